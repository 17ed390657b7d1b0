"""Stated dates held against the calendar, the date of publication, and each other.

A weekday that is not that day's ("Tuesday, 7 August 2022"), a date told in the past tense that lies after the report,
and a lean that contradicts the date beside it ("two days later, on 3 May", after 2 May) are worth a reviewer's look:
mostly they are the writer's slip, sometimes the reader's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from reportedly.language.parsed import Parsed
from reportedly.model import Check, CheckKind, TimePrecision, Verdict
from reportedly.reading.mentions import TimeKind, TimeMention
from reportedly.reading.time_forms import Tense
from reportedly.reading.time_interval import Interval, add
from reportedly.reading.time_tense import tense_at
from reportedly.reading.time_words import lexicon

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BETWEEN = frozenset({",", "(", "a", "on", "-", "–", "—"})
_FAR, _NEAR = 300, 31  # days back from which a date is doubted, and ahead within which one is meant
_DAY = (TimePrecision.DAY, TimePrecision.HOUR)


def date_checks(parsed: Parsed, report_id: str, times: Sequence[TimeMention], published: date | None) -> list[Check]:
    """The checks on a report's dates, in the text's order. `times` are `find_times`' mentions, in order.

    A weekday or a lean that fits is a check that agrees; a date in the past tense is checked only where it differs.
    """
    found = [*_weekdays(parsed, report_id, times, published), *_after_publication(parsed, report_id, times, published)]
    found += _leans(parsed, report_id, times)
    return sorted(found, key=lambda check: (check.span.start, check.span.end))


def _is_day(mention: TimeMention) -> bool:
    when = mention.when
    told = mention.kind is TimeKind.POINT and when.earliest is not None and when.earliest == when.latest
    return told and when.precision in _DAY


def _weekdays(parsed: Parsed, report_id: str, times: Sequence[TimeMention], published: date | None) -> Iterator[Check]:
    for at, mention in enumerate(times):
        if not _is_day(mention) or mention.when.earliest is None:
            continue
        number, last = _weekday_within(parsed, mention), mention.last
        if (
            number is None
            and at + 1 < len(times)
            and _beside(parsed, mention.last, times[at + 1].first, frozenset({"on"}))
        ):
            number, last = _lone_weekday(parsed, times[at + 1]), times[at + 1].last
            number = number if _states_date(parsed, mention) else None
        if number is None:
            continue
        day = _soon(parsed, mention, published) or mention.when.earliest
        agrees = day.isoweekday() == number
        stated, name = WEEKDAYS[number - 1], WEEKDAYS[day.isoweekday() - 1]
        note = f"{day:%Y-%m-%d} was a {name}" + ("." if agrees else f", not a {stated}.")
        verdict = Verdict.AGREES if agrees else Verdict.DIFFERS
        yield Check(report_id, CheckKind.WEEKDAY, parsed.span(mention.first, last), stated, name, verdict, note)


def _soon(parsed: Parsed, mention: TimeMention, published: date | None) -> date | None:
    """The coming day of a date without its year that was found almost a year back by its weekday alone ("until Friday,
    9 March", told on 4 March of a year in which that is a Saturday): the writer means the coming one, and errs."""
    day = mention.when.earliest
    if published is None or day is None or not _FAR < (published - day).days <= 366:
        return None
    if any(parsed.doc[i].text == str(day.year) for i in range(mention.first, mention.last)):
        return None
    try:
        coming = day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return None
    return coming if 0 <= (coming - published).days <= _NEAR else None


def _weekday_within(parsed: Parsed, mention: TimeMention) -> int | None:
    """The weekday that a date's own words name ("Tuesday, 7 August 2022")."""
    if not _states_date(parsed, mention):
        return None
    weekdays = lexicon().words.weekdays
    words = (parsed.doc[i].lower_ for i in range(mention.first, mention.last))
    return next((weekdays[word] for word in words if word in weekdays), None)


def _states_date(parsed: Parsed, mention: TimeMention) -> bool:
    """Whether the mention names its day itself, by month or in figures, so that the calendar knows its weekday."""
    if any(rule in mention.origin for rule in ("iso-date", "figures", "weekday-day")):
        return True
    months = lexicon().words.months
    return any(parsed.doc[i].lower_ in months for i in range(mention.first, mention.last))


def _lone_weekday(parsed: Parsed, mention: TimeMention) -> int | None:
    alone = mention.last - mention.first == 1 and "weekday" in mention.origin
    return lexicon().words.weekdays.get(parsed.doc[mention.first].lower_) if alone else None


def _beside(parsed: Parsed, first: int, last: int, without: frozenset[str] = frozenset()) -> bool:
    words = [parsed.doc[i].lower_ for i in range(first, last)]
    return 0 < len(words) <= 3 and all(w in _BETWEEN and w not in without for w in words)


def _after_publication(
    parsed: Parsed, report_id: str, times: Sequence[TimeMention], published: date | None
) -> Iterator[Check]:
    for mention in times:
        earliest = mention.when.earliest
        late = published and earliest and mention.kind is TimeKind.POINT and mention.relation != "dateline"
        if not late or published is None or earliest is None or earliest <= published + timedelta(days=1):
            continue  # a day is left for time zones
        if tense_at(parsed.doc, mention.first, mention.last) is not Tense.PAST:
            continue
        note = f"Told as past, but {earliest:%Y-%m-%d} lies after the report's date, {published:%Y-%m-%d}."
        span = parsed.span(mention.first, mention.last)
        found = published.isoformat()
        yield Check(report_id, CheckKind.DATE_ORDER, span, mention.when.text, found, Verdict.DIFFERS, note)


def _leans(parsed: Parsed, report_id: str, times: Sequence[TimeMention]) -> Iterator[Check]:
    anchor: TimeMention | None = None
    for mention, following in zip_longest(times, times[1:]):
        leans = mention.lean_days is not None and mention.relation in ("earlier", "later")
        if leans and anchor and following and _is_day(following) and _beside(parsed, mention.last, following.first):
            check = _lean(parsed, report_id, anchor, mention, following)
            if check:
                yield check
        if _is_day(mention) and mention.relation != "dateline":
            anchor = mention


def _lean(
    parsed: Parsed, report_id: str, anchor: TimeMention, mention: TimeMention, following: TimeMention
) -> Check | None:
    """ "On 1 May ... Two days later, on 4 May": the date that the lean gives against the date beside it."""
    first, last, told = anchor.when.earliest, anchor.when.latest, following.when.earliest
    near = 0 <= mention.first - anchor.last <= 120  # words: further back it leans on something else
    if first is None or last is None or told is None or mention.lean_days is None or not near:
        return None
    expected = add(Interval(first, last), mention.lean_days)
    agrees = expected.earliest <= told <= expected.latest
    found = expected.earliest.isoformat()
    if expected.earliest != expected.latest:
        found += f" to {expected.latest.isoformat()}"
    note = f"{mention.when.text!r}, counted from {anchor.when.text!r}, is {found}; told is {told:%Y-%m-%d}."
    span = parsed.span(mention.first, following.last)
    verdict = Verdict.AGREES if agrees else Verdict.DIFFERS
    return Check(report_id, CheckKind.DATE_ORDER, span, following.when.text, found, verdict, note)


__all__ = ["date_checks"]
