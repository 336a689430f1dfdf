"""Claims of one event found together: on groups of short reports of our own, in any order of arrival."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merge_groups import Group, groups, relations

from selon.merge import Linker, merge, merge_parameters, profile_of, reported_claims
from selon.model import CodedReport

Pairs = set[tuple[str, str]]

EVERYTHING: tuple[CodedReport, ...] = tuple(report for group in groups() for report in group.reports)


def pairs(partition: list[tuple[str, ...]]) -> Pairs:
    return {pair for members in partition for pair in combinations(sorted(members), 2)}


def merged(reports: tuple[CodedReport, ...], name: str = "groups") -> list[tuple[str, ...]]:
    return sorted(incident.claims for incident in merge(reported_claims(reports), relations(name)))


def f1(found: Pairs, expected: Pairs) -> float:
    return 2 * len(found & expected) / ((len(found) + len(expected)) or 1)


def test_there_are_enough_groups_of_fitting_size() -> None:
    assert len(groups()) >= 60
    assert all(2 <= len(group.reports) <= 5 or len(group.events) >= 2 for group in groups())


@pytest.mark.parametrize("name", ["groups", "blind"])
def test_pairwise_f1_over_all_groups_together(name: str) -> None:
    """All reports in one corpus, so that groups may also be confused with one another."""
    expected = {pair for group in groups(name) for pair in pairs(group.partition())}
    found = pairs(merged(tuple(report for group in groups(name) for report in group.reports), name))
    missed, wrong = sorted(expected - found), sorted(found - expected)
    assert f1(found, expected) >= 0.90, f"missed {missed}, wrong {wrong}"


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.name)
def test_order_of_arrival_never_matters(group: Group) -> None:
    forwards = merge(reported_claims(group.reports), relations())
    assert merge(reported_claims(group.reports[::-1]), relations()) == forwards


@settings(max_examples=25, deadline=None)
@given(st.permutations(EVERYTHING))
def test_any_permutation_of_the_corpus_gives_the_same_incidents(shuffled: list[CodedReport]) -> None:
    assert merge(reported_claims(shuffled), relations()) == merge(reported_claims(EVERYTHING), relations())


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(range(len(EVERYTHING))), min_size=2))
def test_components_where_no_bridge_is_cut(chosen: set[int]) -> None:
    """Where all claims of a component support one another, the incidents are networkx's components."""
    linker = Linker(merge_parameters(), relations())
    told = reported_claims(EVERYTHING[i] for i in sorted(chosen))
    profiles = [profile_of(claim, merge_parameters()) for claim in told]
    graph = nx.Graph()
    graph.add_nodes_from(p.key for p in profiles)
    scored = {(a.key, b.key): linker.scorer.score(a, b) for a, b in combinations(profiles, 2)}
    graph.add_edges_from(pair for pair, score in scored.items() if score > 0)
    found = {tuple(sorted(keys)) for keys in linker.link(profiles)}
    for component in nx.connected_components(graph):
        if all(graph.has_edge(a, b) for a, b in combinations(component, 2)):
            assert tuple(sorted(component)) in found
        else:
            assert any(set(keys) < component for keys in found) or tuple(sorted(component)) in found


def test_every_linked_pair_shares_a_block() -> None:
    """Blocking loses nothing: whatever scores above zero is found, from either side."""
    linker = Linker(merge_parameters(), relations())
    profiles = [profile_of(claim, merge_parameters()) for claim in reported_claims(EVERYTHING)]
    blocks = {p.key: (set(linker.blocking.posted(p)), set(linker.blocking.sought(p))) for p in profiles}
    linked = [(a, b) for a, b in combinations(profiles, 2) if linker.scorer.score(a, b) > 0]
    assert len(linked) >= 50
    for a, b in linked:
        assert blocks[a.key][0] & blocks[b.key][1], (a.key, b.key)
        assert blocks[b.key][0] & blocks[a.key][1], (a.key, b.key)
