"""What is told about a report beside its text, taken only as far as it is sure."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.errors import UnreadableInput
from reportedly.reports.details import Details, address, date_in, details_from, line_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-08-07", date(2022, 8, 7)),
        ("2022-08-07T23:50:00-05:00", date(2022, 8, 7)),
        ("2022-08-07 23:50", date(2022, 8, 7)),
        ("20220807", date(2022, 8, 7)),
        ("20220807T101500Z", date(2022, 8, 7)),
        ("2022/8/7", date(2022, 8, 7)),
        ("7 August 2022", date(2022, 8, 7)),
        ("Sunday, 7 August 2022", date(2022, 8, 7)),
        ("Sun, 07 Aug 2022 10:15:00 GMT", date(2022, 8, 7)),
        ("August 7, 2022", date(2022, 8, 7)),
        ("Aug. 7th, 2022 10:15", date(2022, 8, 7)),
        ("07/08/2022", None),
        ("2022-13-01", None),
        ("2022-02-30", None),
        ("7 Augtober", None),
        ("last Tuesday", None),
        ("", None),
        ("1" * 10_000, None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert date_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" http://example.org ", "http://example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://example.org/\nSet-Cookie", None),
        ("https://example.org/<script>", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_kept(text: str | None, expected: str | None) -> None:
    assert address(text) == expected


def test_names_are_one_printable_line() -> None:
    assert line_of(" The\tDaily\n Post\x1b[31m \u202egnihtemos ") == "The Daily Post [31m gnihtemos"
    assert line_of("\x00 \n") is None


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"title": 7}, "field 'title' is a number, not a string"),
        ({"author": {"name": "A"}}, "field 'author' is an object"),
        ({"date": "03/04/2021"}, "field 'date' is '03/04/2021', which is no day for sure: write it YYYY-MM-DD"),
        ({"publisher": "\udc80"}, "field 'publisher' holds half of a surrogate pair (\\udc80)"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(found: dict[str, object], told: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^x: ") as caught:
        details_from(found, "x")
    assert told in str(caught.value)


def test_fields() -> None:
    found = {"title": "T", "author": ["A B", "C D"], "date": "2020-01-02", "language": "en-GB", "url": None, "odd": [1]}
    assert details_from(found, "x") == Details("T", None, "A B; C D", date(2020, 1, 2), None, "en")
