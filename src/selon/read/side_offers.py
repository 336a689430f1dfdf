"""Who may have done or suffered an event: the people named around its word, with what is seen of each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from selon.read.actors import ActorResolver
from selon.read.arguments import Reading
from selon.read.decider import Scale
from selon.read.drafts import Draft, Role
from selon.read.outlook import Offer, Outlook, told_of
from selon.read.phrases import Phrase

__all__ = ["SideOffers"]

_PEOPLE = (
    "armed", "authority", "name", "suspect", "air", "crowd", "unknown_name", "country", "civilian", "captive", "source",
    "post", "vehicle", "building", "aircraft", "weapon", "seat", "land",
)  # fmt: skip
_BACK, _AROUND = 2, (-3, 1)  # sentences in which phrases are looked at, and the sides of other events
_SIDES = Scale("doers", 0, 1, 2, 3), Scale("targets", 0, 1, 2, 3)
_NAMED, _ELSEWHERE = Scale("named", 0, 1, 2, 3, 6), (Scale("doer of", 0, 1, 2, 3), Scale("target of", 0, 1, 2, 3))
_RANK, _ARMED_RANK = Scale("rank", 0, 1, 2, 3, 4, 6, 9), Scale("rank of armed", 0, 1, 2, 3, 4, 6, 9)
_OFFERED, _LENGTH = Scale("offered", 0, 1, 2, 3, 4, 6, 9), Scale("letters", 0, 5, 10, 15, 25, 40)
_PART = Scale("part", 0, 10, 25, 50, 75)  # per cent of the report


@dataclass(frozen=True, slots=True)
class _Seen:
    """Somebody named: tokens `first:last`, and the names of what is seen of him wherever the event is."""

    role: Role
    first: int
    last: int
    names: list[str]


class SideOffers:
    """Offers for the sides of the events of one report."""

    def __init__(self, reading: Reading, actors: ActorResolver, outlook: Outlook, drafts: Sequence[Draft]) -> None:
        self._reading, self._actors, self._outlook, self._drafts = reading, actors, outlook, drafts
        self._seen: dict[tuple[int, int], _Seen] = {}

    def of(self, draft: Draft) -> list[Offer[Role]]:
        """Those who may be sides of `draft`."""
        told = told_of(draft) + self._outlook.words_of(draft.trigger)
        told += [_SIDES[0](len(draft.initiators)), _SIDES[1](len(draft.targets))]
        near = list(self._near(draft).values())
        told.append(_OFFERED(sum(self._is_beside(x, draft) for x in near)))
        seen = zip(near, self._ranks(near, draft), strict=True)
        return [Offer(x.role, [*told, *x.names, *rank, *self._standing(x, draft)]) for x, rank in seen]

    def _near(self, draft: Draft) -> dict[tuple[int, int], _Seen]:
        """The draft's own sides first, then who is named around it, then the sides of events around, by their span."""
        found: dict[tuple[int, int], _Seen] = {}
        for role in (*draft.initiators, *draft.targets, *self._named_before(draft), *self._of_others(draft)):
            found.setdefault((role.span.start, role.span.end), self._as_seen(role))
        return found

    def _named_before(self, draft: Draft) -> Iterator[Role]:
        here = draft.trigger.sentence.index
        for index in range(max(0, here - _BACK), here + 1):
            yield from self._named[index]

    @cached_property
    def _named(self) -> list[list[Role]]:
        """Who is named in each sentence."""
        return [[r for p in phrases if (r := self._role(p)) is not None] for phrases in self._reading.by_sentence]

    def _role(self, phrase: Phrase) -> Role | None:
        return None if phrase.is_any("pronoun") or not phrase.is_any(*_PEOPLE) else self._actors.role_of(phrase)

    def _of_others(self, draft: Draft) -> Iterator[Role]:
        here = draft.trigger.sentence.index
        for other in self._drafts:
            if other is not draft and _AROUND[0] <= other.trigger.sentence.index - here <= _AROUND[1]:
                yield from other.initiators
                yield from other.targets

    def _as_seen(self, role: Role) -> _Seen:
        key = (role.span.start, role.span.end)
        if key not in self._seen:
            phrase = role.phrase if role.phrase is not None and role.phrase.index >= 0 else None
            head = self._reading.tagged.passage.token_at(role.span.start)
            first, last = (phrase.first, phrase.last) if phrase is not None else (head, head + 1)
            self._seen[key] = _Seen(role, first, last, self._names_of(role, phrase, first, last))
        return self._seen[key]

    def _names_of(self, role: Role, phrase: Phrase | None, first: int, last: int) -> list[str]:
        tagged, opening = self._reading.tagged, phrase.opening if phrase is not None else first
        classes = role.classes | (phrase.classes if phrase is not None else frozenset())
        noun = phrase is not None and tagged.tags[phrase.head] == "NOUN"
        names = [f"class={c}" for c in classes]
        names.append(f"head={tagged.passage.norms[phrase.head] if phrase is not None and noun else tagged.tags[first]}")
        names += [f"plural={role.plural}", f"known={role.actor is not None}", _LENGTH(len(role.span.text))]
        names += [_PART(100 * first // max(1, len(tagged.tags))), _NAMED(self._times_named[_key(role)])]
        names += self._outlook.words_around(first, last)
        names += self._outlook.roles_of(first, last, "initiators", "targets", "attribution")
        names.append(f"opened by={tagged.passage.norms[opening - 1] if opening > 0 else '^'}")
        if phrase is not None:
            names += [f"prep={phrase.prep}", f"part={phrase.parent is not None}", f"counted={phrase.counted}"]
            names.append(f"definite={phrase.definite}")
        return names

    @cached_property
    def _times_named(self) -> Counter[str]:
        return Counter(_key(role) for named in self._named for role in named)

    @cached_property
    def _sides_of(self) -> tuple[Mapping[str, set[int]], Mapping[str, set[int]]]:
        """Of which events somebody is a doer, and of which a target, by what he is called."""
        doers: dict[str, set[int]] = defaultdict(set)
        targets: dict[str, set[int]] = defaultdict(set)
        for draft in self._drafts:
            for found, roles in ((doers, draft.initiators), (targets, draft.targets)):
                for role in roles:
                    found[_key(role)].add(id(draft))
        return doers, targets

    def _ranks(self, near: Sequence[_Seen], draft: Draft) -> list[list[str]]:
        """How many of the sentence, on the same side of the event's word, stand nearer to it, all and the armed."""
        places = [(self._reading.sentence_of(x.first).index, x.last <= draft.start, _apart(x, draft)) for x in near]
        ranks = []
        for sentence, before, apart in places:
            beside = [(x, a) for x, (s, b, a) in zip(near, places, strict=True) if (s, b) == (sentence, before)]
            nearer = [x for x, a in beside if a < apart]
            armed = sum("armed" in x.role.classes for x in nearer)
            ranks.append([_RANK(len(nearer)), _ARMED_RANK(armed)])
        return ranks

    def _is_beside(self, seen: _Seen, draft: Draft) -> bool:
        sentence = draft.trigger.sentence
        return sentence.first <= seen.first < sentence.last

    def _standing(self, seen: _Seen, draft: Draft) -> list[str]:
        """Names for how somebody stands to the event: where, and what the rules take him for."""
        role, trigger = seen.role, draft.trigger
        names = self._outlook.of(seen.first, seen.last, trigger)
        sides = (("doer", draft.initiators, trigger.initiators), ("target", draft.targets, trigger.targets))
        for side, roles, phrases in sides:
            clause = role.phrase is not None and any(p.index == role.phrase.index for p in phrases)
            names += [f"{side}={any(r.span == role.span for r in roles)}", f"{side} by clause={clause}"]
            names.append(f"same {side}={any(_key(r) == _key(role) for r in roles)}")
        for scale, events in zip(_ELSEWHERE, self._sides_of, strict=True):
            names.append(scale(len(events.get(_key(role), set()) - {id(draft)})))
        return [*names, f"speaks={_speaks(role, draft)}", f"lost={_is_lost(role, draft)}"]


def _apart(seen: _Seen, draft: Draft) -> int:
    return draft.start - seen.last if seen.last <= draft.start else seen.first - draft.trigger.last


def _key(role: Role) -> str:
    """What tells one from another: the register's id, else the words."""
    return role.actor or role.span.text


def _speaks(role: Role, draft: Draft) -> bool:
    chain = draft.attribution.chain if draft.attribution is not None else ()
    return any(s.start < role.span.end and role.span.start < s.end for s in chain)


def _is_lost(role: Role, draft: Draft) -> bool:
    victims = (x.victim for x in draft.losses)
    return any(v is not None and v.start < role.span.end and role.span.start < v.end for v in victims)
