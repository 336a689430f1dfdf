"""The two sides that a verb of opposing names: "les combats qui *opposent* depuis mai *l'armée aux rebelles*"."""

from collections.abc import Set

from selon.read.arguments import Reading, in_clause
from selon.read.passage import Sentence
from selon.read.phrases import Phrase
from selon.read.verb_groups import verb_group

__all__ = ["opposed_sides"]

_FAR = 24  # tokens between the noun for the fight and its verb


def opposed_sides(
    reading: Reading, last: int, sentence: Sentence, sides: Set[str]
) -> tuple[list[Phrase], list[Phrase]] | None:
    """Who is opposed to whom by the verb whose subject ends at token `last`; `sides` are the classes that can be.

    Two sides told as one list ("ont opposé gendarmes et bandits") are the first alone, which heads the list.
    """
    verb = _verb_of_opposing(reading, last, sentence)
    if verb is None:
        return None
    to = reading.tagged.passage.function_words.to
    complements = (p for p in in_clause(reading, verb + 1, sentence) if p.parent is None)
    named = [p for p in complements if p.is_any(*sides)]
    facing = next((p for p in named if p.prep in to), None)
    first = next((p for p in named if _is_object(reading, p)), None)
    if facing is not None and (first is None or first.first > facing.first):
        first = _clitic(reading, verb, sentence)
    return None if first is None else ([first], [facing] if facing is not None else [])


def _verb_of_opposing(reading: Reading, last: int, sentence: Sentence) -> int | None:
    """The verb of opposing that follows with no verb of another kind between, but participles and auxiliaries."""
    tagged, auxiliaries = reading.tagged, reading.tagged.passage.function_words.auxiliary_verbs
    for i in range(last, min(last + _FAR, sentence.last)):
        lemmas = tagged.lemmas(i) if tagged.tags[i] == "VERB" else frozenset()
        if lemmas & tagged.lexicon.words.oppositions:
            return i
        if tagged.passage.norms[i] in (";", ":") or (reading.is_finite(i) and not lemmas & auxiliaries):
            return None
    return None


def _is_object(reading: Reading, phrase: Phrase) -> bool:
    """Whether it stands without a preposition: "de" and "des" after a verb are articles."""
    words, opening = reading.tagged.passage.function_words, reading.tagged.passage.norms[phrase.opening]
    return phrase.prep is None or opening in words.plural_indefinite or opening in words.plain_of


def _clitic(reading: Reading, verb: int, sentence: Sentence) -> Phrase | None:
    """ "*les* a opposés aux rebelles": the side that a pronoun before the verb stands for."""
    clitic = verb_group(reading.tagged, verb, sentence.first).object_clitic
    if clitic is None:
        return None
    plural = reading.tagged.passage.norms[clitic] in reading.tagged.passage.function_words.plural_article
    return Phrase(-1, clitic, clitic + 1, clitic, clitic, frozenset({"pronoun"}), None, plural)
