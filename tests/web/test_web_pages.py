"""Pure parts of the pages: versions side by side, bars of losses, values in words, file names."""

import re

import pytest
from fastapi.testclient import TestClient

from selon.model import Incident, Toll
from selon.store import Draft, Store
from selon.web.adding import _plain_name
from selon.web.api.incidents import incident_answer
from selon.web.comparing import columns, rows
from selon.web.telling import brief, number_range
from selon.web.tolls import toll_bars
from selon.web.words import words_in


def test_contradictions_are_numbered_and_agreement_told(store: Store) -> None:
    merged = Draft(kind="merge", subject="agency-1", others=("monitor-1",), who="o", when="2024-11-08T00:00:00Z")
    store.decide(merged)
    store.refresh()
    found = incident_answer(store, str(store.claim("agency-1").incident))
    shown = columns(found.incident, found.claims)
    told = {row.field: row for row in rows(words_in("en"), found.incident, shown)}
    assert len(shown) == 2
    assert told["place"].verdict == "agree"
    assert told["initiators"].verdict == "differ"
    assert len({cell.version for cell in told["initiators"].cells}) == 2
    assert "targets" not in told, "nobody speaks of it"


def test_bars_stand_on_one_scale() -> None:
    def toll(low: int | None, high: int | None) -> Toll:
        return Toll(kind="killed", who="civilians", side="targets", min=low, max=high, claims=(), sources=())

    incident = Incident(
        id="i", event="attack", status="occurred", certainty="asserted", claims=(), reports=(),
        tolls=(toll(5, 10), toll(20, None), toll(None, None)),
    )  # fmt: skip
    bars = toll_bars(incident)
    assert [(bar.start, bar.width, bar.open_end) for bar in bars] == [(25.0, 25.0, False), (100.0, 1.5, True)]


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(4, 4, "4"), (4, 7, "4–7"), (4, None, "≥ 4"), (None, 7, "≤ 7"), (None, None, ""), (0, 0, "0")],
)
def test_ranges(low: int | None, high: int | None, text: str) -> None:
    assert number_range(words_in("en"), low, high) == text


def test_signs_that_right_to_left_would_turn_round_are_words_in_arabic() -> None:
    told = [number_range(words_in("ar"), 20_000, None), number_range(words_in("ar"), None, 7)]
    assert told == ["20,000 على الأقل", "7 على الأكثر"]


def test_corrected_values_are_shown_without_offsets() -> None:
    value = [{"text": "l'armée", "start": 3, "end": 10, "name": "Armée", "actor": None}]
    assert brief(value) == "text l'armée, name Armée"
    assert brief(None) == "null"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("news.txt", "news.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\news.html", "news.html"),
        ("", "report.txt"),
        ("..", "report.txt"),
        ("a\x00b\n.txt", "ab.txt"),
    ],
)
def test_a_file_keeps_only_its_own_name(name: str, plain: str) -> None:
    assert _plain_name(name) == plain


def test_a_long_file_name_keeps_its_ending() -> None:
    name = _plain_name("é" * 500 + ".jsonl")
    assert name.endswith(".jsonl")
    assert len(name.encode()) <= 120


def test_places_bear_their_own_names(client: TestClient, store: Store) -> None:
    page = client.get("/places?q=TESSARA").text
    assert ">Tessara<" in page
    corrected = {"text": "Tessara", "start": 58, "end": 65, "name": "Wadi", "country": "SY", "lat": 34.0, "lon": 37.0}
    decided = Draft(
        kind="correct", subject="town-1", field="place", after=corrected, who="o", when="2024-11-08T00:00:00Z"
    )  # fmt: skip
    store.decide(decided)
    store.refresh()
    listed = client.get("/places?q=wadi").text
    key = re.search(r'href="(/place\?key=[^"]+)"', listed)
    assert key
    assert "<h1><bdi>Wadi (SY)</bdi></h1>" in client.get(key[1]).text


@pytest.mark.parametrize(
    ("language", "day", "days", "moment", "km"),
    [
        ("en", "Nov 5, 2024", "Nov 5 – 6, 2024", "Nov 8, 2024, 09:00 UTC", "6.5 km"),
        ("fr", "5 nov. 2024", "5–6 nov. 2024", "8 nov. 2024, 09:00 UTC", "6,5 km"),
        ("ar", "5 نوفمبر 2024", "5–6 نوفمبر 2024", "8 نوفمبر 2024, 09:00 UTC", "6.5 كم"),
    ],
)
def test_each_language_writes_days_and_lengths_its_own_way(
    language: str, day: str, days: str, moment: str, km: str
) -> None:
    words = words_in(language)
    told = (words.day("2024-11-05"), words.days("2024-11-05", "2024-11-06"), words.moment("2024-11-08T09:00:00Z"))
    spaces = str.maketrans("\u2009\u202f\u00a0", "   ")
    assert tuple(text.translate(spaces) for text in (*told, words.km(6.5))) == (day, days, moment, km)
    assert words.day("soon") == words.moment("soon") == "soon"
    assert words.days("soon", "later") == "soon – later"
