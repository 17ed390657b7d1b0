"""Checks on dates in made-up sentences; the report is of Monday 8 August 2022."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.checks.dates import date_checks
from reportedly.language import Pipeline
from reportedly.model import Check
from reportedly.reading.times import find_times

REPORT = date(2022, 8, 8)


def checks(pipeline: Pipeline, text: str, published: date | None = REPORT) -> list[Check]:
    parsed = pipeline.parse(text)
    return date_checks(parsed, "r-1", find_times(parsed, published), published)


CASES = [
    ("On Tuesday, 7 August 2022, a bomb went off.", "weekday", "Tuesday, 7 August 2022", "Sunday", "differs"),
    ("On Sunday 7 August a bomb went off.", "weekday", "Sunday 7 August", "Sunday", "agrees"),
    (
        "A bomb went off on 7 August 2022, a Tuesday, in the market.",
        "weekday",
        "7 August 2022, a Tuesday",
        "Sunday",
        "differs",
    ),
    ("At dawn on Sunday 7 August a bomb went off.", "weekday", "dawn on Sunday 7 August", "Sunday", "agrees"),
    ("Gunmen killed two men on 9 September 2022.", "date_order", "9 September 2022", "2022-08-08", "differs"),
    (
        "On 1 May the convoy was hit. Two days later, on 4 May, the driver died.",
        "date_order",
        "Two days later, on 4 May",
        "2022-05-03",
        "differs",
    ),
    (
        "On 1 May the convoy was hit. Two days later, on 3 May, the driver died.",
        "date_order",
        "Two days later, on 3 May",
        "2022-05-03",
        "agrees",
    ),
]


@pytest.mark.parametrize(("text", "kind", "quote", "found", "verdict"), CASES)
def test_a_date_is_held_against_the_calendar(
    pipeline: Pipeline, text: str, kind: str, quote: str, found: str, verdict: str
) -> None:
    (check,) = checks(pipeline, text)
    assert (check.kind, check.span.quote, check.found, check.verdict) == (kind, quote, found, verdict)
    assert check.note.endswith(".")
    assert text[check.span.start : check.span.end] == check.span.quote


QUIET = [
    "The two sides will meet on 12 September 2022.",
    "A bomb went off on Tuesday night.",
    "A bomb went off on 7 August 2022. On Tuesday a clerk was shot.",
    "LIMA, 12 August 2022 (Agency) - A bomb went off.",
    "A man died two days later.",
    "Gunmen killed two farmers near Kaya.",
    "",
]


@pytest.mark.parametrize("text", QUIET)
def test_nothing_to_check(pipeline: Pipeline, text: str) -> None:
    assert checks(pipeline, text) == []


def test_a_date_without_a_year_is_not_checked_while_the_report_s_date_is_unknown(pipeline: Pipeline) -> None:
    assert checks(pipeline, "On Sunday 7 August a bomb went off.", None) == []
    assert len(checks(pipeline, "On Sunday 7 August 2022 a bomb went off.", None)) == 1


def test_a_coming_weekday_is_not_looked_for_a_year_back(pipeline: Pipeline) -> None:
    (check,) = checks(pipeline, "The market stays shut until Friday, March 9.", date(2019, 3, 4))
    assert (check.found, check.verdict) == ("Saturday", "differs")
