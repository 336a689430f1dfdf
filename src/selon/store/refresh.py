"""Keeping incidents and control up to date: only what new or changed claims touch is made again."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from selon.merge import (
    Judgements,
    Linker,
    MergeParameters,
    Profile,
    Relations,
    incident_of,
    judgements,
    profile_of,
)
from selon.model import Incident
from selon.store.chain import all_decisions
from selon.store.holding import rebuild_states
from selon.store.records import Refreshed
from selon.store.reported import every_reported, parts, reported_by_number
from selon.store.review import active
from selon.store.rows import incident_name_rows, incident_row
from selon.store.tables import blocks, claims, incident_claims, incident_names, incidents
from selon.store.writing import insert_new

__all__ = ["refresh"]

_LOCK = 733_1915  # any number but that of the migrations

# From this share of all claims on, linking everything costs less than following links claim by claim.
_WHOLESALE = 0.2
_FEW = 2_000
_GROUPS = 500  # incidents written at a time


def refresh(connection: Connection, parameters: MergeParameters, relations: Relations) -> Refreshed:
    """Merge the claims that wait and make the control of the places that they touch again.

    The result is the one that merging all claims at once would give.
    """
    _one_at_a_time(connection)
    chosen = select(claims.c.number, claims.c.place_key, claims.c.held_at).where(~claims.c.merged)
    waiting = connection.execute(chosen.with_for_update()).all()
    if not waiting:
        return Refreshed(claims=0, incidents=0, places=0)
    numbers = [row.number for row in waiting]
    made = _Refresher(connection, parameters, relations).run(numbers)
    places = {key for row in waiting for key in (row.place_key, row.held_at) if key}
    rebuild_states(connection, sorted(places), relations)
    for part in parts(numbers):
        done = update(claims).where(claims.c.number.in_(part))
        connection.execute(done.values(merged=True, held_at=claims.c.place_key))
    return Refreshed(claims=len(numbers), incidents=made, places=len(places))


def _one_at_a_time(connection: Connection) -> None:
    """Two refreshes at once would make the same incidents; SQLite's write lock already rules that out."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


