"""Time expressions measured against corpora with TIMEX3 marks (TimeBank, AQUAINT).

As in TempEval-3 (UzZaman and others, SemEval 2013, task 1): an expression is recognised where it overlaps a gold one
(relaxed match, one to one, in text order), and its value is right where its TIMEX3 string equals the gold one's, but
for ways of writing that mean the same ("1949-XX" and "1949", "198" and "198X", "2000-W7" and "2000-W07", "T17" and
"T17:00"). The value F counts a recognised expression with a wrong value as both spurious and missed. Ages are left out:
the guidelines mark them, the annotators mostly did not.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.language.pipeline import load_pipeline
from reportedly.reading.mentions import TimeKind, TimeMention
from reportedly.reading.times import find_times

SPLITS = ("timebank", "aquaint")
FLOORS = {"recognition_f": 0.0, "value_f": 0.65}


def measure(folder: Path, split: str | None = None) -> dict[str, Any]:
    """Figures for one split, or for all that are in `folder`: {split: {"recognition_f", "value_f", ...}}.

    Raises `FileNotFoundError` where the folder holds no such split.
    """
    names = [split] if split else [name for name in SPLITS if (folder / f"{name}.jsonl.gz").exists()]
    if not names:
        raise FileNotFoundError(f"{folder} holds none of {', '.join(SPLITS)}")
    return {name: _figures(folder / f"{name}.jsonl.gz") for name in names}


def rows_of(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _figures(file: Path) -> dict[str, Any]:
    rows = list(rows_of(file))
    counted: Counter[str] = Counter()
    for row, parsed in zip(rows, load_pipeline().parse_many(row["text"] for row in rows), strict=True):
        published = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
        found = [m for m in find_times(parsed, published) if m.kind is not TimeKind.AGE]
        spans = [(parsed.starts[m.first], parsed.ends[m.last - 1], m) for m in found]
        counted["gold"] += len(row["timexes"])
        counted["found"] += len(spans)
        for gold, mention in matched(row["timexes"], spans):
            counted["recognised"] += 1
            counted["valued"] += same_value(mention.value, gold["value"])
    return {"documents": len(rows), **score(counted)}


def matched(
    gold: Iterable[dict[str, Any]], spans: Iterable[tuple[int, int, TimeMention]]
) -> Iterator[tuple[dict[str, Any], TimeMention]]:
    """Gold marks and found mentions that overlap, one to one, in text order."""
    waiting = sorted(spans, key=lambda s: s[:2])
    used = 0
    for mark in sorted(gold, key=lambda g: (g["start"], g["end"])):
        while used < len(waiting) and waiting[used][1] <= mark["start"]:
            used += 1
        if used < len(waiting) and waiting[used][0] < mark["end"]:
            yield mark, waiting[used][2]
            used += 1


def same_value(found: str | None, gold: str) -> bool:
    """Whether two TIMEX3 values say the same."""
    return found is not None and _plain(found) == _plain(gold)


def _plain(value: str) -> str:
    value = value.upper()
    while value.endswith("-XX"):
        value = value[:-3]
    if "-W" in value and not value.startswith(("X", "P")):
        year, _, rest = value.partition("-W")
        week, dash, day = rest.partition("-")
        value = f"{year}-W{week.zfill(2)}{dash}{day}"
    head, clock, minutes = value.partition(":")
    if clock and minutes == "00":
        value = head
    return value.rstrip("X") if value[:1].isdigit() and len(value) == 4 else value


def score(counted: Counter[str]) -> dict[str, Any]:
    """Precision, recall and F of recognition, and F of recognised-and-value-right, from counts."""
    gold, found = counted["gold"], counted["found"]

    def f(right: int) -> float:
        return round(2 * right / (gold + found), 4) if gold + found else 0.0

    return {
        "gold": gold,
        "found": found,
        "recognition_precision": round(counted["recognised"] / found, 4) if found else 0.0,
        "recognition_recall": round(counted["recognised"] / gold, 4) if gold else 0.0,
        "recognition_f": f(counted["recognised"]),
        "value_f": f(counted["valued"]),
    }
