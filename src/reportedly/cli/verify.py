"""`reportedly verify`: every report still has its hash, every claim's quote is still in its place."""

from __future__ import annotations

import click

from reportedly.cli.options import debug_option, open_record, record_option
from reportedly.cli.terminal import safe


@click.command("verify")
@record_option
@debug_option
def command() -> int:
    """Check that every report still has its hash, and every claim's quote is still in its place.

    Prints each problem on a line. Exit code 1 where there is one.
    """
    from reportedly.record import Verified

    seen, wrong = Verified(), 0
    with open_record() as record:
        for problem in record.verify(seen):
            wrong += 1
            click.echo(safe(str(problem)))
        counts = record.counts()
    looked = (
        f"{seen.reports} reports, {counts['incidents']} incidents, {seen.quotes} quotes, {seen.originals} originals"
    )
    click.echo(f"{looked}: " + (f"{wrong} problems" if wrong else "all in place"))
    return 1 if wrong else 0
