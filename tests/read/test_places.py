"""Which places a report means, which names are none, and what the hints change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.gazetteer import Entry, Gazetteer, Row, build, open_index
from selon.read.mentions import PlaceMention
from selon.read.passage import prepare
from selon.read.places import PlaceHints, find_places

_WORDS = [
    "à",
    "de",
    "du",
    "le",
    "village",
    "Tripoli",
    "près",
    "nord",
    "km",
    "75",
    "(",
    ")",
    ",",
    "frontière",
    "entre",
    "et",
    "au",
    "ville",
]


def _row(
    name: str, lat: float, lon: float, country: str, population: int = 0, kind: str = "settlement", *names: str
) -> Row:
    entry = Entry(
        layer="tests",
        id=f"{country}/{name}/{kind}/{lat}",
        name=name,
        lat=lat,
        lon=lon,
        country=country,
        population=population,
        kind=kind,
    )
    return Row(entry, names)


_ROWS = (
    _row("Tripoli", 32.89, 13.19, "LY", 1_150_000, "capital"),
    _row("Tripoli", 34.44, 35.84, "LB", 230_000),
    _row("Mourzouq", 25.91, 13.92, "LY", 12_000),
    _row("Beyrouth", 33.89, 35.5, "LB", 1_900_000, "capital"),
    _row("Valence", 44.93, 4.89, "FR", 63_000),
    _row("Bani Walid", 31.76, 13.99, "LY", 46_000),
    _row("Koundara", 14.2, -3.1, "ML", 900),
    _row("Zella", 26.1, 14.3, "LY"),
    _row("Zella", 31.5, 14.3, "LY"),
    _row("Ghayda", 24.5, 16.0, "LY", 0, "adm1"),
    _row("Ghayda", 24.51, 16.01, "LY", 9_000),
    _row("Mourzouk-Vieux", 25.6, 13.7, "LY"),
    _row("Fezzan", 26.5, 14.0, "LY", 0, "region"),
    _row("Koundara", 12.1, -1.2, "BF", 900),
    _row("Haram", 12.0, 14.0, "NG", 500),
    _row("Boko", -4.2, 14.6, "CG", 800),
    _row("Bamako", 12.64, -8.0, "ML", 2_700_000, "capital"),
    _row("Sirbane", 31.5, 14.5, "LY", 700),
    _row("Europe", 50.3, 25.6, "UA", 900),
    _row("Genève", 46.2, 6.15, "CH", 200_000),
    _row("Mocímboa da Praia", -11.35, 40.35, "MZ", 25_000),
    _row("Praia", 14.93, -23.51, "CV", 110_000, "capital"),
    _row("Genève", -17.1, 28.3, "ZW", 900),
    _row("Bamako", 47.1, 2.2, "FR", 3_000),
    Row(
        Entry(
            layer="curated", id="sea", name="mer Rouge", lat=18.5, lon=39.5, country="ER", kind="region", radius_km=600
        ),
        (),
    ),
    _row("Mer Rouge", 32.8, -91.8, "US", 600),
    _row("Barka", 42.0, -73.3, "US", 1_200),
    _row("Wichita", 37.69, -97.34, "US", 396_000, "settlement", "Sabkha"),
    _row("Zaltane", 31.9, 14.2, "LY", 300),
    _row("Karibal", 36.5, 44.0, "IQ", 90_000),
    _row("Ghadir", 27.2, 14.4, "LY", 60_000, "adm2"),
    _row("Ghadir", 27.23, 14.4, "LY"),
    _row("Dar Salam", 26.0, 14.1, "LY", 700),
    _row("Dar Salam", 30.4, 10.2, "LY", 700),
    Row(
        Entry(
            layer="tests", id="chebka", name="Chebka", lat=28.2, lon=12.2, country="LY", kind="adm1", radius_km=250
        ),
        (),
    ),
)


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    path = tmp_path_factory.mktemp("places") / "ranking.sqlite"
    build(path, _ROWS)
    opened = open_index(path)
    yield opened
    opened.close()


def _found(text: str, gazetteer: Gazetteer, hints: PlaceHints | None = None) -> dict[str, PlaceMention]:
    return {m.place.text: m for m in find_places(prepare(text, "fr"), gazetteer, hints=hints)}


def test_the_report_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    libya = _found("Des combats ont éclaté à Tripoli et à Bani Walid, en Libye.", gazetteer)
    lebanon = _found("L'armée libanaise s'est déployée à Tripoli, au nord de Beyrouth.", gazetteer)
    assert libya["Tripoli"].place.country == "LY"
    assert lebanon["Tripoli"].place.country == "LB"


def test_one_report_one_sense(gazetteer: Gazetteer) -> None:
    text = "Des tirs à Tripoli, au Liban. Plus tard, des soldats libanais sont arrivés à Tripoli."
    places = [m.place for m in find_places(prepare(text, "fr"), gazetteer) if m.place.text == "Tripoli"]
    assert {p.country for p in places} == {"LB"}
    assert len(places) == 2


def test_theatre_outweighs_publisher(gazetteer: Gazetteer) -> None:
    hints = PlaceHints(publisher=frozenset({"LY"}), theatres=(frozenset({"LB"}),))
    assert _found("Des tirs ont éclaté à Tripoli.", gazetteer, hints)["Tripoli"].place.country == "LB"


def test_undecided_keeps_all_candidates_and_covers_them(gazetteer: Gazetteer) -> None:
    place = _found("Le village de Koundara a été attaqué.", gazetteer)["Koundara"].place
    assert {name for name, _, _ in place.candidates} == {"Koundara"}
    assert len(place.candidates) == 2
    assert place.radius_km is not None
    assert place.radius_km > 100


def test_a_city_where_diplomats_meet_is_found_though_the_report_is_of_another_country(gazetteer: Gazetteer) -> None:
    text = "Un accord a été signé à Genève. Des combats ont éclaté à Bani Walid, en Libye."
    assert _found(text, gazetteer)["Genève"].place.country == "CH"


def test_a_far_city_is_not_found_by_a_name_that_is_hardly_its_own(gazetteer: Gazetteer) -> None:
    place = _found("En Libye, des combats ont éclaté à Bani Walid et à Sabkha.", gazetteer)["Sabkha"].place
    assert (place.country, place.lat) == (None, None)


def test_a_sea_is_no_town_of_its_name(gazetteer: Gazetteer) -> None:
    found = _found("Près de Mourzouq, en Libye, un avion américain venu de la mer Rouge a été abattu.", gazetteer)
    assert found["mer Rouge"].place.name == "mer Rouge"


def test_a_river_without_a_place_of_its_own_is_not_the_town(gazetteer: Gazetteer) -> None:
    found = _found("En Libye, des combats ont eu lieu à Bani Walid, puis près du fleuve Sirbane.", gazetteer)
    assert [m.place.lat for m in found.values() if m.head.text == "Sirbane"] == [None]


def test_a_hill_lies_by_the_town_whose_name_it_bears_or_is_not_placed(gazetteer: Gazetteer) -> None:
    text = "En Libye, des combats ont eu lieu à Bani Walid, puis sur la colline de {}."
    places = [_found(text.format(name), gazetteer)[f"colline de {name}"].place for name in ("Sirbane", "Mourzouq")]
    assert [p.lat is None for p in places] == [False, True]


def test_a_small_town_of_the_soldiers_own_country_is_not_meant(gazetteer: Gazetteer) -> None:
    text = "Des drones américains ont frappé Bani Walid, en Libye, et le village de Barka."
    assert _found(text, gazetteer)["Barka"].place.country is None


def test_the_village_is_the_one_named_last_though_no_gazetteer_has_it(gazetteer: Gazetteer) -> None:
    text = "En Libye, des combats ont eu lieu à Bani Walid. Le village de Tlemra a été pris, et {} a brûlé."
    found = _found(text.format("l'école près du marché"), gazetteer)
    assert found["Tlemra"].place.lat is None
    assert [m.place.lat for m in found.values() if m.head.text == "marché"] == [None]
    assert "village" not in _found(text.format("au sud du village, l'école"), gazetteer)


def test_a_street_lies_in_the_town_named_right_after_it(gazetteer: Gazetteer) -> None:
    text = "En Libye, des tirs ont éclaté à Mourzouq. Une bombe a explosé rue Pasteur, à Bani Walid."
    place = _found(text, gazetteer)["rue Pasteur"].place
    assert (place.lat, place.derived and place.derived.anchor) == (31.76, "Bani Walid")


def test_a_namesake_of_the_same_country_yields_to_what_the_text_says_of_where_it_is(gazetteer: Gazetteer) -> None:
    place = _found("En Libye, le hameau de Sirbane, près de Mourzouq, a été attaqué.", gazetteer)["Sirbane"].place
    assert (place.lat, place.derived and place.derived.anchor) == (25.91, "Mourzouq")


def test_the_town_of_the_dateline_is_the_town_where_no_other_is_named(gazetteer: Gazetteer) -> None:
    text = "BANI WALID, Libye, 5 mars - La route de Mourzouq est coupée et l'armée est entrée dans la ville."
    assert _found(text, gazetteer)["ville"].place.lat == 31.76


def test_a_bearing_alone_says_nothing_of_how_far(gazetteer: Gazetteer) -> None:
    place = _found("En Libye, des combats ont eu lieu à Bani Walid, au sud de Tripoli.", gazetteer)["Bani Walid"].place
    assert (place.lat, place.derived) == (31.76, None)


def test_a_capital_is_no_hamlet_of_a_country_that_is_only_spoken_of(gazetteer: Gazetteer) -> None:
    text = "La France suit la guerre en Libye entre Libyens. Des pourparlers ont eu lieu à Bamako."
    assert _found(text, gazetteer)["Bamako"].place.country == "ML"


def test_a_name_with_particles_is_one_name(gazetteer: Gazetteer) -> None:
    found = _found("Des combats ont éclaté à Mocimboa da Praia.", gazetteer)
    assert [(text, m.place.country) for text, m in found.items()] == [("Mocimboa da Praia", "MZ")]


def test_a_far_namesake_is_no_answer(gazetteer: Gazetteer) -> None:
    place = _found("En Libye, une milice a attaqué le village de Haram, près de Mourzouq.", gazetteer)[
        "Haram"
    ].place
    assert place.country == "LY"
    assert place.derived is not None
    assert place.derived.anchor == "Mourzouq"


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram a revendiqué l'attaque.",
        "C'est la plus grande centrale nucléaire d'Europe.",
        "Mali Actu l'a annoncé lundi.",
        "Il l'a raconté à Reuters.",
        "Le général Valence a été arrêté.",
        "La famille Valence a fui.",
        "Le Dôme de fer a tout arrêté.",
        "Les Libyens ont protesté.",
        "Il a prêté allégeance à Aboubacar.",
    ],
)
def test_what_is_no_place(text: str, gazetteer: Gazetteer) -> None:
    assert [m for m in find_places(prepare(text, "fr"), gazetteer) if m.role == "event"] == []


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Tripoli accuse ses adversaires. L'armée libyenne avance.", "Tripoli", "government"),
        ("Selon Bamako, l'armée malienne a repris le camp.", "Bamako", "government"),
        ("BEYROUTH - Des soldats libanais ont été tués.", "BEYROUTH", "source"),
        ("Joint à Bamako, un officier malien a confirmé.", "Bamako", "source"),
        ("Des familles ont fui vers Bani Walid, en Libye.", "Bani Walid", "direction"),
        ("Des combattants venus de Bani Walid sont entrés en Libye.", "Bani Walid", "origin"),
        ("Des roquettes tirées depuis Bani Walid ont touché Tripoli, en Libye.", "Bani Walid", "origin"),
        ("Des roquettes tirées lundi depuis le nord de Bani Walid ont touché Tripoli.", "nord de Bani Walid", "origin"),
        ("Des roquettes ont été tirées lundi sur la plaine de Bani Walid, en Libye.", "plaine de Bani Walid", "event"),
        ("Les jihadistes, sans lien avec ceux de Bani Walid, ont pris Tripoli, en Libye.", "Bani Walid", "origin"),
        ("Ils ont brûlé des maisons avant de repartir vers le nord du pays, en Libye.", "nord du pays", "direction"),
        ("Deux villages du nord-est de la Libye ont été attaqués.", "nord-est de la Libye", "event"),
        ("Le député de la circonscription de Bani Walid, en Libye, a parlé.", "Bani Walid", "origin"),
        ("BANI WALID, Libye, 5 mars - Des combats ont repris.", "BANI WALID", "source"),
        ("Bani Walid, ville de Libye - hier encore paisible - a été attaquée.", "Bani Walid", "event"),
        ("Des unités parties de Bani Walid, en Libye, ont repris Mourzouq.", "Bani Walid", "origin"),
        ("Un bus a brûlé à Tripoli, a annoncé la police de Bani Walid, en Libye.", "Bani Walid", "origin"),
        ("Elle s'appuie sur un réseau de sources en Libye.", "Libye", "source"),
        ("Une base a été détruite dans la région de Bani Walid, en Libye.", "région de Bani Walid", "event"),
        ("La brigade de gendarmerie de Bani Walid a été attaquée.", "brigade de gendarmerie de Bani Walid", "event"),
        ("Ils ont dynamité le pont avant de se replier vers Bani Walid, en Libye.", "Bani Walid", "direction"),
        ("BANI WALID, de notre envoyée spéciale\nDes combats ont repris en Libye.", "BANI WALID", "source"),
        ("De notre correspondant à Bani Walid\nDes combats ont repris en Libye.", "Bani Walid", "source"),
        ("Le maire de Bani Walid, en Libye, a été enlevé.", "Bani Walid", "origin"),
        ("Des combats ont eu lieu à Sirbane, en Libye.", "Libye", "helper"),
        ("Un convoi a sauté, dit le commandement militaire de Bani Walid, en Libye.", "Bani Walid", "origin"),
        ("Le poste de commandement de Bani Walid a été attaqué.", "poste de commandement de Bani Walid", "event"),
        ("Un officier basé à Bani Walid, en Libye, a parlé d'un assaut.", "Bani Walid", "source"),
        ("L'armée va ouvrir une base à Bani Walid, en Libye.", "Bani Walid", "event"),
        ("Un district frontalier de la Libye a été bombardé.", "district frontalier de la Libye", "helper"),
        ("L'accord signé à Bani Walid, en Libye, n'a rien changé.", "Bani Walid", "signed"),
        ("Un convoi a sauté sur la route à l'ouest de Bani Walid, en Libye.", "à l'ouest de Bani Walid", "event"),
        ("Des habitants de Libye ont fui Bamako jeudi.", "Bamako", "event"),
        ("Comme à Bani Walid, des tirs ont éclaté à Tripoli, en Libye.", "Bani Walid", "comparison"),
    ],
)
def test_roles(text: str, name: str, role: str, gazetteer: Gazetteer) -> None:
    assert _found(text, gazetteer)[name].role == role


def test_a_name_seen_after_a_cue_is_a_place_everywhere(gazetteer: Gazetteer) -> None:
    text = "En Libye, les combats ont repris à Sirbane. Sirbane est tombée dans la nuit."
    assert [m.place.text for m in find_places(prepare(text, "fr"), gazetteer)].count("Sirbane") == 2


def test_a_quarter_named_after_a_country_is_not_the_country(gazetteer: Gazetteer) -> None:
    text = "En Libye, des tirs ont éclaté à Bani Walid. Des habitants du {} ont fui."
    place = _found(text.format("quartier Mali"), gazetteer)["quartier Mali"].place
    assert (place.lat, place.country) == (31.76, "LY")
    assert _found(text.format("sud du Mali"), gazetteer)["sud du Mali"].place.country == "ML"


def test_a_road_that_links_two_towns_is_a_line(gazetteer: Gazetteer) -> None:
    text = "En Libye, un bus a sauté sur la piste qui relie Bani Walid à Mourzouq."
    place = _found(text, gazetteer)["piste qui relie Bani Walid à Mourzouq"].place
    assert place.geometry is not None
    assert place.geometry["type"] == "LineString"


@pytest.mark.parametrize("noun", ["marché aux bestiaux", "école d'infirmières", "poste de police"])
def test_what_says_which_market_parts_it_from_no_name(noun: str, gazetteer: Gazetteer) -> None:
    place = _found(f"En Libye, le {noun} de Bani Walid a été touché.", gazetteer)[f"{noun} de Bani Walid"].place
    assert (place.lat, place.precision) == (31.76, "point")


@pytest.mark.parametrize(
    "where", ["la caserne située à l'entrée est de Mourzouq", "la colline qui surplombe Mourzouq"]
)
def test_a_site_lies_by_the_town_that_the_words_after_it_name(where: str, gazetteer: Gazetteer) -> None:
    text = f"En Libye, des tirs ont éclaté à Bani Walid. Les rebelles ont pris {where}."
    site = next(m for m in find_places(prepare(text, "fr"), gazetteer) if m.head.text in ("caserne", "colline"))
    assert site.place.lat == 25.91


def test_a_town_that_only_sounds_alike_is_not_meant_from_afar(gazetteer: Gazetteer) -> None:
    text = "En Irak, des soldats libyens se battent à Bani Walid et à Mourzouq, puis au village de Karabila."
    assert _found(text, gazetteer)["Karabila"].place.lat is None


def test_the_town_is_as_likely_as_the_district_of_its_name(gazetteer: Gazetteer) -> None:
    text = "En Libye, des combats ont eu lieu à Mourzouq et {}."
    assert _found(text.format("à Ghadir"), gazetteer)["Ghadir"].place.lat == 27.23
    assert _found(text.format("dans le district de Ghadir"), gazetteer)["district de Ghadir"].place.lat == 27.2


def test_of_namesakes_the_one_where_the_text_says(gazetteer: Gazetteer) -> None:
    text = "En Libye, le village de Dar Salam, à 20 km à l'est de Mourzouq, a été attaqué."
    place = _found(text, gazetteer)["Dar Salam"].place
    assert (place.lat, place.candidates) == (26.0, ())


def test_namesakes_close_to_where_the_text_says_stay_undecided(gazetteer: Gazetteer) -> None:
    text = "En Libye, le village de Dar Salam, dans la province de Chebka, a été attaqué."
    place = _found(text, gazetteer)["Dar Salam"].place
    assert len(place.candidates) == 2
    assert place.radius_km is not None
    assert place.radius_km > 100


def test_an_actor_of_many_countries_tells_little_of_where_a_report_is(gazetteer: Gazetteer) -> None:
    text = "Des tirs ont éclaté à Koundara."
    many, one = frozenset({"ML", "SY", "IQ", "NG", "AF"}), frozenset({"BF"})
    found = _found(text, gazetteer, PlaceHints(theatres=(many, one)))["Koundara"].place
    assert (found.country, found.candidates) == ("BF", ())


def test_unknown_names_are_places_after_a_cue_only(gazetteer: Gazetteer) -> None:
    assert "Zorgoba" in _found("Le village de Zorgoba a été incendié.", gazetteer)
    assert "Zorgoba" not in _found("Zorgoba a été arrêté lundi.", gazetteer)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_verbatim_spans(text: str) -> None:
    for mention in find_places(prepare(text, "fr"), Gazetteer(())):
        assert mention.place.within(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_WORDS)))
def test_any_words_give_verbatim_spans(words: list[str]) -> None:
    text = " ".join(words)
    for mention in find_places(prepare(text, "fr"), Gazetteer(())):
        assert mention.place.within(text)
        assert mention.start < mention.end


def test_missing_language(gazetteer: Gazetteer) -> None:
    from selon.lang import LanguageDataError

    with pytest.raises(LanguageDataError):
        find_places(prepare("x", "fr"), gazetteer, "xx")


def test_order_of_indexes_changes_nothing(tmp_path: Path) -> None:
    for name, rows in (("a", _ROWS[:6]), ("b", _ROWS[6:])):
        build(tmp_path / name, rows)
    text = prepare("Des combats à Tripoli, à Koundara et à Bani Walid.", "fr")
    one = find_places(text, open_index(tmp_path / "a", tmp_path / "b"))
    other = find_places(text, open_index(tmp_path / "b", tmp_path / "a"))
    assert one == other


def test_a_namesake_in_another_country_is_not_where_the_text_puts_the_place(gazetteer: Gazetteer) -> None:
    text = "Des combats ont éclaté en Libye à Genève, à 20 km à l'est de Bani Walid."
    place = _found(text, gazetteer)["Genève"].place
    assert place.lat == pytest.approx(31.76, abs=0.1)
    assert place.country == "LY"
    assert place.derived is not None
    assert place.gazetteer is None


def test_a_bearing_after_a_district_tells_of_its_town_too(gazetteer: Gazetteer) -> None:
    text = "En Libye, ils ont attaqué Soulaya, chef-lieu du district de Morzane, à 20 km à l'est de Bani Walid."
    assert _found(text, gazetteer)["Soulaya"].place.lat == pytest.approx(31.76, abs=0.1)


def test_the_sentence_says_which_of_two_villages_is_meant(gazetteer: Gazetteer) -> None:
    text = "En Libye, l'armée est entrée à Bani Walid. Dans la région de Mourzouq, un obus touche le village de Zella."
    assert _found(text, gazetteer)["Zella"].place.lat == pytest.approx(26.1)
    text = "En Libye, l'armée est entrée à Mourzouq. Près de Bani Walid, un obus a touché le village de Zella."
    assert _found(text, gazetteer)["Zella"].place.lat == pytest.approx(31.5)


def test_two_names_are_two_places(gazetteer: Gazetteer) -> None:
    places = _found("En Libye, des combats ont eu lieu à Mourzouq et à Mourzouk-Vieux.", gazetteer)
    assert places["Mourzouk-Vieux"].place.lat == pytest.approx(25.6)


def test_a_quarter_is_in_the_province_that_its_sentence_names(gazetteer: Gazetteer) -> None:
    text = "En Libye, à Bani Walid, tout est calme. Dans la province de Ghayda, un obus a touché le quartier Andalous."
    quarter = _found(text, gazetteer)["quartier Andalous"].place
    assert quarter.lat == pytest.approx(24.51)
    assert quarter.derived is not None


@pytest.mark.parametrize(
    ("text", "lat"),
    [
        ("En Libye, des combats ont eu lieu à Mourzouq. Ils ont attaqué le palais présidentiel.", 32.89),
        ("En Libye, des combats ont eu lieu à Mourzouq. Ils ont attaqué la caserne, à Bani Walid.", 31.76),
        ("En Libye, des combats ont eu lieu à Mourzouq. Ils ont attaqué la caserne.", 25.91),
    ],
)
def test_where_a_place_without_a_name_is(text: str, lat: float, gazetteer: Gazetteer) -> None:
    place = next(m.place for m in find_places(prepare(text, "fr"), gazetteer) if m.head.text.islower())
    assert place.lat == pytest.approx(lat)


def test_a_small_town_may_bear_the_name_of_a_country(gazetteer: Gazetteer) -> None:
    assert _found("Ils ont attaqué la municipalité de Belize.", gazetteer)["municipalité de Belize"].place.lat is None
    assert _found("Ils ont attaqué un village de Syrie.", gazetteer)["Syrie"].place.country == "SY"


def test_some_town_of_a_region_is_no_town_of_its_name(gazetteer: Gazetteer) -> None:
    text = "Ils ont attaqué Bani Walid, une ville du Fezzan assiégée depuis mars."
    assert _found(text, gazetteer)["Fezzan"].role == "helper"


def test_a_part_of_a_town_is_no_departure_from_it(gazetteer: Gazetteer) -> None:
    for part in ("une partie", "la plus grande partie", "la majeure partie"):
        assert _found(f"En Libye, l'armée tient {part} de Bani Walid.", gazetteer)["Bani Walid"].role == "event"
    assert _found("En Libye, une colonne partie de Bani Walid est vue.", gazetteer)["Bani Walid"].role == "origin"


@pytest.mark.parametrize("said", ["a annoncé à", "a déclaré mardi, à", "a-t-il précisé à"])
def test_where_somebody_spoke_is_no_scene(said: str, gazetteer: Gazetteer) -> None:
    assert _found(f"L'armée libyenne a pris le pont, {said} Bani Walid.", gazetteer)["Bani Walid"].role == "source"


def test_an_event_s_noun_before_a_village_of_two_words(gazetteer: Gazetteer) -> None:
    text = "L'armée a pris le contrôle du village de Beit Hanaya, en Libye."
    assert "village de Beit Hanaya" in _found(text, gazetteer) or "Beit Hanaya" in _found(text, gazetteer)
    assert not {t for t in _found("En Libye, l'attaque de Jean Dupont a échoué.", gazetteer) if "Dupont" in t}


@pytest.mark.parametrize("sent", ["ont été envoyés à", "ont été envoyés mardi à"])
def test_where_reinforcements_are_sent_tells_nothing(sent: str, gazetteer: Gazetteer) -> None:
    assert _found(f"En Libye, des renforts {sent} Bani Walid.", gazetteer)["Bani Walid"].role == "event"


def test_what_befalls_towns_befalls_a_place(gazetteer: Gazetteer) -> None:
    assert "Kalaya" in _found("Kalaya est tombée aux mains des rebelles.", gazetteer)
    assert "Kalaya" in _found("Mardi, Kalaya a aussi été pilonnée.", gazetteer)
    assert "Kalaya" not in _found("Kalaya est tombée dans la rue.", gazetteer)
