"""Settles when and where each cluster happened, along the telling: own words first, then what it leans on.

Relative times are resolved against the report's date by `times`; here those that lean on another happening ("two days
later", "a day before the attack") find it. A place that a cluster lacks is taken from the sentence before, never from
far away and never from a date line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.model import Kind, PlacePrecision, RelativeTo, TimePrecision, When
from reportedly.reading.binding import leaned_on
from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.kinds import closeness
from reportedly.reading.later_deaths import outcome_later
from reportedly.reading.mentions import PlaceMention, TimeKind, TimeMention
from reportedly.reading.time_interval import Interval, add
from reportedly.reading.times import lean_on

_SMALL = {
    PlacePrecision.SITE: 0, PlacePrecision.NEAR_TOWN: 1, PlacePrecision.TOWN: 1, PlacePrecision.DISTRICT: 2,
    PlacePrecision.UNKNOWN: 2, PlacePrecision.REGION: 3, PlacePrecision.COUNTRY: 4,
}  # fmt: skip
_FINE = {TimePrecision.HOUR: 0, TimePrecision.DAY: 0, TimePrecision.WEEK: 1, TimePrecision.MONTH: 2, TimePrecision.YEAR: 3}
_ALSO = frozenset({"also", "meanwhile", "separately", "elsewhere", "later", "earlier", "then", "another", "same"})


@dataclass(frozen=True)
class _Lean:
    """One relative time between two clusters: `owner` is `time.lean_days` away from `anchor`."""

    owner: Cluster
    anchor: Cluster
    time: TimeMention


def settle(found: Found, clusters: Sequence[Cluster], ids: Sequence[str]) -> None:
    """Fills `when` and `where` of every cluster, in place. `ids` are the tellings' ids, for what leans on them."""
    for cluster in clusters:
        mention = _own_time(found, cluster)
        if mention is not None:
            cluster.when, cluster.when_from = mention.when, mention
        cluster.where = _located(found, cluster, _own_place(found, cluster))
    leans = _leans(found, clusters)
    for _ in range(3):  # what leans may lean on what leans
        for lean in leans:
            _resolve(lean, ids)
    owners = {id(lean.owner) for lean in leans}
    for cluster in clusters:
        if cluster.when is None and id(cluster) not in owners:
            _frame_time(found, clusters, cluster)
        if cluster.where is None:
            cluster.where = _located(found, cluster, _frame_place(found, clusters, cluster))
    for lean in leans:
        _resolve(lean, ids)
    for lean in leans:
        if lean.owner.when is None:
            lean.owner.when, lean.owner.when_from = lean.time.when, lean.time


def _resolve(lean: _Lean, ids: Sequence[str]) -> None:
    """The owner's time from its anchor's, or the anchor's from its owner's, whichever is known."""
    if _known(lean.owner):
        if not _known(lean.anchor) and lean.time.lean_days is not None:
            lean.anchor.when, lean.anchor.when_from = _back(lean, ids[lean.owner.number]), lean.time
    elif _known(lean.anchor):
        lean.owner.when, lean.owner.when_from = lean_on(lean.time, lean.anchor.when, ids[lean.anchor.number]), lean.time  # type: ignore[arg-type]


def _back(lean: _Lean, owner_id: str) -> When:
    """The anchor's time from the owner's: "the blast came two days after X" puts X two days before the blast."""
    when, days = lean.owner.when, lean.time.lean_days
    if when is None or when.earliest is None or when.latest is None or days is None:
        return lean.time.when
    found = add(Interval(when.earliest, when.latest, when.precision), (-days[1], -days[0]))
    return When(found.earliest, found.latest, found.precision, lean.time.when.text, RelativeTo(owner_id, (-days[1], -days[0])))


def _known(cluster: Cluster) -> bool:
    return cluster.when is not None and cluster.when.earliest is not None


def _leans(found: Found, clusters: Sequence[Cluster]) -> list[_Lean]:
    """Every relative time with the two clusters that it stands between."""
    by_token = {h.trigger.token: c for c in clusters for h in c.members}
    rows: list[_Lean] = []
    for cluster in clusters:
        for h in cluster.members:
            for time in h.times:
                if time.lean_days is None or time.when.earliest is not None or time.relation == "same":
                    continue
                anchor = _complement(found, cluster, time, by_token)
                head = leaned_on(found, time)
                if head is not None and by_token.get(head.i) is cluster:  # "it came a day after the mayor fell ill"
                    owner = _told_before(found, clusters, cluster, time)
                    if owner is not None:
                        rows.append(_Lean(owner, cluster, time))
                    continue
                anchor = anchor or _told_before(found, clusters, cluster, time)
                later_death = h.outcome_only and _own_time(found, cluster) is not None
                if anchor is not None and not later_death:
                    rows.append(_Lean(cluster, anchor, time))
    return rows


