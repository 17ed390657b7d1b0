"""The calendar part of the time grammar: days, months, years, weekdays, figures, from words to forms.

Every rule looks at a bounded number of words from its place on and answers with what it found and where that ends, so
that reading is linear in the text. Rules answer None where they do not fit.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from reportedly.model import TimePrecision
from reportedly.reading.mentions import TimeKind
from reportedly.reading.time_forms import DayMonth, DayOfMonth, Either, Feast, Fixed, Form, Month, Season, Weekday
from reportedly.reading.time_interval import Interval, month_day, month_of, months_from, one, year_of, years_of
from reportedly.reading.time_parts import Narrowed, Night, PartOfDay, Range
from reportedly.reading.time_words import Lexicon

PAD = 10  # empty words on both sides, so that looking about needs no bounds check
_DASHES = frozenset("-–—/")
_APOSTROPHES = ("'", "’", "‘", "`")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: the meaning, and the word before which it ends."""

    form: Form
    end: int
    rule: str
    kind: TimeKind = TimeKind.POINT
    relation: str | None = None
    stretch: bool = False  # an interval that things fill


@dataclass(slots=True)
class Words:
    """One paragraph's words, lower case and padded: `w[PAD]` is its first. `base` is the token index of `w[0]`."""

    w: list[str]
    raw: list[str]
    base: int
    doc: Any = field(repr=False)
    lex: Lexicon = field(repr=False)

    def pos(self, at: int) -> str:
        token = at + self.base
        return str(self.doc[token].pos_) if PAD <= at < len(self.w) - PAD and 0 <= token < len(self.doc) else ""

    def tag(self, at: int) -> str:
        token = at + self.base
        return str(self.doc[token].tag_) if PAD <= at < len(self.w) - PAD and 0 <= token < len(self.doc) else ""

    def capital(self, at: int) -> bool:
        return self.raw[at][:1].isupper()


def month_at(t: Words, i: int) -> int | None:
    """The month that word i names, or None: "may" and "march" need a capital, and a date or a name's part of speech."""
    month = t.lex.words.months.get(t.w[i])
    if month is None or t.w[i] not in t.lex.words.ambiguous_months:
        return month
    if day_at(t, i + 1) or year_at(t, i + 1) or day_at(t, i - 1) or (t.w[i - 1] == "of" and day_at(t, i - 2)):
        return month
    if t.w[i] in ("may", "march", "august"):
        before = t.w[i - 1]
        clue = before in ("in", "last", "since", "of", "by", "early", "late", "mid", "until", "this", "next", "during")
        clue = clue or (before == "-" and t.w[i - 2] == "mid")
        if not clue and t.w[i + 1] in ("of", "for", "on"):  # "the March for Peace"
            return None
        return month if t.capital(i) and (clue or t.pos(i) == "PROPN") and t.pos(i) != "AUX" else None
    return month if t.capital(i) and t.w[i - 1] in ("in", "since", "last", "of") else None


def day_at(t: Words, i: int) -> int | None:
    """1 to 31, in figures or as an ordinal."""
    word = t.w[i]
    if word.isascii() and word.isdigit() and len(word) <= 2:
        return int(word) if 1 <= int(word) <= 31 else None
    return t.lex.ordinals.get(word)


def year_at(t: Words, i: int) -> int | None:
    """1000 to 2199 in four figures."""
    word = t.w[i]
    if len(word) == 4 and word.isascii() and word.isdigit() and 1000 <= int(word) <= 2199:
        return int(word)
    return None


def _short_year(t: Words, i: int) -> tuple[int, int] | None:
    """ "90" after a month in an archive's capitals, or "'90": the year and where it ends."""
    word = t.w[i]
    if word in _APOSTROPHES and len(t.w[i + 1]) == 2 and t.w[i + 1].isdigit():
        return _century(int(t.w[i + 1])), i + 2
    if len(word) == 3 and word[0] in _APOSTROPHES and word[1:].isascii() and word[1:].isdigit():
        return _century(int(word[1:])), i + 1
    month = t.raw[i - 2] if t.raw[i - 1].isdigit() else t.raw[i - 1]  # "JUNE 11 89", "11 JUNE 89"
    shouted = month.isupper() and len(month) >= 3
    if shouted and len(word) == 2 and word.isascii() and word.isdigit() and t.pos(i + 1) not in ("NOUN", "ADJ"):
        return _century(int(word)), i + 1
    return None


