"""The tables, in SQLAlchemy Core: one definition for SQLite and PostgreSQL.

Whole values lie as JSON in `payload`; the columns beside it only serve filters and sorting, and can be
rebuilt from it. Days are ISO text (YYYY-MM-DD), which sorts alike in both databases.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    literal_column,
)

__all__ = [
    "blocks",
    "chain",
    "claim_names",
    "claims",
    "codings",
    "day_order",
    "decision_subjects",
    "decisions",
    "incident_claims",
    "incident_names",
    "incidents",
    "metadata",
    "originals",
    "reports",
    "states",
]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only where the key is declared INTEGER.
_RowNumber = BigInteger().with_variant(Integer, "sqlite")


def day_order(day: ColumnElement[str], newest: bool) -> ColumnElement[str]:
    """What lists are sorted by: the day, undated rows last. The constants are literals, so that the indexes
    on this expression serve it."""
    return func.coalesce(day, literal_column("''" if newest else "'9999-99-99'"))


originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("received", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("original", String(64), ForeignKey("originals.sha256"), nullable=False),
    Column("language", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("title", Text),
    Column("published", String(10)),
    Column("received", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "publisher"),
    Index(None, "original"),
)

codings = Table(
    "codings",
    metadata,
    Column("number", _RowNumber, primary_key=True, autoincrement=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("coded", Text, nullable=False),
    Column("current", Boolean(create_constraint=False), nullable=False),
    UniqueConstraint("report", "reader"),
)

claims = Table(
    "claims",
    metadata,
    Column("number", _RowNumber, primary_key=True, autoincrement=True),
    Column("coding", BigInteger, ForeignKey("codings.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("handle", String(14), nullable=False),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("current", Boolean(create_constraint=False), nullable=False),
    Column("merged", Boolean(create_constraint=False), nullable=False),
    Column("review", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("country", Text),
    Column("place_key", Text),
    Column("held_at", Text),  # the place whose control states last counted this claim
    Column("place_name", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("from_day", String(10)),
    Column("to_day", String(10)),
    Column("context", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("corrected", Text),
    UniqueConstraint("coding", "position"),
    Index(None, "id", "current"),
    Index(None, "handle"),
    Index(None, "report"),
    Index(None, "merged", "current"),
    Index(None, "place_key", "event"),
    Index(None, "confidence", "id", "number"),
)

claim_names = Table(
    "claim_names",
    metadata,
    Column("claim", BigInteger, ForeignKey("claims.number"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Index(None, "role", "name"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", BigInteger, ForeignKey("claims.number"), primary_key=True),
    Index(None, "claim"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String(14), primary_key=True),
    Column("event", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("country", Text),
    Column("place_key", Text),
    Column("place_name", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("from_day", String(10)),
    Column("to_day", String(10)),
    Column("disagreement", Boolean(create_constraint=False), nullable=False),
    Column("independent", Integer, nullable=False),
    Column("claim_count", Integer, nullable=False),
    Column("report_count", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "lat", "lon"),
    Index(None, "country"),
    Index(None, "event"),
    Index(None, "place_key"),
    Index(None, "confidence", "id"),
)

incident_names = Table(
    "incident_names",
    metadata,
    Column("incident", String(14), ForeignKey("incidents.id"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Index(None, "role", "name"),
)

incident_claims = Table(
    "incident_claims",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("incident", String(14), ForeignKey("incidents.id"), nullable=False),
    Column("number", BigInteger, ForeignKey("claims.number"), nullable=False),
    Index(None, "incident"),
    Index(None, "number"),
)

states = Table(
    "states",
    metadata,
    Column("id", String(14), primary_key=True),
    Column("place_key", Text, nullable=False),
    Column("place_name", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("status", Text, nullable=False),
    Column("since", String(10)),
    Column("until", String(10)),
    Column("payload", Text, nullable=False),
    Index(None, "place_key"),
    Index(None, "since", "until"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("when", Text, nullable=False),
    Column("undoes", BigInteger),
    Column("digest", String(64), nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "undoes"),
)

decision_subjects = Table(
    "decision_subjects",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("seq", BigInteger, ForeignKey("decisions.seq"), primary_key=True),
)

# One row: the end of the chain of decisions. It is locked while a decision is added, and betrays a chain
# that was cut short.
chain = Table(
    "chain",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False),
)

for _table, _day, _identity in (
    (reports, reports.c.published, (reports.c.id,)),
    (claims, claims.c.from_day, (claims.c.id, claims.c.number)),
    (incidents, incidents.c.from_day, (incidents.c.id,)),
):
    Index(f"ix_{_table.name}_newest", day_order(_day, True), *_identity)
    Index(f"ix_{_table.name}_oldest", day_order(_day, False), *_identity)
