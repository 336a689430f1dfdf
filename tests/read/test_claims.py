"""The reader, whole: sentences on many wars and the claims of a careful coder, and the laws that hold for any text."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.lang import load_data
from selon.lang.fr.forms import conjugate
from selon.model import Claim, Report, Span
from selon.read.claims import Reader, read_report
from selon.read.frames import frame_verbs
from selon.read.lexicon import Nouns, Words

ClaimsOf = Callable[[str], tuple[Claim, ...]]

_CASES = yaml.safe_load(Path(__file__).with_name("claims.yaml").read_text(encoding="utf-8"))
_EMPTY: dict[str, object] = {
    "status": "occurred",
    "certainty": "asserted",
    "initiators": [],
    "targets": [],
    "place": None,
    "from": None,
    "to": None,
    "losses": [],
    "attribution": [],
}


def _told(claim: Claim) -> dict[str, object]:
    """A claim in the words of claims.yaml."""
    return {
        "event": claim.event,
        "trigger": claim.trigger.text,
        "status": claim.status,
        "certainty": claim.certainty,
        "initiators": [a.text for a in claim.initiators],
        "targets": [a.text for a in claim.targets],
        "place": claim.place.text if claim.place else None,
        "from": claim.time.from_ if claim.time else None,
        "to": claim.time.to if claim.time else None,
        "losses": [[x.kind, x.who, x.min, x.max] for x in claim.losses],
        "attribution": [[s.text, s.kind] for s in claim.attribution],
    }


def _spans(claim: Claim) -> Iterator[Span]:
    yield claim.trigger
    yield from (*claim.initiators, *claim.targets, *claim.losses, *claim.attribution)
    yield from (span for span in (claim.place, claim.time) if span is not None)


@pytest.mark.parametrize("case", _CASES, ids=[case["text"][:60] for case in _CASES])
def test_claims(claims_of: ClaimsOf, case: dict[str, object]) -> None:
    expected = case["claims"]
    assert isinstance(expected, list)
    assert [_told(claim) for claim in claims_of(str(case["text"]))] == [_EMPTY | claim for claim in expected]


NOTHING = [
    "",
    "   \n ",
    "Le ministre a reçu son homologue à Paris.",
    "La guerre a fait 320 000 morts depuis 2011.",
    "Le prix du pain a augmenté de 12 % à Khartoum.",
    "Les rebelles ont tenté de prendre Goma lundi.",
    "L'ONU appelle les parties à la retenue.",
    "L'équipe de Lomé a battu celle d'Accra dimanche.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_event_gives_no_claim(claims_of: ClaimsOf, text: str) -> None:
    assert claims_of(text) == ()


def test_without_a_day_of_publication_relative_days_stay_open(reader: Reader) -> None:
    report = Report(id="x", text="L'armée a repris lundi la ville de Bria.", language="fr")
    (claim,) = read_report(report, reader)
    assert claim.time is not None
    assert (claim.time.text, claim.time.from_, claim.time.to) == ("lundi", None, None)


def test_the_publisher_is_not_listed(reader: Reader) -> None:
    text = "Selon Reuters, l'armée a repris lundi la ville de Bria."
    named = Report(id="x", text=text, publisher="Reuters", published="2024-05-15")
    assert read_report(named, reader)[0].attribution == ()
    other = Report(id="x", text=text, publisher="Le Matin", published="2024-05-15")
    assert [s.text for s in read_report(other, reader)[0].attribution] == ["Reuters"]


def test_what_speaks_is_no_place(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("Le site Vigie-Nord, proche des rebelles, assure que les rebelles ont tué dix soldats mardi.")
    assert claim.place is None
    assert [source.text for source in claim.attribution] == ["Vigie-Nord"]


def test_reading_again_gives_the_same_claims(claims_of: ClaimsOf) -> None:
    text = "L'armée a repris Bria lundi. Les rebelles ont pris Bambari mardi."
    assert claims_of(text) == claims_of(text)
    assert len({claim.id for claim in claims_of(text)}) == len(claims_of(text)) == 2


def test_what_stands_after_changes_no_offset_before(claims_of: ClaimsOf) -> None:
    text = "L'armée a repris lundi la ville de Bria."
    shifted = claims_of("Bonjour.\n\n" + text)[0]
    assert shifted.trigger.start == claims_of(text)[0].trigger.start + len("Bonjour.\n\n")


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────────
_CLOSED = load_data("fr", "words", Words)
_TOLD = sorted({word for case in _CASES for word in case["text"].split()})
_SIGNS = [".", ",", ":", ";", "«", "»", "(", ")", "’", "-", "?", "!", "…", "\n", "\n\n", "\u00a0", "12", "1er", "🙂"]
_GRAMMAR = sorted(_CLOSED.determiners | _CLOSED.prepositions | _CLOSED.relatives | _CLOSED.pronouns | _CLOSED.adverbs)
_NOUNS = sorted({noun for nouns in load_data("fr", "nouns", Nouns).classes.values() for noun in nouns})
_VERBS = sorted({form for verb in frame_verbs("fr") for form in conjugate(verb)})
_WORD = st.one_of(*map(st.sampled_from, (_TOLD, _SIGNS, _GRAMMAR, _NOUNS, _VERBS)))
_FRENCH = st.lists(_WORD, max_size=40).map(" ".join)
_TEXTS = st.one_of(_FRENCH, st.text(max_size=120), st.tuples(_FRENCH, st.text(max_size=30), _FRENCH).map("".join))


def _check_laws(text: str, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        assert all(text[s.start : s.end] == s.text != "" for s in _spans(claim))
        stood_on = [(r.start, r.end) for r in claim.reasons if r.start is not None and r.end is not None]
        assert all(0 <= start < end <= len(text) for start, end in stood_on)
        assert 0.0 <= claim.confidence <= 1.0


@settings(max_examples=250, deadline=None)
@given(_TEXTS)
def test_any_text_is_read_and_every_span_reads_verbatim(reader: Reader, text: str) -> None:
    _check_laws(text, read_report(Report(id="x", text=text, published="2024-05-15"), reader))


_GOLD = Path(__file__).parents[2] / "evaluation" / "gold"
_REPORTS = [
    json.loads(line)["text"].split(" ")
    for path in sorted(_GOLD.rglob("*.reports.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@settings(max_examples=1500, deadline=None)
@given(st.data())
def test_any_fragment_of_a_report_is_read(reader: Reader, data: st.DataObject) -> None:
    """Texts are cut anywhere on the way here; what a word needs after it may be missing."""
    words = data.draw(st.sampled_from(_REPORTS))
    first = data.draw(st.integers(0, len(words) - 1))
    text = " ".join(words[first : first + data.draw(st.integers(1, 25))])
    day = data.draw(st.sampled_from([None, "2024-05-15"]))
    _check_laws(text, read_report(Report(id="x", text=text, published=day), reader))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(_CASES), min_size=1, max_size=4), st.sampled_from([" ", "\n", "\n\n", "\r\n", "\u00a0"])
)
def test_sentences_in_any_company_read_verbatim(reader: Reader, cases: list[dict[str, str]], joint: str) -> None:
    text = joint.join(case["text"] for case in cases)
    _check_laws(text, read_report(Report(id="x", text=text, published="2024-05-15"), reader))
