"""The reader as a spaCy pipeline: `selon.load("fr")` gives an ordinary `nlp`, `doc._.claims` its result.

One component, not one a step: the steps hand each other frozen values that a Doc has no room for, and the
reader needs none of spaCy's statistics (docs/speed.md says what they would cost).
"""

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from selon.model import Report, report_digest
from selon.read.claims import load_reader, read_report

__all__ = ["load"]

for _name, _default in (("claims", ()), ("published", None), ("publisher", None)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


def load(language: str = "fr") -> Language:
    """A pipeline whose documents carry `doc._.claims`, a tuple of `selon.model.Claim`.

    Set `doc._.published` (an ISO day) on `nlp.make_doc(text)` before running it, or relative dates stay open.
    Raises LanguageDataError where `language` has no reader.
    """
    nlp = spacy.blank(language)
    nlp.add_pipe("selon_reader", config={"language": language})
    return nlp


@Language.factory("selon_reader", default_config={"language": "fr"}, assigns=["doc._.claims"])
class ReaderComponent:
    """The whole reader as one step of a pipeline."""

    def __init__(self, nlp: Language, name: str, language: str) -> None:
        self._reader = load_reader(language)

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its claims set."""
        report = Report(
            id=report_digest(doc.text)[:16],
            text=doc.text,
            language=doc.lang_,
            published=doc._.published,
            publisher=doc._.publisher,
        )
        doc._.claims = read_report(report, self._reader)
        return doc
