"""What a cluster is: the happenings of one report that tell of one act, and what is settled of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.model import Field, Kind, When
from reportedly.reading.happening import Happening
from reportedly.reading.kinds import family
from reportedly.reading.mentions import PlaceMention, TimeMention


@dataclass
class Cluster:
    """The happenings that tell of one act, in the order of the text, and what was settled of its time and place."""

    number: int
    members: list[Happening] = field(default_factory=list)
    when: When | None = None
    when_from: TimeMention | None = None
    where: PlaceMention | None = None
    split_patient: int | None = None  # entity that this cluster is about, where one mention tells several acts
    reasons: list[str] = field(default_factory=list)

    @property
    def sentences(self) -> list[int]:
        """The sentences that its members stand in, by number, in the order of the members."""
        return [m.sentence for m in self.members]

    @property
    def times(self) -> list[TimeMention]:
        return [t for m in self.members for t in m.times]

    @property
    def places(self) -> list[PlaceMention]:
        return [p for m in self.members for p in m.places]

    @property
    def kind(self) -> Kind:
        """The most telling kind: the means before the general word; the first told among equals."""
        return best_kind(self.members)

    def gap(self, group: Sequence[Happening]) -> int:
        """Sentences between the first of a group and the nearest member."""
        return min(abs(group[0].sentence - s) for s in self.sentences)


_LAST = {Kind.DEATH: 4, Kind.KILLING: 2, Kind.ATTACK: 3, Kind.EXPLOSION: 1}  # kinds that say little, the least last


def best_kind(members: Sequence[Happening]) -> Kind:
    """The narrowest kind among mentions: a named means, then explosion, killing, attack, and death last."""
    if all(m.rule == "toll@1" for m in members) and all(t.field is Field.MISSING for m in members for t in m.tolls):
        return Kind.DISAPPEARANCE
    counts: dict[Kind, int] = {}
    for m in members:
        counts[m.kind] = counts.get(m.kind, 0) + (1 if m.noun else 2)
    firsts = {m.kind: at for at, m in reversed(list(enumerate(members)))}
    several = len(counts) > 1
    return min(
        counts,
        key=lambda k: (_LAST.get(k, 0), family(k) != "violence" and several, -min(counts[k], 3), firsts[k]),
    )
