"""What a time expression means, apart from its words: forms that become an interval once the report's date is known.

A form is a frozen value. `interval(at)` gives whole days for a report date and a tense; `bounds(tense)` says how many
days from the report those lie when its date is not known; `value(at)` is the TIMEX3 value, for measuring only. News
looks back: where a form fits many days, the last one not after the report is meant, unless the tense says future.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from reportedly.model import TimePrecision
from reportedly.reading.time_calendar import feast
from reportedly.reading.time_interval import (
    Interval,
    hull,
    iso_week,
    month_day,
    month_of,
    months_from,
    one,
    shift,
    shift_months,
    week_of,
    years_of,
)

_LATELY = 75  # days: a season gone so long may still be called this one
_LONG_PAST, _NEAR_FUTURE = 270, 95  # days: with no tense told, a date 9 months gone and 3 months off lies ahead
# Days of the longest such unit
LONGEST = {"week": 7, "fortnight": 14, "month": 31, "quarter": 92, "year": 366, "decade": 3653, "century": 36525}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Tense(StrEnum):
    """What the governing verb says: its time lies behind the report, ahead of it, or it does not say."""

    PAST = "past"
    OPEN = "open"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class At:
    """What a form is resolved against. `previous` is the interval told before it, used for TIMEX3 values of leans."""

    report: date
    tense: Tense = Tense.OPEN
    previous: Interval | None = None
    day_first: bool | None = None  # how this text writes 7/8/2022, where another date of its tells


class Form(ABC):
    """The meaning of a time expression."""

    __slots__ = ()
    relative: bool = True  # leans on the report's date

    @abstractmethod
    def interval(self, at: At) -> Interval | None:
        """The days meant, or None where they cannot be told."""

    def value(self, at: At) -> str | None:
        found = self.interval(at)
        return value_of(found) if found else None

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        """Least and greatest distance in days from an unknown report date, or None where nothing can be said."""
        return sampled(self, tense) if self.relative else None


@lru_cache(maxsize=4096)
def sampled(form: Form, tense: Tense) -> tuple[int, int] | None:
    """The bounds over report dates through four years, every eleven days (all weekdays, all months)."""
    lows: list[int] = []
    highs: list[int] = []
    start = date(2021, 1, 1).toordinal()
    for day in range(start, start + 4 * 366, 11):
        report = date.fromordinal(day)
        found = form.interval(At(report, tense))
        if found is None:
            return None
        lows.append(found.earliest.toordinal() - day)
        highs.append(found.latest.toordinal() - day)
    return min(lows), max(highs)


def value_of(interval: Interval) -> str:
    """The TIMEX3 value of an interval, as fine as its precision."""
    first, last = interval.earliest, interval.latest
    if interval.precision is TimePrecision.YEAR and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04d}" if first.year == last.year else f"{first.year // 10:03d}X"
    if interval.precision is TimePrecision.MONTH:
        return f"{first.year:04d}-{first.month:02d}"
    if interval.precision is TimePrecision.WEEK:
        return iso_week(first)
    return first.isoformat() if interval.precision is not TimePrecision.YEAR else f"{first.year:04d}"


def choose(at: At, candidates: list[Interval]) -> Interval | None:
    """Of intervals in order, the one meant: the last begun by the report's date, or the next if the tense says so."""
    behind = [c for c in candidates if c.earliest <= at.report]
    ahead = [c for c in candidates if c.latest >= at.report]
    if at.tense is Tense.FUTURE and ahead:
        return ahead[0]
    if at.tense is Tense.OPEN and behind and ahead:
        gone, coming = (at.report - behind[-1].latest).days, (ahead[0].earliest - at.report).days
        if gone > _LONG_PAST and 0 < coming < _NEAR_FUTURE:
            return ahead[0]
    return behind[-1] if behind else (ahead[0] if ahead else None)


@dataclass(frozen=True, slots=True)
class Fixed(Form):
    """A date that says its year itself."""

    told: Interval
    code: str | None = None
    relative = False

    def interval(self, at: At) -> Interval | None:  # noqa: ARG002
        return self.told

    def value(self, at: At) -> str | None:  # noqa: ARG002
        return self.code or value_of(self.told)


@dataclass(frozen=True, slots=True)
class Wording(Form):
    """Words of time that give no date: durations, "every Friday", "recently", "the first days of the war"."""

    code: str | None
    relative = False

    def interval(self, at: At) -> Interval | None:  # noqa: ARG002
        return None

    def value(self, at: At) -> str | None:  # noqa: ARG002
        return self.code


