"""What one sentence tells: its kind, who did it, to whom, to what, with what, where and when; or that it tells nothing."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

import pytest

from reading.telling_cases import agree, read
from reportedly.language import Pipeline

CASES: list[tuple[str, str]] = [
    # active, passive, agentless, headline
    ("Gunmen shot dead a judge in Quetta on Monday.", "shooting | by gunmen | to judge | where Quetta town | when 2024-05-13 | killed 1"),
    ("A judge was shot dead by gunmen in Quetta on Monday.", "shooting | by gunmen | to judge | where Quetta | when 2024-05-13 | killed 1"),
    ("A shopkeeper was shot dead in Karachi on Monday.", "shooting | by - | to shopkeeper | where Karachi | killed 1"),
    ("A customs officer has been stabbed to death in Marseille.", "stabbing | by - | to customs officer | where Marseille | killed 1"),
    ("Militants opened fire on a bus near Gao on Tuesday.", "shooting | by militants | at bus | where Gao near_town | when 2024-05-14"),
    ("A police post in Bannu came under rocket fire on Tuesday.", "shelling/missile_strike/attack | by - | at police post | where Bannu | when 2024-05-14"),
    ("A patrol came under attack outside Kidal on Sunday.", "attack | by - | to patrol | where Kidal near_town | when 2024-05-12"),
    # nominal
    ("An ambush by rebels killed three soldiers near Goma on Wednesday.", "ambush | by rebels | to three soldiers | where Goma | when 2024-05-15 | killed 3"),
    ("A drone strike on a fuel depot in Odesa wounded two guards on Monday.", "drone_strike | by - | at fuel depot | where Odesa | when 2024-05-13 | injured 2"),
    ("A suicide bombing at a mosque in Kandahar killed 14 worshippers.", "suicide_bombing | where Kandahar | killed 14"),
    ("Clashes between herders and farmers left nine people dead in Jos on Sunday.", "armed_clash | where Jos | when 2024-05-12 | killed 9"),
    ("The murder of a journalist in Tijuana on Friday was condemned by the mayor.", "killing | by - | to journalist | where Tijuana"),
    # relative and participle clauses
    ("A teacher who was abducted by bandits in Kaduna on Monday is the father of two.", "abduction | by bandits | to teacher | where Kaduna | when 2024-05-13"),
    ("Rebels attacked the town of Butembo on Saturday, killing six villagers.", "killing/attack | by rebels | to six villagers | where Butembo | when 2024-05-11 | killed 6"),
    ("Soldiers raided a hospital in Sittwe on Sunday, beating a nurse.", "raid | by soldiers | where Sittwe | when 2024-05-12"),
    # weapons and targets
    ("A car bomb killed a prosecutor in Palermo on Monday.", "bombing | to prosecutor/prosecutor in Palermo | with car_bomb | where Palermo | killed 1"),
    ("A roadside bomb hit an army truck near Maiduguri on Tuesday.", "bombing | at army truck | with roadside_bomb | where Maiduguri near_town | when 2024-05-14"),
    ("Two children were killed when a landmine exploded near Kismayo on Friday.", "landmine_explosion | to two children | with landmine | where Kismayo | when 2024-05-10 | killed 2"),
    ("A man threw a grenade at a bar in Bujumbura on Sunday.", "grenade_attack | by man | at bar | with grenade | where Bujumbura | when 2024-05-12"),
    ("Artillery shells struck a school in Donetsk on Wednesday.", "shelling | at school | where Donetsk | when 2024-05-15"),
    ("Warplanes bombed a market in Taiz on Tuesday.", "air_strike | at market | where Taiz | when 2024-05-14"),
    ("Helicopters strafed a convoy near Juba on Monday.", "air_strike | at convoy | where Juba | when 2024-05-13"),
    ("Militants fired rockets at an air base near Erbil on Monday.", "shelling/missile_strike | by militants | at air base | where Erbil | when 2024-05-13"),
    ("Air defences shot down three drones over Kharkiv on Tuesday.", "interception | where Kharkiv | when 2024-05-14"),
    # other kinds
    ("Police arrested 14 students in Harare on Wednesday.", "arrest | by police | to 14 students | where Harare | when 2024-05-15 | detained 14"),
    ("Gunmen kidnapped two doctors in Port-au-Prince on Sunday.", "abduction | by gunmen | to two doctors | where Port-au-Prince | when 2024-05-12 | abducted 2"),
    ("Bandits released 20 hostages in Zamfara on Monday.", "release | by bandits | to 20 hostages | when 2024-05-13"),
    ("Troops rescued 12 women near Chibok on Monday.", "release | to 12 women | where Chibok | when 2024-05-13"),
    ("Rebels took control of the town of Bria on Monday.", "territory_taken | by rebels | where Bria | when 2024-05-13"),
    ("The army recaptured the town of Afrin on Sunday.", "territory_taken | by army | where Afrin | when 2024-05-12"),
    ("Police fired tear gas at protesters in Nairobi on Tuesday.", "crackdown | by police | to protesters | where Nairobi | when 2024-05-14"),
    ("Hundreds of teachers marched in Lima on Monday.", "protest | where Lima | when 2024-05-13"),
    ("Armed men looted a food warehouse in El Fasher on Monday.", "looting | by armed men | at food warehouse | where El Fasher | when 2024-05-13"),
    ("A court clerk was tortured by soldiers in Bata on Monday.", "torture | by soldiers | to court clerk | where Bata | when 2024-05-13"),
    ("Two women were raped by militiamen near Bunia on Sunday.", "sexual_violence | by militiamen | to two women | where Bunia | when 2024-05-12"),
    ("Vandals smashed the windows of a synagogue in Lyon on Friday.", "vandalism | by vandals | where Lyon | when 2024-05-10"),
    ("Rebels executed five prisoners in Mocha on Sunday.", "execution | by rebels | to five prisoners | where Mocha | when 2024-05-12 | killed 5"),
    ("A mining engineer disappeared in Culiacan on Friday.", "disappearance | to mining engineer | where Culiacan | when 2024-05-10"),
    ("Saboteurs blew up a pipeline near Sarir on Saturday.", "bombing/sabotage/explosion | by saboteurs | at pipeline | when 2024-05-11"),
    ("Attackers set fire to a church in Minya on Friday.", "arson | by attackers | at church | where Minya"),
    ("Fighting forced 4,000 people to flee their homes in Pibor on Monday.", "displacement/armed_clash | where Pibor | when 2024-05-13"),
    # the means, not the outcome; the general word only where no means is told
    ("A farmer was killed in Rutshuru on Monday.", "killing | to farmer | where Rutshuru | killed 1"),
    ("A farmer died in a blast in Rutshuru on Monday.", "explosion | where Rutshuru | killed 1"),
    ("An air strike killed a farmer in Rutshuru on Monday.", "air_strike | to farmer | killed 1"),
    ("A councillor was attacked in Durban on Monday.", "attack | to councillor | where Durban"),
]  # fmt: skip

NOTHING: list[str] = [
    "The army plans to attack the town of Bria next week.",
    "Rebels threatened to kill the mayor of Goma.",
    "If the militia attacks Bangui, thousands could be killed.",
    "The striker's late shot killed the game.",
    "Shares were hammered as the price war exploded.",
    "Bombs kill people.",
    "The firm dropped its charges in Lagos on Monday.",
    "Ministers held talks in Cairo on Monday.",
    "The attack helicopter costs 30 million dollars.",
    "Militants have stepped up their attacks on villages in recent months.",
    "There was no attack on the village, and nobody was shot.",
    "The army has sent hundreds of soldiers to the border.",
    "Residents fear that the town will be shelled.",
    "The minister urged the rebels to release the hostages.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_one_sentence_tells_one_incident(pipeline: Pipeline, text: str, expected: str) -> None:
    agree(read(pipeline, text), [expected])


@pytest.mark.parametrize("text", NOTHING)
def test_what_did_not_happen_is_no_incident(pipeline: Pipeline, text: str) -> None:
    agree(read(pipeline, text), [])
