"""From a cluster's claims to a telling: its summary, its tolls, its status. Nothing here that no claim says.

How tolls are summed up is in `toll_summary`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from reportedly.model import (
    TOLLS,
    Certainty,
    Field,
    Kind,
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
from reportedly.reading.claim_writer import Draft
from reportedly.reading.mentions import Reality
from reportedly.reading.telling_words import telling_words
from reportedly.reading.toll_summary import summarise_toll

T = TypeVar("T")
_NAMES = {
    Field.KILLED: "killed",
    Field.INJURED: "injured",
    Field.MISSING: "missing",
    Field.ABDUCTED: "abducted",
    Field.DETAINED: "detained",
}


def telling(draft: Draft, telling_id: str, report: str) -> Telling:
    """The telling of one draft."""
    cluster = draft.cluster
    claims = tuple(draft.claims)
    kind = cluster.kind
    casualties = {
        f: t for f in TOLLS if (t := summarise_toll([c for c in claims if c.field is f], draft.tolls)) is not None
    }
    when = cluster.when or When(None, None, TimePrecision.UNKNOWN, "")
    where = cluster.where.where if cluster.where is not None else None
    status = _status(draft)
    aggregate = is_aggregate(draft)
    weapons = _unique(c.value for c in claims if isinstance(c.value, Weapon))
    targets = _unique(c.value for c in claims if isinstance(c.value, Target))
    summary = summarise(kind, status, aggregate, when, where, draft.victims, draft.perpetrators, casualties)
    return Telling(
        telling_id, report, kind, status, aggregate, summary, when, where, tuple(draft.victims),
        tuple(draft.perpetrators), tuple(targets), tuple(weapons), casualties, claims,
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
        parts.append(("" if where.text.split(" ")[0].lower() in telling_words().place_openers else "in ") + where.text)
    if when.text:
        parts.append(f"({when.text})")
    tolls = [f"{_toll_words(t)} {_NAMES[f]}" for f, t in casualties.items() if t.low is not None or t.high is not None]
    line = " ".join(parts)
    return line + (": " + ", ".join(tolls) if tolls else "")


def _names(people: Sequence[Participant]) -> str:
    shown = [p.name or p.description or p.group or "people" for p in people[:2]]
    return " and ".join(shown) + (" and others" if len(people) > 2 else "")


def _toll_words(t: Toll) -> str:
    low, high = ("?" if n is None else str(n) for n in (t.low, t.high))
    return low if low == high else f"{low}-{high}"
