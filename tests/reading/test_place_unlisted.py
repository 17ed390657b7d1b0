"""Villages that no list has, streets, and what only looks like a place: one line a case, `[...]` marks a place."""

from __future__ import annotations

import re

import pytest

from reportedly.gazetteer import open_gazetteer
from reportedly.language import Pipeline
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.places import find_places


def read(text: str, pipeline: Pipeline) -> list[PlaceMention]:
    found = find_places(pipeline.parse(text), open_gazetteer())
    return [m for m in found if not m.origin.startswith("place-people")]


@pytest.mark.parametrize(
    "marked",
    [
        "They found the lorry at [Omurok] standing in flames.",
        "Soldiers joined the raid on [Omurok], he said.",
        "A mine went off at [Wadi el-Zarb].",
        "Two farmers were found dead in the vicinity of [Gwoza].",
        "The patrol spent a night in [Tin-U] on Sunday.",
        "A guard was stabbed near [Ngorobe] market.",
        "A grenade was thrown from a car on [Calle Orozko] at noon.",
        "Nine tractors were burned in the [Zermek] district.",
        "He was shot in [Gwoza] by two men in a silver Tarusa who drove off.",
        "The Free Hill Army (SLA) shelled a ridge. The SLA denied it.",
        "Hamas police said they were investigating.",
    ],
)
def test_unlisted_names(marked: str, pipeline: Pipeline) -> None:
    wanted = re.findall(r"\[(.*?)\]", marked)
    found = [m.where.name for m in read(re.sub(r"[\[\]]", "", marked), pipeline) if m.stands_for is None]
    assert [name.removesuffix(" district") for name in found] == wanted


def test_a_houston_man_keeps_his_town(pipeline: Pipeline) -> None:
    assert [m.where.name for m in read("A Houston man was shot on Friday.", pipeline)] == ["Houston"]