def _told_before(found: Found, clusters: Sequence[Cluster], cluster: Cluster, time: TimeMention) -> Cluster | None:
    """The cluster told last before a relative time."""
    at = found.sentence[time.first]
    told = [(max((m.trigger.token for m in c.members if m.trigger.token < time.first), default=-1), c) for c in clusters if c is not cluster]
    earlier = [(token, c) for token, c in told if token >= 0 and found.sentence[token] <= at]
    timed = [(token, c) for token, c in earlier if _known(c) or any(t.lean_days for t in c.times)]
    return max(timed or earlier, key=lambda row: row[0])[1] if earlier else None


def _own_time(found: Found, cluster: Cluster) -> TimeMention | None:
    """The time that speaks for a cluster: the finest of those on the means, the first told among equals."""
    best: tuple[tuple[int, int, int], TimeMention] | None = None
    for h in cluster.members:
        later_death = h.outcome_only and h is not cluster.members[0] and (outcome_later(found, [h]) or not _same_sentence(h, cluster))
        for time in h.times:
            if time.lean_days is not None and time.when.earliest is None and time.relation != "same":
                continue
            if time.span_of_time and not h.plural:
                rank = 4
            elif time.relation == "same":
                rank = 5
            elif time.when.earliest is None:
                rank = 6 if time.when.relative_to is None else 1
            else:
                rank = _FINE.get(time.when.precision, 4)
            key = (rank + (3 if later_death else 0), 0 if not h.noun else 1, time.first)
            if best is None or key < best[0]:
                best = (key, time)
    leans = any(t.lean_days is not None and t.when.earliest is None and t.relation != "same" for h in cluster.members if not h.outcome_only for t in h.times)
    if best is not None and leans and best[0][0] >= 3:
        return None  # "Two days after the raid ... He died on Tuesday": Tuesday is the death's
    return best[1] if best is not None else None


def _same_sentence(h: Happening, cluster: Cluster) -> bool:
    """Whether the means is told in the same sentence as an outcome: then the outcome's time is the act's."""
    return any(m.sentence == h.sentence and not m.outcome_only for m in cluster.members)


def _complement(found: Found, cluster: Cluster, time: TimeMention, by_token: dict[int, Cluster]) -> Cluster | None:
    """The cluster of the happening named after "a day before ...", also where it is only referred to."""
    anchor = leaned_on(found, time)
    if anchor is None:
        return None
    for token in (anchor, *anchor.subtree):
        other = by_token.get(token.i)
        if other is not None and other is not cluster:
            return other
        trigger = found.trigger_at.get(token.i)
        if trigger is not None and trigger.noun and other is None:  # "the attack" that no cluster took in
            rows = [c for c in by_token.values() if c is not cluster and closeness(trigger.kind, c.kind) > 0]
            return min(rows, key=lambda c: c.number, default=None)
    return None


def _frame_time(found: Found, clusters: Sequence[Cluster], cluster: Cluster) -> None:
    """A cluster without a time takes that of its sentence's other act, or of the one just told where a word says so."""
    first = cluster.members[0]
    doc = found.parsed.doc
    start, end = found.sentence_bounds[first.sentence]
    for sentence in dict.fromkeys(cluster.sentences):
        low, high = found.sentence_bounds[sentence]
        loose = _loose(found, clusters, low, high) or _just_before(found, clusters, low)
        if loose:
            cluster.when, cluster.when_from = loose[0].when, loose[0]
            return
    here = [c for c in clusters if c is not cluster and c.when is not None and first.sentence in c.sentences]
    also = any(doc[i].lower_ in _ALSO for i in range(start, min(start + 6, end)))
    before = [c for c in clusters if c is not cluster and c.when is not None and (first.sentence - 1) in c.sentences]
    same_paragraph = found.parsed.paragraph_of(start).first
    source = here or [c for c in before if also or found.parsed.paragraph_of(c.members[0].trigger.token).first == same_paragraph]
    if source and family_near(cluster, source[-1]):
        cluster.when, cluster.when_from = source[-1].when, source[-1].when_from


def _loose(found: Found, clusters: Sequence[Cluster], low: int, high: int) -> list[TimeMention]:
    """Times in tokens [low, high) that no act has taken and that are no time of saying."""
    doc = found.parsed.doc
    return [
        t for t in found.times
        if low <= t.first < high and t.kind is TimeKind.POINT and t.when.earliest and not t.span_of_time
        and t.relation not in ("dateline", "since", "until") and not (t.value or "").endswith("_REF")
        and not any(t in c.times for c in clusters)
        and doc[t.first].head.i not in found.cue_tokens and not any(a.i in found.cue_tokens for a in list(doc[t.first].ancestors)[:2])
    ]  # fmt: skip


