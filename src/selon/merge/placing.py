"""What the places of two claims say about their being one event."""

from selon.merge.distance import distance_km
from selon.merge.names import same_name
from selon.merge.parameters import PlaceWeights
from selon.merge.profile import Where

__all__ = ["place_points"]


def place_points(one: Where | None, other: Where | None, weights: PlaceWeights) -> float:
    """Points; `weights.apart` where the places rule it out."""
    if one is None or other is None:
        return weights.unknown
    fine, coarse = sorted((one, other), key=lambda w: (w.level, w.radius, w.key or ""))
    apart = _kilometres(fine, coarse)
    if _same(fine, coarse):
        return _same_place(fine, coarse, apart, weights)
    if coarse.level > 1:
        return _inside(fine, coarse, apart, weights)
    return _neighbours(fine, coarse, apart, weights)


def _kilometres(one: Where, other: Where) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _same(one: Where, other: Where) -> bool:
    if one.key is not None and one.key == other.key:
        return True
    countries = {one.country, other.country} - {""}
    return len(countries) < 2 and bool(one.name) and same_name(one.name, other.name)


def _same_place(fine: Where, coarse: Where, apart: float | None, weights: PlaceWeights) -> float:
    if apart is not None and apart > max(weights.namesake_km, fine.radius + coarse.radius):
        return weights.apart
    by_level = (weights.same_fine, weights.same_fine, weights.same_district, weights.same_province)
    return by_level[coarse.level] if coarse.level < 4 else weights.same_country


def _inside(fine: Where, coarse: Where, apart: float | None, weights: PlaceWeights) -> float:
    """A place against a district, province or country of another name, which may or may not hold it."""
    if fine.country != coarse.country:
        return weights.apart
    if coarse.level == 4:
        return weights.in_country
    if apart is None:
        return weights.in_country
    if apart > fine.radius + coarse.radius + weights.slack_km:
        return weights.apart
    return weights.in_district if coarse.level == 2 else weights.in_province


def _neighbours(fine: Where, coarse: Where, apart: float | None, weights: PlaceWeights) -> float:
    """Two settlements or points of different names."""
    if apart is None:
        return weights.other_name if fine.country == coarse.country else weights.apart
    if apart > fine.radius + coarse.radius + weights.slack_km:
        return weights.apart
    # A point or a derived place (a bridge, "au nord de X") has no name of its own to differ by.
    return weights.within if fine.level == 0 else weights.other_name
