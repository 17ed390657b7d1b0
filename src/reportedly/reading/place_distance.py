"""Stated distances: "the city of A, 40km from B", "C, 12 miles north of D", and the two places that they stand between.

The place measured to is the one that the phrase names ("from B"), the capital, or, where it names none ("56km further
downstream"), the town spoken of before. The other end is the place that the phrase stands beside. Reading places a
village that no list has by such a phrase (`place_measured`), and a check holds the phrase against the gazetteer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.gazetteer.distance import DIRECTIONS, MILE_KM, NAUTICAL_MILE_KM
from reportedly.model import PlacePrecision
from reportedly.reading.mentions import PlaceMention

_UNITS = {
    "km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0, "kilometre": 1.0, "kilometres": 1.0, "mile": MILE_KM,
    "leagues": 3 * MILE_KM, "league": 3 * MILE_KM,
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
TOWNS = frozenset((PlacePrecision.TOWN, PlacePrecision.NEAR_TOWN, PlacePrecision.SITE))
_SETTLEMENTS = frozenset(
    ("city", "town", "village", "port", "hamlet", "settlement", "township", "district", "suburb", "island", "camp")
)
_AHEAD = 20
_DATELINE = 8  # tokens within which the place that a report is filed from opens it
_IT = 45  # tokens before "it" within which its town is named
_BACK = 250  # tokens before a phrase in which the town that it leans on is looked for


@dataclass(frozen=True, slots=True)
class DistancePhrase:
    """Tokens [first, last) that state a distance. Kilometres; an open bound is None."""

    first: int
    last: int
    least: float | None
    most: float | None
    stated: str
    direction: float | None
    # "place": a name follows; "capital", "border"; "here": the date line's town; "before": the town spoken of before
    target: str
    after: int  # where the name after it has to start


@dataclass(frozen=True, slots=True)
class Stated:
    """A phrase with its two ends: `here` lies at that distance from `there`, a place, "capital" or "border". Tokens
    [first, last) are its words."""

    phrase: DistancePhrase
    here: PlaceMention
    there: PlaceMention | str
    first: int
    last: int


def stated_distances(low: list[str], places: list[PlaceMention]) -> Iterator[Stated]:
    """The distances that a text (its tokens in lower case) states between two places, in order."""
    spots = [p for p in places if not p.origin.startswith("place-people")]
    firsts = [p.first for p in spots]
    for at, unit in enumerate(low):
        if at == 0 or unit not in _UNITS:
            continue
        phrase = _phrase(low, at)
        if phrase is None:
            continue
        near = spots[bisect_left(firsts, phrase.first - _BACK) : bisect_left(firsts, phrase.after + _AHEAD)]
        ends = _ends(phrase, low, near, spots)
        if ends is not None:
            here, there, last = ends
            yield Stated(phrase, here, there, phrase.first, max(last, phrase.last))


def _phrase(low: list[str], unit: int) -> DistancePhrase | None:
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
        if tail[:1] == ["here"]:
            return DistancePhrase(first, i + 2, least, most, stated, direction, "here", i + 1)
        if "capital" in tail[:2]:
            return DistancePhrase(
                first, i + 1 + tail.index("capital") + 1, least, most, stated, direction, "capital", i + 1
            )
        if "border" in tail[:3] or "frontier" in tail[:3]:
            at = next(k for k, w in enumerate(tail) if w in ("border", "frontier"))
            return DistancePhrase(first, i + 2 + at, least, most, stated, direction, "border", i + 1)
        return DistancePhrase(first, i + 1, least, most, stated, direction, "place", i + 1)
    if along or (direction is not None and word in (",", ".", ")", "on", "along", "")):
        end = i
        while end > unit + 1 and low[end - 1] in ("to", "the", "or", "so"):
            end -= 1
        return DistancePhrase(first, end, least, most, stated, direction, "before", i)
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
    phrase: DistancePhrase, low: list[str], spots: list[PlaceMention], everything: list[PlaceMention]
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
    if phrase.target == "here":
        opening = everything[0] if everything else None
        apart = opening is not None and opening.first <= _DATELINE and opening is not here
        return (here, opening, phrase.last) if apart and opening is not None else None
    name = here.where.gazetteer_id or here.where.name
    other_towns: list[PlaceMention] = []
    for one in reversed([p for p in spots if phrase.first - _BACK <= p.first < here.first]):
        other = one.where.gazetteer_id or one.where.name
        if other != name and one.stands_for is None and one.where.precision in TOWNS:
            other_towns.append(one)
    within = [p for p in other_towns if p.where.precision is not PlacePrecision.NEAR_TOWN]
    towns = within or _topic(name, phrase.first, everything) or other_towns
    return (here, towns[0], phrase.last) if towns else None


def _topic(name: str, before: int, everything: list[PlaceMention]) -> list[PlaceMention]:
    """The town that the text has named most often before a token, other than `name`; the first of two."""
    towns: dict[str, list[PlaceMention]] = {}
    for one in everything:
        if one.first >= before:
            break
        if one.first <= _DATELINE:
            continue
        key = one.where.gazetteer_id or one.where.name
        if key != name and one.stands_for is None and one.where.precision in (PlacePrecision.TOWN, PlacePrecision.SITE):
            towns.setdefault(key, []).append(one)
    return max(towns.values(), key=len, default=[])


def _only(low: list[str], first: int, last: int) -> bool:
    """Whether only describing words stand between: "from the rebel-held town of B"."""
    return all(w not in (",", ".", ";", "and", "where", "when") for w in low[first:last])


def _beside(phrase: DistancePhrase, low: list[str], spots: list[PlaceMention]) -> PlaceMention | None:
    """The place named just before the phrase, with at most a comma, a copula and "about" between."""
    before = [p for p in spots if p.last <= phrase.first and p.last >= phrase.first - 22]
    for one in reversed(before):
        held = next((p for p in before if p is not one and p.first < one.first and p.full_last >= one.last), None)
        if held is not None:
            continue
        gap = low[max(one.last, min(one.full_last, phrase.first)) : phrase.first]
        if not (_links(gap) or _describes(gap)):
            break
        wide = one.where.precision not in TOWNS | {PlacePrecision.DISTRICT, PlacePrecision.UNKNOWN}
        topic = _of_it(phrase, low, spots) if wide else None
        return topic or (one if one.stands_for in (None, "government", "landmark") else None)
    return _of_it(phrase, low, spots) or _the_town(phrase, low, spots)


def _links(gap: list[str]) -> bool:
    return len(gap) <= 9 and all(w in _LINKING for w in gap)


def _describes(gap: list[str]) -> bool:
    """ ", a farming town about", ", the group's last stronghold in the west, which lies": words that only describe."""
    if len(gap) < 3 or gap[0] != "," or gap[1] not in ("a", "an", "the", "another", "once") or len(gap) > 18:
        return False
    if any(w in (".", ";", "where", "when", "and", "but", "said") for w in gap):
        return False
    tail = len(gap) - next((k for k, w in enumerate(reversed(gap)) if w not in _LINKING), len(gap))
    ended = gap[tail:]
    if "," not in gap[1:]:
        return any(w in _SETTLEMENTS for w in gap)
    return gap.count(",") == 2 and "which" in ended and ended[0] == ","


def _of_it(phrase: DistancePhrase, low: list[str], spots: list[PlaceMention]) -> PlaceMention | None:
    """ "It lies 60km from B", "It is an exclave, 45km south of B": the town spoken of in the sentence before."""
    i = phrase.first - 1
    while i >= 0 and phrase.first - i <= _AHEAD and low[i] not in (".", "?", "!", ";"):
        if low[i] == "it" and low[i + 1] in ("is", "was", "lies", "lay", "stands", "sits"):
            if i and low[i - 1].strip() not in ("", ".", "?", "!", "”", '"'):
                return None
            towns = [p for p in spots if i - _IT <= p.first < i and p.stands_for is None and p.where.precision in TOWNS]
            return towns[-1] if towns else None
        i -= 1
    return None


def _the_town(phrase: DistancePhrase, low: list[str], spots: list[PlaceMention]) -> PlaceMention | None:
    """ "The city, about 40km from B": the town spoken of last."""
    i = phrase.first - 1
    while i >= 1 and phrase.first - i <= 6 and low[i] in _LINKING:
        if low[i] in _SETTLEMENTS and low[i - 1] == "the" and (i < 2 or low[i - 2] in (".", "”", '"', ",", ")")):
            for one in reversed([p for p in spots if i - _BACK <= p.first < i]):
                if one.stands_for is None and one.where.precision in TOWNS:
                    return one
            return None
        i -= 1
    return None


def _opens(phrase: DistancePhrase, low: list[str]) -> bool:
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
