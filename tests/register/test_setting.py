"""The countries that a text is about."""

from selon.read.folding import fold
from selon.register import ActorEntry
from selon.register.setting import countries_of
from selon.register.wording import words_of

TABLE = {"mali": "ML", "malien": "ML", "syrie": "SY", "burkina faso": "BF", "us": "US"}
ARMY = ActorEntry(id="x-army", name="Army", kind="army", country=("SY",))
EVERYWHERE = ActorEntry(id="x-net", name="Net", kind="jihadist", country=("IQ",), worldwide=True)


def weights(text: str, *named: ActorEntry) -> dict[str, float]:
    return dict(countries_of(words_of(fold(text)), named, TABLE))


def test_names_and_adjectives_count() -> None:
    assert weights("Au Mali, un soldat malien") == {"ML": 2}


def test_names_of_two_words() -> None:
    assert weights("au Burkina-Faso") == {"BF": 1}


def test_entries_count_where_they_are_at_home() -> None:
    assert weights("rien", ARMY, ARMY) == {"SY": 2}
    assert weights("rien", EVERYWHERE) == {}


def test_a_country_that_is_only_mentioned_does_not() -> None:
    assert weights("Mali, Mali, Mali, Mali, Mali ; Syrie") == {"ML": 5}


def test_short_words_are_other_words() -> None:
    assert weights("let us go") == {}
