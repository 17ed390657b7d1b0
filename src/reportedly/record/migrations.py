"""Named steps that bring an older record to the present form, each in one transaction, each kept in a table.

A new record is made from `schema.py` as it stands and marked with every name; an older one takes the steps that it
lacks, in order. A record that names a step unknown here was written by a newer program and is left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from reportedly import __version__
from reportedly.errors import NewerRecord
from reportedly.record import schema as s
from reportedly.record.views import create_views

Step = Callable[[Connection], None]


def _first(connection: Connection) -> None:
    """The tables of the first version: `create` makes them."""


STEPS: dict[str, Step] = {"0001-first": _first}


def now() -> str:
    """This moment in UTC, to the millisecond: `2026-11-23T16:19:05.123Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def create(connection: Connection) -> None:
    """All tables and views, in the caller's transaction."""
    s.metadata.create_all(connection)
    create_views(connection)
    for name in STEPS:
        _mark(connection, name)
    connection.execute(insert(s.audit).values(at=now(), action="created", detail={"version": __version__}))


def missing(connection: Connection, where: str) -> list[str]:
    """Names of the steps that this record lacks. Raises `NewerRecord` where it has one that is unknown here."""
    applied = set(connection.scalars(select(s.migrations.c.name)))
    unknown = sorted(applied - STEPS.keys())
    if unknown:
        raise NewerRecord(
            f"{where} was written by a newer version of Reportedly (step {unknown[0]}): "
            f"update Reportedly, which is {__version__} here; the record was left as it is"
        )
    return [name for name in STEPS if name not in applied]


def migrate(connection: Connection, names: list[str]) -> None:
    """Take the named steps in the caller's transaction, then renew the views."""
    for name in names:
        STEPS[name](connection)
        _mark(connection, name)
        connection.execute(insert(s.audit).values(at=now(), action="migrated", subject=name))
    create_views(connection)


def _mark(connection: Connection, name: str) -> None:
    connection.execute(insert(s.migrations).values(name=name, applied_at=now(), version=__version__))
