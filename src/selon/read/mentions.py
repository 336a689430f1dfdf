"""What the finding steps hand to the linking steps: typed mentions with their offsets."""

from dataclasses import dataclass

from selon.model import Place, Source, Span
from selon.model.claim import LossKind
from selon.read.folding import fold

__all__ = ["Attribution", "LossMention", "PlaceMention", "TimeMention", "called"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time, resolved as far as the text and the publication date allow.

    `from_day`, `to_day`: ISO days, both ends included, None where open or unresolved.
    `relative_to`: "publication" (mardi, hier), "text" (le même jour, la veille, deux jours plus tôt: needs
    the time of an earlier mention; `offset_days` says how far from it), or "absolute" (12 mars 2015).
    `lasting`: a span that a state or a series fills ("depuis plusieurs semaines").
    `background`: the text itself dates it over a year before publication, or it is a habit ("chaque année").
    `whole`: the mention covers a year, a month or a season only ("en 2013", "fin mars").
    `announcement`: it dates an act of speech ("a déclaré mardi"), not an event.
    `of_next`: it dates the event named next from that told with it ("deux jours après *la prise de X*").
    """

    span: Span
    from_day: str | None
    to_day: str | None
    relative_to: str
    offset_days: int | None = None
    lasting: bool = False
    background: bool = False
    whole: bool = False
    announcement: bool = False
    of_next: bool = False


@dataclass(frozen=True, slots=True)
class LossMention:
    """A toll found in the text, not yet tied to a claim.

    `span` is the counted noun phrase ("Neuf civils"); `victim` the noun phrase without its number where it
    names people ("civils", "miliciens de Daech"), None for things; `cue` the word that makes it a loss
    ("tués", "bilan", "détruits"). `subset`: it is a part of the mention before ("dont quatre enfants").
    `own`: it is told as the loss of whoever the clause speaks of ("a perdu six hommes", "dans leurs rangs").
    `superseded`: the text gives it as an earlier toll. `total`: a cumulative figure with no single event.
    """

    span: Span
    cue: Span
    kind: LossKind
    who: str
    min: int | None
    max: int | None
    victim: Span | None = None
    subset: bool = False
    superseded: bool = False
    total: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """A chain of sources (nearest first) and the stretch of text, `start:end`, that stands on its word.

    `hedged`: the source or its verb marks doubt ("selon des informations non vérifiées", "affirme avoir").
    `denies`: the source denies what stands in its scope ("a démenti"). `carried`: the text carries an earlier
    source on ("a-t-il ajouté", "la même source"), `chain` then already holds what it was resolved to.
    """

    chain: tuple[Source, ...]
    cue: Span
    start: int
    end: int
    hedged: bool = False
    denies: bool = False
    carried: bool = False


def called(source: Source) -> str:
    """What tells one source from another within a report, folded."""
    return fold(source.name or source.text)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named or derived in the text, resolved as far as the gazetteer allows.

    `role`: "event" (may be where something happened), "direction" (a goal: "en direction de"), "origin"
    (where somebody comes from), "source" (a dateline or where somebody spoke), "government" (a capital that
    stands for its government), "signed" (where an agreement was made), "comparison", "helper" (a container that only
    helps to find another place).
    `kind`: what the text calls it ("ville", "province", "quartier", "pont" …), None where it doesn't say.
    `head`: the bare name's span ("Jobar" of "au nord-est du quartier de Jobar").
    """

    place: Place
    head: Span
    role: str = "event"
    kind: str | None = None

    @property
    def start(self) -> int:
        """Where the mention starts."""
        return self.place.start

    @property
    def end(self) -> int:
        """Where the mention ends."""
        return self.place.end
