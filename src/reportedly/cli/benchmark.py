"""`reportedly benchmark`: figures on corpora that others made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from reportedly.cli.options import debug_option
from reportedly.cli.terminal import json_output, safe
from reportedly.errors import InputError, ReportedlyError


def names() -> list[str]:
    """The benchmarks there are: modules of the room, `_` as `-`."""
    from pkgutil import iter_modules

    import reportedly.benchmarks as room

    return sorted(one.name.replace("_", "-") for one in iter_modules(room.__path__) if not one.name.startswith("_"))


@click.command("benchmark")
@click.argument("name")
@click.option("--data", type=click.Path(path_type=Path), metavar="FOLDER", help="Where the corpora are.")
@click.option("--split", metavar="NAME", help="The part of the corpus to measure.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write every miss to this file, as JSON lines.",
)
@debug_option
def command(name: str, data: Path | None, split: str | None, as_json: bool, errors: Path | None) -> None:
    """Measure reading by the benchmark NAME, and print its figures."""
    known = names()
    if name not in known:
        there = ", ".join(known) or "none"
        raise click.BadParameter(f"there is no benchmark {name!r}; there is: {there}", param_hint="NAME")
    if data is not None and not data.is_dir():
        raise InputError(f"{data}: no such folder; --data names the one that the corpora are in")
    measure = getattr(import_module(f"reportedly.benchmarks.{name.replace('-', '_')}"), "measure", None)
    if measure is None:
        raise ReportedlyError(f"the benchmark {name} cannot be run from here yet")
    figures = _measured(name, measure, data=data, split=split, errors=errors)
    if as_json:
        json_output().write(json.dumps(figures, ensure_ascii=False, indent=2, default=str) + "\n")
        return
    for line in _lines(figures):
        click.echo(line)


def _measured(name: str, measure: Any, **given: Any) -> Mapping[str, Any]:
    """Calls `measure(folder=, split=, errors=)` with those that it takes; refuses what it cannot honour."""
    from inspect import signature
    from time import perf_counter

    from reportedly.benchmarks import corpus_folder, shaped

    takes = signature(measure).parameters
    wanted: dict[str, Any] = {}
    for option, value in given.items():
        parameter = "folder" if option == "data" else option
        if value is not None and parameter not in takes:
            raise click.UsageError(f"this benchmark takes no --{option}")
        if value is None and parameter in takes and takes[parameter].default is takes[parameter].empty:
            raise click.UsageError(f"this benchmark needs --{option}")
        if value is not None:
            wanted[parameter] = corpus_folder(name, value) if option == "data" else value
    began = perf_counter()
    try:
        found: Mapping[str, Any] = measure(**wanted)
    except FileNotFoundError as error:
        raise InputError(f"{error}: see --data") from error
    return shaped(name, given["split"], perf_counter() - began, found)


def _lines(figures: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Figures as indented lines: numbers with three digits, what lies within below its name."""
    for key, value in figures.items():
        if value is None:
            continue
        if isinstance(value, Mapping) and any(isinstance(one, Mapping) for one in value.values()):
            yield f"{indent}{safe(str(key))}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, Mapping):
            yield f"{indent}{safe(str(key))}: " + "  ".join(f"{name} {_plain(one)}" for name, one in value.items())
        else:
            yield f"{indent}{safe(str(key))}: {_plain(value)}"


def _plain(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else safe(str(value))
