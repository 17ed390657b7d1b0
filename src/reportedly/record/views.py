"""Views with plain names: what stands now, with the columns that a reader wants side by side.

Written as SQLAlchemy selections and rendered for the database at hand, so that they say the same on each.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Dialect, Select, Table, and_, case, func, literal, select, text

from reportedly.record import schema as s


def _standing() -> Select[Any]:
    return select(s.readings.c.number).where(s.readings.c.superseded_at.is_(None))


def report_list() -> Select[Any]:
    """Reports with the date on which they lean and how much was found in them."""
    standing = and_(s.readings.c.report == s.reports.c.id, s.readings.c.superseded_at.is_(None))

    def counted(table: Table, name: str) -> Any:
        return select(func.count()).where(table.c.reading == s.readings.c.number).scalar_subquery().label(name)

    meetings = select(func.count()).where(s.appearances.c.report == s.reports.c.id).scalar_subquery()
    publisher = select(func.min(s.appearances.c.publisher)).where(s.appearances.c.report == s.reports.c.id)
    return select(
        s.reports.c.id,
        s.reports.c.title,
        publisher.scalar_subquery().label("publisher"),
        s.reports.c.language,
        s.readings.c.published,
        s.readings.c.basis,
        s.reports.c.characters,
        counted(s.tellings, "incidents"),
        counted(s.statements, "statements"),
        counted(s.disagreements, "disagreements"),
        meetings.label("appearances"),
        s.readings.c.rules_version,
        s.readings.c.read_at,
    ).select_from(s.reports.outerjoin(s.readings, standing))


def _toll(field: str, bound: str) -> Any:
    toll = select(s.casualties.c[bound]).where(s.casualties.c.telling == s.tellings.c.number)
    return toll.where(s.casualties.c.field == field).scalar_subquery().label(f"{field}_{bound}")


def _people(part: str, label: str) -> Any:
    who = func.coalesce(
        s.participants.c.name, s.participants.c.description, s.participants.c.office, s.participants.c.group_name
    )
    rows = (
        select(who.label("who"))
        .where(s.participants.c.telling == s.tellings.c.number, s.participants.c.part == part)
        .order_by(s.participants.c.position)
        .correlate(s.tellings)
        .subquery()
    )
    return select(func.aggregate_strings(rows.c.who, "; ")).scalar_subquery().label(label)


def incident_list() -> Select[Any]:
    """Incidents as they stand: one telling each, until reports are joined."""
    numbers = [_toll(field, bound) for field in ("killed", "injured") for bound in ("low", "best", "high")]
    claims = select(func.count()).where(s.claims.c.telling == s.tellings.c.number).scalar_subquery()
    differ = select(func.count()).where(s.disagreements.c.telling == s.tellings.c.number).scalar_subquery()
    t = s.tellings.c
    return (
        select(
            t.id,
            t.kind,
            t.status,
            t.aggregate,
            t.earliest,
            t.latest,
            t.time_precision,
            t.place_name,
            t.country,
            t.admin1,
            t.latitude,
            t.longitude,
            t.place_precision,
            *numbers,
            _people("victim", "victims"),
            _people("perpetrator", "perpetrators"),
            t.summary,
            claims.label("claims"),
            differ.label("disagreements"),
            t.report,
            s.reports.c.title,
            s.readings.c.published,
            t.position,
        )
        .select_from(s.tellings.join(s.readings).join(s.reports, s.reports.c.id == t.report))
        .where(t.reading.in_(_standing()))
    )


def claim_list() -> Select[Any]:
    """Standing claims with their incident, and their sources in one cell, outermost first."""
    who = func.coalesce(s.sources.c.name, s.sources.c.office, s.sources.c.description, s.sources.c.kind)
    chain = (
        select(who.label("who"))
        .select_from(s.claim_sources.join(s.sources))
        .where(s.claim_sources.c.claim == s.claims.c.number)
        .order_by(s.claim_sources.c.position)
        .correlate(s.claims)
        .subquery()
    )
    c = s.claims.c
    return (
        select(
            c.id,
            s.tellings.c.id.label("incident"),
            s.tellings.c.kind.label("incident_kind"),
            c.field,
            c.text,
            c.low,
            c.high,
            c.of_whom,
            c.earliest,
            c.latest,
            c.name,
            c.role,
            c.certainty,
            select(func.aggregate_strings(chain.c.who, " > ")).scalar_subquery().label("according_to"),
            c.cue,
            c.quoted,
            c.quote,
            c.span_start,
            c.span_end,
            c.origin,
            c.report,
        )
        .select_from(s.claims.join(s.tellings, s.tellings.c.number == c.telling))
        .where(s.tellings.c.reading.in_(_standing()))
    )


def statement_list() -> Select[Any]:
    """Standing statements with the words that carry them."""
    c = s.statements.c
    return select(c.id, c.kind, c.certainty, c.earliest, c.latest, c.place_name, c.quote, c.origin, c.report).where(
        c.reading.in_(_standing())
    )


def claim_history() -> Select[Any]:
    """Every claim ever made by the rules, the superseded ones too."""
    c = s.claims.c
    stands = case((s.readings.c.superseded_at.is_(None), literal("stands")), else_=literal("superseded"))
    return select(
        c.id,
        s.tellings.c.id.label("incident"),
        c.field,
        c.text,
        c.certainty,
        c.quote,
        c.origin,
        s.readings.c.rules_version,
        s.readings.c.published,
        s.readings.c.read_at,
        stands.label("standing"),
        c.report,
    ).select_from(s.claims.join(s.tellings, s.tellings.c.number == c.telling).join(s.readings))


VIEWS = {
    "report_list": report_list,
    "incident_list": incident_list,
    "claim_list": claim_list,
    "statement_list": statement_list,
    "claim_history": claim_history,
}


def create_views(connection: Connection) -> None:
    """Drop and create each view: they hold nothing, so that their newest wording may always take their place."""
    for name, build in VIEWS.items():
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {rendered(build(), connection.dialect)}")


def rendered(query: Select[Any], dialect: Dialect) -> str:
    """The selection as SQL text with its values in place."""
    compiled = query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    return str(compiled).replace("%%", "%")
