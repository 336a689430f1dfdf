"""Which words of a phrase name a person: capitals, the reader's vocabulary, and lists in privacy.yaml."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import msgspec
import yaml

from selon.lang import available
from selon.read.folding import fold
from selon.read.lexicon import load_lexicon

__all__ = ["names_in"]

_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_LONGEST_ACRONYM = 5


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """privacy.yaml."""

    organisations: frozenset[str]
    offices: frozenset[str]
    openers: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    generic: frozenset[str]


class _Word(NamedTuple):
    text: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it has a capital letter, first or after an article ("al-Joulani")."""
        return any(part[:1].isupper() for part in re.split(r"[-.]", self.text))

    @property
    def caseless(self) -> bool:
        """Whether its script has no capitals."""
        return self.text.upper() == self.text.lower()


@lru_cache(maxsize=65_536)
def names_in(phrase: str) -> tuple[str, ...]:
    """The stretches of `phrase` that may name a person, as they stand; in doubt they are given.

    A phrase in a script without capitals is given whole words, save generic words for people.
    """
    words = [_Word(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(phrase)]
    runs = [*_capital_runs(words, phrase), *_caseless_runs(words)]
    return tuple(dict.fromkeys(phrase[run[0].start : run[-1].end] for run in runs))


def _caseless_runs(words: list[_Word]) -> Iterator[list[_Word]]:
    generic = _lists().generic
    for word in words:
        if word.caseless and word.text not in generic and word.text.removeprefix("و") not in generic:
            yield [word]


def _capital_runs(words: list[_Word], phrase: str) -> Iterator[list[_Word]]:
    """Names: capitalised words side by side, particles between them."""
    i = 0
    while i < len(words):
        if not words[i].capital:
            i += 1
            continue
        end = _run_end(words, i, phrase)
        start = _skip_opener(words, i, end)
        if start < end and _is_person(words, start, end):
            yield words[start:end]
        i = end


def _run_end(words: list[_Word], start: int, phrase: str) -> int:
    end = start + 1
    while end < len(words) and phrase[words[end - 1].end : words[end].start].isspace():
        if words[end].capital:
            end += 1
        elif _bridges(words, end, phrase):
            end += 2
        else:
            break
    return end


def _bridges(words: list[_Word], i: int, phrase: str) -> bool:
    """Whether word `i` is a particle with a capitalised word after it ("Ousmane ag Mohamed")."""
    if words[i].folded not in _lists().particles or i + 1 >= len(words):
        return False
    return words[i + 1].capital and not phrase[words[i].end : words[i + 1].start].strip()


def _skip_opener(words: list[_Word], start: int, end: int) -> int:
    while start == 0 and start < end and words[start].folded in _lists().openers:
        start += 1
    return start


def _is_person(words: list[_Word], start: int, end: int) -> bool:
    run = words[start:end]
    if all(_is_common(word.folded) for word in run):
        return False
    if len(run) == 1 and run[0].text.isupper() and 1 < len(run[0].text) <= _LONGEST_ACRONYM:
        return False
    if run[0].folded in _lists().organisations:
        return False
    return not _is_place_or_group(words, start)


def _is_place_or_group(words: list[_Word], start: int) -> bool:
    """Whether the words before make the name a group's, an institution's or a place's."""
    before = words[start - 1].folded if start else ""
    if before in _lists().organisations:
        return True
    if before not in _lists().prepositions:
        return False
    noun = next((w.folded for w in reversed(words[: start - 1]) if w.folded not in _lists().openers), "")
    return noun in _lists().organisations | _lists().offices or noun.endswith(("s", "x"))


@cache
def _lists() -> _Lists:
    text = (resources.files("selon.export") / "privacy.yaml").read_text(encoding="utf-8")
    lists = msgspec.convert(yaml.safe_load(text), _Lists)
    folded = {f: frozenset(map(fold, getattr(lists, f))) for f in lists.__struct_fields__ if f != "generic"}
    return msgspec.structs.replace(lists, **folded)


@lru_cache(maxsize=65_536)
def _is_common(word: str) -> bool:
    """Whether the reader knows the word as a noun, adjective, determiner or number in some language."""
    return word in _lists().openers or any(word in _vocabulary(language) for language in available())


@cache
def _vocabulary(language: str) -> frozenset[str]:
    lexicon = load_lexicon(language)
    nouns = {key[0] for key in lexicon.nouns if len(key) == 1}
    small = lexicon.words.determiners | lexicon.words.numbers | lexicon.words.prepositions
    return frozenset(nouns | lexicon.adjectives | {fold(word) for word in small})
