"""Values of the model to the JSON of the contract and back: one form for what is printed and for what is stored.

Loads no database library, so that whoever only prints does not pay for one. Every function here is total: a value that
went out comes back equal (a property test holds this).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from reportedly.model import (
    Field,
    Implied,
    Kind,
    KindValue,
    Number,
    Participant,
    PlacePrecision,
    RelativeTo,
    Role,
    Source,
    Span,
    Target,
    TextValue,
    TimePrecision,
    Value,
    Weapon,
    When,
    Where,
)

Json = dict[str, Any]
NUMBERS = (Field.KILLED, Field.INJURED, Field.MISSING, Field.ABDUCTED, Field.DETAINED)
PEOPLE = (Field.VICTIM, Field.PERPETRATOR)
TEXTS = (Field.CAUSE, Field.OUTCOME, Field.EVIDENCE)


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def to_day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def from_number(value: Number) -> Json:
    return {"low": value.low, "high": value.high, "of": value.of, "part_of": value.part_of}


def from_when(value: When) -> Json:
    leans = value.relative_to
    return {
        "earliest": day(value.earliest),
        "latest": day(value.latest),
        "precision": str(value.precision),
        "text": value.text,
        "relative_to": {"to": leans.to, "days": list(leans.days)} if leans else None,
    }


def from_where(value: Where) -> Json:
    return {
        "name": value.name,
        "latitude": value.latitude,
        "longitude": value.longitude,
        "precision": str(value.precision),
        "country": value.country,
        "admin1": value.admin1,
        "gazetteer_id": value.gazetteer_id,
        "text": value.text,
    }


def from_participant(value: Participant) -> Json:
    return {
        "name": value.name,
        "description": value.description,
        "office": value.office,
        "group": value.group,
        "side": value.side,
        "role": str(value.role),
        "count": from_number(value.count) if value.count else None,
        "age": value.age,
        "minor": value.minor,
    }


def from_source(value: Source) -> Json:
    return {
        "name": value.name,
        "kind": str(value.kind),
        "office": value.office,
        "description": value.description,
    }


def from_span(value: Span) -> Json:
    return {"start": value.start, "end": value.end, "quote": value.quote}


def from_implied(value: Implied) -> Json:
    weekday = value.weekday if isinstance(value.weekday, str) else list(value.weekday)
    span = value.span
    return {"weekday": weekday, "start": span.start, "end": span.end, "quote": span.quote}


def from_value(value: Value) -> Json:
    """A claim's value as the contract prints it."""
    if isinstance(value, KindValue):
        return {"kind": str(value.kind)}
    if isinstance(value, When):
        return from_when(value)
    if isinstance(value, Where):
        return from_where(value)
    if isinstance(value, Number):
        return from_number(value)
    if isinstance(value, Participant):
        return from_participant(value)
    if isinstance(value, Weapon):
        return {"kind": value.kind, "text": value.text}
    return {"text": value.text}


def to_number(row: Mapping[str, Any]) -> Number:
    return Number(row["low"], row["high"], row["of"], row["part_of"])


def to_when(row: Mapping[str, Any]) -> When:
    leans = row["relative_to"]
    return When(
        earliest=to_day(row["earliest"]),
        latest=to_day(row["latest"]),
        precision=TimePrecision(row["precision"]),
        text=row["text"],
        relative_to=RelativeTo(leans["to"], (leans["days"][0], leans["days"][1])) if leans else None,
    )


def to_where(row: Mapping[str, Any]) -> Where:
    return Where(
        name=row["name"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        precision=PlacePrecision(row["precision"]),
        country=row["country"],
        admin1=row["admin1"],
        gazetteer_id=row["gazetteer_id"],
        text=row["text"],
    )


def to_participant(row: Mapping[str, Any]) -> Participant:
    return Participant(
        name=row["name"],
        description=row["description"],
        office=row["office"],
        group=row["group"],
        side=row["side"],
        role=Role(row["role"]),
        count=to_number(row["count"]) if row["count"] else None,
        age=row["age"],
        minor=row["minor"],
    )


_BACK: dict[Field, Callable[[Mapping[str, Any]], Value]] = {
    Field.KIND: lambda row: KindValue(Kind(row["kind"])),
    Field.WHEN: to_when,
    Field.WHERE: to_where,
    Field.TARGET: lambda row: Target(row["text"]),
    Field.WEAPON: lambda row: Weapon(row["kind"], row["text"]),
    **dict.fromkeys(NUMBERS, to_number),
    **dict.fromkeys(PEOPLE, to_participant),
    **dict.fromkeys(TEXTS, lambda row: TextValue(row["text"])),
}


def to_value(field: Field, row: Mapping[str, Any]) -> Value:
    """The value of a claim on `field` from its JSON. Raises `KeyError` or `ValueError` where that has another shape."""
    return _BACK[field](row)
