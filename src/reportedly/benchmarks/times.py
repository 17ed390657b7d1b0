"""Time expressions measured against corpora with TIMEX3 marks (TimeBank, AQUAINT).

As in TempEval-3 (UzZaman and others, SemEval 2013, task 1): an expression is recognised where it overlaps a gold one
(relaxed match, one to one, in text order), and its value is right where its TIMEX3 string equals the gold one's. The
value F counts a recognised expression with a wrong value as both spurious and missed.
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
            counted["valued"] += mention.value == gold["value"]
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
