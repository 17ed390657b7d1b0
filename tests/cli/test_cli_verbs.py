"""The verbs that work on what was read."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import reportedly.benchmarks
import reportedly.gazetteer
from record.samples import make_reading, make_report
from reportedly.outputs import record_schema

Call = Callable[..., Any]
TELLING = make_reading().tellings[0]


@pytest.fixture
def filled(call: Call, article: Path) -> Call:
    assert call("read", "market.txt", "--published", "2031-05-11").code == 0
    return call


def test_list(filled: Call) -> None:
    said = filled("list")
    assert (said.code, said.err) == (0, "")
    head, bomb, raid = said.out.splitlines()
    assert head.split() == ["INCIDENT", "DAY", "KIND", "PLACE", "KILLED", "STATUS"]
    assert bomb.split() == [TELLING.id[:10], "2031-05-09", "bombing", "Odrin,", "BG", "4-6", "happened"]
    assert raid.split()[1:] == ["?", "raid*", "?", "alleged"]
    assert max(map(len, said.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "kinds"),
    [
        (("--kind", "bombing"), ["bombing"]),
        (("--kind", "bombing", "--kind", "raid"), ["bombing", "raid*"]),
        (("--kind", "arson"), []),
        (("--since", "2031-05-09"), ["bombing"]),
        (("--since", "2031-05-10"), []),
        (("--until", "2031-05-09"), ["bombing"]),
        (("--until", "2031-05-08"), []),
        (("--since", "2031-05-01", "--until", "2031-05-31", "--kind", "raid"), []),
        (("--country", "bg"), ["bombing"]),
        (("--country", "UA"), []),
        (("--report", make_report().id[2:7]), ["bombing", "raid*"]),
    ],
)
def test_list_with_filters(filled: Call, arguments: tuple[str, ...], kinds: list[str]) -> None:
    said = filled("list", *arguments)
    assert said.code == 0
    assert [line.split()[2] for line in said.out.splitlines()[1:]] == kinds
    assert said.err == ("" if kinds else "reportedly: none of 2 incidents fits\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--kind", "murder"),
        ("--since", "spring"),
        ("--since", "2031-06-01", "--until", "2031-05-01"),
        ("--country", "Bulgaria"),
        ("--reports", "--kind", "raid"),
    ],
)
def test_list_used_wrongly(filled: Call, arguments: tuple[str, ...]) -> None:
    said = filled("list", *arguments)
    assert (said.code, said.out) == (2, "")


def test_list_of_reports(filled: Call) -> None:
    head, row = filled("list", "--reports").out.splitlines()
    assert head.split() == ["REPORT", "PUBLISHED", "LANG", "INCIDENTS", "TITLE"]
    assert row.split() == [make_report().id, "2031-05-11", "?", "2"]


def test_list_of_an_empty_record(call: Call, folder: Path) -> None:
    (folder / "none.txt").write_text("")
    assert call("read", "none.txt").code == 3
    for arguments in (("list",), ("list", "--reports"), ("list", "--kind", "raid")):
        said = call(*arguments)
        assert (said.code, said.out) == (0, "")
        assert "the record is empty" in said.err


def test_list_without_incidents(call: Call, folder: Path) -> None:
    (folder / "quiet.txt").write_text("Nothing took place.")
    call("read", "quiet.txt")
    assert call("list").err == "reportedly: no incident in 1 reports\n"


@pytest.mark.parametrize("verb", ["list", "verify", "export", "show", "forget"])
def test_without_a_record(call: Call, folder: Path, verb: str) -> None:
    more = {"export": ["json"], "show": ["i-1"], "forget": ["r-1", "--reason", "x"]}.get(verb, [])
    said = call(verb, *more)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("reportedly: there is no record at reportedly.db")
    assert not (folder / "reportedly.db").exists()


def test_show_an_incident(filled: Call) -> None:
    said = filled("show", TELLING.id[:6])
    assert said.code == 0
    fields = [line for line in said.out.splitlines() if line and not line.startswith(" ") and ":" not in line]
    wanted = ["kind", "when", "where", "killed", "injured", "victim", "target", "weapon", "cause", "disagreements"]
    assert [line for line in fields if line in wanted] == wanted
    for claim in TELLING.claims:
        assert claim.id in said.out
        assert claim.origin in said.out
    assert "a gas leak — the mayor's office (said), hedged" in said.out
    assert "Police say at least four, the hospital six." in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_show_takes_an_id_without_its_letter(filled: Call) -> None:
    assert filled("show", TELLING.id[2:9]).out == filled("show", TELLING.id).out


def test_show_a_report(filled: Call) -> None:
    said = filled("show", make_report().id[:6])
    assert said.code == 0
    for word in ("Bombing", "Raid", "trend — police", "Raids have increased", "distance: cannot tell", "met: 2"):
        assert word in said.out


@pytest.mark.parametrize("name", ["i-zzz", "zzz", "r-zzz", "", "%", "i-%"])
def test_show_something_that_is_not_there(filled: Call, name: str) -> None:
    said = filled("show", name)
    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1


def test_show_an_id_that_is_too_short(filled: Call) -> None:
    said = filled("show", "i-")
    assert said.code == 1
    assert "begins more than one incident" in said.err


def test_verify(filled: Call) -> None:
    said = filled("verify")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("1 reports, 2 incidents, ")
    assert said.out.endswith(": all in place\n")


def test_verify_finds_tampering(filled: Call) -> None:
    connection = sqlite3.connect("reportedly.db")
    with connection:
        connection.execute("UPDATE claims SET quote = 'A bat' WHERE field = 'weapon'")
    connection.close()
    said = filled("verify")
    assert said.code == 1
    assert "does not find its quote" in said.out
    assert said.out.endswith(": 1 problems\n")


def test_forget(filled: Call, folder: Path) -> None:
    said = filled("forget", make_report().id[:8], "--reason", "a witness asked")
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{make_report().id} is forgotten (a witness asked)\n"
    assert b"Anna Belova" not in (folder / "reportedly.db").read_bytes()
    assert "the record is empty" in filled("list").err


@pytest.mark.parametrize("more", [(), ("--reason", ""), ("--reason", "  ")])
def test_forget_asks_for_a_reason(filled: Call, more: tuple[str, ...]) -> None:
    said = filled("forget", make_report().id, *more)
    assert said.code == 2
    assert "reason" in said.err
    assert len(filled("list").out.splitlines()) == 3


def test_export_json(filled: Call) -> None:
    said = filled("export", "json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    Draft202012Validator(record_schema()).validate(found)
    assert found["reports"][0]["appearances"][0]["received"].startswith("2")
    assert filled("export", "json").out == said.out
    alone = json.loads(filled("read", "market.txt", "--json").out)
    assert alone["incidents"] == found["incidents"]


def test_schema(call: Call) -> None:
    said = call("schema")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == record_schema()


def test_explain(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def explain(sentence: str) -> SimpleNamespace:
        return SimpleNamespace(lines=lambda: ["happenings", f"  of   {sentence}\x1b"])

    module = ModuleType("reportedly.explain")
    module.explain = explain  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    said = call("explain", "A bomb went off.")
    assert (said.code, said.out) == (0, "happenings\n  of   A bomb went off.\\x1b\n")
    said = call("explain", " ")
    assert (said.code, said.out) == (1, "")


def test_gazetteer_build(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(reportedly.gazetteer), "build_index", lambda: Path("/somewhere/places.db"))
    assert call("gazetteer", "build").out == "the place index is built: /somewhere/places.db\n"


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("reportedly.benchmarks.made_up")
    found = {"documents": 2, "source": {"precision": 0.5, "recall": 1.0, "f": 2 / 3}, "median_km": 4.5}

    def measure(folder: Path, split: str | None = None) -> dict[str, object]:
        if split == "gone":
            raise FileNotFoundError(f"{folder} holds no split gone")
        return found

    module.measure = measure  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr("reportedly.cli.benchmark.names", lambda: ["made-up", "times"])
    return module


def test_benchmark(call: Call, folder: Path, benchmark: ModuleType) -> None:
    said = call("benchmark", "made-up", "--data", ".", "--split", "dev")
    assert said.code == 0
    assert "source: precision 0.500  recall 1.000  f 0.667" in said.out
    found = json.loads(call("benchmark", "made-up", "--data", ".", "--json").out)
    assert [*found] == ["benchmark", "split", "documents", "seconds", "figures"]
    assert (found["benchmark"], found["split"], found["documents"]) == ("made-up", None, 2)
    assert found["figures"]["source"]["f"] == pytest.approx(2 / 3)
    assert found["figures"]["median_km"] == {"value": 4.5}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("none-such",), 2, "there is no benchmark 'none-such'; there is: made-up, times"),
        (("made-up",), 2, "needs --data"),
        (("made-up", "--data", ".", "--errors", "e.jsonl"), 2, "takes no --errors"),
        (("made-up", "--data", "nowhere"), 1, "no such folder"),
        (("made-up", "--data", ".", "--split", "gone"), 1, "holds no split gone"),
    ],
)
def test_benchmark_used_wrongly(
    call: Call, folder: Path, benchmark: ModuleType, arguments: tuple[str, ...], code: int, said: str
) -> None:
    found = call("benchmark", *arguments)
    assert found.code == code
    assert said in found.err


def test_the_benchmarks_that_there_are() -> None:
    from reportedly.cli.benchmark import names

    assert all("_" not in name for name in names())
