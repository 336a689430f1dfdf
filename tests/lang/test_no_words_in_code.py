"""The reader's code knows no French: what a language says stands in its own folder, and nowhere else."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from selon import read
from selon.lang import load_data
from selon.model.claim import SourceKind
from selon.read.folding import fold
from selon.read.function_words import FunctionWords
from selon.read.lexicon import Words
from selon.read.loss_words import LossData
from selon.read.place_lexicon import PlaceData

_MODULES = sorted(Path(read.__file__).parent.glob("*.py"))
_CODEBOOK = frozenset(get_args(SourceKind))  # "un", the United Nations
# English names of classes, roles and relations, and of a tense.
_OURS = frozenset(("distance", "part", "place", "point", "pres", "region", "source"))


@cache
def _french() -> frozenset[str]:
    """The small words of French, folded, of two letters or more, but for those that are English names too."""
    files: tuple[msgspec.Struct, ...] = (
        load_data("fr", "function_words", FunctionWords),
        load_data("fr", "words", Words),
        load_data("fr", "losses", LossData).small,
        load_data("fr", "places", PlaceData).small,
    )
    words = {fold(word) for file in files for word in _words(msgspec.structs.asdict(file).values())}
    return frozenset(word for word in words if len(word.strip("'-")) > 1) - _CODEBOOK - _OURS


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from (value, *value.split())
        return
    items = (*value.keys(), *value.values()) if isinstance(value, dict) else value
    assert isinstance(items, Iterable)
    for inner in items:
        yield from _words(inner)


def _is_french(text: str) -> bool:
    """Whether `text` is nothing but small French words: one, or a list of them to be split."""
    words = text.split()
    return bool(words) and all(fold(word) in _french() for word in words)


def _strings(code: str) -> set[str]:
    """The string constants of `code` but for docstrings and the names that `__all__` lists."""
    tree = ast.parse(code)
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            skipped |= {id(inner) for inner in ast.walk(node.value)}
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in skipped)
    return {constant.value for constant in constants if isinstance(constant.value, str)}


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.name)
def test_no_module_of_the_reader_holds_a_french_word(path: Path) -> None:
    assert {text for text in _strings(path.read_text(encoding="utf-8")) if _is_french(text)} == set()


@pytest.mark.parametrize("code", ['x = {"de", "du"}', 'y = norm == "qu\'"', 'x = "lequel dont".split()', 'x("où")'])
def test_a_french_word_in_code_would_be_found(code: str) -> None:
    assert any(map(_is_french, _strings(code)))


def test_docstrings_and_names_may_say_anything() -> None:
    assert _strings('"""Le pont de la ville."""\n__all__ = ["de"]') == set()
