"""When an event happened: the time its clause names, else the day of the scene that the text goes on telling."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from selon.model.claim import Status
from selon.read.arguments import Reading
from selon.read.mentions import TimeMention
from selon.read.nearby_words import set_against
from selon.read.passage import Sentence
from selon.read.setting_words import load_setting_words
from selon.read.triggers import Trigger

__all__ = ["TimeFinder", "time_for"]

_VERBS_APART = 2  # as many finite verbs between a lasting time and an event belong to other clauses
_ASIDE_ENDS = frozenset({",", ";", ":", ".", ")", "»"})
_STATES = frozenset({"hold", "besiege", "abduct"})  # they last until something ends them
_QUALIFIED_REACH = 6  # tokens between an event noun and the comma of ", lancée mardi,"
_PARTICIPLE_REACH = 6  # tokens from "enlevée" to its time
_NOT_CARRIED = frozenset({"planned", "expected", "ongoing"})


def time_for(status: Status, time: TimeMention | None, inherited: bool) -> TimeMention | None:
    """`time`, but none for a plan, a forecast or a state that would only inherit the day of what happened."""
    return None if inherited and status in _NOT_CARRIED else time


def _of_its_start(time: TimeMention, trigger: Trigger, tokens: tuple[int, int]) -> TimeMention:
    """What began a stretch is of its first day alone: "depuis la *chute* de X, le 2 janvier, …"."""
    if not time.lasting or time.from_day is None or not tokens[0] <= trigger.first < tokens[1]:
        return time
    return replace(time, to_day=time.from_day, lasting=False)


class TimeFinder:
    """Finds the times of triggers, asked in order of the text, and carries the scene's day on."""

    def __init__(self, reading: Reading, times: Sequence[TimeMention], language: str = "fr") -> None:
        self._reading = reading
        self._words = load_setting_words(language)
        self._times = tuple(t for t in times if not t.announcement)
        self._day: TimeMention | None = None
        self._paragraph = 0  # where `_day` was told
        self._reached = 0  # index of the first sentence whose day is not known yet
        self._taken: set[int] = set()  # where those times start that date the event named next, once it is found

    def time_of(self, trigger: Trigger) -> tuple[TimeMention | None, bool]:
        """(the time, whether it comes from an earlier sentence of the paragraph)."""
        self._go_to(trigger.sentence)
        own = self._own(trigger)
        if trigger.frame.event == "hold":
            return (self._ended(own, trigger), False) if own is not None and own.lasting else (None, True)
        if own is not None and own.of_next:
            return self._of_next(own, trigger), False
        if own is None:
            return (self._day if self._goes_on(trigger) else None), True
        return self._ended(self._told(_of_its_start(own, trigger, self._tokens(own)), trigger.sentence), trigger), False

    def _goes_on(self, trigger: Trigger) -> bool:
        """Whether the scene's day holds: in its paragraph, and in the next for *those who* acted there."""
        paragraphs = trigger.sentence.paragraph - self._paragraph
        norms = self._reading.tagged.passage.norms
        the_same = self._words.scene_people
        points_back = any(
            norms[i] in the_same and norms[i - 1] in self._words.pointing
            for i in range(trigger.sentence.first + 1, trigger.first)
        )
        return paragraphs == 0 or (paragraphs == 1 and points_back)

    def _of_next(self, time: TimeMention, trigger: Trigger) -> TimeMention:
        """ "deux jours après *la prise* de X" has its day; what happened then has none of its own."""
        if not self._dates(time, trigger):
            return replace(time, from_day=None, to_day=None)
        self._taken.add(time.span.start)
        return self._resolved(time)

    def _ended(self, time: TimeMention, trigger: Trigger) -> TimeMention:
        """What lasted in the past ended with what the text tells: "a repris lundi X, qu'ils tenaient *depuis mai*"."""
        past = trigger.group is not None and trigger.group.tense == "impf"
        if not (time.lasting and past and time.to_day and trigger.frame.event in _STATES):
            return time
        days = [self._resolved(t) for t in self._in(trigger.sentence) if not t.lasting]
        told = next((day for day in (*days, self._day) if day is not None and day.to_day), None)
        if told is None or not (time.from_day or "") <= (told.to_day or "") < time.to_day:
            return time
        return replace(time, to_day=told.to_day)

    def _go_to(self, sentence: Sentence) -> None:
        """Let the sentences before `sentence` tell their days, the ones with no event too."""
        for earlier in self._reading.tagged.passage.sentences[self._reached : sentence.index]:
            for time in self._in(earlier):
                if self._day is None or time.span.start > self._day.span.start:
                    self._told(time, earlier)
                    break
        self._reached = max(self._reached, sentence.index)

    def _told(self, time: TimeMention, sentence: Sentence) -> TimeMention:
        """`time` resolved, and kept where it is a day that may hold for what follows."""
        time = self._resolved(time)
        aside = self._aside(self._tokens(time)[0], sentence) is not None
        if time.from_day is not None and not (aside or time.background or time.lasting or time.whole or time.of_next):
            self._day = self._day if self._is_hour_of_night(time) else time
            self._paragraph = sentence.paragraph
        return time

    def _is_hour_of_night(self, time: TimeMention) -> bool:
        """As in "vers 2 heures" after "dans la nuit de lundi à mardi": the scene's time stays the night."""
        night, words = self._day, time.span.text
        clock = any(map(str.isdigit, words)) and not words[0].isdigit()
        if night is None or night.from_day == night.to_day or time.relative_to != "text" or not clock:
            return False
        return (night.from_day or "") <= (time.from_day or "") and (time.to_day or "") <= (night.to_day or "")

    def _in(self, sentence: Sentence) -> list[TimeMention]:
        return [t for t in self._times if sentence.start <= t.span.start < sentence.end]

    def _own(self, trigger: Trigger) -> TimeMention | None:
        fitting = [t for t in self._in(trigger.sentence) if self._fits(trigger, t)]
        return min(fitting, key=lambda t: self._distance(trigger, t), default=None)

    def _fits(self, trigger: Trigger, time: TimeMention) -> bool:
        """No bare duration, no lasting time of another clause."""
        if time.lasting and not (time.from_day or time.to_day):
            return False
        first, last = self._tokens(time)
        if time.of_next and not self._dates(time, trigger):
            return trigger.first >= last and time.span.start not in self._taken
        aside = self._aside(first, trigger.sentence)
        if aside is not None and trigger.first not in aside and not self._qualifies(aside, trigger):
            return False
        if (time.lasting and self._is_of_relative(first, trigger)) or self._is_of_participle(first, last, trigger):
            return False
        low, high = (last, trigger.first) if last <= trigger.first else (trigger.last, first)
        apart = sum(map(self._reading.is_finite, range(low, high))) >= _VERBS_APART
        return not time.lasting or not (apart or set_against(self._reading, trigger.last, first))

    def _dates(self, time: TimeMention, trigger: Trigger) -> bool:
        """Whether the trigger is the event that `time`, which dates the next one, is followed by."""
        between = range(self._tokens(time)[1], trigger.first)
        stops = any(self._reading.tagged.passage.norms[i] in _ASIDE_ENDS or self._reading.is_finite(i) for i in between)
        return trigger.first >= between.start and not stops

    def _is_of_relative(self, token: int, trigger: Trigger) -> bool:
        """Whether a relative clause before the trigger has it: "X, que le M23 tient *depuis mai*, a été visé"."""
        tagged, sentence = self._reading.tagged, trigger.sentence
        relative = next((i for i in range(token, sentence.first, -1) if tagged.tags[i] == "REL"), None)
        if relative is None or trigger.first < token:
            return False
        norms = tagged.passage.norms
        inside = any(map(self._reading.is_finite, range(relative, token))) and "," not in norms[relative:token]
        return inside and "," in norms[token : trigger.first]

    def _is_of_participle(self, first: int, last: int, trigger: Trigger) -> bool:
        """As in "une femme *enlevée en mars* a été libérée": the time of who is spoken of, not of the verb after."""
        tagged, is_finite = self._reading.tagged, self._reading.is_finite
        if "REL" in tagged.tags[last : trigger.first] or not any(map(is_finite, range(last, trigger.last))):
            return False
        before = range(first - 1, max(first - _PARTICIPLE_REACH, trigger.sentence.first), -1)
        stop = next((i for i in before if is_finite(i) or tagged.passage.norms[i] in _ASIDE_ENDS), before.stop)
        verbs = (i for i in range(first - 1, stop, -1) if tagged.tags[i] == "VERB" and "pp" in tagged.features(i))
        return any(tagged.tags[i - 1] == "NOUN" for i in islice(verbs, 1))

    def _aside(self, token: int, sentence: Sentence) -> range | None:
        """The stretch of ", *encerclée depuis décembre*," that holds the token: its time is nobody else's."""
        norms = self._reading.tagged.passage.norms
        start = next((i for i in range(token, sentence.first, -1) if norms[i] == ","), None)
        if start is None or not self._opens_aside(start + 1, token):
            return None
        stop = next((i for i in range(token, sentence.last) if norms[i] in _ASIDE_ENDS), sentence.last)
        stretch = range(start + 1, stop)
        return None if any(map(self._reading.is_finite, stretch)) else stretch

    def _opens_aside(self, token: int, time: int) -> bool:
        """Whether a participle or "en" stands there, before the time: ", *en guerre* contre l'armée depuis avril,"."""
        tagged = self._reading.tagged
        in_state = tagged.passage.norms[token] in tagged.passage.function_words.in_some_state and time > token + 1
        return in_state or "pp" in tagged.features(token)

    def _qualifies(self, aside: range, trigger: Trigger) -> bool:
        """Whether the aside tells of the event noun right before it: "l'*offensive* sur X, lancée mardi,"."""
        between = range(trigger.last, aside.start - 1)
        norms = self._reading.tagged.passage.norms
        stops = any(norms[i] in _ASIDE_ENDS or self._reading.is_finite(i) for i in between)
        begins = not self._words.beginnings.isdisjoint(self._reading.tagged.lemmas(aside.start))
        near = trigger.last < aside.start and len(between) <= _QUALIFIED_REACH
        return trigger.group is None and begins and near and not stops

    def _distance(self, trigger: Trigger, time: TimeMention) -> tuple[int, int]:
        low, high = sorted((self._tokens(time)[0], trigger.first))
        verbs = sum(self._reading.is_finite(i) for i in range(low, high) if i != trigger.first)
        stops = sum(norm in (";", ":") for norm in self._reading.tagged.passage.norms[low:high])
        stops += set_against(self._reading, low, high)
        return verbs // 2 + 2 * stops, high - low

    def _tokens(self, time: TimeMention) -> tuple[int, int]:
        return self._reading.tagged.passage.tokens_of(time.span.start, time.span.end)

    def _resolved(self, time: TimeMention) -> TimeMention:
        """A time that counts from an earlier one, with its days where that one has them."""
        anchor = self._day
        if time.relative_to != "text" or time.from_day or time.to_day or time.offset_days is None:
            return time
        if anchor is None or anchor.from_day is None:
            return time
        shift = timedelta(days=time.offset_days)
        first, last = (date.fromisoformat(d) + shift for d in (anchor.from_day, anchor.to_day or anchor.from_day))
        return replace(time, from_day=first.isoformat(), to_day=last.isoformat())
