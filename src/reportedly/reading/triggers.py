"""Finds the words that may tell of an incident: verbs and nouns of `triggers.yaml`, weapons of `weapons.yaml`.

A trigger is only a word; what becomes of it (happening, statement, nothing) is decided by the parts that follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from reportedly.language.columns import columns
from reportedly.model import Field, Kind
from reportedly.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from reportedly.language import Parsed
    from reportedly.language.columns import Columns

Frame = Literal["harm", "undergo", "burst", "fight", "take", "gather", "free", "deliver", "foil"]
_PACKAGE = "reportedly.reading"
_VERBAL = frozenset({"VERB", "AUX"})
_HYPHENS = frozenset({"-", "–"})
_REACH = 6  # tokens after a verb within which the rest of a phrasal verb must stand


class _Outcome(NamedTuple):
    kind: Kind
    frame: Frame
    field: Field


class _Weak(BaseModel):
    """Words that need people, a weapon, a place or a time beside them."""

    verbs: frozenset[str]
    nouns: frozenset[str]


class _Weapons(BaseModel):
    kind: str
    means: Kind | None
    words: list[str]


class _Weapon(NamedTuple):
    kind: str
    means: Kind | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may tell of an incident. `first:last`: a phrasal verb or a compound noun, `token`: its head."""

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


class _TriggerFile(BaseModel):
    """What triggers.yaml must hold; the file itself says what each part is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verbs: dict[Kind, dict[Frame, list[str]]]
    outcomes: dict[str, _Outcome]
    nouns: dict[Kind, list[str]]
    noun_outcomes: dict[str, Field]
    anaphors: frozenset[str]
    weak: _Weak
    light_verbs: frozenset[str]
    undergo_light_verbs: frozenset[str]
    occurrence_verbs: frozenset[str]
    lemmas: dict[str, str]
    deadly: dict[str, str]


class _WeaponFile(BaseModel):
    """What weapons.yaml must hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    weapons: list[_Weapons]
    wielders: dict[Kind, list[str]]
    vehicles: frozenset[str]
    laden: frozenset[str]


class Lexicon:
    """The trigger and weapon words, indexed by their first word. Raises `VocabularyError` for a file that is off."""

    def __init__(self) -> None:
        file = load_vocabulary(_PACKAGE, "triggers.yaml", _TriggerFile)
        arms = load_vocabulary(_PACKAGE, "weapons.yaml", _WeaponFile)
        self.anaphors = file.anaphors
        self.light_verbs = file.light_verbs
        self.undergo_light_verbs = file.undergo_light_verbs
        self.occurrence_verbs = file.occurrence_verbs
        self.weak_verbs = file.weak.verbs
        self.weak_nouns = file.weak.nouns
        self.lemmas = file.lemmas
        self.deadly = file.deadly
        self.vehicles = arms.vehicles
        self.laden = arms.laden
        self.verbs: dict[str, list[tuple[tuple[str, ...], str, Kind, Frame, Field | None]]] = {}
        self.nouns: dict[str, list[tuple[tuple[str, ...], str, Kind, Field | None]]] = {}
        self.weapons: dict[str, list[tuple[tuple[str, ...], _Weapon]]] = {}
        self._verbs_and_nouns(file)
        for row in arms.weapons:
            for phrase in row.words:
                parts = tuple(phrase.replace("-", " ").split())
                self.weapons.setdefault(parts[0], []).append((parts, _Weapon(row.kind, row.means)))
        for indexed in (self.verbs, self.nouns, self.weapons):
            for rows in indexed.values():
                rows.sort(key=_longest_first)
        self.heads = frozenset((*self.verbs, *self.nouns, *self.anaphors, *self.deadly))
        self.wielders = {word: kind for kind, words in arms.wielders.items() for word in words}

    def _verbs_and_nouns(self, file: _TriggerFile) -> None:
        for kind, frames in file.verbs.items():
            for frame, phrases in frames.items():
                for phrase in phrases:
                    self._add_verb(phrase, kind, frame, None)
        for phrase, (kind, frame, outcome) in file.outcomes.items():
            self._add_verb(phrase, kind, frame, outcome)
        for kind, phrases in file.nouns.items():
            for phrase in phrases:
                self._add_noun(phrase, kind, None)
        for phrase, outcome in file.noun_outcomes.items():
            self._add_noun(phrase, Kind.DEATH if outcome is Field.KILLED else Kind.ATTACK, outcome)

    def _add_verb(self, phrase: str, kind: Kind, frame: Frame, outcome: Field | None) -> None:
        first, *rest = phrase.split()
        self.verbs.setdefault(first, []).append((tuple(rest), phrase, kind, frame, outcome))

    def _add_noun(self, phrase: str, kind: Kind, outcome: Field | None) -> None:
        parts = tuple(phrase.replace("-", " ").split())
        self.nouns.setdefault(parts[-1], []).append((parts, phrase, kind, outcome))


