"""The example in the README is what the program prints. After a change of the reader, renew it with

REPORTEDLY_RENEW=1 .venv/bin/python -m pytest tests/acceptance/test_readme.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from reportedly.cli import run

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
REPORT = ROOT / "examples" / "first-report.txt"


def block(name: str, text: str, command: str = "") -> str:
    """The part of the README between its marks: a command and what it prints."""
    shown = (f"$ {command}\n" if command else "") + text.strip("\n")
    return f"<!-- {name} -->\n```\n{shown}\n```\n<!-- /{name} -->"


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("REPORTEDLY_RECORD", str(tmp_path / "readme.db"))
    monkeypatch.chdir(ROOT)
    read = ["read", "examples/first-report.txt", "--published", "2026-03-12"]
    assert run(read) == 0
    listing = capsys.readouterr().out
    incident = re.findall(r"i-[0-9a-f]{8}", listing)[0]
    assert run(["show", incident]) == 0
    shown = capsys.readouterr().out
    return {
        "report": block("report", REPORT.read_text(encoding="utf-8")),
        "read": block("read", listing, f"reportedly {' '.join(read)}"),
        "show": block("show", shown, f"reportedly show {incident}"),
    }


def test_the_example_is_what_the_program_prints(printed: dict[str, str]) -> None:
    text = README.read_text(encoding="utf-8")
    if os.environ.get("REPORTEDLY_RENEW"):
        for name, there in printed.items():
            text = re.sub(rf"<!-- {name} -->.*<!-- /{name} -->", lambda _, now=there: now, text, flags=re.DOTALL)
        README.write_text(text, encoding="utf-8")
    for name, there in printed.items():
        assert there in text, f"the README's part {name!r} is no more what is printed: renew it as this file's top says"
