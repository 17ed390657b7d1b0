"""The scorer: its rules a line a case; and that it says the same as the one that the project is judged by."""

from __future__ import annotations

import copy
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reportedly.benchmarks._scoring import Gold, alike, score
from reportedly.benchmarks.gold import Example, as_json
from reportedly.model import Reading

ROOT = Path(__file__).parents[2]
JUDGE = ROOT.parent / "shared" / "tools" / "score_record.py"
TEXT = "A bomb killed four people in Odrin on 9 May, police said. Officials will meet."
KILLED = "killed four people"


def claim(quote: str = KILLED, field: str = "killed", **more: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    row = {"id": "c", "field": field, "quote": quote, "start": start, "end": start + len(quote)}
    return {**row, "according_to": [{"name": "police"}], "certainty": "stated", **more}


def incident(**more: Any) -> dict[str, Any]:
    return {
        "kind": "bombing", "status": "happened", "aggregate": False, "summary": "",
        "when": {"earliest": "2031-05-09", "latest": "2031-05-09"},
        "where": {"name": "Odrin", "latitude": 41.68, "longitude": 26.56, "precision": "town"},
        "casualties": {"killed": {"low": 4, "high": 4}}, "victims": [{"description": "four people"}],
        "perpetrators": [], "weapons": [{"kind": "bomb", "text": "A bomb"}], "claims": [claim()], **more,
    }  # fmt: skip


def record(*incidents: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"incidents": list(incidents), "statements": [], "checks": [], "disagreements": [], **more}


def gold(**slots: Any) -> Gold:
    return Gold.model_validate({"incidents": [{"name": "odrin", "anchor": [KILLED], **slots}]})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the mayor", "The Mayor of Odrin", True),
        ("mayor", "mayoral", True),
        ("or", "mayor", False),
        ("oral", "mayoral", False),
        ("UN", "the UN", False),
        ("UN", "U.N", False),
        ("UN", "un", True),
        ("", "anything", False),
        (None, "anything", False),
    ],
)
def test_alike(one: str | None, other: str, expected: bool) -> None:
    assert alike(one, other) is expected


@pytest.mark.parametrize(
    ("slot", "wanted", "right"),
    [
        ("kind", ["bombing", "explosion"], True),
        ("kind", ["shooting"], False),
        ("when", ["2031-05-09", "2031-05-09"], True),
        ("when", ["2031-05-08", "2031-05-08"], False),
        ("when", ["2031-05-08", "2031-05-09"], True),
        ("when", ["2031-05-01", "2031-05-31"], False),
        ("when", None, False),
        ("where", {"names": ["Odrin"]}, True),
        ("where", {"names": ["Odrin"], "at": [41.7, 26.5], "km": 25}, True),
        ("where", {"names": ["Odrin"], "at": [42.7, 26.5], "km": 25}, False),
        ("where", {"names": ["Odrin"], "precision": ["region"]}, False),
        ("where", None, False),
        ("killed", [4, 4], True),
        ("killed", [4, None], True),
        ("killed", [3, 4], False),
        ("killed", None, False),
        ("injured", None, True),
        ("victims", [["children", "people"]], True),
        ("victims", ["people", "children"], False),
        ("perpetrators", None, True),
        ("weapons", ["bomb"], True),
    ],
)
def test_slots(slot: str, wanted: Any, right: bool) -> None:
    assert score(gold(**{slot: wanted}), record(incident()), TEXT).parts["slots"] == right


@pytest.mark.parametrize(
    ("row", "precision"),
    [
        (incident(), 1.0),
        (incident(claims=[claim(start=0)]), 0.0),
        (incident(kind="arrest", claims=[claim("Officials will meet")]), 0.0),
        (incident(status="alleged"), 1.0),
    ],
)
def test_an_incident_is_found_by_the_words_that_stand_where_it_says(row: dict[str, Any], precision: float) -> None:
    assert score(gold(injured=None), record(row), TEXT).precision == precision


def test_what_is_left_over_is_spurious_and_aggregates_are_let_pass() -> None:
    other = incident(kind="arrest", claims=[])
    assert score(gold(), record(incident(), other), TEXT).precision == 0.5
    assert score(gold(), record(incident(), {**other, "aggregate": True}), TEXT).precision == 1.0
    assert score(gold(), record(incident(), *[{**other, "aggregate": True}] * 5), TEXT).precision == pytest.approx(
        1 / 3
    )
    assert score(gold(), record(incident(), {**other, "status": "denied"}), TEXT).precision == 1.0


def test_claims_are_right_by_field_words_source_and_certainty() -> None:
    for wanted, right in (
        ({"according_to": "police"}, 1.0),
        ({"according_to": None}, 0.0),
        ({"certainty": ["hedged"]}, 0.0),
        ({"field": ["injured"]}, 0.0),
        ({}, 1.0),
    ):
        one = gold(claims=[{"field": ["killed"], "quote": ["four people"], **wanted}])
        assert score(one, record(incident()), TEXT).parts["claims"] == right, wanted
    many = record(incident(claims=[claim()] * 40))
    assert score(gold(claims=[{"field": ["killed"], "quote": ["four"]}]), many, TEXT).parts["claims"] == 0.5


def test_a_span_has_one_kind() -> None:
    rows = [claim("Officials will meet", kind=kind) for kind in ("trend", "plan")]
    asked = {"incidents": [], "statements": [{"kind": ["plan"], "quote": ["will meet"]}]}
    found = score(Gold.model_validate(asked), record(statements=rows), TEXT)
    assert found.parts == {"incidents": 1.0, "statements": 0.0}


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    if not JUDGE.is_file():
        pytest.skip("../shared/tools/score_record.py is not here: nothing to compare with")
    spec = importlib.util.spec_from_file_location("score_record", JUDGE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_agrees_with_the_judge(judge: ModuleType, read_examples: dict[str, tuple[Example, Reading]]) -> None:
    for name, (example, reading) in read_examples.items():
        rows = json.loads((ROOT / "examples" / "gold" / f"{name}.gold.json").read_text(encoding="utf-8"))
        held = as_json([reading])
        lesser = copy.deepcopy(held)
        lesser["incidents"] = lesser["incidents"][1:] + [{**one, "status": "denied"} for one in lesser["incidents"][:5]]
        lesser["statements"] = lesser["statements"][::2]
        for one in (held, lesser):
            precision, recall, parts = judge.score(rows, copy.deepcopy(one), lambda *_: None, reading.report.text)
            found = score(example.gold, one, reading.report.text)
            assert (found.precision, found.recall) == (precision, recall), name
            assert found.parts == pytest.approx(parts), name
