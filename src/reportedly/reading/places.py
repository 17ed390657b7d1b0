"""The places that a report names: found, resolved together, and put in relation, as `PlaceMention` values.

Names come from the gazetteer and the tagger (`place_names`), which place of a name is meant from the whole text
(`place_resolution`), and the words around it say whether something is in, near or between (`place_relations`). A name
that no list knows is kept without coordinates; a region keeps its own middle and is never its capital.
"""

from __future__ import annotations

from reportedly.gazetteer.index import Gazetteer
from reportedly.gazetteer.place import Place, PlaceKind
from reportedly.language import Parsed
from reportedly.model import PlacePrecision, Where
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.place_measured import measure_places
from reportedly.reading.place_names import find_names
from reportedly.reading.place_references import add_references
from reportedly.reading.place_relations import Relation, link_containers, relate, stands_for
from reportedly.reading.place_resolution import resolve
from reportedly.reading.place_tokens import Named, Tokens
from reportedly.reading.place_unknown import called
from reportedly.reading.place_words import place_words

_PRECISION = {
    PlaceKind.CITY: PlacePrecision.TOWN,
    PlaceKind.SITE: PlacePrecision.SITE,
    PlaceKind.DISTRICT: PlacePrecision.DISTRICT,
    PlaceKind.REGION: PlacePrecision.REGION,
    PlaceKind.AREA: PlacePrecision.REGION,
    PlaceKind.RIVER: PlacePrecision.REGION,
    PlaceKind.SEA: PlacePrecision.REGION,
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
}
_WORDED = {
    "town": PlacePrecision.TOWN,
    "district": PlacePrecision.DISTRICT,
    "quarter": PlacePrecision.DISTRICT,
    "region": PlacePrecision.REGION,
    "area": PlacePrecision.REGION,
    "water": PlacePrecision.REGION,
    "street": PlacePrecision.SITE,
}


def find_places(parsed: Parsed, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Every place that the text names, in order, also those that stand for a government or a people (`stands_for`).

    Raises `VocabularyError` where the vocabulary file is broken."""
    words = place_words()
    tokens = Tokens(parsed)
    named = find_names(tokens, gazetteer, words)
    for one in named:
        if one.first and tokens.low[one.first - 1] in words.sides:
            one.side = tokens.low[one.first - 1].endswith("ern") or tokens.low[one.first - 1] == "rural"
    link_containers(named, tokens, words)
    resolve(named, gazetteer)
    named = [one for one in named if not (one.wary and one.chosen is None)]
    for one in named:
        if one.chosen is None and one.noun is None and not one.people:
            one.noun = called(tokens, one.last, words)
    mentions: list[PlaceMention] = []
    relations: list[tuple[Named, Relation]] = []
    later = {one.first: one for one in named}
    for one in named:
        last = relations[-1] if relations else None
        relations.append((one, relate(one, tokens, words, last[1] if last else None, later)))
    for one, relation in relations:
        one.stands_for = stands_for(one, tokens, gazetteer, words)
        mentions.append(_mention(parsed, one, relation))
    return add_references(tokens, measure_places(parsed, mentions), gazetteer, words)


def _mention(parsed: Parsed, one: Named, relation: Relation) -> PlaceMention:
    place = one.chosen
    first, last = relation.first, relation.last
    people = one.people
    if people:
        first, last = one.first, one.last
    precision = _precision(one, relation)
    name = _spelled(parsed, one.first, one.last)
    if people and place is not None:
        name = place.name
    elif one.noun in ("region", "district") and one.noun_at == one.last:
        name = _spelled(parsed, one.first, one.last + 1)
    at = place or _town_of_quarter(one)
    if place is None and at is not None:
        precision = PlacePrecision.SITE
    where = Where(
        name=name,
        latitude=at.latitude if at else None,
        longitude=at.longitude if at else None,
        precision=precision,
        country=at.country if at else None,
        admin1=at.admin1 if at else None,
        gazetteer_id=place.id if place else None,
        text=parsed.words(first, last),
    )
    return PlaceMention(
        one.first,
        one.last,
        first,
        last,
        where,
        relation.relation,
        relation.site,
        one.stands_for,
        one.origin,
    )


def _town_of_quarter(one: Named) -> Place | None:
    """The town of "the X neighbourhood of Y", at whose point an unlisted quarter stands."""
    held = one.container.chosen if one.container is not None and one.noun in ("quarter", "street") else None
    whole = held is not None and (
        held.kind is PlaceKind.CITY or (held.kind is PlaceKind.DISTRICT and one.container and not one.container.noun)
    )
    return held if whole else None


def _spelled(parsed: Parsed, first: int, last: int) -> str:
    """The name as the report has it; in a text that was all capitals, with its case mended."""
    text = str(parsed.doc[first:last].text) if parsed.truecased else parsed.words(first, last)
    return text[:-1] if text.endswith(".") and text[-3:-2] == "-" else text  # "near Dar-U."


def _precision(one: Named, relation: Relation) -> PlacePrecision:
    place = one.chosen
    if place is None:
        precision = _WORDED.get(one.noun or "", PlacePrecision.UNKNOWN)
    else:
        precision = _PRECISION[place.kind]
        if one.noun == "region" and place.kind is PlaceKind.CITY:
            precision = PlacePrecision.REGION
    # "near X" where the list has X as a district alone: its seat is meant
    seat = precision is PlacePrecision.DISTRICT and place is not None and one.noun is None
    if relation.near and (seat or precision in (PlacePrecision.TOWN, PlacePrecision.SITE, PlacePrecision.UNKNOWN)):
        return PlacePrecision.NEAR_TOWN
    if relation.site and precision in (PlacePrecision.TOWN, PlacePrecision.UNKNOWN, PlacePrecision.DISTRICT):
        return PlacePrecision.SITE
    return precision
