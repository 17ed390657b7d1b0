"""Words of one report that cannot all be true: told side by side, with their sources, and nothing where they agree."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

import pytest

from reading.telling_cases import read, sources
from reportedly.language import Pipeline
from reportedly.model import Certainty, Claim, Field, Number, Participant, Source, SourceKind, Span, TextValue, Value
from reportedly.reading.disagreements import disagreements

# report -> the field of a disagreement and the sources of its sides
CASES: list[tuple[str, str, set[str]]] = [
    ("A bomb killed nine people in Kano on Monday, police said. Hospital officials put the toll at 12.", "killed", {"police", "Hospital officials"}),
    ("Shells hit a market in Taiz on Monday. Residents said 20 people were killed. The army said four people were killed.", "killed", {"Residents", "army"}),
    ("A bomb wounded nine people in Kano on Monday, police said. A doctor said 20 people had been wounded.", "injured", {"police", "doctor"}),
    ("Gunmen abducted 30 pupils in Kankara on Friday, police said. Parents said 80 pupils had been abducted.", "abducted", {"police", "Parents"}),
    ("The army said it killed 12 militants in a raid near Gao on Monday. The militants said only two of their fighters had died.", "killed", {"army", "militants"}),
    ("A mayor fell ill in Tomsk on Monday. Doctors said he had suffered a stroke. His aides said he had been poisoned.", "cause", {"Doctors", "his aides"}),
    ("Residents said the army shelled a school in Taiz on Monday. The army denied shelling the school.", "perpetrator", {"Residents", "army"}),
    ("A bomb killed nine people in Kano on Monday. Police blamed separatists for the bombing. The separatists denied responsibility for it.", "perpetrator", {"Police", "separatists"}),
    ("A mayor was shot in Tumaco on Monday. Police said he died at the scene. His brother said he died in hospital.", "outcome", {"Police", "his brother"}),
]  # fmt: skip

AGREED: list[str] = [
    "A bomb killed nine people in Kano on Monday, police said. A hospital official said nine people were killed.",
    "A bomb killed nine people, including four children, in Kano on Monday, police said.",
    "A bomb killed three soldiers in Kano on Monday, the army said. Police said two civilians were killed.",
    "A bomb killed nine people in Kano on Monday, police said. Police later said the toll had risen to 12.",
    "A bomb killed nine people in Kano on Monday. A bomb killed four people in Jos on Tuesday.",
    "Gunmen shot a judge in Cali on Monday, police said. A witness said the gunmen shot the judge twice.",
]


@pytest.mark.parametrize(("text", "field", "sides"), CASES)
def test_they_differ(pipeline: Pipeline, text: str, field: str, sides: set[str]) -> None:
    reading = read(pipeline, text)
    claims = {c.id: c for t in reading.tellings for c in t.claims}
    found = {str(d.field): {sources(claims[c]).rpartition(" > ")[2] for c in d.claims} for d in reading.disagreements}
    assert field in found, f"only {found}"
    wanted = {side.casefold() for side in sides}
    assert wanted <= {side.casefold() for side in found[field]}


@pytest.mark.parametrize("text", AGREED)
def test_they_agree(pipeline: Pipeline, text: str) -> None:
    assert [d.note for d in read(pipeline, text).disagreements] == []


def claim(field: Field, value: Value, by: str | None, at: int, certainty: Certainty = Certainty.STATED) -> Claim:
    chain = (Source(by, SourceKind.ORGANISATION),) if by else ()
    return Claim("r", field, value, f"words {at}", certainty, chain, None, False, Span(at, at + 1, "w"), "rule@1")


def killed(low: int | None, high: int | None, by: str | None, at: int, of: str | None = None) -> Claim:
    return claim(Field.KILLED, Number(low, high, of), by, at)


PAIRS: list[tuple[str, Claim, Claim, bool]] = [
    ("other numbers of two sources", killed(9, 9, "A", 0), killed(12, 12, "B", 9), True),
    ("the same number", killed(9, 9, "A", 0), killed(9, 9, "B", 9), False),
    ("one source", killed(9, 9, "A", 0), killed(12, 12, "A", 9), False),
    ("other groups", killed(9, 9, "A", 0, "soldiers"), killed(12, 12, "B", 9, "rebels"), False),
    ("a number and none", killed(9, 9, "A", 0), killed(None, None, "B", 9), False),
    ("other causes", claim(Field.CAUSE, TextValue("a stroke"), "A", 0), claim(Field.CAUSE, TextValue("poison"), "B", 9), True),
    ("other perpetrators", claim(Field.PERPETRATOR, Participant("Reds"), "A", 0), claim(Field.PERPETRATOR, Participant("Blues"), "B", 9), True),
    ("one perpetrator in other words", claim(Field.PERPETRATOR, Participant("the Reds"), "A", 0), claim(Field.PERPETRATOR, Participant("Reds"), "B", 9), False),
    ("a denial", claim(Field.PERPETRATOR, Participant("Reds"), "A", 0), claim(Field.PERPETRATOR, Participant("Reds"), "B", 9, Certainty.DENIED), True),
    ("other victims", claim(Field.VICTIM, Participant("Ana"), "A", 0), claim(Field.VICTIM, Participant("Eva"), "B", 9), False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "one", "other", "differ"), PAIRS, ids=[p[0] for p in PAIRS])
def test_two_claims(rule: str, one: Claim, other: Claim, differ: bool) -> None:
    found = disagreements("i-1", [one, other])
    assert [set(d.claims) for d in found] == ([{one.id, other.id}] if differ else [])
    assert all(d.incident == "i-1" and d.field is one.field and d.note for d in found)
