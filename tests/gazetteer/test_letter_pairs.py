"""Marks of names: near names differ in few bits, and neither order nor neighbours change a mark."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from selon.gazetteer.letter_pairs import MARK_BYTES, marks_of, nearest

NAMES = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n"), max_size=12)


def test_a_misspelt_name_is_among_the_nearest() -> None:
    names = ["khan cheikhoun", "maarat al nouman", "saraqeb", "jisr al choughour", "kafr nabl", "ariha"]
    for misspelt, wanted in (("khan sheikhoun", 0), ("saraqib", 2), ("kafr nobol", 4)):
        assert wanted in nearest(misspelt, marks_of(names), 1)


@given(st.lists(NAMES, min_size=1, max_size=30))
def test_a_mark_is_that_of_the_name_alone(names: list[str]) -> None:
    marks = marks_of(names)
    assert marks == b"".join(marks_of([name]) for name in names)
    assert len(marks) == MARK_BYTES * len(names)


@given(st.lists(NAMES, min_size=1, max_size=30), NAMES, st.integers(1, 5), st.randoms())
def test_the_order_of_names_decides_nothing(names, wanted, count, chance) -> None:  # type: ignore[no-untyped-def]
    turned = chance.sample(names, len(names))
    found = {names[at] for at in nearest(wanted, marks_of(names), count)}
    assert found == {turned[at] for at in nearest(wanted, marks_of(turned), count)}
    assert len(nearest(wanted, marks_of(names), count)) >= min(count, len(names))


@given(st.lists(NAMES, min_size=1, max_size=30), st.data())
def test_a_name_is_its_own_nearest(names: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(names) - 1))
    assert at in nearest(names[at], marks_of(names), 1)
    assert np.all(np.diff(nearest(names[at], marks_of(names), 3)) > 0)
