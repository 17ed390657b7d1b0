"""Names that no list has, told by where they stand: "in the village of X", "at X", "near X", "on Calle X".

Also what puts a name, listed or not, in place position (`hint_of`), which `place_names` weighs with the gazetteer.
"""

from __future__ import annotations

from enum import IntEnum

from reportedly.gazetteer.index import Gazetteer
from reportedly.gazetteer.names import ARTICLES, fold
from reportedly.gazetteer.place import PlaceKind
from reportedly.reading.place_tokens import PLACE_LABELS, Named, Tokens, cue, ends, note_noun
from reportedly.reading.place_words import PlaceWords

_STANDING = frozenset(("on", "in", "at", "near", "along", "off", "into"))
_NAMES = frozenset(("PERSON", "ORG", "NORP", "WORK_OF_ART", "PRODUCT"))
_NAMED = PLACE_LABELS | _NAMES
_RUNS_ON = PLACE_LABELS | {"PERSON", "ORG"}
_MISTAKEN = frozenset(("", "ORG", "PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "EVENT"))


class Verdict(IntEnum):
    NO = 0
    MAYBE = 1  # yes where the same name is certain elsewhere in the text
    YES = 2


def hint_of(tokens: Tokens, named: Named, gazetteer: Gazetteer, words: PlaceWords, previous: Named | None) -> str:
    """As `cue`; also "and" in a list of places, "line" in a date line, "measured" before ", 40km from",
    "apposed" before ", a village", "holder" before ", Lebanon" or ", Ohio"."""
    first, last = named.first, named.last
    found = cue(tokens, first, words)
    if found:
        return found
    before = tokens.before(first)
    if previous is not None and not previous.people and before in (",", "and", "or", "&"):
        gap = first - max(previous.last, (previous.noun_at or 0) + 1)
        if gap == 1 or (gap == 2 and tokens.before(first, 2) == ","):
            return "and"
    told = described(tokens, last, words)
    after = tokens.after(last)
    starts = first in tokens.opening or before in (".", ")", "\u2014")
    if (
        starts
        and (after in (":", "(", "\u2014", "\u2013", "--", ",") or (after == "-" and tokens.doc[last - 1].whitespace_))
        and tokens.text[first].isupper()
        and len(tokens.text[first]) > 3
    ):
        return "line"
    if told:
        return told
    if after == "," and last + 1 < tokens.size and tokens.text[last + 1][0].isupper():
        text = tokens.text[last + 1]
        short = gazetteer.find_short(text) if text[-1] == "." or (len(text) == 2 and text.isupper()) else ()
        holder = short or gazetteer.find_key(fold(text))
        if holder and holder[0].kind in (PlaceKind.COUNTRY, PlaceKind.REGION):
            return "holder"
    return ""


def described(tokens: Tokens, last: int, words: PlaceWords) -> str:
    """ "measured" before ", 40km from" and ", which lies some 40km", "apposed" before ", a village", else ""."""
    after = tokens.after(last)
    if after in (",", "(") and any(w in words.units for w in tokens.low[last + 1 : last + 6]):
        return "measured"
    apposed = tokens.low[last + 1 : last + 6] if after == "," and tokens.after(last, 1) in ("a", "an", "the") else []
    return "apposed" if any(words.noun.get(w) in ("town", "region", "district") for w in apposed) else ""


def called(tokens: Tokens, last: int, words: PlaceWords) -> str | None:
    """The group of the noun in ", a district south of the town"."""
    if tokens.after(last) != "," or tokens.after(last, 1) not in ("a", "an"):
        return None
    for word in tokens.low[last + 2 : last + 5]:
        if words.noun.get(word) in ("town", "district", "quarter"):
            return words.noun[word]
    return None


def adjectival(tokens: Tokens, named: Named, words: PlaceWords) -> bool:
    """ "Moscow-installed", "pro-Russia", "anti-Israel": no place of anything."""
    if tokens.after(named.last) == "-" and tokens.after(named.last, 1) in words.compounds:
        return True
    return tokens.before(named.first) == "-" and tokens.before(named.first, 2) in words.prefixes


def unknown(
    tokens: Tokens, first: int, gazetteer: Gazetteer, words: PlaceWords, previous: Named | None
) -> tuple[Named | None, Verdict]:
    """A name that the gazetteer lacks, kept where its position and the tagger say that it is a place."""
    begin, last = _run(tokens, first)
    if last <= begin:
        return None, Verdict.NO
    low = tokens.low[begin]
    key = fold(" ".join(tokens.text[begin:last]))
    if not key or key in words.never or (last - begin == 1 and (low in words.wary or low in words.titles)):
        return None, Verdict.NO
    label = tokens.label[first]
    if low in words.directions and tokens.after(begin, 1) == "of":
        return None, Verdict.NO
    part = low in words.sides or low in words.directions  # "Eastern China", "North Texas": the name is what follows
    if part and last - begin > 1 and gazetteer.find_key(key.split(" ", 1)[1]):
        return None, Verdict.NO
    if label not in PLACE_LABELS and tokens.pos[begin] != "PROPN":
        return None, Verdict.NO
    named = Named(begin, last, key, gazetteer.find_key(key), label, origin="place-unknown@1")
    if named.places:  # weighed already, as a listed name
        return None, Verdict.NO
    if last - begin > 1 and (low in words.street_first or tokens.low[last - 1] in words.street_last):
        named.noun, named.noun_at = "street", begin
        return named, Verdict.YES if tokens.before(first) in _STANDING else Verdict.MAYBE
    hint = hint_of(tokens, named, gazetteer, words, previous)
    named.hint_word = tokens.before(begin)
    note_noun(tokens, named, words)
    if (
        last - begin == 1
        and tokens.text[begin].isupper()
        and len(low) <= 5
        and not (tokens.truecased or hint == "line")
    ):
        return None, Verdict.NO  # an organisation's letters
    if adjectival(tokens, named, words) or all(w in words.roads or w in words.noun for w in tokens.low[begin:last]):
        return None, Verdict.NO
    if named.noun in ("town", "district", "quarter", "region") and label not in ("NORP", "DATE"):
        said = named.noun_at is not None and (named.noun_at < begin or _only_name(tokens, begin, last, words))
        return named, Verdict.YES if said and tokens.pos[last - 1] == "PROPN" else Verdict.MAYBE
    if label in ("GPE", "LOC"):
        listed = previous is not None and tokens.before(begin) in ("and", ",") and previous.last >= begin - 2
        surname = last - begin == 1 and low in tokens.people
        return named, Verdict.YES if (hint or listed) and not surname else Verdict.MAYBE
    if label == "FAC":
        sure = (
            tokens.low[last - 1] in words.sites
            or tokens.low[last - 1] in words.roads
            or _stood_at(tokens, named, words)
        )
        return named, Verdict.YES if sure else Verdict.MAYBE
    area = tokens.after(last) in ("area", "areas") and label in ("", "ORG", "PERSON")
    bare = label in ("", "PERSON") or (label == "ORG" and (area or hint == "near") and not tokens.text[begin].isupper())
    if named.noun is None:
        named.noun = called(tokens, last, words)
    joined = _hyphenated(tokens, begin, last)
    bare = (
        (bare or joined) and (last - begin == 1 or joined) and tokens.pos[begin] == "PROPN" and low not in tokens.people
    )
    if bare and area:
        return named, Verdict.YES
    if bare and (
        hint in ("near", "measured", "taking", "apposed")
        or (hint == "of" or (hint == "in" and tokens.before(begin) in ("in", "at")))
    ):
        return named, Verdict.YES
    sure = _stood_at(tokens, named, words) or (hint in ("in", "of", "near") and described(tokens, last, words) != "")
    return named, Verdict.YES if sure and not indefinite(tokens, begin, words) else Verdict.MAYBE


def _hyphenated(tokens: Tokens, first: int, last: int) -> bool:
    """ "Dar-U" alone: two names joined without a space."""
    return last - first == 3 and tokens.low[first + 1] == "-" and not tokens.doc[first].whitespace_


def begins_joined(tokens: Tokens, last: int, gazetteer: Gazetteer, words: PlaceWords) -> bool:
    """Whether a name that ends before `last` is only the first part of a hyphenated one that no list has ("Dar-U")."""
    if tokens.text[last : last + 1] and tokens.text[last] in ARTICLES and tokens.after(last, 1) == "-":
        return True  # "Wadi" of "Wadi el-Zarb"
    if tokens.after(last) != "-" or tokens.doc[last - 1].whitespace_ or last + 1 >= tokens.size:
        return False
    text = tokens.text[last + 1]
    if not text[0].isupper() or tokens.low[last + 1] in words.compounds or tokens.low[last + 1] in words.roads:
        return False
    return len(text.rstrip(".")) <= 2 or (not gazetteer.find_key(fold(text)) and gazetteer.people_of(text) is None)


def indefinite(tokens: Tokens, first: int, words: PlaceWords) -> bool:
    """ "a silver Zafir": one of many, so a make or a product. "A besieged X" stays a place."""
    if tokens.doc[first].dep_ in ("compound", "poss", "amod", "nmod") or tokens.after(first, 1) == "-":
        return False  # "a Houston man"
    i = first - 1
    while (
        i >= 0
        and first - i <= 3
        and tokens.pos[i] == "ADJ"
        and tokens.low[i] not in words.loose
        and tokens.low[i] not in words.sides
    ):
        i -= 1
    return i >= 0 and tokens.low[i] in ("a", "an")


def _only_name(tokens: Tokens, first: int, last: int, words: PlaceWords) -> bool:
    """Whether a name before "district", "zone" and the like is all name, and no office's ("Health Department zone")."""
    entity = tokens.entity[last - 1]
    label = tokens.label[last - 1]
    within = entity is None or entity[1] <= last or label not in ("ORG", "FAC")
    return within and last - first <= 5 and not any(w in words.organisations for w in tokens.low[first:last])


def _stood_at(tokens: Tokens, named: Named, words: PlaceWords) -> bool:
    """ "at X", "near X", "the raid on X", "between A and X": whatever the tagger takes a little-known name for, a name
    that stands there as the preposition's whole object, and that nobody bears, is a place."""
    first, last = named.first, named.last
    if (
        last - first > 4
        or named.label not in _MISTAKEN
        or any(w in words.organisations for w in tokens.low[first:last])
    ):
        return False
    if tokens.text[first].isupper() or any(w in tokens.people for w in tokens.low[first:last] if last - first == 1):
        return False
    if last - first > 1 and named.label == "PERSON" and named.hint_word not in ("at", "near", "outside"):
        return False
    token = tokens.doc[last - 1]
    site = tokens.after(last) in words.sites and tokens.pos[last] == "NOUN"
    if not site and token.dep_ not in ("pobj", "conj", "nmod", "punct"):
        return False
    return named.hint_word in ("at", "near", "outside") or (
        named.hint_word == "on" and tokens.before(first, 2) in words.assaults
    )


def _run(tokens: Tokens, first: int) -> tuple[int, int]:
    """The tokens of an unlisted name that starts at `first`: the tagger's entity, or the run of capitals."""
    entity, label = tokens.entity[first], tokens.label[first]
    if not tokens.text[first][0].isupper() and tokens.text[first].split("-")[0] not in ARTICLES:
        return first, first
    last = first
    if entity and entity[0] == first and label in _NAMED:
        last = entity[1]
    elif entity and entity[0] < first:
        return first, first
    else:
        last = next((e for e in ends(tokens, first) if tokens.text[e - 1][0].isupper()), first)
        for at in range(first, last):
            other = tokens.entity[at] is not None and tokens.label[at] not in _RUNS_ON
            if tokens.low[at] in ("and", "on") or other:
                last = at
                break
    while last > first and (
        tokens.low[last - 1] in ("the", "of", "and")
        or not (tokens.text[last - 1][-1].isalpha() or _letter(tokens, last - 1))
        or tokens.low[last - 1] in ("'s", "’s")
    ):
        last -= 1
    return (first + 1 if tokens.low[first] == "the" else first), last


def _letter(tokens: Tokens, i: int) -> bool:
    """The "U." that ends "near Dar-U." at a sentence's end."""
    return tokens.before(i) == "-" and len(tokens.text[i]) == 2 and tokens.text[i][0].isupper()
