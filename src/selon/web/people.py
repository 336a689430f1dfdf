"""People who may sign in, their passwords (argon2id) and their sessions."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import Engine, delete, insert, select, update

from selon.store.engine import connect, writing
from selon.web.roles import Person, Role
from selon.web.schema import people, sessions

__all__ = ["MIN_PASSWORD", "NAME", "People", "moment"]

MIN_PASSWORD: Final = 10
NAME = re.compile(r"[\w.@-]{1,64}")
"""What a person may be called."""

_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class People:
    """The people of one store; its tables are there (selon.web.schema.prepare)."""

    engine: Engine

    def put(self, name: str, role: Role, password: str, when: datetime) -> None:
        """Add a person, or change their role and password (which ends their sessions).

        Raises ValueError where the name or the password won't do.
        """
        if not NAME.fullmatch(name):
            raise ValueError("name")
        if len(password) < MIN_PASSWORD:
            raise ValueError("password")
        values = {"role": role.name.lower(), "password": _hasher().hash(password)}
        with writing(self.engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.person == name))
            changed = connection.execute(update(people).where(people.c.name == name).values(values))
            if not changed.rowcount:
                connection.execute(insert(people), {"name": name, "added": when.strftime(_TIME), **values})

    def remove(self, name: str) -> bool:
        """Take a person away, their sessions too; whether there was one."""
        with writing(self.engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.person == name))
            return bool(connection.execute(delete(people).where(people.c.name == name)).rowcount)

    def all(self) -> list[tuple[str, str, str]]:
        """(name, role, when added), by name."""
        with connect(self.engine) as connection:
            rows = connection.execute(select(people.c.name, people.c.role, people.c.added).order_by(people.c.name))
            return [(row.name, row.role, row.added) for row in rows]

    def right(self, name: str, password: str) -> bool:
        """Whether that is the person's password. An unknown name takes as long as a known one."""
        with connect(self.engine) as connection:
            kept = connection.execute(select(people.c.password).where(people.c.name == name)).scalar()
        try:
            return _hasher().verify(kept or _nobodys(), password) and kept is not None
        except (Argon2Error, InvalidHashError):
            return False

    def sign_in(self, name: str, now: datetime, hours: int) -> str:
        """A new session of the person; the cookie's value."""
        cookie = secrets.token_urlsafe(32)
        until = (now + timedelta(hours=hours)).strftime(_TIME)
        row = {"digest": _digest(cookie), "person": name, "token": secrets.token_urlsafe(24), "until": until}
        with writing(self.engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.until < now.strftime(_TIME)))
            connection.execute(insert(sessions), row)
        return cookie

    def sign_out(self, cookie: str) -> None:
        """End a session."""
        with writing(self.engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == _digest(cookie)))

    def of_cookie(self, cookie: str | None, now: datetime) -> Person | None:
        """Whose session that is; None where it ended or never was."""
        if not cookie:
            return None
        chosen = select(people.c.name, people.c.role, sessions.c.token).join_from(people, sessions)
        chosen = chosen.where(sessions.c.digest == _digest(cookie), sessions.c.until >= now.strftime(_TIME))
        with connect(self.engine) as connection:
            row = connection.execute(chosen).first()
        return None if row is None else Person(name=row.name, role=Role[row.role.upper()], token=row.token)


def moment() -> datetime:
    """Now, UTC: for the edge."""
    return datetime.now(UTC)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()  # argon2id at the costs of RFC 9106's second choice


@cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_urlsafe(16))


def _digest(cookie: str) -> str:
    return hashlib.sha256(cookie.encode("utf-8", "surrogatepass")).hexdigest()
