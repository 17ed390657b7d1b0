"""Stated distances and directions held against the gazetteer: "the city of A, 40km from B", "C 12 miles north of D".

A check needs two ends. The place measured to is the one that the phrase names ("from B"), the capital, or, where it
names none ("56km further downstream"), the town spoken of before. The other end is the place that the phrase stands
beside. A phrase with one end ("a village 40km from B", "a 360km frontline") states nothing that could be checked.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reportedly.gazetteer.distance import (
    DIRECTIONS,
    MILE_KM,
    NAUTICAL_MILE_KM,
    apart,
    bearing,
    direction_name,
    distance_km,
)
from reportedly.gazetteer.index import Gazetteer
from reportedly.gazetteer.place import PlaceKind
from reportedly.language import Parsed
from reportedly.model import Check, CheckKind, PlacePrecision, Verdict
from reportedly.reading.mentions import PlaceMention

AGREES_KM = 10.0  # the contract: within the larger of 10 km and 20%, and 45 degrees of a stated direction
AGREES_SHARE = 0.20
AGREES_DEGREES = 45.0
_UNITS = {
    "km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0, "kilometre": 1.0, "kilometres": 1.0, "mile": MILE_KM,
    "miles": MILE_KM, "mi": MILE_KM,
}  # fmt: skip
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_LEAST = (("more", "than"), ("at", "least"), ("over",), ("beyond",))
_MOST = (("less", "than"), ("at", "most"), ("up", "to"), ("under",), ("within",), ("fewer", "than"))
_ALONG = frozenset(("downstream", "upstream", "downriver", "upriver", "inland", "away"))
_FILLERS = frozenset(
    ("away", "further", "farther", "due", "to", "the", "just", "or", "so", "inland", "down", "up", "along", "road",
     "coast")
)  # fmt: skip
_LINKING = frozenset(
    (
        ",", "(", "-", "–", "—", "which", "that", "is", "was", "are", "were", "lies", "lie", "lay", "lying",
        "sits", "sit", "sitting", "stands", "located", "situated", "some", "about", "around", "roughly",
        "approximately", "nearly", "almost", "just", "only", "barely", "more", "less", "than", "at", "least",
        "over", "under", "within", "up", "to", "a", "an", "the", "town", "city", "village", "settlement",
        "port", "hamlet", "itself", "nearby", "region", "province", "state", "district", "small", "another",
        "further", "set", "not", "remote",
    )
)  # fmt: skip
_TOWNS = frozenset((PlacePrecision.TOWN, PlacePrecision.NEAR_TOWN, PlacePrecision.SITE))
_SETTLEMENTS = frozenset(("city", "town", "village", "port"))
_AHEAD = 20
_BACK = 120  # tokens before a phrase in which the town that it leans on is looked for


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Tokens [first, last) that state a distance. Kilometres; an open bound is None."""

    first: int
    last: int
    least: float | None
    most: float | None
    stated: str
    direction: float | None
    target: str  # "place": a name follows; "capital", "border"; "before": the town spoken of before
    after: int  # where the name after it has to start


def distance_checks(parsed: Parsed, report_id: str, places: list[PlaceMention], gazetteer: Gazetteer) -> list[Check]:
    """The distances that a text states between two places, each with its verdict, in order. `places` as `find_places`
    gives them. A region, a river or a name without coordinates at either end is `cannot_tell`."""
    low = [t.lower_ for t in parsed.doc]
    spots = [p for p in places if not p.origin.startswith("place-people")]
    firsts = [p.first for p in spots]
    found: list[Check] = []
    for at, unit in enumerate(low):
        if unit not in _UNITS or at == 0:
            continue
        phrase = _phrase(low, at)
        if phrase is None:
            continue
        near = spots[bisect_left(firsts, phrase.first - _BACK) : bisect_left(firsts, phrase.after + _AHEAD)]
        ends = _ends(phrase, low, near)
        if ends is None:
            continue
        here, there, last = ends
        span = parsed.span(phrase.first, max(last, phrase.last))
        verdict, measured, note = _judge(phrase, here, there, gazetteer)
        found.append(Check(report_id, CheckKind.DISTANCE, span, phrase.stated, measured, verdict, note))
    return found


def _phrase(low: list[str], unit: int) -> _Phrase | None:
    """The distance phrase around a unit token, or None where it states no distance to anything."""
    amount = _amount(low, unit)
    if amount is None:
        return None
    first, least, most = amount
    stated = " ".join(low[first : unit + 1])
    i = unit + 1
    if i < len(low) and low[i] == "(" and ")" in low[i : i + 5]:  # "150 km (93 miles) southwest of"
        i = low.index(")", i) + 1
    direction: float | None = None
    along = False
    while i < len(low) and i < unit + 12:
        word = low[i]
        if word in _ALONG:
            along = True
        elif word in DIRECTIONS and not word.endswith("ern"):
            direction = DIRECTIONS[word]
            if i + 2 < len(low) and low[i + 1] in ("-", "–") and low[i + 2] in DIRECTIONS:
                direction = DIRECTIONS.get(word + low[i + 2], direction)
                i += 2
        elif word.replace("-", "") in DIRECTIONS and "-" in word:
            direction = DIRECTIONS[word.replace("-", "")]
        elif word not in _FILLERS:
            break
        i += 1
    word = low[i] if i < len(low) else ""
    if word in ("from", "of", "outside", "off", "beyond"):
        if word == "of" and direction is None and not along:
            return None
        tail = low[i + 1 : i + 4]
        if "capital" in tail[:2]:
            return _Phrase(first, i + 1 + tail.index("capital") + 1, least, most, stated, direction, "capital", i + 1)
        if "border" in tail[:3] or "frontier" in tail[:3]:
            at = next(k for k, w in enumerate(tail) if w in ("border", "frontier"))
            return _Phrase(first, i + 2 + at, least, most, stated, direction, "border", i + 1)
        return _Phrase(first, i + 1, least, most, stated, direction, "place", i + 1)
    if along or (direction is not None and word in (",", ".", ")", "on", "along", "")):
        end = i
        while end > unit + 1 and low[end - 1] in ("to", "the", "or", "so"):
            end -= 1
        return _Phrase(first, end, least, most, stated, direction, "before", i)
    return None


