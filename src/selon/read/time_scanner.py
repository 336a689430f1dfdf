"""Finding expressions of time: the longest wording of the grammar at each token."""

import re
from collections.abc import Iterator
from dataclasses import replace

from selon.read.passage import Passage
from selon.read.time_data import Unit
from selon.read.time_expression import Expression
from selon.read.time_first_words import NUMBER
from selon.read.time_grammar import Grammar, Wording

__all__ = ["scan"]

_DEPTH = 3  # "depuis la nuit de lundi à mardi" is two deep


def scan(passage: Passage, grammar: Grammar) -> list[Expression]:
    """The expressions of time of `passage` in order, none over another."""
    scanner = _Scanner(passage, grammar)
    found: list[Expression] = []
    reached = 0
    for index, norm in enumerate(passage.norms):
        known = norm in grammar.outer or norm[0].isdigit()
        if known and passage.tokens[index].start >= reached:
            longest = scanner.longest(index)
            if longest:
                reached = longest.end
                found += [longest] if scanner.stands(index, longest) else []
    return found


class _Scanner:
    """Matches wordings on one passage; keeps what was tried at each place."""

    def __init__(self, passage: Passage, grammar: Grammar) -> None:
        self._passage = passage
        self._grammar = grammar
        self._tried: dict[tuple[int, int], list[Expression]] = {}

    def longest(self, index: int) -> Expression | None:
        """The longest expression that starts with token `index`."""
        found = self._candidates(index, 0)
        return found[0] if found else None

    def stands(self, index: int, expression: Expression) -> bool:
        """Whether it is an expression of time, not a part of a name or a measure of distance."""
        if self._grammar.measure.match(self._passage.folded, expression.end):
            return False
        return not self._is_title(index, expression) and not self._is_named(index)

    def _is_title(self, index: int, expression: Expression) -> bool:
        """A newspaper's name: "Le Soir", with a capital where the time has none."""
        last = self._passage.token_at(expression.end - 1)
        words = [t for t in self._passage.tokens[index + 1 : last + 1] if t.is_word]
        told = expression.rule.means == "from_text" and not self._passage.tokens[index].text.isupper()
        return told and any(word.text.istitle() and word.text.isalpha() for word in words)

    def _is_named(self, index: int) -> bool:
        """Whether a name leads up to token `index`: "rue du 5 juillet", "Mouvement du 23 mars"."""
        first = self._passage.sentence_at(self._passage.tokens[index].start).first
        links, names = self._grammar.name_links, self._grammar.names_before
        before = index
        while before > first and self._passage.norms[before - 1] in links:
            before -= 1
        linked = before < index or self._passage.norms[index] in links
        return linked and before > first and self._passage.norms[before - 1] in names

    def _candidates(self, index: int, depth: int) -> list[Expression]:
        """All expressions that start with token `index`, longest first."""
        kept = self._tried.get((index, depth))
        if kept is None:
            kept = sorted(self._matches(index, depth), key=lambda e: -e.end)
            self._tried[index, depth] = kept
        return kept

    def _matches(self, index: int, depth: int) -> Iterator[Expression]:
        norms, start = self._passage.norms, self._passage.tokens[index].start
        wordings = (self._grammar.inner if depth else self._grammar.outer).get(_key(norms[index]), ())
        following = _key(norms[index + 1]) if index + 1 < len(norms) else ""
        for wording in wordings if depth < _DEPTH else ():
            if wording.seconds is None or following in wording.seconds:
                for expression in self._match(wording, start, depth):
                    yield expression
                    yield from self._with_part_of_day(expression)

    def _with_part_of_day(self, expression: Expression) -> Iterator[Expression]:
        """The same with what follows of the day ("mardi, à l'aube")."""
        part = self._grammar.part_of_day.match(self._passage.folded, expression.end)
        if part and part.end() > expression.end and not expression.rule.whole:
            yield replace(expression, end=part.end())

    def _match(self, wording: Wording, start: int, depth: int) -> Iterator[Expression]:
        for end, groups, points in self._pieces(wording.pieces, start, depth):
            slots, unit = self._figures(groups)
            yield Expression(start, end, wording.rule, slots, unit, points)

    def _pieces(
        self, pieces: tuple[re.Pattern[str], ...], at: int, depth: int
    ) -> Iterator[tuple[int, dict[str, str], tuple[Expression, ...]]]:
        """The ways to match `pieces` from `at` on, with a point between each two."""
        match = pieces[0].match(self._passage.folded, at)
        if match is None:
            return
        groups = {name: word for name, word in match.groupdict().items() if word}
        if len(pieces) == 1:
            yield match.end(), groups, ()
            return
        for point in self._points(match.end(), depth):
            for end, more, points in self._pieces(pieces[1:], point.end, depth):
                yield end, groups | more, (point, *points)

    def _points(self, at: int, depth: int) -> list[Expression]:
        index = self._passage.token_at(at)
        starts = self._passage.tokens[index].start == at
        return self._candidates(index, depth + 1) if starts else []

    def _figures(self, groups: dict[str, str]) -> tuple[dict[str, int], Unit | None]:
        unit = groups.pop("unit_1", None)
        slots = {name: self._figure(name.rpartition("_")[0], word) for name, word in groups.items()}
        return slots, self._grammar.units[unit] if unit else None

    def _figure(self, kind: str, word: str) -> int:
        """The figure that `word` stands for in a slot of that kind (0 where it has none)."""
        known = self._grammar.values.get(kind, {}).get(word)
        if known is not None:
            return known
        digits = re.match(r"\d+", word)
        return int(digits[0]) if digits else 0


def _key(norm: str) -> str:
    return NUMBER if norm[0].isdigit() else norm
