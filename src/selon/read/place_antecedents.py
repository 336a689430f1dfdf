"""Places that a word or a clause speaks of without naming them: "X, *où* ...", "cette *dernière* localité", "X est"."""

from collections.abc import Sequence

from selon.read.arguments import Reading
from selon.read.mentions import PlaceMention
from selon.read.place_distance import VERB, apart
from selon.read.place_sites import Site
from selon.read.setting_words import SettingWords
from selon.read.triggers import Trigger

__all__ = ["antecedent_of_where", "latter_town", "owner_of_title", "town_of_sentence"]

_BEFORE_WHERE = 3  # tokens of ", d'" before "où"
_STRONG = frozenset({";", ":", "»"})
_TITLE = 4  # tokens of "le tout dernier grand" before "bastion"
_TOWNS = ("settlement", "point")


def town_of_sentence(reading: Reading, site: Site, sites: Sequence[Site]) -> PlaceMention | None:
    """The X of "à X, les chasseurs, maîtres *du village*, ...": the town that the sentence of `site` has named."""
    sentence = reading.sentence_of(site.first)
    before = (s for s in reversed(sites) if s.is_in(sentence) and s.first < site.first and s.is_named)
    nearest = next(before, None)
    town = nearest is not None and nearest.precision == "settlement" and nearest.mention.role == "event"
    return nearest.mention if nearest is not None and town else None


def latter_town(reading: Reading, noun: int, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The last town named before "cette *dernière* localité" with its noun at token `noun`, whatever it was there."""
    passage, words = reading.tagged.passage, reading.tagged.passage.function_words
    this, last = passage.norms[max(noun - 2, 0) : noun - 1], passage.norms[noun - 1 : noun]
    if words.latter.isdisjoint(last) or words.demonstratives.isdisjoint(this):
        return None
    start = passage.tokens[noun].start
    before = (p for p in reversed(places) if p.start < start and not p.head.text.islower())
    return next((p for p in before if p.place.precision in _TOWNS), None)


def owner_of_title(reading: Reading, trigger: Trigger, sites: Sequence[Site]) -> Site | None:
    """X of "*X*, dernier bastion des rebelles", whatever X is in its own clause, or of the title that comes first."""
    if (subject := _subject_of_title(reading, trigger, sites)) is not None:
        return subject
    norms, opening = reading.tagged.passage.norms, trigger.first
    while opening > max(trigger.first - _TITLE, trigger.sentence.first) and norms[opening - 1] != ",":
        opening -= 1
    return next((s for s in sites if s.last == opening - 1 and norms[opening - 1] == ","), None)


def _subject_of_title(reading: Reading, trigger: Trigger, sites: Sequence[Site]) -> Site | None:
    """X of "Dernier bastion des rebelles dans le nord, *X* est ...", which opens its sentence."""
    first, norms = trigger.sentence.first, reading.tagged.passage.norms
    if trigger.first - first > _TITLE or any(map(reading.is_finite, range(first, trigger.last))):
        return None
    inside = (s for s in sites if s.is_in(trigger.sentence) and s.first > trigger.last)
    return next((s for s in inside if norms[s.first - 1] == "," and reading.is_finite(s.last)), None)


def antecedent_of_where(
    reading: Reading, trigger: Trigger, sites: Sequence[Site], words: SettingWords
) -> Site | None:
    """X of "X, *où* des combats ...", where the relative clause names no place of its own."""
    where = _where(reading, trigger, words)
    if where is None:
        return None
    inside = (s for s in sites if s.is_in(trigger.sentence) and where < s.first)
    if any(s.locative and s.is_named and apart(reading, where, s.first) < VERB * 2 for s in inside):
        return None
    return _owner_of_where(reading, where, sites)


def _where(reading: Reading, trigger: Trigger, words: SettingWords) -> int | None:
    """The "où" in whose clause the trigger is the first event: at most its own verb stands between."""
    norms = reading.tagged.passage.norms
    at = next((i for i in range(trigger.first - 1, trigger.sentence.first, -1) if norms[i] in words.where), None)
    if at is None or not _STRONG.isdisjoint(norms[at : trigger.first]):
        return None
    own = trigger.first if trigger.group is None else trigger.group.first
    return None if any(map(reading.is_finite, range(at, own))) else at


def _owner_of_where(reading: Reading, where: int, sites: Sequence[Site]) -> Site | None:
    """The named place that "où" follows, past "région que se disputent Y et Z *et où*" and past what X is."""
    norms, ands = reading.tagged.passage.norms, reading.tagged.passage.function_words.ands
    if norms[where - 1] in ands:
        sentence = reading.sentence_of(where)
        where = next((i for i in range(where - 2, sentence.first, -1) if reading.tagged.tags[i] == "REL"), where)
    where = _past_brackets(norms, where)
    noun = next(reading.before(where, reading.sentence_of(where)), None)
    if noun is None or where - noun.last > _BEFORE_WHERE:
        return None
    top = reading.top(noun)
    ends = (top.opening - 1,) if norms[top.opening - 1] == "," else (noun.last, top.last)
    return next((s for s in sites if s.last in ends and s.is_named), None)


def _past_brackets(norms: tuple[str, ...], where: int) -> int:
    """Where brackets open that close right before token `where`: "au quartier X *(commune de Y), où* ..."."""
    closes = next((i for i in range(where - 1, where - _BEFORE_WHERE, -1) if norms[i] == ")"), None)
    if closes is None or "(" not in norms[:closes]:
        return where
    return closes - norms[:closes][::-1].index("(") - 1
