"""How likely each word of a passage is to carry each kind of event: a small convolutional network, learnt.

The word lists say what may be an event; this says how likely each is, for the confidence to weigh. It looks at words
through vectors in which neighbours of meaning lie close, and at what stands around them. It is not asked for events of
its own: it has read little other news (docs/evaluation.md). The weights
(lang/<code>/event_tagger.npz) are learnt from gold of our own by tools/train_event_tagger.py, which says how; the
network is four gated convolutions over the whole report (Dauphin et al. 2017, "Language Modeling with Gated
Convolutional Networks").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from selon.read.passage import Sentence
from selon.read.tagging import Tagged
from selon.read.weights import load_weights, one_thread

__all__ = [
    "DILATIONS",
    "ENDINGS",
    "FORMS",
    "ROLES",
    "EventScores",
    "EventTagger",
    "inputs_of",
    "load_event_tagger",
    "row_of",
    "tagger_of",
]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

DILATIONS = (1, 2, 4, 8)  # tokens between what a convolution looks at
ENDINGS, FORMS = 2000, 8000  # rows of the hashed tables
ROLES = ("initiators", "targets", "place", "time", "losses", "attribution")
_ENDING = 3  # characters
_NAMES = 0.3  # how much of a name's vector counts


@dataclass(frozen=True)
class EventScores:
    """Probabilities, a row a token: column 0 of `values` that it carries no event, the others as in `events`.

    `roles`: that it is among the words of a doer, a target, a place, a day, a toll, a source of some event.
    """

    events: tuple[str, ...]
    values: Floats
    roles: Floats

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        return {event: i + 1 for i, event in enumerate(self.events)}

    def of(self, event: str, first: int, last: int) -> float:
        """How likely one of the tokens `first:last` carries `event`, 0 to 1; 0 for an event never learnt."""
        column = self._columns.get(event)
        return float(self.values[first:last, column].max()) if column is not None and first < last else 0.0

    def of_role(self, role: str, first: int, last: int) -> float:
        """How likely one of the tokens `first:last` is told in this role (one of ROLES), 0 to 1."""
        return max(self._by_role[role][first:last], default=0.0)

    @cached_property
    def _by_role(self) -> Mapping[str, Sequence[float]]:
        return dict(zip(ROLES, self.roles.T.tolist(), strict=True))

    def any_event(self, first: int, last: int) -> float:
        """How likely one of the tokens `first:last` carries an event of whatever kind."""
        return 1.0 - float(self.values[first:last, 0].min()) if first < last else 0.0


@dataclass(frozen=True)
class EventTagger:
    """The network's weights, by name, as tools/train_event_tagger.py writes them."""

    events: tuple[str, ...]
    tags: Mapping[str, int]
    weights: Mapping[str, Floats]
    word_keys: NDArray[np.uint32]
    word_rows: NDArray[np.uint16]

    def score(self, tagged: Tagged) -> EventScores:
        """The probabilities of each event, and of each role, at each token of `tagged`."""
        with one_thread():
            return self._score(tagged)

    def _score(self, tagged: Tagged) -> EventScores:
        weights = self.weights
        ids, marks = inputs_of(tagged, self.tags)
        named = (ids[:, 0] == self.tags.get("NAME", -1))[:, None]
        vectors = weights["vectors"][self._rows(tagged)] * np.where(named, _NAMES, 1.0).astype(np.float32)
        hashed = np.hstack([weights["endings"][ids[:, 1]], weights["forms"][ids[:, 2]]]) * ~named
        words = np.tanh(vectors + weights["vectors.bias"])
        looks = np.hstack([words, weights["tag_vectors"][ids[:, 0]], hashed, marks], dtype=np.float32)
        hidden = _affine(looks, weights, "input")
        for i, dilation in enumerate(DILATIONS):
            hidden = hidden + _gated(_normed(hidden, weights, f"norm{i}"), dilation, weights, f"conv{i}")
        inner = np.maximum(_affine(np.hstack([hidden, looks]), weights, "inner"), 0)
        roles = 1 / (1 + np.exp(-_affine(hidden, weights, "roles")))
        return EventScores(self.events, _softmax(_affine(inner, weights, "output")), np.asarray(roles, np.float32))

    def _rows(self, tagged: Tagged) -> Integers:
        return np.array([row_of(t.text, self.word_keys, self.word_rows) for t in tagged.passage.tokens], dtype=np.int64)


