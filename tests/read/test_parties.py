"""Sides that the clause leaves out: the other side of a clash, victims as targets, the loser of a place."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]

# text, index of the event, its initiators, its targets
SIDES = [
    ("L'armée et les rebelles se sont affrontés à Bria.", 0, ["armée"], ["rebelles"]),
    ("Des combats ont opposé l'armée aux rebelles à Bria.", 0, ["armée"], ["rebelles"]),
    ("Les combats qui opposaient gendarmes et miliciens à Bria ont cessé.", 0, ["gendarmes"], ["miliciens"]),
    ("Des soldats sont venus. De longs combats les ont opposés aux rebelles.", 0, ["soldats"], ["rebelles"]),
    ("Les rebelles ont attaqué Bria lundi. Au moins six soldats ont été tués.", 0, ["rebelles"], ["soldats"]),
    ("Une frappe a tué quatre rebelles à Bria.", 0, [], ["rebelles"]),
    ("Quatre bergers ont été tués à Bria.", 0, [], ["bergers"]),
    ("Un cessez-le-feu a été signé à Juba entre le gouvernement et les rebelles.", 0, ["gouvernement", "rebelles"], []),
    ("Les rebelles ont attaqué un village, tuant six paysans.", 0, ["rebelles"], ["paysans"]),
    ("Des combats ont éclaté à Bria.", 0, [], []),
    ("Des affrontements entre bergers et cultivateurs ont fait six morts.", 0, ["bergers"], ["cultivateurs"]),
    # who tells of his own loss was struck
    ("L'armée a reconnu avoir perdu trois blindés dans l'attaque de Bria.", 0, [], ["armée"]),
    ("Un commandant dit avoir perdu dix hommes dans l'attaque de Bria.", 0, [], ["hommes"]),
    # who did what a killing comes from is who killed
    ("L'armée a éliminé dix rebelles dans une dizaine de raids aériens.", 0, ["armée"], ["rebelles"]),
    # whose place it is that is attacked
    ("Les miliciens ont attaqué Bria, un fief du groupe UPC.", 0, ["miliciens"], ["UPC"]),
    ("L'armée a attaqué lundi la ville de Bria, contrôlée par les rebelles.", 0, ["armée"], ["rebelles"]),
    ("Les miliciens ont attaqué Bria, fief de l'UPC, tuant six bergers.", 0, ["miliciens"], ["bergers"]),
    # the opponent after "contre", where the verb's object is a place or nothing
    ("Les soldats ont progressé contre Boko Haram près de Bria.", 0, ["soldats"], ["Boko Haram"]),
    # the fight just told goes on with all its sides
    ("L'armée et ses alliés ont attaqué la milice. Les combats ont duré.", -1, ["armée", "alliés"], ["milice"]),
    # who is besieged is who holds the place; an aim is the doer's, whom a passive leaves open
    ("Les rebelles tiennent Bria. La ville est assiégée depuis mars afin de couper la route.", -1, [], ["rebelles"]),
    # whose the place was is no doer
    ("La reprise de Bria, tenue par les rebelles, a pris un mois.", 0, [], ["rebelles"]),
    ("La prise de Bria par les rebelles a pris un mois.", 0, ["rebelles"], []),
    # who is beaten off: whose the attack was, or who had just attacked
    ("Les rebelles ont attaqué Bria. L'assaut a été repoussé.", -1, [], ["rebelles"]),
    ("L'armée a déjoué une tentative de percée des miliciens près de Bria.", 0, ["armée"], ["miliciens"]),
    ("Trois assauts rebelles ont été brisés lundi près de Bria.", 0, [], ["rebelles"]),
    ("Les rebelles ont brisé un assaut à Bria.", 0, ["rebelles"], []),
    # what came by a device; who was in what it caught, where the text says whose it was
    ("Une mine a explosé lundi au passage d'une voiture à Bria.", 0, [], ["voiture"]),
    ("Six soldats ont été tués par l'explosion d'une mine au passage de leur camion.", 0, [], ["soldats"]),
    ("Le camion de l'armée a sauté sur une mine à Bria, tuant six soldats.", 0, [], ["camion de l'armée"]),
    # whom one toll counts together is told apart
    ("Un obus a tué une femme et quatre enfants à Bria.", 0, [], ["femme", "enfants"]),
    # who loses his own men strikes nobody by it
    ("L'armée a perdu dix hommes en attaquant Bria.", 0, ["armée"], []),
    # to whom fighters give themselves or their arms up
    ("Trois miliciens se sont rendus lundi à l'armée près de Bria.", 0, ["miliciens"], ["armée"]),
    ("Des rebelles ont remis leurs armes à la gendarmerie de Bria.", 0, ["rebelles"], ["gendarmerie de Bria"]),
    ("Des rebelles ont déposé les armes à Bria.", 0, ["rebelles"], []),
    # a girl may blow herself up; who denies an outrage is accused of it; who sends a force is told by no one else
    ("Une fillette s'est fait exploser lundi au marché de Bria.", 0, ["fillette"], []),
    ("Deux femmes kamikazes ont actionné leur charge lundi à Bria.", 0, ["femmes kamikazes"], []),
    ("Les rebelles nient tout massacre à Bria.", 0, ["rebelles"], []),
    ("Une source militaire dément toute frappe sur Bria.", 0, [], []),
    ("L'armée promet une offensive contre les rebelles à Bria.", 0, ["armée"], ["rebelles"]),
    ("Le préfet promet l'envoi d'une compagnie à Bria.", 0, ["compagnie"], []),
    # in whose hands it is, on that side's word
    ("« Bria est entre nos mains », a assuré lundi un porte-parole du M23.", 0, ["M23"], []),
    # what an attack is for is not what it strikes
    ("Les rebelles ont attaqué pour libérer des détenus.", 0, ["rebelles"], []),
    # who did it, by a participle that opens the sentence; against whom, in a relative clause
    ("Lancée lundi par l'armée, l'offensive vise les rebelles près de Bria.", 0, ["armée"], ["rebelles"]),
    ("L'offensive que les rebelles mènent contre l'armée à Bria continue.", 0, ["rebelles"], ["armée"]),
    ("L'ONU salue la libération par les rebelles, lundi à Bria, de neuf soignants.", 0, ["rebelles"], ["soignants"]),
    # a pronoun that acts stands for those who can, a subject before an object
    ("Incapables d'affronter les rebelles, les soldats sont partis. Ils ont brûlé Bria.", -1, ["soldats"], []),
    ("Des soldats sont venus. Dix mille habitants sont partis. Ils ont pris Bria.", -1, ["soldats"], []),
    # the number of arrests is nobody
    ("Plusieurs interpellations ont été enregistrées par la police à Bria.", 0, ["police"], []),
    # "les" stands for no doer of its own sentence
    ("Les miliciens ont pris six bergers et les ont tous tués lundi à Bria.", 0, ["miliciens"], ["bergers"]),
    # who is taken, not who else was killed
    ("La police a arrêté des suspects lundi à Bria. Un suspect y a perdu la vie.", 0, ["police"], ["suspects"]),
    # who sent what is shot down did not shoot it down
    ("La Russie a tiré 78 drones sur l'Ukraine lundi. Un drone a été abattu.", 1, [], []),
]


@pytest.mark.parametrize(("text", "index", "initiators", "targets"), SIDES)
def test_sides(drafts_of: DraftsOf, text: str, index: int, initiators: list[str], targets: list[str]) -> None:
    draft = drafts_of(text)[index]
    assert [r.span.text for r in draft.initiators] == initiators
    assert [r.span.text for r in draft.targets] == targets


def test_who_left_the_place_is_who_lost_it(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Les rebelles se sont emparés de Bria lundi. Les soldats se sont retirés de la ville.")
    capture = next(d for d in drafts if d.event == "capture")
    assert [r.span.text for r in capture.targets] == ["soldats"]


def test_who_is_told_to_hold_the_place_loses_it(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Les miliciens tiennent la ville de Bria depuis mars. L'armée a repris Bria lundi.")
    capture = next(d for d in drafts if d.event == "capture")
    assert [r.span.text for r in capture.targets] == ["miliciens"]


def test_a_holder_of_another_place_loses_nothing(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Les miliciens tiennent la ville de Bria depuis mars. L'armée a repris Bambari lundi.")
    assert [r.span.text for r in drafts[-1].targets] == []


def test_nobody_is_on_both_sides(drafts_of: DraftsOf) -> None:
    texts = ["Les rebelles et l'armée se sont affrontés à Bria.", "L'armée a tué douze rebelles à Bria."]
    for draft in (d for text in texts for d in drafts_of(text)):
        assert {r.span for r in draft.initiators}.isdisjoint(r.span for r in draft.targets)


def test_the_holder_of_a_place_makes_its_attack_one_on_a_force(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Les miliciens ont attaqué Bria, un fief du groupe UPC.")
    assert [d.event for d in drafts] == ["attack", "hold"]
