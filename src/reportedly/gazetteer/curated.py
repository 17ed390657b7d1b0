"""The curated data files read: places that city lists lack, countries and peoples, the policy on disputed areas."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources

from pydantic import BaseModel, ConfigDict

from reportedly.gazetteer.place import PlaceKind
from reportedly.vocabulary import load_vocabulary

_PACKAGE = "reportedly.gazetteer"
FILES = (
    "countries.yaml",
    "areas.yaml",
    "waters.yaml",
    "sites.yaml",
    "towns.yaml",
    "historic.yaml",
    "disputed.yaml",
    "divisions.yaml",
)


class Entry(BaseModel):
    """One curated place. `at` is [latitude, longitude] of its middle, left out where no point stands for it."""

    model_config = ConfigDict(extra="forbid")
    id: str
    names: list[str]
    kind: PlaceKind = PlaceKind.AREA
    country: str | None = None
    at: tuple[float, float] | None = None
    size: int = 1_000_000  # stands in for a population: how likely the name means this place
    people: list[str] = []  # demonyms and adjectives


class CountryEntry(BaseModel):
    """A country: names beyond the official ones, demonyms, and the point that stands for it (CIA World Factbook)."""

    model_config = ConfigDict(extra="forbid")
    names: list[str] = []
    people: list[str] = []
    at: tuple[float, float]


class DivisionEntry(BaseModel):
    """What is added to a first-order division: its middle, names, and abbreviations ("Calif.", "CA")."""

    model_config = ConfigDict(extra="forbid")
    at: tuple[float, float] | None = None
    names: list[str] = []
    short: list[str] = []


class OldName(BaseModel):
    """A name no longer official. `is_now` is a country code ("CD") or a GeoNames id."""

    model_config = ConfigDict(extra="forbid")
    name: str
    is_now: str | int


class Policy(BaseModel):
    """Which country a disputed area's places are given, and on what ground."""

    model_config = ConfigDict(extra="forbid")
    area: str
    places: list[str] = []  # ids ("geonames:443093") of places that no division holds
    divisions: list[str]  # GeoNames codes of first- or second-order divisions, as "UA.11"
    country: str | None
    ground: str


@dataclass(frozen=True, slots=True)
class Curated:
    countries: dict[str, CountryEntry]
    places: tuple[Entry, ...]
    historic: tuple[OldName, ...]
    policies: tuple[Policy, ...]
    divisions: dict[str, DivisionEntry]


def load_curated() -> Curated:
    """All curated data. Raises `VocabularyError` that names file and entry."""
    places = [entry for name in FILES[1:5] for entry in load_vocabulary(_PACKAGE, name, list[Entry])]
    return Curated(
        load_vocabulary(_PACKAGE, "countries.yaml", dict[str, CountryEntry]),
        tuple(places),
        tuple(load_vocabulary(_PACKAGE, "historic.yaml", list[OldName])),
        tuple(load_vocabulary(_PACKAGE, "disputed.yaml", list[Policy])),
        load_vocabulary(_PACKAGE, "divisions.yaml", dict[str, DivisionEntry]),
    )


def curated_hash() -> str:
    """The first 12 hex digits of the SHA-256 over the curated files: a changed file makes the index stale."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update(resources.files(_PACKAGE).joinpath(name).read_bytes())
    return digest.hexdigest()[:12]