def inputs_of(tagged: Tagged, tags: Mapping[str, int]) -> tuple[Integers, Floats]:
    """What the network looks at beside the words' vectors.

    Integers, three a token: tag, hashed ending, hashed form; and floats, three a token: in a heading, opening a
    sentence, how far into the report (0 to 1).
    """
    tokens, sentences = tagged.passage.tokens, tagged.passage.sentences
    ids = [
        (tags.get(tag, 0), crc32(t.norm[-_ENDING:].encode()) % ENDINGS, crc32(t.norm.encode()) % FORMS)
        for t, tag in zip(tokens, tagged.tags, strict=True)
    ]
    return np.array(ids, dtype=np.int64).reshape(-1, 3), _marks(len(tokens), sentences)


def _marks(tokens: int, sentences: Sequence[Sentence]) -> Floats:
    marks = np.zeros((tokens, 3), dtype=np.float32)
    for sentence in sentences:
        marks[sentence.first : sentence.last, 0] = sentence.heading
        marks[sentence.first : sentence.first + 1, 1] = 1
    marks[:, 2] = np.arange(tokens) / max(1, tokens)
    return marks


def row_of(word: str, keys: NDArray[np.uint32], rows: NDArray[np.uint16]) -> int:
    """The row of the word's vector: its own, or that of what follows its last hyphen; 0 (zeros) where it has none."""
    lower = word.lower().replace("’", "'")
    for form in (lower, lower.rpartition("-")[2]):
        key = crc32(form.encode())
        at = int(np.searchsorted(keys, np.uint32(key)))
        if at < len(keys) and int(keys[at]) == key:
            return int(rows[at])
    return 0


def _affine(x: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    return x @ weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _normed(x: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    centred = x - x.mean(axis=1, keepdims=True)
    scale = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + 1e-5)
    return np.asarray(centred / scale * weights[f"{name}.weight"] + weights[f"{name}.bias"], dtype=np.float32)


def _gated(x: Floats, dilation: int, weights: Mapping[str, Floats], name: str) -> Floats:
    """A convolution three wide whose second half of channels opens or closes the first."""
    padded = np.pad(x, ((dilation, dilation), (0, 0)))
    around = np.hstack([padded[: len(x)], x, padded[2 * dilation : 2 * dilation + len(x)]])
    value, gate = np.hsplit(_affine(around, weights, name), 2)
    return np.asarray(value / (1 + np.exp(-np.clip(gate, -30, 30))), dtype=np.float32)


def _softmax(x: Floats) -> Floats:
    powers = np.exp(x - x.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


@cache
def load_event_tagger(language: str) -> EventTagger | None:
    """The tagger of `language`, None where none has been learnt: the word lists then stand alone."""
    arrays = load_weights(language, "event_tagger")
    return tagger_of(arrays) if arrays is not None else None


def tagger_of(arrays: Mapping[str, NDArray[np.generic]]) -> EventTagger:
    """The tagger whose arrays, by name, a file of weights holds."""
    plain = {"events", "tags", "word_keys", "word_rows"}
    return EventTagger(
        events=tuple(str(e) for e in arrays["events"]),
        tags={str(tag): i + 1 for i, tag in enumerate(arrays["tags"])},
        weights={name: np.asarray(a, dtype=np.float32) for name, a in arrays.items() if name not in plain},
        word_keys=np.asarray(arrays["word_keys"], dtype=np.uint32),
        word_rows=np.asarray(arrays["word_rows"], dtype=np.uint16),
    )
