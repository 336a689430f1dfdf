"""The histories of `data/histories.yaml` as placed claims, with the states expected."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from selon.control import PlacedClaim
from selon.merge import ReportedClaim
from selon.merge.context import context_of
from selon.model import Actor, Claim, CodedReport, Place, Report, Source, Span, TimeSpan

__all__ = ["PLACE", "Expected", "History", "SidedRelations", "histories", "relations"]

PLACE = "sy:harfata"
_DATA = Path(__file__).parent / "data" / "histories.yaml"
_NAMES = {
    "gov": "armée du régime",
    "reb": "rebelles",
    "jih": "djihadistes",
    "militia": "miliciens",
    "brigade": "brigade",
}


@dataclass(frozen=True)
class Expected:
    """The state of a day; `holders` and `besiegers` are ids, or words for the unnamed."""

    day: str
    status: str
    holders: frozenset[str]
    besiegers: frozenset[str]


@dataclass(frozen=True)
class History:
    """A report for each word."""

    name: str
    reports: tuple[CodedReport, ...]
    expected: tuple[Expected, ...]

    def claims(self) -> list[PlacedClaim]:
        """The claims as the control model takes them, each its own incident."""
        return [PlacedClaim(_reported(one), f"i-{one.report.id}") for one in self.reports]


@dataclass(frozen=True)
class SidedRelations:
    """Sides and friends by list; whoever aren't friends are opposed."""

    sides: dict[str, str]
    friends: frozenset[frozenset[str]]

    def related(self, one: str, other: str) -> bool:
        """Whether they are friends."""
        return one == other or frozenset((one, other)) in self.friends

    def side(self, source: str) -> str | None:
        """Whose voice it is."""
        return self.sides.get(source)

    def opposed(self, one: str, other: str) -> bool:
        """Whether they aren't friends."""
        return not self.related(one, other)


@cache
def _data() -> Any:
    return yaml.safe_load(_DATA.read_text(encoding="utf-8"))


def relations() -> SidedRelations:
    """The sides and friends that the file lists."""
    return SidedRelations(_data()["sides"], frozenset(map(frozenset, _data()["friends"])))


@cache
def histories() -> tuple[History, ...]:
    """All histories of the file."""
    return tuple(_history(number, raw) for number, raw in enumerate(_data()["histories"]))


def _history(number: int, raw: dict[str, Any]) -> History:
    reports = tuple(_report(f"h{number:02}w{n}", *word) for n, word in enumerate(raw["words"]))
    return History(raw["name"], reports, tuple(_expected(day, told) for day, told in raw["expect"].items()))


def _expected(day: date, told: list[str]) -> Expected:
    status, holders, besiegers = (*told, "", "")[:3]
    return Expected(
        day.isoformat(),
        status,
        frozenset(filter(None, holders.split("+"))),
        frozenset(filter(None, [besiegers])),
    )


def _report(
    name: str,
    day: date,
    event: str,
    who: str | None,
    whom: str | None,
    word: str | dict[str, str],
    more: dict[str, Any] | None = None,
) -> CodedReport:
    told = more or {}
    publisher = told.get("publisher", "Bulletin " + name) if isinstance(word, dict) else word
    quoted = word if isinstance(word, dict) else {}
    text = _text(name, event, who, whom, quoted, told)
    report = Report(id=name, text=text, publisher=publisher, published=day.isoformat(), language="fr")
    claim = Claim(
        id=f"{name}-0",
        event=event,
        status=told.get("status", "occurred"),
        certainty=told.get("certainty", "asserted"),
        trigger=Span(**_find(text, event)),
        initiators=_actors(text, who),
        targets=_actors(text, whom),
        place=Place(
            **_find(text, "Harfata"), name="Harfata", country="SY", lat=33.5, lon=36.3, gazetteer=PLACE
        ),
        time=_time(day, told),
        attribution=tuple(_source(text, said, kind, told) for said, kind in quoted.items()),
    )
    return CodedReport(report=report, claims=(claim,))


def _text(
    name: str, event: str, who: str | None, whom: str | None, quoted: dict[str, str], told: dict[str, Any]
) -> str:
    """A text in which every span stands; no two have three words in a row in common unless `text` says so."""
    people = " ".join(_NAMES.get(p, p) for side in (who, whom) if side for p in side.split("+"))
    sources = " ".join(quoted)
    said = told.get("text", f"{name}a {name}b {name}c {name}d")
    return (
        f"{event} {name} {people} {name} Harfata {name} {sources}.\n{said}"
        if "text" not in told
        else (f"{said.rstrip('.')} {event} {people} Harfata {sources}.")
    )


def _find(text: str, piece: str) -> dict[str, Any]:
    start = text.index(piece)
    return {"text": piece, "start": start, "end": start + len(piece)}


def _actors(text: str, told: str | None) -> tuple[Actor, ...]:
    return tuple(_actor(text, one) for one in (told.split("+") if told else ()))


def _actor(text: str, told: str) -> Actor:
    if told not in _NAMES:
        return Actor(**_find(text, told))
    return Actor(**_find(text, _NAMES[told]), name=_NAMES[told], actor=told)


def _source(text: str, said: str, kind: str, told: dict[str, Any]) -> Source:
    return Source(**_find(text, said), kind=kind, name=said if told.get("named") else None)  # type: ignore[arg-type]


def _time(day: date, told: dict[str, Any]) -> TimeSpan | None:
    if told.get("undated"):
        return None
    return TimeSpan(text="", start=0, end=0, from_=told.get("from", day).isoformat(), to=day.isoformat())


def _reported(one: CodedReport) -> ReportedClaim:
    claim = one.claims[0]
    return ReportedClaim(
        key=claim.id,
        report=one.report.id,
        claim=claim,
        publisher=one.report.publisher,
        published=one.report.published,
        context=context_of(one.report.text, claim),
    )
