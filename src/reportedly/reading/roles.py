"""What a noun for people tells: the role, one or many, man or woman, child or not. Vocabulary, and nothing guessed.

Sources of the roles: the actor types of the ACLED codebook (2023), read onto the contract's list. Criminal gangs and
cartels count as political militias there, jihadists as rebels; gunmen who are only described stay `unknown`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.errors import VocabularyError
from reportedly.model import Role
from reportedly.vocabulary import load_vocabulary

_IRREGULAR = {
    "child": "children", "person": "persons", "policeman": "policemen", "wife": "wives", "thief": "thieves",
    "passerby": "passersby", "passer-by": "passers-by", "schoolchild": "schoolchildren", "grandchild": "grandchildren",
    "mother-in-law": "mothers-in-law", "father-in-law": "fathers-in-law", "brother-in-law": "brothers-in-law",
    "sister-in-law": "sisters-in-law", "prisoner of war": "prisoners of war", "chief": "chiefs", "human": "humans",
    "mujahid": "mujahideen", "other": "others", "german": "germans", "midwife": "midwives", "housewife": "housewives",
    "ex-wife": "ex-wives", "staff": "staff", "crew": "crews",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for people. `shy`: mostly means something else, and needs support. `minor` only where the word says so."""

    lemma: str
    role: Role
    plural: bool
    collective: bool
    gender: str | None  # "m" or "f"
    minor: bool
    shy: bool


_NEWS_WORDS = 20_000  # different words whose ending is remembered: bounds the memory over many reports


@dataclass(frozen=True, slots=True)
class _RolesFile:
    roles: dict[Role, list[str]]
    modifiers: dict[Role, list[str]]
    armed_heads: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    minor: frozenset[str]
    collective: frozenset[str]
    plural_only: frozenset[str]
    shy: frozenset[str]
    very_shy: frozenset[str]
    stateless: frozenset[str]
    backed: frozenset[str]
    garb: frozenset[str]
    families: dict[Role, list[str]]
    no_family: frozenset[str]
    befalls_people: frozenset[str]
    killings: frozenset[str]
    no_victims: frozenset[str]
    machines: frozenset[str]


@dataclass(frozen=True, slots=True)
class _OfficesFile:
    offices: dict[Role, list[str]]
    body_roles: dict[Role, list[str]]
    male_titles: frozenset[str]
    no_person_endings: frozenset[str]
    female_titles: frozenset[str]
    titles: frozenset[str]


def plural(noun: str) -> str:
    """The plural of an English noun of one or more words (the last is bent)."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(("man", "woman")) and not noun.endswith(("human", "shaman")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


class PeopleWords:
    """`roles.yaml` and `offices.yaml`, made ready to look up by lower-case word."""

    def __init__(self, roles: _RolesFile, offices: _OfficesFile) -> None:
        self.armed_heads = roles.armed_heads
        self.very_shy = roles.very_shy
        self.stateless = roles.stateless
        self.backed = roles.backed
        self.garb = roles.garb
        self.befalls_people = roles.befalls_people
        self.killings = roles.killings
        self.no_victims = roles.no_victims
        self.machines = roles.machines
        self._families = sorted(
            ((ending, role) for role, endings in roles.families.items() for ending in endings), key=lambda e: -len(e[0])
        )
        self._no_family = roles.no_family
        self._remembered: dict[str, Noun | None] = {}
        self.modifiers = {word: role for role, words in roles.modifiers.items() for word in words}
        self.offices = {word: role for role, words in offices.offices.items() for word in words}
        self.body_roles = {word: role for role, words in offices.body_roles.items() for word in words}
        self.no_person_endings = offices.no_person_endings
        self.titles = offices.titles | offices.male_titles | offices.female_titles
        self.title_gender = dict.fromkeys(offices.male_titles, "m") | dict.fromkeys(offices.female_titles, "f")
        self._nouns: dict[str, Noun] = {}
        self._pairs: dict[tuple[str, ...], Noun] = {}
        self.last_words: set[str] = set()  # that end a noun of several words
        self.hyphened: dict[str, tuple[tuple[str, ...], Noun]] = {}  # "passer": ("-", "by")
        for role, words in roles.roles.items():
            for word in words:
                self._add(word, role, roles)
        unknown = (roles.male | roles.female | roles.minor) - {
            n.lemma for n in (*self._nouns.values(), *self._pairs.values())
        }
        if unknown:
            raise VocabularyError(f"roles.yaml names {sorted(unknown)[0]!r} as male, female or minor but under no role")

    def _add(self, word: str, role: Role, file: _RolesFile) -> None:
        collective = word in file.collective
        gender = "m" if word in file.male else "f" if word in file.female else None
        for form, many in ((word, False), (plural(word), True)):
            if form == word and word in file.plural_only and not many:
                continue
            noun = Noun(word, role, many, collective, gender, word in file.minor, word in file.shy)
            parts = tuple(form.split())
            if form.endswith(("-by", "-between")):  # the tokeniser takes it apart, and its last word is no noun
                opens, *rest = form.replace("-", " - ").split()
                self.hyphened[opens] = (tuple(rest), noun)
            if len(parts) > 1:
                self._pairs.setdefault(parts, noun)
                self.last_words.add(parts[-1])
            else:
                self._nouns.setdefault(form, noun)

    def noun(self, lower: str) -> Noun | None:
        """What a word of people tells, or None where it is none."""
        return self._nouns.get(lower)

    def by_ending(self, lower: str) -> Noun | None:
        """What a word that no list holds tells by its ending ("brickworkers"), or None. `lower` is a common noun."""
        if lower not in self._remembered:
            if len(self._remembered) >= _NEWS_WORDS:
                self._remembered.clear()
            self._remembered[lower] = self._of_family(lower)
        return self._remembered[lower]

    def _of_family(self, lower: str) -> Noun | None:
        if lower in self._no_family:
            return None
        for single, many in _singulars(lower):
            if single in self._no_family or not single.isalpha():
                continue
            for ending, role in self._families:
                if single.endswith(ending) and len(single) > len(ending) + 1:
                    male = ending in ("man", "father", "brother", "boy", "lord")
                    female = ending in ("woman", "mother", "sister", "girl")
                    gender = "f" if female else "m" if male and not single.endswith("woman") else None
                    return Noun(single, role, many, False, gender, ending in ("boy", "girl", "child"), False)
        return None

    def phrase(self, words: list[str], at: int) -> tuple[Noun, int] | None:
        """The longest noun of people that ends at `words[at]`, with its number of words."""
        for size in (3, 2):
            if at - size + 1 >= 0:
                noun = self._pairs.get(tuple(words[at - size + 1 : at + 1]))
                if noun is not None:
                    return noun, size
        noun = self._nouns.get(words[at])
        return None if noun is None else (noun, 1)


def _singulars(lower: str) -> list[tuple[str, bool]]:
    """The forms that a word may be the plural of, and the word itself where it may be a singular."""
    if lower.endswith("men"):
        return [(lower[:-2] + "an", True)]
    if lower.endswith("children"):
        return [(lower[:-3], True)]
    if lower.endswith("people"):
        return [(lower[:-6] + "person", True)]
    if lower.endswith("ss"):
        return [(lower, False)]
    return [(lower[:-1], True)] if lower.endswith("s") else [(lower, False)]


@lru_cache(maxsize=1)
def people_words() -> PeopleWords:
    """The vocabulary of people. Raises `VocabularyError` where a file is faulty."""
    roles = load_vocabulary(__package__, "roles.yaml", _RolesFile)
    offices = load_vocabulary(__package__, "offices.yaml", _OfficesFile)
    return PeopleWords(roles, offices)
