"""The time grammar's top: parts of the day, clock times, "early", "since" and ranges, over dates and phrases.

`expressions(parsed)` looks only where a time word or a date in figures stands (the trigger set), so that most of a
text costs one set lookup a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.language.parsed import Parsed
from reportedly.reading.mentions import TimeKind
from reportedly.reading.time_dates import PAD, Found, Words, calendar_date, year_at
from reportedly.reading.time_forms import (
    DayMonth,
    DayOfMonth,
    Days,
    Either,
    Feast,
    Fixed,
    Form,
    InYear,
    Lean,
    Month,
    Narrowed,
    Night,
    PartOfDay,
    Range,
    Season,
    Since,
    Unit,
    Weekday,
    Weekend,
    Wording,
    bare,
)
from reportedly.reading.time_phrases import PHRASES, turned
from reportedly.reading.time_words import lexicon

REACH = 8  # words before a trigger at which an expression may begin
_ABOUT = frozenset(
    {"about", "around", "approximately", "roughly", "exactly", "just", "shortly", "after", "before", "nearly", "some"}
)
_ZONES = frozenset(
    {"gmt", "utc", "est", "edt", "pst", "pdt", "cet", "cest", "local", "time", "hrs", "hours", "bst", "eet", "ist", "z"}
)
_STARTERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "last", "past", "next", "coming", "previous", "following", "same", "recent", "early", "late", "mid", "earlier", "later", "beginning", "start", "end", "middle", "midway", "from", "between", "every", "each", "half", "couple", "few", "several", "at", "some", "more", "less", "about", "around", "nearly", "almost", "over", "over", "roughly", "approximately", "barely", "only", "just", "another", "under", "first", "second", "third", "fourth", "opening", "final", "closing", "initial", "moments", "shortly", "soon", "immediately", "aged", "age", "fiscal", "by", "since", "until", "till", "most", "one", "very", "latest", "current"]
)
_PARTIAL = {"early": "early", "mid": "mid", "late": "late", "earlier": "earlier", "later": "later", "middle": "mid",
            "beginning": "start", "start": "start", "end": "end", "midway": "mid", "midweek": "mid"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression in tokens [first, last), before it is resolved."""

    first: int
    last: int
    found: Found


def expressions(parsed: Parsed) -> Iterator[Expression]:
    """The time expressions of a text, in order and without overlap. Linear in the text's length."""
    lex = lexicon()
    lower = [token.lower_ for token in parsed.doc]
    triggers = lex.triggers
    hits = [
        i
        for i, word in enumerate(lower)
        if word in triggers or (word[0].isdigit() and _figures(word)) or word[0] in "'’"
    ]
    numbers, ordinals = lex.words.numbers, lex.ordinals
    at = 0
    for paragraph in parsed.paragraphs:
        begin = at
        while at < len(hits) and hits[at] < paragraph.last:
            at += 1
        if begin == at:
            continue
        words = _padded(parsed, lower, paragraph.first, paragraph.last)
        i = paragraph.first
        for hit in hits[begin:at]:
            i = max(i, hit - REACH)
            while i <= hit:
                word = lower[i]
                found = None
                if (
                    i == hit
                    or word in _STARTERS
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
        or word.endswith("0s")
        or word.count(".") == 2
        or "–" in word
    )


def _padded(parsed: Parsed, lower: list[str], first: int, last: int) -> Words:
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
            return (i, inner) if inner.rule == "range" else None
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
    if not tight and not (joint == "and" and opened == "between"):
        return first
    if not _dated(first.form):
        return first
    skip = first.end + 1 + (t.w[first.end + 1] == "the" and calendar_date(t, first.end + 1) is None)
    last = _point(t, skip)
    if last is None or last.kind is not TimeKind.POINT or not _dated(last.form) or isinstance(last.form, Range):
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
        if t.w[i] == "the" and t.w[i + 1] in ("weekend", "week-end"):
            core = Found(Weekend(), i + 2, "weekend")
        elif t.w[i] in ("weekend",) and t.w[i - 1] in ("at", "over", "the"):
            core = Found(Weekend(), i + 1, "weekend")
        else:
            return None
    return _after(t, core) if core.kind is TimeKind.POINT and not isinstance(core.form, Wording) else core


