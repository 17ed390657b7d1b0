"""Totals and their parts: one line a case."""

from __future__ import annotations

import pytest

from reportedly.checks.arithmetic import sum_checks
from reportedly.language import Pipeline
from reportedly.reading.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("The blast killed five people - three soldiers and two civilians - on Monday.", ["agrees"]),
        ("The blast killed six people - three soldiers and two civilians - on Monday.", ["differs"]),
        ("Nine prisoners (four women, three men and two boys) were freed.", ["agrees"]),
        ("Seven people: four guards and two clerks.", ["differs"]),
        ("They lost four men, three guards and one driver, he said.", ["agrees"]),
        ("They lost five soldiers, two cars and one tank.", []),
        ("The blast killed five people, including two children and one nurse.", []),
        ("At least five people - three soldiers and two civilians - died.", []),
        ("Five people died on Monday. Three soldiers and two civilians were hurt.", []),
    ],
)
def test_sums(text: str, verdicts: list[str], pipeline: Pipeline) -> None:
    parsed = pipeline.parse(text)
    assert [c.verdict.value for c in sum_checks(parsed, "r-1", find_numbers(parsed))] == verdicts
