"""What the tests of tolls share: a text's tolls, and a line of them to compare."""

from __future__ import annotations

from reportedly.language import Parsed, Pipeline
from reportedly.reading.numbers import find_numbers
from reportedly.reading.people import find_people
from reportedly.reading.tolls import TollMention, find_tolls

Told = tuple[str, int | None, int | None]


def tolls(pipeline: Pipeline, text: str) -> tuple[Parsed, list[TollMention]]:
    parsed = pipeline.parse(text)
    return parsed, find_tolls(parsed, find_numbers(parsed), find_people(parsed, ()))


def told(found: list[TollMention]) -> list[Told]:
    """Field, low and high of each toll that is told outright, in the order of the text."""
    return [(str(t.field), t.number.low, t.number.high) for t in found if not t.implied]