def _century(year: int) -> int:
    """Two figures: 1930 to 2029, as the POSIX rule has it shifted to this century's reports."""
    return 2000 + year if year < 40 else 1900 + year


def _year_after(t: Words, i: int) -> tuple[int, int] | None:
    """A year that follows a month or a day and month: ", 2022", "2022", "of 2022", "'90"."""
    for at in (i, i + 1 if t.w[i] in (",", "of", "in") else i):
        if spoken := _spoken_year(t, at):
            return spoken
        year = year_at(t, at)
        if year and (1900 <= year <= 2099 or not (at == i and counts(t, at))):
            return year, at + 1
    return _short_year(t, i)


PREFIXES = ("mid-", "early-", "late-", "pre-", "post-")


def prefixed(t: Words, i: int) -> Found | None:
    """ "mid-1996", "late-1990s", "post-2014", where they are one word."""
    prefix, dash, rest = t.w[i].partition("-")
    if not dash or f"{prefix}-" not in PREFIXES or not rest[:1].isdigit():
        return None
    first = int(rest[:4]) if rest[:4].isdigit() and len(rest) in (4, 5) else 0
    if not 1000 <= first <= 2199 or rest[4:] not in ("", "s"):
        return None
    whole = Fixed(years_of(first, first + 9), f"{first // 10}X") if rest[4:] else Fixed(year_of(first))
    form = whole if prefix in ("pre", "post") else Narrowed(whole, prefix)
    return Found(form, i + 1, "year-prefixed", relation={"pre": "before", "post": "after"}.get(prefix))


def counts(t: Words, i: int) -> bool:
    """Whether a number counts something ("2000 people") rather than being a year."""
    after = t.tag(i + 1)
    if after == "NNS" or t.w[i + 1] in ("people", "men", "women", "per", "percent", "%", "km", "police"):
        return t.w[i - 1] not in ("the", "in", "of", "'s", "since", ",")
    return False


def dated(day: int, month: int, year: int | None) -> Form | None:
    """A day and month with or without a year, or None where the calendar has no such day."""
    if year is None:
        return DayMonth(day, month) if month_day(2024, month, day) else None
    told = month_day(year, month, day)
    return Fixed(one(told)) if told else None


def day_month(t: Words, i: int) -> Found | None:
    """ "7 August 2022", "the 7th of August", "15 to 21 September 2003", "5 and 6 May"."""
    at = i + 1 if t.w[i] == "the" else i
    day = day_at(t, at)
    if day is None:
        return _glued_days(t, at)
    second, after = None, at + 1
    if t.w[after] in ("to", "and", "-", "–", "—", "until", "through", "/", "till"):
        skip = after + 2 if t.w[after + 1] == "the" else after + 1
        if (second := day_at(t, skip)) and (month_at(t, skip + 1) or t.w[skip + 1] == "of"):
            after = skip + 1
        else:
            second = None
    after += (t.w[after] == "of") or (t.w[after] in _DASHES and month_at(t, after + 1) is not None)
    month = month_at(t, after)
    if month is None:
        return None
    year, end = _year_after(t, after + 1 + (t.w[after + 1] == "-" and year_at(t, after + 2) is not None)) or (
        None,
        after + 1,
    )
    return _days(day, second, month, year, end)


def _glued_days(t: Words, i: int) -> Found | None:
    """ "3–5 May", where the days are one word."""
    first, dash, second = t.w[i].partition("–")
    if not dash or not (first + second).isdigit() or max(len(first), len(second)) > 2 or not first or not second:
        return None
    month = month_at(t, i + 1)
    if month is None:
        return None
    year, end = _year_after(t, i + 2) or (None, i + 2)
    return _days(int(first), int(second), month, year, end)


