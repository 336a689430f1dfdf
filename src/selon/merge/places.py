"""Places as the merge and the control model compare them."""

from selon.merge.names import fold_name
from selon.model import Location

__all__ = ["place_key"]


def place_key(place: Location) -> str | None:
    """What all claims about one place share: the gazetteer's id, else country and folded name.

    A point that was derived ("à 75 km de Damas") and has no gazetteer id is named after its text; a place
    without any name has no key.
    """
    if place.gazetteer and place.gazetteer.strip(":"):
        return place.gazetteer
    name = fold_name(place.name or "")
    return f"{place.country or ''}:{name}" if name else None
