"""Learn lang/fr/slots.npz from the project's own gold: who, where, when and with what losses, of what the rules found.

    pip install torch
    python tools/train_slots.py [--without NAME ...] [--epochs N] [--seed N] FOLDS [OUTPUT.npz]

Each claim that gold has and the reader tells is a lesson: of all that the text offers for its slots
(selon.read.slot_choice) those are right that agree with gold. The claims of tests/read/claims.yaml are learnt too,
each as often as LESSONS says, and what the rules say of the plain wordings of the tests, so that a wording which no
report of gold has isn't taken amiss. `--without` leaves out files of gold (round-48) for
figures on reports that it has not seen. FOLDS is as for tools/train_confidence.py. Some ten minutes on one core.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
import yaml
from lessons import FRENCH, TESTS, gold_stems, sentence_report, taggers_in, with_asides, wordings
from torch import nn

from selon.evaluation.agreement import AGREE
from selon.evaluation.gold import load_gold
from selon.evaluation.matching import match
from selon.evaluation.values import PlaceValue, Values, of_claim, of_gold
from selon.model import Report
from selon.read.claims import Reader, claims_of, draft_report, load_reader, slot_choice, told_drafts
from selon.read.drafts import Draft, Role
from selon.read.event_tagger import EventTagger
from selon.read.mentions import LossMention, PlaceMention, TimeMention
from selon.read.slot_choice import SlotChoice

WEIGHTS = FRENCH / "slots.npz"
LESSONS = 4  # how often each sentence counts
COMMON = 25  # times that a name must be seen
WIDTH, BATCH, RATE, DECAY = 48, 256, 6e-3, 0.05
DROP_NAMES, DROP_INNER = 0.1, 0.5
# From which probability each outcome is chosen: by the totals of rounds 48 to 53, which it had not learnt from then.
LEAST = {"sides": (0.42, 0.38), "losses": (0.4,), "place": (0.35,), "time": (0.42,)}


@dataclass(frozen=True)
class Lesson:
    """What is seen of one offer, and for each outcome whether it is right."""

    names: list[str]
    right: tuple[bool, ...]


@dataclass(frozen=True)
class Truth:
    """What gold, or a test, says of the slots of one claim."""

    sides: tuple[tuple[tuple[str, ...], ...], ...]
    losses: tuple[tuple[str, str, int | None, int | None], ...]
    place: object
    time: tuple[str | None, str | None] | None
    time_text: str | None

    def of_role(self, role: Role) -> tuple[bool, ...]:
        names = tuple(n for n in (role.span.text, role.name) if n)
        return tuple(any(AGREE["initiators"](gold, names) for gold in side) for side in self.sides)

    def of_loss(self, loss: LossMention) -> tuple[bool, ...]:
        return ((loss.kind, loss.who, loss.min, loss.max) in self.losses,)

    def of_place(self, mention: PlaceMention) -> tuple[bool, ...]:
        place = mention.place
        if isinstance(self.place, PlaceValue):
            point = None if place.lat is None or place.lon is None else (place.lat, place.lon)
            names = tuple(n for n in (place.text, place.name) if n)
            return (AGREE["place"](self.place, PlaceValue(names, point, place.radius_km or 0)),)
        return (self.place == place.text,)

    def of_time(self, time: TimeMention) -> tuple[bool, ...]:
        if time.from_day or time.to_day:
            return ((time.from_day, time.to_day) == self.time,)
        return (self.time_text is not None and time.span.text in (self.time_text, self.time_text.strip()),)


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folds", type=Path)
    parser.add_argument("output", nargs="?", type=Path, default=WEIGHTS)
    parser.add_argument("--without", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    taggers = taggers_in(options.folds)
    lessons: dict[str, list[Lesson]] = {slot: [] for slot in LEAST}
    of_tests = [*list(sentence_lessons(taggers[0])) * LESSONS, *rule_lessons(taggers[0])]
    for slot, lesson in (*gold_lessons(taggers, options.without), *of_tests):
        lessons[slot].append(lesson)
    arrays: dict[str, np.ndarray] = {}
    for slot, given in lessons.items():
        random.seed(options.seed)
        torch.manual_seed(options.seed)
        arrays |= {f"{slot}.{name}": array for name, array in fit(given, options.epochs).items()}
        arrays[f"{slot}.least"] = np.array(LEAST[slot], dtype=np.float32)
        print(f"{slot}: {len(given)} offers, {len(arrays[f'{slot}.names'])} names", flush=True)
    np.savez_compressed(options.output, **arrays)
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.2f} MB")


def gold_lessons(taggers: Sequence[EventTagger], without: Sequence[str]) -> Iterator[tuple[str, Lesson]]:
    """The lessons of all gold but the files `without`."""
    for i, stem in enumerate(gold_stems()):
        if stem.name in without:
            continue
        reader = replace(load_reader("fr"), tagger=taggers[i % len(taggers)])
        gold = load_gold(Path(f"{stem}.reports.jsonl"), Path(f"{stem}.gold.jsonl"))
        for identity, claims in gold.claims.items():
            report = gold.reports[identity]
            if not report.text.strip():
                continue
            truths = [(of_gold(c, report.text), c.time.text if c.time is not None else None) for c in claims]
            yield from report_lessons(report, reader, truths)


def report_lessons(
    report: Report, reader: Reader, gold: Sequence[tuple[Values, str | None]]
) -> Iterator[tuple[str, Lesson]]:
    """The lessons of one report: of its claims that answer one of gold."""
    choice, drafts, values = told(report, reader)
    for a, b in match([v for v, _ in gold], values):
        value, time_text = gold[a]
        time = next(iter(value.time), None)
        truth = Truth((value.initiators, value.targets), tuple(map(tuple, value.losses)),
                      next(iter(value.place), None), time, time_text)  # fmt: skip
        yield from lessons_of(choice, drafts[b], truth)


def told(report: Report, reader: Reader) -> tuple[SlotChoice, list[Draft], list[Values]]:
    """What the reader tells before the slots are chosen anew."""
    reading, drafts = draft_report(report, reader)
    kept = told_drafts(reading, drafts, reader.confidence)
    values = [of_claim(c, report.text) for c in claims_of(report, reading, kept)]
    return slot_choice(reading, kept, reader), kept, values


def sentence_lessons(tagger: EventTagger) -> Iterator[tuple[str, Lesson]]:
    """The lessons of the sentences whose claims the tests hold the reader to."""
    reader = replace(load_reader("fr"), tagger=tagger)
    for case in yaml.safe_load((TESTS / "read" / "claims.yaml").read_text(encoding="utf-8")):
        if not case["text"].strip():
            continue
        choice, drafts, _ = told(sentence_report(case["text"]), reader)
        left = list(case["claims"])
        for draft in sorted(drafts, key=lambda d: d.start):
            claim = next((c for c in left if c["event"] == draft.event), None)
            if claim is not None:
                left.remove(claim)
                yield from lessons_of(choice, draft, _truth(claim))


def rule_lessons(tagger: EventTagger) -> Iterator[tuple[str, Lesson]]:
    """The lessons of plain sentences of the tests in which the rules are right, whatever stands in between."""
    reader = replace(load_reader("fr"), tagger=tagger)
    for text in plain_sentences():
        choice, drafts, _ = told(sentence_report(text), reader)
        for draft in drafts:
            yield from lessons_of(choice, draft, RulesTruth(draft))


def plain_sentences() -> Iterator[str]:
    """The wordings of the tests, and the sentences into which they put asides, with each of these."""
    yield from (row["sentence"] for row in wordings())
    yield from (text for text, _ in with_asides())


@dataclass(frozen=True)
class RulesTruth:
    """What the rules say of the slots of one event, taken for the truth."""

    draft: Draft

    def of_role(self, role: Role) -> tuple[bool, ...]:
        return tuple(any(r.span == role.span for r in side) for side in (self.draft.initiators, self.draft.targets))

    def of_loss(self, loss: LossMention) -> tuple[bool, ...]:
        return (loss in self.draft.losses,)

    def of_place(self, place: PlaceMention) -> tuple[bool, ...]:
        return (place == self.draft.place,)

    def of_time(self, time: TimeMention) -> tuple[bool, ...]:
        return (time == self.draft.time,)


def _truth(claim: Mapping[str, object]) -> Truth:
    sides = tuple(tuple((name,) for name in claim.get(side, ())) for side in ("initiators", "targets"))
    time = (claim.get("from"), claim.get("to"))
    return Truth(sides, tuple(map(tuple, claim.get("losses", ()))), claim.get("place"), time, None)


def lessons_of(choice: SlotChoice, draft: Draft, truth: Truth | RulesTruth) -> Iterator[tuple[str, Lesson]]:
    """A lesson for each thing that the text offers for the slots of `draft`."""
    yield from (("sides", Lesson(o.names, truth.of_role(o.value))) for o in choice.sides.of(draft))
    yield from (("losses", Lesson(o.names, truth.of_loss(o.value))) for o in choice.losses.of(draft))
    yield from (("time", Lesson(o.names, truth.of_time(o.value))) for o in choice.times.of(draft))
    if not choice.is_one_of_several(draft):
        yield from (("place", Lesson(o.names, truth.of_place(o.value))) for o in choice.places.of(draft))


class Network(nn.Module):
    """What selon.read.decider computes, with what only training needs."""

    def __init__(self, names: int, outcomes: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(names, WIDTH + outcomes, mode="sum")
        nn.init.normal_(self.table.weight, 0, 0.05)
        self.inner_bias = nn.Parameter(torch.zeros(WIDTH))
        self.outer = nn.Linear(WIDTH, outcomes)
        self.drop = nn.Dropout(DROP_INNER)

    def forward(self, rows: list[list[int]]) -> torch.Tensor:
        """Scores, before they are made probabilities."""
        kept = [[r for r in some if random.random() > DROP_NAMES] for some in rows]
        flat = torch.tensor([r for some in kept for r in some])
        starts = torch.tensor(np.cumsum([0, *map(len, kept[:-1])]))
        sums = self.table(flat, starts)
        return self.outer(self.drop(torch.relu(sums[:, :WIDTH] + self.inner_bias))) + sums[:, WIDTH:]


def fit(lessons: Sequence[Lesson], epochs: int) -> dict[str, np.ndarray]:
    """The arrays of one decider, as selon.read.decider names them."""
    counts = Counter(name for lesson in lessons for name in lesson.names)
    names = sorted(name for name, count in counts.items() if count >= COMMON)
    at = {name: i for i, name in enumerate(names)}
    rows = [[at[name] for name in lesson.names if name in at] for lesson in lessons]
    right = torch.tensor([lesson.right for lesson in lessons], dtype=torch.float32)
    network = Network(len(names), right.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), weight_decay=DECAY)
    order = list(range(len(rows)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=epochs * -(-len(rows) // BATCH))
    for _ in range(epochs):
        random.shuffle(order)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            optimiser.zero_grad()
            scores = network([rows[i] for i in batch])
            apart = nn.functional.binary_cross_entropy_with_logits(scores, right[batch], reduction="none")
            apart.sum(1).mean().backward()
            optimiser.step()
            schedule.step()
    return arrays(network, names)


@torch.no_grad()
def arrays(network: Network, names: Sequence[str]) -> dict[str, np.ndarray]:
    """The weights, half precision."""
    found = {
        "table": network.table.weight, "inner_bias": network.inner_bias, "outer": network.outer.weight.T,
        "bias": network.outer.bias,
    }  # fmt: skip
    return {"names": np.array(names)} | {name: value.numpy().astype(np.float16) for name, value in found.items()}


if __name__ == "__main__":
    main()
