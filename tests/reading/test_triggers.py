"""Words that may tell of an incident, the phrase that they cover and their kind; weapons, with what their use makes."""

from __future__ import annotations

import itertools

import pytest

from reportedly.language import Pipeline
from reportedly.model import Kind
from reportedly.reading.triggers import find_triggers, find_weapons, lexicon

TRIGGERS: list[tuple[str, list[str]]] = [
    ("A guard was gunned down in the square.", ["gunned down: shooting"]),
    ("Gunmen shot a guard dead.", ["shot a guard dead|shot: shooting"]),
    ("Rebels opened fire on the convoy.", ["opened fire: shooting"]),
    ("Militants machine-gunned a bus.", ["gunned|machine-gunned: shooting"]),
    ("The patrol came under fire.", ["came under fire: shooting"]),
    ("A bomb went off in the square.", ["went off: explosion|bombing"]),
    ("The car blew up.", ["blew up: explosion|bombing"]),
    ("A man blew himself up at a checkpoint.", ["blew himself up: suicide_bombing"]),
    ("A clerk was beheaded by the rebels.", ["beheaded: stabbing|execution|killing"]),
    ("A guard was taken hostage.", ["taken hostage: abduction"]),
    ("Soldiers set the huts on fire.", ["set the huts on fire|set: arson"]),
    ("The assassination of the minister shocked the town.", ["assassination: killing"]),
    ("Drone strikes hit the port.", ["Drone strikes: drone_strike", "hit: attack"]),
    ("The army shelled the village, and rebels ambushed a patrol.", ["shelled: shelling", "ambushed: ambush"]),
    ("A suicide bombing tore through the market.", ["suicide bombing: suicide_bombing", "tore through: attack"]),
    ("Police arrested two men.", ["arrested: arrest"]),
    # no words of conflict
    ("The parliament passed a budget on Monday.", []),
    ("She visited her brother in hospital.", []),
    ("The wounded soldiers and the murdered mayor were remembered.", []),
]  # fmt: skip

WEAPONS: list[tuple[str, list[str]]] = [
    ("A car bomb killed two men.", ["car bomb: car_bomb, bombing"]),
    ("A car-bomb killed two men.", ["car-bomb: car_bomb, bombing"]),
    ("A minibus packed with explosives hit the gate.", ["minibus packed with explosives: car_bomb, bombing"]),
    ("He was hit by a roadside bomb.", ["roadside bomb: roadside_bomb, bombing"]),
    ("Two grenades were thrown.", ["grenades: grenade, grenade_attack"]),
    ("The lorry ran over a landmine.", ["landmine: landmine, landmine_explosion"]),
    ("Mortar shells fell on the market.", ["Mortar shells: mortar|artillery, shelling"]),
    ("The committee bombed at the box office.", []),
]  # fmt: skip


def _same(wanted: list[str], got: list[str]) -> bool:
    def fits(one: str, other: str) -> bool:
        (words, _, kind), (text, _, value) = one.partition(": "), other.partition(": ")
        kinds = [k.split("|") for k in kind.split(", ")]
        return text in words.split("|") and all(v in k for v, k in zip(value.split(", "), kinds, strict=True))

    return len(wanted) == len(got) and all(map(fits, wanted, got))


@pytest.mark.parametrize(("text", "expected"), TRIGGERS)
def test_triggers(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    parsed = pipeline.parse(text)
    got = [f"{parsed.words(t.first, t.last)}: {t.kind}" for t in find_triggers(parsed)]
    assert _same(expected, got), got


@pytest.mark.parametrize(("text", "expected"), WEAPONS)
def test_weapons(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    parsed = pipeline.parse(text)
    got = [f"{parsed.words(w.first, w.last)}: {w.kind}, {w.means}" for w in find_weapons(parsed)]
    assert _same(expected, got), got


def test_triggers_stand_in_order_and_do_not_overlap(pipeline: Pipeline) -> None:
    found = find_triggers(pipeline.parse(" ".join(text for text, _ in TRIGGERS)))
    assert all(a.last <= b.first for a, b in itertools.pairwise(found))
    assert all(t.first <= t.token < t.last for t in found)


def test_every_kind_of_the_contract_has_a_word() -> None:
    words = lexicon()
    told = {row[2] for rows in words.verbs.values() for row in rows}
    told |= {row[2] for rows in words.nouns.values() for row in rows}
    told |= {arm.means for rows in words.weapons.values() for _, arm in rows if arm.means}
    assert set(Kind) - told == set()
