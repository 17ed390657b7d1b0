"""Each claim: its field, its words, who says so and how surely; and the laws that every claim obeys."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading import test_happenings, test_joining, test_splitting, test_tellings
from reading.telling_cases import agree, claims_of, read, sources
from reportedly.language import Pipeline
from reportedly.model import (
    QUOTE_LIMIT,
    TOLLS,
    Field,
    KindValue,
    Number,
    Participant,
    Target,
    TextValue,
    Weapon,
    When,
    Where,
)

# text -> field: words (certainty, source chain); each must be among the claims
CASES: list[tuple[str, list[str]]] = [
    # the report's own word
    ("A bomb killed nine people in Kano on Monday.", ["killed: killing nine people|killed nine people (stated, -)", "when: Monday (stated, -)", "where: Kano (stated, -)"]),
    # said, told, according to, reportedly
    ("A judge was shot in Lima on Monday, police said.", ["kind: shot (stated, police)", "victim: A judge (stated, police)"]),
    ("According to local residents, soldiers shot a farmer near Kidal.", ["kind: shot (stated, local residents)", "perpetrator: soldiers (stated, local residents)"]),
    ("A farmer was shot near Kidal, according to the defence ministry.", ["kind: shot (stated, defence ministry)"]),
    ("The mayor told reporters that shells hit a clinic in Taiz.", ["kind: hit (stated, mayor)"]),
    ("A farmer was reportedly shot near Kidal on Monday.", ["kind: shot (hedged, -)"]),
    ("Rebels allegedly shot a farmer near Kidal on Monday.", ["kind: shot (hedged, -)", "perpetrator: Rebels (hedged, -)"]),
    ("Soldiers may have shot a farmer near Kidal, a witness said.", ["kind: shot (hedged, witness)"]),
    ("A farmer appears to have been shot near Kidal on Monday.", ["kind: shot (hedged, -)"]),
    ("“Soldiers shot a farmer near Kidal on Monday,” said Oumar Diallo, a teacher.", ["kind: shot (stated, Oumar Diallo)"]),
    # rivals of one report
    ("Police said a bomb killed nine people in Kano. Hospital officials put the toll at 12.", ["killed: killed nine people (stated, Police)", "killed: toll at 12 (stated, Hospital officials)"]),
    # hearsay of hearsay
    ("A bomb killed nine people in Kano, the state news agency reported, citing police.", ["killed: killed nine people (stated, state news agency > police)"]),
    # denial
    ("Witnesses said soldiers shot a farmer near Kidal. The army denied shooting him.", ["kind: shot (stated, Witnesses)", "perpetrator: * (denied, army)"]),
    ("The ministry accused rebels of shelling a school in Taiz on Monday.", ["kind: shelling (hedged, ministry)", "perpetrator: * (stated, ministry)"]),
    # blame and responsibility
    ("A bomb killed nine people in Kano on Monday. Boko Haram claimed responsibility for the attack.", ["perpetrator: * (stated, Boko Haram)"]),
    ("A bomb killed nine people in Kano on Monday. Police blamed separatists for the bombing.", ["perpetrator: * (stated, Police)"]),
    ("Suspected militants shot a judge in Quetta on Monday.", ["perpetrator: Suspected militants (hedged, -)"]),
    # evidence, cause, outcome
    ("A lawyer was shot in Durres on Monday. Police found 12 bullet casings near his car.", ["evidence: * (stated, *)"]),
    ("A mayor fell ill in Tomsk on Monday. Doctors said he had suffered a stroke. His aides said he had been poisoned.", ["cause: * (stated, Doctors)"]),
    ("A lawyer was shot in Durres on Monday. He was taken to hospital.", ["outcome: * (stated, -)"]),
]  # fmt: skip

NUMBERS: list[tuple[str, list[tuple[str, int | None, int | None]]]] = [
    ("A bomb killed 11 people in Kano.", [("killed", 11, 11)]),
    ("A bomb killed at least 11 people in Kano.", [("killed", 11, None)]),
    ("A bomb killed more than 30 people in Kano.", [("killed", 31, None)]),
    ("A bomb killed up to 12 people in Kano.", [("killed", None, 12)]),
    ("A bomb killed two or three people in Kano.", [("killed", 2, 3)]),
    ("A bomb killed dozens of people in Kano.", [("killed", 12, None)]),
    ("A bomb wounded hundreds of people in Kano.", [("injured", 100, None)]),
    ("A bomb exploded in Kano on Monday, but no one was hurt.", [("killed", 0, 0), ("injured", 0, 0)]),
    ("A bomb exploded in Kano on Monday, but there were no deaths.", [("killed", 0, 0)]),
    ("A bomb caused casualties in Kano on Monday.", [("killed", None, None), ("injured", None, None)]),
    ("A bomb blew up a car with two policemen inside in Kano on Monday.", []),
    ("A bomb killed nine people, including four children, in Kano.", [("killed", 9, 9), ("killed", 4, 4)]),
    ("A bomb killed three soldiers and two clerks in Kano.", [("killed", 3, 3), ("killed", 2, 2)]),
    ("A bomb killed nine people and wounded 20 in Kano.", [("killed", 9, 9), ("injured", 20, 20)]),
]  # fmt: skip


def _fits(wanted: str, got: tuple[str, str, str, str]) -> bool:
    field, _, rest = wanted.partition(": ")
    words, _, says = rest.removesuffix(")").rpartition(" (")
    certainty, _, source = says.partition(", ")
    pairs = ((field, got[0]), (certainty, got[2]), (source, got[3]))
    return all(a in ("*", b) for a, b in pairs) and (words == "*" or got[1] in words.split("|"))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_claims(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    claims = [c for t in read(pipeline, text).tellings for c in t.claims]
    got = [(str(c.field), c.text, str(c.certainty), sources(c)) for c in claims]
    missing = [wanted for wanted in expected if not any(_fits(wanted, row) for row in got)]
    assert not missing, f"{missing} not in {got}"


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers(pipeline: Pipeline, text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    claims = [c for t in read(pipeline, text).tellings for c in t.claims if c.field in TOLLS]
    got = [(str(c.field), c.value.low, c.value.high) for c in claims if isinstance(c.value, Number)]
    assert sorted(got, key=str) == sorted(expected, key=str)


def test_a_part_names_the_claim_that_includes_it(pipeline: Pipeline) -> None:
    reading = read(pipeline, "A bomb killed nine people, including four children, in Kano.")
    claims = {c.value.low: c for c in claims_of(reading, Field.KILLED) if isinstance(c.value, Number)}
    part = claims[4].value
    assert isinstance(part, Number) and part.part_of == claims[9].id


TYPES: dict[Field, type] = {
    Field.KIND: KindValue,
    Field.WHEN: When,
    Field.WHERE: Where,
    **dict.fromkeys(TOLLS, Number),
    Field.VICTIM: Participant,
    Field.PERPETRATOR: Participant,
    Field.TARGET: Target,
    Field.WEAPON: Weapon,
    **dict.fromkeys((Field.CAUSE, Field.OUTCOME, Field.EVIDENCE), TextValue),
}


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_values_are_typed_by_field(pipeline: Pipeline, text: str) -> None:
    claims = [c for t in read(pipeline, text).tellings for c in t.claims]
    assert claims and all(isinstance(c.value, TYPES[c.field]) for c in claims)


def test_words_in_quotation_marks_are_quoted(pipeline: Pipeline) -> None:
    reading = read(pipeline, "“Soldiers shot a farmer near Kidal on Monday,” said Oumar Diallo, a teacher.")
    assert all(c.quoted for c in claims_of(reading, Field.KIND))
    plain = read(pipeline, "Soldiers shot a farmer near Kidal on Monday, said Oumar Diallo, a teacher.")
    assert not any(c.quoted for c in claims_of(plain, Field.KIND))


LONG = (
    "Rebels attacked the town of Bria on Monday, " + "and burned the market, the clinic and the school of the town, " * 9
    + "killing 12 villagers and wounding three nurses, a priest, a teacher and two drivers of a lorry."
)  # fmt: skip


@pytest.mark.parametrize(
    "text", [LONG, LONG.replace(", ", "; "), "“" + LONG + "” a mayor said.", LONG.replace("and ", "\n\n")]
)
def test_a_quote_is_at_most_one_sentence_and_400_characters(pipeline: Pipeline, text: str) -> None:
    reading = read(pipeline, text)
    assert reading.tellings
    for told in reading.tellings:
        for claim in told.claims:
            assert len(claim.span.quote) <= QUOTE_LIMIT
            assert "\n\n" not in claim.span.quote
            assert text[claim.span.start : claim.span.end] == claim.span.quote


# -- whatever is told: sentences of all kinds put together at random

SENTENCES = [
    *(text for text, _ in CASES),
    *(text for text, _ in NUMBERS),
    *(text for text, _ in test_happenings.CASES),
    *test_happenings.NOTHING,
    *(text for text, _ in test_joining.ONE),
    *(text for text, _ in test_joining.SEVERAL),
    *(text for text, _ in test_splitting.CASES),
    *(text for text, _ in test_tellings.STATUS),
    "The army plans to attack the town of Bria next week.",
    "Militants have stepped up their attacks on villages in recent months.",
    "It came a day after a bomb killed a clerk in Cusco.",
    "The previous day, two separate car bombs killed a prosecutor and a bishop.",
    "No one has claimed responsibility.",
    "“He has died, as far as I know,” the governor said. “We are in mourning.”",
    "Mayor shot dead in Tumaco",
    "KABUL, May 14 —",
    "• Three dead\n• Nine hurt",
    "The toll later rose to 15.",
    "ОБСТРЕЛ Херсона 🚀 — 3 killed",
    "Elsewhere, 1,200 people were arrested.",
]


@given(st.lists(st.sampled_from(SENTENCES), max_size=7), st.sampled_from([" ", "\n", "\n\n", ""]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_whatever_is_told_the_laws_hold(pipeline: Pipeline, sentences: list[str], glue: str) -> None:
    text = glue.join(sentences)
    reading = read(pipeline, text)
    ids = [t.id for t in reading.tellings]
    assert len(set(ids)) == len(ids)
    spans = [c.span for t in reading.tellings for c in t.claims]
    spans += [s.span for s in reading.statements] + [k.span for k in reading.checks]
    for span in spans:
        assert text[span.start : span.end] == span.quote
        assert len(span.quote) <= QUOTE_LIMIT
    for told in reading.tellings:
        fields = {c.field for c in told.claims}
        assert Field.KIND in fields or fields & set(TOLLS)
        assert all(isinstance(c.value, TYPES[c.field]) for c in told.claims)
        own = [c.id for c in told.claims]
        assert len(set(own)) == len(own)
        assert all(set(toll.claims) <= set(own) for toll in told.casualties.values())
        leans = told.when.relative_to
        assert leans is None or leans.to == "report" or leans.to in ids
    for d in reading.disagreements:
        told = next(t for t in reading.tellings if t.id == d.incident)
        assert len(set(d.claims)) >= 2 and set(d.claims) <= {c.id for c in told.claims}


def test_denied_words_make_nobody_a_perpetrator(pipeline: Pipeline) -> None:
    agree(
        read(
            pipeline,
            "A school in Taiz was shelled on Monday. The army denied that its soldiers had shelled the school.",
        ),
        ["shelling happened | by -"],
    )
