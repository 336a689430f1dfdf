"""What an entry of the register says, and what finding one in a text gives."""

from dataclasses import dataclass
from typing import Literal

import msgspec

from selon.model import Span
from selon.model.claim import SourceKind

__all__ = ["ActorEntry", "ActorKind", "Country", "Entry", "RegisterMention", "SourceEntry", "Tie"]

ActorKind = Literal[
    "army", "air_force", "navy", "police", "gendarmerie", "security_forces", "guard", "intelligence",
    "government", "coalition", "peacekeepers", "militia", "self_defence", "rebel", "separatist", "jihadist",
    "gang", "pmc",
]  # fmt: skip


class Tie(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}, omit_defaults=True):
    """A bond to another actor (`actor`: its id) from one year to another; None is an open or unknown end."""

    actor: str
    from_: int | None = None
    to: int | None = None


class ActorEntry(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
):
    """An armed actor or a government.

    `name` is the English canonical name; `names` further names by language ("fr", "en", "ar"), and under
    "latn" names put into Latin letters, which match in any transliteration. `capitals_only`: its acronyms
    are ordinary words too ("BRAS"), so that "Bras" doesn't mean it. `local` names hold only in a
    report on one of the actor's countries ("Plateforme"). `country`: home (ISO 3166 alpha-2); `theatre`:
    where else it fights; `worldwide`: reports on any country speak of it. `framing`: loaded words by
    language that reports use for it; never its identity. `seats`: places that stand for it ("Damas",
    "Kremlin"). `common`: names that the country table gives it ("armée malienne"), which yield to any
    name written in an entry. `derived`: nobody wrote the entry.
    """

    id: str
    name: str
    kind: ActorKind
    country: tuple[str, ...]
    theatre: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = {}
    acronyms: tuple[str, ...] = ()
    capitals_only: bool = False
    local: tuple[str, ...] = ()
    parent: str | None = None
    members: tuple[str, ...] = ()
    allies: tuple[Tie, ...] = ()
    backers: tuple[Tie, ...] = ()
    framing: dict[str, tuple[str, ...]] = {}
    seats: tuple[str, ...] = ()
    worldwide: bool = False
    common: dict[str, tuple[str, ...]] = {}
    derived: bool = False

    def __hash__(self) -> int:
        """By id, so that entries can be members of sets."""
        return hash(self.id)

    @property
    def countries(self) -> frozenset[str]:
        """Home and theatre together."""
        return frozenset((*self.country, *self.theatre))


class SourceEntry(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
):
    """Somebody whose word reports quote: an agency, an outlet, a monitor, a ministry.

    `hosts`: web hosts of the outlet, without "www.". `speaks_for`: id of the actor whose voice it is, None
    where it is nobody's. `language`: ISO 639-1 codes. All else as for an actor.
    """

    id: str
    name: str
    kind: SourceKind
    country: tuple[str, ...] = ()
    theatre: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = {}
    acronyms: tuple[str, ...] = ()
    capitals_only: bool = False
    local: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    speaks_for: str | None = None
    language: tuple[str, ...] = ()
    worldwide: bool = False
    common: dict[str, tuple[str, ...]] = {}
    derived: bool = False

    def __hash__(self) -> int:
        """By id, so that entries can be members of sets."""
        return hash(self.id)

    @property
    def countries(self) -> frozenset[str]:
        """Home and theatre together."""
        return frozenset((*self.country, *self.theatre))


Entry = ActorEntry | SourceEntry


class Country(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
):
    """How a country and what is of it are named.

    `masculine`, `feminine` and their plurals are the French adjective ("malien"), each a tuple of spellings;
    `of` is the country after "de" ("du Mali"). `capitals` may stand for the government. `without` lists the
    kinds of force that the country doesn't have or that an entry of its own describes under another id.
    """

    iso: str
    fr: tuple[str, ...]
    en: tuple[str, ...]
    of: tuple[str, ...]
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    masculine_plural: tuple[str, ...]
    feminine_plural: tuple[str, ...]
    adjective: tuple[str, ...]
    capitals: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterMention:
    """An entry's name found at `span`.

    `framing`: the text uses a loaded phrase that stands for the entry. `decided` is False where several
    entries share the name and nothing in the report tells which: then `entry` is the first listed, good
    for its kind only, and `candidates` holds them all.
    """

    span: Span
    entry: Entry
    framing: bool = False
    decided: bool = True
    candidates: tuple[Entry, ...] = ()
