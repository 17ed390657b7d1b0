"""`reportedly schema`: the JSON Schema of what `read --json` and `export json` print."""

from __future__ import annotations

import json

import click

from reportedly.cli.options import debug_option
from reportedly.cli.terminal import json_output


@click.command("schema")
@debug_option
def command() -> None:
    """Print the JSON Schema of the format that `read --json` and `export json` print."""
    from reportedly.outputs import record_schema

    json_output().write(json.dumps(record_schema(), indent=2) + "\n")
