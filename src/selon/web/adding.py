"""The ways in through the page: a text, an address, files."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

import msgspec

from selon.acquire import Acquired, Defaults, Fault, Unreadable, acquire
from selon.model import Report, report_digest
from selon.web.errors import NotTakenError
from selon.web.intake import Intake
from selon.web.shapes import Taken
from selon.web.state import State
from selon.web.words import Words, term

__all__ = ["Upload", "add_address", "add_files", "add_text"]

_LONGEST_NAME = 120
_NOT_ADDED = term("Not added: %(why)s. %(instead)s")
_INSTEAD = term("Open the address in a browser; if the report is there, save the page and add it as a file.")
_WHOLE = term("Write the whole address, beginning with https://.")


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A file as the browser sent it."""

    name: str
    body: bytes


def add_text(state: State, words: Words, report: Report) -> Taken:
    """Code and keep one pasted text; its id comes from the text."""
    digest = report_digest(report.text)
    named = msgspec.structs.replace(report, id=f"paste-{digest[:12]}", sha256=digest)
    return _keep(state, words, [Acquired(report=named, source=named.id)])


def add_address(state: State, words: Words, url: str, defaults: Defaults) -> Taken:
    """Fetch `url` through the guard, archive it, code and keep what is there, with its chain of custody.

    Raises NotTakenError, saying why and what to do, where no report came of it; BusyError where too many
    are being fetched already.
    """
    address = _address(words, url)
    with state.fetches.one():
        items = list(acquire([address], defaults))  # in this thread: a slow server holds up no other page's reading
    intake = Intake(state)
    intake.take(items)
    if not intake.receipts:
        raise _not_taken(words, intake.faults[0].message, intake.faults[0].values, _INSTEAD)
    return _taken(words, intake)


def add_files(state: State, words: Words, uploads: Sequence[Upload], defaults: Defaults) -> Taken:
    """Code and keep the reports of files; their ids are as from `selon code FILE` in the file's folder."""
    with tempfile.TemporaryDirectory(prefix="selon-") as folder:
        paths = [str(_write(Path(folder), number, upload)) for number, upload in enumerate(uploads)]
        return _keep(state, words, acquire(paths, defaults), folder)


def _address(words: Words, url: str) -> str:
    """`url` as it is asked for. Only web addresses: anything else would be a file of the server's own."""
    from selon.acquire.fetch import without_credentials  # brings what speaks HTTP with it

    try:
        return without_credentials(url)
    except Unreadable as error:
        raise _not_taken(words, error.message, error.values, _WHOLE) from error


def _not_taken(words: Words, message: str, values: Mapping[str, object], instead: str) -> NotTakenError:
    return NotTakenError(words.say(_NOT_ADDED, why=words.tell(message, values), instead=words.say(instead)))


def _write(folder: Path, number: int, upload: Upload) -> Path:
    path = folder / str(number) / _plain_name(upload.name)
    path.parent.mkdir()
    path.write_bytes(upload.body)
    return path


def _plain_name(name: str) -> str:
    """The file's own name: no folders, nothing that doesn't print, not too long for a disk."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    shown = "".join(c for c in last if c.isprintable()).strip(". ") or "report.txt"
    stem, dot, suffix = shown.rpartition(".")
    while len(shown.encode("utf-8", "replace")) > _LONGEST_NAME and stem:
        stem = stem[:-1]
        shown = f"{stem}{dot}{suffix}"
    return shown


def _keep(state: State, words: Words, items: Iterable[Acquired | Fault], folder: str = "") -> Taken:
    intake = Intake(state, folder)
    intake.take(items)
    return _taken(words, intake)


def _taken(words: Words, intake: Intake) -> Taken:
    faults = (f"{fault.where}: {words.tell(fault.message, fault.values)}" for fault in intake.faults)
    return Taken(
        reports=tuple(receipt.report for receipt in intake.receipts),
        claims=sum(receipt.claims for receipt in intake.receipts),
        faults=tuple(faults),
    )
