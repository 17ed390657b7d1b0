"""What is asked of a record: lists with filters, one incident or report by a shortened id, the readings to hand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from reportedly.errors import NotInRecord
from reportedly.record import schema as s


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents: all that is given must hold. `since` and `until` ask whether the interval touches theirs, so
    that an incident of an unknown day fits neither. `report` is an id or the beginning of one."""

    kinds: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    country: str | None = None  # ISO 3166 alpha-2
    report: str | None = None

    @property
    def empty(self) -> bool:
        return self == Filter()


@dataclass(frozen=True, slots=True)
class ListedIncident:
    """An incident as a list shows it."""

    id: str
    kind: str
    status: str
    aggregate: bool
    earliest: date | None
    latest: date | None
    time_precision: str | None
    place_name: str | None
    country: str | None
    killed: tuple[int | None, int | None] | None  # low, high; None where nothing is said
    report: str


@dataclass(frozen=True, slots=True)
class ListedReport:
    id: str
    title: str | None
    published: date | None
    language: str | None
    characters: int


def incidents(connection: Connection, wanted: Filter) -> Iterator[ListedIncident]:
    """Standing incidents by day, those of an unknown day last."""
    t, toll = s.tellings.c, s.casualties.c
    query = (
        select(
            t.id, t.kind, t.status, t.aggregate, t.earliest, t.latest, t.time_precision,
            t.place_name, t.country, t.report, toll.field, toll.low, toll.high,
        )
        .select_from(s.tellings.join(s.readings).outerjoin(s.casualties, _killed()))
        .where(s.readings.c.superseded_at.is_(None))
        .order_by(t.earliest.is_(None), t.earliest, t.latest, t.report, t.position)
    )  # fmt: skip
    for row in connection.execute(_narrowed(query, wanted)).mappings():
        values = {name: row[name] for name in ListedIncident.__slots__ if name != "killed"}
        yield ListedIncident(**values, killed=(row["low"], row["high"]) if row["field"] else None)


def _killed() -> Any:
    return (s.casualties.c.telling == s.tellings.c.number) & (s.casualties.c.field == "killed")


def _narrowed(query: Select[Any], wanted: Filter) -> Select[Any]:
    t = s.tellings.c
    if wanted.kinds:
        query = query.where(t.kind.in_(wanted.kinds))
    if wanted.since:
        query = query.where(t.latest >= wanted.since)
    if wanted.until:
        query = query.where(t.earliest <= wanted.until)
    if wanted.country:
        query = query.where(t.country == wanted.country.upper())
    if wanted.report:
        query = query.where(t.report.startswith(_prefixed(wanted.report, "r-"), autoescape=True))
    return query


def counts(connection: Connection) -> dict[str, int]:
    """How many reports, standing incidents and standing claims there are."""
    stands = s.readings.c.superseded_at.is_(None)
    told = select(func.count()).select_from(s.tellings.join(s.readings)).where(stands)
    linked = s.claims.join(s.tellings, s.tellings.c.number == s.claims.c.telling).join(s.readings)
    return {
        "reports": connection.scalar(select(func.count()).select_from(s.reports)) or 0,
        "incidents": connection.scalar(told) or 0,
        "claims": connection.scalar(select(func.count()).select_from(linked).where(stands)) or 0,
    }


def standing_readings(connection: Connection) -> list[int]:
    """Numbers of the readings that stand, by the reports' dates, those of an unknown date last."""
    r = s.readings.c
    query = select(r.number).where(r.superseded_at.is_(None))
    return list(connection.scalars(query.order_by(r.published.is_(None), r.published, r.report)))


def find_report(connection: Connection, name: str) -> str:
    """The id of the one report whose id begins so. Raises `NotInRecord` where there is none, or several."""
    r = s.reports.c
    query = select(r.id).where(r.id.startswith(_prefixed(name, "r-"), autoescape=True)).order_by(r.id).limit(4)
    return _one("report", name, list(connection.scalars(query)))


def find_incident(connection: Connection, name: str) -> tuple[str, int]:
    """The id of the one standing incident whose id begins so, and its reading's number. Raises `NotInRecord`."""
    t = s.tellings.c
    query = select(t.id, t.reading).select_from(s.tellings.join(s.readings))
    query = query.where(s.readings.c.superseded_at.is_(None)).order_by(t.id)
    for start in dict.fromkeys((name, f"i-{name}", f"t-{name}")):
        found = connection.execute(query.where(t.id.startswith(start, autoescape=True)).limit(4)).tuples().all()
        if found:
            exact = [row for row in found if row[0] == start]
            chosen = exact or found
            _one("incident", name, [row[0] for row in chosen])
            return chosen[0]
    raise _none("incident", name)


def _prefixed(name: str, prefix: str) -> str:
    return name if name.startswith(prefix) else prefix + name


def _one(what: str, name: str, found: list[str]) -> str:
    if not found:
        raise _none(what, name)
    if len(found) > 1 and name not in found:
        shown = ", ".join(found[:3]) + (", ..." if len(found) > 3 else "")
        raise NotInRecord(f"{name} begins more than one {what}: {shown}; give more of it")
    return name if name in found else found[0]


def _none(what: str, name: str) -> NotInRecord:
    where = "reportedly list" if what == "incident" else "reportedly list --reports"
    return NotInRecord(f"the record holds no {what} {name}: `{where}` shows those that it holds")


def reports(connection: Connection) -> Iterator[tuple[ListedReport, int]]:
    """Reports with the number of their standing incidents, by date."""
    r = s.readings.c
    told = select(func.count()).where(s.tellings.c.reading == r.number).scalar_subquery()
    query = (
        select(s.reports.c.id, s.reports.c.title, r.published, s.reports.c.language, s.reports.c.characters, told)
        .select_from(s.reports.join(s.readings, (r.report == s.reports.c.id) & r.superseded_at.is_(None)))
        .order_by(r.published.is_(None), r.published, s.reports.c.id)
    )
    for row in connection.execute(query).tuples():
        yield ListedReport(*row[:5]), row[5]
