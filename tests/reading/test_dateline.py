"""Date lines of made-up reports, and what texts without one imply."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.language import Pipeline
from reportedly.model import DateBasis, Published, Report
from reportedly.reading.dateline import dateline_place_tokens, find_dateline, report_date

LINES = [
    ("LIMA, 14 May 2012 (Agency) - Two men died.", "2012-05-14", "LIMA"),
    ("KABUL, Aug 3, 2021 -- A bomb killed two.", "2021-08-03", "KABUL"),
    (
        "BOGOTA, 19 MAR 90 (RADIO SIETE) -- [TEXT] THE ARMY SAID TODAY THAT IT HAD KILLED TWO MEN.",
        "1990-03-19",
        "BOGOTA",
    ),
    (
        "ROME (ITALY), 11 JAN 89 -- [TEXT] THE LEADER SAID TODAY THAT HE WOULD LEAVE THE CITY.",
        "1989-01-11",
        "ROME (ITALY)",
    ),
    ("PESHAWAR, Pakistan, Feb. 11, 2014 (Wire) — A bomb killed two.", "2014-02-11", "PESHAWAR, Pakistan"),
    ("Goma, 21 September 2003 (Wire) - A bomb killed two.", "2003-09-21", "Goma"),
    ("Published 7 August 2022\n\nA bomb killed two.", "2022-08-07", None),
    ("Last updated: 7 August 2022 14:05 GMT\n\nA bomb killed two.", "2022-08-07", None),
    ("Bomb kills two in market\n\nMonday 8 August 2022\n\nA bomb killed two.", "2022-08-08", None),
    ("24 August 2016 16:58 Two men were killed by a bomb in the market, the governor said.", "2016-08-24", None),
    ("LIMA, 14 May (Agency) - Two men died on 12 May 2012.", "2012-05-14", "LIMA"),
    ("LIMA, 3 January (Agency) - Two men died on 29 December 2011.", "2012-01-03", "LIMA"),
]


@pytest.mark.parametrize(("text", "told", "place"), LINES)
def test_a_date_line_tells_the_report_s_date(pipeline: Pipeline, text: str, told: str, place: str | None) -> None:
    parsed = pipeline.parse(text)
    published = report_date(Report(text), parsed)
    assert (published.date, published.basis) == (date.fromisoformat(told), DateBasis.DATELINE)
    assert [parsed.words(*tokens) for tokens in dateline_place_tokens(parsed)] == ([place] if place else [])


NONE = [
    "On Wednesday 11 August 2010, men opened fire on a post.",
    "7 August 2022 was a bad day for the town.",
    "EXCLUSIVE: Two men died on 7 August 2022.",
    "Two men died in Lima on 14 May 2012.",
    "The minister said: two men died.",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_a_sentence_is_no_date_line(pipeline: Pipeline, text: str) -> None:
    parsed = pipeline.parse(text)
    assert find_dateline(parsed) is None
    assert report_date(Report(text), parsed) == Published()


def test_a_place_alone_gives_no_date(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("RAIPUR: Four men were killed on Wednesday.")
    assert [parsed.words(*tokens) for tokens in dateline_place_tokens(parsed)] == ["RAIPUR"]
    assert report_date(Report(parsed.text), parsed).date is None


IMPLIED = [
    ("LIMA, 14 May (Agency) - Two men died.", "month", "14 May"),
    ("BAGHDAD, Tuesday (Agency) - Two men died.", ("Tuesday",), "Tuesday"),
    ("Yesterday, a Tuesday, two men died.", ("Wednesday",), "Yesterday, a Tuesday"),
    ("Two men died today, Friday, in the market.", ("Friday",), "today, Friday"),
    (
        "This weekend, the town brought in a curfew from late Friday to early tomorrow.",
        ("Saturday", "Sunday"),
        "This weekend, the town brought in a curfew from late Friday to early tomorrow",
    ),
]


@pytest.mark.parametrize(("text", "weekday", "quote"), IMPLIED)
def test_what_a_text_without_a_date_implies(
    pipeline: Pipeline, text: str, weekday: tuple[str, ...] | str, quote: str
) -> None:
    published = report_date(Report(text), pipeline.parse(text))
    assert (published.date, published.basis) == (None, DateBasis.UNKNOWN)
    assert [(i.weekday, i.span.quote) for i in published.implied] == [(weekday, quote)]


def test_a_date_that_is_given_stays(pipeline: Pipeline) -> None:
    given = Published(date(2020, 1, 1), DateBasis.GIVEN)
    text = "LIMA, 14 May 2012 (Agency) - Two men died."
    assert report_date(Report(text, published=given), pipeline.parse(text)) == given
