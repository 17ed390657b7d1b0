"""What is told about a report beside its text: title, publisher, author, date, address, language.

It comes from a JSON line, a sidecar or a page's metadata, and is taken only as far as it can be told for sure: a date
that can be read in two ways is refused, an address that is not http(s) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportedly.errors import UnreadableInput

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]|$)")
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T|$)")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})$")
_DAY_FIRST = re.compile(r"(?:[^\W\d_]{2,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([^\W\d_]{3,9})\.?,? (\d{4})(?: |$)")
_MONTH_FIRST = re.compile(r"(?:[^\W\d_]{2,9},? )?([^\W\d_]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?: |$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_URL = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"]{1,2000}", re.IGNORECASE)
_LANGUAGES = {"eng": "en", "english": "en"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_LONGEST = 1_000  # characters kept of a title, a publisher or an author


@dataclass(frozen=True, slots=True)
class Details:
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: date | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Details) -> Details:
        """These details, with what they lack taken from `other`."""
        return Details(
            self.title or other.title,
            self.publisher or other.publisher,
            self.author or other.author,
            self.date or other.date,
            self.url or other.url,
            self.language or other.language,
        )


def details_from(found: Mapping[str, Any], name: str) -> Details:
    """The details in a JSON object. Fields that it does not know are ignored.

    Raises `UnreadableInput` (naming `name` and the field) where a field is not a string, or its date cannot be told.
    """
    return Details(
        title=line_of(_string(found, "title", name)),
        publisher=line_of(_string(found, "publisher", name)),
        author=line_of(_author(found, name)),
        date=_date(found, name),
        url=address(_string(found, "url", name)),
        language=_language(_string(found, "language", name)),
    )


def line_of(text: str | None) -> str | None:
    """A title or name as one line, without control characters (which could turn a terminal's text around)."""
    if text is None:
        return None
    return " ".join(_CONTROL.sub(" ", text).split())[:_LONGEST] or None


def address(text: str | None) -> str | None:
    """An http(s) address, or None. Nothing else is kept: a `javascript:` address would run when somebody follows it."""
    text = (text or "").strip()
    return text if _URL.fullmatch(text) else None


def date_in(text: str) -> date | None:
    """The day that a date string names, in its own time zone; None where it can be read in two ways or in none.

    Taken: ISO 8601 (with or without a time), 20220807, 2022/08/07, "7 August 2022", "Aug. 7, 2022", RFC 2822.
    """
    text = text.strip()[:80]
    try:
        for pattern in (_ISO, _BASIC, _SLASHED):
            if found := pattern.match(text):
                return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.match(text):
            return date(int(found[3]), _month(found[2]), int(found[1]))
        if found := _MONTH_FIRST.match(text):
            return date(int(found[3]), _month(found[1]), int(found[2]))
    except ValueError:
        return None
    return None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _string(found: Mapping[str, Any], field: str, name: str) -> str | None:
    value = found.get(field)
    if value is None or isinstance(value, str):
        if value is not None:
            refuse_halves(value, field, name)
        return value
    raise UnreadableInput(f"{name}: field {field!r} is {_kind(value)}, not a string: mend it or leave it out")


def refuse_halves(value: str, field: str, name: str) -> None:
    """Raises `UnreadableInput` where a string holds half a surrogate pair: no such text can be written as UTF-8."""
    if not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            half = f"\\u{ord(value[error.start]):04x}"
            raise UnreadableInput(
                f"{name}: field {field!r} holds half of a surrogate pair ({half}) at character {error.start}: "
                "write the file as UTF-8 again"
            ) from error


def _author(found: Mapping[str, Any], name: str) -> str | None:
    value = found.get("author")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return _string({"author": "; ".join(value)}, "author", name)
    return _string(found, "author", name)


def _date(found: Mapping[str, Any], name: str) -> date | None:
    text = _string(found, "date", name)
    if text is None or not text.strip():
        return None
    day = date_in(text)
    if day is None:
        shown = line_of(text[:40])
        raise UnreadableInput(f"{name}: field 'date' is {shown!r}, which is no day for sure: write it YYYY-MM-DD")
    return day


def _language(text: str | None) -> str | None:
    code = (text or "").strip().lower().replace("_", "-").split("-")[0]
    code = _LANGUAGES.get(code, code)
    return code if len(code) in (2, 3) and code.isascii() and code.isalpha() else None


def _kind(value: object) -> str:
    names: dict[type, str] = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "something else")
