"""Losses: wordings of tolls in our own sentences, each with what it must give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.read.losses import find_losses
from selon.read.numbers import find_counts
from selon.read.passage import prepare

C, F, U = "civilians", "fighters", "unknown"
KILLED, WOUNDED, CAPTURED, MISSING = "killed", "wounded", "captured", "missing"
DISPLACED, DESTROYED, SEIZED, DAMAGED = "displaced", "destroyed", "seized", "damaged"

Expected = list[tuple[str, str, str, int | None, int | None]]


def told(text: str, keep_marked: bool = False) -> Expected:
    """The losses of `text` that stand: no subset, no superseded toll, no total unless `keep_marked`."""
    return [
        (m.span.text, m.kind, m.who, m.min, m.max)
        for m in find_losses(prepare(text, "fr"))
        if keep_marked or not (m.subset or m.superseded or m.total)
    ]


PASSIVES: list[tuple[str, Expected]] = [
    # what somebody had done; those of them whom the act named last, but not its agent
    ("Le général a fait exécuter six prisonniers.", [("six prisonniers", KILLED, F, 6, 6)]),
    ("Des soldats ont attaqué des bergers. Trois d'entre eux ont été tués.", [("Trois d'entre eux", KILLED, C, 3, 3)]),
    # civilians named with the one they go with are one loss; others and two sides are counted apart
    ("Une femme et quatre enfants ont été tués.", [("Une femme et quatre enfants", KILLED, C, 5, 5)]),
    (
        "Deux professeurs et trois étudiants ont été tués.",
        [("Deux professeurs", KILLED, C, 2, 2), ("trois étudiants", KILLED, C, 3, 3)],
    ),
    ("Dix civils tués au minimum, selon un médecin.", [("Dix civils", KILLED, C, 10, None)]),
    ("Deux gardes-frontières ont été tués lundi.", [("Deux gardes-frontières", KILLED, F, 2, 2)]),
    ("Des membres du Front du fleuve (FDS) ont été blessés.", [("Des membres", WOUNDED, U, None, None)]),
    (
        "Deux policiers et « plusieurs dizaines de rebelles » sont morts.",
        [("Deux policiers", KILLED, F, 2, 2), ("plusieurs dizaines de rebelles", KILLED, F, 20, None)],
    ),
    (
        "Dix soldats ainsi qu'une trentaine de rebelles ont été tués.",
        [("Dix soldats", KILLED, F, 10, 10), ("une trentaine de rebelles", KILLED, F, 30, 30)],
    ),
    ("Douze soldats ont été tués lundi près de la frontière.", [("Douze soldats", KILLED, F, 12, 12)]),
    ("Au moins 14 civils ont été tués dans le raid.", [("Au moins 14 civils", KILLED, C, 14, None)]),
    ("Une trentaine de rebelles auraient été abattus.", [("Une trentaine de rebelles", KILLED, F, 30, 30)]),
    ("Trois journalistes avaient été enlevés la veille.", [("Trois journalistes", CAPTURED, C, 3, 3)]),
    ("Un chauffeur a été égorgé sur la route.", [("Un chauffeur", KILLED, C, 1, 1)]),
    ("Le chef du village a été exécuté.", [("Le chef du village", KILLED, C, 1, 1)]),
    (
        "Deux gendarmes et cinq civils ont été blessés.",
        [("Deux gendarmes", WOUNDED, F, 2, 2), ("cinq civils", WOUNDED, C, 5, 5)],
    ),
    ("Plusieurs miliciens ont été capturés.", [("Plusieurs miliciens", CAPTURED, F, None, None)]),
    ("Quatre chars de l'armée ont été détruits.", [("Quatre chars", DESTROYED, "tank", 4, 4)]),
    (
        "Une école et deux boutiques ont été incendiées.",
        [("Une école", DESTROYED, "building", 1, 1), ("deux boutiques", DESTROYED, "building", 2, 2)],
    ),
    ("Dix maisons ont été endommagées par les obus.", [("Dix maisons", DAMAGED, "building", 10, 10)]),
    (
        "Six fusils et des munitions ont été saisis.",
        [("Six fusils", SEIZED, "weapon", 6, 6), ("des munitions", SEIZED, "ammunition", None, None)],
    ),
    ("L'armée a perdu dix hommes et les rebelles ont fui.", [("dix hommes", KILLED, F, 10, 10)]),
    ("La mort de dix civils dans des combats entre soldats et rebelles.", [("dix civils", KILLED, C, 10, 10)]),
    ("Dix civils sont morts, rapportent plusieurs témoins.", [("Dix civils", KILLED, C, 10, 10)]),
    ("Une mine a tué deux passants et blessé une ménagère.", [
        ("deux passants", KILLED, C, 2, 2), ("une ménagère", WOUNDED, C, 1, 1)]),
    ("Une sentinelle a été tuée.", [("Une sentinelle", KILLED, F, 1, 1)]),
    ("Deux soldats, dont un officier, ont été tués.", [("Deux soldats", KILLED, F, 2, 2)]),
    ("Deux pêcheurs qui rentraient au port ont été tués.", [("Deux pêcheurs", KILLED, C, 2, 2)]),
    ("Onze mercenaires ont été mis hors d'état de nuire.", [("Onze mercenaires", KILLED, F, 11, 11)]),
    ("Un mercenaire a été mis hors d'état de nuire.", [("Un mercenaire", KILLED, F, 1, 1)]),
    ("Un hélicoptère a été pris sous le feu.", []),
    ("La police a arrêté 27 attaques.", []),
    ("Le raid a laissé six morts.", [("six morts", KILLED, U, 6, 6)]),
    ("L'explosion a laissé six morts.", [("six morts", KILLED, U, 6, 6)]),
    ("Les mutins ont laissé six morts.", [("six morts", KILLED, F, 6, 6)]),
    (
        "Les tirs ont tué ou blessé cent personnes.",
        [("cent personnes", KILLED, U, None, 100), ("cent personnes", WOUNDED, U, None, 100)],
    ),
    (
        "Trente bergers ont été tués ou blessés.",
        [("Trente bergers", KILLED, C, None, 30), ("Trente bergers", WOUNDED, C, None, 30)],
    ),
    ("Ils ont envoyé 30 drones, dont 12 ont été abattus.", [("12", DESTROYED, "drone", 12, 12)]),
    ("Ils ont vu 30 bergers, dont 12 ont été tués.", [("12", KILLED, C, 12, 12)]),
    ("Vingt terroristes ont été neutralisés.", [("Vingt terroristes", KILLED, F, 20, 20)]),
    ("Huit assaillants ont été envoyés en enfer.", [("Huit assaillants", KILLED, F, 8, 8)]),
    ("Sept détenus ont été passés par les armes.", [("Sept détenus", KILLED, U, 7, 7)]),
    ("Trois suspects ont, selon la police, été arrêtés.", [("Trois suspects", CAPTURED, U, 3, 3)]),
    (
        "Des dizaines de villageois ont par la suite été massacrés.",
        [("Des dizaines de villageois", KILLED, C, 20, None)],
    ),
    (
        "L'hôtel de ville et le commissariat ont été pillés puis incendiés.",
        [("L'hôtel", DESTROYED, "building", 1, 1), ("le commissariat", DESTROYED, "building", 1, 1)],
    ),
    ("Une vedette a été coulée au large.", [("Une vedette", DESTROYED, "ship", 1, 1)]),
    ("Cinq ouvriers sont portés disparus.", [("Cinq ouvriers", MISSING, C, 5, 5)]),
    ("9 soldats ont été faits prisonniers.", [("9 soldats", CAPTURED, F, 9, 9)]),
    (
        "Les bâtiments de la préfecture ont été réduits en cendres.",
        [("Les bâtiments", DESTROYED, "building", None, None)],
    ),
    ("Une ambulance a été touchée par un éclat.", [("Une ambulance", DAMAGED, "vehicle", 1, 1)]),
    ("Un hélicoptère de combat a été abattu.", [("Un hélicoptère de combat", DESTROYED, "aircraft", 1, 1)]),
    ("Deux mines ont été désamorcées par les sapeurs.", [("Deux mines", DESTROYED, "weapon", 2, 2)]),
    ("Seuls trois de ses hommes ont été tués.", [("trois de ses hommes", KILLED, F, 3, 3)]),
    ("Plus de 40 personnes ont été contraintes de fuir.", [("Plus de 40 personnes", DISPLACED, C, 40, None)]),
]

INTRANSITIVES: list[tuple[str, Expected]] = [
    ("Neuf civils y ont péri.", [("Neuf civils", KILLED, C, 9, 9)]),
    ("Trois policiers sont morts dans l'explosion.", [("Trois policiers", KILLED, F, 3, 3)]),
    (
        "Vingt-deux militaires et six civils ont trouvé la mort.",
        [("Vingt-deux militaires", KILLED, F, 22, 22), ("six civils", KILLED, C, 6, 6)],
    ),
    ("Un casque bleu a perdu la vie.", [("Un casque bleu", KILLED, F, 1, 1)]),
    ("Une institutrice y a laissé la vie.", [("Une institutrice", KILLED, C, 1, 1)]),
    ("Deux blessés ont succombé à l'hôpital.", [("Deux blessés", KILLED, U, 2, 2)]),
    ("Six combattants sont tombés en martyrs.", [("Six combattants", KILLED, F, 6, 6)]),
    ("Un vaillant soldat est tombé au champ d'honneur.", [("Un vaillant soldat", KILLED, F, 1, 1)]),
    (
        "Deux de nos camarades ont rejoint la caravane des martyrs.",
        [("Deux de nos camarades", KILLED, F, 2, 2)],
    ),
    ("Quatre sergents ont payé le sacrifice suprême.", [("Quatre sergents", KILLED, F, 4, 4)]),
    ("La conductrice n'a pas survécu.", [("La conductrice", KILLED, C, 1, 1)]),
    ("Deux VDP sont tombés dans l'embuscade.", [("Deux VDP", KILLED, F, 2, 2)]),
    ("Une fillette est décédée des suites de ses blessures.", [("Une fillette", KILLED, C, 1, 1)]),
    ("Trois pêcheurs manquent à l'appel.", [("Trois pêcheurs", MISSING, C, 3, 3)]),
    ("Dix-neuf rebelles se sont rendus à l'armée.", [("Dix-neuf rebelles", CAPTURED, F, 19, 19)]),
    ("Onze combattants ont déposé les armes.", [("Onze combattants", CAPTURED, F, 11, 11)]),
    (
        "Une cinquantaine de miliciens se sont livrés aux autorités.",
        [("Une cinquantaine de miliciens", CAPTURED, F, 50, 50)],
    ),
    ("Plus de 3.000 habitants ont fui la ville.", [("Plus de 3.000 habitants", DISPLACED, C, 3000, None)]),
    (
        "Des milliers de familles se sont réfugiées en brousse.",
        [("Des milliers de familles", DISPLACED, C, 2000, None)],
    ),
    ("Près de 500 personnes ont pris la fuite.", [("Près de 500 personnes", DISPLACED, C, 500, 500)]),
    (
        "Quelque 1 200 réfugiés ont franchi la frontière.",
        [("Quelque 1 200 réfugiés", DISPLACED, C, 1200, 1200)],
    ),
    (
        "Une trentaine de cases sont parties en fumée.",
        [("Une trentaine de cases", DESTROYED, "building", 30, 30)],
    ),
    ("Deux entrepôts ont pris feu.", [("Deux entrepôts", DESTROYED, "building", 2, 2)]),
    (
        "Un dépôt de munitions a brûlé toute la nuit.",
        [("Un dépôt de munitions", DESTROYED, "ammunition", 1, 1)],
    ),
    ("Trois blindés sont tombés entre nos mains.", [("Trois blindés", SEIZED, "armoured_vehicle", 3, 3)]),
    ("Cinq enfants souffrent de brûlures.", [("Cinq enfants", WOUNDED, C, 5, 5)]),
]

ACTIVES: list[tuple[str, Expected]] = [
    ("L'armée a tué 14 jihadistes.", [("14 jihadistes", KILLED, F, 14, 14)]),
    ("Des inconnus ont assassiné un imam.", [("un imam", KILLED, C, 1, 1)]),
    (
        "L'explosion a soufflé le bâtiment, tuant quinze personnes et en blessant 32 autres.",
        [
            ("le bâtiment", DESTROYED, "building", 1, 1),
            ("quinze personnes", KILLED, U, 15, 15),
            ("32 autres", WOUNDED, U, 32, 32),
        ],
    ),
    (
        "Ils ont tué deux soldats et blessé sept autres.",
        [("deux soldats", KILLED, F, 2, 2), ("sept autres", WOUNDED, F, 7, 7)],
    ),
    ("L'attaque a coûté la vie à dix villageois.", [("dix villageois", KILLED, C, 10, 10)]),
    (
        "Les combats ont coûté la vie à 17 insurgés et à onze soldats.",
        [("17 insurgés", KILLED, F, 17, 17), ("onze soldats", KILLED, F, 11, 11)],
    ),
    ("Les bandits ont enlevé trois humanitaires.", [("trois humanitaires", CAPTURED, C, 3, 3)]),
    ("La police a interpellé douze manifestants.", [("douze manifestants", CAPTURED, C, 12, 12)]),
    ("Les gardes ont intercepté deux drones.", [("deux drones", DESTROYED, "drone", 2, 2)]),
    ("La DCA a abattu un avion de reconnaissance.", [("un avion", DESTROYED, "aircraft", 1, 1)]),
    (
        "Les soldats ont récupéré sur l'ennemi un mortier et douze fusils.",
        [("un mortier", SEIZED, "mortar", 1, 1), ("douze fusils", SEIZED, "weapon", 12, 12)],
    ),
    ("Ils se sont emparés de onze pick-up.", [("onze pick-up", SEIZED, "vehicle", 11, 11)]),
    (
        "La fouille a permis de mettre la main sur six roquettes.",
        [("six roquettes", SEIZED, "ammunition", 6, 6)],
    ),
    (
        "Ils ont emporté trois motos et du bétail.",
        [("trois motos", SEIZED, "vehicle", 3, 3), ("du bétail", SEIZED, "other", None, None)],
    ),
    ("Ils ont mis le feu à deux églises.", [("deux églises", DESTROYED, "building", 2, 2)]),
    (
        "Les assaillants ont incendié une vingtaine de maisons avant de repartir.",
        [("une vingtaine de maisons", DESTROYED, "building", 20, 20)],
    ),
    (
        "L'opération a permis de neutraliser sept ravisseurs et de saisir quatre fusils.",
        [("sept ravisseurs", KILLED, F, 7, 7), ("quatre fusils", SEIZED, "weapon", 4, 4)],
    ),
    (
        "L'ennemi a laissé derrière lui 23 véhicules et deux chars.",
        [("23 véhicules", SEIZED, "vehicle", 23, 23), ("deux chars", SEIZED, "tank", 2, 2)],
    ),
    ("Nous avons perdu neuf hommes.", [("neuf hommes", KILLED, F, 9, 9)]),
    (
        "Les sapeurs ont désamorcé quatre engins explosifs improvisés.",
        [("quatre engins explosifs improvisés", DESTROYED, "weapon", 4, 4)],
    ),
    ("Le groupe dit avoir tué cinq gendarmes.", [("cinq gendarmes", KILLED, F, 5, 5)]),
    ("Ils sont repartis après avoir brûlé l'école.", [("l'école", DESTROYED, "building", 1, 1)]),
    (
        "L'artillerie a détruit un poste de commandement et deux canons.",
        [
            ("un poste de commandement", DESTROYED, "building", 1, 1),
            ("deux canons", DESTROYED, "artillery", 2, 2),
        ],
    ),
    ("Une mine a tué jeudi deux bergers.", [("deux bergers", KILLED, C, 2, 2)]),
    ("Les tirs ont blessé une vingtaine d'élèves.", [("une vingtaine d'élèves", WOUNDED, C, 20, 20)]),
    ("Les pillards ont volé 40 têtes de bétail.", [("40 têtes de bétail", SEIZED, "other", 40, 40)]),
    ("Les forces ont capturé un blindé.", [("un blindé", SEIZED, "armoured_vehicle", 1, 1)]),
    ("Un kamikaze s'est fait exploser, emportant avec lui six policiers.", []),
    ("L'offensive a déplacé 12 000 personnes.", [("12 000 personnes", DISPLACED, C, 12000, 12000)]),
    ("Les hommes armés exécutent deux otages.", [("deux otages", KILLED, U, 2, 2)]),
    ("Le tireur tua un colonel.", [("un colonel", KILLED, F, 1, 1)]),
    (
        "Quatre pêcheurs que des hommes armés avaient capturés sont rentrés.",
        [("Quatre pêcheurs", CAPTURED, C, 4, 4)],
    ),
]

NOUNS: list[tuple[str, Expected]] = [
    ("La frappe a fait 19 morts.", [("19 morts", KILLED, U, 19, 19)]),
    (
        "L'attentat a fait 32 morts et 110 blessés.",
        [("32 morts", KILLED, U, 32, 32), ("110 blessés", WOUNDED, U, 110, 110)],
    ),
    (
        "Les obus sont tombés sur le marché, faisant sept blessés parmi les villageois.",
        [("sept blessés", WOUNDED, C, 7, 7)],
    ),
    ("Le bilan s'établit à six morts.", [("six morts", KILLED, U, 6, 6)]),
    ("Bilan : 12 morts, 30 blessés.", [("12 morts", KILLED, U, 12, 12), ("30 blessés", WOUNDED, U, 30, 30)]),
    ("Le ministère a confirmé la mort de quatre soldats.", [("quatre soldats", KILLED, F, 4, 4)]),
    ("Il condamne l'assassinat de 38 habitants.", [("38 habitants", KILLED, C, 38, 38)]),
    ("Une ONG signale l'enlèvement de cinq motards.", [("cinq motards", CAPTURED, C, 5, 5)]),
    (
        "L'armée annonce la destruction de 6 véhicules, de 11 chars et de plus de 200 autres camions.",
        [
            ("6 véhicules", DESTROYED, "vehicle", 6, 6),
            ("11 chars", DESTROYED, "tank", 11, 11),
            ("plus de 200 autres camions", DESTROYED, "vehicle", 200, None),
        ],
    ),
    ("Cinq corps ont été retrouvés dans un puits.", [("Cinq corps", KILLED, U, 5, 5)]),
    ("On a dénombré 28 cadavres.", [("28 cadavres", KILLED, U, 28, 28)]),
    ("Ils ont compté 59 cadavres de soldats.", [("59 cadavres de soldats", KILLED, F, 59, 59)]),
    ("Les secours ont découvert les corps de six villageois égorgés.", [("six villageois", KILLED, C, 6, 6)]),
    (
        "Nous déplorons cinq martyrs et onze blessés.",
        [("cinq martyrs", KILLED, F, 5, 5), ("onze blessés", WOUNDED, F, 11, 11)],
    ),
    (
        "Un engin a explosé : 3 tués, 8 blessés, tous civils.",
        [("3 tués", KILLED, C, 3, 3), ("8 blessés", WOUNDED, C, 8, 8)],
    ),
    ("L'ONU parle de 26 à 31 morts.", [("26 à 31 morts", KILLED, U, 26, 31)]),
    (
        "Entre trente et quarante morts selon les sources.",
        [("Entre trente et quarante morts", KILLED, U, 30, 40)],
    ),
    ("La rébellion reconnaît la perte de quatre hommes.", [("quatre hommes", KILLED, F, 4, 4)]),
    ("Le raid a fait au moins quinze décès.", [("au moins quinze décès", KILLED, U, 15, None)]),
    ("Les kurdes ont fait six prisonniers.", [("six prisonniers", CAPTURED, F, 6, 6)]),
    ("La bataille a fait un grand nombre de tués.", [("un grand nombre de tués", KILLED, U, None, None)]),
    (
        "On compte de nombreuses pertes en vies humaines.",
        [("de nombreuses pertes en vies humaines", KILLED, U, None, None)],
    ),
    ("Côté ennemi : 09 tués.", [("09 tués", KILLED, F, 9, 9)]),
    (
        "L'assaut s'est soldé par une soixantaine de morts dans leurs rangs.",
        [("une soixantaine de morts", KILLED, F, 60, 60)],
    ),
    ("Le bilan est passé de 19 morts à 28 civils tués.", [("28 civils", KILLED, C, 28, 28)]),
    ("L'attaque a causé la mort à 7 civils.", [("7 civils", KILLED, C, 7, 7)]),
]

BARE: list[tuple[str, Expected]] = [
    ("Quatre civils tués à la machette à Ndimo", [("Quatre civils", KILLED, C, 4, 4)]),
    ("Mali : deux gendarmes blessés dans une embuscade", [("deux gendarmes", WOUNDED, F, 2, 2)]),
    (
        "Bilan : 11 rebelles neutralisés, 3 autres capturés.",
        [("11 rebelles", KILLED, F, 11, 11), ("3 autres", CAPTURED, F, 3, 3)],
    ),
    (
        "Une vingtaine de miliciens tués, deux camions et un bulldozer détruits.",
        [
            ("Une vingtaine de miliciens", KILLED, F, 20, 20),
            ("deux camions", DESTROYED, "vehicle", 2, 2),
            ("un bulldozer", DESTROYED, "vehicle", 1, 1),
        ],
    ),
    (
        "La garnison est anéantie : vingt soldats tués, quatre capturés.",
        [("vingt soldats", KILLED, F, 20, 20), ("quatre", CAPTURED, F, 4, 4)],
    ),
    (
        "Butin : 2 pick-up, 14 motos, 3 PKM.",
        [
            ("2 pick-up", SEIZED, "vehicle", 2, 2),
            ("14 motos", SEIZED, "vehicle", 14, 14),
            ("3 PKM", SEIZED, "weapon", 3, 3),
        ],
    ),
    (
        "Trophées : 4 chars, 9 BMP et une quantité d'armes légères.",
        [
            ("4 chars", SEIZED, "tank", 4, 4),
            ("9 BMP", SEIZED, "armoured_vehicle", 9, 9),
            ("une quantité d'armes légères", SEIZED, "weapon", None, None),
        ],
    ),
    (
        "Récupérés sur place : 11 fusils, deux mitrailleuses.",
        [("11 fusils", SEIZED, "weapon", 11, 11), ("deux mitrailleuses", SEIZED, "weapon", 2, 2)],
    ),
    (
        "Ont été anéantis 2 chars et 5 camions.",
        [("2 chars", DESTROYED, "tank", 2, 2), ("5 camions", DESTROYED, "vehicle", 5, 5)],
    ),
    (
        "Le maire parle d'une dizaine de terroristes abattus.",
        [("une dizaine de terroristes", KILLED, F, 10, 10)],
    ),
    (
        "Huit magasins saccagés et une station-service incendiée.",
        [("Huit magasins", DAMAGED, "building", 8, 8), ("une station-service", DESTROYED, "building", 1, 1)],
    ),
    (
        "Douze fusils, 640 cartouches et un lot de grenades saisis.",
        [
            ("Douze fusils", SEIZED, "weapon", 12, 12),
            ("640 cartouches", SEIZED, "ammunition", 640, 640),
            ("un lot de grenades", SEIZED, "weapon", None, None),
        ],
    ),
]

ELLIPSES: list[tuple[str, Expected]] = [
    (
        "Un casque bleu a péri et trois autres ont été blessés.",
        [("Un casque bleu", KILLED, F, 1, 1), ("trois autres", WOUNDED, F, 3, 3)],
    ),
    (
        "Au moins 38 personnes ont été tuées et plus de 60 blessées.",
        [("Au moins 38 personnes", KILLED, U, 38, None), ("plus de 60 blessées", WOUNDED, U, 60, None)],
    ),
    (
        "Les terroristes ont attaqué le poste. 14 d'entre eux ont été tués.",
        [("14 d'entre eux", KILLED, F, 14, 14)],
    ),
    ("L'armée a repoussé les terroristes, tuant six d'entre eux.", [("six d'entre eux", KILLED, F, 6, 6)]),
    ("L'un des assaillants a été capturé.", [("un des assaillants", CAPTURED, F, 1, 1)]),
    (
        "Deux enfants ont été tués. Trois autres ont été blessés.",
        [("Deux enfants", KILLED, C, 2, 2), ("Trois autres", WOUNDED, C, 3, 3)],
    ),
    ("Ils ont laissé sept des leurs sur le carreau.", [("sept des leurs", KILLED, F, 7, 7)]),
    (
        "L'armée a capturé 23 véhicules, 9 autres ont été détruits.",
        [("23 véhicules", SEIZED, "vehicle", 23, 23), ("9 autres", DESTROYED, "vehicle", 9, 9)],
    ),
    ("Le chauffeur et son apprenti ont été tués.", [("Le chauffeur et son apprenti", KILLED, C, 2, 2)]),
    ("Une mère et ses trois enfants ont péri.", [("Une mère et ses trois enfants", KILLED, C, 4, 4)]),
    ("Onze soldats et miliciens ont été tués.", [("Onze soldats et miliciens", KILLED, F, 11, 11)]),
    ("Six de nos voisins ont été abattus.", [("Six de nos voisins", KILLED, C, 6, 6)]),
    ("Neuf des 12 écoles ont été détruites.", [("Neuf des 12 écoles", DESTROYED, "building", 9, 9)]),
]

NONE = [
    "La police attribue ce massacre aux séparatistes.",
    "Le raid n'a fait aucune victime.",
    "Deux bombes sont tombées sans faire de victimes.",
    "Aucun soldat n'a été tué.",
    "Les otages n'ont pas été exécutés.",
    "La journée de ville morte a été suivie.",
    "Les négociations sont au point mort.",
    "Ils menacent de tuer les otages.",
    "L'armée a pris le contrôle de la ville.",
    "Les rebelles ont perdu le contrôle du pont.",
    "Les soldats ont pris position au sud.",
    "Les combattants se sont rendus maîtres du camp.",
    "Deux drones ont largué des bombes.",
    "Le procès des trois hommes reprend le 12 mars.",
    "La résolution est restée lettre morte.",
    "Le convoi de 164 camions est arrivé à Titao.",
    "Quelque 200 femmes ont marché en silence.",
    "L'armée va détruire leurs bases.",
    "Trois hélicoptères ont survolé la zone.",
    "Une colonne de chars est entrée dans la ville.",
    "Le gouverneur compte déployer 400 soldats.",
    "Treize otages ont recouvré la liberté.",
    "Il a condamné la prise du pont.",
    "Les jeunes ont pris les armes.",
    "Le bataillon a progressé de 15 kilomètres.",
    "Le village compte 5 000 habitants.",
    "Aucun mort n'est à déplorer.",
    "Le nombre de morts augmente.",
    "Les civils tués seront enterrés demain.",
    "Le président doit rencontrer les soldats blessés.",
    "L'armée promet d'éliminer les terroristes.",
    "Le club a perdu trois matchs.",
    "Les avions ont détruit la confiance des habitants.",
    "La police a arrêté la circulation.",
    "Les soldats ont pris deux villages.",
    "Les tués sont des soldats.",
]

PRESS: list[tuple[str, Expected]] = [
    (
        "Les Houthis revendiquent la mort de plus de 50 soldats et la capture de 12 autres.",
        [("plus de 50 soldats", KILLED, F, 50, None), ("12 autres", CAPTURED, F, 12, 12)],
    ),
    (
        "Les Russes ont perdu 1.200 hommes, 15 chars et 34 systèmes d'artillerie.",
        [
            ("1.200 hommes", KILLED, F, 1200, 1200),
            ("15 chars", DESTROYED, "tank", 15, 15),
            ("34 systèmes d'artillerie", DESTROYED, "artillery", 34, 34),
        ],
    ),
    (
        "La défense aérienne a détruit 33 des 45 drones lancés dans la nuit.",
        [("33 des 45 drones", DESTROYED, "drone", 33, 33)],
    ),
    (
        "Dix-huit soldats sont tombés, une vingtaine sont portés disparus.",
        [("Dix-huit soldats", KILLED, F, 18, 18), ("une vingtaine", MISSING, F, 20, 20)],
    ),
    (
        "Le HCR fait état de 35.000 nouveaux déplacés.",
        [("35.000 nouveaux déplacés", DISPLACED, C, 35000, 35000)],
    ),
    (
        "Les combats ont poussé plus de 20.000 personnes à fuir.",
        [("plus de 20.000 personnes", DISPLACED, C, 20000, None)],
    ),
    (
        "Un convoi a sauté sur une mine : trois militaires tués, deux autres grièvement blessés.",
        [("trois militaires", KILLED, F, 3, 3), ("deux autres", WOUNDED, F, 2, 2)],
    ),
    ("Les corps sans vie de cinq femmes ont été découverts.", [("cinq femmes", KILLED, C, 5, 5)]),
    (
        "L'attentat a tué 86 personnes et en a blessé plus de 400.",
        [("86 personnes", KILLED, U, 86, 86), ("plus de 400", WOUNDED, U, 400, None)],
    ),
    ("Les assaillants ont tué deux policiers avant d'être abattus.", [("deux policiers", KILLED, F, 2, 2)]),
    (
        "Nos moudjahidines ont éliminé 17 apostats, brûlé trois véhicules et pris comme butin deux fusils.",
        [
            ("17 apostats", KILLED, F, 17, 17),
            ("trois véhicules", DESTROYED, "vehicle", 3, 3),
            ("deux fusils", SEIZED, "weapon", 2, 2),
        ],
    ),
    ("Sept agriculteurs ont été retrouvés morts.", [("Sept agriculteurs", KILLED, C, 7, 7)]),
    ("On ignore le sort de trois employés de l'ONG, enlevés lundi.", [("trois employés", CAPTURED, C, 3, 3)]),
    (
        "Les pertes adverses se sont élevées à 340 militaires et deux chars.",
        [("340 militaires", KILLED, F, 340, 340), ("deux chars", DESTROYED, "tank", 2, 2)],
    ),
    ("Plus de 700 combattants ont fait reddition.", [("Plus de 700 combattants", CAPTURED, F, 700, None)]),
    (
        "L'armée a libéré 14 otages et tué leurs quatre ravisseurs.",
        [("quatre ravisseurs", KILLED, F, 4, 4)],
    ),
    (
        "Quinze civils ont été tués et vingt autres blessés.",
        [("Quinze civils", KILLED, C, 15, 15), ("vingt autres blessés", WOUNDED, C, 20, 20)],
    ),
    (
        "Un soldat a été tué et un autre blessé.",
        [("Un soldat", KILLED, F, 1, 1), ("un autre blessé", WOUNDED, F, 1, 1)],
    ),
    (
        "Vingt et une personnes sont toujours portées disparues.",
        [("Vingt et une personnes", MISSING, U, 21, 21)],
    ),
    (
        "Des hommes armés ont attaqué le hameau, tué 7 personnes, brûlé 12 cases et emporté 50 boeufs.",
        [
            ("7 personnes", KILLED, U, 7, 7),
            ("12 cases", DESTROYED, "building", 12, 12),
            ("50 boeufs", SEIZED, "other", 50, 50),
        ],
    ),
    (
        "Les forces spéciales ont saisi une importante quantité d'armes et de munitions.",
        [
            ("une importante quantité d'armes", SEIZED, "weapon", None, None),
            ("munitions", SEIZED, "ammunition", None, None),
        ],
    ),
    (
        "Un obus est tombé, blessant une mère et tuant ses deux enfants.",
        [("une mère", WOUNDED, C, 1, 1), ("deux enfants", KILLED, C, 2, 2)],
    ),
    ("Ils condamnent l'exécution sommaire de neuf nomades.", [("neuf nomades", KILLED, C, 9, 9)]),
    ("Ils ont fui, non sans avoir dynamité l'antenne.", [("l'antenne", DESTROYED, "other", 1, 1)]),
    (
        "Il salue le retour de trois employés de l'agence que des hommes armés avaient emmenés.",
        [("trois employés", CAPTURED, C, 3, 3)],
    ),
    (
        "Un missile a frappé un immeuble : 9 morts dont 2 enfants, 34 blessés et 4 disparus.",
        [("9 morts", KILLED, U, 9, 9), ("34 blessés", WOUNDED, U, 34, 34), ("4 disparus", MISSING, U, 4, 4)],
    ),
    ("Les 27 passagers du bus ont été pris en otage.", [("27 passagers", CAPTURED, C, 27, 27)]),
    (
        "Des tirs au cours desquels un sergent et quatre insurgés ont trouvé la mort ont eu lieu.",
        [("un sergent", KILLED, F, 1, 1), ("quatre insurgés", KILLED, F, 4, 4)],
    ),
    ("Onze (11) bandits ont été tués.", [("Onze (11) bandits", KILLED, F, 11, 11)]),
    ("Onze (12) bandits ont été tués.", [("bandits", KILLED, F, None, None)]),
    ("Deux bandits ont été mortellement blessés.", [("Deux bandits", KILLED, F, 2, 2)]),
    ("Ils ont \"mis hors d'état de nuire\" onze insurgés.", [("onze insurgés", KILLED, F, 11, 11)]),
    ("Un sergent-chef a été tué.", [("Un sergent-chef", KILLED, F, 1, 1)]),
    ("Deux AKM sont passés entre nos mains.", [("Deux AKM", SEIZED, "weapon", 2, 2)]),
    ("L'attaque a donné la mort à dix civils.", [("dix civils", KILLED, C, 10, 10)]),
    ("L'ONG déplore la mort de l'un de ses employés.", [("un de ses employés", KILLED, C, 1, 1)]),
    ("L'armée n'a perdu que onze soldats.", [("onze soldats", KILLED, F, 11, 11)]),
    (
        "Dix insurgés ont été tués, blessés ou faits prisonniers.",
        [("Dix insurgés", kind, F, None, 10) for kind in (KILLED, WOUNDED, CAPTURED)],
    ),
    ("Nos tireurs ont descendu un Mig-23.", [("un Mig-23", DESTROYED, "aircraft", 1, 1)]),
    ("Des élèves sont descendus d'un bus.", []),
    ("Une femme au moins a été tuée.", [("Une femme", KILLED, C, 1, None)]),
    (
        "La bombe a fait treize morts, dont trois gardes nationaux, et dix blessés.",
        [("treize morts", KILLED, U, 13, 13), ("dix blessés", WOUNDED, U, 10, 10)],
    ),
    (
        "Des soldats ont mis la main sur une cache renfermant dix obus et quatre fusils.",
        [("dix obus", SEIZED, "ammunition", 10, 10), ("quatre fusils", SEIZED, "weapon", 4, 4)],
    ),
    (
        "Vingt bergers ont été enlevés par des miliciens : sept ont été égorgés.",
        [("Vingt bergers", CAPTURED, C, 20, 20), ("sept", KILLED, C, 7, 7)],
    ),
    (
        "Ils ont brûlé deux blindés avant de repartir avec des fusils.",
        [("deux blindés", DESTROYED, "armoured_vehicle", 2, 2)],
    ),
    (
        "Un ambulancier a été tué et deux de ses collègues blessés.",
        [("Un ambulancier", KILLED, C, 1, 1), ("deux de ses collègues", WOUNDED, C, 2, 2)],
    ),
]

CASES = [*PASSIVES, *INTRANSITIVES, *ACTIVES, *NOUNS, *BARE, *ELLIPSES, *PRESS]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[t for t, _ in CASES])
def test_wording_of_a_toll(text: str, expected: Expected) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_loss(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Un précédent bilan faisait état de six morts.", "six morts"),
        ("Un premier bilan donnait quatorze morts.", "quatorze morts"),
        ("Le maire, qui faisait d'abord état de cinq morts, a corrigé.", "cinq morts"),
        ("Un bilan antérieur faisait état de deux tués.", "deux tués"),
        ("Le bilan, de 19 morts dimanche, est passé à 28 tués.", "19 morts"),
    ],
)
def test_superseded_toll(text: str, span: str) -> None:
    assert [m.span.text for m in find_losses(prepare(text, "fr")) if m.superseded] == [span]


@pytest.mark.parametrize(
    "text",
    [
        "La guerre a fait 320 000 morts depuis 2011.",
        "Depuis le début de l'année, plus de 4 000 personnes ont été tuées dans le pays.",
        "Le conflit a coûté la vie à des milliers de civils.",
        "La guerre entre les deux camps a fait 60.000 morts.",
        "La répression a fait plus de 400 morts.",
        "Les attaques ont tué plus de 900 villageois depuis 2018.",
    ],
)
def test_total_with_no_single_event(text: str) -> None:
    mentions = find_losses(prepare(text, "fr"))
    assert len(mentions) == 1
    assert all(m.total for m in mentions)


@pytest.mark.parametrize(
    ("text", "subset"),
    [
        ("Neuf civils, dont quatre enfants, ont péri.", ["quatre enfants"]),
        ("La frappe a fait 200 morts, parmi lesquels dix civils.", ["dix civils"]),
        ("L'attaque a fait 12 morts, dont trois soldats tués.", ["trois soldats"]),
    ],
)
def test_subset_is_marked(text: str, subset: list[str]) -> None:
    assert [m.span.text for m in find_losses(prepare(text, "fr")) if m.subset] == subset


def test_victim_and_cue() -> None:
    (mention,) = find_losses(prepare("Neuf civils ont été tués.", "fr"))
    assert mention.victim is not None
    assert (mention.victim.text, mention.cue.text) == ("civils", "tués")


def test_thing_has_no_victim() -> None:
    (mention,) = find_losses(prepare("Neuf chars ont été détruits.", "fr"))
    assert mention.victim is None


def test_counts_given_or_looked_for_are_the_same() -> None:
    passage = prepare("Neuf civils ont été tués et une vingtaine de maisons brûlées.", "fr")
    assert find_losses(passage, find_counts(passage)) == find_losses(passage)


WORDS = [
    "au",
    "moins",
    "plus",
    "de",
    "12",
    "1.500",
    "douze",
    "une",
    "vingtaine",
    "des",
    "soldats",
    "civils",
    "morts",
    "blessés",
    "chars",
    "ont",
    "été",
    "tués",
    "tué",
    ",",
    ".",
    "et",
    "ou",
    "à",
    "dont",
    "autres",
    "d'entre",
    "eux",
    "n'",
    "pas",
    "aucun",
    "bilan",
    ":",
    "détruits",
    "a",
    "saisi",
    "la",
    "mort",
    "du",
    "tuant",
    "qui",
    "que",
    "se",
    "sont",
    "rendus",
    "l'",
    "un",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=120))
def test_any_text_gives_verbatim_spans(text: str) -> None:
    for mention in find_losses(prepare(text, "fr")):
        assert mention.span.within(text)
        assert mention.cue.within(text)
        assert mention.victim is None or mention.victim.within(text)
        assert mention.min is None or mention.max is None or mention.min <= mention.max
