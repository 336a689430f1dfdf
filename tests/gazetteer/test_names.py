"""Spellings that must meet under one key, and what folding may not change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.gazetteer.names import folded, folded_all, keys, loose, skeleton, sounds_of_all


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Rassafah", "Rasafa"),
        ("El-Geneina", "Geneina"),
        ("Deir ez-Zor", "Deir Zor"),
        ("As-Suwayda", "Suwayda"),
        ("Ad-Dana", "Dana"),
        ("Ouadi", "Wadi"),
        ("Soulouk", "Suluk"),
        ("Khan Cheikhoun", "Khan Shaykhun"),
        ("Charqat", "Sharqat"),
        ("Djebel Marra", "Jebel Mara"),
        ("Qayyarah", "Kayara"),
        ("Khaldiyé", "Haldiya"),
        ("Hammouriyé", "Hamuriyah"),
        ("Saint-Marc", "St Marc"),
        ("Sainte-Marie", "Ste-Marie"),
        ("Tall Rifaat", "Tel Rifaat"),
        ("N’Djamena", "Ndjamena"),
        ("Ras al-Aïn", "Ras al Ain"),
    ],
)
def test_loose_spellings_meet(one: str, other: str) -> None:
    assert loose(one) == loose(other)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Deir Ezzor", "دير الزور"),
        ("Al-Rassafah", "الرصافة"),
        ("Khan Cheikhoun", "خان شيخون"),
        ("Tall Rif'at", "تل رفعت"),
        ("Qamichli", "القامشلي"),
        ("Marib", "مأرب"),
        ("Benghazi", "بنغازي"),
        ("Misrata", "مصراتة"),
    ],
)
def test_scripts_share_their_consonants(latin: str, arabic: str) -> None:
    assert skeleton(latin) == skeleton(arabic)


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Goma", "Gao"), ("Beni", "Bunia")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert loose(one) != loose(other)


@given(st.text(max_size=60))
def test_folding_is_idempotent(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.lists(st.text(max_size=12) | st.text(alphabet="aB-’é \n\t\u2028\xa0", max_size=6), max_size=6))
def test_names_together_fold_as_each_alone(names: list[str]) -> None:
    assert folded_all(names) == [folded(name) for name in names]


@given(st.text(max_size=60))
def test_keys_agree_with_their_parts(name: str) -> None:
    assert keys(name) == (folded(name), loose(name), skeleton(name))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz éàç'-", max_size=40))
def test_case_and_hyphens_change_nothing(name: str) -> None:
    assert loose(name.upper()) == loose(name)
    assert loose(name.replace("-", " ")) == loose(name)


_WORDS = st.one_of(
    st.sampled_from("al la de cheikh oued djebel الشيخ ال خان Гуляйполе Олександрівка \u0621 \ud800".split()),
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzéшثاش", max_size=9),
)


@given(st.lists(st.lists(_WORDS, max_size=4).map(" ".join), max_size=6))
def test_names_together_sound_as_each_alone(names: list[str]) -> None:
    spelt = [folded(name) for name in names]
    assert list(sounds_of_all(spelt)) == [(loose(name), skeleton(name)) for name in spelt]


def test_articles_count_where_nothing_else_is_left() -> None:
    assert list(sounds_of_all(["la", "la goma", "goma"])) == [("la", "l"), ("gom", "gm"), ("gom", "gm")]
