"""Attribution measured on PolNeAR (news of 2015-16, who said what: source, cue and content spans).

Matching is by overlap: a found span is right where it shares a character with a gold span of the same sort, a gold span
is found where it shares a character with a found one; equal spans count once. A pair (source, content) is right where
one gold attribution has both a source that overlaps the found source and a content that overlaps the found content.
PolNeAR marks no sayings inside quotations, so that found ones whose cue stands inside quotation marks are left out. It
marks attitudes ("opposed the plan") as well as reports, so that recall has a ceiling for a reader of reports.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.errors import UnreadableInput
from reportedly.language import Parsed, load_pipeline
from reportedly.reading.attribution import find_attributions
from reportedly.reading.quotes import find_quotations, quoted_tokens

Extent = tuple[tuple[int, int], ...]
"""Character ranges."""

SORTS = ("source", "cue", "content")


@dataclass(slots=True)
class Count:
    """Right and all, of the found and of the gold."""

    right: int = 0
    found: int = 0
    met: int = 0
    gold: int = 0

    def figures(self) -> dict[str, float]:
        precision = self.right / self.found if self.found else 0.0
        recall = self.met / self.gold if self.gold else 0.0
        both = precision + recall
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f": round(2 * precision * recall / both if both else 0.0, 4),
        }


@dataclass(slots=True)
class Tally:
    """The counts of one run."""

    source: Count = field(default_factory=Count)
    cue: Count = field(default_factory=Count)
    content: Count = field(default_factory=Count)
    pair: Count = field(default_factory=Count)

    def add(self, gold: list[dict[str, Extent]], found: list[dict[str, Extent]]) -> None:
        for sort in SORTS:
            _count(getattr(self, sort), [g[sort] for g in gold], [f[sort] for f in found])
        gold_pairs = {(g["source"], g["content"]) for g in gold if g["source"] and g["content"]}
        pairs = {(f["source"], f["content"]) for f in found if f["source"] and f["content"]}
        count = self.pair
        count.found += len(pairs)
        count.gold += len(gold_pairs)
        count.right += sum(any(_meets(s, gs) and _meets(c, gc) for gs, gc in gold_pairs) for s, c in pairs)
        count.met += sum(any(_meets(s, gs) and _meets(c, gc) for s, c in pairs) for gs, gc in gold_pairs)


def _count(count: Count, gold: Iterable[Extent], found: Iterable[Extent]) -> None:
    golds, founds = {g for g in gold if g}, {f for f in found if f}
    count.found += len(founds)
    count.gold += len(golds)
    count.right += sum(any(_meets(f, g) for g in golds) for f in founds)
    count.met += sum(any(_meets(f, g) for f in founds) for g in golds)


def _meets(one: Extent, other: Extent) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def read_corpus(file: Path) -> Iterator[dict[str, Any]]:
    """The documents of one gzipped JSON-lines file. Raises `UnreadableInput` where there is no such file."""
    if not file.is_file():
        raise UnreadableInput(
            f"{file} is not there: name the folder that holds polnear's train.jsonl.gz and dev.jsonl.gz"
        )
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gold_of(document: dict[str, Any]) -> list[dict[str, Extent]]:
    """A document's attributions as character ranges by sort."""
    return [
        {
            sort: tuple((s, e) for part in one.get(sort) or [] for s, e in (part or {}).get("spans") or [])
            for sort in SORTS
        }
        for one in document["attributions"]
    ]


def found_in(parsed: Parsed) -> list[dict[str, Extent]]:
    """What `find_attributions` finds, in the same form."""

    def extent(ranges: Iterable[tuple[int, int] | None]) -> Extent:
        return tuple((parsed.starts[r[0]], parsed.ends[r[1] - 1]) for r in ranges if r is not None)

    quoted = quoted_tokens(parsed, find_quotations(parsed))
    return [
        {"source": extent([one.source_tokens]), "cue": extent([one.cue_tokens]), "content": extent(one.content)}
        for one in find_attributions(parsed)
        if one.cue_tokens is None or not quoted[one.cue_tokens[0]]
    ]


def measure(folder: Path, split: str, limit: int | None = None) -> dict[str, dict[str, float]]:
    """Precision, recall and F (0 to 1) of source, cue, content and source-content pair on one split ("train", "dev").

    `limit` takes the first documents only. Raises `UnreadableInput` where the split's file is missing.
    """
    documents = list(read_corpus(folder / f"{split}.jsonl.gz"))[:limit]
    tally = Tally()
    parses = load_pipeline().parse_many(document["text"] for document in documents)
    for document, parsed in zip(documents, parses, strict=True):
        tally.add(gold_of(document), found_in(parsed))
    return {sort: getattr(tally, sort).figures() for sort in (*SORTS, "pair")}
