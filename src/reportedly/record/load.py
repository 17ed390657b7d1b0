"""Readings out of the record, as the values that went in: many fetched with few queries, handed over one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, select

from reportedly.model import (
    Appearance,
    Certainty,
    Check,
    CheckKind,
    Claim,
    DateBasis,
    Disagreement,
    Field,
    Implied,
    Kind,
    Number,
    Participant,
    PlacePrecision,
    Published,
    Reading,
    RelativeTo,
    Report,
    Role,
    Source,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Status,
    Target,
    Telling,
    TimePrecision,
    Toll,
    Verdict,
    Weapon,
    When,
    Where,
)
from reportedly.record import schema as s
from reportedly.record.values import to_value

BATCH = 50  # readings held in memory at once

Rows = dict[Any, list[RowMapping]]


def readings(connection: Connection, numbers: Sequence[int]) -> Iterator[Reading]:
    """The readings of these numbers, in this order."""
    for first in range(0, len(numbers), BATCH):
        yield from _Batch(connection, numbers[first : first + BATCH]).readings()


def _grouped(connection: Connection, table: Table, column: str, values: Sequence[Any], *order: str) -> Rows:
    """The table's rows by the value of `column`, in order of the columns named."""
    groups: Rows = defaultdict(list)
    if values:
        query = select(table).where(table.c[column].in_(values)).order_by(*(table.c[name] for name in order))
        for row in connection.execute(query).mappings():
            groups[row[column]].append(row)
    return groups


class _Batch:
    """The rows of a few readings, fetched table by table."""

    def __init__(self, connection: Connection, numbers: Sequence[int]) -> None:
        self.numbers = numbers
        by_reading = ("readings", s.readings.c.number.in_(numbers))
        self.heads = {row["number"]: row for row in _rows(connection, s.readings, by_reading[1])}
        names = [row["report"] for row in self.heads.values()]
        self.reports = {row["id"]: row for row in _rows(connection, s.reports, s.reports.c.id.in_(names))}
        self.appearances = _grouped(connection, s.appearances, "report", names, "number")
        self.hints = _grouped(connection, s.date_hints, "reading", numbers, "position")
        self.tellings = _grouped(connection, s.tellings, "reading", numbers, "position")
        self.statements = _grouped(connection, s.statements, "reading", numbers, "position")
        self.disagreements = _grouped(connection, s.disagreements, "reading", numbers, "position")
        self.checks = _grouped(connection, s.checks, "reading", numbers, "position")
        sources = _grouped(connection, s.sources, "reading", numbers, "number")
        self.sources = {row["number"]: _source(row) for rows in sources.values() for row in rows}
        inside = [row["number"] for rows in self.tellings.values() for row in rows]
        self.claims = _grouped(connection, s.claims, "telling", inside, "position")
        self.claim_ids = {row["number"]: row["id"] for rows in self.claims.values() for row in rows}
        self.telling_ids = {row["number"]: row["id"] for rows in self.tellings.values() for row in rows}
        self.claim_sources = _grouped(connection, s.claim_sources, "claim", list(self.claim_ids), "position")
        self.people = _grouped(connection, s.participants, "telling", inside, "position")
        self.targets = _grouped(connection, s.targets, "telling", inside, "position")
        self.weapons = _grouped(connection, s.weapons, "telling", inside, "position")
        self.tolls = _grouped(connection, s.casualties, "telling", inside, "field")
        self.toll_claims = _grouped(connection, s.casualty_claims, "telling", inside, "field", "position")
        said = [row["number"] for rows in self.statements.values() for row in rows]
        self.statement_sources = _grouped(connection, s.statement_sources, "statement", said, "position")
        differ = [row["number"] for rows in self.disagreements.values() for row in rows]
        self.sides = _grouped(connection, s.disagreement_claims, "disagreement", differ, "position")

    def readings(self) -> Iterator[Reading]:
        for number in self.numbers:
            head = self.heads[number]
            yield Reading(
                report=self._report(head),
                tellings=tuple(self._telling(row) for row in self.tellings[number]),
                statements=tuple(self._statement(row) for row in self.statements[number]),
                disagreements=tuple(self._disagreement(row) for row in self.disagreements[number]),
                checks=tuple(map(_check, self.checks[number])),
                notes=tuple(head["notes"]),
                version=head["rules_version"],
            )

    def _report(self, head: RowMapping) -> Report:
        row = self.reports[head["report"]]
        implied = tuple(
            Implied(hint["weekday"] if isinstance(hint["weekday"], str) else tuple(hint["weekday"]), _span(hint))
            for hint in self.hints[head["number"]]
        )
        return Report(
            text=row["text"],
            title=row["title"],
            language=row["language"],
            published=Published(head["published"], DateBasis(head["basis"]), implied),
            appearances=tuple(map(_appearance, self.appearances[row["id"]])),
        )

    def _telling(self, row: RowMapping) -> Telling:
        number = row["number"]
        rests = defaultdict(list)
        for link in self.toll_claims[number]:
            rests[link["field"]].append(self.claim_ids[link["claim"]])
        when = _when(row)
        return Telling(
            id=row["id"],
            report=row["report"],
            kind=Kind(row["kind"]),
            status=Status(row["status"]),
            aggregate=row["aggregate"],
            summary=row["summary"],
            when=when or When(None, None, TimePrecision.UNKNOWN, ""),
            where=_where(row),
            victims=tuple(_person(one) for one in self.people[number] if one["part"] == "victim"),
            perpetrators=tuple(_person(one) for one in self.people[number] if one["part"] == "perpetrator"),
            targets=tuple(Target(one["text"]) for one in self.targets[number]),
            weapons=tuple(Weapon(one["kind"], one["text"]) for one in self.weapons[number]),
            casualties={
                Field(toll["field"]): Toll(toll["low"], toll["best"], toll["high"], tuple(rests[toll["field"]]))
                for toll in self.tolls[number]
            },
            claims=tuple(self._claim(one) for one in self.claims[number]),
        )

    def _claim(self, row: RowMapping) -> Claim:
        field = Field(row["field"])
        return Claim(
            report=row["report"],
            field=field,
            value=to_value(field, row["value"]),
            text=row["text"],
            certainty=Certainty(row["certainty"]),
            according_to=tuple(self.sources[link["source"]] for link in self.claim_sources[row["number"]]),
            cue=row["cue"],
            quoted=row["quoted"],
            span=_span(row),
            origin=row["origin"],
        )

    def _statement(self, row: RowMapping) -> Statement:
        return Statement(
            report=row["report"],
            kind=StatementKind(row["kind"]),
            certainty=Certainty(row["certainty"]),
            according_to=tuple(self.sources[link["source"]] for link in self.statement_sources[row["number"]]),
            when=_when(row),
            where=row["place_name"],
            span=_span(row),
            origin=row["origin"],
        )

    def _disagreement(self, row: RowMapping) -> Disagreement:
        return Disagreement(
            incident=self.telling_ids[row["telling"]],
            field=Field(row["field"]),
            claims=tuple(self.claim_ids[link["claim"]] for link in self.sides[row["number"]]),
            note=row["note"],
        )


