"""What a stated distance or direction says of two places: "X, 12km east of Y", "X, near Y".

Y only says where X is: nothing is told to have happened there, so it stands as a landmark. And where no list has X, its
point is taken from Y's, the distance and the direction, when all three are stated, or is Y's own where it is said to
lie near Y: good to some kilometres, so it is near_town, and no check can be made of it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from reportedly.gazetteer.distance import destination
from reportedly.gazetteer.names import fold
from reportedly.language import Parsed
from reportedly.model import PlacePrecision, Where
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.place_distance import TOWNS, DistancePhrase, stated_distances

MEASURED = "place-measured@1"
LANDMARK = "landmark"  # a mention's `stands_for`
_SMALL = TOWNS | {PlacePrecision.DISTRICT, PlacePrecision.UNKNOWN}
_PLACED = frozenset(
    ("which", "that", "is", "was", "lies", "lie", "lay", "lying", "located", "situated", "just", "to", "the")
)
_FARTHEST_KM = 150.0


def measure_places(parsed: Parsed, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions in their order, with landmarks marked and villages that no list has put where the text puts them."""
    marks: set[int] = set()
    points: dict[str, Where] = {}
    for told in stated_distances([t.lower_ for t in parsed.doc], mentions):
        if not isinstance(told.there, PlaceMention) or told.here.last > told.phrase.first:
            continue
        if told.there.first >= told.phrase.last and told.there.stands_for is None:
            marks.add(told.there.first)
        point = _point(told.phrase, told.here, told.there)
        if point is not None:
            points[fold(told.here.where.name)] = point
    for one, two in _beside(parsed, mentions):
        marks.add(two.first)
        if two.relation in ("near", "outside") and two.where.precision in TOWNS and _unlisted(one):
            points.setdefault(fold(one.where.name), two.where)
    if not marks and not points:
        return mentions
    return [_placed(replace(m, stands_for=LANDMARK) if m.first in marks else m, points) for m in mentions]


def _point(phrase: DistancePhrase, here: PlaceMention, there: PlaceMention) -> Where | None:
    """Where an unlisted place lies, from the distance and direction to a listed town."""
    where = there.where
    if not _unlisted(here) or phrase.direction is None or phrase.least is None or phrase.least != phrase.most:
        return None
    if where.latitude is None or where.longitude is None or where.precision not in TOWNS or phrase.least > _FARTHEST_KM:
        return None
    latitude, longitude = destination(where.latitude, where.longitude, phrase.direction, phrase.least)
    return replace(here.where, latitude=round(latitude, 3), longitude=round(longitude, 3), country=where.country)


def _unlisted(mention: PlaceMention) -> bool:
    return mention.where.latitude is None and mention.where.precision in _SMALL and mention.stands_for is None


def _placed(mention: PlaceMention, points: dict[str, Where]) -> PlaceMention:
    point = points.get(fold(mention.where.name)) if mention.where.latitude is None else None
    if point is None or mention.where.precision not in _SMALL | {PlacePrecision.SITE}:
        return mention
    near = PlacePrecision.SITE if mention.site else PlacePrecision.NEAR_TOWN
    where = replace(
        mention.where, latitude=point.latitude, longitude=point.longitude, country=point.country, precision=near
    )
    return replace(mention, where=where, origin=MEASURED)


def _beside(parsed: Parsed, mentions: list[PlaceMention]) -> list[tuple[PlaceMention, PlaceMention]]:
    """X and Y of "X, near Y" and "X, which lies north of Y", where X is a town or smaller: Y is a landmark."""
    found: list[tuple[PlaceMention, PlaceMention]] = []
    named = [m for m in mentions if m.stands_for != "people"]
    for one, two in pairwise(named):
        told = two.relation is not None and (two.relation.endswith(" of") or two.relation in ("near", "outside"))
        if not told or two.stands_for is not None or one.stands_for is not None or one.where.precision not in _SMALL:
            continue
        gap = [parsed.doc[i].lower_ for i in range(one.last, two.full_first)]
        if 0 < len(gap) <= 5 and gap[0] == "," and all(w in _PLACED for w in gap[1:]):
            found.append((one, two))
    return found