@dataclass(frozen=True, slots=True)
class DayMonth(Form):
    """ "14 May": the last one not after the report, unless the tense says future. 29 February looks back further.

    Told with a weekday that only the next one fits ("Saturday, April 25", written on 24 April), that one is meant.
    """

    day: int
    month: int
    weekday: int | None = None

    def interval(self, at: At) -> Interval | None:
        years = range(max(1, at.report.year - 8), min(9999, at.report.year + 8) + 1)
        days = [d for y in years if (d := month_day(y, self.month, self.day))]
        found = choose(at, [one(d) for d in days])
        if self.weekday and found and found.earliest <= at.report and found.earliest.isoweekday() != self.weekday:
            ahead = next((d for d in days if d > at.report), None)
            if ahead and ahead.isoweekday() == self.weekday and (ahead - at.report).days < _NEAR_FUTURE:
                return one(ahead)
        return found

    def in_year(self, year: int) -> Interval | None:
        found = month_day(year, self.month, self.day)
        return one(found) if found else None

    def bounds(self, tense: Tense) -> tuple[int, int]:
        return {Tense.PAST: (-366, 0), Tense.FUTURE: (0, 366), Tense.OPEN: (-366, _NEAR_FUTURE)}[tense]


@dataclass(frozen=True, slots=True)
class Month(Form):
    """ "in June", "last June" (turn -1), "this June" (0), "next June" (1)."""

    month: int
    turn: int | None = None

    def interval(self, at: At) -> Interval | None:
        year = at.report.year
        months = [month_of(y, self.month) for y in range(max(1, year - 2), min(9999, year + 2) + 1)]
        if self.turn is None:
            return choose(at, months)
        if self.turn == 0:
            return month_of(year, self.month)
        if self.turn < 0:
            return next((m for m in reversed(months) if m.latest < at.report), None)
        return next((m for m in months if m.earliest > at.report), None)

    def in_year(self, year: int) -> Interval | None:
        return month_of(year, self.month)


@dataclass(frozen=True, slots=True)
class DayOfMonth(Form):
    """ "the 6th": in the report's month, or the month before where that would lie ahead."""

    day: int

    def interval(self, at: At) -> Interval | None:
        firsts = [shift_months(at.report.replace(day=1), n) for n in range(-2, 3)]
        days = [d for f in firsts if (d := month_day(f.year, f.month, self.day))]
        return choose(At(at.report, Tense.FUTURE if at.tense is Tense.FUTURE else Tense.PAST), [one(d) for d in days])


@dataclass(frozen=True, slots=True)
class Weekday(Form):
    """ "on Tuesday" (the report's own day included), or with a turn: "last", "this", "next", or weeks from this one.

    "Last Tuesday" is the last before the report, but not yesterday: that would be called yesterday or Tuesday.
    """

    number: int  # Monday is 1
    turn: str | None = None
    week: int | None = None  # "Tuesday of last week" is -1

    def interval(self, at: At) -> Interval | None:
        if self.week is not None:
            return one(shift(week_of(at.report, self.week).earliest, self.number - 1))
        back = (at.report.isoweekday() - self.number) % 7
        if self.turn == "last":
            return one(shift(at.report, -back if back > 1 else -back - 7))
        if self.turn == "next":
            return one(shift(at.report, 7 - back))
        ahead = at.tense is Tense.FUTURE or (self.turn == "this" and at.tense is Tense.OPEN)
        return one(shift(at.report, (7 - back) % 7 if ahead else -back))

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        if self.week is not None:
            return (7 * self.week - 6, 7 * self.week + 6)
        if self.turn in ("last", "next"):
            return (-8, -2) if self.turn == "last" else (1, 7)
        return (0, 6) if tense is Tense.FUTURE or (self.turn == "this" and tense is Tense.OPEN) else (-6, 0)


@dataclass(frozen=True, slots=True)
class Days(Form):
    """So many days from the report: "yesterday" (-1, -1), "overnight" (-1, 0)."""

    low: int
    high: int

    def interval(self, at: At) -> Interval | None:
        return Interval(shift(at.report, self.low), shift(at.report, self.high))

    def bounds(self, tense: Tense) -> tuple[int, int]:  # noqa: ARG002
        return (self.low, self.high)


