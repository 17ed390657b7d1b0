"""Place names measured against geoparsing corpora: found or not, and how far from the annotated point.

A corpus is a folder of `*.jsonl` or `*.jsonl.gz` files, a document a line: `text`, and `toponyms` with `start`, `end`
(code points) and `lat`, `lon` (degrees, or null). 161 km (100 miles) is the field's usual tolerance (Leidner 2007;
"accuracy@161").
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from reportedly.errors import InputError
from reportedly.gazetteer import distance_km, open_gazetteer
from reportedly.language import load_pipeline
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.places import find_places

TOLERANCE_KM = 161.0


def documents(folder: Path, split: str | None) -> Iterator[dict[str, Any]]:
    """The documents of the corpus's files, of the file named `split` only where one is given.

    Raises `InputError` where there is none."""
    files = sorted(p for p in folder.iterdir() if p.name.endswith((".jsonl", ".jsonl.gz"))) if folder.is_dir() else []
    files = [p for p in files if split is None or p.name.split(".")[0] == split]
    if not files:
        raise InputError(f"{folder} holds no {split or ''}*.jsonl or .jsonl.gz; name the folder of a geoparsing corpus")
    for path in files:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def measure(folder: Path, split: str | None = None) -> dict[str, Any]:
    """Recognition `precision`, `recall`, `f`; the share of annotated points `within_161km` among names that were found,
    and `within_161km_end_to_end` among all; `median_km` of those found and resolved; counts.

    Names that stand for a government count as found; a people's name ("Syrian") does not, since none is annotated."""
    pipeline, gazetteer = load_pipeline(), open_gazetteer()
    gold_count = found_count = hits = pointed = near = held = 0
    errors: list[float] = []
    corpus = list(documents(folder, split))
    for document, parsed in zip(corpus, pipeline.parse_many(d["text"] for d in corpus), strict=True):
        spans = {(m.first, m.last): m for m in find_places(parsed, gazetteer) if counted(m)}
        ours = {(parsed.starts[a], parsed.ends[b - 1]): m for (a, b), m in spans.items()}
        found_count += len(ours)
        for toponym in document["toponyms"]:
            gold_count += 1
            mention = match(toponym["start"], toponym["end"], ours)
            hits += mention is not None
            if toponym.get("lat") is None:
                continue
            pointed += 1
            if mention is None:
                continue
            held += 1
            where = mention.where
            if where.latitude is None or where.longitude is None:
                continue
            error = distance_km(toponym["lat"], toponym["lon"], where.latitude, where.longitude)
            errors.append(error)
            near += error <= TOLERANCE_KM
    precision = hits / found_count if found_count else 0.0
    recall = hits / gold_count if gold_count else 0.0
    return {
        "documents": len(corpus),
        "toponyms": gold_count,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f": round(2 * precision * recall / (precision + recall), 4) if hits else 0.0,
        "within_161km": round(near / held, 4) if held else 0.0,
        "within_161km_end_to_end": round(near / pointed, 4) if pointed else 0.0,
        "median_km": round(median(errors), 1) if errors else None,
    }


def counted(mention: PlaceMention) -> bool:
    """Whether a mention names a place rather than a people, or speaks of one without its name ("the town")."""
    return not mention.origin.startswith(("place-people", "place-reference"))


def match(start: int, end: int, ours: dict[tuple[int, int], PlaceMention]) -> PlaceMention | None:
    """The mention of an annotated span: the same characters, or one within the other by a word ("New York City")."""
    exact = ours.get((start, end))
    if exact is not None:
        return exact
    for (a, b), mention in ours.items():
        if a < end and start < b and (a == start or b == end):
            return mention
    return None
