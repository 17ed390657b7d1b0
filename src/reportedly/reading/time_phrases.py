"""The phrase part of the time grammar: amounts of time, "last week", "two days ago", "a day after", "the first days of".

As in `time_dates`, a rule looks at a bounded number of words and answers with a form and its end, or None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.reading.mentions import TimeKind
from reportedly.reading.time_dates import Found, Words, calendar_date, month_at, weekday_at
from reportedly.reading.time_forms import (
    Days,
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
from reportedly.reading.time_interval import months_from
from reportedly.reading.time_leans import UNIT_CODE, UNIT_DAYS, Ago, Lean, Trailing, hours_as_days
from reportedly.reading.time_parts import Narrowed, PartOfDay, Shifted

EARLIER = frozenset({"earlier", "before", "previously", "prior", "beforehand"})
LATER = frozenset({"later", "after", "afterwards", "afterward", "following"})
_HYPHENS = frozenset("-–")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units. `code` as TIMEX3 writes it ("2", "X"); `end` is the word after it."""

    low: int
    high: int
    code: str
    end: int


def figure(t: Words, i: int) -> tuple[int, int] | None:
    """A whole number in figures or words ("24", "twenty-four", "a hundred") and its end."""
    word, numbers = t.w[i], t.lex.words.numbers
    if word.isascii() and word.replace(",", "").isdigit() and len(word) <= 9:
        return int(word.replace(",", "")), i + 1
    if word not in numbers:
        return (100, i + 2) if word in ("a", "one") and t.w[i + 1] == "hundred" else None
    value, end = numbers[word], i + 1
    if value >= 20 and value % 10 == 0:
        skip = end + (t.w[end] in _HYPHENS)
        if 0 < numbers.get(t.w[skip], 0) < 10:
            value, end = value + numbers[t.w[skip]], skip + 1
    if t.w[end] == "hundred":
        value, end = value * 100, end + 1
    return value, end


def amount(t: Words, i: int) -> Amount | None:
    """How many units: figures, words, "a couple of", "two or three", "about a", "several"; None where none is told."""
    at = i
    while at < i + 3 and (
        t.w[at] in t.lex.words.approximators or t.w[at] in ("more", "less", "than", "at", "least", "up", "to")
    ):
        at += 1
    if at > i and t.w[i] in ("to", "at", "than", "less") and t.w[i] + t.w[i + 1] not in ("atleast", "lessthan"):
        return None
    found = _plain_amount(t, at)
    return found if found and (at == i or at - i <= 3) else None


def _plain_amount(t: Words, i: int) -> Amount | None:
    word, vague = t.w[i], t.lex.words.vague
    at = i + 1 if word in ("a", "the") and t.w[i + 1] in vague else i
    if t.w[at] in vague:
        low, high = vague[t.w[at]]
        end = at + 1 + (t.w[at + 1] in ("of", "more"))
        return Amount(low, high, str(low) if low == high else "X", end)
    if told := figure(t, i):
        value, end = told
        if t.w[end] in ("or", "to", "-", "–") and (more := figure(t, end + 1)):
            return Amount(min(value, more[0]), max(value, more[0]), "X", more[1])
        if t.w[end] == "and" and t.w[end + 1] == "a" and t.w[end + 2] == "half":
            return Amount(value, value + 1, f"{value}.5", end + 3)
        if t.w[end] == "1/2":
            return Amount(value, value + 1, f"{value}.5", end + 1)
        return Amount(
            value, value, str(value), end + (t.w[end] in ("more", "full", "consecutive", "straight", "whole"))
        )
    if word in ("a", "an", "one", "each", "per"):
        end = i + 1 + (t.w[i + 1] in ("full", "whole", "further", "single"))
        return Amount(1, 1, "1", end)
    if word == "half" and t.w[i + 1] in ("a", "an"):
        return Amount(1, 1, "0.5", i + 2)
    return None


def unit_at(t: Words, i: int) -> str | None:
    return t.lex.words.units.get(t.w[i])


def duration_code(unit: str, code: str) -> str:
    """The TIMEX3 value of so many units: P2D, PT3H, PXW; decades and centuries in years, halves in the next unit."""
    if unit in ("decade", "century") and code.isdigit():
        unit, code = "year", str(int(code) * (10 if unit == "decade" else 100))
    if code.endswith(".5") and unit in ("year", "hour", "minute"):
        half = {"year": "6M", "hour": "30M", "minute": "30S"}[unit]
        return f"{'P' if unit == 'year' else 'PT'}{code[:-2]}{UNIT_CODE[unit]}{half}"
    if unit == "fortnight":
        unit, code = "week", str(2 * int(code)) if code.isdigit() else code
    return f"{'PT' if unit in ('hour', 'minute', 'second') else 'P'}{code}{UNIT_CODE[unit]}"


