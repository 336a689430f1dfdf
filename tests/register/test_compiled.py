"""The compiled register in the cache folder, and faults in the files."""

import shutil
from importlib import resources
from pathlib import Path

import pytest

from selon.register import RegisterError
from selon.register.compiled import compile_register, load_compiled

SHIPPED = Path(str(resources.files("selon.register") / "data"))

ACTOR = """- id: ml-test
  name: Test Group
  kind: rebel
  country: [ML]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small register: the shipped tables, one actor, no source."""
    folder = tmp_path / "data"
    (folder / "actors").mkdir(parents=True)
    (folder / "sources").mkdir()
    for name in ("countries.yaml", "national.yaml", "wording.yaml"):
        shutil.copy(SHIPPED / name, folder / name)
    (folder / "actors" / "mali.yaml").write_text(ACTOR, encoding="utf-8")
    return folder


def test_the_second_load_is_the_same_value(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = load_compiled(data, cache)
    assert load_compiled(data, cache) == first
    assert len(list(cache.glob("register-*.msgpack"))) == 1


def test_the_cache_is_read(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_compiled(data, cache)
    (kept,) = cache.iterdir()
    before = kept.stat().st_mtime_ns
    load_compiled(data, cache)
    assert kept.stat().st_mtime_ns == before


def test_an_edit_is_seen_and_the_old_compilation_goes(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_compiled(data, cache)
    (data / "actors" / "mali.yaml").write_text(ACTOR.replace("Test Group", "Other Group"), encoding="utf-8")
    assert any(a.name == "Other Group" for a in load_compiled(data, cache).actors)
    assert len(list(cache.iterdir())) == 1


def test_a_damaged_cache_is_made_anew(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = load_compiled(data, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(b"\x00not msgpack")
    assert load_compiled(data, cache) == first


def test_a_cache_folder_that_cannot_be_made_is_no_error(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert load_compiled(data, tmp_path / "file" / "cache").actors


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (ACTOR.replace("kind: rebel", "kind: rebell"), "mali.yaml.*rebell"),
        (ACTOR.replace("name: Test Group", "nam: Test Group"), "mali.yaml"),
        (ACTOR + "  parent: nobody\n", "ml-test.*nobody"),
        (ACTOR + ACTOR, "ml-test"),
        ("- id: [", "mali.yaml"),
    ],
)
def test_a_fault_names_its_file_or_entry(data: Path, wrong: str, message: str) -> None:
    (data / "actors" / "mali.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(RegisterError, match=message):
        compile_register(data)


def test_a_written_entry_keeps_the_names_of_the_country_table(data: Path) -> None:
    army = ACTOR.replace("ml-test", "ml-army").replace("rebel", "army")
    (data / "actors" / "mali.yaml").write_text(army, encoding="utf-8")
    (entry,) = (a for a in compile_register(data).actors if a.id == "ml-army")
    assert entry.name == "Test Group"
    assert "armée malienne" in entry.common["fr"]


def test_forces_that_a_country_lacks_are_not_made(data: Path) -> None:
    ids = {a.id for a in compile_register(data).actors}
    assert "sn-gendarmerie" in ids
    assert "gb-gendarmerie" not in ids