class _Refresher:
    """One refresh. Profiles looked up stay at hand until it ends."""

    def __init__(self, connection: Connection, parameters: MergeParameters, relations: Relations) -> None:
        self.connection = connection
        self.parameters = parameters
        self.relations = relations
        self.linker = Linker(parameters, relations)
        self.judged: Judgements = judgements(active(all_decisions(connection)))
        self.partners = self.judged.partners()
        self.at_hand: dict[int, Profile] = {}
        self.numbers: dict[str, int] = {}

    def run(self, waiting: Sequence[int]) -> int:
        """Post the claims under their blocks, find what they touch, and make those incidents again."""
        self._post(waiting)
        if self._wholesale(len(waiting)):
            members: Iterable[Profile] = self._everything()
            stale = list(self.connection.execute(select(incidents.c.id)).scalars())
        else:
            members, stale = self._closed(waiting)
        groups = self.linker.link(members, self.judged)
        self.at_hand.clear()
        self._remove(stale)
        self._write(groups)
        return len(groups)

    def _wholesale(self, waiting: int) -> bool:
        if waiting < _FEW:
            return False
        total = self.connection.execute(select(func.count()).select_from(claims)).scalar_one()
        return waiting >= _WHOLESALE * total

    def _everything(self) -> Iterator[Profile]:
        for number, reported in every_reported(self.connection):
            self.numbers[reported.key] = number
            yield profile_of(reported, self.parameters)

    def _post(self, waiting: Sequence[int]) -> None:
        """Renew the waiting claims' blocks; those that are history or rejected stand under none."""
        for part in parts(waiting):
            self.connection.execute(delete(blocks).where(blocks.c.claim.in_(part)))
            rows = [
                {"block": block, "claim": number}
                for number, reported in reported_by_number(self.connection, part)
                for block in self.linker.blocking.posted(profile_of(reported, self.parameters))
            ]
            insert_new(self.connection, blocks, rows)

    def _closed(self, waiting: Sequence[int]) -> tuple[list[Profile], list[str]]:
        """Every claim that may share an incident with a waiting one, and the incidents to make again."""
        start = self._profiles({*waiting, *self._members(self._incidents_of(waiting))})
        while True:
            closed = self.linker.closure(start, self._look_up, self.judged)
            inside = {self.numbers[profile.key] for profile in closed}
            stale = self._incidents_of({*waiting, *inside})
            outside = self._members(stale) - inside - set(waiting)
            if not outside:
                return closed, sorted(stale)
            start = [*closed, *self._profiles(outside)]

    def _look_up(self, fresh: Sequence[Profile]) -> Iterator[tuple[Profile, list[Profile]]]:
        for part in parts(fresh):
            sought = {profile.key: self.linker.blocking.sought(profile) for profile in part}
            posted = self._posted({block for found in sought.values() for block in found})
            together = self._together(part)
            wanted = {n for found in posted.values() for n in found} | set(together.values())
            self._profiles(wanted)
            for profile in part:
                near = {n for block in sought[profile.key] for n in posted.get(block, ())}
                near |= {together[key] for key in self.partners.get(profile.key, ()) if key in together}
                yield profile, [self.at_hand[n] for n in sorted(near) if n in self.at_hand]

    def _posted(self, wanted: Iterable[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for part in parts(sorted(wanted)):
            rows = select(blocks.c.block, blocks.c.claim).where(blocks.c.block.in_(part))
            for block, number in self.connection.execute(rows):
                found.setdefault(block, []).append(number)
        return found

    def _together(self, profiles: Sequence[Profile]) -> dict[str, int]:
        """Row numbers of the claims that reviewers put together with these."""
        keys = sorted({key for p in profiles for key in self.partners.get(p.key, ())})
        found: dict[str, int] = {}
        for part in parts(keys):
            rows = select(claims.c.id, claims.c.number).where(claims.c.id.in_(part), claims.c.current)
            found |= {row.id: row.number for row in self.connection.execute(rows)}
        return found

    def _profiles(self, wanted: Iterable[int]) -> list[Profile]:
        """Profiles of those claims that stand, read where they aren't at hand yet."""
        numbers = sorted(wanted)
        missing = [n for n in numbers if n not in self.at_hand]
        for number, reported in reported_by_number(self.connection, missing):
            self.numbers[reported.key] = number
            self.at_hand[number] = profile_of(reported, self.parameters)
        return [self.at_hand[n] for n in numbers if n in self.at_hand]

    def _incidents_of(self, numbers: Iterable[int]) -> set[str]:
        found: set[str] = set()
        for part in parts(sorted(numbers)):
            rows = select(incident_claims.c.incident).where(incident_claims.c.number.in_(part))
            found |= set(self.connection.execute(rows).scalars())
        return found

    def _members(self, ids: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for part in parts(sorted(ids)):
            rows = select(incident_claims.c.number).where(incident_claims.c.incident.in_(part))
            found |= set(self.connection.execute(rows).scalars())
        return found

    def _remove(self, stale: Sequence[str]) -> None:
        for table, column in (
            (incident_claims, incident_claims.c.incident),
            (incident_names, incident_names.c.incident),
            (incidents, incidents.c.id),
        ):
            rows = [{"gone": incident} for incident in stale]
            if rows:
                self.connection.execute(delete(table).where(column == bindparam("gone")), rows)

    def _write(self, groups: Sequence[Sequence[str]]) -> None:
        for start in range(0, len(groups), _GROUPS):
            self._write_some(groups[start : start + _GROUPS])

    def _write_some(self, groups: Sequence[Sequence[str]]) -> None:
        numbers = [self.numbers[key] for group in groups for key in group]
        told = {
            reported.key: reported for _, reported in reported_by_number(self.connection, sorted(numbers))
        }
        made: list[Incident] = []
        names: list[dict[str, str]] = []
        for group in groups:
            members = [told[key] for key in group]
            incident = incident_of(members, self.parameters, self.relations)
            made.append(incident)
            found = incident_name_rows(incident, [m.claim for m in members])
            names += [{"incident": incident.id, "role": role, "name": name} for role, name in sorted(found)]
        if not made:
            return
        self.connection.execute(insert(incidents), [incident_row(incident) for incident in made])
        self.connection.execute(insert(incident_names), names)
        held = [
            {"claim": key, "incident": incident.id, "number": self.numbers[key]}
            for incident in made
            for key in incident.claims
        ]
        self.connection.execute(insert(incident_claims), held)
