"""The frames of events: their data fits the codebook, and their patterns are compiled as written."""

from typing import get_args

import pytest

from selon.lang import load_data
from selon.model.claim import Status
from selon.read.frames import (
    Frame,
    Frames,
    NounPattern,
    VerbPattern,
    act_nouns,
    frame_nouns,
    frame_verbs,
    load_frames,
)
from selon.read.lexicon import Nouns

_EVENTS = {
    "capture", "advance", "withdraw", "hand_over", "besiege", "break_siege", "link_up", "hold", "clash", "offensive",
    "attack", "repel", "air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "attack_civilians",
    "sexual_violence", "abduct", "detain", "release", "displace", "destroy", "agreement", "mobilise",
    "disrupt_weapons", "protest", "riot",
}  # fmt: skip
_FAMILIES = {"strike", "killing"}
_ROLES = {"initiators", "targets", "place", "none", "any", "doer"}
# Classes of phrases that no noun of nouns.yaml has; "none" stands for no phrase at all.
_MORE_CLASSES = {"name", "named", "none", "unknown_name", "event", "thing", "source", "pronoun", "country"}


def _patterns(frames: Frames) -> list[VerbPattern | NounPattern]:
    tables = (frames.verbs, frames.nouns, frames.phrases)
    return [pattern for table in tables for patterns in table.values() for pattern in patterns]


@pytest.fixture(scope="module")
def frames() -> Frames:
    return load_frames("fr")


@pytest.fixture(scope="module")
def entries(frames: Frames) -> list[Frame]:
    return list({id(p.frame): p.frame for p in _patterns(frames)}.values())


def test_every_event_of_the_codebook_has_a_frame_or_a_family(entries: list[Frame]) -> None:
    told = {frame.event for frame in entries}
    assert told <= _EVENTS | _FAMILIES
    assert {frame.of_fighters for frame in entries} <= _EVENTS | {None}
    # "attack", "attack_civilians" come from the families too; every other event has words of its own.
    assert _EVENTS - told <= {"attack", "attack_civilians"}


def test_roles_and_statuses_are_known(entries: list[Frame]) -> None:
    assert {role for f in entries for role in (f.subject, f.object, f.noun_of)} <= _ROLES
    assert {f.status for f in entries} <= {None, *get_args(Status)}


def test_classes_that_frames_ask_for_exist(entries: list[Frame]) -> None:
    asked = {c for f in entries for c in (*f.object_is, *f.object_not, *f.subject_is)}
    assert asked <= {*load_data("fr", "nouns", Nouns).classes, *_MORE_CLASSES}


PATTERNS = [
    ("emparer", True, (), {"de"}, "capture"),
    ("prendre", False, ({"controle"},), {"de"}, "capture"),
]


@pytest.mark.parametrize(("lemma", "reflexive", "words", "prepositions", "event"), PATTERNS)
def test_a_verb_is_compiled_as_it_is_written(
    frames: Frames, lemma: str, reflexive: bool, words: tuple[set[str], ...], prepositions: set[str], event: str
) -> None:
    assert any(
        p.reflexive is reflexive and p.words == words and p.prepositions == prepositions and p.frame.event == event
        for p in frames.verbs[lemma]
    )


def test_the_longest_pattern_comes_first(frames: Frames) -> None:
    for table in (frames.verbs, frames.nouns, frames.phrases):
        for patterns in table.values():
            lengths = [len(p.words) for p in patterns]
            assert lengths == sorted(lengths, reverse=True)


def test_nouns_are_known_in_both_numbers(frames: Frames) -> None:
    assert {p.words for p in frames.nouns["bombardements"]} >= {("bombardements",)}
    assert {p.words for p in frames.nouns["bombardement"]} >= {("bombardement",)}


def test_verbs_and_nouns_are_listed_once() -> None:
    assert "emparer" in frame_verbs("fr")
    assert "siège" in frame_nouns("fr")
    assert len(set(frame_verbs("fr"))) == len(frame_verbs("fr"))
    assert len(set(frame_nouns("fr"))) == len(frame_nouns("fr"))


def test_acts_are_nouns_of_violence(frames: Frames) -> None:
    assert {"attaque", "bombardement"} <= set(act_nouns("fr")) <= set(frame_nouns("fr"))
    assert "trêve" not in act_nouns("fr")
