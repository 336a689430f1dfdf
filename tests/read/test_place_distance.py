"""How far apart two tokens are, what parts clauses counted."""

from collections.abc import Callable

from selon.read.arguments import Reading
from selon.read.place_distance import STOP, VERB, apart

ReadingOf = Callable[[str], Reading]


def _whole(reading: Reading) -> float:
    return apart(reading, 0, len(reading.tagged.tags))


def test_each_token_counts_and_a_verb_more(reading_of: ReadingOf) -> None:
    assert _whole(reading_of("dans le nord de Huambo")) == 5
    assert _whole(reading_of("Des soldats patrouillent.")) == 4 + VERB


def test_stops_and_relatives_part_clauses(reading_of: ReadingOf) -> None:
    plain, stopped = _whole(reading_of("à Huambo, à Luena")), _whole(reading_of("à Huambo ; à Luena"))
    assert stopped == plain + STOP
    assert _whole(reading_of("à Huambo où")) > 3
