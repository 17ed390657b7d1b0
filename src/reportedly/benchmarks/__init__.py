"""Reading measured: on corpora that others made, on the project's own examples, and in words per second.

A benchmark is a module of this room with `measure(folder, split=None, errors=None)`, of which it takes those that it
needs. It gives figures by name, and may give "documents"; `shaped` brings all to one form.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Where a benchmark's corpus is, below the folder that holds them all.
CORPORA = {"attribution": "polnear", "places": "geoparsing", "times": "timex", "tolls": "gun_violence"}


def corpus_folder(name: str, data: Path) -> Path:
    """The benchmark's own corpus below `data`, or `data` itself where that is the corpus already."""
    below = data / CORPORA.get(name, "")
    return below if below.is_dir() else data


def shaped(name: str, split: str | None, seconds: float, found: Mapping[str, Any]) -> dict[str, Any]:
    """What `benchmark --json` prints: {"benchmark", "split", "documents", "seconds", "figures"}.

    A figure is {"precision", "recall", "f"} or {"value"}; figures of several corpora stand under the corpus's name.
    `documents` is null where the benchmark does not count them.
    """
    inner = found.get("figures", found)
    documents = found.get("documents")
    if documents is None:
        counts = [rows.get("documents") for rows in inner.values() if isinstance(rows, Mapping)]
        documents = sum(count for count in counts if count) if any(counts) else None
    return {
        "benchmark": name,
        "split": found.get("split", split),
        "documents": int(documents) if documents is not None else None,
        "seconds": round(seconds, 1),
        "figures": _figures(inner),
    }


def _figures(found: Mapping[str, Any]) -> dict[str, Any]:
    """Bare numbers become {"value"}; "X_precision", "X_recall" and "X_f" (or the three alone) become one figure."""
    figures: dict[str, Any] = {}
    for key, value in found.items():
        if key == "documents":
            continue
        measure, _, sort = key.rpartition("_")
        if isinstance(value, Mapping):
            figures[key] = value if _is_figure(value) else _figures(value)
        elif sort in ("precision", "recall", "f"):
            figures.setdefault(measure or "recognition", {})[sort] = value
        else:
            figures[key] = {"value": value}
    return {key: {"value": row["f"]} if [*row] == ["f"] else row for key, row in figures.items()}


def _is_figure(value: Mapping[str, Any]) -> bool:
    return "value" in value or {"precision", "recall", "f"} <= value.keys()
