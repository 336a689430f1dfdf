"""Distance on the globe."""

import math

__all__ = ["distance_km"]

_RADIUS_KM = 6371.0088  # IUGG mean radius


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in km (haversine; within 0.6 % of the ellipsoid)."""
    north, east = math.radians(other_lat - lat), math.radians(other_lon - lon)
    across = math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(east / 2) ** 2
    return 2 * _RADIUS_KM * math.asin(min(1.0, math.sqrt(math.sin(north / 2) ** 2 + across)))
