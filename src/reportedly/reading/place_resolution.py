"""Which of the places of one name is meant: all names of a text decide together.

Each candidate starts from weak signs of its own (people, kind, whether the name is its main one) and is then weighed by
how well it agrees with what else the text names: the same country, the same first-order division, the same part of the
map. Names with one likely meaning speak first and loudest; three rounds are enough for the rest to settle. One name has
one sense in a text. A stated container ("Tripoli, Lebanon") outweighs everything.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from reportedly.gazetteer.distance import distance_km
from reportedly.gazetteer.index import Gazetteer
from reportedly.gazetteer.names import fold, likeness
from reportedly.gazetteer.place import Place, PlaceKind
from reportedly.reading.place_tokens import Named
from reportedly.reading.place_words import NOUN_KINDS

_KIND = {
    PlaceKind.COUNTRY: 1.6, PlaceKind.REGION: 1.2, PlaceKind.AREA: 0.6, PlaceKind.CITY: 0.0, PlaceKind.DISTRICT: -0.5,
    PlaceKind.RIVER: 0.0, PlaceKind.SEA: 0.3, PlaceKind.SITE: 0.0,
}  # fmt: skip
_PEOPLE = 0.65  # a power of ten more inhabitants
_MAIN = 0.9
_SEAT = 2.5  # how far a region may lead before the town of its name is no longer what the name alone means
_CAPITAL = 1.5  # a capital of its name, twice that where it is a big city
_FOCUS = 0.5  # share of a text's places from which it is about one country
_STRANGER = 60_000  # people below which a namesake abroad is not believed then
_STRANGER_UNFOCUSED = 10_000  # the same, in a text about several countries
_MOST_SPELT = 60  # unlisted names of one text that are tried in other spellings: a bound on hostile text
_NEVER = -50.0
_WORDED = 1.5  # a region where the text says region, a district where it says district
_COUNTRY, _ADMIN1, _CELL = 1.0, 1.6, 1.2  # agreement with the rest of the text
_HELD = 8.0  # inside the container that the text states
_ROUNDS = 3
_QUARTER_KM = 100.0
_NEAR_KM = {PlaceKind.CITY: 80.0, PlaceKind.AREA: 500.0, PlaceKind.SITE: 50.0}
_WIDE = frozenset((PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT, PlaceKind.AREA))


@dataclass(slots=True)
class _Sense:
    """One name in one use (as a region, or as itself) with its candidates."""

    places: list[Place]
    mentions: list[Named] = field(default_factory=list)
    base: list[float] = field(default_factory=list)
    share: list[float] = field(default_factory=list)


def within(inner: Place, outer: Place) -> bool:
    """Whether the gazetteer puts one place inside another: by division codes, for towns and areas by distance."""
    if inner.id == outer.id:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country and inner.kind is not PlaceKind.COUNTRY
    if outer.kind is PlaceKind.REGION and outer.admin1_code:
        return inner.admin1_code == outer.admin1_code and inner.kind not in (PlaceKind.REGION, PlaceKind.COUNTRY)
    if outer.kind is PlaceKind.DISTRICT:
        return inner.admin2_code == outer.admin2_code and inner.kind in (PlaceKind.CITY, PlaceKind.SITE)
    if inner.kind in (PlaceKind.COUNTRY, PlaceKind.REGION) or inner.latitude is None or outer.latitude is None:
        return False
    reach = 400.0 if outer.kind is PlaceKind.REGION else _NEAR_KM.get(outer.kind, 0.0)
    return distance_km(inner.latitude, inner.longitude or 0.0, outer.latitude, outer.longitude or 0.0) <= reach


def can_hold(outer: Named, inner: Named) -> bool:
    """Whether some place of one name lies in some place of the other."""
    return any(
        within(a, b) for b in outer.places if b.kind in _WIDE or b.population > 50_000 for a in inner.places[:20]
    )


def resolve(named: list[Named], gazetteer: Gazetteer) -> None:
    """Set `chosen` on every name that the gazetteer knows. Linear in names and candidates."""
    countries: dict[str, float] = defaultdict(float)
    for one in named:
        if one.people:
            for place in one.places:
                if place.country:
                    countries[place.country] += 0.5 / len(one.places)
            one.chosen = one.places[0] if len(one.places) == 1 else None
    senses = _senses(named)
    for sense in senses:
        country = gazetteer.capital_of(sense.mentions[0].key)
        for i, place in enumerate(sense.places):
            if country and place.country == country and place.kind is PlaceKind.CITY and place.population > 20_000:
                sense.base[i] += _CAPITAL if place.population < 500_000 else 2 * _CAPITAL
                break
    _settle(senses, countries)
    weights = _weights([s for s in senses if not s.mentions[0].wary], countries)
    for sense in senses:
        if sense.mentions[0].wary:
            _keep_wary(sense, weights)
    _drop_strangers(senses, weights)
    _spell(named, weights, gazetteer)
    _as_said(named, gazetteer)


def _senses(named: list[Named]) -> list[_Sense]:
    uses: dict[str, set[str]] = defaultdict(set)
    for one in named:
        if one.noun:
            uses[one.key].add(one.noun)
    found: dict[tuple[str, str], _Sense] = {}
    for one in named:
        if not one.places or one.people:
            continue
        noun = one.noun if one.noun in ("region", "district", "water") else ""
        if not noun and one.side and "town" not in uses[one.key]:
            noun = "region"
        sense = found.get((one.key, noun))
        if sense is None:
            places = list(one.places)
            if noun:
                places = [p for p in places if p.kind in NOUN_KINDS[noun]] or places
            elif places[0].kind is PlaceKind.COUNTRY and one.noun != "town":
                country = places[0].country  # "Mexico" is not the state or the city in Mexico
                places = [p for p in places if p.kind is PlaceKind.COUNTRY or p.country != country]
                if len(one.key) <= 4:
                    places = places[:1]
            elif one.noun in ("town", "quarter"):
                places = [p for p in places if p.kind in (PlaceKind.CITY, PlaceKind.SITE)] or places
            sense = found[(one.key, noun)] = _Sense(places)
            sense.base = _bases(places, noun)
        sense.mentions.append(one)
    return list(found.values())


def _bases(places: list[Place], noun: str) -> list[float]:
    scores = []
    for place in places:
        score = _PEOPLE * math.log10(place.population + 30) + _KIND[place.kind] + (_MAIN if place.main else 0.0)
        wanted = (noun == "region" and place.kind is PlaceKind.REGION) or (
            noun == "district" and place.kind is PlaceKind.DISTRICT
        )
        scores.append(score + (_WORDED if wanted else 0.0))
    if noun:
        return scores
    # "Idlib" alone is the town, not the province or district of its name, however many live in that
    for i, place in enumerate(places):
        if place.kind in (PlaceKind.REGION, PlaceKind.DISTRICT):
            for j, seat in enumerate(places):
                if seat.kind is PlaceKind.CITY and _seated(seat, place) and scores[j] + _MAIN >= scores[i] - _SEAT:
                    if not seat.main:
                        scores[j] += _MAIN
                    scores[i] = _NEVER
                    break
    return scores


def _seated(town: Place, division: Place) -> bool:
    """Whether a town lies in a division of its name, or beside it as Kyiv, Moscow and other capitals beside theirs."""
    words = fold(town.name).split()
    called = town.main or likeness(town.key, " ".join(words)) >= 0.7 or town.population > 2_000_000
    called = called or (words[-1] != "city" and any(likeness(town.key, word) >= 0.7 for word in words))
    if not called or town.country != division.country or division.latitude is None or town.latitude is None:
        return False
    return town.admin1_code == division.admin1_code or (
        town.population > 100_000
        and distance_km(town.latitude, town.longitude or 0.0, division.latitude, division.longitude or 0.0) < 150
    )


def _settle(senses: list[_Sense], countries: dict[str, float]) -> None:
    for sense in senses:
        sense.share = _shares(sense.base)
    for _ in range(_ROUNDS):
        by_country: dict[str, float] = defaultdict(float, countries)
        by_admin1: dict[str, float] = defaultdict(float)
        by_cell: dict[tuple[int, int], float] = defaultdict(float)
        for sense in senses:
            _vote(sense, by_country, by_admin1, by_cell, 1.0)
        for sense in senses:
            _vote(sense, by_country, by_admin1, by_cell, -1.0)
            if len(sense.places) > 1:  # one alone has the whole share however it agrees
                agreements = _agreements(sense.places, by_country, by_admin1, by_cell)
                sense.share = _shares([b + a for b, a in zip(sense.base, agreements, strict=True)])
            else:
                sense.share = [1.0]
            _vote(sense, by_country, by_admin1, by_cell, 1.0)
        _contain(senses)
    for sense in senses:
        best = max(range(len(sense.places)), key=lambda i: sense.share[i])
        for one in sense.mentions:
            one.chosen = sense.places[best]
    for one in (m for s in senses for m in s.mentions):
        held = one.container.chosen if one.container else None
        if held is not None and one.chosen is not None and not within(one.chosen, held):
            one.chosen = next((p for p in one.places if within(p, held)), one.chosen)


def _shares(scores: list[float]) -> list[float]:
    top = max(scores)
    raw = [math.exp(1.5 * (s - top)) for s in scores]
    total = sum(raw)
    return [r / total for r in raw]


def _weight(sense: _Sense) -> float:
    return 1.0 + 0.3 * math.log(len(sense.mentions))


def _vote(
    sense: _Sense,
    by_country: dict[str, float],
    by_admin1: dict[str, float],
    by_cell: dict[tuple[int, int], float],
    sign: float,
) -> None:
    weight = sign * _weight(sense)
    for place, share in zip(sense.places, sense.share, strict=True):
        if share < 0.02:
            continue
        part = weight * share
        if place.country:
            by_country[place.country] += part
        if place.admin1_code and place.kind is not PlaceKind.COUNTRY:
            by_admin1[place.admin1_code] += part
        if place.latitude is not None and place.kind not in (PlaceKind.COUNTRY, PlaceKind.AREA):
            by_cell[_cell(place)] += part


def _cell(place: Place) -> tuple[int, int]:
    return int((place.latitude or 0.0) // 1.5), int((place.longitude or 0.0) // 1.5)


def _agreements(
    places: list[Place],
    by_country: dict[str, float],
    by_admin1: dict[str, float],
    by_cell: dict[tuple[int, int], float],
) -> list[float]:
    """How well each place agrees with the rest of the text."""
    scores: list[float] = []
    cells: dict[tuple[int, int], float] = {}
    for place in places:
        score = 0.0
        if place.country and (votes := by_country.get(place.country, 0.0)) > 0.0:
            score += _COUNTRY * math.log1p(votes)
        if place.kind is not PlaceKind.COUNTRY:
            if place.admin1_code and (votes := by_admin1.get(place.admin1_code, 0.0)) > 0.0:
                score += _ADMIN1 * math.log1p(votes)
            if place.latitude is not None:
                cell = _cell(place)
                agreed = cells.get(cell)
                if agreed is None:
                    agreed = cells[cell] = _CELL * math.log1p(max(0.0, _close(cell, by_cell)))
                score += agreed
        scores.append(score)
    return scores


def _close(cell: tuple[int, int], by_cell: dict[tuple[int, int], float]) -> float:
    """The votes of a cell and of the eight around it."""
    a, b = cell
    return sum([by_cell.get((a + x, b + y), 0.0) for x in (-1, 0, 1) for y in (-1, 0, 1)])


def _contain(senses: list[_Sense]) -> None:
    """A stated container decides: what lies in it is taken, and the container is taken that holds it."""
    of = {id(m): s for s in senses for m in s.mentions}
    for sense in senses:
        holders = [of[id(m.container)] for m in sense.mentions if m.container is not None and id(m.container) in of]
        peoples = [m.container for m in sense.mentions if m.container is not None and id(m.container) not in of]
        for people in peoples:
            codes = {p.country for p in people.places}
            sense.share = _normal(
                [s * (1000.0 if p.country in codes else 1.0) for s, p in zip(sense.share, sense.places, strict=True)]
            )
        for holder in holders[:2]:
            pairs = [
                (sense.share[i] * holder.share[j], i, j)
                for i, p in enumerate(sense.places)
                for j, q in enumerate(holder.places)
                if within(p, q)
            ]
            if pairs:
                _, i, j = max(pairs)
                sense.share = _raised(sense.share, i)
                holder.share = _raised(holder.share, j)


def _raised(shares: list[float], at: int) -> list[float]:
    return [0.97 if i == at else 0.03 * s for i, s in enumerate(shares)]


def _normal(shares: list[float]) -> list[float]:
    total = sum(shares) or 1.0
    return [s / total for s in shares]


def _weights(senses: list[_Sense], people: dict[str, float]) -> dict[str, float]:
    """How much of the text each country has, as shares of one."""
    weights: dict[str, float] = defaultdict(float, people)
    for sense in senses:
        if sense.mentions[0].chosen is not None and (country := sense.mentions[0].chosen.country):
            weights[country] += _weight(sense)
    total = sum(weights.values()) or 1.0
    return {country: weight / total for country, weight in weights.items()}


def _keep_wary(sense: _Sense, weights: dict[str, float]) -> None:
    """A common word that is a town's name is that town in a text about its country, and else no place at all."""
    likely = [p for p in sense.places if weights.get(p.country or "", 0.0) >= 0.2 and p.kind in _NEAR_KM]
    for one in sense.mentions:
        one.chosen = likely[0] if likely else None


