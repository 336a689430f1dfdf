"""A report's text as tokens, sentences and paragraphs, with offsets: what every later step reads.

No statistical tagger: measured on 2 cores, spaCy's French tagger alone costs more than this whole reader
and a parser gained nothing on unseen reports (docs/evaluation.md).
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from selon.model import Span
from selon.read.folding import fold

__all__ = ["Passage", "Sentence", "Token", "prepare"]

_TOKEN = re.compile(
    r"""\d+(?:ers?|ères?|res?|èmes?|emes?|es?|ndes?|nds?|è)\b        # an ordinal: 1er, 20e
      | \d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?!\d)   # a number, thousands apart
      | (?:aujourd|prud|quelqu)['’ʼ](?:hui|hommes?|une?s?)\b    # words with an apostrophe inside
      | [^\W\d_]+['’ʼ](?=\w)                               # an elided word: l' qu' jusqu'
      | (?:[^\W\d_]\.){2,}                                 # U.S. R.D.C.
      | \w+(?:[-‐‑]\w+)*                                   # a word, hyphens inside
      | [^\w\s]""",
    re.VERBOSE | re.IGNORECASE,
)
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)['’ʼ]$", re.IGNORECASE)
_CLITIC = re.compile(
    r"(?<!celui)(?<!celle)(?<!ceux)(?<!celles)-(?:t-)?(?:ils?|elles?|on|ce|je|nous|vous|la|le|les|lui|leur|y|en|ci|là)$",
    re.IGNORECASE,
)
_ABBREVIATIONS = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mmes",
        "mlle",
        "dr",
        "pr",
        "me",
        "st",
        "ste",
        "gal",
        "col",
        "cap",
        "lt",
        "cdt",
        "sgt",
        "no",
        "art",
        "av",
        "env",
        "etc",
        "cf",
        "p",
        "ex",
        "km",
        "kg",
        "min",
        "max",
        "vs",
    ]
)
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
class Passage:
    """A text made ready: the tokens in order, and the sentences that share them out."""

    text: str
    folded: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

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

    def span_of(self, first: int, last: int) -> Span:
        """The tokens `first:last` as a Span."""
        return self.span(self.tokens[first].start, self.tokens[last - 1].end)

    def span(self, start: int, end: int) -> Span:
        """The stretch `start:end` as a Span, white space trimmed at both ends."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return Span(text=piece, start=start, end=start + len(piece))


def prepare(text: str) -> Passage:
    """Cut `text` into tokens and sentences. Works for any language written with spaces."""
    folded = fold(text)
    tokens = tuple(_tokens(text, folded))
    return Passage(text, folded, tokens, tuple(_sentences(text, tokens)))


def _tokens(text: str, folded: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        for start, end in _split(text, match.start(), match.end()):
            found.append(Token(text[start:end], folded[start:end], start, end))
    return found


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A word apart from an apostrophe that elides nothing and from inverted pronouns ("a-t-il")."""
    piece = text[start:end]
    if len(piece) > 1 and piece[-1] in "'’ʼ" and not _ELIDED.match(piece):
        return [(start, end - 1), (end - 1, end)]
    clitic = _CLITIC.search(piece)
    if clitic and clitic.start() > 0:
        cut = start + clitic.start()
        return [(start, cut), (cut, end)]
    return [(start, end)]


def _sentences(text: str, tokens: tuple[Token, ...]) -> list[Sentence]:
    found: list[Sentence] = []
    first = paragraph = 0
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        newline = following is None or "\n" in text[token.end : following.start]
        if newline or _ends_here(text, tokens, i):
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


def _ends_here(text: str, tokens: tuple[Token, ...], i: int) -> bool:
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
    if stop.text == "." and i and _is_abbreviation(tokens[i - 1] if stop is token else tokens[i - 2]):
        return False
    return not following.text[0].islower()


def _glued(tokens: tuple[Token, ...], i: int) -> bool:
    """A stop with its space forgotten: "tués.Les"."""
    return i > 0 and len(tokens[i - 1].text) > 2 and tokens[i - 1].text.islower() and tokens[i + 1].text.istitle()


def _is_abbreviation(token: Token) -> bool:
    return token.norm in _ABBREVIATIONS or (len(token.text) == 1 and token.text.isupper())
