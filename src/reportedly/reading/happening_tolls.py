"""Gives each toll to the happening whose victims it counts; one that stands alone becomes an outcome of its own."""

from __future__ import annotations

from reportedly.model import Field, Kind
from reportedly.reading.clauses import clause_verb
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.mentions import Modality, Reality
from reportedly.reading.tolls import TollMention
from reportedly.reading.triggers import Trigger

_TOLL_KINDS = {
    Field.KILLED: Kind.DEATH, Field.INJURED: Kind.ATTACK, Field.MISSING: Kind.ATTACK, Field.ABDUCTED: Kind.ABDUCTION,
    Field.DETAINED: Kind.ARREST,
}  # fmt: skip
_NOT_TOLD = (Reality.GENERIC, Reality.FIGURATIVE, Reality.NEGATED, Reality.TREND)


def attach_tolls(found: Found, happenings: list[Happening]) -> None:
    """Fills `tolls` and adds the lone ones to the list, in place; orders and numbers the happenings anew."""
    by_token = {i: h for h in happenings for i in range(h.trigger.first, h.trigger.last)}
    by_sentence: dict[int, list[Happening]] = {}
    for h in happenings:
        by_sentence.setdefault(h.sentence, []).append(h)
    for toll in found.tolls:
        if toll.cumulative or toll.implied:
            continue
        owner = by_token.get(toll.trigger) or by_token.get(toll.event if toll.event is not None else -1)
        if owner is None:
            owner = _nearest(found, toll, by_sentence.get(found.sentence[toll.trigger], []))
        if owner is None:
            owner = _lone_toll(found, toll, len(happenings))
            happenings.append(owner)
            by_token[toll.trigger] = owner
            by_sentence.setdefault(owner.sentence, []).append(owner)
        _give(found, toll, owner)
    happenings.sort(key=lambda h: h.trigger.token)
    for number, h in enumerate(happenings):
        h.number = number


def _give(found: Found, toll: TollMention, h: Happening) -> None:
    """The toll and its victims, to its happening."""
    h.tolls.append(toll)
    if h.outcome_only and h.modality.reality is Reality.NEGATED and toll.number.high == 0:
        h.modality = Modality(Reality.ACTUAL, h.modality.hedged, origin="no-one-hurt@1")  # an outcome too
    if toll.victim is not None and found.people[toll.victim] not in h.patients and toll.number.low != 0:
        h.patients.append(found.people[toll.victim])


def _nearest(found: Found, toll: TollMention, near: list[Happening]) -> Happening | None:
    """The nearest happening of the toll's own clause."""
    doc = found.parsed.doc
    verb = clause_verb(doc[toll.trigger])
    if verb is None:
        return None
    inside = [h for h in near if h.trigger.token == verb.i or clause_verb(doc[h.trigger.token]) == verb]
    return min(inside, key=lambda h: abs(h.trigger.token - toll.trigger), default=None)


def _lone_toll(found: Found, toll: TollMention, number: int) -> Happening:
    """A happening of which only the count is told: "the bodies of six men were found"."""
    modality = found.judge(toll.trigger)
    if modality.reality in _NOT_TOLD:
        modality = Modality(Reality.ACTUAL, modality.hedged, origin="counted@1")  # what is counted has been
    at, first, last = toll.trigger, toll.first, toll.last
    noun = found.parsed.doc[at].pos_ == "NOUN"
    trigger = Trigger(at, first, last, _TOLL_KINDS[toll.field], "undergo", noun, False, toll.field)
    return Happening(number, trigger, trigger.kind, modality, found.sentence[at], first, last, rule="toll@1")
