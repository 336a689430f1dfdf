"""What the page adds to the store's database: people, their sessions, and an index for map and timeline.

They are made when a server starts, so that a store which never meets a server has none of them.
"""

from sqlalchemy import Column, Engine, ForeignKey, Index, MetaData, String, Table, Text, text

from selon.store.engine import writing

__all__ = ["people", "prepare", "sessions"]

_metadata = MetaData()

people = Table(
    "web_people",
    _metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),  # argon2id, with its own salt and costs
    Column("added", String(20), nullable=False),
)

sessions = Table(
    "web_sessions",
    _metadata,
    Column("digest", String(64), primary_key=True),  # SHA-256 of the cookie: a stolen table signs nobody in
    Column("person", Text, ForeignKey("web_people.name", ondelete="CASCADE"), nullable=False),
    Column("token", String(64), nullable=False),
    Column("until", String(20), nullable=False),
    Index("ix_web_sessions_person", "person"),
)

# Map and timeline read these columns of every incident: without an index that holds them all, the database
# would read every payload with them.
_COVERING = (
    "CREATE INDEX IF NOT EXISTS ix_web_incidents_map ON incidents "
    "(lat, lon, from_day, to_day, country, event, certainty, status, disagreement, confidence, "
    "place_name, id)"
)


def prepare(engine: Engine) -> None:
    """Make the tables and the index where they are missing. Raises StoreError."""
    with writing(engine) as connection:
        _metadata.create_all(connection, checkfirst=True)
        connection.execute(text(_COVERING))
