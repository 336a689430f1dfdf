"""Inflection of French: verbs from the paradigms of paradigms.yaml, nouns and adjectives by their endings."""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from selon.lang import load_data

__all__ = ["adjective_forms", "conjugate", "feminine", "plural", "regular_forms"]

_PLURAL_IN_S = frozenset(("bleu", "pneu"))
_FEMININES = (
    ("teur", "trice"),
    ("eur", "euse"),
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("er", "ère"),
    ("if", "ive"),
)


class Paradigm(msgspec.Struct, frozen=True):
    """One row of paradigms.yaml: what replaces `ending` in each form; `verbs` narrows it to those verbs."""

    ending: str
    pres: tuple[str, str]
    impf: str
    past: tuple[str, str]
    fut: str
    subj: tuple[str, str]
    pp: str
    ppres: str
    nous: str
    verbs: tuple[str, ...] = ()


class Paradigms(msgspec.Struct, frozen=True):
    """The file paradigms.yaml."""

    paradigms: tuple[Paradigm, ...]


@cache
def conjugate(infinitive: str) -> Mapping[str, frozenset[str]]:
    """Forms of a verb ("abattre") in lower case with accents, each with its features.

    Features: "fin" with a tense ("pres", "impf", "past", "fut", "cond", "subj") and "sing" or "plur", "first"
    for the first person plural; "inf"; "pp" with "sing" or "plur" and "masc" or "fem"; "ppres". Only third
    persons and the first person plural are given. Raises ValueError where no paradigm fits.
    """
    row = _paradigm(infinitive)
    stem = infinitive.removesuffix(row.ending.rstrip("-"))
    forms: dict[str, frozenset[str]] = {}
    for form, features in _forms(stem, row):
        forms[form] = forms.get(form, frozenset()) | features
    forms[infinitive] = forms.get(infinitive, frozenset()) | {"inf"}
    return forms


@cache
def _paradigm(infinitive: str) -> Paradigm:
    rows = load_data("fr", "paradigms", Paradigms).paradigms
    named = [r for r in rows if _is_named(infinitive, r)]
    if named:
        return named[0]
    fitting = [r for r in rows if not r.verbs and infinitive.endswith(r.ending)]
    if not fitting:
        raise ValueError(f"no paradigm fits the verb {infinitive!r}: add one to lang/fr/paradigms.yaml")
    return max(fitting, key=lambda r: len(r.ending))


def _is_named(infinitive: str, row: Paradigm) -> bool:
    return infinitive in row.verbs


def _forms(stem: str, row: Paradigm) -> Iterator[tuple[str, frozenset[str]]]:
    def finite(tense: str, number: str, *more: str) -> frozenset[str]:
        return frozenset(("fin", tense, number, *more))

    for tense, (singular, plural) in {"pres": row.pres, "past": row.past, "subj": row.subj}.items():
        yield stem + singular, finite(tense, "sing")
        yield stem + plural, finite(tense, "plur")
    for tense, base, (singular, plural) in (
        ("impf", stem + row.impf, ("ait", "aient")),
        ("fut", stem + row.fut, ("a", "ont")),
        ("cond", stem + row.fut, ("ait", "aient")),
    ):
        yield base + singular, finite(tense, "sing")
        yield base + plural, finite(tense, "plur")
    yield stem + row.nous, finite("pres", "plur", "first")
    yield stem + row.fut + "ons", finite("fut", "plur", "first")
    yield stem + row.ppres, frozenset({"ppres"})
    yield from _participles(stem + row.pp)


def _participles(masculine: str) -> Iterator[tuple[str, frozenset[str]]]:
    base = masculine.replace("û", "u") if masculine.endswith("û") else masculine
    plural = masculine if masculine.endswith("s") else base + "s"
    yield masculine, frozenset({"pp", "masc", "sing"})
    yield plural, frozenset({"pp", "masc", "plur"})
    yield base + "e", frozenset({"pp", "fem", "sing"})
    yield base + "es", frozenset({"pp", "fem", "plur"})


def plural(word: str) -> str:
    """The regular plural of a noun or a masculine adjective ("bateaux", "généraux"); one that ends in s, x, z stays."""
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("eau", "eu")) and word not in _PLURAL_IN_S:
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def feminine(noun: str) -> str | None:
    """The regular feminine of a name of people ("députée", "policière"), None where it has none of its own."""
    if noun.endswith(("e", "s", "x")):
        return None
    for ending, replacement in _FEMININES:
        if noun.endswith(ending):
            return noun[: -len(ending)] + replacement
    return noun + "e"


def adjective_forms(masculine: str) -> tuple[str, ...]:
    """All forms of an adjective, by its ending ("loyal", "syrien", "défensif", "religieux")."""
    if masculine.endswith("al"):
        return (masculine, masculine + "e", masculine[:-2] + "aux", masculine + "es")
    if masculine == "turc":
        return ("turc", "turque", "turcs", "turques")
    if masculine.endswith(("ien", "éen")):
        return (masculine, masculine + "ne", masculine + "s", masculine + "nes")
    if masculine.endswith("f"):
        return (masculine, masculine + "s", masculine[:-1] + "ve", masculine[:-1] + "ves")
    if masculine.endswith("eux"):
        return (masculine, masculine[:-1] + "se", masculine[:-1] + "ses")
    feminine = masculine if masculine.endswith("e") else masculine + "e"
    plural = masculine if masculine.endswith(("s", "x")) else masculine + "s"
    return (masculine, feminine, plural, feminine + "s")


def regular_forms(adjective: str) -> frozenset[str]:
    """An adjective with the endings that nearly all take: -e, -s, -es, and the plural of -al."""
    feminine = adjective if adjective[-1] in "es" else adjective + "e"
    return frozenset((adjective, feminine, plural(adjective), plural(feminine)))