def _days(day: int, second: int | None, month: int, year: int | None, end: int) -> Found | None:
    form = dated(day, month, year)
    if form is None:
        return None
    if second is not None and (last := dated(second, month, year)) and second > day:
        return Found(Range(form, last), end, "days-month")
    return Found(form, end, "day-month")


def month_first(t: Words, i: int) -> Found | None:
    """ "Aug. 7, 2022", "May 3-5", "June 2021", "June", "August of last year" is left to its parts."""
    month = month_at(t, i)
    if month is None:
        return None
    at = (
        i
        + 1
        + (t.w[i + 1] == "." and day_at(t, i + 2) is not None)
        + (t.w[i + 1] == "the" and day_at(t, i + 2) is not None)
    )
    day = day_at(t, at)
    if day is not None and not (t.w[at].isdigit() and _counted(t, at)):
        second, end = None, at + 1
        if t.w[end] in ("-", "–", "—", "to", "and", "through") and (second := day_at(t, end + 1)):
            if month_at(t, end + 2) or counts(t, end + 1) or t.pos(end + 2) == "NOUN":
                second = None
            else:
                end += 2
        year, end = _year_after(t, end) or (None, end)
        return _days(day, second, month, year, end)
    first, dash, last = t.w[at].partition("–")
    if dash and first.isdigit() and last.isdigit() and len(first) <= 2 and len(last) <= 2:
        year, end = _year_after(t, at + 1) or (None, at + 1)
        return _days(int(first), int(last), month, year, end)
    if told := _year_after(t, i + 1):
        return Found(Fixed(month_of(told[0], month)), told[1], "month-year")
    return Found(Month(month), i + 1, "month")


def _counted(t: Words, i: int) -> bool:
    """ "In May 3 people ...": the figure counts what follows."""
    return t.pos(i + 1) in ("NOUN", "ADJ") and t.tag(i + 1) in ("NNS", "JJ") and t.w[i - 2] in ("in", "since", "during")


def weekday_at(t: Words, i: int) -> int | None:
    """Monday is 1. Short forms that are also words need a capital and a comma, a dot or a date after them."""
    weekday = t.lex.words.weekdays.get(t.w[i])
    if weekday and t.w[i] in t.lex.words.ambiguous_weekdays:
        dated_after = day_at(t, i + 1) or month_at(t, i + 1) or (t.w[i + 1] == "," and month_at(t, i + 2))
        return weekday if t.capital(i) and dated_after else None
    return weekday


def weekday(t: Words, i: int) -> Found | None:
    """ "Tuesday", or a weekday with its date ("Tuesday, 3 May 2022"), whose date counts; the check compares the two."""
    number = weekday_at(t, i)
    if number is None:
        return None
    at = i + 1 + (t.w[i + 1] in (",", ".")) + (t.w[i + 1] == "(")
    skip = at + (t.w[at] == "the")
    told = day_month(t, at) or month_first(t, at) or figures(t, at)
    if told and not isinstance(told.form, Month) and told.rule != "month-year":
        form = replace(told.form, weekday=number) if isinstance(told.form, DayMonth) else told.form
        return Found(form, told.end, "weekday-date")
    if (
        t.w[skip] in t.lex.ordinals
        and (skip > at or not t.w[skip].isalpha())
        and t.pos(skip + 1) not in ("NOUN", "PROPN")
    ):
        return Found(DayOfMonth(t.lex.ordinals[t.w[skip]]), skip + 1, "weekday-day")
    return Found(Weekday(number), i + 1, "weekday")


def figures(t: Words, i: int) -> Found | None:
    """ "2022-08-06", "2022/08/06", "7/8/2022", "07.08.22", "9-11-2014", as one word or split at the dashes."""
    parts, end, mark = _figure_parts(t, i)
    if parts is None:
        return None
    a, b, c = parts
    if len(a) == 4:
        told = month_day(int(a), int(b), int(c)) if 1000 <= int(a) <= 2199 else None
        return Found(Fixed(one(told)), end, "iso-date") if told else None
    if len(c) not in (2, 4) or (len(c) == 2 and mark == "-") or len(b) > 2:
        return None
    year = int(c) if len(c) == 4 else _century(int(c))
    if not 1000 <= year <= 2199:
        return None
    form = Either(month_day(year, int(b), int(a)), month_day(year, int(a), int(b)))
    return Found(form, end, "figures") if form.day_first or form.month_first else None