def spread(t: Words, unit: str, low: int, high: int) -> tuple[int, int]:
    """So many units in days, least and most, with the unit's tolerance."""
    if unit in ("hour", "minute", "second"):
        return hours_as_days(unit, low, high)
    slack, size = t.lex.words.tolerance.get(unit, 0), UNIT_DAYS[unit]
    low, high = min(low, 10**6), min(high, 10**6)
    exact = round(low * 365.25) if unit == "year" else round(low * 30.44) if unit == "month" else low * size
    return max(0, exact - slack), (exact if low == high else high * size) + slack


def quantity(t: Words, i: int) -> Found | None:
    """An amount of a unit and what follows it: ago, later, before Christmas, old; alone it is a duration."""
    at = i + (t.w[i] in ("the", "these", "those"))
    at += at > i and t.w[at] == "first"
    much = amount(t, at)
    end = much.end if much else at
    hyphen = t.w[end] in _HYPHENS and much is not None
    end += hyphen
    unit = unit_at(t, end)
    if unit is None or (unit == "quarter" and hyphen and t.w[end] == "quarters"):
        return None
    plural = t.w[end].endswith("s")
    if much is None:
        if at > i and t.w[i] == "these":
            return None
        if not plural and t.w[end + 1] not in _HYPHENS:
            return None
        if not plural:
            return _year_ago(t, end, unit)
        much = Amount(*t.lex.words.bare[unit], "X", end)
    elif (
        not hyphen and not plural and much.low > 1 and t.w[end] != "quarter" and t.pos(end + 1) not in ("NOUN", "PUNCT")
    ):
        return None
    return _followed(t, i, end + 1, unit, much)


def _year_ago(t: Words, i: int, unit: str) -> Found | None:
    if t.w[i + 2] in ("ago", "earlier"):
        if unit == "year" and (told := quarter(t, i + 3)) and isinstance(told.form, Quarter):
            return Found(Quarter(told.form.number, -1), told.end, "quarter-ago")
        if unit == "year" and t.w[i + 3] in ("quarter", "period"):
            return Found(Lean(-485, -245, "year"), i + 4, "lean-quarter", relation="earlier")
        return Found(Ago(unit, 1, 1, -1, t.lex.words.tolerance.get(unit, 0)), i + 3, "unit-ago")
    return None


def _followed(t: Words, i: int, end: int, unit: str, much: Amount) -> Found:
    word = t.w[end]
    slack = t.lex.words.tolerance.get(unit, 0)
    code = duration_code(unit, much.code)
    if word == "ago":
        return Found(Ago(unit, much.low, much.high, -1, slack), end + 1, "ago")
    if (word == "from" and t.w[end + 1] == "now") or word == "hence":
        return Found(Ago(unit, much.low, much.high, 1, slack), end + (2 if word == "from" else 1), "from-now")
    if word == "old" or (word in _HYPHENS and t.w[end + 1] == "old") or (word == "of" and t.w[end + 1] == "age"):
        return Found(Wording(code), end + (1 if word == "old" else 2), "age", TimeKind.AGE)
    if word in EARLIER or word in LATER:
        return _leaning(t, end, unit, much, -1 if word in EARLIER else 1)
    rate = t.w[i] in ("a", "an", "per", "each") and (
        t.w[i - 1] in ("times", "once", "twice", "%", "cents", "dollars", "hours", "percent") or t.pos(i - 1) == "NUM"
    )
    if rate or t.w[i - 1] == "every":
        return Found(Wording(code), end, "rate", TimeKind.RECURRING)
    return Found(Wording(code), end, "duration", TimeKind.DURATION)


def _leaning(t: Words, i: int, unit: str, much: Amount, sign: int) -> Found:
    """ "two days later", "a week before", "hours after the blast"; before or after a date it is a date itself."""
    low, high = spread(t, unit, much.low, much.high)
    low, high = (low, high) if sign > 0 else (-high, -low)
    word = t.w[i]
    if word in ("before", "after"):
        told = calendar_date(t, i + 1 + (t.w[i + 1] == "the" and calendar_date(t, i + 1) is None))
        if told:
            return Found(Shifted(told.form, low, high), told.end, "shifted-date")
    clause = word in ("before", "after", "following", "prior") and t.w[i + 1] not in (
        "",
        ",",
        ".",
        ";",
        ":",
        ")",
        "”",
        '"',
    )
    relation = ("after" if sign > 0 else "before") if clause else ("later" if sign > 0 else "earlier")
    end = i + 1 + (word == "prior" and t.w[i + 1] == "to")
    words = duration_code(unit, much.code) if clause or much.code == "X" else None
    rule = "lean-clause" if clause else "lean-back"
    return Found(Lean(low, high, unit, words=words), end, rule, relation=relation)


