"""Reports to export: a few by hand, and any number made up, Arabic, emoji and formulas among their words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from selon.codebook import events
from selon.export.claim_lines import line_of
from selon.export.claim_table import ClaimTable, claim_table
from selon.export.material import Options
from selon.export.told import Case, ReportCard, Told
from selon.merge import incident_of, merge_parameters, reported_claims
from selon.model import Actor, Claim, CodedReport, ControlState, Derived, Loss, Place, Report, Source, Span, TimeSpan
from selon.store import Store, open_store

__all__ = [
    "LINE",
    "OPTIONS",
    "PROPERTY",
    "Given",
    "attack",
    "cases_of",
    "coded_reports",
    "filled",
    "sample",
    "shelling",
    "told_of",
]

T = TypeVar("T")

# Machines that do other things meanwhile are slow: that is no failure.
PROPERTY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

OPTIONS = Options(made="2024-11-07T08:00:00Z")
LINE = {"type": "LineString", "coordinates": [[29.0, -1], [29.5, -1.25]]}
_WORDS = (
    "armée", "rebelles", "civils", "Goma", "حلب", "قوات", "🚀", "👩‍🚒", "=1+1", "-5",
    "@SUM(A1)", "＋3", "a;b", 'dit "oui"',
    "x|y", "l'eau", "Ω", "été", "a,b", "\tx", "<b>&amp;", "0012", "1e5", "NA", "null", "True", "deux\nlignes",
)  # fmt: skip


def find(text: str, piece: str) -> dict[str, object]:
    """Text, start and end of the first `piece`."""
    start = text.index(piece)
    return {"text": piece, "start": start, "end": start + len(piece)}


ATTACK = (
    "Des rebelles du M23 ont tué Jean Mukendi, un commerçant, et trois autres civils mardi à Kiwanja, "
    "selon Paul Kasereka, un habitant. « Jean Mukendi était aimé », dit M. Kasereka."
)


def attack(killed: int = 4, publisher: str = "Radio Okapi", name: str = "r1") -> CodedReport:
    """M23 kills civilians, one of them named, on the word of a named resident."""
    text = ATTACK
    report = Report(
        id=name,
        text=text,
        language="fr",
        publisher=publisher,
        published="2024-11-06",
        title="Kiwanja : Jean Mukendi tué",
        url=f"https://example.org/{name}/mort-de-jean-mukendi",
    )
    claim = Claim(
        id=f"{name}-1",
        event="attack_civilians",
        confidence=0.8,
        trigger=Span(**find(text, "tué")),
        initiators=(Actor(**find(text, "rebelles du M23"), name="M23", actor="cd-m23"),),
        targets=(
            Actor(**find(text, "Jean Mukendi, un commerçant")),
            Actor(**find(text, "trois autres civils")),
        ),
        place=Place(
            **find(text, "Kiwanja"),
            name="Kiwanja",
            country="CD",
            lat=-1.14,
            lon=29.43,
            radius_km=5,
            precision="settlement",
        ),
        time=TimeSpan(**find(text, "mardi"), from_="2024-11-05", to="2024-11-05"),
        losses=(
            Loss(
                **find(text, "trois autres civils"),
                kind="killed",
                who="civilians",
                min=killed,
                max=killed,
                side="targets",
            ),
        ),
        attribution=(Source(**find(text, "Paul Kasereka, un habitant"), kind="local"),),
    )
    return CodedReport(report=report, claims=(claim,))


def shelling(name: str = "r2") -> CodedReport:
    """An army shells a western place (its longitude negative); nobody counts the dead."""
    text = "L'armée malienne a bombardé Léré jeudi, affirme le gouverneur Amadou Exemple."
    claim = Claim(
        id=f"{name}-1",
        event="shelling",
        trigger=Span(**find(text, "bombardé")),
        initiators=(Actor(**find(text, "armée malienne"), name="Malian Armed Forces", actor="ml-army"),),
        place=Place(
            **find(text, "Léré"),
            name="Léré",
            country="ML",
            lat=15.71,
            lon=-4.92,
            radius_km=5,
            precision="settlement",
        ),
        time=TimeSpan(**find(text, "jeudi"), from_="2024-10-03", to="2024-10-03"),
        attribution=(Source(**find(text, "gouverneur Amadou Exemple"), kind="official"),),
    )
    report = Report(id=name, text=text, language="fr", publisher="Studio Tamani", published="2024-10-04")
    return CodedReport(report=report, claims=(claim,))


def sample() -> list[CodedReport]:
    """Two tellings of one attack that differ on the dead, and a shelling."""
    return [attack(4), attack(6, "AFP", "r3"), shelling()]


def filled(path: Path, coded: Iterable[CodedReport]) -> Store:
    """A store with the reports, its incidents made."""
    store = open_store(path)
    for one in coded:
        store.ingest(one, reader="selon 0.1.0 fr", received="2024-11-07T08:00:00Z")
    store.refresh()
    return store


def told_of(coded: CodedReport) -> list[Told]:
    """The claims of a report as the store would tell them."""
    r = coded.report
    card = ReportCard(
        id=r.id, language=r.language, publisher=r.publisher, url=r.url, title=r.title, published=r.published
    )
    return [Told(id=claim.id, claim=claim, report=card, incident=f"i{n:012x}") for n, claim in enumerate(coded.claims)]


def cases_of(coded: CodedReport) -> list[Case]:
    """Every claim an incident of its own, made by the real merge."""
    found = []
    for told, reported in zip(told_of(coded), reported_claims((coded,)), strict=True):
        found.append(Case(incident=incident_of([reported], merge_parameters()), told=(told,)))
    return found


@dataclass
class Given:
    """Rows that stand ready, in place of a store's."""

    coded: CodedReport
    control: list[ControlState] = field(default_factory=list)

    def cases(self) -> Iterator[Case]:
        """As Material has it."""
        return iter(cases_of(self.coded))

    def told(self) -> Iterator[Told]:
        """As Material has it."""
        return iter(told_of(self.coded))

    def claim_batches(self, make: Callable[[ClaimTable], T]) -> Iterator[T]:
        """As Material has it."""
        yield make(claim_table(list(map(line_of, self.told()))))

    def states(self, at: str | None) -> list[ControlState]:
        """As Material has it."""
        return self.control


