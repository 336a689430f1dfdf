"""What Selon records, and its names in ACLED, CAMEO, PLOVER and UCDP: data, loaded and checked once."""

from selon.codebook.loading import CodebookError, acled, cameo, countries, events, plover, ucdp
from selon.codebook.types import (
    Acled,
    AcledRow,
    Cameo,
    CameoRow,
    CountryCodes,
    Event,
    NoRow,
    Plover,
    PloverRow,
    Ucdp,
    UcdpRow,
)

__all__ = [
    "Acled",
    "AcledRow",
    "Cameo",
    "CameoRow",
    "CodebookError",
    "CountryCodes",
    "Event",
    "NoRow",
    "Plover",
    "PloverRow",
    "Ucdp",
    "UcdpRow",
    "acled",
    "cameo",
    "countries",
    "events",
    "plover",
    "ucdp",
]
