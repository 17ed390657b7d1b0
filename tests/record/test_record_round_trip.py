"""What goes into a record comes out equal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record.samples import make_reading, make_report
from reportedly.model import (
    Field,
    Kind,
    KindValue,
    Number,
    Participant,
    PlacePrecision,
    RelativeTo,
    Role,
    Target,
    TextValue,
    TimePrecision,
    Value,
    Weapon,
    When,
    Where,
)
from reportedly.record import Record
from reportedly.record.values import NUMBERS, PEOPLE, TEXTS, from_value, to_value

words = st.text('aZ é—\u202e\U0001f54a\n"', max_size=12)
maybe = st.none() | words
bound = st.none() | st.integers(0, 10**6)
numbers = st.builds(Number, bound, bound, maybe, maybe)
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
leans = st.none() | st.builds(RelativeTo, words, st.tuples(st.integers(-99, 99), st.integers(-99, 99)))
whens = st.builds(When, days, days, st.sampled_from(TimePrecision), words, leans)
degrees = st.none() | st.floats(-90, 90)
wheres = st.builds(Where, words, degrees, degrees, st.sampled_from(PlacePrecision), maybe, maybe, maybe, words)
people = st.builds(
    Participant, maybe, maybe, maybe, maybe, maybe, st.sampled_from(Role), st.none() | numbers, bound,
    st.none() | st.booleans(),
)  # fmt: skip
VALUES: dict[Field, st.SearchStrategy[Value]] = {
    Field.KIND: st.builds(KindValue, st.sampled_from(Kind)),
    Field.WHEN: whens,
    Field.WHERE: wheres,
    Field.TARGET: st.builds(Target, words),
    Field.WEAPON: st.builds(Weapon, words, words),
    **dict.fromkeys(NUMBERS, numbers),
    **dict.fromkeys(PEOPLE, people),
    **dict.fromkeys(TEXTS, st.builds(TextValue, words)),
}


def test_every_field_has_a_form() -> None:
    assert set(VALUES) == set(Field)


@given(st.data())
def test_a_value_comes_back_equal(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(list(Field)))
    value = data.draw(VALUES[field])
    assert to_value(field, from_value(value)) == value


@pytest.mark.parametrize("published", [date(2031, 5, 11), None])
def test_a_reading_comes_back_equal(record: Record, published: date | None) -> None:
    done = make_reading(make_report(published=published, publisher="Paper", url="https://paper.example/1"))
    kept = record.keep(done, at="2031-05-12T00:00:00.000Z")
    [back] = record.readings([kept.number])
    [met] = back.report.appearances
    assert met.received == "2031-05-12T00:00:00.000Z"
    assert met.sha256 == done.report.sha256
    plain = replace(met, received=None, sha256=None)
    assert replace(back, report=replace(back.report, appearances=(plain,))) == done


def test_readings_come_in_the_order_asked_for(record: Record) -> None:
    numbers = [record.keep(make_reading(make_report(f"{make_report().text} {n}"))).number for n in range(60)]
    asked = numbers[::-1]
    found = [reading.report.text.rsplit(" ", 1)[1] for reading in record.readings(asked)]
    assert found == [str(n) for n in range(60)][::-1]


def test_without_numbers_the_standing_ones_come_by_date_and_then_id(record: Record) -> None:
    text = make_report().text
    texts = {"late": date(2031, 6, 1), "early": date(2031, 4, 1), "unknown": None}
    for name, day in texts.items():
        record.keep(make_reading(make_report(f"{text} {name}", published=day)))
    assert [r.report.text.rsplit(" ", 1)[1] for r in record.readings()] == ["early", "late", "unknown"]
