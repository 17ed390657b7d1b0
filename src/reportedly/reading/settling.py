"""Settles when and where each cluster happened, along the telling: own words first, then what it leans on.

Relative times are resolved against the report's date by `times`; here those that lean on another happening ("two days
later", "a day before the attack") find it. A place that a cluster lacks is taken from the sentence before, never from
far away and never from a date line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model import Kind, PlacePrecision, TimePrecision
from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.mentions import PlaceMention, TimeMention
from reportedly.reading.time_anchors import (
    heading_times,
    is_lean,
    keep_open,
    known,
    leaners,
    loose_times,
    of_the_count,
    resolve_leans,
    tells_later,
)

_TOWNS = frozenset({PlacePrecision.TOWN, PlacePrecision.SITE, PlacePrecision.NEAR_TOWN})
_SMALL = {
    PlacePrecision.SITE: 0, PlacePrecision.NEAR_TOWN: 1, PlacePrecision.TOWN: 1, PlacePrecision.DISTRICT: 2,
    PlacePrecision.UNKNOWN: 2, PlacePrecision.REGION: 3, PlacePrecision.COUNTRY: 4,
}  # fmt: skip
_FINE = {
    TimePrecision.HOUR: 0,
    TimePrecision.DAY: 0,
    TimePrecision.WEEK: 1,
    TimePrecision.MONTH: 2,
    TimePrecision.YEAR: 3,
}
_ALSO = frozenset({"also", "meanwhile", "separately", "elsewhere", "later", "earlier", "then", "another", "same"})


def settle(found: Found, clusters: Sequence[Cluster], ids: Sequence[str]) -> None:
    """Fills `when` and `where` of every cluster, in place. `ids` are the tellings' ids, for what leans on them."""
    for cluster in clusters:
        mention = _own_time(found, cluster)
        if mention is not None:
            cluster.when, cluster.when_from = mention.when, mention
        cluster.where = _located(found, cluster, _own_place(found, cluster))
    resolve_leans(found, clusters, ids)
    leaning = leaners(found, clusters)
    loose, headings = loose_times(found, clusters), heading_times(found)
    for cluster in clusters:
        if not known(cluster) and (
            (cluster.when is None and cluster.number not in leaning) or _part_of_day_only(cluster)
        ):
            _frame_time(found, clusters, cluster, loose, headings)
        if cluster.when is None:
            span = _own_time(found, cluster, spans=True)
            cluster.when, cluster.when_from = (span.when if span else None), span
        if cluster.where is None:
            cluster.where = _located(found, cluster, _frame_place(found, clusters, cluster))
    resolve_leans(found, clusters, ids)
    keep_open(found, clusters, ids)


def _part_of_day_only(cluster: Cluster) -> bool:
    """ "By midnight they had burnt sixty huts": its times tell the hour of a day that is told around it."""
    rows = [t for t in cluster.times if is_lean(t)]
    return bool(rows) and all(t.lean_days == (0, 0) and t.relation in ("same", "by", "until") for t in rows)


def _own_time(found: Found, cluster: Cluster, *, spans: bool = False) -> TimeMention | None:
    """The time that speaks for a cluster: the finest of those on the means, the first told among equals. "Since May" is
    how long somebody has been missing: a day for a single act only where nothing else is (`spans`)."""
    best: tuple[tuple[int, int, int], TimeMention] | None = None
    for h in cluster.members:
        later_death = tells_later(found, cluster, h)
        for told in h.times:
            if (
                is_lean(told)
                or _of_clause_above(found, h, told)
                or ((h.outcome_only or h.noun) and of_the_count(found, told))
            ):
                continue
            time = _begun(cluster, h, told)
            if time.relation in ("since", "until") and time.span_of_time and not h.plural and not spans:
                continue
            if time.span_of_time and not h.plural:
                rank = 4
            elif time.when.earliest is None:
                rank = 6 if time.when.relative_to is None else 1
            else:
                rank = _FINE.get(time.when.precision, 4)
            key = (rank + (3 if later_death else 0), 0 if not h.noun else 1, time.first)
            if best is None or key < best[0]:
                best = (key, time)
    leans = any(is_lean(t) for h in cluster.members if not h.outcome_only for t in h.times)
    if best is not None and leans and best[0][0] >= 3:
        return None  # "Two days after the raid ... He died on Tuesday": Tuesday is the death's
    return best[1] if best is not None else None


def _begun(cluster: Cluster, h: Happening, time: TimeMention) -> TimeMention:
    """ "Not seen since 5 May, when two men pushed her into a car": the day of the act is that of "since"."""
    if (
        time.since is None
        or h.plural
        or cluster.kind not in (Kind.DISAPPEARANCE, Kind.ABDUCTION)
        or time.since.precision is not TimePrecision.DAY
    ):
        return time
    return replace(time, when=replace(time.since, text=time.when.text), span_of_time=False)


def _of_clause_above(found: Found, h: Happening, time: TimeMention) -> bool:
    """ "On Monday they handed over a man who had been captured two weeks earlier": Monday is not the capture's."""
    if not any(is_lean(t) and t.relation == "earlier" and t.lean_days != (0, 0) for t in h.times):
        return False
    doc = found.parsed.doc
    trigger = doc[h.trigger.token]
    return trigger.dep_ in ("relcl", "acl", "advcl") and not any(a == trigger for a in doc[time.first].ancestors)