def _longest_first(row: tuple[tuple[str, ...], *tuple[object, ...]]) -> int:
    return -len(row[0])


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon of a process."""
    return Lexicon()


def lemma(token: Token) -> str:
    """A token's lemma in lower case; the small model's slips for words of war are mended."""
    low = token.lower_
    return lexicon().lemmas.get(low) or token.lemma_.lower()


def lemmas_of(parsed: Parsed) -> list[str]:
    """The lemma of every token, mended as by `lemma`, made once a text; the caller's own list."""
    held = parsed.doc.user_data.get("reportedly-lemmas")
    if held is None:
        mended, cols = lexicon().lemmas, columns(parsed)
        held = [mended.get(low) or base.lower() for low, base in zip(cols.lower, cols.lemma, strict=True)]
        parsed.doc.user_data["reportedly-lemmas"] = held
    return list(held)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text's columns, its mended lemmas, and the lexicon: what every look-up below needs."""

    doc: Doc
    cols: Columns
    lemmas: list[str]
    lexicon: Lexicon

    def is_word(self, i: int, word: str) -> bool:
        return self.lemmas[i] == word or self.cols.lower[i] == word


def find_triggers(parsed: Parsed) -> list[Trigger]:
    """All triggers of a text, in order; a longer phrase wins over a shorter one within it."""
    words, cols = lexicon(), columns(parsed)
    text = _Words(parsed.doc, cols, lemmas_of(parsed), words)
    lemmas = text.lemmas
    found: list[Trigger] = []
    taken: set[int] = set()
    for i, low in enumerate(lemmas):
        if i in taken or (low not in words.heads and not (i >= 2 and cols.text[i - 1] == "-")):
            continue
        trigger = None
        pos = cols.pos[i]
        if pos in _VERBAL or (cols.tag[i] in ("VBN", "VBD", "VBG") and cols.dep[i] != "amod"):
            hyphened = _hyphened(text, i)
            if hyphened in words.verbs or (low in words.verbs and not _is_modifier(cols, i)):
                trigger = _verb(text, i)
        elif low in words.deadly and i + 1 < cols.size and cols.lower[i + 1] in ("dead", "down"):
            lemmas[i] = words.deadly[low]  # "shot dead" taken for a noun
            trigger = _verb(text, i)
        elif pos in ("NOUN", "PROPN") and (low in words.nouns or low in words.anaphors):
            trigger = _noun(text, i)
        if trigger is not None:
            found.append(trigger)
            taken.update(range(trigger.first, trigger.last))
    return found


def _is_modifier(cols: Columns, i: int) -> bool:
    """A participle before a noun ("wounded soldiers") or in a noun's stead ("the wounded"): no telling of its own."""
    if cols.dep[i] in ("amod", "compound") and cols.head[i] > i:
        return True
    stands_for_noun = cols.dep[i] in ("pobj", "nsubj", "nsubjpass", "dobj", "attr")
    return stands_for_noun and any(cols.dep[k] == "det" for k in cols.kids[i])


def _verb(text: _Words, i: int) -> Trigger | None:
    words = text.lexicon
    for rest, phrase, kind, frame, outcome in words.verbs.get(_hyphened(text, i)) or words.verbs.get(
        text.lemmas[i], []
    ):
        parts = _rest(text, i, rest)
        if parts is not None:
            last = (parts[-1] if parts else i) + 1
            return Trigger(i, i, last, kind, frame, False, phrase in words.weak_verbs, outcome, False, parts)
    return None


def _hyphened(text: _Words, i: int) -> str:
    """ "machine-gunned" comes as three tokens: the compound verb, or nothing."""
    return f"{text.lemmas[i - 2]}-{text.lemmas[i]}" if i >= 2 and text.cols.text[i - 1] == "-" else ""


