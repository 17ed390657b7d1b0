"""People whom no list holds, and what is no people."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.reading.people import find_people

PEOPLE = [
    ("Two kilnworkers were shot.", "Two kilnworkers"),
    ("The blast hurt six mosquegoers.", "six mosquegoers"),
    ("Four cheesemakers fled.", "Four cheesemakers"),
    ("Three gravelmen were seen.", "Three gravelmen"),
    ("A shell killed two passers-by.", "two passers-by"),
    ("A wainwright was abducted.", "A wainwright"),
    ("A tobacconist was kidnapped.", "A tobacconist"),
    ("The murder of a sexton is unsolved.", "a sexton"),
    ("A Marine died.", "A Marine"),
    ("A cook was killed.", "A cook"),
    ("A boy of nine was hurt.", "A boy of nine"),
]
NOBODY = [
    "Raiders stole 40 goats and killed a cow.",
    "The bill was killed in committee.",
    "The pacemaker failed.",
    "The stronghold fell.",
    "The abdomen is soft.",
]


@pytest.mark.parametrize(("text", "words"), PEOPLE)
def test_people_of_no_list(pipeline: Pipeline, text: str, words: str) -> None:
    parsed = pipeline.parse(text)
    assert words in [parsed.words(m.first, m.last) for m in find_people(parsed, ())]


@pytest.mark.parametrize("text", NOBODY)
def test_no_people(pipeline: Pipeline, text: str) -> None:
    parsed = pipeline.parse(text)
    said = [parsed.words(m.first, m.last) for m in find_people(parsed, ())]
    assert [w for w in said if w != "Raiders"] == []


def test_the_number_after_a_boy_is_an_age(pipeline: Pipeline) -> None:
    mention = find_people(pipeline.parse("A shepherd of 14 was hurt."), ())[0]
    assert (mention.who.age, mention.who.minor) == (14, True)
    assert find_people(pipeline.parse("A father of three was hurt."), ())[0].who.age is None
