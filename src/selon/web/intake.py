"""One request's reports on their way into the store: coded, kept and merged at once, as by `selon ingest`."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from selon.acquire import Acquired, Fault
from selon.acquire.custody import CustodyLog
from selon.keeping import Originals, custody_entry, custody_file, kept_coding, reader_name
from selon.model import CodedReport
from selon.store import Receipt, now
from selon.web.state import State

__all__ = ["Intake"]

Item = TypeVar("Item", Acquired, Fault)


class Intake:
    """`folder`: one of ours that files were put into, which no id and no message shall name."""

    def __init__(self, state: State, folder: str = "") -> None:
        self._state, self._folder, self._originals = state, folder, Originals()
        self.receipts: list[Receipt] = []
        self.faults: list[Fault] = []

    def take(self, items: Iterable[Acquired | Fault]) -> None:
        """Keep every report, note every fault, then merge. Raises StoreError; Unreadable: no chain of custody."""
        with self._originals:
            for item in items:
                if isinstance(item, Fault):
                    self.faults.append(self._bare(item))
                else:
                    self._code(item)
        self._state.store.refresh(self._state.coder.relations())

    def _code(self, acquired: Acquired) -> None:
        shown = self._bare(acquired)
        outcome = self._state.coder.code(shown)
        if isinstance(outcome, Fault):
            self.faults.append(outcome)
        coded = kept_coding(shown, outcome)
        if coded is not None:
            self._keep(coded, shown, *self._originals.of(acquired))

    def _keep(self, coded: CodedReport, acquired: Acquired, raw: bytes | None, media_type: str) -> None:
        receipt = self._state.store.ingest(
            coded, reader=reader_name(coded.report.language), received=now(), raw=raw, media_type=media_type
        )
        self.receipts.append(receipt)
        if acquired.record is not None:
            with CustodyLog(custody_file()) as log:
                log.add(custody_entry(acquired, acquired.record, receipt.report))

    def _bare(self, item: Item) -> Item:
        """`item` under the name that the person gave its file."""
        bare = msgspec.structs.replace(item, source=self._own(item.source))
        if isinstance(bare, Acquired):
            report = msgspec.structs.replace(bare.report, id=self._own(bare.report.id))
            bare = msgspec.structs.replace(bare, report=report)
        return bare

    def _own(self, path: str) -> str:
        inside = self._folder and path.startswith(self._folder)
        return path.removeprefix(self._folder).lstrip("/").partition("/")[2] if inside else path
