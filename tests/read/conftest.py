"""The whole French reader, loaded once, and short ways to each of its stages."""

from collections.abc import Callable

import pytest

from selon.model import Claim, Report
from selon.read.arguments import Reading
from selon.read.claims import Reader, draft_report, load_reader, read_report
from selon.read.drafts import Draft

PUBLISHED = "2024-05-15"  # a Wednesday


def _report(text: str) -> Report:
    return Report(id="report-of-tests", text=text, language="fr", published=PUBLISHED)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader("fr")


@pytest.fixture(scope="session")
def reading_of(reader: Reader) -> Callable[[str], Reading]:
    """Text to tagged passage with phrases."""
    return lambda text: draft_report(_report(text), reader)[0]


@pytest.fixture(scope="session")
def drafts_of(reader: Reader) -> Callable[[str], list[Draft]]:
    """Text to all events it may tell, before the unlikely ones are left out."""
    return lambda text: draft_report(_report(text), reader)[1]


@pytest.fixture(scope="session")
def claims_of(reader: Reader) -> Callable[[str], tuple[Claim, ...]]:
    """Text, published on PUBLISHED, to claims."""
    return lambda text: read_report(_report(text), reader)
