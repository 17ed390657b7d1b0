"""The guess at a report's own toll, and what a folder without the corpus is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.benchmarks.tolls import ReportToll, measure, report_toll
from reportedly.errors import InputError
from reportedly.language import Pipeline
from reportedly.reading.numbers import find_numbers
from reportedly.reading.people import find_people
from reportedly.reading.tolls import find_tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot and killed on Monday. Two others were wounded.", ReportToll(1, 2)),
        ("Four people were shot, police said. One of them died.", ReportToll(1, 3)),
        ("No one was hurt when shots were fired at a house.", ReportToll(0, 0)),
        ("Amir Haddad was shot dead. Haddad, 40, died at the scene.", ReportToll(1, 0)),
    ],
)
def test_report_toll(pipeline: Pipeline, text: str, expected: ReportToll) -> None:
    parsed = pipeline.parse(text)
    people = find_people(parsed, ())
    assert report_toll(parsed, find_tolls(parsed, find_numbers(parsed), people), people) == expected


def test_a_folder_without_the_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"does not hold the gun violence corpus"):
        measure(tmp_path)
