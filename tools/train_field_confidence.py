"""Learn src/selon/export/field_confidence.yaml: how often each kind of value is right on the project's own gold.

    python tools/train_field_confidence.py [--cross-validate]

A value counts where the reader's claim answers one of gold's; it is right where it agrees with a value of that
claim as the evaluation has it (selon.evaluation). The event counts where the claim answers one of its family.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from selon.evaluation.agreement import AGREE, agreeing
from selon.evaluation.gold import GoldSet, load_gold
from selon.evaluation.matching import match
from selon.evaluation.running import coded_by_reader
from selon.evaluation.values import SLOTS, Values, of_claim, of_gold
from selon.export.claim_lines import line_of
from selon.export.claim_table import claim_table
from selon.export.field_confidence import KINDS, REST
from selon.export.told import ReportCard, Told
from selon.model import Claim

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "selon" / "export" / "field_confidence.yaml"
ENOUGH = 20  # values of a kind, below which it has no share of its own
WEIGHT = 10  # values that a field's mean counts as, so that a rare kind doesn't stray far from it

Sample = tuple[str, str, bool]  # field, kind, right
Shares = dict[str, dict[str, float]]


def main() -> None:
    """Learn from all gold and write the file, or print how well shares learnt without a report fit it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross-validate", action="store_true")
    reports = list(_reports())
    if parser.parse_args().cross_validate:
        _cross_validate(reports)
        return
    shares = {"fr": _learnt(sample for report in reports for sample in report)}
    head = "# Made by tools/train_field_confidence.py from evaluation/gold: don't edit by hand.\n"
    TARGET.write_text(head + yaml.safe_dump(shares, sort_keys=False), encoding="utf-8")


def _reports() -> Iterator[list[Sample]]:
    """The samples of every report of the project's gold."""
    for path in sorted((ROOT / "evaluation" / "gold").rglob("*.reports.jsonl")):
        gold = load_gold(path, Path(str(path).replace(".reports.", ".gold.")))
        coded = coded_by_reader(gold, workers=1)
        yield from (list(_samples(gold, name, coded.get(name, ()))) for name in gold.claims)


def _samples(gold: GoldSet, name: str, claims: Sequence[Claim]) -> Iterator[Sample]:
    if not claims:
        return
    text = gold.reports[name].text
    known, found = [of_gold(c, text) for c in gold.claims[name]], [of_claim(c, text) for c in claims]
    kinds = _kinds(claims)
    for i, j in match(known, found, by_family=True):
        yield "event", kinds["event"][j][0], known[i].event == found[j].event
    for i, j in match(known, found):
        yield from _fields(known[i], found[j], {field: rows[j] for field, rows in kinds.items()})


def _fields(gold: Values, coded: Values, kinds: dict[str, list[str]]) -> Iterator[Sample]:
    for field in ("status", "certainty"):
        yield field, kinds[field][0], getattr(gold, field) == getattr(coded, field)
    for field in SLOTS:
        for kind, value in zip(kinds[field], getattr(coded, field), strict=True):
            yield field, kind, agreeing(getattr(gold, field), (value,), AGREE[field]) > 0


def _kinds(claims: Sequence[Claim]) -> dict[str, list[list[str]]]:
    """By field, the kinds of each claim's values, as the export sees them."""
    table = claim_table([line_of(Told(id=c.id, claim=c, report=ReportCard(id="r"))) for c in claims])
    found = {}
    for field, of in KINDS.items():
        values, column = of(table).to_pylist(), table.parsed.column(field)
        counts = [len(row) for row in column.to_pylist()] if hasattr(column, "offsets") else [1] * len(claims)
        rest = iter(values)
        found[field] = [[k for _ in range(n) if (k := next(rest)) is not None] for n in counts]
    return found


def _learnt(samples: Iterable[Sample]) -> Shares:
    told: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for field, kind, right in samples:
        told[field][kind].append(right)
    return {field: _of_kinds(told[field]) for field in KINDS if field in told}


def _of_kinds(kinds: dict[str, list[bool]]) -> dict[str, float]:
    every = [right for some in kinds.values() for right in some]
    mean = sum(every) / len(every)
    own = {kind: (sum(some) + WEIGHT * mean) / (len(some) + WEIGHT)
           for kind, some in sorted(kinds.items()) if len(some) >= ENOUGH}  # fmt: skip
    return {kind: round(share, 3) for kind, share in {**own, REST: mean}.items()}


def _cross_validate(reports: list[list[Sample]]) -> None:
    """By field: how many, how many right, and the mean square error beside that of the field's mean alone."""
    errors: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
    for fold in range(8):
        shares = _learnt(s for i, report in enumerate(reports) if i % 8 != fold for s in report)
        for field, kind, right in (s for report in reports[fold::8] for s in report):
            mean = shares[field][REST]
            errors[field].append((shares[field].get(kind, mean) - right, mean - right, right))
    for field, found in errors.items():
        ours, means = (sum(e[n] ** 2 for e in found) / len(found) for n in (0, 1))
        print(f"{field}: {len(found)}, right {sum(e[2] for e in found) / len(found):.3f}, "
              f"error {ours:.4f}, of the mean {means:.4f}")  # fmt: skip


if __name__ == "__main__":
    main()
