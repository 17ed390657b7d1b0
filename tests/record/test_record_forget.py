"""`forget` leaves no byte of the text or of a name in the record's files, and a tombstone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from record.samples import TEXT, make_reading, make_report
from reportedly.errors import NotInRecord, RecordError, RecordLocked
from reportedly.model import Appearance
from reportedly.record import Outcome, Record

# Words that stand only in the report to be forgotten, its title, its author, its address, its page, or its values
SECRET = ["Anna Belova", "Odrin", "Sarai Mint", "odrin-blast", "A market burns", "<p>page</p>", "gas leak, the mayor"]


def files(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


@pytest.fixture
def forgettable(record: Record) -> str:
    report = make_report(publisher="Sarai Mint", author="Sarai Mint", url="https://paper.example/odrin-blast")
    page = Appearance(content=b"<p>page</p>" + TEXT.encode())
    report = replace(report, appearances=(*report.appearances, page))
    for version in ("1", "2"):
        record.keep(make_reading(report, version))
    return report.id


def test_no_byte_of_it_remains(record: Record, path: Path, forgettable: str) -> None:
    before = files(path)
    assert all(word.encode() in before for word in SECRET)
    left = record.forget(forgettable, "a witness asked")
    after = files(path)
    assert [word for word in SECRET if word.encode() in after] == []
    pieces = [TEXT[at : at + 12] for at in range(0, len(TEXT) - 12, 6)]
    assert [piece for piece in pieces if piece.encode() in after] == []
    assert left.report.encode() in after
    assert b"a witness asked" in after
    assert list(record.verify()) == []


def test_others_stay(record: Record, forgettable: str) -> None:
    kept = record.keep(make_reading(make_report("A quiet day. " + TEXT)))
    record.forget(forgettable, "a witness asked")
    assert [reading.report.id for reading in record.readings()] == [kept.report]
    assert list(record.verify()) == []


def test_a_shared_page_stays_while_another_report_needs_it(record: Record, path: Path, forgettable: str) -> None:
    page = Appearance(content=b"<p>page</p>" + TEXT.encode())
    record.keep(make_reading(replace(make_report(TEXT + " Again."), appearances=(page,))))
    record.forget(forgettable, "a witness asked")
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM originals").fetchone() == (1,)
    connection.close()


def test_rulings_on_it_go_too(record: Record, path: Path, forgettable: str) -> None:
    telling = make_reading().tellings[0]
    connection = sqlite3.connect(path)
    with connection:
        connection.executemany(
            "INSERT INTO rulings (ruled_at, ruled_by, subject_kind, subject, action, new) VALUES (?, ?, ?, ?, ?, ?)",
            [
                ("2031", "me", "incident", telling.id, "note", '"Anna Belova"'),
                ("2031", "me", "claim", telling.claims[0].id, "note", '"Anna Belova"'),
                ("2031", "me", "incident", "i-other", "note", '"kept"'),
            ],
        )
    connection.close()
    record.forget(forgettable, "a witness asked")
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT new FROM rulings").fetchall() == [('"kept"',)]
    connection.close()
    assert b"Anna Belova" not in files(path)


def test_a_shortened_id_will_do_and_an_unknown_one_will_not(record: Record, forgettable: str) -> None:
    with pytest.raises(NotInRecord, match="holds no report r-zz"):
        record.forget("r-zz", "a witness asked")
    assert record.forget(forgettable[:8], "a witness asked").report == forgettable


def test_it_is_not_taken_in_again_unless_somebody_says_so(record: Record, forgettable: str) -> None:
    record.forget(forgettable, "a witness asked")
    with pytest.raises(RecordError, match=r"was forgotten on .*a witness asked.*--even-forgotten"):
        record.refuse_forgotten(make_report())
    with pytest.raises(RecordError, match="--even-forgotten"):
        record.keep(make_reading())
    assert record.counts()["reports"] == 0
    assert record.keep(make_reading(), even_forgotten=True).outcome is Outcome.NEW
    record.refuse_forgotten(make_report())
    assert list(record.verify()) == []


def test_it_can_be_forgotten_again_after_it_was_read_again(record: Record, path: Path, forgettable: str) -> None:
    record.forget(forgettable, "a witness asked")
    record.keep(make_reading(), even_forgotten=True)
    record.forget(forgettable, "asked again")
    with pytest.raises(RecordError, match="asked again"):
        record.refuse_forgotten(make_report())
    assert b"Anna Belova" not in files(path)


def test_where_another_program_reads_it_that_is_told_and_can_be_finished_later(
    record: Record, path: Path, forgettable: str
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM reports").fetchone()
    try:
        with pytest.raises(RecordLocked, match=r"out of the record, but its bytes may linger.*run the same command"):
            record.forget(forgettable, "a witness asked")
        assert record.counts()["reports"] == 0
    finally:
        other.execute("ROLLBACK")
        other.close()
    record.forget(forgettable, "a witness asked")
    assert b"Anna Belova" not in files(path)
