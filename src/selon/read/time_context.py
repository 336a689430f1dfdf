"""What stands around a time: whether its clause is in the future, and whether it dates an act of speech."""

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from selon.read.folding import fold
from selon.read.passage import Passage, Sentence, Token
from selon.read.time_data import load_times

__all__ = ["Surroundings", "surroundings"]

_BACK = 9  # tokens from a speech verb to its time ("a indiqué vendredi", "a dit à l'agence X jeudi")
_AHEAD = 16  # tokens from a time that opens its sentence to the speech verb


@dataclass(frozen=True)
class Surroundings:
    """A language's words for what may stand around a time, folded, save the qualifiers."""

    future_words: frozenset[str]
    promises: frozenset[str]
    starts: frozenset[str]
    future_endings: tuple[str, ...]
    future_exceptions: frozenset[str]
    aside_endings: tuple[str, ...]
    clause_marks: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    qualifiers: frozenset[str]
    between: frozenset[str]
    auxiliaries: frozenset[str]
    opens_clause: frozenset[str]

    def is_future(self, passage: Passage, first: int, last: int, starts: bool = False) -> bool:
        """Whether the clause around tokens `first:last` has a verb in the future, or announces what `starts` then."""
        sentence = passage.sentence_at(passage.tokens[first].start)
        start, end = self._aside(passage, *self._clause(passage, sentence, first, last), first)
        promises = self.promises | self.starts if starts else self.promises
        return self._is_promised(passage.norms[start:first], promises) or any(
            self._tells_future(token) for token in passage.tokens[start:end]
        )

    def _is_promised(self, before: tuple[str, ...], promises: frozenset[str]) -> bool:
        """Whether a word of promise stands in `before`, with no comma after it: "*promet* l'arrivée de renforts"."""
        stop = max((i + 1 for i, norm in enumerate(before) if norm == ","), default=0)
        near = before[stop:]
        return any(not promises.isdisjoint((near[i], " ".join(near[i : i + 2]))) for i in range(len(near)))

    def is_announcement(self, passage: Passage, first: int, last: int) -> bool:
        """Whether tokens `first:last` date an act of speech: its verb stands before or right after them."""
        sentence = passage.sentence_at(passage.tokens[first].start)
        before = passage.tokens[max(first - _BACK, sentence.first) : first][::-1]
        after = passage.tokens[last : min(last + _AHEAD, sentence.last)]
        beside = passage.tokens[max(first - 1, sentence.first) : first]  # "l'armée *a* mardi annoncé"
        bare = {i for i in range(len(after)) if self._is_bare(beside + after[: i + 1])}
        return self._said_before(before) or self._said_after(after, bare, opens=first <= sentence.first + 1)

    def _is_bare(self, tokens: tuple[Token, ...]) -> bool:
        """Whether the last of `tokens` tells of a noun, with no auxiliary before: "mardi, un homme *accusé* de vol"."""
        qualifies = tokens[-1].text.lower() in self.qualifiers
        return qualifies and not any(token.norm in self.auxiliaries for token in tokens)

    def _clause(self, passage: Passage, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
        start, end = first, last
        while start > sentence.first and passage.tokens[start - 1].norm not in self.clause_marks:
            start -= 1
        while end < sentence.last and passage.tokens[end].norm not in self.clause_marks:
            end += 1
        return start, end

    def _aside(self, passage: Passage, start: int, end: int, at: int) -> tuple[int, int]:
        """The part of the clause `start:end` that token `at` belongs to: ", *reprise le 9 juillet*, doit" is past."""
        norms = passage.norms
        opened = next((i for i in range(at - 1, start - 1, -1) if norms[i] == ","), None)
        closed = next((i for i in range(at, end) if norms[i] == ","), end)
        if opened is None or not passage.tokens[opened + 1].text.endswith(self.aside_endings):
            return start, end
        return opened + 1, closed

    def _tells_future(self, token: Token) -> bool:
        if token.norm in self.future_words:
            return True
        ends = token.norm.endswith(self.future_endings) and not token.is_capitalised
        return ends and token.norm not in self.future_exceptions

    def _said_before(self, before: tuple[Token, ...]) -> bool:
        """Whether going back one meets a word of speech before anything that may be an event."""
        for index, token in enumerate(before):
            pair = " ".join(t.norm for t in before[index : index + 2][::-1])  # "a fait *état* jeudi de"
            if token.norm in self.verbs or token.norm in self.nouns or pair in self.verbs:
                return True
            if token.norm in self.clause_marks or not (token.norm in self.between or token.is_capitalised):
                return False
        return False

    def _said_after(self, after: tuple[Token, ...], bare: Set[int], opens: bool) -> bool:
        """Whether the first verb after the time is one of speech, with its subject before it.

        "Mardi, l'armée a annoncé" and "l'armée a mardi annoncé" date the word; in "mardi, a annoncé l'armée"
        the source comes after the news, so that the time is the event's.
        """
        norms = [token.norm for token in after]
        start = 1 if norms[:1] == [","] else 0
        for index, norm in enumerate(norms[start:], start):
            if norm in self.verbs and index not in bare:
                return not self._is_inverted(norms, index)
            if norm in self.clause_marks or not (opens or norm in self.auxiliaries):
                return False
            following = norms[index + 1] if index + 1 < len(norms) else ""
            if norm in self.auxiliaries and following not in self.verbs and following not in self.between:
                return False
        return False

    def _is_inverted(self, norms: list[str], verb: int) -> bool:
        """Whether the verb follows a comma at once and no clause hangs on it: ", a annoncé le maire"."""
        before = next((norm for norm in reversed(norms[:verb]) if norm not in self.auxiliaries), "")
        return before == "," and not self.opens_clause.intersection(norms[verb + 1 : verb + 2])


@cache
def surroundings(language: str) -> Surroundings:
    """The surroundings of `language`. Raises LanguageDataError where its time data is missing."""
    data = load_times(language)
    return Surroundings(
        future_words=_folded(data.future.words),
        promises=_folded(data.future.promises),
        starts=_folded(data.future.starts),
        future_endings=tuple(map(fold, data.future.endings)),
        future_exceptions=_folded(data.future.exceptions),
        aside_endings=data.future.aside_endings,
        clause_marks=_folded(data.clause_marks),
        verbs=_folded(data.speech.verbs),
        nouns=_folded(data.speech.nouns),
        qualifiers=frozenset(data.speech.qualifiers),
        between=_folded(data.speech.between),
        auxiliaries=_folded(data.speech.auxiliaries),
        opens_clause=_folded(data.speech.opens_clause),
    )


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
