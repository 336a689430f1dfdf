"""Where and when a trigger's event happened: the place and time of its clause, sentence or paragraph."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from selon.read.arguments import Reading
from selon.read.mentions import PlaceMention, TimeMention
from selon.read.passage import Sentence
from selon.read.triggers import Trigger

__all__ = ["PlaceFinder", "TimeFinder"]


class PlaceFinder:
    """Finds the place of a trigger among the places of the passage, and remembers where the text stands."""

    def __init__(self, reading: Reading, places: Sequence[PlaceMention]) -> None:
        self._reading = reading
        self._places = tuple(p for p in places if p.role == "event" and not self._inside_actor(p))
        self._current: PlaceMention | None = None
        self._paragraph = -1

    def place_of(self, trigger: Trigger) -> tuple[PlaceMention | None, bool]:
        """(the place, whether it comes from an earlier sentence)."""
        own = self._named(trigger) or self._in_sentence(trigger)
        if own is not None:
            self._current = own
            return own, False
        return self._current, True

    def _inside_actor(self, place: PlaceMention) -> bool:
        """Whether the name is part of a register entry's ("Front de libération de l'Azawad")."""
        at = self._reading.tagged.passage.token_at(place.head.start)
        return any(p.entry is not None and p.first <= at < p.last for p in self._reading.phrases)

    def _named(self, trigger: Trigger) -> PlaceMention | None:
        """The place inside the phrase that the frame calls the place."""
        if trigger.place is None:
            return None
        tokens = self._reading.tagged.passage.tokens
        start, end = tokens[trigger.place.opening].start, self._end(trigger)
        return next((p for p in self._places if start <= p.head.start < end), None)

    def _end(self, trigger: Trigger) -> int:
        assert trigger.place is not None
        tokens = self._reading.tagged.passage.tokens
        last = trigger.place.last
        for phrase in self._reading.phrases:
            if phrase.parent == trigger.place.index:
                last = max(last, phrase.last)
        return tokens[last - 1].end

    def _in_sentence(self, trigger: Trigger) -> PlaceMention | None:
        """The nearest place of the sentence, one after the trigger in its clause before all others."""
        sentence = trigger.sentence
        inside = [p for p in self._places if sentence.start <= p.start < sentence.end]
        if not inside:
            return None
        return min(inside, key=lambda p: self._distance(trigger, p))

    def _distance(self, trigger: Trigger, place: PlaceMention) -> tuple[int, int]:
        at = self._reading.tagged.passage.token_at(place.head.start)
        low, high = sorted((at, trigger.first))
        norms = self._reading.tagged.passage.norms[low:high]
        breaks = sum(n in (";", ":") for n in norms) * 2
        finite = sum(self._reading.is_finite(i) for i in range(low, high) if i != trigger.first)
        gap = at - trigger.last if at >= trigger.last else (trigger.first - at) + 4
        return breaks + finite // 2, gap


class TimeFinder:
    """Finds the time of a trigger, and carries the time of the paragraph on."""

    def __init__(self, reading: Reading, times: Sequence[TimeMention]) -> None:
        self._reading = reading
        self._times = tuple(t for t in times if not t.announcement)
        self._current: TimeMention | None = None
        self._paragraph = -1

    def time_of(self, trigger: Trigger) -> tuple[TimeMention | None, bool]:
        """(the time, whether it comes from an earlier sentence)."""
        sentence = trigger.sentence
        own = self._in_sentence(trigger, sentence)
        if trigger.frame.event == "hold":
            return (own, False) if own is not None and own.lasting else (None, True)
        if own is not None:
            own = self._resolved(own)
            if not own.background and not own.lasting and not own.whole:
                self._current, self._paragraph = own, sentence.paragraph
            return own, False
        if sentence.paragraph == self._paragraph:
            return self._current, True
        return None, True

    def _in_sentence(self, trigger: Trigger, sentence: Sentence) -> TimeMention | None:
        inside = [t for t in self._times if sentence.start <= t.span.start < sentence.end]
        if not inside:
            return None
        return min(inside, key=lambda t: self._distance(trigger, t))

    def _distance(self, trigger: Trigger, time: TimeMention) -> tuple[int, int]:
        at = self._reading.tagged.passage.token_at(time.span.start)
        low, high = sorted((at, trigger.first))
        finite = sum(self._reading.is_finite(i) for i in range(low, high) if i != trigger.first)
        strong = sum(self._reading.tagged.passage.norms[i] in (";", ":") for i in range(low, high))
        return finite // 2 + 2 * strong, high - low

    def _resolved(self, time: TimeMention) -> TimeMention:
        """A time that counts from an earlier one, with its days where that one has them."""
        anchor = self._current
        if time.relative_to != "text" or time.from_day or time.to_day or time.offset_days is None:
            return time
        if anchor is None or anchor.from_day is None:
            return time
        day = date.fromisoformat(anchor.from_day) + timedelta(days=time.offset_days)
        last = date.fromisoformat(anchor.to_day or anchor.from_day) + timedelta(days=time.offset_days)
        return replace(time, from_day=day.isoformat(), to_day=last.isoformat())
