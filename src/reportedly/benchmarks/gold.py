"""Whole reports measured against gold records: the project's own examples, or any folder of the same form.

The folder holds `reports/NAME.txt` (with NAME.meta.json where there is one) and `gold/NAME.gold.json`. Each report is
read alone, as published on the day that its gold says. What counts as right is told in `_scoring`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any

from pydantic import ValidationError

from reportedly.benchmarks._scoring import Gold, Score, score
from reportedly.errors import InputError
from reportedly.model import Reading, Report
from reportedly.outputs.writer import write_record
from reportedly.reader import read_reports
from reportedly.reports import Failed, open_inputs


@dataclass(frozen=True, slots=True)
class Example:
    """A report and what should be read out of it."""

    name: str
    report: Report
    gold: Gold


def measure(folder: Path, errors: Path | None = None) -> dict[str, Any]:
    """The mean score (0 to 1), the mean of each part over the reports that have it, and the score of each report.

    With `errors`, every miss is written there as a JSON line. Raises `InputError` where the folder holds no gold.
    """
    scores = score_all(examples(folder))
    if errors is not None:
        with errors.open("w", encoding="utf-8") as out:
            for name, one in scores.items():
                out.writelines(json.dumps({"report": name, "miss": m}, ensure_ascii=False) + "\n" for m in one.misses)
    names = dict.fromkeys(part for one in scores.values() for part in one.parts)
    parts = {name: fmean(s.parts[name] for s in scores.values() if name in s.parts) for name in names}
    return {
        "documents": len(scores),
        "figures": {
            "overall": {"value": mean(scores)},
            **{name: {"value": round(value, 4)} for name, value in parts.items()},
            "reports": {name: round(one.overall, 4) for name, one in scores.items()},
        },
    }


def mean(scores: Mapping[str, Score]) -> float:
    return round(fmean(one.overall for one in scores.values()), 4)


def examples(folder: Path) -> list[Example]:
    """The reports of a folder that have gold, by name. Raises `InputError` where one is missing or malformed."""
    files = sorted((folder / "gold").glob("*.gold.json"))
    if not files:
        raise InputError(f"{folder} holds no gold/*.gold.json; name the folder that holds gold/ and reports/")
    return [_example(file, folder / "reports" / f"{file.name.removesuffix('.gold.json')}.txt") for file in files]


def _example(file: Path, text: Path) -> Example:
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        gold = Gold.model_validate(rows)
        published = date.fromisoformat(rows["published"])
    except (OSError, ValidationError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{file} is no gold record ({' '.join(str(error).split())[:200]}); mend it") from error
    loaded = next(open_inputs([str(text)], published=published))
    if isinstance(loaded, Failed):
        raise loaded.error
    return Example(text.stem, loaded.report, gold)


def score_all(rows: Iterable[Example]) -> dict[str, Score]:
    """The score of each example, by name; all are read in this process."""
    rows = list(rows)
    readings = read_reports(one.report for one in rows)
    return {one.name: score_reading(one.gold, reading) for one, reading in zip(rows, readings, strict=True)}


def score_reading(gold: Gold, reading: Reading) -> Score:
    """The score of one reading, as its JSON tells it."""
    return score(gold, as_json([reading]), reading.report.text)


def as_json(readings: Iterable[Reading]) -> dict[str, Any]:
    """What `read --json` prints for these readings."""
    out = io.StringIO()
    write_record(out, readings)
    record: dict[str, Any] = json.loads(out.getvalue())
    return record