def _drop_strangers(senses: list[_Sense], weights: dict[str, float]) -> None:
    """A little-known town in a country that nothing else in the text is about: more likely a village that no list has,
    in the country that the text is about, than a namesake abroad. Such a name stays without a point."""
    if len(senses) < 4:
        return
    focused = max(weights.values(), default=0.0) >= _FOCUS
    least = _STRANGER if focused else _STRANGER_UNFOCUSED
    for sense in senses:
        place = sense.mentions[0].chosen
        if place is None or place.kind not in (PlaceKind.CITY, PlaceKind.DISTRICT):
            continue
        alone = weights.get(place.country or "", 0.0) <= 1.2 / len(senses)
        if alone and place.population < least and not any(m.container for m in sense.mentions):
            for one in sense.mentions:
                one.chosen, one.places, one.origin = None, (), "place-unknown@1"


def _as_said(named: list[Named], gazetteer: Gazetteer) -> None:
    """ "Raqqah province" where the list has a town only by that spelling: the town's own division, else no point."""
    for one in named:
        if one.noun != "region" or one.chosen is None or one.chosen.kind is not PlaceKind.CITY:
            continue
        town = one.chosen
        division = gazetteer.division(town.admin1_code or "")
        alike = division is not None and likeness(one.key, division.key) >= 0.6
        one.chosen = division if alike else None


