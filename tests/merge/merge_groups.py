"""The groups of `data/groups.yaml` as coded reports, with what belongs together."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from selon.model import Actor, Claim, CodedReport, Loss, Place, Report, Source, Span, TimeSpan

__all__ = ["Group", "PairRelations", "groups", "relations"]

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Group:
    """`events` gives for each claim's id which event it tells of."""

    name: str
    reports: tuple[CodedReport, ...]
    events: dict[str, str]

    def partition(self) -> list[tuple[str, ...]]:
        """The claims that belong together, sorted."""
        found: dict[str, list[str]] = {}
        for claim, event in self.events.items():
            found.setdefault(event, []).append(claim)
        return sorted(tuple(sorted(claims)) for claims in found.values())


@dataclass(frozen=True)
class PairRelations:
    """Relations by a list of pairs; everybody else is opposed; no source speaks for a side."""

    pairs: frozenset[frozenset[str]]

    def related(self, one: str, other: str) -> bool:
        """Whether the pair is listed."""
        return one == other or frozenset((one, other)) in self.pairs

    def side(self, source: str) -> str | None:
        """Nobody's."""
        return None

    def opposed(self, one: str, other: str) -> bool:
        """Whether the pair is not listed."""
        return not self.related(one, other)


@cache
def _data(name: str) -> Any:
    return yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def relations(name: str = "groups") -> PairRelations:
    """The relations that the file lists."""
    return PairRelations(frozenset(map(frozenset, _data(name)["relations"])))


@cache
def groups(name: str = "groups") -> tuple[Group, ...]:
    """All groups of the file."""
    data = _data(name)
    return tuple(
        _group(data, f"{name[0]}{number:02}", raw, number) for number, raw in enumerate(data["groups"])
    )


def _group(data: Any, prefix: str, raw: dict[str, Any], number: int) -> Group:
    # Groups share places: each gets its own season, so that all can stand in one corpus.
    later = timedelta(days=100 * number)
    reports, events = [], {}
    for n, (publisher, published, text, claims) in enumerate(raw["reports"]):
        report = Report(
            id=f"{prefix}r{n}",
            text=text,
            language="fr",
            publisher=publisher,
            published=(published + later).isoformat(),
        )
        coded = tuple(_claim(data, report, i, claim, later) for i, claim in enumerate(claims))
        events |= {claim.id: told["of"] for claim, told in zip(coded, claims, strict=True)}
        reports.append(CodedReport(report=report, claims=coded))
    return Group(raw["name"], tuple(reports), events)


def _claim(data: Any, report: Report, number: int, told: dict[str, Any], later: timedelta) -> Claim:
    text = report.text
    return Claim(
        id=f"{report.id}-{number}",
        event=told["event"],
        trigger=Span(**_find(text, told["trigger"])),
        status=told.get("status", "occurred"),
        certainty=told.get("certainty", "asserted"),
        initiators=tuple(_actor(data, text, name) for name in told.get("by", ())),
        targets=tuple(_actor(data, text, name) for name in told.get("against", ())),
        place=_place(data, text, told.get("at")),
        time=_time(told, later),
        losses=tuple(_loss(text, loss) for loss in told.get("losses", ())),
        attribution=tuple(Source(**_find(text, said), kind=kind) for said, kind in told.get("said", ())),
    )


def _find(text: str, piece: str) -> dict[str, Any]:
    start = text.index(piece)
    return {"text": piece, "start": start, "end": start + len(piece)}


def _actor(data: Any, text: str, told: str) -> Actor:
    name, actor = data["actors"].get(told, (None, None))
    return Actor(**_find(text, told), name=name, actor=actor)


def _place(data: Any, text: str, told: str | dict[str, Any] | None) -> Place | None:
    if told is None:
        return None
    if isinstance(told, dict):
        return Place(**_find(text, told["name"]), **told)
    country, lat, lon, radius, precision = data["places"][told]
    return Place(
        **_find(text, told),
        name=told,
        country=country,
        lat=lat,
        lon=lon,
        radius_km=radius,
        precision=precision,
    )


def _time(told: dict[str, Any], later: timedelta) -> TimeSpan | None:
    days: list[date] = told["days"] if "days" in told else [told["day"], told["day"]] if "day" in told else []
    if not days:
        return None
    first, last = ((day + later).isoformat() for day in days)
    return TimeSpan(text="", start=0, end=0, from_=first, to=last)


def _loss(text: str, told: list[Any]) -> Loss:
    piece, kind, who, low, high = told
    return Loss(**_find(text, piece), kind=kind, who=who, min=low, max=high, side="targets")
