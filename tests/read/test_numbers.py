"""Counts: wordings in our own phrases, each with (text, min, max, about) of the counts that it must give."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.lang import LanguageDataError
from selon.read.numbers import find_counts
from selon.read.passage import prepare

Expected = list[tuple[str, int | None, int | None, bool]]


def counted(text: str) -> Expected:
    return [(c.span.text, c.min, c.max, c.about) for c in find_counts(prepare(text, "fr"))]


COUNTS: list[tuple[str, Expected]] = [
    ("12 civils", [("12", 12, 12, False)]),
    ("1.500 hommes", [("1.500", 1500, 1500, False)]),
    ("1 500 hommes", [("1 500", 1500, 1500, False)]),
    ("82 800 personnes", [("82 800", 82800, 82800, False)]),
    ("09 terroristes", [("09", 9, 9, False)]),
    ("douze soldats", [("douze", 12, 12, False)]),
    ("vingt-deux militaires", [("vingt-deux", 22, 22, False)]),
    ("vingt et un morts", [("vingt et un", 21, 21, False)]),
    ("soixante-dix-huit corps", [("soixante-dix-huit", 78, 78, False)]),
    ("quatre-vingt-dix otages", [("quatre-vingt-dix", 90, 90, False)]),
    ("deux cents ceintures", [("deux cents", 200, 200, False)]),
    ("trois mille deux cents morts", [("trois mille deux cents", 3200, 3200, False)]),
    ("1,2 million de déplacés", [("1,2 million", 1200000, 1200000, False)]),
    ("deux millions de déplacés", [("deux millions", 2000000, 2000000, False)]),
    ("au moins 12 morts", [("au moins 12", 12, None, False)]),
    ("plus de trente blessés", [("plus de trente", 30, None, False)]),
    ("plus d'une centaine de morts", [("plus d'une centaine", 100, None, True)]),
    ("pas moins de 40 maisons", [("pas moins de 40", 40, None, False)]),
    ("moins de 10 soldats", [("moins de 10", None, 10, False)]),
    ("jusqu'à 480 hommes", [("jusqu'à 480", None, 480, False)]),
    ("près de 1.800 familles", [("près de 1.800", 1800, 1800, True)]),
    ("environ 30 chars", [("environ 30", 30, 30, True)]),
    ("quelque 16 000 personnes", [("quelque 16 000", 16000, 16000, True)]),
    ("plus ou moins 50 hommes", [("plus ou moins 50", 50, 50, True)]),
    ("une vingtaine de morts", [("une vingtaine", 20, 20, True)]),
    ("une dizaine d'autres", [("une dizaine", 10, 10, True)]),
    ("une demi-douzaine de véhicules", [("une demi-douzaine", 6, 6, True)]),
    ("un millier de personnes", [("un millier", 1000, 1000, True)]),
    ("trois douzaines d'obus", [("trois douzaines", 36, 36, True)]),
    ("des dizaines de civils", [("des dizaines", 20, None, True)]),
    ("des centaines de familles", [("des centaines", 200, None, True)]),
    ("des milliers d'habitants", [("des milliers", 2000, None, True)]),
    ("plusieurs centaines de maisons", [("plusieurs centaines", 200, None, True)]),
    ("des dizaines de milliers de personnes", [("des dizaines de milliers", 20000, None, True)]),
    ("plusieurs rebelles", [("plusieurs", None, None, False)]),
    ("de nombreux miliciens", [("de nombreux", None, None, False)]),
    ("quelques fusils", [("quelques", None, None, False)]),
    ("un grand nombre de tués", [("un grand nombre de", None, None, False)]),
    ("entre 5 et 7 morts", [("entre 5 et 7", 5, 7, False)]),
    ("entre trente et quarante morts", [("entre trente et quarante", 30, 40, False)]),
    ("10 à 15 morts", [("10 à 15", 10, 15, False)]),
    ("26 à 31 morts", [("26 à 31", 26, 31, False)]),
    ("a fait lundi 31 morts", [("31", 31, 31, False)]),
    ("est passé de 12 à 19 morts", [("12", 12, 12, False), ("19", 19, 19, False)]),
    ("70 à 75.000 personnes", [("70 à 75.000", 70000, 75000, False)]),
    ("deux ou trois morts", [("deux ou trois", 2, 3, False)]),
    ("aucun mort", [("aucun", 0, 0, False)]),
    ("un soldat", [("un", 1, 1, False)]),
    ("une jeune fille", [("une", 1, 1, False)]),
    ("un couple de retraités", [("un couple", 2, 2, True)]),
    ("l'un des assaillants", [("un", 1, 1, False)]),
    ("2.013 morts", [("2.013", 2013, 2013, False)]),
    ("2013 soldats", [("2013", 2013, 2013, False)]),
    ("un père et ses deux enfants", [("un", 1, 1, False), ("deux", 2, 2, False)]),
]

NO_COUNTS = [
    "âgé de 12 ans",
    "à 75 km de la ville",
    "le 12 mars",
    "du 12 au 15 mars",
    "mardi 4 avril",
    "en 2013",
    "depuis avril 2012",
    "vers 14h",
    "à 11 heures 20",
    "24 heures plus tard",
    "pendant trois jours",
    "sur BM-21",
    "la 18e division",
    "sur la RN4",
    "l'article 5",
    "12 % du territoire",
    "800 dollars",
    "la moitié de la ville",
    "60 mm",
    "trois fois",
    "une réunion",
    "un accord",
    "il a quarante-cinq ans",
]


@pytest.mark.parametrize(("text", "expected"), COUNTS, ids=[t for t, _ in COUNTS])
def test_wording_of_a_count(text: str, expected: Expected) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize("text", NO_COUNTS)
def test_no_count(text: str) -> None:
    assert counted(text) == []


def test_a_lone_item_counts() -> None:
    assert counted("un T-72 a brûlé") == [("un", 1, 1, False)]


def test_number_of_a_list_is_no_count() -> None:
    assert counted("3. Dans la nuit, deux soldats ont disparu.") == [("deux", 2, 2, False)]


def test_tokens_of_a_count() -> None:
    passage = prepare("Bilan : au moins 12 morts", "fr")
    (count,) = find_counts(passage)
    assert [t.text for t in passage.tokens[count.first_token : count.last_token]] == ["au", "moins", "12"]


def test_language_without_data() -> None:
    with pytest.raises(LanguageDataError, match=r"xx/numbers\.yaml"):
        find_counts(prepare("12 morts", "fr"), "xx")


WORDS = ["au", "moins", "plus", "de", "d'", "une", "dizaine", "vingt", "et", "un", "deux", "cents", "mille"]
WORDS += ["12", "1.500", "3", "2013", "à", "ou", "entre", "-", "des", "milliers", "plusieurs", "aucun", "km"]
WORDS += ["mars", "jusqu'", "près", "quelque", ","]


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_sound_counts(text: str) -> None:
    passage = prepare(text, "fr")
    counts = find_counts(passage)
    for count in counts:
        assert count.span.within(text)
        assert 0 <= count.first_token < count.last_token <= len(passage.tokens)
        assert count.min is None or count.max is None or 0 <= count.min <= count.max
    ends = [(c.first_token, c.last_token) for c in counts]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
