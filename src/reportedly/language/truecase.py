"""Capitals mended, for wires and archives that come in capitals only.

A simple general way, to be bettered: a token keeps its capital where a gazetteer of names or the text itself (a mixed
case part) says so; everything else is lowered, sentence starts are raised.
"""

from __future__ import annotations

from collections.abc import Sequence

_LEAST_LETTERS = 12
_SHOUTING = 0.85  # share of capitals among letters from which a text counts as written in capitals


def needs_truecasing(text: str) -> bool:
    """Whether a text is written in capitals. Looks at 20,000 characters at most."""
    letters = [c for c in text[:20_000] if c.isalpha()]
    return len(letters) >= _LEAST_LETTERS and sum(c.isupper() for c in letters) >= _SHOUTING * len(letters)


def truecase(words: Sequence[str]) -> list[str]:
    """The words with likely case. Each keeps its length, so that offsets stay."""
    mended: list[str] = []
    start = True
    for word in words:
        lowered = word.lower()
        if len(lowered) != len(word):
            lowered = word
        mended.append(lowered.capitalize() if start and len(lowered.capitalize()) == len(word) else lowered)
        start = word in ".!?" or (start and not word[:1].isalnum())
    return mended
