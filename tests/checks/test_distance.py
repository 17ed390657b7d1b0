"""Stated distances against the gazetteer: one line a case."""

from __future__ import annotations

import pytest

from reportedly.checks.distance import distance_checks
from reportedly.gazetteer import Gazetteer, open_gazetteer
from reportedly.language import Pipeline
from reportedly.model import Check
from reportedly.reading.places import find_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def checks(text: str, pipeline: Pipeline, gazetteer: Gazetteer) -> list[Check]:
    parsed = pipeline.parse(text)
    return distance_checks(parsed, "r-1", find_places(parsed, gazetteer), gazetteer)


@pytest.mark.parametrize(
    ("text", "quote", "verdict"),
    [
        ("Shells fell on Bucha, a town 25 km north-west of Kyiv.", "25 km north-west of Kyiv", "agrees"),
        ("Shells fell on Bucha, a town 25 km south-east of Kyiv.", "25 km south-east of Kyiv", "differs"),
        ("Shells fell on Bucha, 80 km from Kyiv.", "80 km from Kyiv", "differs"),
        ("Bucha lies about 15 miles from the capital.", "15 miles from the capital", "agrees"),
        ("Azaz, about 45km north of Aleppo, fell to rebels.", "45km north of Aleppo", "agrees"),
        ("About 60 km from Homs, the city of Palmyra was shelled.", "60 km from Homs", "differs"),
        ("Maiduguri, more than 30 miles from Damaturu, was quiet.", "more than 30 miles from Damaturu", "agrees"),
        ("Troops left Zelibor, 30 km from Aleppo.", "30 km from Aleppo", "cannot_tell"),
        ("Bucha is about 25 km (16 miles) north-west of Kyiv.", "25 km (16 miles) north-west of Kyiv", "agrees"),
        ("They entered Azaz. The town, 45 km north of Aleppo, was quiet.", "45 km north of Aleppo", "agrees"),
        ("Rafah lies 2 km from the border.", "2 km from the border", "cannot_tell"),
        ("They hit Azaz, a farming town about 45 km north of Aleppo, on Monday.", "45 km north of Aleppo", "agrees"),
        ("They hit Azaz, the group's last hold, which lies 45 km north of Aleppo.", "45 km north of Aleppo", "agrees"),
        ("Azaz fell in May. It lies only 90km from Aleppo.", "90km from Aleppo", "differs"),
        (
            "Kyiv, 25 km to the south-east of Bucha, has declared a curfew.",
            "25 km to the south-east of Bucha",
            "agrees",
        ),
        ("ALEPPO - A bomb went off in Azaz, 45 km north of here.", "45 km north of here", "agrees"),
        ("Zelibor, 12 km east of Aleppo, was hit.", "12 km east of Aleppo", "cannot_tell"),
        ('"Azaz, 45 km north of Aleppo, is ours," he said.', "45 km north of Aleppo", "agrees"),
        ("They shelled Tokmak. It guards Melitopol city 50km further south.", "50km further south", "agrees"),
    ],
)
def test_verdicts(text: str, quote: str, verdict: str, pipeline: Pipeline, gazetteer: Gazetteer) -> None:
    assert [(c.span.quote, c.verdict.value) for c in checks(text, pipeline, gazetteer)] == [(quote, verdict)]


@pytest.mark.parametrize(
    "text",
    [
        "Both armies dug in along a 360km frontline near Avdiivka.",
        "A village 40km from Aleppo was hit.",
        "The rocket flew 40 km.",
        "The camp is an hour's walk from Goma.",
        "They marched 12 miles in the rain to Goma.",
    ],
)
def test_lengths_are_no_checks(text: str, pipeline: Pipeline, gazetteer: Gazetteer) -> None:
    assert checks(text, pipeline, gazetteer) == []
