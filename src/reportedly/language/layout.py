"""Where paragraphs begin: blank lines, bullets, headings, and lines that are paragraphs of their own.

News text comes wrapped at 70 columns, or one paragraph a line, or with blank lines; a parser that is not told where a
heading ends joins it to the sentence after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = re.compile(r"[-*•–—·▪●][ \t]|\(?\d{1,2}[.)][ \t]|\(?[a-z][)][ \t]")
_CLOSED = frozenset(".!?:;\"'”’»)…")
_LONG_LINE = 110  # a line longer than typewriter and terminal widths is a paragraph, not a wrapped line
HEADLINE_WORDS = 22


@dataclass(frozen=True, slots=True)
class Block:
    """Characters [start, end) of the text that make one paragraph, without the blank around them."""

    start: int
    end: int
    headline: bool
    bullet: bool


def blocks(text: str) -> list[Block]:
    """The paragraphs of a text, in order. Linear in the text's length."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    filled = [(a, b) for a, b in lines if text[a:b].strip()]
    long_lines = sum(1 for a, b in filled if b - a > _LONG_LINE)
    line_is_paragraph = bool(filled) and long_lines * 3 >= len(filled)

    found: list[Block] = []
    start = end = -1

    def close() -> None:
        nonlocal start, end
        if start >= 0:
            found.append(_block(text, start, end))
        start = end = -1

    for a, b in lines:
        line = text[a:b]
        body = line.strip()
        if not body:
            close()
            continue
        left = a + len(line) - len(line.lstrip())
        right = a + len(line.rstrip())
        short_and_closed = (
            end >= 0 and text[end - 1] in _CLOSED and body[:1].isupper() and end - start < 60 and b - a > 90
        )
        if line_is_paragraph or _BULLET.match(body) or short_and_closed:
            close()
        if start < 0:
            start = left
        end = right
    close()
    return found


def _block(text: str, start: int, end: int) -> Block:
    body = text[start:end]
    bullet = bool(_BULLET.match(body))
    headline = not bullet and body[-1] not in _CLOSED and len(body.split()) <= HEADLINE_WORDS
    return Block(start, end, headline, bullet)
