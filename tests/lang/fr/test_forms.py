"""French inflection: the verb forms that reports use, checked for forty verbs, and endings of nouns and adjectives."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from selon.lang.fr import forms
from selon.lang.fr.forms import conjugate
from selon.read.frames import frame_verbs

_FEATURES = (
    {"fin", "pres", "sing"},
    {"fin", "pres", "plur"},
    {"fin", "impf", "plur"},
    {"fin", "past", "sing"},
    {"fin", "past", "plur"},
    {"fin", "fut", "plur"},
    {"fin", "cond", "sing"},
    {"pp", "masc", "sing"},
    {"pp", "fem", "plur"},
    {"ppres"},
    {"fin", "pres", "plur", "first"},
)
_TABLE = Path(__file__).with_name("conjugation.yaml").read_text(encoding="utf-8")
_ROWS = [(verb, forms.split()) for verb, forms in yaml.safe_load(_TABLE).items()]


def test_the_table_has_forty_verbs_and_no_gaps() -> None:
    assert len(_ROWS) >= 40
    assert all(len(forms) == len(_FEATURES) for _, forms in _ROWS)


@pytest.mark.parametrize(("verb", "forms"), _ROWS, ids=[verb for verb, _ in _ROWS])
def test_a_verb_has_the_forms_of_the_grammar(verb: str, forms: list[str]) -> None:
    table = conjugate(verb)
    missing = [
        (form, features)
        for form, features in zip(forms, _FEATURES, strict=True)
        if not features <= table.get(form, frozenset())
    ]
    assert not missing


WRONG = [
    ("assiéger", "assiégent"),
    ("lancer", "lancaient"),
    ("jeter", "jetent"),
    ("prendre", "prendent"),
    ("tenir", "tenent"),
    ("conquérir", "conquérit"),
    ("battre", "batt"),
    ("ouvrir", "ouvri"),
]


@pytest.mark.parametrize(("verb", "form"), WRONG)
def test_no_form_is_made_up_by_analogy(verb: str, form: str) -> None:
    assert form not in conjugate(verb)


def test_a_verb_without_a_paradigm_is_named() -> None:
    with pytest.raises(ValueError, match="no paradigm fits the verb 'xyz'"):
        conjugate("xyz")


@given(st.sampled_from(frame_verbs("fr")))
def test_every_verb_of_a_frame_conjugates(verb: str) -> None:
    forms = conjugate(verb)
    features = frozenset().union(*forms.values())
    assert {"inf", "ppres", "pp", "pres", "impf", "past", "fut", "cond", "subj", "sing", "plur"} <= features
    assert forms[verb] >= {"inf"}
    assert all(form and form == form.lower() and " " not in form for form in forms)


@pytest.mark.parametrize("verb", frame_verbs("fr"))
def test_every_verb_of_a_frame_agrees_in_its_participle(verb: str) -> None:
    participles = [form for form, features in conjugate(verb).items() if "fem" in features]
    assert all(form.endswith(("e", "es")) for form in participles)
    assert len(participles) == 2


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("pont", "ponts"), ("général", "généraux"), ("bateau", "bateaux"), ("neveu", "neveux"), ("bleu", "bleus"),
     ("gaz", "gaz")],
)  # fmt: skip
def test_plural(singular: str, plural: str) -> None:
    assert forms.plural(singular) == plural


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [("policier", "policière"), ("directeur", "directrice"), ("député", "députée"), ("civil", "civile"),
     ("gendarme", None)],
)  # fmt: skip
def test_feminine_of_people(masculine: str, feminine: str | None) -> None:
    assert forms.feminine(masculine) == feminine


def test_forms_of_adjectives() -> None:
    assert forms.adjective_forms("loyal") == ("loyal", "loyale", "loyaux", "loyales")
    assert "religieuse" in forms.adjective_forms("religieux")
    assert forms.regular_forms("local") == {"local", "locale", "locaux", "locales"}
