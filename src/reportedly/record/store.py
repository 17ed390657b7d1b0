"""Writes a reading into the record: one report is one transaction, and what stands already is not written twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from reportedly.errors import ModelError
from reportedly.model import (
    Appearance,
    Claim,
    Disagreement,
    Published,
    Reading,
    Report,
    Source,
    Statement,
    Telling,
)
from reportedly.record import schema as s
from reportedly.record.columns import Row, claim_columns, person_columns, source_columns, when_columns, where_columns
from reportedly.record.values import from_implied


class Outcome(StrEnum):
    """What became of a report that was given to the record."""

    NEW = "new"  # the text was not held
    SUPERSEDED = "superseded"  # held, and read anew: the older reading is marked
    HELD = "held"  # held as it is: an appearance was added, and nothing else


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a report: its reading's number in the record."""

    report: str
    number: int
    outcome: Outcome


def add_report(connection: Connection, report: Report, at: str) -> bool:
    """The report's row, where there is none. Says whether there was none."""
    if connection.scalar(select(s.reports.c.id).where(s.reports.c.id == report.id)):
        return False
    row = {
        "id": report.id,
        "sha256": report.sha256,
        "title": report.title,
        "language": report.language,
        "characters": len(report.text),
        "text": report.text,
        "added_at": at,
    }
    connection.execute(insert(s.reports).values(row))
    return True


def add_appearances(connection: Connection, report: Report, appearances: Iterable[Appearance], at: str) -> int:
    """Adds each appearance that is not held with the same particulars, `received` among them. Gives their number."""
    held = set(connection.execute(_appearances(report.id)).tuples())
    added = 0
    for appearance in appearances or (Appearance(),):
        row = {
            "publisher": appearance.publisher,
            "author": appearance.author,
            "url": appearance.url,
            "published": appearance.published,
            "received": appearance.received or at,
            "sha256": appearance.sha256 or _hash(appearance.content),
            "extractor": appearance.extractor,
        }
        if tuple(row.values()) in held:
            continue
        held.add(tuple(row.values()))
        row |= {"report": report.id, "original": _original(connection, report, appearance)}
        connection.execute(insert(s.appearances).values(row))
        added += 1
    return added


def _appearances(report: str) -> Any:
    a = s.appearances.c
    columns = (a.publisher, a.author, a.url, a.published, a.received, a.sha256, a.extractor)
    return select(*columns).where(a.report == report)


