"""Amounts of time and what follows them: "two weeks ago", "a day after", "34 years old"; alone, they are durations.

As in `time_dates`, a rule looks at a bounded number of words and answers with a form and its end, or None.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading.mentions import TimeKind
from reportedly.reading.time_dates import Found, Words, calendar_date, year_at
from reportedly.reading.time_forms import Fixed, Quarter, Wording
from reportedly.reading.time_interval import months_from
from reportedly.reading.time_leans import UNIT_CODE, UNIT_DAYS, Ago, Lean, hours_as_days
from reportedly.reading.time_parts import Shifted

EARLIER = frozenset({"earlier", "before", "previously", "prior", "beforehand"})
LATER = frozenset({"later", "after", "afterwards", "afterward", "following"})
HYPHENS = frozenset("-–")


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
        skip = end + (t.w[end] in HYPHENS)
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
    hyphen = t.w[end] in HYPHENS and much is not None
    end += hyphen
    unit = unit_at(t, end)
    plural = t.w[end].endswith("s")
    ordinal = unit == "second" and not plural and not hyphen  # "a second man"
    if unit is None or ordinal or (unit == "quarter" and hyphen and plural) or (much and year_at(t, at) and not plural):
        return None
    if much is None:
        if at > i and t.w[i] == "these":
            return None
        if not plural and t.w[end + 1] not in HYPHENS:
            return None
        if not plural:
            return _year_ago(t, end, unit) or _within(t, i, end + 1, unit, Amount(1, 1, "1", end))
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
    if word == "old" or (word in HYPHENS and t.w[end + 1] == "old") or (word == "of" and t.w[end + 1] == "age"):
        return Found(Wording(code), end + (1 if word == "old" else 2), "age", TimeKind.AGE)
    if word in EARLIER or word in LATER:
        return leaning(t, end, unit, much, -1 if word in EARLIER else 1)
    if soon := _within(t, i, end, unit, much):
        return soon
    rate = t.w[i] in ("a", "an", "per", "each") and (
        t.w[i - 1] in ("times", "once", "twice", "%", "cents", "dollars", "hours", "percent") or t.pos(i - 1) == "NUM"
    )
    if rate or t.w[i - 1] == "every":
        return Found(Wording(code), end, "rate", TimeKind.RECURRING)
    return Found(Wording(code), end, "duration", TimeKind.DURATION)


def _within(t: Words, i: int, end: int, unit: str, much: Amount) -> Found | None:
    """ "Within hours a bomb went off": soon after what was told; "within hours of the raid" is left a length."""
    if t.w[i - 1] != "within" or unit not in ("hour", "minute", "second", "day") or t.w[end] == "of":
        return None
    _, high = spread(t, unit, much.low, much.high)
    return Found(Lean(0, high, unit, words=duration_code(unit, much.code)), end, "lean-within", relation="later")


def leaning(t: Words, i: int, unit: str, much: Amount, sign: int) -> Found:
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


TURN = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}


def quarter(t: Words, i: int) -> Found | None:
    """ "the third quarter of 2021", "third-quarter", "Q3 2021"."""
    at = i + (t.w[i] == "the")
    at += t.w[at] == "fiscal"
    word = t.w[at]
    if len(word) == 2 and word[0] == "q" and word[1] in "1234":
        number, end = int(word[1]), at + 1
    else:
        number = t.lex.words.ordinals.get(word, 0)
        end = at + 1 + (t.w[at + 1] in HYPHENS)
        if not 1 <= number <= 4 or t.w[end] != "quarter":
            return None
        end += 1
    skip = end + (t.w[end] == "of")
    told = calendar_date(t, skip) if t.w[skip][:1].isdigit() else None
    if told and told.rule == "year" and isinstance(told.form, Fixed):
        year = told.form.told.earliest.year
        return Found(Fixed(months_from(year, 3 * number - 2, 3), f"{year}-Q{number}"), told.end, "quarter-year")
    if t.w[skip + 1] == "year" and t.w[skip] in ("last", "this", "next"):
        return Found(Quarter(number, TURN[t.w[skip]]), skip + 2, "quarter-turned")
    return Found(Quarter(number), end, "quarter")
