"""The network that says how likely a word carries an event: its arithmetic on weights set by hand, and French."""

from collections.abc import Callable

import numpy as np
import pytest

from selon.codebook import events
from selon.read.arguments import Reading
from selon.read.event_tagger import (
    DILATIONS,
    ENDINGS,
    FORMS,
    ROLES,
    EventScores,
    EventTagger,
    load_event_tagger,
    row_of,
    tagger_of,
)

ReadingOf = Callable[[str], Reading]
WIDTH, LOOKS = 4, 2 + 1 + 1 + 1 + 3
SCORES = EventScores(("capture", "clash"), np.array([[0.1, 0.7, 0.2], [0.9, 0.05, 0.05]], dtype=np.float32),
                     np.array([[0.8] * 6, [0.1] * 6], dtype=np.float32))  # fmt: skip


@pytest.fixture(scope="module")
def tagger() -> EventTagger:
    found = load_event_tagger("fr")
    assert found is not None
    return found


def _by_hand(**changed: np.ndarray) -> EventTagger:
    """A tagger of zeros, but for what is given."""
    shapes = {
        "vectors": (2, 2), "vectors.bias": (2,), "tag_vectors": (1, 1), "endings": (ENDINGS, 1), "forms": (FORMS, 1),
        "input.weight": (LOOKS, WIDTH), "input.bias": (WIDTH,), "inner.weight": (WIDTH + LOOKS, 3), "inner.bias": (3,),
        "output.weight": (3, 3), "output.bias": (3,), "roles.weight": (WIDTH, len(ROLES)), "roles.bias": (len(ROLES),),
    }  # fmt: skip
    for i in range(len(DILATIONS)):
        shapes |= {f"conv{i}.weight": (3 * WIDTH, 2 * WIDTH), f"conv{i}.bias": (2 * WIDTH,)}
        shapes |= {f"norm{i}.weight": (WIDTH,), f"norm{i}.bias": (WIDTH,)}
    zeros = {name: np.zeros(shape, dtype=np.float32) for name, shape in shapes.items()}
    plain = {"events": np.array(["capture", "clash"]), "tags": np.array([], dtype=str)}
    words = {"word_keys": np.array([], dtype=np.uint32), "word_rows": np.array([], dtype=np.uint16)}
    return tagger_of({**plain, **words, **zeros, **changed})


def test_without_weights_every_token_has_the_odds_of_the_last_layer(reading_of: ReadingOf) -> None:
    tagged = reading_of("L'armée a repris Bria.").tagged
    values = _by_hand(**{"output.bias": np.log(np.array([0.5, 0.3, 0.2], dtype=np.float32))}).score(tagged).values
    assert values.shape == (len(tagged.passage.tokens), 3)
    assert values == pytest.approx(np.tile([0.5, 0.3, 0.2], (len(values), 1)), abs=1e-6)


def test_a_mark_reaches_the_output_by_the_weights_on_its_way(reading_of: ReadingOf) -> None:
    inner, output = np.zeros((WIDTH + LOOKS, 3), np.float32), np.zeros((3, 3), np.float32)
    inner[WIDTH + LOOKS - 2, 0] = 1.0  # the mark of a sentence's first token
    output[0, 1] = 2.0
    tagger = _by_hand(**{"inner.weight": inner, "output.weight": output})
    values = tagger.score(reading_of("Bria est prise.").tagged).values
    assert values[0, 1] == pytest.approx(np.exp(2) / (np.exp(2) + 2), abs=1e-6)
    assert values[1:, 1] == pytest.approx(1 / 3, abs=1e-6)


def test_scores_of_a_stretch_are_those_of_its_likeliest_token() -> None:
    assert SCORES.of("capture", 0, 2) == pytest.approx(0.7)
    assert SCORES.of("capture", 1, 2) == pytest.approx(0.05)
    assert SCORES.any_event(0, 2) == pytest.approx(0.9)
    assert SCORES.of("riot", 0, 2) == SCORES.of("capture", 1, 1) == SCORES.any_event(2, 2) == 0.0


def test_a_word_has_its_vector_by_its_lower_case_or_its_last_part(tagger: EventTagger) -> None:
    keys, rows = tagger.word_keys, tagger.word_rows
    assert row_of("Attaque", keys, rows) == row_of("attaque", keys, rows) == row_of("contre-attaque", keys, rows) > 0
    assert row_of("xqzwv", keys, rows) == 0


def test_what_was_learnt_are_events_of_the_codebook(tagger: EventTagger) -> None:
    assert set(tagger.events) <= set(events())


def test_a_verb_of_taking_is_a_capture_and_no_protest(tagger: EventTagger, reading_of: ReadingOf) -> None:
    text = "Les rebelles se sont emparés mardi de la localité de Sévaré."
    tagged = reading_of(text).tagged
    scores = tagger.score(tagged)
    verb = next(i for i, t in enumerate(tagged.passage.tokens) if t.text == "emparés")
    assert scores.of("capture", verb, verb + 1) > 0.5 > scores.of("protest", 0, len(scores.values))


def test_probabilities_add_up_to_one(tagger: EventTagger, reading_of: ReadingOf) -> None:
    values = tagger.score(reading_of("Combats à Bria.\n\nLe ministre s'est rendu à Paris, dit-on.").tagged).values
    assert values.sum(axis=1) == pytest.approx(np.ones(len(values)), abs=1e-5)
    assert values.min() >= 0


def test_a_language_without_weights_has_no_tagger() -> None:
    assert load_event_tagger("zz") is None


def test_a_role_is_as_likely_as_at_its_likeliest_word() -> None:
    assert SCORES.of_role("targets", 0, 2) == pytest.approx(0.8)
    assert SCORES.of_role("targets", 1, 2) == pytest.approx(0.1)
    assert SCORES.of_role("targets", 1, 1) == 0
