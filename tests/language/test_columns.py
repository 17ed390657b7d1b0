"""The columns of a parse say what its tokens say."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.language.columns import columns

TEXTS = (
    "",
    "Shots.",
    'Two guards were shot near the old mill. "They came at dawn," said Ana Rivas, who runs the shop in Lima.',
    "A heading\n\nThe shelling stopped, and the miners, the drivers and their families left. Nobody was hurt.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_they_are_what_the_tokens_say(pipeline: Pipeline, text: str) -> None:
    parsed = pipeline.parse(text)
    told, doc = columns(parsed), parsed.doc
    assert told.size == len(doc)
    assert told.text == [t.text for t in doc]
    assert told.lower == [t.lower_ for t in doc]
    assert told.lemma == [t.lemma_ for t in doc]
    assert told.pos == [t.pos_ for t in doc]
    assert told.tag == [t.tag_ for t in doc]
    assert told.dep == [t.dep_ for t in doc]
    assert told.entity == [t.ent_type_ for t in doc]
    assert told.ids["lemma"] == [t.lemma for t in doc]
    assert told.head == [t.head.i for t in doc]
    assert told.kids == [[c.i for c in t.children] for t in doc]
    assert told.left == [t.left_edge.i for t in doc]
    assert told.right == [t.right_edge.i + 1 for t in doc]
    assert told.bounds == [(s.start, s.end) for s in doc.sents]
    assert told.sentence == [n for n, s in enumerate(doc.sents) for _ in s]


def test_they_are_made_once(pipeline: Pipeline) -> None:
    parsed = pipeline.parse(TEXTS[2])
    assert columns(parsed) is columns(parsed)
