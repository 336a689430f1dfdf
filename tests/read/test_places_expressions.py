"""Every expression of the table: span, point, radius, precision, role and geometry.

The table is `places-expressions.csv`: our own sentences, over the small gazetteer `places-of-tests.csv`; a
sentence may have several lines, one a mention.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.gazetteer import Gazetteer, build, open_index
from selon.gazetteer.files import rows_of_file
from selon.gazetteer.geodesy import rough_km
from selon.read.mentions import PlaceMention
from selon.read.passage import prepare
from selon.read.places import find_places

_HERE = Path(__file__).parent
_ROWS: dict[str, list[dict[str, str]]] = defaultdict(list)
for _row in csv.DictReader((_HERE / "places-expressions.csv").open(encoding="utf-8")):
    _ROWS[_row["sentence"]].append(_row)


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    path = tmp_path_factory.mktemp("places") / "tests.sqlite"
    build(path, rows_of_file(_HERE / "places-of-tests.csv", "tests"))
    opened = open_index(path)
    yield opened
    opened.close()


def _is_at(mention: PlaceMention, row: dict[str, str]) -> bool:
    place = mention.place
    if not row["lat"]:
        return place.lat is None and place.lon is None
    assert place.lat is not None
    assert place.lon is not None
    return rough_km((place.lat, place.lon), (float(row["lat"]), float(row["lon"]))) < 0.3


def test_the_table_is_large_enough() -> None:
    assert len(_ROWS) >= 120


@pytest.mark.parametrize("sentence", _ROWS)
def test_expression(sentence: str, gazetteer: Gazetteer) -> None:
    mentions = find_places(prepare(sentence, "fr"), gazetteer)
    assert [m.place.text for m in mentions] == [row["text"] for row in _ROWS[sentence]]
    for mention, row in zip(mentions, _ROWS[sentence], strict=True):
        assert _is_at(mention, row)
        assert str(mention.place.radius_km or "") == row["radius_km"]
        assert (mention.place.precision, mention.role) == (row["precision"], row["role"])
        assert str((mention.place.geometry or {}).get("type", "")) == row["geometry"]


@pytest.mark.parametrize("sentence", _ROWS)
def test_spans_read_verbatim(sentence: str, gazetteer: Gazetteer) -> None:
    for mention in find_places(prepare(sentence, "fr"), gazetteer):
        assert mention.place.within(sentence)
        assert mention.head.within(sentence)
        assert mention.start <= mention.head.start <= mention.head.end <= mention.end
