"""Reports read from end to end: in order, each alone, the same every time, and another language left unread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from reportedly.errors import LanguageError
from reportedly.language import Pipeline
from reportedly.model import DateBasis, Published, Reading, Report
from reportedly.reader import is_english, read_parsed, read_reports, unread

PUBLISHED = Published(date(2024, 5, 16), DateBasis.GIVEN)
ARTICLE = """Nine killed in Kano market blast

A car bomb killed at least nine people, including two children, in a market in Kano on Monday, police said.

Hospital officials put the toll at 12. “There was smoke everywhere,” said Musa Bello, a trader. No one has claimed
responsibility for the attack.

It came a day after gunmen abducted a priest near Jos. The priest was freed on Tuesday.

Militants have stepped up their attacks in recent months. The army plans to send more troops to Kano.
"""
TEXTS = [
    ARTICLE,
    "A judge was shot dead in Lima on Monday.",
    "Un juge a été tué par balles à Lima lundi, selon la police. Les tireurs ont pris la fuite dans une voiture.",
    "",
    "The weather was fine.",
    "Rebels shelled a school in Taiz on Sunday. The army said four people were killed.",
]


def reports(texts: list[str] = TEXTS) -> list[Report]:
    return [Report(text, published=PUBLISHED) for text in texts]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(read_reports(reports()))


def test_readings_come_in_the_order_of_the_reports(readings: list[Reading]) -> None:
    assert [r.report.text for r in readings] == TEXTS


def test_a_report_is_read_to_its_end(readings: list[Reading]) -> None:
    kinds = [str(t.kind) for t in readings[0].tellings]
    assert kinds == ["bombing", "abduction", "release"]
    assert {str(s.kind) for s in readings[0].statements} >= {"trend"}
    assert [str(d.field) for d in readings[0].disagreements] == ["killed"]


def test_each_report_is_read_alone(readings: list[Reading]) -> None:
    for text, reading in zip(TEXTS, readings, strict=True):
        assert list(read_reports(reports([text]))) == [reading]


def test_a_second_reading_gives_the_same_values_and_ids(readings: list[Reading]) -> None:
    again = list(read_reports(reports()))
    assert again == readings
    for one, other in zip(readings, again, strict=True):
        assert [t.id for t in one.tellings] == [t.id for t in other.tellings]
        assert [c.id for t in one.tellings for c in t.claims] == [c.id for t in other.tellings for c in t.claims]


def test_ids_do_not_lean_on_the_reports_date() -> None:
    later = Published(date(2024, 6, 20), DateBasis.GIVEN)
    one, other = (next(read_reports([Report(ARTICLE, published=p)])) for p in (PUBLISHED, later))
    assert [t.id for t in one.tellings] == [t.id for t in other.tellings]
    assert one.tellings[0].when != other.tellings[0].when


def test_every_quote_is_in_its_place(readings: list[Reading]) -> None:
    for reading in readings:
        text = reading.report.text
        spans = [c.span for t in reading.tellings for c in t.claims]
        spans += [s.span for s in reading.statements] + [k.span for k in reading.checks]
        assert all(text[s.start : s.end] == s.quote for s in spans)


def test_every_value_belongs_to_its_report(readings: list[Reading]) -> None:
    for reading in readings:
        own = reading.report.id
        assert {t.report for t in reading.tellings} <= {own}
        assert {c.report for t in reading.tellings for c in t.claims} <= {own}
        assert {s.report for s in reading.statements} <= {own}


def test_ids_are_unique_in_a_reading(readings: list[Reading]) -> None:
    for reading in readings:
        for ids in (
            [t.id for t in reading.tellings],
            [s.id for s in reading.statements],
            [d.id for d in reading.disagreements],
            [k.id for k in reading.checks],
        ):
            assert len(set(ids)) == len(ids)


def test_the_words_of_a_report_never_change(readings: list[Reading]) -> None:
    assert [r.report.sha256 for r in readings] == [r.sha256 for r in reports()]


def test_another_language_is_kept_unread_with_a_note(readings: list[Reading]) -> None:
    french = readings[2]
    assert (french.tellings, french.statements) == ((), ())
    assert french.report.language == "fr"
    (note,) = french.notes
    assert "not read" in note and "fr" in note


def test_the_language_that_is_given_counts() -> None:
    english = Report("A judge was shot dead in Lima on Monday.", language="fr")
    assert not is_english(english)
    assert is_english(replace(english, language="en-GB"))
    assert unread(english).report.language == "fr"


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "—", "🚀", "12", "“”", "The weather was fine.", "a" * 400])
def test_a_text_that_tells_nothing_gives_an_empty_reading(text: str) -> None:
    (reading,) = read_reports([Report(text, published=PUBLISHED, language="en")])
    assert (reading.tellings, reading.statements, reading.disagreements) == ((), (), ())


def test_nothing_to_read_gives_nothing() -> None:
    assert list(read_reports([])) == []


def test_reports_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Report]:
        nonlocal taken
        while True:
            taken += 1
            yield Report(f"A judge was shot dead in Lima on {taken % 27 + 1} April.", published=PUBLISHED)

    readings = read_reports(endless())
    assert [len(next(readings).tellings) for _ in range(3)] == [1, 1, 1]
    assert taken <= 64


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(LanguageError, match="xx_not_there"):
        list(read_reports(reports(["A judge was shot."]), pipeline="xx_not_there"))


def test_a_date_line_dates_a_report_without_a_date(pipeline: Pipeline) -> None:
    text = "KANO, Nigeria, May 14, 2024 — A judge was shot dead in Jos on Monday."
    reading = read_parsed(Report(text), pipeline.parse(text))
    assert (reading.report.published.date, reading.report.published.basis) == (date(2024, 5, 14), DateBasis.DATELINE)
    assert [t.when.earliest for t in reading.tellings] == [date(2024, 5, 13)]
    assert [t.where.name for t in reading.tellings if t.where] == ["Jos"]


def test_a_report_without_a_date_says_so(pipeline: Pipeline) -> None:
    text = "A judge was shot dead in Lima on Monday."
    published = read_parsed(Report(text), pipeline.parse(text)).report.published
    assert (published.date, published.basis) == (None, DateBasis.UNKNOWN)
