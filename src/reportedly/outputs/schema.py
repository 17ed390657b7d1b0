"""The JSON Schema (draft 2020-12) of `reportedly-record/1`, made from the lists of the model, so that they agree.

Closed: every field is required and no other is allowed, so that a check by it is worth something. Later versions may
add fields, and their `reportedly schema` prints them; none is renamed.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from reportedly.model import (
    FORMAT,
    QUOTE_LIMIT,
    TOLLS,
    Certainty,
    CheckKind,
    DateBasis,
    Field,
    Kind,
    PlacePrecision,
    Role,
    SourceKind,
    StatementKind,
    Status,
    TimePrecision,
    Verdict,
)

Schema = dict[str, Any]

SCHEMES = {
    "acled": ("event_type", "sub_event_type"),
    "ucdp": ("type_of_violence",),
    "plover": ("event", "mode"),
}
TEXT: Schema = {"type": "string"}
NAME: Schema = {"type": "string", "minLength": 1}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
MAYBE_COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
DAY: Schema = {"type": ["string", "null"], "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _maybe(name: str) -> Schema:
    return {"oneOf": [_ref(name), {"type": "null"}]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(values: type[StrEnum] | list[str]) -> Schema:
    return {"enum": [str(value) for value in values]}


def _id(letter: str) -> Schema:
    """An id: a letter that tells what it names, and hex digits."""
    return {"type": "string", "pattern": f"^{letter}-[0-9a-f]+$"}


def _object(about: str, **fields: Schema) -> Schema:
    return {
        "description": about,
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _span() -> dict[str, Schema]:
    quote = {"type": "string", "minLength": 1, "maxLength": QUOTE_LIMIT}
    return {"start": COUNT, "end": {"type": "integer", "minimum": 1}, "quote": quote}


def _values() -> Schema:
    """The shape of a claim's value by its field."""
    shapes: list[tuple[tuple[Field, ...], str]] = [
        ((Field.KIND,), "kind_value"),
        ((Field.WHEN,), "when"),
        ((Field.WHERE,), "where"),
        (TOLLS, "number"),
        ((Field.VICTIM, Field.PERPETRATOR), "participant"),
        ((Field.TARGET, Field.CAUSE, Field.OUTCOME, Field.EVIDENCE), "text_value"),
        ((Field.WEAPON,), "weapon"),
    ]
    return {
        "allOf": [
            {
                "if": {"properties": {"field": {"enum": [str(field) for field in fields]}}, "required": ["field"]},
                "then": {"properties": {"value": _ref(name)}},
            }
            for fields, name in shapes
        ]
    }