def _rest(text: _Words, i: int, rest: Sequence[str]) -> tuple[int, ...] | None:
    """The tokens of the rest of a phrasal verb, or None where it does not follow."""
    cols, at = text.cols, i
    end = cols.bounds[cols.sentence[i]][1]
    found: list[int] = []
    for word in rest:
        for j in range(at + 1, min(at + 1 + _REACH, end)):
            if text.is_word(j, word) and not _dates(cols, j):
                at = j
                break
            if cols.pos[j] in _VERBAL or text.doc[j].is_punct:
                return None
        else:
            return None
        found.append(at)
    return tuple(found) if at - i <= _REACH else None


def _dates(cols: Columns, i: int) -> bool:
    """A preposition before a date ("fired on Monday") is no part of a phrasal verb."""
    if cols.pos[i] != "ADP":
        return False
    return any(cols.dep[k] == "pobj" and cols.entity[k] in ("DATE", "TIME") for k in cols.kids[i])


def _noun(text: _Words, i: int) -> Trigger | None:
    words, low = text.lexicon, text.lemmas[i]
    if i and text.cols.lower[i - 1] == "to" and low == "death":
        return None  # "shot to death", "sentenced to death"
    for parts, phrase, kind, outcome in words.nouns.get(low, ()):
        first = _back(text, i, parts)
        if first >= 0:
            weak = phrase in words.weak_nouns
            return Trigger(i, first, i + 1, kind, "harm", True, weak, outcome, low in words.anaphors)
    if low in words.anaphors:
        return Trigger(i, i, i + 1, Kind.ATTACK, "harm", True, True, None, True)
    return None


def _back(text: _Words, i: int, parts: Sequence[str]) -> int:
    """The first token of a compound that ends at i, hyphens passed over, or -1."""
    at = i
    for word in reversed(parts[:-1]):
        at -= 1
        if at >= 0 and text.cols.text[at] in _HYPHENS:
            at -= 1
        if at < 0 or not text.is_word(at, word):
            return -1
    return at


def find_weapons(parsed: Parsed) -> list[WeaponMention]:
    """All weapons named in a text, in order, the longest phrase first."""
    cols = columns(parsed)
    text = _Words(parsed.doc, cols, lemmas_of(parsed), lexicon())
    arms = text.lexicon.weapons
    found: list[WeaponMention] = []
    last = 0
    for i, (low, word) in enumerate(zip(text.lemmas, cols.lower, strict=True)):
        if i < last or not (low in arms or word in arms or "-" in word):
            continue
        mention = next(_weapons_at(text, i), None)
        if mention is not None:
            found.append(_laden(parsed.doc, mention))
            last = mention.last
    return found


def _laden(doc: Doc, weapon: WeaponMention) -> WeaponMention:
    """ "A minibus packed with explosives" is a car bomb: the mention is widened to the vehicle."""
    token, words = doc[weapon.head], lexicon()
    if weapon.kind not in ("bomb", "roadside_bomb") or token.dep_ != "pobj" or token.head.lower_ != "with":
        return weapon
    verb = token.head.head
    noun = verb.head if lemma(verb) in words.laden else verb
    if lemma(noun) in words.vehicles and noun.i < weapon.first <= noun.i + 6:
        return WeaponMention(noun.i, weapon.last, "car_bomb", Kind.BOMBING, noun.i)
    return weapon


def _weapons_at(text: _Words, i: int) -> Iterator[WeaponMention]:
    cols, arms = text.cols, text.lexicon.weapons
    word = cols.lower[i]
    rows = arms.get(text.lemmas[i]) or arms.get(word)
    if not rows:
        if "-" in word:
            for parts, arm in arms.get(word.split("-")[0], []):
                if word == "-".join(parts):
                    yield WeaponMention(i, i + 1, *arm)
        return
    if cols.pos[i] in _VERBAL:
        return
    for parts, arm in rows:
        at = i
        for part in parts[1:]:
            at += 1
            if at < cols.size and cols.text[at] in _HYPHENS:
                at += 1
            if at >= cols.size or not text.is_word(at, part):
                break
        else:
            yield WeaponMention(i, at + 1, *arm)
