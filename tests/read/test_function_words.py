"""Function words: folded where texts are compared folded, kept as written where accents tell words apart."""

import msgspec
import pytest

from selon.lang import LanguageDataError, load_data
from selon.read.folding import fold
from selon.read.function_words import FunctionWords, load_function_words
from selon.read.passage import prepare

FRENCH = load_function_words("fr")


def test_a_passage_carries_the_words_of_its_language() -> None:
    assert prepare("Le pont a sauté.", "fr").function_words is FRENCH


def test_a_language_without_function_words_is_told() -> None:
    with pytest.raises(LanguageDataError, match=r"lang/xx/function_words\.yaml is missing"):
        prepare("Le pont a sauté.", "xx")


def test_words_are_folded_but_for_those_that_keep_their_accents() -> None:
    assert "ou" in FRENCH.aside_relatives  # "où"
    assert FRENCH.before_of["pres"] == "pres de"
    assert FRENCH.been == {"été"}
    assert FRENCH.been_folded == {"ete"}
    assert "là" in FRENCH.enclitics


def test_forms_of_de_and_of_a_are_one_word_each() -> None:
    assert FRENCH.of == {"de", "d'", "du", "des"}
    assert (FRENCH.of_whole, FRENCH.to) == ({"de"}, {"a"})
    assert FRENCH.any_to == {"a", "au", "aux"}


def test_derived_lists() -> None:
    assert {"le", "cette", "leurs", "du", "aux"} <= FRENCH.definite
    assert not FRENCH.definite & {"des", "un", "de"}
    assert {"un", "des", "ses", "d'"} <= FRENCH.any_determiner
    assert FRENCH.group_verbs >= FRENCH.auxiliary_verbs


@pytest.mark.parametrize("name", ["elided", "abbreviations", "enclitics", "ordinal_endings", "with_apostrophe"])
def test_no_list_that_cuts_tokens_is_empty(name: str) -> None:
    assert getattr(FRENCH, name)


def test_each_list_is_written_once_and_in_small_letters() -> None:
    data = msgspec.structs.asdict(load_data("fr", "function_words", FunctionWords))
    for name in data.keys() - {"accented_to", "capital_to"}:
        words = [word for entry in data[name] for word in ([entry] if isinstance(entry, str) else entry)]
        assert all(word == word.lower() for word in words), name
        assert all("’" not in word and fold(word) for word in words), name
