"""A fresh store on each backend: an SQLite file, and a database on a real PostgreSQL server."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from selon.store import Store, open_store

_DEBIAN = Path("/usr/lib/postgresql")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a server's maintenance database: SELON_TEST_POSTGRES, else of a server in a temp folder."""
    given = os.environ.get("SELON_TEST_POSTGRES")
    if given:
        yield given
        return
    with _own_server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """URL of an empty database, dropped after the test."""
    name = f"selon_{uuid.uuid4().hex[:12]}"
    admin = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store may be opened: the same tests run over every backend."""
    if request.param == "sqlite":
        return str(tmp_path / "selon.db")
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
def store(store_address: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(store_address) as opened:
        yield opened


@contextmanager
def _own_server() -> Iterator[str]:
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="selon-pg-"))
    run = _as_somebody(folder)
    data = folder / "data"
    run([programs / "initdb", "-D", data, "-U", "selon", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"])
    options = f"-k {folder} -c listen_addresses='' -c max_connections=200"
    run([programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"])
    try:
        yield f"postgresql+psycopg://selon@/postgres?host={folder}"
    finally:
        run([programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    installed = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not installed:
        pytest.skip("no PostgreSQL here: install it, or name a server in SELON_TEST_POSTGRES")
    return installed[-1].parent


def _as_somebody(folder: Path) -> Callable[[list[object]], None]:
    """How to run a program that refuses to be root: where we are root, as `postgres` or `nobody`."""
    user = None
    if os.geteuid() == 0:
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = "postgres" if "postgres" in names else "nobody"
        shutil.chown(folder, user)
        folder.chmod(0o755)

    def run(command: list[object]) -> None:
        # Output goes to a file: a server that inherited a pipe would hold it open.
        with (folder.parent / f"{folder.name}.out").open("ab") as output:
            subprocess.run(
                [str(c) for c in command],
                check=True,
                user=user,
                cwd=folder,
                stdout=output,
                stderr=output,
                timeout=60,
            )
        (folder.parent / f"{folder.name}.out").unlink()

    return run
