"""The shipped reports, read from end to end and scored against their gold: the floors are in `floors.toml`."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from reportedly.benchmarks.gold import Example, examples, mean, score_reading
from reportedly.model import Reading

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
NAMES = sorted(file.name.removesuffix(".gold.json") for file in (EXAMPLES / "gold").glob("*.gold.json"))

Read = dict[str, tuple[Example, Reading]]


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_read_tolerably(read_examples: Read, name: str) -> None:
    example, reading = read_examples[name]
    found = score_reading(example.gold, reading)
    assert found.overall >= FLOORS["each"], "\n".join(found.misses)


def test_the_mean_holds_its_floor(read_examples: Read) -> None:
    scores = {name: score_reading(example.gold, reading) for name, (example, reading) in read_examples.items()}
    assert mean(scores) >= FLOORS["mean"]


def test_the_floors_are_for_these_examples() -> None:
    files = sorted([*(EXAMPLES / "gold").iterdir(), *(EXAMPLES / "reports").iterdir()], key=lambda file: file.name)
    seen = hashlib.sha256()
    for file in files:
        seen.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    assert seen.hexdigest() == FLOORS["gold"], "the examples changed: look at the floors, then pin them to the new hash"


def test_the_examples_are_enough() -> None:
    found = examples(EXAMPLES)
    assert len(found) >= 12
    for one in found:
        assert len(one.report.text.split()) >= 200, one.name


def test_gold_quotes_words_of_its_report() -> None:
    """An anchor that is not in the text could never be met."""
    for one in examples(EXAMPLES):
        text = " ".join(one.report.text.split()).casefold()
        for incident in one.gold.incidents:
            assert any(" ".join(anchor.split()).casefold() in text for anchor in incident.anchor), incident.name
