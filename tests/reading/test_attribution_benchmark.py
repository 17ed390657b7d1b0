"""The measure of attribution, on a made-up corpus of one document in PolNeAR's form."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from reportedly.benchmarks.attribution import Tally, measure
from reportedly.errors import UnreadableInput

TEXT = "The army said two ferries sank. The mayor smiled at a map."


def _part(words: str) -> list[dict[str, list[list[int]]]]:
    return [{"spans": [[TEXT.index(words), TEXT.index(words) + len(words)]]}]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    gold = [
        {"source": _part("The army"), "cue": _part("said"), "content": _part("two ferries sank")},
        {"source": _part("The mayor"), "cue": _part("smiled at"), "content": _part("a map")},
    ]
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "1", "text": TEXT, "attributions": gold}) + "\n")
    return tmp_path


def test_found_and_missed_are_counted(corpus: Path) -> None:
    figures = measure(corpus, "dev")
    assert figures["source"] == {"precision": 1.0, "recall": 0.5, "f": 0.6667}
    assert figures["pair"] == {"precision": 1.0, "recall": 0.5, "f": 0.6667}


def test_a_pair_needs_both_of_one_saying() -> None:
    gold = [
        {"source": ((0, 5),), "cue": ((6, 8),), "content": ((9, 20),)},
        {"source": ((30, 35),), "cue": ((36, 38),), "content": ((39, 50),)},
    ]
    crossed = [{"source": ((0, 5),), "cue": ((6, 8),), "content": ((39, 50),)}]
    tally = Tally()
    tally.add(gold, crossed)
    assert tally.source.figures()["precision"] == 1.0
    assert tally.pair.figures()["f"] == 0.0


def test_a_missing_split_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"train\.jsonl\.gz is not there"):
        measure(tmp_path, "train")
