"""The migrations lead to the tables that the code declares."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from selon.store import Store, StoreError, open_store
from selon.store.migrate import HEAD
from selon.store.tables import metadata


@pytest.mark.filterwarnings("ignore:.*expression-based index")  # SQLite tells nothing of these
def test_migrated_tables_are_the_declared_ones(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_head_is_the_last_migration() -> None:
    from selon.store import migrations

    assert ScriptDirectory(str(next(iter(migrations.__path__)))).get_heads() == [HEAD]


def test_a_store_of_a_newer_version_is_refused_in_words(store_address: str) -> None:
    with open_store(store_address) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer"):
        open_store(store_address)
