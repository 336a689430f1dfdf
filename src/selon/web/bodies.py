"""What a change bears in its body."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from selon.acquire import LONGEST_TEXT, Defaults
from selon.model import Report
from selon.store import Draft
from selon.web.asked import Day, LongPiece, Piece

__all__ = ["Addressed", "Deciding", "Pasted", "Undoing"]

_Id = Annotated[str, Field(min_length=1, max_length=1000)]
_Ids = Annotated[tuple[_Id, ...], Field(max_length=1000)]
_Why = Annotated[str, Field(max_length=10_000)]
_Revision = Annotated[int, Field(ge=0, le=2**53)]


class Pasted(BaseModel):
    """A text and what is known of it."""

    model_config = ConfigDict(frozen=True)

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    title: Piece = None
    publisher: Piece = None
    published: Day = None
    language: Piece = None
    url: LongPiece = None

    def report(self) -> Report:
        """The report, its id still to be given."""
        return Report(id="", **self.model_dump())


class Addressed(BaseModel):
    """A web address and what is known of the report there, where the page itself doesn't say it."""

    model_config = ConfigDict(frozen=True)

    url: Annotated[str, Field(min_length=1, max_length=2000)]
    publisher: Piece = None
    published: Day = None
    language: Piece = None

    def defaults(self) -> Defaults:
        """As acquisition takes it."""
        return Defaults(publisher=self.publisher, published=self.published, language=self.language)


class Deciding(BaseModel):
    """A decision on claims (selon.model.Decision). `expected`: the highest revision that the person saw."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["accept", "reject", "correct", "merge", "split", "note"]
    subject: _Id
    others: _Ids = ()
    apart: _Ids = ()
    field: Annotated[str | None, Field(max_length=40)] = None
    after: Any = None
    why: _Why = ""
    expected: _Revision

    @model_validator(mode="after")
    def _complete(self) -> "Deciding":
        """A merge names others, a split whom it parts from, a correction its field."""
        needed = {"merge": self.others, "split": self.apart, "correct": self.field, "note": self.why}
        if not needed.get(self.kind, True):
            raise ValueError(f"a {self.kind} says more: others, apart, field or why")
        return self

    def draft(self, who: str, when: str) -> Draft:
        """As the store takes it."""
        return Draft(who=who, when=when, **self.model_dump())


class Undoing(BaseModel):
    """Why a decision is taken back."""

    why: _Why = ""
