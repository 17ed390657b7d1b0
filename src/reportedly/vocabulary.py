"""Vocabulary files (YAML beside the code that reads them), loaded safely and checked; errors name the entry."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from reportedly.errors import VocabularyError

T = TypeVar("T")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, in which only `true` and `false` are truth values: a word list may say "on", "no" and "ON"."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:bool" or letter in "tTfF"]
    for letter, rows in _Loader.yaml_implicit_resolvers.items()
}


@lru_cache(maxsize=64)
def _raw(package: str, name: str) -> Any:
    file = resources.files(package).joinpath(name)
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # the safe loader, in C
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = " ".join(str(error).split())
        raise VocabularyError(f"{package}/{name} cannot be read as YAML: {line}; mend the file") from error


def load_vocabulary(package: str, name: str, shape: type[T]) -> T:
    """`name` from `package`, validated as `shape` (any type pydantic can check, e.g. `dict[str, list[str]]`).

    Raises `VocabularyError` that names the file, the entry and what is wrong with it.
    """
    try:
        return TypeAdapter(shape).validate_python(_raw(package, name))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "(top)"
        raise VocabularyError(f"{package}/{name}, entry {place}: {first['msg']}; mend the entry") from error
