"""The project as a whole: its public names, its house rules, and documents that say what is there."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import reportedly
from reportedly.cli.benchmark import names as benchmarks
from reportedly.cli.program import VERBS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "reportedly"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
VOCABULARY = sorted(SOURCE.glob("*/*.yaml"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def text_of(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_module_says_why_it_exists_and_is_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source)), "no docstring"
    assert source.count("\n") <= 500


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_s_public_names_are_there_and_described(room: str) -> None:
    module = import_module(f"reportedly.{room}")
    for name in getattr(module, "__all__", ()):
        thing = getattr(module, name)
        assert isinstance(thing, str) or thing.__doc__, f"{room}.{name} has no docstring"


@pytest.mark.parametrize("path", VOCABULARY, ids=shown)
def test_a_vocabulary_file_opens_with_what_it_is_and_is_listed(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.startswith("# ")
    assert not re.search(r"^\s*- &|!!python", source, re.MULTILINE)
    assert f"`{path.parent.name}/{path.name}`" in text_of("docs", "reading.md")


def test_the_design_names_every_room_and_no_other() -> None:
    listing = re.search(r"^src/reportedly/\n(.*?)^```", text_of("docs", "design.md"), re.DOTALL | re.MULTILINE)
    assert listing
    told = re.findall(r"^  (\S+)", listing[1], re.MULTILINE)
    assert sorted(name.rstrip("/") for name in told if name.endswith("/")) == ROOMS
    for name in told:
        assert (SOURCE / name).exists(), name


def test_the_design_tells_the_layers_in_their_order() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    order = [name.removeprefix("reportedly.") for layer in layers for name in layer.split(" | ")]
    told = re.search(r"from the top down:(.*?)\.\n", text_of("docs", "design.md"), re.DOTALL)
    assert told
    assert re.findall(r"`(\w+)`", told[1]) == order
    parts = {path.stem for path in SOURCE.glob("*.py")} | set(ROOMS)
    assert parts - {"__init__", "__main__"} == set(order)


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_links_and_files_named_are_there(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#\s]+)", source):
        assert (path.parent / link).exists(), link
    for name in re.findall(r"`((?:src|docs|tests|examples|requirements)/[\w./-]+)`", source):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_verbs_options_and_targets_named_are_there(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    code = "\n".join(
        re.findall(r"^```\n(.*?)^```", source, re.DOTALL | re.MULTILINE) + re.findall(r"`([^`\n]+)`", source)
    )
    for verb in re.findall(r"^(?:\$ )?reportedly (?:--record \S+ )?([a-z]+)", code, re.MULTILINE):
        assert verb in VERBS, verb
    for name in re.findall(r"reportedly benchmark ([a-z-]+)", code):
        assert name in benchmarks(), name
    targets = re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE)
    for target in re.findall(r"(?:^|`)make ([a-z]+)", code, re.MULTILINE):
        assert target in targets, target


def test_every_benchmark_is_documented() -> None:
    section = text_of("docs", "cli.md").split("## `reportedly benchmark")[1]
    assert re.findall(r"^\| `([a-z][a-z-]*)` \|", section, re.MULTILINE) == benchmarks()


def test_the_version_is_told_once() -> None:
    assert PROJECT["project"]["version"] == reportedly.__version__
    assert f"## [{reportedly.__version__}]" in text_of("CHANGELOG.md")


def test_what_is_installed_is_locked_with_hashes() -> None:
    lock = text_of("requirements", "dev.txt")
    pins = re.split(r"\n(?=[\w.-]+==)", lock)
    locked = {re.split(r"==", pin)[0].lower().replace("_", "-") for pin in pins if "==" in pin}
    for pin in pins:
        assert "--hash=sha256:" in pin, pin.splitlines()[0]
    wanted = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    for one in wanted:
        name = re.match(r"[\w.-]+", one)
        assert name and name[0].lower().replace("_", "-") in locked, one
