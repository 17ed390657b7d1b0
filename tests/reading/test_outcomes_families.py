"""What follows, causes and shows an incident, in sentences of no known text."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.reading.outcomes import find_outcomes

# o outcome, c cause, e evidence: those that a careful coder would accept
FIELDS = {"o": "outcome", "c": "cause", "e": "evidence"}

CASES = [
    ("o", "The conductor was struck in the shoulder.", "struck in the shoulder"),
    ("o", "Two nuns suffered burns.", "suffered burns"),
    ("o", "The herder bled to death before help came.", "bled to death"),
    ("o", "Her cousin was pronounced dead at the clinic.", "pronounced dead"),
    ("o", "Two of the deckhands survived.", "survived"),
    ("o", "The pilot returned safely to base.", "returned safely"),
    ("o", "The sergeant may never walk again.", "never walk again"),
    ("o", "Her injuries are not life-threatening.", "not life-threatening"),
    ("o", "Three of the fishermen turned up alive on an islet.", "turned up alive"),
    ("o", "The damage was limited to a broken wall.", "limited to a broken wall"),
    ("o", "The mill was reduced to rubble.", "reduced to rubble"),
    ("oe", "The blast left a crater in the road.", "left a crater"),
    ("o", "Firefighters put out the blaze at dawn.", "put out the blaze"),
    ("o", "The robbers made off with the payroll.", "made off with the payroll"),
    ("o", "The gunmen escaped in a waiting taxi.", "escaped in a waiting taxi"),
    ("o", "The raiders drove away 60 cows.", "drove away 60 cows"),
    ("o", "Most of the cattle have been recovered.", "have been recovered"),
    ("o", "There was no word on the missing clerk.", "no word on the missing clerk"),
    ("o", "The engineers have not been seen since.", "not been seen since"),
    ("o", "A second grenade did not go off.", "did not go off"),
    ("o", "Sappers made the device safe.", "made the device safe"),
    ("o", "Air defences brought down four of the drones.", "brought down four"),
    ("o", "His body was flown to his home island.", "flown to his home island"),
    ("o", "The old man was buried the same evening.", "was buried"),
    ("o", "Windows were blown out along the street.", "blown out"),
    ("o", "The road was blocked for hours.", "road was blocked"),
    ("o", "Nobody has admitted the bombing.", "Nobody has admitted"),
    ("o", "Her teenage son was released after a week.", "was released after a week"),
    ("o", "The whereabouts of the editor are unknown.", "whereabouts of the editor"),
    ("o", "The kidnappers were paid a ransom of 20,000 dollars.", "paid a ransom"),
    ("o", "The attackers took her phone and her ring.", "took her phone"),
    ("c", "He was killed because he had testified against the gang.", "because he had testified"),
    ("c", "The farmer was beaten for refusing to pay.", "for refusing to pay"),
    ("c", "The raid was in revenge for the theft of the bulls.", "in revenge"),
    ("c", "The guards mistook the wedding guests for rebels.", "mistook the wedding guests"),
    ("c", "The grenade went off accidentally as he was cleaning it.", "went off accidentally"),
    ("c", "The girl was hit by a stray bullet.", "stray bullet"),
    ("c", "The motive for the murder is not known.", "motive for the murder"),
    ("c", "Police linked the shooting to a feud over a mill.", "feud over a mill"),
    ("c", "The intended victim was his brother.", "intended victim"),
    ("c", "The warders said that he had hanged himself.", "hanged himself"),
    ("c", "The driver had ignored orders to stop.", "ignored orders"),
    ("c", "The clash was provoked by a rumour.", "provoked by a rumour"),
    ("c", "The case was dropped for lack of evidence.", "lack of evidence"),
    ("c", "The ministry put the crash down to a mechanical fault.", "mechanical fault"),
    ("e", "The walls were pitted with bullet holes.", "pitted with bullet holes"),
    ("e", "His hands had been tied behind his back.", "hands had been tied"),
    ("e", "The corpse bore marks of beating.", "bore marks of beating"),
    ("e", "The men wore army fatigues and spoke the language of the coast.", "wore army fatigues"),
    ("e", "She heard four bursts of gunfire.", "heard four bursts"),
    ("e", "The shots came from the direction of the ridge.", "came from the direction"),
    ("e", "A note pinned to his jacket called him a thief.", "note pinned"),
    ("e", "The bomb had been packed with nails.", "packed with nails"),
    ("e", "The killers read names from a list.", "read names from a list"),
    ("eo", "Neighbours saw a white car speeding away.", "white car"),
    ("e", "Our guns did not fire that night, the colonel said.", "did not fire"),
    ("e", "The caller telephoned a newspaper to claim the attack.", "telephoned a newspaper"),
    ("e", "Footage from a shop camera shows two riders.", "Footage from a shop camera"),
    ("e", "The bullets matched a pistol used in an earlier killing.", "bullets matched"),
    ("e", "They dragged my uncle out of the house.", "dragged my uncle"),
    ("e", "Two men on a motorcycle had followed him for days.", "followed him for days"),
    ("e", "There is no record of such a flight.", "no record of such a flight"),
    ("eo", "All of the dead were farmers.", "dead were farmers"),
    ("e", "The police hold no one of that name, an officer said.", "hold no one"),
    ("e", "He was shot in front of his pupils.", "in front of his pupils"),
    ("e", "Rocket fragments lay in the yard.", "fragments lay"),
    ("e", "Investigators lifted fingerprints from the door.", "fingerprints"),
    ("eo", "The captain's son had no enemies.", "had no enemies"),
]

NOTHING = [
    "The governor flew to the capital.",
    "The talks ended without agreement.",
    "She works in a bakery near the port.",
    "The council will meet on Thursday.",
    "The price of bread rose again.",
    "A spokesman declined to comment.",
    "The president praised the army.",
    "The choir sang two hymns.",
    "He has lived in the town for years.",
    "The company lost money last year.",
    "The bridge is 40 metres long.",
    "Voters went to the polls.",
    "The minister said that he was sad.",
    "The army denied the charge.",
    "Rain is expected at the weekend.",
    "The bishop asked for calm.",
]


def outcomes(pipeline: Pipeline, text: str) -> list[tuple[str, str]]:
    parsed = pipeline.parse(text)
    return [(str(m.field), parsed.words(m.first, m.last)) for m in find_outcomes(parsed)]


@pytest.mark.parametrize(("fields", "text", "words"), CASES, ids=[text for _, text, _ in CASES])
def test_a_family_is_found(pipeline: Pipeline, fields: str, text: str, words: str) -> None:
    found = outcomes(pipeline, text)
    wanted = {FIELDS[letter] for letter in fields}
    assert any(field in wanted and words.casefold() in quote.casefold() for field, quote in found), found


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_none(pipeline: Pipeline, text: str) -> None:
    assert outcomes(pipeline, text) == []
