"""What the page says, in English, French and Arabic: gettext catalogues under `locale/`, compiled on loading.

The command line has one language a process; a server answers each request in the language it asks for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_interval, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from babel.units import format_unit
from starlette.requests import HTTPConnection

import selon.messages

__all__ = ["LANGUAGES", "LANGUAGE_COOKIE", "Words", "chosen", "term", "words_for", "words_in"]

LANGUAGES = {"en": "English", "fr": "Français", "ar": "العربية"}
"""Code → its name in itself."""

LANGUAGE_COOKIE = "selon_language"

_DAY = "yMMMd"  # with the month's name: figures alone are read in two ways
_PAGE = Path(__file__).with_name("locale")
_COMMANDS = Path(selon.messages.__file__).with_name("locale")


def term(message: str) -> str:
    """`message` as it is, marked for the catalogues; `Words.say` translates it later."""
    return message


@dataclass(frozen=True)
class Words:
    """One language of the page."""

    language: str
    translations: NullTranslations
    shared: NullTranslations
    """The catalogue that the command line speaks from (selon.messages), in this language where it has it."""

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return Locale.parse(self.language).text_direction

    @property
    def onward(self) -> str:
        """The arrow in reading direction: who does it to whom."""
        return "←" if self.direction == "rtl" else "→"

    @property
    def backward(self) -> str:
        """The arrow against it: on whose word, told by whom."""
        return "→" if self.direction == "rtl" else "←"

    def say(self, message: str, **values: object) -> str:
        """`message` in this language, its `%(fields)s` filled from `values`."""
        translated: str = self.translations.gettext(message)
        return translated % values if values else translated

    def tell(self, message: str, values: Mapping[str, object]) -> str:
        """A message of the store or the reader (selon.messages), its `{fields}` filled from `values`."""
        translated: str = self.shared.gettext(message)
        return translated.format(**values) if values else translated

    def day(self, iso: str | None) -> str:
        """An ISO day as people write it; as it is where it is none; empty for None."""
        return _day(iso, self.language) if iso else ""

    def days(self, first: str, last: str) -> str:
        """A stretch between two ISO days, with what they share written once."""
        try:
            ends = date.fromisoformat(first), date.fromisoformat(last)
        except ValueError:
            return f"{first} – {last}"
        return format_interval(*ends, _DAY, locale=self.language)

    def moment(self, iso: str) -> str:
        """An ISO time in UTC as people write it."""
        try:
            when = datetime.fromisoformat(iso).astimezone(UTC)
        except ValueError:
            return iso
        return f"{self.day(when.date().isoformat())}, {when:%H:%M} UTC"

    def number(self, value: float) -> str:
        """A number with the language's digits and separators."""
        return format_decimal(value, locale=self.language)

    def km(self, value: float) -> str:
        """A length in kilometres."""
        return str(format_unit(value, "length-kilometer", "short", locale=self.language))


@cache
def _day(iso: str, language: str) -> str:
    try:
        return format_skeleton(_DAY, date.fromisoformat(iso), locale=language)
    except ValueError:
        return iso


@cache
def words_in(language: str) -> Words:
    """The words of a language of LANGUAGES; of any other, English."""
    if language not in LANGUAGES:
        language = "en"
    return Words(language, _catalogue(_PAGE, language, "web"), _catalogue(_COMMANDS, language, "selon"))


def _catalogue(folder: Path, language: str, domain: str) -> NullTranslations:
    """A catalogue compiled in memory; one that translates nothing where the language has none."""
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return Translations(compiled)


def chosen(asked: str | None, kept: str | None, accepted: str) -> str:
    """The language asked for in the address, else kept in a cookie, else the browser's first that we have."""
    wishes = [asked, kept, *(part.split(";")[0].strip()[:2].lower() for part in accepted.split(","))]
    return next((wish for wish in wishes if wish in LANGUAGES), "en")


def words_for(request: HTTPConnection) -> Words:
    """The words of the language that a request asks for: in the address, by a cookie, by its headers."""
    asked, kept = request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)
    return words_in(chosen(asked, kept, request.headers.get("accept-language", "")))
