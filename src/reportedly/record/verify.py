"""Proves that the record still says what the reports say: every hash, every quote in its place, the database sound."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, select

from reportedly.record import schema as s

# Tables whose rows carry a quote, with the word that names a row of theirs in a message.
_QUOTING: tuple[tuple[Table, str], ...] = (
    (s.claims, "claim"),
    (s.statements, "statement"),
    (s.checks, "check"),
    (s.sources, "source"),
    (s.date_hints, "date hint"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written: a plain sentence."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(slots=True)
class Verified:
    """How much was looked at. Filled while `verify` runs."""

    reports: int = 0
    quotes: int = 0
    originals: int = 0
    problems: list[Problem] = field(default_factory=list)


def verify(connection: Connection, seen: Verified) -> Iterator[Problem]:
    """Each problem as it is found; `seen` counts what was looked at. Holds one report's text at a time."""
    yield from _soundness(connection)
    for name in connection.scalars(select(s.reports.c.id).order_by(s.reports.c.id)).all():
        yield from _report(connection, name, seen)
    yield from _originals(connection, seen)
    query = select(s.tombstones.c.report).where(
        s.tombstones.c.read_again_at.is_(None), s.tombstones.c.report.in_(select(s.reports.c.id))
    )
    for name in connection.scalars(query):
        yield Problem(name, "is held although it was forgotten; run `reportedly forget` on it again")


def _soundness(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Problem("database", str(line))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(f"{row[0]} row {row[1]}", f"points to a row of {row[2]} that is not there")


def _report(connection: Connection, name: str, seen: Verified) -> Iterator[Problem]:
    row = connection.execute(select(s.reports).where(s.reports.c.id == name)).mappings().one()
    text = row["text"]
    found = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    seen.reports += 1
    if found != row["sha256"]:
        yield Problem(name, f"its text has the hash {found[:16]}..., not the {row['sha256'][:16]}... it came with")
    if name != "r-" + row["sha256"][:16]:
        yield Problem(name, "its id does not come from its hash")
    if len(text) != row["characters"]:
        yield Problem(name, f"its text has {len(text)} characters, not {row['characters']}")
    for table, word in _QUOTING:
        for label, start, end, quote in _quotes(connection, table, name):
            seen.quotes += 1
            if text[start:end] != quote:
                yield Problem(name, f"the {word} {label} does not find its quote at {start}:{end}")


def _quotes(connection: Connection, table: Table, report: str) -> Iterator[tuple[str, int, int, str]]:
    """Name, start, end and quote of each row of the table that quotes the report."""
    label = table.c["id"] if "id" in table.c else table.c["number" if "number" in table.c else "position"]
    query = select(label, table.c.span_start, table.c.span_end, table.c.quote).where(table.c.quote.is_not(None))
    if "report" in table.c:
        query = query.where(table.c.report == report)
    else:
        readings = select(s.readings.c.number).where(s.readings.c.report == report)
        query = query.where(table.c.reading.in_(readings))
    yield from connection.execute(query).tuples()


def _originals(connection: Connection, seen: Verified) -> Iterator[Problem]:
    names = connection.scalars(select(s.originals.c.sha256).order_by(s.originals.c.sha256)).all()
    for name in names:
        content = connection.scalar(select(s.originals.c.content).where(s.originals.c.sha256 == name))
        seen.originals += 1
        if hashlib.sha256(content or b"").hexdigest() != name:
            yield Problem(f"original {name[:16]}...", "its bytes do not have the hash that it came with")
