"""Feeds to lists of items: RSS and Atom by feedparser, sitemaps of news by lxml. Pure: bytes in, items out."""

import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from urllib.parse import urljoin

import feedparser
import msgspec
from lxml import etree

from selon.acquire.building import day
from selon.acquire.fault import Unreadable
from selon.acquire.fetch import without_credentials
from selon.messages import mark

__all__ = ["MOST_ITEMS", "FeedItem", "feed_items"]

MOST_ITEMS = 5_000
"""Items taken of one feed at a time: sitemaps of news hold 1,000 at most, by their own specification."""

NO_FEED = mark("neither RSS nor Atom nor a sitemap")


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An article that a feed names. `published` is an ISO day or None; `version`: of a file in a folder.

    Its address is its identity: the ids of feeds are reused, and made anew, too often to tell items by.
    """

    url: str
    title: str | None = None
    published: str | None = None
    version: str | None = None


def feed_items(data: bytes, base: str) -> tuple[FeedItem, ...]:
    """The items of the feed `data`, fetched from `base`, in its order, each address once.

    What has no web address is passed over. Raises Unreadable where `data` is no feed.
    """
    found = _sitemap(data, base) if _is_sitemap(data) else _feed(data, base)
    items: dict[str, FeedItem] = {}
    for item in islice(found, MOST_ITEMS):
        items.setdefault(item.url, item)
    return tuple(items.values())


def _is_sitemap(data: bytes) -> bool:
    return b"<urlset" in data[:4096]


def _feed(data: bytes, base: str) -> Iterator[FeedItem]:
    # As a stream: feedparser takes bytes for the name of a file or an address where it can.
    try:
        parsed = feedparser.parse(io.BytesIO(data))
    except Exception as error:  # it stumbles over hostile markup in ways that its documentation does not list
        raise Unreadable(NO_FEED) from error
    if not parsed.get("version"):
        raise Unreadable(NO_FEED)
    for entry in parsed.entries:
        yield from _item(entry.get("link"), base, entry.get("title"), _entry_day(entry))


def _entry_day(entry: feedparser.FeedParserDict) -> str | None:
    """The day of publication in UTC, which is all that feedparser tells."""
    moment = entry.get("published_parsed")
    return date(*moment[:3]).isoformat() if moment else None


def _sitemap(data: bytes, base: str) -> Iterator[FeedItem]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(NO_FEED) from error
    if root is None or not _named(root, "urlset"):
        raise Unreadable(NO_FEED)
    for entry in root.iterfind("{*}url"):
        dated = _first(entry.iterfind(".//{*}publication_date"))
        yield from _item(entry.findtext("{*}loc"), base, entry.findtext(".//{*}news/{*}title"), _stated_day(dated))


def _named(element: etree._Element, name: str) -> bool:
    return etree.QName(element).localname == name and len(element) > 0


def _first(elements: Iterable[etree._Element]) -> str | None:
    return next((element.text for element in elements if element.text), None)


def _stated_day(text: str | None) -> str | None:
    """The day of an ISO date-time; None for whatever else stands there: a doubtful day is no day."""
    try:
        return day(text)
    except ValueError:
        return None


def _item(link: str | None, base: str, title: str | None, published: str | None) -> Iterator[FeedItem]:
    try:
        url = without_credentials(urljoin(base, (link or "").strip()))
    except ValueError:
        return
    if link:
        yield FeedItem(url=url, title=title, published=published)
