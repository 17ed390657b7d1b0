"""Which mentions are the same person or group."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.model import Participant, Role
from reportedly.reading.coreference import entities, merge
from reportedly.reading.people import find_people

# text, and the words of two mentions; whether they are the same
PAIRS = [
    ("Amir Haddad was shot. Haddad died on Monday.", "Amir Haddad", "Haddad", True),
    ("Amir Haddad was shot. Mr Haddad died on Monday.", "Amir Haddad", "Mr Haddad", True),
    ("Amir Haddad, the mayor of the town, was shot.", "Amir Haddad", "the mayor of the town", True),
    ("Amir Haddad was the mayor of the town.", "Amir Haddad", "the mayor of the town", True),
    ("Amir Haddad and Peter Olsen were shot.", "Amir Haddad", "Peter Olsen", False),
    (
        "The deputy mayor of the town was shot at home. Amir Haddad died in hospital.",
        "The deputy mayor of the town",
        "Amir Haddad",
        True,
    ),
    ("The mayor met Mrs Olsen. She left early.", "Mrs Olsen", "She", True),
    ("A farmer was shot at dawn. He died later.", "A farmer", "He", True),
    ("Gunmen attacked the bus. The gunmen fled.", "Gunmen", "The gunmen", True),
    ("A woman was shot by two soldiers. She died later.", "A woman", "She", True),
    ("Soldiers shot a farmer. They fled.", "Soldiers", "They", True),
    ("A soldier shot a woman. He fled.", "a woman", "He", False),
    ("Ivo Brandt left. The body of Amir Haddad was found at dawn. He had been beaten.", "Amir Haddad", "He", True),
    ("They stopped three herders and shot them.", "three herders", "them", True),
    ("A schoolboy was hurt. The chief, Ivo Brandt, left. The boy is nine.", "A schoolboy", "The boy", True),
    ("A schoolboy was hurt. The boy is nine.", "A schoolboy", "The boy", True),
    ("Gunmen wounded her son, 17. The youth died.", "her son", "The youth", True),
    (
        "A constable was shot dead at home. Mr Ivo Brandt, aged 41, had moved there.",
        "A constable",
        "Mr Ivo Brandt",
        True,
    ),
    ("The robbers shot a clerk, Ivo Brandt, and his niece.", "a clerk", "Ivo Brandt", True),
]


@pytest.mark.parametrize(("text", "one", "other", "same"), PAIRS)
def test_same_or_not(pipeline: Pipeline, text: str, one: str, other: str, same: bool) -> None:
    parsed = pipeline.parse(text)
    by_words = {parsed.words(m.first, m.last): m.entity for m in find_people(parsed, ())}
    assert (by_words[one] == by_words[other]) is same


def test_entities_say_what_all_mentions_say(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("Amir Haddad, 52, the governor of the province, was shot. Haddad died on Monday.")
    mentions = find_people(parsed, ())
    who = entities(mentions)[mentions[0].entity]
    assert (who.name, who.office, who.age, who.role) == ("Amir Haddad", "governor of the province", 52, Role.OFFICIAL)


def test_merge_takes_nothing_away() -> None:
    one = Participant("Haddad", None, role=Role.UNKNOWN)
    other = Participant(None, "governor", "governor", role=Role.OFFICIAL)
    assert merge(one, other) == Participant("Haddad", "governor", "governor", role=Role.OFFICIAL)
    assert merge(other, one) == merge(one, other)
