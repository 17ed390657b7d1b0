"""What becomes of an incident's claims: its status, whether it is an aggregate, and its summary in plain words."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

import pytest

from reading.telling_cases import agree, read
from reportedly.language import Pipeline

STATUS: list[tuple[str, str]] = [
    # happened: "police said" does not make it alleged
    ("A judge was shot in Lima on Monday.", "shooting happened"),
    ("A judge was shot in Lima on Monday, police said.", "shooting happened"),
    ("A judge was reportedly shot in Lima on Monday. The police confirmed that the judge was shot.", "shooting happened"),
    # alleged: every word on it is hedged
    ("A judge was reportedly shot in Lima on Monday.", "shooting alleged"),
    ("Soldiers allegedly tortured a student in Harare on Monday.", "torture alleged"),
    ("A judge appears to have been shot in Lima on Monday.", "shooting alleged"),
    ("Rebels may have shelled a school in Taiz on Monday, a teacher said.", "shelling alleged"),
    ("There was an unconfirmed report of an explosion in Erbil on Monday.", "explosion alleged"),
    ("Two shepherds are believed to have been abducted near Palmyra on Monday.", "abduction alleged | to two shepherds"),
    # attempted: begun but failed or foiled
    ("Gunmen tried to kill a judge in Lima on Monday.", "killing/shooting attempted"),
    ("Police foiled a bomb attack on a church in Lahore on Monday.", "bombing attempted"),
    ("Gunmen attempted to abduct a nun in Bukavu on Sunday.", "abduction attempted"),
    ("An attack on a train near Kaduna was foiled on Monday, police said.", "attack attempted | at train"),
    # denied: all deny
    ("The army denied that it had shelled the school in Taiz on Monday.", "shelling denied"),
    ("The ministry denied that its troops had tortured a student in Bata.", "torture denied"),
    ("Rebels denied kidnapping two doctors in Bunia on Friday.", "abduction denied"),
    ("Police denied shooting the protester.", "shooting denied | by -"),
    ("The rebels rejected accusations that they had kidnapped the nurses in Bunia.", "abduction denied | by -"),
    # one word for it and one against it
    ("Residents said the army shelled a school in Taiz on Monday. The army denied shelling the school.", "shelling happened"),
]  # fmt: skip

AGGREGATE: list[tuple[str, str]] = [
    ("Four bombings in May killed 30 people in Baghdad.", "bombing aggregate | where Baghdad | when 2024-05-01..2024-05-16"),
    ("Three car bombs exploded in Baghdad on Monday, killing 12 people.", "bombing aggregate | where Baghdad | when 2024-05-13 | killed 12"),
    ("Militants launched four attacks on army posts in Mali on Monday.", "attack aggregate | by militants | at army posts | when 2024-05-13"),
    ("There were six attacks on clinics in Sudan in April.", "attack aggregate | at clinics | when 2024-04-01..2024-04-30 month"),
    ("A bomb killed 30 people in Baghdad in May.", "bombing | where Baghdad | killed 30"),
    ("Two gunmen killed a judge in Lima on Monday.", "killing/shooting | killed 1"),
]  # fmt: skip

SUMMARY: list[tuple[str, list[str]]] = [
    ("Gunmen shot dead a judge in Quetta on Monday.", ["Shooting", "judge", "Gunmen", "Quetta", "Monday", "1 killed"]),
    ("A judge was reportedly shot in Lima on Monday.", ["Reportedly", "shooting", "judge", "Lima"]),
    ("Gunmen tried to kill a judge in Lima on Monday.", ["Attempted", "judge"]),
    ("The army denied that it had shelled the school in Taiz on Monday.", ["Denied", "shelling"]),
    ("Four bombings in May killed 30 people in Baghdad.", ["Several acts of bombing", "30 killed"]),
    ("A bomb killed at least nine people near Kano.", ["Bombing", "near Kano", "killed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATUS)
def test_status(pipeline: Pipeline, text: str, expected: str) -> None:
    agree(read(pipeline, text), [expected])


@pytest.mark.parametrize(("text", "expected"), AGGREGATE)
def test_aggregate(pipeline: Pipeline, text: str, expected: str) -> None:
    agree(read(pipeline, text), [expected])


@pytest.mark.parametrize(("text", "words"), SUMMARY)
def test_summary_says_what_the_claims_say(pipeline: Pipeline, text: str, words: list[str]) -> None:
    (told,) = read(pipeline, text).tellings
    assert [word for word in words if word not in told.summary] == [], told.summary


@pytest.mark.parametrize(
    "text", ["Trend: militants have been hitting villages in Benue.", "Rebels have intensified their attacks on Goma."]
)
def test_a_trend_is_a_statement_and_no_incident(pipeline: Pipeline, text: str) -> None:
    reading = read(pipeline, text)
    assert (list(reading.tellings), [str(s.kind) for s in reading.statements]) == ([], ["trend"])


def test_a_telling_holds_only_what_its_claims_say(pipeline: Pipeline) -> None:
    for text, _ in STATUS + AGGREGATE:
        for told in read(pipeline, text).tellings:
            values = [c.value for c in told.claims]
            assert all(v in values for v in (*told.targets, *told.weapons, *told.victims, *told.perpetrators))
            assert told.where is None or told.where in values
            assert {c.report for c in told.claims} == {told.report}
