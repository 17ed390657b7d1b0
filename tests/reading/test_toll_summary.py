"""Low, best and high of one incident's toll: from claims made by hand, and from reports."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.telling_cases import agree, read
from reportedly.language import Pipeline
from reportedly.model import Certainty, Claim, Field, Number, Source, SourceKind, Span
from reportedly.reading.toll_summary import TollNote, summarise_toll


def claim(
    at: int, low: int | None, high: int | None, by: str | None = None, *, of: str | None = None, part_of: str | None = None,
    certainty: Certainty = Certainty.STATED,
) -> Claim:  # fmt: skip
    """A claim on the killed, told at character `at`."""
    chain = (Source(by, SourceKind.OFFICIAL),) if by else ()
    number = Number(low, high, of, part_of)
    return Claim("r", Field.KILLED, number, "n", certainty, chain, None, False, Span(at, at + 1, "n"), "toll@1")


DENIED = Certainty.DENIED
FAR = 1000  # characters: not in one breath

CASES: list[tuple[str, list[Claim], tuple[int | None, int | None, int | None]]] = [
    ("one number", [claim(0, 9, 9)], (9, 9, 9)),
    ("an open bound counts with its number", [claim(0, 11, None)], (11, 11, 11)),
    ("at most", [claim(0, None, 12)], (12, 12, 12)),
    ("two or three", [claim(0, 2, 3)], (2, 2, 3)),
    ("nobody", [claim(0, 0, 0)], (0, 0, 0)),
    ("casualties without a number", [claim(0, None, None)], (None, None, None)),
    ("two sources: the later word is best", [claim(0, 9, 9, "A"), claim(FAR, 12, 12, "B")], (9, 12, 12)),
    ("a later and lower word is best too", [claim(0, 12, 12, "A"), claim(FAR, 9, 9, "B")], (9, 9, 12)),
    ("a source's later word replaces its own", [claim(0, 9, 9, "A"), claim(FAR, 12, 12, "A")], (12, 12, 12)),
    ("also where another spoke in between", [claim(0, 9, 9, "A"), claim(FAR, 15, 15, "B"), claim(2 * FAR, 12, 12, "A")], (12, 12, 15)),
    ("a denied number does not stand", [claim(0, 9, 9, "A"), claim(FAR, 20, 20, "B", certainty=DENIED)], (9, 9, 9)),
    ("a hedged number stands", [claim(0, 9, 9, "A"), claim(FAR, 20, 20, "B", certainty=Certainty.HEDGED)], (9, 20, 20)),
    ("a part is never added to its whole", [claim(0, 9, 9), claim(20, 4, 4, part_of="c-1")], (9, 9, 9)),
    ("disjoint groups of one source are", [claim(0, 3, 3, of="soldiers"), claim(20, 2, 2, of="civilians")], (5, 5, 5)),
    ("groups of two sources are not", [claim(0, 3, 3, "A", of="soldiers"), claim(20, 2, 2, "B", of="civilians")], (2, 2, 3)),
]  # fmt: skip

NONE: list[tuple[str, list[Claim]]] = [
    ("no claims", []),
    ("all denied", [claim(0, 9, 9, certainty=DENIED)]),
    ("only a part", [claim(0, 4, 4, part_of="c-1")]),
]

# report -> the toll of its one incident
TEXTS: list[tuple[str, str]] = [
    ("A bomb killed nine people in Kano on Monday.", "bombing | killed 9"),
    ("A bomb killed at least 11 people in Kano on Monday.", "bombing | killed 11"),
    ("A bomb killed two or three people in Kano on Monday.", "bombing | killed 2-2-3"),
    ("A bomb killed nine people in Kano on Monday, police said. Hospital officials put the toll at 12.", "bombing | killed 9-12-12"),
    ("A bomb killed nine people, including four children, in Kano on Monday.", "bombing | killed 9"),
    ("A bomb killed three soldiers and two clerks in Kano on Monday.", "bombing | killed 5"),
    ("A bomb exploded in Kano on Monday but no one was hurt.", "bombing | killed 0 | injured 0"),
    ("A bomb exploded in Kano on Monday, causing casualties.", "bombing | killed ?-?-? | injured ?-?-?"),
    ("A bomb killed nine people in Kano on Monday. The insurgency has killed 9,000 people since 2019.", "bombing | killed 9"),
    ("Rebels abducted 30 pupils in Kankara on Friday, and 12 are still missing.", "abduction | abducted 30 | missing 12"),
    ("Police arrested at least 40 protesters in Minsk on Sunday.", "arrest | detained 40"),
    ("A grenade wounded dozens of worshippers in Jos on Sunday.", "grenade_attack | injured 12"),
    ("More than 30 people were killed when shells hit a market in Taiz on Monday.", "shelling | killed 31"),
    ("Shells hit a market in Taiz on Monday, killing nine people. The dead included two nurses.", "shelling | killed 9"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "claims", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_toll(rule: str, claims: list[Claim], expected: tuple[int | None, int | None, int | None]) -> None:
    toll = summarise_toll(claims, {})
    assert toll is not None
    assert (toll.low, toll.best, toll.high) == expected


@pytest.mark.parametrize(("rule", "claims"), NONE, ids=[c[0] for c in NONE])
def test_no_toll(rule: str, claims: list[Claim]) -> None:
    assert summarise_toll(claims, {}) is None


def test_a_death_told_later_adds_one_unless_a_total_is_told() -> None:
    four, died, five = claim(0, 4, 4), claim(FAR, 1, 1), claim(2 * FAR, 5, 5)
    notes = {died.id: TollNote(entity=7, individual=True, late=True), five.id: TollNote(total=True)}
    added, told = summarise_toll([four, died], notes), summarise_toll([four, died, five], notes)
    assert added is not None and (added.low, added.best, added.high) == (5, 5, 5)
    assert told is not None and (told.low, told.best, told.high) == (5, 5, 5)


def test_a_person_told_of_alone_is_no_count_beside_a_count() -> None:
    nine, driver = claim(0, 9, 9), claim(FAR, 1, 1)
    toll = summarise_toll([nine, driver], {driver.id: TollNote(entity=3, individual=True)})
    assert toll is not None and (toll.low, toll.best, toll.high) == (9, 9, 9)


def test_people_told_of_alone_are_counted_once_each() -> None:
    rows = [claim(at * FAR, 1, 1) for at in range(3)]
    notes = {c.id: TollNote(entity=entity, individual=True) for c, entity in zip(rows, (1, 2, 1), strict=True)}
    toll = summarise_toll(rows, notes)
    assert toll is not None and toll.best == 2


def test_a_first_word_is_replaced_by_a_later_one() -> None:
    first, later = claim(0, 2, 2, "A"), claim(FAR, 9, 9, "B")
    toll = summarise_toll([first, later], {first.id: TollNote(early=True)})
    assert toll is not None and (toll.low, toll.best, toll.high) == (9, 9, 9)
    assert set(toll.claims) == {first.id, later.id}


NUMBERS = st.tuples(
    st.integers(0, 500), st.one_of(st.none(), st.integers(0, 500)), st.sampled_from(["A", "B", "C", None])
)


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_a_toll_lies_between_told_numbers_and_points_to_claims(rows: list[tuple[int, int | None, str | None]]) -> None:
    claims = [
        claim(at * FAR, low, low + more if more is not None else None, by) for at, (low, more, by) in enumerate(rows)
    ]
    toll = summarise_toll(claims, {})
    assert toll is not None and toll.low is not None and toll.best is not None and toll.high is not None
    assert toll.low <= toll.best <= toll.high
    told = {n for c in claims if isinstance(c.value, Number) for n in (c.value.low, c.value.high) if n is not None}
    assert {toll.low, toll.best, toll.high} <= told
    assert set(toll.claims) <= {c.id for c in claims}


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_toll_of_a_report(pipeline: Pipeline, text: str, expected: str) -> None:
    agree(read(pipeline, text), [expected])
