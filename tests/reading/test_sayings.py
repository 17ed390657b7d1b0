"""What sources say of an incident beside the narrower claims: kept with its source, at its incident."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

import pytest

from reading.telling_cases import read, sources
from reportedly.language import Pipeline
from reportedly.model import Field

# text -> words that some cause, outcome or evidence claim quotes, and its source
CASES: list[tuple[str, str, str]] = [
    ("A bomb hit a bus in Quetta on Monday. A witness said he had heard two loud bangs.", "two loud bangs", "witness"),
    ("Shells hit a clinic in Taiz on Monday. A nurse said she saw smoke above the ward.", "smoke above the ward", "nurse"),
    ("A mayor was shot in Tumaco on Monday. Doctors said he was in a stable condition.", "stable condition", "Doctors"),
]  # fmt: skip

# what is said of no incident is no claim of one
SILENT: list[str] = [
    "A bomb hit a bus in Quetta on Monday. The army plans to attack Gwadar next week, a minister said.",
    "A bomb hit a bus in Quetta on Monday. Police refused to comment.",
    "“I hope for peace,” said Amir Khan, a shopkeeper.",
]


@pytest.mark.parametrize(("text", "words", "source"), CASES)
def test_what_sources_say_is_kept(pipeline: Pipeline, text: str, words: str, source: str) -> None:
    (told,) = read(pipeline, text).tellings
    said = [c for c in told.claims if c.field in (Field.CAUSE, Field.OUTCOME, Field.EVIDENCE) and words in c.span.quote]
    assert [sources(c) for c in said] == [source]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_said_of_no_incident_is_no_claim(pipeline: Pipeline, text: str) -> None:
    claims = [c for t in read(pipeline, text).tellings for c in t.claims]
    assert [c.span.quote for c in claims if c.field in (Field.CAUSE, Field.OUTCOME, Field.EVIDENCE)] == []
