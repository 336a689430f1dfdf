"""Day of publication and outlet: what a page states about itself, and what its address tells."""

from typing import Any

import pytest
from acquire_examples import TEXT, Take, page
from trafilatura import load_html

from selon.acquire.outlets import outlet_at
from selon.acquire.published import published


def _tree(inner: str) -> Any:
    return load_html(f"<html><head></head><body>{inner}</body></html>")


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def _linked(value: str, kind: str = "NewsArticle") -> str:
    return f'<script type="application/ld+json">{{"@type": "{kind}", "datePublished": "{value}"}}</script>'


@pytest.mark.parametrize(
    ("head", "day", "evidence"),
    [
        (_meta("article:published_time", "2024-03-12T08:00:00Z"), "2024-03-12", "meta article:published_time"),
        (_meta("DC.date.issued", "2024-03-12"), "2024-03-12", "meta DC.date.issued"),
        (_linked("2024-03-12T23:30:00-05:00"), "2024-03-12", "JSON-LD datePublished"),
        ('<time itemprop="datePublished" datetime="2024-03-12">hier</time>', "2024-03-12", "time"),
        (_meta("article:published_time", "2024-03-12") + _linked("2024-03-13T01:00Z"), "2024-03-12", "meta"),
        (_meta("article:published_time", "2024-03-12") + _meta("article:modified_time", "2024-05-01"),
         "2024-03-12", "meta"),
        (_meta("article:published_time", "12 mars"), None, None),
        ('<script type="application/ld+json">{broken</script>', None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_what_the_page_states(take: Take, head: str, day: str | None, evidence: str | None) -> None:
    (found,), _ = take(page__html=page(TEXT, head))
    assert found.report.published == day
    assert (found.dated_by or "").startswith(evidence or "")
    assert bool(found.dated_by) == bool(evidence)


def test_days_that_contradict_each_other_are_none(take: Take) -> None:
    head = _meta("article:published_time", "2024-03-12") + _linked("2021-01-05")
    (found,), (fault,) = take(page__html=page(TEXT, head))
    assert (found.report.published, found.dated_by) == (None, None)
    assert fault.values == {"days": "2021-01-05, 2024-03-12"}


def test_day_of_a_graph_is_the_pages_own() -> None:
    graph = '[{"@graph": [{"@type": "WebSite"}, {"datePublished": "2024-03-12"}, {"datePublished": "2019-01-01"}]}]'
    found = published(_tree(f'<script type="application/ld+json">{graph}</script>'), None)
    assert found.day == "2024-03-12"


def test_day_that_only_an_element_shows() -> None:
    assert published(_tree("<p>texte</p>"), "2024-03-12").evidence == "date element"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.reuters.com/world/x", "reuters"),
        ("http://REUTERS.com:8080/", "reuters"),
        ("https://fr.news.reuters.com/", "reuters"),
        ("https://notreuters.com/", None),
        ("https://reuters.com.example/", None),
        ("https://com/", None),
        ("no address", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_outlet_by_host(url: str | None, name: str | None) -> None:
    found = outlet_at(url)
    assert (found and found.id) == name


def test_publisher_is_the_registers_name(take: Take) -> None:
    head = '<link rel="canonical" href="https://www.reuters.com/a"><meta property="og:site_name" content="R.">'
    assert take(page__html=page(TEXT, head))[0][0].report.publisher == "Reuters"
