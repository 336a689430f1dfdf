"""The day on which a page was published: what the page states, and by what; a doubtful day is no day.

htmldate finds the day. The page's own statements confirm it, or contradict each other.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from selon.acquire.building import day

__all__ = ["Dated", "published"]

# Names under which pages state their first publication (schema.org, Open Graph, Dublin Core, and what content
# systems of papers use), lower case.
_NAMES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate",
    "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dc.date.created", "dcterms.created", "citation_publication_date",
)  # fmt: skip
_ELEMENT = "date element"


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """`day`: ISO or None; `evidence`: what states it, as `meta article:published_time 2024-03-12T08:00Z`.

    `conflict`: days that the page states against each other, in which case `day` is None.
    """

    day: str | None = None
    evidence: str | None = None
    conflict: tuple[str, ...] = ()


def published(tree: Any, found: str | None) -> Dated:
    """The day of the page `tree` (lxml), given the one that htmldate `found`.

    Statements within a day of each other agree: one may be in UTC and the other in local time.
    """
    stated = list(_statements(tree))
    days = sorted({when for when, _ in stated})
    if len(days) > 1 and (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days > 1:
        return Dated(conflict=tuple(days))
    when = found if found in days or not stated else stated[0][0]
    evidence = next((told for known, told in stated if known == when), _ELEMENT if when else None)
    return Dated(day=when, evidence=evidence)


def _statements(tree: Any) -> Iterator[tuple[str, str]]:
    """Every day that the page states as its publication, with the statement."""
    for kind, value in (*_metas(tree), *_times(tree), *_linked_data(tree)):
        try:
            when = day(value)
        except ValueError:
            continue
        if when is not None:
            yield when, f"{kind} {value.strip()}"[:200]


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name.lower() in _NAMES and element.get("content"):
            yield f"meta {name}", element.get("content")


def _times(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("time"):
        if "datepublished" in element.get("itemprop", "").lower() or element.get("pubdate") is not None:
            yield "time", element.get("datetime", "")


def _linked_data(tree: Any) -> Iterator[tuple[str, str]]:
    """schema.org's datePublished of the page's own article: the first that a script states."""
    for element in tree.iter("script"):
        if element.get("type") == "application/ld+json":
            found = _first_published(element.text or "")
            if found:
                yield "JSON-LD datePublished", found


def _first_published(script: str) -> str | None:
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return None
    top = data if isinstance(data, list) else [data]
    graph = [part for one in top if isinstance(one, dict) for part in (one, *_parts(one))]
    values = (part.get("datePublished") for part in graph if isinstance(part, dict))
    return next((value for value in values if isinstance(value, str)), None)


def _parts(one: dict[str, Any]) -> list[Any]:
    graph = one.get("@graph")
    return graph if isinstance(graph, list) else []
