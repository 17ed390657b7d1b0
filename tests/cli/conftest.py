"""The command line in a folder of its own, with a reader that needs no parser."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from record.samples import TEXT, make_reading
from reportedly.cli import run
from reportedly.model import Reading, Report

Said = SimpleNamespace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_RECORD", raising=False)
    return tmp_path


def stand_in(monkeypatch: pytest.MonkeyPatch, reader: object) -> None:
    """Puts `reader` in the place of the real one, which is not even loaded."""
    module = ModuleType("reportedly.reader")
    module.read_reports = reader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)


@pytest.fixture
def read_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for the reader, and gives the texts that it was asked to read."""
    seen: list[str] = []

    def reader(reports: Iterable[Report], *, pipeline: str = "", jobs: int = 1) -> Iterator[Reading]:
        for report in reports:
            seen.append(report.text)
            yield make_reading(report) if TEXT in report.text else Reading(report, version="1")

    stand_in(monkeypatch, reader)
    monkeypatch.setattr("reportedly.reading.version.RULES_VERSION", "1")
    return seen


@pytest.fixture
def call(
    folder: Path, read_texts: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Said]:
    """Runs a command line and gives `code`, `out` and `err`."""

    def calling(*arguments: str, stdin: bytes = b"") -> Said:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        capsys.readouterr()
        code = run(arguments)
        out, err = capsys.readouterr()
        return Said(code=code, out=out, err=err)

    return calling


@pytest.fixture
def article(folder: Path) -> Path:
    """A text file with the sample's text."""
    file = folder / "market.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file
