"""A file that cannot serve gives one clear line, and stays as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from record.samples import make_reading, numbered
from reportedly import errors
from reportedly.record import Record, engine, migrations

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def one_line(error: pytest.ExceptionInfo[errors.ReportedlyError]) -> str:
    said = str(error.value)
    assert "\n" not in said
    assert len(said) < 300
    return said


def test_a_record_is_private(path: Path, record: Record) -> None:
    record.keep(make_reading())
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_record_carries_our_mark_and_its_steps(path: Path, record: Record) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (engine.APPLICATION_ID,)
    assert connection.execute("SELECT name FROM migrations").fetchall() == [(name,) for name in migrations.STEPS]
    connection.close()


def test_when_it_is_closed_one_file_is_left(path: Path) -> None:
    with Record.open(path, create=True) as record:
        record.keep(make_reading())
    with Record.open(path, readonly=True) as record:
        assert len(list(record.incidents())) == 2
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_no_record_there(path: Path) -> None:
    with pytest.raises(errors.RecordError, match="there is no record at") as error:
        Record.open(path)
    one_line(error)
    assert not path.exists()


def test_no_folder_there(tmp_path: Path) -> None:
    with pytest.raises(errors.RecordError, match=r"the folder .* does not exist") as error:
        Record.open(tmp_path / "no" / "made.db", create=True)
    one_line(error)


@pytest.mark.parametrize("content", [b"a report, not a record", b"SQLite format 3", b"\x00" * 4096])
def test_a_file_of_another_kind(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(errors.NotARecord, match="is not a record") as error:
        Record.open(path, create=True)
    one_line(error)
    assert path.read_bytes() == content


def test_a_damaged_database(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"nonsense" * 600)
    before = path.read_bytes()
    with pytest.raises(errors.NotARecord) as error:
        Record.open(path, create=True)
    one_line(error)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mark", [0, 12345])
def test_a_database_of_somebody_else(path: Path, mark: int) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(f"CREATE TABLE recipes (name); PRAGMA application_id = {mark}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(errors.NotARecord) as error:
        Record.open(path, create=True)
    one_line(error)
    assert path.read_bytes() == before


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.NotARecord, match="is a folder") as error:
        Record.open(tmp_path, create=True)
    one_line(error)


def test_an_address_of_a_server_keeps_its_password_to_itself() -> None:
    with pytest.raises(errors.RecordError) as error:
        Record.open("postgresql://user:hunter2@host/base", create=True)
    assert "hunter2" not in one_line(error)


@pytest.mark.parametrize("begin", ["", "PRAGMA journal_mode = WAL;"])
def test_a_file_whose_making_was_cut_short_is_made_again(path: Path, begin: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(begin)
    connection.close()
    with Record.open(path, create=True) as record:
        assert record.counts()["reports"] == 0


def test_a_newer_record_is_left_alone(path: Path, record: Record) -> None:
    record.close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("INSERT INTO migrations VALUES ('9999-telepathy', '2099-01-01', '99.0')")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(errors.NewerRecord, match="9999-telepathy") as error:
        Record.open(path, create=True)
    one_line(error)
    assert path.read_bytes() == before


def test_an_older_record_takes_the_steps_that_it_lacks(
    path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.keep(make_reading())
    record.close()
    taken: list[str] = []
    monkeypatch.setitem(migrations.STEPS, "0002-later", lambda connection: taken.append("0002-later"))
    with pytest.raises(errors.RecordError, match="older version"):
        Record.open(path, readonly=True)
    for _ in range(2):
        with Record.open(path) as opened:
            assert opened.counts()["reports"] == 1
    assert taken == ["0002-later"]


def test_a_step_that_fails_leaves_the_record_as_it_was(
    path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.keep(make_reading())
    record.close()

    def fails(connection: object) -> None:
        connection.exec_driver_sql("DROP VIEW claim_list")  # type: ignore[attr-defined]
        raise errors.RecordError("made to fail")

    monkeypatch.setitem(migrations.STEPS, "0002-later", fails)
    with pytest.raises(errors.RecordError, match="made to fail"):
        Record.open(path)
    monkeypatch.delitem(migrations.STEPS, "0002-later")
    with Record.open(path) as opened:
        assert opened.counts()["reports"] == 1
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM claim_list").fetchone()[0] > 0
    connection.close()


def test_another_writer_holds_it(path: Path, record: Record) -> None:
    record.keep(make_reading())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(errors.RecordLocked, match="held by another program") as error:
            record.keep(make_reading(version="2"))
        one_line(error)
        assert len(list(record.incidents())) == 2  # reading goes on
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert record.keep(make_reading(version="2")).outcome == "superseded"


def test_the_disk_is_full(path: Path, record: Record) -> None:
    reports = numbered(200)
    record.keep(make_reading(reports[0]))
    raw = record._engine.raw_connection()
    pages = raw.cursor().execute("PRAGMA page_count").fetchone()[0]
    raw.cursor().execute(f"PRAGMA max_page_count = {pages + 40}")
    raw.close()
    kept = 1
    with pytest.raises(errors.RecordFull, match="no space is left") as error:
        for report in reports[1:]:
            record.keep(make_reading(report))
            kept += 1
    one_line(error)
    assert 1 < kept < 200
    assert record.counts()["reports"] == kept
    assert list(record.verify()) == []


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(errors.RecordError, match="Permission denied") as error:
            Record.open(tmp_path / "made.db", create=True)
        one_line(error)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_a_record_that_cannot_be_written_can_be_read(path: Path, record: Record) -> None:
    record.keep(make_reading())
    record.close()
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with Record.open(path, readonly=True) as opened:
            assert len(list(opened.incidents())) == 2
        with Record.open(path) as opened, pytest.raises(errors.RecordError, match="read-only") as error:
            opened.keep(make_reading(version="2"))
        one_line(error)
    finally:
        path.parent.chmod(0o700)


def test_where_nothing_can_be_written_it_is_opened_without_helper_files(
    path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.keep(make_reading())
    record.close()
    monkeypatch.setattr(engine, "_can_write", lambda path: False)
    with Record.open(path, readonly=True) as opened:
        assert len(list(opened.incidents())) == 2
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_record_opened_to_read_refuses_to_be_written(path: Path, record: Record) -> None:
    with Record.open(path, readonly=True) as opened, pytest.raises(errors.RecordError, match="read-only"):
        opened.keep(make_reading())


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY]
)
def test_every_failure_of_the_database_is_one_line(path: Path, code: int) -> None:
    failure = sqlite3.OperationalError("made up")
    failure.sqlite_errorcode = code
    with pytest.raises(errors.RecordError) as error, engine.guarded(path):
        raise failure
    assert str(path) in one_line(error)
