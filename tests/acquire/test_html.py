"""Pages: the article, its title, publisher and date, in whatever encoding the page is."""

import pytest
from acquire_examples import TEXT, Take, page

HEAD = (
    '<meta property="og:site_name" content="Le Journal">'
    '<meta property="article:published_time" content="2021-03-04T10:00:00Z">'
)


def test_article_title_publisher_and_day(take: Take) -> None:
    (found,), faults = take(a__html=page(TEXT, HEAD))
    report = found.report
    assert (report.title, report.publisher, report.published) == ("Un titre", "Le Journal", "2021-03-04")
    assert TEXT in report.text
    assert "Menu" not in report.text
    assert not report.text.startswith("Un titre"), "the title is a field of its own"
    assert not faults


def test_a_day_that_the_page_does_not_state_stays_open(take: Take) -> None:
    (found,), _ = take(a__html=page(TEXT + " Publié sans date. Copyright 2019."))
    assert found.report.published is None


@pytest.mark.parametrize("stated", ["iso-8859-1", "windows-1252"])
def test_the_encoding_that_the_page_states(take: Take, stated: str) -> None:
    content = page(TEXT, f'<meta charset="{stated}">').encode("cp1252")
    (found,), faults = take(a__html=content)
    assert TEXT in found.report.text
    assert not faults


def test_a_wrongly_stated_encoding(take: Take) -> None:
    content = page(TEXT, '<meta charset="utf-8">').encode("cp1252")
    (found,), faults = take(a__html=content)
    assert TEXT in found.report.text
    assert len(faults) == 1


def test_a_page_nested_100_000_deep_is_flagged_and_its_shallow_part_read(take: Take) -> None:
    content = page(TEXT).replace("</article>", "<div>" * 100_000 + "<p>profond</p></article>")
    (found,), (fault,) = take(a__html=content)
    assert TEXT in found.report.text
    assert "nested" in fault.message


def test_a_page_that_is_only_deep_is_told(take: Take) -> None:
    reports, faults = take(a__html="<html><body>" + "<div>" * 100_000 + f"<p>{TEXT}</p>")
    assert not reports
    assert [f.source for f in faults] == ["a.html", "a.html"]


def test_a_page_without_text_is_told(take: Take) -> None:
    reports, (fault,) = take(a__html="<html><body><script>1</script></body></html>")
    assert not reports
    assert fault.source == "a.html"
