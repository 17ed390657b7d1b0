"""All that the finding parts have found in one text, indexed by token, for the parts that put it together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from reportedly.reading.attribution import Voices
from reportedly.reading.mentions import Attribution, Modality, NumberMention, PersonMention, PlaceMention, TimeMention
from reportedly.reading.outcomes import OutcomeMention
from reportedly.reading.tolls import TollMention
from reportedly.reading.triggers import Trigger, WeaponMention

if TYPE_CHECKING:
    from reportedly.language import Parsed
    from reportedly.model import Participant


@dataclass(frozen=True)
class Found:
    """One text's mentions. `*_at[i]`: the mention that covers token i, or None; `sentence[i]`: its sentence."""

    parsed: Parsed
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention]
    numbers: Sequence[NumberMention]
    people: Sequence[PersonMention]
    entities: dict[int, Participant]
    tolls: Sequence[TollMention]
    weapons: Sequence[WeaponMention]
    triggers: Sequence[Trigger]
    outcomes: Sequence[OutcomeMention]
    attributions: Sequence[Attribution]
    voices: Voices
    judge: Callable[[int], Modality]
    published: date | None = None
    sentence: Sequence[int] = field(default=())
    sentence_bounds: Sequence[tuple[int, int]] = field(default=())
    place_at: Sequence[PlaceMention | None] = field(default=())
    time_at: Sequence[TimeMention | None] = field(default=())
    person_at: dict[int, PersonMention] = field(default_factory=dict)  # by head token
    person_over: Sequence[PersonMention | None] = field(default=())  # by any token, the shortest mention
    weapon_at: Sequence[WeaponMention | None] = field(default=())
    trigger_at: dict[int, Trigger] = field(default_factory=dict)
    dateline: Sequence[bool] = field(default=())
    cue_tokens: frozenset[int] = frozenset()
    headline: Sequence[bool] = field(default=())  # by sentence


def index(parsed: Parsed, dateline: Sequence[tuple[int, int]] = (), **mentions: object) -> Found:
    """`Found` with its indexes filled in one pass. Takes the fields of `Found` that hold mentions."""
    doc = parsed.doc
    size = len(doc)
    sentence = [0] * size
    bounds: list[tuple[int, int]] = []
    for number, sent in enumerate(doc.sents):
        bounds.append((sent.start, sent.end))
        for i in range(sent.start, sent.end):
            sentence[i] = number
    place_at: list[PlaceMention | None] = [None] * size
    time_at: list[TimeMention | None] = [None] * size
    person_over: list[PersonMention | None] = [None] * size
    weapon_at: list[WeaponMention | None] = [None] * size
    found = Found(parsed=parsed, **mentions)  # type: ignore[arg-type]
    for place in found.places:
        for i in range(place.first, place.last):
            place_at[i] = place
    for time in found.times:
        for i in range(time.first, time.last):
            time_at[i] = time
    for weapon in found.weapons:
        for i in range(weapon.first, weapon.last):
            weapon_at[i] = weapon
    for person in sorted(found.people, key=lambda p: p.first - p.last):
        for i in range(person.first, person.last):
            person_over[i] = person
    people = {p.head: p for p in found.people}
    in_dateline = [False] * size
    for first, last in dateline:
        in_dateline[first:last] = [True] * (last - first)
    cues = frozenset(i for a in found.attributions if a.cue_tokens for i in range(*a.cue_tokens))
    return Found(
        parsed=parsed,
        **mentions,  # type: ignore[arg-type]
        sentence=sentence,
        sentence_bounds=bounds,
        place_at=place_at,
        time_at=time_at,
        person_at=people,
        person_over=person_over,
        weapon_at=weapon_at,
        trigger_at={t.token: t for t in found.triggers},
        dateline=in_dateline,
        cue_tokens=cues,
        headline=[parsed.paragraph_of(first).headline for first, _ in bounds],
    )
