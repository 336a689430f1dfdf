"""Learnt weights of a language: arrays of numbers by name, in lang/<code>/<name>.npz, and how to reckon with them."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

__all__ = ["load_weights", "one_thread"]


def load_weights(language: str, name: str) -> Mapping[str, NDArray[np.generic]] | None:
    """The arrays of `lang/<language>/<name>.npz`, None where none have been learnt."""
    path = resources.files("selon.lang") / language / f"{name}.npz"
    if not path.is_file():
        return None
    with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        return {array: stored[array] for array in stored.files}


def one_thread() -> AbstractContextManager[object]:
    """While it lasts, products of matrices are reckoned by one thread.

    Ours are so small that several wait for one another: two processes read fewer reports together than one alone.
    """
    limit: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limit


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
