"""The words of time as tables that the time grammar looks up: `time_words.yaml`, checked and indexed once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from reportedly.vocabulary import load_vocabulary


class TimeWords(BaseModel):
    """The shape of `time_words.yaml`. Tolerances and seasons' months are in days and month numbers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    months: dict[str, int]
    weekdays: dict[str, int]
    ambiguous_months: set[str]
    ambiguous_weekdays: set[str]
    units: dict[str, str]
    tolerance: dict[str, int]
    parts: dict[str, str]
    seasons: dict[str, tuple[int, str]]
    ambiguous_seasons: set[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    approximators: set[str]
    vague: dict[str, tuple[int, int]]
    bare: dict[str, tuple[int, int]]
    present: set[str]
    past: set[str]
    future: set[str]
    recurring: dict[str, str]
    ahead: set[str]
    arranging: set[str]
    gives_time: set[str]
    feasts: dict[str, str]
    starters: set[str]
    about_clock: set[str]
    zones: set[str]
    before_part: set[str]
    before_year: set[str]
    counters: set[str]
    labels: set[str]
    publishing: set[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`words` as loaded, `triggers`: the words near which a time may stand, `ordinals` with figures ("6th")."""

    words: TimeWords
    triggers: frozenset[str]
    ordinals: dict[str, int] = field(repr=False)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The table of time words, loaded once a process. Raises `VocabularyError` where the file cannot be used."""
    words = load_vocabulary("reportedly.reading", "time_words.yaml", TimeWords)
    ordinals = dict(words.ordinals)
    for number in range(1, 32):
        suffix = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        ordinals[f"{number}{suffix}"] = number
    triggers: set[str] = set()
    for table in (words.months, words.weekdays, words.units, words.parts, words.seasons, words.decades):
        triggers.update(table)
    for phrases in (words.present, words.past, words.future, words.recurring, words.feasts):
        triggers.update(phrase.split()[-1] if phrase not in words.feasts else phrase.split()[0] for phrase in phrases)
    triggers.update(
        {"yesterday", "today", "tonight", "tomorrow", "overnight", "aged", "moments", "same", "hours", "midweek"}
    )
    triggers.update({"nineteen", "a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "days", "earlier", "age", "once"})
    triggers.update(f"{name}s" for name in words.weekdays if name.endswith("day"))
    triggers.update(f"{n}th" for n in range(4, 32))
    triggers -= {"eid", "new", "good", "palm", "boxing", "night's", "once", "earlier"}
    triggers |= {"eve", "eid", "new", "good", "palm", "boxing"}
    return Lexicon(words, frozenset(triggers), ordinals)