_BACK = frozenset({"last", "past", "previous", "preceding"})
_ON = frozenset({"next", "following", "coming", "upcoming"})
_TURN = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}


def turned(t: Words, i: int) -> Found | None:
    """ "last week", "the past two months", "this morning", "next June", "the following day", "that night"."""
    at = i + (
        t.w[i] in ("the", "this", "that")
        and t.w[i + 1] in (_BACK | _ON | {"same", "very", "recent", "latest", "current"})
    )
    at += t.w[at] == "very"
    det, after = t.w[at], at + 1
    definite = at > i
    if det == "recent":
        return _recent(t, after)
    if det in ("same", "that"):
        return _leaning_unit(t, after, 0, "same")
    if (
        det in ("previous", "preceding", "following")
        or (det == "next" and definite)
        or (det == "next" and t.w[after] == "day")
    ):
        return _counted_turn(t, after, det) or _leaning_unit(t, after, -1 if det in _BACK else 1, det)
    if det in ("latest", "current"):
        return _turned_unit(t, after, "last" if det == "latest" else "this") if definite else None
    if det not in _TURN:
        return None
    return _counted_turn(t, after, det) or _turned_unit(t, after, det, definite)


def _recent(t: Words, i: int) -> Found | None:
    unit = unit_at(t, i)
    if unit and t.w[i].endswith("s"):
        low, high = t.lex.words.bare[unit]
        code = "PAST_REF" if unit in ("year", "decade") else duration_code(unit, "X")
        return Found(Trailing(unit, low, high, -1, code), i + 1, "recent", stretch=True)
    return None


def _counted_turn(t: Words, i: int, det: str) -> Found | None:
    """ "the past two months", "the next few days", "the previous three weeks"; also "the past year" and "past weeks"."""
    much = amount(t, i)
    end = much.end if much else i
    end += t.w[end] in _HYPHENS and much is not None
    unit = unit_at(t, end)
    if unit is None or t.w[i] in ("a", "an", "each", "per"):
        return None
    if much is None and t.w[end].endswith("s"):
        much = Amount(*t.lex.words.bare[unit], "X", end)
    if much is None:
        return None
    code = duration_code(unit, much.code)
    stretch = unit not in ("hour", "minute", "second") and not (unit in ("day", "night") and much.high <= 3)
    if det in ("last", "past", "coming", "upcoming"):
        sign = -1 if det in _BACK else 1
        return Found(Trailing(unit, much.low, much.high, sign, code), end + 1, "trailing", stretch=stretch)
    _, high = spread(t, unit, much.low, much.high)
    reach = (-high, 0) if det in _BACK else (0, high)
    lean = Lean(*reach, unit, stretch=True, words=code)
    return Found(lean, end + 1, "lean-stretch", relation="earlier" if det in _BACK else "later", stretch=stretch)


def _turned_unit(t: Words, i: int, det: str, definite: bool = False) -> Found | None:
    word, turn = t.w[i], _TURN[det]
    unit = unit_at(t, i)
    if unit and not word.endswith("s"):
        if unit == "night":
            return Found(PartOfDay(Days(turn, turn), "NI"), i + 1, "turned-night")
        if unit in ("day", "hour", "minute", "second"):
            return None if turn == 0 or unit != "day" else Found(Days(turn, turn), i + 1, "turned-unit")
        if det in ("past", "coming") or (det == "last" and definite):
            span = Trailing(unit, 1, 1, -1 if turn < 0 else 1, duration_code(unit, "1"))
            return Found(span, i + 1, "trailing", stretch=True)
        form: Form = Weekend(turn) if unit == "weekend" else Unit(unit, turn)
        return Found(form, i + 1, "turned-unit")
    if (code := t.lex.words.parts.get(word)) and not word.endswith("s"):
        return Found(PartOfDay(Days(turn, turn), code), i + 1, "turned-part") if turn <= 0 else None
    if weekday := weekday_at(t, i):
        return Found(Weekday(weekday, "last" if turn < 0 else ("next" if turn else "this")), i + 1, "turned-weekday")
    if word in t.lex.words.months and (month := month_at(t, i)):
        return None if calendar_is_longer(t, i) else Found(Month(month, turn), i + 1, "turned-month")
    if word in t.lex.words.seasons:
        return Found(Season(t.lex.words.seasons[word][1], turn), i + 1, "turned-season")
    told = calendar_date(t, i)
    if told and isinstance(told.form, Feast) and told.form.year is None:
        return Found(Feast(told.form.name, None, turn), told.end, "turned-feast")
    return None


