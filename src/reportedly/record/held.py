"""Whether what the record holds of a text is good for a report that comes in, asked before anything is parsed.

A text is read anew when newer rules are at hand, when another pipeline is asked for by name, or when its date changes:

- a date that the user gives always counts;
- an input without a date changes nothing;
- a date from metadata does not outweigh one that the user gave, nor does one that an appearance has brought before;
  otherwise, from the same publisher and address it is a correction and counts; from another publisher it counts where
  it is earlier, since a text was published when it first appeared. So the order in which papers are read does not
  matter, and reading the same folder again changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from reportedly.model import DateBasis, Report
from reportedly.record import schema as s


@dataclass(frozen=True, slots=True)
class Standing:
    """The reading that stands for a report."""

    number: int
    rules_version: str
    pipeline: str | None
    given_date: date | None
    given_basis: str


def standing(connection: Connection, report: str) -> Standing | None:
    """The reading that stands for the report, or None where it is not held."""
    r = s.readings.c
    query = select(r.number, r.rules_version, r.pipeline, r.given_date, r.given_basis)
    row = connection.execute(query.where(r.report == report, r.superseded_at.is_(None))).first()
    return Standing(*row) if row else None


def is_good(connection: Connection, held: Standing, report: Report, rules_version: str, pipeline: str | None) -> bool:
    """Whether `held` need not be read anew for `report` (see the module's docstring)."""
    if is_newer(rules_version, than=held.rules_version):
        return False
    if pipeline is not None and held.pipeline != pipeline:
        return False
    return _same_date(connection, held, report)


def _same_date(connection: Connection, held: Standing, report: Report) -> bool:
    new = report.published
    if new.date is None or new.date == held.given_date:
        return True
    if new.basis is DateBasis.GIVEN or held.given_date is None:
        return False
    if held.given_basis == DateBasis.GIVEN:
        return True
    a = s.appearances.c
    met = connection.execute(select(a.publisher, a.url, a.published).where(a.report == report.id)).tuples().all()
    if any(published == new.date for _, _, published in met):
        return True
    here = {(appearance.publisher, appearance.url) for appearance in report.appearances}
    if any((publisher, url) in here for publisher, url, _ in met):
        return False
    return new.date > held.given_date


def is_newer(version: str, *, than: str) -> bool:
    """Whether a rule version is later than another, number by number; what has no numbers in it is newer if different.

    >>> is_newer("1.10", than="1.9"), is_newer("1.9", than="1.10"), is_newer("1", than="1")
    (True, False, False)
    """
    if version == than:
        return False
    ours, theirs = _numbers(version), _numbers(than)
    return ours > theirs if ours and theirs and ours != theirs else True


def _numbers(version: str) -> tuple[Any, ...]:
    return tuple(map(int, re.findall(r"[0-9]+", version)))
