"""`python -m selon.evaluation.gate PINS`: score the reader on every pinned set and refuse a fall.

PINS is a YAML file: by set, the report files (globs, relative to the file's folder; the gold stands beside
each), their digest, and the figures that the reader may not fall below. `--pin` writes figures and digests
as they are now; it raises pins, and lowers one only with `--lower`, so that no fall passes by accident.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import msgspec
import yaml

from selon.evaluation.gold import GoldError, GoldSet, load_gold
from selon.evaluation.running import ReaderFailed, coded_by_reader
from selon.evaluation.scoring import Score, score
from selon.evaluation.table import table

__all__ = ["PinnedSet", "check", "digest", "load_together", "measured", "read_pins", "repinned"]

_HEADER = """\
# Figures that the reader may not fall below, by set of gold: `make evaluate` checks them.
# `reports` are globs from this folder; an optional set is passed over where its files are missing.
# Written by `python -m selon.evaluation.gate evaluation/pins.yaml --pin`.
"""


class PinnedSet(msgspec.Struct, frozen=True, omit_defaults=True):
    """A set of gold: where it is, its SHA-256, and the least each figure (0 to 1) may be."""

    reports: tuple[str, ...]
    optional: bool = False
    digest: str = ""
    figures: dict[str, float] = {}


def read_pins(path: Path) -> dict[str, PinnedSet]:
    """The pinned sets. Raises GoldError where the file is missing or doesn't fit."""
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), dict[str, PinnedSet])
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise GoldError(f"{path}: {error}") from error


def digest(files: list[Path]) -> str:
    """SHA-256 over the files' names and contents, in order of name: a change of the gold shows."""
    total = hashlib.sha256()
    for file in sorted(files, key=lambda f: f.name):
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def measured(result: Score) -> dict[str, float]:
    """The figures of a score that are pinned, rounded down to a thousandth."""
    figures = {name: result.table[name].f1 for name in ("claim", "slots")}
    figures |= {name: s.value for name, s in result.accuracy.items() if name in ("status", "certainty")}
    return {name: int(value * 1000) / 1000 for name, value in figures.items()}


def check(name: str, pinned: PinnedSet, found: str, result: Score) -> list[str]:
    """What speaks against the reader on one set: a line each, none where all is well."""
    now = measured(result)
    faults = [
        f"{name}: {figure} fell to {now.get(figure, 0.0):.3f}; pinned {least:.3f}"
        for figure, least in pinned.figures.items()
        if now.get(figure, 0.0) < least
    ]
    if found != pinned.digest:
        faults.append(f"{name}: the gold has changed since it was pinned; pin it again and say why")
    if result.not_verbatim:
        faults.append(f"{name}: {result.not_verbatim} spans do not read as the text does")
    return faults


def repinned(pinned: PinnedSet, found: str, result: Score, lower: bool) -> PinnedSet:
    """The set pinned at what is measured now; no figure goes down unless `lower` or the gold changed."""
    now = measured(result)
    free = lower or found != pinned.digest
    figures = {n: v if free else max(v, pinned.figures.get(n, 0.0)) for n, v in now.items()}
    return msgspec.structs.replace(pinned, digest=found, figures=figures)


def main() -> int:
    """Score every set; exit code 1 where one falls below its pins."""
    options = _options()
    try:
        pins = read_pins(options.pins)
        faults, renewed = _all(pins, options)
    except (GoldError, ReaderFailed) as error:
        print(error, file=sys.stderr)
        return 1
    if options.pin:
        _write(options.pins, renewed)
        return 0
    print("\n".join(faults) or "No figure fell.", file=sys.stderr if faults else sys.stdout)
    return 1 if faults else 0


def _all(
    pins: Mapping[str, PinnedSet], options: argparse.Namespace
) -> tuple[list[str], dict[str, PinnedSet]]:
    faults, renewed = [], dict(pins)
    for name, pinned in pins.items():
        files = _files(options.pins.parent, pinned)
        if files is None:
            print(f"{name}: not here, passed over")
            continue
        gold, found = load_together(files), digest([*files, *map(_gold_of, files)])
        result = score(gold, coded_by_reader(gold))
        print(f"== {name}: {table(result)}\n")
        faults += check(name, pinned, found, result)
        renewed[name] = repinned(pinned, found, result, options.lower)
    return faults, renewed


def _files(folder: Path, pinned: PinnedSet) -> list[Path] | None:
    """Report files of a set; None where an optional one is not here. Raises GoldError for an empty set."""
    found = [sorted(folder.glob(pattern)) for pattern in pinned.reports]
    if all(found):
        return [file for files in found for file in files]
    if pinned.optional:
        return None
    raise GoldError(f"no gold at {', '.join(pinned.reports)}")


def _gold_of(reports: Path) -> Path:
    return reports.with_name(reports.name.replace(".reports.", ".gold."))


def load_together(files: list[Path]) -> GoldSet:
    """The sets of all files as one. Raises GoldError where two files have a report of one name."""
    sets = [load_gold(file, _gold_of(file)) for file in files]
    names = Counter(identity for one in sets for identity in one.reports)
    if double := [name for name, times in names.items() if times > 1]:
        raise GoldError(f"report {double[0]} stands in two files of one set: give each report a name of its own")
    reports = {identity: report for one in sets for identity, report in one.reports.items()}
    return GoldSet(reports, {identity: claims for one in sets for identity, claims in one.claims.items()})


def _write(path: Path, pins: Mapping[str, PinnedSet]) -> None:
    text = yaml.safe_dump(msgspec.to_builtins(dict(pins)), sort_keys=False, allow_unicode=True)
    path.write_text(_HEADER + text, encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m selon.evaluation.gate", description=__doc__)
    parser.add_argument("pins", type=Path)
    parser.add_argument("--pin", action="store_true", help="write the figures and digests as they are now")
    parser.add_argument("--lower", action="store_true", help="with --pin: let figures go down")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
