"""Which words of a text name places: gazetteer look-ups over capitalised words, weighed with the tagger's labels and the
words around them. Resolution (which of the places of that name) comes after, in `place_resolution`.

The small model's entity labels alone are not enough: it takes little-known towns for people and organisations. The
gazetteer alone is too much: almost every surname is a town somewhere. So each name is kept on the sum of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.gazetteer.index import Gazetteer
from reportedly.gazetteer.names import ARTICLES, fold
from reportedly.gazetteer.place import Place, PlaceKind
from reportedly.language import Parsed
from reportedly.reading.place_words import PlaceWords

_LONGEST = 6  # tokens in one name ("Democratic Republic of the Congo" has five)
_INNER = frozenset(
    "of de del la el al and the ez az es ash le les du da do dos di ul sur upon on d der den van".split()
)
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_KNOWN = 15_000  # people from which a town is known without the tagger's word
_LOWER_LAST = frozenset(
    "camp crossing base prison countryside plant dam bridge corridor airfield desert territory region strip".split()
)


@dataclass(slots=True)
class Named:
    """Tokens [first, last) that name a place, with the places of that name."""

    first: int
    last: int
    key: str
    places: tuple[Place, ...]
    label: str  # the tagger's label over it, "" where it has none
    stands_for: str | None = None
    origin: str = "place-gazetteer@1"
    noun: str | None = None  # group of the noun beside it: "region" in "Kherson region"
    noun_at: int | None = None  # that noun's token
    container: Named | None = None
    chosen: Place | None = None
    extra: dict[str, str] = field(default_factory=dict)


class Tokens:
    """A text's tokens as plain lists: spaCy's attributes are read once."""

    def __init__(self, parsed: Parsed) -> None:
        doc = parsed.doc
        self.doc = doc
        self.truecased = parsed.truecased
        self.text: list[str] = [t.text for t in doc]
        self.low: list[str] = [t.lower() for t in self.text]
        self.pos: list[str] = [t.pos_ for t in doc]
        self.size = len(self.text)
        self.label: list[str] = [""] * self.size
        self.entity: list[tuple[int, int] | None] = [None] * self.size
        self.people: set[str] = set()  # single words of people's names of two words and more
        for entity in doc.ents:
            reach = (entity.start, entity.end)
            for i in range(entity.start, entity.end):
                self.label[i] = entity.label_
                self.entity[i] = reach
            if entity.label_ == "PERSON" and entity.end - entity.start > 1:
                self.people.update(self.low[entity.start : entity.end])

    def before(self, i: int, back: int = 1) -> str:
        return self.low[i - back] if i - back >= 0 else ""

    def after(self, i: int, ahead: int = 0) -> str:
        return self.low[i + ahead] if i + ahead < self.size else ""


def find_names(parsed: Parsed, tokens: Tokens, gazetteer: Gazetteer, words: PlaceWords) -> list[Named]:
    """The names of places in order, none within another."""
    found: list[Named] = []
    i = 0
    while i < tokens.size:
        if not _may_start(tokens, i):
            i += 1
            continue
        named = _longest(tokens, i, gazetteer, words)
        if named is None:
            named = _unknown(tokens, i, words)
        if named is None:
            i += 1
            continue
        found.append(named)
        i = named.last
    return found


def _may_start(tokens: Tokens, i: int) -> bool:
    text = tokens.text[i]
    if text[0].isupper():
        return True
    if text[0].islower() and text in ARTICLES and i + 1 < tokens.size:
        j = i + 2 if tokens.text[i + 1] == "-" else i + 1
        return j < tokens.size and tokens.text[j][0].isupper()
    return tokens.truecased and tokens.pos[i] == "PROPN"


def _ends(tokens: Tokens, first: int) -> list[int]:
    """Where a name that starts at `first` may end, longest first."""
    found: list[int] = []
    i = first
    while i < tokens.size and i - first < _LONGEST + 2:
        text = tokens.text[i]
        if text[0].isupper() or (tokens.truecased and tokens.pos[i] == "PROPN"):
            found.append(i + 1)
        elif text.isalpha() and text[0].islower():
            if i > first and text in _LOWER_LAST:
                found.append(i + 1)
                break
            if text not in _INNER and text not in ARTICLES:
                break
        elif text not in ("-", "'", "’", "&", ".") and not (text.startswith(("'", "’")) and len(text) > 2):
            break
        i += 1
    return found[::-1]


def _longest(tokens: Tokens, first: int, gazetteer: Gazetteer, words: PlaceWords) -> Named | None:
    for last in _ends(tokens, first):
        key = fold(" ".join(tokens.text[first:last]))
        if not key or key in words.never:
            continue
        places = gazetteer.find_key(key)
        if not places and key.startswith(("the ", "al ", "el ")):
            places = gazetteer.find_key(key.split(" ", 1)[1])
        if last - first == 1 and (people := gazetteer.people_of(tokens.text[first])) is not None:
            return _of_people(tokens, first, people, places, gazetteer)
        if not places:
            continue
        named = Named(first, last, key, places, tokens.label[last - 1])
        if _keep(tokens, named, gazetteer, words):
            return named
    return None


def _of_people(
    tokens: Tokens, at: int, countries: Sequence[str], places: tuple[Place, ...], gazetteer: Gazetteer
) -> Named | None:
    """ "Syrian", "Kurds": a people, no place. The country is kept as a sign of what the text is about."""
    if places and tokens.label[at] in _PLACE_LABELS and tokens.before(at) in ("in", "near", "at"):
        return Named(at, at + 1, fold(tokens.text[at]), places, tokens.label[at])
    if tokens.label[at] == "PERSON" and tokens.entity[at] != (at, at + 1):
        return None
    whole = tuple(p for c in countries for p in gazetteer.country(c))
    return Named(at, at + 1, fold(tokens.text[at]), whole, "NORP", "people", "place-people@1")


def _keep(tokens: Tokens, named: Named, gazetteer: Gazetteer, words: PlaceWords) -> bool:
    """Whether a gazetteer name is a place here. Sets `stands_for`, `noun` on the way."""
    first, last = named.first, named.last
    before, after = tokens.before(first), tokens.after(last)
    cue = _cue(tokens, first, words)
    _beside(tokens, named, words)
    if _of_person(tokens, named, cue, words):
        return False
    if _adjectival(tokens, named, words):
        named.stands_for = "people"
    best = named.places[0]
    wide = best.kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA, PlaceKind.RIVER, PlaceKind.SEA)
    label = named.label
    single = last - first == 1
    low = tokens.low[first]
    entity = tokens.entity[first] or tokens.entity[last - 1]
    if label in ("ORG", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW") and entity and entity != (first, last):
        if entity[1] > last and (tokens.low[entity[1] - 1] in words.organisations or not cue):
            if tokens.low[entity[1] - 1] in words.people_heads | words.organisations:
                named.stands_for = named.stands_for or "people"
                return best.kind is not PlaceKind.CITY or best.population >= _KNOWN
            return False
        if entity[0] < first and not cue:
            return wide and before in ("of", "for", "the")
    if single and (low in words.wary or tokens.pos[first] not in ("PROPN", "NOUN", "X", "ADJ")):
        strong = label in _PLACE_LABELS or bool(named.noun)
        if low in words.wary:
            return (label in _PLACE_LABELS and (cue != "" or named.noun is not None)) or (
                cue == "in" and bool(named.noun)
            )
        if not strong and tokens.pos[first] not in ("PROPN", "NOUN", "X", "ADJ"):
            return False
    if label in _PLACE_LABELS or named.noun:
        return True
    if label in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"):
        return wide and bool(cue)
    if best.kind is PlaceKind.COUNTRY and (best.main or len(named.key) > 3):
        return True
    if wide and (not single or cue or best.population > 100_000):
        return label != "PERSON" or bool(cue)
    if cue:
        return label not in ("ORG", "NORP", "WORK_OF_ART") or best.population >= _KNOWN
    if label == "" and single and tokens.pos[first] != "PROPN":
        return False
    return best.main and best.population >= (_KNOWN if label != "PERSON" else 10 * _KNOWN)


def _cue(tokens: Tokens, first: int, words: PlaceWords) -> str:
    """The word before a name that puts it in place position ("in", "near", "of" in "town of"), or ""."""
    i = first - 1
    steps = 0
    while (
        i >= 0
        and steps < 4
        and (
            tokens.low[i] in words.sides
            or tokens.low[i] in words.loose
            or tokens.low[i] in ("the", "-")
            or tokens.low[i] in words.compounds
        )
    ):
        i -= 1
        steps += 1
    if i < 0:
        return ""
    low = tokens.low[i]
    if low == "of":
        back = tokens.before(i)
        return (
            "of" if back in words.noun or back in words.directions or back in words.sites or back in words.sides else ""
        )
    if low in words.near:
        return "near"
    if low in words.inside and low != "of":
        return "in"
    if steps and tokens.low[first - 1] in words.sides:
        return "side"
    return ""


def _beside(tokens: Tokens, named: Named, words: PlaceWords) -> None:
    """Note the noun beside the name that says what it is: "Kherson region", "the town of X", "Lake X"."""
    last = tokens.low[named.last - 1]
    if named.last - named.first > 1 and last in words.noun:
        named.noun, named.noun_at = words.noun[last], named.last - 1
        return
    after = tokens.after(named.last)
    if after in ("'s", "’s") and tokens.after(named.last, 1) in (
        "countryside",
        "province",
        "region",
        "outskirts",
        "suburbs",
    ):
        named.noun, named.noun_at = words.noun.get(tokens.after(named.last, 1)), named.last + 1
        return
    side = tokens.before(named.first)
    if after in words.noun and tokens.text[named.last][0].islower() | tokens.text[named.last].istitle():
        group = words.noun[after]
        if after not in ("area", "areas", "front", "border", "states", "pass") or group == "region":
            named.noun, named.noun_at = group, named.last
            return
    if side == "of" and named.first >= 2 and tokens.low[named.first - 2] in words.noun:
        named.noun, named.noun_at = words.noun[tokens.low[named.first - 2]], named.first - 2
        return
    if side in ("province", "village", "town", "city", "oblast", "river", "lake", "governorate", "raion"):
        named.noun, named.noun_at = words.noun[side], named.first - 1


def _of_person(tokens: Tokens, named: Named, cue: str, words: PlaceWords) -> bool:
    """Whether the name is a person's: beside other names in a PERSON entity, after a title, or a surname met before."""
    first, last = named.first, named.last
    if named.noun in ("region", "district", "town") and named.noun_at is not None and named.noun_at >= last:
        return False
    title = tokens.before(first)
    if (
        title.rstrip(".") in words.titles
        and tokens.text[first - 1][0].isupper()
        and last - first <= 2
        and named.label not in ("GPE",)
    ):
        return True
    if tokens.after(last) in words.person_follows and named.label not in _PLACE_LABELS:
        return True
    entity = tokens.entity[first]
    if named.label == "PERSON" and entity is not None:
        if entity[0] < first or entity[1] > last:
            return not (cue in ("in", "near") and entity[0] == first and named.places[0].population >= _KNOWN)
        return not cue and last - first == 1 and tokens.low[first] in tokens.people
    if last - first == 1 and tokens.low[first] in tokens.people and named.label not in _PLACE_LABELS:
        return not cue
    # a longer run of names that the tagger did not label: "Khalid Kherson"
    follows = last < tokens.size and tokens.pos[last] == "PROPN" and tokens.label[last] == "PERSON"
    return follows and named.label not in _PLACE_LABELS


