"""`reportedly explain`: which rules fired on a sentence, and which nearly did."""

from __future__ import annotations

import click

from reportedly.cli.options import debug_option
from reportedly.cli.terminal import escaped


@click.command("explain")
@click.argument("sentence")
@debug_option
def command(sentence: str) -> None:
    """Show what is found in a SENTENCE: mentions, happenings, who says so; which rules fired, which nearly did, and why
    they did not."""
    from reportedly.errors import EmptyInput
    from reportedly.explain import explain

    if not sentence.strip():
        raise EmptyInput("there is nothing to explain: give a sentence in quotation marks")
    for line in explain(sentence).lines():
        click.echo(escaped(line))
