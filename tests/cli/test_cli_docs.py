"""`docs/cli.md` names every verb, argument and option, and none that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reportedly.cli.program import app

TEXT = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
SHARED = {"--record", "--debug", "--help", "-h", "--version"}


def commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))
        else:
            yield (*before, name), command


COMMANDS = {" ".join(names): command for names, command in commands(app)}


def section(name: str) -> str:
    found = re.search(rf"^## `reportedly {name}.*?(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found, f"docs/cli.md has no section on `reportedly {name}`"
    return found[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    command, said = COMMANDS[name], section(name)
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            assert (parameter.metavar or parameter.make_metavar(click.Context(command))) in said.splitlines()[0]
            continue
        for option in parameter.opts:
            assert option in SHARED or f"`{option}" in said, f"{name} {option}"
    assert command.help


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_is_documented_that_is_not_there(name: str) -> None:
    documented = set(re.findall(r"^\| `(--[a-z-]+)", section(name), re.MULTILINE))
    known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert documented <= known


def test_the_shared_options_are_documented_and_taken_everywhere() -> None:
    for option in SHARED:
        assert f"`{option}" in TEXT
    for name, command in COMMANDS.items():
        assert "--debug" in {option for parameter in command.params for option in parameter.opts}, name


def test_every_section_is_of_a_command() -> None:
    assert {" ".join(re.findall(r"[a-z]+", head)) for head in re.findall(r"^## `reportedly ([a-z ]+)", TEXT, re.M)} == {
        *COMMANDS
    }


@pytest.mark.parametrize("code", [0, 1, 2, 3, 130])
def test_every_exit_code_is_documented(code: int) -> None:
    assert f"| {code} |" in TEXT
