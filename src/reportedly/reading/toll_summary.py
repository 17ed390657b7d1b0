"""The toll of one telling, summed up from its claims: low, best, high, and the claims that it points to.

The design's rule: low and high are the least and the greatest number of a standing claim, a source's later word
replaces its own earlier one, best is the latest word, parts are never added to their whole, and disjoint groups that
one source counts are added. A person told of alone ("a driver") is no count beside a count; a death that came later
adds one, unless the source gives the new total itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.model import Certainty, Claim, Number, Toll

SAME_BREATH = 160  # characters between two counts of one source that are told together


@dataclass(frozen=True, slots=True)
class TollNote:
    """What the words around a toll say of it. `entity`: who, where one person is meant."""

    entity: int | None = None
    individual: bool = False  # a person ("a driver", a name), not a count
    total: bool = False  # "the toll rose to six", "the number of dead"
    late: bool = False  # died in hospital, of wounds, days later
    early: bool = False  # "initially", "at first": replaced by a later word
    additional: bool = False  # "another three"


_PLAIN = TollNote()


def summarise_toll(claims: Sequence[Claim], notes: Mapping[str, TollNote]) -> Toll | None:
    """The summary of one field's claims, or None where no claim stands."""
    standing = [c for c in claims if c.certainty is not Certainty.DENIED and isinstance(c.value, Number)]
    whole = [c for c in standing if isinstance(c.value, Number) and c.value.part_of is None]
    if not whole:
        return None
    current = [c for c in whole if not notes.get(c.id, _PLAIN).early] or whole
    counts = [c for c in current if not notes.get(c.id, _PLAIN).individual]
    ids = tuple(c.id for c in standing)
    if not counts:
        people = {notes[c.id].entity if notes[c.id].entity is not None else c.id for c in current if c.id in notes}
        n = max(1, len(people))
        return Toll(n, n, n, ids)
    by_source: dict[tuple[str, ...], list[Claim]] = {}
    for c in sorted(current, key=lambda c: c.span.start):
        key = tuple((s.name or s.description or s.kind).casefold() for s in c.according_to)
        by_source.setdefault(key, []).append(c)
    words: list[tuple[int, Number]] = []
    first_count = min(c.span.start for c in counts)
    grown = any(notes.get(c.id, _PLAIN).total or notes.get(c.id, _PLAIN).late for c in current)
    for source, rows in by_source.items():
        number = _word(rows, notes)
        if number is None and source and not grown:  # the police told of one dead before the radio told of three
            told = {notes.get(c.id, _PLAIN).entity for c in rows if c.span.start < first_count}
            number = Number(len(told), len(told)) if told else None
        if number is not None:
            words.append((rows[-1].span.start, number))
    words.sort(key=lambda row: row[0])
    numbers = _with_late_deaths([n for _, n in words], current, notes)
    least = [x for n in numbers if (x := n.low if n.low is not None else n.high) is not None]
    most = [x for n in numbers if (x := n.high if n.high is not None else n.low) is not None]
    last = numbers[-1] if numbers else Number(None, None)
    best = last.low if last.low is not None else last.high
    return Toll(min(least, default=None), best, max(most, default=None), ids)


def _word(rows: Sequence[Claim], notes: Mapping[str, TollNote]) -> Number | None:
    """One source's word: its last count or total, with the other groups that it counts in the same breath."""
    counts = [c for c in rows if not notes.get(c.id, _PLAIN).individual]
    if not counts:
        return None
    last = counts[-1]
    note = notes.get(last.id, _PLAIN)
    if note.total:
        return _number(last)
    group = [
        c for c in rows if c is last or (_beside(notes.get(c.id, _PLAIN)) and _together(c, last) and _disjoint(c, last))
    ]
    seen: list[Claim] = []
    for c in group:
        if all(c is s or _disjoint(c, s) for s in seen):
            seen.append(c)
    total = _sum([_number(c) for c in seen])
    if note.additional and len(counts) > 1 and len(seen) == 1:
        return _sum([_number(counts[-2]), total])
    return total


def _beside(note: TollNote) -> bool:
    """Whether a count may stand beside another of its breath: no total, and no later death (added by itself)."""
    return not note.total and not (note.late and note.individual)


def _number(c: Claim) -> Number:
    assert isinstance(c.value, Number)
    return c.value


def _together(a: Claim, b: Claim) -> bool:
    first, second = sorted((a, b), key=lambda c: c.span.start)
    return second.span.start - first.span.end < SAME_BREATH


def _disjoint(a: Claim, b: Claim) -> bool:
    first, second = _number(a).of, _number(b).of
    return first is not None and second is not None and first.split()[-1].casefold() != second.split()[-1].casefold()


def _sum(numbers: Sequence[Number]) -> Number:
    lows, highs = [n.low for n in numbers], [n.high for n in numbers]
    low = sum(x for x in lows if x is not None) if any(x is not None for x in lows) else None
    high = sum(x for x in highs if x is not None) if all(x is not None for x in highs) else None
    return Number(low, high)


def _with_late_deaths(
    numbers: Sequence[Number], claims: Sequence[Claim], notes: Mapping[str, TollNote]
) -> list[Number]:
    """Where somebody died later and no source gives the new total, each count that came before grows by as many."""
    late = [c for c in claims if notes.get(c.id, _PLAIN).late and notes[c.id].individual]
    if not late or any(notes.get(c.id, _PLAIN).total for c in claims):
        return list(numbers)
    before = [c for c in claims if not notes.get(c.id, _PLAIN).individual and c.span.start < late[0].span.start]
    if not before:
        return list(numbers)
    more = len({notes[c.id].entity for c in late})
    return [_sum([n, Number(more, more)]) for n in numbers]
