"""`reportedly export`: the record in a form that other programs read."""

from __future__ import annotations

import click

from reportedly.cli.options import debug_option, open_record, record_option
from reportedly.cli.terminal import json_output


@click.group("export")
@debug_option
def command() -> None:
    """Hand the record on in another form, on standard output."""


@command.command("json")
@record_option
@debug_option
def json_() -> None:
    """The whole record as JSON (reportedly-record/1)."""
    from reportedly.outputs.writer import write_record

    with open_record(readonly=True) as record:
        write_record(json_output(), record.readings())
