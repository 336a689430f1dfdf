"""The decider: sums of known names' rows through one layer, worked out by hand."""

import numpy as np
import pytest

from selon.read.decider import Decider, Scale, decider_of, load_deciders

# One number for the layer, one straight for the single outcome.
BY_HAND = Decider(
    rows={"near": 0, "armed": 1},
    table=np.array([[2.0, 0.5], [-1.0, 0.0], [0.0, 0.0]], dtype=np.float32),
    inner_bias=np.array([0.5], dtype=np.float32),
    outer=np.array([[1.0]], dtype=np.float32),
    bias=np.array([-1.0], dtype=np.float32),
    least=(0.5,),
)


def _probability(score: float) -> float:
    return float(1 / (1 + np.exp(-score)))


@pytest.mark.parametrize(
    ("names", "score"),
    [
        (["near"], (2.0 + 0.5) - 1.0 + 0.5),
        (["armed"], 0.0 - 1.0),  # the layer is shut
        (["near", "armed"], (2.0 - 1.0 + 0.5) - 1.0 + 0.5),
        (["never seen"], 0.5 - 1.0),
        ([], 0.5 - 1.0),
    ],
)
def test_known_names_add_up(names: list[str], score: float) -> None:
    assert BY_HAND.likely([names])[0, 0] == pytest.approx(_probability(score), abs=1e-6)


def test_each_thing_is_told_by_its_own_names_alone() -> None:
    one, other = ["near"], ["armed", "never seen"]
    together = BY_HAND.likely([one, [], other])
    assert together.shape == (3, 1)
    assert together[0] == pytest.approx(BY_HAND.likely([one])[0])
    assert together[2] == pytest.approx(BY_HAND.likely([other])[0])


def test_nothing_to_decide() -> None:
    assert BY_HAND.likely([]).shape == (0, 1)


def test_a_decider_comes_back_from_its_arrays() -> None:
    arrays = {
        "place.names": np.array(["near", "armed"]), "place.table": BY_HAND.table[:2], "place.least": np.array([0.5]),
        "place.inner_bias": BY_HAND.inner_bias, "place.outer": BY_HAND.outer, "place.bias": BY_HAND.bias,
    }  # fmt: skip
    again = decider_of(arrays, "place")
    assert again.least == (0.5,)
    assert again.likely([["near"], []]) == pytest.approx(BY_HAND.likely([["near"], []]))


@pytest.mark.parametrize(("value", "name"), [(-5, "tokens=0"), (0, "tokens=0"), (4, "tokens=3"), (90, "tokens=8")])
def test_a_number_is_named_by_the_step_it_has_reached(value: int, name: str) -> None:
    assert Scale("tokens", 0, 3, 8)(value) == name


def test_french_has_a_decider_for_each_slot_and_a_language_without_any_none() -> None:
    assert sorted(load_deciders("fr")) == ["losses", "place", "sides", "time"]
    assert load_deciders("xx") == {}


def test_what_is_known_names_nobody() -> None:
    """Common words alone are kept, in small letters: weights are published, and hold no person's name."""
    for decider in load_deciders("fr").values():
        words = {name.partition("=")[2] for name in decider.rows if name.split("=")[0] in ("after", "then", "head")}
        assert not {w for w in words if w[:1].isupper() and not w.isupper()}
