"""From phrases to chains of sources, with a memory of who was named before for words that point back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import msgspec

from selon.model import Source
from selon.model.claim import SourceKind
from selon.read.attribution_groups import PhraseReader
from selon.read.attribution_phrases import Phrase
from selon.read.passage import Passage, Sentence

__all__ = ["ChainBuilder", "KnownSource", "SourceLookup"]

_SPOKEN_FOR: tuple[SourceKind, ...] = ("official", "armed_group", "ngo", "un")
_LOOK_BACK = 3
_AFTER_DATELINE = frozenset((",", "-", "(", ":", "/", "."))


class KnownSource(Protocol):
    """What a register knows of a source."""

    @property
    def id(self) -> str:
        """Its identifier in the register."""

    @property
    def name(self) -> str:
        """Its full name."""

    @property
    def kind(self) -> SourceKind:
        """Its kind, as the codebook names them."""


class SourceLookup(Protocol):
    """A register of sources."""

    def resolve_source(self, text: str) -> KnownSource | None:
        """The entry that `text` names, or None."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A source named so far, with what a later pronoun may agree with."""

    source: Source
    head: str
    number: str | None
    gender: str | None
    sentence: int
    token: int
    is_chain: bool
    is_relay: bool = False  # told to it: "a dit X *à l'AFP*", which no "il" stands for


