"""What a time expression means, apart from its words: forms that become an interval once the report's date is known.

A form is a frozen value. `interval(at)` gives whole days for a report date and a tense; `bounds(tense)` says how many
days from the report those lie when its date is not known; `value(at)` is the TIMEX3 value, for measuring only. News
looks back: where a form fits many days, the last one not after the report is meant, unless the tense says future.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from reportedly.model import TimePrecision
from reportedly.reading.time_calendar import feast
from reportedly.reading.time_interval import (
    Interval,
    coarser,
    hull,
    iso_week,
    month_day,
    month_of,
    months_from,
    one,
    precision_of,
    shift,
    shift_months,
    week_of,
    year_of,
    years_of,
)

_LONG_PAST, _NEAR_FUTURE = 270, 95  # days: with no tense told, a date 9 months gone and 3 months off lies ahead
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNIT_CODE = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q", "decade": "DE", "century": "CE",
             "hour": "H", "minute": "M", "second": "S", "night": "D", "weekend": "WE", "fortnight": "W"}  # fmt: skip
UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7, "quarter": 91, "month": 30, "year": 365,
             "decade": 3652, "century": 36524}  # fmt: skip
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


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
        return _sampled(self, tense) if self.relative else None


@lru_cache(maxsize=4096)
def _sampled(form: Form, tense: Tense) -> tuple[int, int] | None:
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
    """Of intervals in order, the one meant: the last begun by the report's date, or the next where the tense says so."""
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

    def interval(self, at: At) -> Interval | None:
        return self.told

    def value(self, at: At) -> str | None:
        return self.code or value_of(self.told)


@dataclass(frozen=True, slots=True)
class DayMonth(Form):
    """ "14 May": the last one not after the report, unless the tense says future. 29 February looks back further."""

    day: int
    month: int

    def interval(self, at: At) -> Interval | None:
        years = range(max(1, at.report.year - 8), min(9999, at.report.year + 8) + 1)
        days = [d for y in years if (d := month_day(y, self.month, self.day))]
        return choose(at, [one(d) for d in days])

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

    def bounds(self, tense: Tense) -> tuple[int, int]:
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
        elif self.turn == 1 or (self.turn == 0 and not running and back >= 4 and at.tense is not Tense.PAST) or (self.turn is None and not running and at.tense is Tense.FUTURE):
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
        if self.turn == 0:
            return next((s for s in seasons if s.latest >= at.report), None)
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
        return choose(at, [months_from(y, 3 * self.number - 2, 3) for y in years])

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
            return Interval(*sorted((at.report, shift(at.report, self.sign * days))))
        first, last = sorted((at.report, _move(at.report, self.unit, self.sign * self.high)))
        return Interval(first, last, precision_of(first, last))

    def value(self, at: At) -> str | None:
        return self.code


UNIT_PRECISION = {"day": TimePrecision.DAY, "night": TimePrecision.DAY, "week": TimePrecision.WEEK,
                  "fortnight": TimePrecision.WEEK, "weekend": TimePrecision.WEEK, "month": TimePrecision.MONTH,
                  "quarter": TimePrecision.MONTH}  # fmt: skip


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
class Narrowed(Form):
    """ "late July", "early 2021", "the end of May", "the first week of June": a part of another form."""

    whole: Form
    part: str  # "early", "mid", "late", "start", "end", "earlier", "later", "first week", ...
    relative = True

    def interval(self, at: At) -> Interval | None:
        found = self.whole.interval(at)
        return narrow(found, self.part, at) if found else None

    def value(self, at: At) -> str | None:
        return self.whole.value(at)

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        return _sampled(self, tense) if self.whole.relative else None


