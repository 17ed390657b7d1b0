"""Which kinds of incident may be one act: families of kinds, and how well two kinds go together.

The families and the figures are set by hand on development texts; joining and settling lean on them.
"""

from __future__ import annotations

from reportedly.model import Kind

GENERIC = frozenset({Kind.ATTACK, Kind.KILLING, Kind.DEATH, Kind.EXPLOSION})  # told by words without a means
NEVER = -9.0  # the closeness of kinds that are never one act

_FAMILIES: dict[str, frozenset[Kind]] = {
    "custody": frozenset({Kind.ARREST}),
    "release": frozenset({Kind.RELEASE}),
    "abduction": frozenset({Kind.ABDUCTION, Kind.DISAPPEARANCE}),
    "crowd": frozenset({Kind.PROTEST, Kind.RIOT, Kind.CRACKDOWN, Kind.MOB_VIOLENCE}),
    "ground": frozenset({Kind.TERRITORY_TAKEN, Kind.SIEGE}),
    "flight": frozenset({Kind.DISPLACEMENT}),
    "health": frozenset({Kind.ILLNESS, Kind.POISONING}),
    "abuse": frozenset({Kind.TORTURE, Kind.SEXUAL_VIOLENCE}),
    "property": frozenset({Kind.ARSON, Kind.LOOTING, Kind.SABOTAGE, Kind.VANDALISM}),
    "interception": frozenset({Kind.INTERCEPTION}),
}
_FAMILY = {kind: name for name, kinds in _FAMILIES.items() for kind in kinds}
# Families whose acts may be one engagement when told together; every family may stand with itself.
_TOGETHER: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("violence", "property"), ("violence", "abduction"), ("violence", "ground"), ("violence", "crowd"),
        ("violence", "abuse"), ("violence", "health"), ("property", "abduction"), ("property", "crowd"),
        ("abuse", "abduction"), ("violence", "interception"),
    )
)  # fmt: skip
_BLASTS = frozenset({
    Kind.BOMBING, Kind.SUICIDE_BOMBING, Kind.GRENADE_ATTACK, Kind.LANDMINE_EXPLOSION, Kind.SHELLING,
    Kind.MISSILE_STRIKE, Kind.AIR_STRIKE, Kind.DRONE_STRIKE, Kind.CHEMICAL_ATTACK,
})  # fmt: skip
_GUNS = frozenset({Kind.SHOOTING, Kind.AMBUSH, Kind.RAID, Kind.ARMED_CLASH, Kind.EXECUTION, Kind.STABBING})
# What "a bombing" may mean more narrowly, and what reports call by the one word or the other.
_BOMBS = frozenset({Kind.SUICIDE_BOMBING, Kind.LANDMINE_EXPLOSION, Kind.GRENADE_ATTACK, Kind.AIR_STRIKE})
_MISSILES = frozenset({Kind.AIR_STRIKE, Kind.SHELLING, Kind.DRONE_STRIKE})
_ENGAGEMENTS = frozenset({Kind.RAID, Kind.AMBUSH, Kind.ARMED_CLASH})


def family(kind: Kind) -> str:
    """The family of acts that a kind belongs to; "violence" for the deeds with weapons and for the general words."""
    return _FAMILY.get(kind, "violence")


def may_be_one(a: Kind, b: Kind) -> bool:
    """Whether two kinds may tell of one act."""
    first, second = family(a), family(b)
    return first == second or frozenset((first, second)) in _TOGETHER


def closeness(a: Kind, b: Kind) -> float:
    """How well two kinds go together, from -2 (hardly one act) to 2 (the same means), or `NEVER`."""
    if not may_be_one(a, b):
        return NEVER
    if a == b:
        return 1.0 if a in GENERIC else 2.0
    if a in GENERIC or b in GENERIC:
        general, other = (a, b) if a in GENERIC else (b, a)
        if general is Kind.EXPLOSION:
            return 1.5 if other in _BLASTS or other in GENERIC else -2.0
        return 1.0 if family(other) in ("violence", "health") else 0.0
    if (a in _BLASTS and b in _BLASTS) or (a in _GUNS and b in _GUNS):
        return _of_one_arm({a, b})
    if family(a) != family(b):
        return -2.0  # one engagement only where one sentence says so
    if {a, b} & _ENGAGEMENTS:
        return 0.0
    return -1.5 if family(a) == "violence" else 1.0


def _of_one_arm(both: set[Kind]) -> float:
    """The closeness of two different kinds of blast, or of two done with guns."""
    if Kind.BOMBING in both and both & _BOMBS:
        return 1.0
    if Kind.MISSILE_STRIKE in both and both & _MISSILES:
        return 0.5
    return 0.5 if both & (_ENGAGEMENTS | {Kind.BOMBING, Kind.SHELLING}) else -1.0
