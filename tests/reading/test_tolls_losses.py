"""Losses, graves, bodies, counts again, and shares of a toll."""

from __future__ import annotations

import pytest

from reading.toll_cases import Told, told, tolls
from reportedly.language import Pipeline

CASES: list[tuple[str, list[Told]]] = [
    ("The militia lost nine fighters.", [("killed", 9, 9)]),
    ("We have lost two of our men.", [("killed", 2, 2)]),
    ("They took the hill for the loss of four.", [("killed", 4, 4)]),
    ("The club lost two players to injury.", []),
    ("The plant meant the loss of 40 jobs.", []),
    ("Neighbours helped to bury 13 people.", [("killed", 13, 13)]),
    ("The charred remains of two people were found.", [("killed", 2, 2)]),
    ("A woman's body was found in a well.", [("killed", 1, 1)]),
    ("Four charred corpses were pulled from the bus.", [("killed", 4, 4)]),
    ("The clinic listed six dead; by noon it had recorded nine.", [("killed", 6, 6), ("killed", 9, 9)]),
    ("A girl died, bringing to five the number of people killed.", [("killed", 1, 1), ("killed", 5, 5)]),
    ("One porter was killed and another wounded.", [("killed", 1, 1), ("injured", 1, 1)]),
    ("They stopped three herders and shot them.", [("killed", 3, 3)]),
    ("The mother and her two sons were killed.", [("killed", 1, 1), ("killed", 2, 2)]),
    ("The robbers shot dead a clerk, Ivo Brandt, and his niece.", [("killed", 1, 1), ("killed", 1, 1)]),
]

# text -> number and part_of of each toll
SHARES: list[tuple[str, list[tuple[int | None, int | None]]]] = [
    ("The raid killed 12 men. Five of the dead were herders.", [(12, None), (5, 0)]),
    ("The raid killed 12 men. A judge was among the dead.", [(12, None), (1, 0)]),
    ("The raid killed 12 people. The dead included three children.", [(12, None), (3, 0)]),
    ("Nine soldiers were killed, including an officer.", [(9, None), (1, 0)]),
    ("Six pilgrims, among them a nun and her brother, died.", [(6, None), (2, 0)]),
    ("A cook died of his burns, bringing the toll to six.", [(1, 1), (6, None)]),
    ("Four men, including a sergeant, were killed and three boys hurt.", [(4, None), (3, None), (1, 0)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_losses(pipeline: Pipeline, text: str, expected: list[Told]) -> None:
    assert told(tolls(pipeline, text)[1]) == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_shares_name_their_whole(pipeline: Pipeline, text: str, expected: list[tuple[int | None, int | None]]) -> None:
    _, found = tolls(pipeline, text)
    assert [(t.number.low, t.part_of) for t in found if not t.implied] == expected


@pytest.mark.parametrize(
    ("text", "additional"),
    [
        ("Another three miners died.", True),
        ("A third miner died on Friday.", True),
        ("Three miners died.", False),
        ("More than three miners died.", False),
    ],
)
def test_what_comes_on_top(pipeline: Pipeline, text: str, additional: bool) -> None:
    _, found = tolls(pipeline, text)
    assert [t.additional for t in found] == [additional]
