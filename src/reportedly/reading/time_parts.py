"""Forms made of other forms: a part of a month, a part of a day, a stretch from one to another, days before a date."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import TimePrecision
from reportedly.reading.time_forms import At, DayMonth, DayOfMonth, Form, Month, Tense, Weekday, sampled, value_of
from reportedly.reading.time_interval import Interval, coarser, hull, precision_of, shift, year_of


def bare(form: Form) -> Form:
    """A form without its part of the day or the month."""
    while isinstance(form, PartOfDay | Night | Narrowed):
        form = form.whole if isinstance(form, Narrowed) else form.day
    return form


def needs_report(form: Form) -> bool:
    """Whether a form, or a form inside it, leans on the report's date."""
    if isinstance(form, PartOfDay | Night):
        return needs_report(form.day)
    if isinstance(form, Narrowed):
        return needs_report(form.whole) or form.part in ("earlier", "later")
    if isinstance(form, Range):
        return needs_report(form.first) or needs_report(form.last)
    if isinstance(form, Since):
        return needs_report(form.start)
    return needs_report(form.anchor) if isinstance(form, Shifted) else form.relative


def _turning(form: Form) -> bool:
    return isinstance(bare(form), Weekday | Month | DayMonth | DayOfMonth)


@dataclass(frozen=True, slots=True)
class Narrowed(Form):
    """ "late July", "early 2021", "the end of May", "the first week of June": a part of another form."""

    whole: Form
    part: str  # "early", "mid", "late", "start", "end", "earlier", "later", "first week", ...
    code: str | None = None  # the TIMEX3 value where it is a length ("the first nine months of 1997")
    relative = True

    def interval(self, at: At) -> Interval | None:
        whole = self.whole.interval(at)
        found = narrow(whole, self.part, at) if whole else None
        if whole and found and found.earliest > at.report and at.tense is Tense.PAST and self.whole.relative:
            before = self.whole.interval(At(shift(whole.earliest, -1), Tense.PAST))  # "late July", written on 2 July
            return narrow(before, self.part, at) if before and before.latest < at.report else found
        return found

    def value(self, at: At) -> str | None:
        return self.code or self.whole.value(at)

    def bounds(self, tense: Tense) -> tuple[int, int] | None:
        return sampled(self, tense) if self.whole.relative else None


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
    if part.endswith(" days"):
        side, count, _ = part.split()
        days = min(int(count), length)
        if side == "first":
            return Interval(found.earliest, shift(found.earliest, days - 1), found.precision)
        return Interval(shift(found.latest, 1 - days), found.latest, found.precision)
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
    """From one form to another, both included. The first leans on the second: "Friday to Sunday" is one stretch."""

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

    def bounds(self, tense: Tense) -> tuple[int, int] | None:  # noqa: ARG002
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
