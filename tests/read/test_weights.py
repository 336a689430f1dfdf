"""Learnt weights: where there are any, and that they are reckoned with by one thread."""

import numpy as np
from threadpoolctl import threadpool_info

from selon.read.weights import load_weights, one_thread


def _threads() -> list[int]:
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]


def test_what_has_been_learnt_is_given_by_name() -> None:
    weights = load_weights("fr", "slots")
    assert weights is not None
    assert {"sides.table", "sides.names", "place.least"} <= weights.keys()
    assert load_weights("fr", "never learnt") is None
    assert load_weights("xx", "slots") is None


def test_one_thread_reckons_and_the_others_come_back() -> None:
    assert np.ones((2, 2)).sum() == 4  # the library of products is loaded
    before = _threads()
    with one_thread():
        assert set(_threads()) == {1}
    assert _threads() == before
