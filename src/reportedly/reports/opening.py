"""Inputs become reports, one at a time: what fails is told and the rest goes on."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import EmptyInput, InputError, UnreadableInput
from reportedly.model import Appearance, DateBasis, Published, Report
from reportedly.reports.decoding import decode, refuse_binary
from reportedly.reports.details import Details, details_from
from reportedly.reports.limits import PAGE_BYTES, SIDECAR_BYTES, SNIFFED_BYTES, TEXT_BYTES
from reportedly.reports.lines import EXTRACTOR as LINES_EXTRACTOR
from reportedly.reports.lines import parse_object, read_lines
from reportedly.reports.sniffing import LINES_SUFFIXES, Form, form_of, suffix_of
from reportedly.reports.unpacking import GZIP_MAGIC, read_up_to, rewound, unpacked
from reportedly.reports.walking import STANDARD_INPUT, Found, no_access, shown, stays_inside, walk

_PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Loaded:
    """An input that became a report. `name` is the file, with ":LINE" for JSON lines. The language is not yet told."""

    name: str
    report: Report


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that could not become a report. `error` is one line: what, where, and what to do next."""

    name: str
    error: InputError


def open_inputs(
    paths: Sequence[str], *, published: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Loaded | Failed]:
    """The reports of files, folders and standard input (`-`), in the order given, one in memory at a time.

    `published` is the date of inputs that have none of their own, and of the input, whatever it says, where all paths
    together give a single one. Raises nothing about inputs: what cannot be read is a `Failed`.
    """
    found = _all(paths, stdin)
    first = next(found, None)
    if first is None:
        return
    second = next(found, None) if published is not None else None
    if published is not None and second is None:
        yield _dated(first, published) if isinstance(first, Loaded) else first
        return
    for one in (first, second):
        if one is not None:
            yield _filled(one, published)
    for one in found:
        yield _filled(one, published)


def count_inputs(paths: Sequence[str]) -> int | None:
    """About how many inputs `open_inputs` will give, for a progress bar; None where only reading them would tell.

    Counts files, and the lines of JSON lines files; reads nothing else.
    """
    total = 0
    for path in paths:
        if path == STANDARD_INPUT:
            return None
        try:
            for one in walk(path):
                if suffix_of(one.path) not in LINES_SUFFIXES:
                    total += 1
                elif one.path.lower().endswith(".gz"):
                    return None
                else:
                    total += _count_lines(one.path)
        except (InputError, OSError):
            total += 1
    return total


def _count_lines(path: str) -> int:
    count, last = 0, b"\n"
    with Path(path).open("rb") as file:
        while part := file.read(1 << 20):
            count += part.count(b"\n")
            last = part[-1:]
    return count + (last != b"\n")


def _all(paths: Sequence[str], stdin: BinaryIO | None) -> Iterator[Loaded | Failed]:
    for path in paths:
        name = shown(path)
        try:
            if path == STANDARD_INPUT:
                yield from _from_stream(stdin or sys.stdin.buffer, "standard input", Details())
                continue
            for found in walk(path):
                yield from _from_file(found)
        except InputError as error:
            yield Failed(name, error)
        except OSError as error:
            yield Failed(name, no_access(path, error))


def _from_file(found: Found) -> Iterator[Loaded | Failed]:
    name = shown(found.path)
    try:
        beside = _sidecar(found)
        # O_NONBLOCK: a pipe put in the file's place since it was looked at must not hang the reading of the others
        handle = os.open(found.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb", buffering=0) as file:  # noqa: PTH123 - an open descriptor
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UnreadableInput(f"{name}: is no longer a file: check the path")
            yield from _from_stream(io.BufferedReader(file, 1 << 17), name, beside)
    except InputError as error:
        yield Failed(name, error)
    except (OSError, ValueError) as error:
        yield Failed(name, no_access(found.path, error))


def _from_stream(stream: BinaryIO, name: str, beside: Details) -> Iterator[Loaded | Failed]:
    """The reports of one stream. `beside` is what a sidecar says."""
    try:
        head = _head(stream)
        if head.startswith(GZIP_MAGIC):
            stream = unpacked(stream, head, name)
            head = _head(stream)
            if head.startswith(GZIP_MAGIC):
                raise UnreadableInput(f"{name}: is gzip within gzip: unpack it once and read the result")
        stream = rewound(stream, head)
        refuse_binary(head, name)
        form = form_of(head, name)
        if form is Form.LINES:
            for line in read_lines(stream, name):
                if len(line) == 2:
                    yield Failed(*line)
                else:
                    place, raw, text, details = line
                    yield Loaded(place, _report(raw, text, details, LINES_EXTRACTOR))
        else:
            yield Loaded(name, _single(stream, form, name, beside))
    except InputError as error:
        yield Failed(name, error)
    except OSError as error:
        yield Failed(name, UnreadableInput(f"{name}: stopped being readable ({error.strerror or error}): try again"))


def _head(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, fewer only where it ends before."""
    parts: list[bytes] = []
    left = SNIFFED_BYTES
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _single(stream: BinaryIO, form: Form, name: str, beside: Details) -> Report:
    if form is Form.PAGE:
        from reportedly.reports.pages import read_page  # lxml and trafilatura: most of a second that texts do not need

        raw = read_up_to(stream, PAGE_BYTES, name, "an HTML page")
        text, details, extractor = read_page(raw, name)
        return _report(raw, text, beside.over(details), extractor)
    raw = read_up_to(stream, TEXT_BYTES, name, "a text")
    text = decode(raw, name)
    if not text.strip():
        what = "holds only blank space" if raw else "is empty"
        raise EmptyInput(f"{name}: {what}: nothing in it to read")
    return _report(raw, text, beside, _PLAIN)


def _report(raw: bytes, text: str, details: Details, extractor: str) -> Report:
    appearance = Appearance(
        publisher=details.publisher,
        author=details.author,
        url=details.url,
        published=details.date,
        received=datetime.now(UTC).isoformat(timespec="seconds"),
        sha256=hashlib.sha256(raw).hexdigest(),
        extractor=extractor,
        content=raw,
    )
    when = Published(details.date, DateBasis.METADATA) if details.date else Published()
    return Report(text, details.title, details.language, when, (appearance,))


def _sidecar(found: Found) -> Details:
    """What NAME.meta.json says beside NAME.txt (or .html, or these with .gz)."""
    if suffix_of(found.path) in LINES_SUFFIXES:
        return Details()
    bare = found.path[:-3] if found.path.lower().endswith(".gz") else found.path
    path = bare[: len(bare) - len(suffix_of(bare))] + ".meta.json"
    root = None if found.root is None else os.path.realpath(found.root)
    if path == found.path or not Path(path).is_file() or not stays_inside(path, root):
        return Details()
    name = shown(path)
    try:
        with Path(path).open("rb") as file:
            raw = read_up_to(file, SIDECAR_BYTES, name, "a sidecar")
    except OSError as error:
        raise no_access(path, error) from error
    return details_from(parse_object(raw.removeprefix(b"\xef\xbb\xbf"), name), name)


def _dated(one: Loaded, published: date) -> Loaded:
    appearances = tuple(replace(a, published=published) for a in one.report.appearances)
    given = Published(published, DateBasis.GIVEN)
    return Loaded(one.name, replace(one.report, published=given, appearances=appearances))


def _filled(one: Loaded | Failed, published: date | None) -> Loaded | Failed:
    if published is None or isinstance(one, Failed) or one.report.published.date is not None:
        return one
    return _dated(one, published)
