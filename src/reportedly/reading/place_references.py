"""Places spoken of without their name: "outside a church in the village", "in the Iraqi capital", "the same market".

Each is given the place that was named before, so that what happened there is put there. A word for a settlement means
the last one that the text called so, else the last that it named; what only helped to say where another lies is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.gazetteer.index import Gazetteer
from reportedly.gazetteer.place import PlaceKind
from reportedly.model import PlacePrecision, Where
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.place_distance import TOWNS
from reportedly.reading.place_relations import Relation, relate
from reportedly.reading.place_tokens import Named, Tokens
from reportedly.reading.place_words import PlaceWords

REFERENCE = "place-reference@1"
_SETTLEMENTS = frozenset(("town", "city", "village", "hamlet", "settlement", "township", "port", "camp"))
_SMALLER = frozenset(("village", "hamlet", "settlement", "camp"))
_INTO = frozenset(("in", "at", "inside", "outside", "near", "around", "across", "within", "throughout", "into"))
_BACK = 320  # tokens back to the name that is meant
_THERE = 60
_POINTED = TOWNS | {PlacePrecision.DISTRICT, PlacePrecision.REGION}


def add_references(
    tokens: Tokens, mentions: list[PlaceMention], gazetteer: Gazetteer, words: PlaceWords
) -> list[PlaceMention]:
    """The mentions with those that refer to a place named before, in order. One pass over the text's words."""
    if not mentions:
        return mentions
    taken = {i for m in mentions for i in range(m.first, m.last)}
    found: list[PlaceMention] = []
    earlier: list[PlaceMention] = []
    at = 0
    for i, low in enumerate(tokens.low):
        while at < len(mentions) and mentions[at].last <= i:
            earlier.append(mentions[at])
            at += 1
        if i in taken:
            continue
        if low in _SETTLEMENTS:
            meant = _settlement(tokens, i, earlier, words)
        elif low == "capital":
            meant = _capital(tokens, i, earlier, mentions, gazetteer)
        elif low == "there":
            meant = _there(tokens, i, earlier)
        elif low in words.sites and tokens.before(i) and tokens.after(i + 1) not in words.sites:
            meant = _same_site(tokens, i, earlier)
        else:
            continue
        if meant is not None:
            one = _mention(tokens, i, meant, words)
            found.append(one)
            if one.where.precision in TOWNS:
                earlier.append(one)
    return sorted([*mentions, *found], key=lambda m: m.first) if found else mentions


def _alone(tokens: Tokens, i: int, words: PlaceWords) -> bool:
    """Whether "the town" at token i is a whole place phrase after a preposition, with no name of its own."""
    if tokens.before(i) not in ("the", "this") or i < 2:
        return False
    before = tokens.before(i, 2)
    edged = before == "of" and tokens.before(i, 3) in words.edges | words.directions | words.sites | {"part", "parts"}
    if not (before in _INTO or edged):
        return False
    after = tokens.after(i + 1)
    if after in ("of", "'s", "’s", "-") or (i + 1 < tokens.size and tokens.pos[i + 1] == "PROPN"):
        return False
    compound = tokens.doc[i].dep_ in ("compound", "nmod") or (i + 1 < tokens.size and tokens.pos[i + 1] == "NOUN")
    return not compound or after in words.sites


def _settlement(tokens: Tokens, i: int, earlier: Sequence[PlaceMention], words: PlaceWords) -> PlaceMention | None:
    if not _alone(tokens, i, words):
        return None
    noun = tokens.low[i]
    last: PlaceMention | None = None
    aside = tokens.before(i, 2) == "of"  # "X, a district south of the town": not X
    for one in reversed(earlier):
        if aside and one.last >= i - 9:
            continue
        if one.first < i - _BACK:
            break
        if one.stands_for is not None or one.where.precision not in TOWNS | {PlacePrecision.UNKNOWN}:
            continue
        if one.where.precision is PlacePrecision.SITE and not one.site:  # a street or a bridge
            continue
        near = tokens.low[max(0, one.first - 3) : one.first + 1] + tokens.low[one.last : one.last + 6]
        if noun in near and one.origin != REFERENCE:
            return one
        other = _SMALLER if noun not in _SMALLER else frozenset(("city", "capital"))
        if last is None and not other & set(near):
            last = one
    return last


