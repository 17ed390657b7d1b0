"""One line a case: the field, the sentence, and words that the clause must hold."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.model import QUOTE_LIMIT
from reportedly.reading.outcomes import find_outcomes, patterns

CASES: list[tuple[str, str, str]] = [
    ("outcome", "He was taken to a military hospital.", "taken to a military hospital"),
    ("outcome", "The wounded were flown to the capital.", "flown to the capital"),
    ("outcome", "She was put into an induced coma.", "induced coma"),
    ("outcome", "The driver remains in critical condition.", "critical condition"),
    ("outcome", "Army doctors tried to save his life.", "save his life"),
    ("outcome", "The boy died in hospital two days later.", "died in hospital"),
    ("outcome", "The guard succumbed to his wounds.", "succumbed to his wounds"),
    ("outcome", "Two porters died on the way to the clinic.", "died on the way"),
    ("outcome", "A girl lost a leg.", "lost a leg"),
    ("outcome", "The roof of the school collapsed.", "roof of the school collapsed"),
    ("outcome", "The blast damaged 12 houses.", "damaged 12 houses"),
    ("outcome", "The attackers fled on motorcycles.", "attackers fled"),
    ("outcome", "A third gunman got away.", "got away"),
    ("outcome", "No group has claimed responsibility.", "claimed responsibility"),
    ("outcome", "Nobody was hurt.", "Nobody was hurt"),
    ("outcome", "There were no casualties.", "no casualties"),
    ("outcome", "The lorry was found burned out near the river.", "found burned out"),
    ("outcome", "Traffic was halted for three hours.", "Traffic was halted"),
    ("outcome", "The second device failed to explode.", "failed to explode"),
    ("outcome", "Engineers defused the bomb.", "defused the bomb"),
    ("outcome", "The family paid a ransom.", "paid a ransom"),
    ("outcome", "The robbers took money and telephones.", "took money"),
    ("outcome", "Four passengers escaped unhurt.", "escaped unhurt"),
    ("outcome", "The fate of the other two is unknown.", "unknown"),
    ("outcome", "His brother is still missing.", "still missing"),
    ("cause", "He had suffered a stroke.", "suffered a stroke"),
    ("cause", "His office said he was ill with malaria.", "ill with malaria"),
    ("cause", "Her family believes that she was poisoned.", "was poisoned"),
    ("cause", "The explosion was caused by a gas leak.", "caused by a gas leak"),
    ("cause", "The fire was triggered by a short circuit.", "short circuit"),
    ("cause", "The mayor blamed a quarrel between smugglers.", "quarrel between smugglers"),
    ("cause", "The two clans fought over land.", "over land"),
    ("cause", "A rebel mortar must have fallen short.", "fallen short"),
    ("cause", "They accused him of spying for the army.", "accused him of spying"),
    ("cause", "The sergeant fell from a roof.", "fell from a roof"),
    ("evidence", "Investigators found shell casings near the gate.", "shell casings"),
    ("evidence", "Police recovered shrapnel from the walls.", "recovered shrapnel"),
    ("evidence", "A video shows men in uniform on the roof.", "video shows men in uniform"),
    ("evidence", "Satellite images show fresh craters.", "Satellite images show"),
    ("evidence", "The autopsy found two bullets.", "two bullets"),
    ("evidence", "Observers counted 16 bodies.", "counted 16 bodies"),
    ("evidence", "The body was found by a forest track.", "body was found"),
    ("evidence", "There is no evidence that officers took part.", "no evidence"),
    ("evidence", "Officers seized rifles and a list of names.", "seized rifles"),
    ("evidence", "Villagers heard two explosions.", "heard two explosions"),
    ("evidence", "The newspaper has seen photographs of the site.", "seen photographs"),
]

NOTHING = [
    "The army will take the wounded to hospital.",
    "If the roof collapses, people could die in hospital.",
    "The governor visited the town.",
    "Trade has grown since spring.",
    "Homes may be damaged.",
]


@pytest.mark.parametrize(("field", "text", "words"), CASES, ids=[text for _, text, _ in CASES])
def test_field_and_quote(pipeline: Pipeline, field: str, text: str, words: str) -> None:
    parsed = pipeline.parse(text)
    found = [(str(m.field), parsed.words(m.first, m.last)) for m in find_outcomes(parsed)]
    assert any(f == field and words in quote for f, quote in found), found


@pytest.mark.parametrize("text", NOTHING)
def test_what_has_not_come_about_is_no_outcome(pipeline: Pipeline, text: str) -> None:
    assert find_outcomes(pipeline.parse(text)) == []


def test_rival_causes_have_words_of_their_own(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("Some reported that he had suffered a stroke and others that he was ill with typhoid.")
    quotes = [parsed.words(m.first, m.last) for m in find_outcomes(parsed) if m.field == "cause"]
    assert any("stroke" in q and "typhoid" not in q for q in quotes)
    assert any("typhoid" in q and "stroke" not in q for q in quotes)


def test_subject_is_the_one_it_happened_to(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("Two traders were shot and a porter was taken to hospital.")
    [mention] = find_outcomes(parsed)
    assert mention.subject is not None and parsed.doc[mention.subject].text == "porter"


def test_quotes_stay_within_the_limit_and_hold_their_trigger(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("He was taken to hospital with " + ", ".join(["his brother and his son"] * 50) + ".")
    for m in find_outcomes(parsed):
        assert m.first <= m.trigger < m.last
        assert len(parsed.span(m.first, m.last).quote) <= QUOTE_LIMIT


def test_every_rule_of_the_file_has_a_name_of_its_own() -> None:
    names = {(p.sort, p.name) for rows in patterns().by_word.values() for p in rows}
    assert len(names) > 60
