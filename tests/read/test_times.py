"""Times in French sentences: what is found, the days it means, and what isn't a time at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.lang import LanguageDataError
from selon.read.mentions import TimeMention
from selon.read.passage import prepare
from selon.read.time_first_words import NUMBER, first_words
from selon.read.time_grammar import grammar
from selon.read.time_meanings import MEANINGS
from selon.read.times import find_times

THURSDAY = date(2018, 3, 15)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WORDS = [
    *(
        "depuis",
        "entre",
        "et",
        "le",
        "la",
        "les",
        "du",
        "au",
        "de",
        "à",
        "dans",
        "pour",
        "jusqu'",
        "d'ici",
        "vers",
    ),
    *(
        "mardi",
        "jeudi",
        "mars",
        "mai",
        "février",
        "12",
        "3",
        "1er",
        "29",
        "31",
        "2015",
        "10h30",
        "mi-juin",
        "été",
    ),
    *("nuit", "matin", "soir", "hier", "à l'aube", "semaine", "mois", "jours", "ans", "année", "week-end"),
    *("dernier", "dernière", "prochain", "il y a", "deux", "plusieurs", "fin", "début", "partir", "compter"),
    *("veille", "lendemain", "suivant", "sera", ",", "."),
]


def times(text: str, published: date | None = THURSDAY) -> tuple[TimeMention, ...]:
    return find_times(prepare(text, "fr"), published)


def only(text: str, published: date | None = THURSDAY) -> TimeMention:
    found = times(text, published)
    assert len(found) == 1, [m.span.text for m in found]
    return found[0]


# Published on Thursday 15 March 2018. Sentence, expression, first day, last day ("" where open).
RESOLVED = [
    # days of the week
    ("Mardi, des tirs ont retenti à Kalima.", "Mardi", "2018-03-13", "2018-03-13"),
    ("Le pont a sauté jeudi.", "jeudi", "2018-03-15", "2018-03-15"),
    ("Le poste est tombé vendredi.", "vendredi", "2018-03-09", "2018-03-09"),
    ("Ce mardi, le marché a brûlé.", "Ce mardi", "2018-03-13", "2018-03-13"),
    ("Le village a été pris jeudi dernier.", "jeudi dernier", "2018-03-08", "2018-03-08"),
    ("Le convoi est parti lundi passé.", "lundi passé", "2018-03-12", "2018-03-12"),
    ("La trêve commence lundi prochain.", "lundi prochain", "2018-03-19", "2018-03-19"),
    ("Une marche aura lieu lundi à venir.", "lundi à venir", "2018-03-19", "2018-03-19"),
    ("Les troupes partiront samedi.", "samedi", "2018-03-17", "2018-03-17"),
    ("L'assaut devrait être lancé dimanche.", "dimanche", "2018-03-18", "2018-03-18"),
    ("Les combats ont repris mardi soir.", "mardi soir", "2018-03-13", "2018-03-13"),
    ("Mercredi à l'aube, les blindés sont entrés.", "Mercredi à l'aube", "2018-03-14", "2018-03-14"),
    (
        "Ils ont attaqué lundi, vers 11 heures 20, le camp.",
        "lundi, vers 11 heures 20",
        "2018-03-12",
        "2018-03-12",
    ),
    ("Tôt lundi matin, un obus est tombé.", "Tôt lundi matin", "2018-03-12", "2018-03-12"),
    ("Dans la matinée de mardi, la colonne a fui.", "Dans la matinée de mardi", "2018-03-13", "2018-03-13"),
    (
        "Vers 3 heures du matin, lundi, ils ont tiré.",
        "Vers 3 heures du matin, lundi",
        "2018-03-12",
        "2018-03-12",
    ),
    ("Avant l'aube mardi, ils ont tiré.", "Avant l'aube mardi", "2018-03-13", "2018-03-13"),
    ("La semaine du 28 février, ils ont tiré.", "La semaine du 28 février", "2018-02-26", "2018-03-04"),
    (
        "Dans les premières heures de mardi, on a fui.",
        "Dans les premières heures de mardi",
        "2018-03-13",
        "2018-03-13",
    ),
    ("Au petit matin de lundi, ils ont tiré.", "Au petit matin de lundi", "2018-03-12", "2018-03-12"),
    (
        "Les heurts de samedi et dimanche ont fait dix morts.",
        "samedi et dimanche",
        "2018-03-10",
        "2018-03-11",
    ),
    ("Des combats ont eu lieu lundi et mardi.", "lundi et mardi", "2018-03-12", "2018-03-13"),
    ("Ils ont combattu de lundi à mercredi.", "de lundi à mercredi", "2018-03-12", "2018-03-14"),
    ("Entre lundi et mardi, trois otages ont disparu.", "Entre lundi et mardi", "2018-03-12", "2018-03-13"),
    ("Il a plu des obus de vendredi à dimanche.", "de vendredi à dimanche", "2018-03-09", "2018-03-11"),
    (
        "Mercredi pour la deuxième journée consécutive, la ville a été visée.",
        "Mercredi pour la deuxième journée consécutive",
        "2018-03-13",
        "2018-03-14",
    ),
    # counted in days
    ("Hier, deux soldats sont morts.", "Hier", "2018-03-14", "2018-03-14"),
    ("Avant-hier, la ville est tombée.", "Avant-hier", "2018-03-13", "2018-03-13"),
    ("Aujourd'hui, le calme règne.", "Aujourd'hui", "2018-03-15", "2018-03-15"),
    ("Aujourd’hui encore, on tire.", "Aujourd’hui", "2018-03-15", "2018-03-15"),
    ("Le drapeau a été hissé ce matin.", "ce matin", "2018-03-15", "2018-03-15"),
    ("Ce matin à 5 heures, ils ont tiré.", "Ce matin à 5 heures", "2018-03-15", "2018-03-15"),
    ("Une bombe a explosé hier soir.", "hier soir", "2018-03-14", "2018-03-14"),
    ("Depuis hier mercredi, on se bat.", "Depuis hier mercredi", "2018-03-14", "2018-03-15"),
    ("Une bombe a explosé hier mercredi 14 mars.", "hier mercredi 14 mars", "2018-03-14", "2018-03-14"),
    ("Le cessez-le-feu débutera demain.", "demain", "2018-03-16", "2018-03-16"),
    ("Ils partiront après-demain.", "après-demain", "2018-03-17", "2018-03-17"),
    ("Il y a deux jours, le camp brûlait.", "Il y a deux jours", "2018-03-13", "2018-03-13"),
    ("Voici trois jours, une mine a sauté.", "Voici trois jours", "2018-03-12", "2018-03-12"),
    ("Le village a été pris il y a une semaine.", "il y a une semaine", "2018-03-08", "2018-03-08"),
    ("Le village a été pris il y a 15 jours.", "il y a 15 jours", "2018-02-28", "2018-02-28"),
    ("L'usine a été pillée il y a deux mois.", "il y a deux mois", "2018-01-01", "2018-01-31"),
    # nights
    ("Cette nuit, des drones ont survolé le port.", "Cette nuit", "2018-03-14", "2018-03-15"),
    ("La nuit dernière, le dépôt a brûlé.", "La nuit dernière", "2018-03-14", "2018-03-15"),
    (
        "Dans la nuit de lundi à mardi, le pont a sauté.",
        "Dans la nuit de lundi à mardi",
        "2018-03-12",
        "2018-03-13",
    ),
    (
        "Dans la nuit de dimanche à ce lundi 12 mars, on a tiré.",
        "Dans la nuit de dimanche à ce lundi 12 mars",
        "2018-03-11",
        "2018-03-12",
    ),
    ("Dans la nuit du 4 au 5 mars, on a tiré.", "Dans la nuit du 4 au 5 mars", "2018-03-04", "2018-03-05"),
    (
        "On a tiré dans la nuit du 28 février au 1er mars.",
        "dans la nuit du 28 février au 1er mars",
        "2018-02-28",
        "2018-03-01",
    ),
    ("Dans la nuit du 9 au 10, on a tiré.", "Dans la nuit du 9 au 10", "2018-03-09", "2018-03-10"),
    (
        "Dans la nuit du lundi 5 au mardi 6 mars 2018, on a tiré.",
        "Dans la nuit du lundi 5 au mardi 6 mars 2018",
        "2018-03-05",
        "2018-03-06",
    ),
    ("Dans la nuit de mardi, on a tiré.", "Dans la nuit de mardi", "2018-03-13", "2018-03-14"),
    ("Dans la nuit du 3 mars, on a tiré.", "Dans la nuit du 3 mars", "2018-03-03", "2018-03-04"),
    (
        "Dans la nuit du mercredi au jeudi, on a tiré.",
        "Dans la nuit du mercredi au jeudi",
        "2018-03-14",
        "2018-03-15",
    ),
    ("Dans la nuit, le poste a été attaqué.", "Dans la nuit", "2018-03-14", "2018-03-15"),
    # weeks and week-ends
    ("Durant le week-end, dix civils ont péri.", "Durant le week-end", "2018-03-10", "2018-03-11"),
    ("Le week-end dernier, le camp a brûlé.", "Le week-end dernier", "2018-03-10", "2018-03-11"),
    ("Ce week-end, la ville a été prise.", "Ce week-end", "2018-03-10", "2018-03-11"),
    ("Le week-end prochain, ils défileront.", "Le week-end prochain", "2018-03-17", "2018-03-18"),
    ("La semaine dernière, un pont a sauté.", "La semaine dernière", "2018-03-05", "2018-03-11"),
    ("Un pont a sauté la semaine écoulée.", "la semaine écoulée", "2018-03-05", "2018-03-11"),
    (
        "Au cours de la semaine dernière, on a fui.",
        "Au cours de la semaine dernière",
        "2018-03-05",
        "2018-03-11",
    ),
    ("Cette semaine, vingt rebelles sont morts.", "Cette semaine", "2018-03-12", "2018-03-15"),
    ("La semaine prochaine, des renforts arriveront.", "La semaine prochaine", "2018-03-19", "2018-03-25"),
    ("Ils fuient depuis la semaine dernière.", "depuis la semaine dernière", "2018-03-05", "2018-03-15"),
    ("On se bat depuis le week-end.", "depuis le week-end", "2018-03-10", "2018-03-15"),
    # calendar dates
    ("Le 12 mars, une mine a tué deux enfants.", "Le 12 mars", "2018-03-12", "2018-03-12"),
    ("Le 20 mars, une mine a tué deux enfants.", "Le 20 mars", "2017-03-20", "2017-03-20"),
    ("Le camp ouvrira le 20 mars.", "le 20 mars", "2018-03-20", "2018-03-20"),
    ("Le 1er février, le fort a été repris.", "Le 1er février", "2018-02-01", "2018-02-01"),
    ("Le premier mars, le fort a été repris.", "Le premier mars", "2018-03-01", "2018-03-01"),
    ("Le 25 décembre 2017, l'église a brûlé.", "Le 25 décembre 2017", "2017-12-25", "2017-12-25"),
    ("Le fort est tombé le 25 décembre dernier.", "le 25 décembre dernier", "2017-12-25", "2017-12-25"),
    ("Le 05/03/2018, on a tiré.", "Le 05/03/2018", "2018-03-05", "2018-03-05"),
    ("Le 5-3-2018, on a tiré.", "Le 5-3-2018", "2018-03-05", "2018-03-05"),
    ("Le 05.03.2018, on a tiré.", "Le 05.03.2018", "2018-03-05", "2018-03-05"),
    ("Relevé du 2018-03-05 : deux morts.", "2018-03-05", "2018-03-05", "2018-03-05"),
    ("Lundi 12 mars, le pont a sauté.", "Lundi 12 mars", "2018-03-12", "2018-03-12"),
    ("Le mardi 6 mars 2018, le pont a sauté.", "Le mardi 6 mars 2018", "2018-03-06", "2018-03-06"),
    ("Mardi 6 mars vers 14 h, le pont a sauté.", "Mardi 6 mars vers 14 h", "2018-03-06", "2018-03-06"),
    ("Le sommet est fixé au vendredi 23 mars.", "au vendredi 23 mars", "2018-03-23", "2018-03-23"),
    ("Le 14 août, le pont a sauté.", "Le 14 août", "2017-08-14", "2017-08-14"),
    ("Le 14 AOUT, le pont a sauté.", "Le 14 AOUT", "2017-08-14", "2017-08-14"),
    ("Le 14, le pont a sauté.", "Le 14", "2018-03-14", "2018-03-14"),
    ("Le 29, le pont a sauté.", "Le 29", "2018-01-29", "2018-01-29"),
    ("Le 29 février, le pont a sauté.", "Le 29 février", "2016-02-29", "2016-02-29"),
    ("Dimanche 11, le pont a sauté.", "Dimanche 11", "2018-03-11", "2018-03-11"),
    ("Les 3 et 4 mars, on a tiré.", "Les 3 et 4 mars", "2018-03-03", "2018-03-04"),
    ("Le 3 et le 5 mars, on a tiré.", "Le 3 et le 5 mars", "2018-03-03", "2018-03-05"),
    ("Les 3, 4 et 6 mars, on a tiré.", "Les 3, 4 et 6 mars", "2018-03-03", "2018-03-06"),
    ("Entre le 16 et le 18 août, on a tiré.", "Entre le 16 et le 18 août", "2017-08-16", "2017-08-18"),
    (
        "Entre le 28 février et le 2 mars, on a tiré.",
        "Entre le 28 février et le 2 mars",
        "2018-02-28",
        "2018-03-02",
    ),
    ("Du 2 au 5 mars, on a tiré.", "Du 2 au 5 mars", "2018-03-02", "2018-03-05"),
    ("Du 30 au 2 mars, on a tiré.", "Du 30 au 2 mars", "2018-01-30", "2018-03-02"),
    ("Du 2 au 5, on a tiré.", "Du 2 au 5", "2018-03-02", "2018-03-05"),
    ("Du 27 février au 2 mars, on a tiré.", "Du 27 février au 2 mars", "2018-02-27", "2018-03-02"),
    (
        "Du lundi 5 au mercredi 7 mars, on a tiré.",
        "Du lundi 5 au mercredi 7 mars",
        "2018-03-05",
        "2018-03-07",
    ),
    ("À Noël, l'église a été attaquée.", "À Noël", "2017-12-25", "2017-12-25"),
    ("Au soir du 3 mars, ils ont fui.", "Au soir du 3 mars", "2018-03-03", "2018-03-03"),
    ("L'après-midi du 3 mars, ils ont fui.", "L'après-midi du 3 mars", "2018-03-03", "2018-03-03"),
    # months, seasons, years
    ("En mars, la ville a été prise.", "En mars", "2018-03-01", "2018-03-31"),
    ("En mai, la ville a été prise.", "En mai", "2017-05-01", "2017-05-31"),
    ("En septembre dernier, la ville a été prise.", "En septembre dernier", "2017-09-01", "2017-09-30"),
    ("En octobre 2017, la ville a été prise.", "En octobre 2017", "2017-10-01", "2017-10-31"),
    ("Au mois d'octobre 2017, la ville a été prise.", "Au mois d'octobre 2017", "2017-10-01", "2017-10-31"),
    ("Début janvier, la ville a été prise.", "Début janvier", "2018-01-01", "2018-01-10"),
    (
        "La ville a été prise à la fin du mois de janvier.",
        "à la fin du mois de janvier",
        "2018-01-21",
        "2018-01-31",
    ),
    ("Fin février, la ville a été prise.", "Fin février", "2018-02-21", "2018-02-28"),
    ("À la mi-février, la ville a été prise.", "À la mi-février", "2018-02-13", "2018-02-17"),
    ("Mi-mai, la ville a été prise.", "Mi-mai", "2017-05-13", "2017-05-17"),
    ("Le mois dernier, la ville a été prise.", "Le mois dernier", "2018-02-01", "2018-02-28"),
    ("L'an dernier, la ville a été prise.", "L'an dernier", "2017-01-01", "2017-12-31"),
    ("L'année dernière, la ville a été prise.", "L'année dernière", "2017-01-01", "2017-12-31"),
    ("Cette année, dix villages ont brûlé.", "Cette année", "2018-01-01", "2018-03-15"),
    ("En 2017, la ville a été prise.", "En 2017", "2017-01-01", "2017-12-31"),
    ("Fin 2017, la ville a été prise.", "Fin 2017", "2017-12-01", "2017-12-31"),
    (
        "Entre mi-janvier et mi-février, on a fui.",
        "Entre mi-janvier et mi-février",
        "2018-01-15",
        "2018-02-15",
    ),
    ("Entre juin et novembre 2017, on a fui.", "Entre juin et novembre 2017", "2017-06-01", "2017-11-30"),
    ("De décembre à février, on a fui.", "De décembre à février", "2017-12-01", "2018-02-28"),
    (
        "Entre décembre et le 9 février, on a fui.",
        "Entre décembre et le 9 février",
        "2017-12-01",
        "2018-02-09",
    ),
    ("À l'été 2017, la ville a été prise.", "À l'été 2017", "2017-06-01", "2017-08-31"),
    ("Au printemps dernier, la ville a été prise.", "Au printemps dernier", "2018-03-01", "2018-05-31"),
    # lasting
    ("La ville est assiégée depuis le 18 février.", "depuis le 18 février", "2018-02-18", "2018-03-15"),
    ("La ville est assiégée depuis trois jours.", "depuis trois jours", "2018-03-12", "2018-03-15"),
    ("La ville est assiégée depuis deux mois.", "depuis deux mois", "2018-01-15", "2018-03-15"),
    ("La ville est assiégée depuis près d'un an.", "depuis près d'un an", "2017-03-15", "2018-03-15"),
    ("La ville est assiégée depuis plusieurs semaines.", "depuis plusieurs semaines", "", "2018-03-15"),
    ("La ville est assiégée depuis plus de trois mois.", "depuis plus de trois mois", "", "2018-03-15"),
    ("La ville est tenue depuis 2013.", "depuis 2013", "2013-01-01", "2018-03-15"),
    ("La ville est tenue depuis novembre.", "depuis novembre", "2017-11-01", "2018-03-15"),
    ("La ville est tenue depuis lundi.", "depuis lundi", "2018-03-12", "2018-03-15"),
    ("La ville est tenue depuis mardi soir.", "depuis mardi soir", "2018-03-13", "2018-03-15"),
    (
        "La ville est tenue depuis le début de l'année.",
        "depuis le début de l'année",
        "2018-01-01",
        "2018-03-15",
    ),
    ("La ville est tenue depuis fin 2016.", "depuis fin 2016", "2016-12-01", "2018-03-15"),
    ("Ces dernières 24 heures, dix obus sont tombés.", "Ces dernières 24 heures", "2018-03-14", "2018-03-15"),
    ("Dix obus sont tombés ces dernières 48 heures.", "ces dernières 48 heures", "2018-03-13", "2018-03-15"),
    (
        "Les trois derniers jours, dix obus sont tombés.",
        "Les trois derniers jours",
        "2018-03-12",
        "2018-03-15",
    ),
    (
        "Au cours des deux dernières semaines, dix obus sont tombés.",
        "Au cours des deux dernières semaines",
        "2018-03-01",
        "2018-03-15",
    ),
    ("Ces derniers jours, dix obus sont tombés.", "Ces derniers jours", "", "2018-03-15"),
    ("En vingt-quatre heures, dix obus sont tombés.", "En vingt-quatre heures", "2018-03-14", "2018-03-15"),
    # years told without their number
    ("En mars de l'année dernière, dix obus sont tombés.", "En mars de l'année dernière", "2017-03-01", "2017-03-31"),
    ("Le 3 février de l'an passé, un pont a sauté.", "Le 3 février de l'an passé", "2017-02-03", "2017-02-03"),
    ("Début février de cette année, un pont a sauté.", "Début février de cette année", "2018-02-01", "2018-02-10"),
    # open ends and the future
    ("À partir de lundi 20 heures, le pont a été fermé.", "À partir de lundi 20 heures", "2018-03-12", ""),
    (
        "Entre le soir du 1er et le soir du 2 mars, on a tiré.",
        "Entre le soir du 1er et le soir du 2 mars",
        "2018-03-01",
        "2018-03-02",
    ),
    ("À partir de lundi, le pont a été fermé.", "À partir de lundi", "2018-03-12", ""),
    ("Le pont sera fermé à compter du 1er avril.", "à compter du 1er avril", "2018-04-01", ""),
    ("Le poste a tenu jusqu'à mardi.", "jusqu'à mardi", "", "2018-03-13"),
    ("Le poste a tenu jusqu'au 5 mars.", "jusqu'au 5 mars", "", "2018-03-05"),
    ("Les soldats partiront d'ici samedi.", "d'ici samedi", "2018-03-15", "2018-03-17"),
    ("Les soldats partiront d'ici à la fin du mois.", "d'ici à la fin du mois", "2018-03-15", "2018-03-31"),
    (
        "Les soldats partiront avant la fin de la semaine.",
        "avant la fin de la semaine",
        "2018-03-15",
        "2018-03-18",
    ),
    ("Les soldats partiront d'ici la fin de l'année.", "d'ici la fin de l'année", "2018-03-15", "2018-12-31"),
    ("Les soldats partiront dans les prochains jours.", "dans les prochains jours", "2018-03-15", ""),
    ("Les soldats partiront dans trois jours.", "dans trois jours", "2018-03-15", "2018-03-18"),
    ("Les soldats partiront d'ici quelques jours.", "d'ici quelques jours", "2018-03-15", ""),
]


@pytest.mark.parametrize(("text", "expression", "first", "last"), RESOLVED, ids=[row[1] for row in RESOLVED])
def test_resolved(text: str, expression: str, first: str, last: str) -> None:
    mention = only(text)
    assert mention.span.text == expression
    assert (mention.from_day or "", mention.to_day or "") == (first, last)


FROM_TEXT = [
    ("Le 3 mars, ils ont fui. La veille, un obus était tombé.", "La veille", -1, "2018-03-02"),
    ("Le 3 mars, ils ont fui. Le lendemain, ils sont revenus.", "Le lendemain", 1, "2018-03-04"),
    (
        "Le 3 mars, ils ont fui. Dès le lendemain matin, on a pillé.",
        "Dès le lendemain matin",
        1,
        "2018-03-04",
    ),
    ("Le 3 mars, ils ont fui. Le surlendemain, ils sont revenus.", "Le surlendemain", 2, "2018-03-05"),
    ("Le 3 mars, ils ont fui. L'avant-veille, on avait tiré.", "L'avant-veille", -2, "2018-03-01"),
    ("Mardi, ils ont fui. Le même jour, le pont a sauté.", "Le même jour", 0, "2018-03-13"),
    ("Mardi, ils ont fui. Ce jour-là, le pont a sauté.", "Ce jour-là", 0, "2018-03-13"),
    ("Mardi, ils ont fui. Deux jours plus tôt, on avait tiré.", "Deux jours plus tôt", -2, "2018-03-11"),
    ("Le 3 mars, ils ont fui. Une semaine plus tard, on a tiré.", "Une semaine plus tard", 7, "2018-03-10"),
    (
        "Mardi, ils ont fui. Quelques heures plus tard, on a tiré.",
        "Quelques heures plus tard",
        0,
        "2018-03-13",
    ),
    ("Mardi, ils ont fui. Au même moment, on tirait.", "Au même moment", 0, "2018-03-13"),
    ("Mardi, ils ont fui. On a tiré dans la foulée.", "dans la foulée", 0, "2018-03-13"),
    ("Mardi, ils ont fui. Dans la soirée, on a tiré.", "Dans la soirée", 0, "2018-03-13"),
    ("Mardi, ils ont fui. Vers 10h30, on a tiré.", "Vers 10h30", 0, "2018-03-13"),
    ("Mardi, ils ont fui. Vers 06H00, on a tiré.", "Vers 06H00", 0, "2018-03-13"),
    ("Mardi, ils ont fui. En début de soirée, on a tiré.", "En début de soirée", 0, "2018-03-13"),
    ("Le convoi a été pris. La veille, on avait tiré.", "La veille", -1, "2018-03-14"),
    ("Quelques jours plus tard, on a tiré.", "Quelques jours plus tard", None, None),
    ("Le mardi suivant, on a tiré.", "Le mardi suivant", None, None),
    ("Au lendemain de l'assaut, on a tiré.", "Au lendemain", -1, "2018-03-14"),
]


@pytest.mark.parametrize(("text", "expression", "offset", "day"), FROM_TEXT, ids=[r[1] for r in FROM_TEXT])
def test_told_from_the_text(text: str, expression: str, offset: int | None, day: str | None) -> None:
    mention = times(text)[-1]
    assert mention.span.text == expression
    assert mention.relative_to == "text"
    assert mention.offset_days == offset
    assert (mention.from_day, mention.to_day) == (day, day)


def test_an_announcement_does_not_date_the_day_before() -> None:
    text = "Le 3 mars, ils ont fui. Le maire a annoncé jeudi un bilan. La veille, on avait tiré."
    assert times(text)[-1].from_day == "2018-03-02"


NO_TIMES = [
    "Le satellite a photographié Mars et Jupiter.",
    "Les combattants de Mai-Mai tiennent la forêt.",
    "Les Maï-Maï de la localité de Mai Mahiu ont fui.",
    "Le village a été repris par les soldats.",
    "Une seconde explosion a retenti.",
    "Le second convoi est passé.",
    "Les quartiers d'an-Nour et d'al-Qods sont vides.",
    "Ils ont défilé dans la rue du 5 juillet.",
    "Le stade du 4 août est fermé.",
    "Le Mouvement du 23 mars a pris la colline.",
    "L'alliance du 14 Mars a protesté.",
    "Le M23 a pris la colline.",
    "Le 12e bataillon est arrivé.",
    "La 18e division a pris la cote 12.",
    "Les 12 militaires ont fui.",
    "Le 4 x 4 a sauté sur une mine.",
    "Elle est à 3 heures de route de la ville.",
    "Entre 3 et 5 soldats ont été tués.",
    "Le bilan passe de 12 à 15 morts.",
    "Le journal Le Soir a publié la photo.",
    "Selon Le Soir, le pont a sauté.",
    "Ils ont marché vers la ville.",
    "Environ 2015 familles vivent là.",
    "Une nuit noire couvrait la plaine.",
    "Des jours meilleurs viendront.",
    "Le jour où la paix reviendra est loin.",
    "Il a vingt ans et deux enfants.",
    "",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str) -> None:
    assert [m.span.text for m in times(text)] == []


ANNOUNCED = [
    "Le maire a annoncé mardi la prise du pont.",
    "Le porte-parole a indiqué mardi à une agence que le pont a sauté.",
    "Le général a déclaré, mardi, que le pont a sauté.",
    "Le pont a sauté, selon un communiqué publié mardi.",
    "Le pont a sauté, a-t-il affirmé mardi.",
    "L'armée a mardi annoncé la prise du pont.",
    "Mardi, l'armée accuse les rebelles d'avoir pris le pont.",
    "Mardi, le porte-parole de l'armée a déclaré que le pont a sauté.",
    "Dans un communiqué daté de mardi, l'armée dément.",
    "Le ministère de la Défense a affirmé mardi avoir repris le pont.",
]


@pytest.mark.parametrize("text", ANNOUNCED)
def test_a_time_of_speech(text: str) -> None:
    assert only(text).announcement


NOT_ANNOUNCED = [
    "Le maire a annoncé que mardi, le pont avait sauté.",
    "Le pont a sauté mardi, a annoncé le maire.",
    "Mardi, le pont a sauté, a annoncé le maire.",
    "Le pont a sauté dans la soirée, rapporte un témoin.",
    "Le maire affirme avoir repris mardi le pont.",
    "Depuis mardi, le maire affirme tenir le pont.",
    "Mardi, les rebelles ont pris le pont.",
    "Mardi, les rebelles prennent le pont, dit-on au marché.",
    "Mardi, un maçon accusé de vol a été tué près du pont.",
]


@pytest.mark.parametrize("text", NOT_ANNOUNCED)
def test_a_time_of_the_event(text: str) -> None:
    assert not only(text).announcement


BACKGROUND = [
    "En 2012, la ville est tombée.",
    "Le 3 mars 2015, la ville est tombée.",
    "Il y a dix ans, la ville est tombée.",
    "Chaque année, on y célèbre la paix.",
    "Tous les jeudis, le marché se tient ici.",
    "Il y a longtemps, la ville est tombée.",
    "Dans les années 1990, la ville est tombée.",
]


@pytest.mark.parametrize("text", BACKGROUND)
def test_background(text: str) -> None:
    assert only(text).background


@pytest.mark.parametrize(
    "text", ["En 2017, la ville est tombée.", "La ville est tenue depuis 2012.", "Mardi, on tire."]
)
def test_not_background(text: str) -> None:
    assert not only(text).background


@pytest.mark.parametrize("text", ["En mars, on a tiré.", "En 2017, on a tiré.", "Fin février, on a tiré."])
def test_whole(text: str) -> None:
    assert only(text).whole


@pytest.mark.parametrize(
    "text", ["On tire depuis lundi.", "On tire depuis plusieurs jours.", "On tire depuis 2012."]
)
def test_lasting(text: str) -> None:
    assert only(text).lasting


UNPUBLISHED = [
    ("Mardi, on a tiré.", None, None),
    ("Hier, on a tiré.", None, None),
    ("Le 12 mars, on a tiré.", None, None),
    ("On tire depuis trois jours.", None, None),
    ("On tire depuis plusieurs jours.", None, None),
    ("La semaine dernière, on a tiré.", None, None),
    ("Dans la nuit de lundi à mardi, on a tiré.", None, None),
    ("Le mardi 14 Rajab, on a tiré.", None, None),
    ("Pendant le ramadan, on a tiré.", None, None),
    ("Le lundi 17 mai 2021, on a tiré.", "2021-05-17", "2021-05-17"),
    ("En mars 2015, on a tiré.", "2015-03-01", "2015-03-31"),
    ("Entre juin et novembre 2017, on a tiré.", "2017-06-01", "2017-11-30"),
    ("Dans la nuit du 7 au 8 juin 2021, on a tiré.", "2021-06-07", "2021-06-08"),
    ("Le 31 avril 2021, on a tiré.", None, None),
]


@pytest.mark.parametrize(("text", "first", "last"), UNPUBLISHED, ids=[row[0] for row in UNPUBLISHED])
def test_without_a_publication_day(text: str, first: str | None, last: str | None) -> None:
    mention = only(text, published=None)
    assert (mention.from_day, mention.to_day) == (first, last)


def test_a_text_with_no_day_of_its_own_goes_on_in_its_last_year() -> None:
    text = "Le 3 mars 2015, on a tiré. Le 12 avril, on a fui.\n\nLe 5 mai, on est revenu. En juin, on a fui."
    days = ["2015-03-03", "2015-04-12", "2015-05-05", None]
    assert [m.from_day for m in times(text, published=None)] == days


def test_a_bare_day_goes_on_in_the_month_told() -> None:
    text = "Le 19 janvier, on a tiré. Le 21, on a fui."
    assert [m.from_day for m in times(text)] == ["2018-01-19", "2018-01-21"]


def test_longest_match_and_order() -> None:
    text = "Hier, on a tiré. On se bat depuis la nuit de lundi à mardi. Le 12 mars, on a fui."
    assert [m.span.text for m in times(text)] == ["Hier", "depuis la nuit de lundi à mardi", "Le 12 mars"]


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(LanguageDataError, match="times"):
        find_times(prepare("Mardi", "fr"), THURSDAY, "xx")


def test_every_rule_has_its_calculation() -> None:
    assert {rule.means for rule in grammar("fr").data.rules} <= set(MEANINGS)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(le |ce )?lundi", {"le", "ce", "lundi"}),
        ("mi-(mars|mai)", {"mi-mars", "mi-mai"}),
        ("d'(ici|abord)", {"d'"}),
        ("[0-9]+ mars", {NUMBER}),
        ("peu(?= après)", {"peu"}),
    ],
)
def test_first_words(pattern: str, words: set[str]) -> None:
    assert first_words(pattern, "fr") == words


any_day = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@given(published=any_day, weekday=st.integers(0, 6))
def test_a_weekday_is_the_last_one_not_after_publication(published: date, weekday: int) -> None:
    day = date.fromisoformat(only(f"Le pont a sauté {WEEKDAYS[weekday]}.", published).from_day or "")
    assert day.weekday() == weekday
    assert timedelta(0) <= published - day < timedelta(7)


@given(published=any_day, weekday=st.integers(0, 6))
def test_last_weekday_is_before_publication(published: date, weekday: int) -> None:
    day = date.fromisoformat(only(f"Le pont a sauté {WEEKDAYS[weekday]} dernier.", published).from_day or "")
    assert timedelta(0) < published - day <= timedelta(7)


@given(published=any_day, weekday=st.integers(0, 6))
def test_a_night_spans_two_days(published: date, weekday: int) -> None:
    following = WEEKDAYS[(weekday + 1) % 7]
    mention = only(f"Dans la nuit de {WEEKDAYS[weekday]} à {following}, le pont a sauté.", published)
    first, last = (date.fromisoformat(day or "") for day in (mention.from_day, mention.to_day))
    assert (last - first, last.weekday()) == (timedelta(1), (weekday + 1) % 7)
    assert last <= published


@given(published=st.none() | any_day, text=st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text())
@settings(max_examples=300)
def test_any_text_is_read(published: date | None, text: str) -> None:
    found = times(text, published)
    end = 0
    for mention in found:
        assert mention.span.within(text)
        assert mention.span.start >= end
        assert mention.from_day is None or mention.to_day is None or mention.from_day <= mention.to_day
        end = mention.span.end


@given(published=st.sampled_from([date.min, date.max]), text=st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_the_ends_of_the_calendar_are_no_trouble(published: date, text: str) -> None:
    times(text, published)


@pytest.mark.parametrize("text", ["On a tiré il y a dix ans.", "On a tiré il y a une vingtaine d'années."])
def test_years_ago_are_background_whenever_it_was_published(text: str) -> None:
    (mention,) = find_times(prepare(text, "fr"), None)
    assert mention.background


def test_what_was_said_counts_from_when_it_was_said() -> None:
    text = "Lundi, on a tiré. Le porte-parole a annoncé mercredi que le pont avait sauté la veille."
    assert times(text)[-1].from_day == "2018-03-13"


def test_a_dateline_dates_nothing() -> None:
    text = "KYIV, 14 mars (Alpha) - Le pont a sauté mardi.\nGOMA (Est), 14 mars -- On a fui."
    assert [m.announcement for m in times(text)] == [True, False, True]


def test_how_often_is_not_when() -> None:
    assert not times("C'est la sixième frappe de ce type en cinq jours.")
    assert times("Le pont a été pris en cinq jours.")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le mouvement annonce un blocus à partir de lundi.", "2018-03-19"),
        ("Les syndicats ont appelé à une grève lundi.", "2018-03-19"),
        ("Le gouverneur promet l'arrivée de renforts mardi.", "2018-03-20"),
        ("Le gouverneur a promis mardi des renforts.", "2018-03-13"),
        ("Les rebelles, appelés à la rescousse, ont tiré mardi.", "2018-03-13"),
    ],
)
def test_what_is_promised_or_called_for_is_ahead(text: str, day: str) -> None:
    assert times(text)[-1].from_day == day


def test_a_communique_beside_a_time_says_nothing_by_itself() -> None:
    text = "On a tiré mardi. Au même moment, poursuit le communiqué, un pont sautait."
    assert not times(text)[-1].announcement


def test_an_aside_has_no_part_in_the_future() -> None:
    text = "La base, reprise le 9 février, doit rouvrir. La trêve doit, mardi, prendre fin."
    assert [m.from_day for m in times(text)] == ["2018-02-09", "2018-03-20"]


def test_before_the_end_of_a_month_has_its_last_days() -> None:
    assert times("Il compte y ouvrir un poste avant fin mars.")[0].to_day == "2018-03-31"


def test_since_with_nothing_after_it() -> None:
    text = "On a tiré le 3 mars. Des familles ont depuis quitté la ville. D'autres ont fui depuis."
    assert [(m.from_day, m.to_day) for m in times(text)[1:]] == [("2018-03-03", "2018-03-15")] * 2


def test_words_of_speech_of_two_words() -> None:
    assert times("Il a fait état jeudi de dix morts.")[0].announcement
    assert times("Ils affirmaient mercredi tenir la ville.")[0].announcement


def test_a_number_of_days_on_end() -> None:
    assert times("On s'est battu mercredi, pour le troisième jour, à Bria.")[0].from_day == "2018-03-12"
    assert times("On se battait pour le troisième jour consécutif à Bria.")[0].from_day == "2018-03-13"
