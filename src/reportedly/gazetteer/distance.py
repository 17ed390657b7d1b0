"""Distances and directions on the sphere. Mean earth radius 6371.0088 km (IUGG)."""

from __future__ import annotations

import math

EARTH_KM = 6371.0088
MILE_KM = 1.609344
NAUTICAL_MILE_KM = 1.852

# degrees clockwise from north; the reader's own words for the eight winds
DIRECTIONS: dict[str, float] = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
    "west": 270.0, "northwest": 315.0, "northern": 0.0, "northeastern": 45.0, "eastern": 90.0, "southeastern": 135.0,
    "southern": 180.0, "southwestern": 225.0, "western": 270.0, "northwestern": 315.0,
}  # fmt: skip


def distance_km(latitude_a: float, longitude_a: float, latitude_b: float, longitude_b: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine)."""
    a, b = math.radians(latitude_a), math.radians(latitude_b)
    across = math.radians(longitude_b - longitude_a)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def bearing(latitude_a: float, longitude_a: float, latitude_b: float, longitude_b: float) -> float:
    """The direction from the first point to the second, in degrees clockwise from north, 0 <= x < 360."""
    a, b = math.radians(latitude_a), math.radians(latitude_b)
    across = math.radians(longitude_b - longitude_a)
    east = math.sin(across) * math.cos(b)
    north = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(across)
    return math.degrees(math.atan2(east, north)) % 360.0


def destination(latitude: float, longitude: float, degrees: float, km: float) -> tuple[float, float]:
    """The point `km` kilometres from a point in a direction (degrees clockwise from north), along a great circle."""
    a, way, arc = math.radians(latitude), math.radians(degrees), km / EARTH_KM
    b = math.asin(math.sin(a) * math.cos(arc) + math.cos(a) * math.sin(arc) * math.cos(way))
    across = math.atan2(math.sin(way) * math.sin(arc) * math.cos(a), math.cos(arc) - math.sin(a) * math.sin(b))
    return math.degrees(b), (longitude + math.degrees(across) + 540.0) % 360.0 - 180.0


def apart(degrees_a: float, degrees_b: float) -> float:
    """The angle between two directions, 0 to 180 degrees."""
    return abs((degrees_a - degrees_b + 180.0) % 360.0 - 180.0)


def direction_name(degrees: float) -> str:
    """The nearest of the eight winds: "north-east" is "northeast"."""
    return ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")[
        int((degrees % 360.0 + 22.5) // 45.0) % 8
    ]
