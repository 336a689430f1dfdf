"""What a text mentions without reporting it: what always goes on, what a court tries, what a date is counted from."""

from datetime import date

import msgspec

from selon.lang import load_data
from selon.read.arguments import Reading
from selon.read.folding import fold
from selon.read.mentions import TimeMention
from selon.read.nearby_words import around, holds, says
from selon.read.triggers import Trigger

__all__ = ["is_background"]

_NEAR = 7  # tokens
_YEAR = 366  # days
_DAYS = 3  # days that one report may tell of
_REACH = 5  # tokens between a word of time and the noun that it counts from
_STATES = frozenset({"hold", "besiege"})  # they may last for years and be news
_TRIED = frozenset({"detain", "release", "protest", "riot"})  # what a court story may report itself


class BackgroundWords(msgspec.Struct, frozen=True):
    """The file background.yaml; its comments say what each list is."""

    links: tuple[str, ...]
    habits: tuple[str, ...]
    trials: tuple[str, ...]
    since: frozenset[str]
    from_start: frozenset[str]
    later: frozenset[str]
    starts: frozenset[str]
    ranks: frozenset[str]
    ranked: frozenset[str]
    years: frozenset[str]
    topics: tuple[str, ...]
    fictions: tuple[str, ...]


def is_background(reading: Reading, trigger: Trigger, time: TimeMention | None) -> bool:
    """Whether the event is no news of this text; `time` is what its own clause says of when, if anything."""
    words = load_data(reading.tagged.lexicon.language, "background", BackgroundWords)
    if reading.tagged.passage.folded.startswith(words.links, trigger.sentence.start):
        return True
    if says(reading, trigger, words.fictions) or _is_topic(reading, trigger, words):
        return True
    if time is not None and time.lasting and _goes_on(trigger) and _is_old(time, words):
        return True
    if time is not None and trigger.event not in _STATES and _is_of_years(time):
        return True
    if trigger.event == "killing" and time is not None and time.lasting and not _is_of_days(time):
        return True  # "400 personnes ont péri *depuis janvier*": a sum of events
    dated = time is not None and bool(time.from_day or (time.to_day and not time.lasting))
    if not dated and trigger.event != "advance" and _is_habit(reading, trigger, words):
        return True
    if trigger.group is None and trigger.event not in _TRIED and says(reading, trigger, words.trials):
        return True
    if trigger.group is not None:
        return False
    counted = trigger.definite and not dated and _counts_from(reading, trigger, words)
    return _is_ranked(reading, trigger, words) or counted


def _is_habit(reading: Reading, trigger: Trigger, words: BackgroundWords) -> bool:
    """ "est bombardée quotidiennement"; "les forces *régulières*" are no habit."""
    sides = [p for p in reading.by_sentence[trigger.sentence.index] if p.is_any("armed") and not p.is_any("event")]
    of_sides = {i for p in sides for i in range(p.first, p.last)}
    near = [i for i in around(trigger, _NEAR) if i not in of_sides]
    return holds([reading.tagged.passage.norms[i] for i in near], words.habits)


def _is_ranked(reading: Reading, trigger: Trigger, words: BackgroundWords) -> bool:
    """"une *des attaques* les plus meurtrières": a word on what has been told."""
    before = reading.tagged.passage.norms[max(trigger.sentence.first, trigger.first - 2) : trigger.first]
    return len(before) == 2 and before[1] in words.ranked and before[0] in words.ranks


def _is_topic(reading: Reading, trigger: Trigger, words: BackgroundWords) -> bool:
    """"la lutte *contre les* enlèvements": what people work against or talk of in general."""
    small, norms = reading.tagged.passage.function_words, reading.tagged.passage.norms
    before = trigger.first - (norms[trigger.first - 1] in small.articles | small.indefinite_articles)
    opening = max(trigger.sentence.first, before - 3)
    near = [small.of_with_article.get(norm) or small.plain_of.get(norm, norm) for norm in norms[opening:before]]
    tails = (phrase.split() for phrase in words.topics)
    return trigger.group is None and any(near[-len(tail) :] == tail for tail in tails)


def _goes_on(trigger: Trigger) -> bool:
    """Whether it lasts: a noun, or a verb in a tense of what lasts ("*combat* le pouvoir depuis deux ans")."""
    if trigger.event in _STATES:
        return False
    return trigger.group is None or trigger.group.tense in ("pres", "impf")


def _is_old(time: TimeMention, words: BackgroundWords) -> bool:
    """ "depuis près de deux ans": the war, and no news of it."""
    return not words.years.isdisjoint(fold(time.span.text).split())


def _is_of_years(time: TimeMention) -> bool:
    """"*depuis 2009*, le groupe a chassé trois millions de personnes": years summed up, no one event."""
    if not time.lasting or time.from_day is None:
        return False
    days = _days_between(time)
    return time.whole if days is None else days > _YEAR


def _is_of_days(time: TimeMention) -> bool:
    """"trente rebelles ont péri *depuis jeudi*": what one report tells of, and no sum."""
    days = _days_between(time)
    return days is not None and days <= _DAYS


def _days_between(time: TimeMention) -> int | None:
    """From its first day to its last; None where either is open."""
    if time.from_day is None or time.to_day is None:
        return None
    return (date.fromisoformat(time.to_day) - date.fromisoformat(time.from_day)).days


def _counts_from(reading: Reading, trigger: Trigger, words: BackgroundWords) -> bool:
    """ "avant l'invasion", "depuis le début de l'offensive", "deux ans après l'accord": the noun only dates."""
    opening, started = max(trigger.sentence.first, trigger.first - _REACH), False
    for i in range(trigger.first - 1, opening - 1, -1):
        norm = reading.tagged.passage.norms[i]
        started = started or norm in words.starts
        if norm in words.since or (started and norm in words.from_start):
            return True
        if norm in words.later and not words.years.isdisjoint(reading.tagged.passage.norms[i - 1 : i]):
            return True
        if reading.tagged.tags[i] not in ("DET", "PREP", "ADV") and norm not in words.starts:
            return False
    return False
