"""What Selon says to people, in English, French or Arabic: gettext catalogues under `locale/` (edited as .po files).

English is the source. `speak` is called once, at the edge (the command line); the rest only calls `say`.
Click asks gettext for its own messages too, so the catalogue holds those as well.
"""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["LANGUAGES", "chosen_language", "mark", "mark_many", "say", "say_many", "speak"]

LANGUAGES = ("en", "fr", "ar")
_DOMAIN = "selon"
_VARIABLES = ("SELON_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def chosen_language(environment: Mapping[str, str], arguments: Sequence[str] = ()) -> str:
    """`--lang` in `arguments` (before the verb), else the environment's language, else English."""
    asked = _option(arguments) or next((environment[v] for v in _VARIABLES if environment.get(v)), "")
    code = asked.split(":")[0][:2].lower()
    return code if code in LANGUAGES else "en"


def speak(language: str) -> None:
    """Say everything in `language` from now on, in this process and in those that it starts."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).with_name("locale")))
    gettext.textdomain(_DOMAIN)


def mark(message: str) -> str:
    """`message` as it is, marked for the catalogue: it is said later, where the language is known."""
    return message


def mark_many(one: str, many: str) -> tuple[str, str]:
    """As `mark`, for the two forms of a message with a count."""
    return one, many


def say(message: str, **values: object) -> str:
    """`message` in the chosen language, its `{fields}` filled from `values`."""
    translated = gettext.gettext(message)
    return translated.format(**values) if values else translated


def say_many(one: str, many: str, count: int, **values: object) -> str:
    """As `say`, with the form that `count` asks for; `{count}` is filled too."""
    return gettext.ngettext(one, many, count).format(count=count, **values)


def _option(arguments: Sequence[str]) -> str | None:
    """The value of a leading `--lang VALUE` or `--lang=VALUE`."""
    if arguments and arguments[0].startswith("--lang="):
        return arguments[0].removeprefix("--lang=")
    return arguments[1] if len(arguments) > 1 and arguments[0] == "--lang" else None
