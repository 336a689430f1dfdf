"""Profiles → groups of claims, each told of one event; and which groups new claims touch."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from selon.merge.blocking import Blocking
from selon.merge.clustering import Pair, average_linkage, components, pair_of
from selon.merge.judgements import NO_JUDGEMENTS, Judgements
from selon.merge.parameters import POINT, MergeParameters
from selon.merge.profile import Profile
from selon.merge.relations import NO_RELATIONS, Relations
from selon.merge.scoring import Scorer

__all__ = ["Linker"]

# Above this size a group's claims are only scored where they share a block; below it, all of them.
_SMALL = 60


class Linker:
    """Links profiles with given parameters and relations. Holds nothing between calls."""

    def __init__(self, parameters: MergeParameters, relations: Relations = NO_RELATIONS) -> None:
        """Prepare blocking and scoring."""
        self.blocking = Blocking(parameters)
        self.scorer = Scorer(parameters, relations)
        self._missing = round(parameters.veto * POINT)

    def link(self, profiles: Iterable[Profile], judged: Judgements = NO_JUDGEMENTS) -> list[list[str]]:
        """Keys of claims, grouped by event; every key once, groups and keys sorted."""
        ordered = sorted(profiles, key=lambda p: p.key)
        by_key = {profile.key: profile for profile in ordered}
        links = [pair_of(a.key, b.key) for a, b, score in self._scored(ordered) if score > 0]
        must: list[Pair] = [p for p in judged.together if p[0] in by_key and p[1] in by_key]
        groups: list[list[str]] = []
        pairs: list[Pair] = [*links, *must]
        for keys in components(by_key, pairs):
            groups += [keys] if len(keys) == 1 else self._split([by_key[key] for key in keys], judged)
        return sorted(groups)

    def closure(
        self,
        profiles: Iterable[Profile],
        look_up: Callable[[Sequence[Profile]], Iterable[tuple[Profile, Iterable[Profile]]]],
        judged: Judgements = NO_JUDGEMENTS,
    ) -> list[Profile]:
        """Everything that `profiles` are linked to, directly or not, themselves included, sorted by key.

        `look_up` gives each profile with the known claims posted under the blocks that it seeks, and those
        that reviewers put together with it (more may come). Linking the result gives the groups of these
        claims that linking all claims would.
        """
        partners = judged.partners()
        known = {profile.key: profile for profile in profiles}
        fresh = list(known.values())
        while fresh:
            reached = {
                candidate.key: candidate
                for profile, candidates in look_up(fresh)
                for candidate in candidates
                if candidate.key not in known and self._linked(profile, candidate, partners)
            }
            known |= reached
            fresh = [reached[key] for key in sorted(reached)]
        return [known[key] for key in sorted(known)]

    def _linked(self, one: Profile, other: Profile, partners: dict[str, set[str]]) -> bool:
        return other.key in partners.get(one.key, ()) or self.scorer.score(one, other) > 0

    def _scored(self, ordered: Iterable[Profile]) -> Iterator[tuple[Profile, Profile, int]]:
        """All pairs that share a block, with their score."""
        posted: dict[int, list[Profile]] = {}
        for profile in ordered:
            near = {p.key: p for block in self.blocking.sought(profile) for p in posted.get(block, ())}
            for other in near.values():
                yield other, profile, self.scorer.score(other, profile)
            for block in self.blocking.posted(profile):
                posted.setdefault(block, []).append(profile)

    def _split(self, members: list[Profile], judged: Judgements) -> list[list[str]]:
        keys = {profile.key for profile in members}
        must: list[Pair] = [pair for pair in judged.together if pair[0] in keys and pair[1] in keys]
        return average_linkage(components(keys, must), self._scores(members), self._missing, judged.apart)

    def _scores(self, members: list[Profile]) -> dict[Pair, int]:
        if len(members) > _SMALL:
            return {pair_of(a.key, b.key): score for a, b, score in self._scored(members)}
        pairs = ((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
        return {pair_of(a.key, b.key): self.scorer.score(a, b) for a, b in pairs}
