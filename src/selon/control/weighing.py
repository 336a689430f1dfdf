"""Words of a few days weighed against one another and against what held before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from selon.control.parameters import ControlParameters
from selon.control.words import Side, Word
from selon.merge.independence import origins
from selon.merge.parameters import WordingWeights
from selon.merge.relations import Relations

__all__ = ["Balance", "Support", "camps", "weigh"]


@dataclass(frozen=True)
class Support:
    """What speaks for a side: `weight`, and the words it comes from."""

    weight: float
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Balance:
    """Who is said to hold the place, and how weightily."""

    supports: Mapping[Side, Support] = field(default_factory=dict)


def weigh(
    words: Sequence[Word],
    before: Balance,
    parameters: ControlParameters,
    relations: Relations,
    wording: WordingWeights,
) -> Balance:
    """The balance after `words` (those of one window), given the balance before them.

    A word for a side adds its weight once per origin; a word that it left takes it away. What held before
    counts `carry` of its weight, and nothing once a change of hands is told with weight `enough`.
    """
    sides = sorted({s for w in words for s in (*w.gainers, *w.losers)} | set(before.supports))
    moved = _weight_of([w for w in words if w.kind == "transfer"], relations, wording)
    found = {}
    for side in sides:
        support = _support(side, words, before.supports.get(side), moved, parameters, relations, wording)
        if support.weight > 0:
            found[side] = support
    return Balance(found)


def _support(
    side: Side,
    words: Sequence[Word],
    before: Support | None,
    moved: float,
    parameters: ControlParameters,
    relations: Relations,
    wording: WordingWeights,
) -> Support:
    pro = [w for w in words if side in w.gainers]
    contra = [w for w in words if w.kind == "loss" and side in w.losers]
    weight = _weight_of(pro, relations, wording) - _weight_of(contra, relations, wording)
    kept: tuple[Word, ...] = ()
    taken = moved >= parameters.enough and _taken_by_others(side, words, relations)
    if before is not None and not taken:
        weight += parameters.carry * before.weight if not _alone(side, words, relations) else before.weight
        kept = before.words
    return Support(weight, (*kept, *pro))


def _taken_by_others(side: Side, words: Iterable[Word], relations: Relations) -> bool:
    return any(not friends(side, g, relations) for w in words if w.kind == "transfer" for g in w.gainers)


def _alone(side: Side, words: Iterable[Word], relations: Relations) -> bool:
    """Whether no word speaks for a rival: then what held before keeps its whole weight."""
    return all(friends(side, g, relations) for w in words for g in w.gainers)


def friends(one: Side, other: Side, relations: Relations) -> bool:
    """Whether two sides don't contest a place: one actor, or parent, member, ally."""
    if one.identity == other.identity:
        return True
    return one.actor is not None and other.actor is not None and relations.related(one.actor, other.actor)


def _weight_of(words: Sequence[Word], relations: Relations, wording: WordingWeights) -> float:
    """Weights summed over origins, the heaviest word of each."""
    if not words:
        return 0.0
    by_key = {w.claim.reported.key: w for w in words}
    found = origins([w.claim.reported for w in by_key.values()], relations, wording)
    return sum(max(by_key[key].weight for key in origin.claims) for origin in found)


def camps(supports: Mapping[Side, Support], relations: Relations) -> list[list[Side]]:
    """Sides grouped with their friends, the heaviest camp first and in it the heaviest side."""
    left = sorted(supports, key=lambda s: (-supports[s].weight, s))
    found: list[list[Side]] = []
    for side in left:
        home = next((camp for camp in found if friends(camp[0], side, relations)), None)
        if home is None:
            found.append([side])
        else:
            home.append(side)
    return found
