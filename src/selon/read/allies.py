"""Who fights beside a side, told as an aside: "l'armée, *épaulée par des miliciens*, a repris ..."."""

from typing import TYPE_CHECKING

from selon.read.phrases import Phrase, coordinated

if TYPE_CHECKING:  # which asks here who only stands beside
    from selon.read.arguments import Reading

__all__ = ["allies_of"]

_FAR = ("country", "air", "aircraft", "vehicle", "weapon", "event", "place")


def allies_of(reading: "Reading", phrase: Phrase) -> tuple[Phrase, ...]:
    """Those who take part beside `phrase`, told right after it; aircraft, states and arms that support it don't."""
    if phrase.index < 0:
        return ()
    opening = _after_support(reading, phrase.last)
    if opening is None:
        return ()
    ally = next((p for p in reading.phrases[phrase.index + 1 :] if p.first >= opening), None)
    if ally is None or ally.opening > opening + 2 or not ally.is_any("armed") or ally.is_any(*_FAR):
        return ()
    return coordinated(reading.tagged, reading.phrases, ally)


def _after_support(reading: "Reading", i: int) -> int | None:
    """The token after ", épaulés par" or ", en coopération avec" at token `i`; None where nothing of it is there."""
    tagged, norms = reading.tagged, reading.tagged.passage.norms
    start = i + (norms[i : i + 1] == (",",))
    i = tagged.past_adverbs(start, len(norms))
    if i < len(norms) and tagged.lemmas(i) & tagged.lexicon.words.backs and "pp" in tagged.features(i):
        return i + 1
    jointly = tagged.lexicon.jointly.at(norms, i) or tagged.lexicon.jointly.at(norms, start)
    return None if jointly is None else jointly[1]