def _spell(named: list[Named], weights: dict[str, float], gazetteer: Gazetteer) -> None:
    """Names that the index lacks, tried in other transliterations within the countries that the text is about."""
    likely = frozenset(c for c, w in weights.items() if w >= 0.15)
    tried: dict[str, tuple[Place, ...]] = {}
    for one in named:
        if one.places or one.chosen is not None or one.noun == "street":
            continue
        if one.key not in tried:
            if len(tried) >= _MOST_SPELT:
                continue
            tried[one.key] = gazetteer.find_like(one.key, likely)
        found = tried[one.key]
        if one.noun in NOUN_KINDS:
            found = tuple(p for p in found if p.kind in NOUN_KINDS[one.noun])
        if one.noun in ("district", "quarter"):
            found = tuple(p for p in found if _near_some(p, named))
        if found:
            one.chosen = next((p for p in found if p.kind is PlaceKind.CITY), found[0]) if not one.noun else found[0]
            one.origin = "place-spelling@1"


def _near_some(place: Place, named: list[Named]) -> bool:
    """Whether a quarter in another spelling lies near some town of the text; where none is named, any will do."""
    towns = [o.chosen for o in named if o.chosen and o.chosen.kind is PlaceKind.CITY and o.chosen.latitude is not None]
    if place.latitude is None or not towns:
        return True
    return any(
        distance_km(place.latitude, place.longitude or 0.0, t.latitude or 0.0, t.longitude or 0.0) <= _QUARTER_KM
        for t in towns
    )
