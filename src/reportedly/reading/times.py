"""Times in a report: found by the time grammar, resolved by looking back from the report's date.

`find_times` gives every time expression as a `TimeMention`; `lean_on` resolves those that lean on another happening
once the joiner knows which. What cannot be told stays None: never today, never the date of a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from reportedly.language.parsed import Parsed
from reportedly.model import RelativeTo, TimePrecision, When
from reportedly.reading.clauses import clause_verb
from reportedly.reading.dateline import find_dateline
from reportedly.reading.mentions import TimeKind, TimeMention
from reportedly.reading.time_dates import year_with
from reportedly.reading.time_forms import At, DayMonth, Either, Fixed, Form, Tense, Weekday
from reportedly.reading.time_grammar import Expression, expressions
from reportedly.reading.time_interval import Interval, add, coarser, days_between, one, precision_of, shift
from reportedly.reading.time_leans import Lean, Trailing
from reportedly.reading.time_parts import Night, PartOfDay, Since, bare, needs_report
from reportedly.reading.time_tense import tense_at

VERSION = 1
_NARRATION = 45  # days: how near a day without a year follows one that was told with its year
_RECENT = 10  # days: a text that has told of none so near its date is still narrating what lies back
_SAYING = frozenset({"say", "tell", "announce", "report", "confirm", "add", "state", "declare", "publish", "deny"})
_PRESENT_DAY = date(9999, 1, 1)


def find_times(parsed: Parsed, published: date | None) -> list[TimeMention]:
    """The time expressions of a text, in order, without overlap.

    `published` is the report's date, or None where it is unknown: then times relative to it keep `relative_to` (days
    from the report, least and most) and have no dates. Recurring times, durations and ages never have dates. The date
    line's own date has the relation "dateline".
    """
    found = expressions(parsed)
    line = find_dateline(parsed)
    day_first = _day_first(found)
    mentions: list[TimeMention] = []
    previous: Interval | None = None
    told_year: int | None = None
    narrated: Interval | None = None  # the last day told with its year, which days without one may follow
    old_week: Interval | None = None  # the last day told by its date, where all that is told lies back
    recent = False
    for each in found:
        tense = tense_at(parsed.doc, each.first, each.last) if each.found.kind is TimeKind.POINT else Tense.OPEN
        form = each.found.form
        if published is None and told_year is not None:
            form = year_with(form, told_year)
        elif narrated is not None and isinstance(bare(form), DayMonth) and tense is not Tense.FUTURE:
            form = _following(form, narrated)
        if old_week is not None and tense is not Tense.FUTURE and _opens(parsed, each.first):
            form = _in_old_week(form, old_week)
        at = At(published, tense, previous, day_first) if published else None
        mention = _mention(parsed, each, form, at, tense)
        if line and line.first <= each.first and each.last <= line.last:
            mentions.append(replace(mention, relation="dateline"))
            if mention.when.earliest and mention.when.precision is TimePrecision.DAY:
                told_year = told_year or mention.when.earliest.year
            continue
        mentions.append(mention)
        when = mention.when
        if when.earliest and when.latest and mention.kind is TimeKind.POINT:
            previous = Interval(when.earliest, when.latest, when.precision)
            if published is not None and when.earliest == when.latest:
                recent = recent or abs((published - when.latest).days) <= _RECENT
                if isinstance(bare(form), DayMonth | Fixed) and when.latest < published and _opens(parsed, each.first):
                    old_week = previous
            old_week = None if recent else old_week
            if isinstance(bare(form), Fixed) and (published is None or when.latest <= published):
                told_year = when.earliest.year
                if when.precision in (TimePrecision.DAY, TimePrecision.HOUR):
                    narrated = previous
    return mentions


def _following(form: Form, narrated: Interval) -> Form:
    """ "On 11 August 2010 ... On 12 August": a day within weeks of one that was told with its year is of that year."""
    told = bare(form)
    if isinstance(told, DayMonth):
        near = told.in_year(narrated.earliest.year)
        if near and abs((near.earliest - narrated.latest).days) <= _NARRATION:
            return year_with(form, narrated.earliest.year)
    return form


def _in_old_week(form: Form, told: Interval) -> Form:
    """ "On 3 March gunmen attacked ... On Tuesday they came back": the Tuesday after, where no nearer day is told."""
    if isinstance(form, PartOfDay | Night):
        return replace(form, day=_in_old_week(form.day, told))
    if not isinstance(form, Weekday) or form.turn is not None or form.week is not None:
        return form
    found = shift(told.earliest, (form.number - told.earliest.isoweekday()) % 7)
    return Fixed(one(found), found.isoformat())


def _opens(parsed: Parsed, token: int) -> bool:
    """Whether a time opens its sentence and sets the scene for it, and does not tell when something was said."""
    verb = clause_verb(parsed.doc[token])
    if verb is not None and verb.lemma_.lower() in _SAYING:
        return False
    return token - parsed.doc[token].sent.start <= 1


def _day_first(found: list[Expression]) -> bool | None:
    """Whether this text writes 25/8/2022 or 8/25/2022, where one of its dates in figures can only be one of them."""
    for each in found:
        form = bare(each.found.form)
        if isinstance(form, Either) and (form.day_first is None) != (form.month_first is None):
            return form.day_first is not None
    return None


def _mention(parsed: Parsed, each: Expression, form: Form, at: At | None, tense: Tense) -> TimeMention:
    rule = each.found
    text = parsed.words(each.first, each.last)
    lean = bare(form)
    unresolved = When(None, None, TimePrecision.UNKNOWN, text)
    common: dict[str, Any] = {
        "first": each.first,
        "last": each.last,
        "kind": rule.kind,
        "span_of_time": rule.stretch,
        "origin": f"time-{rule.rule}@{VERSION}",
        "relation": rule.relation,
    }
    if rule.kind is not TimeKind.POINT:
        return TimeMention(when=unresolved, value=form.value(_anywhere(at)), **common)
    if isinstance(lean, Lean):
        return TimeMention(
            when=unresolved,
            lean_days=(lean.low, lean.high),
            resolve=_resolver(lean, text),
            value=lean.value(at) if at else None,
            **common,
        )
    interval = form.interval(at or _anywhere(None)) if at or not needs_report(form) else None
    if interval is None:
        bounds = form.bounds(tense)
        relative = RelativeTo("report", bounds) if bounds else None
        return TimeMention(
            when=When(None, None, TimePrecision.UNKNOWN, text, relative),
            resolve=_from_report(form, tense, text) if bounds else None,
            value=form.value(at or _anywhere(None)) if not form.relative else None,
            **common,
        )
    if at and not (isinstance(form, Trailing) and form.sign > 0):
        interval = looking_back(interval, at)
    relative = RelativeTo("report", days_between(at.report, interval)) if at and needs_report(form) else None
    when = When(interval.earliest, interval.latest, interval.precision, text, relative)
    if isinstance(form, Since):
        common["since"] = _start(form, at, text)
    return TimeMention(when=when, value=form.value(at or _anywhere(None)), **common)


def _start(form: Since, at: At | None, text: str) -> When | None:
    """ "Held since June": June, as a time of its own."""
    start = form.start.interval(At(at.report, Tense.PAST) if at else _anywhere(None))
    if start is None:
        return None
    start = looking_back(start, at) if at else start
    relative = RelativeTo("report", days_between(at.report, start)) if at and needs_report(form.start) else None
    return When(start.earliest, start.latest, start.precision, text, relative)


def _anywhere(at: At | None) -> At:
    """A report date for forms that need none."""
    return at or At(_PRESENT_DAY)


def looking_back(interval: Interval, at: At) -> Interval:
    """An interval that has begun by the report's date ends with it, unless the tense says future."""
    if at.tense is Tense.FUTURE or not interval.earliest <= at.report < interval.latest:
        return interval
    return Interval(interval.earliest, at.report, interval.precision)