@dataclass
class ChainBuilder:
    """Builds the chains of one passage, in the order of the text."""

    passage: Passage
    reader: PhraseReader
    sources: SourceLookup | None
    _memory: list[Remembered] = field(default_factory=list)

    def chain(self, group: tuple[Phrase, ...]) -> tuple[tuple[Source, ...], bool]:
        """The chain of a group of phrases, nearest first, and whether any was carried over from before."""
        found: list[Source] = []
        carried = False
        for phrase in group:
            inner, _ = self.chain(phrase.inner)
            own = self._antecedent(phrase) if phrase.points_back else None
            carried = carried or own is not None
            source = self._source(phrase) if own is None else self._pointing(phrase, own)
            outer, _ = self.chain(phrase.outer)
            self._remember(phrase, source)
            found += [*inner, source, *outer]
        return tuple(found), carried

    def relays(self, group: tuple[Phrase, ...]) -> tuple[Source, ...]:
        """Those whom it was told, remembered apart: "a-t-il ajouté" goes on with the one who spoke to them."""
        known = len(self._memory)
        chain, _ = self.chain(group)
        self._memory[known:] = [replace(memory, is_relay=True) for memory in self._memory[known:]]
        return chain

    def pronoun(
        self, agreement: str, sentence: Sentence, before: int | None = None, latter: bool = False
    ) -> tuple[Source, ...]:
        """The source that a pronoun of this agreement ("feminine_plural", "any") stands for; empty where none fits.

        `before`: only sources named before this token count (where the quotation opened).
        `latter`: the pronoun points at the one named last ("ce dernier").
        """
        number = "plur" if agreement.endswith("plural") else "sing"
        gender = "fem" if agreement.startswith("feminine") else "masc"
        genders = ("masc", "fem", None) if agreement.startswith("any") else (gender, None)
        for memory in reversed(self._memory if not latter else []):
            near = sentence.index - memory.sentence <= _LOOK_BACK and (
                before is None or memory.token < before
            )
            fits = memory.number in (number, None) and memory.gender in genders
            if near and fits and not memory.is_relay:
                return (memory.source,)
        return self._latter(number == "plur", sentence.first if before is None else before) if latter else ()

    def _latter(self, plural: bool, before: int) -> tuple[Source, ...]:
        """As in "Ceux-ci", "ce dernier", "lequel": the source named last before."""
        phrase = self.reader.nearest_before(before, plural)
        return (self._source(phrase),) if phrase else ()

    def note_subject(self, sentence: Sentence) -> None:
        """Remembers the source that opens `sentence`, so that the next one may say "il" for it."""
        phrase = self.reader.phrase(sentence.first, sentence.last) if sentence.last > sentence.first else None
        if (
            phrase is not None
            and not phrase.points_back
            and not self._is_dateline(phrase)
            and (phrase.known or phrase.span_last - phrase.span_first > 1)
        ):
            self._remember(phrase, self._source(phrase), is_chain=False)

    def _is_dateline(self, phrase: Phrase) -> bool:
        """As in "TRIPOLI - ", "LUANDA, 11 nov (AFP)": where it was written, and nobody."""
        tokens, following = self.passage.tokens, self.passage.norms[phrase.last : phrase.last + 1]
        shouted = all(t.text.isupper() for t in tokens[phrase.span_first : phrase.span_last])
        return phrase.is_name and shouted and not _AFTER_DATELINE.isdisjoint(following)

    def _remember(self, phrase: Phrase, source: Source, is_chain: bool = True) -> None:
        if phrase.is_document:
            return
        index = self.passage.sentence_at(self.passage.tokens[phrase.first].start).index
        memory = Remembered(source, phrase.head, phrase.number, phrase.gender, index, phrase.first, is_chain)
        self._memory.append(memory)

    def _antecedent(self, phrase: Phrase) -> Source | None:
        """The earlier source that "la même source", "l'organisation" or "le communiqué" points back to."""
        generic = phrase.head in self.reader.lexicon.generic and phrase.kind_is_open
        candidates = tuple(self._candidates(phrase))
        for memory in self._of_same_head(phrase, candidates) or candidates:
            if generic or (memory.head == phrase.head and memory.source.kind == phrase.kind):
                return memory.source
        if phrase.head in self.reader.lexicon.data.bodies and generic:
            return self._named_body(phrase)
        return next((m.source for m in candidates if m.source.kind == phrase.kind and m.number == phrase.number), None)

    def _of_same_head(self, phrase: Phrase, candidates: Sequence[Remembered]) -> tuple[Remembered, ...]:
        """As in "les mêmes sources": sources, and not the brigades named since."""
        several = phrase.number == "plur" and phrase.head in self.reader.lexicon.data.source_words
        return tuple(m for m in candidates if several and m.head == phrase.head)

    def _candidates(self, phrase: Phrase) -> Iterator[Remembered]:
        kinds = self._kinds_of(phrase.head)
        for memory in reversed(self._memory):
            if not memory.is_chain or (kinds is None and memory.is_relay):
                continue
            if kinds is None or memory.source.kind in kinds or self._is_unknown_name(memory):
                yield memory

    def _is_unknown_name(self, memory: Remembered) -> bool:
        """A name of which nothing tells what it is may be any body's."""
        return not memory.head and memory.source.kind == "unnamed"

    def _named_body(self, phrase: Phrase) -> Source | None:
        """The organisation last named in the text before `phrase`, source or not."""
        for at in range(phrase.first - 1, max(phrase.first - 120, -1), -1):
            entry = self.reader.entry(at, phrase.first)
            if entry is not None and entry.is_name and entry.kind in ("ngo", "un", "monitor"):
                found = self.reader.phrase(at, phrase.first)
                return self._source(found) if found else None
        return None

    def _source(self, phrase: Phrase) -> Source:
        span_first, span_last = self._full_name(phrase)
        first, last = self.passage.tokens[span_first], self.passage.tokens[span_last - 1]
        text = self.passage.text[first.start : last.end]
        known = self.sources.resolve_source(text) if self.sources and not text.islower() else None
        kind = known.kind if known else self._kind(text, phrase)
        return Source(
            text=text, start=first.start, end=last.end, kind=kind,
            name=known.name if known else None, source=known.id if known else None,
        )  # fmt: skip

    def _pointing(self, phrase: Phrase, own: Source) -> Source:
        """What `own` is called here ("*la même source*"), by its own name; whom the register knows stays itself."""
        if own.name is not None:
            return own
        first = phrase.span_first - self._points(phrase.span_first - 1)
        span = self.passage.span_of(first, phrase.span_last)
        return msgspec.structs.replace(own, text=span.text, start=span.start, end=span.end, name=own.text)

    def _points(self, i: int) -> bool:
        """Whether the noun after the word points back by it, so that it belongs to what is said: "*même* source"."""
        norm = self.passage.norms[i]
        return norm in self.reader.lexicon.data.same or norm in self.passage.function_words.demonstratives

    def _kind(self, text: str, phrase: Phrase) -> SourceKind:
        if not phrase.known:
            return self._remembered_kind(text, phrase)
        if phrase.kind_is_open and phrase.kind == "official" and not phrase.is_name:
            return self._kind_of_role(phrase)
        return phrase.kind

    def _kind_of_role(self, phrase: Phrase) -> SourceKind:
        """The kind of "son porte-parole" (of the body just named) or "le porte-parole" (as before)."""
        for memory in reversed(self._memory):
            if memory.head == phrase.head or (phrase.is_owned and memory.source.kind in _SPOKEN_FOR):
                return memory.source.kind
        return phrase.kind

    def _full_name(self, phrase: Phrase) -> tuple[int, int]:
        """A lone surname is recorded as the full name that stands earlier in the text, where one does."""
        first, last = phrase.span_first, phrase.span_last
        if not phrase.is_name or phrase.known or last - first > 1:
            return first, last
        tokens = self.passage.tokens
        for i in range(1, first):
            if (
                tokens[i].text == tokens[first].text
                and tokens[i - 1].text.istitle()
                and len(tokens[i - 1].text) > 2
            ):
                return i - 1, i + 1
        return first, last

    def _remembered_kind(self, text: str, phrase: Phrase) -> SourceKind:
        """The kind that the text gave a name before: "M. Sorba" after "Issa Sorba, témoin"."""
        surname = text.split()[-1]
        for memory in reversed(self._memory):
            if surname in memory.source.text.split():
                return memory.source.kind
        return phrase.kind

    def _kinds_of(self, head: str) -> tuple[SourceKind, ...] | None:
        """The kinds that a word pointing back may stand for; None for any."""
        words = self.reader.lexicon.data
        if head in words.bodies:
            return ("ngo", "un", "monitor", "official", "local")
        if head in words.movements:
            return ("armed_group", "ngo")
        return ("media", "agency") if head in words.outlets else None
