"""The further sets of reports with gold, scored whole: what helps one style of report must not cost another."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportedly.benchmarks.gold import examples, mean, score_all

HERE = Path(__file__).parent
SETS = HERE.parents[1] / "examples" / "sets"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["sets"]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_mean_of_a_set_holds_its_floor(name: str) -> None:
    scores = score_all(examples(SETS / name))
    assert mean(scores) >= FLOORS[name], {one: score.overall for one, score in scores.items()}


def test_every_set_has_a_floor() -> None:
    assert {folder.name for folder in SETS.iterdir() if folder.is_dir()} == set(FLOORS)
