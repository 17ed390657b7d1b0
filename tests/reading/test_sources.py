"""A source phrase taken apart: kind, name and office."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.reading.attribution import find_attributions

CASES = [
    ("The interior ministry", "organisation", "interior ministry", None),
    ("The British Ministry of Defence", "organisation", "British Ministry of Defence", None),
    ("Police", "organisation", "Police", None),
    ("Yemeni media", "media", "Yemeni media", None),
    ("State television", "media", "State television", None),
    ("Residents", "witness", "Residents", None),
    ("A witness", "witness", "witness", None),
    ("Officials", "official", "Officials", None),
    ("A military source", "unnamed", "military source", None),
    ("Tomas Berg, head of the harbour office,", "official", "Tomas Berg", "head of the harbour office"),
    ("Police chief Tomas Berg", "official", "Tomas Berg", "Police chief"),
    ("Mr Berg", "person", "Berg", None),
    ("A spokesman for the navy, Tomas Berg,", "official", "Tomas Berg", "spokesman for the navy"),
]


@pytest.mark.parametrize(("phrase", "kind", "name", "office"), CASES)
def test_sources(pipeline: Pipeline, phrase: str, kind: str, name: str, office: str | None) -> None:
    (found,) = find_attributions(pipeline.parse(f"{phrase} said that a ferry sank off the coast."))
    assert (str(found.source.kind), found.source.name, found.source.office) == (kind, name, office)


def test_the_words_of_an_unnamed_source_are_kept(pipeline: Pipeline) -> None:
    text = "A police official, who spoke on condition of anonymity, said that a ferry sank."
    (found,) = find_attributions(pipeline.parse(text))
    assert found.source.description == "A police official, who spoke on condition of anonymity"


def test_nobody_is_named_where_nobody_is(pipeline: Pipeline) -> None:
    (found,) = find_attributions(pipeline.parse("It was reported that a ferry had sunk."))
    assert found.source.name is None
