"""The wordings of times.yaml made ready to match: regular expressions over folded text, by first word."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from selon.lang import LanguageDataError
from selon.read.folding import fold
from selon.read.passage import prepare
from selon.read.time_data import TimeData, TimeRule, Unit, load_times
from selon.read.time_first_words import NUMBER, first_words

__all__ = ["Grammar", "Wording", "grammar"]

_POINT = "{point}"
_ANY = "\N{WHITE SQUARE}"  # where any expression may stand
_SIGNS = re.compile(r"\(\?[=!]|[][()|?*]")
_HALF_WORD = re.compile(r"-[()|]|\)\w|\w\(|\\w")  # a token put together of more than one part
_AFTER_APOSTROPHE = re.compile(r"'\s+")
_OPTIONAL = re.compile(r"([\w-])\?")  # a letter or hyphen that may be left out
_SLOT = re.compile(r"\{([a-z_]+)\}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_EDGE = r"(?!\w)(?!-\w)"  # no letter, digit or hyphened part may follow
_GAP = r"[^\S\n]"
_DIGITS = {
    "day": "0?[1-9]|[12][0-9]|3[01]",
    "month_number": "0?[1-9]|1[0-2]",
    "year": "(19[4-9]|20[0-4])[0-9]",
    "count": "[0-9][0-9]?[0-9]?",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One pattern of a rule: the pieces around its points, each a regular expression over folded text.

    Groups of a piece are named by the kind of slot and its turn in the pattern: day_1, day_2.
    `seconds` holds every token that may come second, so that most places are passed over without a match;
    None where anything may.
    """

    rule: TimeRule
    pieces: tuple[re.Pattern[str], ...]
    seconds: frozenset[str] | None


@dataclass(frozen=True)
class Grammar:
    """A language's wordings by the token that they can begin with (`inner`: those that {point} stands for).

    `values`: what the words of each kind of slot mean, as a number; `units`: the same for {unit}.
    `part_of_day`: what may follow a day ("mardi à l'aube"); `measure`: what makes it a distance.
    `names_before`, `name_links`: words of a name that a date ends, and the words that lead from them to it.
    """

    data: TimeData
    outer: Mapping[str, tuple[Wording, ...]]
    inner: Mapping[str, tuple[Wording, ...]]
    values: Mapping[str, Mapping[str, int]]
    units: Mapping[str, Unit]
    part_of_day: re.Pattern[str]
    measure: re.Pattern[str]
    names_before: frozenset[str]
    name_links: frozenset[str]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of `language`. Raises LanguageDataError, with the pattern, where one can't be read."""
    data = load_times(language)
    slots = _slots(data)
    wordings = _with_points([_wording(rule, p, data, slots, language) for rule in data.rules for p in rule.patterns])
    return Grammar(
        data=data,
        outer=_by_first_word((w, f) for w, f in wordings if not w.rule.inner),
        inner=_by_first_word(wordings),
        values=_values(data),
        units={fold(word): unit for word, unit in data.units.items()},
        part_of_day=_pieces("({part_after})+", data, slots)[0],
        measure=re.compile("[ ]*(?:" + "|".join(re.escape(fold(words)) for words in data.names_after) + ")"),
        names_before=frozenset(map(fold, data.names_before)),
        name_links=frozenset(map(fold, data.name_links)),
    )


def _wording(
    rule: TimeRule, pattern: str, data: TimeData, slots: Mapping[str, str], language: str
) -> tuple[Wording, frozenset[str]]:
    """The wording and the tokens that it can begin with."""
    plain = _SLOT.sub(lambda m: _choice(m[1], slots), _inlined(pattern, data).replace(_POINT, f" {_ANY} "))
    firsts = first_words(plain.replace(_ANY, ""), language)
    return Wording(rule, _pieces(pattern, data, slots), _seconds(plain, language)), firsts


def _starting_with(word: str, wording: Wording) -> Wording:
    """The wording as seen from its first token: where that may stand alone, anything may follow."""
    alone = word == NUMBER or (len(wording.pieces) == 1 and wording.pieces[0].match(word))
    return replace(wording, seconds=None) if alone else wording


def _choice(kind: str, slots: Mapping[str, str]) -> str:
    return f"({slots[kind.removeprefix('any_')]})" if kind.removeprefix("any_") in slots else f"({_ANY})"


