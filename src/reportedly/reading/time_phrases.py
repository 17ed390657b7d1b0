"""The phrase part of the time grammar: "last week", "the next day", "the first days of the war", "every Friday", "now".

As in `time_dates`, a rule looks at a bounded number of words and answers with a form and its end, or None.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.reading.mentions import TimeKind
from reportedly.reading.time_amounts import (
    EARLIER,
    HYPHENS,
    TURN,
    Amount,
    amount,
    duration_code,
    figure,
    leaning,
    quantity,
    quarter,
    spread,
    unit_at,
)
from reportedly.reading.time_dates import Found, Words, calendar_date, month_at, weekday_at
from reportedly.reading.time_forms import (
    Days,
    Feast,
    Fixed,
    Form,
    Month,
    Season,
    Unit,
    Weekday,
    Weekend,
    Wording,
)
from reportedly.reading.time_leans import UNIT_DAYS, Lean, Trailing
from reportedly.reading.time_parts import Narrowed, PartOfDay

_BACK = frozenset({"last", "past", "previous", "preceding"})
_ON = frozenset({"next", "following", "coming", "upcoming"})


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
        return _leaning_unit(t, after, 0)
    if (
        det in ("previous", "preceding", "following")
        or (det == "next" and definite)
        or (det == "next" and t.w[after] == "day")
    ):
        return _counted_turn(t, after, det) or _leaning_unit(t, after, -1 if det in _BACK else 1)
    if det in ("latest", "current"):
        return _turned_unit(t, after, "last" if det == "latest" else "this") if definite else None
    if det not in TURN:
        return None
    counted = _counted_turn(t, after, det) if det != "this" else None
    return counted or _turned_unit(t, after, det, definite)


def _recent(t: Words, i: int) -> Found | None:
    unit = unit_at(t, i)
    if unit and t.w[i].endswith("s"):
        low, high = t.lex.words.bare[unit]
        code = "PAST_REF" if unit in ("year", "decade") else duration_code(unit, "X")
        return Found(Trailing(unit, low, high, -1, code), i + 1, "recent", stretch=True)
    return None


def _counted_turn(t: Words, i: int, det: str) -> Found | None:
    """ "the past two months", "the next few days", "the previous three weeks"; also "past weeks"."""
    much = amount(t, i)
    end = much.end if much else i
    end += t.w[end] in HYPHENS and much is not None
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
    word, turn = t.w[i], TURN[det]
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


def _leaning_unit(t: Words, i: int, turn: int) -> Found | None:
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
    """ "the day before", "the night after", "the week before the vote", "on the third day after the vote"."""
    if t.w[i] == "the":
        i += 1
    turn = t.lex.words.ordinals.get(t.w[i], 0)
    if turn and (unit := unit_at(t, i + 1)) in ("day", "night", "week", "month") and not t.w[i + 1].endswith("s"):
        if t.w[i + 2] in ("before", "after"):
            return leaning(t, i + 2, unit, Amount(turn, turn, str(turn), i), -1 if t.w[i + 2] == "before" else 1)
        return None
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
    found = leaning(t, i + 1, unit or "day", much, sign)
    if isinstance(found.form, Lean):
        form = replace(found.form, words=None)
        if unit in ("week", "month", "year"):
            size = UNIT_DAYS[unit]
            form = replace(form, snap=sign, low=sign * size - size + 1, high=sign * size + size - 1)
        elif part:
            form = Lean(sign, sign, "day", code=part)
        return replace(found, form=form)
    return found


_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV"})


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
        if much and much.low > 1 and part in ("first", "last") and unit in UNIT_DAYS:
            days = much.high * UNIT_DAYS[unit]
            part = f"first {days} days" if part == "first" else f"last {days} days"
        else:
            part = "second" if (part, unit) == ("last", "half") else part
            part = f"{part} {unit}" if unit in ("week", "half") else ("start" if part == "first" else "end")
        code = duration_code(unit, much.code) if much and unit != "half" else None
        if unit == "half" and told.rule == "year" and isinstance(told.form, Fixed):
            code = f"{told.form.told.earliest.year}-H{1 if part == 'first half' else 2}"
        return Found(Narrowed(told.form, part, code), told.end, "first-of-date")
    if t.w[end + 1] != "of" or t.w[end].isdigit() or unit == "half":
        return None
    if at == i and t.w[at] == "last" and much is None:
        return None  # "the arrest last week of a leader": the week before this one
    last = end + 2
    while last < end + 8 and t.w[last] and (t.pos(last) in _NOMINAL or t.w[last] in HYPHENS):
        if last > end + 2 and t.pos(last) in ("DET", "NUM", "PRON") and t.pos(last - 1) in ("NOUN", "PROPN"):
            break  # "the last week of the war | the bridge fell"
        last += 1
    code = duration_code(unit or "day", much.code if much else "X")
    return Found(Wording(code), last, "first-of-happening") if last > end + 2 else None


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
    if word in words.recurring and t.pos(i) in ("ADJ", "ADV"):  # a daily is a newspaper
        return Found(Wording(words.recurring[word]), i + 1, "recurring", TimeKind.RECURRING)
    if word in ("moments", "shortly", "soon", "immediately", "minutes") and t.w[i + 1] in (
        "later",
        "after",
        "before",
        "earlier",
    ):
        return leaning(t, i + 1, "minute", Amount(1, 59, "X", i), -1 if t.w[i + 1] in EARLIER else 1)
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
