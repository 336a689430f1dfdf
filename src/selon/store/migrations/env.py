"""Alembic's entry: runs migrations on the connection (and in the transaction) that `migrate` opened."""

from alembic import context

from selon.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller's transaction holds it all
)
context.run_migrations()
