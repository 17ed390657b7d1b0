"""The time benchmark on a made-up corpus of two lines."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from reportedly.benchmarks.times import measure, same_value

TEXT = "A bomb went off on Friday. It was the first since 2019, and went on for two hours."


def mark(words: str, value: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "type": "DATE", "value": value}


def test_recognition_and_value_are_counted(tmp_path: Path) -> None:
    marks = [mark("Friday", "2022-08-05"), mark("2019", "2018"), mark("two hours", "PT2H"), mark("first", "XX")]
    row = {"id": "one", "dct": "2022-08-07", "text": TEXT, "timexes": marks}
    with gzip.open(tmp_path / "timebank.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    figures = measure(tmp_path)["timebank"]
    assert (figures["gold"], figures["found"]) == (4, 3)
    assert figures["recognition_precision"] == 1.0
    assert figures["recognition_recall"] == 0.75
    assert figures["value_f"] == round(2 * 2 / 7, 4)


def test_a_folder_without_a_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="timebank"):
        measure(tmp_path)


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ("1949", "1949-XX", True),
        ("198X", "198", True),
        ("2000-W07", "2000-W7", True),
        ("1989-11-06T17:00", "1989-11-06T17", True),
        ("2000-W07-WE", "2000-W7-WE", True),
        ("PXM", "PXW", False),
        ("2000-02-07", "2000-02", False),
        (None, "2000", False),
    ],
)
def test_ways_of_writing_one_value(found: str | None, gold: str, same: bool) -> None:
    assert same_value(found, gold) is same
