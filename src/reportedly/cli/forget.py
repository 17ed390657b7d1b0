"""`reportedly forget`: the one exit for text and names."""

from __future__ import annotations

import click

from reportedly.cli.options import debug_option, open_record, record_option
from reportedly.cli.terminal import safe


def _reason(ctx: click.Context, param: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("say why, in a few words: the reason stays when the report is gone", ctx, param)
    return value.strip()


@click.command("forget")
@click.argument("report")
@click.option("--reason", required=True, callback=_reason, metavar="TEXT", help="Why; kept, so put no names in it.")
@record_option
@debug_option
def command(report: str, reason: str) -> None:
    """Remove a REPORT's text, and all names, quotes and values that come from it, for somebody's protection.

    A tombstone stays, with the time and the reason. REPORT is its id, or enough of it to be the only one. Copies of the
    record, and files that the report was read from, are not touched.
    """
    with open_record() as record:
        left = record.forget(report, reason)
    click.echo(f"{left.report} is forgotten ({safe(left.reason)})")