@dataclass(frozen=True, slots=True)
class Unit(Form):
    """ "last week" (turn -1), "this month" (0), "next year" (1): whole units of the calendar.

    On a Sunday "last week" may be the one that is ending: both are kept.
    """

    unit: str
    turn: int

    def interval(self, at: At) -> Interval | None:
        if self.unit in ("week", "fortnight"):
            weeks = 2 if self.unit == "fortnight" else 1
            found = week_of(at.report, self.turn * weeks)
            if weeks == 2:
                found = hull(found, week_of(at.report, self.turn * weeks + 1))
            if self.turn == -1 and weeks == 1 and at.report.isoweekday() == 7:
                return Interval(found.earliest, shift(at.report, -1), TimePrecision.WEEK)
            return found
        if self.unit == "weekend":
            return Weekend(self.turn).interval(at)
        if self.unit in ("day", "night"):
            return one(shift(at.report, self.turn))
        if self.unit == "month":
            first = shift_months(at.report.replace(day=1), self.turn)
            return month_of(first.year, first.month)
        if self.unit == "quarter":
            first = shift_months(at.report.replace(day=1), 3 * self.turn)
            return months_from(first.year, (first.month - 1) // 3 * 3 + 1, 3)
        size = {"year": 1, "decade": 10, "century": 100}.get(self.unit, 1)
        year = (at.report.year // size + self.turn) * size
        return years_of(year, year + size - 1)

    def value(self, at: At) -> str | None:
        if self.unit == "week":
            return iso_week(week_of(at.report, self.turn).earliest)
        if self.unit == "quarter" and (found := self.interval(at)):
            return f"{found.earliest.year}-Q{(found.earliest.month + 2) // 3}"
        return Weekend(self.turn).value(at) if self.unit == "weekend" else Form.value(self, at)

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        if self.unit in ("day", "night"):
            return (self.turn, self.turn)
        size = LONGEST.get(self.unit)
        return (self.turn * size - size + 1, self.turn * size + size - 1) if size else sampled(self, tense)


@dataclass(frozen=True, slots=True)
class Weekend(Form):
    """Saturday and Sunday: "at the weekend" the last begun, "this weekend" the nearest, "last", "next"."""

    turn: int | None = None  # None: "the weekend"

    def interval(self, at: At) -> Interval | None:
        back = (at.report.isoweekday() - 6) % 7  # days since Saturday
        running = back <= 1
        saturday = shift(at.report, -back)
        if self.turn == -1:
            saturday = shift(saturday, -7 if running else 0)
        elif (
            self.turn == 1
            or (self.turn == 0 and not running and back >= 4 and at.tense is not Tense.PAST)
            or (self.turn is None and not running and at.tense is Tense.FUTURE)
        ):
            saturday = shift(saturday, 7)
        return Interval(saturday, shift(saturday, 1), TimePrecision.DAY)

    def value(self, at: At) -> str | None:
        found = self.interval(at)
        return f"{iso_week(found.earliest)}-WE" if found else None


@dataclass(frozen=True, slots=True)
class Season(Form):
    """Northern seasons of three whole months; winter belongs to the year in which it begins."""

    code: str
    turn: int | None = None

    def interval(self, at: At) -> Interval | None:
        year, month = at.report.year, SEASON_MONTH[self.code]
        seasons = [months_from(y, month, 3) for y in range(max(1, year - 3), min(9998, year + 3) + 1)]
        if self.turn == -1:
            return next((s for s in reversed(seasons) if s.latest < at.report), None)
        if self.turn == 1:
            return next((s for s in seasons if s.earliest > at.report), None)
        if self.turn == 0:  # "this summer", said in November, is the one just gone
            near = next((s for s in seasons if s.latest >= shift(at.report, -_LATELY)), None)
            ahead = next((s for s in seasons if s.latest >= at.report), None)
            return ahead if at.tense is Tense.FUTURE else near
        return choose(at, seasons)

    def value(self, at: At) -> str | None:
        found = self.interval(at)
        return f"{found.earliest.year}-{self.code}" if found else None


@dataclass(frozen=True, slots=True)
class Quarter(Form):
    """ "the third quarter": the last begun."""

    number: int
    turn: int | None = None  # "last year's third quarter" is -1

    def interval(self, at: At) -> Interval | None:
        year = at.report.year
        if self.turn is not None:
            return months_from(max(1, min(9998, year + self.turn)), 3 * self.number - 2, 3)
        years = range(max(1, year - 2), min(9998, year + 2) + 1)
        return choose(At(at.report, Tense.PAST), [months_from(y, 3 * self.number - 2, 3) for y in years])

    def value(self, at: At) -> str | None:
        found = self.interval(at)
        return f"{found.earliest.year}-Q{self.number}" if found else None


@dataclass(frozen=True, slots=True)
class Feast(Form):
    """A feast that can be computed, in a told year or the last (next) one."""

    name: str
    year: int | None = None
    turn: int | None = None

    @property
    def told(self) -> bool:
        return self.year is not None

    def interval(self, at: At) -> Interval | None:
        if self.year is not None:
            return feast(self.name, self.year)
        year = at.report.year
        found = [f for y in range(max(2, year - 2), min(9990, year + 2) + 1) if (f := feast(self.name, y))]
        if self.turn == -1:
            return next((f for f in reversed(found) if f.latest < at.report), None)
        if self.turn == 1:
            return next((f for f in found if f.earliest > at.report), None)
        return choose(at, sorted(found, key=lambda f: f.earliest))


@dataclass(frozen=True, slots=True)
class Either(Form):
    """ "7/8/2022", which is two days: one where the other is no date, lies ahead, or is not this text's way; else the
    stretch that holds both, with the precision of a month."""

    day_first: date | None
    month_first: date | None
    relative = False

    def interval(self, at: At) -> Interval | None:
        if self.day_first is None or self.month_first is None or self.day_first == self.month_first:
            told = self.day_first or self.month_first
            return one(told) if told else None
        if at.day_first is not None:
            return one(self.day_first if at.day_first else self.month_first)
        fits = [d for d in (self.day_first, self.month_first) if d <= at.report or at.tense is Tense.FUTURE]
        if len(fits) == 1:
            return one(fits[0])
        return Interval(self.day_first, self.month_first, TimePrecision.MONTH)

    def bounds(self, tense: Tense) -> tuple[int, int] | None:  # noqa: ARG002
        return None