def _after(t: Words, core: Found) -> Found:
    """What follows a date: "night", "last week", "of last year", "at about 22:40", ", at dawn"."""
    form, end = core.form, core.end
    if isinstance(form, Weekday) and form.turn is None:
        skip = end + (t.w[end] in ("of", "in"))
        if t.w[skip] in ("last", "this", "next") and t.w[skip + 1] == "week":
            form, end = Weekday(form.number, week={"last": -1, "this": 0, "next": 1}[t.w[skip]]), skip + 2
    if (
        isinstance(form, Month | Season)
        and t.w[end + (t.w[end] == "of")] in ("last", "this")
        and not t.w[end - 1] == "last"
    ):
        skip = end + (t.w[end] == "of")
        if t.w[skip + 1] == "year":
            form, end = InYear(form, -1 if t.w[skip] == "last" else 0), skip + 2
    if t.w[end] == "overnight" and _dated(form):
        return replace(core, form=Night(form), end=end + 1, rule="overnight")
    code = _part_code(t, end)
    if code and _day_like(form):
        skip = end + 1 + (t.w[end] in ("early", "late"))
        return replace(core, form=PartOfDay(form, code), end=skip)
    at = end + (t.w[end] == ",")
    if _day_like(form) and t.w[at] in ("at", "around", "about", "before", "after", "by", "just", "shortly", "from"):
        at += 1
        while t.w[at] in _ABOUT and at < end + 5:
            at += 1
        if (clocked := clock(t, at, True)) or (
            (code := t.lex.words.parts.get(t.w[at])) and (clocked := (code, at + 1))
        ):
            return replace(core, form=PartOfDay(form, clocked[0]), end=clocked[1])
    elif _day_like(form) and (clocked := clock(t, at, False)):
        return replace(core, form=PartOfDay(form, clocked[0]), end=clocked[1])
    return replace(core, form=form, end=end)


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
    if part is None or (
        t.w[at] == "late" and t.w[at - 1] == "the" and t.w[at + 1][:1].isalpha() and not _opens(t, at + 1)
    ):
        return None
    if t.w[at] in ("beginning", "start", "end", "middle", "midway"):
        if t.w[at + 1] not in ("of", "through"):
            return None
        inner = _whole(t, at + 2)
        skip = at + 2
    else:
        skip = at + 1 + (t.w[at + 1] in ("on", "in", "-", "–", "of"))
        if t.w[at + 1] == "-" and t.w[at + 2] in ("to", "and"):
            return None
        if t.w[skip] == "the" and t.w[skip + 1] in (
            "day",
            "evening",
            "morning",
            "afternoon",
            "week",
            "month",
            "year",
            "night",
        ):
            return _in_the(t, skip + 1, part) if t.w[skip - 1] == "in" else None
        inner = _whole(t, skip) or _day_part_first(t, skip)
    if inner is None or inner.kind is not TimeKind.POINT or isinstance(inner.form, Wording):
        return None
    if _leans(inner):
        return replace(inner, rule=f"partial-{inner.rule}")
    if _day_like(inner.form) or isinstance(inner.form, PartOfDay):
        return replace(inner, rule=f"partial-{inner.rule}")
    return replace(inner, form=Narrowed(inner.form, part), rule="partial")


def _opens(t: Words, i: int) -> bool:
    return calendar_date(t, i) is not None or turned(t, i) is not None


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
    """ "dawn on Tuesday", "the night of 5 to 6 August", "5 p.m. on Thursday", "the early hours of Monday", "overnight Friday
    to Saturday"; alone, a part of the day leans on the day that is told."""
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
    if day and isinstance(day.form, Lean) and skip > end:
        return replace(day, form=replace(day.form, code=code), rule="part-of-day")
    alone = t.w[i - 1] in _PART_BEFORE or at > i or ":" in code
    return (
        Found(Lean(0, 0, code=code), end, "part-alone", relation="same")
        if alone and t.w[end] not in ("-", "–")
        else None
    )


_PART_BEFORE = frozenset(
    ["at", "before", "around", "by", "in", "after", "about", "until", "since", "towards", "toward", "near", "from", "pre", "past", "mid", "till"]
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


def clock(t: Words, i: int, expected: bool) -> tuple[str, int] | None:
    """A clock time as "HH:MM" and its end: "10:35", "5 p.m.", "6.30am", "0300 GMT", "2240 hours", "three o'clock"."""
    word = t.w[i]
    told = t.lex.words.numbers.get(word) if t.w[i + 1] in ("a.m.", "p.m.", "am", "pm", "o'clock", "o’clock") else None
    if told is None and not (word[:1].isdigit() and word.isascii()):
        return None
    hour, minute, shaped = _clock_figures(t, i, expected) if told is None else (told, 0, False)
    end = i + 1
    if hour < 0:
        return None
    half = t.w[end]
    if half in ("a.m.", "p.m.", "am", "pm", "a.m", "p.m"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
        end, shaped = end + 1, True
    elif half in ("o'clock", "o’clock"):
        end, shaped = end + 1, True
    elif (
        t.w[end] in ("in",)
        and t.w[end + 1] == "the"
        and t.w[end + 2] in ("morning", "afternoon", "evening")
        and hour <= 12
        and expected
    ):
        hour = hour % 12 + (12 if t.w[end + 2] != "morning" else 0)
        end, shaped = end + 3, True
    while t.w[end] in _ZONES and end < i + 5:
        shaped = shaped or (t.w[end] in ("gmt", "utc", "hours", "hrs") and len(word) == 4)
        end += 1
    if not shaped or hour > 24 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}", end


def _clock_figures(t: Words, i: int, expected: bool) -> tuple[int, int, bool]:
    """Hour, minute, and whether the figures look like a clock by themselves. Hour -1: they do not."""
    word = t.w[i]
    for mark in ":.h":
        hours, found, minutes = word.partition(mark)
        if found and hours.isdigit() and minutes.isdigit() and len(hours) <= 2 and len(minutes) == 2:
            return int(hours), int(minutes), mark == ":" and int(hours) <= 24 and int(minutes) <= 59
    if len(word) == 4 and word.isdigit() and int(word[:2]) <= 24 and int(word[2:]) <= 59:
        plain = (
            expected
            and t.w[i - 1] in ("at", "about", "around")
            and (word[0] == "0" or not year_at(t, i) or t.w[i - 1] == "at")
        )
        return int(word[:2]), int(word[2:]), plain
    if word.isdigit() and len(word) <= 2:
        return int(word), 0, False
    return -1, 0, False
