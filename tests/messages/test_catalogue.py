"""Every catalogue says everything that the English source says, with the same fields."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import selon
from selon.messages import LANGUAGES, chosen_language

SOURCE = Path(selon.__file__).parent
KEYWORDS = {"mark": None, "mark_many": (1, 2), "say": None, "say_many": (1, 2)}
METHODS = [("**.py", "python")]


def _said() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(SOURCE, METHODS, {"**": {}}, KEYWORDS)
    return {message for _, _, message, _, _ in found if message}


def _forms(text: object) -> list[str]:
    return list(text) if isinstance(text, tuple | list) else [str(text)]


def _catalogue(language: str, of: str = "messages", domain: str = "selon") -> dict[object, Message]:
    with (SOURCE / f"{of}/locale/{language}/LC_MESSAGES/{domain}.po").open("rb") as file:
        return {tuple(_forms(m.id)): m for m in read_po(file) if m.id}


each_language = pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])


@each_language
def test_every_message_is_translated(language: str) -> None:
    catalogue = _catalogue(language)
    said = {tuple(_forms(message)) for message in _said()}
    assert len(said) > 100
    missing = {m for m in said if m not in catalogue or not all(_forms(catalogue[m].string))}
    assert not missing


@each_language
def test_nothing_is_translated_that_is_no_longer_said(language: str) -> None:
    said = {tuple(_forms(message)) for message in _said()}
    assert not set(_catalogue(language)) - said


@each_language
def test_no_translation_is_a_guess(language: str) -> None:
    assert not [message.id for message in _catalogue(language).values() if message.fuzzy]


@each_language
def test_translations_keep_the_fields(language: str) -> None:
    for message in _catalogue(language).values():
        wanted = {field for form in _forms(message.id) for field in re.findall(r"{(\w+)", form)}
        used = {field for form in _forms(message.string) for field in re.findall(r"{(\w+)", form)}
        assert used == wanted, message.id


@each_language
def test_what_the_page_says_too_is_said_in_its_words(language: str) -> None:
    """A claim is an "assertion" in both: who goes from one to the other must not look for a difference."""
    here, page = _catalogue(language), _catalogue(language, "web", "web")
    common = here.keys() & page.keys()
    assert len(common) > 50
    words = {key: ["".join(_forms(c[key].string)).replace("’", "'") for c in (here, page)] for key in common}
    assert not {key: pair for key, pair in words.items() if pair[0] != pair[1]}


def test_arabic_is_in_arabic() -> None:
    """A translation that was left in English would pass for one; units, names and fields may stand alone."""
    latin = [m.id for m in _catalogue("ar").values() if not re.search("[\u0600-\u06ff]", "".join(_forms(m.string)))]
    assert set(latin) <= {"{store}: {detail}"}


def test_language_is_chosen_by_option_then_environment() -> None:
    assert chosen_language({"LANG": "fr_FR.UTF-8"}) == "fr"
    assert chosen_language({"LANG": "fr_FR.UTF-8"}, ["--lang", "en", "code"]) == "en"
    assert chosen_language({"LANG": "fr_FR.UTF-8"}, ["--lang=en"]) == "en"
    assert chosen_language({"LANG": "de_DE", "SELON_LANG": "fr"}) == "fr"
    assert chosen_language({"LANG": "ar_SY.UTF-8"}) == "ar"
    assert chosen_language({"LANG": "de_DE"}) == "en"
    assert chosen_language({}, ["code", "--lang", "fr"]) == "en", "after the verb it is the verb's"