def _frame_time(
    found: Found,
    clusters: Sequence[Cluster],
    cluster: Cluster,
    loose: Sequence[TimeMention],
    headings: Sequence[tuple[int, TimeMention]],
) -> None:
    """A cluster without a time takes that of its sentence's other act, or of the one just told where a word says so."""
    first = cluster.members[0]
    doc = found.parsed.doc
    start, end = found.sentence_bounds[first.sentence]
    here = [c for c in clusters if c is not cluster and known(c) and first.sentence in c.sentences]
    for sentence in dict.fromkeys(cluster.sentences):
        low, high = found.sentence_bounds[sentence]
        frame = [t for t in loose if low <= t.first < high] or _just_before(found, loose, low)
        if frame:
            cluster.when, cluster.when_from = frame[0].when, frame[0]
            return
        beside = _coordinate(found, cluster, here)
        if beside is not None:
            cluster.when, cluster.when_from = beside.when, beside.when_from
            return
    heading = next((t for at, t in reversed(headings) if at < first.trigger.token), None)
    if heading is not None:
        cluster.when, cluster.when_from = heading.when, heading
        return
    also = any(doc[i].lower_ in _ALSO for i in range(start, min(start + 6, end)))
    before = [c for c in clusters if c is not cluster and c.when is not None and (first.sentence - 1) in c.sentences]
    same_paragraph = found.parsed.paragraph_of(start).first
    source = here or [
        c for c in before if also or found.parsed.paragraph_of(c.members[0].trigger.token).first == same_paragraph
    ]
    if source and family_near(cluster, source[-1]):
        cluster.when, cluster.when_from = source[-1].when, source[-1].when_from


def _coordinate(found: Found, cluster: Cluster, here: Sequence[Cluster]) -> Cluster | None:
    """ "On Friday they freed a man whom he had seized in May, and arrested two": the act told along with it."""
    by_token = {m.trigger.token: c for c in here for m in c.members}
    for m in cluster.members:
        token = found.parsed.doc[m.trigger.token]
        while token.dep_ == "conj" and token.head != token:
            token = token.head
            if token.i in by_token:
                return by_token[token.i]
        doers = {p.entity for p in m.agents}
        for c in here:
            if any(o.sentence == m.sentence and doers & {p.entity for p in o.agents} for o in c.members):
                return c
        beside = _verb_before(found, m, by_token)
        if beside is not None:
            return by_token[beside]
    return None


def _verb_before(found: Found, h: Happening, by_token: dict[int, Cluster]) -> int | None:
    """ "Soldiers freed eleven people near the border and arrested four", where the parser has lost the "and"."""
    doc, at = found.parsed.doc, h.trigger.token
    start = found.sentence_bounds[h.sentence][0]
    if (
        at <= start
        or h.noun
        or doc[at - 1].lower_ not in ("and", "then")
        or any(c.dep_ in ("nsubj", "nsubjpass") for c in doc[at].children)
    ):
        return None
    rows = [
        i for i in by_token if start <= i < at and doc[i].pos_ == "VERB" and doc[i].dep_ not in ("amod", "relcl", "acl")
    ]
    return max(rows, default=None)


def _just_before(found: Found, loose: Sequence[TimeMention], start: int) -> list[TimeMention]:
    """A day in the sentence before, in the paragraph, that no act has taken: "Last Monday it was not enough." """
    if start == 0 or found.parsed.paragraph_of(start).first != found.parsed.paragraph_of(start - 1).first:
        return []
    low, high = found.sentence_bounds[found.sentence[start - 1]]
    return [
        t
        for t in loose
        if low <= t.first < high and t.when.precision in (TimePrecision.DAY, TimePrecision.HOUR) and t.relation is None
    ]


def family_near(a: Cluster, b: Cluster) -> bool:
    """Arrests and releases have dates of their own: they borrow none from what they follow, and lend none."""
    return not {a.kind, b.kind} & {Kind.ARREST, Kind.RELEASE}


def _own_place(found: Found, cluster: Cluster) -> PlaceMention | None:
    best: tuple[tuple[int, int, int], PlaceMention] | None = None
    for h in cluster.members:
        for place in h.places:
            if found.dateline and found.dateline[place.first]:
                continue
            aside = (
                6 if h.outcome_only and h is not cluster.members[0] else 0
            )  # where somebody died is not where it happened
            inside = found.person_over[place.first]
            if inside is not None and inside.first < place.first and place.last <= inside.last:
                aside += 3  # "a judge from X": where somebody comes from
            words = place.where.text.lower()
            if (
                any(w in words for w in ("hospital", "clinic", "morgue"))
                and not h.targets
                and h.kind is not Kind.ARREST
            ):
                aside = 6
            if place.where.precision is PlacePrecision.UNKNOWN and place.where.latitude is None:
                aside += 1
            key = (_SMALL[place.where.precision] + aside, 0, place.first)
            if best is None or key < best[0]:
                best = (key, place)
    return best[1] if best else None


def _located(found: Found, cluster: Cluster, place: PlaceMention | None) -> PlaceMention | None:
    """A quarter, street or site that no list knows stands where the town it is told in stands."""
    if (
        place is None
        or place.where.latitude is not None
        or place.where.precision in (PlacePrecision.REGION, PlacePrecision.COUNTRY)
    ):
        return place
    sentence = found.sentence[place.first]
    towns = [
        p for p in found.places
        if p.stands_for is None and p.where.latitude is not None and p.where.precision in _TOWNS
        and sentence - 3 <= found.sentence[p.first] <= sentence
    ]  # fmt: skip
    own = (
        [p for p in towns if p in cluster.places] or [p for p in towns if found.sentence[p.first] == sentence] or towns
    )
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
        if p.stands_for is None and found.sentence[p.first] == first.sentence
        and not (found.dateline and found.dateline[p.first])
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
    return any(
        doc[i].lower_ in ("in", "at", "near", "on", "across", "outside", "around")
        for i in range(max(0, place.full_first - 3), place.first)
    )


__all__ = ["settle"]
