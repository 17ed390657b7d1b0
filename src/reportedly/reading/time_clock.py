"""Clock times: "10:35", "5 p.m.", "6.30am", "0300 GMT", "2240 hours", "three o'clock"."""

from __future__ import annotations

from reportedly.reading.time_dates import Words, year_at


def clock(t: Words, i: int, expected: bool) -> tuple[str, int] | None:
    """A clock time as "HH:MM" and its end; another one in brackets ("10:35 a.m. (0735 GMT)") is passed over.

    `expected` says that a word before ("at", "by") leads to one, so that four bare figures may be one.
    """
    told = _one_clock(t, i, expected)
    if told and t.w[told[1]] == "(":
        other = _one_clock(t, told[1] + 1, True)
        if other and t.w[other[1]] == ")":
            return told[0], other[1] + 1
    return told


def _one_clock(t: Words, i: int, expected: bool) -> tuple[str, int] | None:
    word = t.w[i]
    told = t.lex.words.numbers.get(word) if t.w[i + 1] in ("a.m.", "p.m.", "am", "pm", "o'clock", "o’clock") else None
    if told is None and not (word[:1].isdigit() and word.isascii()):
        return None
    hour, minute, shaped = _clock_figures(t, i, expected) if told is None else (told, 0, False)
    if hour < 0:
        return None
    glued = word[-2:] if word[-2:] in ("am", "pm") and told is None else ""  # "6.30am" is one word
    end = i if glued else i + 1
    half = glued or t.w[end]
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
    while t.w[end] in t.lex.words.zones and end < i + 5:
        shaped = shaped or (t.w[end] in ("gmt", "utc", "hours", "hrs") and len(word) == 4)
        end += 1
    if not shaped or hour > 24 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}", end


def _clock_figures(t: Words, i: int, expected: bool) -> tuple[int, int, bool]:
    """Hour, minute, and whether the figures look like a clock by themselves. Hour -1: they do not."""
    word = t.w[i][:-2] if t.w[i][-2:] in ("am", "pm") else t.w[i]
    for mark in ":.h":
        hours, found, minutes = word.partition(mark)
        if found and hours.isdigit() and minutes.isdigit() and len(hours) <= 2 and len(minutes) == 2:
            return int(hours), int(minutes), mark == ":" and int(hours) <= 24 and int(minutes) <= 59
    if len(word) == 4 and word.isdigit() and int(word[:2]) <= 24 and int(word[2:]) <= 59:
        plain = t.w[i + 1] in ("gmt", "utc") or (
            expected
            and t.w[i - 1] in ("at", "about", "around")
            and (word[0] == "0" or not year_at(t, i) or t.w[i - 1] == "at")
        )
        return int(word[:2]), int(word[2:]), plain
    if word.isdigit() and len(word) <= 2:
        return int(word), 0, False
    return -1, 0, False
