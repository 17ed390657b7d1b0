"""The words of triggers.yaml and weapons.yaml, a line a case: the trigger in brackets and the kind it opens with."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.reading.triggers import find_triggers, find_weapons

TRIGGERS = [
    ("Gunmen [sprayed the bus with bullets] near the bridge.", "shooting"),
    ("A clerk was [machinegunned] from a car.", "shooting"),
    ("Her husband was [bayoneted] by a guard.", "stabbing"),
    ("Two nurses were [burned alive] in the clinic.", "killing"),
    ("The chief was [beaten to death] on the road.", "killing"),
    ("Rebels [mowed down] four rangers.", "killing"),
    ("A driver [blew himself up] at the gate.", "suicide_bombing"),
    ("A truck [hit an IED] on the highway.", "bombing"),
    ("The brigade [detonated] two charges.", "bombing"),
    ("The base [came under heavy mortar fire] at dawn.", "shelling"),
    ("The convoy [came under drone attack] on the road.", "drone_strike"),
    ("Crews [destroyed four drones] in the night.", "interception"),
    ("Two students were [caught in crossfire] at the market.", "armed_clash"),
    ("Police [kicked in the door] of a flat.", "raid"),
    ("Soldiers [spirited away] a priest.", "abduction"),
    ("Two men [escaped from captivity] in the hills.", "release"),
    ("The writer was [placed under house arrest] in May.", "arrest"),
    ("Prisoners were [subjected to electric shocks] in the cellar.", "torture"),
    ("The militia [put the village to the torch] at noon.", "arson"),
    ("Youths [threw stones] at the patrol.", "riot"),
    ("Inmates [mutinied] in the prison.", "riot"),
    ("Officers [used tear gas] on the crowd.", "crackdown"),
    ("The army [seized control] of the port.", "territory_taken"),
    ("Families were [driven from their homes] by the militia.", "displacement"),
    ("A man [drove a car into] the crowd.", "attack"),
    ("Houses were [damaged] in the blast.", "attack"),
    ("A [cordon-and-search operation] began at dawn.", "raid"),
    ("The [baton charge] left ten students hurt.", "crackdown"),
    ("A [cattle raid] left six herders dead.", "looting"),
    ("The town saw a [stabbing spree] on Friday.", "stabbing"),
]


@pytest.mark.parametrize(("marked", "kind"), TRIGGERS, ids=[marked for marked, _ in TRIGGERS])
def test_a_word_opens_its_kind(pipeline: Pipeline, marked: str, kind: str) -> None:
    before, inside, _ = marked.replace("]", "[").split("[")
    parsed = pipeline.parse(marked.replace("[", "").replace("]", ""))
    found = {(parsed.starts[t.first], parsed.ends[t.last - 1]): str(t.kind) for t in find_triggers(parsed)}
    assert found.get((len(before), len(before) + len(inside))) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The ministers held talks in the capital on Monday.",
        "They took refuge in a church in March 2011.",
        "The campaign kicked off on Sunday.",
        "The National Liberation Front issued a statement.",
    ],
)
def test_words_of_peace_open_nothing(pipeline: Pipeline, text: str) -> None:
    assert find_triggers(pipeline.parse(text)) == []


WEAPONS = [
    ("Militants used [a truck packed with explosives].", "car_bomb"),
    ("Soldiers found a [limpet mine] under the car.", "roadside_bomb"),
    ("They dropped [cluster munitions] on the town.", "air_bomb"),
    ("Police fired [stun grenades] at marchers.", "riot_control"),
    ("Two boys were hurt by a [hand grenade].", "grenade"),
    ("A [Molotov cocktail] was thrown at the office.", "bomb"),
    ("The men carried [meat cleavers].", "blade"),
    ("Their car was hit by an [anti-tank guided missile].", "rpg"),
    ("He was beaten with a [rifle butt].", "blunt"),
    ("[Acid] was thrown at her.", "acid"),
]


@pytest.mark.parametrize(("marked", "kind"), WEAPONS, ids=[marked for marked, _ in WEAPONS])
def test_a_weapon_has_its_kind(pipeline: Pipeline, marked: str, kind: str) -> None:
    parsed = pipeline.parse(marked.replace("[", "").replace("]", ""))
    inside = marked.replace("]", "[").split("[")[1].removeprefix("a ")
    found = {parsed.words(w.first, w.last): w.kind for w in find_weapons(parsed)}
    assert found == {inside: kind}
