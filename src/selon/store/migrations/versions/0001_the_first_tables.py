"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SORTED = (
    ("reports", "published", ("id",)),
    ("claims", "from_day", ("id", "number")),
    ("incidents", "from_day", ("id",)),
)


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "chain",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_chain")),
    )
    op.create_table(
        "decisions",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("when", sa.Text(), nullable=False),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_decisions")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_undoes"), ["undoes"], unique=False)

    op.create_table(
        "incidents",
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("place_key", sa.Text(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("from_day", sa.String(length=10), nullable=True),
        sa.Column("to_day", sa.String(length=10), nullable=True),
        sa.Column("disagreement", sa.Boolean(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("claim_count", sa.Integer(), nullable=False),
        sa.Column("report_count", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    with op.batch_alter_table("incidents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incidents_confidence_id"), ["confidence", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incidents_country"), ["country"], unique=False)
        batch_op.create_index(batch_op.f("ix_incidents_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_incidents_lat_lon"), ["lat", "lon"], unique=False)
        batch_op.create_index(batch_op.f("ix_incidents_place_key"), ["place_key"], unique=False)

    op.create_table(
        "originals",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_originals")),
    )
    op.create_table(
        "states",
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("place_key", sa.Text(), nullable=False),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_states")),
    )
    with op.batch_alter_table("states", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_states_place_key"), ["place_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_states_since_until"), ["since", "until"], unique=False)

    op.create_table(
        "decision_subjects",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["decisions.seq"], name=op.f("fk_decision_subjects_seq")),
        sa.PrimaryKeyConstraint("claim", "seq", name=op.f("pk_decision_subjects")),
    )
    op.create_table(
        "incident_names",
        sa.Column("incident", sa.String(length=14), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_incident_names_incident")),
        sa.PrimaryKeyConstraint("incident", "role", "name", name=op.f("pk_incident_names")),
    )
    with op.batch_alter_table("incident_names", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_names_role_name"), ["role", "name"], unique=False)

    op.create_table(
        "reports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("original", sa.String(length=64), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["original"], ["originals.sha256"], name=op.f("fk_reports_original")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("digest", name=op.f("uq_reports_digest")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reports_original"), ["original"], unique=False)
        batch_op.create_index(batch_op.f("ix_reports_publisher"), ["publisher"], unique=False)

    op.create_table(
        "codings",
        sa.Column(
            "number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("coded", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_codings_report")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_codings")),
        sa.UniqueConstraint("report", "reader", name=op.f("uq_codings_report_reader")),
    )
    op.create_table(
        "claims",
        sa.Column(
            "number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("coding", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("handle", sa.String(length=14), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("merged", sa.Boolean(), nullable=False),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("held_at", sa.Text(), nullable=True),
        sa.Column("place_key", sa.Text(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("from_day", sa.String(length=10), nullable=True),
        sa.Column("to_day", sa.String(length=10), nullable=True),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["coding"], ["codings.number"], name=op.f("fk_claims_coding")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_claims_report")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_claims")),
        sa.UniqueConstraint("coding", "position", name=op.f("uq_claims_coding_position")),
    )
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_claims_confidence_id_number"), ["confidence", "id", "number"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_claims_handle"), ["handle"], unique=False)
        batch_op.create_index(batch_op.f("ix_claims_id_current"), ["id", "current"], unique=False)
        batch_op.create_index(batch_op.f("ix_claims_merged_current"), ["merged", "current"], unique=False)
        batch_op.create_index(batch_op.f("ix_claims_place_key_event"), ["place_key", "event"], unique=False)
        batch_op.create_index(batch_op.f("ix_claims_report"), ["report"], unique=False)

    op.create_table(
        "blocks",
        sa.Column("block", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], name=op.f("fk_blocks_claim")),
        sa.PrimaryKeyConstraint("block", "claim", name=op.f("pk_blocks")),
    )
    with op.batch_alter_table("blocks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_blocks_claim"), ["claim"], unique=False)

    op.create_table(
        "claim_names",
        sa.Column("claim", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], name=op.f("fk_claim_names_claim")),
        sa.PrimaryKeyConstraint("claim", "role", "name", name=op.f("pk_claim_names")),
    )
    with op.batch_alter_table("claim_names", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_names_role_name"), ["role", "name"], unique=False)

    op.create_table(
        "incident_claims",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("incident", sa.String(length=14), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_incident_claims_incident")),
        sa.ForeignKeyConstraint(["number"], ["claims.number"], name=op.f("fk_incident_claims_number")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_incident_claims")),
    )
    with op.batch_alter_table("incident_claims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_claims_incident"), ["incident"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_claims_number"), ["number"], unique=False)
    for table, day, identity in SORTED:
        for name, undated in (("newest", "''"), ("oldest", "'9999-99-99'")):
            op.create_index(f"ix_{table}_{name}", table, [sa.text(f"coalesce({day}, {undated})"), *identity])
    op.execute(f"INSERT INTO chain (number, seq, digest) VALUES (1, 0, '{'0' * 64}')")


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("incident_claims", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_incident_claims_number"))
        batch_op.drop_index(batch_op.f("ix_incident_claims_incident"))

    op.drop_table("incident_claims")
    with op.batch_alter_table("claim_names", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_names_role_name"))

    op.drop_table("claim_names")
    with op.batch_alter_table("blocks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_blocks_claim"))

    op.drop_table("blocks")
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claims_report"))
        batch_op.drop_index(batch_op.f("ix_claims_place_key_event"))
        batch_op.drop_index(batch_op.f("ix_claims_merged_current"))
        batch_op.drop_index(batch_op.f("ix_claims_id_current"))
        batch_op.drop_index(batch_op.f("ix_claims_handle"))
        batch_op.drop_index(batch_op.f("ix_claims_confidence_id_number"))

    op.drop_table("claims")
    op.drop_table("codings")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reports_publisher"))
        batch_op.drop_index(batch_op.f("ix_reports_original"))

    op.drop_table("reports")
    with op.batch_alter_table("incident_names", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_incident_names_role_name"))

    op.drop_table("incident_names")
    op.drop_table("decision_subjects")
    with op.batch_alter_table("states", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_states_since_until"))
        batch_op.drop_index(batch_op.f("ix_states_place_key"))

    op.drop_table("states")
    op.drop_table("originals")
    with op.batch_alter_table("incidents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_incidents_place_key"))
        batch_op.drop_index(batch_op.f("ix_incidents_lat_lon"))
        batch_op.drop_index(batch_op.f("ix_incidents_event"))
        batch_op.drop_index(batch_op.f("ix_incidents_country"))
        batch_op.drop_index(batch_op.f("ix_incidents_confidence_id"))

    op.drop_table("incidents")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_undoes"))

    op.drop_table("decisions")
    op.drop_table("chain")
