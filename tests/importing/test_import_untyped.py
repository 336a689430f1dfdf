"""A row of UCDP without a type: what its sides and its dead say, and where that stands."""

import pytest

from selon.importing.fields import actors
from selon.importing.record import record_of
from selon.importing.untyped import said_by

ROW = {"side_a": "", "side_b": "", "deaths_a": "0", "deaths_b": "0", "deaths_civilians": "0", "deaths_unknown": "0"}


@pytest.mark.parametrize(
    ("cells", "said", "column"),
    [
        ({"side_a": "M23", "side_b": "FARDC"}, "both_armed", "side_b"),
        ({"side_a": "hommes armés", "side_b": "soldats", "deaths_civilians": "2"}, "both_armed", "side_b"),
        ({"deaths_a": "3", "deaths_b": "5"}, "both_armed", "deaths_b"),
        ({"side_a": "M23", "deaths_b": "5"}, "both_armed", "deaths_b"),
        ({"side_b": "soldats", "deaths_a": "4"}, "both_armed", "deaths_a"),
        ({"deaths_civilians": "11"}, "civilians", "deaths_civilians"),
        ({"side_a": "hommes armés", "side_b": "marché", "deaths_civilians": "4"}, "civilians", "deaths_civilians"),
        ({"side_a": "hommes armés", "side_b": "civils", "deaths_unknown": "4"}, "civilians", "side_b"),
        ({"side_a": "M23", "deaths_civilians": "4", "deaths_unknown": "2"}, "one_armed", ""),
        ({"side_b": "soldats", "deaths_civilians": "4"}, "one_armed", ""),
        ({"side_a": "un homme", "side_b": "soldats", "deaths_b": "1"}, "one_armed", ""),
        ({"deaths_b": "8", "deaths_civilians": "2"}, "one_armed", ""),
        ({"deaths_civilians": "1", "deaths_unknown": "5"}, "open", ""),
        ({"deaths_unknown": "100"}, "open", ""),
        ({}, "open", ""),
    ],
)
def test_sides_and_dead(cells: dict[str, str], said: str, column: str) -> None:
    record = record_of("UCDP", ROW | cells)
    sides = actors(record, ("side_a",), "CD"), actors(record, ("side_b",), "CD")
    assert said_by(record, sides) == (said, column)
