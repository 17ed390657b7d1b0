"""`reportedly list`: what the record holds, a line an incident."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from reportedly.cli.options import Day, debug_option, open_record, record_option
from reportedly.cli.terminal import complain, cut, width
from reportedly.model import Kind

if TYPE_CHECKING:
    from reportedly.record import Filter, Record


@click.command("list")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([str(k) for k in Kind]),
    metavar="KIND",
    help="Only this kind of incident (shooting, air_strike, ...); may be given again.",
)
@click.option("--since", type=Day(), metavar="DATE", help="Only what may have been on this day or later.")
@click.option("--until", type=Day(), metavar="DATE", help="Only what may have been on this day or earlier.")
@click.option("--country", metavar="CODE", help="Only this country, by its two letters (UA).")
@click.option("--report", metavar="REPORT", help="Only incidents of this report, by its id or enough of it.")
@click.option("--reports", "of_reports", is_flag=True, help="List the reports instead.")
@record_option
@debug_option
def command(
    *,
    kinds: tuple[str, ...],
    since: date | None,
    until: date | None,
    country: str | None,
    report: str | None,
    of_reports: bool,
) -> None:
    """List the incidents of the record by day, those of an unknown day last.

    Killed is low-high; ? is unknown. An incident of an unknown day fits neither --since nor --until.
    """
    from reportedly.record import Filter

    if country is not None and (len(country) != 2 or not country.isascii() or not country.isalpha()):
        raise click.BadParameter(f"{country!r} is no country code: give its two letters, as UA", param_hint="--country")
    if since and until and since > until:
        raise click.BadParameter(f"{since} is after --until {until}", param_hint="--since")
    wanted = Filter(kinds, since, until, country, report)
    with open_record(readonly=True) as record:
        if of_reports:
            if not wanted.empty:
                raise click.UsageError("--reports takes no filter")
            shown = _reports(record)
        else:
            shown = _incidents(record, wanted)
        if shown:
            return
        counts = record.counts()
    if not counts["reports"]:
        complain("the record is empty: `reportedly read FILE` fills it")
    elif wanted.empty:
        complain(f"no incident in {counts['reports']} reports")
    else:
        complain(f"none of {counts['incidents']} incidents fits")


def _incidents(record: Record, wanted: Filter) -> int:
    place = max(16, width() - 64)
    shown = 0
    for row in record.incidents(wanted):
        if not shown:
            _line(("INCIDENT", "DAY", "KIND", "PLACE", "KILLED", "STATUS"), place)
        days = _days(row.earliest, row.latest)
        where = ", ".join(filter(None, (row.place_name, row.country))) or "?"
        kind = row.kind + ("*" if row.aggregate else "")
        _line((row.id[:10], days, kind, where, _killed(row.killed), row.status), place)
        shown += 1
    return shown


def _line(cells: tuple[str, ...], place: int) -> None:
    sizes = (10, 13, 16, place, 6, 9)
    click.echo("  ".join(cut(cell, size).ljust(size) for cell, size in zip(cells, sizes, strict=True)).rstrip())


def _days(earliest: date | None, latest: date | None) -> str:
    """A day, or an interval in short: 2022-06-01/30."""
    if earliest is None or latest is None:
        return "?"
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest}/{latest.day:02}"
    return f"{earliest:%Y-%m}/{latest:%Y-%m}" if earliest.year != latest.year else f"{earliest:%Y-%m}/{latest:%m}"


def _killed(toll: tuple[int | None, int | None] | None) -> str:
    if toll is None:
        return ""
    low, high = ("?" if bound is None else str(bound) for bound in toll)
    return low if low == high else f"{low}-{high}"


def _reports(record: Record) -> int:
    shown = 0
    for report, incidents in record.reports():
        if not shown:
            click.echo(f"{'REPORT':18}  {'PUBLISHED':10}  {'LANG':4}  {'INCIDENTS':>9}  TITLE")
        published = report.published.isoformat() if report.published else "?"
        title = cut(report.title or "", width() - 49)
        click.echo(f"{report.id:18}  {published:10}  {report.language or '?':4}  {incidents:9}  {title}".rstrip())
        shown += 1
    return shown
