"""The cues of attribution as data: which verbs and nouns say that somebody says something, and how they are built."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from reportedly.model import Certainty
from reportedly.reading.attribution_tree import sid
from reportedly.vocabulary import load_vocabulary

Act = Literal["say", "blame", "deny", "confirm", "claim_responsibility", "ask", "vow", "find", "attitude"]
Construction = Literal[
    "clause",
    "seeming",
    "quote",
    "count",
    "hearer",
    "object",
    "infinitive",
    "gerund",
    "about",
    "as",
    "against",
    "finder",
    "perceiver",
]


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid")
    act: Act
    certainty: Certainty = Certainty.STATED
    takes: list[Construction] = []
    lemmas: list[str]


class _Responsibility(BaseModel):
    model_config = ConfigDict(extra="forbid")
    verbs: list[str]
    nouns: list[str]
    deeds: list[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    verbs: dict[str, _Group]
    responsibility: _Responsibility
    nouns: dict[str, _Group]
    adjectives: list[str]
    documents: list[str]
    finders: list[str]
    perceivers: list[str]
    silent_subjects: list[str]
    nobody: list[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """One word's part in attribution: its class, and the constructions that it takes."""

    group: str
    act: str
    certainty: Certainty
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The whole vocabulary, by string ids of lemmas. `particles[(verb, particle)]` holds the verbs of two words."""

    verbs: dict[int, tuple[Cue, ...]]
    particles: dict[tuple[int, int], tuple[Cue, ...]]
    nouns: dict[int, Cue]
    responsible_verbs: frozenset[int]
    responsible_nouns: frozenset[int]
    deeds: frozenset[int]
    adjectives: frozenset[int]
    documents: frozenset[int]
    finders: frozenset[int]
    perceivers: frozenset[int]
    silent: frozenset[int]
    nobody: frozenset[int]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The vocabulary of `attribution_cues.yaml`. Raises `VocabularyError` where the file cannot be used."""
    file = load_vocabulary("reportedly.reading", "attribution_cues.yaml", _File)
    verbs: dict[int, tuple[Cue, ...]] = {}
    particles: dict[tuple[int, int], tuple[Cue, ...]] = {}
    for name, group in file.verbs.items():
        plain = Cue(name, group.act, group.certainty, frozenset(group.takes))
        for lemma in group.lemmas:
            cue = plain
            word, _, particle = lemma.partition(" ")
            if particle:
                cue = replace(cue, takes=cue.takes | {"particle"})
                key = (sid(word), sid(particle))
                particles[key] = (*particles.get(key, ()), cue)
            else:
                verbs[sid(word)] = (*verbs.get(sid(word), ()), cue)
    nouns = {
        sid(lemma): Cue(name, group.act, group.certainty, frozenset(group.takes))
        for name, group in file.nouns.items()
        for lemma in group.lemmas
    }

    def ids(words: list[str]) -> frozenset[int]:
        return frozenset(sid(word) for word in words)

    return Cues(
        verbs,
        particles,
        nouns,
        ids(file.responsibility.verbs),
        ids(file.responsibility.nouns),
        ids(file.responsibility.deeds),
        ids(file.adjectives),
        ids(file.documents),
        ids(file.finders),
        ids(file.perceivers),
        ids(file.silent_subjects),
        ids(file.nobody),
    )
