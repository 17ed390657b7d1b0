"""Aircraft, guns and men that belong to a state, an army or a group, and the "it" that stands for one."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.model import Role
from reportedly.reading.people import find_people

# text, the words of a mention -> its group and side
OWNERS = [
    ("Ethiopian warplanes bombed the depot.", "Ethiopian warplanes", None, "Ethiopian"),
    ("Nato aircraft struck a house.", "Nato aircraft", "Nato", None),
    ("The army said that its troops had left.", "its troops", "army", None),
    ("Hamas said its fighters had left.", "its fighters", "Hamas", None),
    ("Chad's defence ministry said its aircraft had hit a camp.", "its aircraft", "Chad's defence ministry", "Chad"),
]
ITS = [
    ("The FBI said it had detained a baker.", "The FBI", "it", True),
    ("The army shelled the village. It accused rebels of lying.", "The army", "It", True),
    ("The gang left. It denied the charge.", "The gang", "It", True),
]


@pytest.mark.parametrize(("text", "words", "group", "side"), OWNERS)
def test_whose_they_are(pipeline: Pipeline, text: str, words: str, group: str | None, side: str | None) -> None:
    parsed = pipeline.parse(text)
    who = next(m.who for m in find_people(parsed, ()) if parsed.words(m.first, m.last) == words)
    assert (who.group, who.side) == (group, side)


def test_aircraft_of_a_state_are_its_forces(pipeline: Pipeline) -> None:
    assert [m.who.role for m in find_people(pipeline.parse("Navy gunboats fired."), ())] == [Role.STATE_FORCES]


@pytest.mark.parametrize("text", ["A drone hit a house.", "Two Ethiopian jets were shot down.", "Its drones are slow."])
def test_machines_that_are_nobody(pipeline: Pipeline, text: str) -> None:
    assert find_people(pipeline.parse(text), ()) == []


@pytest.mark.parametrize(("text", "one", "other", "same"), ITS)
def test_it_is_an_organisation(pipeline: Pipeline, text: str, one: str, other: str, same: bool) -> None:
    parsed = pipeline.parse(text)
    by_words = {parsed.words(m.first, m.last): m.entity for m in find_people(parsed, ())}
    assert (by_words[one] == by_words[other]) is same


@pytest.mark.parametrize("text", ["It rained on the army.", "The bomb went off near the army. It killed two."])
def test_it_is_nobody(pipeline: Pipeline, text: str) -> None:
    parsed = pipeline.parse(text)
    assert "it" not in [parsed.words(m.first, m.last).lower() for m in find_people(parsed, ())]
