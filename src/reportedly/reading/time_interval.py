"""Arithmetic on intervals of whole days: shifting, months, weeks, and what a lean makes of an anchor.

Dates are proleptic Gregorian; whatever would leave the calendar (years 1 to 9999) is held at its ends, so that hostile
numbers ("9999999 years ago") give a date and no error.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model import TimePrecision

ORDER: tuple[TimePrecision, ...] = (
    TimePrecision.HOUR,
    TimePrecision.DAY,
    TimePrecision.WEEK,
    TimePrecision.MONTH,
    TimePrecision.YEAR,
    TimePrecision.UNKNOWN,
)
_FAR = 4_000_000  # days: more than the calendar holds


@dataclass(frozen=True, slots=True)
class Interval:
    """Days `earliest` to `latest`, both included and never inverted."""

    earliest: date
    latest: date
    precision: TimePrecision = TimePrecision.DAY

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            first, last = self.latest, self.earliest
            object.__setattr__(self, "earliest", first)
            object.__setattr__(self, "latest", last)


def shift(day: date, days: int) -> date:
    """`day` moved by whole days, held inside the calendar."""
    days = max(-_FAR, min(_FAR, days))
    return date.fromordinal(max(1, min(date.max.toordinal(), day.toordinal() + days)))


def shift_months(day: date, months: int) -> date:
    """`day` moved by calendar months; a day that the month lacks becomes its last (31 March less one: 28 February)."""
    count = max(12, min(9999 * 12 + 11, day.year * 12 + day.month - 1 + max(-_FAR, min(_FAR, months))))
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def one(day: date, precision: TimePrecision = TimePrecision.DAY) -> Interval:
    return Interval(day, day, precision)


def week_of(day: date, shifted: int = 0) -> Interval:
    """The ISO week (Monday to Sunday) of a day, `shifted` weeks on."""
    monday = shift(day, -day.weekday() + 7 * shifted)
    return Interval(monday, shift(monday, 6), TimePrecision.WEEK)


def month_of(year: int, month: int) -> Interval:
    year = max(1, min(9999, year))
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), TimePrecision.MONTH)


def months_from(year: int, month: int, count: int, precision: TimePrecision = TimePrecision.MONTH) -> Interval:
    """`count` whole months from the given one on."""
    first = date(max(1, min(9999, year)), month, 1)
    return Interval(first, shift(shift_months(first, count), -1), precision)


def year_of(year: int) -> Interval:
    year = max(1, min(9999, year))
    return Interval(date(year, 1, 1), date(year, 12, 31), TimePrecision.YEAR)


def years_of(first: int, last: int) -> Interval:
    return Interval(year_of(first).earliest, year_of(last).latest, TimePrecision.YEAR)


def hull(a: Interval, b: Interval) -> Interval:
    """The least interval that holds both, with the coarser precision."""
    return Interval(min(a.earliest, b.earliest), max(a.latest, b.latest), coarser(a.precision, b.precision))


def coarser(a: TimePrecision, b: TimePrecision) -> TimePrecision:
    return max(a, b, key=ORDER.index)


def precision_of(earliest: date, latest: date) -> TimePrecision:
    """What an interval's length says of its precision: up to 2 days a day, 10 a week, 62 a month (our choice)."""
    length = (latest - earliest).days
    if length <= 2:
        return TimePrecision.DAY
    if length <= 10:
        return TimePrecision.WEEK
    return TimePrecision.MONTH if length <= 62 else TimePrecision.YEAR


def add(interval: Interval, lean: tuple[int, int]) -> Interval:
    """The interval that lies `lean` days (least, most; minus is before) from another: [a, b] + (l, m) = [a+l, b+m]."""
    earliest, latest = shift(interval.earliest, min(lean)), shift(interval.latest, max(lean))
    return Interval(earliest, latest, coarser(interval.precision, precision_of(earliest, latest)))


def month_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def days_between(anchor: date, interval: Interval) -> tuple[int, int]:
    """How many days an interval's ends lie from `anchor`."""
    return ((interval.earliest - anchor) // timedelta(days=1), (interval.latest - anchor) // timedelta(days=1))