def calendar_is_longer(t: Words, i: int) -> bool:
    told = calendar_date(t, i)
    return told is not None and told.end > i + 1


def _leaning_unit(t: Words, i: int, turn: int, det: str) -> Found | None:
    """ "the next day", "that night", "the same week", "the following Tuesday": units that lean on what was told."""
    relation = {0: "same", 1: "later", -1: "earlier"}[turn]
    word = t.w[i]
    unit = unit_at(t, i)
    if word.endswith("s") and word != "s":
        return None
    if unit in ("day", "night"):
        return Found(
            Lean(turn, turn, "day", code="NI" if unit == "night" else None), i + 1, "lean-day", relation=relation
        )
    if unit in ("week", "month", "quarter", "year", "decade", "century"):
        size = UNIT_DAYS[unit]
        return Found(
            Lean(turn * size - size + 1, turn * size + size - 1, unit, snap=turn), i + 1, "lean-unit", relation=relation
        )
    if unit == "weekend":
        return (
            Found(Lean(1, 8, unit) if turn > 0 else Lean(-8, -1, unit), i + 1, "lean-unit", relation=relation)
            if turn
            else None
        )
    if code := t.lex.words.parts.get(word):
        return Found(Lean(turn, turn, "day", code=code), i + 1, "lean-part", relation=relation)
    if turn and (weekday := weekday_at(t, i)):
        low, high = (1, 7) if turn > 0 else (-7, -1)
        return Found(Lean(low, high, "day", weekday=weekday), i + 1, "lean-weekday", relation=relation)
    return None


def day_beside(t: Words, i: int) -> Found | None:
    """ "the day before", "the night after", "the week before the vote", "the day before yesterday"."""
    if t.w[i] == "the":
        i += 1
    unit, word = unit_at(t, i), t.w[i + 1]
    part = t.lex.words.parts.get(t.w[i])
    if (unit is None and part is None) or t.w[i].endswith("s") or word not in ("before", "after", "of"):
        return None
    if word == "of":
        leads = (
            unit == "day"
            and t.w[i - 1] == "the"
            and calendar_date(t, i + 2) is None
            and t.w[i + 2] in ("the", "his", "her", "their")
        )
        return Found(Lean(0, 0), i + 1, "lean-day-of", relation="same") if leads else None
    sign = -1 if word == "before" else 1
    if t.w[i + 2] in ("yesterday", "tomorrow") and unit == "day":
        days = -2 if t.w[i + 2] == "yesterday" else 2
        return Found(Days(days, days), i + 3, "day-beside")
    if unit in ("hour", "minute", "second", None) and part is None:
        return None
    much = Amount(1, 1, "1", i)
    found = _leaning(t, i + 1, unit or "day", much, sign)
    if isinstance(found.form, Lean):
        form = replace(found.form, words=None)
        if unit in ("week", "month", "year"):
            form = replace(form, snap=sign)
        elif part:
            form = Lean(sign, sign, "day", code=part)
        return replace(found, form=form)
    return found


def early_days(t: Words, i: int) -> Found | None:
    """ "the first few days of the war" (unresolved, with its words), "the first week of May" (a part of it)."""
    at = i + (t.w[i] == "the")
    if t.w[at] not in ("first", "last", "opening", "early", "final", "closing", "initial", "second", "third", "fourth"):
        return None
    much = amount(t, at + 1)
    end = much.end if much else at + 1
    unit = unit_at(t, end) or ("half" if t.w[end] == "half" else None)
    if unit in (None, "quarter") or t.w[end + 1] not in ("of", "after", "in"):
        return None
    told = calendar_date(t, end + 2)
    if told is None and t.w[end + 2] in ("last", "this", "next", "the"):
        told = turned(t, end + 2)
    if told:
        part = {"opening": "first", "initial": "first", "early": "first", "final": "last", "closing": "last"}.get(
            t.w[at], t.w[at]
        )
        part = f"{part} {unit}" if unit in ("week", "half") else ("start" if part == "first" else "end")
        code = duration_code(unit, much.code) if much and unit else None
        return Found(Narrowed(told.form, part, code), told.end, "first-of-date")
    if t.w[end + 1] != "of" or t.w[end].isdigit() or unit == "half":
        return None
    last = end + 2
    while last < end + 8 and t.pos(last) in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON") and t.w[last]:
        last += 1
    code = duration_code(unit or "day", much.code if much else "X")
    return Found(Wording(code), last, "first-of-happening") if last > end + 2 else None


