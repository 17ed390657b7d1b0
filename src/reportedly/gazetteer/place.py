"""What the gazetteer knows of a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """What sort of place the index holds."""

    CITY = "city"  # a town, village or quarter: a point
    DISTRICT = "district"  # second-order division: county, raion, district
    REGION = "region"  # first-order division: state, oblast, province, governorate
    COUNTRY = "country"
    AREA = "area"  # no division, or several: Donbas, the Sahel, a mountain range, a continent
    RIVER = "river"
    SEA = "sea"  # seas, lakes, gulfs, straits
    SITE = "site"  # an airport, a crossing, a camp, a dam: a point


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `latitude` and `longitude` are WGS 84 degrees: the point of a city or site, the middle of the places
    of a district or region (never its capital), None where no single point stands for it. `population` is a weak sign
    of importance: for a division the sum over its settlements. `main` says whether the name it was found by is its own
    rather than one of the alternate names; `key` is that name, folded."""

    id: str
    name: str
    latitude: float | None
    longitude: float | None
    kind: PlaceKind
    country: str | None
    admin1: str | None
    admin1_code: str | None  # "UA.08": GeoNames country and first-order code
    admin2_code: str | None
    population: int
    type: str = ""  # "oblast", "county", "governorate", as the source words it
    main: bool = True
    key: str = ""
