"""When an event happened: which of the times around it are its own, and which days a scene hands on."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]

# A text, an event of it, and its first and last day; published on 2024-05-16, a Thursday in most of these.
_DAYS = [
    # what lasted until something ended it
    ("L'armée a repris lundi Bria, que les rebelles occupaient depuis le 24 février.", "hold", "02-24", "05-13"),
    ("Les rebelles ont libéré lundi deux otages qu'ils retenaient depuis le 2 mars.", "abduct", "03-02", "05-13"),
    # what began a stretch
    ("La route est fermée depuis la mort d'un garde dans un raid de l'aviation, le 30 avril, à Bria.", "air_strike",
     "04-30", "04-30"),
    # asides and participles
    ("L'offensive, lancée lundi par l'armée, lui a permis de s'emparer mardi de Bria.", "offensive", "05-13", "05-13"),
    ("L'offensive, lancée lundi par l'armée, lui a permis de s'emparer mardi de Bria.", "capture", "05-14", "05-14"),
    ("Deux femmes enlevées lundi à Bria ont été libérées mardi.", "release", "05-14", "05-14"),
    # the hours of a night
    ("Bria a été attaquée dans la nuit de lundi à mardi. On tirait vers 2 heures. Les rebelles ont pillé le marché.",
     "destroy", "05-13", "05-14"),
    ("Bria a été attaquée dans la nuit de lundi à mardi. Vers 23 heures, les rebelles ont pillé le marché.",
     "destroy", "05-13", "05-14"),
    ("Les rebelles ont pillé Bria vers 22 heures, la nuit de lundi à mardi.", "destroy", "05-13", "05-14"),
    # what began and goes on
    ("L'offensive lancée le 2 mai par l'armée contre les rebelles se poursuit autour de Bria.", "offensive", "05-02",
     "05-15"),
    ("L'offensive engagée lundi à Bria se poursuivait ce mercredi.", "offensive", "05-13", "05-15"),
    # clauses about another noun
    ("Les rebelles ont quitté mardi Bria, qu'ils avaient prise lundi.", "withdraw", "05-14", "05-14"),
    # the next paragraph
    ("Des hommes armés ont attaqué Bria lundi.\n\nLes assaillants ont pillé le marché.", "destroy", "05-13", "05-13"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "first", "last"), _DAYS)
def test_the_days_of_an_event(drafts_of: DraftsOf, text: str, event: str, first: str, last: str) -> None:
    time = next(d.time for d in drafts_of(text) if d.event == event)
    assert time is not None
    assert (time.from_day, time.to_day) == (f"2024-{first}", f"2024-{last}")


def test_a_bare_participle_keeps_its_time_from_the_verb(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Une femme enlevée en mars à Bria a recouvré la liberté.")
    assert next(d.time for d in drafts if d.event == "release") is None


def test_the_day_of_an_aside_is_no_scene(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Deux hommes, enlevés lundi à Bria, ont parlé. L'armée a pris Bambari.")
    assert next(d.time for d in drafts if d.event == "capture") is None


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Les habitants ont fui Bria, où des élèves ont marché mardi.", "displace"),
        ("Les combats ont repris lundi. L'armée dément que Bria soit tombée.", "capture"),
        ("Depuis lundi, l'armée avance vers Bria, dernier bastion des rebelles.", "hold"),
    ],
)
def test_times_of_other_clauses_are_left_to_them(drafts_of: DraftsOf, text: str, event: str) -> None:
    assert next(d.time for d in drafts_of(text) if d.event == event) is None
