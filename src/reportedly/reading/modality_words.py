"""The words of `modality.yaml`, checked and turned into sets once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from reportedly.errors import VocabularyError
from reportedly.vocabulary import load_vocabulary

FILE = "modality.yaml"
PARTS = ("subject", "object", "modifier", "particle", "clause")  # every other part is a preposition


class Governor(BaseModel):
    """The words that do one thing to the act they govern."""

    model_config = ConfigDict(extra="forbid")
    verbs: list[str]
    nouns: list[str]
    adjectives: list[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    modals: dict[str, list[str]]
    conditional_marks: list[str]
    conditional_phrases: list[str]
    factual_marks: list[str]
    governors: dict[str, Governor]
    trend_nouns: list[str]
    series_nouns: list[str]
    adjectives: dict[str, list[str]]
    compound_keeps: list[str]
    compound_plan: list[str]
    compound_attempt: list[str]
    compound_threat: list[str]
    stricken: frozenset[str]
    remembrance: frozenset[str]
    accidents: frozenset[str]
    accident_verbs: frozenset[str]
    violent: frozenset[str]
    fixed: list[str]
    classes: dict[str, list[str]]
    figurative: list[dict[str, list[str]]]
    time: dict[str, list[str]]
    light_verbs: list[str]
    occurrence_verbs: list[str]
    nobody: list[str]
    harmless: list[str]
    within_one_act: list[str]
    harm_words: list[str]
    reporting: list[str]
    habitual: list[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figurative use: every wanted part must hold one of its words, no unwanted part may."""

    wanted: tuple[tuple[str, frozenset[str]], ...]
    unwanted: tuple[tuple[str, frozenset[str]], ...]
    number: int  # its place in the file, for explaining


@dataclass(frozen=True, slots=True)
class Words:
    """`modality.yaml` as sets. `verbs["call for"]`, `nouns`, `adjectives`: word to what it does."""

    modals: dict[str, frozenset[str]]
    all_modals: frozenset[str]
    conditional_marks: frozenset[str]
    conditional_phrases: tuple[tuple[str, ...], ...]
    factual_marks: frozenset[str]
    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    trend_nouns: frozenset[str]
    series_nouns: frozenset[str]
    modifiers: dict[str, str]  # adjective of an event noun to its class
    compound: dict[str, str]  # head noun to keep, plan, attempt, threat
    stricken: frozenset[str]
    remembrance: frozenset[str]
    accidents: frozenset[str]
    accident_verbs: frozenset[str]
    violent: frozenset[str]
    fixed: dict[str, tuple[tuple[str, ...], ...]]  # last word to the words before it
    figures: dict[str, tuple[Figure, ...]]
    time: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    time_names: dict[str, tuple[str, ...]]  # a word of time to its classes
    time_phrases: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]  # by first word
    light: frozenset[str]
    occurrence: frozenset[str]
    nobody: frozenset[str]
    harmless: frozenset[str]  # what a bang turns out to be, where it was no attack
    within_one_act: frozenset[str]
    harm: frozenset[str]
    reporting: frozenset[str]
    habitual: frozenset[str]


def _expand(values: list[str], classes: dict[str, list[str]], where: str) -> frozenset[str]:
    found: set[str] = set()
    for value in values:
        if value.startswith("@"):
            if value[1:] not in classes:
                raise VocabularyError(f"reportedly.reading/{FILE}, {where}: no class {value!r}; mend the entry")
            found.update(classes[value[1:]])
        else:
            found.add(value)
    return frozenset(found)


def _figures(file: _File) -> dict[str, tuple[Figure, ...]]:
    figures: dict[str, list[Figure]] = {}
    for number, entry in enumerate(file.figurative):
        where = f"figurative.{number}"
        if "words" not in entry or len(entry) < 2:
            raise VocabularyError(f"reportedly.reading/{FILE}, {where}: needs words and a part; mend the entry")
        parts = [(part, _expand(values, file.classes, where)) for part, values in entry.items() if part != "words"]
        figure = Figure(
            tuple((part, words) for part, words in parts if not part.startswith("not_")),
            tuple((part[4:], words) for part, words in parts if part.startswith("not_")),
            number,
        )
        for word in entry["words"]:
            figures.setdefault(word.split()[0], []).append(figure)
            figures.setdefault(word.split()[-1], []).append(figure) if " " in word else None
    return {word: tuple(dict.fromkeys(found)) for word, found in figures.items()}


def _by_word(governors: dict[str, Governor], sort: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, governor in governors.items():
        for word in getattr(governor, sort):
            found.setdefault(word, name)
    return found


def _names(time: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, listed in time.items():
        for word in listed:
            if " " not in word:
                found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


def _starts(time: dict[str, list[str]]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, listed in time.items():
        for phrase in listed:
            parts = tuple(phrase.split())
            if len(parts) > 1:
                found.setdefault(parts[0], []).append((name, parts))
    return {word: tuple(rows) for word, rows in found.items()}


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of modality. Raises `VocabularyError` where the file is not in order."""
    file = load_vocabulary("reportedly.reading", FILE, _File)
    fixed: dict[str, list[tuple[str, ...]]] = {}
    for phrase in file.fixed:
        parts = tuple(phrase.split())
        for word in parts:
            fixed.setdefault(word, []).append(parts)
    modifiers = {word: name for name, listed in file.adjectives.items() for word in listed}
    compound = dict.fromkeys(file.compound_keeps, "keep")
    compound.update(dict.fromkeys(file.compound_plan, "plan"))
    compound.update(dict.fromkeys(file.compound_attempt, "attempt"))
    compound.update(dict.fromkeys(file.compound_threat, "threat"))
    return Words(
        modals={name: frozenset(listed) for name, listed in file.modals.items()},
        all_modals=frozenset(file.modals["planned"]) | frozenset(file.modals["possible"]),
        conditional_marks=frozenset(file.conditional_marks),
        conditional_phrases=tuple(tuple(phrase.split()) for phrase in file.conditional_phrases),
        factual_marks=frozenset(file.factual_marks),
        verbs=_by_word(file.governors, "verbs"),
        nouns=_by_word(file.governors, "nouns"),
        adjectives=_by_word(file.governors, "adjectives"),
        trend_nouns=frozenset(file.trend_nouns),
        series_nouns=frozenset(file.series_nouns),
        modifiers=modifiers,
        compound=compound,
        stricken=file.stricken,
        remembrance=file.remembrance,
        accidents=file.accidents,
        accident_verbs=file.accident_verbs,
        violent=file.violent,
        fixed={word: tuple(found) for word, found in fixed.items()},
        figures=_figures(file),
        time={name: frozenset(w for w in listed if " " not in w) for name, listed in file.time.items()},
        phrases={name: tuple(tuple(w.split()) for w in listed if " " in w) for name, listed in file.time.items()},
        time_names=_names(file.time),
        time_phrases=_starts(file.time),
        light=frozenset(file.light_verbs),
        occurrence=frozenset(file.occurrence_verbs),
        nobody=frozenset(file.nobody),
        harmless=frozenset(file.harmless),
        within_one_act=frozenset(file.within_one_act),
        harm=frozenset(file.harm_words),
        reporting=frozenset(file.reporting),
        habitual=frozenset(file.habitual),
    )
