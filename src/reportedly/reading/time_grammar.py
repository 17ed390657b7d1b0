"""The time grammar's top: parts of the day, clock times, "early", "since" and ranges, over dates and phrases.

`expressions(parsed)` looks only where a time word or a date in figures stands (the trigger set), so that most of a
text costs one set lookup a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.language.columns import columns
from reportedly.language.parsed import Parsed
from reportedly.reading.mentions import TimeKind
from reportedly.reading.time_amounts import quarter
from reportedly.reading.time_clock import clock
from reportedly.reading.time_dates import PAD, PREFIXES, Found, Words, calendar_date
from reportedly.reading.time_forms import (
    DayMonth,
    DayOfMonth,
    Days,
    Either,
    Feast,
    Fixed,
    Form,
    Month,
    Quarter,
    Season,
    Unit,
    Weekday,
    Weekend,
    Wording,
)
from reportedly.reading.time_leans import Lean
from reportedly.reading.time_parts import InYear, Narrowed, Night, PartOfDay, Range, Since, bare
from reportedly.reading.time_phrases import PHRASES
from reportedly.reading.time_words import lexicon

_KEPT = "reportedly.time_expressions"
REACH = 8  # words before a trigger at which an expression may begin
_PARTIAL = {"early": "early", "mid": "mid", "late": "late", "earlier": "earlier", "later": "later", "middle": "mid",
            "beginning": "start", "start": "start", "end": "end", "midway": "mid", "midweek": "mid"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression in tokens [first, last), before it is resolved."""

    first: int
    last: int
    found: Found


def expressions(parsed: Parsed) -> list[Expression]:
    """The time expressions of a text, in order and without overlap, found once a text. Linear in the text's length."""
    kept: list[Expression] | None = parsed.doc.user_data.get(_KEPT)
    if kept is None:
        kept = parsed.doc.user_data[_KEPT] = list(_expressions(parsed))
    return list(kept)


def _expressions(parsed: Parsed) -> Iterator[Expression]:
    lex = lexicon()
    lower = columns(parsed).lower
    triggers, starters = lex.triggers, lex.words.starters
    hits = [
        i
        for i, word in enumerate(lower)
        if word in triggers or (word[0].isdigit() and _figures(word)) or word[0] in "'’" or word.startswith(PREFIXES)
    ]
    numbers, ordinals = lex.words.numbers, lex.ordinals
    at = 0
    for paragraph in parsed.paragraphs:
        begin = at
        while at < len(hits) and hits[at] < paragraph.last:
            at += 1
        if begin == at:
            continue
        words = words_of(parsed, lower, paragraph.first, paragraph.last)
        i = paragraph.first
        for hit in hits[begin:at]:
            i = max(i, hit - REACH)
            while i <= hit:
                word = lower[i]
                found = None
                if (
                    i == hit
                    or word in starters
                    or word[0].isdigit()
                    or word in numbers
                    or word in ordinals
                    or word in triggers
                ):
                    found = expression(words, i - words.base)
                if found is None:
                    i += 1
                    continue
                first, last = found[0] + words.base, min(found[1].end + words.base, paragraph.last)
                yield Expression(first, last, found[1])
                i = max(last, i + 1)


def _figures(word: str) -> bool:
    """Figures that may be a date or a clock time by themselves: four of them, or with a colon, a slash, an s."""
    return (
        (len(word) == 4 and word.isdigit())
        or ":" in word
        or "/" in word
        or word.endswith(("0s", "am", "pm"))
        or word.count(".") == 2
        or "–" in word
        or ("-" in word and word[-4:].isdigit())
    )


def words_of(parsed: Parsed, lower: list[str], first: int, last: int) -> Words:
    """Tokens [first, last), one paragraph, as the rules read them; `lower` are all the text's words in lower case."""
    blank = [""] * PAD
    raw = [parsed.text[parsed.starts[i] : parsed.ends[i]] for i in range(first, last)]
    w = [("'s" if word == "’s" else word) for word in lower[first:last]]
    return Words(blank + w + blank, blank + raw + blank, first - PAD, parsed.doc, lexicon())


def expression(t: Words, i: int) -> tuple[int, Found] | None:
    """The longest expression at word i, with what stands before it (since, until, by), and where it begins."""
    word = t.w[i]
    if word in ("from", "between") or (word in ("since", "until", "till", "by")):
        inner = (
            _range(t, i + 1, opened=word)
            if word in ("from", "between")
            else _point(t, i + 1 + (t.w[i + 1] in ("at", "about")))
        )
        if inner is None or inner.kind is not TimeKind.POINT or isinstance(inner.form, Wording):
            return None
        if word in ("from", "between"):
            return (i, inner) if inner.rule in ("range", "days-month") else None
        if word == "since":
            return i, replace(
                inner, form=Since(inner.form), relation="since", stretch=True, rule="since"
            ) if not _leans(inner) else inner
        return i, replace(inner, relation="until" if word != "by" else "by", stretch=word != "by")
    found = _range(t, i)
    if found is None:
        return None
    beside = found.relation is None and found.kind is TimeKind.POINT and not isinstance(found.form, PartOfDay)
    if beside and t.w[i - 1] in ("before", "after"):
        found = replace(found, relation=t.w[i - 1])
    return i, found


