"""Which incident an outcome, a cause or a piece of evidence belongs to: by its person first, else the one told last."""

from __future__ import annotations

import pytest

from reading.telling_cases import read
from reportedly.language import Pipeline
from reportedly.model import Field

TWO = "A judge was shot in Lima on Friday. A clerk was stabbed in Cusco on Sunday. "

# what follows -> the incident (1 or 2) that gets the claim, its field and words of its quote
CASES: list[tuple[str, int, str, str]] = [
    ("The judge is in a coma.", 1, "outcome", "coma"),
    ("The clerk is in a critical condition.", 2, "outcome", "critical condition"),
    ("The judge was taken to hospital.", 1, "outcome", "hospital"),
    ("The clerk died on the way to hospital.", 2, "outcome", "died on the way"),
    ("Police found a knife at the scene.", 2, "evidence", "knife"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "field", "words"), CASES)
def test_outcomes_go_to_their_incident(pipeline: Pipeline, text: str, number: int, field: str, words: str) -> None:
    tellings = read(pipeline, TWO + text).tellings
    assert len(tellings) == 2
    owners = [n for n, t in enumerate(tellings, 1) for c in t.claims if c.field == field and words in c.span.quote]
    assert set(owners) == {number}


def test_an_outcome_without_an_incident_is_no_claim(pipeline: Pipeline) -> None:
    assert read(pipeline, "The old judge is in hospital for tests.").tellings == ()


def test_a_death_told_later_is_of_the_incident_that_wounded(pipeline: Pipeline) -> None:
    first, second = read(pipeline, TWO + "The judge died of his wounds on Monday.").tellings
    assert Field.KILLED in first.casualties
    assert Field.KILLED not in second.casualties
