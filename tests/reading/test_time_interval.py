"""Arithmetic on intervals, and forms of time on any day of the calendar, by property."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import TimePrecision
from reportedly.reading.time_calendar import FEASTS, easter, feast
from reportedly.reading.time_forms import (
    At,
    DayMonth,
    DayOfMonth,
    Days,
    Feast,
    Form,
    Month,
    Quarter,
    Season,
    Tense,
    Unit,
    Weekday,
    Weekend,
)
from reportedly.reading.time_interval import (
    Interval,
    add,
    days_between,
    hull,
    month_of,
    precision_of,
    shift,
    shift_months,
    week_of,
    year_of,
)
from reportedly.reading.time_leans import Ago, Lean, Trailing
from reportedly.reading.time_parts import Narrowed, Range, Shifted, Since

REPORTS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
LEANS = st.tuples(st.integers(-400, 400), st.integers(0, 60)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(REPORTS, st.integers(0, 500))
def test_an_interval_is_never_inverted(day: date, length: int) -> None:
    later = day + timedelta(length)
    assert Interval(later, day) == Interval(day, later)
    assert add(Interval(day, later), (3, -3)).earliest == day - timedelta(3)


@given(REPORTS, st.integers(0, 90), LEANS, LEANS)
def test_leans_compose(day: date, length: int, one: tuple[int, int], other: tuple[int, int]) -> None:
    interval = Interval(day, day + timedelta(length))
    twice = add(add(interval, one), other)
    once = add(interval, (one[0] + other[0], one[1] + other[1]))
    assert (twice.earliest, twice.latest) == (once.earliest, once.latest)


@given(REPORTS, st.integers(0, 90))
def test_a_lean_and_its_opposite_give_the_anchor_back(day: date, length: int) -> None:
    interval = Interval(day, day + timedelta(length))
    there = add(interval, (5, 5))
    back = add(there, (-5, -5))
    assert (back.earliest, back.latest) == (interval.earliest, interval.latest)
    assert days_between(day, there) == (5, length + 5)


@given(st.dates(), st.integers(-(10**12), 10**12))
def test_shifting_stays_inside_the_calendar(day: date, count: int) -> None:
    assert date.min <= shift(day, count) <= date.max
    assert date.min <= shift_months(day, count) <= date.max


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2022-03-31", -1, "2022-02-28"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2022-01-15", -1, "2021-12-15"),
        ("2021-12-31", 2, "2022-02-28"),
    ],
)
def test_months_end(day: str, months: int, expected: str) -> None:
    assert shift_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@given(REPORTS)
def test_weeks_months_and_years_hold_their_day(day: date) -> None:
    for interval in (week_of(day), month_of(day.year, day.month), year_of(day.year)):
        assert interval.earliest <= day <= interval.latest
        assert hull(interval, Interval(day, day)).latest == interval.latest
    assert week_of(day, -1).latest < week_of(day).earliest


def test_a_length_has_a_precision() -> None:
    start = date(2022, 1, 1)
    told = [precision_of(start, start + timedelta(n)) for n in (0, 2, 3, 10, 11, 62, 63)]
    assert [p.value for p in told] == ["day", "day", "week", "week", "month", "month", "year"]


FORMS = st.one_of(
    st.builds(DayMonth, st.integers(1, 28), st.integers(1, 12)),
    st.builds(Month, st.integers(1, 12), st.sampled_from([None, -1])),
    st.builds(DayOfMonth, st.integers(1, 31)),
    st.builds(Weekday, st.integers(1, 7), st.sampled_from([None, "last"])),
    st.builds(lambda a, b: Days(-a - b, -a), st.integers(0, 40), st.integers(0, 5)),
    st.builds(Unit, st.sampled_from(["week", "month", "year", "quarter", "decade"]), st.just(-1)),
    st.builds(Weekend, st.sampled_from([None, -1])),
    st.builds(Season, st.sampled_from(["SP", "SU", "FA", "WI"]), st.sampled_from([None, -1])),
    st.builds(Quarter, st.integers(1, 4)),
    st.builds(Feast, st.sampled_from(sorted(FEASTS))),
    st.builds(Ago, st.sampled_from(["day", "week", "month", "year"]), st.just(2), st.integers(2, 9), st.just(-1)),
    st.builds(
        Trailing, st.sampled_from(["day", "week", "month"]), st.just(2), st.integers(2, 9), st.just(-1), st.just("")
    ),
    st.builds(
        Narrowed, st.builds(Month, st.integers(1, 12)), st.sampled_from(["early", "mid", "late", "start", "end"])
    ),
    st.builds(Shifted, st.builds(Weekday, st.integers(1, 7)), st.just(-3), st.just(-1)),
    st.builds(Range, st.builds(Weekday, st.integers(1, 7)), st.builds(Weekday, st.integers(1, 7))),
    st.builds(Since, st.builds(Month, st.integers(1, 12))),
)


@given(FORMS, REPORTS)
def test_forms_in_the_past_tense_have_begun(form: Form, report: date) -> None:
    found = form.interval(At(report, Tense.PAST))
    assert found is not None
    assert found.earliest <= found.latest
    assert found.earliest <= report


@given(FORMS, REPORTS, st.sampled_from(list(Tense)))
def test_bounds_hold_for_any_report_date(form: Form, report: date, tense: Tense) -> None:
    """Bounds are exact for the common forms and sampled (to a fortnight) for the rest."""
    if isinstance(form, Since):
        return
    bounds, found = form.bounds(tense), form.interval(At(report, tense))
    assert bounds is not None and found is not None
    low, high = days_between(report, found)
    slack = 400 if isinstance(form, Feast) else 16
    assert bounds[0] - slack <= low and high <= bounds[1] + slack


@given(REPORTS, st.integers(0, 40), LEANS)
def test_a_lean_form_resolves_in_order(day: date, length: int, days: tuple[int, int]) -> None:
    found = Lean(*days).resolve(day, day + timedelta(length))
    assert (found.earliest, found.latest) == (day + timedelta(days[0]), day + timedelta(length + days[1]))


@pytest.mark.parametrize("unit", ["week", "month", "quarter", "year"])
@given(REPORTS, st.sampled_from([-1, 0, 1]))
def test_a_unit_that_leans_lies_beside_its_anchor_s(unit: str, day: date, turn: int) -> None:
    found = Lean(0, 0, unit, snap=turn).resolve(day, day)
    own = Lean(0, 0, unit, snap=0).resolve(day, day)
    assert own.earliest <= day <= own.latest
    assert (found == own) if turn == 0 else (found.latest < own.earliest) if turn < 0 else (found.earliest > own.latest)


@pytest.mark.parametrize(
    ("year", "expected"), [(1998, "1998-04-12"), (2022, "2022-04-17"), (2024, "2024-03-31"), (2038, "2038-04-25")]
)
def test_easter(year: int, expected: str) -> None:
    assert easter(year) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("eid_al_fitr", "2022-05-02"),
        ("eid_al_adha", "2022-07-09"),
        ("eid_al_fitr", "2024-04-10"),
        ("ramadan", "2021-04-13"),
    ],
)
def test_feasts_of_the_islamic_year_lie_within_a_day_of_the_sighted_ones(name: str, told: str) -> None:
    day = date.fromisoformat(told)
    found = feast(name, day.year)
    assert found is not None
    assert found.earliest <= day <= found.latest
    assert TimePrecision.DAY is found.precision or name == "ramadan"
