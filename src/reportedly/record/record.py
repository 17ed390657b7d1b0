"""The record as others use it: open, keep, ask, verify, forget. Each method did what it says, or raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, inspect

from reportedly.errors import NotInRecord, RecordError
from reportedly.model import Published, Reading, Report, Telling
from reportedly.record import forget as forgetting
from reportedly.record import held, load, migrations, queries, store
from reportedly.record.engine import (
    APPLICATION_ID,
    PATIENCE,
    check_header,
    create_file,
    guarded,
    make_engine,
    not_a_record,
    reading,
    writing,
)
from reportedly.record.forget import Forgotten
from reportedly.record.migrations import now
from reportedly.record.queries import Filter, ListedIncident, ListedReport
from reportedly.record.store import Kept, Outcome
from reportedly.record.verify import Problem, Verified, verify

DEFAULT = "reportedly.db"


class Record:
    """A store of readings in one file. Use as a context manager, or `close` it.

    Any method may raise `RecordError` and its kinds (see `reportedly.errors`), with one line that says what to do.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(
        cls, where: str | Path, *, create: bool = False, readonly: bool = False, patience: float | None = None
    ) -> Self:
        """The record in this file. `create` makes one where there is none; `patience` is how many seconds a write waits
        for another program's write. Raises `NotARecord`, `NewerRecord`, `RecordLocked`, `RecordFull`, `RecordError`."""
        if "://" in str(where):
            scheme = str(where).partition("://")[0]
            raise RecordError(f"a record at a {scheme} address is not supported yet; name a file with --record")
        path = Path(where)
        if not path.exists():
            if not create:
                raise RecordError(f"there is no record at {path}: `reportedly read` makes one, --record names another")
            create_file(path)
        filled = check_header(path)
        if not filled and not create:
            raise not_a_record(path)
        engine = make_engine(path, readonly=readonly, patience=PATIENCE if patience is None else patience)
        record = cls(engine, path)
        try:
            with guarded(path):
                record._prepare(create=create, readonly=readonly)
        except BaseException:
            record.close()
            raise
        return record

    def _prepare(self, *, create: bool, readonly: bool) -> None:
        """Tells whether the file is ours, makes the tables in a new one, brings an older one up to date."""
        with self._engine.connect() as connection:
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
            new = mark == 0 and not inspect(connection).get_table_names()
            lacking = migrations.missing(connection, str(self.path)) if mark == APPLICATION_ID else []
        if mark != APPLICATION_ID and not (new and create):
            raise not_a_record(self.path)
        if new:
            raw = self._engine.raw_connection()
            raw.cursor().execute("PRAGMA journal_mode = WAL")
            raw.close()
        if lacking and readonly:
            raise RecordError(
                f"{self.path} is of an older version and opened to read only: run `reportedly verify` once"
            )
        if new or lacking:
            with writing(self._engine) as connection:
                self._build(connection)

    def _build(self, connection: Connection) -> None:
        """Inside the write lock: another process may have done it in the meantime."""
        if connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID:
            migrations.migrate(connection, migrations.missing(connection, str(self.path)))
            return
        migrations.create(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Keeping

    def held(self, report: Report, rules_version: str, pipeline: str | None = None) -> int | None:
        """The number of the reading that is good for this report under these rules, or None where it must be read.

        Quick: nothing is parsed. `pipeline` None accepts whichever pipeline read it.
        """
        with guarded(self.path), reading(self._engine) as connection:
            found = held.standing(connection, report.id)
            if found and held.is_good(connection, found, report, rules_version, pipeline):
                return found.number
        return None

    def refuse_forgotten(self, report: Report) -> None:
        """Raises `RecordError` where this text was forgotten."""
        with guarded(self.path), reading(self._engine) as connection:
            _refuse_forgotten(connection, report.id)

    def met(self, report: Report, at: str | None = None) -> int:
        """Adds the report's appearances to a held report and nothing else; gives how many were new."""
        with guarded(self.path), writing(self._engine) as connection:
            return store.add_appearances(connection, report, report.appearances, at or now())

    def keep(
        self,
        done: Reading,
        *,
        given: Published | None = None,
        pipeline: str | None = None,
        even_forgotten: bool = False,
        at: str | None = None,
    ) -> Kept:
        """Keeps a reading in one transaction. `given` is the date that the input came with, before it was read (else
        the reading's own); `at` the moment of the call. What is held already as good only gets its appearances."""
        report, at = done.report, at or now()
        given = report.published if given is None else given
        with guarded(self.path), writing(self._engine) as connection:
            if even_forgotten:
                if forgetting.tombstone(connection, report.id):
                    forgetting.lift(connection, report.id, at)
            else:
                _refuse_forgotten(connection, report.id)
            old = held.standing(connection, report.id)
            asked = Report(report.text, published=given, appearances=report.appearances)
            if old and held.is_good(connection, old, asked, done.version, pipeline):
                store.add_appearances(connection, report, report.appearances, at)
                return Kept(report.id, old.number, Outcome.HELD)
            store.add_report(connection, report, at)
            store.add_appearances(connection, report, report.appearances, at)
            number = store.add_reading(connection, done, given, pipeline, at)
            if old:
                store.supersede(connection, old.number, number, at)
            return Kept(report.id, number, Outcome.SUPERSEDED if old else Outcome.NEW)

    # Asking

    def readings(self, numbers: Sequence[int] | None = None) -> Iterator[Reading]:
        """The readings of these numbers in this order; without numbers, all that stand, by date and id."""
        with guarded(self.path), reading(self._engine) as connection:
            chosen = queries.standing_readings(connection) if numbers is None else numbers
            yield from load.readings(connection, chosen)

    def incidents(self, wanted: Filter | None = None) -> Iterator[ListedIncident]:
        """Standing incidents by day, those of an unknown day last."""
        with guarded(self.path), reading(self._engine) as connection:
            wanted = wanted or Filter()
            if wanted.report:
                queries.find_report(connection, wanted.report)
            yield from queries.incidents(connection, wanted)

    def reports(self) -> Iterator[tuple[ListedReport, int]]:
        """Reports by date, each with the number of its incidents."""
        with guarded(self.path), reading(self._engine) as connection:
            yield from queries.reports(connection)

    def counts(self) -> dict[str, int]:
        """How many reports, standing incidents and standing claims there are."""
        with guarded(self.path), reading(self._engine) as connection:
            return queries.counts(connection)

    def incident(self, name: str) -> tuple[Telling, Reading]:
        """The incident whose id begins so, and the reading it stands in. Raises `NotInRecord`."""
        with guarded(self.path), reading(self._engine) as connection:
            found, number = queries.find_incident(connection, name)
            [whole] = load.readings(connection, [number])
        return next(telling for telling in whole.tellings if telling.id == found), whole

    def report(self, name: str) -> Reading:
        """The standing reading of the report whose id begins so. Raises `NotInRecord`."""
        with guarded(self.path), reading(self._engine) as connection:
            found = held.standing(connection, queries.find_report(connection, name))
            if found is None:
                raise NotInRecord(f"the report {name} was kept without being read: read it again")
            [whole] = load.readings(connection, [found.number])
        return whole

    # Proving and forgetting

    def verify(self, seen: Verified | None = None) -> Iterator[Problem]:
        """Each thing that is not as it was written; `seen` counts what was looked at."""
        with guarded(self.path), reading(self._engine) as connection:
            yield from verify(connection, seen or Verified())

    def forget(self, name: str, reason: str) -> Forgotten:
        """Removes the report whose id begins so, with all that was derived from it, and leaves a tombstone. Raises
        `NotInRecord`; `RecordLocked` or `RecordFull` where it is out of the record but bytes of it may linger."""
        with guarded(self.path), writing(self._engine) as connection:
            try:
                report = queries.find_report(connection, name)
            except NotInRecord:
                left = forgetting.find_tombstone(connection, name)
                if left is None:
                    raise
            else:
                left = forgetting.remove(connection, report, reason, now())
        forgetting.scrub(self._engine, self.path)
        return left


def _refuse_forgotten(connection: Connection, report: str) -> None:
    left = forgetting.tombstone(connection, report)
    if left and left.read_again_at is None:
        raise RecordError(
            f"{report} was forgotten on {left.forgotten_at[:10]} ({left.reason}): "
            "it is not taken in again, unless you add --even-forgotten"
        )