def _just_before(found: Found, clusters: Sequence[Cluster], start: int) -> list[TimeMention]:
    """A day told in the sentence before, in the same paragraph, that no act has taken: "Last Monday it was not enough." """
    if start == 0 or found.parsed.paragraph_of(start).first != found.parsed.paragraph_of(start - 1).first:
        return []
    low, high = found.sentence_bounds[found.sentence[start - 1]]
    return [t for t in _loose(found, clusters, low, high) if t.when.precision in (TimePrecision.DAY, TimePrecision.HOUR) and t.relation is None]


def family_near(a: Cluster, b: Cluster) -> bool:
    """Arrests and releases have dates of their own: they borrow none from what they follow."""
    return a.kind not in ("release",) and b.kind not in ("release",)


def _own_place(found: Found, cluster: Cluster) -> PlaceMention | None:
    best: tuple[tuple[int, int, int], PlaceMention] | None = None
    for h in cluster.members:
        for place in h.places:
            if found.dateline and found.dateline[place.first]:
                continue
            aside = 6 if h.outcome_only and h is not cluster.members[0] else 0  # where somebody died is not where it happened
            inside = found.person_over[place.first]
            if inside is not None and inside.first < place.first and place.last <= inside.last:
                aside += 3  # "a judge from X": where somebody comes from
            words = place.where.text.lower()
            if any(w in words for w in ("hospital", "clinic", "morgue")) and not h.targets and h.kind is not Kind.ARREST:
                aside = 6
            if place.where.precision is PlacePrecision.UNKNOWN and place.where.latitude is None:
                aside += 1
            key = (_SMALL[place.where.precision] + aside, 0, place.first)
            if best is None or key < best[0]:
                best = (key, place)
    return best[1] if best else None


def _located(found: Found, cluster: Cluster, place: PlaceMention | None) -> PlaceMention | None:
    """A quarter, street or site that no list knows stands where the town it is told in stands."""
    if place is None or place.where.latitude is not None or place.where.precision in (PlacePrecision.REGION, PlacePrecision.COUNTRY):
        return place
    sentence = found.sentence[place.first]
    towns = [
        p for p in found.places
        if p.stands_for is None and p.where.latitude is not None and p.where.precision in (PlacePrecision.TOWN, PlacePrecision.SITE, PlacePrecision.NEAR_TOWN)
        and sentence - 3 <= found.sentence[p.first] <= sentence
    ]  # fmt: skip
    own = [p for p in towns if p in cluster.places] or [p for p in towns if found.sentence[p.first] == sentence] or towns
    if not own:
        return place
    town = min(own, key=lambda p: abs(p.first - place.first))
    where = replace(
        place.where, latitude=town.where.latitude, longitude=town.where.longitude, precision=PlacePrecision.SITE,
        country=place.where.country or town.where.country, admin1=place.where.admin1 or town.where.admin1,
        gazetteer_id=town.where.gazetteer_id,
    )  # fmt: skip
    return replace(place, where=where)


def _frame_place(found: Found, clusters: Sequence[Cluster], cluster: Cluster) -> PlaceMention | None:
    first = cluster.members[0]
    here = [
        p for p in found.places
        if p.stands_for is None and found.sentence[p.first] == first.sentence and not (found.dateline and found.dateline[p.first])
    ]  # fmt: skip
    owned = {id(p) for c in clusters if c is not cluster for p in c.places}
    mine = [p for p in here if id(p) not in owned and not _of_office(found, p)]
    if mine:
        return min(mine, key=lambda p: (_SMALL[p.where.precision], abs(p.first - first.trigger.token)))
    office = [p for p in here if _of_office(found, p) and found.person_over[p.first] in first.patients]
    for back in (1, 2) if not office else ():
        before = [
            p for p in found.places
            if p.stands_for is None and found.sentence[p.first] == first.sentence - back
            and not (found.dateline and found.dateline[p.first]) and _locative(found, p)
        ]  # fmt: skip
        if before:
            return before[-1]
    return office[0] if office else None  # "shot dead the mayor of X"


def _of_office(found: Found, place: PlaceMention) -> bool:
    """Whether a place stands in somebody's office or name ("the mayor of X", "X police")."""
    person = found.person_over[place.first]
    return person is not None and person.first <= place.first and place.last <= person.last


def _locative(found: Found, place: PlaceMention) -> bool:
    doc = found.parsed.doc
    return any(doc[i].lower_ in ("in", "at", "near", "on", "across", "outside", "around") for i in range(max(0, place.full_first - 3), place.first))


__all__ = ["settle"]


def unresolved(text: str) -> When:
    """A time that cannot be told, with its words."""
    return When(None, None, TimePrecision.UNKNOWN, text)
