"""The store: every way in and out of the database."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, func, select
from sqlalchemy.exc import DBAPIError

from selon.merge import NO_RELATIONS, MergeParameters, Relations, merge_parameters
from selon.messages import mark
from selon.model import CodedReport, ControlState, Decision, Incident
from selon.store import chain, checking, holding, reading, writing
from selon.store.engine import connect, make_engine, store_url, words
from selon.store.engine import writing as transaction
from selon.store.errors import StoreError
from selon.store.migrate import migrate
from selon.store.records import (
    Coding,
    Draft,
    Filter,
    Order,
    Original,
    Page,
    Receipt,
    Refreshed,
    Status,
    StoredClaim,
    StoredReport,
)
from selon.store.refresh import refresh
from selon.store.tables import claims, codings, decisions, incidents, originals, reports, states

__all__ = ["Store", "now", "open_store"]

T = TypeVar("T")

_EVERYTHING = Filter()
_TRIES = 8


def now() -> str:
    """This moment as ISO time in UTC, to the second: for callers at the edge, who pass it in."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_store(store: str | os.PathLike[str] | None = None) -> "Store":
    """The store that `store` names (URL or path; None: SELON_STORE, else `selon.db`), tables up to date.

    Raises StoreError, with one line that says what to do, where it can't be opened.
    """
    engine = make_engine(store_url(store))
    with words(engine):
        migrate(engine)
    return Store(engine)


