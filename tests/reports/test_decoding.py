"""Bytes become text in whatever encoding they are, and nothing but line ends and a byte-order mark changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UnreadableInput
from reportedly.reports.decoding import decode, tidy

ENGLISH = "The governor’s office said – “without doubt” – that the café in Sample was hit on Monday. " * 3
UKRAINIAN = "Російські війська обстріляли околиці міста, повідомила обласна військова адміністрація. " * 3
RUSSIAN = "Российские войска обстреляли окраины города, сообщила областная администрация в понедельник. " * 4


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (UKRAINIAN, "utf-8"),
        (UKRAINIAN, "utf-16"),
        ("Plain ASCII.", "ascii"),
    ],
)
def test_encodings_are_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"one\r\ntwo\rthree\n\n", "one\ntwo\nthree\n\n"),
        (b"\xef\xbb\xbf  kept blanks \t\n", "  kept blanks \t\n"),
        (b"a form feed\x0c and \x1b an escape stay", "a form feed\x0c and \x1b an escape stay"),
        (b"one zero byte \x00 stays in a text of some length", "one zero byte \x00 stays in a text of some length"),
        ("inner mark \ufeff stays".encode(), "inner mark \ufeff stays"),
    ],
)
def test_nothing_else_changes(raw: bytes, text: str) -> None:
    assert decode(raw, "x.txt") == text


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is a PDF, not text: convert it to text first"),
        (b"PK\x03\x04\x14\x00", "is a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is an image"),
        (b"{\\rtf1\\ansi}", "is an RTF document"),
        (bytes(range(256)) * 4, "is a binary file"),
        (b"\x00" * 500, "is a binary file"),
        (b"\xff\xfea\x00b", "looks like UTF-16-LE, but byte"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(raw: bytes, told: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        decode(raw, "x.bin")
    line = str(caught.value)
    assert line.startswith("x.bin: ") and told in line and "\n" not in line


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(("words. " * 20 + text).encode(), "x") == "words. " * 20 + text


@given(st.text(alphabet="ab\r\n\ufeff"))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidy(text)
    assert "\r" not in once
    assert once.startswith("\ufeff") or tidy(once) == once
