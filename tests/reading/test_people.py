"""People, groups, forces and authorities: what each mention says, and nothing that it does not."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.model import Number, Participant, Role
from reportedly.reading.people import DESCRIPTION_LIMIT, find_people


def first(pipeline: Pipeline, text: str) -> Participant:
    return find_people(pipeline.parse(text), ())[0].who


# text -> the first mention's description and role
ROLES = [
    ("Two policemen were shot.", "Two policemen", Role.POLICE),
    ("Gunmen fired at the bus.", "Gunmen", Role.UNKNOWN),
    ("Suspected militants fled.", "Suspected militants", Role.REBEL),
    ("The army withdrew.", "army", Role.STATE_FORCES),
    ("Government forces withdrew.", "Government forces", Role.STATE_FORCES),
    ("Israeli troops withdrew.", "Israeli troops", Role.STATE_FORCES),
    ("Rebel fighters withdrew.", "Rebel fighters", Role.REBEL),
    ("UN soldiers withdrew.", "UN soldiers", Role.PEACEKEEPER),
    ("Hamas fighters withdrew.", "Hamas fighters", Role.REBEL),
    ("Villagers fled.", "Villagers", Role.CIVILIAN),
    ("Three worshippers fled.", "Three worshippers", Role.CIVILIAN),
    ("Protesters threw stones.", "Protesters", Role.PROTESTERS),
    ("Two aid workers were taken.", "Two aid workers", Role.AID_WORKER),
    ("Peacekeepers were shot.", "Peacekeepers", Role.PEACEKEEPER),
    ("Ten inmates escaped.", "Ten inmates", Role.DETAINEE),
    ("A local journalist was shot.", "local journalist", Role.JOURNALIST),
    ("A gang attacked the town.", "gang", Role.MILITIA),
    ("Three men in uniform came.", "Three men in uniform", Role.UNKNOWN),
    ("The governor of the province was shot.", "governor of the province", Role.OFFICIAL),
    ("The head of the prison service was shot.", "head of the prison service", Role.OFFICIAL),
    ("A former soldier was shot.", "former soldier", Role.UNKNOWN),
]


@pytest.mark.parametrize(("text", "description", "role"), ROLES)
def test_description_and_role(pipeline: Pipeline, text: str, description: str, role: Role) -> None:
    who = first(pipeline, text)
    assert (who.description, who.role) == (description, role)


@pytest.mark.parametrize(
    ("text", "age", "minor"),
    [
        ("A 34-year-old farmer was shot.", 34, False),
        ("A 12-year-old girl was shot.", 12, True),
        ("A boy aged 9 was shot.", 9, True),
        ("The 16-year-old was shot.", 16, True),
        ("A child was shot.", None, True),
        ("A man was shot.", None, None),
        ("A teenager was shot.", None, None),
    ],
)
def test_age_and_minor_only_as_told(pipeline: Pipeline, text: str, age: int | None, minor: bool | None) -> None:
    who = first(pipeline, text)
    assert (who.age, who.minor) == (age, minor)


def test_name_office_and_title(pipeline: Pipeline) -> None:
    who = first(pipeline, "District police chief Imran Qazi said it was over.")
    assert (who.name, who.office, who.role) == ("Imran Qazi", "District police chief", Role.POLICE)
    assert first(pipeline, "Mr Okafor was shot.").name == "Okafor"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A pro-Russian official was shot.", "Russian"),
        ("The Ankara-backed rebels fled.", "Ankara"),
        ("Ethiopian troops fled.", "Ethiopian"),
        ("The rebels fled.", None),
    ],
)
def test_side_as_worded(pipeline: Pipeline, text: str, side: str | None) -> None:
    assert first(pipeline, text).side == side


@pytest.mark.parametrize(
    ("text", "group", "role"),
    [
        ("Al-Shabaab attacked the base.", "Al-Shabaab", Role.REBEL),
        ("The M23 took the town.", "M23", Role.REBEL),
        ("The RSF shelled the town.", "Rapid Support Forces", Role.MILITIA),
        ("The Northern Hills Liberation Front attacked the base.", "Northern Hills Liberation Front", Role.REBEL),
    ],
)
def test_groups_by_name(pipeline: Pipeline, text: str, group: str, role: Role) -> None:
    who = first(pipeline, text)
    assert (who.group, who.role) == (group, role)


def test_counts(pipeline: Pipeline) -> None:
    found = find_people(pipeline.parse("At least four soldiers and a farmer died; villagers fled."), ())
    assert [m.who.count and (m.who.count.low, m.who.count.high) for m in found] == [(4, None), (1, 1), None]
    assert found[1].who.count == Number(1, 1)


@pytest.mark.parametrize(
    "text", ["The body of the report was long.", "The party won.", "A state of emergency holds.", ""]
)
def test_words_that_are_no_people(pipeline: Pipeline, text: str) -> None:
    assert find_people(pipeline.parse(text), ()) == []


def test_a_description_is_bounded_and_stands_in_the_text(pipeline: Pipeline) -> None:
    text = "The mayor of " + "the old town of " * 30 + "Zed was shot."
    parsed = pipeline.parse(text)
    for mention in find_people(parsed, ()):
        assert len(mention.who.description or "") <= DESCRIPTION_LIMIT
        assert (mention.who.description or "") in text
