"""Feeds of every make: their items in order, once each, with a day only where one is stated."""

import pytest

from selon.acquire.fault import Unreadable
from selon.acquire.feeds import feed_items

BASE = "https://journal.example/flux/une.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>La Une</title>
<item><title>Combats près d'Oudalan</title><link>/articles/1</link><guid>a-1</guid>
<pubDate>Tue, 12 Mar 2024 23:30:00 -0200</pubDate></item>
<item><title>Sans date</title><link>https://journal.example/articles/2</link></item>
<item><title>Encore</title><link>https://journal.example/articles/1</link><guid>a-9</guid></item>
<item><title>Sans adresse</title></item>
<item><title>Autre chose</title><link>mailto:redaction@journal.example</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Dépêches</title>
<entry><id>tag:1</id><title>Trêve</title><link href="https://moi:secret@journal.example/t#haut"/>
<published>2024-03-12T08:00:00Z</published></entry></feed>"""

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://journal.example/s1 </loc><news:news><news:publication_date>2024-03-12T06:00+01:00
</news:publication_date><news:title>Siège levé</news:title></news:news></url>
<url><loc>https://journal.example/s2</loc><news:news><news:publication_date>hier</news:publication_date>
</news:news></url></urlset>"""


def test_rss() -> None:
    first, second = feed_items(RSS.encode(), BASE)
    assert (first.url, first.title) == ("https://journal.example/articles/1", "Combats près d'Oudalan")
    assert first.published == "2024-03-13", "the day in UTC"
    assert (second.title, second.published) == ("Sans date", None)


def test_atom_without_credentials_and_fragment() -> None:
    (item,) = feed_items(ATOM.encode(), BASE)
    assert (item.url, item.title, item.published) == ("https://journal.example/t", "Trêve", "2024-03-12")


def test_sitemap_of_news() -> None:
    first, second = feed_items(SITEMAP.encode(), BASE)
    assert (first.url, first.title, first.published) == ("https://journal.example/s1", "Siège levé", "2024-03-12")
    assert second.published is None, "a doubtful day is no day"


@pytest.mark.parametrize("data", [b"", b"<html><p>Rien</p></html>", b"/etc/passwd", b"\0\1\2", b"<urlset"])
def test_what_is_no_feed_is_told(data: bytes) -> None:
    with pytest.raises(Unreadable):
        feed_items(data, BASE)


def test_entities_are_not_expanded() -> None:
    start = '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    bomb = start + "]><urlset><url><loc>https://journal.example/&j;</loc></url></urlset>"
    assert all(len(item.url) < 200 for item in feed_items(bomb.encode(), BASE))


def test_a_thousand_items() -> None:
    items = "".join(f"<item><link>https://journal.example/{n}</link></item>" for n in range(1000))
    found = feed_items(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), BASE)
    assert [item.url for item in found] == [f"https://journal.example/{n}" for n in range(1000)]
