"""From a cluster's claims to a telling: its summary, its tolls, its status. Nothing here that no claim says.

The tolls follow the design's rule: low and high are the least and greatest number of a standing claim, a source's later
word replaces its own earlier one, best is the latest word, and parts are never added to their whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from reportedly.model import (
    TOLLS,
    Certainty,
    Claim,
    Field,
    Kind,
    Number,
    Participant,
    Status,
    Target,
    Telling,
    TimePrecision,
    Toll,
    Weapon,
    When,
    Where,
)
from reportedly.reading.claims import Draft
from reportedly.reading.mentions import Reality

T = TypeVar("T")
_NAMES = {Field.KILLED: "killed", Field.INJURED: "injured", Field.MISSING: "missing", Field.ABDUCTED: "abducted", Field.DETAINED: "detained"}


def telling(draft: Draft, telling_id: str, report: str) -> Telling:
    """The telling of one draft."""
    cluster = draft.cluster
    claims = tuple(draft.claims)
    kind = cluster.kind
    casualties = {f: t for f in TOLLS if (t := toll([c for c in claims if c.field is f])) is not None}
    when = cluster.when or When(None, None, TimePrecision.UNKNOWN, "")
    where = cluster.where.where if cluster.where is not None else None
    status = _status(draft)
    aggregate = is_aggregate(draft)
    weapons = _unique(c.value for c in claims if isinstance(c.value, Weapon))
    targets = _unique(c.value for c in claims if isinstance(c.value, Target))
    summary = summarise(kind, status, aggregate, when, where, draft.victims, draft.perpetrators, casualties)
    return Telling(
        telling_id, report, kind, status, aggregate, summary, when, where, tuple(draft.victims), tuple(draft.perpetrators),
        tuple(targets), tuple(weapons), casualties, claims,
    )  # fmt: skip


def _unique(values: Iterable[T]) -> list[T]:
    found: list[T] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def _status(draft: Draft) -> Status:
    members = draft.cluster.members
    kinds = [c for c in draft.claims if c.field is Field.KIND]
    if kinds and all(c.certainty is Certainty.DENIED for c in kinds):
        return Status.DENIED
    means = [h for h in members if not h.outcome_only] or members
    if all(h.modality.reality is Reality.ATTEMPTED for h in means):
        return Status.ATTEMPTED
    if kinds and all(c.certainty is Certainty.HEDGED for c in kinds):
        return Status.ALLEGED
    return Status.HAPPENED


def is_aggregate(draft: Draft) -> bool:
    """Several happenings that the text does not take apart: counted ("four bombings"), or many over a long time."""
    cluster = draft.cluster
    means = [h for h in cluster.members if not h.outcome_only]
    if means and cluster.split_patient is None and all((h.count or 0) > 1 for h in means):
        return True
    long = cluster.when is not None and cluster.when.precision in (TimePrecision.MONTH, TimePrecision.YEAR)
    return long and all(h.noun and h.plural for h in cluster.members)


def toll(claims: Sequence[Claim]) -> Toll | None:
    """The summary of one field's claims, or None where there is none."""
    standing = [c for c in claims if c.certainty is not Certainty.DENIED and isinstance(c.value, Number)]
    whole = [c for c in standing if isinstance(c.value, Number) and c.value.part_of is None]
    if not whole:
        return None
    words = _latest_words(whole)
    numbers = [n for n, _ in words]
    least = [n.low if n.low is not None else n.high for n in numbers]
    most = [n.high if n.high is not None else n.low for n in numbers]
    lows, highs = [x for x in least if x is not None], [x for x in most if x is not None]
    best_number = numbers[-1]
    best = best_number.low if best_number.low is not None else best_number.high
    return Toll(min(lows, default=None), best, max(highs, default=None), tuple(c.id for c in standing))


def _latest_words(claims: Sequence[Claim]) -> list[tuple[Number, tuple[str, ...]]]:
    """Each source's latest word; disjoint groups that one source counts in one sentence are added."""
    by_source: dict[tuple[str, ...], list[Claim]] = {}
    for c in sorted(claims, key=lambda c: c.span.start):
        key = tuple((s.name or s.description or s.kind) for s in c.according_to)
        by_source.setdefault(key, []).append(c)
    words: list[tuple[int, Number, tuple[str, ...]]] = []
    for key, rows in by_source.items():
        words.append((rows[-1].span.start, _word(rows), tuple(c.id for c in rows)))
    words.sort(key=lambda row: row[0])
    return [(n, ids) for _, n, ids in words]


_SAME_BREATH = 160  # characters between two counts of one source that are told together


def _word(rows: Sequence[Claim]) -> Number:
    """One source's word: its last count, with the other groups that it counts in the same breath."""
    last = rows[-1]
    group = [last]
    for c in reversed(rows[:-1]):
        if group[-1].span.start - c.span.end < _SAME_BREATH and _disjoint(c, group):
            group.append(c)
        else:
            break
    numbers = [c.value for c in group if isinstance(c.value, Number)]
    if len(numbers) == 1:
        # a single later death beside a greater toll of the same source does not lower it
        earlier = [c.value for c in rows[:-1] if isinstance(c.value, Number)]
        n = numbers[0]
        if n.low == 1 and n.high == 1 and earlier and (earlier[-1].low or 0) > 1:
            return earlier[-1]
        return n
    lows, highs = [n.low for n in numbers], [n.high for n in numbers]
    low = sum(x for x in lows if x is not None) if any(x is not None for x in lows) else None
    high = sum(x for x in highs if x is not None) if all(x is not None for x in highs) else None
    return Number(low, high)


def _disjoint(c: Claim, group: Sequence[Claim]) -> bool:
    mine = c.value.of if isinstance(c.value, Number) else None
    return mine is not None and all(isinstance(g.value, Number) and g.value.of is not None and g.value.of != mine for g in group)


def summarise(
    kind: Kind, status: Status, aggregate: bool, when: When, where: Where | None, victims: Sequence[Participant],
    perpetrators: Sequence[Participant], casualties: dict[Field, Toll],
) -> str:  # fmt: skip
    """One line in plain words, from claims alone. Says "reportedly" where the status is no plain "happened"."""
    words = kind.value.replace("_", " ")
    parts = [f"Several acts of {words}" if aggregate else words.capitalize()]
    if status is Status.ALLEGED:
        parts[0] = "Reportedly: " + parts[0].lower()
    elif status is Status.ATTEMPTED:
        parts[0] = "Attempted " + parts[0].lower()
    elif status is Status.DENIED:
        parts[0] = "Denied: " + parts[0].lower()
    if victims:
        parts.append("of " + _names(victims))
    if perpetrators:
        parts.append("reportedly by " + _names(perpetrators))
    if where is not None:
        parts.append(("" if where.text.split(" ")[0].lower() in ("near", "outside", "between", "off") else "in ") + where.text)
    if when.text:
        parts.append(f"({when.text})")
    tolls = [f"{_toll_words(t)} {_NAMES[f]}" for f, t in casualties.items() if t.low is not None or t.high is not None]
    line = " ".join(parts)
    return line + (": " + ", ".join(tolls) if tolls else "")


def _names(people: Sequence[Participant]) -> str:
    shown = [p.name or p.description or p.group or "people" for p in people[:2]]
    return " and ".join(shown) + (" and others" if len(people) > 2 else "")


def _toll_words(t: Toll) -> str:
    return str(t.low) if t.low == t.high else f"{t.low if t.low is not None else '?'}-{t.high if t.high is not None else '?'}"