def _seconds(plain: str, language: str) -> frozenset[str] | None:
    """All tokens of the pattern, or None where one of them can't be told whole."""
    if _HALF_WORD.search(plain):
        return None
    forms = [_SIGNS.sub(" ", form) for form in (_OPTIONAL.sub(r"\1", plain), _OPTIONAL.sub("", plain))]
    whole = (_AFTER_APOSTROPHE.sub("'", form) for form in forms)
    tokens = [token.norm for form in whole for token in prepare(form, language).tokens]
    return frozenset(tokens) | {NUMBER, ","}


def _with_points(wordings: list[tuple[Wording, frozenset[str]]]) -> list[tuple[Wording, frozenset[str]]]:
    """The wordings with what a point can begin with among the second tokens of those that have one."""
    points = frozenset(word for _, firsts in wordings for word in firsts)
    return [(_with_seconds(wording, points), firsts) for wording, firsts in wordings]


def _with_seconds(wording: Wording, points: frozenset[str]) -> Wording:
    if wording.seconds is None or len(wording.pieces) == 1:
        return wording
    return replace(wording, seconds=wording.seconds | points)


def _by_first_word(wordings: Iterable[tuple[Wording, frozenset[str]]]) -> dict[str, tuple[Wording, ...]]:
    found: dict[str, list[Wording]] = {}
    for wording, firsts in wordings:
        for word in firsts:
            found.setdefault(word, []).append(_starting_with(word, wording))
    return {word: tuple(group) for word, group in found.items()}


def _pieces(pattern: str, data: TimeData, slots: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    """The regular expressions around the points of `pattern`."""
    turns: dict[str, int] = {}

    def group(match: re.Match[str]) -> str:
        kind = match[1]
        if kind.startswith("any_"):
            return f"({slots[kind.removeprefix('any_')]})"
        turns[kind] = turns.get(kind, 0) + 1
        return f"(?P<{kind}_{turns[kind]}>{slots[kind]})"

    try:
        sources = [_SLOT.sub(group, piece) for piece in _inlined(pattern, data).split(_POINT)]
        return tuple(_compiled(s, last=i == len(sources) - 1) for i, s in enumerate(sources))
    except (KeyError, re.error) as error:
        raise LanguageDataError(f"times.yaml: pattern {pattern!r} can't be read: {error}") from error


def _compiled(source: str, last: bool) -> re.Pattern[str]:
    source = _GROUP.sub("(?:", source).replace("[ ]", _GAP).replace(" ?", f"{_GAP}*")
    edge = _EDGE if last and source else ""
    return re.compile(f"(?:{source.replace(' ', f'{_GAP}+')}){edge}")


def _inlined(pattern: str, data: TimeData) -> str:
    """`pattern`, folded, with the phrases it names put in."""
    folded = fold(pattern)
    phrases = {name: f"({fold(phrase)})" for name, phrase in data.phrases.items()}
    while any(name in phrases for name in _SLOT.findall(folded)):
        folded = _SLOT.sub(lambda m: phrases.get(m[1], m[0]), folded)
    return folded


def _slots(data: TimeData) -> dict[str, str]:
    """For each kind of slot the choice of words, longest first, as a regular expression."""
    words: dict[str, Iterable[str]] = {**_values(data), "unit": data.units, "hijri_month": data.hijri_months}
    chosen = {kind: [*map(_escaped, words[kind])] for kind in words}
    for kind, digits in _DIGITS.items():
        chosen.setdefault(kind, []).append(digits)
    return {kind: "|".join(sorted(choices, key=len, reverse=True)) for kind, choices in chosen.items()}


def _escaped(word: str) -> str:
    return fold(word).replace(".", r"\.")


def _values(data: TimeData) -> dict[str, dict[str, int]]:
    """What each word of a slot stands for; of a pair (month, day), the first counts hundreds."""
    tables: dict[str, Mapping[str, int]] = {
        "weekday": data.weekdays,
        "month": data.months,
        "year": data.years,
        "count": data.numbers,
        "ordinal": data.ordinals,
        "day": data.day_words,
        "season": {word: first * 100 + last for word, (first, last) in data.seasons.items()},
        "feast": {word: month * 100 + day for word, (month, day) in data.feasts.items()},
    }
    return {kind: {fold(word): value for word, value in table.items()} for kind, table in tables.items()}
