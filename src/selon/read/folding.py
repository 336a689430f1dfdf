"""Folding of text that keeps every offset: one code point in, one code point out."""

import unicodedata
from functools import cache

__all__ = ["fold", "fold_character"]

_APOSTROPHES = "’‘ʼ`´′"
_HYPHENS = "‐‑–—−"


@cache
def fold_character(character: str) -> str:
    """Lower case without accents; apostrophes and hyphens made plain; always one code point."""
    if character in _APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    base = unicodedata.normalize("NFKD", character)[:1].casefold()
    return base if len(base) == 1 else character


def fold(text: str) -> str:
    """`text` folded code point by code point, so that `len(fold(text)) == len(text)`."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(map(fold_character, text))
