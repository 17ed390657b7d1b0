"""The JSON of the contract: valid, the same each time, safe to look at."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from record.samples import POLICE, claim, make_reading, make_report, numbered, span
from reportedly.model import (
    Appearance,
    Field,
    Kind,
    KindValue,
    Participant,
    Published,
    Reading,
    StatementKind,
    Target,
    Weapon,
)
from reportedly.outputs import record_schema
from reportedly.outputs.contract import SECTIONS
from reportedly.outputs.writer import RecordWriter, dumps, write_record

VALIDATOR = Draft202012Validator(record_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def written(*readings: Reading) -> str:
    out = io.StringIO()
    write_record(out, readings)
    return out.getvalue()


def read_back(*readings: Reading) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(*readings))
    VALIDATOR.validate(found)
    return found


@pytest.mark.parametrize("published", [date(2031, 5, 11), None])
def test_it_is_valid_and_whole(published: date | None) -> None:
    report = make_report(published=published, publisher="Paper", author="Somebody", url="https://paper.example/1")
    done = make_reading(report)
    found = read_back(done)
    assert tuple(found) == ("format", *SECTIONS)
    assert [len(found[name]) for name in SECTIONS] == [1, 2, 1, 1, 1]
    [printed] = found["reports"]
    assert printed["published"]["date"] == (published.isoformat() if published else None)
    assert printed["appearances"] == [
        {"publisher": "Paper", "author": "Somebody", "url": "https://paper.example/1", "received": None}
    ]
    for row in [one for incident in found["incidents"] for one in incident["claims"]] + found["statements"]:
        assert report.text[row["start"] : row["end"]] == row["quote"]
    first = found["incidents"][0]
    assert first["disagreements"] == [found["disagreements"][0]["id"]]
    known = {one["id"] for one in first["claims"]}
    assert set(first["casualties"]["killed"]["claims"]) <= known
    assert list(first["casualties"]) == ["killed", "injured"]


def test_nothing_at_all_is_valid_too() -> None:
    assert read_back() == {"format": "reportedly-record/1", **{name: [] for name in SECTIONS}}
    bare = Reading(replace(make_report(), published=Published(), appearances=(), title=None, language=None))
    assert read_back(bare)["reports"][0]["language"] is None


def test_the_same_readings_make_the_same_bytes() -> None:
    readings = [make_reading(report) for report in numbered(5)]
    assert written(*readings) == written(*readings)


def test_rows_come_in_the_order_given() -> None:
    readings = [make_reading(report) for report in numbered(300)]
    found = read_back(*readings)
    assert [row["id"] for row in found["reports"]] == [reading.report.id for reading in readings]
    told = [telling.id for reading in readings for telling in reading.tellings]
    assert [row["id"] for row in found["incidents"]] == told


def test_a_row_is_a_line() -> None:
    lines = written(*(make_reading(report) for report in numbered(2))).splitlines()
    assert sum(line.startswith('{"id"') for line in lines) == 2 + 4 + 2 + 2 + 2


def test_other_appearances_may_stand_in() -> None:
    writer, out = RecordWriter(), io.StringIO()
    writer.add(make_reading(), [Appearance(publisher="Only this")])
    writer.write(out)
    assert [one["publisher"] for one in json.loads(out.getvalue())["reports"][0]["appearances"]] == ["Only this"]


@pytest.mark.parametrize("text", ["\x1b[2J", "\u202eevil", "\x9bmore", "\u2028", "\ufeff", "\x7f", "\x00"])
def test_what_a_terminal_would_obey_is_escaped_and_stays_the_same_value(text: str) -> None:
    printed = dumps({"a": text})
    assert printed.isascii()
    assert printed.isprintable()
    assert json.loads(printed) == {"a": text}


def test_other_scripts_stay_readable() -> None:
    assert dumps("Херсон دمشق “x” 🕊") == '"Херсон دمشق “x” 🕊"'


def _changed(change: str) -> dict[str, Any]:
    found = read_back(make_reading())
    at: Any = found
    *way, last, value = change.split(" ")
    for step in way:
        at = at[int(step) if step.isdigit() else step]
    if value == "-":
        del at[last]
    else:
        at[last] = json.loads(value)
    return found


@pytest.mark.parametrize(
    "change",
    [
        'format "reportedly-record/2"',
        "reports -",
        'incidents 0 kind "murder"',
        'incidents 0 status "true"',
        'incidents 0 surprise "field"',
        "incidents 0 where -",
        "incidents 0 where latitude 91",
        'incidents 0 where country "Bulgaria"',
        'incidents 0 when earliest "yesterday"',
        'incidents 0 when earliest "2031-02-30"',
        'incidents 0 when precision "roughly"',
        "incidents 0 when relative_to days [1]",
        'incidents 0 victims 0 role "baker"',
        "incidents 0 victims 0 minor 1",
        "incidents 0 casualties killed best -",
        "incidents 0 casualties killed low -1",
        'incidents 0 casualties maimed {"low":1}',
        "incidents 0 codes ucdp -",
        "incidents 0 reports []",
        'incidents 0 claims 0 field "mood"',
        'incidents 0 claims 0 value {"kind":"murder"}',
        'incidents 0 claims 0 value {"low":1,"high":1,"of":null,"part_of":null}',
        'incidents 0 claims 3 value {"kind":"bombing"}',
        'incidents 0 claims 0 certainty "sure"',
        'incidents 0 claims 0 origin "somebody"',
        'incidents 0 claims 0 quote ""',
        'incidents 0 claims 3 according_to 0 kind "god"',
        'statements 0 kind "opinion"',
        'statements 0 where "Odrin"',
        'checks 0 verdict "maybe"',
        'disagreements 0 claims ["c-1"]',
        'reports 0 published basis "guessed"',
        'reports 0 sha256 "x"',
    ],
)
def test_the_schema_refuses(change: str) -> None:
    assert not VALIDATOR.is_valid(_changed(change))


def test_the_schema_knows_every_kind_and_shape() -> None:
    report = make_report()
    done = make_reading(report)
    [first, *rest] = done.tellings
    values = [
        *(claim(report, Field.KIND, KindValue(kind), "A bomb", POLICE) for kind in Kind),
        claim(report, Field.PERPETRATOR, Participant("police"), "police"),
        claim(report, Field.TARGET, Target("market"), "market"),
        claim(report, Field.WEAPON, Weapon("bomb", "bomb"), "bomb"),
    ]
    statements = [replace(done.statements[0], kind=kind, when=None, where=None) for kind in StatementKind]
    found = read_back(
        replace(
            done,
            tellings=(replace(first, claims=(*first.claims, *values)), *rest),
            statements=tuple(replace(one, span=span(report.text, "Raids")) for one in statements),
        )
    )
    assert len(found["statements"]) == len(StatementKind)


def test_the_schema_is_sound() -> None:
    Draft202012Validator.check_schema(record_schema())
    assert json.loads(json.dumps(record_schema())) == record_schema()
