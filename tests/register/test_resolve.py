"""A phrase taken by itself, and what a country has."""

import pytest

from selon.register import load_register

REGISTER = load_register()


@pytest.mark.parametrize(
    ("phrase", "entry"),
    [
        ("M23", "cd-m23"),
        ("rebelles du M23", "cd-m23"),
        ("les combattants de l'EI", "is"),
        ("Bataillon d’intervention rapide (BIR)", "cm-bir"),
        ("Moscou", "ru-government"),
        ("le Kremlin", "ru-government"),
        ("l'Azerbaïdjan", "az-government"),
        ("Tsahal", "il-army"),
        ("éléments de la secte Boko Haram", "ng-boko-haram"),
        ("Forces de soutient rapide", "sd-rsf"),
        ("Mouvement national de libération de l’Azawad (MNLA)", "ml-mnla"),
        ("Al-Chabaab", "so-al-shabaab"),
    ],
)
def test_an_actor(phrase: str, entry: str) -> None:
    actor = REGISTER.resolve_actor(phrase)
    assert actor is not None
    assert actor.id == entry


@pytest.mark.parametrize(
    "phrase",
    [
        "armée",
        "hommes armés",
        "terroristes",
        "ses alliés",
        "Forces de libération",
        "l'AFP",
        "les Maliens",
        "chef du village",
        "un convoi des FARDC",
        "Front de libération nationale",
        "",
    ],
)
def test_what_names_nobody(phrase: str) -> None:
    assert REGISTER.resolve_actor(phrase) is None


def test_countries_decide() -> None:
    assert REGISTER.resolve_actor("les ADF") is None
    actor = REGISTER.resolve_actor("les ADF", frozenset({"CD"}))
    assert actor is not None
    assert actor.id == "cd-adf"


@pytest.mark.parametrize(
    ("phrase", "entry"),
    [
        ("l'agence Sana", "sana"),
        ("AFP", "afp"),
        ("Observatoire syrien des droits de l’Homme", "sohr"),
        ("la chaîne Al-Mayadine", "al-mayadeen"),
        ("Médecins Sans Frontières", "msf"),
        ("HRW", "hrw"),
        ("ministère ukrainien de la défense", "ua-defence-ministry"),
        ("Ocha", "ocha"),
        ("état-major burkinabè", "bf-general-staff"),
        ("Baromètre sécuritaire du Kivu", "kst"),
    ],
)
def test_a_source(phrase: str, entry: str) -> None:
    source = REGISTER.resolve_source(phrase)
    assert source is not None
    assert source.id == entry


@pytest.mark.parametrize("phrase", ["une source militaire", "le maire", "M23", "un habitant"])
def test_what_is_no_source_of_the_register(phrase: str) -> None:
    assert REGISTER.resolve_source(phrase) is None


@pytest.mark.parametrize(
    "host", ["www.radiookapi.net", "radiookapi.net", "m.radiookapi.net", "RadioOkapi.net"]
)
def test_an_outlet_by_its_host(host: str) -> None:
    source = REGISTER.source_at(host)
    assert source is not None
    assert source.id == "radio-okapi"


@pytest.mark.parametrize("host", ["example.org", "net", "", "notradiookapi.net"])
def test_hosts_of_nobody(host: str) -> None:
    assert REGISTER.source_at(host) is None


def test_what_a_country_has() -> None:
    assert [
        entry and entry.id
        for entry in (
            REGISTER.army_of("ML"),
            REGISTER.air_force_of("SY"),
            REGISTER.police_of("HT"),
            REGISTER.government_of("ua"),
            REGISTER.army_of("XX"),
            REGISTER.army_of("PS"),
        )
    ] == ["ml-army", "sy-air-force", "ht-police", "ua-government", None, None]


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("russes", "RU"),
        ("Burkina Faso", "BF"),
        ("l'Irak", "IQ"),
        ("Tbilissi", "GE"),
        ("kenyane", "KE"),
        ("voisine", None),
    ],
)
def test_the_country_of_a_word(word: str, country: str | None) -> None:
    assert REGISTER.country_of(word) == country


def test_an_entry_by_its_id() -> None:
    assert REGISTER.entry("is").name == "Islamic State"
    with pytest.raises(KeyError):
        REGISTER.entry("nobody")
