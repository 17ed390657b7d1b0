"""Which words of a text name places: gazetteer look-ups over capitalised words, weighed with the tagger's labels and
the words around them. Resolution (which of the places of that name) comes after, in `place_resolution`.

The small model's entity labels alone are not enough: it takes little-known towns for people and organisations. The
gazetteer alone is too much: almost every surname is a town somewhere. So each name is kept on the sum of both; a name
on which they leave doubt is kept where the same name is certain elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.gazetteer.index import Gazetteer
from reportedly.gazetteer.names import fold
from reportedly.gazetteer.place import Place, PlaceKind
from reportedly.reading.place_tokens import PLACE_LABELS, Named, Tokens, ends, may_start, note_noun
from reportedly.reading.place_unknown import Verdict, adjectival, begins_joined, hint_of, indefinite, unknown
from reportedly.reading.place_words import PlaceWords

_KNOWN = 15_000  # people from which a town is known without the tagger's word
_WIDE = frozenset((PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA, PlaceKind.RIVER, PlaceKind.SEA))
_GROUPS = frozenset(("ORG", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"))
_QUANTITIES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"))
_OF = frozenset(("de", "del", "da", "do", "dos", "das", "des"))
_BESIDE = frozenset(("near", "of", "measured", "apposed", "taking", "holder"))
_NAMELIKE = frozenset(("PROPN", "NOUN", "X", "ADJ"))


def find_names(tokens: Tokens, gazetteer: Gazetteer, words: PlaceWords) -> list[Named]:
    """The names of places in order, none within another."""
    found: list[Named] = []
    doubtful: list[Named] = []
    i = 0
    while i < tokens.size:
        if not may_start(tokens, i):
            i += 1
            continue
        previous = found[-1] if found else None
        named, verdict = _longest(tokens, i, gazetteer, words, previous)
        if named is None or verdict is Verdict.MAYBE:
            other, sure = unknown(tokens, i, gazetteer, words, previous)
            if other is not None and (named is None or sure is Verdict.YES) and not (named and sure is Verdict.MAYBE):
                named, verdict = other, sure
        if named is None or verdict is not Verdict.YES:
            if named is not None and verdict is Verdict.MAYBE:
                doubtful.append(named)
            i += 1
            continue
        found.append(named)
        i = named.last
    return _with_doubtful(found, doubtful, tokens)


def _with_doubtful(found: list[Named], doubtful: list[Named], tokens: Tokens) -> list[Named]:
    """The certain names, and the doubtful whose name is certain elsewhere; the longer of two that overlap."""
    certain = {one.key for one in found if not one.people}
    held = [
        one
        for one in doubtful
        if one.key in certain
        and not (
            one.last - one.first == 1 and tokens.low[one.first] in tokens.people and tokens.label[one.first] != "GPE"
        )
    ]
    if not held:
        return found
    taken: dict[int, Named] = {i: one for one in found for i in range(one.first, one.last)}
    for one in held:
        rivals = {id(r): r for i in range(one.first, one.last) if (r := taken.get(i)) is not None}
        if all(one.first <= r.first and r.last <= one.last for r in rivals.values()):
            taken.update(dict.fromkeys(range(one.first, one.last), one))
    unique = {id(one): one for one in taken.values()}
    return sorted(unique.values(), key=lambda one: one.first)


def _longest(
    tokens: Tokens, first: int, gazetteer: Gazetteer, words: PlaceWords, previous: Named | None
) -> tuple[Named | None, Verdict]:
    doubtful: Named | None = None
    for last in ends(tokens, first):
        if tokens.after(last) in _OF and any(t[0].isupper() for t in tokens.text[last + 1 : last + 3]):
            continue  # "San Luis" of "San Luis de la Reina"
        key, places = _look_up(tokens, first, last, gazetteer, previous)
        if not key or key in words.never:
            continue
        if last - first == 1 and (people := gazetteer.people_of(tokens.text[first])) is not None:
            named = _of_people(tokens, first, people, places, gazetteer)
            return named, Verdict.YES if named else Verdict.NO
        if not places or begins_joined(tokens, last, gazetteer, words):
            continue
        begin = first + 1 if tokens.low[first] == "the" and not key.startswith("the ") else first
        if begin == last:
            continue
        named = Named(begin, last, key, places, tokens.label[last - 1])
        verdict = _verdict(tokens, named, gazetteer, words, previous)
        if verdict is Verdict.YES:
            return named, verdict
        if verdict is Verdict.MAYBE and doubtful is None:
            doubtful = named
    return doubtful, Verdict.MAYBE if doubtful else Verdict.NO


def _look_up(
    tokens: Tokens, first: int, last: int, gazetteer: Gazetteer, previous: Named | None
) -> tuple[str, tuple[Place, ...]]:
    text = tokens.text[first]
    if last - first == 1:
        after_place = previous is not None and tokens.before(first) == "," and previous.last == first - 1
        if (text[-1] == "." and len(text) <= 6) or (after_place and len(text) == 2 and text.isupper()):
            places = gazetteer.find_short(text)
            if places:
                return "#" + text.lower(), places
        if "." in text[:-1] and tokens.after(last) == "." and (places := gazetteer.find_short(text + ".")):
            return "#" + text.lower(), places
        if text[-1] == "." and len(text) > 2 and text.lower() != "u.s.":
            return fold(text), ()
    pair = text + tokens.text[last - 1] if last - first == 2 and text[-1] == "." else ""  # "W. Va."
    if pair.endswith(".") and (places := gazetteer.find_short(pair)):
        return "#" + pair.lower(), places
    key = fold(" ".join(tokens.text[first:last]))
    places = gazetteer.find_key(key)
    if not places and key.startswith(("the ", "al ", "el ")):
        key = key.split(" ", 1)[1]
        if text.lower() == "the" and gazetteer.people_of(key) is not None:  # "The Danish cabinet"
            return key, ()
        places = gazetteer.find_key(key) if last - first > 2 or key not in ("un", "eu") else ()
    return key, places


def _of_people(
    tokens: Tokens, at: int, countries: Sequence[str], places: tuple[Place, ...], gazetteer: Gazetteer
) -> Named | None:
    """ "Syrian", "Kurds": a people, no place. The country is kept as a sign of what the text is about."""
    key = fold(tokens.text[at])
    if places and tokens.label[at] in PLACE_LABELS and tokens.before(at) in ("in", "near", "at"):
        return Named(at, at + 1, key, places, tokens.label[at])
    if tokens.label[at] == "PERSON" and tokens.entity[at] != (at, at + 1):
        return None
    whole = tuple(p for c in countries for p in gazetteer.country(c))
    return Named(at, at + 1, key, whole, "NORP", "people", "place-people@1")


def _verdict(tokens: Tokens, named: Named, gazetteer: Gazetteer, words: PlaceWords, previous: Named | None) -> Verdict:
    """Whether a gazetteer name is a place here. Sets `stands_for` and `noun` on the way."""
    first, last = named.first, named.last
    hint = hint_of(tokens, named, gazetteer, words, previous)
    named.hint = hint
    note_noun(tokens, named, words)
    if named.key.startswith("#"):
        return Verdict.YES if previous is not None or named.label in PLACE_LABELS or hint else Verdict.NO
    best = named.places[0]
    low = tokens.low[first]
    single = last - first == 1
    if best.kind is PlaceKind.COUNTRY and single and tokens.text[first].isupper() and len(low) <= 4:  # US, UK, U.S.
        if adjectival(tokens, named, words) or _inside_group(tokens, named):
            named.stands_for = "people"
        return Verdict.YES
    if single and low in words.wary:
        sure = named.label in PLACE_LABELS and bool(hint or named.noun) and tokens.entity[first] == (first, last)
        if sure and not _of_person(tokens, named, hint, words):
            return Verdict.YES
        named.wary = hint in _BESIDE or tokens.before(first) in ("in", "at")
        plain = low not in words.organisations and low not in words.noun and low not in words.people_heads
        shown = plain and tokens.pos[first] == "PROPN" and named.label in ("", "GPE", "ORG", "PERSON", "FAC")
        alone = last >= tokens.size or tokens.pos[last] != "PROPN"
        return Verdict.YES if named.wary and shown and alone and not _inside_group(tokens, named) else Verdict.NO
    if _of_person(tokens, named, hint, words):
        return Verdict.NO
    if single and best.kind is PlaceKind.CITY and (_acronym(tokens, named, hint) or indefinite(tokens, first, words)):
        return Verdict.NO
    if adjectival(tokens, named, words):
        named.stands_for = "people"
    if named.label in _GROUPS and _inside_group(tokens, named) and not _division(tokens, named):
        return _of_group(tokens, named, hint, words)
    return _plain(tokens, named, hint)


def _acronym(tokens: Tokens, named: Named, hint: str) -> bool:
    """ "RPF", "(OLB)": capitals alone are an organisation's, but in a date line or after "in"."""
    text = tokens.text[named.first]
    if tokens.truecased or not (text.isupper() and 2 <= len(text) <= 5):
        return False
    return hint not in ("line", "holder") and tokens.before(named.first) not in ("in", "near", "to", "from")


