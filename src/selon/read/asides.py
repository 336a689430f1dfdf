"""What is set between commas before a verb and has a verb of its own: "deux paysans, *accusés de ...*, ont péri"."""

from collections.abc import Iterator, Mapping

from selon.read.passage import Sentence
from selon.read.tagging import Tagged

__all__ = ["verbal_asides"]

_OPENING = 4  # tokens of "après avoir", "sans même avoir"
_NONFINITE = frozenset({"pp", "ppres", "inf"})


def verbal_asides(tagged: Tagged) -> Mapping[int, int]:
    """The tokens of such asides, each with the comma that ends its aside: nobody in there acts after it."""
    return {
        i: last
        for sentence in tagged.passage.sentences
        for first, last in _asides(tagged, sentence)
        for i in range(first, last)
    }


def _asides(tagged: Tagged, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """From the word after the first comma to the second, of each aside."""
    norms = tagged.passage.norms
    commas = [i for i in range(sentence.first + 1, sentence.last - 1) if norms[i] == ","]
    ended = sentence.first
    for last in (i for i in commas if _leads_on(tagged, i, sentence)):
        first = next((i for i in reversed(commas) if ended < i < last and _opens(tagged, i, last)), None)
        ended = last
        if first is not None and not _has_clause(tagged, first + 1, last):
            yield first + 1, last


def _leads_on(tagged: Tagged, comma: int, sentence: Sentence) -> bool:
    """Whether the verb of the sentence follows the comma, adverbs, "ne" and "se" aside."""
    words, i = tagged.passage.function_words, tagged.past_adverbs(comma + 1, sentence.last)
    while i < sentence.last and tagged.passage.norms[i] in (words.clitics_in_group | words.negating):
        i += 1
    return i < sentence.last and _is_finite(tagged, i)


def _opens(tagged: Tagged, comma: int, last: int) -> bool:
    """Whether an aside opens after the comma: ", *accusés* de", ", *sans avoir* vu", ", *qui* a", ", *dont* une"."""
    i = tagged.past_adverbs(comma + 1, last)
    if tagged.tags[comma - 1] not in ("NOUN", "NAME", "OTHER", "ADV") or i >= last:
        return False
    if tagged.tags[i] == "VERB":
        return not _is_finite(tagged, i) and bool(tagged.features(i) & _NONFINITE)
    words, norms = tagged.passage.function_words, tagged.passage.norms
    if not words.part_relatives.isdisjoint(norms[i : i + 2]):
        return True
    if tagged.tags[i] == "REL":
        return any(_is_finite(tagged, j) for j in range(i, last))
    near = [j for j in range(i + 1, min(i + _OPENING, last)) if _is_nonfinite(tagged, j)]
    return tagged.tags[i] == "PREP" and bool(near) and norms[near[0]] not in words.counting_in


def _is_nonfinite(tagged: Tagged, i: int) -> bool:
    return tagged.tags[i] == "VERB" and bool(tagged.features(i) & frozenset({"ppres", "inf"}))


def _is_finite(tagged: Tagged, i: int) -> bool:
    return tagged.tags[i] == "VERB" and "fin" in tagged.features(i) and "pp" not in tagged.features(i)


def _has_clause(tagged: Tagged, first: int, last: int) -> bool:
    """Whether a finite verb that no relative opens stands between: then the commas enclose no mere aside."""
    verbs = sum(_is_finite(tagged, i) and not _is_finite(tagged, i - 1) for i in range(first, last))
    return verbs > sum(tagged.tags[i] == "REL" for i in range(first, last))
