"""One reading as the pieces of the JSON contract `reportedly-record/1`. The published schema is `outputs/schema.py`.

Linking is a later step, so that a telling is its incident here: the same words serve when it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import TOLLS, Appearance, Check, Claim, Disagreement, Reading, Report, Statement, Telling, Toll
from reportedly.record.values import (
    Json,
    day,
    from_implied,
    from_participant,
    from_source,
    from_span,
    from_value,
    from_when,
    from_where,
)

SECTIONS = ("reports", "incidents", "statements", "disagreements", "checks")


def pieces(reading: Reading, appearances: Sequence[Appearance] | None = None) -> dict[str, list[Json]]:
    """Section to rows, in the order of the text. `appearances` stand in for the report's own where given."""
    differ: dict[str, list[str]] = {}
    for disagreement in reading.disagreements:
        differ.setdefault(disagreement.incident, []).append(disagreement.id)
    return {
        "reports": [report(reading.report, appearances)],
        "incidents": [incident(telling, differ.get(telling.id, [])) for telling in reading.tellings],
        "statements": [statement(one) for one in reading.statements],
        "disagreements": [_disagreement(one) for one in reading.disagreements],
        "checks": [_check(one) for one in reading.checks],
    }


def report(value: Report, appearances: Sequence[Appearance] | None = None) -> Json:
    met = value.appearances if appearances is None else appearances
    return {
        "id": value.id,
        "title": value.title,
        "language": value.language,
        "sha256": value.sha256,
        "characters": len(value.text),
        "appearances": [
            {"publisher": one.publisher, "author": one.author, "url": one.url, "received": one.received} for one in met
        ],
        "published": {
            "date": day(value.published.date),
            "basis": str(value.published.basis),
            "implied": [from_implied(hint) for hint in value.published.implied],
        },
    }


def incident(telling: Telling, disagreements: Sequence[str] = ()) -> Json:
    """A telling as an incident of its own."""
    return {
        "id": telling.id,
        "kind": str(telling.kind),
        "status": str(telling.status),
        "aggregate": telling.aggregate,
        "summary": telling.summary,
        "when": from_when(telling.when),
        "where": from_where(telling.where) if telling.where else None,
        "victims": [from_participant(one) for one in telling.victims],
        "perpetrators": [from_participant(one) for one in telling.perpetrators],
        "targets": [{"text": one.text} for one in telling.targets],
        "weapons": [{"kind": one.kind, "text": one.text} for one in telling.weapons],
        "casualties": {str(field): _toll(telling.casualties[field]) for field in TOLLS if field in telling.casualties},
        "codes": codes(telling),
        "reports": [telling.report],
        "claims": [claim(one) for one in telling.claims],
        "disagreements": list(disagreements),
    }


def _toll(toll: Toll) -> Json:
    return {"low": toll.low, "best": toll.best, "high": toll.high, "claims": list(toll.claims)}


def codes(telling: Telling) -> Json:
    """Codes of other schemes, from the tables of the coding room."""
    from reportedly.coding import code_telling

    return code_telling(telling)


def claim(value: Claim) -> Json:
    return {
        "id": value.id,
        "report": value.report,
        "field": str(value.field),
        "value": from_value(value.value),
        "text": value.text,
        "certainty": str(value.certainty),
        "according_to": [from_source(one) for one in value.according_to],
        "cue": value.cue,
        "quoted": value.quoted,
        **from_span(value.span),
        "origin": value.origin,
    }


def statement(value: Statement) -> Json:
    return {
        "id": value.id,
        "kind": str(value.kind),
        "certainty": str(value.certainty),
        "according_to": [from_source(one) for one in value.according_to],
        "when": from_when(value.when) if value.when else None,
        "where": {"name": value.where} if value.where else None,
        "report": value.report,
        **from_span(value.span),
        "origin": value.origin,
    }


def _disagreement(value: Disagreement) -> Json:
    return {
        "id": value.id,
        "incident": value.incident,
        "field": str(value.field),
        "claims": list(value.claims),
        "note": value.note,
    }


def _check(value: Check) -> Json:
    return {
        "id": value.id,
        "kind": str(value.kind),
        "report": value.report,
        **from_span(value.span),
        "stated": value.stated,
        "found": value.found,
        "verdict": str(value.verdict),
        "note": value.note,
    }