_days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: day.isoformat())
_counts = st.none() | st.integers(0, 5000)


@st.composite
def coded_reports(draw: st.DrawFn) -> CodedReport:
    """A report with up to four claims whose spans all stand in its text."""
    words = draw(
        st.lists(
            st.sampled_from(_WORDS) | st.text("aéبح🚀=\"',;|-", min_size=1, max_size=6),
            min_size=3,
            max_size=12,
        )
    )
    text = " ".join(words)
    report = Report(
        id="r" + draw(st.text("abc123", min_size=1, max_size=5)),
        text=text,
        language=draw(st.sampled_from(["fr", "ar", None])),
        publisher=draw(st.none() | st.sampled_from(_WORDS)),
        title=draw(st.none() | st.sampled_from(_WORDS)),
        published=draw(st.none() | _days),
    )
    count = draw(st.integers(1, 4))
    return CodedReport(report=report, claims=tuple(draw(_claims(text, f"{report.id}-{n}")) for n in range(count)))


@st.composite
def _pieces(draw: st.DrawFn, text: str) -> dict[str, object]:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return {"text": text[start:end], "start": start, "end": end}


@st.composite
def _claims(draw: st.DrawFn, text: str, name: str) -> Claim:
    piece = _pieces(text)
    actors = st.lists(
        st.builds(
            lambda p, a: Actor(**p, **a),
            piece,
            st.sampled_from([{}, {"name": "M23", "actor": "cd-m23"}, {"name": "FDS", "actor": "x-gone"}]),
        ),
        max_size=3,
    )
    ordered = draw(st.tuples(_days, _days).map(sorted))
    return Claim(
        id=name,
        event=draw(st.sampled_from(list(events()))),
        status=draw(st.sampled_from(["occurred", "ongoing", "planned", "expected", "denied"])),
        certainty=draw(st.sampled_from(["asserted", "hedged"])),
        confidence=draw(st.floats(0, 1).map(lambda x: round(x, 3))),
        trigger=Span(**draw(piece)),
        initiators=tuple(draw(actors)),
        targets=tuple(draw(actors)),
        place=draw(st.none() | _places(text)),
        time=draw(
            st.none()
            | st.builds(
                lambda p, a, b: TimeSpan(**p, from_=a, to=b),
                piece,
                st.sampled_from([None, ordered[0]]),
                st.sampled_from([None, ordered[1]]),
            )
        ),
        losses=tuple(draw(st.lists(_losses(text), max_size=3))),
        attribution=tuple(
            draw(
                st.lists(
                    st.builds(
                        lambda p, k: Source(**p, kind=k),
                        piece,
                        st.sampled_from(["agency", "witness", "official"]),
                    ),
                    max_size=2,
                )
            )
        ),
    )


@st.composite
def _places(draw: st.DrawFn, text: str) -> Place:
    known = draw(st.booleans())
    return Place(
        **draw(_pieces(text)),
        name=draw(st.none() | st.sampled_from(_WORDS)),
        country=draw(st.sampled_from([None, "SY", "CD", "ML"])),
        lat=draw(st.floats(-90, 90).map(lambda x: round(x, 5))) if known else None,
        lon=draw(st.floats(-180, 180).map(lambda x: round(x, 5))) if known else None,
        radius_km=draw(st.none() | st.integers(0, 100)),
        precision=draw(st.sampled_from([None, "point", "settlement", "near", "district", "province", "country"])),
        derived=draw(st.none() | st.just(Derived(anchor="حلب", distance_km=75, bearing=135.5))),
        geometry=draw(st.none() | st.just(LINE)) if known else None,
        candidates=draw(st.just(()) | st.just((("Goma", -1.68, 29.0), ('"reasons":[{', 0.0, -4.5)))),
    )


@st.composite
def _losses(draw: st.DrawFn, text: str) -> Loss:
    low, high = draw(_counts), draw(_counts)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    return Loss(
        **draw(_pieces(text)),
        kind=draw(st.sampled_from(["killed", "wounded", "destroyed"])),
        who=draw(st.sampled_from(["civilians", "fighters", "unknown", "tank"])),
        min=low,
        max=high,
        side=draw(st.sampled_from(["initiators", "targets", "bystanders", "unknown"])),
    )
