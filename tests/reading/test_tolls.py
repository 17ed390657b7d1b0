"""Killed, injured, missing, abducted, detained: the numbers, their fields, and who they are part of."""

from __future__ import annotations

import pytest

from reading.toll_cases import tolls
from reportedly.language import Pipeline

# text -> field, low, high of each toll
TOLLS = [
    ("A bomb killed 12 people in the market.", [("killed", 12, 12)]),
    ("Twelve people were killed in the market.", [("killed", 12, 12)]),
    ("A bomb went off, killing 12 people.", [("killed", 12, 12)]),
    ("The blast left 12 dead and 30 wounded.", [("killed", 12, 12), ("injured", 30, 30)]),
    ("The attack claimed 12 lives.", [("killed", 12, 12)]),
    ("Gunmen kill 12 in market attack", [("killed", 12, 12)]),
    ("3 dead, 5 hurt in city shooting", [("killed", 3, 3), ("injured", 5, 5)]),
    ("At least 12 people were killed and 30 wounded.", [("killed", 12, None), ("injured", 30, 30)]),
    ("Officials reported at least 12 deaths.", [("killed", 12, None)]),
    ("Three others were hurt.", [("injured", 3, 3)]),
    ("All five crew died.", [("killed", 5, 5)]),
    ("No one was hurt.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("There were no casualties.", [("killed", 0, 0), ("injured", 0, 0)]),
    ("There were casualties.", [("killed", None, None), ("injured", None, None)]),
    ("The blast injured him.", [("injured", 1, 1)]),
    ("The farmer died of his wounds.", [("killed", 1, 1)]),
    ("The farmer succumbed to his injuries.", [("killed", 1, 1)]),
    ("Four villagers lost their lives.", [("killed", 4, 4)]),
    ("Twelve soldiers were martyred.", [("killed", 12, 12)]),
    ("The bodies of six men were found.", [("killed", 6, 6)]),
    ("Rebels took 20 hostages.", [("abducted", 20, 20)]),
    ("Militants abducted 40 schoolgirls.", [("abducted", 40, 40)]),
    ("Police detained 14 people.", [("detained", 14, 14)]),
    ("Seven are missing.", [("missing", 7, 7)]),
    ("Two miners remain unaccounted for.", [("missing", 2, 2)]),
    ("Gunmen killed the mayor and his driver.", [("killed", 1, 1), ("killed", 1, 1)]),
    ("Four police and two civilians were killed.", [("killed", 4, 4), ("killed", 2, 2)]),
    ("Two men were fatally shot.", [("killed", 2, 2)]),
    ("One of them died.", [("killed", 1, 1)]),
    ("Three of the wounded died.", [("killed", 3, 3)]),
    ("Friends of a boy shot and killed on Friday held a vigil.", [("killed", 1, 1)]),
    ("A woman was found dead.", [("killed", 1, 1)]),
    ("Police shot dead two protesters and wounded seven.", [("killed", 2, 2), ("injured", 7, 7)]),
    ("The bomb did not kill anyone.", [("killed", 0, 0)]),
    ("Militants killed or wounded eight soldiers.", [("killed", None, 8), ("injured", None, 8)]),
]

NO_TOLLS = [
    "They tried to kill him.",
    "A bomb could kill hundreds.",
    "They threatened to kill the mayor.",
    "A bomb blew up a car with two policemen inside.",
    "Rebels freed 20 hostages.",
    "The ban hurt the economy.",
    "If the dam breaks, it will kill thousands.",
]


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_tolls(pipeline: Pipeline, text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    _, found = tolls(pipeline, text)
    assert [(str(t.field), t.number.low, t.number.high) for t in found if not t.implied] == expected


@pytest.mark.parametrize("text", NO_TOLLS)
def test_no_tolls(pipeline: Pipeline, text: str) -> None:
    _, found = tolls(pipeline, text)
    assert found == []


def test_a_part_points_to_its_whole(pipeline: Pipeline) -> None:
    _, found = tolls(pipeline, "At least 12 people, including three children, were killed.")
    assert [(t.number.low, t.number.of, t.part_of) for t in found] == [(12, "people", None), (3, "children", 0)]


def test_a_raised_toll_gives_the_new_number(pipeline: Pipeline) -> None:
    _, found = tolls(pipeline, "The death toll rose from 12 to 15.")
    assert [(t.number.low, t.change) for t in found] == [(15, "raised")]


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("More than 9,000 people have been killed since 2019.", True),
        ("At least 6,000 militants have been killed on this front.", True),
        ("The insurgency has killed 1,200 people.", True),
        ("One group put the death toll from the five-year conflict at 47,000.", True),
        ("Despite the killing of 30,000 people in the revolt, talks went on.", True),
        ("The raid killed 36 people on Monday in the deadliest attack of the war.", False),
        ("Some 1,100 people were killed in the massacre on 12 May.", False),
        ("Twelve farmers have been killed in a raid.", False),
    ],
)
def test_a_total_over_years_is_cumulative(pipeline: Pipeline, text: str, cumulative: bool) -> None:
    _, found = tolls(pipeline, text)
    assert [t.cumulative for t in found] == [cumulative]


def test_the_event_and_the_victims_are_named(pipeline: Pipeline) -> None:
    parsed, found = tolls(pipeline, "A bomb killed the mayor. Two guards were wounded in the attack.")
    assert [parsed.doc[t.event].text for t in found if t.event is not None] == ["bomb", "attack"]
    assert all(t.victims is not None for t in found)


def test_shot_says_hit_and_no_more(pipeline: Pipeline) -> None:
    _, found = tolls(pipeline, "A man was shot in the head.")
    assert [(str(t.field), t.implied) for t in found] == [("injured", True)]


def test_words_of_a_toll_stand_in_the_text(pipeline: Pipeline) -> None:
    parsed, found = tolls(pipeline, "Gunmen killed 12 people, three of them children, and took 20 hostages.")
    assert [parsed.words(t.first, t.last) for t in found] == [
        "killed 12 people",
        "took 20 hostages",
        "three of them children",
    ]
