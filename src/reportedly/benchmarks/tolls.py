"""Killed and injured, measured on news reports of gun violence against the final toll of the incident each is about.

The corpus (`reports.jsonl.gz`, `incidents.jsonl.gz`) names real victims: nothing of its text is kept or printed, only
counts. An early report may honestly differ from the final toll, so that the figure has a ceiling below 1.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.language import Parsed, load_pipeline
from reportedly.model import Field, Number
from reportedly.reading.mentions import PersonMention
from reportedly.reading.numbers import find_numbers
from reportedly.reading.people import find_people
from reportedly.reading.people_grid import grid
from reportedly.reading.tolls import TollMention, find_tolls

FLOORS = {"killed": 0.75, "injured": 0.60}
GOALS = {"killed": 0.90, "injured": 0.80}
_SPLITS = {"dev": (0, 80), "test": (80, 100)}  # percent of the incidents, by a hash of their id
_MOST = 2_000  # nobody counts a single shooting's dead in thousands: a larger number is a statistic


@dataclass(frozen=True, slots=True)
class ReportToll:
    """The best number of killed and injured that a report tells of the incident it is about."""

    killed: int
    injured: int


def report_toll(parsed: Parsed, tolls: Sequence[TollMention], people: Sequence[PersonMention]) -> ReportToll:
    """The report's best toll, by a simple guess at its main incident; for measuring only.

    The larger of the greatest number told in one place and the persons told one by one; totals over time, parts of
    another number and what the later half of the text tells of other times are left out.
    """
    named = frozenset(m.entity for m in people if m.who.name is not None)
    main = [t for t in tolls if not t.cumulative and t.part_of is None and _size(t.number) <= _MOST]
    killed = _best([t for t in main if t.field is Field.KILLED and not t.implied], parsed, named)
    dead = {t.victims for t in main if t.field is Field.KILLED and t.victims is not None}
    hurt = [t for t in main if t.field is Field.INJURED and not (t.victims in dead and t.victims is not None)]
    told = _best([t for t in hurt if not t.implied], parsed, named)
    hit = _best([t for t in hurt if t.implied], parsed, named)
    return ReportToll(killed, max(told, hit - killed, 0))


def _best(tolls: Sequence[TollMention], parsed: Parsed, named: frozenset[int]) -> int:
    """The greatest of: a number told in one place, the persons of one sentence, the persons told by name."""
    if not tolls:
        return 0
    sentence = grid(parsed).sentence
    singles: dict[int, set[object]] = {}
    for t in tolls:
        if t.number_index is None and _size(t.number) == 1:
            singles.setdefault(sentence[t.trigger], set()).add(t.victims if t.victims is not None else ("at", t.first))
    names = {t.victims for t in tolls if t.victims in named}
    return max(*(_size(t.number) for t in tolls), len(names), *(len(s) for s in singles.values()), 0)


def _size(number: Number) -> int:
    return number.low if number.low is not None else number.high or 0


def measure(folder: Path, split: str | None = None, limit: int | None = None) -> dict[str, float]:
    """Exact matches per report: `killed`, `injured`, `both`, and `documents` measured.

    `split` is "dev", "test" (apart by incident) or None for all; `limit` takes the first so many. Raises `InputError`
    where the folder does not hold the corpus.
    """
    rows = list(_rows(folder, split))[:limit]
    pipeline = load_pipeline()
    parses = pipeline.parse_many([row["text"] for row in rows])
    return score(rows, parses)


def score(rows: Sequence[dict[str, Any]], parses: Iterable[Parsed]) -> dict[str, float]:
    """The figures of `measure`, for rows that hold `killed` and `injured` and for their parses."""
    hits = {"killed": 0, "injured": 0, "both": 0}
    for row, parsed in zip(rows, parses, strict=True):
        people = find_people(parsed, ())
        got = report_toll(parsed, find_tolls(parsed, find_numbers(parsed), people), people)
        killed, injured = got.killed == row["killed"], got.injured == row["injured"]
        hits["killed"] += killed
        hits["injured"] += injured
        hits["both"] += killed and injured
    total = max(1, len(rows))
    return {name: hit / total for name, hit in hits.items()} | {"documents": float(len(rows))}


def _rows(folder: Path, split: str | None) -> Iterator[dict[str, Any]]:
    try:
        incidents = {row["incident_id"]: row for row in _lines(folder / "incidents.jsonl.gz")}
        reports = list(_lines(folder / "reports.jsonl.gz"))
    except OSError as error:
        raise InputError(f"{folder} does not hold the gun violence corpus: {error}; name its folder") from error
    low, high = _SPLITS[split] if split else (0, 100)
    for row in reports:
        incident = incidents.get(row["incident_id"])
        bucket = zlib.crc32(str(row["incident_id"]).encode()) % 100
        known = incident is not None and incident["killed"] is not None and incident["injured"] is not None
        if incident is not None and known and low <= bucket < high:
            yield {"text": row["text"], "killed": incident["killed"], "injured": incident["injured"]}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
