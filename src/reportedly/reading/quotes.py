"""Where quotation marks open and close, in every style that news uses, also over several sentences and paragraphs.

Typographic marks say which way they face. Straight ones do not: they open after a space, a bracket or a dash and close
after a letter or a stop; a straight or curly single mark may also be an apostrophe ("the rebels' camp", "don't", "the
'90s"), so a single mark opens only where a partner closes it in the same paragraph. A quotation that goes on in the
next paragraph is left open there and opened again: the usual way in English print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.language import Paragraph, Parsed

_DOUBLE = frozenset({'"', "“", "”", "„", "‟", "«", "»", "``", "''", "‹", "›", "〝", "〞", "＂"})
_SINGLE = frozenset({"'", "‘", "’", "‚", "`"})
_OPENS = frozenset({"“", "«", "„", "‟", "``", "‹", "‘", "‚", "`"})
_CLOSES = frozenset({"”", "»", "›"})  # ’ and '' may do either
_BEFORE_OPENING = frozenset("([{—–-/:,;…")
_SINGLE_REACH = 400  # tokens within which a single mark must find its partner


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens [first, last) with their marks. `inner` leaves the marks out; `depth` is 1 for a quotation in another.

    `closed` is false where the closing mark is missing. A quotation over paragraphs is one `Quotation`."""

    first: int
    last: int
    depth: int = 0
    closed: bool = True

    @property
    def inner(self) -> tuple[int, int]:
        return self.first + 1, self.last - 1 if self.closed else self.last


def find_quotations(parsed: Parsed) -> list[Quotation]:
    """The quotations of a text by their first token; the nested ones (`depth` 1) follow the one that holds them."""
    marks = _marks(parsed)
    if not marks:
        return []
    found: list[Quotation] = []
    open_at: int | None = None  # a double quotation left open by the paragraph before
    at = 0
    paragraphs = parsed.paragraphs
    for number, paragraph in enumerate(paragraphs):
        here: list[int] = []
        while at < len(marks) and marks[at] < paragraph.last:
            if marks[at] >= paragraph.first:
                here.append(marks[at])
            at += 1
        if open_at is not None and not (here and here[0] == paragraph.first):
            found.append(Quotation(open_at, paragraphs[number - 1].last, closed=False))
            open_at = None
        if here:
            open_at = _within(parsed, paragraph, here, open_at, found)
    if open_at is not None:
        found.append(Quotation(open_at, paragraphs[-1].last, closed=False))
    found.sort(key=lambda q: (q.first, -q.last))
    return _nest(found)


def quoted_tokens(parsed: Parsed, quotations: list[Quotation]) -> bytearray:
    """One byte a token: 1 inside quotation marks (the marks themselves left out)."""
    flags = bytearray(len(parsed.doc))
    for quotation in quotations:
        first, last = quotation.inner
        if last > first:
            flags[first:last] = b"\x01" * (last - first)
    return flags


def _marks(parsed: Parsed) -> list[int]:
    """The tokens that are quotation marks, apostrophes left in."""
    text, starts, ends = parsed.text, parsed.starts, parsed.ends
    both = _DOUBLE | _SINGLE
    return [
        i
        for i, (start, end) in enumerate(zip(starts, ends, strict=True))
        if end - start <= 2 and text[start:end] in both
    ]


def _faces(parsed: Parsed, token: int, at_start: bool) -> str:
    """Which way the letters around a mark let it face: "open", "close", "both" or "none"."""
    text, start, end = parsed.text, parsed.starts[token], parsed.ends[token]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    free_before = at_start or before.isspace() or before in _BEFORE_OPENING or before in "“‘\"'«"
    free_after = after.isspace()
    if free_before and not free_after:
        return "open"
    if free_after and not (before.isspace() or at_start):
        return "close"
    return "both" if free_before == free_after else "close"


def _within(
    parsed: Parsed, paragraph: Paragraph, marks: list[int], open_at: int | None, found: list[Quotation]
) -> int | None:
    """Adds the quotations of one paragraph; returns where one was opened that the paragraph does not close."""
    text = parsed.text
    singles: list[int] = []
    opened = open_at
    reopened = open_at is not None
    for token in marks:
        mark = text[parsed.starts[token] : parsed.ends[token]]
        if mark in _SINGLE:
            singles.append(token)
            continue
        if reopened and token == paragraph.first:
            reopened = False  # the mark that takes the quotation up again
            continue
        if opened is None:
            if mark not in _CLOSES and (mark in _OPENS or _faces(parsed, token, token == paragraph.first) != "close"):
                opened = token
        elif (
            mark not in _OPENS
            or _faces(parsed, token, False) == "close"
            or (mark == "“" and text[parsed.starts[opened] : parsed.ends[opened]] == "„")
        ):
            found.append(Quotation(opened, token + 1))
            opened = None
        elif _faces(parsed, token, False) == "open" and _faces(parsed, opened, False) != "open":
            opened = token
    _singles(parsed, paragraph, singles, found)
    if opened is not None and opened != open_at and opened - paragraph.first > 3 and not _speech_before(parsed, opened):
        return None  # a stray mark (inches, a slip): nothing is quoted
    return opened


def _speech_before(parsed: Parsed, token: int) -> bool:
    return parsed.text[parsed.starts[token - 1] : parsed.ends[token - 1]] in (",", ":", ".")


def _singles(parsed: Parsed, paragraph: Paragraph, marks: list[int], found: list[Quotation]) -> None:
    """Single quotation marks in pairs; apostrophes pair with nothing."""
    text, tags = parsed.text, parsed.doc
    opened: int | None = None
    for at, token in enumerate(marks):
        mark = text[parsed.starts[token] : parsed.ends[token]]
        faces = _faces(parsed, token, token == paragraph.first)
        if opened is not None and token - opened > _SINGLE_REACH:
            opened = None
        if opened is None:
            after = text[parsed.ends[token] : parsed.ends[token] + 1]
            if (mark in ("‘", "‚", "`") or (mark == "'" and faces == "open")) and not after.isdigit():
                opened = token
        elif mark in ("'", "’") and faces != "open" and token > opened + 1:
            if tags[token].tag_ == "POS" and _closes_later(parsed, marks[at + 1 : at + 9]):
                continue  # "the rebels' camp" inside the quotation
            found.append(Quotation(opened, token + 1))
            opened = None


def _closes_later(parsed: Parsed, marks: list[int]) -> bool:
    """Whether one of the next marks, one after a stop, is a likelier end than a possessive."""
    text = parsed.text
    for other in marks:
        if text[parsed.starts[other] - 1] in ",.!?":
            return True
        if text[parsed.starts[other] : parsed.ends[other]] == "‘":
            return False
    return False


def _nest(found: list[Quotation]) -> list[Quotation]:
    """Depths set, and crossing quotations dropped."""
    nested: list[Quotation] = []
    outer: Quotation | None = None
    for quotation in found:
        if outer is None or quotation.first >= outer.last:
            outer = quotation
            nested.append(quotation)
        elif quotation.last <= outer.last:
            nested.append(Quotation(quotation.first, quotation.last, 1, quotation.closed))
    return nested
