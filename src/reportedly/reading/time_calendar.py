"""Feasts whose dates can be computed, for reports that date by them ("two days before Eid al-Fitr").

Easter: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991, ch. 8). The Islamic months: the tabular
civil calendar (epoch 19 July 622 Gregorian, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30), which nearly
always lies within a day of the sighted one; such feasts therefore carry a day's tolerance each way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from reportedly.reading.time_interval import Interval, one, precision_of

_ISLAMIC_EPOCH = 227_015  # proleptic ordinal of 1 Muharram, year 1 (civil)


def easter(year: int) -> date:
    """Western Easter Sunday."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    day = (h + m - 7 * n + 33 * month + 19) % 32
    return date(year, month, day)


def islamic(year: int, month: int, day: int) -> date:
    """The Gregorian date of a day of the tabular Islamic calendar."""
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH - 1
    return date.fromordinal(days)


def _islamic_in(year: int, month: int, day: int, length: int) -> Interval | None:
    """The stretch of `length` days that begins on a day of the Islamic year and falls (first) into a Gregorian one."""
    guess = int((year - 622) * 33 / 32)
    for islamic_year in range(max(1, guess - 1), guess + 3):
        first = islamic(islamic_year, month, day)
        if first.year == year:
            start, end = first - timedelta(days=1), first + timedelta(days=length)
            return Interval(start, end, precision_of(start, end))
    return None


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


_DAYS: dict[str, Callable[[int], date]] = {
    "christmas": lambda y: date(y, 12, 25),
    "christmas_eve": lambda y: date(y, 12, 24),
    "boxing_day": lambda y: date(y, 12, 26),
    "new_year": lambda y: date(y, 1, 1),
    "new_year_eve": lambda y: date(y, 12, 31),
    "valentine": lambda y: date(y, 2, 14),
    "may_day": lambda y: date(y, 5, 1),
    "halloween": lambda y: date(y, 10, 31),
    "nowruz": lambda y: date(y, 3, 21),
    "thanksgiving": _thanksgiving,
    "easter": easter,
    "easter_monday": lambda y: easter(y) + timedelta(days=1),
    "good_friday": lambda y: easter(y) - timedelta(days=2),
    "palm_sunday": lambda y: easter(y) - timedelta(days=7),
}
_ISLAMIC: dict[str, tuple[int, int, int]] = {
    "ramadan": (9, 1, 30),
    "eid_al_fitr": (10, 1, 1),
    "eid_al_adha": (12, 10, 1),
    "ashura": (1, 10, 1),
}
FEASTS = frozenset(_DAYS) | frozenset(_ISLAMIC)


@lru_cache(maxsize=512)
def feast(name: str, year: int) -> Interval | None:
    """The days of a feast in a Gregorian year, or None where it does not fall into it (or the year is out of reach)."""
    if not 700 <= year <= 9990:
        return None
    if name in _DAYS:
        return one(_DAYS[name](year))
    month, day, length = _ISLAMIC[name]
    return _islamic_in(year, month, day, length)
