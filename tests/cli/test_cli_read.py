"""`reportedly read`, with a reader that stands in for the real one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import stand_in
from record.samples import TEXT, make_reading, make_report, span
from reportedly.errors import RecordFull
from reportedly.model import Certainty, Claim, Field, Kind, KindValue, Reading, Report, Source, SourceKind
from reportedly.record import Record

Call = Callable[..., Any]
DAY = ("--published", "2031-05-11")


def lines(*texts: str, **more: str) -> str:
    return "\n".join(json.dumps({"text": text, **more}) for text in texts)


def test_a_report_is_listed_and_kept(call: Call, article: Path) -> None:
    said = call("read", "market.txt", *DAY)
    assert said.code == 0
    assert said.err == ""
    for word in ("market.txt", "Bombing", "2031-05-09", "Odrin, BG", "killed 4 to 6", "status: happened", "police"):
        assert word in said.out
    assert "“A bomb tore through the grain market”" in said.out
    assert max(map(len, said.out.splitlines())) <= 80
    assert (article.parent / "reportedly.db").exists()


def test_the_record_is_named_before_the_verb_after_it_or_in_the_environment(
    call: Call, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_RECORD", "c.db")
    assert call("--record", "a.db", "read", "market.txt").code == 0
    assert call("read", "market.txt", "--record", "b.db").code == 0
    assert call("read", "market.txt").code == 0
    assert sorted(file.name for file in article.parent.glob("*.db")) == ["a.db", "b.db", "c.db"]


def test_json_is_all_that_stands_on_standard_output(call: Call, article: Path) -> None:
    said = call("read", "market.txt", "missing.txt", "--json", *DAY)
    assert said.code == 3
    found = json.loads(said.out)
    assert [row["kind"] for row in found["incidents"]] == ["bombing", "raid"]
    assert "missing.txt" in said.err


def test_json_is_the_same_for_new_and_held(call: Call, article: Path, read_texts: list[str]) -> None:
    first, second = call("read", "market.txt", "--json", *DAY), call("read", "market.txt", "--json", *DAY)
    elsewhere = call("read", "market.txt", "--json", *DAY, "--record", "other.db")
    assert first.out == second.out == elsewhere.out
    assert len(read_texts) == 2


def test_json_holds_exactly_this_calls_inputs_in_their_order(call: Call, folder: Path) -> None:
    texts = [f"{TEXT} {n}" for n in range(6)]
    for n, text in enumerate(texts):
        (folder / f"{n}.txt").write_text(text)
    call("read", "5.txt", "1.txt", "0.txt")
    found = json.loads(call("read", "3.txt", "1.txt", "4.txt", "0.txt", "--json").out)
    wanted = [make_report(texts[n]).id for n in (3, 1, 4, 0)]
    assert [row["id"] for row in found["reports"]] == wanted
    assert list(dict.fromkeys(row["reports"][0] for row in found["incidents"])) == wanted


def test_a_text_given_twice_stands_once_with_both_appearances(call: Call, folder: Path, read_texts: list[str]) -> None:
    (folder / "a.jsonl").write_text(lines(TEXT, publisher="One") + "\n" + lines(TEXT, publisher="Two"))
    found = json.loads(call("read", "a.jsonl", "--json").out)
    assert [[one["publisher"] for one in row["appearances"]] for row in found["reports"]] == [["One", "Two"]]
    assert len(found["incidents"]) == 2
    assert len(read_texts) == 1


def test_what_failed_is_named_with_its_reason_and_the_rest_is_read(call: Call, folder: Path) -> None:
    (folder / "good.txt").write_text(TEXT)
    (folder / "empty.txt").write_text("")
    said = call("read", "empty.txt", "good.txt", "gone.txt")
    assert said.code == 3
    assert "Bombing" in said.out
    complaints = said.err.splitlines()
    assert complaints[0].startswith("reportedly: empty.txt: ")
    assert complaints[1].startswith("reportedly: gone.txt: ")
    assert "1 read, 2 failed" in complaints[2]


def test_standard_input_and_folders(call: Call, folder: Path) -> None:
    (folder / "some").mkdir()
    for n in range(3):
        (folder / "some" / f"{n}.txt").write_text(f"{TEXT} {n}")
    said = call("read", "some", "-", stdin=f"{TEXT} from afar".encode())
    assert said.code == 0
    assert said.out.count("Bombing") == 4
    assert "4 read" in said.err


def test_held_reports_are_recognised_before_anything_is_parsed(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        (folder / f"{n}.txt").write_text(f"{TEXT} {n}")
    call("read", "0.txt", "1.txt", "2.txt", "3.txt")
    stand_in(monkeypatch, None)
    said = call("read", "0.txt", "1.txt", "2.txt", "3.txt")
    assert said.code == 0
    assert "4 held already" in said.err
    assert said.out.count("Bombing") == 4


def test_another_date_reads_anew(call: Call, article: Path, read_texts: list[str]) -> None:
    call("read", "market.txt")
    assert len(read_texts) == 1
    call("read", "market.txt", *DAY)
    call("read", "market.txt", *DAY)
    call("read", "market.txt")
    assert len(read_texts) == 2
    connection = sqlite3.connect("reportedly.db")
    found = connection.execute("SELECT published, superseded_at IS NULL FROM readings ORDER BY number").fetchall()
    appearances = connection.execute("SELECT count(*) FROM appearances").fetchone()
    connection.close()
    assert found == [(None, 0), ("2031-05-11", 1)]
    assert appearances == (4,)


def test_newer_rules_read_anew(
    call: Call, article: Path, read_texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call("read", "market.txt")
    monkeypatch.setattr("reportedly.reading.version.RULES_VERSION", "2")
    call("read", "market.txt")
    assert len(read_texts) == 2


def test_what_was_forgotten_is_refused(call: Call, article: Path, read_texts: list[str]) -> None:
    call("read", "market.txt")
    assert call("forget", make_report().id, "--reason", "a witness asked").code == 0
    said = call("read", "market.txt")
    assert said.code == 3
    assert "market.txt" in said.err
    assert "a witness asked" in said.err
    assert len(read_texts) == 1
    assert call("read", "market.txt", "--even-forgotten").code == 0
    assert call("read", "market.txt").code == 0


def test_a_report_without_incidents_says_so(call: Call, folder: Path) -> None:
    (folder / "quiet.txt").write_text("Nothing of note took place in the valley this week.")
    assert "no incident found" in call("read", "quiet.txt").out


def test_the_pipeline_and_the_jobs_reach_the_reader(call: Call, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []

    def reader(reports: Iterable[Report], **more: object) -> Iterator[Reading]:
        asked.append(more)
        yield from (Reading(report, version="1") for report in reports)

    stand_in(monkeypatch, reader)
    call("read", "market.txt")
    call("read", "market.txt", "--pipeline", "en_other", "--jobs", "2")
    assert asked == [{"jobs": 1}, {"jobs": 2, "pipeline": "en_other"}]


def test_an_interrupt_keeps_what_was_finished(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(reports: Iterable[Report], **_: object) -> Iterator[Reading]:
        for number, report in enumerate(reports):
            if number == 2:
                raise KeyboardInterrupt
            yield Reading(report, version="1")

    stand_in(monkeypatch, interrupted)
    (folder / "many.jsonl").write_text(lines(*(f"{TEXT} {n}" for n in range(5))))
    said = call("read", "many.jsonl")
    assert said.code == 130
    assert "2 read" in said.err
    assert "Traceback" not in said.err
    with Record.open("reportedly.db") as record:
        assert record.counts()["reports"] == 2


@pytest.mark.parametrize("ahead", [1, 3, 99])
def test_a_text_that_breaks_the_reader_is_refused_alone(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    def brittle(reports: Iterable[Report], **_: object) -> Iterator[Reading]:
        """Reads so many reports ahead in a batch, as the real one does."""
        reports = iter(reports)
        while batch := list(islice(reports, ahead)):
            if any(report.text.endswith((" 2", " 5")) for report in batch):
                raise ZeroDivisionError("made\nup")
            yield from (make_reading(report) for report in batch)

    stand_in(monkeypatch, brittle)
    (folder / "many.jsonl").write_text(lines(*(f"{TEXT} {n}" for n in (0, 1, 2, 3, 4, 4, 5, 6))))
    said = call("read", "many.jsonl", "--json")
    assert said.code == 3
    assert "Traceback" not in said.err
    wrong, wrong_too, summed = said.err.splitlines()
    assert wrong.startswith("reportedly: many.jsonl:3: reading failed unexpectedly (ZeroDivisionError: made up)")
    assert wrong_too.startswith("reportedly: many.jsonl:7: ")
    assert "5 read, 1 held already, 2 failed" in summed
    found = [row["id"] for row in json.loads(said.out)["reports"]]
    assert found == [make_report(f"{TEXT} {n}").id for n in (0, 1, 3, 4, 6)]
    assert "Traceback" in call("read", "many.jsonl", "--debug").err


def test_a_full_disk_is_one_line_and_what_was_finished_stays(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, calls = Record.keep, iter(range(99))

    def full(self: Record, *args: Any, **more: Any) -> Any:
        if next(calls) == 2:
            raise RecordFull("no space is left where reportedly.db is: free some")
        return keep(self, *args, **more)

    monkeypatch.setattr(Record, "keep", full)
    (folder / "many.jsonl").write_text(lines(*(f"{TEXT} {n}" for n in range(5))))
    said = call("read", "many.jsonl")
    assert said.code == 1
    assert said.err == "reportedly: no space is left where reportedly.db is: free some\n"
    with Record.open("reportedly.db") as record:
        assert record.counts()["reports"] == 2


def test_a_locked_record_is_one_line(call: Call, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("read", "market.txt")
    monkeypatch.setattr("reportedly.record.record.PATIENCE", 0.01)
    other = sqlite3.connect("reportedly.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    said = call("read", "market.txt", *DAY)
    other.close()
    assert said.code == 1
    assert said.err.startswith("reportedly: reportedly.db is held by another program")
    assert len(said.err.splitlines()) == 1


def test_a_report_may_not_be_taken_for_the_record(call: Call, article: Path) -> None:
    said = call("read", "market.txt", "--record", "market.txt")
    assert said.code == 1
    assert "is not a record" in said.err
    assert article.read_text() == TEXT


def test_text_that_a_terminal_would_obey_is_shown_escaped(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "A bomb\x1b[2J\u202e went off in Odrin."
    words = Claim(
        make_report(hostile).id, Field.KIND, KindValue(Kind.BOMBING), hostile, Certainty.STATED,
        (Source("\x9bmedia", SourceKind.MEDIA),), None, False, span(hostile, hostile), "sample@1",
    )  # fmt: skip
    bomb = replace(make_reading().tellings[1], claims=(words,), report=words.report)
    done = Reading(replace(make_report(hostile), title="Head\x1b]0;line"), (bomb,), version="1")
    stand_in(monkeypatch, lambda reports, **_: (done for _ in reports))
    (folder / "bad\x1b.txt").write_text(hostile)
    shown = [call("read", "bad\x1b.txt"), call("show", bomb.id), call("show", "r-"), call("list", "--reports")]
    for said in shown:
        assert said.code == 0
        assert not {"\x1b", "\u202e", "\x9b"} & set(said.out + said.err)
    assert r"Head\x1b]0;line" in shown[0].out
    assert r"“A bomb\x1b[2J\u202e went off in Odrin.”" in shown[1].out


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "market.txt", "--published", "yesterday"),
        ("read", "market.txt", "--published", "2031-02-30"),
        ("read", "market.txt", "--jobs", "0"),
        ("read", "market.txt", "--colour"),
    ],
)
def test_wrong_use_is_two(call: Call, article: Path, arguments: tuple[str, ...]) -> None:
    said = call(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert "Error: " in said.err
