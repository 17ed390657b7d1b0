"""Wounds told by parts of the body and by care, and the tolls of 0."""

from __future__ import annotations

import pytest

from reading.toll_cases import Told, told, tolls
from reportedly.language import Pipeline

CASES: list[tuple[str, list[Told]]] = [
    ("A porter was hit in the knee.", [("injured", 1, 1)]),
    ("The corporal was struck in the arm by a splinter.", [("injured", 1, 1)]),
    ("Two nuns were shot in the legs.", [("injured", 2, 2)]),
    ("A weaver lost an eye when the mine went off.", [("injured", 1, 1)]),
    ("The explosion tore off her hand.", [("injured", 1, 1)]),
    ("The sentry was hit in the hip and died at dawn.", [("killed", 1, 1)]),
    ("A guard was hit in the thigh. The guard died on Sunday.", [("killed", 1, 1)]),
    ("Three cooks were burned when the kitchen was shelled.", [("injured", 3, 3)]),
    ("A tailor is in critical condition.", [("injured", 1, 1)]),
    ("Nine shoppers were being treated for shrapnel wounds.", [("injured", 9, 9)]),
    ("Two of those brought to the clinic did not survive.", [("killed", 2, 2)]),
    ("Nobody was injured.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("No-one was hurt.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("Neither of the pilots was hurt.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("The patrol returned without losses.", [("killed", 0, 0), ("injured", 0, 0)]),
    ("Mortars fell in a field without causing casualties.", [("killed", 0, 0), ("injured", 0, 0)]),
    ("There was no loss of life.", [("killed", 0, 0), ("injured", 0, 0)]),
    ("Four clerks were killed. No one else was hurt.", [("killed", 4, 4), ("injured", 0, 0)]),
    ("The consul escaped unharmed.", [("injured", 0, 0)]),
    ("The consul escaped unhurt but two aides were killed.", [("killed", 2, 2)]),
    ("There were no immediate reports of casualties.", []),
    ("Civilian casualties have long been a sore point.", []),
    ("The army lost a battle and a town.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_wounds(pipeline: Pipeline, text: str, expected: list[Told]) -> None:
    assert told(tolls(pipeline, text)[1]) == expected


def test_a_hit_in_the_head_may_have_killed(pipeline: Pipeline) -> None:
    _, found = tolls(pipeline, "A guard was hit in the head.")
    assert [t.implied for t in found] == [True]