def _figure_parts(t: Words, i: int) -> tuple[tuple[str, str, str] | None, int, str]:
    word = t.w[i]
    if not word[:1].isdigit():
        return None, i, ""
    if word.isdigit() and t.w[i + 1] in ("-", "/", ".") and t.w[i + 3] == t.w[i + 1]:
        parts, end, mark = [word, t.w[i + 2], t.w[i + 4]], i + 5, t.w[i + 1]
    else:
        mark = next((m for m in "/-." if word.count(m) == 2), "")
        parts, end = word.split(mark) if mark else [], i + 1
    if len(parts) == 3 and all(p.isascii() and p.isdigit() and len(p) <= 4 for p in parts):
        return (parts[0], parts[1], parts[2]), end, mark
    return None, i, ""


def year(t: Words, i: int) -> Found | None:
    """ "in 1991", "the 2014 war", "1991-95", "2014/15"; not "2000 people"."""
    if spoken := _spoken_year(t, i):
        return Found(Fixed(year_of(spoken[0])), spoken[1], "year-spoken")
    told = year_at(t, i)
    if told is None or not told >= 1400 or _no_year(t, i, told):
        return None
    if t.w[i + 1] in _DASHES and (last := _range_end(t, i + 2, told)):
        return Found(Range(Fixed(year_of(told)), Fixed(year_of(last))), i + 3, "years")
    return Found(Fixed(year_of(told)), i + 1, "year")


def _spoken_year(t: Words, i: int) -> tuple[int, int] | None:
    """ "nineteen ninety-six", as broadcasts are written down."""
    tens = t.lex.words.numbers.get(t.w[i + 1], 0)
    if t.w[i] != "nineteen" or not 20 <= tens <= 90:
        return None
    ones = t.lex.words.numbers.get(t.w[i + 3], 0) if t.w[i + 2] in _DASHES else 0
    return 1900 + tens + (ones if ones < 10 else 0), i + (4 if 0 < ones < 10 else 2)


def _range_end(t: Words, i: int, first: int) -> int | None:
    word = t.w[i]
    if not word.isascii() or not word.isdigit() or len(word) not in (2, 4):
        return None
    last = int(word) if len(word) == 4 else first // 100 * 100 + int(word)
    return last if first < last <= first + 99 else None


def _no_year(t: Words, i: int, told: int) -> bool:
    before, after = t.w[i - 1], t.w[i + 1]
    if before in t.lex.words.counters or counts(t, i) or after in ("%", "percent", "hours", "gmt", "hrs", "local"):
        return True
    if before == "at" or (before in ("about", "around") and t.w[i - 2] == "at"):
        return True
    if not 1700 <= told <= 2100 and before not in ("in", "since", "of", "year"):
        return True
    return before not in t.lex.words.before_year and t.pos(i + 1) in ("NOUN", "ADJ") and t.tag(i + 1) == "NNS"


def decade(t: Words, i: int) -> Found | None:
    """ "the 1980s", "the '80s", "the nineties", "the 19th century"."""
    at = i + 1 if t.w[i] == "the" else i
    word = t.w[at].replace("'", "").replace("’", "")
    if word.endswith("s") and word[:-1].isascii() and word[:-1].isdigit() and word[-2] == "0":
        first = int(word[:-1])
        if len(word) == 5 and 1000 <= first <= 2199:
            return Found(Fixed(years_of(first, first + 9), f"{first // 10}X"), at + 1, "decade")
        if len(word) == 3 and (t.w[at] != word or at > i):
            first += 1900 if first >= 30 else 2000
            return Found(Fixed(years_of(first, first + 9), f"{first // 10}X"), at + 1, "decade")
    if at > i and t.w[at] in t.lex.words.decades and t.tag(at + 1) != "NNS":
        first = 1900 + t.lex.words.decades[t.w[at]]
        return Found(Fixed(years_of(first, first + 9), f"{first // 10}X"), at + 1, "decade")
    number = t.lex.ordinals.get(t.w[at])
    after = at + 1 + (t.w[at + 1] in _DASHES)
    if number and number <= 22 and t.w[after] == "century":
        return Found(Fixed(years_of(100 * number - 99, 100 * number), str(number - 1)), after + 1, "century")
    return None


