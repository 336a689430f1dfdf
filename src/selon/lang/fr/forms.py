"""Inflection of French verbs, from the paradigms of paradigms.yaml."""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from selon.lang import load_data

__all__ = ["conjugate"]


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
