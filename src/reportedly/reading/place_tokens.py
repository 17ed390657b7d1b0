"""What place reading looks at: a text's tokens as plain lists, and the words around a name that say it is a place."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.gazetteer.names import ARTICLES
from reportedly.gazetteer.place import Place
from reportedly.language import Parsed
from reportedly.reading.place_words import PlaceWords

_LONGEST = 8  # tokens in one name, hyphens counted ("Democratic Republic of the Congo", "Deir ez-Zor")
_INNER = ARTICLES | frozenset(
    (
        "of", "de", "del", "la", "and", "the", "le", "les", "du", "da", "do", "dos", "di", "sur", "upon", "on", "d",
        "der", "den", "van", "y", "au", "aux", "sous", "wa",
    )
)  # fmt: skip
# small words that end a listed name: "Rafah crossing", "Jenin refugee camp"
_LOWER_LAST = frozenset(
    (
        "camp", "crossing", "base", "prison", "countryside", "plant", "dam", "bridge", "corridor", "airfield", "desert",
        "strip",
    )
)  # fmt: skip
_LOWER_MIDDLE = frozenset(("refugee", "border", "air", "nuclear", "power", "hydroelectric"))
_JOINING = frozenset(("-", "–", "'", "’", "&", "."))
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


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
    hint: str = ""  # what puts it in place position: "in", "near", "of", ...
    hint_word: str = ""  # the word before an unlisted name
    wary: bool = False  # a common word too ("in Tank"): a place only in a country that the text is about
    side: bool = False  # "southern X": a part of X, so X is no town
    container: Named | None = field(default=None, repr=False)
    chosen: Place | None = None

    @property
    def people(self) -> bool:
        """Whether this is a people's name ("Syrian"), which is no place at all."""
        return self.origin.startswith("place-people")


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
        self.opening = frozenset(p.first for p in parsed.paragraphs)
        for entity in doc.ents:
            reach = (entity.start, entity.end)
            for i in range(entity.start, entity.end):
                self.label[i] = entity.label_
                self.entity[i] = reach
            if entity.label_ == "PERSON" and entity.end - entity.start > 1:
                self.people.update(self.low[entity.start : entity.end])

    def before(self, i: int, back: int = 1) -> str:
        """The word `back` tokens before token i, in lower case, "" past the start."""
        return self.low[i - back] if i - back >= 0 else ""

    def after(self, i: int, ahead: int = 0) -> str:
        """The word at token i + ahead, in lower case, "" past the end."""
        return self.low[i + ahead] if i + ahead < self.size else ""


def may_start(tokens: Tokens, i: int) -> bool:
    """Whether a name can start at token i: a capital, or an Arabic article before one ("al-Bab")."""
    text = tokens.text[i]
    if text[0].isupper():
        return True
    if text in ARTICLES and i + 1 < tokens.size:
        j = i + 2 if tokens.text[i + 1] == "-" else i + 1
        return j < tokens.size and tokens.text[j][0].isupper()
    if text[:3] in ("al-", "el-", "ad-", "as-", "ar-", "ez-", "an-", "at-", "az-", "ed-"):
        return text[3:4].isupper()
    return tokens.truecased and tokens.pos[i] == "PROPN"


def ends(tokens: Tokens, first: int) -> list[int]:
    """Where a name that starts at `first` may end (token after it), longest first."""
    found: list[int] = []
    for i in range(first, min(first + _LONGEST, tokens.size)):
        text = tokens.text[i]
        if text[0].isupper() or (tokens.truecased and tokens.pos[i] == "PROPN"):
            found.append(i + 1)
        elif text.isalpha():
            if i > first and text in _LOWER_LAST:
                found.append(i + 1)
                break
            if text not in _INNER and text not in _LOWER_MIDDLE:
                break
        elif "-" in text and text[0].islower() and text[-1].islower() and i > first:  # "ez-Zor" in one token
            if text.split("-")[0] not in ARTICLES:
                break
            found.append(i + 1)
        elif text[1:2] in "'’" and text[2:3].isupper():  # "d'Ivoire"
            found.append(i + 1)
        elif text not in _JOINING and not (text[0] in "'’" and len(text) > 2):
            break
    return found[::-1]


def cue(tokens: Tokens, first: int, words: PlaceWords) -> str:
    """What puts a name in place position: "in", "near", "of" ("town of"), "taking" ("captured"),
    "side" ("northern"), or "" where nothing does."""
    i = first - 1
    steps = 0
    while i >= 0 and steps < 4 and _modifier(tokens, i, words):
        i -= 1
        steps += 1
    if i < 0:
        return ""
    low = tokens.low[i]
    if low == "of":
        head = tokens.before(i)
        told = head in words.noun or head in words.directions or head in words.sites or head in words.edges
        return "of" if told else ""
    if low in words.near:
        return "near"
    if low in words.inside:
        return "in"
    if low in words.taking:
        return "taking"
    return "side" if steps and tokens.low[first - 1] in words.sides else ""


def _modifier(tokens: Tokens, i: int, words: PlaceWords) -> bool:
    low = tokens.low[i]
    return low in words.sides or low in words.loose or low in ("the", "-") or low in words.compounds


def note_noun(tokens: Tokens, named: Named, words: PlaceWords) -> None:
    """Note the noun beside the name that says what it is: "Kherson region", "the town of X", "Lake X"."""
    first, last = named.first, named.last
    inner = tokens.low[last - 1]
    if last - first > 1 and inner in words.noun and inner not in ("states", "city", "port", "front"):
        named.noun, named.noun_at = words.noun[inner], last - 1
        return
    after = tokens.after(last)
    if after in ("'s", "’s"):
        if tokens.after(last, 1) in ("countryside", "province", "region", "outskirts", "suburbs"):
            named.noun, named.noun_at = words.noun.get(tokens.after(last, 1)), last + 1
        return
    if after in words.noun and after not in ("area", "areas", "front", "border", "states", "pass"):
        named.noun, named.noun_at = words.noun[after], last
        return
    if after in words.sides and tokens.after(last, 1) in ("countryside", "province", "suburbs", "region"):
        named.noun, named.noun_at = words.noun.get(tokens.after(last, 1)), last + 1
        return
    before = tokens.before(first)
    if before == "of" and first >= 2 and tokens.low[first - 2] in words.noun:
        named.noun, named.noun_at = words.noun[tokens.low[first - 2]], first - 2
    elif before in ("province", "village", "town", "city", "oblast", "river", "lake", "governorate", "raion"):
        named.noun, named.noun_at = words.noun[before], first - 1
