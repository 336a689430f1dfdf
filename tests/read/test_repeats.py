"""One event told twice is one claim; two events stay two."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]

JOINED = [
    "Les rebelles se sont emparés de Bria lundi. La prise de Bria a surpris l'ONU.",
    "Les rebelles prennent Bria\nLes rebelles se sont emparés lundi de la ville de Bria, selon l'ONU.",
    "Les rebelles ont attaqué Bria lundi. L'attaque a été revendiquée par les rebelles.",
    "Raid à Bria : six morts\nDes hommes armés ont attaqué lundi un village près de Bria, tuant six paysans.",
    "L'armée a bombardé Bria lundi. Ce bombardement a fait dix morts.",
    "Six soldats ont été tués à Bria lundi. Les six soldats ont été tués à Bria par des miliciens.",
    "La gendarmerie a découvert un engin explosif à Bria. Cet engin a été détruit par des spécialistes.",
    "L'armée a réalisé une avancée en prenant le contrôle de Bria.",
    "L'armée a avancé dans la province de Homs, où elle a pris le contrôle de Palmyre.",
    "L'armée veut préparer la bataille pour la reconquête de Bria.",
    "La bataille pour la reconquête de Bria fait rage.",
    "L'armée a pris Bria lundi. Cette avancée surprend.",
    "Une marche d'étudiants a tourné à l'émeute à Bria.",
    "L'armée a contenu une vague d'assauts des rebelles contre Bria.",
    "La gendarmerie a saisi trois obus à Bria. Ces obus ont ensuite été détruits.",
]


@pytest.mark.parametrize("text", JOINED)
def test_an_event_told_twice_is_one(drafts_of: DraftsOf, text: str) -> None:
    assert len(drafts_of(text)) == 1


APART = [
    ("Deux bergers ont été tués à Bria. Trois bergers ont été tués à Bambari.", 2),  # places
    ("L'armée a bombardé Bria lundi. L'armée a bombardé Bria mardi.", 2),  # days
    ("Les rebelles ont pris Bria lundi. L'armée a pris Bria mardi.", 2),  # actors
    ("L'armée a bombardé Bria lundi. Les rebelles se sont retirés de Bria.", 2),  # events
    ("Les rebelles ont pris Bria, selon l'ONU. L'armée a démenti la prise de Bria par les rebelles.", 2),  # a denial
    ("Les rebelles assiègent Bria. Les rebelles assiègent Bambari.", 2),
    ("L'armée a avancé vers Bambari et elle a pris le contrôle de Bria.", 2),
    # two words, each with its toll
    ("Un élu dit qu'on a attaqué Bria lundi. Les rebelles affirment avoir tué vingt soldats à Bria lundi.", 2),
]


@pytest.mark.parametrize(("text", "events"), APART)
def test_two_events_stay_two(drafts_of: DraftsOf, text: str, events: int) -> None:
    assert len(drafts_of(text)) == events


@pytest.mark.parametrize(
    ("text", "event", "status"),
    [
        ("L'armée a réalisé une avancée en prenant le contrôle de Bria.", "capture", "occurred"),
        ("L'armée veut préparer la bataille pour la reconquête de Bria.", "capture", "planned"),
        ("La bataille pour la reconquête de Bria fait rage.", "clash", "occurred"),
        ("Bria fait l'objet d'un siège pour l'isoler de Bambari.", "besiege", "occurred"),
    ],
)
def test_the_telling_that_says_most(drafts_of: DraftsOf, text: str, event: str, status: str) -> None:
    assert [(d.event, d.status) for d in drafts_of(text)] == [(event, status)]


def test_what_two_tellings_say_may_join_a_third(drafts_of: DraftsOf) -> None:
    text = "Prise de Palmyre\nDimanche, l'armée avait avancé dans la province de Homs, où elle a pris Palmyre."
    assert [d.event for d in drafts_of(text)] == ["capture"]


def test_a_denial_never_joins_what_it_denies(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Les rebelles ont pris Bria, selon l'ONU. L'armée a démenti la prise de Bria.")
    assert [d.status for d in drafts] == ["occurred", "denied"]


def test_the_claim_is_anchored_where_it_is_told_most_fully(drafts_of: DraftsOf) -> None:
    text = "Les rebelles prennent Bria\nLes rebelles se sont emparés lundi de la ville de Bria, selon l'ONU."
    (draft,) = drafts_of(text)
    assert draft.trigger.sentence.index == 1
    assert draft.attribution is not None
    assert draft.time is not None


def test_what_only_the_other_telling_says_is_kept(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Six soldats ont été tués à Bria lundi. Les six soldats ont été tués par des miliciens.")
    assert [r.span.text for r in draft.initiators] == ["miliciens"]
    assert draft.place is not None
    assert draft.place.head.text == "Bria"


def test_what_is_found_then_destroyed_is_lost_once(drafts_of: DraftsOf) -> None:
    text = "La gendarmerie a découvert un engin explosif à Bria. Cet engin a été détruit par des spécialistes."
    (draft,) = drafts_of(text)
    assert (draft.event, [(x.kind, x.who) for x in draft.losses]) == ("disrupt_weapons", [("destroyed", "weapon")])


def test_a_fight_that_lasts_and_one_day_of_it_are_one(drafts_of: DraftsOf) -> None:
    text = "L'armée et les rebelles s'affrontent depuis samedi à Bria, et l'on se tirait dessus lundi encore à Bria."
    assert [d.event for d in drafts_of(text)] == ["clash"]
