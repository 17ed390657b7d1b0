"""The one exit for text and names: a report is removed with all that was derived from it, and a tombstone stays.

Deleting rows is not enough: a database file keeps freed pages, and its write-ahead log keeps old ones. So the deletion
overwrites what it frees (`secure_delete`), the file is rebuilt without its free pages (VACUUM), and the log is emptied.
Blocks that the disk itself has freed, and copies elsewhere, are beyond this program.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, or_, select, update

from reportedly.errors import NotInRecord, RecordFull, RecordLocked
from reportedly.record import schema as s
from reportedly.record.engine import guarded


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A tombstone: that there was a report, and why it is gone."""

    report: str
    sha256: str
    reason: str
    forgotten_at: str
    read_again_at: str | None = None


def tombstone(connection: Connection, report: str) -> Forgotten | None:
    """The tombstone of this report, if it was ever forgotten."""
    row = connection.execute(select(s.tombstones).where(s.tombstones.c.report == report)).first()
    return Forgotten(*row) if row else None


def find_tombstone(connection: Connection, name: str) -> Forgotten | None:
    """The one tombstone whose report's id begins so."""
    start = name if name.startswith("r-") else "r-" + name
    query = select(s.tombstones).where(s.tombstones.c.report.startswith(start, autoescape=True)).limit(2)
    rows = connection.execute(query).all()
    return Forgotten(*rows[0]) if len(rows) == 1 else None


def remove(connection: Connection, report: str, reason: str, at: str) -> Forgotten:
    """Deletes the report's rows and leaves its tombstone, in the caller's transaction. Raises `NotInRecord`."""
    sha256 = connection.scalar(select(s.reports.c.sha256).where(s.reports.c.id == report))
    if sha256 is None:
        raise NotInRecord(f"the record holds no report {report}")
    subjects = [
        *connection.scalars(select(s.tellings.c.id).where(s.tellings.c.report == report)),
        *connection.scalars(select(s.claims.c.id).where(s.claims.c.report == report)),
        report,
    ]
    for first in range(0, len(subjects), 500):
        some = subjects[first : first + 500]
        connection.execute(delete(s.rulings).where(or_(s.rulings.c.subject.in_(some), s.rulings.c.report == report)))
    connection.execute(delete(s.reports).where(s.reports.c.id == report))
    kept = select(s.appearances.c.original).where(s.appearances.c.original.is_not(None))
    connection.execute(delete(s.originals).where(s.originals.c.sha256.not_in(kept)))
    connection.execute(delete(s.tombstones).where(s.tombstones.c.report == report))
    left = Forgotten(report, sha256, reason, at)
    row = {"report": report, "sha256": sha256, "reason": reason, "forgotten_at": at}
    connection.execute(insert(s.tombstones).values(row))
    connection.execute(insert(s.audit).values(at=at, action="forgotten", subject=report))
    return left


def lift(connection: Connection, report: str, at: str) -> None:
    """Marks that somebody chose to read a forgotten report again."""
    connection.execute(update(s.tombstones).where(s.tombstones.c.report == report).values(read_again_at=at))
    connection.execute(insert(s.audit).values(at=at, action="read again after it was forgotten", subject=report))


def scrub(engine: Engine, path: Path) -> None:
    """Takes freed bytes out of the file and its log. Raises `RecordLocked` or `RecordFull` where they may linger."""
    linger = "the report is out of the record, but its bytes may linger in the file"
    raw = engine.raw_connection()
    try:
        with guarded(path):
            cursor = raw.cursor()
            emptied = _empty_log(cursor)
            cursor.execute("VACUUM")
            emptied = _empty_log(cursor) and emptied
    except RecordLocked as error:
        raise RecordLocked(
            f"{linger}: another program holds {path}; close it and run the same command again"
        ) from error
    except RecordFull as error:
        raise RecordFull(
            f"{linger}: no space is left where {path} is; free some and run the same command again"
        ) from error
    finally:
        raw.close()
    if not emptied:
        raise RecordLocked(f"{linger}: another program reads {path}; close it and run the same command again")


def _empty_log(cursor: object) -> bool:
    row = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()  # type: ignore[attr-defined]
    return bool(row[0] == 0)
