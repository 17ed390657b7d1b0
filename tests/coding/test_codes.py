"""Codes of other schemes: a line a case, and what must hold of the whole table."""

from __future__ import annotations

from itertools import product

import pytest

from record.samples import make_reading
from reportedly.coding import code_telling, codes_for
from reportedly.coding.table import SCHEMES
from reportedly.model import Kind, Role

VAC = "Violence against civilians"
REMOTE = "Explosions/Remote violence"
STRATEGIC = "Strategic developments"


@pytest.mark.parametrize(
    ("kind", "perpetrator", "victim", "event_type", "sub_event_type"),
    [
        ("shooting", "rebel", "civilian", VAC, "Attack"),
        ("shooting", "unknown", "civilian", VAC, "Attack"),
        ("shooting", "unknown", "journalist", VAC, "Attack"),
        ("shooting", "unknown", "police", "Battles", "Armed clash"),
        ("shooting", "police", "protesters", "Protests", "Excessive force against protesters"),
        ("shooting", "unknown", "unknown", None, None),
        ("killing", "state_forces", "rebel", "Battles", "Armed clash"),
        ("killing", "unknown", "unknown", None, None),
        ("execution", "unknown", "unknown", VAC, "Attack"),
        ("ambush", "rebel", "state_forces", "Battles", "Armed clash"),
        ("armed_clash", "unknown", "unknown", "Battles", "Armed clash"),
        ("bombing", "unknown", "civilian", REMOTE, "Remote explosive/landmine/IED"),
        ("landmine_explosion", "unknown", "state_forces", REMOTE, "Remote explosive/landmine/IED"),
        ("suicide_bombing", "militia", "police", REMOTE, "Suicide bomb"),
        ("grenade_attack", "unknown", "unknown", REMOTE, "Grenade"),
        ("shelling", "state_forces", "civilian", REMOTE, "Shelling/artillery/missile attack"),
        ("missile_strike", "unknown", "unknown", REMOTE, "Shelling/artillery/missile attack"),
        ("air_strike", "state_forces", "civilian", REMOTE, "Air/drone strike"),
        ("drone_strike", "unknown", "unknown", REMOTE, "Air/drone strike"),
        ("chemical_attack", "unknown", "civilian", REMOTE, "Chemical weapon"),
        ("interception", "state_forces", "unknown", STRATEGIC, "Disrupted weapons use"),
        ("abduction", "unknown", "aid_worker", VAC, "Abduction/forced disappearance"),
        ("disappearance", "unknown", "civilian", VAC, "Abduction/forced disappearance"),
        ("sexual_violence", "militia", "civilian", VAC, "Sexual violence"),
        ("arrest", "police", "rebel", STRATEGIC, "Arrests"),
        ("arson", "communal", "civilian", STRATEGIC, "Looting/property destruction"),
        ("release", "rebel", "civilian", STRATEGIC, "Other"),
        ("protest", "protesters", "unknown", "Protests", "Peaceful protest"),
        ("crackdown", "police", "protesters", "Protests", "Protest with intervention"),
        ("riot", "protesters", "unknown", "Riots", "Violent demonstration"),
        ("mob_violence", "communal", "civilian", "Riots", "Mob violence"),
        ("territory_taken", "state_forces", "unknown", "Battles", "Government regains territory"),
        ("territory_taken", "rebel", "unknown", "Battles", "Non-state actor overtakes territory"),
        ("territory_taken", "unknown", "unknown", STRATEGIC, "Other"),
        ("illness", "unknown", "official", None, None),
        ("death", "unknown", "civilian", None, None),
    ],
)
def test_acled(kind: str, perpetrator: str, victim: str, event_type: str | None, sub_event_type: str | None) -> None:
    found = codes_for(Kind(kind), Role(perpetrator), Role(victim))["acled"]
    assert found == {"event_type": event_type, "sub_event_type": sub_event_type}


@pytest.mark.parametrize(
    ("kind", "perpetrator", "victim", "violence"),
    [
        ("shelling", "state_forces", "state_forces", 1),
        ("ambush", "rebel", "state_forces", 1),
        ("raid", "state_forces", "rebel", 1),
        ("armed_clash", "militia", "communal", 2),
        ("killing", "state_forces", "civilian", 3),
        ("bombing", "rebel", "official", 3),
        ("bombing", "unknown", "civilian", None),
        ("shooting", "rebel", "unknown", None),
        ("arrest", "police", "civilian", None),
        ("protest", "protesters", "civilian", None),
    ],
)
def test_ucdp(kind: str, perpetrator: str, victim: str, violence: int | None) -> None:
    found = codes_for(Kind(kind), Role(perpetrator), Role(victim))["ucdp"]
    assert found == {"type_of_violence": violence}


@pytest.mark.parametrize(
    ("kind", "event", "mode"),
    [
        ("protest", "PROTEST", "demo"),
        ("riot", "PROTEST", "riot"),
        ("crackdown", "COERCE", "restrict"),
        ("arrest", "COERCE", "arrest"),
        ("abduction", "ASSAULT", "abduct"),
        ("suicide_bombing", "ASSAULT", "suicide-attack"),
        ("air_strike", "ASSAULT", "aerial"),
        ("release", "CONCEDE", "release"),
        ("killing", "ASSAULT", None),
        ("illness", None, None),
    ],
)
def test_plover(kind: str, event: str | None, mode: str | None) -> None:
    assert codes_for(Kind(kind), Role.UNKNOWN, Role.UNKNOWN)["plover"] == {"event": event, "mode": mode}


def test_every_combination_has_the_columns_of_every_scheme() -> None:
    for kind, perpetrator, victim in product(Kind, Role, Role):
        found = codes_for(kind, perpetrator, victim)
        assert {scheme: tuple(found[scheme]) for scheme in found} == SCHEMES
        violence = found["ucdp"]["type_of_violence"]
        assert violence in (None, 1, 2, 3)
        if Role.UNKNOWN in (perpetrator, victim):
            assert violence is None, "a type of violence was guessed"
        assert (found["acled"]["event_type"] is None) == (found["acled"]["sub_event_type"] is None)


def test_a_telling_is_coded_by_the_first_known_role_of_each_side() -> None:
    telling = make_reading().tellings[0]
    assert set(code_telling(telling)) == set(SCHEMES)
