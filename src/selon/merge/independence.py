"""Which claims of an incident count once: those that copy one dispatch or stand on one source."""

import re
from collections.abc import Sequence

from selon.merge.clustering import Pair, components
from selon.merge.names import fold_name
from selon.merge.parameters import WordingWeights
from selon.merge.profile import ReportedClaim
from selon.merge.relations import Relations
from selon.model import Origin, Source

__all__ = ["label_of", "origins", "side_of", "word_triples"]

_WORD = re.compile(r"\w+")

# "des habitants", "une source militaire" are not one source because two papers quote such a one.
_NAMELESS = frozenset(["unnamed", "witness", "local"])


def origins(
    claims: Sequence[ReportedClaim], relations: Relations, weights: WordingWeights
) -> tuple[Origin, ...]:
    """The claims grouped by origin, in order of their first claim. `claims` are those of one incident."""
    ordered = sorted(claims, key=lambda c: c.key)
    by_key = {claim.key: claim for claim in ordered}
    sources = _pairs_by_source(ordered)
    wordings = _pairs_by_wording(ordered, weights)
    groups = components(by_key, sources | wordings)
    return tuple(_origin([by_key[k] for k in keys], sources, wordings, relations) for keys in groups)


def _origin(
    group: list[ReportedClaim], sources: set[Pair], wordings: set[Pair], relations: Relations
) -> Origin:
    keys = {claim.key for claim in group}
    copied = any(a in keys and b in keys for a, b in wordings)
    shared = any(a in keys and b in keys for a, b in sources)
    sides = {side for claim in group if (side := side_of(claim, relations))}
    return Origin(
        label=label_of(group[0]),
        claims=tuple(claim.key for claim in group),
        reports=tuple(sorted({claim.report for claim in group})),
        reason="same wording" if copied else "same source" if shared else "alone",
        side=sides.pop() if len(sides) == 1 else None,
    )


def side_of(reported: ReportedClaim, relations: Relations) -> str | None:
    """The actor for whom the nearest source with a side speaks, else the publisher; None for outsiders."""
    for source in reported.claim.attribution:
        side = relations.side(source.source or source.name or source.text)
        if side is not None:
            return side
    nameless = not reported.claim.attribution
    return relations.side(reported.publisher) if reported.publisher and nameless else None


def label_of(reported: ReportedClaim) -> str:
    """On whose word, as people read it: "chef local (Radio Lac)", or the publisher alone."""
    quoted = " · ".join(s.name or s.text for s in reported.claim.attribution)
    publisher = reported.publisher or reported.report
    return f"{quoted} ({publisher})" if quoted else publisher


def _pairs_by_source(ordered: Sequence[ReportedClaim]) -> set[Pair]:
    """Each claim beside the first that shares a source with it."""
    first: dict[str, str] = {}
    pairs = set()
    for claim in ordered:
        for source in _sources(claim):
            if source in first:
                pairs.add((first[source], claim.key))
            first.setdefault(source, claim.key)
    return pairs


def _sources(reported: ReportedClaim) -> list[str]:
    """What the claim stands on: its sources that have a name, and its report (told twice is told once)."""
    named = [name for source in reported.claim.attribution if (name := _identity(source))]
    own = [] if reported.claim.attribution else [f"publisher:{fold_name(reported.publisher or '')}"]
    return [f"report:{reported.report}", *named, *(o for o in own if reported.publisher)]


def _identity(source: Source) -> str | None:
    if source.source:
        return source.source
    if source.kind in _NAMELESS:
        return None
    named = source.name or (source.text if any(c.isupper() for c in source.text) else None)
    return f"name:{fold_name(named)}" if named else None


def _pairs_by_wording(ordered: Sequence[ReportedClaim], weights: WordingWeights) -> set[Pair]:
    """Each claim beside the first whose sentence it copies."""
    triples = [word_triples(claim.context) for claim in ordered]
    pairs = set()
    for i, mine in enumerate(triples):
        for j in range(i):
            if _share(mine, triples[j]) >= weights.copy_share:
                pairs.add((ordered[j].key, ordered[i].key))
                break
    return pairs


def word_triples(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of three words, in lower case."""
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[i : i + 3]) for i in range(len(words) - 2))


def _share(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= 5 else 0.0
