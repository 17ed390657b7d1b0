"""Whether times or places keep two happenings apart: other days, other towns, or a town outside the other's region."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.gazetteer.distance import distance_km
from reportedly.model import PlacePrecision, Where
from reportedly.reading.mentions import PlaceMention, TimeMention
from reportedly.reading.telling_words import telling_words

# Kilometres from its point within which something of that precision may lie.
_REACH_KM = {
    PlacePrecision.DISTRICT: 80.0,
    PlacePrecision.REGION: 300.0,
    PlacePrecision.COUNTRY: 3000.0,
    PlacePrecision.UNKNOWN: 80.0,
}
_SAME_TOWN_KM = 3.0
_TOWNS = frozenset({PlacePrecision.TOWN, PlacePrecision.NEAR_TOWN, PlacePrecision.SITE})


def touching(xs: Sequence[TimeMention], ys: Sequence[TimeMention]) -> bool:
    """Whether some resolved time of one list touches one of the other."""
    left = [t.when for t in xs if t.when.earliest and t.when.latest]
    right = [t.when for t in ys if t.when.earliest and t.when.latest]
    return any(p.earliest <= q.latest and q.earliest <= p.latest for p in left for q in right)  # type: ignore[operator]


def disjoint(xs: Sequence[TimeMention], ys: Sequence[TimeMention]) -> bool:
    """Whether no time of one list touches one of the other, both being resolved."""
    resolved = [any(t.when.earliest and t.when.latest for t in row) for row in (xs, ys)]
    return all(resolved) and not touching(xs, ys)


def different_towns(xs: Sequence[PlaceMention], ys: Sequence[PlaceMention]) -> bool:
    """Whether two happenings' places exclude each other: other towns, or a town outside the other's region."""
    xs, ys = _near_enough(xs), _near_enough(ys)
    return bool(xs and ys) and not any(compatible(x.where, y.where) for x in xs for y in ys)


def _near_enough(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Without those that only say how far away it was ("100km south of the capital"), where a nearer one is given."""
    return [p for p in places if not is_far(p)] or list(places)


def is_far(place: PlaceMention) -> bool:
    """Whether the place only says how something lies ("west of X", "30km from X"), not where it is."""
    return place.relation is not None and (
        place.relation not in telling_words().beside or any(c.isdigit() for c in place.where.text)
    )


def compatible(a: Where, b: Where) -> bool:
    """Whether two places may be one, or one within the other."""
    if a.name == b.name or (a.gazetteer_id is not None and a.gazetteer_id == b.gazetteer_id):
        return True
    if a.country and b.country and a.country != b.country:
        return False
    large, small = (a, b) if a.precision not in _TOWNS else (b, a)
    if large.precision is PlacePrecision.COUNTRY:
        return a.country == b.country
    if large.precision in _TOWNS and PlacePrecision.SITE not in (a.precision, b.precision):
        return False
    if large.admin1 and small.admin1 and large.precision is PlacePrecision.REGION:
        return large.admin1 == small.admin1 or small.admin1 in large.name
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return large.precision not in _TOWNS or a.precision is PlacePrecision.SITE or b.precision is PlacePrecision.SITE
    apart = distance_km(a.latitude, a.longitude, b.latitude, b.longitude)  # type: ignore[arg-type]
    return apart <= _REACH_KM.get(large.precision, _SAME_TOWN_KM)
