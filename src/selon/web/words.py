"""What the page says, in English, French and Arabic: gettext catalogues under `locale/`, compiled on loading.

The command line has one language a process; a server answers each request in the language it asks for.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

__all__ = ["LANGUAGES", "Words", "chosen", "term", "words_in"]

LANGUAGES = {"en": "English", "fr": "Français", "ar": "العربية"}
"""Code → its name in itself."""

_FOLDER = Path(__file__).with_name("locale")


def term(message: str) -> str:
    """`message` as it is, marked for the catalogues; `Words.say` translates it later."""
    return message


@dataclass(frozen=True)
class Words:
    """One language of the page."""

    language: str
    translations: NullTranslations

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return Locale.parse(self.language).text_direction

    def say(self, message: str, **values: object) -> str:
        """`message` in this language, its `%(fields)s` filled from `values`."""
        translated: str = self.translations.gettext(message)
        return translated % values if values else translated

    def day(self, iso: str | None) -> str:
        """An ISO day as people write it; as it is where it is none; empty for None."""
        return _day(iso, self.language) if iso else ""

    def number(self, value: float) -> str:
        """A number with the language's digits and separators."""
        return format_decimal(value, locale=self.language)


@cache
def _day(iso: str, language: str) -> str:
    from datetime import date

    try:
        return format_date(date.fromisoformat(iso), "medium", locale=language)
    except ValueError:
        return iso


@cache
def words_in(language: str) -> Words:
    """The words of a language of LANGUAGES; of any other, English."""
    path = _FOLDER / language / "LC_MESSAGES" / "web.po"
    if language not in LANGUAGES or not path.is_file():
        return Words("en", NullTranslations())
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return Words(language, Translations(compiled))


def chosen(asked: str | None, kept: str | None, accepted: str) -> str:
    """The language asked for in the address, else kept in a cookie, else the browser's first that we have."""
    wishes = [asked, kept, *(part.split(";")[0].strip()[:2].lower() for part in accepted.split(","))]
    return next((wish for wish in wishes if wish in LANGUAGES), "en")