def narrow(found: Interval, part: str, at: At) -> Interval:
    """A part of an interval. Thirds of a unit (early July is 1 to 10); start and end are its first and last sixth, at
    least a week of a month; "earlier this month" stops before the report's day."""
    length = (found.latest - found.earliest).days + 1
    if length == 1:
        return found
    if part == "earlier":
        last = min(found.latest, shift(at.report, -1))
        return Interval(found.earliest, max(found.earliest, last), found.precision)
    if part == "later":
        first = max(found.earliest, at.report) if at.tense is not Tense.PAST else found.earliest
        return Interval(min(first, found.latest), found.latest, found.precision)
    if part.endswith(" week"):
        place = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(part.split(maxsplit=1)[0])
        first = shift(found.latest, -6) if place is None else shift(found.earliest, 7 * place)
        return Interval(first, shift(first, 6), TimePrecision.WEEK)
    if part in ("first half", "second half"):
        middle = length - 184 if 365 <= length <= 366 else length // 2  # July to December have 184 days
        if part == "first half":
            return Interval(found.earliest, shift(found.earliest, middle - 1), found.precision)
        return Interval(shift(found.earliest, middle), found.latest, found.precision)
    if part in ("start", "end"):
        edge = max(min(7, length // 2), length // 6)
        first = found.earliest if part == "start" else shift(found.latest, 1 - edge)
        return Interval(first, shift(first, edge - 1), TimePrecision.WEEK if edge <= 10 else found.precision)
    cut, end = _thirds(length)
    low, high = {"early": (0, cut), "mid": (cut, end), "late": (end, length)}.get(part, (0, length))
    first, last = shift(found.earliest, low), shift(found.earliest, high - 1)
    return Interval(first, last, precision_of(first, last) if length < 300 else found.precision)


def _thirds(length: int) -> tuple[int, int]:
    """Where early ends and late begins: after the 10th and 20th of a month, the 3rd and 4th day of a week, April and
    August of a year."""
    if 28 <= length <= 31:
        return 10, 20
    if length >= 365:  # four months each
        return length - 245, length - 122
    return (3, 4) if length == 7 else (max(1, length // 3), max(2, length - length // 3) if length > 2 else 1)


@dataclass(frozen=True, slots=True)
class PartOfDay(Form):
    """A day with a part of it ("Tuesday night", code NI) or a clock time ("10:35"). The days stay those of the day."""

    day: Form
    code: str

    def interval(self, at: At) -> Interval | None:
        found = self.day.interval(at)
        if found is None or ":" not in self.code:
            return found
        return Interval(found.earliest, found.latest, TimePrecision.HOUR) if found.earliest == found.latest else found

    def value(self, at: At) -> str | None:
        value = self.day.value(at)
        return f"{value}T{self.code}" if value and "T" not in value else value

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        return self.day.bounds(tense)


@dataclass(frozen=True, slots=True)
class InYear(Form):
    """ "June last year" (turn -1), "the summer of this year" (0)."""

    part: Form
    turn: int

    def interval(self, at: At) -> Interval | None:
        return self.part.interval(At(year_of(at.report.year + self.turn).latest, Tense.PAST))

    def value(self, at: At) -> str | None:
        return self.part.value(At(year_of(at.report.year + self.turn).latest, Tense.PAST))


@dataclass(frozen=True, slots=True)
class Night(Form):
    """ "overnight on Friday": from a day into the next."""

    day: Form

    def interval(self, at: At) -> Interval | None:
        found = self.day.interval(at)
        return Interval(found.earliest, shift(found.latest, 1), found.precision) if found else None

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        bounds = self.day.bounds(tense)
        return (bounds[0], bounds[1] + 1) if bounds else None


@dataclass(frozen=True, slots=True)
class Range(Form):
    """From one form to another, both included. The first leans on the second: "from Friday to Sunday" is one stretch."""

    first: Form
    last: Form

    def interval(self, at: At) -> Interval | None:
        end = self.last.interval(at)
        if end is None:
            return None
        start = self.first.interval(At(end.latest, Tense.PAST) if _turning(self.first) else at)
        if start is None:
            return end
        return hull(start, end)

    def value(self, at: At) -> str | None:
        found = self.interval(at)
        start = self.first.interval(At(found.latest, Tense.PAST) if _turning(self.first) else at) if found else None
        return value_of(start) if start else None

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        first, last = self.first.bounds(tense), self.last.bounds(tense)
        if not last:
            return None
        back = 6 if isinstance(bare(self.first), Weekday) else 365
        low = last[0] - back if _turning(self.first) or first is None else first[0]
        return (min(low, last[0]), last[1])


def bare(form: Form) -> Form:
    """A form without its part of the day or the month."""
    while isinstance(form, PartOfDay | Night | Narrowed):
        form = form.whole if isinstance(form, Narrowed) else form.day
    return form


def _turning(form: Form) -> bool:
    return isinstance(bare(form), Weekday | Month | DayMonth | DayOfMonth)


@dataclass(frozen=True, slots=True)
class Since(Form):
    """ "since March": from its beginning up to the report."""

    start: Form

    def interval(self, at: At) -> Interval | None:
        found = self.start.interval(At(at.report, Tense.PAST, at.previous, at.day_first))
        if found is None or found.earliest > at.report:
            return found
        return Interval(found.earliest, at.report, precision_of(found.earliest, at.report))

    def value(self, at: At) -> str | None:
        return self.start.value(At(at.report, Tense.PAST, at.previous, at.day_first))

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        bounds = self.start.bounds(Tense.PAST)
        return (bounds[0], 0) if bounds else None


@dataclass(frozen=True, slots=True)
class Shifted(Form):
    """ "two days before Christmas", "a week after 3 May": so many days (least, most) from another form."""

    anchor: Form
    low: int
    high: int

    def interval(self, at: At) -> Interval | None:
        found = self.anchor.interval(at)
        if found is None:
            return None
        first, last = shift(found.earliest, self.low), shift(found.latest, self.high)
        return Interval(first, last, coarser(found.precision, precision_of(first, last)))

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        bounds = self.anchor.bounds(tense)
        return (bounds[0] + self.low, bounds[1] + self.high) if bounds else None


@dataclass(frozen=True, slots=True)
class Either(Form):
    """ "7/8/2022", which is two days: one where the other is no date, is ahead of the report, or is not this text's way;
    else the stretch that holds both, with the precision of a month."""

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
        return Interval(*sorted((self.day_first, self.month_first)), TimePrecision.MONTH)

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        return None


@dataclass(frozen=True, slots=True)
class Lean(Form):
    """What leans on another happening: `low` to `high` days from it, or a unit of the calendar from its own (snap)."""

    low: int
    high: int
    unit: str = "day"
    snap: int | None = None  # "the following week" is 1, "that month" 0
    code: str | None = None  # part of the day
    stretch: bool = False  # "in the following two weeks": from the anchor on
    weekday: int | None = None  # "the following Tuesday": the first after the anchor
    relative = False

    def resolve(self, earliest: date, latest: date) -> Interval:
        """The interval, from the anchor's."""
        anchor = Interval(earliest, latest, precision_of(earliest, latest))
        if self.snap is not None and self.unit in SNAPS:
            first, last = SNAPS[self.unit](earliest, self.snap), SNAPS[self.unit](latest, self.snap)
            return hull(first, last)
        if self.weekday is not None:
            sign = 1 if self.high > 0 else -1
            return Interval(
                *(shift(d, sign * ((sign * (self.weekday - d.isoweekday()) - 1) % 7 + 1)) for d in (earliest, latest))
            )
        if self.stretch:
            low, high = min(self.low, 0), max(self.high, 0)
            return Interval(
                shift(earliest, low), shift(latest, high), precision_of(earliest, shift(latest, high - low))
            )
        first, last = shift(anchor.earliest, self.low), shift(anchor.latest, self.high)
        return Interval(first, last, precision_of(first, last))

    def interval(self, at: At) -> Interval | None:
        return None

    def value(self, at: At) -> str | None:
        anchor = at.previous or one(at.report)
        if self.unit == "quarter":
            return None
        if self.low != self.high and self.snap is None and self.unit in ("day", "hour", "minute", "second"):
            return None
        if self.snap is not None or self.unit in UNIT_PRECISION or self.unit not in UNIT_DAYS:
            first = self.resolve(anchor.earliest, anchor.earliest)
            middle = shift(first.earliest, (first.latest - first.earliest).days // 2)
            value = value_as(middle, self.unit)
        else:
            value = value_as(shift(anchor.earliest, (self.low + self.high) // 2), self.unit)
        return f"{value}T{self.code}" if self.code else value


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


@dataclass(frozen=True, slots=True)
class Wording(Form):
    """Words of time that give no date: durations, "every Friday", "recently", "the first days of the war"."""

    code: str | None
    relative = False

    def interval(self, at: At) -> Interval | None:
        return None

    def value(self, at: At) -> str | None:
        return self.code
