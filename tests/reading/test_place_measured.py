"""Distances that place a village, and landmarks: one line a case."""

from __future__ import annotations

import pytest

from reportedly.gazetteer import distance_km, open_gazetteer
from reportedly.language import Pipeline
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.places import find_places


def named(text: str, name: str, pipeline: Pipeline) -> PlaceMention:
    return next(m for m in find_places(pipeline.parse(text), open_gazetteer()) if m.where.name == name)


@pytest.mark.parametrize(
    ("text", "km", "from_aleppo"),
    [
        ("Men were seized in Zelibor, a farming settlement 12km east of Aleppo.", 12, True),
        ("Men were seized in the village of Zelibor, about 20 miles (32 km) north of Aleppo.", 32, True),
        ("Men were seized in the village of Zelibor, near Aleppo.", 0, True),
        ("Men were seized in the village of Zelibor, 12km from Aleppo.", 0, False),
    ],
)
def test_an_unlisted_village_lies_where_the_text_puts_it(
    text: str, km: float, from_aleppo: bool, pipeline: Pipeline
) -> None:
    village, town = named(text, "Zelibor", pipeline).where, named(text, "Aleppo", pipeline).where
    assert (village.latitude is not None) is from_aleppo
    if village.latitude is None or village.longitude is None or town.latitude is None or town.longitude is None:
        return
    assert village.precision.value == "near_town"
    assert distance_km(village.latitude, village.longitude, town.latitude, town.longitude) == pytest.approx(km, abs=1)


@pytest.mark.parametrize(
    ("text", "name", "stands_for"),
    [
        ("In Azaz, 45km north of Aleppo, police arrested two men.", "Aleppo", "landmark"),
        ("In Azaz, 45km north of Aleppo, police arrested two men.", "Azaz", None),
        ("Six were shot in Azaz, north of Aleppo, on Sunday.", "Aleppo", "landmark"),
        ("Six were shot in Azaz, which lies north of Aleppo.", "Aleppo", "landmark"),
        ("Rebels took a hill some 30km north of Aleppo.", "Aleppo", None),
        ("Six were shot near Aleppo.", "Aleppo", None),
    ],
)
def test_a_landmark_is_no_place_of_an_event(text: str, name: str, stands_for: str | None, pipeline: Pipeline) -> None:
    assert named(text, name, pipeline).stands_for == stands_for


def test_a_quarter_no_list_has_stands_in_its_town(pipeline: Pipeline) -> None:
    where = named("He was shot in the Las Orozas neighbourhood of Aleppo.", "Las Orozas", pipeline).where
    assert (where.precision.value, where.country) == ("site", "SY")
    assert where.latitude == pytest.approx(36.2, abs=0.1)
