"""The French data for events: every file fits its schema, patterns are written as they are read, sentences tell.

`event_sentences.yaml` holds sentences of our own, by the event that each tells; those under `none` tell no event.
`event_words.yaml` holds more of them, each with the words that carry its event.
"""

import re
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import yaml

from selon.lang import load_data
from selon.lang.fr.forms import Paradigms, conjugate
from selon.model import Report
from selon.read.attribution_lexicon import AttributionData
from selon.read.claims import Reader, load_reader, read_report
from selon.read.confidence import ConfidenceModel
from selon.read.folding import fold
from selon.read.frames import Frame, frame_verbs, load_frames
from selon.read.lexicon import Nouns, Words
from selon.read.loss_words import LossData
from selon.read.modality import ModalityWords
from selon.read.place_lexicon import PlaceData
from selon.read.time_data import TimeData

_HERE = Path(__file__).parent
_SENTENCES: dict[str, list[str]] = yaml.safe_load((_HERE / "event_sentences.yaml").read_text(encoding="utf-8"))
_WORDS: dict[str, list[tuple[str, str]]] = yaml.safe_load((_HERE / "event_words.yaml").read_text(encoding="utf-8"))
_CARRIED = [(event, words, text) for event, rows in _WORDS.items() for words, text in rows]
_TOLD = [(event, text) for event, texts in _SENTENCES.items() if event != "none" for text in texts]
_SCHEMAS: dict[str, type] = {
    "attribution": AttributionData,
    "confidence": ConfidenceModel,
    "losses": LossData,
    "modality": ModalityWords,
    "nouns": Nouns,
    "paradigms": Paradigms,
    "places": PlaceData,
    "times": TimeData,
    "words": Words,
}
# "veste|la ceinture": the spaces cut a pattern into words, so an article can be no part of an alternative.
_ARTICLE_IN_ALTERNATIVES = re.compile(r"\|(?:le|la|les|un|une|des|leurs?|du|au) ")


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader("fr")


@pytest.fixture(scope="session")
def frames() -> tuple[Frame, ...]:
    compiled = load_frames("fr")
    tables = (compiled.verbs, compiled.nouns, compiled.phrases)
    return tuple({id(p.frame): p.frame for t in tables for patterns in t.values() for p in patterns}.values())


def _told(text: str, reader: Reader) -> set[tuple[str, str]]:
    """Events of `text`, each with the words that carry it."""
    report = Report(id="sentence", text=text, language="fr", published="2024-05-15")
    return {(claim.event, claim.trigger.text) for claim in read_report(report, reader)}


def _events(text: str, reader: Reader) -> set[str]:
    return {event for event, _ in _told(text, reader)}


def _certain(reader: Reader) -> Reader:
    """The data is what is tried here: how likely the trained model thinks a lone sentence plays no part."""
    return replace(reader, confidence=msgspec.structs.replace(reader.confidence, threshold=0.0))


@pytest.mark.parametrize("name", _SCHEMAS)
def test_each_file_fits_its_schema(name: str) -> None:
    assert isinstance(load_data("fr", name, _SCHEMAS[name]), msgspec.Struct)


def test_every_verb_of_the_data_can_be_conjugated() -> None:
    for infinitive in {*load_data("fr", "words", Words).verbs, *frame_verbs("fr")}:
        assert infinitive in conjugate(infinitive)


def test_no_alternative_holds_an_article(frames: tuple[Frame, ...]) -> None:
    assert [v for f in frames for v in f.verbs if _ARTICLE_IN_ALTERNATIVES.search(v)] == []


def test_words_of_context_are_folded(frames: tuple[Frame, ...]) -> None:
    words = {w for f in frames for w in (*f.needs, *f.unless, *f.after_not, *f.before_not)}
    assert sorted(w for w in words if fold(w) != w) == []


def test_there_are_sentences_enough() -> None:
    assert len(_TOLD) >= 300
    assert len(_CARRIED) >= 500
    assert len(_SENTENCES["none"]) >= 200


@pytest.mark.parametrize(("event", "text"), _TOLD)
def test_a_sentence_tells_its_event(event: str, text: str, reader: Reader) -> None:
    assert event in _events(text, _certain(reader))


@pytest.mark.parametrize(("event", "words", "text"), _CARRIED)
def test_an_event_is_carried_by_its_words(event: str, words: str, text: str, reader: Reader) -> None:
    assert (event, words) in _told(text, _certain(reader))


@pytest.mark.parametrize("text", _SENTENCES["none"])
def test_a_sentence_tells_nothing(text: str, reader: Reader) -> None:
    assert _events(text, reader) == set()
