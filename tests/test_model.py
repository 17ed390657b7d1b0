"""The laws of the model: no value without a span, quotes that fit, ids that are stable, values that do not change."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ModelError, ReportedlyError
from reportedly.model import (
    FORMAT,
    QUOTE_LIMIT,
    TOLLS,
    Certainty,
    Claim,
    Disagreement,
    Field,
    Kind,
    KindValue,
    Number,
    Published,
    Report,
    Role,
    Source,
    SourceKind,
    Span,
    digest,
)

TEXT = "Gunmen shot a judge in Quetta."
SHOT = Span.of(TEXT, 7, 11)
CLAIM = Claim(
    "r-1", Field.KIND, KindValue(Kind.SHOOTING), "shot", Certainty.STATED, (), None, False, SHOT, "verb@1"
)  # fmt: skip
POLICE = Source("police", SourceKind.OFFICIAL)


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(0, 0, ""), (3, 2, ""), (-1, 3, "abcd"), (0, 4, "abc"), (0, 2, "abc")]
)
def test_a_span_fits_its_quote(start: int, end: int, quote: str) -> None:
    with pytest.raises(ModelError):
        Span(start, end, quote)


@pytest.mark.parametrize(("start", "end"), [(0, len(TEXT) + 1), (len(TEXT), len(TEXT)), (5, 3), (-2, 3)])
def test_a_span_lies_in_its_text(start: int, end: int) -> None:
    with pytest.raises(ModelError):
        Span.of(TEXT, start, end)


@given(st.text(min_size=1), st.data())
def test_a_span_is_the_words_between_its_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.quote
    assert span.covers(span) and span.overlaps(span)


@pytest.mark.parametrize(
    ("one", "other", "covers", "overlaps"),
    [((0, 6), (2, 4), True, True), ((0, 4), (2, 6), False, True), ((0, 4), (4, 6), False, False)],
)
def test_spans_beside_each_other(one: tuple[int, int], other: tuple[int, int], covers: bool, overlaps: bool) -> None:
    a, b = Span.of(TEXT, *one), Span.of(TEXT, *other)
    assert (a.covers(b), a.overlaps(b), b.overlaps(a)) == (covers, overlaps, overlaps)


def test_a_claim_cannot_quote_more_than_the_limit() -> None:
    long = "x" * (QUOTE_LIMIT + 1)
    with pytest.raises(ModelError):
        replace(CLAIM, span=Span.of(long, 0, len(long)))
    assert replace(CLAIM, span=Span.of(long, 0, QUOTE_LIMIT)).span.end == QUOTE_LIMIT


def test_a_claim_names_its_rule_and_version() -> None:
    with pytest.raises(ModelError):
        replace(CLAIM, origin="verb")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("report", "r-2"),
        ("field", Field.CAUSE),
        ("value", KindValue(Kind.STABBING)),
        ("certainty", Certainty.HEDGED),
        ("according_to", (POLICE,)),
        ("span", Span.of(TEXT, 0, 11)),
    ],
)
def test_another_claim_has_another_id(field: str, value: object) -> None:
    assert replace(CLAIM, **{field: value}).id != CLAIM.id  # type: ignore[arg-type]


@pytest.mark.parametrize(("field", "value"), [("origin", "verb@2"), ("cue", "said"), ("text", "SHOT")])
def test_a_newer_rule_that_finds_the_same_claim_gives_the_same_id(field: str, value: object) -> None:
    assert replace(CLAIM, **{field: value}).id == CLAIM.id  # type: ignore[arg-type]


def test_the_id_of_a_part_does_not_lean_on_that_of_its_whole() -> None:
    numbers = [Number(4, 4, "children", whole) for whole in (None, "c-1", "c-2")]
    parts = [replace(CLAIM, field=Field.KILLED, value=number) for number in numbers]
    assert len({c.id for c in parts}) == 1


def test_a_report_is_known_by_its_words_alone() -> None:
    report = Report(TEXT)
    same = Report(TEXT, title="A title", language="en", published=Published(date(2024, 5, 16)))
    assert report.id == same.id == "r-" + report.sha256[:16]
    assert report.id != Report(TEXT + " ").id


@pytest.mark.parametrize("value", [CLAIM, Report(TEXT), Span.of(TEXT, 0, 3), POLICE, Number(1, None)])
def test_values_do_not_change(value: Claim | Report | Span | Source | Number) -> None:
    for field in fields(value):
        with pytest.raises(FrozenInstanceError):
            setattr(value, field.name, None)


def test_a_disagreement_is_the_same_in_either_order() -> None:
    one, other = (Disagreement("i-1", Field.KILLED, claims, "") for claims in (("c-1", "c-2"), ("c-2", "c-1")))
    assert one.id == other.id


def test_digest_keeps_parts_apart() -> None:
    assert digest("a", "bc") != digest("ab", "c")
    assert len(digest("a", length=8)) == 8


def test_the_words_of_the_contract() -> None:
    assert FORMAT == "reportedly-record/1"
    assert {f.value for f in TOLLS} == {"killed", "injured", "missing", "abducted", "detained"}
    assert len(Kind) == 39
    assert "unknown" in set(Role)
    assert issubclass(ModelError, ReportedlyError)
