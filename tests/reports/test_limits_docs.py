"""docs/inputs.md states the limits that the code has."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.language import pipeline
from reportedly.reports import limits
from reportedly.reports.sniffing import SUFFIXES

DOCS = Path(__file__).parents[2] / "docs" / "inputs.md"


@pytest.fixture(scope="module")
def docs() -> str:
    return DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "row",
    [
        f"| one plain text | {limits.megabytes(limits.TEXT_BYTES)} |",
        f"| one web page | {limits.megabytes(limits.PAGE_BYTES)} |",
        f"| one JSON line | {limits.megabytes(limits.LINE_BYTES)} |",
        f"| one sidecar | {limits.megabytes(limits.SIDECAR_BYTES)} |",
        f"| gzip: unpacked size | {limits.megabytes(limits.UNPACKED_BYTES)} |",
        f"| {limits.UNPACKED_RATIO} times, from {limits.megabytes(limits.UNPACKED_FREE)} on |",
        f"| web page: elements | {limits.PAGE_ELEMENTS} |",
        f"| web page: nesting | {limits.PAGE_DEPTH} deep |",
        f"| JSON line: nesting | {limits.JSON_DEPTH} deep |",
        f"({pipeline.PARSER_LIMIT:,} characters, or {pipeline.PART_TOKENS:,} words and signs)",
    ],
)
def test_each_limit_is_documented(docs: str, row: str) -> None:
    assert row in " ".join(docs.split())


def test_each_suffix_is_documented(docs: str) -> None:
    assert all(f"`{suffix}`" in docs for suffix in SUFFIXES)
