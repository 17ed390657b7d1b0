"""Tampering is found, wherever it was."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from record.samples import make_reading, make_report
from reportedly.model import Appearance
from reportedly.record import Record, Verified


@pytest.fixture
def filled(record: Record) -> Record:
    page = Appearance(publisher="One", content=b"<p>a page</p>")
    record.keep(make_reading(replace(make_report(), appearances=(page,))))
    record.keep(make_reading(make_report(make_report().text + " More.", published=None)))
    return record


def test_a_sound_record_has_no_problem(filled: Record) -> None:
    seen = Verified()
    assert list(filled.verify(seen)) == []
    assert (seen.reports, seen.originals) == (2, 1)
    assert seen.quotes > 2 * 11


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE reports SET text = replace(text, 'Friday', 'Monday') WHERE number_ = 1", "has the hash"),
        ("UPDATE reports SET characters = 5 WHERE number_ = 1", "characters"),
        ("UPDATE claims SET quote = 'A bob' WHERE field = 'weapon'", "does not find its quote"),
        ("UPDATE claims SET span_start = span_start - 1 WHERE field = 'weapon' AND span_start > 0", "quote"),
        ("UPDATE statements SET quote = 'Raids have doubled'", "the statement"),
        ("UPDATE checks SET quote = '50km from Tarvek'", "the check"),
        ("UPDATE date_hints SET quote = 'Monday'", "the date hint"),
        ("UPDATE originals SET content = x'00'", "its bytes do not have the hash"),
        ("DELETE FROM sources", "points to a row of sources"),
        ("INSERT INTO tombstones SELECT id, sha256, 'made up', '2031', NULL FROM reports", "although it was forgotten"),
    ],
)
def test_tampering_is_found(filled: Record, path: Path, change: str, found: str) -> None:
    connection = sqlite3.connect(path)
    first = connection.execute("SELECT id FROM reports ORDER BY id").fetchone()[0]
    with connection:
        connection.execute(change.replace("number_ = 1", f"id = '{first}'"))
    connection.close()
    problems = [str(problem) for problem in filled.verify()]
    assert any(found in problem for problem in problems), problems
    assert not any("\n" in problem for problem in problems)


def test_an_id_that_does_not_come_from_the_hash_is_found(filled: Record, path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE reports SET sha256 = replace(sha256, substr(sha256, 1, 4), 'ffff')")
    connection.close()
    assert any("its id does not come from its hash" in str(problem) for problem in filled.verify())
