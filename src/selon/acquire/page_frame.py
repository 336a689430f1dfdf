"""The frame of a page: what is around every article of an outlet and holds nothing of any."""

from copy import deepcopy
from typing import Any

from lxml import etree

__all__ = ["without_frame"]

# All of them are among what trafilatura throws away itself, after it went over the whole page several times.
_FRAME = ("button", "footer", "iframe", "menu", "nav", "noscript", "script", "select", "style", "svg", "template")


def without_frame(tree: Any) -> Any:
    """A copy of the page `tree` (lxml) without menus, footers, scripts and controls."""
    bare = deepcopy(tree)
    etree.strip_elements(bare, *_FRAME, with_tail=False)
    return bare
