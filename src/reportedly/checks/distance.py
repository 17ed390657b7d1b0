"""Stated distances and directions held against the gazetteer: "the city of A, 40km from B", "C 12 miles north of D".

A check needs two ends. The place measured to is the one that the phrase names ("from B"), the capital, or, where it
names none ("56km further downstream"), the town spoken of before. The other end is the place that the phrase stands
beside. A phrase with one end ("a village 40km from B", "a 360km frontline") states nothing that could be checked.
"""

from __future__ import annotations

from reportedly.gazetteer.distance import apart, bearing, direction_name, distance_km
from reportedly.gazetteer.index import Gazetteer
from reportedly.gazetteer.place import PlaceKind
from reportedly.language import Parsed
from reportedly.model import Check, CheckKind, PlacePrecision, Verdict
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.place_distance import TOWNS, DistancePhrase, stated_distances
from reportedly.reading.place_measured import MEASURED

AGREES_KM = 10.0  # the contract: within the larger of 10 km and 20%, and 45 degrees of a stated direction
AGREES_SHARE = 0.20
AGREES_DEGREES = 45.0


def distance_checks(parsed: Parsed, report_id: str, places: list[PlaceMention], gazetteer: Gazetteer) -> list[Check]:
    """The distances that a text states between two places, each with its verdict, in order. `places` as `find_places`
    gives them. A region, a river or a name without coordinates at either end is `cannot_tell`."""
    found: list[Check] = []
    for told in stated_distances([t.lower_ for t in parsed.doc], places):
        verdict, measured, note = _judge(told.phrase, told.here, told.there, gazetteer)
        span = parsed.span(told.first, told.last)
        found.append(Check(report_id, CheckKind.DISTANCE, span, told.phrase.stated, measured, verdict, note))
    return found


def _judge(
    phrase: DistancePhrase, here: PlaceMention, there: PlaceMention | str, gazetteer: Gazetteer
) -> tuple[Verdict, str | None, str]:
    """The verdict, what was found, and a plain note."""
    a = _point(here)
    if isinstance(there, str):
        name, b = _unnamed(there, here, gazetteer)
    else:
        name, b = there.where.name, _point(there)
    if a is None or b is None:
        missing = here.where.name if a is None else name
        note = f"{missing} has no point that a distance could be measured to"
        return Verdict.CANNOT_TELL, None, note
    km = distance_km(*a, *b)
    degrees = bearing(*b, *a)
    slack = max(AGREES_KM, AGREES_SHARE * (phrase.most or phrase.least or 0.0))
    agrees = (phrase.least is None or km >= phrase.least - slack) and (phrase.most is None or km <= phrase.most + slack)
    if phrase.direction is not None and km > AGREES_KM:
        agrees = agrees and apart(degrees, phrase.direction) <= AGREES_DEGREES
    found = f"{km:.0f} km {direction_name(degrees)} of {name}"
    note = f"the gazetteer puts {here.where.name} about {found}"
    wide = not agrees and any(isinstance(p, PlaceMention) and p.where.precision not in TOWNS for p in (here, there))
    if wide:  # the middle of a district can bear a distance out, but not refute it
        return Verdict.CANNOT_TELL, None, f"{note}, by the middle of a district"
    return (Verdict.AGREES if agrees else Verdict.DIFFERS), found, note


def _point(place: PlaceMention) -> tuple[float, float] | None:
    where = place.where
    if where.precision not in TOWNS | {PlacePrecision.DISTRICT} or where.latitude is None or where.longitude is None:
        return None
    if place.origin == MEASURED:  # its point was taken from a stated distance
        return None
    return where.latitude, where.longitude


def _unnamed(target: str, here: PlaceMention, gazetteer: Gazetteer) -> tuple[str, tuple[float, float] | None]:
    """ "The capital": that of the country of the place beside. A border is a line, no point."""
    country = here.where.country
    if target == "capital" and country:
        for place in gazetteer.capital(country):
            if place.kind is PlaceKind.CITY and place.latitude is not None and place.longitude is not None:
                return place.name, (place.latitude, place.longitude)
    return f"the {target}", None
