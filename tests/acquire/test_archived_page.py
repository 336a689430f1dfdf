"""A page as it was fetched gives the very report that its archive gives."""

import gzip
from pathlib import Path

import pytest
from acquire_examples import TEXT, page
from test_documents import LATIN, _pdf
from web_server import Answer, answer, serving

from selon.acquire import Acquired, Defaults, acquire
from selon.acquire.archived_page import fetched_page, read_page
from selon.acquire.fetch import fetch
from selon.acquire.settings import FetchSettings, networks
from selon.acquire.web_archive import archive

HEAD = '<meta name="author" content="Awa Exemple"><meta property="article:published_time" content="2024-03-12">'
PAGES: dict[str, Answer] = {
    "/page": answer(page(TEXT, HEAD)),
    "/old": answer(status="301 Moved", Location="/page"),
    "/packed": answer(gzip.compress(page(TEXT).encode()), Content_Encoding="gzip"),
    "/latin": answer(page(TEXT).encode("cp1252", "replace"), media_type="text/html; charset=windows-1252"),
    "/plain": answer(TEXT, media_type="text/plain; charset=utf-8"),
    "/pdf": answer(_pdf(LATIN), media_type="application/pdf"),
    "/empty": answer("<html><body></body></html>"),
    "/broken": answer(b"%PDF-1.4 rien", media_type="application/pdf"),
}
SETTINGS = FetchSettings(allowed=networks("127.0.0.0/8"))


@pytest.mark.parametrize("path", PAGES)
def test_as_fetched_and_as_archived(tmp_path: Path, path: str) -> None:
    defaults = Defaults(publisher="Un journal", published="2024-03-13")
    with serving(PAGES) as server:
        fetched = fetch(server.url(path), SETTINGS)
    kept = archive(fetched, tmp_path)
    found = fetched_page(fetched, kept.record)
    assert found is not None
    now = list(read_page(str(kept.file), found, defaults))
    assert now == list(acquire([str(kept.file)], defaults))
    assert all(item.record for item in now if isinstance(item, Acquired))


def test_what_is_no_page(tmp_path: Path) -> None:
    with serving({"/": answer(b"\x89PNG", media_type="image/png")}) as server:
        fetched = fetch(server.url(), SETTINGS)
    assert fetched_page(fetched, archive(fetched, tmp_path).record) is None
