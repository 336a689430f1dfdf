"""Taking reports in through the page: coded, kept and merged at once."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

import msgspec

from selon.acquire import Acquired, Defaults, Fault
from selon.model import CodedReport, Report, report_digest
from selon.store import now
from selon.web.shapes import Taken
from selon.web.state import State
from selon.web.words import Words

__all__ = ["Upload", "add_files", "add_text"]

_LONGEST_NAME = 120


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A file as the browser sent it."""

    name: str
    body: bytes


def add_text(state: State, words: Words, report: Report) -> Taken:
    """Code and keep one pasted text; its id comes from the text."""
    digest = report_digest(report.text)
    named = msgspec.structs.replace(report, id=f"paste-{digest[:12]}", sha256=digest)
    return _keep(state, words, [state.coder.code(Acquired(report=named, source=named.id))])


def add_files(state: State, words: Words, uploads: Sequence[Upload], defaults: Defaults) -> Taken:
    """Code and keep the reports of files; their ids are as from `selon code FILE` in the file's folder."""
    with tempfile.TemporaryDirectory(prefix="selon-") as folder:
        paths = [_write(Path(folder), number, upload) for number, upload in enumerate(uploads)]
        items = state.coder.code_files([str(path) for path in paths], defaults)
        return _keep(state, words, [_renamed(item, folder) for item in items])


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


def _renamed(item: CodedReport | Fault, folder: str) -> CodedReport | Fault:
    """The item without the folder of ours in its id or source."""
    if isinstance(item, Fault):
        return msgspec.structs.replace(item, source=_bare(item.source, folder))
    return CodedReport(
        report=msgspec.structs.replace(item.report, id=_bare(item.report.id, folder)),
        claims=tuple(msgspec.structs.replace(c, id=_bare(c.id, folder)) for c in item.claims),
    )


def _bare(path: str, folder: str) -> str:
    return path.removeprefix(folder).lstrip("/").partition("/")[2] if path.startswith(folder) else path


def _keep(state: State, words: Words, items: Iterable[CodedReport | Fault]) -> Taken:
    reports, claims, faults = [], 0, []
    for item in items:
        if isinstance(item, Fault):
            faults.append(f"{item.where}: {words.tell(item.message, item.values)}")
            continue
        kept = state.store.ingest(item, reader=state.coder.reader(item), received=now())
        reports.append(kept.report)
        claims += kept.claims
    state.store.refresh(state.coder.relations())
    return Taken(reports=tuple(reports), claims=claims, faults=tuple(faults))
