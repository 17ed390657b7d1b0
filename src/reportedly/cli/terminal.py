"""What is printed for people: made safe for a terminal, wrapped to its width, complaints on standard error."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from typing import TextIO

NARROW, WIDE = 40, 100

# Control characters, marks that turn the direction of text, and line separators: shown escaped, never obeyed.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` on one line, with every character that a terminal would obey shown as an escape (`\\x1b`, `\\u202e`)."""
    return escaped(re.sub(r"[ \t\r\n]+", " ", text))


def escaped(text: str) -> str:
    """`text` with its spaces as they are, and every character that a terminal would obey shown as an escape."""
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width() -> int:
    """Columns to write in: those of the terminal within bounds, 80 where there is none."""
    if not sys.stdout.isatty():
        return 80
    return max(NARROW, min(WIDE, shutil.get_terminal_size((80, 24)).columns))


def wrapped(text: str, indent: int = 0, hang: int | None = None) -> list[str]:
    """`text` made safe and wrapped; lines after the first are indented by `hang`."""
    hang = indent if hang is None else hang
    lines = textwrap.wrap(
        safe(text), width(), initial_indent=" " * indent, subsequent_indent=" " * hang, break_on_hyphens=False
    )
    return lines or [""]


def cut(text: str, columns: int) -> str:
    """`text` made safe and shortened to so many characters, with an ellipsis where words are left out."""
    text = safe(text)
    return text if len(text) <= columns else text[: columns - 1].rstrip() + "…"


def complain(message: str) -> None:
    """One line on standard error."""
    print(f"reportedly: {safe(message)}", file=sys.stderr)


def json_output() -> TextIO:
    """Standard output, in UTF-8 whatever the locale says: JSON has no other encoding."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="strict", newline="\n")
    return sys.stdout
