"""Clustering: weak bridges cut, judgements kept, ties settled by key."""

from collections.abc import Iterable
from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from selon.merge.clustering import Pair, average_linkage, components, pair_of

KEYS = "abcdefgh"
MISSING = -6000
scored = st.dictionaries(
    st.sampled_from(list(combinations(KEYS, 2))), st.integers(-6000, 6000).filter(bool), max_size=28
)


def cluster(scores: dict[Pair, int], apart: frozenset[Pair] = frozenset()) -> list[list[str]]:
    return average_linkage([[key] for key in KEYS], scores, MISSING, apart)


def graph_of(links: Iterable[Pair]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(KEYS)
    graph.add_edges_from(links)
    return graph


def test_a_chain_whose_ends_disagree_is_cut_at_its_weakest_link() -> None:
    scores = {("a", "b"): 3000, ("b", "c"): 500, ("a", "c"): -4000}
    assert average_linkage("abc", scores, MISSING, frozenset()) == [["a", "b"], ["c"]]


def test_a_chain_whose_ends_go_together_holds() -> None:
    scores = {("a", "b"): 3000, ("b", "c"): 500, ("a", "c"): 200}
    assert average_linkage("abc", scores, MISSING, frozenset()) == [["a", "b", "c"]]


def test_two_groups_joined_by_one_weak_bridge_stay_two() -> None:
    inside = {pair: 2000 for group in ("abcd", "efgh") for pair in combinations(group, 2)}
    assert cluster({**inside, ("d", "e"): 100}) == [list("abcd"), list("efgh")]


@given(scored)
def test_every_key_once_and_never_across_components(scores: dict[Pair, int]) -> None:
    groups = cluster(scores)
    assert sorted(key for group in groups for key in group) == list(KEYS)
    graph = graph_of(pair for pair, score in scores.items() if score > 0)
    assert all(nx.has_path(graph, a, b) for group in groups for a, b in combinations(group, 2))


@given(st.sets(st.sampled_from(list(combinations(KEYS, 2)))))
def test_components_are_networkx_components(links: set[Pair]) -> None:
    assert components(KEYS, links) == sorted(sorted(c) for c in nx.connected_components(graph_of(links)))


@given(st.lists(st.sets(st.sampled_from(KEYS), min_size=1), max_size=3))
def test_without_cuts_clusters_are_components(cliques: list[set[str]]) -> None:
    """Disjoint groups whose claims all support one another come out whole."""
    seen: set[str] = set()
    disjoint = [seen.update(c) or c for c in cliques if not seen & c]
    scores = {pair_of(a, b): 1000 for clique in disjoint for a, b in combinations(sorted(clique), 2)}
    assert cluster(scores) == sorted(sorted(c) for c in nx.connected_components(graph_of(scores)))


@given(scored, st.sets(st.sampled_from(list(combinations(KEYS, 2))), max_size=5))
def test_pairs_that_must_stay_apart_do(scores: dict[Pair, int], apart: set[Pair]) -> None:
    groups = cluster(scores, frozenset(apart))
    assert not any({a, b} <= set(group) for a, b in apart for group in groups)


@given(scored, st.randoms())
def test_order_of_pairs_never_matters(scores: dict[Pair, int], random: object) -> None:
    shuffled = list(scores.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cluster(dict(shuffled)) == cluster(scores)
