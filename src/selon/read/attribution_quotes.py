"""Quotations: where the one that closes before a token opened, where the one opened after it closes."""

from selon.model import Span
from selon.read.passage import Passage

__all__ = ["CLOSERS", "OPENERS", "opens", "quote_after", "quote_around", "quote_before", "whole_span"]

_CLOSING = {"»": "«", "”": "“", '"': '"'}
_OPENING = {"«": "»", "“": "”", '"': '"'}
_LONGEST = 500

OPENERS = frozenset(_OPENING)
CLOSERS = frozenset(_CLOSING)


def whole_span(passage: Passage, first: int, last: int) -> Span:
    """The tokens `first:last` as a span, with the mark that closes a quotation opened in them: "dix « bandits »"."""
    norms = passage.norms
    marks = (i for i in range(last - 1, first - 1, -1) if norms[i] in _OPENING or norms[i] in _CLOSING)
    mark = next(marks, last)
    opened = mark < last < len(norms) and norms[mark] in _OPENING and opens(passage, mark)
    return passage.span_of(first, last + (opened and norms[last] == _OPENING[norms[mark]]))


def quote_before(passage: Passage, at: int) -> int | None:
    """The token that opens the quotation which closes right before `at`; None where none does."""
    norms = passage.norms
    i = at - 1
    while i >= 0 and norms[i] == ",":
        i -= 1
    if i < 0 or norms[i] not in _CLOSING:
        return None
    opening = _CLOSING[norms[i]]
    return next((k for k in range(i - 1, max(0, i - _LONGEST) - 1, -1) if norms[k] == opening), None)


def quote_around(passage: Passage, first: int, at: int) -> int | None:
    """The token after the quotation that is open at `at` since a token of `first:at`; None where none is."""
    norms = passage.norms
    opened: int | None = None
    for i in range(first, at):
        if opened is None and norms[i] in _OPENING and opens(passage, i):
            opened = i
        elif opened is not None and norms[i] == _OPENING[norms[opened]]:
            opened = None
    if opened is None:
        return None
    last = min(len(norms), at + _LONGEST)
    closed = next((k for k in range(at, last) if norms[k] == _OPENING[norms[opened]]), None)
    return None if closed is None or _paragraph(passage, closed) != _paragraph(passage, at) else closed + 1


def opens(passage: Passage, at: int) -> bool:
    """Whether a quotation begins at the mark: one that closes stands right after its last word ('… fui", dit X')."""
    tokens = passage.tokens
    return tokens[at].text != '"' or at == 0 or tokens[at - 1].end < tokens[at].start


def _paragraph(passage: Passage, token: int) -> int:
    return passage.sentence_at(passage.tokens[token].start).paragraph


def quote_after(passage: Passage, first: int, end: int) -> int:
    """The token after the quotation that opens in `first:end` and goes on past it; `end` where none does."""
    norms = passage.norms
    opened = next((i for i in range(first, end) if norms[i] in _OPENING), None)
    if opened is None:
        return end
    closing = _OPENING[norms[opened]]
    last = min(len(norms), opened + _LONGEST)
    closed = next((k for k in range(opened + 1, last) if norms[k] == closing), None)
    return closed + 1 if closed is not None and closed >= end else end
