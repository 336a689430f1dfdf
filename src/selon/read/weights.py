"""Learnt weights of a language: arrays of numbers by name, in lang/<code>/<name>.npz."""

from collections.abc import Mapping
from importlib import resources

import numpy as np
from numpy.typing import NDArray

__all__ = ["load_weights"]


def load_weights(language: str, name: str) -> Mapping[str, NDArray[np.generic]] | None:
    """The arrays of `lang/<language>/<name>.npz`, None where none have been learnt."""
    path = resources.files("selon.lang") / language / f"{name}.npz"
    if not path.is_file():
        return None
    with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        return {array: stored[array] for array in stored.files}
