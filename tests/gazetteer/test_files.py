"""Files of places from outside: both layouts are read, hostile ones refused with file and line."""

import zipfile
from pathlib import Path

import pytest

from selon.gazetteer import PlaceFileError
from selon.gazetteer.files import rows_of_file

_LINE = (
    "170794\tDeir ez-Zor\tDeir ez-Zor\tدير الزور,Deir Ezzor\t35.33588\t40.14084\tP\tPPLA\tSY\t\t1\t2\t\t\t"
    "242565\t\t210\tAsia/Damascus\t2020-01-01"
)
_HEAD = "name,lat,lon\n"


def _geonames(**changes: str) -> str:
    fields = _LINE.split("\t")
    columns = {"name": 1, "names": 3, "lat": 4, "lon": 5, "code": 7}
    for name, value in changes.items():
        fields[columns[name]] = value
    return "\t".join(fields)


def _zip(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_txt", ".txt"), text)
    return path


def test_geonames_layout(tmp_path: Path) -> None:
    (row,) = rows_of_file(_zip(tmp_path / "SY.zip", SY_txt=_LINE + "\n", readme_txt="about"), "SY")
    assert (row.entry.name, row.entry.country, row.entry.population) == ("Deir ez-Zor", "SY", 242565)
    assert row.names == ("دير الزور", "Deir Ezzor")
    assert row.entry.key == "SY:170794"


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,lat,lon,names,kind,country,admin,radius,source\n"
        "Zamzam,13.49,25.31,camp de Zamzam|زمزم,camp,SD,,4,OCHA\n",
        encoding="utf-8-sig",
    )
    (row,) = rows_of_file(path, "mine")
    assert (row.entry.kind, row.entry.radius_km, row.entry.source) == ("camp", 4.0, "OCHA")
    assert row.names == ("camp de Zamzam", "زمزم")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (_LINE + "\n" + _LINE + "\textra", "20 columns"),
        (_LINE + "\nonly three\tcolumns\there", "3 columns"),
        (_LINE + "\n" + _geonames(lat="NaN"), "outside"),
        (_LINE + "\n" + _geonames(lat="inf"), "outside"),
        (_LINE + "\n" + _geonames(lat="91"), "outside"),
        (_LINE + "\n" + _geonames(lon="-180.1"), "outside"),
        (_LINE + "\n" + _geonames(lat="north"), "not numbers"),
        (_LINE + "\n" + _geonames(name=""), "empty"),
        (_LINE + "\n" + _geonames(name="x" * 401), "401 characters"),
        (_LINE + "\n" + _geonames(name="x" * 1_000_000), "line of over"),
        (_LINE + "\n" + _geonames(name="a\x1b[31mb"), "control characters"),
    ],
)
def test_faulty_geonames_lines(text: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "XX.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlaceFileError, match=fault) as refused:
        list(rows_of_file(path, "XX"))
    assert refused.value.line == 2
    assert "XX.txt:2" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name,latitude,lon\nA,1,2\n", "lacks lat"),
        ("name,lat,lon,colour\nA,1,2,red\n", "unknown columns colour"),
        (_HEAD + "A,1\n", "more or fewer"),
        (_HEAD + "A,1,2,3\n", "more or fewer"),
        (_HEAD + "A,nan,2\n", "outside"),
        (_HEAD + '"A,1,2\n', "not CSV"),
        ("name,lat,lon,kind\nA,1,2,castle\n", "no kind of place"),
        ("name,lat,lon,radius\nA,1,2,-4\n", "no number of km"),
        ("", "lacks name"),
    ],
)
def test_faulty_csv(text: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlaceFileError, match=fault):
        list(rows_of_file(path, "mine"))


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "XX.txt"
    path.write_bytes(_LINE.encode() + b"\n" + _LINE.encode("utf-16"))
    with pytest.raises(PlaceFileError, match="not UTF-8") as refused:
        list(rows_of_file(path, "XX"))
    assert refused.value.line == 2


def test_zip_bomb(tmp_path: Path) -> None:
    bomb = _zip(tmp_path / "XX.zip", XX_txt="0" * 30_000_000)
    with pytest.raises(PlaceFileError, match="times its size"):
        list(rows_of_file(bomb, "XX"))


@pytest.mark.parametrize("member", ["..__XX_txt", "__etc__XX_txt", "sub__XX_txt"])
def test_path_traversal(member: str, tmp_path: Path) -> None:
    with pytest.raises(PlaceFileError, match="outside its own folder"):
        list(rows_of_file(_zip(tmp_path / "XX.zip", **{member: _LINE}), "XX"))


def test_truncated_zip(tmp_path: Path) -> None:
    whole = _zip(tmp_path / "XX.zip", XX_txt=_LINE * 50)
    whole.write_bytes(whole.read_bytes()[:-60])
    with pytest.raises(PlaceFileError, match="damaged zip"):
        list(rows_of_file(whole, "XX"))


def test_zip_without_a_table(tmp_path: Path) -> None:
    with pytest.raises(PlaceFileError, match="0 tables"):
        list(rows_of_file(_zip(tmp_path / "XX.zip", readme_txt="nothing"), "XX"))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PlaceFileError, match="no such file"):
        list(rows_of_file(tmp_path / "none.zip", "none"))
