"""The slots chosen anew: what is offered for each, and what deciders made by hand take of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pytest

from selon.model import Claim, Report
from selon.read.actors import ActorResolver
from selon.read.claims import Reader, draft_report, read_report
from selon.read.decider import Decider
from selon.read.slot_choice import SlotChoice

PUBLISHED = "2024-05-15"
TEXT = "L'armée a repris lundi Bria aux rebelles, tuant dix hommes. Vendredi, les shebab avaient pris Sake."
SLOTS = {"sides": 2, "losses": 1, "place": 1, "time": 1}


def _decider(outcomes: int, wanted: Mapping[str, float]) -> Decider:
    """A decider that gives each name in `wanted` so much, and nothing for all else, to every outcome."""
    names = sorted(wanted)
    table = np.array([[0.0, *[wanted[n]] * outcomes] for n in names] + [[0.0] * (outcomes + 1)], dtype=np.float32)
    zeros = np.zeros((1, outcomes), np.float32)
    rows = {n: i for i, n in enumerate(names)}
    return Decider(rows, table, np.zeros(1, np.float32), zeros, np.full(outcomes, -1.0, np.float32), (0.5,) * outcomes)


def _with(reader: Reader, **wanted: Mapping[str, float]) -> Reader:
    kept = {"sides": {}, "losses": {"exactly=True": 9.0}, "place": {"its own=True": 9.0}, "time": {"its own=True": 9.0}}
    wishes = {slot: {**names, **wanted.get(slot, {})} for slot, names in kept.items()}
    return replace(reader, deciders={slot: _decider(n, wishes[slot]) for slot, n in SLOTS.items()})


def _read(reader: Reader, text: str = TEXT) -> tuple[Claim, ...]:
    return read_report(Report(id="x", text=text, language="fr", published=PUBLISHED), reader)


@pytest.fixture
def choice_of(reader: Reader) -> Callable[[str], SlotChoice]:
    def make(text: str) -> SlotChoice:
        reading, drafts = draft_report(Report(id="x", text=text, language="fr", published=PUBLISHED), reader)
        return SlotChoice(reading, ActorResolver(reading, reader.register), drafts, {})

    return make


def test_where_nothing_is_learnt_the_rules_stand(reader: Reader, choice_of: Callable[[str], SlotChoice]) -> None:
    alone = replace(reader, deciders={})
    assert [c.event for c in _read(alone)] == ["capture", "capture"]
    assert _read(alone)[0].losses
    assert _read(alone)[0].place is not None
    choice = choice_of(TEXT)
    assert choice.chosen() == list(choice._drafts)


def test_what_the_deciders_take_is_what_is_told(reader: Reader) -> None:
    first, second = _read(_with(reader, time={"its own=True": -9.0, "sentences=1": 5.0}))
    assert first.time is not None
    assert first.time.text == "Vendredi"
    assert second.time is None  # no sentence follows its own
    assert first.place is not None
    assert first.place.name == "Bria"


def test_a_reason_says_that_it_was_chosen_over_the_rules(reader: Reader) -> None:
    first, second = _read(_with(reader, time={"its own=True": -9.0, "sentences=1": 5.0}))
    rules = {reason.field: reason.rule for reason in first.reasons}
    assert rules["time"] == "counted from publication, the likeliest by lang/*/slots.npz"
    assert "slots.npz" not in rules["place"]
    assert "time" not in {reason.field for reason in second.reasons}


def test_nothing_likely_leaves_the_slot_open(reader: Reader) -> None:
    claims = _read(_with(reader, losses={"exactly=True": -9.0}, place={"its own=True": -9.0}))
    assert [(c.losses, c.place, c.initiators, c.targets) for c in claims] == [((), None, (), ())] * 2


def test_nobody_is_both_sides(reader: Reader) -> None:
    """Whoever is likely as both is the doer."""
    first, _ = _read(_with(reader, sides={"class=armed": 9.0}))
    assert first.initiators
    assert not {a.start for a in first.initiators} & {a.start for a in first.targets}


def test_all_that_stands_around_is_offered(choice_of: Callable[[str], SlotChoice]) -> None:
    choice = choice_of(TEXT)
    first = choice._drafts[0]
    assert {"armée", "rebelles"} <= {offer.value.span.text for offer in choice.sides.of(first)}
    assert {offer.value.place.name for offer in choice.places.of(first)} == {"Bria", "Sake"}
    assert {offer.value.span.text for offer in choice.times.of(first)} == {"lundi", "Vendredi"}
    tolls = [(o.value.kind, o.value.who, o.value.min) for o in choice.losses.of(first)]
    assert tolls == [("killed", "unknown", 10), ("killed", "fighters", 10)]  # as found, and as the act names them


def test_what_is_seen_is_told_by_name(choice_of: Callable[[str], SlotChoice]) -> None:
    choice = choice_of(TEXT)
    place = next(o for o in choice.places.of(choice._drafts[0]) if o.value.place.name == "Bria")
    assert {"sentences=0", "before=False", "its own=True", "event=capture", "precision=settlement"} <= set(place.names)
    rebels = next(o for o in choice.sides.of(choice._drafts[0]) if o.value.span.text == "rebelles")
    assert {"target=True", "doer=False", "class=armed"} <= set(rebels.names)


def test_what_speaks_and_no_gazetteer_knows_is_offered_as_no_place(choice_of: Callable[[str], SlotChoice]) -> None:
    choice = choice_of("Le site Vigie-Nord, proche des rebelles, assure que les rebelles ont tué dix soldats mardi.")
    assert choice.places.of(choice._drafts[0]) == []
