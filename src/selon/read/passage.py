"""A report's text as tokens, sentences and paragraphs, with offsets: what every later step reads.

No statistical tagger: measured on 2 cores, spaCy's French tagger alone costs more than this whole reader
and a parser gained nothing on unseen reports (docs/evaluation.md).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cache, cached_property

from selon.model import Span
from selon.read.folding import fold
from selon.read.function_words import FunctionWords, load_function_words

__all__ = ["FoldedText", "Passage", "Sentence", "Token", "prepare"]

_NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?!\d)"  # thousands apart
_ELIDED = r"[^\W\d_]+['’ʼ](?=[\w\"«“])"  # l' qu' jusqu', before a quotation too
_INITIALS = r"(?:[^\W\d_]\.){2,}"  # U.S. R.D.C.
_WORD = r"\w+(?:[-‐‑]\w+)*"  # hyphens inside
_SIGN = r"[^\w\s]"
_ANY_LANGUAGE = (_NUMBER, _ELIDED, _INITIALS, _WORD, _SIGN)
_APOSTROPHES = "'’ʼ"
_END = frozenset(".!?…")
_CLOSERS = frozenset("\"»”’')]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: `text` at `start:end` (code points), `norm` folded (same length)."""

    text: str
    norm: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it starts with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first:last` (a half-open range of indices), at `start:end` of the text.

    `heading` marks a title or crosshead: a short line with no closing stop.
    """

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    heading: bool


@dataclass(frozen=True)
class FoldedText:
    """A text with its folded form, which is as long: enough where only its characters are read."""

    text: str
    folded: str

    def span(self, start: int, end: int) -> Span:
        """The stretch `start:end` as a Span, white space trimmed at both ends."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return Span(text=piece, start=start, end=start + len(piece))


@dataclass(frozen=True)
class Passage(FoldedText):
    """A text made ready: the tokens in order, the sentences that share them out, its language's function words."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    function_words: FunctionWords = field(repr=False, compare=False)

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """The folded form of every token."""
        return tuple(t.norm for t in self.tokens)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def token_at(self, offset: int) -> int:
        """Index of the last token that starts at or before `offset` (0 where there is none)."""
        return max(bisect_right(self._token_starts, offset) - 1, 0)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the one before it. Raises IndexError on an empty text."""
        return self.sentences[max(bisect_right(self._sentence_starts, offset) - 1, 0)]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of `sentence`."""
        return self.tokens[sentence.first : sentence.last]

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens that the characters `start:end` touch."""
        return self.token_at(start), self.token_at(end - 1) + 1

    def norms_between(self, end: int, start: int) -> tuple[str, ...]:
        """The folded tokens after what ends at offset `end` and before what starts at `start`."""
        return self.norms[self.token_at(end - 1) + 1 : self.token_at(start)]

    def span_of(self, first: int, last: int) -> Span:
        """The tokens `first:last` as a Span."""
        return self.span(self.tokens[first].start, self.tokens[last - 1].end)


def prepare(text: str, language: str) -> Passage:
    """Cut `text` into tokens and sentences. Works for any language written with spaces.

    Raises LanguageDataError where `language` has no (or a faulty) function_words.yaml.
    """
    folded, cutter = fold(text), _cutter(language)
    tokens = tuple(cutter.tokens(text, folded))
    sentences = tuple(_sentences(text, tokens, cutter.words.abbreviations))
    return Passage(text, folded, tokens, sentences, cutter.words)


class _Cutter:
    """Cuts the texts of one language into tokens."""

    def __init__(self, words: FunctionWords) -> None:
        self.words = words
        self._token = re.compile("|".join((*_whole(words), *_ANY_LANGUAGE)), re.IGNORECASE)
        self._enclitic = _enclitic(words)

    def tokens(self, text: str, folded: str) -> Iterator[Token]:
        """The tokens of `text`, in order."""
        for match in self._token.finditer(text):
            for start, end in self._split(text, folded, match.start(), match.end()):
                yield Token(text[start:end], folded[start:end], start, end)

    def _split(self, text: str, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """A word apart from an apostrophe that elides nothing and from inverted pronouns ("a-t-il")."""
        piece = text[start:end]
        if len(piece) > 1 and piece[-1] in _APOSTROPHES and folded[start:end] not in self.words.elided:
            return [(start, end - 1), (end - 1, end)]
        enclitic = self._enclitic.search(piece) if "-" in piece else None
        if enclitic and enclitic.start() > 0:
            cut = start + enclitic.start()
            return [(start, cut), (cut, end)]
        return [(start, end)]


@cache
def _cutter(language: str) -> _Cutter:
    return _Cutter(load_function_words(language))


def _whole(words: FunctionWords) -> Iterator[str]:
    """Patterns of the language's own tokens: ordinals in figures, words with an apostrophe inside."""
    yield rf"\d+(?:{_either(words.ordinal_endings)})\b"
    yield rf"(?:{_either(words.with_apostrophe).replace(chr(39), f'[{_APOSTROPHES}]')})\b"


def _enclitic(words: FunctionWords) -> re.Pattern[str]:
    """A pronoun that a hyphen ties to the end of a word, with the sound that links them, if any."""
    hosts = "".join(f"(?<!{re.escape(host)})" for host in sorted(words.keep_enclitics))
    return re.compile(rf"{hosts}-(?:{_either(words.enclitic_links)})?(?:{_either(words.enclitics)})$", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    """A pattern of any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _sentences(text: str, tokens: tuple[Token, ...], abbreviations: Set[str]) -> list[Sentence]:
    found: list[Sentence] = []
    first = paragraph = 0
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        newline = following is None or "\n" in text[token.end : following.start]
        if newline or _ends_here(text, tokens, i, abbreviations):
            found.append(_sentence(len(found), tokens, first, i + 1, paragraph, newline))
            first = i + 1
            paragraph += newline
    return found


def _sentence(
    index: int, tokens: tuple[Token, ...], first: int, last: int, paragraph: int, closes_line: bool
) -> Sentence:
    closed = any(t.text in _END or t.text in ":;," for t in tokens[max(first, last - 2) : last])
    heading = closes_line and not closed and last - first <= 25
    return Sentence(index, first, last, tokens[first].start, tokens[last - 1].end, paragraph, heading)


def _ends_here(text: str, tokens: tuple[Token, ...], i: int, abbreviations: Set[str]) -> bool:
    """Whether a sentence ends with token i: a stop (and closing quotes), then a space and a fresh start."""
    token, following = tokens[i], tokens[i + 1]
    stop = token if token.text in _END else tokens[i - 1] if token.text in _CLOSERS and i else None
    if stop is None or stop.text not in _END or following.text in _END:
        return False
    spaced = text[token.end : following.start] != ""
    if following.text in _CLOSERS and not (following.text == '"' and spaced):
        return False
    if text[token.end : following.start] == "" and not _glued(tokens, i):
        return False
    if following.text[0].islower():
        return False
    before = tokens[i - 1] if stop is token else tokens[i - 2]
    return not (stop.text == "." and i and _is_abbreviation(before, abbreviations))


def _glued(tokens: tuple[Token, ...], i: int) -> bool:
    """A stop with its space forgotten: "tués.Les"."""
    return i > 0 and len(tokens[i - 1].text) > 2 and tokens[i - 1].text.islower() and tokens[i + 1].text.istitle()


def _is_abbreviation(token: Token, abbreviations: Set[str]) -> bool:
    return token.norm in abbreviations or (len(token.text) == 1 and token.text.isupper())
