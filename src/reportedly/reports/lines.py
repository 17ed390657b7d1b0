"""JSON lines, one report a line, never more than one line in memory. A broken line is told and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.errors import EmptyInput, InputError, InputTooLarge, UnreadableInput
from reportedly.reports.decoding import refuse_binary, tidy
from reportedly.reports.details import Details, details_from, refuse_halves
from reportedly.reports.limits import JSON_DEPTH, LINE_BYTES, megabytes

EXTRACTOR = "jsonl"


def read_lines(stream: BinaryIO, name: str) -> Iterator[tuple[str, bytes, str, Details] | tuple[str, InputError]]:
    """(name, the line's bytes, text, details) of each line, or (name, what is wrong with it). Blank lines are skipped.

    A line's name is "FILE:NUMBER", counted from 1, with the line's own `id` in brackets where it has one.
    """
    number = 0
    seen = False
    while line := stream.readline(LINE_BYTES + 1):
        number += 1
        place = f"{name}:{number}"
        if len(line) > LINE_BYTES:
            seen = True
            _skip_line(stream, line)
            yield place, InputTooLarge(f"{place}: is over the limit of {megabytes(LINE_BYTES)} for a line: split it")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
            try:
                refuse_binary(line, name)
            except InputError as error:
                yield name, error
                return
        line = line.strip(b" \t\r\n")
        if not line:
            continue
        seen = True
        try:
            given, text, details = _report(line, place)
        except InputError as error:
            yield place, error
        else:
            yield (f"{place} ({given})" if given else place), line, text, details
    if not seen:
        yield name, EmptyInput(f"{name}: is empty: nothing in it to read")


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)


def _report(line: bytes, place: str) -> tuple[str | None, str, Details]:
    found = parse_object(line, place)
    text = found.get("text")
    if not isinstance(text, str):
        told = "has no 'text'" if text is None else "has a 'text' that is not a string"
        raise UnreadableInput(f"{place}: {told}: give the report's text as a string")
    refuse_halves(text, "text", place)
    text = tidy(text)
    if not text.strip():
        raise EmptyInput(f"{place}: its 'text' is empty: nothing in it to read")
    given = found.get("id")
    shown = str(given)[:80] if isinstance(given, (str, int)) and not isinstance(given, bool) else ""
    shown = "".join(c if c.isprintable() else " " for c in shown).strip()
    return shown or None, text, details_from(found, place)


def parse_object(raw: bytes, place: str) -> dict[str, Any]:
    """The JSON object in `raw`. Raises `UnreadableInput` that says where it breaks."""
    try:
        source = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{place}: byte {error.start + 1} is not UTF-8: save it as UTF-8") from error
    _refuse_deep(source, place)
    try:
        value = json.loads(source)
    except (ValueError, RecursionError) as error:
        told = (
            f"{error.msg} at character {error.colno}" if isinstance(error, json.JSONDecodeError) else "cannot be read"
        )
        raise UnreadableInput(f"{place}: is not JSON ({told[:1].lower()}{told[1:]}): mend the line") from error
    if not isinstance(value, dict):
        raise UnreadableInput(f'{place}: is JSON, but no object: write {{"text": …}}')
    return value


def _refuse_deep(source: str, place: str) -> None:
    """Nested lists by the thousand: no report needs them, and a parser that recurses must not be given them."""
    if source.count("[") + source.count("{") <= JSON_DEPTH:
        return
    depth = 0
    quoted = escaped = False
    for character in source:
        if quoted:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                quoted = False
        elif character == '"':
            quoted = True
        elif character in "[{":
            depth += 1
            if depth > JSON_DEPTH:
                raise UnreadableInput(
                    f"{place}: is nested more than {JSON_DEPTH} deep: leave out what is no report's field"
                )
        elif character in "]}":
            depth -= 1
