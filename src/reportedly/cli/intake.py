"""Takes inputs into the record: what is held is recognised before anything is parsed, what is new is read and kept.

One report is one transaction, and what came in comes out in the order given, whether read, held or refused. The reader
draws reports ahead of what it has finished (batches, several processes), so that whatever needs no reading waits in a
queue for those before it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from reportedly.errors import InputError, ModelError, RecordError, RecordFull, RecordLocked, ReportedlyError
from reportedly.model import Appearance, Reading, Report

if TYPE_CHECKING:
    from reportedly.record import Record
    from reportedly.reports import Failed, Loaded

REPORT_IT = "please report it, with what `--debug` shows"
Reader = Callable[[Iterable[Report]], Iterator[Reading]]


@dataclass(frozen=True, slots=True)
class Taken:
    """An input that is in the record. `reading` is None where it was held already."""

    name: str
    report: str
    number: int
    outcome: str  # new, superseded or held
    appearances: tuple[Appearance, ...]
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that is not, and why not: one line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An input that needs the reader, or one that waits for its like to be read (`again`)."""

    name: str
    report: Report
    again: bool = False


class _OutOfOrder(Exception):
    """A mistake of this program, and none of an input."""


class Meter(Protocol):
    def advance(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """How to read: the rules' version, the pipeline if one was named, and whether to take in what was forgotten."""

    version: str
    pipeline: str | None = None
    even_forgotten: bool = False


class Intake:
    """One call's inputs on their way into the record. `at` is the call's moment, the same for all of them; `failed` is
    told of each failure of the reader that is a mistake of its own."""

    def __init__(
        self, record: Record, rules: Rules, at: str, meter: Meter, failed: Callable[[Exception], None] = lambda _: None
    ) -> None:
        self._record = record
        self._rules = rules
        self._at = at
        self._meter = meter
        self._failed = failed
        self._queue: deque[Taken | Refused | _Waiting] = deque()

    def run(self, inputs: Iterable[Loaded | Failed], read: Reader) -> Iterator[Taken | Refused]:
        """Each input's fate, in order. Raises `RecordError` where the record itself fails: what was yielded is kept."""
        inputs = iter(inputs)
        while True:
            readings = iter(read(self._to_read(inputs)))
            try:
                while (done := next(readings, None)) is not None:
                    yield from self._ready()
                    yield self._keep(self._next_waiting(done), done)
            except (ReportedlyError, ImportError, _OutOfOrder):
                raise
            except Exception as error:
                self._failed(error)
                yield from self._one_by_one(read)
            else:
                yield from self._ready()
                return

    def _next_waiting(self, done: Reading) -> _Waiting:
        """The input that this reading is of."""
        waiting = self._queue.popleft()
        if not isinstance(waiting, _Waiting) or waiting.report.id != done.report.id:
            raise _OutOfOrder("the reader gave its readings in another order than it was given the reports")
        return waiting

    def _one_by_one(self, read: Reader) -> Iterator[Taken | Refused]:
        """The reader failed on an input that waits: each is read alone, and only the one at fault is refused."""
        while self._queue:
            yield from self._ready()
            if not self._queue:
                return
            waiting = self._queue.popleft()
            if not isinstance(waiting, _Waiting):
                raise _OutOfOrder("an input that needs no reading waits to be read")
            try:
                [done] = read([self._bare(waiting.report)])
            except ReportedlyError:
                raise
            except Exception as error:
                self._failed(error)
                self._meter.advance()
                said = " ".join(str(error).split())[:120]
                yield Refused(
                    waiting.name, f"reading failed unexpectedly ({type(error).__name__}: {said}); {REPORT_IT}"
                )
            else:
                yield self._keep(waiting, done)

    @staticmethod
    def _bare(report: Report) -> Report:
        """What the reader needs: the bytes need not travel."""
        return replace(report, appearances=bare(report.appearances))

    def _to_read(self, inputs: Iterable[Loaded | Failed]) -> Iterator[Report]:
        """The reports that need reading; everything else goes to the queue with its fate."""
        for one in inputs:
            report: Report | None = getattr(one, "report", None)
            if report is None:
                self._queue.append(Refused(one.name, str(getattr(one, "error", "could not be read"))))
                self._meter.advance()
                continue
            report = replace(report, appearances=tuple(self._met_now(report)))
            fate = self._fate(one.name, report)
            self._queue.append(fate)
            if isinstance(fate, _Waiting) and not fate.again:
                yield self._bare(report)
            elif not isinstance(fate, _Waiting):
                self._meter.advance()

    def _met_now(self, report: Report) -> Iterator[Appearance]:
        """The appearances, all received at the call's moment, so that one file named twice is met once."""
        for appearance in report.appearances or (Appearance(),):
            yield replace(appearance, received=self._at)

    def _fate(self, name: str, report: Report) -> Taken | Refused | _Waiting:
        try:
            if not self._rules.even_forgotten:
                self._record.refuse_forgotten(report)
            number = self._record.held(report, self._rules.version, self._rules.pipeline)
            if number is not None:
                self._record.met(report, self._at)
                return Taken(name, report.id, number, "held", bare(report.appearances))
        except (RecordLocked, RecordFull):
            raise
        except RecordError as error:
            return Refused(name, str(error))
        return _Waiting(name, report, again=self._is_waiting(report))

    def _is_waiting(self, report: Report) -> bool:
        """Whether the same text with nothing new about its date is being read already."""
        return any(
            isinstance(one, _Waiting)
            and one.report.id == report.id
            and report.published.date in (None, one.report.published.date)
            for one in self._queue
        )

    def _ready(self) -> Iterator[Taken | Refused]:
        """What stands in the queue before the next input that the reader still has."""
        while self._queue:
            first = self._queue[0]
            if isinstance(first, _Waiting):
                if not first.again:
                    return
                self._queue.popleft()
                self._meter.advance()
                yield self._again(first)
            else:
                self._queue.popleft()
                yield first

    def _again(self, waiting: _Waiting) -> Taken | Refused:
        number = self._record.held(waiting.report, self._rules.version, self._rules.pipeline)
        if number is None:
            return Refused(waiting.name, "the same text was refused before")
        self._record.met(waiting.report, self._at)
        return Taken(waiting.name, waiting.report.id, number, "held", bare(waiting.report.appearances))

    def _keep(self, waiting: _Waiting, done: Reading) -> Taken | Refused:
        self._meter.advance()
        try:
            kept = self._record.keep(
                replace(done, report=replace(done.report, appearances=waiting.report.appearances)),
                given=waiting.report.published,
                pipeline=self._rules.pipeline,
                even_forgotten=self._rules.even_forgotten,
                at=self._at,
            )
        except (ModelError, InputError) as error:
            return Refused(waiting.name, str(error))
        shown = None if kept.outcome == "held" else done
        return Taken(waiting.name, kept.report, kept.number, str(kept.outcome), bare(waiting.report.appearances), shown)


def bare(appearances: Iterable[Appearance]) -> tuple[Appearance, ...]:
    """Appearances without their bytes, which would keep every page of a long call in memory, and without the moment,
    so that reading the same inputs again prints the same."""
    return tuple(replace(one, content=None, received=None) for one in appearances)
