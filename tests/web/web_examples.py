"""Reports for the pages: our own sentences, coded by hand, so that no test waits for the reader."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from selon.model import Actor, Claim, CodedReport, Loss, Place, Report, Source, Span, TimeSpan
from selon.store import Store

__all__ = ["AGENCY", "MONITOR", "READER", "TOWN", "WHEN", "SignedIn", "coded", "fill"]

SignedIn = Callable[[str], TestClient]
"""From a role, or `nobody`, to a client that is signed in as it."""

READER = "selon test"
WHEN = "2024-11-07T08:00:00Z"

AGENCY = "L'armée a repris Darnoul mardi, a annoncé son porte-parole. Douze rebelles ont été tués dans le camp."
MONITOR = "Selon l'Observatoire, les rebelles du FLD tiennent toujours Darnoul. Vingt rebelles ont été tués mardi."
TOWN = "🕊 Mercredi, les rebelles du FLD se sont emparés du pont de Tessara, à 20 km au nord de Darnoul."


def _span(text: str, piece: str) -> dict[str, object]:
    start = text.index(piece)
    return {"text": piece, "start": start, "end": start + len(piece)}


def _place(text: str, piece: str, lat: float, lon: float, **more: object) -> Place:
    known = {"country": "SY", "lat": lat, "lon": lon, "radius_km": 4.0, "precision": "settlement", **more}
    return Place(**_span(text, piece), name=piece, **known)


def _report(name: str, text: str, publisher: str, day: str) -> Report:
    return Report(id=name, text=text, language="fr", publisher=publisher, published=day, title=f"Nouvelles {name}")


def coded() -> list[CodedReport]:
    """An agency's capture of Darnoul with a toll, a monitor's contrary word, and a capture near by."""
    return [_agency(), _monitor(), _town()]


def fill(store: Store) -> None:
    """The three reports, kept and merged."""
    for one in coded():
        store.ingest(one, reader=READER, received=WHEN)
    store.refresh()


def _agency() -> CodedReport:
    text, day = AGENCY, TimeSpan(**_span(AGENCY, "mardi"), from_="2024-11-05", to="2024-11-05")
    army = Actor(**_span(text, "L'armée"), name="Armée", actor="sy-army")
    capture = Claim(
        id="agency-1",
        event="capture",
        confidence=0.8,
        trigger=Span(**_span(text, "repris")),
        initiators=(army,),
        place=_place(text, "Darnoul", 35.0, 38.0),
        time=day,
        attribution=(Source(**_span(text, "porte-parole"), kind="official"),),
    )
    toll = Claim(
        id="agency-2",
        event="attack",
        confidence=0.4,
        trigger=Span(**_span(text, "tués")),
        targets=(Actor(**_span(text, "rebelles")),),
        place=_place(text, "camp", 35.0, 38.0, radius_km=8.0),
        time=day,
        losses=(Loss(**_span(text, "Douze"), kind="killed", who="fighters", min=12, max=12, side="targets"),),
    )
    return CodedReport(report=_report("agency", text, "Agence", "2024-11-06"), claims=(capture, toll))


def _monitor() -> CodedReport:
    text = MONITOR
    hold = Claim(
        id="monitor-1",
        event="hold",
        status="ongoing",
        confidence=0.6,
        trigger=Span(**_span(text, "tiennent")),
        initiators=(Actor(**_span(text, "FLD"), name="FLD"),),
        place=_place(text, "Darnoul", 35.0, 38.0),
        time=TimeSpan(**_span(text, "mardi"), from_="2024-11-05", to="2024-11-06"),
        attribution=(Source(**_span(text, "l'Observatoire"), kind="monitor"),),
    )
    return CodedReport(report=_report("monitor", text, "Dépêche du Nord", "2024-11-07"), claims=(hold,))


def _town() -> CodedReport:
    text = TOWN
    capture = Claim(
        id="town-1",
        event="capture",
        certainty="hedged",
        confidence=0.3,
        trigger=Span(**_span(text, "emparés")),
        initiators=(Actor(**_span(text, "rebelles du FLD"), name="FLD"),),
        place=_place(text, "Tessara", 35.18, 38.0, radius_km=6.0),
        time=TimeSpan(**_span(text, "Mercredi"), from_="2024-11-06", to="2024-11-06"),
    )
    return CodedReport(report=_report("town", text, "Radio Tessara", "2024-11-07"), claims=(capture,))