def _amount(low: list[str], unit: int) -> tuple[int, float | None, float | None] | None:
    """First token and bounds in kilometres of the number before a unit: "40", "30 to 40", "more than 100"."""
    i = unit - 1
    if low[i] == "nautical":
        factor, i = NAUTICAL_MILE_KM, i - 1
    else:
        factor = _UNITS[low[unit]]
    if low[i] == "-" and i:  # "40-km"
        i -= 1
    value = _number(low[i])
    if value is None:
        return None
    least: float | None = value * factor
    most: float | None = value * factor
    first = i
    if i >= 2 and low[i - 1] in ("to", "-", "–", "and", "or") and (other := _number(low[i - 2])) is not None:
        least, first = min(other, value) * factor, i - 2
    for words in _LEAST:
        if tuple(low[max(0, first - len(words)) : first]) == words:
            return first - len(words), least, None
    for words in _MOST:
        if tuple(low[max(0, first - len(words)) : first]) == words:
            return first - len(words), None, most
    return first, least, most


def _number(word: str) -> float | None:
    if word in _WORDS:
        return float(_WORDS[word])
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdigit() and len(plain) <= 6 and plain.isascii():
        return float(plain)
    return None


def _ends(
    phrase: _Phrase, low: list[str], spots: list[PlaceMention]
) -> tuple[PlaceMention, PlaceMention | str, int] | None:
    """The place that the phrase stands beside, the one it measures to (or "capital", "border"), and the last token."""
    here = _beside(phrase, low, spots)
    if phrase.target == "place":
        there = next(
            (p for p in spots if phrase.after <= p.first <= phrase.after + 6 and _only(low, phrase.after, p.first)),
            None,
        )
        if there is None:
            return None
        if here is None:
            here = _following(there, low, spots) if _opens(phrase, low) else None
        return None if here is None or here is there else (here, there, there.last)
    if here is None:
        return None
    if phrase.target in ("capital", "border"):
        return here, phrase.target, phrase.last
    name = here.where.gazetteer_id or here.where.name
    for one in reversed([p for p in spots if phrase.first - _BACK <= p.first < here.first]):
        other = one.where.gazetteer_id or one.where.name
        if other != name and one.stands_for is None and one.where.precision in _TOWNS:
            return here, one, phrase.last
    return None


def _only(low: list[str], first: int, last: int) -> bool:
    """Whether only describing words stand between: "from the rebel-held town of B"."""
    return all(w not in (",", ".", ";", "and", "where", "when") for w in low[first:last])


def _beside(phrase: _Phrase, low: list[str], spots: list[PlaceMention]) -> PlaceMention | None:
    """The place named just before the phrase, with at most a comma, a copula and "about" between."""
    before = [p for p in spots if p.last <= phrase.first and p.last >= phrase.first - 14]
    for one in reversed(before):
        held = next((p for p in before if p is not one and p.first < one.first and p.full_last >= one.last), None)
        if held is not None:
            continue
        gap = low[max(one.last, min(one.full_last, phrase.first)) : phrase.first]
        if len(gap) > 9 or any(w not in _LINKING for w in gap):
            break
        return one if one.stands_for is None else None
    return _the_town(phrase, low, spots)


def _the_town(phrase: _Phrase, low: list[str], spots: list[PlaceMention]) -> PlaceMention | None:
    """ "The city, about 40km from B": the town spoken of last."""
    i = phrase.first - 1
    while i >= 1 and phrase.first - i <= 6 and low[i] in _LINKING:
        if low[i] in _SETTLEMENTS and low[i - 1] == "the" and (i < 2 or low[i - 2] in (".", "”", '"', ",", ")")):
            for one in reversed([p for p in spots if i - _BACK <= p.first < i]):
                if one.stands_for is None and one.where.precision in _TOWNS:
                    return one
            return None
        i -= 1
    return None


def _opens(phrase: _Phrase, low: list[str]) -> bool:
    """Whether the phrase opens its sentence: "About 40km from B, the city of A ..."."""
    i = phrase.first - 1
    while i >= 0 and low[i] in ("about", "some", "around", "roughly", "just", "only", "nearly", "at"):
        i -= 1
    return i < 0 or low[i] in (".", "\n", "”", '"')


def _following(there: PlaceMention, low: list[str], spots: list[PlaceMention]) -> PlaceMention | None:
    for one in spots:
        if there.last <= one.first <= there.last + 7:
            gap = low[there.last : one.first]
            return (
                one if gap and all(w in _LINKING or w in ("of", "in") for w in gap) and one.stands_for is None else None
            )
    return None


def _judge(
    phrase: _Phrase, here: PlaceMention, there: PlaceMention | str, gazetteer: Gazetteer
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
    return (Verdict.AGREES if agrees else Verdict.DIFFERS), found, note


def _point(place: PlaceMention) -> tuple[float, float] | None:
    where = place.where
    if where.precision not in _TOWNS or where.latitude is None or where.longitude is None:
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