class Store:
    """Reports, claims, incidents, control and decisions. Safe to share between threads; close it when done.

    Every method raises StoreError where the database fails, in words.
    """

    def __init__(self, engine: Engine) -> None:
        """Use `engine`, whose tables are up to date (see open_store)."""
        self.engine = engine

    def __enter__(self) -> "Store":
        """The store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    # Writing

    def ingest(
        self,
        coded: CodedReport,
        *,
        reader: str,
        received: str,
        raw: bytes | None = None,
        media_type: str = "text/plain; charset=utf-8",
    ) -> Receipt:
        """Keep one coded report; when this returns, it is on the disk.

        `reader` names the version that coded it, `received` is an ISO time. See selon.store.writing.keep.
        """
        return self._write(
            lambda c: writing.keep(c, coded, reader=reader, received=received, raw=raw, media_type=media_type)
        )

    def ingest_many(self, coded: Iterable[CodedReport], *, reader: str, received: str) -> list[Receipt]:
        """Keep several in one transaction: all or none."""
        batch = list(coded)
        return self._write(
            lambda c: [writing.keep(c, one, reader=reader, received=received) for one in batch]
        )

    def decide(self, draft: Draft) -> Decision:
        """Add a decision to the chain; the claims it concerns change at once, incidents at the next refresh.

        Raises NotFoundError, StaleDecisionError (somebody was faster), StoreError (a value that doesn't fit).
        """
        return self._write(lambda c: chain.add_decision(c, draft))

    def undo(self, seq: int, *, who: str, when: str, why: str = "") -> Decision:
        """Take a decision back (an undo may be taken back as well). Raises as `decide` does."""
        return self.decide(Draft(kind="undo", subject="", who=who, when=when, why=why, undoes=seq))

    def refresh(
        self, relations: Relations = NO_RELATIONS, parameters: MergeParameters | None = None
    ) -> Refreshed:
        """Merge the claims that wait (new, corrected, decided on) and rebuild the control that they touch."""
        weights = parameters or merge_parameters()
        return self._write(lambda c: refresh(c, weights, relations))

    # Reading

    def report(self, report_id: str) -> StoredReport:
        """One report. Raises NotFoundError."""
        return self._read(lambda c: reading.report_of(c, report_id))

    def claim(self, claim_id: str) -> StoredClaim:
        """One claim. Raises NotFoundError."""
        return self._read(lambda c: reading.claim_of(c, claim_id))

    def incident(self, incident_id: str) -> Incident:
        """One incident; an id from before a merge leads to what took it in. Raises NotFoundError."""
        return self._read(lambda c: reading.incident_of(c, incident_id))

    def original(self, sha256: str) -> Original:
        """Archived bytes. Raises NotFoundError."""
        return self._read(lambda c: reading.original_of(c, sha256))

    def codings(self, report_id: str) -> list[Coding]:
        """Every reading of a report, oldest first."""
        return self._read(lambda c: reading.codings_of(c, report_id))

    def reports(
        self,
        wanted: Filter = _EVERYTHING,
        *,
        order: Order = "newest",
        after: str | None = None,
        limit: int = 100,
    ) -> Page[StoredReport]:
        """A page of reports. Order: "id", "newest" or "oldest" by publication."""
        return self._read(lambda c: reading.reports_page(c, wanted, order, after, limit))

    def claims(
        self,
        wanted: Filter = _EVERYTHING,
        *,
        order: Order = "newest",
        after: str | None = None,
        limit: int = 100,
        history: bool = False,
    ) -> Page[StoredClaim]:
        """A page of claims; `history` adds those of earlier readings."""
        return self._read(lambda c: reading.claims_page(c, wanted, order, after, limit, history))

    def incidents(
        self,
        wanted: Filter = _EVERYTHING,
        *,
        order: Order = "newest",
        after: str | None = None,
        limit: int = 100,
    ) -> Page[Incident]:
        """A page of incidents."""
        return self._read(lambda c: reading.incidents_page(c, wanted, order, after, limit))

    def every_report(self, wanted: Filter = _EVERYTHING) -> Iterator[StoredReport]:
        """All reports that match, by id, a page at a time (constant memory)."""
        return _pages(lambda after: self.reports(wanted, order="id", after=after, limit=500))

    def every_claim(self, wanted: Filter = _EVERYTHING) -> Iterator[StoredClaim]:
        """All current claims that match, by id."""
        return _pages(lambda after: self.claims(wanted, order="id", after=after, limit=1000))

    def every_incident(self, wanted: Filter = _EVERYTHING) -> Iterator[Incident]:
        """All incidents that match, by id."""
        return _pages(lambda after: self.incidents(wanted, order="id", after=after, limit=1000))

    def coded(self, report_id: str) -> CodedReport:
        """A report with the claims of its current reading, exactly as they came in. Raises NotFoundError."""
        report = self.report(report_id).report
        current = [coding for coding in self.codings(report_id) if coding.current]
        return CodedReport(report=report, claims=current[-1].claims if current else ())

    def count_reports(self, wanted: Filter = _EVERYTHING) -> int:
        """How many reports match."""
        return self._read(lambda c: reading.count(c, reports, wanted))

    def count_claims(self, wanted: Filter = _EVERYTHING) -> int:
        """How many current claims match."""
        return self._read(lambda c: reading.count(c, claims, wanted))

    def count_incidents(self, wanted: Filter = _EVERYTHING) -> int:
        """How many incidents match."""
        return self._read(lambda c: reading.count(c, incidents, wanted))

    def waits(self) -> bool:
        """Whether some claim waits for `refresh`."""
        return self._read(reading.waits)

    def control(self, at: str, wanted: Filter = _EVERYTHING) -> list[ControlState]:
        """The state of every place on an ISO day; only the filter's country, places, near and box count."""
        return self._read(lambda c: list(holding.control_at(c, at, wanted)))

    def place_control(self, wanted: Filter) -> list[ControlState]:
        """All states of the places that match, by place and day."""
        return self._read(lambda c: holding.place_states(c, wanted))

    def state(self, state_id: str) -> ControlState:
        """One control state. Raises NotFoundError."""
        return self._read(lambda c: holding.state_of(c, state_id))

    def decisions(self, *, after: int = 0, limit: int | None = None) -> list[Decision]:
        """Decisions in order, from just after number `after`, each with when it was undone."""
        return self._read(lambda c: chain.all_decisions(c, after=after, limit=limit))

    def last_decision(self) -> int:
        """The number of the latest decision; 0 where there is none."""
        return self._read(chain.last_decision)

    def decisions_about(self, claim_id: str) -> list[Decision]:
        """Decisions that concern a claim, oldest first."""
        return self._read(lambda c: chain.about(c, claim_id))

    def status(self) -> Status:
        """Counts of everything."""
        return self._read(self._status)

    def verify(self) -> list[str]:
        """One line for each thing that is damaged; empty where all is whole."""
        return self._read(lambda c: list(checking.problems(c)))

    def digest(self) -> str:
        """SHA-256 of what was ingested: equal for stores with the same reports and current claims."""
        return self._read(checking.content_digest)

    def _status(self, connection: Connection) -> Status:
        def count(query: Select[Any]) -> int:
            return int(connection.execute(query).scalar_one())

        tables = {
            t.name: count(select(func.count()).select_from(t))
            for t in (originals, reports, incidents, states, decisions)
        }
        per_reader = (
            select(codings.c.reader, func.count()).where(codings.c.current).group_by(codings.c.reader)
        )
        current = select(func.count()).select_from(claims).where(claims.c.current)
        waiting = select(func.count()).select_from(claims).where(~claims.c.merged)
        old = select(func.count()).select_from(claims).where(~claims.c.current)
        return Status(
            url=self.engine.url.render_as_string(hide_password=True),
            claims=count(current),
            history=count(old),
            waiting=count(waiting),
            readers={row[0]: row[1] for row in connection.execute(per_reader)},
            **tables,
        )

    def _read(self, work: Callable[[Connection], T]) -> T:
        with connect(self.engine) as connection:
            return work(connection)

    def _write(self, work: Callable[[Connection], T]) -> T:
        """Do `work` in a transaction; again where another writer came between (PostgreSQL only)."""
        for _ in range(_TRIES):
            try:
                return self._write_once(work)
            except DBAPIError:  # a passing one: the engine puts the others into words
                continue
        raise StoreError(mark("other writers kept coming between: run again when the store is less busy"))

    def _write_once(self, work: Callable[[Connection], T]) -> T:
        with transaction(self.engine) as connection:
            return work(connection)


def _pages(page: Callable[[str | None], Page[T]]) -> Iterator[T]:
    after: str | None = None
    while True:
        found = page(after)
        yield from found.items
        after = found.after
        if after is None:
            return
