"""Who was seized, marched off, pushed into a car or not seen again."""

from __future__ import annotations

import pytest

from reading.toll_cases import Told, told, tolls
from reportedly.language import Pipeline

CASES: list[tuple[str, list[Told]]] = [
    ("Rebels seized a baker and two porters.", [("abducted", 1, 1), ("abducted", 2, 2)]),
    ("Soldiers took away six villagers.", [("detained", 6, 6)]),
    ("Gunmen took three nurses from a clinic.", [("abducted", 3, 3)]),
    ("Raiders made off with nine of them.", [("abducted", 9, 9)]),
    ("Masked men pushed the editor into a van.", [("abducted", 1, 1)]),
    ("Police caught two smugglers at the border.", [("detained", 2, 2)]),
    ("Bandits kidnapped a surveyor, together with his driver.", [("abducted", 1, 1), ("abducted", 1, 1)]),
    ("A surveyor whom bandits had kidnapped came home.", [("abducted", 1, 1)]),
    ("The poet has not been seen since Monday.", [("missing", 1, 1)]),
    ("Ada Lund and Peter Holm, who have been missing since May, are teachers.", [("missing", 1, 1), ("missing", 1, 1)]),
    ("Rebels seized the town.", []),
    ("Men took the wounded to hospital.", []),
    ("The kidnappers released all nine pupils.", []),
    ("A man took his son to school.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_takings(pipeline: Pipeline, text: str, expected: list[Told]) -> None:
    assert told(tolls(pipeline, text)[1]) == expected
