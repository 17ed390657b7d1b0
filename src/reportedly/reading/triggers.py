"""Finds the words that may tell of an incident: verbs and nouns of `triggers.yaml`, weapons of `weapons.yaml`.

A trigger is only a word; what becomes of it (happening, statement, nothing) is decided by the parts that follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportedly.model import Field, Kind
from reportedly.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from reportedly.language import Parsed

_DEADLY = {"shot": "shoot", "gunned": "gun", "shoot": "shoot"}
Frame = Literal["harm", "undergo", "burst", "fight", "take", "gather", "free", "deliver", "foil"]
_PACKAGE = "reportedly.reading"
_REACH = 6  # tokens after a verb within which the rest of a phrasal verb must stand


class _Outcome(NamedTuple):
    kind: Kind
    frame: Frame
    field: Field


class _Weapon(NamedTuple):
    kind: str
    means: Kind | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may tell of an incident. `first:last` cover a phrasal verb or a compound noun, `token` is its head."""

    token: int
    first: int
    last: int
    kind: Kind
    frame: Frame
    noun: bool
    weak: bool
    outcome: Field | None = None  # killed or injured, where the word tells the outcome rather than the means
    anaphor: bool = False  # "the incident": takes its kind from what it speaks of
    parts: tuple[int, ...] = ()  # the tokens of a phrasal verb after the verb itself


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A weapon named in the text, with the incident that its use makes."""

    first: int
    last: int
    kind: str
    means: Kind | None
    noun: int = -1  # its head token where that is not the last

    @property
    def head(self) -> int:
        return self.noun if self.noun >= 0 else self.last - 1


class Lexicon:
    """The trigger and weapon words, indexed by their first word. Raises `VocabularyError` for a file that is off."""

    def __init__(self) -> None:
        raw = load_vocabulary(_PACKAGE, "triggers.yaml", dict[str, object])
        from pydantic import TypeAdapter

        verbs = TypeAdapter(dict[Kind, dict[Frame, list[str]]]).validate_python(raw["verbs"])
        outcomes = TypeAdapter(dict[str, _Outcome]).validate_python(raw["outcomes"])
        nouns = TypeAdapter(dict[Kind, list[str]]).validate_python(raw["nouns"])
        noun_outcomes = TypeAdapter(dict[str, Field]).validate_python(raw["noun_outcomes"])
        weak = TypeAdapter(dict[str, list[str]]).validate_python(raw["weak"])
        strings = TypeAdapter(list[str])
        self.anaphors = frozenset(strings.validate_python(raw["anaphors"]))
        self.light_verbs = frozenset(strings.validate_python(raw["light_verbs"]))
        self.undergo_light_verbs = frozenset(strings.validate_python(raw["undergo_light_verbs"]))
        self.occurrence_verbs = frozenset(strings.validate_python(raw["occurrence_verbs"]))
        self.weak_verbs = frozenset(weak["verbs"])
        self.weak_nouns = frozenset(weak["nouns"])
        self.verbs: dict[str, list[tuple[tuple[str, ...], str, Kind, Frame, Field | None]]] = {}
        for kind, frames in verbs.items():
            for frame, phrases in frames.items():
                for phrase in phrases:
                    self._add_verb(phrase, kind, frame, None)
        for phrase, (kind, frame, outcome) in outcomes.items():
            self._add_verb(phrase, kind, frame, outcome)
        for rows in self.verbs.values():
            rows.sort(key=lambda row: -len(row[0]))
        self.nouns: dict[str, list[tuple[tuple[str, ...], str, Kind, Field | None]]] = {}
        for kind, phrases in nouns.items():
            for phrase in phrases:
                self._add_noun(phrase, kind, None)
        for phrase, outcome in noun_outcomes.items():
            self._add_noun(phrase, Kind.DEATH if outcome is Field.KILLED else Kind.ATTACK, outcome)
        for noun_rows in self.nouns.values():
            noun_rows.sort(key=lambda row: -len(row[0]))
        arms = load_vocabulary(_PACKAGE, "weapons.yaml", dict[str, object])
        self.weapons: dict[str, list[tuple[tuple[str, ...], _Weapon]]] = {}
        for row in TypeAdapter(list[dict[str, object]]).validate_python(arms["weapons"]):
            means = Kind(str(row["means"])) if row["means"] else None
            for phrase in strings.validate_python(row["words"]):
                parts = tuple(phrase.replace("-", " ").split())
                self.weapons.setdefault(parts[0], []).append((parts, _Weapon(str(row["kind"]), means)))
        for arm_rows in self.weapons.values():
            arm_rows.sort(key=lambda row: -len(row[0]))
        self.heads = frozenset((*self.verbs, *self.nouns, *self.anaphors, *_DEADLY))
        self.wielders: dict[str, Kind] = {}
        for kind, phrases in TypeAdapter(dict[Kind, list[str]]).validate_python(arms["wielders"]).items():
            self.wielders.update(dict.fromkeys(phrases, kind))

    def _add_verb(self, phrase: str, kind: Kind, frame: Frame, outcome: Field | None) -> None:
        first, *rest = phrase.split()
        self.verbs.setdefault(first, []).append((tuple(rest), phrase, kind, frame, outcome))

    def _add_noun(self, phrase: str, kind: Kind, outcome: Field | None) -> None:
        parts = tuple(phrase.replace("-", " ").split())
        self.nouns.setdefault(parts[-1], []).append((parts, phrase, kind, outcome))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon of a process."""
    return Lexicon()


