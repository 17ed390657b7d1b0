"""No regular expression of the package backtracks: each is found by walking the modules and fed what would make it.

Bounds are generous, since machines are busy: what backtracks badly takes minutes, what is linear takes milliseconds.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import lru_cache

import pytest

import reportedly
from hardening.hostile import PIECES, within

SHORT, LONG = 1_500, 10_000  # characters: a cube of the first would take seconds, a square of the second a tenth
SECONDS = 2.0  # processor time for one piece


def _patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from _patterns_in(one, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for one in value.values():
            yield from _patterns_in(one, depth + 1)
    elif isinstance(value, type) and value.__module__.startswith("reportedly"):
        for one in list(vars(value).values()):
            if isinstance(one, (re.Pattern, list, tuple, dict)):
                yield from _patterns_in(one, depth + 1)


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    found: dict[str, re.Pattern[str] | re.Pattern[bytes]] = {}
    for info in pkgutil.walk_packages(reportedly.__path__, "reportedly."):
        if info.name.rpartition(".")[2] == "__main__":
            continue
        module = importlib.import_module(info.name)
        for name, value in list(vars(module).items()):
            for at, pattern in enumerate(_patterns_in(value)):
                found.setdefault(f"{info.name}.{name}[{at}]", pattern)
    unique = {(p.pattern, p.flags): name for name, p in reversed(found.items())}
    return {name: found[name] for name in sorted(unique.values())}


def pieces_for(pattern: re.Pattern[str] | re.Pattern[bytes]) -> list[str]:
    """The hostile pieces, and the letters and words of the pattern itself."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    words = sorted(set(re.findall(r"[^\W\d_]{2,12}", source)), key=len)[:6]
    return [*PIECES, *words, *(word + " " for word in words)]


def test_the_walk_finds_the_expressions() -> None:
    assert len(patterns()) > 20


@pytest.mark.parametrize("name", sorted(patterns()))
def test_time_grows_with_length_only(name: str) -> None:
    pattern = patterns()[name]
    for piece in pieces_for(pattern):
        for length, end in ((SHORT, "!"), (LONG, "\x00")):
            text = piece * (length // len(piece)) + end
            subject = text.encode() if isinstance(pattern.pattern, bytes) else text
            with within(SECONDS, f"{name} on {piece!r} x {length // len(piece)}"):
                pattern.search(subject)  # type: ignore[arg-type]
                pattern.fullmatch(subject)  # type: ignore[arg-type]
