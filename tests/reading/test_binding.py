"""Which acts may be one, which places may be one, and which time and place belong to which act of a sentence."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

import itertools

import pytest

from reading.telling_cases import agree, read
from reportedly.language import Pipeline
from reportedly.model import Kind, PlacePrecision, Where
from reportedly.reading.apart import compatible
from reportedly.reading.kinds import closeness, family, may_be_one

# the closer pair first
CLOSER: list[tuple[tuple[str, str], tuple[str, str]]] = [
    (("bombing", "bombing"), ("bombing", "explosion")),
    (("bombing", "explosion"), ("shooting", "explosion")),
    (("shooting", "killing"), ("shooting", "stabbing")),
    (("bombing", "suicide_bombing"), ("shooting", "suicide_bombing")),
    (("raid", "shooting"), ("raid", "air_strike")),
    (("illness", "poisoning"), ("illness", "shooting")),
    (("shooting", "attack"), ("arrest", "attack")),
    (("attack", "bombing"), ("attack", "release")),
]

NEVER_ONE = ["arrest", "release", "displacement"]


@pytest.mark.parametrize(("near", "far"), CLOSER)
def test_closeness_orders_pairs_of_kinds(near: tuple[str, str], far: tuple[str, str]) -> None:
    assert closeness(Kind(near[0]), Kind(near[1])) > closeness(Kind(far[0]), Kind(far[1]))


def test_closeness_is_bounded_and_tells_what_may_be_one() -> None:
    for a, b in itertools.combinations_with_replacement(Kind, 2):
        assert closeness(a, b) == -9 or -3 <= closeness(a, b) <= 2
        assert may_be_one(a, b) == may_be_one(b, a) == (closeness(a, b) > -9)
        assert not (a == b and closeness(a, b) < 1)


@pytest.mark.parametrize("kind", NEVER_ONE)
def test_arrest_release_and_displacement_are_their_own(kind: str) -> None:
    assert not any(may_be_one(Kind(kind), other) for other in Kind if family(other) != family(Kind(kind)))


def where(
    name: str, precision: str, at: tuple[float, float] | None, country: str = "UA", admin1: str | None = None
) -> Where:
    latitude, longitude = at if at else (None, None)
    return Where(name, latitude, longitude, PlacePrecision(precision), country, admin1, None, name)


TOWN = where("Kherson", "town", (46.64, 32.62), admin1="Kherson")

PLACES: list[tuple[str, Where, bool]] = [
    ("itself", TOWN, True),
    ("the same name near by", where("Kherson", "near_town", (46.64, 32.62)), True),
    ("another town", where("Mykolaiv", "town", (46.97, 32.0), admin1="Mykolaiv"), False),
    ("its region", where("Kherson region", "region", None, admin1="Kherson"), True),
    ("another region", where("Odesa region", "region", None, admin1="Odesa"), False),
    ("its country", where("Ukraine", "country", (49.0, 32.0)), True),
    ("another country", where("Chad", "country", (15.0, 19.0), "TD"), False),
    ("a site in it", where("the market", "site", (46.64, 32.62)), True),
    ("a site that no list knows", where("the market", "site", None), True),
    ("a site in another town", where("the market", "site", (46.97, 32.0)), False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "place", "one"), PLACES, ids=[p[0] for p in PLACES])
def test_places_that_may_be_one(rule: str, place: Where, one: bool) -> None:
    assert compatible(TOWN, place) is compatible(place, TOWN) is one


SENTENCES: list[tuple[str, list[str]]] = [
    ("A judge was shot in Lima on Monday and a clerk was stabbed in Cusco on Tuesday.", ["shooting | where Lima | when 2024-05-13", "stabbing | where Cusco | when 2024-05-14"]),
    ("Police said on Wednesday that gunmen killed a judge in Lima on Monday.", ["killing/shooting | where Lima | when 2024-05-13"]),
    ("Gunmen killed a judge in Lima on Monday, a spokesman said in Bogota on Wednesday.", ["killing/shooting | where Lima | when 2024-05-13"]),
    ("On Monday, police in Lima arrested two men who had shot a judge in Cusco on Friday.", ["arrest | where Lima | when 2024-05-13", "shooting | where Cusco | when 2024-05-10"]),
    ("The doctor kidnapped in Gao on 2 May was released in Kidal on Tuesday.", ["abduction | where Gao | when 2024-05-02", "release | where Kidal | when 2024-05-14"]),
    ("A bomb exploded in Kano on Monday, killing nine people.", ["bombing | where Kano | when 2024-05-13 | killed 9"]),
    ("Nine people were killed on Monday when a bomb exploded in Kano.", ["bombing | where Kano | when 2024-05-13 | killed 9"]),
    ("Gunmen opened fire on a bus in Cali on Monday, wounding the driver.", ["shooting | where Cali | when 2024-05-13 | injured 1"]),
    ("Rebels raided a village near Bunia on Sunday and abducted three nurses.", ["raid/abduction | where Bunia | when 2024-05-12 | abducted 3"]),
    ("The attack in Kano on Monday, in which nine people were killed, was condemned in London on Wednesday.", ["attack/killing | where Kano | when 2024-05-13 | killed 9"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_times_and_places_go_to_their_act(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    agree(read(pipeline, text), expected)
