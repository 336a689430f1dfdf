"""Bytes to text. The text is kept exactly as decoded: no newline is changed, nothing is normalised.

Policy, in this order: the encoding that the user or the document states; a byte-order mark; strict UTF-8;
UTF-16 without a mark; UTF-8 with a few stray bytes (read as Windows-1252); a legacy encoding by statistics.
Whatever is not stated and is not UTF-8 carries a remark, since it is a guess.
"""

import codecs
import re
from dataclasses import dataclass

from selon.acquire.fault import Fault, Unreadable
from selon.messages import mark

__all__ = ["Decoded", "decode", "is_utf16"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Web pages that say Latin-1 or ASCII are read as Windows-1252, as browsers do (WHATWG Encoding Standard).
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_LEGACY = ["cp1252", "cp1256", "cp1251", "koi8_r"]
_STRAY = re.compile("[\udc80-\udcff]")
_SAMPLE = 65_536

GUESSED = mark("not UTF-8: read as {encoding}; --encoding {encoding} says that this is right")
MIXED = mark("mixed encodings: {count} bytes are not UTF-8 and were read as Windows-1252")
BINARY = mark("not a text: binary data")
NOT_AS_SAID = mark("the text is not in {encoding}, as stated")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text`, the encoding it was in, and a remark (a catalogue entry and its values) where that was a guess.

    `line` is the line of the first byte that did not fit, counted from 1.
    """

    text: str
    encoding: str
    remark: str | None = None
    values: tuple[tuple[str, str | int], ...] = ()
    line: int | None = None

    def faults(self, source: str, line: int | None = None) -> list[Fault]:
        """The remark, if any, as one on `source` (at `line`, where `source` was decoded line by line)."""
        if self.remark is None:
            return []
        return [Fault(source=source, line=line or self.line, message=self.remark, values=dict(self.values))]


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data`, in `encoding` where it is stated. Raises Unreadable, also for an unknown name."""
    if encoding is not None:
        return _as_stated(data, encoding)
    for signature, name in _MARKS:
        if data.startswith(signature):
            return _marked(data, name)
    try:
        return _not_binary(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as error:
        return _guess(data, error.start)


def is_utf16(head: bytes) -> bool:
    """Whether `head`, the start of a file, is UTF-16: by its mark, or by a zero in every other byte."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _utf16_order(head) is not None


def _as_stated(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(_AS_BROWSERS_DO.get(name, name))
    except (LookupError, UnicodeError, ValueError) as error:
        raise Unreadable(NOT_AS_SAID, encoding=encoding) from error
    return Decoded(text.removeprefix("\ufeff"), name)


def _marked(data: bytes, name: str) -> Decoded:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        if name == "utf-8-sig":
            return _guess(data.removeprefix(codecs.BOM_UTF8), error.start)
        raise Unreadable(NOT_AS_SAID, encoding=name) from error
    if name == "utf-8-sig":
        return _not_binary(Decoded(text, "utf-8"))
    return Decoded(text, name, GUESSED, (("encoding", name),))


def _guess(data: bytes, first_bad: int) -> Decoded:
    order = _utf16_order(data[:_SAMPLE])
    if order is not None:
        return _not_binary(_marked_as_guess(data, order))
    if b"\0" in data:
        raise Unreadable(BINARY)
    line = data.count(b"\n", 0, first_bad) + 1
    return _mixed(data, line) or _legacy(data, line)


def _marked_as_guess(data: bytes, name: str) -> Decoded:
    return Decoded(data.decode(name, "replace"), name, GUESSED, (("encoding", name),))


def _not_binary(decoded: Decoded) -> Decoded:
    """A zero character stands in no text; zeros in valid "UTF-8" may be UTF-16 of plain letters."""
    if "\0" not in decoded.text:
        return decoded
    data = decoded.text.encode("utf-8", "surrogatepass")
    order = _utf16_order(data[:_SAMPLE]) if decoded.encoding == "utf-8" else None
    if order is None:
        raise Unreadable(BINARY)
    return _not_binary(_marked_as_guess(data, order))


def _utf16_order(sample: bytes) -> str | None:
    """The byte order of UTF-16 in a Latin script, by where the zeros stand; None for anything else."""
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.05 else None


def _mixed(data: bytes, line: int) -> Decoded | None:
    """UTF-8 with a few bytes of Windows-1252 in it, or None where it is not mostly UTF-8."""
    text, count = _STRAY.subn(_as_windows_1252, data.decode("utf-8", "surrogateescape"))
    if sum(character > "\x7f" for character in text) < 2 * count:
        return None
    return Decoded(text, "utf-8", MIXED, (("count", count),), line)


def _as_windows_1252(stray: re.Match[str]) -> str:
    return bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace")


def _legacy(data: bytes, line: int) -> Decoded:
    sample = data[:_SAMPLE]
    if sum(b < 32 and b not in b"\t\n\r\f\x1b" for b in sample) > len(sample) * 0.02:
        raise Unreadable(BINARY)
    name = _legacy_encoding(sample)
    return Decoded(data.decode(name, "replace"), name, GUESSED, (("encoding", name),), line)


def _legacy_encoding(sample: bytes) -> str:
    """Windows-1252 where most letters are ASCII (a Latin script); else by charset-normalizer's statistics."""
    high, plain = sum(b > 0x7F for b in sample), sum(chr(b).isalpha() for b in sample if b < 0x80)
    if high < plain:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    return best.encoding if best is not None else "cp1252"
