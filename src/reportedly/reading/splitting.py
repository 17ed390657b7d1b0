"""One mention that tells several acts taken apart: "two separate car bombs killed a judge and a clerk" are two.

Only where the text itself pairs them: as many acts or weapons as single victims. Else the mention stays one cluster,
and an aggregate where it counts its acts.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening


def split(found: Found, clusters: list[Cluster]) -> list[Cluster]:
    """The clusters, those that tell several paired acts taken apart; numbered anew."""
    result: list[Cluster] = []
    for cluster in clusters:
        for h in cluster.members:
            h.count = _count(found, h)
        result.extend(_parts(cluster))
    for number, cluster in enumerate(result):
        cluster.number = number
    return result


def _count(found: Found, h: Happening) -> int | None:
    """How many acts a mention counts: of the act noun itself or of the weapons that are its subject."""
    heads = (
        {h.trigger.token}
        if h.noun
        else {w.head for w in h.weapons if found.parsed.doc[w.head].dep_ in ("nsubj", "agent", "pobj")}
    )
    for number in found.numbers:
        if (
            number.head in heads
            and number.number.low
            and number.number.low > 1
            and number.number.low == number.number.high
        ):
            return number.number.low
    return None


def _parts(cluster: Cluster) -> list[Cluster]:
    counts = {h.count for h in cluster.members if h.count}
    singles: list[int] = []
    for h in cluster.members:
        for p in h.patients:
            count = p.who.count
            if (count is None or (count.low == 1 and count.high == 1)) and p.entity not in singles:
                singles.append(p.entity)
    if len(counts) != 1 or counts != {len(singles)} or len(singles) < 2:
        return [cluster]
    return [replace(cluster, members=list(cluster.members), split_patient=entity) for entity in singles]
