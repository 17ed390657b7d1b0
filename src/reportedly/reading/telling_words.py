"""The words of telling_words.yaml, for the parts that put happenings, clusters and claims together.

They stand in one file because a researcher who changes one list (who is a doer, what is a later death) should see the
lists beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class TellingWords:
    """One set of words a list of the file, by the list's name; what each is for is told there."""

    people_pronouns: frozenset[str]
    quantifiers: frozenset[str]
    another: frozenset[str]
    delivering: frozenset[str]
    transitive: frozenset[str]
    aftermath: frozenset[str]
    carrying: frozenset[str]
    calling: frozenset[str]
    custody: frozenset[str]
    beating: frozenset[str]
    seizing: frozenset[str]
    sought: frozenset[str]
    runaways: frozenset[str]
    houses: frozenset[str]
    counting: frozenset[str]
    found_later: frozenset[str]
    later_death: frozenset[str]
    the_hurt: frozenset[str]
    early: frozenset[str]
    beside: frozenset[str]
    place_openers: frozenset[str]
    identifying: frozenset[str]
    attackers: frozenset[str]
    blamed: frozenset[str]
    involved: frozenset[str]
    doing: frozenset[str]
    suspected: frozenset[str]
    contrary_cues: frozenset[str]
    but: frozenset[str]
    negative: frozenset[str]
    causal: frozenset[str]
    senses: frozenset[str]
    forces: frozenset[str]
    fighters: frozenset[str]
    civilians: frozenset[str]


@lru_cache(maxsize=1)
def telling_words() -> TellingWords:
    """The vocabulary, read once a process. Raises `VocabularyError`."""
    return load_vocabulary("reportedly.reading", "telling_words.yaml", TellingWords)


@lru_cache(maxsize=1)
def things() -> dict[str, frozenset[str]]:
    """The noun classes of things.yaml (targets, ground, sites, people with arms ...). Raises `VocabularyError`."""
    raw = load_vocabulary("reportedly.reading", "things.yaml", dict[str, list[str]])
    return {name: frozenset(words) for name, words in raw.items()}
