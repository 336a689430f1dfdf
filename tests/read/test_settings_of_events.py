"""Where and when an event happened: which of the places and days told is the event's, in sentences of our own."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.gazetteer import Entry, Gazetteer, Row, build, open_index
from selon.read.arguments import Reading
from selon.read.frames import act_nouns, frame_nouns, frame_verbs, load_frames
from selon.read.lexicon import load_lexicon
from selon.read.mentions import PlaceMention, TimeMention
from selon.read.passage import prepare
from selon.read.phrases import find_phrases
from selon.read.places import find_places
from selon.read.setting_places import PlaceFinder
from selon.read.setting_times import TimeFinder, time_for
from selon.read.setting_words import load_setting_words
from selon.read.tagging import tag
from selon.read.times import find_times
from selon.read.triggers import Trigger, find_triggers
from selon.register import load_register

PUBLISHED = date(2024, 6, 14)  # a Friday
_TOWNS = ("Baniko", "Kolokani", "Sérifoula", "Tamarila", "Zouraba")
LEXICON = load_lexicon("fr", frame_verbs("fr"), act_nouns("fr"), frame_nouns("fr"))

Told = list[tuple[Trigger, PlaceMention | None, TimeMention | None]]
Read = Callable[[str], Told]


def _row(name: str, lon: float, kind: str, radius_km: float) -> Row:
    entry = Entry(layer="tests", id=name, name=name, lat=12.0, lon=lon, country="ML", kind=kind, radius_km=radius_km)
    return Row(entry, (name,))


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    path = tmp_path_factory.mktemp("settings") / "places.sqlite"
    towns = [_row(name, float(-i), "settlement", 4.0) for i, name in enumerate(_TOWNS, 1)]
    build(path, [*towns, _row("Ouarako", -4.0, "adm1", 120.0)])
    opened = open_index(path)
    yield opened
    opened.close()


def _told(text: str, gazetteer: Gazetteer) -> Told:
    passage = prepare(text, "fr")
    places, times = find_places(passage, gazetteer), find_times(passage, PUBLISHED)
    skipped = frozenset(
        i for t in times for i in range(passage.token_at(t.span.start), passage.token_at(t.span.end - 1) + 1)
    )
    tagged = tag(passage, LEXICON, skipped)
    register = load_register().find(passage)
    reading = Reading(tagged, find_phrases(tagged, register, places, skipped), skipped)
    where, when = PlaceFinder(reading, places), TimeFinder(reading, times)
    found = find_triggers(reading, load_frames("fr"))
    return [(t, where.place_of(t)[0], when.time_of(t)[0]) for t in found]


@pytest.fixture
def read(gazetteer: Gazetteer) -> Read:
    return lambda text: _told(text, gazetteer)


def _places(told: Told) -> list[tuple[str, str | None]]:
    return [(t.event, place.head.text if place else None) for t, place, _ in told]


def _days(told: Told) -> list[tuple[str, str | None, str | None]]:
    return [(t.event, time.from_day if time else None, time.to_day if time else None) for t, _, time in told]


IN_CLAUSE = [
    ("Les rebelles ont repris Kolokani aux forces venues de Baniko.", ("capture", "Kolokani")),
    ("Des combats ont éclaté à Baniko, selon un élu de Kolokani.", ("clash", "Baniko")),
    ("À Tamarila, des hommes armés ont enlevé deux infirmiers.", ("abduct", "Tamarila")),
    ("Des combats ont éclaté au village de Baniko, dans la province d'Ouarako.", ("clash", "Baniko")),
    ("L'armée s'est retirée de Baniko vers Kolokani.", ("withdraw", "Baniko")),
    ("Les habitants de Baniko ont pris la route de Kolokani.", ("displace", "Baniko")),
    ("Des combats ont éclaté à Baniko. L'armée s'est repliée vers Kolokani.", ("withdraw", "Baniko")),
    ("Des centaines de familles se sont réfugiées à Kolokani.", ("displace", "Kolokani")),
    (
        "Des combats ont éclaté à Baniko. Deux hommes ont été emmenés de force au camp de Kolokani.",
        ("abduct", "Baniko"),
    ),
    ("Des combats ont éclaté à Baniko, Kolokani et Tamarila.", ("clash", "Baniko")),
    ("Partis de Baniko à pied, des milliers d'habitants s'entassent à Kolokani.", ("displace", "Kolokani")),
    ("L'armée avance en direction de Baniko, dernier bastion des rebelles à Ouarako.", ("hold", "Baniko")),
    ("À Tamarila, l'armée a abattu deux drones lancés depuis Kolokani.", ("disrupt_weapons", "Tamarila")),
    ("Des combats ont éclaté à Baniko. L'armée s'est repliée sur Kolokani.", ("withdraw", "Baniko")),
    ("Nos troupes n'ont évacué aucune position à Kolokani.", ("withdraw", "Kolokani")),
    ("À Baniko, un cortège a défilé en dénonçant le siège de Kolokani.", ("protest", "Baniko")),
    ("Malgré l'accord signé à Baniko, des combats ont repris près de Tamarila.", ("clash", "Tamarila")),
    ("C'est à Azogo, loin de Baniko, que des combats ont éclaté.", ("clash", "Azogo")),
    ("Des roquettes ont été tirées en direction de Kolokani.", ("shelling", "Kolokani")),
]


@pytest.mark.parametrize(("text", "expected"), IN_CLAUSE)
def test_place_of_the_clause(text: str, expected: tuple[str, str], read: Read) -> None:
    event, place = expected
    assert dict(_places(read(text)))[event] == place


REFERRING = [
    (
        "Les rebelles ont pris Baniko mardi. À Tamarila, on dit qu'ils ont abandonné la place.",
        ("withdraw", "Baniko"),
    ),
    (
        "La ville de Kolokani vit dans la peur : mille soldats y sont arrivés en renfort, à Baniko on a peur.",
        ("mobilise", "Kolokani"),
    ),
    (
        "Les rebelles ont attaqué Baniko. Des habitants de Kolokani disent que l'armée a repris possession des lieux.",
        ("capture", "Baniko"),
    ),
    ("Sur la route, on attend. À Baniko, ville tenue par les rebelles à Kolokani, tout est fermé.", ("hold", "Baniko")),
    ("À Baniko, la peur domine. Deux infirmiers ont été enlevés par des hommes armés.", ("abduct", "Baniko")),
    ("Peur sur le marché de Zouraba\nDes hommes armés ont enlevé deux infirmiers.", ("abduct", "Zouraba")),
    ("Grande frayeur à Zouraba. Des hommes armés ont enlevé deux infirmiers.", ("abduct", "Zouraba")),
    (
        "Des combats ont éclaté à Baniko. C'est à Zouraba que l'on pleure. Deux infirmiers ont été enlevés.",
        ("abduct", "Zouraba"),
    ),
    (
        "Le marché de Zouraba n'a pas rouvert. Des hommes armés y ont enlevé deux infirmiers.",
        ("abduct", "Zouraba"),
    ),
    ("Hier soir, à la tombée du jour, à Zouraba, on dansait. Deux infirmiers ont été enlevés.", ("abduct", "Zouraba")),
    ("Des combats ont éclaté à Baniko. Des soldats ont été dépêchés sur place.", ("mobilise", "Baniko")),
    ("Deux mille personnes ont fui les combats à Baniko.", ("displace", "Baniko")),
    (
        "Des combats ont éclaté à Baniko. Au nord, la ville de Zouraba a tremblé. Deux infirmiers ont été enlevés.",
        ("abduct", "Zouraba"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), REFERRING)
def test_place_that_the_text_is_at(text: str, expected: tuple[str, str], read: Read) -> None:
    event, place = expected
    assert dict(_places(read(text)))[event] == place


def test_a_speaker_s_town_sets_no_scene(read: Read) -> None:
    said = "La nouvelle a été donnée aux journalistes de la région par le préfet à Kolokani."
    text = f"Des combats ont éclaté à Baniko. {said} Deux chauffeurs ont été enlevés."
    assert ("abduct", "Baniko") in _places(read(text))


@pytest.mark.parametrize("described", ["la localité minière", "la ville portuaire", "la petite bourgade commerçante"])
def test_an_adjective_parts_no_town_from_its_name(read: Read, described: str) -> None:
    told = read(f"Les rebelles ont attaqué Zouraba. Les rebelles ont pris {described} de Baniko.")
    assert [p and p.place.name for t, p, _ in told if t.event == "capture"] == ["Baniko"]


@pytest.mark.parametrize(
    "told", ["L'incident s'est produit à Baniko", "Les faits se sont déroulés à Baniko", "Le drame a eu lieu à Baniko"]
)
def test_a_later_sentence_says_where_it_happened(read: Read, told: str) -> None:
    places = _places(read(f"Deux infirmiers ont été enlevés. L'armée se tait. {told}, selon un élu."))
    assert ("abduct", "Baniko") in places


def test_an_incident_elsewhere_moves_no_event_with_a_place_of_its_own(read: Read) -> None:
    places = _places(read("Deux infirmiers ont été enlevés à Kolokani. Un autre incident est survenu à Baniko."))
    assert ("abduct", "Kolokani") in places


def test_no_place_where_none_is_told(read: Read) -> None:
    assert _places(read("Deux infirmiers ont été enlevés par des hommes armés.")) == [("abduct", None)]


def test_a_day_holds_for_its_paragraph_only(read: Read) -> None:
    text = "Les rebelles ont pris Baniko mardi. Ils ont brûlé le marché.\nDes hommes armés ont enlevé deux infirmiers."
    days = {event: first for event, first, _ in _days(read(text))}
    assert days == {"capture": "2024-06-11", "destroy": "2024-06-11", "abduct": None}


def test_a_sentence_with_no_event_tells_the_day_too(read: Read) -> None:
    text = "Mardi, les sirènes ont réveillé la ville. Des hommes armés ont enlevé deux infirmiers."
    assert ("abduct", "2024-06-11", "2024-06-11") in _days(read(text))


def test_hold_takes_a_lasting_time_only(read: Read) -> None:
    assert _days(read("Baniko est aux mains des rebelles depuis le 3 juin.")) == [("hold", "2024-06-03", "2024-06-14")]
    assert _days(read("Le maire a fui mardi. Baniko est aux mains des rebelles."))[-1] == ("hold", None, None)


def test_the_time_of_an_aside_is_nobody_else_s(read: Read) -> None:
    told = read("À Baniko, encerclée depuis le 3 mai, les rebelles ont pilonné le marché.")
    assert _days(told) == [("besiege", "2024-05-03", "2024-06-14"), ("shelling", None, None)]


def test_a_lasting_time_of_a_relative_clause_is_its_own(read: Read) -> None:
    told = read("À Baniko, bourg que la milice tient depuis le 3 mai, les rebelles ont pilonné le marché.")
    assert _days(told) == [("hold", "2024-05-03", "2024-06-14"), ("shelling", None, None)]


def test_a_duration_is_no_day(read: Read) -> None:
    text = "Les rebelles ont pris Baniko mardi. Des hommes armés ont attaqué un convoi pendant trois heures."
    assert ("strike", "2024-06-11", "2024-06-11") in _days(read(text))


def test_plans_and_states_inherit_no_day() -> None:
    day = find_times(prepare("Il est venu mardi.", "fr"), PUBLISHED)[0]
    assert time_for("planned", day, inherited=True) is None
    assert time_for("ongoing", day, inherited=True) is None
    assert time_for("planned", day, inherited=False) is day
    assert time_for("occurred", day, inherited=True) is day


def test_every_word_of_the_data_is_folded() -> None:
    words = load_setting_words("fr")
    assert "pres" in words.locative
    assert "près" not in words.locative
    assert "réfugier" in words.arrivals


_NAMES = ["Baniko", "à Kolokani", "la ville", "Ouarako", "mardi", "y", "en"]
_PIECES = st.sampled_from([*_NAMES, ",", ".", "et", "ont pris", "attaque", "\n", "fui"])


@given(st.lists(_PIECES, max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_mentions_of_its_own(gazetteer: Gazetteer, pieces: list[str]) -> None:
    text = " ".join(pieces)
    for _, place, time in _told(text, gazetteer) if text.strip() else []:
        for span in (place and place.head, time and time.span):
            assert span is None or text[span.start : span.end] == span.text