_LEMMAS = {
    "raped": "rape",
    "waterboarded": "waterboard",
    "shelled": "shell",
    "gunned": "gun",
    "strafed": "strafe",
    "bombed": "bomb",
    "hit": "hit",
    "slain": "slay",
}


def lemma(token: Token) -> str:
    """A token's lemma in lower case; the small model's slips for words of war are mended."""
    low = token.lower_
    return _LEMMAS.get(low) or token.lemma_.lower()


def lemmas_of(parsed: Parsed) -> list[str]:
    """The lemma of every token, made once a text."""
    held = parsed.doc.user_data.get("reportedly-lemmas")
    if held is None:
        held = [_LEMMAS.get(low) or base.lower() for low, base in ((t.lower_, t.lemma_) for t in parsed.doc)]
        parsed.doc.user_data["reportedly-lemmas"] = held
    return list(held)


def find_triggers(parsed: Parsed) -> list[Trigger]:
    """All triggers of a text, in order; a longer phrase wins over a shorter one within it."""
    words = lexicon()
    doc = parsed.doc
    found: list[Trigger] = []
    taken: set[int] = set()
    lemmas = lemmas_of(parsed)
    for i, low in enumerate(lemmas):
        if i in taken or (low not in words.heads and not (i >= 2 and doc[i - 1].text == "-")):
            continue
        token = doc[i]
        trigger = None
        if token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBN", "VBD", "VBG") and token.dep_ != "amod"):
            hyphened = _hyphened(doc, token, lemmas)
            if (low in words.verbs or hyphened in words.verbs) and (hyphened in words.verbs or not _is_modifier(token)):
                trigger = _verb(doc, token, lemmas, words)
        elif low in _DEADLY and i + 1 < len(doc) and doc[i + 1].lower_ in ("dead", "down") and token.pos_ != "VERB":
            lemmas[i] = _DEADLY[low]  # "shot dead" taken for a noun
            trigger = _verb(doc, token, lemmas, words)
        elif token.pos_ in ("NOUN", "PROPN") and (low in words.nouns or low in words.anaphors):
            trigger = _noun(doc, token, lemmas, words)
        if trigger is not None:
            found.append(trigger)
            taken.update(range(trigger.first, trigger.last))
    return found


def _is_modifier(token: Token) -> bool:
    """A participle before a noun ("wounded soldiers") or in a noun's stead ("the wounded"): no telling of its own."""
    if token.dep_ in ("amod", "compound") and token.head.i > token.i:
        return True
    return token.dep_ in ("pobj", "nsubj", "nsubjpass", "dobj", "attr") and any(c.dep_ == "det" for c in token.children)


def _verb(doc: Doc, token: Token, lemmas: Sequence[str], words: Lexicon) -> Trigger | None:
    key = _hyphened(doc, token, lemmas)
    for rest, phrase, kind, frame, outcome in words.verbs.get(key) or words.verbs.get(lemmas[token.i], ()):
        parts = _rest(doc, token, rest, lemmas)
        if parts is not None:
            last = (parts[-1] if parts else token.i) + 1
            return Trigger(
                token.i, token.i, last, kind, frame, False, phrase in words.weak_verbs, outcome, False, parts
            )
    return None


def _hyphened(doc: Doc, token: Token, lemmas: Sequence[str]) -> str:
    """ "machine-gunned" comes as three tokens: the compound verb, or nothing."""
    i = token.i
    return f"{lemmas[i - 2]}-{lemmas[i]}" if i >= 2 and doc[i - 1].text == "-" else ""


