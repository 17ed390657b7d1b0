"""Reading again: what is held is not written twice, what is newer supersedes, nothing is deleted."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from record.samples import make_reading, make_report
from reportedly.errors import ModelError
from reportedly.model import Appearance, Claim, DateBasis, Published, Report, Toll
from reportedly.record import Outcome, Record
from reportedly.record.held import is_newer

TABLES = ("reports", "readings", "tellings", "claims", "claim_sources", "sources", "statements", "checks", "casualties")


def counted(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        found = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES}
    connection.close()
    return found


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_a_text_read_twice_adds_an_appearance_and_nothing_else(record: Record, path: Path) -> None:
    first = record.keep(make_reading(), at="2031-05-12T00:00:00.000Z")
    before = counted(path)
    second = record.keep(make_reading(), at="2031-05-13T00:00:00.000Z")
    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.HELD)
    assert second.number == first.number
    assert counted(path) == before
    assert rows(path, "SELECT count(*) FROM appearances") == [(2,)]


def test_the_same_appearance_is_not_kept_twice(record: Record, path: Path) -> None:
    for _ in range(2):
        record.keep(make_reading(), at="2031-05-12T00:00:00.000Z")
    assert record.met(make_report(), at="2031-05-12T00:00:00.000Z") == 0
    assert rows(path, "SELECT count(*) FROM appearances") == [(1,)]


def test_three_papers_make_one_report_with_three_appearances(record: Record, path: Path) -> None:
    for paper in ("One", "Two", "Three"):
        record.keep(make_reading(make_report(publisher=paper)))
    assert counted(path)["reports"] == 1
    assert rows(path, "SELECT publisher FROM appearances ORDER BY number") == [("One",), ("Two",), ("Three",)]


@pytest.mark.parametrize(
    ("held", "asked", "newer"),
    [
        ("1", "1", False),
        ("1", "2", True),
        ("2", "1", False),
        ("1.9", "1.10", True),
        ("1.10", "1.9", False),
        ("a", "b", True),
        ("2026.11.1", "2026.12.1", True),
    ],
)
def test_a_rule_version_is_newer(held: str, asked: str, newer: bool) -> None:
    assert is_newer(asked, than=held) is newer


def test_newer_rules_supersede_and_nothing_is_deleted(record: Record, path: Path) -> None:
    old = record.keep(make_reading(version="1"))
    new = record.keep(make_reading(version="2"))
    assert new.outcome is Outcome.SUPERSEDED
    assert rows(path, "SELECT number, superseded_by FROM readings ORDER BY number") == [
        (old.number, new.number),
        (new.number, None),
    ]
    assert counted(path)["claims"] == 2 * len([c for t in make_reading().tellings for c in t.claims])
    assert rows(path, "SELECT DISTINCT standing FROM claim_history ORDER BY 1") == [("stands",), ("superseded",)]
    assert len(list(record.incidents())) == len(make_reading().tellings)
    assert [r.version for r in record.readings()] == ["2"]
    assert [r.version for r in record.readings([old.number])] == ["1"]


def test_older_rules_leave_a_newer_reading_alone(record: Record) -> None:
    record.keep(make_reading(version="2"))
    assert record.keep(make_reading(version="1")).outcome is Outcome.HELD


def test_a_pipeline_named_reads_anew_and_an_unnamed_one_does_not(record: Record) -> None:
    record.keep(make_reading(), pipeline="large")
    assert record.held(make_report(), "1") is not None
    assert record.held(make_report(), "1", "large") is not None
    assert record.held(make_report(), "1", "small") is None


def dated(day: int | None, basis: str, paper: str | None = None) -> Report:
    on = date(2031, 5, day) if day else None
    report = make_report(published=on, publisher=paper)
    return replace(report, published=Published(on, DateBasis(basis)))


@pytest.mark.parametrize(
    ("held", "asked", "good"),
    [
        ((11, "given"), (11, "given"), True),
        ((11, "given"), (12, "given"), False),
        ((11, "given"), (None, "unknown"), True),
        ((None, "unknown"), (11, "given"), False),
        ((None, "unknown"), (11, "metadata"), False),
        ((None, "unknown"), (None, "unknown"), True),
        ((11, "given"), (12, "metadata"), True),
        ((11, "metadata"), (12, "given"), False),
        ((11, "metadata"), (12, "metadata"), False),  # the same place says otherwise: a correction
        ((11, "metadata", "One"), (12, "metadata", "One"), False),
        ((11, "metadata", "One"), (12, "metadata", "Two"), True),  # printed again a day later
        ((12, "metadata", "One"), (11, "metadata", "Two"), False),  # it appeared earlier than was known
    ],
)
def test_a_date_reads_anew(record: Record, held: tuple, asked: tuple, good: bool) -> None:
    record.keep(make_reading(dated(*held)), given=dated(*held).published)
    assert (record.held(dated(*asked), "1") is not None) is good


def test_the_order_of_papers_does_not_matter_and_reading_them_again_changes_nothing(tmp_path: Path) -> None:
    papers = [dated(11, "metadata", "One"), dated(12, "metadata", "Two"), dated(10, "metadata", "Three")]
    for order in (papers, papers[::-1]):
        with Record.open(tmp_path / f"{order[0].appearances[0].publisher}.db", create=True) as record:
            for report in order:
                record.keep(make_reading(report))
            assert [r.report.published.date for r in record.readings()] == [date(2031, 5, 10)]
            assert all(record.held(report, "1") for report in order)


def test_the_date_that_came_in_counts_and_not_the_one_read_from_the_text(record: Record) -> None:
    undated = make_report(published=None)
    found = replace(undated, published=Published(date(2031, 5, 10), DateBasis.DATELINE))
    record.keep(make_reading(found), given=undated.published)
    assert record.held(undated, "1") is not None
    [back] = record.readings()
    assert (back.report.published.date, back.report.published.basis) == (date(2031, 5, 10), DateBasis.DATELINE)


def test_original_bytes_are_kept_once_and_not_where_they_are_the_text(record: Record, path: Path) -> None:
    report = make_report()
    page = Appearance(publisher="One", content=b"<p>" + report.text.encode())
    copy = Appearance(publisher="Two", content=b"<p>" + report.text.encode())
    record.keep(make_reading(replace(report, appearances=(*report.appearances, page, copy))))
    assert rows(path, "SELECT size FROM originals") == [(len(report.text) + 3,)]
    assert rows(path, "SELECT original IS NULL FROM appearances ORDER BY number") == [(1,), (0,), (0,)]


def test_a_reading_that_points_to_no_claim_is_refused_whole(record: Record, path: Path) -> None:
    done = make_reading()
    [first, *rest] = done.tellings
    wrong = replace(first, casualties={field: Toll(1, 1, 1, ("c-none",)) for field in first.casualties})
    with pytest.raises(ModelError, match="c-none"):
        record.keep(replace(done, tellings=(wrong, *rest)))
    assert counted(path) == dict.fromkeys(TABLES, 0)


def test_a_claim_given_twice_is_kept_once(record: Record, path: Path) -> None:
    done = make_reading()
    [first, *rest] = done.tellings
    twice: tuple[Claim, ...] = (*first.claims, first.claims[0])
    record.keep(replace(done, tellings=(replace(first, claims=twice), *rest)))
    assert len(record.incident(first.id)[0].claims) == len(first.claims)


def test_one_claim_may_stand_in_two_incidents(record: Record) -> None:
    done = make_reading()
    first, second = done.tellings
    shared = replace(second, claims=(*second.claims, first.claims[1]))
    record.keep(replace(done, tellings=(first, shared)))
    assert record.incident(second.id)[0].claims[-1] == first.claims[1]
