"""`reportedly show`: one incident with its claims, sources and quotes; or one report."""

from __future__ import annotations

import click

from reportedly.cli.options import debug_option, open_record, record_option


@click.command("show")
@click.argument("incident")
@record_option
@debug_option
def command(incident: str) -> None:
    """Show one INCIDENT: its claims by field, each with its source, certainty and quote, and where they disagree.

    INCIDENT is its id, or enough of it to be the only one. The id of a report (r-...) shows that report.
    """
    from reportedly.cli.display import whole_incident, whole_report

    with open_record(readonly=True) as record:
        if incident.startswith("r-"):
            lines = whole_report(record.report(incident))
        else:
            lines = whole_incident(*record.incident(incident))
        for line in lines:
            click.echo(line)