def _rest(doc: Doc, token: Token, rest: Sequence[str], lemmas: Sequence[str]) -> tuple[int, ...] | None:
    """The tokens of the rest of a phrasal verb, or None where it does not follow."""
    at = token.i
    found: list[int] = []
    for word in rest:
        for j in range(at + 1, min(at + 1 + _REACH, token.sent.end)):
            if (lemmas[j] == word or doc[j].lower_ == word) and not _dates(doc[j]):
                at = j
                break
            if doc[j].pos_ in ("VERB", "AUX") or doc[j].is_punct:
                return None
        else:
            return None
        found.append(at)
    return tuple(found) if at - token.i <= _REACH else None


def _dates(token: Token) -> bool:
    """A preposition before a date ("fired on Monday") is no part of a phrasal verb."""
    return token.pos_ == "ADP" and any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in token.children)


def _noun(doc: Doc, token: Token, lemmas: Sequence[str], words: Lexicon) -> Trigger | None:
    i = token.i
    if i and doc[i - 1].lower_ == "to" and lemmas[i] == "death":
        return None  # "shot to death", "sentenced to death"
    for parts, phrase, kind, outcome in words.nouns.get(lemmas[i], ()):
        first = _back(doc, i, parts, lemmas)
        if first >= 0:
            weak = phrase in words.weak_nouns
            return Trigger(i, first, i + 1, kind, "harm", True, weak, outcome, lemmas[i] in words.anaphors)
    if lemmas[i] in words.anaphors:
        return Trigger(i, i, i + 1, Kind.ATTACK, "harm", True, True, None, True)
    return None


def _back(doc: Doc, i: int, parts: Sequence[str], lemmas: Sequence[str]) -> int:
    """The first token of a compound that ends at i, hyphens passed over, or -1."""
    at = i
    for word in reversed(parts[:-1]):
        at -= 1
        if at >= 0 and doc[at].text in "-–":
            at -= 1
        if at < 0 or (lemmas[at] != word and doc[at].lower_ != word):
            return -1
    return at


def find_weapons(parsed: Parsed) -> list[WeaponMention]:
    """All weapons named in a text, in order, the longest phrase first."""
    words = lexicon()
    doc = parsed.doc
    lemmas = lemmas_of(parsed)
    found: list[WeaponMention] = []
    i = 0
    while i < len(doc):
        mention = next(_weapons_at(doc, i, lemmas, words), None)
        if mention is None:
            i += 1
        else:
            found.append(_laden(doc, mention))
            i = mention.last
    return found


_VEHICLES = frozenset(
    {
        "car",
        "truck",
        "lorry",
        "van",
        "minibus",
        "bus",
        "vehicle",
        "motorcycle",
        "motorbike",
        "rickshaw",
        "tanker",
        "jeep",
        "pickup",
        "boat",
        "ambulance",
        "scooter",
        "taxi",
        "cart",
        "tractor",
        "tuk",
    }
)
_LADEN = frozenset({"pack", "lade", "load", "fill", "rig", "stuff", "cram", "laden"})


def _laden(doc: Doc, weapon: WeaponMention) -> WeaponMention:
    """ "A minibus packed with explosives" is a car bomb: the mention is widened to the vehicle."""
    token = doc[weapon.head]
    if weapon.kind not in ("bomb", "roadside_bomb") or token.dep_ != "pobj" or token.head.lower_ != "with":
        return weapon
    verb = token.head.head
    noun = verb.head if lemma(verb) in _LADEN else verb
    if lemma(noun) in _VEHICLES and noun.i < weapon.first <= noun.i + 6:
        return WeaponMention(noun.i, weapon.last, "car_bomb", Kind.BOMBING, noun.i)
    return weapon


def _weapons_at(doc: Doc, i: int, lemmas: Sequence[str], words: Lexicon) -> Iterator[WeaponMention]:
    rows = words.weapons.get(lemmas[i]) or words.weapons.get(doc[i].lower_)
    if not rows:
        if "-" in doc[i].text:
            rows = words.weapons.get(doc[i].lower_.split("-")[0], [])
            for parts, arm in rows:
                if doc[i].lower_ == "-".join(parts):
                    yield WeaponMention(i, i + 1, *arm)
        return
    if doc[i].pos_ in ("VERB", "AUX"):
        return
    for parts, arm in rows:
        at = i
        for word in parts[1:]:
            at += 1
            if at < len(doc) and doc[at].text in "-–":
                at += 1
            if at >= len(doc) or (lemmas[at] != word and doc[at].lower_ != word):
                break
        else:
            yield WeaponMention(i, at + 1, *arm)
