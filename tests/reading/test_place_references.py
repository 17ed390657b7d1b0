"""Places spoken of without their name: one line a case."""

from __future__ import annotations

import pytest

from reportedly.gazetteer import open_gazetteer
from reportedly.language import Pipeline
from reportedly.reading.places import find_places


@pytest.mark.parametrize(
    ("text", "words", "name", "precision"),
    [
        ("Gwoza was quiet. A mine went off outside a church in the town.", "a church in the town", "Gwoza", "site"),
        ("Gwoza was quiet. He was shot on the edge of the town.", "on the edge of the town", "Gwoza", "near_town"),
        ("Iraqi police met. Two bombs went off in the Iraqi capital.", "the Iraqi capital", "Baghdad", "town"),
        ("They left for Gwoza on Monday. Two of them were shot there.", "there", "Gwoza", "town"),
        ("A bomb hit a bus station in Biu. In May the same bus station was hit.", "same bus station", "Biu", "site"),
        (
            "The village of Zelibor burned. Maiduguri is far. Nine died in the village.",
            "the village",
            "Zelibor",
            "town",
        ),
    ],
)
def test_references(text: str, words: str, name: str, precision: str, pipeline: Pipeline) -> None:
    found = [m for m in find_places(pipeline.parse(text), open_gazetteer()) if m.origin == "place-reference@1"]
    assert [(m.where.name, m.where.precision.value) for m in found] == [(name, precision)]
    assert words in found[0].where.text


@pytest.mark.parametrize(
    "text",
    [
        "Gwoza was quiet. There was a curfew.",
        "Gwoza was quiet. They met in the town of Zelibor.",
        "In the town, a man was shot.",
        "Gwoza was quiet. The village elders met.",
        "They met in the capital, Abuja.",
    ],
)
def test_no_reference(text: str, pipeline: Pipeline) -> None:
    assert not [m for m in find_places(pipeline.parse(text), open_gazetteer()) if m.origin == "place-reference@1"]