def _rows(connection: Connection, table: Table, condition: ColumnElement[bool]) -> list[RowMapping]:
    return list(connection.execute(select(table).where(condition)).mappings())


def _span(row: RowMapping) -> Span:
    return Span(row["span_start"], row["span_end"], row["quote"])


def _appearance(row: RowMapping) -> Appearance:
    return Appearance(
        publisher=row["publisher"],
        author=row["author"],
        url=row["url"],
        published=row["published"],
        received=row["received"],
        sha256=row["sha256"],
        extractor=row["extractor"],
    )


def _source(row: RowMapping) -> Source:
    span = None if row["quote"] is None else _span(row)
    return Source(row["name"], SourceKind(row["kind"]), row["office"], row["description"], span)


def _when(row: RowMapping) -> When | None:
    if row["time_precision"] is None:
        return None
    leans = None
    if row["time_relative_to"] is not None:
        leans = RelativeTo(row["time_relative_to"], (row["time_days_least"], row["time_days_most"]))
    return When(row["earliest"], row["latest"], TimePrecision(row["time_precision"]), row["time_text"], leans)


def _where(row: RowMapping) -> Where | None:
    if row["place_name"] is None:
        return None
    return Where(
        name=row["place_name"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        precision=PlacePrecision(row["place_precision"]),
        country=row["country"],
        admin1=row["admin1"],
        gazetteer_id=row["gazetteer_id"],
        text=row["place_text"],
    )


def _person(row: RowMapping) -> Participant:
    count = Number(row["count_low"], row["count_high"], row["count_of"], row["count_part_of"])
    return Participant(
        name=row["name"],
        description=row["description"],
        office=row["office"],
        group=row["group_name"],
        side=row["side"],
        role=Role(row["role"]),
        count=count if row["counted"] else None,
        age=row["age"],
        minor=row["minor"],
    )


def _check(row: RowMapping) -> Check:
    return Check(
        report=row["report"],
        kind=CheckKind(row["kind"]),
        span=_span(row),
        stated=row["stated"],
        found=row["found"],
        verdict=Verdict(row["verdict"]),
        note=row["note"],
    )