def _parts() -> Schema:
    """Times, places, numbers, people and sources."""
    return {
        "when": _object(
            "An interval of whole days, both ends included; null is unknown.",
            earliest=DAY,
            latest=DAY,
            precision=_one_of(TimePrecision),
            text=TEXT,
            relative_to=_maybe("relative_to"),
        ),
        "relative_to": _object(
            "What a relative time leans on: the report, or an incident; and the days between, least and most.",
            to={**NAME, "description": "`report`, or the id of an incident"},
            days={"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
        ),
        "where": _object(
            "The smallest place that the report gives, in WGS 84 degrees.",
            name=NAME,
            latitude={"type": ["number", "null"], "minimum": -90, "maximum": 90},
            longitude={"type": ["number", "null"], "minimum": -180, "maximum": 180},
            precision=_one_of(PlacePrecision),
            country={"type": ["string", "null"], "pattern": "^[A-Z]{2}$"},
            admin1=MAYBE_TEXT,
            gazetteer_id=MAYBE_TEXT,
            text=TEXT,
        ),
        "number": _object(
            "Bounds; null is an open end. `part_of` is the id of the claim that includes it.",
            low=MAYBE_COUNT,
            high=MAYBE_COUNT,
            of=MAYBE_TEXT,
            part_of={"oneOf": [_id("c"), {"type": "null"}]},
        ),
        "participant": _object(
            "A person or group, of whom nothing is said but what the report says.",
            name=MAYBE_TEXT,
            description=MAYBE_TEXT,
            office=MAYBE_TEXT,
            group=MAYBE_TEXT,
            side=MAYBE_TEXT,
            role=_one_of(Role),
            count=_maybe("number"),
            age=MAYBE_COUNT,
            minor={"type": ["boolean", "null"]},
        ),
        "weapon": _object("A weapon, and the report's words for it.", kind=NAME, text=TEXT),
        "kind_value": _object("What happened.", kind=_one_of(Kind)),
        "text_value": _object("The report's words.", text=TEXT),
        "source": _object(
            "Who says it, as the report words it.",
            name=MAYBE_TEXT,
            kind=_one_of(SourceKind),
            office=MAYBE_TEXT,
            description=MAYBE_TEXT,
        ),
        "toll": _object(
            "A summary over claims, which it points back to.",
            low=MAYBE_COUNT,
            best=MAYBE_COUNT,
            high=MAYBE_COUNT,
            claims=_list(_id("c")),
        ),
    }


def _report() -> Schema:
    appearance = _object(
        "Where and when it was met.", publisher=MAYBE_TEXT, author=MAYBE_TEXT, url=MAYBE_TEXT, received=MAYBE_TEXT
    )
    weekday: Schema = {"oneOf": [_list({"enum": WEEKDAYS}), {"enum": ["month", "year"]}]}
    implied = _object("What the text implies of its own date.", weekday=weekday, **_span())
    published = _object(
        "The day of publication, and how it is known.", date=DAY, basis=_one_of(DateBasis), implied=_list(implied)
    )
    return _object(
        "One text, of whom only the particulars are printed.",
        id=_id("r"),
        title=MAYBE_TEXT,
        language={"type": ["string", "null"], "pattern": "^[a-z]{2,3}$"},
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        characters=COUNT,
        appearances=_list(appearance),
        published=published,
    )


def _codes() -> Schema:
    code: Schema = {"type": ["string", "integer", "null"]}
    return _object(
        "Codes of other schemes, from a rule table over kind and roles; null or `unknown` where a role is not known.",
        **{name: _object(name.upper(), **dict.fromkeys(parts, code)) for name, parts in SCHEMES.items()},
    )


def _incident() -> Schema:
    tolls = {
        "description": "Tolls on which something is said.",
        "type": "object",
        "properties": {str(field): _ref("toll") for field in TOLLS},
        "additionalProperties": False,
    }
    return _object(
        "Something that reportedly happened at a time and place: a view over its claims.",
        id=NAME,
        kind=_one_of(Kind),
        status=_one_of(Status),
        aggregate={"type": "boolean"},
        summary=TEXT,
        when=_ref("when"),
        where=_maybe("where"),
        victims=_list(_ref("participant")),
        perpetrators=_list(_ref("participant")),
        targets=_list(_ref("text_value")),
        weapons=_list(_ref("weapon")),
        casualties=tolls,
        codes=_codes(),
        reports={**_list(_id("r")), "minItems": 1},
        claims=_list(_ref("claim")),
        disagreements=_list(_id("d")),
    )


def _claim() -> Schema:
    return {
        **_object(
            "One source's word on one field. No sources: the report's own word.",
            id=_id("c"),
            report=_id("r"),
            field=_one_of(Field),
            value={"type": "object"},
            text=TEXT,
            certainty=_one_of(Certainty),
            according_to=_list(_ref("source")),
            cue=MAYBE_TEXT,
            quoted={"type": "boolean"},
            **_span(),
            origin={"type": "string", "pattern": "^[^@]+@.+$"},
        ),
        **_values(),
    }


def _others() -> Schema:
    """Statements, disagreements and checks."""
    return {
        "statement": _object(
            "What a report says that is no single incident.",
            id=_id("s"),
            kind=_one_of(StatementKind),
            certainty=_one_of(Certainty),
            according_to=_list(_ref("source")),
            when=_maybe("when"),
            where={"oneOf": [_object("A name only: no coordinates.", name=NAME), {"type": "null"}]},
            report=_id("r"),
            **_span(),
            origin={"type": "string", "pattern": "^[^@]+@.+$"},
        ),
        "disagreement": _object(
            "Claims that cannot all be true.",
            id=_id("d"),
            incident=NAME,
            field=_one_of(Field),
            claims={**_list(_id("c")), "minItems": 2},
            note=TEXT,
        ),
        "check": _object(
            "A claim held against the world.",
            id=_id("k"),
            kind=_one_of(CheckKind),
            report=_id("r"),
            **_span(),
            stated=TEXT,
            found=MAYBE_TEXT,
            verdict=_one_of(Verdict),
            note=TEXT,
        ),
    }


def record_schema() -> Schema:
    """The schema as a JSON value."""
    whole = _object(
        "What reports of armed conflict say, on whose word, and where in their text.",
        format={"const": FORMAT},
        reports=_list(_ref("report")),
        incidents=_list(_ref("incident")),
        statements=_list(_ref("statement")),
        disagreements=_list(_ref("disagreement")),
        checks=_list(_ref("check")),
    )
    parts = {"report": _report(), "incident": _incident(), "claim": _claim(), **_others(), **_parts()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        "title": FORMAT,
        **whole,
        "$defs": parts,
    }
