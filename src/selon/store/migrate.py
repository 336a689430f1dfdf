"""Bringing a database's tables up to date, by Alembic, under a lock: two processes may open at once."""

from sqlalchemy import Connection, Engine, inspect, text

from selon.messages import mark
from selon.store.engine import connect, writing
from selon.store.errors import StoreError

__all__ = ["HEAD", "migrate"]

HEAD = "0001"

NEWER = mark("the store was made by a newer Selon: update it, or choose another --store")

# Any number, the same for every process; it names our lock among the server's advisory locks.
_LOCK = 733_1914


def migrate(engine: Engine) -> None:
    """Run the migrations that the database lacks. Raises StoreError where it was made by a newer Selon."""
    with connect(engine) as connection:
        if _revision(connection) == HEAD:
            return
    with writing(engine) as connection:
        _lock(connection)
        if _revision(connection) != HEAD:
            _upgrade(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _upgrade(connection: Connection) -> None:
    # Imported here: Alembic takes a quarter of a second to load and is needed once in a store's life.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "selon.store:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(NEWER) from error
