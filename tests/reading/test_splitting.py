"""Several acts told in one sentence, taken apart where the text pairs them with their victims, and kept whole elsewhere."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

import pytest

from reading.telling_cases import agree, read
from reportedly.language import Pipeline

CASES: list[tuple[str, list[str]]] = [
    # as many acts as single victims
    ("Two separate car bombs killed a prosecutor and a bishop in Basra in March.", ["bombing | to prosecutor | with car_bomb | where Basra | killed 1", "bombing | to bishop | with car_bomb | where Basra | killed 1"]),
    ("Two bombs killed the head of the prison and a deputy governor in Zinder on Friday.", ["bombing | where Zinder | when 2024-05-10 | killed 1", "bombing | where Zinder | when 2024-05-10 | killed 1"]),
    # one act, several victims
    ("A car bomb killed a prosecutor and a bishop in Basra in March.", ["bombing | to prosecutor; bishop | killed 2"]),
    ("Gunmen shot dead a judge and her driver in Cali on Monday.", ["shooting | to judge; her driver/driver | killed 2"]),
    # counted acts that the text does not take apart
    ("Four bombings in May killed 30 people in Baghdad.", ["bombing aggregate | where Baghdad | killed 30"]),
    ("Three bombs killed 20 people in Baghdad on Monday.", ["bombing aggregate | where Baghdad | killed 20"]),
    ("Two suicide bombings killed nine worshippers in Kano on Friday.", ["suicide_bombing aggregate | where Kano | killed 9"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_acts_of_one_sentence(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    agree(read(pipeline, text), expected)


def test_incidents_taken_apart_have_ids_of_their_own(pipeline: Pipeline) -> None:
    first, second = read(pipeline, CASES[0][0]).tellings
    assert first.id != second.id
