"""Scores of coded claims against gold: precision, recall and F1 of claims, families and slots.

`claim` counts gold claims with a matching coded one; `family` forgives the event within its family; a slot
counts a value only where its claim matched, so a missed claim costs all that it held. `slots`, the headline
figure, is the micro average over claims and all their slots.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from selon.evaluation.agreement import AGREE, agreeing, near
from selon.evaluation.gold import GoldSet
from selon.evaluation.matching import match
from selon.evaluation.values import SLOTS, Values, of_claim, of_gold
from selon.model import Claim, Span

__all__ = ["Figures", "Score", "Share", "score"]

WITHIN = "within 10 km or radius"


class Figures(msgspec.Struct, frozen=True):
    """Precision, recall, F1 (0 to 1), and how many gold and coded values there were."""

    p: float
    r: float
    f1: float
    gold: int
    predicted: int


class Share(msgspec.Struct, frozen=True):
    """The share of matched claims that agree, and of how many."""

    value: float
    of: int


class Score(msgspec.Struct, frozen=True):
    """The result over a set of reports; `not_verbatim` of `spans` don't read as the text does (must be 0)."""

    reports: int
    table: dict[str, Figures]
    accuracy: dict[str, Share]
    spans: int
    not_verbatim: int


class _Tally:
    """Counts while reports go by: agreeing, gold and coded values by name, and shares of matched claims."""

    def __init__(self) -> None:
        self.agreed: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.coded: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()

    def add(self, gold: Sequence[Values], coded: Sequence[Values]) -> None:
        """Count one report."""
        self._add_sizes(self.gold, gold)
        self._add_sizes(self.coded, coded)
        self.agreed["family"] += len(match(gold, coded, by_family=True))
        for i, j in match(gold, coded):
            self.agreed["claim"] += 1
            self._add_pair(gold[i], coded[j])

    def _add_sizes(self, counter: Counter[str], claims: Sequence[Values]) -> None:
        counter["claim"] += len(claims)
        counter["family"] += len(claims)
        for slot in SLOTS:
            counter[slot] += sum(len(getattr(claim, slot)) for claim in claims)

    def _add_pair(self, gold: Values, coded: Values) -> None:
        for slot in SLOTS:
            self.agreed[slot] += agreeing(getattr(gold, slot), getattr(coded, slot), AGREE[slot])
        self._add_share("status", gold.status == coded.status)
        self._add_share("certainty", gold.certainty == coded.certainty)
        for place, other in zip(gold.place, coded.place, strict=False):
            close = near(place, other)
            if close is not None:
                self._add_share(WITHIN, close)

    def _add_share(self, name: str, right: bool) -> None:
        self.seen[name] += 1
        self.right[name] += right

    def figures(self, *names: str) -> Figures:
        """Figures over the sum of the named counts."""
        agreed, gold, coded = (sum(c[n] for n in names) for c in (self.agreed, self.gold, self.coded))
        precision, recall = agreed / coded if coded else 0.0, agreed / gold if gold else 0.0
        both = precision + recall
        return Figures(precision, recall, 2 * precision * recall / both if both else 0.0, gold, coded)


def score(gold: GoldSet, coded: Mapping[str, Sequence[Claim]]) -> Score:
    """Score `coded`, claims by report id, against `gold`; a report missing in it counts as having none."""
    tally, spans, wrong = _Tally(), 0, 0
    for identity, claims in gold.claims.items():
        text, found = gold.reports[identity].text, coded.get(identity, ())
        tally.add([of_gold(c, text) for c in claims], [of_claim(c, text) for c in found])
        verbatim = [span.within(text) for claim in found for span in _spans(claim)]
        spans, wrong = spans + len(verbatim), wrong + verbatim.count(False)
    table = {"slots": tally.figures("claim", *SLOTS)}
    table |= {name: tally.figures(name) for name in ("claim", "family", *SLOTS)}
    accuracy = {name: Share(tally.right[name] / count, count) for name, count in tally.seen.items()}
    return Score(len(gold.claims), table, accuracy, spans, wrong)


def _spans(claim: Claim) -> Iterator[Span]:
    """Every span that a claim stands on."""
    yield claim.trigger
    yield from (span for span in (claim.place, claim.time) if span is not None)
    yield from (*claim.initiators, *claim.targets, *claim.losses, *claim.attribution)