def _resolver(lean: Lean, text: str) -> Callable[[date, date], When]:
    def resolve(earliest: date, latest: date) -> When:
        found = lean.resolve(min(earliest, latest), max(earliest, latest))
        precision = (
            TimePrecision.HOUR if lean.code and ":" in lean.code and found.earliest == found.latest else found.precision
        )
        return When(found.earliest, found.latest, precision, text)

    return resolve


def _from_report(form: Form, tense: Tense, text: str) -> Callable[[date, date], When]:
    """Resolves a time relative to the report once its date is known (both ends of the anchor are that date)."""

    def resolve(earliest: date, latest: date) -> When:
        first, last = (form.interval(At(d, tense)) for d in (earliest, latest))
        if first is None or last is None:
            return When(None, None, TimePrecision.UNKNOWN, text)
        first, last = looking_back(first, At(earliest, tense)), looking_back(last, At(latest, tense))
        low, high = min(first.earliest, last.earliest), max(first.latest, last.latest)
        days = (days_between(earliest, first)[0], days_between(latest, last)[1])
        return When(
            low, high, coarser(first.precision, last.precision), text, RelativeTo("report", (min(days), max(days)))
        )

    return resolve


def lean_on(mention: TimeMention, anchor: When, incident_id: str) -> When:
    """When a leaning mention's happening was, from the time of the happening that it leans on.

    The result keeps `relative_to` (the anchor's incident and the days between), also where the anchor has no dates.
    A mention that leans on nothing gives its own time back.
    """
    if mention.lean_days is None or mention.resolve is None:
        return mention.when
    relative = RelativeTo(incident_id, mention.lean_days)
    if anchor.earliest is None or anchor.latest is None:
        return When(None, None, TimePrecision.UNKNOWN, mention.when.text, relative)
    found = mention.resolve(anchor.earliest, anchor.latest)
    precision = (
        coarser(found.precision, anchor.precision) if anchor.precision is not TimePrecision.HOUR else found.precision
    )
    return When(found.earliest, found.latest, precision, mention.when.text, relative)


__all__ = ["add", "find_times", "lean_on", "precision_of"]
