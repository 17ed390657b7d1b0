"""Which incident an outcome, a cause or a piece of evidence belongs to: by its person first, else the one told last."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.outcomes import OutcomeMention

_REACH = 3  # sentences back that an outcome without a known person may speak of
_MOST = 5  # outcomes kept a cluster


def link_outcomes(found: Found, clusters: Sequence[Cluster]) -> dict[int, list[OutcomeMention]]:
    """Outcomes by cluster number, in the order of the text."""
    linked: dict[int, list[OutcomeMention]] = {}
    for outcome in found.outcomes:
        cluster = _owner(found, clusters, outcome)
        if cluster is not None and len(linked.setdefault(cluster.number, [])) < _MOST:
            linked[cluster.number].append(outcome)
    return linked


def _owner(found: Found, clusters: Sequence[Cluster], outcome: OutcomeMention) -> Cluster | None:
    sentence = found.sentence[outcome.trigger]
    entities = {p.entity for p in found.people if outcome.first <= p.head < outcome.last}
    if outcome.subject is not None:
        person = found.person_at.get(outcome.subject) or found.person_over[outcome.subject]
        if person is not None:
            entities = {person.entity}
    about = [c for c in clusters if entities & {p.entity for m in c.members for p in m.patients}]
    if about:
        return min(about, key=lambda c: min(abs(s - sentence) for s in c.sentences))
    before = [(max(s for s in c.sentences if s <= sentence), c) for c in clusters if min(c.sentences) <= sentence]
    if not before:
        return None
    last, cluster = max(before, key=lambda row: (row[0], -row[1].number))
    return cluster if sentence - last <= _REACH else None
