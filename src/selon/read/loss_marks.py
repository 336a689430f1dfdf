"""What qualifies a toll: superseded by a newer one, or a total with no single event."""

import re
from dataclasses import replace

from selon.read.loss_words import LossWords
from selon.read.mentions import LossMention
from selon.read.passage import Passage, Sentence

__all__ = ["mark"]

_YEAR = re.compile(r"(?:19|20)\d\d$")
_NEAR = 14  # tokens between a toll and the mark that qualifies it


def mark(mention: LossMention, passage: Passage, sentence: Sentence, words: LossWords) -> LossMention:
    """`mention` with `superseded` and `total` set from the words of its sentence."""
    at = passage.token_at(mention.span.start)
    tags: dict[str, int] = {}
    for i in range(sentence.first, sentence.last):
        found = words.marks.at(passage.norms, i)
        if found is not None and _applies(found[0], i, at, sentence):
            tags[found[0]] = i
    total = ("since" in tags and mention.kind != "displaced") or _since_year(passage, sentence, at, words)
    total = total or ("war" in tags and _is_made(passage, tags["war"], at, words))
    superseded = (
        "superseded" in tags
        or "negated" in tags
        or ("replaced" in tags and _is_bill(passage, sentence, at, words))
    )
    return replace(mention, superseded=superseded, total=total)


def _applies(tag: str, i: int, at: int, sentence: Sentence) -> bool:
    """Whether the mark at token `i` speaks of the toll at token `at`."""
    if tag == "replaced":
        return 0 < i - at <= _NEAR
    if tag == "since":
        return 0 < i - at <= _NEAR or i - sentence.first < 3
    if tag == "negated":
        return 0 < at - i <= 2
    return 0 < at - i <= (2 * _NEAR if tag == "superseded" else _NEAR)


def _is_bill(passage: Passage, sentence: Sentence, at: int, words: LossWords) -> bool:
    return not words.data.bills.isdisjoint(passage.norms[sentence.first : at + 3])


def _is_made(passage: Passage, war: int, at: int, words: LossWords) -> bool:
    """ "la guerre a fait", "le conflit a coûté la vie à": right before the toll, and no "que X a tué" between."""
    between = passage.norms[war:at]
    return not words.data.making.isdisjoint(between[-7:]) and passage.function_words.that.isdisjoint(between)


def _since_year(passage: Passage, sentence: Sentence, at: int, words: LossWords) -> bool:
    """ "depuis 2012", "depuis avril 2023" near the toll or at the head of its sentence."""
    norms = passage.norms
    for i in range(sentence.first, sentence.last):
        if norms[i] in words.small.since and _applies("since", i, at, sentence):
            return any(_YEAR.match(n) for n in norms[i + 1 : min(i + 4, sentence.last)])
    return False
