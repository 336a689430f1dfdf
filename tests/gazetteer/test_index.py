"""The index on disk: what goes in is found, a crash leaves the old one, layers come and go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.gazetteer import (
    Entry,
    Index,
    PlaceFileError,
    PlacesError,
    Row,
    add_files,
    added_layers,
    build,
    open_index,
    remove_layers,
)


def _row(name: str, *names: str, layer: str = "t", lat: float = 1.0) -> Row:
    return Row(Entry(layer=layer, id=f"{name}/{lat}", name=name, lat=lat, lon=2.0), names)


_ROWS = (
    _row("Deir ez-Zor", "دير الزور", "Deir Ezzor"),
    _row("Khan Cheikhoun"),
    _row("Ménaka"),
    _row("Ménaka", lat=5),
)


def test_exact_folded_and_similar(tmp_path: Path) -> None:
    build(tmp_path / "i", _ROWS)
    gazetteer = open_index(tmp_path / "i")
    assert [e.name for e in gazetteer.exact("deir EZZOR")] == ["Deir ez-Zor"]
    assert gazetteer.exact("Deir Zor") == ()
    assert [e.name for e in gazetteer.folded("Khan Shaykhun")] == ["Khan Cheikhoun"]
    assert len(gazetteer.folded("Menaka")) == 2
    assert {f.entry.name for f in gazetteer.similar("خان شيخون")} == {"Khan Cheikhoun"}
    assert {f.entry.name for f in gazetteer.similar("دير الزور")} == {"Deir ez-Zor"}


@pytest.mark.parametrize(
    "misspelt", ["Khan Cheykoun", "Khan Cheikhon", "Khan Cheikhoum", "Khan Sheihoun", "Khn Cheikhoun"]
)
def test_fuzzy(misspelt: str, tmp_path: Path) -> None:
    build(tmp_path / "i", _ROWS)
    assert open_index(tmp_path / "i").fuzzy(misspelt)[0].entry.name == "Khan Cheikhoun"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=8, unique=True))
def test_every_name_is_found_again(tmp_path_factory: pytest.TempPathFactory, spelt: list[str]) -> None:
    path = tmp_path_factory.mktemp("index") / "i"
    rows = [_row(name, lat=float(i)) for i, name in enumerate(spelt)]
    assert build(path, rows) == len(rows)
    gazetteer = open_index(path)
    for row in rows:
        assert row.entry in gazetteer.exact(row.entry.name)
    assert list(gazetteer.indexes[0].rows()) == rows
    gazetteer.close()


def test_a_crash_leaves_the_old_index(tmp_path: Path) -> None:
    path = tmp_path / "i"
    build(path, _ROWS)

    def broken() -> Iterator[Row]:
        yield _row("Half")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        build(path, broken())
    assert open_index(path).exact("Half") == ()
    assert Index(path).count() == len(_ROWS)
    assert [p.name for p in tmp_path.iterdir()] == ["i"]


def test_the_commonest_of_equally_like_names_comes_first(tmp_path: Path) -> None:
    build(tmp_path / "i", [_row("Tabarat"), *(_row("Tabarit", lat=float(i)) for i in range(4)), _row("Tabarut")])
    assert open_index(tmp_path / "i").fuzzy("Tabaret")[0].entry.name == "Tabarit"


def test_a_fuzzy_search_keeps_to_its_limit(tmp_path: Path) -> None:
    build(tmp_path / "i", [_row(f"Tabar{letter}t") for letter in "aeiou"])
    assert len(open_index(tmp_path / "i").fuzzy("Tabart", limit=2)) == 2


@pytest.mark.parametrize("name", ["", "-", "\ud800", "x" * 1_000_000, "ـ"])
def test_odd_names_are_not_found_and_break_nothing(name: str, tmp_path: Path) -> None:
    build(tmp_path / "i", _ROWS)
    gazetteer = open_index(tmp_path / "i")
    assert gazetteer.exact(name) == ()
    assert gazetteer.folded(name) == ()
    assert gazetteer.similar(name) == ()
    assert gazetteer.fuzzy(name[:100]) == ()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(_ROWS), max_size=6), st.lists(st.sampled_from(_ROWS), max_size=6))
def test_the_order_of_layers_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, one: list[Row], other: list[Row]
) -> None:
    home = tmp_path_factory.mktemp("index")
    build(home / "one", dict.fromkeys(one))
    build(home / "other", dict.fromkeys(other))
    both = open_index(home / "one", home / "other"), open_index(home / "other", home / "one")
    for name in ("Menaka", "Deir ez-Zor", "دير الزور", "Khan Cheykoun"):
        for find in ("exact", "folded", "similar", "fuzzy"):
            first, second = (getattr(gazetteer, find)(name) for gazetteer in both)
            assert first == second


def test_missing_damaged_and_foreign_files(tmp_path: Path) -> None:
    with pytest.raises(PlacesError, match="no such index"):
        Index(tmp_path / "none")
    (tmp_path / "junk").write_bytes(b"no index at all" * 100)
    with pytest.raises(PlacesError, match="damaged"):
        Index(tmp_path / "junk")
    (tmp_path / "empty").write_bytes(b"")
    with pytest.raises(PlacesError, match="damaged"):
        Index(tmp_path / "empty")
    (tmp_path / "old").write_bytes(b"Selon places 2\n\0" + bytes(100))
    with pytest.raises(PlacesError, match="another version"):
        Index(tmp_path / "old")


def test_a_file_cut_off_anywhere_is_damaged(tmp_path: Path) -> None:
    build(tmp_path / "i", _ROWS)
    whole = (tmp_path / "i").read_bytes()
    for length in range(0, len(whole), 97):
        (tmp_path / "cut").write_bytes(whole[:length])
        with pytest.raises(PlacesError, match="damaged"):
            Index(tmp_path / "cut")


def test_the_same_rows_give_the_same_file(tmp_path: Path) -> None:
    build(tmp_path / "i", _ROWS)
    build(tmp_path / "j", _ROWS)
    assert (tmp_path / "i").read_bytes() == (tmp_path / "j").read_bytes()


def test_layers_are_added_replaced_and_removed(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("name,lat,lon\nAlpha,1,2\nBeta,3,4\n", encoding="utf-8")
    two.write_text("name,lat,lon\nGamma,5,6\n", encoding="utf-8")
    home = tmp_path / "home"
    assert add_files([one, two], home) == {"one": 2, "two": 1}
    one.write_text("name,lat,lon\nDelta,1,2\n", encoding="utf-8")
    assert add_files([one], home) == {"one": 1, "two": 1}
    gazetteer = open_index(home / "places" / "added.places")
    assert gazetteer.exact("Alpha") == ()
    assert gazetteer.exact("Gamma")[0].layer == "two"
    assert remove_layers(["two"], home) == {"one": 1}
    with pytest.raises(PlacesError, match="no such layer"):
        remove_layers(["two"], home)


def test_a_refused_file_leaves_the_index_untouched(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("name,lat,lon\nAlpha,1,2\n", encoding="utf-8")
    bad.write_text("name,lat,lon\nBeta,1,2\nGamma,200,2\n", encoding="utf-8")
    home = tmp_path / "home"
    add_files([good], home)
    before = (home / "places" / "added.places").read_bytes()
    with pytest.raises(PlaceFileError) as refused:
        add_files([bad], home)
    assert refused.value.line == 3
    assert (home / "places" / "added.places").read_bytes() == before
    assert added_layers(home) == {"good": 1}


def test_layers_of_ours_cannot_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "curated.csv"
    path.write_text("name,lat,lon\nAlpha,1,2\n", encoding="utf-8")
    with pytest.raises(PlacesError, match="curated"):
        add_files([path], tmp_path)
