"""What a page states of itself: title, byline, outlet, and nothing of its menus."""

import pytest
from acquire_examples import TEXT, Take, page
from trafilatura import load_html

from selon.acquire.page_head import page_head

LINKED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
    '"author": {"@type": "Person", "name": "Awa Exemple"}}</script>'
)


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="Awa Exemple">', "", "Awa Exemple"),
        ('<meta property="article:author" content="Awa Exemple">', "", "Awa Exemple"),
        (LINKED, "", "Awa Exemple"),
        ("", LINKED, "Awa Exemple"),
        ("", '<p>Par <a rel="author" href="/a">Awa Exemple</a></p>', "Awa Exemple"),
        ("", '<span itemprop="author">Awa Exemple</span>', "Awa Exemple"),
        ("", "<p>Awa Exemple, habitante du quartier, raconte.</p>", None),
        ("", "", None),
    ],
)
def test_byline_is_what_the_page_states(head: str, body: str, byline: str | None) -> None:
    tree = load_html(f"<html><head><title>Un titre</title>{head}</head><body><h1>Un titre</h1>{body}</body></html>")
    assert page_head(tree).byline == byline


def test_byline_is_no_part_of_the_report(take: Take) -> None:
    (found,), _ = take(a__html=page(TEXT, '<meta name="author" content="Awa Exemple">'))
    assert found.byline == "Awa Exemple"
    assert "Exemple" not in str(found.report)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("<title>Titre – Journal</title>", "Titre"),
        ('<title>Journal</title><meta property="og:title" content="Titre">', "Titre"),
    ],
)
def test_title(content: str, title: str) -> None:
    assert page_head(load_html(f"<html><head>{content}</head><body><p>x</p></body></html>")).title == title


def test_a_heading_goes_before_the_window_title() -> None:
    tree = load_html("<html><head><title>Journal</title></head><body><h1>Titre</h1><h2>Autre</h2></body></html>")
    assert page_head(tree).title == "Titre"
