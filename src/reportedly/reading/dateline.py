"""The date line of a report, and what a text without one implies about the day it was written.

A wire report opens with where and when it was filed ("LIMA, 14 May (Agency) -"), a page with "Published 7 August 2022".
That place is no place of an incident and that date no date of one; both say what "yesterday" means. Without either,
words that pair a weekday with today or yesterday still leave few weekdays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportedly.language.parsed import Paragraph, Parsed
from reportedly.model import DateBasis, Implied, Published, Report
from reportedly.reading.time_dates import PAD, Found, Words, calendar_date
from reportedly.reading.time_forms import At, DayMonth, Days, Either, Fixed, Month, Unit, Weekday, Weekend
from reportedly.reading.time_grammar import Expression, expressions, words_of
from reportedly.reading.time_parts import Range, bare

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOP = 4  # paragraphs in which a date line may stand: title, by-line, date
_WINDOW = 60  # words of a paragraph in which its date line ends
_PLACE_WORDS = 8  # "SANTA CRUZ DE LA SIERRA, Bolivia"
_SHORT = 14  # words of a line that is a date line by itself
_JOINTS = frozenset("-–—:_") | {"--", "---"}
_SMALL = frozenset({"de", "del", "la", "el", "al", "-", "of", "the", "los", "las", "and", "/"})
_NEAR_YEAR = 62  # days: how far from the date line a date with its year may lie to lend it


@dataclass(frozen=True, slots=True)
class Dateline:
    """Tokens [first, last) of a date line, those of its place if it has one, and its date's meaning if it has one."""

    first: int
    last: int
    place: tuple[int, int] | None
    found: Found | None
    date_tokens: tuple[int, int] | None


def find_dateline(parsed: Parsed) -> Dateline | None:
    """The first date line at the top of a text, or None. One with a date is preferred to one without."""
    bare_line: Dateline | None = None
    lower: list[str] = []
    for paragraph in parsed.paragraphs[:_TOP]:
        end = min(paragraph.last, paragraph.first + _WINDOW)
        while len(lower) < paragraph.first:
            lower.append("")
        while len(lower) < end:
            lower.append(parsed.doc[len(lower)].lower_)
        words = words_of(parsed, lower, paragraph.first, end)
        line = _wire(words, paragraph) or _line(words, paragraph)
        if line and line.found:
            return line
        bare_line = bare_line or line
    return bare_line


def dateline_place_tokens(parsed: Parsed) -> list[tuple[int, int]]:
    """Token ranges of the date line's place ("LIMA"): where the report was filed, not where things happened."""
    line = find_dateline(parsed)
    return [line.place] if line and line.place else []


def _wire(t: Words, paragraph: Paragraph) -> Dateline | None:
    """ "BOGOTA, 19 MAR 90 (INRAVISION) -- [TEXT]", "KABUL, Aug 3, 2021 —", "RAIPUR:": place, date, agency, dash."""
    start = PAD
    i = _place_end(t, start)
    if i == start or t.w[start] in t.lex.words.labels or t.w[start] in _TELLING:
        return None
    if t.w[i] == "(" and t.w[i + 1].isalpha() and (closing := _closing(t, i)) and t.w[closing + 1] == ",":
        i = closing + 1  # "ROME (ITALY), 11 JAN 90"
    place_end, found, dated = i, None, None
    while t.w[i] == ",":
        found = calendar_date(t, i + 1)
        if found:
            dated, i = (i + 1, found.end), found.end
            break
        nearer = _place_end(t, i + 1)
        if nearer == i + 1:
            return None
        i = place_end = nearer
    if found is None and (found := calendar_date(t, i)):
        dated, i = (i, found.end), found.end
    agency = False
    i += t.w[i] in (",", "|")
    joint = t.w[i]
    if joint == "(":
        closing = _closing(t, i)
        if closing is None:
            return None
        agency, joint = True, t.w[closing].partition(")")[2]
        i = closing if joint else closing + 1
        joint = joint or t.w[i]
    if joint not in _JOINTS:
        return None
    capitals = all(t.raw[k].isupper() or not t.raw[k].isalpha() for k in range(start, place_end))
    sentence = joint == ":" and place_end - start > 3
    if not (found or agency or (capitals and len(t.raw[start]) > 2 and not sentence)):
        return None
    base = t.base
    tokens = (dated[0] + base, dated[1] + base) if dated else None
    return Dateline(paragraph.first, i + 1 + base, (start + base, place_end + base), found, tokens)


def _closing(t: Words, i: int) -> int | None:
    """The word that closes the bracket opened at i, within a few words."""
    return next((k for k in range(i + 1, i + 9) if ")" in t.w[k]), None)


def _place_end(t: Words, i: int) -> int:
    """The word after a name in capitals or title case, i itself where none begins there."""
    at = i
    while at < i + _PLACE_WORDS and t.w[at]:
        named = t.raw[at][:1].isupper() and t.raw[at].replace(".", "").replace("'", "").replace("-", "").isalpha()
        if not named and not (at > i and t.w[at] in _SMALL and t.raw[at + 1][:1].isupper()):
            break
        if at > i and calendar_date(t, at):
            break
        at += 1
    return at


