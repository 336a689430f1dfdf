"""What an incident says of its claims: tolls by who counted, disagreements, independent sources, fields."""

import msgspec
import pytest
from merge_groups import Group, PairRelations, groups, relations

from selon.merge import Judgements, incident_of, merge, merge_parameters, reported_claims
from selon.merge.clustering import pair_of
from selon.merge.context import context_of
from selon.merge.distance import distance_km
from selon.merge.names import fold_name, same_name
from selon.model import Decision, Incident


def group(name: str) -> Group:
    return next(g for g in groups() if g.name == name)


def only(name: str) -> Incident:
    found = merge(reported_claims(group(name).reports), relations())
    assert len(found) == 1
    return found[0]


def test_tolls_keep_who_counted_and_disagree() -> None:
    incident = only("three papers on one killing, tolls differ")
    killed = next(d for d in incident.disagreements if d.field == "killed")
    assert {(v.value, v.sources) for v in killed.versions} == {
        ("1 civilians (chef du village)", ("sources locales (Radio Lac)",)),
        ("6 civilians (Six civils)", ("député Mbala (Actu Est)",)),
    }
    assert [(t.min, t.max, len(t.claims)) for t in incident.tolls] == [(None, None, 1), (1, 1, 1), (6, 6, 1)]
    assert incident.independent == 3


def test_growing_tolls_that_allow_one_another_do_not_disagree_with_a_minimum() -> None:
    incident = only("tolls that grow from day to day")
    killed = next(d for d in incident.disagreements if d.field == "killed")
    assert {v.value.split()[0] for v in killed.versions} == {"17", "22"}


def test_copies_of_one_dispatch_count_once() -> None:
    incident = only("a copied dispatch with the same wording")
    assert incident.independent == 1
    assert [(o.reason, len(o.reports)) for o in incident.origins] == [("same wording", 2)]


def test_a_denial_is_kept_as_a_disagreement() -> None:
    incident = only("a denial belongs to what it denies")
    assert incident.status == "occurred"
    assert [d.field for d in incident.disagreements] == ["status"]


def test_rival_accusations_are_kept_as_a_disagreement_on_the_initiators() -> None:
    incident = only("each side accuses the other of one shelling")
    assert [d.field for d in incident.disagreements] == ["initiators"]
    assert {p.actor for p in incident.initiators} == {"ua-army", "ru-army"}


def test_sides_named_the_other_way_round_are_turned() -> None:
    incident = only("a withdrawal and a capture with both sides named")
    assert (incident.event, [p.actor for p in incident.targets]) == ("capture", ["sy-houda"])
    assert [p.actor for p in incident.initiators] == ["sy-army", "sy-militia"]
    assert incident.disagreements == ()


def test_the_finest_place_that_all_allow() -> None:
    incident = only("the district and its village")
    assert incident.place is not None
    assert (incident.place.name, incident.place.precision) == ("Mandoko", "settlement")


def test_days_that_all_allow_else_the_widest_span() -> None:
    night = only("a night attack spans two days")
    assert night.from_ == night.to
    apart = only("one event dated a day apart, same toll")
    assert apart.from_ != apart.to
    assert "time" in {d.field for d in apart.disagreements}


def test_the_smallest_handle_names_an_incident_and_order_does_not_matter() -> None:
    claims = list(reported_claims(group("a capture told by both sides, a day apart").reports))
    assert incident_of(claims, merge_parameters()) == incident_of(claims[::-1], merge_parameters())


def test_opposed_sides_that_agree_are_told_from_friends() -> None:
    class Sided(PairRelations):
        def side(self, source: str) -> str | None:
            return {"Agence Cham": "sy-army", "Faylak al-Houda": "sy-houda"}.get(source)

    reports = group("a withdrawal and a capture with both sides named").reports
    told = [msgspec.structs.replace(c, publisher="Agence Cham") for c in reported_claims(reports[:1])]
    rival = [msgspec.structs.replace(c, publisher="Faylak al-Houda") for c in reported_claims(reports[1:])]
    agreed = incident_of([*told, *rival], merge_parameters(), Sided(frozenset()))
    assert agreed.across_sides
    assert agreed.confidence > incident_of([*told, *rival], merge_parameters()).confidence


def test_judgements_bind_and_the_later_holds() -> None:
    from selon.merge import judgements

    def decision(seq: int, kind: str, **more: object) -> Decision:
        row = {"seq": seq, "kind": kind, "subject": "a", "who": "amina", "when": "2024", **more}
        return msgspec.convert(row, Decision)

    first, later = decision(1, "merge", others=["b", "c"]), decision(2, "split", apart=["b"])
    assert judgements([later, first]) == Judgements(
        together=frozenset([pair_of("a", "c")]), apart=frozenset([pair_of("a", "b")])
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Deir ez-Zor", "Dayr az-Zawr", False),  # too far for folding alone: the gazetteer joins these
        ("Bir al-Qassab", "Bir Al Kasab", True),
        ("Tell Amoud", "Tall Amud", True),
        ("Kafr Nabl", "Kafr Zita", False),
        ("Point 14", "Point 15", False),
        ("Mont Oyo", "Mont Hoyo", True),
        ("La Mecque", "Mecque", True),
        ("Idlib", "Irbil", False),
    ],
)
def test_spellings(one: str, other: str, same: bool) -> None:
    assert same_name(fold_name(one), fold_name(other)) is same


def test_distance_is_that_of_the_globe() -> None:
    from pyproj import Geod

    for a, b in [((33.5, 36.3), (36.2, 37.1)), ((-1.7, 29.2), (1.2, 30.0)), ((10, 179.9), (10, -179.9))]:
        exact = Geod(ellps="WGS84").inv(a[1], a[0], b[1], b[0])[2] / 1000
        assert distance_km(*a, *b) == pytest.approx(exact, rel=0.006)


def test_context_is_the_sentence_of_the_trigger() -> None:
    report = group("two events in each of two papers").reports[0]
    assert context_of(report.report.text, report.claims[1]) == "Le même jour, la Codeco a incendié Lisaya."
