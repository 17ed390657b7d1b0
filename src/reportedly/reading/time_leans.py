"""Times that lie so far from the report ("two weeks ago"), or from another happening ("a day after", "that night").

How far a number of units reaches, and how sure that is, is told in days: see `time_words.yaml`, `tolerance`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reportedly.model import TimePrecision
from reportedly.reading.time_forms import At, Form, Tense, Unit
from reportedly.reading.time_interval import (
    Interval,
    coarser,
    hull,
    iso_week,
    one,
    precision_of,
    shift,
    shift_months,
    week_of,
    year_of,
)

UNIT_CODE = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q", "decade": "DE", "century": "CE",
             "hour": "H", "minute": "M", "second": "S", "night": "D", "weekend": "WE", "fortnight": "W"}  # fmt: skip
UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7, "quarter": 91, "month": 30, "year": 365,
             "decade": 3652, "century": 36524}  # fmt: skip
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
UNIT_PRECISION = {"day": TimePrecision.DAY, "night": TimePrecision.DAY, "week": TimePrecision.WEEK,
                  "fortnight": TimePrecision.WEEK, "weekend": TimePrecision.WEEK, "month": TimePrecision.MONTH,
                  "quarter": TimePrecision.MONTH}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ago(Form):
    """ "two weeks ago" (sign -1), "three days from now" (1): of a unit so many, as vague as its words."""

    unit: str
    low: int
    high: int
    sign: int
    tolerance: int = 0

    def interval(self, at: At) -> Interval | None:
        if self.unit in ("hour", "minute", "second"):
            low, high = hours_as_days(self.unit, self.low, self.high)
            return Interval(shift(at.report, self.sign * low), shift(at.report, self.sign * high))
        near, far = (_move(at.report, self.unit, self.sign * n) for n in (self.low, self.high))
        first, last = sorted((near, far))
        latest = shift(last, self.tolerance)
        if self.sign < 0:
            latest = min(latest, shift(at.report, -1))
        precision = UNIT_PRECISION.get(self.unit, TimePrecision.YEAR)
        return Interval(shift(first, -self.tolerance), latest, coarser(precision, precision_of(first, last)))

    def value(self, at: At) -> str | None:
        if self.low != self.high:
            return "PAST_REF" if self.sign < 0 else "FUTURE_REF"
        if self.unit in ("hour", "minute", "second"):
            return at.report.isoformat()
        moved = _move(at.report, self.unit, self.sign * self.low)
        if self.unit == "year" and self.low == 1 and at.previous and _is_quarter(at.previous):
            return f"{at.previous.earliest.year + self.sign}-Q{(at.previous.earliest.month + 2) // 3}"
        return value_as(moved, self.unit)


@dataclass(frozen=True, slots=True)
class Trailing(Form):
    """ "the past two months" (sign -1): from so long before the report up to it; "the next week" the other way."""

    unit: str
    low: int
    high: int
    sign: int
    code: str

    def interval(self, at: At) -> Interval | None:
        if self.unit in ("hour", "minute", "second"):
            _, days = hours_as_days(self.unit, self.low, max(self.high, 13))
            return Interval(at.report, shift(at.report, self.sign * days))
        first, last = sorted((at.report, _move(at.report, self.unit, self.sign * self.high)))
        return Interval(first, last, precision_of(first, last))

    def value(self, at: At) -> str | None:  # noqa: ARG002
        return self.code


def _move(day: date, unit: str, count: int) -> date:
    if unit in UNIT_MONTHS:
        return shift_months(day, UNIT_MONTHS[unit] * max(-(10**6), min(10**6, count)))
    return shift(day, UNIT_DAYS.get(unit, 1) * max(-(10**7), min(10**7, count)))


def value_as(day: date, unit: str) -> str:
    """A day's TIMEX3 value, as coarse as a unit."""
    if unit in ("week", "fortnight", "weekend"):
        return iso_week(day)
    if unit in ("month", "quarter"):
        return f"{day.year:04d}-{day.month:02d}"
    return f"{day.year:04d}" if unit in ("year", "decade", "century") else day.isoformat()


def hours_as_days(unit: str, low: int, high: int) -> tuple[int, int]:
    """Days between, of so many hours: none under 12, up to one under 24, else rounded both ways (our choice)."""
    if unit != "hour":
        return (0, min(high, 10**6) // 1440 if unit == "minute" else 0)
    low, high = min(low, 10**6), min(high, 10**6)
    if low != high and high < 24:
        return (0, 0)
    return (low // 24, 0 if high < 12 else -(-high // 24))


@dataclass(frozen=True, slots=True)
class Lean(Form):
    """What leans on another happening: `low` to `high` days from it, or a unit of the calendar from its own (snap)."""

    low: int
    high: int
    unit: str = "day"
    snap: int | None = None  # "the following week" is 1, "that month" 0
    code: str | None = None  # part of the day
    stretch: bool = False  # "in the following two weeks": from the anchor on
    words: str | None = None  # the TIMEX3 value where it is a length ("P2Y")
    weekday: int | None = None  # "the following Tuesday": the first after the anchor
    relative = False

    def resolve(self, earliest: date, latest: date) -> Interval:
        """The interval, from the anchor's."""
        anchor = Interval(earliest, latest, precision_of(earliest, latest))
        if self.snap is not None and self.unit in SNAPS:
            first, last = SNAPS[self.unit](earliest, self.snap), SNAPS[self.unit](latest, self.snap)
            return hull(first, last)
        if self.weekday is not None:
            return Interval(self._weekday(earliest), self._weekday(latest))
        if self.stretch:
            low, high = min(self.low, 0), max(self.high, 0)
            return Interval(
                shift(earliest, low), shift(latest, high), precision_of(earliest, shift(latest, high - low))
            )
        begin, end = shift(anchor.earliest, self.low), shift(anchor.latest, self.high)
        return Interval(begin, end, precision_of(begin, end))

    def _weekday(self, day: date) -> date:
        """The next such weekday after a day, or the last before it where the lean looks back."""
        if self.weekday is None:
            return day
        if self.high > 0:
            return shift(day, (self.weekday - day.isoweekday() - 1) % 7 + 1)
        return shift(day, -((day.isoweekday() - self.weekday - 1) % 7 + 1))

    def interval(self, at: At) -> Interval | None:  # noqa: ARG002
        return None

    def value(self, at: At) -> str | None:
        if self.words:
            return self.words
        anchor = at.previous or one(at.report)
        if self.unit == "year" and _is_quarter(anchor):
            years = self.snap if self.snap is not None else round((self.low + self.high) / 730.5)
            return f"{anchor.earliest.year + years}-Q{(anchor.earliest.month + 2) // 3}"
        first = self.resolve(anchor.earliest, anchor.earliest)
        middle = shift(first.earliest, (first.latest - first.earliest).days // 2)
        value = value_as(middle, self.unit)
        return f"{value}T{self.code}" if self.code else value


def _is_quarter(interval: Interval) -> bool:
    months = (interval.latest.year - interval.earliest.year) * 12 + interval.latest.month - interval.earliest.month
    return interval.earliest.day == 1 and interval.earliest.month % 3 == 1 and months == 2


def _unit_at(unit: str) -> Callable[[date, int], Interval]:
    return lambda day, turn: Unit(unit, turn).interval(At(day, Tense.PAST)) or one(day)


SNAPS: dict[str, Callable[[date, int], Interval]] = {
    "week": week_of,
    "month": _unit_at("month"),
    "quarter": _unit_at("quarter"),
    "year": lambda day, turn: year_of(day.year + turn),
    "decade": _unit_at("decade"),
    "century": _unit_at("century"),
}
