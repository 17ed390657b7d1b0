"""`tolls.yaml`, made ready to look up by lemma: what killed, injured, took or detained people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.model import Field
from reportedly.vocabulary import load_vocabulary

Rest = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _File:
    harm: dict[Field, list[str]]
    hit: frozenset[str]
    undergo: dict[Field, list[str]]
    claim_lives: frozenset[str]
    leave: frozenset[str]
    states: dict[Field, list[str]]
    nouns: dict[Field, list[str]]
    toll_nouns: frozenset[str]
    toll_verbs: frozenset[str]
    raised: frozenset[str]
    bodies: frozenset[str]
    body_verbs: frozenset[str]
    deadly: frozenset[str]
    reports: frozenset[str]
    taking: frozenset[str]
    cumulative: list[str]
    lasting: frozenset[str]
    events: frozenset[str]
    borne: frozenset[str]
    wounding: frozenset[str]
    unhurt: frozenset[str]
    body_parts: frozenset[str]
    maiming: frozenset[str]
    grave: frozenset[str]
    seizing: frozenset[str]
    leading: frozenset[str]
    leaving: frozenset[str]
    forcing: frozenset[str]
    vehicles: frozenset[str]
    takers: frozenset[str]
    comrades: frozenset[str]
    recounts: frozenset[str]
    captive: frozenset[str]


class TollWords:
    """`harm[lemma]`, `undergo[lemma]`: the ways on from a verb's first word, longest first."""

    def __init__(self, file: _File) -> None:
        self.file = file
        self.harm = _ways(file.harm)
        self.undergo = _ways(file.undergo)
        self.states = {word: field for field, words in file.states.items() for word in words}
        self.nouns: dict[str, list[Field]] = {}
        for field, words in file.nouns.items():
            for word in words:
                self.nouns.setdefault(word, []).append(field)
        self.taking = file.seizing | file.leading | file.leaving | file.forcing
        self.cumulative = tuple(f" {cue}" for cue in file.cumulative)


def _ways(sections: dict[Field, list[str]]) -> dict[str, list[tuple[Rest, Field]]]:
    ways: dict[str, list[tuple[Rest, Field]]] = {}
    for field, phrases in sections.items():
        for phrase in phrases:
            first, *rest = phrase.split()
            ways.setdefault(first, []).append((tuple(rest), field))
    for found in ways.values():
        found.sort(key=lambda way: -len(way[0]))
    return ways


@lru_cache(maxsize=1)
def toll_words() -> TollWords:
    """The vocabulary of tolls. Raises `VocabularyError` where the file is faulty."""
    return TollWords(load_vocabulary(__package__, "tolls.yaml", _File))
