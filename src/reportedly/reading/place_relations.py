"""How a report puts a happening to a named place: in it, near it, north of it, between two, at a site in it.

Also which name is said to lie in which ("Tripoli, Lebanon", "the village of X in Y district"), and where a name stands
for a government or a people.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from reportedly.gazetteer.index import Gazetteer
from reportedly.gazetteer.place import PlaceKind
from reportedly.reading.place_resolution import can_hold
from reportedly.reading.place_tokens import Named, Tokens
from reportedly.reading.place_words import PlaceWords

_SUBJECTS = frozenset(("nsubj", "agent"))


@dataclass(slots=True)
class Relation:
    """Tokens [first, last) with the relation's words; `near` says that the place is beside, not in, the named one."""

    first: int
    last: int
    relation: str | None = None
    near: bool = False
    site: bool = False


def link_containers(named: list[Named], tokens: Tokens, words: PlaceWords) -> None:
    """Set `container` where the text says that one name lies in another."""
    for one, two in pairwise(named):
        if one.noun_at is not None and one.noun_at == two.noun_at and one.noun_at >= one.last:
            two.noun, two.noun_at = None, None  # "the X neighbourhood of Y": X is the neighbourhood
        gap = tokens.low[_end(one) : _start(two, tokens, words)]
        if len(gap) > 5:
            continue
        if len(gap) > 2 and gap[-1] in ("in", "of"):  # ", a village in Y": what lies between only describes
            gap = [w for w in gap if w not in words.noun and w not in ("a", "an", "the", "small")]
        if one.people:  # "the Syrian city of X"
            if two.noun_at is not None and one.last <= two.noun_at < two.first and two.noun_at - one.last <= 2:
                two.container = one
            continue
        if two.stands_for or one.stands_for:
            if gap == ["'s"] and not two.stands_for:
                pass
            elif not (gap == [","] and two.stands_for is None):
                continue
        if _of_one_rank(one, two):
            continue
        if gap in (["'s"], ["’s"]) and can_hold(one, two):
            two.container = one
        elif gap in ([","], ["in"], [",", "in"], ["("], ["in", "the"], [",", "a"]):
            _put(one, two, "in" in gap)
        elif gap == ["of"] and one.noun == "quarter" and not one.places:
            one.container = two


def _put(one: Named, two: Named, stated: bool) -> None:
    """Link "A in B", "A, B". Where B is a division and the index knows A in other places only, A is none of them."""
    if not one.places or can_hold(two, one):
        if stated or any(p.kind is not PlaceKind.CITY for p in two.places[:4]):
            one.container = two
    elif stated and two.noun in ("region", "district") and two.places and one.places[0].kind is PlaceKind.CITY:
        one.container, one.places = two, ()


def _of_one_rank(one: Named, two: Named) -> bool:
    """Whether the first is best known as a country, or both as divisions: the comma is a list's ("Ohio, Illinois")."""
    if not one.places or not two.places:
        return False
    kinds = (one.places[0].kind, two.places[0].kind)
    return kinds[0] is PlaceKind.COUNTRY or kinds == (PlaceKind.REGION, PlaceKind.REGION)


def _end(one: Named) -> int:
    return max(one.last, one.noun_at + 1) if one.noun_at is not None else one.last


def _start(one: Named, tokens: Tokens, words: PlaceWords) -> int:
    """Where the phrase around a name starts: "the rebel-held northern province of X" at "the"."""
    i = min(one.first, one.noun_at) if one.noun_at is not None else one.first
    for _ in range(7):
        if i == 0:
            break
        low = tokens.low[i - 1]
        if low in words.sides or low in words.loose or low in ("the", "a", "an"):
            i -= 1
        elif low in words.compounds and tokens.before(i, 2) == "-":
            i -= 3 if i >= 3 else 1
        elif tokens.label[i - 1] == "NORP" and low != "-":
            i -= 1
        else:
            break
        if low in ("the", "a", "an"):
            break
    return max(i, 0)


def relate(
    one: Named,
    tokens: Tokens,
    words: PlaceWords,
    before: Relation | None,
    later: dict[int, Named],
) -> Relation:
    """The relation that the words around a name state. `before` is that of the name before it, `later` holds all
    names by their first token."""
    found = Relation(_start(one, tokens, words), _end(one))
    if one.container is not None and one.container.first >= found.last:
        found.last = _end(one.container)
        inner = later.get(found.last + 1) if tokens.after(found.last) in ("'s", "’s") else None
        if inner is not None and inner.container is one.container:  # "in Mozambique's Cabo Delgado province"
            found.last = _end(inner)
    _measured(found, tokens, words)
    if found.relation is None:
        _beside(found, tokens, words)
    if found.relation is None and before is not None:
        _between(found, one, tokens, words, before)
    _site(found, one, tokens, words)
    return found