def _leans(found: Found) -> bool:
    return isinstance(bare(found.form), Lean)


def _range(t: Words, i: int, opened: str = "") -> Found | None:
    """ "Friday to Sunday", "from late Friday to early tomorrow", "between 3 and 5 May", or the one point alone."""
    first = _point(t, i)
    if first is None or first.kind is not TimeKind.POINT or isinstance(first.form, Wording) or _leans(first):
        return first
    joint = t.w[first.end]
    tight = joint in ("to", "until", "till", "through", "-", "–", "—")
    if not (tight or (joint == "and" and opened == "between")) or not _dated(first.form):
        return first
    skip = first.end + 1 + (t.w[first.end + 1] == "the" and calendar_date(t, first.end + 1) is None)
    last = _point(t, skip)
    if last is None or last.kind is not TimeKind.POINT or not _dated(last.form) or isinstance(last.form, Range):
        return first
    if not opened and type(bare(first.form)) is not type(bare(last.form)):
        return first
    stretch = first.stretch or last.stretch or bool(opened)
    return Found(Range(first.form, last.form), last.end, "range", stretch=stretch)


def _dated(form: Form) -> bool:
    inner = bare(form)
    return isinstance(
        inner, Fixed | DayMonth | DayOfMonth | Month | Weekday | Days | Either | Weekend | Season | Feast | Unit
    )


def _point(t: Words, i: int) -> Found | None:
    """One point: with "early" or "the end of" before it, a part of the day or a clock time on either side."""
    return _longest(_partial(t, i), _day_part_first(t, i), _whole(t, i))


def _longest(*found: Found | None) -> Found | None:
    best: Found | None = None
    for each in found:
        if each and (best is None or each.end > best.end):
            best = each
    return best


def _whole(t: Words, i: int) -> Found | None:
    core = _longest(calendar_date(t, i), *(rule(t, i) for rule in PHRASES))
    if core is None:
        core = _weekend(t, i) or _year_end(t, i)
        if core is None:
            return None
    return _after(t, core) if core.kind is TimeKind.POINT and not isinstance(core.form, Wording) else core


def _weekend(t: Words, i: int) -> Found | None:
    at = i + (t.w[i] == "the")
    if t.w[at] == "weekend" and (at > i or t.w[i - 1] in ("at", "over")):
        return Found(Weekend(), at + 1, "weekend")
    return None


def _year_end(t: Words, i: int) -> Found | None:
    """ "by year-end", "month's end"."""
    unit = t.lex.words.units.get(t.w[i])
    skip = i + 1 + (t.w[i + 1] in ("-", "'s"))
    if unit in ("year", "month") and t.w[skip] == "end":
        return Found(Narrowed(Unit(unit, 0), "end"), skip + 1, "partial-unit")
    return None


def _after(t: Words, core: Found) -> Found:
    """What follows a date: "night", "last week", "of last year", "at about 22:40", ", at dawn"."""
    core = _turned_after(t, core)
    form, end = core.form, core.end
    if not _day_like(form):
        return core
    if t.w[end] == "overnight":
        return replace(core, form=Night(form), end=end + 1, rule="overnight")
    if code := _part_code(t, end):
        return replace(core, form=PartOfDay(form, code), end=end + 1 + (t.w[end] in ("early", "late")))
    at = end + (t.w[end] == ",")
    if t.w[at] in ("at", "around", "about", "before", "after", "by", "just", "shortly", "from"):
        at += 1
        while t.w[at] in t.lex.words.about_clock and at < end + 5:
            at += 1
        clocked = clock(t, at, True)
        if clocked is None and (code := t.lex.words.parts.get(t.w[at])):
            clocked = (code, at + 1)
    else:
        clocked = clock(t, at, False)
    return replace(core, form=PartOfDay(form, clocked[0]), end=clocked[1]) if clocked else core


_TURNS = {"last": -1, "this": 0, "next": 1}


def _turned_after(t: Words, core: Found) -> Found:
    """ "Tuesday of last week", "June last year", "this year's third quarter"."""
    form, end = core.form, core.end
    skip = end + (t.w[end] in ("of", "in"))
    turn = _TURNS.get(t.w[skip])
    if isinstance(form, Weekday) and form.turn is None and turn is not None and t.w[skip + 1] == "week":
        return replace(core, form=Weekday(form.number, week=turn), end=skip + 2)
    if isinstance(form, Month | Season | DayMonth) and turn is not None and t.w[skip + 1] == "year":
        return replace(core, form=InYear(form, turn), end=skip + 2)
    if isinstance(form, Unit) and form.unit == "year" and t.w[end] == "'s":
        told = quarter(t, end + 1)
        if told and isinstance(told.form, Quarter):
            return replace(core, form=Quarter(told.form.number, form.turn), end=told.end, rule="quarter-turned")
    return core


def _part_code(t: Words, i: int) -> str | None:
    at = i + (t.w[i] in ("early", "late"))
    word = t.w[at]
    return t.lex.words.parts.get(word) if not word.endswith("s") else None


