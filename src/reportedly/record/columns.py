"""Values of the model as columns of `schema.py`: what a row holds besides its keys."""

from __future__ import annotations

from typing import Any

from reportedly.model import Claim, KindValue, Number, Participant, Source, Value, Weapon, When, Where
from reportedly.record.values import from_value

Row = dict[str, Any]


def when_columns(when: When | None) -> Row:
    """A time as the columns of `tellings` and `statements`."""
    leans = when.relative_to if when else None
    return {
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "time_precision": when.precision if when else None,
        "time_text": when.text if when else None,
        "time_relative_to": leans.to if leans else None,
        "time_days_least": leans.days[0] if leans else None,
        "time_days_most": leans.days[1] if leans else None,
    }


def where_columns(where: Where | None) -> Row:
    return {
        "place_name": where.name if where else None,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "place_precision": where.precision if where else None,
        "country": where.country if where else None,
        "admin1": where.admin1 if where else None,
        "gazetteer_id": where.gazetteer_id if where else None,
        "place_text": where.text if where else None,
    }


def person_columns(person: Participant) -> Row:
    count = person.count
    return {
        "name": person.name,
        "description": person.description,
        "office": person.office,
        "group_name": person.group,
        "side": person.side,
        "role": person.role,
        "counted": count is not None,
        "count_low": count.low if count else None,
        "count_high": count.high if count else None,
        "count_of": count.of if count else None,
        "count_part_of": count.part_of if count else None,
        "age": person.age,
        "minor": person.minor,
    }


def source_columns(source: Source) -> Row:
    span = source.span
    return {
        "name": source.name,
        "kind": source.kind,
        "office": source.office,
        "description": source.description,
        "span_start": span.start if span else None,
        "span_end": span.end if span else None,
        "quote": span.quote if span else None,
    }


def claim_columns(claim: Claim) -> Row:
    return {
        "field": claim.field,
        "value": from_value(claim.value),
        **_typed(claim.value),
        "text": claim.text,
        "certainty": claim.certainty,
        "cue": claim.cue,
        "quoted": claim.quoted,
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "quote": claim.span.quote,
        "origin": claim.origin,
    }


_EMPTY = dict.fromkeys(
    ("low", "high", "of_whom", "part_of", "earliest", "latest", "latitude", "longitude", "name", "role")
)


def _typed(value: Value) -> Row:
    """The value once more in typed columns, for those who ask with SQL."""
    if isinstance(value, Number):
        return {**_EMPTY, "low": value.low, "high": value.high, "of_whom": value.of, "part_of": value.part_of}
    if isinstance(value, When):
        return {**_EMPTY, "earliest": value.earliest, "latest": value.latest}
    if isinstance(value, Where):
        return {**_EMPTY, "name": value.name, "latitude": value.latitude, "longitude": value.longitude}
    if isinstance(value, Participant):
        return {**_EMPTY, "name": value.name or value.group, "role": value.role}
    if isinstance(value, KindValue | Weapon):
        return {**_EMPTY, "name": value.kind}
    return _EMPTY
