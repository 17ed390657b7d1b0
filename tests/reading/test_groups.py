"""Armed groups by name, by acronym, and by the last word of their name."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.model import Role
from reportedly.reading.groups import find_groups
from reportedly.reading.people_grid import grid

CASES = [
    ("Boko Haram burned the school.", [("Boko Haram", Role.REBEL)]),
    ("Fighters of al-Shabaab left.", [("Al-Shabaab", Role.REBEL)]),
    ("The Lord's Resistance Army left.", [("Lord's Resistance Army", Role.REBEL)]),
    ("The Sinaloa Cartel left.", [("Sinaloa Cartel", Role.MILITIA)]),
    ("The Red Valley Cartel left.", [("Red Valley Cartel", Role.MILITIA)]),
    ("The front of the house burned.", []),
    ("It is an old army base.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_groups(pipeline: Pipeline, text: str, expected: list[tuple[str, Role]]) -> None:
    assert [(m.name, m.role) for m in find_groups(grid(pipeline.parse(text)))] == expected


def test_an_acronym_in_brackets_names_the_group_again(pipeline: Pipeline) -> None:
    text = "The Northern Hills Liberation Front (NHLF) attacked. The NHLF said it was over."
    found = find_groups(grid(pipeline.parse(text)))
    assert {m.name for m in found} == {"Northern Hills Liberation Front"}
    assert len(found) == 2
