"""The speed benchmark: what it reads and how it counts, never how fast; and the one form of all benchmarks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportedly.benchmarks import corpus_folder, shaped, speed
from reportedly.errors import InputError, ReportedlyError


def test_texts_are_read_over_again_until_there_are_enough() -> None:
    texts = list(speed._enough(["one two three", "four five"], 10))
    timed = texts[speed._WARM_UP :]
    assert timed == ["one two three", "four five"] * 2
    assert len(texts) == speed._WARM_UP + 4


def test_the_words_of_the_warm_up_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(speed.RUNS, "read", iter)
    found = speed.run("read", ["warm up"] * speed._WARM_UP + ["one two three"] * 4)
    assert found["words"] == 12
    assert found["wall"] >= 0
    assert found["processor"] >= 0


def test_ratios_are_taken_within_a_turn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seconds = {"bare": [1.0, 2.0, 4.0], "read": [2.0, 4.0, 8.0], "jobs_2": [1.25, 2.5, 5.0]}

    def turn(sort: str, texts: list[str]) -> dict[str, float]:
        took = seconds[sort].pop(0)
        return {"words": 1000, "wall": took, "processor": took, "peak_mb": 100.0}

    (tmp_path / "a.txt").write_text("A bomb went off in Odrin.", encoding="utf-8")
    monkeypatch.setattr(speed, "_in_a_process", turn)
    found = speed.measure(tmp_path, words=20, rounds=3)
    assert found["words_per_second"] == 250
    assert found["share_of_bare_pipeline"] == 0.5
    assert found["jobs_2_ratio"] == 1.6
    assert found["peak_memory_mb"] == 100


def test_no_texts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(speed, "_EXAMPLES", tmp_path / "none")
    with pytest.raises(InputError, match="--data"):
        speed.measure(tmp_path)


def test_a_run_that_fails_is_told() -> None:
    with pytest.raises(ReportedlyError, match="'none-such'"):
        speed._in_a_process("none-such", [])


HIGH = {"precision": 0.5, "recall": 1.0, "f": 0.67}


@pytest.mark.parametrize(
    ("found", "figures", "documents"),
    [
        ({"documents": 3, **HIGH}, {"recognition": HIGH}, 3),
        ({"value_f": 0.7, "killed": 0.8}, {"value": {"value": 0.7}, "killed": {"value": 0.8}}, None),
        (
            {"a": {"documents": 1, "hits": 2}, "b": {"documents": 4, "hits": 3}},
            {"a": {"hits": {"value": 2}}, "b": {"hits": {"value": 3}}},
            5,
        ),
        ({"documents": 2, "figures": {"overall": {"value": 0.7}}}, {"overall": {"value": 0.7}}, 2),
    ],
)
def test_figures_take_one_form(found: dict[str, Any], figures: dict[str, Any], documents: int | None) -> None:
    shape = shaped("times", "dev", 1.26, found)
    assert shape == {"benchmark": "times", "split": "dev", "documents": documents, "seconds": 1.3, "figures": figures}


def test_a_corpus_is_found_in_the_folder_of_all_or_is_the_folder_itself(tmp_path: Path) -> None:
    assert corpus_folder("times", tmp_path) == tmp_path
    (tmp_path / "timex").mkdir()
    assert corpus_folder("times", tmp_path) == tmp_path / "timex"
    assert corpus_folder("gold", tmp_path) == tmp_path
