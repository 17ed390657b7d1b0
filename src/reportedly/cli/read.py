"""`reportedly read`: reports come in, their incidents are printed and kept."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from reportedly.cli.intake import Intake, Refused, Rules, Taken
from reportedly.cli.meter import Meter
from reportedly.cli.options import Day, debug_option, open_record, record_option
from reportedly.cli.terminal import complain, json_output
from reportedly.model import Reading, Report

if TYPE_CHECKING:
    from reportedly.record import Record

SOME_FAILED = 3


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--published", type=Day(), metavar="DATE", help="Day of publication, for inputs that do not tell it.")
@click.option("--json", "as_json", is_flag=True, help="Print these inputs as JSON (reportedly-record/1).")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to read with.")
@click.option("--pipeline", metavar="NAME", help="Another installed spaCy pipeline to parse with.")
@click.option("--even-forgotten", is_flag=True, help="Take in again what was forgotten.")
@record_option
@debug_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    published: date | None,
    as_json: bool,
    jobs: int,
    pipeline: str | None,
    even_forgotten: bool,
) -> int:
    """Read reports and keep what they say.

    PATHS are text files, HTML pages, JSON lines, gzip of these, folders of these, or - for standard input. Prints the
    incidents of each report; everything is kept in the record.
    """
    from reportedly.reading.version import RULES_VERSION
    from reportedly.reports import count_inputs, open_inputs

    rules = Rules(RULES_VERSION, pipeline, even_forgotten)
    counted = {"new": 0, "superseded": 0, "held": 0, "failed": 0}
    with open_record(create=True) as record, Meter(_total(count_inputs, paths)) as meter:
        inputs = open_inputs(paths, published=published, stdin=sys.stdin.buffer)
        call = _Call(record, meter, as_json)
        try:
            for fate in _taken(record, rules, meter, inputs, jobs):
                counted["failed" if isinstance(fate, Refused) else fate.outcome] += 1
                call.tell(fate)
        except KeyboardInterrupt:
            complain(f"stopped: {_sum(counted)}; read the same again to go on")
            raise click.Abort from None
        call.finish()
    if sum(counted.values()) > 1 or counted["failed"]:
        complain(f"{_sum(counted)}; the record is {ctx.ensure_object(dict)['record']}")
    return SOME_FAILED if counted["failed"] else 0


def _total(count: object, paths: tuple[str, ...]) -> int | None:
    """How many inputs there are: asked only where there is a terminal to show it on."""
    return count(paths) if callable(count) and sys.stderr.isatty() else None


def _taken(
    record: Record, rules: Rules, meter: Meter, inputs: Iterable[object], jobs: int
) -> Iterator[Taken | Refused]:
    from reportedly.record.migrations import now

    def read(reports: Iterable[Report]) -> Iterator[Reading]:
        """The parser is loaded when the first report needs it: where all are held, none does."""
        reports = iter(reports)
        for first in reports:
            from itertools import chain

            from reportedly.reader import read_reports

            more = {"pipeline": rules.pipeline} if rules.pipeline else {}
            yield from read_reports(chain([first], reports), jobs=jobs, **more)

    def failed(error: Exception) -> None:
        if click.get_current_context().ensure_object(dict).get("debug"):
            with meter.aside(error=True):
                traceback.print_exception(error)

    yield from Intake(record, rules, now(), meter, failed).run(inputs, read)  # type: ignore[arg-type]


def _sum(counted: dict[str, int]) -> str:
    named = {"new": "read", "superseded": "read anew", "held": "held already", "failed": "failed"}
    return ", ".join(f"{counted[key]} {name}" for key, name in named.items() if counted[key]) or "nothing read"


class _Call:
    """What this call prints: a listing as inputs are done, or one JSON document at the end."""

    def __init__(self, record: Record, meter: Meter, as_json: bool) -> None:
        self._record = record
        self._meter = meter
        self._as_json = as_json
        self._done: dict[str, Taken] = {}

    def tell(self, fate: Taken | Refused) -> None:
        if isinstance(fate, Refused):
            with self._meter.aside(error=True):
                complain(fate.reason if fate.reason.startswith(fate.name) else f"{fate.name}: {fate.reason}")
        elif self._as_json:
            self._remember(fate)
        else:
            self._list(fate)

    def _remember(self, fate: Taken) -> None:
        """One report stands once, where it was first given, with all of this call's appearances."""
        before = self._done.get(fate.report)
        met = tuple(dict.fromkeys((*(before.appearances if before else ()), *fate.appearances)))
        self._done[fate.report] = Taken(fate.name, fate.report, fate.number, fate.outcome, met)

    def _list(self, fate: Taken) -> None:
        from reportedly.cli.display import reading_lines

        reading = fate.reading or next(self._record.readings([fate.number]))
        held = " (held already)" if fate.outcome == "held" else ""
        with self._meter.aside():
            click.echo("\n".join(reading_lines(reading, fate.name + held)))

    def finish(self) -> None:
        if not self._as_json:
            return
        from reportedly.outputs.writer import RecordWriter

        writer = RecordWriter()
        rows = list(self._done.values())
        for row, reading in zip(rows, self._record.readings([row.number for row in rows]), strict=True):
            writer.add(reading, row.appearances)
        with self._meter.aside():
            writer.write(json_output())
