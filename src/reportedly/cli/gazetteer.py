"""`reportedly gazetteer`: the index of places."""

from __future__ import annotations

import click

from reportedly.cli.options import debug_option
from reportedly.cli.terminal import safe


@click.group("gazetteer")
@debug_option
def command() -> None:
    """The index of places that names are looked up in."""


@command.command("build")
@debug_option
def build() -> None:
    """Build the index anew from its data. `read` does so by itself when there is none."""
    from reportedly.gazetteer import build_index

    built = build_index()
    click.echo("the place index is built" + (f": {safe(str(built))}" if built else ""))
