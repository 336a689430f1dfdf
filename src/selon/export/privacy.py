"""Masking the names of victims and witnesses: every letter of a name becomes █, so that offsets still fit."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from selon.codebook import events
from selon.export.names import names_in
from selon.export.told import Case, Told
from selon.merge.names import fold_name
from selon.model import Actor, Claim, CodedReport
from selon.read.folding import fold

__all__ = [
    "LOST_PEOPLE",
    "MASK",
    "PRIVATE_SOURCES",
    "concealed_case",
    "concealed_report",
    "concealed_told",
    "private_names",
]

S = TypeVar("S", bound=msgspec.Struct)

MASK = "█"
PRIVATE_SOURCES = frozenset({"witness", "local", "unnamed"})
"""Kinds of sources that are masked where the register doesn't know them."""
LOST_PEOPLE = frozenset({"civilians", "unknown"})
"""Whose losses are people that are masked."""
_AMONG_FIGHTERS = frozenset({"territory", "combat"})
_LINKS = frozenset({"id", "incident", "claims", "reports", "actor", "source", "gazetteer", "country"})
_SHORTEST = 3  # letters of a name's part that is masked by itself elsewhere in a report


def private_names(claims: Iterable[Claim]) -> frozenset[str]:
    """Names of victims and witnesses in the claims, as the reports have them; known places are none."""
    told = list(claims)
    found = {name for claim in told for words in _private_words(claim) for name in names_in(words)}
    if not found:
        return frozenset()
    places = {fold_name(name) for claim in told for name in _place_names(claim)}
    return frozenset(name for name in found if fold_name(name) not in places)


def _place_names(claim: Claim) -> Iterator[str]:
    if claim.place:
        yield from filter(None, (claim.place.text, claim.place.name))


def _private_words(claim: Claim) -> Iterator[str]:
    """What people who neither fight nor govern are called: unresolved targets and losses, and witnesses."""
    for source in claim.attribution:
        if source.kind in PRIVATE_SOURCES and not source.source:
            yield from filter(None, (source.text, source.name))  # "ce dernier" by the name that it stands for
    yield from (actor.text for actor in _victims(claim) if actor.actor is None)
    yield from (loss.text for loss in claim.losses if loss.who in LOST_PEOPLE)


def _victims(claim: Claim) -> tuple[Actor, ...]:
    if claim.event == "displace":
        return (*claim.initiators, *claim.targets)
    event = events().get(claim.event)
    fighters = event is not None and event.family in _AMONG_FIGHTERS
    hit = any(loss.who == "civilians" and loss.side in ("targets", "unknown") for loss in claim.losses)
    return () if fighters and not hit else claim.targets


def concealed_told(told: Told) -> Told:
    """The claim and its report's title without the names; nothing else changes."""
    names = private_names((told.claim,))
    return _conceal(told, names) if names else told


def concealed_case(case: Case) -> Case:
    """The incident and all its claims without any of their names."""
    names = private_names(told.claim for told in case.told)
    return _conceal(case, names) if names else case


def _conceal(value: S, names: frozenset[str]) -> S:
    hide = _hider(names)
    plain = _each_text(msgspec.to_builtins(value), hide, names)
    return msgspec.convert(plain, type(value))


def _each_text(value: object, hide: Callable[[str], str], names: frozenset[str], key: str = "") -> object:
    if isinstance(value, str):
        return _safe_url(value, names) if key == "url" else hide(value)
    if isinstance(value, list | tuple):
        return [_each_text(item, hide, names, key) for item in value]
    if isinstance(value, dict):
        return {k: v if _is_link(k, v) else _each_text(v, hide, names, k) for k, v in value.items()}
    return value


def _is_link(key: str, value: object) -> bool:
    """Identifiers lead from record to record and stay as they are."""
    return key in _LINKS and not isinstance(value, dict)


def _safe_url(url: str, names: frozenset[str]) -> str | None:
    """The address, None where its words spell a name ("/mort-de-jean-exemple")."""
    folded = fold(url)
    spelt = any(all(part in folded for part in fold(name).split()) for name in names)
    return None if spelt else url


def _hider(names: Iterable[str]) -> Callable[[str], str]:
    longest_first = sorted(names, key=len, reverse=True)
    found = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)
    return lambda text: found.sub(lambda match: _masked(match.group()), text)


def _masked(text: str) -> str:
    return "".join(MASK if sign.isalnum() else sign for sign in text)


def concealed_report(coded: CodedReport) -> CodedReport:
    """A report and its claims with the names masked in text, title and spans; every offset still holds."""
    names = private_names(coded.claims)
    if not names:
        return coded
    text = _masked_text(coded, names)
    hidden = _conceal(msgspec.structs.replace(coded, claims=()), names)
    report = msgspec.structs.replace(hidden.report, text=text, sha256=None)
    claims = tuple(_reread(_conceal(claim, names), text) for claim in coded.claims)
    return CodedReport(report=report, claims=claims)


def _masked_text(coded: CodedReport, names: frozenset[str]) -> str:
    """The text with the names masked, and each part of a name that stands by itself ("M. Exemple")."""
    text = _hider(names)(coded.report.text)
    parts = {part for name in names for part in name.split() if len(part) >= _SHORTEST and part[0].isupper()}
    if not parts:
        return text
    kept = [(place.start, place.end) for claim in coded.claims if (place := claim.place)]
    found = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(parts, key=len, reverse=True))) + r")(?!\w)")
    return found.sub(lambda m: m.group() if _inside(m.span(), kept) else _masked(m.group()), text)


def _inside(span: tuple[int, int], kept: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in kept)


def _reread(claim: Claim, text: str) -> Claim:
    """The claim with the text of each span as it now stands."""

    def again(span: S) -> S:
        return msgspec.structs.replace(span, text=text[span.start : span.end])  # type: ignore[attr-defined]

    lists = {f: tuple(map(again, getattr(claim, f))) for f in ("initiators", "targets", "losses", "attribution")}
    single = {f: value and again(value) for f in ("place", "time") for value in (getattr(claim, f),)}
    return msgspec.structs.replace(claim, trigger=again(claim.trigger), **lists, **single)
