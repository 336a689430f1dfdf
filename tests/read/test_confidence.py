"""How likely a draft is an event to record: a sum of weights, between 0 and 1, over features of form."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.lang import LanguageDataError
from selon.model import Report
from selon.read.claims import Reader, draft_report
from selon.read.confidence import ConfidenceModel, confidence_of, features_of, load_confidence
from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]
Features = Callable[[str], dict[str, float]]

LEARNT = {"learnt here", "learnt in sentence", "learnt any event"}
MODEL = ConfidenceModel(bias=-1.0, threshold=0.5, weights={"place=own": 2.0, "heading": -3.0})


@pytest.fixture(scope="module")
def features(reader: Reader) -> Features:
    def of(text: str) -> dict[str, float]:
        reading, drafts = draft_report(Report(id="x", text=text, published="2024-05-15"), reader)
        return features_of(reading, drafts, 0)

    return of


def test_weights_add_up_on_a_logistic_curve() -> None:
    assert confidence_of(MODEL, {}) == pytest.approx(0.2689, abs=1e-4)
    assert confidence_of(MODEL, {"place=own": 1.0}) == pytest.approx(0.7311, abs=1e-4)
    assert confidence_of(MODEL, {"place=own": 1.0, "heading": 1.0}) == pytest.approx(0.1192, abs=1e-4)


def test_a_feature_without_a_weight_counts_for_nothing() -> None:
    assert confidence_of(MODEL, {"unheard of": 1.0}) == confidence_of(MODEL, {})


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_confidence_is_a_probability_whatever_the_weights(weight: float) -> None:
    model = ConfidenceModel(bias=weight, threshold=0.5, weights={"x": weight})
    assert 0.0 <= confidence_of(model, {"x": 1.0}) <= 1.0


def test_the_model_of_french_is_a_threshold_on_known_features(features: Features) -> None:
    model = load_confidence("fr")
    assert 0 < model.threshold < 1
    assert set(features("L'armée a repris Bria lundi.")) & set(model.weights)


def test_a_language_without_a_model_is_named() -> None:
    with pytest.raises(LanguageDataError, match=r"lang/zz/confidence\.yaml"):
        load_confidence("zz")


FORMS = [
    ("L'armée a repris Bria lundi.", {"event=capture", "kind=verb", "place=own", "time=own", "doer=True,target=False"}),
    ("La ville de Bria a été reprise.", {"voice=passive", "place=own", "time=none", "doer=False,target=False"}),
    ("Combats à Bria", {"heading", "kind=noun", "event=clash", "first sentence"}),
    ("Selon l'ONU, l'armée a repris Bria.", {"source=True"}),
    ("L'armée aurait repris Bria.", {"certainty=hedged"}),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_features_tell_the_form_of_a_draft(features: Features, text: str, expected: set[str]) -> None:
    assert expected <= set(features(text))


def test_no_feature_knows_a_name(features: Features) -> None:
    one, other = features("Le Hezbollah a repris Tyr lundi."), features("Boko Haram a repris Diffa lundi.")
    assert {n: v for n, v in one.items() if n not in LEARNT} == {n: v for n, v in other.items() if n not in LEARNT}
    assert not any(word in name for name in one for word in ("Hezbollah", "Tyr"))


def test_what_was_learnt_of_words_leans_little_on_names(features: Features) -> None:
    texts = ("Le Hezbollah a repris Tyr lundi.", "Boko Haram a repris Diffa lundi.", "Le M23 a repris Goma lundi.")
    likely = [confidence_of(load_confidence("fr"), features(text)) for text in texts]
    assert max(likely) - min(likely) < 0.1


def test_a_word_out_of_its_war_is_less_likely_to_be_learnt_as_an_event(features: Features) -> None:
    war = features("Les combats entre l'armée et les rebelles ont repris lundi près de Sévaré.")
    sport = features("Des combats entre élèves ont amusé lundi le public du stade.")
    assert war["learnt here"] > sport["learnt here"]


def test_without_a_tagger_nothing_learnt_is_said(reader: Reader) -> None:
    alone = replace(reader, tagger=None)
    reading, drafts = draft_report(Report(id="x", text="L'armée a repris Bria lundi."), alone)
    assert not LEARNT & set(features_of(reading, drafts, 0))


def test_a_claim_needs_the_least_confidence(claims_of: Callable[[str], tuple[object, ...]], reader: Reader) -> None:
    claims = claims_of("L'armée a repris Bria lundi. La prise de parole a surpris. Des combats ont éclaté.")
    assert claims
    assert all(reader.confidence.threshold - 0.005 <= c.confidence <= 1 for c in claims)  # type: ignore[attr-defined]
