"""The words that place reading goes by, loaded once from place_words.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from reportedly.gazetteer.place import PlaceKind
from reportedly.vocabulary import load_vocabulary


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    nouns: dict[str, list[str]]
    sites: list[str]
    roads: list[str]
    inside: list[str]
    near: list[str]
    taking: list[str]
    near_phrases: list[str]
    directions: list[str]
    sides: list[str]
    units: list[str]
    about: list[str]
    loose: list[str]
    titles: list[str]
    person_follows: list[str]
    organisations: list[str]
    compounds: list[str]
    prefixes: list[str]
    people_heads: list[str]
    placelike_verbs: list[str]
    never: list[str]
    wary: list[str]
    street_first: list[str]
    street_last: list[str]
    assaults: list[str]
    edges: list[str]


# which kinds of place a noun beside a name admits; a "state" or "province" may be kept as a district or an area too
NOUN_KINDS: dict[str, frozenset[PlaceKind]] = {
    "region": frozenset({PlaceKind.REGION, PlaceKind.AREA, PlaceKind.DISTRICT, PlaceKind.COUNTRY}),
    "district": frozenset({PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.CITY}),
    "town": frozenset({PlaceKind.CITY}),
    "quarter": frozenset({PlaceKind.CITY, PlaceKind.DISTRICT}),
    "area": frozenset({PlaceKind.AREA, PlaceKind.REGION, PlaceKind.CITY, PlaceKind.DISTRICT, PlaceKind.SITE}),
    "water": frozenset({PlaceKind.RIVER, PlaceKind.SEA}),
}


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of place_words.yaml as sets. `noun` gives, for a noun like "oblast", its group ("region")."""

    noun: dict[str, str]
    sites: frozenset[str]
    roads: frozenset[str]
    inside: frozenset[str]
    near: frozenset[str]
    taking: frozenset[str]
    near_phrases: tuple[tuple[str, ...], ...]
    directions: frozenset[str]
    sides: frozenset[str]
    units: frozenset[str]
    about: frozenset[str]
    loose: frozenset[str]
    titles: frozenset[str]
    person_follows: frozenset[str]
    organisations: frozenset[str]
    compounds: frozenset[str]
    prefixes: frozenset[str]
    people_heads: frozenset[str]
    placelike_verbs: frozenset[str]
    never: frozenset[str]
    wary: frozenset[str]
    street_first: frozenset[str]
    street_last: frozenset[str]
    assaults: frozenset[str]
    edges: frozenset[str]


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The vocabulary, read once. Raises `VocabularyError`."""
    raw = load_vocabulary("reportedly.reading", "place_words.yaml", _File)
    lists = raw.model_dump(exclude={"nouns", "near_phrases"})
    noun: dict[str, str] = {}
    for group, words in raw.nouns.items():
        for word in words:
            noun.setdefault(word, group)
    phrases = tuple(sorted((tuple(p.split()) for p in raw.near_phrases), key=len, reverse=True))
    sets = {name: frozenset(words) for name, words in lists.items()}
    sets["wary"] |= frozenset(load_vocabulary("reportedly.reading", "place_common.yaml", list[str]))
    return PlaceWords(noun=noun, near_phrases=phrases, **sets)
