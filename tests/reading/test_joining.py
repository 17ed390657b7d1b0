"""Which sentences of a report tell of one act: two to four made-up sentences, and the incidents that they make."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

import pytest

from reading.telling_cases import agree, read
from reportedly.language import Pipeline

ONE: list[tuple[str, str]] = [
    # the lead again, in other words
    ("A bomb exploded in a market in Peshawar on Monday. The blast killed six traders.", "bombing | where Peshawar | when 2024-05-13 | killed 6"),
    ("Gunmen attacked a checkpoint near Gao on Tuesday. Three soldiers were killed in the attack.", "attack/killing/shooting | by gunmen | where Gao | when 2024-05-14 | killed 3"),
    ("A judge was shot dead outside his home in Cali on Sunday. The killing was the third this year, police said.", "shooting | to judge | where Cali | when 2024-05-12 | killed 1"),
    ("Shells hit a clinic in Taiz on Monday. A nurse died. Two patients were hurt.", "shelling | at clinic | where Taiz | killed 1 | injured 2"),
    ("An air strike destroyed a school in Idlib on Tuesday. Rescuers said nine pupils died in the strike.", "air_strike | at school | where Idlib | killed 9"),
    # a headline and its lead
    ("Bomb kills nine in Mogadishu market\n\nA bomb went off in a crowded market in Mogadishu on Monday, killing nine people.", "bombing | where Mogadishu | when 2024-05-13 | killed 9"),
    # a later death of the wounded
    ("A policeman was shot in Medellin on Friday. He died in hospital on Sunday.", "shooting | where Medellin | when 2024-05-10 | killed 1"),
    ("A grenade wounded a councillor in Grozny on Monday. The councillor succumbed to her injuries on Tuesday.", "grenade_attack | where Grozny | when 2024-05-13 | killed 1"),
    ("A lawyer was wounded in a shooting in Cali on Friday. The lawyer died of his wounds on Sunday.", "shooting | to lawyer | when 2024-05-10 | killed 1"),
    # evidence, cause, blame
    ("A lawyer was shot in his car in Durres on Monday. Investigators found 12 bullet casings at the scene.", "shooting | to lawyer | where Durres | when 2024-05-13"),
    ("A blast hit a bus in Quetta on Monday. Nobody has claimed responsibility for the attack.", "explosion/bombing | at bus | where Quetta | when 2024-05-13 | by -"),
    ("Two guards were killed in an attack on a bank in Kano on Monday. Police blamed bandits for the attack.", "attack/killing | to two guards | by bandits | where Kano | killed 2"),
    ("Rebels ambushed a convoy near Goma on Friday. The incident was confirmed by the army.", "ambush | by rebels | where Goma"),
    # one site within a place, and two names of one act
    ("Gunmen stormed a hotel in Kabul on Sunday. The shooting at the hotel lasted three hours.", "shooting/raid/attack | by gunmen | where Kabul | when 2024-05-12"),
]  # fmt: skip

SEVERAL: list[tuple[str, list[str]]] = [
    # two named places are two incidents
    ("A teacher was shot dead in Cotabato on Monday. A farmer was shot dead in Davao on Monday.", ["shooting | to teacher | where Cotabato", "shooting | to farmer | where Davao"]),
    ("Militants attacked a village near Mopti on Sunday. Elsewhere, a patrol hit a mine near Gao.", ["attack | where Mopti", "landmine_explosion | where Gao"]),
    # "Elsewhere", "In a separate attack", "Separately", "another"
    ("A policeman was shot dead in Basilan on Monday. In a separate attack, gunmen killed a trader in Jolo.", ["shooting | to policeman | where Basilan", "killing/shooting | to trader | where Jolo"]),
    ("Rebels killed three soldiers near Goma on Monday. Separately, gunmen abducted a nun in Bukavu.", ["killing | where Goma | killed 3", "abduction | to nun | where Bukavu"]),
    ("A bomb killed two people in Baghdad on Monday. Another bomb wounded five people in Baghdad.", ["bombing | killed 2", "bombing | injured 5"]),
    # other days
    ("A priest was shot dead in Owerri on Monday. On Tuesday gunmen shot dead a doctor in Owerri.", ["shooting | to priest | when 2024-05-13", "shooting | to doctor | when 2024-05-14"]),
    ("A bomb hit a bus in Quetta on Monday. In March, a bomb hit a train in Quetta.", ["bombing | at bus | when 2024-05-13", "bombing | at train | when 2024-03-01..2024-03-31"]),
    # arrest, rescue and release are their own
    ("A student was shot dead in Caracas on Monday. Police arrested two men on Tuesday.", ["shooting | to student | when 2024-05-13", "arrest | to two men | when 2024-05-14 | detained 2"]),
    ("Bandits kidnapped 30 pupils in Kankara on Friday. Troops rescued 12 of the pupils on Monday.", ["abduction | when 2024-05-10 | abducted 30", "release | when 2024-05-13"]),
    ("Rebels seized a journalist in Idlib in March. She was released on Tuesday.", ["abduction | to journalist | when 2024-03-01..2024-03-31", "release | when 2024-05-14"]),
    ("Police arrested 40 protesters in Minsk on Sunday. They released 25 of them on Monday.", ["arrest | when 2024-05-12 | detained 40", "release | when 2024-05-13"]),
    ("The army killed 12 militants in a raid near Gao on Monday. Two days earlier, a similar attack in Kidal had killed four.", ["raid | when 2024-05-13 | killed 12", "attack/killing | where Kidal | when 2024-05-11 | killed 4"]),
    ("A bomb exploded in Kabul on Monday, wounding 12. Hours later, a second bomb killed three people in the same district.", ["bombing | injured 12", "bombing | when 2024-05-13 | killed 3"]),
    ("The strike on Monday destroyed a bridge near Izium. A week earlier, shells had hit the bridge.", ["attack | at bridge | when 2024-05-13", "shelling | at bridge | when 2024-05-05..2024-05-07"]),
    ("The teacher, who was kidnapped in March, was freed on Monday after a ransom was paid.", ["abduction | to teacher | when 2024-03-01..2024-03-31", "release | to teacher | when 2024-05-13"]),
    # two means
    ("Police fired tear gas at protesters in Tunis on Monday. A soldier was stabbed in Sfax on Monday.", ["crackdown | where Tunis", "stabbing | where Sfax"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_incident(pipeline: Pipeline, text: str, expected: str) -> None:
    agree(read(pipeline, text), [expected])


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_incidents(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    agree(read(pipeline, text), expected)


def test_incidents_stand_in_the_order_of_their_first_mention(pipeline: Pipeline) -> None:
    reading = read(pipeline, " ".join(SEVERAL[0][0].split(". ")[::-1]))
    firsts = [min(c.span.start for c in t.claims) for t in reading.tellings]
    assert firsts == sorted(firsts)
