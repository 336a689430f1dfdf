"""Small coded reports to put into a store."""

from selon.model import Actor, Claim, CodedReport, Loss, Place, Report, Source, Span, TimeSpan

__all__ = ["READER", "WHEN", "coded", "find"]

READER = "selon 0.1.0 fr"
WHEN = "2024-11-07T08:00:00Z"

_TEXT = (
    "Des rebelles des FDA ont attaqué le village de Mandoko mardi, tuant 4 civils, selon le chef local. "
    "Le même jour, l'armée a repris Bunzele."
)


def find(text: str, piece: str) -> dict[str, object]:
    """Text, start and end of the first `piece`."""
    start = text.index(piece)
    return {"text": piece, "start": start, "end": start + len(piece)}


def coded(
    name: str = "r1", *, text: str = _TEXT, publisher: str = "Radio Lac", killed: int = 4
) -> CodedReport:
    """A report with an attack on civilians at Mandoko and the capture of Bunzele, both on 2024-11-05."""
    text = text.replace("4 civils", f"{killed} civils")
    report = Report(id=name, text=text, language="fr", publisher=publisher, published="2024-11-06")
    return CodedReport(report=report, claims=(_attack(name, text, killed), _capture(name, text)))


def _attack(name: str, text: str, killed: int) -> Claim:
    return Claim(
        id=f"{name}-1",
        event="attack_civilians",
        confidence=0.8,
        trigger=Span(**find(text, "attaqué")),
        initiators=(Actor(**find(text, "rebelles des FDA"), name="FDA", actor="cd-adf"),),
        targets=(Actor(**find(text, f"{killed} civils")),),
        place=Place(
            **find(text, "Mandoko"),
            name="Mandoko",
            country="CD",
            lat=1.2,
            lon=30.05,
            radius_km=5,
            precision="settlement",
        ),
        time=TimeSpan(**find(text, "mardi"), from_="2024-11-05", to="2024-11-05"),
        losses=(
            Loss(
                **find(text, f"{killed} civils"),
                kind="killed",
                who="civilians",
                min=killed,
                max=killed,
                side="targets",
            ),
        ),
        attribution=(Source(**find(text, "chef local"), kind="local"),),
    )


def _capture(name: str, text: str) -> Claim:
    return Claim(
        id=f"{name}-2",
        event="capture",
        confidence=0.6,
        trigger=Span(**find(text, "repris")),
        initiators=(Actor(**find(text, "armée"), name="FARDC", actor="cd-fardc"),),
        place=Place(
            **find(text, "Bunzele"),
            name="Bunzele",
            country="CD",
            lat=1.4,
            lon=29.9,
            radius_km=5,
            precision="settlement",
        ),
        time=TimeSpan(**find(text, "Le même jour"), from_="2024-11-05", to="2024-11-05"),
    )