def _measured(found: Relation, tokens: Tokens, words: PlaceWords) -> None:
    """ "north of X", "some 30km north of X", "40km from X"."""
    i = found.first - 1
    if tokens.before(found.first) not in ("of", "from"):
        return
    link = tokens.low[i]
    i -= 1
    direction = ""
    if i >= 0 and tokens.low[i] in words.directions:
        direction = tokens.low[i]
        i -= 1
        if i >= 1 and tokens.low[i] == "-" and tokens.low[i - 1] in words.directions:
            direction = f"{tokens.low[i - 1]}-{direction}"
            i -= 2
    if i >= 0 and tokens.low[i] in ("to", "the") and direction:
        i -= 1
    if i >= 0 and tokens.low[i] == "to" and direction:
        i -= 1
    while i >= 0 and tokens.low[i] in ("away", "further", "due", "just", "immediately"):
        i -= 1
    measured = (
        i >= 1
        and tokens.low[i] in words.units
        and (tokens.text[i - 1][0].isdigit() or tokens.pos[i - 1] == "NUM" or tokens.low[i - 1] in words.about)
    )
    if measured:
        i -= 1
        while i >= 0 and (tokens.low[i] in words.about or tokens.pos[i] == "NUM" or tokens.text[i][0].isdigit()):
            i -= 1
    if not (direction or measured):
        return
    found.first = i + 1
    found.near = True
    found.relation = f"{direction} {link}".strip() if direction else link


def _beside(found: Relation, tokens: Tokens, words: PlaceWords) -> None:
    """ "near X", "on the outskirts of X"."""
    i = found.first
    low = tokens.low
    for phrase in words.near_phrases:
        size = len(phrase)
        if i >= size and low[i - 1] == phrase[-1] and tuple(low[i - size : i]) == phrase:
            found.first, found.near, found.relation = i - size, True, " ".join(phrase)
            return
    if (
        i
        and low[i - 1] in words.near
        and not (low[i - 1] in ("off", "past", "above", "behind") and tokens.pos[i - 1] != "ADP")
    ):
        found.first, found.near, found.relation = i - 1, True, low[i - 1]
    elif i and low[i - 1] == "between":
        found.first, found.near, found.relation = i - 1, True, "between"


def _between(found: Relation, one: Named, tokens: Tokens, words: PlaceWords, before: Relation) -> None:
    """The second name of "between A and B", both names of "the A-B road" and "the road from A to B"."""
    gap = tokens.low[before.last : found.first]
    if before.relation == "between" and gap == ["and"]:
        found.near, found.relation = True, "between"
    elif gap in (["-"], ["–"], ["to"]) and tokens.after(one.last) in words.roads:
        found.near, found.relation = True, "between"
        before.near, before.relation = True, "between"
        found.last = one.last + 1
        before.last = found.last
        found.first = before.first


def _site(found: Relation, one: Named, tokens: Tokens, words: PlaceWords) -> None:
    """ "a market in X", "the X hospital": the site's words join the phrase."""
    i = found.first
    if i >= 2 and found.relation in (None, "near", "outside") and one.noun != "region":
        at = i - 1 if found.relation is None else i
        link = tokens.low[at] if found.relation is None else ""
        head = at - 1
        if (
            (found.relation or link in ("in", "at", "of", "on"))
            and head >= 0
            and tokens.low[head] in words.sites
            and tokens.pos[head] in ("NOUN", "PROPN")
        ):
            first = head
            while (
                first > 0
                and head - first < 5
                and (tokens.pos[first - 1] in ("ADJ", "NOUN", "PROPN", "DET", "NUM") or tokens.low[first - 1] == "-")
            ):
                first -= 1
            found.first = first
            found.site = found.relation is None
    after = one.last
    if found.last == one.last and one.noun is None and one.stands_for is None:
        for ahead in range(after, min(after + 3, tokens.size)):
            if tokens.low[ahead] in words.sites and tokens.pos[ahead] in ("NOUN", "PROPN"):
                found.last, found.site = ahead + 1, True
                return
            if tokens.pos[ahead] not in ("ADJ", "NOUN", "PROPN"):
                return


def stands_for(one: Named, tokens: Tokens, gazetteer: Gazetteer, words: PlaceWords) -> str | None:
    """ "government" for "Moscow said" and "Israel's army", "people" for "Kherson officials"; None for a place."""
    place = one.chosen
    if one.stands_for or place is None or one.noun:
        return one.stands_for
    country = place.kind is PlaceKind.COUNTRY
    capital = place.kind is PlaceKind.CITY and gazetteer.capital_of(one.key) == place.country
    token = tokens.doc[one.last - 1]
    if (
        token.dep_ in ("compound", "poss", "amod", "nmod")
        and token.head.i >= one.last
        and token.head.lower_ in words.people_heads
    ):
        return "government" if country or capital else "people"
    if not (country or capital):
        return None
    if (
        token.dep_ in _SUBJECTS
        and token.head.pos_ in ("VERB", "AUX")
        and token.head.lemma_ not in words.placelike_verbs
    ):
        return "government"
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "government"
    return None
