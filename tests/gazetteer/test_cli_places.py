"""`selon places`: what a user sees, errors included."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.cli.places import command
from selon.gazetteer import Entry, Gazetteer, Row, build, open_index


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SELON_DATA", str(tmp_path / "home"))
    monkeypatch.setenv("SELON_GEONAMES", "http://127.0.0.1:9/dump")
    return tmp_path


@pytest.fixture
def small(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer of three places in place of the packaged ones, whose index takes long to build."""
    rows = [
        Row(Entry(layer="t", id=str(i), name="Koundara", lat=lat, lon=0.0, country=country), ())
        for i, (country, lat) in enumerate([("ML", 14.0), ("BF", 12.0)])
    ]
    large = Entry(layer="t", id="k", name="Kundara", lat=50.0, lon=0.0, country="GN", population=10**6)
    build(home / "i", [*rows, Row(large, ())])

    def opened() -> Gazetteer:
        return open_index(home / "i")

    monkeypatch.setattr("selon.gazetteer.open_default", opened)


def _run(*words: str) -> Result:
    return CliRunner().invoke(command, words)


def test_add_and_remove(home: Path) -> None:
    (home / "mine.csv").write_text("name,lat,lon\nAlpha,1,2\n", encoding="utf-8")
    assert "mine: 1 places" in _run("add", str(home / "mine.csv")).output
    assert _run("remove", "mine").exit_code == 0
    assert "no such layer: mine" in _run("remove", "mine").output


def test_a_faulty_file_is_one_line(home: Path) -> None:
    (home / "bad.csv").write_text("name,lat,lon\nAlpha,91,2\n", encoding="utf-8")
    result = _run("add", str(home / "bad.csv"))
    assert result.exit_code != 0
    assert "bad.csv:2: the coordinates 91, 2 lie outside" in result.output
    assert "Traceback" not in result.output


def test_offline_says_what_to_do(home: Path) -> None:
    result = _run("add", "SY")
    assert result.exit_code != 0
    assert "selon places add PATH" in result.output


@pytest.mark.usefixtures("small")
def test_find() -> None:
    assert _run("find", "koundara").output.count("Koundara") == 2
    assert "BF" not in _run("find", "Koundara", "--country", "ml").output
    near = _run("find", "Koundara", "--near", "11.9,0").output.splitlines()
    assert "BF" in near[1]
    assert _run("find", "Koundara").output.splitlines()[1].startswith("Koundara")  # Kundara has more people
    assert "no place is called" in _run("find", "Zorgoba").output
    assert "LAT,LON" in _run("find", "Koundara", "--near", "north").output


@pytest.mark.usefixtures("small")
def test_list() -> None:
    assert "t" in _run("list").output