def _hash(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _original(connection: Connection, report: Report, appearance: Appearance) -> str | None:
    """Keeps the bytes once; not at all where they are the text in UTF-8, which is kept already."""
    content = appearance.content
    if content is None:
        return None
    name = _hash(content)
    if name == report.sha256:
        return None
    if not connection.scalar(select(s.originals.c.sha256).where(s.originals.c.sha256 == name)):
        connection.execute(insert(s.originals).values(sha256=name, size=len(content), content=content))
    return name


def supersede(connection: Connection, old: int, new: int, at: str) -> None:
    """Marks the reading `old` as replaced by `new`; its rows stay."""
    mark = update(s.readings).where(s.readings.c.number == old)
    connection.execute(mark.values(superseded_at=at, superseded_by=new))


def add_reading(connection: Connection, reading: Reading, given: Published, pipeline: str | None, at: str) -> int:
    """The reading with all that it found; the report's row must stand. Gives the reading's number."""
    report = reading.report.id
    published = reading.report.published
    row = {
        "report": report,
        "rules_version": reading.version,
        "pipeline": pipeline,
        "given_date": given.date,
        "given_basis": given.basis,
        "published": published.date,
        "basis": published.basis,
        "notes": list(reading.notes),
        "read_at": at,
    }
    [number] = _insert(connection, s.readings, [row])
    hints = [_spanned(from_implied(hint)) for hint in published.implied]
    _many(connection, s.date_hints, [{"reading": number, "position": at_, **hint} for at_, hint in enumerate(hints)])
    writer = _Writer(connection, number, report)
    writer.tellings(reading.tellings)
    writer.statements(reading.statements)
    writer.disagreements(reading.disagreements)
    checks = [
        {
            "id": check.id,
            "reading": number,
            "report": report,
            "position": position,
            "kind": check.kind,
            "span_start": check.span.start,
            "span_end": check.span.end,
            "quote": check.span.quote,
            "stated": check.stated,
            "found": check.found,
            "verdict": check.verdict,
            "note": check.note,
        }
        for position, check in enumerate(reading.checks)
    ]
    _many(connection, s.checks, checks)
    return number


class _Writer:
    """Writes the parts of one reading and remembers the numbers that they got."""

    def __init__(self, connection: Connection, reading: int, report: str) -> None:
        self.connection = connection
        self.reading = reading
        self.report = report
        self._sources: dict[Source, int] = {}
        self._tellings: dict[str, int] = {}
        self._claims: dict[tuple[str, str], int] = {}
        self._anywhere: dict[str, int] = {}

    def tellings(self, tellings: Sequence[Telling]) -> None:
        """One statement a table for all tellings: a statement costs more than its rows."""
        rows = [self._telling(position, telling) for position, telling in enumerate(tellings)]
        numbers = _insert(self.connection, s.tellings, rows)
        told = list(zip(tellings, numbers, strict=True))
        self._tellings = {telling.id: number for telling, number in told}
        self._write_claims(told)
        people = [row for telling, number in told for row in _people_rows(telling, number)]
        _many(self.connection, s.participants, people)
        targets = [
            {"telling": number, "position": i, "text": target.text}
            for telling, number in told
            for i, target in enumerate(telling.targets)
        ]
        _many(self.connection, s.targets, targets)
        weapons = [
            {"telling": number, "position": i, "kind": weapon.kind, "text": weapon.text}
            for telling, number in told
            for i, weapon in enumerate(telling.weapons)
        ]
        _many(self.connection, s.weapons, weapons)
        self._write_tolls(told)

    def _telling(self, position: int, telling: Telling) -> Row:
        return {
            "id": telling.id,
            "reading": self.reading,
            "report": self.report,
            "position": position,
            "kind": telling.kind,
            "status": telling.status,
            "aggregate": telling.aggregate,
            "summary": telling.summary,
            **when_columns(telling.when),
            **where_columns(telling.where),
        }

    def _write_claims(self, told: Sequence[tuple[Telling, int]]) -> None:
        rows: list[Row] = []
        claims: list[tuple[str, Claim]] = []
        for telling, number in told:
            for position, (name, claim) in enumerate({claim.id: claim for claim in telling.claims}.items()):
                claims.append((telling.id, claim))
                rows.append(
                    {
                        "id": name,
                        "telling": number,
                        "report": self.report,
                        "position": position,
                        **claim_columns(claim),
                    }
                )
        numbers = _insert(self.connection, s.claims, rows)
        for (telling_id, _), row, at in zip(claims, rows, numbers, strict=True):
            self._claims[telling_id, row["id"]] = at
            self._anywhere.setdefault(row["id"], at)
        chains = [(at, claim.according_to) for (_, claim), at in zip(claims, numbers, strict=True)]
        self._chain(s.claim_sources, "claim", chains)

    def _chain(self, table: Table, column: str, chains: Iterable[tuple[int, Sequence[Source]]]) -> None:
        chains = list(chains)
        new = list(dict.fromkeys(source for _, chain in chains for source in chain if source not in self._sources))
        rows = [{"reading": self.reading, **source_columns(source)} for source in new]
        self._sources.update(zip(new, _insert(self.connection, s.sources, rows), strict=True))
        links = [
            {column: number, "position": position, "source": self._sources[source]}
            for number, chain in chains
            for position, source in enumerate(chain)
        ]
        _many(self.connection, table, links)

    def _write_tolls(self, told: Sequence[tuple[Telling, int]]) -> None:
        tolls = [
            {"telling": number, "field": field, "low": toll.low, "best": toll.best, "high": toll.high}
            for telling, number in told
            for field, toll in telling.casualties.items()
        ]
        _many(self.connection, s.casualties, tolls)
        rests = [
            {"telling": number, "field": field, "position": position, "claim": self._claim(telling.id, claim)}
            for telling, number in told
            for field, toll in telling.casualties.items()
            for position, claim in enumerate(toll.claims)
        ]
        _many(self.connection, s.casualty_claims, rests)

    def _claim(self, telling: str, claim: str) -> int:
        number = self._claims.get((telling, claim)) or self._anywhere.get(claim)
        if number is None:
            raise ModelError(f"{telling} points to the claim {claim}, which its report does not make")
        return number

    def statements(self, statements: Sequence[Statement]) -> None:
        rows = [
            {
                "id": statement.id,
                "reading": self.reading,
                "report": self.report,
                "position": position,
                "kind": statement.kind,
                "certainty": statement.certainty,
                **when_columns(statement.when),
                "place_name": statement.where,
                "span_start": statement.span.start,
                "span_end": statement.span.end,
                "quote": statement.span.quote,
                "origin": statement.origin,
            }
            for position, statement in enumerate(statements)
        ]
        numbers = _insert(self.connection, s.statements, rows)
        chains = [(at, statement.according_to) for statement, at in zip(statements, numbers, strict=True)]
        self._chain(s.statement_sources, "statement", chains)

    def disagreements(self, disagreements: Sequence[Disagreement]) -> None:
        for position, differ in enumerate(disagreements):
            if differ.incident not in self._tellings:
                raise ModelError(
                    f"the disagreement {differ.id} is about {differ.incident}, which its report does not tell"
                )
            row = {
                "id": differ.id,
                "reading": self.reading,
                "telling": self._tellings[differ.incident],
                "position": position,
                "field": differ.field,
                "note": differ.note,
            }
            [number] = _insert(self.connection, s.disagreements, [row])
            sides = [
                {"disagreement": number, "position": i, "claim": self._claim(differ.incident, claim)}
                for i, claim in enumerate(differ.claims)
            ]
            _many(self.connection, s.disagreement_claims, sides)


def _people_rows(telling: Telling, number: int) -> Iterable[Row]:
    for part, group in (("victim", telling.victims), ("perpetrator", telling.perpetrators)):
        for position, person in enumerate(group):
            yield {"telling": number, "part": part, "position": position, **person_columns(person)}


def _insert(connection: Connection, table: Table, rows: list[Row]) -> list[int]:
    """Rows with a `number` of their own; gives the numbers in the rows' order."""
    if not rows:
        return []
    query = insert(table).returning(table.c.number, sort_by_parameter_order=True)
    return list(connection.scalars(query, rows))


def _many(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _spanned(row: Row) -> Row:
    return {"weekday": row["weekday"], "span_start": row["start"], "span_end": row["end"], "quote": row["quote"]}
