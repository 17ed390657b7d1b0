"""Texts in capitals are read in their likely case: a table of sentences, each capitalised and mended again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language import Pipeline
from reportedly.language.truecase import Truecaser, needs_truecasing

SENTENCES = [
    "Guerrillas of the National Liberation Front killed three soldiers in Colombia on Tuesday.",
    "The president said that Syrian troops had shelled Aleppo for 12 hours.",
    "Colonel Mauricio Torres told reporters that the rebels fled in March.",
    "The troops may march on the capital.",
    "The ministry denied that U.S. advisers took part.",
    "Two men with AK-47 rifles were seen near Santa Marta.",
    "Police found 40 kg of explosives 12 km from the border.",
    "The Russian and Ukrainian armies exchanged fire.",
    "UN observers counted 16 bodies.",
    "It was the third attack since April 1990.",
    "Witnesses said that the men's convoy didn't stop.",
    "The Movement of Free Peasants (MFP) claimed it.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_capitals_are_mended(pipeline: Pipeline, sentence: str) -> None:
    shouted = sentence.upper()
    parsed = pipeline.parse(shouted)
    assert parsed.truecased and parsed.text == shouted
    assert " ".join(t.text for t in parsed.doc) == " ".join(t.text for t in pipeline.nlp.make_doc(sentence))


def test_offsets_stay_those_of_the_report(pipeline: Pipeline) -> None:
    text = "SAN PEDRO, 4 MAY (WIRE) -- TWO GUARDS\nWERE KILLED.\n\n   THE MAYOR, IN THE STRAßE, FLED.\n"
    parsed = pipeline.parse(text)
    for token, start, end in zip(parsed.doc, parsed.starts, parsed.ends, strict=True):
        assert text[start:end].lower() == token.text.lower()
    assert parsed.words(0, 2) == "SAN PEDRO"


def test_the_same_text_comes_out_the_same_whatever_was_read_before(pipeline: Pipeline) -> None:
    text = "THE ZORVANIAN GOVERNOR OF KELMAR FLED. HE WAS SEEN IN ZORVAN."
    before = [t.text for t in pipeline.parse(text).doc]
    pipeline.parse("Zorvanian troops took Kelmar. In Zorvan, zorvanian was spoken.")
    assert [t.text for t in pipeline.parse(text).doc] == before


def test_a_headline_in_capitals_is_mended_alone(pipeline: Pipeline) -> None:
    parsed = pipeline.parse(
        "TWO SOLDIERS KILLED IN MALI\n\nThe army of Mali said that two soldiers were killed on Monday."
    )
    assert not parsed.truecased
    assert [t.text for t in parsed.doc][:5] == ["Two", "soldiers", "killed", "in", "Mali"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POLICE KILLED TWO MEN", True),
        ("Police killed two men", False),
        ("NATO", False),
        ("", False),
        ("12.30 - 14.00", False),
    ],
)
def test_what_counts_as_capitals(text: str, expected: bool) -> None:
    assert needs_truecasing(text) is expected


def test_a_pipeline_without_a_tagger_will_do() -> None:
    import spacy

    words = Truecaser(spacy.blank("en")).truecase(
        ["THE", "ARMY", "LEFT", "ON", "MONDAY", "AFTER", "THE", "U.S.", "DID", "SO", "."]
    )
    assert words[0] == "The" and "Monday" in words and "U.S." in words and len(words) == 11


@given(st.lists(st.text(min_size=1, max_size=8), max_size=30))
def test_each_word_keeps_its_length(pipeline: Pipeline, words: list[str]) -> None:
    shouted = [word.upper() for word in words]
    mended = pipeline._truecase(shouted, frozenset())
    assert [len(w) for w in mended] == [len(w) for w in shouted]
    assert [w.lower() for w in mended] == [w.lower() for w in shouted]
