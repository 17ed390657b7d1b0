"""What an input is, from its first bytes; its name decides only where they do not."""

from __future__ import annotations

import json
import re
from enum import StrEnum

from reportedly.errors import UnreadableInput

TEXT_SUFFIXES = frozenset([".txt", ".text", ".md"])
PAGE_SUFFIXES = frozenset([".html", ".htm", ".xhtml"])
LINES_SUFFIXES = frozenset([".jsonl", ".ndjson"])
SUFFIXES = TEXT_SUFFIXES | PAGE_SUFFIXES | LINES_SUFFIXES

_BLANK = b" \t\r\n\xef\xbb\xbf\x00\xff\xfe"
_PAGE = re.compile(
    rb"<(?:!doctype\s{1,9}html|html[\s>]|head[\s>]|body[\s>])|<\?xml [^>]{0,200}>\s{0,99}<(?:!doctype html|html)", re.I
)
_ANY_TAG = re.compile(rb"<[a-z/!][^<>]{0,300}>", re.I)
_PAGE_WITHIN = 2_000  # characters before the first page tag: a comment or a licence may stand there


class Form(StrEnum):
    TEXT = "text"
    PAGE = "page"
    LINES = "lines"


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case, without a final ".gz"."""
    name = name.lower().removesuffix(".gz")
    dot = name.rfind(".")
    return name[dot:] if dot > name.rfind("/") + 1 else ""


def form_of(head: bytes, name: str) -> Form:
    """What an input with these first bytes is.

    Raises `UnreadableInput` for JSON that is not JSON lines, saying how to make it so.
    """
    suffix = suffix_of(name)
    narrow = head.replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in head[:4] else head
    body = narrow.lstrip(_BLANK)
    if suffix in LINES_SUFFIXES:
        if body.startswith(b"["):
            raise _no_lines(name)
        return Form.LINES
    if _starts_page(body, suffix):
        return Form.PAGE
    if suffix not in TEXT_SUFFIXES and suffix not in PAGE_SUFFIXES and body[:1] in (b"{", b"["):
        return _json_form(body, name)
    return Form.LINES if body.startswith(b"{") and _is_report_line(body) else Form.TEXT


def _starts_page(body: bytes, suffix: str) -> bool:
    if suffix in PAGE_SUFFIXES:
        return bool(_ANY_TAG.search(body))
    # a page's first tag may stand after a comment or a licence; in prose that speaks of tags it does not come first
    return body.startswith(b"<") and _PAGE.search(body[:_PAGE_WITHIN]) is not None


def _json_form(body: bytes, name: str) -> Form:
    if _is_report_line(body):
        return Form.LINES
    if re.match(rb"[\[{]\s{0,99}[\"{\[\]}]", body):
        raise _no_lines(name)
    return Form.TEXT


def _is_report_line(body: bytes) -> bool:
    """Whether the first line is a JSON object with a text, as far as it can be seen."""
    line, _, _ = body.partition(b"\n")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        # a first line longer than what is looked at cannot be parsed; its start still tells
        return (
            len(line) == len(body)
            and re.match(rb"\{\s{0,9}\"\w{1,30}\"\s{0,9}:", body) is not None
            and b'"text"' in body
        )
    return isinstance(value, dict) and "text" in value


def _no_lines(name: str) -> UnreadableInput:
    return UnreadableInput(
        f"{name}: is JSON, but not JSON lines: write one object a line, each with a 'text' (jq -c '.[]' FILE)"
    )
