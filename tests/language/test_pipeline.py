"""A parse never loses its way back to the report's own characters, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import LanguageError
from reportedly.language import Parsed, Pipeline, load_pipeline
from reportedly.language import pipeline as module
from reportedly.language.layout import blocks

STORY = "On Monday, three soldiers were killed near the town of Sample, officials said.\n"
ODD = st.text(alphabet=st.sampled_from("aB1 .,\n\t\r\u00a0\u200b\u202e\u0301“”'\"()[]-–😀\x00\x85ßİ"), max_size=200)


def check(parsed: Parsed) -> None:
    assert len(parsed.doc) == len(parsed.starts) == len(parsed.ends)
    last = 0
    for token, start, end in zip(parsed.doc, parsed.starts, parsed.ends, strict=True):
        assert last <= start < end
        assert len(token.text) == end - start and token.text.strip()
        if not parsed.truecased:
            assert token.text.lower() == parsed.text[start:end].lower()
        last = end
    edges = [(p.first, p.last) for p in parsed.paragraphs]
    assert all(first < end for first, end in edges)
    assert [end for _, end in edges[:-1]] == [first for first, _ in edges[1:]]
    if edges:
        assert edges[0][0] == 0 and edges[-1][1] == len(parsed.doc)
        assert all(parsed.doc[first].is_sent_start for first, _ in edges)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ODD)
def test_offsets(pipeline: Pipeline, text: str) -> None:
    check(pipeline.parse(text))


@settings(max_examples=200)
@given(ODD)
def test_blocks_cover_all_that_is_not_blank(text: str) -> None:
    at = 0
    for block in blocks(text):
        assert not text[at : block.start].strip() and block.start < block.end
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        at = block.end
    assert not text[at:].strip()


def test_a_text_over_the_limit_is_read_in_parts(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PARSER_LIMIT", 2_000)
    monkeypatch.setattr(module, "PART_TOKENS", 300)
    monkeypatch.setattr(module, "BATCH_TOKENS", 500)
    texts = [STORY * 80, "short.", (STORY + "\n") * 60, "", "word " * 1_200]
    parses = list(pipeline.parse_many(texts))
    assert [p.text for p in parses] == texts
    for parsed in parses:
        check(parsed)
    assert len(list(parses[0].doc.sents)) == 80 and len(parses[2].paragraphs) == 60


def test_parts_do_not_change_the_reading(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (STORY + "\n") * 12
    whole = [(t.text, t.tag_, t.dep_, t.ent_type_) for t in pipeline.parse(text).doc]
    monkeypatch.setattr(module, "PARSER_LIMIT", 300)
    assert [(t.text, t.tag_, t.dep_, t.ent_type_) for t in pipeline.parse(text).doc] == whole


def test_spans_and_words(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("Head line\n\nThe men\nwere shot.")
    assert parsed.span(2, 4).quote == "The men" and parsed.words(3, 5) == "men were"
    assert parsed.paragraph_of(0).headline and not parsed.paragraph_of(3).headline
    with pytest.raises(IndexError):
        parsed.paragraph_of(99)


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(LanguageError, match="'xx_no_such' is not installed: run `make setup`"):
        load_pipeline("xx_no_such")


def test_any_pipeline_will_do() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    parsed = Pipeline(nlp).parse("TWO MEN WERE SHOT IN MALI. THE ARMY DENIED IT.")
    assert [t.text for t in parsed.doc][:2] == ["Two", "Men"] or len(parsed.doc) == 12