def _adjectival(tokens: Tokens, named: Named, words: PlaceWords) -> bool:
    """ "Moscow-installed", "pro-Russia", "anti-Israel": no place of anything."""
    if tokens.after(named.last) == "-" and tokens.after(named.last, 1) in words.compounds:
        return True
    return tokens.before(named.first) == "-" and tokens.before(named.first, 2) in words.prefixes


def _unknown(tokens: Tokens, first: int, words: PlaceWords) -> Named | None:
    """A name that the gazetteer lacks, kept where the tagger or its position says that it is a place."""
    entity = tokens.entity[first]
    label = tokens.label[first]
    if not tokens.text[first][0].isupper() and tokens.text[first] not in ARTICLES:
        return None
    last = first
    if entity and entity[0] == first and label in _PLACE_LABELS | {"PERSON", "ORG", "NORP"}:
        last = entity[1]
    else:
        if entity and entity[0] < first:
            return None
        ends = [e for e in _ends(tokens, first) if not tokens.text[e - 1][0].islower()]
        last = ends[0] if ends else first
        for at in range(first, last):
            if tokens.low[at] in ("and", "on") or (
                tokens.entity[at] and tokens.label[at] not in _PLACE_LABELS | {"PERSON", "ORG"}
            ):
                last = at
                break
    while last > first and (
        tokens.low[last - 1] in ("'s", "’s", "-", "the", "of", "and", ".") or not tokens.text[last - 1][0].isalpha()
    ):
        last -= 1
    begin = first + 1 if tokens.low[first] == "the" else first
    if last <= begin:
        return None
    key = fold(" ".join(tokens.text[begin:last]))
    if not key or key in words.never or (last - begin == 1 and tokens.low[begin] in words.wary | words.titles):
        return None
    named = Named(begin, last, key, (), label, origin="place-unknown@1")
    cue = _cue(tokens, begin, words)
    _beside(tokens, named, words)
    if _adjectival(tokens, named, words):
        return None
    worded = named.noun in ("town", "district", "quarter", "region") and named.noun_at is not None
    if worded and label not in ("ORG", "NORP", "DATE") and tokens.pos[last - 1] == "PROPN":
        return named
    if label in ("GPE", "LOC"):
        return named if cue or label == "LOC" or tokens.pos[begin] == "PROPN" else None
    if label == "FAC":
        return named if tokens.low[last - 1] in words.sites | words.roads else None
    if (
        cue == "near"
        and label in ("", "PERSON")
        and tokens.pos[begin] == "PROPN"
        and not (label == "PERSON" and last - begin > 1)
    ):
        return named
    if (
        cue == "in"
        and tokens.before(begin) == "in"
        and label in ("", "PERSON")
        and last - begin == 1
        and tokens.pos[begin] == "PROPN"
    ):
        return named if tokens.low[begin] not in tokens.people else None
    return None