def _capital(
    tokens: Tokens, i: int, earlier: Sequence[PlaceMention], mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> PlaceMention | None:
    """ "the Iraqi capital", "the capital": that of the people named before the word, or of the text's own country."""
    after = tokens.after(i + 1)
    named = after in ("of", "-", "city") or (i + 1 < tokens.size and tokens.pos[i + 1] in ("PROPN", "NOUN"))
    if named or (after == "," and tokens.text[i + 2 : i + 3] and tokens.text[i + 2][0].isupper()):
        return None
    people = next((m for m in reversed(earlier) if m.last == i), None)
    start = people.first if people is not None else i
    if tokens.before(start) not in ("the", "'s", "’s") and people is None:
        return None
    if people is None:
        if tokens.before(start) != "the" or tokens.before(start, 2) not in _INTO:
            return None
        count = Counter(m.where.country for m in mentions if m.where.country)
        country = count.most_common(1)[0][0] if count else None
    else:
        before = tokens.before(start, 2) if tokens.before(start) == "the" else tokens.before(start)
        if before not in _INTO:
            return None
        country = people.where.country
    for place in gazetteer.capital(country or ""):
        if place.kind is PlaceKind.CITY:
            where = Where(
                place.name,
                place.latitude,
                place.longitude,
                PlacePrecision.TOWN,
                place.country,
                place.admin1,
                place.id,
                "",
            )
            return PlaceMention(i, i + 1, i, i + 1, where)
    return None


def _there(tokens: Tokens, i: int, earlier: Sequence[PlaceMention]) -> PlaceMention | None:
    """ "Two others were shot there": the place spoken of last."""
    token = tokens.doc[i]
    if token.dep_ != "advmod" or token.head.pos_ != "VERB" or tokens.before(i) in ("from", "out", "over"):
        return None
    for one in reversed(earlier):
        if one.first < i - _THERE:
            return None
        if one.stands_for is None and one.where.precision in _POINTED:
            return one
    return None


def _same_site(tokens: Tokens, i: int, earlier: Sequence[PlaceMention]) -> PlaceMention | None:
    """ "the same bus station": the site of that noun that was told of before."""
    if "same" not in tokens.low[max(0, i - 2) : i]:
        return None
    for one in reversed(earlier):
        if one.stands_for is None and tokens.low[i] in tokens.low[max(0, one.full_first - 8) : one.full_last]:
            return one
    return None


def _mention(tokens: Tokens, i: int, meant: PlaceMention, words: PlaceWords) -> PlaceMention:
    named = Named(i, i + 1, "", (), "")
    if tokens.low[i] in ("there", "capital") or tokens.low[i] in words.sites - _SETTLEMENTS:
        first = i
        while (
            first > 0
            and i - first < 3
            and (tokens.low[first - 1] in ("the", "same") or tokens.pos[first - 1] in ("ADJ", "NOUN"))
        ):
            first -= 1
        relation = Relation(first, i + 1, site=tokens.low[i] in words.sites)
    else:
        relation = relate(named, tokens, words, None, {})
    precision = meant.where.precision
    if relation.site:
        precision = PlacePrecision.SITE
    elif precision in TOWNS:
        precision = PlacePrecision.NEAR_TOWN if relation.near else PlacePrecision.TOWN
    where = replace(meant.where, precision=precision, text=_words(tokens, relation))
    return PlaceMention(
        i, i + 1, relation.first, relation.last, where, relation.relation, relation.site, None, REFERENCE
    )


def _words(tokens: Tokens, relation: Relation) -> str:
    return str(tokens.doc[relation.first : relation.last].text)
