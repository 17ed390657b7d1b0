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
        "The rebels shot a teacher at [Omurok] carrying a lantern.",
        "Nine days before the raid on [Omurok] they had burned a lorry.",
        "Shells fell on a shelter at [Wadi el-Zarb].",
        "Two farmers were found dead in the vicinity of [Gwoza].",
        "Soldiers burned forty houses in [Tin-U] on Sunday.",
        "Police arrested two suspects at [Ngorobe] market.",
        "Gunmen walked into a wake on [Calle Orozko] and opened fire.",
        "Guards held two shepherds in the [Zermek] district.",
        "He was shot in [Gwoza] by two men in a silver Tarusa who drove off.",
        "The South Lebanon Army (SLA) fired shells at the ridge. The SLA said it had been attacked.",
        "Hamas police said they were investigating.",
    ],
)
def test_unlisted_names(marked: str, pipeline: Pipeline) -> None:
    wanted = re.findall(r"\[(.*?)\]", marked)
    found = [m.where.name for m in read(re.sub(r"[\[\]]", "", marked), pipeline) if m.stands_for is None]
    assert [name.removesuffix(" district") for name in found] == wanted


def test_a_houston_man_keeps_his_town(pipeline: Pipeline) -> None:
    assert [m.where.name for m in read("A Houston man was shot on Friday.", pipeline)] == ["Houston"]