def quarter(t: Words, i: int) -> Found | None:
    """ "the third quarter of 2021", "third-quarter", "Q3 2021"."""
    at = i + (t.w[i] == "the")
    at += t.w[at] == "fiscal"
    word = t.w[at]
    if len(word) == 2 and word[0] == "q" and word[1] in "1234":
        number, end = int(word[1]), at + 1
    else:
        number = t.lex.words.ordinals.get(word, 0)
        end = at + 1 + (t.w[at + 1] in _HYPHENS)
        if not 1 <= number <= 4 or t.w[end] != "quarter":
            return None
        end += 1
    skip = end + (t.w[end] == "of")
    told = calendar_date(t, skip) if t.w[skip][:1].isdigit() else None
    if told and told.rule == "year" and isinstance(told.form, Fixed):
        year = told.form.told.earliest.year
        return Found(Fixed(months_from(year, 3 * number - 2, 3), f"{year}-Q{number}"), told.end, "quarter-year")
    if t.w[skip + 1] == "year" and t.w[skip] in ("last", "this", "next"):
        return Found(Quarter(number, _TURN[t.w[skip]]), skip + 2, "quarter-turned")
    return Found(Quarter(number), end, "quarter")


_DEICTIC = {"yesterday": -1, "today": 0, "tomorrow": 1}


def deictic(t: Words, i: int) -> Found | None:
    """ "yesterday", "tonight", "overnight"; and words that say only now, before, or to come."""
    word, words = t.w[i], t.lex.words
    if word in _DEICTIC:
        return Found(Days(_DEICTIC[word], _DEICTIC[word]), i + 1, "deictic")
    if word == "tonight":
        return Found(PartOfDay(Days(0, 0), "NI"), i + 1, "deictic")
    if word == "overnight":
        return Found(Days(-1, 0), i + 1, "overnight")
    pair = f"{word} {t.w[i + 1]}"
    for table, code in ((words.present, "PRESENT_REF"), (words.past, "PAST_REF"), (words.future, "FUTURE_REF")):
        if pair in table and not (pair == "the past" and (t.pos(i + 2) in ("NOUN", "NUM", "ADJ"))):
            return Found(Wording(code), i + 2, "reference")
        if word in table and t.w[i + 1] not in ("after", "before"):
            return Found(Wording(code), i + 1, "reference")
    if word in words.recurring:
        return Found(Wording(words.recurring[word]), i + 1, "recurring", TimeKind.RECURRING)
    if word in ("moments", "shortly", "soon", "immediately", "minutes") and t.w[i + 1] in (
        "later",
        "after",
        "before",
        "earlier",
    ):
        return _leaning(t, i + 1, "minute", Amount(1, 59, "X", i), -1 if t.w[i + 1] in EARLIER else 1)
    return None


def recurring(t: Words, i: int) -> Found | None:
    """ "every Friday", "each day", "every two weeks", "Fridays", "nights"."""
    word, words = t.w[i], t.lex.words
    if word in ("every", "each"):
        if weekday := weekday_at(t, i + 1):
            end = i + 2 + (t.w[i + 2] in words.parts)
            return Found(Wording(f"XXXX-WXX-{weekday}"), end, "every", TimeKind.RECURRING)
        skip = i + 1 + (t.w[i + 1] == "other")
        much = amount(t, skip)
        unit = unit_at(t, much.end if much else skip)
        if unit:
            code = duration_code(unit, much.code if much else ("2" if skip > i + 1 else "1"))
            return Found(Wording(code), (much.end if much else skip) + 1, "every", TimeKind.RECURRING)
        part = t.w[i + 1] in words.parts
        return Found(Wording("P1D"), i + 2, "every", TimeKind.RECURRING) if part else None
    if word.endswith("days") and (weekday := words.weekdays.get(word[:-1])):
        return Found(Wording(f"XXXX-WXX-{weekday}"), i + 1, "weekdays", TimeKind.RECURRING)
    return None


def age(t: Words, i: int) -> Found | None:
    """ "aged 34", "age 12", "at the age of nine"."""
    if t.w[i] not in ("aged", "age"):
        return None
    at = i + 1 + (t.w[i + 1] == "of")
    told = figure(t, at + (t.w[at] in ("about", "around", "between", "just", "only")))
    if told is None or told[0] > 120:
        return None
    return Found(Wording(f"P{told[0]}Y"), told[1], "age", TimeKind.AGE)


PHRASES = (quantity, turned, day_beside, early_days, quarter, deictic, recurring, age)