def _plain(tokens: Tokens, named: Named, hint: str) -> Verdict:
    best, label = named.places[0], named.label
    single = named.last - named.first == 1
    wide = best.kind in _WIDE
    if single and tokens.pos[named.first] not in _NAMELIKE and label not in PLACE_LABELS and not named.noun:
        return Verdict.YES if best.kind is PlaceKind.COUNTRY or hint == "line" else Verdict.MAYBE
    if single and not named.noun and _of_longer(tokens, named):
        return Verdict.MAYBE
    if label in PLACE_LABELS:
        unsure = single and tokens.low[named.first] in tokens.people and not hint and not wide
        return Verdict.MAYBE if unsure else Verdict.YES
    if named.noun:
        return Verdict.YES
    if label in _QUANTITIES:
        return Verdict.YES if wide and hint else Verdict.NO
    if best.kind is PlaceKind.COUNTRY:
        return Verdict.YES
    if wide and (not single or hint or best.population > 100_000):
        return Verdict.YES if label != "PERSON" or hint else Verdict.MAYBE
    people = max(p.population if p.main or not single else p.population // 4 for p in named.places[:3])
    if hint:
        beside = hint in _BESIDE or (hint == "in" and tokens.before(named.first) in ("in", "at"))
        doubt = label in ("ORG", "NORP", "WORK_OF_ART") and people < _KNOWN and not beside
        return Verdict.MAYBE if doubt else Verdict.YES
    if label == "" and single and tokens.pos[named.first] != "PROPN":
        return Verdict.MAYBE
    return Verdict.YES if people >= (10 * _KNOWN if label == "PERSON" and single else _KNOWN) else Verdict.MAYBE


def _of_longer(tokens: Tokens, named: Named) -> bool:
    """Whether a single word is only part of a longer name that no list knows ("Abu" of "Abu Sayyaf")."""
    first, last = named.first, named.last
    if tokens.entity[first] == (first, last) or named.places[0].kind is not PlaceKind.CITY:
        return False

    def name_at(i: int) -> bool:
        return tokens.pos[i] == "PROPN" and tokens.text[i][0].isupper() and tokens.text[i].isalpha()

    after = last < tokens.size and name_at(last) and tokens.label[last] not in ("DATE", "NORP")
    before = first > 0 and name_at(first - 1) and first - 1 not in tokens.opening and tokens.label[first - 1] != "NORP"
    return after or before


def _inside_group(tokens: Tokens, named: Named) -> bool:
    entity = tokens.entity[named.first] or tokens.entity[named.last - 1]
    label = tokens.label[named.first] or named.label
    return label in _GROUPS and entity is not None and (entity[0] < named.first or entity[1] > named.last)


def _division(tokens: Tokens, named: Named) -> bool:
    """ "Morazan Department", which the tagger takes for an office."""
    entity = tokens.entity[named.last - 1]
    at_end = (
        named.noun_at is not None
        and entity is not None
        and named.noun_at + 1 >= entity[1]
        and named.noun_at >= named.last
    )
    return named.noun in ("region", "district") and at_end


def _of_group(tokens: Tokens, named: Named, hint: str, words: PlaceWords) -> Verdict:
    """A name within an organisation's ("Kherson State University"): a sign of where, but no place of an event."""
    first, last = named.first, named.last
    entity = tokens.entity[last - 1] or (first, last)
    best = named.places[0]
    wide = best.kind in _WIDE
    tail = tokens.low[entity[1] - 1]
    if entity[1] > last and tokens.low[last] not in (",", "'s", "’s", "and"):
        named.stands_for = "people"
        starts = entity[0] == first or (entity[0] == first - 1 and tokens.low[entity[0]] == "the")
        if starts and (wide or best.population >= 8 * _KNOWN):
            return Verdict.YES
        if starts and tail in words.organisations and best.population >= _KNOWN:
            return Verdict.YES
        return Verdict.MAYBE
    if entity[0] < first and not hint:
        if wide and tokens.before(first) in (",", "the"):
            return Verdict.YES
        named.stands_for = "people"
        return Verdict.MAYBE
    return _plain(tokens, named, hint)


def _of_person(tokens: Tokens, named: Named, hint: str, words: PlaceWords) -> bool:
    """Whether the name is a person's: beside other names in a PERSON entity, after a title, or a surname met before."""
    first, last = named.first, named.last
    if named.noun in ("region", "district", "town") and named.noun_at is not None and named.noun_at >= last:
        return False
    titled = tokens.before(first).rstrip(".") in words.titles and tokens.text[first - 1][0].isupper()
    if titled and last - first <= 2 and named.label != "GPE":
        return True
    if hint in ("holder", "line"):
        return False
    if tokens.after(last) in words.person_follows and named.label not in PLACE_LABELS:
        return True
    entity = tokens.entity[first]
    if named.label == "PERSON" and entity is not None:
        if entity[0] < first or entity[1] > last:
            if tokens.after(last) in ("'s", "’s") and entity[0] == first:
                return False
            return not (hint in ("in", "near", "and") and entity[0] == first and named.places[0].population >= _KNOWN)
        return not hint and last - first == 1 and tokens.low[first] in tokens.people
    if last - first == 1 and tokens.low[first] in tokens.people and named.label not in PLACE_LABELS:
        return not hint
    # a longer run of names that the tagger did not label: "Khalid Kherson"
    follows = last < tokens.size and tokens.pos[last] == "PROPN" and tokens.label[last] == "PERSON"
    return follows and named.label not in PLACE_LABELS and tokens.pos[first] == "PROPN" and not hint
