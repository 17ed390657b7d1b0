"""Opens the database file of a record: created private, known by its mark, its failures told in one line each.

SQLite runs in WAL mode with foreign keys on, so that a reader never waits for a writer and a killed writer leaves
whole transactions only. Every write is one transaction that takes the write lock at its start (`writing`), so that it
fails at once or not at all.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from reportedly.errors import NotARecord, RecordError, RecordFull, RecordLocked

APPLICATION_ID = 0x52505444  # "RPTD": SQLite's mark of whose file it is (PRAGMA application_id)
PATIENCE = 5.0  # seconds that a write waits for another program's write
_HEADER = b"SQLite format 3\x00"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def make_engine(path: Path, *, readonly: bool, patience: float) -> Engine:
    """An engine on the file, which must exist. `patience` in seconds."""
    query = "?mode=rw"
    if readonly and not _can_write(path):  # WAL's helper files could not even be made, nor are they needed
        query = "?mode=ro" if _pending(path) else "?mode=ro&immutable=1"
    address = path.absolute().as_uri() + query

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, json_serializer=_dump, json_deserializer=json.loads
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA query_only = {'ON' if readonly else 'OFF'}")
        if not readonly:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _can_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _pending(path: Path) -> bool:
    """Whether a write-ahead log with unmerged pages stands beside the file."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def create_file(path: Path) -> None:
    """An empty file that only its owner can read. Does nothing where one stands. Raises `RecordError`."""
    if not path.parent.is_dir():
        raise RecordError(f"cannot make a record at {path}: the folder {path.parent} does not exist; make it first")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise RecordError(
            f"cannot make a record at {path}: {error.strerror or error}; name another place with --record"
        ) from error


def check_header(path: Path) -> bool:
    """Whether the file has content. Raises `NotARecord` where that is no database, `RecordError` if unreadable."""
    if path.is_dir():
        raise NotARecord(f"{path} is a folder, not a record; name a file with --record")
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except OSError as error:
        raise RecordError(f"cannot open the record {path}: {error.strerror or error}") from error
    if head and head != _HEADER:
        raise not_a_record(path)
    return bool(head)


def not_a_record(path: Path) -> NotARecord:
    return NotARecord(f"{path} is not a record of Reportedly; it was left as it is: name another file with --record")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the record throughout."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, with the write lock from its start: all of it is kept, or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turns the database's failures into the tree of `RecordError`, each a line that says what to do next."""
    try:
        yield
    except DBAPIError as error:
        raise _translated(path, error) from error
    except sqlite3.Error as error:
        raise _told(path, error) from error


def _translated(path: Path, error: DBAPIError) -> RecordError:
    return _told(path, error.orig) if isinstance(error.orig, sqlite3.Error) else RecordError(f"{path}: {error.orig}")


def _told(path: Path, error: sqlite3.Error) -> RecordError:
    code = getattr(error, "sqlite_errorcode", 0) or 0
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordLocked(f"{path} is held by another program: close that, or try again when it has finished")
    if primary == sqlite3.SQLITE_FULL or (primary == sqlite3.SQLITE_IOERR and _disk_full(path)):
        return RecordFull(
            f"no space is left where {path} is: free some and run the same command again; "
            "what was finished before is in the record"
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return not_a_record(path)
    if primary == sqlite3.SQLITE_READONLY:
        return RecordError(f"{path} cannot be written: it, or its folder, is read-only")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return RecordError(f"{path} cannot be opened: see whether it and its folder can be read and written")
    if primary == sqlite3.SQLITE_CORRUPT:
        return RecordError(
            f"{path} is damaged ({error}): go back to a copy, or save what can be read with `sqlite3 {path} .recover`"
        )
    return RecordError(f"{path}: the database says: {error}")


def _disk_full(path: Path) -> bool:
    try:
        left = os.statvfs(path.parent)
    except OSError:
        return False
    return left.f_bavail * left.f_frsize < 1 << 20
