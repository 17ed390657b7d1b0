"""What a happening is: one mention of an incident, with the roles that the later parts fill in.

It stands apart from the finding so that binding, joining and claims need not know how one is found.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.model import Kind, Role
from reportedly.reading.mentions import Modality, PersonMention, PlaceMention, TimeMention
from reportedly.reading.tolls import TollMention
from reportedly.reading.triggers import Trigger, WeaponMention

ARMED_ROLES = frozenset({Role.STATE_FORCES, Role.POLICE, Role.REBEL, Role.MILITIA})


@dataclass
class Happening:
    """One mention of an incident. Token ranges are [first, last); `partners` number the happenings of the same act."""

    number: int
    trigger: Trigger
    kind: Kind
    modality: Modality
    sentence: int
    first: int
    last: int
    agents: list[PersonMention] = field(default_factory=list)
    patients: list[PersonMention] = field(default_factory=list)
    targets: list[tuple[int, int]] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    tolls: list[TollMention] = field(default_factory=list)
    adjectives: list[tuple[int, int]] = field(default_factory=list)  # "Israeli" in "an Israeli air strike": a side
    partners: set[int] = field(default_factory=set)
    apart_from: set[int] = field(default_factory=set)  # those that a time stands between: "two days after X, Y"
    definite: bool = False
    another: bool = False
    somebody: bool = False  # people are meant without being named: "twelve were released"
    aftermath: bool = False  # "several houses were damaged": what came of an act
    elsewhere: bool = False  # its sentence opens with a mark of another story ("In a separate attack, ...")
    latest: bool = False  # "the latest attack"
    plural: bool = False
    count: int | None = None
    rule: str = "verb@1"

    @property
    def noun(self) -> bool:
        return self.trigger.noun

    @property
    def outcome_only(self) -> bool:
        """Whether it tells what came of an act, and not by what means: "killed", but not "a car bomb killed"."""
        if self.aftermath or self.rule == "toll@1":
            return True
        return self.trigger.outcome is not None and self.kind in (Kind.KILLING, Kind.DEATH, Kind.ATTACK)
