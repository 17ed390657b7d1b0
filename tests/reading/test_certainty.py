"""What a hedge reaches. In a case, ⟦ ⟧ hold words that must be unsure; words in ⟨ ⟩ must not."""

from __future__ import annotations

import re

import pytest

from reportedly.language import Pipeline
from reportedly.reading.attribution import find_attributions, voices

CASES = [
    "The mayor was reportedly ⟦shot⟧ on Sunday.",
    "The mayor may have been ⟦shot⟧.",
    "Rebels appear to have ⟦taken⟧ the ⟦town⟧.",
    "He is believed to have ⟦led⟧ the ⟦raid⟧.",
    "The ⟦suspected⟧ ⟦militants⟧ were ⟨killed⟩ near the well.",
    "The blast was apparently ⟦caused⟧ by a ⟦gas⟧ leak.",
    "Two nurses were abducted, allegedly by a ⟦militia⟧, and later ⟨freed⟩.",
    "Unconfirmed reports of ⟦shelling⟧ came from the coast.",
    "“He has ⟦died⟧, as far as I know,” the doctor said.",
    "“I think they ⟦fled⟧,” the doctor said.",
    "It was not clear whether anyone was ⟦hurt⟧.",
    "It is unclear who ⟦fired⟧ the shell.",
    "The rebels said they ⟦took⟧ the fort. The claim could not be independently verified.",
    "Police said the mayor was ⟨shot⟩.",
    "The rebels could not have ⟨fired⟩ the rocket.",
    "In May the troops ⟨took⟩ the fort.",
]


@pytest.mark.parametrize("marked", CASES)
def test_hedges(pipeline: Pipeline, marked: str) -> None:
    text = re.sub("[⟦⟧⟨⟩]", "", marked)
    parsed = pipeline.parse(text)
    laid = voices(parsed, find_attributions(parsed))

    def certainty(word: str) -> str:
        return str(laid.of(next(i for i in range(len(parsed.doc)) if parsed.words(i, i + 1) == word)).certainty)

    for word in re.findall("⟦([^⟧]*)⟧", marked):
        assert certainty(word) == "hedged", word
    for word in re.findall("⟨([^⟩]*)⟩", marked):
        assert certainty(word) == "stated", word