def season(t: Words, i: int) -> Found | None:
    """ "the summer of 2014", "summer 2014", "in spring"; "last summer" is read with its "last"."""
    at = i + 1 if t.w[i] == "the" else i
    if t.w[at] not in t.lex.words.seasons:
        return None
    month, code = t.lex.words.seasons[t.w[at]]
    after = at + 1 + (t.w[at + 1] in ("of", ","))
    told = _year_after(t, after)
    if told:
        return Found(Fixed(months_from(told[0], month, 3), f"{told[0]}-{code}"), told[1], "season-year")
    clue = t.w[i - 1] in ("in", "since", "this", "during", "early", "late", "by", "until", "over") or at > i
    if t.w[at] in t.lex.words.ambiguous_seasons and not (clue and t.pos(at) in ("NOUN", "PROPN")):
        return None
    if t.pos(at) not in ("NOUN", "PROPN") or (not clue and t.w[at - 1] != "-"):
        return None
    return Found(Season(code), at + 1, "season")


def feast(t: Words, i: int) -> Found | None:
    """ "Christmas Eve", "Ramadan", "Easter 1998", "Eid al-Fitr". The longest name counts."""
    for length in (5, 4, 3, 2, 1):
        name = t.lex.words.feasts.get(" ".join(t.w[i : i + length]).replace("’", "'"))
        if name and t.capital(i):
            told = year_at(t, i + length)
            return Found(Feast(name, told), i + length + (told is not None), "feast")
    return None


def day_of_month(t: Words, i: int) -> Found | None:
    """ "on the 6th", in figures, with no noun after it ("the 6th brigade")."""
    if t.w[i] != "the" or t.w[i - 1] not in ("on", "of", "by", "until", "since", "from", "to", "and"):
        return None
    number = t.lex.ordinals.get(t.w[i + 1])
    if number is None or t.w[i + 1].isalpha() or t.pos(i + 2) in ("NOUN", "PROPN", "ADJ", "NUM") or t.w[i + 2] == "of":
        return None
    return Found(DayOfMonth(number), i + 2, "day-of-month")


def year_with(form: Form, told: int) -> Form:
    """A form without a year, in a told one, also inside a part of the day or of the month; others stay."""
    if isinstance(form, DayMonth) or (isinstance(form, Month) and form.turn is None):
        found: Interval | None = form.in_year(told)
        return Fixed(found) if found else form
    if isinstance(form, PartOfDay | Night):
        return replace(form, day=year_with(form.day, told))
    if isinstance(form, Narrowed):
        return replace(form, whole=year_with(form.whole, told))
    if isinstance(form, Range):
        return replace(form, first=year_with(form.first, told), last=year_with(form.last, told))
    return form


def calendar_date(t: Words, i: int) -> Found | None:
    """The longest of the calendar's rules at word i."""
    word = t.w[i]
    best: Found | None = None
    for rule in _rules(t, word):
        found = rule(t, i)
        if found and (best is None or found.end > best.end):
            best = found
    return best


def _rules(t: Words, word: str) -> tuple[Any, ...]:
    words = t.lex.words
    if word in words.weekdays:
        return (weekday,)
    if word in words.months:
        return (month_first, feast)
    if word == "the":
        return (day_month, decade, season, day_of_month)
    if word[:1].isdigit():
        return (day_month, figures, year, decade)
    if word == "nineteen":
        return (year,)
    if word in t.lex.ordinals:
        return (day_month, decade)
    if word in words.seasons:
        return (season,)
    if word.startswith(PREFIXES):
        return (prefixed,)
    return (decade, feast) if word[:1] in _APOSTROPHES else (feast,)


__all__ = [
    "PAD",
    "Found",
    "TimePrecision",
    "Words",
    "calendar_date",
    "dated",
    "day_at",
    "month_at",
    "weekday_at",
    "year_at",
]
