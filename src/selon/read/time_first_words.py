"""Which words an expression of time can begin with, so that a text is scanned for those alone."""

from dataclasses import dataclass

from selon.read.passage import prepare

__all__ = ["NUMBER", "first_words"]

NUMBER = "#"  # stands for every token that begins with a digit


@dataclass(frozen=True, slots=True)
class _Item:
    """A part of a pattern: the strings it can be (a space ends the word), and whether it may be left out."""

    choices: frozenset[str]
    optional: bool


_GAP = _Item(frozenset({" "}), optional=True)  # " ?": left out after an apostrophe only


def first_words(pattern: str, language: str) -> frozenset[str]:
    """The first tokens (folded; NUMBER for digits) of what `pattern`, a regular expression, can match.

    Of regular expressions it knows what times.yaml uses: groups, choices, ?, *, [digits] and lookaheads.
    """
    choices, _ = _alternatives(pattern, 0)
    return frozenset(_first_token(choice, language) for choice in choices if choice.strip())


def _first_token(text: str, language: str) -> str:
    token = prepare(text.strip().split(" ")[0], language).tokens[0].norm
    return NUMBER if token[0].isdigit() else token


def _alternatives(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """What a group can begin with, from `at` to its closing bracket (or the end), and where it ends."""
    found: set[str] = set()
    while True:
        prefixes, at = _sequence(pattern, at)
        found |= prefixes
        if at >= len(pattern) or pattern[at] == ")":
            return frozenset(found), at + 1
        at += 1


def _sequence(pattern: str, at: int) -> tuple[set[str], int]:
    prefixes = {""}
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at)
        prefixes = {longer for prefix in prefixes for longer in _extended(prefix, item)}
    return prefixes, at


def _extended(prefix: str, item: _Item) -> set[str]:
    if " " in prefix.strip() or (prefix.strip() and prefix.endswith(" ")):
        return {prefix}
    if item == _GAP and prefix and not prefix.endswith("'"):
        return {prefix + " "}
    return {prefix + choice for choice in item.choices} | ({prefix} if item.optional else set())


def _item(pattern: str, at: int) -> tuple[_Item, int]:
    choices, at = _atom(pattern, at)
    optional = at < len(pattern) and pattern[at] in "?*"
    return _Item(choices, optional), at + (optional or pattern[at : at + 1] == "+")


def _atom(pattern: str, at: int) -> tuple[frozenset[str], int]:
    if pattern.startswith(("(?=", "(?!"), at):
        _, at = _alternatives(pattern, at + 3)
        return frozenset({""}), at
    if pattern[at] == "(":
        return _alternatives(pattern, at + 1)
    if pattern[at] == "[":
        return frozenset({"0"}), pattern.index("]", at) + 1
    if pattern[at] == "\\":
        return frozenset({pattern[at + 1] if not pattern[at + 1].isalpha() else " "}), at + 2
    return frozenset({pattern[at]}), at + 1