def _line(t: Words, paragraph: Paragraph) -> Dateline | None:
    """ "Published 7 August 2022", "Monday 8 August 2022", "Posted: 2022-08-07 14:05", "16 September 2016 Two men"."""
    length = paragraph.last - paragraph.first
    i, labelled = PAD, False
    while i < PAD + min(length, 6) and (t.w[i] in t.lex.words.publishing or t.w[i] in ":|-–"):
        labelled = labelled or (t.w[i] in t.lex.words.publishing and t.w[i] not in _PREPOSITIONS)
        i += 1
    found = calendar_date(t, i)
    if found is None or not _whole_date(found) or (i > PAD and not labelled):
        return None
    rest = found.end
    while t.w[rest] and (t.w[rest][0] in "0123456789:-–—|(" or t.w[rest] in t.lex.words.zones or t.w[rest] in _CLOCK):
        rest += 1
    yearless = isinstance(bare(found.form), DayMonth)
    alone = rest >= PAD + length
    if not (alone or labelled or (not yearless and _opens_text(t, found.end))):
        return None
    base = t.base
    return Dateline(paragraph.first, found.end + base, None, found, (i + base, found.end + base))


_TELLING = frozenset(
    {"on", "in", "at", "by", "since", "from", "between", "until", "after", "before"}
)  # "On 12 May — A bomb ..."
_PREPOSITIONS = frozenset({"on", "of", "at", "by", "last"})
_CLOCK = frozenset({"at", "a.m.", "p.m.", "am", "pm", ")", ",", "."})


def _whole_date(found: Found) -> bool:
    form = bare(found.form)
    return isinstance(form, Either | DayMonth) or (isinstance(form, Fixed) and form.told.earliest == form.told.latest)


def _opens_text(t: Words, i: int) -> bool:
    """Whether what follows a date at a text's very start is a text of its own, and no sentence with that date in it."""
    while t.w[i] and (":" in t.w[i] or t.w[i] in ("-", "–", "—", "|", "gmt", "utc")):
        i += 1
    i += t.w[i].isdigit()
    return t.raw[i][:1].isupper() and t.pos(i) not in ("VERB", "AUX")


def report_date(report: Report, parsed: Parsed) -> Published:
    """When the report was published: as given, else from its date line, else unknown with what its words imply."""
    if report.published.date is not None:
        return report.published
    found = list(expressions(parsed))
    line = find_dateline(parsed)
    if line and line.found and line.date_tokens:
        told = _dateline_date(line.found, found, line)
        if told:
            return Published(told, DateBasis.DATELINE)
    return Published(None, DateBasis.UNKNOWN, tuple(_implied(parsed, found, line)))


def _dateline_date(found: Found, told: list[Expression], line: Dateline) -> date | None:
    """The date line's date; one without a year takes the text's, where a date near it is told with its year."""
    form = bare(found.form)
    if isinstance(form, Fixed):
        return form.told.earliest if form.told.earliest == form.told.latest else None
    if isinstance(form, Either):
        interval = form.interval(At(date(9999, 1, 1)))
        return interval.earliest if interval and interval.earliest == interval.latest else None
    if not isinstance(form, DayMonth):
        return None
    years: set[date] = set()
    for each in told:
        other = bare(each.found.form)
        if each.first < line.last or not isinstance(other, Fixed):
            continue
        for year in {other.told.earliest.year, other.told.earliest.year + 1}:
            day = form.in_year(year)
            whole_year = (other.told.latest - other.told.earliest).days > 31
            if day and not whole_year and 0 <= (day.earliest - other.told.earliest).days <= _NEAR_YEAR:
                years.add(day.earliest)
    return years.pop() if len(years) == 1 else None


def _implied(parsed: Parsed, found: list[Expression], line: Dateline | None) -> Iterator[Implied]:
    """Weekdays, months and years of publication that the words leave, each with the words that say so."""
    if line and line.date_tokens and line.found:
        form = bare(line.found.form)
        span = parsed.span(*line.date_tokens)
        if isinstance(form, DayMonth):
            yield Implied("month", span)
        elif isinstance(form, Weekday):
            yield Implied((WEEKDAYS[form.number - 1],), span)
    for one, other in pairwise(found):
        if not 0 <= other.first - one.last <= 3 or not _apposed(parsed, one.last, other.first):
            continue
        for day, weekday in ((one, other), (other, one)):
            left, right = bare(day.found.form), bare(weekday.found.form)
            if isinstance(left, Days) and left.low == left.high and isinstance(right, Weekday) and right.turn is None:
                name = WEEKDAYS[(right.number - 1 - left.low) % 7]
                yield Implied((name,), parsed.span(one.first, other.last))
            elif (
                isinstance(left, Unit)
                and (left.unit, left.turn) == ("month", 0)
                and isinstance(right, DayMonth | Month)
            ):
                yield Implied("month", parsed.span(one.first, other.last))
            elif isinstance(left, Unit) and (left.unit, left.turn) == ("year", 0) and isinstance(right, Fixed):
                yield Implied("year", parsed.span(one.first, other.last))
    yield from _weekends(parsed, found)


def _apposed(parsed: Parsed, first: int, last: int) -> bool:
    """Nothing but a comma, a bracket or "a" between two expressions: they are the same day."""
    return all(parsed.doc[i].lower_ in (",", "(", "a", "–", "—", "-", "on", "in") for i in range(first, last))


def _weekends(parsed: Parsed, found: list[Expression]) -> Iterator[Implied]:
    """ "This weekend ... from late Friday to early tomorrow": the weekend is running, so today is after that Friday."""
    for one, other in pairwise(found):
        form, stretch = bare(one.found.form), other.found.form
        running = isinstance(form, Weekend) and form.turn == 0 and isinstance(stretch, Range)
        if not running or not isinstance(stretch, Range) or parsed.doc[one.first].sent != parsed.doc[other.first].sent:
            continue
        start, end = bare(stretch.first), bare(stretch.last)
        if isinstance(start, Weekday) and isinstance(end, Days) and 0 <= end.high <= 1 and start.number >= 5:
            names = tuple(WEEKDAYS[n - 1] for n in range(max(6, start.number), 8))
            yield Implied(names, parsed.span(one.first, other.last))
