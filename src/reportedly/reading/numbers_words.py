"""`numbers.yaml`, made ready to look up: number words, what sets their bounds, and what makes them no count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class _File:
    units: dict[str, int]
    multipliers: dict[str, int]
    vague: dict[str, int]
    closed: dict[str, int]
    few_times: dict[str, int]
    before: dict[str, list[str]]
    after: dict[str, list[str]]
    measures: frozenset[str]
    labels: frozenset[str]
    months: frozenset[str]
    streets: frozenset[str]
    currency: frozenset[str]
    nobody: frozenset[str]
    casualties: frozenset[str]
    between: frozenset[str]


class NumberWords:
    """`numbers.yaml`, made ready to look up."""

    def __init__(self, file: _File) -> None:
        self.file = file
        self.before = {tuple(p.split()): bound for bound, phrases in file.before.items() for p in phrases}
        self.after = {tuple(p.split()): bound for bound, phrases in file.after.items() for p in phrases}
        self.starts = (
            frozenset(file.units)
            | frozenset(file.multipliers)
            | (frozenset(file.vague) - {"few", "couple", "handful"})
            | file.nobody
            | {"a", "an", "half", "no", "both"}
        )


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """The vocabulary of numbers. Raises `VocabularyError` where the file is faulty."""
    return NumberWords(load_vocabulary(__package__, "numbers.yaml", _File))
