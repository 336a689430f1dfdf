"""What qualifies a toll: superseded by a newer one, or a total with no single event."""

from dataclasses import replace

from selon.read.loss_words import LossWords
from selon.read.mentions import LossMention
from selon.read.passage import Passage, Sentence

__all__ = ["mark"]


def mark(mention: LossMention, passage: Passage, sentence: Sentence, words: LossWords) -> LossMention:
    """`mention` with `superseded` and `total` set from the words of its sentence."""
    at = passage.token_at(mention.span.start)
    superseded = total = False
    for i in range(sentence.first, sentence.last):
        found = words.marks.at(passage.norms, i)
        if found is None:
            continue
        tag, last = found
        superseded |= tag == "superseded" and i < at
        superseded |= tag == "replaced" and at < i and _stands_in_bilan(passage, sentence, at)
        total |= mention.kind != "displaced" and tag == "since"
        total |= tag == "war" and i < at and _has_made(passage, last)
    total |= _since_year(passage, sentence)
    return replace(mention, superseded=superseded, total=total)


def _stands_in_bilan(passage: Passage, sentence: Sentence, at: int) -> bool:
    return "bilan" in passage.norms[sentence.first : at + 3]


def _has_made(passage: Passage, last: int) -> bool:
    return any(n in {"fait", "cout", "coute", "fit", "tue"} for n in passage.norms[last : last + 8])


def _since_year(passage: Passage, sentence: Sentence) -> bool:
    norms = passage.norms
    for i in range(sentence.first, sentence.last):
        if norms[i] == "depuis" and any(_is_year(n) for n in norms[i + 1 : min(i + 4, sentence.last)]):
            return True
    return False


def _is_year(norm: str) -> bool:
    return len(norm) == 4 and norm.isdecimal() and norm[:2] in {"19", "20"}
