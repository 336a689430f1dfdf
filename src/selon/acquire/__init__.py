"""From files and archives to reports. A bad input is a Fault beside the good ones, never raised."""

from selon.acquire.building import LONGEST_TEXT, Acquired, Defaults, day
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.inputs import STANDARD_INPUT, acquire, count
from selon.acquire.language import detect_language

__all__ = [
    "LONGEST_TEXT",
    "STANDARD_INPUT",
    "Acquired",
    "Defaults",
    "Fault",
    "Unreadable",
    "acquire",
    "count",
    "day",
    "detect_language",
]
