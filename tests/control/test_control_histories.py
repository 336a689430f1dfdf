"""Who holds a place, on short histories of our own."""

from itertools import pairwise

import pytest
from control_histories import PLACE, History, histories, relations
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.control import state_at, timeline
from selon.model import ControlState


def states(history: History) -> tuple[ControlState, ...]:
    return timeline(PLACE, history.claims(), relations())


def test_there_are_enough_histories() -> None:
    assert len(histories()) >= 40


@pytest.mark.parametrize("history", histories(), ids=lambda history: history.name)
def test_state_on_each_day(history: History) -> None:
    for expected in history.expected:
        state = state_at(states(history), expected.day)
        found = (
            (
                state.status,
                {h.actor or h.name for h in state.holders},
                {h.actor or h.name for h in state.besiegers},
            )
            if state
            else ("unknown", set(), set())
        )
        assert found == (expected.status, expected.holders, expected.besiegers), (expected.day, state)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(histories()), st.randoms())
def test_order_of_claims_never_changes_a_state(history: History, random: object) -> None:
    claims = history.claims()
    random.shuffle(claims)  # type: ignore[attr-defined]
    assert timeline(PLACE, claims, relations()) == states(history)


@pytest.mark.parametrize("history", histories(), ids=lambda history: history.name)
def test_states_follow_one_another_and_stand_on_claims(history: History) -> None:
    found = states(history)
    for state, following in pairwise(found):
        assert state.until == following.since
    told = {claim.reported.key for claim in history.claims()}
    for state in found:
        assert set(state.claims) <= told
        assert state.claims or state.status == "unknown"
        assert 0 <= sum(holder.support for holder in state.holders) <= 1
        assert all(set(holder.claims) <= set(state.claims) for holder in state.holders)
    assert len({state.id for state in found}) == len(found)


def test_more_independent_words_weigh_more() -> None:
    one = next(h for h in histories() if h.name == "a capture lasts")
    two = next(h for h in histories() if h.name == "friends hold together")
    assert states(two)[0].holders[0].origins == 1
    assert states(one)[0].holders[0].support == 0.5
