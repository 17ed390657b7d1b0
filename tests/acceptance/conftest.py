"""The example reports, read once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.benchmarks.gold import Example, examples
from reportedly.model import Reading
from reportedly.reader import read_reports

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def read_examples() -> dict[str, tuple[Example, Reading]]:
    found = examples(EXAMPLES)
    readings = read_reports(one.report for one in found)
    return {one.name: (one, reading) for one, reading in zip(found, readings, strict=True)}
