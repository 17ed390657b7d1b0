"""Texts that mean harm, and a clock that stops what they hold up."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from hypothesis import strategies as st

PIECES = (
    *"()[]{}\"'“”’,.;:-—/\\<>&=10aA \t\n\r@%",
    *(
        "aA",
        "a ",
        "A ",
        "a.",
        "A.",
        "1,",
        "1.",
        "1 ",
        "a-",
        "A-",
        "a'",
        "(a",
        '"a" ',
        "and ",
        "the ",
        "of ",
        "$1",
        "1-",
    ),
    *(
        "3 May ",
        "12:30 ",
        "5km ",
        "north of ",
        "Al-",
        "Mr. ",
        "no. 1 ",
        "aged ",
        "on Monday ",
        "http://",
        "<a ",
        "<!--",
    ),
    *("\u202e", "\u200b", "\u0301", "\x00", "\x1b[", "\u2028", "\ufeff", "😀", "ß", "İ", "\u00a0", "\ud7ff", "&#x"),
)
ENDS = ("", "\x00", "!", "x", "\n")

#: Short texts in which every kind of trouble meets every other.
text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=80).map("".join)


def long_texts(length: int) -> Iterator[str]:
    """Each piece over and over, with an end that spoils the match."""
    for piece in PIECES:
        for end in ENDS:
            yield piece * (length // len(piece)) + end


class TooSlow(AssertionError):
    """Something took longer than its share."""


@contextmanager
def within(seconds: float, what: object) -> Iterator[None]:
    """Fails, rather than hangs, where the block takes longer. Processor time: a busy machine fails no test."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds} s: {what}")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
