"""What went wrong, a line each: missed and false claims, and slots that differ."""

from collections.abc import Iterator, Mapping, Sequence

from selon.evaluation.agreement import AGREE, agreeing
from selon.evaluation.gold import GoldSet
from selon.evaluation.matching import match
from selon.evaluation.values import SLOTS, Values, of_claim, of_gold
from selon.model import Claim

__all__ = ["errors"]


def errors(gold: GoldSet, coded: Mapping[str, Sequence[Claim]]) -> Iterator[str]:
    """Tab-separated lines: report, `missed`, `false` or the slot, event, and the evidence."""
    for identity, claims in gold.claims.items():
        text = gold.reports[identity].text
        found = [of_claim(claim, text) for claim in coded.get(identity, ())]
        for line in _of_report([of_gold(claim, text) for claim in claims], found, text):
            yield f"{identity}\t{line}"


def _of_report(gold: Sequence[Values], coded: Sequence[Values], text: str) -> Iterator[str]:
    pairs = match(gold, coded)
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from (f"missed\t{_told(c, text)}" for i, c in enumerate(gold) if i not in hit)
    yield from (f"false\t{_told(c, text)}" for j, c in enumerate(coded) if j not in used)
    for i, j in sorted(pairs):
        yield from _of_pair(gold[i], coded[j])


def _told(claim: Values, text: str) -> str:
    start, end = claim.sentence
    return f"{claim.event}\t…{text[claim.trigger : claim.trigger + 20]!r}\t{text[start:end][:120]!r}"


def _of_pair(gold: Values, coded: Values) -> Iterator[str]:
    for name in ("status", "certainty"):
        if getattr(gold, name) != getattr(coded, name):
            yield f"{name}\t{gold.event}\tgold {getattr(gold, name)}\tcoded {getattr(coded, name)}"
    for slot in SLOTS:
        wanted, found = getattr(gold, slot), getattr(coded, slot)
        if agreeing(wanted, found, AGREE[slot]) < max(len(wanted), len(found)):
            yield f"{slot}\t{gold.event}\tgold {_plain(wanted)}\tcoded {_plain(found)}"


def _plain(values: Sequence[object]) -> str:
    return "; ".join(" = ".join(map(str, v)) if isinstance(v, tuple) else str(v) for v in values) or "none"
