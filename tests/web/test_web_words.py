"""Three languages, none half done: every word of pages and island is in each catalogue, with its fields."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient

import selon.web
from selon.register import load_register
from selon.web.island import island_words
from selon.web.labels import EVENTS, label
from selon.web.words import LANGUAGES, chosen, words_in

SOURCE = Path(selon.web.__file__).parent
UI = SOURCE.parents[2] / "ui" / "src"
FIELD = re.compile(r"%\((\w+)\)s")


def _said() -> set[str]:
    methods = [("**.py", "python"), ("templates/**.html", "jinja2")]
    keywords = {"_": None, "gettext": None, "term": None}
    found = extract_from_dir(SOURCE, methods, {"**": {"newstyle_gettext": "true"}}, keywords)
    return {str(message) for _, _, message, _, _ in found}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_catalogue_says_all_and_nothing_else(language: str) -> None:
    with (SOURCE / f"locale/{language}/LC_MESSAGES/web.po").open("rb") as file:
        messages = [m for m in read_po(file) if m.id]
    catalogue = {str(m.id): str(m.string) for m in messages}
    assert not [m.id for m in messages if m.fuzzy]
    said = _said()
    assert len(said) > 200
    assert said == set(catalogue)
    for message, translated in catalogue.items():
        assert translated.strip(), message
        assert set(FIELD.findall(message)) == set(FIELD.findall(translated)), message
        says_nothing = not re.search("[a-z]", FIELD.sub("", message))
        assert language != "ar" or says_nothing or re.search("[\u0600-\u06ff]", translated), message


def test_the_island_has_all_the_words_that_it_says() -> None:
    script = "\n".join(path.read_text(encoding="utf-8") for path in UI.glob("*.ts"))
    words = island_words(words_in("en"))
    said = words["say"]
    assert isinstance(said, dict)
    assert set(re.findall(r"\bsay\('(\w+)'", script)) <= set(said)
    parts = {"from", "to", "min", "max", "kind", "who", "side"}  # named by the editor's table of parts
    assert set(said) <= set(re.findall(r"\bsay\('(\w+)'", script)) | parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_and_kind_has_a_word(language: str) -> None:
    words = words_in(language)
    kinds = {entry.kind for entry in (*load_register().actors, *load_register().sources)}
    for value in (*EVENTS, *kinds):
        assert "_" not in label(words, value)
        if language == "ar":
            assert not label(words, value).isascii(), value


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_reason_of_the_control_model_has_words(language: str) -> None:
    source = (SOURCE.parent / "control" / "timeline.py").read_text(encoding="utf-8")
    reasons = re.findall(r'mark\("([^"]+)"\)', source)
    assert len(reasons) >= 5
    shown = island_words(words_in(language))["labels"]
    assert isinstance(shown, dict)
    for reason in reasons:
        assert label(words_in(language), reason) == shown[reason] != reason


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "language"),
    [
        ("ar", "fr", "en", "ar"),
        (None, "fr", "en", "fr"),
        (None, None, "de, ar;q=0.8, fr;q=0.7", "ar"),
        ("xx", None, "fr-CA", "fr"),
        (None, None, "", "en"),
    ],
)
def test_language_by_address_cookie_header(asked: str | None, kept: str | None, accepted: str, language: str) -> None:
    assert chosen(asked, kept, accepted) == language


def test_a_chosen_language_stays(client: TestClient) -> None:
    page = client.get("/incidents?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in page
    assert "الحوادث" in client.get("/control").text
    assert '<html lang="fr" dir="ltr">' in client.get("/control?lang=fr").text


def test_faults_speak_every_language(client: TestClient) -> None:
    said = {client.get(f"/api/report?id=nothing&lang={code}").json()["message"] for code in LANGUAGES}
    assert len(said) == len(LANGUAGES)


def test_refusals_speak_every_language(client: TestClient) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    said = {client.post("/add", headers=elsewhere | {"Accept-Language": code}).text for code in LANGUAGES}
    assert len(said) == len(LANGUAGES)
