"""Joins the happenings of one report that tell of one act into clusters.

A cluster grows in the order of the text: each group of mentions that one sentence makes one act joins the cluster for
which most speaks (`joining_features`), or opens one of its own where it tells enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportedly.model import Kind
from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.joining_features import WEIGHTS, affinity
from reportedly.reading.kinds import NEVER
from reportedly.reading.mentions import Reality

REAL = frozenset({Reality.ACTUAL, Reality.ATTEMPTED, Reality.DENIED})  # what becomes an incident

JOIN_AT = 2.0  # the sum of features from which a group joins a cluster
_LOOSE = -1.0  # an outcome without an act of its own joins what was just told from here
_CLOSE = 8  # sentences within which it does


def join(found: Found, happenings: Sequence[Happening]) -> list[Cluster]:
    """Clusters of the real happenings, in the order of their first mention."""
    clusters: list[Cluster] = []
    for group in _groups([h for h in happenings if h.modality.reality in REAL]):
        if all(h.noun and h.definite and h.plural and not (h.times or h.places or h.tolls) for h in group):
            continue  # "the killings come as ...": several that were told, and none of them
        best, score, why = _nearest(found, group, clusters)
        if best is not None and score >= JOIN_AT:
            best.members.extend(group)
            best.reasons.extend(why)
        elif best is not None and score > _LOOSE and all(h.outcome_only for h in group) and _close(group, best):
            best.members.extend(group)
            best.reasons.append("outcome of what was just told")
        elif _stands_alone(group):
            clusters.append(Cluster(len(clusters), list(group)))
    return [c for c in clusters if not _bare(c)]


def _bare(cluster: Cluster) -> bool:
    """Whether nothing is told of an act but that it was: no day, no place, nobody and nothing that it struck."""
    told = any(
        h.patients or h.targets or h.somebody or any(t.number.low or t.number.high for t in h.tolls)
        for h in cluster.members
    )
    return not (cluster.times or cluster.places or told)


def _nearest(
    found: Found, group: Sequence[Happening], clusters: Sequence[Cluster]
) -> tuple[Cluster | None, float, list[str]]:
    """The cluster for which most speaks, the last among equals, with the sum and its features; None without any."""
    best, score, why = None, NEVER, list[str]()
    last = max(clusters, key=lambda c: (max(c.sentences), c.number), default=None)
    newest = max((c for c in clusters if _last_day(c) > date.min), key=_last_day, default=None)
    latest = any(h.latest for h in group)
    for cluster in clusters:
        points, reasons = affinity(found, group, cluster)
        if cluster is last and points > NEVER:
            points, reasons = points + WEIGHTS["last_told"], [*reasons, "last_told"]
        if cluster is newest and latest:
            points, reasons = points + WEIGHTS["latest"], [*reasons, "latest"]
        if points >= score and points > NEVER:
            best, score, why = cluster, points, reasons
    return best, score, why


def _close(group: Sequence[Happening], cluster: Cluster) -> bool:
    """Told within a few sentences, and with no time or place of its own."""
    return cluster.gap(group) <= _CLOSE and not any(h.places or h.times for h in group)


def _last_day(cluster: Cluster) -> date:
    return max((t.when.latest for t in cluster.times if t.when.latest is not None), default=date.min)


def _groups(real: Sequence[Happening]) -> list[list[Happening]]:
    """Components of partners, in order."""
    by_number = {h.number: h for h in real}
    seen: set[int] = set()
    groups: list[list[Happening]] = []
    for h in real:
        if h.number in seen:
            continue
        queue, group = [h.number], []
        while queue:
            n = queue.pop()
            if n in seen or n not in by_number:
                continue
            seen.add(n)
            group.append(by_number[n])
            queue.extend(by_number[n].partners)
        groups.append(sorted(group, key=lambda x: x.trigger.token))
    return groups


def _stands_alone(group: Sequence[Happening]) -> bool:
    """Whether a group tells enough of its own to open a cluster: more than a reference to something told elsewhere."""
    for h in group:
        if h.trigger.anaphor:
            continue
        counted = any(t.number.low or t.number.high for t in h.tolls)  # neither "no one" nor "casualties"
        armed = any(w.means for w in h.weapons) and (h.times or h.places or h.agents)
        substance = h.patients or h.targets or counted or h.somebody or armed
        if h.kind is Kind.DISPLACEMENT and not (h.times and h.patients):
            continue  # people who have fled, some day: a movement, not an act
        if h.noun:
            if h.definite and h.plural:
                continue
            own_times = [t for t in h.times if t.lean_days is None]
            if h.definite and not own_times and not h.tolls:
                continue  # "the raid on the hamlet": told elsewhere
            if own_times or h.places or substance:
                return True
        elif substance or h.places or (h.times and h.agents):
            return True
    return False
