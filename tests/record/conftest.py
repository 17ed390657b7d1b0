"""A fresh record a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.record import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record.open(path, create=True, patience=0.05) as opened:
        yield opened
