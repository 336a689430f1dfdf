"""The main text of a page, by trafilatura: quickly where that finds it, with all of its means where it doesn't.

Quickly is without the page's frame, and without a comparison with two other extractors. Both together take four
times as long and change nothing where the text was found: where it holds most of what stands in paragraphs.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from selon.acquire.page_frame import without_frame

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

__all__ = ["main_text"]

_ENOUGH = 250
"""Characters below which trafilatura itself takes a text for a failure (its MIN_EXTRACTED_SIZE)."""
_MOST = 0.5
"""Share of the page's paragraphs, which hold captions, comments and teasers too."""


def main_text(tree: Any) -> str | None:
    """The text of the page `tree` (lxml), a line a paragraph; None where there is none. The tree stays as it is."""
    found = _extracted(without_frame(tree), quick=True)
    if found is not None and len(found) >= max(_ENOUGH, _MOST * _in_paragraphs(tree)):
        return found
    return _extracted(tree, quick=False)


def _in_paragraphs(tree: Any) -> int:
    return sum(len(" ".join(element.itertext())) for element in tree.iter("p"))


def _extracted(tree: Any, quick: bool) -> str | None:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, options=_options(quick))
    return None if found is None or isinstance(found, dict) else found.text or None


@cache
def _options(quick: bool) -> "Extractor":
    """Made once: each making reads trafilatura's settings anew."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=quick, comments=False)
