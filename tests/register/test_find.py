"""Names found in running text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.read.passage import prepare
from selon.register import ActorEntry, Entry, RegisterMention, load_register

REGISTER = load_register()


def found(text: str, *countries: str) -> list[tuple[str, str]]:
    mentions = REGISTER.find(prepare(text, "fr"), frozenset(countries))
    return [(m.span.text, m.entry.id) for m in mentions]


def only(text: str, *countries: str) -> RegisterMention:
    (mention,) = REGISTER.find(prepare(text, "fr"), frozenset(countries))
    return mention


@pytest.mark.parametrize(
    ("text", "name", "entry"),
    [
        ("Les FARDC tiennent la colline.", "FARDC", "cd-army"),
        ("La Monusco confirme.", "Monusco", "monusco"),
        ("Des hommes de l’EI ont fui.", "EI", "is"),
        ("L’armée malienne avance.", "armée malienne", "ml-army"),
        ("des soldats tchadiens blessés", "soldats tchadiens", "td-army"),
        ("un raid de l'aviation birmane", "aviation birmane", "mm-air-force"),
        ("la gendarmerie nationale sénégalaise", "gendarmerie nationale sénégalaise", "sn-gendarmerie"),
        ("Le ministère russe de la Défense assure", "ministère russe de la Défense", "ru-defence-ministry"),
        (
            "les Volontaires pour la Défense de la Patrie",
            "Volontaires pour la Défense de la Patrie",
            "bf-vdp",
        ),
        ("LES FORCES DE SOUTIEN RAPIDE RECULENT", "FORCES DE SOUTIEN RAPIDE", "sd-rsf"),
        ("le groupe « Etat islamique » recule", "groupe « Etat islamique »", "is"),
        ("la Maison-Blanche se tait", "Maison-Blanche", "us-government"),
        ("les rebelles\nhouthis", "rebelles\nhouthis", "ye-houthis"),
        ("le cartel de Sinaloa", "cartel de Sinaloa", "mx-sinaloa"),
        (
            "selon l’Observatoire syrien des droits de l’homme",
            "Observatoire syrien des droits de l’homme",
            "sohr",
        ),
        ("a dit la radio Okapi", "radio Okapi", "radio-okapi"),
        ("rebelles de la NPA", "NPA", "ph-npa"),
        ("la katiba Macina", "katiba Macina", "ml-katiba-macina"),
        ("the Free Syrian Army said", "Free Syrian Army", "sy-fsa"),
        ("Russian warplanes struck", "Russian warplanes", "ru-air-force"),
        ("قال المرصد السوري لحقوق الإنسان", "المرصد السوري لحقوق الإنسان", "sohr"),
    ],
)
def test_a_name(text: str, name: str, entry: str) -> None:
    assert found(text) == [(name, entry)]


@pytest.mark.parametrize(
    "name",
    [
        "Jabhat al-Nosra",
        "Jabhat an-Nusra",
        "Jabhat el Nousra",
        "front al-Nosra",
        "Front al Nosra",
        "Al-Nusra",
        "Jebhat al-Nusrah",
    ],
)
def test_one_group_in_any_transliteration(name: str) -> None:
    assert only(f"Des combattants de {name} sont arrivés.").entry.id == "sy-nusra"


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Hay'at Tahrir ash-Sham", "sy-hts"),
        ("Hayʼat Tahrir al-Cham", "sy-hts"),
        ("Jaych el-Islam", "sy-jaysh-al-islam"),
        ("Jaïch Al-Islam", "sy-jaysh-al-islam"),
        ("Faylak ar-Rahmane", "sy-faylaq-al-rahman"),
        ("Hashd ash-Shaabi", "iq-pmf"),
        ("Hizbullah", "lb-hezbollah"),
        ("Lashkar-i-Tayyiba", "in-lashkar-e-taiba"),
        ("Ansar ed-Dine", "ml-ansar-dine"),
        ("Abou Sayyaf", "ph-asg"),
        ("Asaïb Ahl al-Haq", "iq-asaib"),
    ],
)
def test_transliterations(name: str, entry: str) -> None:
    assert only(f"Des hommes de {name} sont arrivés.").entry.id == entry


@pytest.mark.parametrize(
    "text",
    [
        "Il n'ei pas venu.",
        "les ei et les als",
        "Le monde attend.",
        "La croix du village",
        "libération d'otages",
        "Le point sur la situation",
        "un front du sud",
        "la mission continue",
        "il a fait appel à la police",
        "Quatre wagners",
        "des soldats",
        "les forces armées",
        "la presse locale",
        "mer d'Azov",
        "akbar",
        "Le temps passe.",
        "Bras dessus, bras dessous",
        "Minus habens",
        "Site minier",
        "un secteur droit",
        "son unité spéciale",
        "le bas Shabelle",
        "un sabre",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_the_longest_name_wins() -> None:
    assert found("l'Etat islamique au Sahel") == [("Etat islamique au Sahel", "ml-isgs")]
    assert found("Al-Qaïda au Maghreb islamique") == [("Al-Qaïda au Maghreb islamique", "dz-aqim")]


def test_a_name_does_not_run_over_a_stop() -> None:
    assert ("Etat. Islamique", "is") not in found("Il défend l'Etat. Islamique et modéré, il hésite.")
    assert found("Le Front. Al-Nosra arrive")[0][0] != "Front. Al-Nosra"


def test_a_written_name_beats_what_the_country_table_makes() -> None:
    assert only("l'Armée nationale syrienne, soutenue par Ankara").entry.id == "sy-sna"
    assert only("l'Armée nationale libyenne").entry.id == "ly-lna"


@pytest.mark.parametrize(
    ("acronym", "country", "entry"),
    [
        ("ADF", "CD", "cd-adf"),
        ("ADF", "CM", "cm-adf"),
        ("FDS", "SY", "sy-sdf"),
        ("FDS", "BF", "bf-security-forces"),
        ("UPC", "CF", "cf-upc"),
        ("UPC", "CD", "cd-upc"),
        ("SNA", "SO", "so-army"),
        ("SNA", "SY", "sy-sna"),
        ("CTS", "IQ", "iq-cts"),
        ("CTS", "YE", "ye-stc"),
        ("AFP", "PH", "ph-army"),
        ("AFP", "ML", "afp"),
        ("VDP", "BF", "bf-vdp"),
        ("VDP", "CD", "cd-wazalendo"),
        ("EIS", "SO", "so-is"),
        ("EIS", "NE", "ml-isgs"),
        ("ANP", "DZ", "dz-army"),
        ("ANP", "AF", "af-police"),
        ("FAR", "MA", "ma-army"),
        ("MAA", "ML", "ml-maa"),
    ],
)
def test_a_shared_acronym_is_decided_by_the_countries(acronym: str, country: str, entry: str) -> None:
    mention = only(f"{acronym} : douze tués", country)
    assert (mention.entry.id, mention.decided) == (entry, True)


def test_a_shared_acronym_stays_open_without_a_country() -> None:
    mention = only("Les ADF ont attaqué.")
    assert not mention.decided
    assert {c.id for c in mention.candidates} >= {"cd-adf", "cm-adf"}


def test_the_long_form_decides_the_acronym() -> None:
    text = "Les Forces démocratiques alliées (ADF) ont fui. Les ADF sont revenues."
    assert [m.entry.id for m in REGISTER.find(prepare(text, "fr"))] == ["cd-adf"] * 3


def test_the_countries_of_the_text_decide_where_none_are_given() -> None:
    assert ("FDS", "sy-sdf") in found("A Raqqa, en Syrie, les FDS avancent, dit une source syrienne.")
    assert ("FDS", "bf-security-forces") in found(
        "Au Burkina Faso, les FDS avancent, dit une source burkinabè."
    )


def test_a_short_acronym_is_not_taken_far_from_home() -> None:
    assert found("Un RSP détruit", "UA") == []
    assert found("Un RSP détruit", "BF") == [("RSP", "bf-rsp")]


def test_local_names_hold_at_home_only() -> None:
    assert found("La Plateforme a signé.", "ML") == [("Plateforme", "ml-plateforme")]
    assert found("La Plateforme a signé.", "UA") == []


def test_loaded_phrases_are_marked() -> None:
    mention = only("Les bombes du régime de Damas")
    assert (mention.entry.id, mention.framing) == ("sy-government", True)
    assert not only("L'armée syrienne avance").framing


def test_loaded_phrases_without_a_name_need_the_country() -> None:
    assert found("Les forces du régime avancent.") == []
    assert found("Les forces du régime avancent.", "SY") == [("forces du régime", "sy-army")]
    assert found("Les terroristes avancent.", "SY") == []


def test_headlines_in_capitals_hold_no_short_acronyms() -> None:
    assert found("LA PAIX EST LA SEULE ISSUE POUR EI") == []


def test_spans_read_verbatim() -> None:
    text = "À Goma, l’armée congolaise et la « Codeco » ; d'après Radio Okapi…"
    assert all(m.span.within(text) for m in REGISTER.find(prepare(text, "fr")))


@given(st.text(alphabet="EIADFarmée syrienne'’-«» .,\n", max_size=120))
def test_any_text_gives_ordered_verbatim_spans(text: str) -> None:
    mentions = REGISTER.find(prepare(text, "fr"))
    assert all(m.span.within(text) for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_every_long_french_name_finds_its_actor() -> None:
    written = [
        (actor, name) for actor in REGISTER.actors for name in actor.names.get("fr", ()) if len(name) > 12
    ]
    assert [name for actor, name in written if actor not in _meant(name, actor)] == []


def _meant(name: str, actor: ActorEntry) -> set[Entry]:
    mentions = REGISTER.find(prepare(f"Des combattants ({name}) !", "fr"), frozenset(actor.country))
    return {entry for m in mentions for entry in m.candidates}


def test_time_grows_with_the_text_only() -> None:
    """A hundred times the text takes about a hundred times as long: no step looks at pairs."""
    once = prepare("L'armée malienne et le JNIM se battent près de Mopti, selon l'AFP. " * 20, "fr")
    often = prepare("L'armée malienne et le JNIM se battent près de Mopti, selon l'AFP. " * 2000, "fr")
    REGISTER.find(once)
    start = time.perf_counter()
    for _ in range(20):
        REGISTER.find(once)
    middle = time.perf_counter()
    REGISTER.find(often)
    assert time.perf_counter() - middle < (middle - start) / 20 * 100 * 5


def test_two_names_joined_are_two_actors() -> None:
    assert [entry for _, entry in found("une patrouille Fama-Wagner au Mali")] == ["ml-army", "pmc-wagner"]
    assert [entry for _, entry in found("la coalition FARDC-UPDF")] == ["cd-army", "ug-army"]
