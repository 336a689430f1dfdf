"""`selon.load`: the reader as a pipeline of spaCy, on the documents that spaCy makes."""

import pytest
from spacy.language import Language

import selon
from selon.lang import LanguageDataError
from selon.model import Claim, Report
from selon.read.claims import load_reader, read_report

TEXT = "Les rebelles du M23 se sont emparés de Bunagana lundi, selon l'ONU."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return selon.load("fr")


def test_a_document_carries_its_claims(nlp: Language) -> None:
    (claim,) = nlp(TEXT)._.claims
    assert isinstance(claim, Claim)
    assert claim.event == "capture"
    assert [a.text for a in claim.initiators] == ["rebelles du M23"]
    assert [s.text for s in claim.attribution] == ["ONU"]


def test_relative_days_stay_open_until_the_day_of_publication_is_set(nlp: Language) -> None:
    (undated,) = nlp(TEXT)._.claims
    assert undated.time.text == "lundi"
    assert (undated.time.from_, undated.time.to) == (None, None)
    doc = nlp.make_doc(TEXT)
    doc._.published = "2024-05-15"
    (dated,) = nlp(doc)._.claims
    assert (dated.time.from_, dated.time.to) == ("2024-05-13", "2024-05-13")


def test_the_publisher_is_the_silent_end_of_the_chain(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.publisher = "ONU"
    assert nlp(doc)._.claims[0].attribution == ()


def test_many_documents_are_read_as_one_by_one(nlp: Language) -> None:
    texts = [TEXT, "Le ministre a reçu son homologue.", ""]
    assert [doc._.claims for doc in nlp.pipe(texts)] == [nlp(text)._.claims for text in texts]


def test_the_pipeline_reads_as_the_reader_does(nlp: Language) -> None:
    claims = read_report(Report(id="x", text=TEXT, language="fr"), load_reader("fr"))
    by_pipeline = nlp(TEXT)._.claims
    assert [(c.event, c.trigger, c.losses) for c in by_pipeline] == [(c.event, c.trigger, c.losses) for c in claims]


def test_spans_read_verbatim_from_the_document(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert all(c.trigger.within(doc.text) and c.place.within(doc.text) for c in doc._.claims)


def test_the_component_is_listed_by_name(nlp: Language) -> None:
    assert nlp.pipe_names == ["selon_reader"]


def test_a_language_without_a_reader_is_named() -> None:
    with pytest.raises(LanguageDataError, match="lang/de/"):
        selon.load("de")