def _day_like(form: Form) -> bool:
    if isinstance(form, PartOfDay):
        return False
    inner = bare(form)
    return isinstance(inner, DayMonth | DayOfMonth | Weekday | Days | Feast | Either | Range) or (
        isinstance(inner, Fixed) and inner.told.earliest == inner.told.latest
    )


def _partial(t: Words, i: int) -> Found | None:
    """ "early on Monday", "late July", "mid-May", "the end of 2020", "earlier this month", "later that day"."""
    at = i + (t.w[i] == "the")
    part = _PARTIAL.get(t.w[at])
    if part is None:
        return None
    if part in ("start", "end") or t.w[at] in ("middle", "midway"):
        if t.w[at + 1] not in ("of", "through"):
            return None
        skip = at + 2
        if t.w[skip] == "the" and (unit := t.lex.words.units.get(t.w[skip + 1])) in ("week", "month", "year", "decade"):
            return Found(Narrowed(Unit(unit, 0), part), skip + 2, "partial-unit")
        inner = _whole(t, skip)
    else:
        skip = at + 1 + (t.w[at + 1] in ("on", "in", "-", "–", "of"))
        if t.w[skip] == "the" and t.w[skip + 1] in _IN_THE:
            return _in_the(t, skip + 1, part) if t.w[skip - 1] == "in" else None
        inner = _whole(t, skip) or _day_part_first(t, skip)
    if inner is None or inner.kind is not TimeKind.POINT or isinstance(inner.form, Wording):
        return None
    if _leans(inner) or _day_like(inner.form) or isinstance(inner.form, PartOfDay):
        return replace(inner, rule=f"partial-{inner.rule}")
    return replace(inner, form=Narrowed(inner.form, part), rule="partial")


_IN_THE = frozenset({"day", "evening", "morning", "afternoon", "week", "month", "year", "night"})


def _in_the(t: Words, i: int, part: str) -> Found | None:
    """ "earlier in the day", "later in the week": the unit of what was told."""
    if part not in ("earlier", "later", "early", "late"):
        return None
    unit = t.lex.words.units.get(t.w[i])
    if unit in ("week", "month", "year"):
        size = {"week": 6, "month": 30, "year": 364}[unit]
        return Found(Lean(-size, size, unit, snap=0), i + 1, "lean-in-the", relation="same")
    return Found(Lean(0, 0), i + 1, "lean-in-the", relation="same")


def _day_part_first(t: Words, i: int) -> Found | None:
    """ "dawn on Tuesday", "the night of 5 to 6 August", "5 p.m. on Thursday", "the early hours of Monday", "overnight
    Friday to Saturday"; alone, a part of the day leans on the day that is told."""
    at = i + (t.w[i] == "the")
    if t.w[at] in ("early", "small", "late") and t.w[at + 1] == "hours":
        code, end = "MO" if t.w[at] != "late" else "NI", at + 2
    elif t.w[at] == "overnight":
        return _overnight(t, at)
    elif clocked := clock(
        t, at, t.w[i - 1] in ("at", "around", "about", "by", "until", "from", "before", "after", "since")
    ):
        code, end = clocked
    elif (word := t.w[at]) in t.lex.words.parts and (not word.endswith("s")):
        code, end = t.lex.words.parts[word], at + 1
    else:
        return None
    skip = end + (t.w[end] == ",")
    skip += t.w[skip] in ("on", "of", "between")
    day = _longest(calendar_date(t, skip), *(rule(t, skip) for rule in PHRASES)) if skip > end or t.w[skip] else None
    if day and _day_like(day.form) and day.kind is TimeKind.POINT and (skip > end or ":" in code):
        day = _to_next_day(t, day) if t.w[at] == "night" else day
        return replace(day, form=PartOfDay(day.form, code), rule="part-of-day")
    if day and isinstance(day.form, Lean) and (skip > end or day.rule == "lean-day"):
        return replace(day, form=replace(day.form, code=code), rule="part-of-day")
    alone = t.w[i - 1] in t.lex.words.before_part or at > i or ":" in code
    return (
        Found(Lean(0, 0, code=code), end, "part-alone", relation="same")
        if alone and t.w[end] not in ("-", "–")
        else None
    )


def _to_next_day(t: Words, day: Found) -> Found:
    """ "the night of Friday to Saturday", "the night of 31 May to 1 June"."""
    if t.w[day.end] in ("to", "and", "-", "–") and (last := calendar_date(t, day.end + 1)) and _day_like(last.form):
        return Found(Range(day.form, last.form), last.end, "night-range")
    return day


def _overnight(t: Words, i: int) -> Found | None:
    skip = i + 1 + (t.w[i + 1] in ("on", "from", "between"))
    day = calendar_date(t, skip)
    if day and _day_like(day.form):
        ranged = _to_next_day(t, day)
        form = ranged.form if isinstance(ranged.form, Range) else Night(day.form)
        return Found(form, ranged.end, "overnight")
    return Found(Days(-1, 0), i + 1, "overnight")
