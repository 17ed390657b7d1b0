"""Counts as bounds, and what is no count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language import Pipeline
from reportedly.reading.numbers import find_numbers
from reportedly.reading.numbers_parts import find_parts

# text -> the counts in it: (low, high, what is counted)
COUNTS = [
    ("11 people died.", [(11, 11, "people")]),
    ("At least 11 people died.", [(11, None, "people")]),
    ("More than 30 soldiers died.", [(31, None, "soldiers")]),
    ("Over 30 soldiers died.", [(31, None, "soldiers")]),
    ("Upwards of 40 miners were hurt.", [(41, None, "miners")]),
    ("Some 40 villagers fled.", [(40, 40, "villagers")]),
    ("About 40 villagers fled.", [(40, 40, "villagers")]),
    ("Nearly 50 people were hurt.", [(None, 50, "people")]),
    ("Up to 12 men were taken.", [(None, 12, "men")]),
    ("As many as 12 women were taken.", [(None, 12, "women")]),
    ("Fewer than 10 police stayed.", [(None, 9, "police")]),
    ("No more than 10 police stayed.", [(None, 10, "police")]),
    ("Two or three men were seen.", [(2, 3, "men")]),
    ("Between 5 and 7 boys were hurt.", [(5, 7, "boys")]),
    ("10-15 gunmen came.", [(10, 15, "gunmen")]),
    ("20 to 30 bandits came.", [(20, 30, "bandits")]),
    ("A dozen people died.", [(12, 12, "people")]),
    ("Two dozen soldiers died.", [(24, 24, "soldiers")]),
    ("Half a dozen men came.", [(6, 6, "men")]),
    ("Dozens of people died.", [(12, None, "people")]),
    ("Hundreds of people died.", [(100, None, "people")]),
    ("Several men were hurt.", [(3, None, "men")]),
    ("A couple of boys were hurt.", [(2, 2, "boys")]),
    ("No one was hurt.", [(0, 0, None)]),
    ("There were no casualties.", [(0, 0, "casualties")]),
    ("No civilians were hurt.", [(0, 0, "civilians")]),
    ("Both men died.", [(2, 2, "men")]),
    ("A family of five was killed.", [(5, 5, "family")]),
    ("1,200 people fled.", [(1200, 1200, "people")]),
    ("1.2 million refugees fled.", [(1_200_000, 1_200_000, "refugees")]),
    ("Two thousand fighters came.", [(2000, 2000, "fighters")]),
    ("Twenty-one others were hurt.", [(21, 21, "others")]),
    ("One hundred and six boys were freed.", [(106, 106, "boys")]),
    ("One of the women died.", [(1, 1, "women")]),
    ("Twelve or more people died.", [(12, None, "people")]),
    ("In May 14 people were killed.", [(14, 14, "people")]),
    ("Three Taliban fighters died.", [(3, 3, "fighters")]),
]

NO_COUNTS = [
    "A 12-year-old girl was hurt.",
    "Adam Noor, 34, was hurt.",
    "The gun was a 155mm howitzer.",
    "He held an AK-47.",
    "It happened in 2019.",
    "It happened on May 14.",
    "It happened on 14 May at 6 p.m.",
    "The village is 40km from the border.",
    "They paid $5 million.",
    "About 20% of the town burned.",
    "A third soldier died.",
    "The 3rd brigade came.",
    "The bus was on Highway 81.",
    "He lives at 4100 Main Street.",
    "They won 2-1.",
    "It went on for six months.",
    "A four-man team left.",
    "Two-thirds of the town burned.",
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(pipeline: Pipeline, text: str, expected: list[tuple[int | None, int | None, str | None]]) -> None:
    parsed = pipeline.parse(text)
    got = [
        (n.number.low, n.number.high, parsed.doc[n.head].text if n.head is not None else None)
        for n in find_numbers(parsed)
    ]
    assert got == expected


@pytest.mark.parametrize("text", NO_COUNTS)
def test_no_counts(pipeline: Pipeline, text: str) -> None:
    assert find_numbers(pipeline.parse(text)) == []


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Six people, including three children, died.", {1: 0}),
        ("Five were hurt, three of them children.", {1: 0}),
        ("Six people died and three children were hurt.", {}),
        ("Three children were among the 12 dead.", {0: 1}),
    ],
)
def test_parts_know_their_whole(pipeline: Pipeline, text: str, links: dict[int, int]) -> None:
    parsed = pipeline.parse(text)
    assert find_parts(parsed, find_numbers(parsed)) == links


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["12", "at", "least", "-", "two", "hundred", "and", "of", "people", "a", "dozen", "no", ","]),
        max_size=25,
    )
)
def test_mentions_stand_in_the_text(pipeline: Pipeline, words: list[str]) -> None:
    parsed = pipeline.parse(" ".join(words))
    for mention in find_numbers(parsed):
        assert 0 <= mention.first < mention.last <= len(parsed.doc)
        assert parsed.span(mention.first, mention.last).quote
        if mention.number.low is not None and mention.number.high is not None:
            assert mention.number.low <= mention.number.high
