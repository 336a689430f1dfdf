"""Texts to measure on: the project's gold reports over and over, each time with other figures and dates."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

import msgspec

from selon.model import Report

__all__ = ["corpus"]

_GOLD = Path(__file__).parents[1] / "evaluation/gold"
_NUMBER = re.compile(r"\b\d{1,2}\b")


def corpus(size: int) -> list[Report]:
    """`size` reports; no two have the same text or day, so that no cache helps more than in real use."""
    return list(islice(_endless(), size))


def _endless() -> Iterator[Report]:
    decoder = msgspec.json.Decoder(Report)
    files = sorted(_GOLD.glob("*/*.reports.jsonl"))
    originals = [decoder.decode(line) for file in files for line in file.read_bytes().splitlines()]
    for turn in count():
        yield from (_varied(report, turn) for report in originals)


def _varied(report: Report, turn: int) -> Report:
    """The report with its one- and two-digit numbers and its day moved on by `turn`."""
    text = _NUMBER.sub(lambda found: str((int(found[0]) + turn) % 28 + 1), report.text)
    day = report.published and (date.fromisoformat(report.published) + timedelta(days=turn)).isoformat()
    return msgspec.structs.replace(report, id=f"{report.id}-{turn}", text=f"{text}\n({turn})", published=day)
