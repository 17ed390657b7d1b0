"""Any text at all, and long runs of one sign: nothing raises but on purpose, and time grows with length only."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hardening.hostile import long_texts, text, within
from reportedly.errors import InputError
from reportedly.language import Pipeline, tell_language
from reportedly.language.layout import blocks
from reportedly.language.truecase import needs_truecasing, unshouted
from reportedly.reports import Failed, Loaded, open_inputs
from reportedly.reports.decoding import decode
from reportedly.reports.details import address, date_in, details_from, line_of
from reportedly.reports.pages import read_page
from reportedly.reports.sniffing import form_of
from reportedly.reports.tags import visible_text

LENGTH = 100_000
fuzz = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
slow_fuzz = settings(fuzz, max_examples=40)


@fuzz
@given(st.one_of(st.binary(max_size=400), text.map(lambda t: t.encode("utf-8"))))
def test_any_bytes_are_a_text_or_an_input_error(raw: bytes) -> None:
    try:
        decode(raw, "x").encode("utf-8")
        form_of(raw, "x")
    except InputError as error:
        assert "\n" not in str(error)


@fuzz
@given(st.one_of(st.binary(max_size=400), text.map(lambda t: t.encode("utf-8"))))
def test_any_standard_input_is_loaded_or_failed(raw: bytes) -> None:
    for one in open_inputs(["-"], stdin=io.BytesIO(raw)):
        assert isinstance(one, (Loaded, Failed))
        if isinstance(one, Loaded):
            assert one.report.text.strip() and one.report.id and "\r" not in one.report.text
        else:
            assert "\n" not in str(one.error)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), text, st.text(alphabet="\ud800\udc00a")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=6,
)
FIELDS = st.sampled_from(["id", "title", "publisher", "author", "date", "url", "language", "text", "other"])


@fuzz
@given(st.dictionaries(FIELDS, JSON))
def test_any_json_line_is_loaded_or_failed(fields: dict[str, object]) -> None:
    raw = json.dumps({"text": "a", **fields}).encode() + b"\n" + b'{"text": "the last"}\n'
    *_, last = open_inputs(["-"], stdin=io.BytesIO(raw))
    assert isinstance(last, Loaded) and last.report.text == "the last"
    try:
        details = details_from(fields, "x")
    except InputError:
        return
    assert details.url is None or details.url.lower().startswith("http")


@fuzz
@given(text)
def test_small_functions_take_any_text(given_text: str) -> None:
    date_in(given_text)
    address(given_text)
    told = line_of(given_text)
    assert told is None or told.isprintable() or not given_text.isprintable()
    assert len(unshouted(given_text)) == len(given_text)
    needs_truecasing(given_text)
    tell_language(given_text)
    visible_text(given_text)
    blocks(given_text)


@slow_fuzz
@given(text)
def test_any_page_is_read_or_refused(given_text: str) -> None:
    raw = f"<html><body><p>{given_text}</p><div>{given_text}</div></body></html>".encode()
    try:
        read_page(raw, "x")[0].encode("utf-8")
    except InputError as error:
        assert "\n" not in str(error)


@slow_fuzz
@given(text)
def test_any_text_is_parsed_and_finds_its_way_back(pipeline: Pipeline, given_text: str) -> None:
    for one in (given_text, given_text.upper()):
        parsed = pipeline.parse(one)
        assert all(one[a:b].strip() for a, b in zip(parsed.starts, parsed.ends, strict=True))
        for sentence in parsed.doc.sents:
            assert parsed.span_of(sentence).quote


LINEAR = [date_in, address, line_of, unshouted, needs_truecasing, tell_language, visible_text, blocks]


@pytest.mark.parametrize("function", LINEAR, ids=lambda f: str(f.__name__))
def test_long_runs_take_linear_time(function: object) -> None:
    assert callable(function)
    for one in long_texts(LENGTH):
        with within(2.0, f"{function.__name__} on {one[:10]!r}…"):
            function(one)


@pytest.mark.parametrize(
    "form", ["{}", "<html><body><p>{}</p></body></html>", '{{"text": {}}}\n'], ids=["text", "page", "line"]
)
def test_long_runs_come_in_in_bounded_time(form: str) -> None:
    for one in long_texts(LENGTH):
        if one[-1:] != "x":
            continue
        raw = form.format(json.dumps(one) if form.startswith("{{") else one).encode()
        with within(20.0, f"open_inputs on {one[:10]!r}…"):
            assert list(open_inputs(["-"], stdin=io.BytesIO(raw)))


def test_long_runs_are_made_into_tokens_in_bounded_time(pipeline: Pipeline) -> None:
    for one in long_texts(20_000):
        if one[-1:] == "x":
            for shouted in (one, one.upper()):
                with within(10.0, f"the tokenizer on {one[:10]!r}…"):
                    draft = pipeline._draft(shouted)
            assert len(draft.words) == len(draft.boundaries)


@pytest.mark.parametrize("run", ["word" * 2_500, "(" * 2_000, '"' * 2_000, "," * 2_000, "1" * 10_000, "\u202e" * 2_000])
def test_long_runs_are_parsed(pipeline: Pipeline, run: str) -> None:
    with within(30.0, f"the parser on {run[:5]!r}…"):
        parsed = pipeline.parse("Two men were shot. " + run + " The army denied it.")
    assert parsed.text[parsed.starts[0] : parsed.ends[0]] == "Two"
