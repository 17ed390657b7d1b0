"""Finds what a relative time leans on, and dates the one from the other.

"Two days after the raid" names its anchor; "the next day", "that night", "hours earlier" lean on what was told last.
Both ends may be incidents, and either may be the one with a date: "a bomb went off on Sunday, a day after a judge was
shot" dates the judge. Where neither has one, the incident that is leaned on is kept (`relative_to`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reportedly.model import RelativeTo, TimePrecision, When
from reportedly.reading.binding import leaned_on
from reportedly.reading.clauses import clause_verb, governors
from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.kinds import closeness
from reportedly.reading.later_deaths import outcome_later
from reportedly.reading.mentions import TimeKind, TimeMention
from reportedly.reading.time_interval import Interval, add, days_between
from reportedly.reading.times import lean_on
from reportedly.reading.triggers import Trigger

_DAYS = frozenset({TimePrecision.DAY, TimePrecision.HOUR})
_NEAR = 4  # sentences: how far back "that night" looks for a day that no act has taken
_SAME_STORY = 8  # sentences: how far back "at dawn" and "that night" look for an act


# What is done to a toll when it is told anew, and what a toll is called
_COUNTING = frozenset(
    {"rise", "climb", "raise", "grow", "reach", "revise", "put", "increase", "stand", "update", "bring", "go", "jump"}
)
_COUNTS = frozenset({"toll", "tolls", "number", "count", "tally", "total", "figure", "dead", "deaths"})


@dataclass(frozen=True)
class Lean:
    """One relative time between two clusters: `owner` is `time.lean_days` away from `anchor`."""

    owner: Cluster
    anchor: Cluster
    time: TimeMention


def resolve_leans(found: Found, clusters: Sequence[Cluster], ids: Sequence[str]) -> None:
    """Dates every cluster that a relative time ties to one with a date, in place; named anchors come first."""
    named = named_leans(found, clusters)
    for lean in named:
        _part_shared(lean)
    for _ in range(2):
        for _ in range(3):  # what leans may lean on what leans
            for lean in named:
                resolve(lean, ids)
        _resolve_understood(found, clusters, ids, {id(lean.time) for lean in named})


def leaners(found: Found, clusters: Sequence[Cluster]) -> set[int]:
    """The numbers of the clusters that have a relative time of their own."""
    return {c.number for c in clusters if _own_leans(found, c)}


def keep_open(found: Found, clusters: Sequence[Cluster], ids: Sequence[str]) -> None:
    """What leans on something without a date keeps its words and what it leans on."""
    named = {id(lean.time): lean for lean in named_leans(found, clusters)}
    for lean in named.values():
        if lean.owner.when is None or not (known(lean.owner) or lean.owner.when.relative_to):
            resolve_open(lean, ids)
    for cluster in clusters:
        for _, time in _own_leans(found, cluster):
            if id(time) not in named and (cluster.when is None or not (known(cluster) or cluster.when.relative_to)):
                anchor = told_before(found, clusters, cluster, time)
                if anchor is not None:
                    resolve_open(Lean(cluster, anchor, time), ids)
                elif cluster.when is None:
                    cluster.when, cluster.when_from = time.when, time


def is_lean(time: TimeMention) -> bool:
    """Whether a time leans on another happening."""
    return time.lean_days is not None and time.when.earliest is None


def tells_later(found: Found, cluster: Cluster, h: Happening) -> bool:
    """Whether a mention tells what came of the act afterwards ("he died a day later"): its time is not the act's."""
    if not h.outcome_only or h is cluster.members[0]:
        return False
    beside = any(m.sentence == h.sentence and not m.outcome_only for m in cluster.members)
    return outcome_later(found, [h]) or not beside


def _own_leans(found: Found, cluster: Cluster) -> list[tuple[Happening, TimeMention]]:
    """The relative times of the act itself; where one moves the day ("at 5 am the next day"), that one alone."""
    rows = [(h, t) for h in cluster.members for t in h.times if is_lean(t) and not tells_later(found, cluster, h)]
    return [row for row in rows if row[1].lean_days != (0, 0)] or rows


def known(cluster: Cluster) -> bool:
    """Whether a cluster has a date."""
    return cluster.when is not None and cluster.when.earliest is not None


def resolve_open(lean: Lean, ids: Sequence[str]) -> None:
    """The owner's time without a date: its words, and the incident that it leans on."""
    unknown = lean.anchor.when or When(None, None, TimePrecision.UNKNOWN, "")
    lean.owner.when, lean.owner.when_from = lean_on(lean.time, unknown, ids[lean.anchor.number]), lean.time


def resolve(lean: Lean, ids: Sequence[str]) -> None:
    """The owner's time from its anchor's, or the anchor's from its owner's, whichever is known."""
    if known(lean.owner):
        if not known(lean.anchor) and lean.time.lean_days is not None and lean.time.relation != "same":
            lean.anchor.when, lean.anchor.when_from = _back(lean, ids[lean.owner.number]), lean.time
    elif known(lean.anchor):
        resolve_open(lean, ids)


def _back(lean: Lean, owner_id: str) -> When:
    """The anchor's time from the owner's: "the blast came two days after X" puts X two days before the blast."""
    when, days = lean.owner.when, lean.time.lean_days
    if when is None or when.earliest is None or when.latest is None or days is None:
        return lean.time.when
    found = add(Interval(when.earliest, when.latest, when.precision), (-days[1], -days[0]))
    return When(
        found.earliest, found.latest, found.precision, lean.time.when.text, RelativeTo(owner_id, (-days[1], -days[0]))
    )


def _part_shared(lean: Lean) -> None:
    """ "The raid, on Thursday, came a day after an ambush": one day cannot be the day of both."""
    shared = lean.owner.when_from
    if (
        shared is None
        or shared is not lean.anchor.when_from
        or lean.time.lean_days is None
        or 0 in range(lean.time.lean_days[0], lean.time.lean_days[1] + 1)
    ):
        return
    inside = shared.first > lean.time.last and any(
        m.trigger.token < shared.first for m in lean.anchor.members if m.trigger.token > lean.time.first
    )
    loser = lean.owner if inside else lean.anchor
    loser.when, loser.when_from = None, None


def named_leans(found: Found, clusters: Sequence[Cluster]) -> list[Lean]:
    """The relative times whose anchor is named: "a day after the raid", "two days before a bomb went off"."""
    by_token = {h.trigger.token: c for c in clusters for h in c.members}
    rows: list[Lean] = []
    taken: set[int] = set()
    for cluster in clusters:
        for h in cluster.members:
            for time in h.times:
                taken.add(id(time))
                head = leaned_on(found, time) if is_lean(time) else None
                if head is None or tells_later(found, cluster, h):
                    continue
                if by_token.get(head.i) is cluster and (
                    head.i == h.trigger.token or not _other_meant(found, clusters, cluster, head.i)
                ):
                    owner = told_before(found, clusters, cluster, time)  # "It came a day after the mayor fell ill"
                    if owner is not None:
                        rows.append(Lean(owner, cluster, time))
                    continue
                anchor = _anchor(found, clusters, cluster, time, by_token)
                if anchor is not None:
                    rows.append(Lean(cluster, anchor, time))
    return [*rows, *_untaken(found, clusters, by_token, taken)]


def _untaken(found: Found, clusters: Sequence[Cluster], by_token: dict[int, Cluster], taken: set[int]) -> list[Lean]:
    """ "The raid came hours after shots were fired", where "the raid" only refers: it is what is meant that came."""
    rows: list[Lean] = []
    for time in found.times:
        head = leaned_on(found, time) if is_lean(time) and id(time) not in taken else None
        if head is None:
            continue
        anchor = next((by_token[t.i] for t in (head, *head.subtree) if t.i in by_token), None)
        matrix = next((g for g in governors(head) if g.pos_ in ("VERB", "AUX")), None)
        if anchor is None or matrix is None or matrix.i in found.cue_tokens:
            continue
        noun = next(
            (
                found.trigger_at[c.i]
                for c in matrix.children
                if c.dep_ in ("nsubj", "nsubjpass") and c.i in found.trigger_at
            ),
            None,
        )
        pronoun = any(c.dep_ == "nsubj" and c.lower_ in ("it", "this", "that") for c in matrix.children)
        owner = (
            _meant(clusters, anchor, noun)
            if noun is not None
            else told_before(found, clusters, anchor, time)
            if pronoun
            else None
        )
        if owner is not None:
            rows.append(Lean(owner, anchor, time))
    return rows


def _anchor(
    found: Found, clusters: Sequence[Cluster], owner: Cluster, time: TimeMention, by_token: dict[int, Cluster]
) -> Cluster | None:
    """The cluster of the happening named after "a day before ...", also where it is only referred to."""
    head = leaned_on(found, time)
    if head is None:
        return None
    for token in (head, *head.subtree):
        joined, trigger = by_token.get(token.i), found.trigger_at.get(token.i)
        if trigger is not None and trigger.noun and (joined is None or joined is owner or not _fits(joined, trigger)):
            meant = _meant(clusters, owner, trigger)
            if meant is not None:
                return meant
        if joined is not None and joined is not owner:
            return joined
    return None


def _fits(cluster: Cluster, trigger: Trigger) -> bool:
    """Whether a cluster is more than other nouns that refer: it has the noun's kind, or an act and a day of its own."""
    others = [m for m in cluster.members if m.trigger.token != trigger.token]
    if any(m.kind is trigger.kind for m in others) or not trigger.noun:
        return True
    return (
        bool(others)
        and closeness(trigger.kind, cluster.kind) > 0
        and cluster.when is not None
        and cluster.when.precision in _DAYS
    )


def _meant(clusters: Sequence[Cluster], other: Cluster, trigger: Trigger) -> Cluster | None:
    """The incident that a noun refers to: one of its kind, else one near it, told before; those with a day first."""
    told = [c for c in clusters if c is not other and c.members[0].trigger.token < trigger.token]
    told = [c for c in told if any(m.trigger.token != trigger.token for m in c.members)]
    rows = [c for c in told if any(m.kind is trigger.kind and m.trigger.token != trigger.token for m in c.members)]
    rows = rows or [c for c in told if closeness(trigger.kind, c.kind) > 0]
    rows = rows or [c for c in clusters if c is not other and closeness(trigger.kind, c.kind) > 0]
    return min(
        rows,
        key=lambda c: (c.kind is not trigger.kind, not (c.when is not None and c.when.precision in _DAYS), c.number),
        default=None,
    )


def _other_meant(found: Found, clusters: Sequence[Cluster], cluster: Cluster, token: int) -> bool:
    """Whether the noun leaned on, though joined to this cluster, is the kind of another one told before."""
    trigger = found.trigger_at.get(token)
    if trigger is None or not trigger.noun or trigger.kind is cluster.kind:
        return False
    return any(c is not cluster and c.kind is trigger.kind and c.members[0].trigger.token < token for c in clusters)


def _resolve_understood(found: Found, clusters: Sequence[Cluster], ids: Sequence[str], named: set[int]) -> None:
    """Times whose anchor is understood ("the next day", "that night", "hours earlier"), in the order of the text."""
    rows = [(t.first, t, c, h) for c in clusters for h, t in _own_leans(found, c) if id(t) not in named]
    loose = loose_times(found, clusters)
    for _, time, cluster, h in sorted(rows, key=lambda row: row[0]):
        if not known(cluster):
            direct = _time_above(found, h, time) or _time_between(found, clusters, cluster, time, loose)
            if direct is not None:
                cluster.when, cluster.when_from = _from_time(found, time, direct), time
                continue
        anchor = _act_above(found, clusters, cluster, h, time) or told_before(found, clusters, cluster, time)
        if anchor is not None:
            resolve(Lean(cluster, anchor, time), ids)


def _act_above(
    found: Found, clusters: Sequence[Cluster], cluster: Cluster, h: Happening, time: TimeMention
) -> Cluster | None:
    """ "They freed a man whom they had seized ten days earlier": the act whose clause holds this one."""
    if time.relation != "earlier":
        return None
    by_token = {m.trigger.token: c for c in clusters for m in c.members if c is not cluster}
    return next((by_token[g.i] for g in governors(found.parsed.doc[h.trigger.token]) if g.i in by_token), None)


def _time_above(found: Found, h: Happening, time: TimeMention) -> TimeMention | None:
    """ "On Monday they handed over a man who had been captured two weeks earlier": the day of the clause above."""
    if time.relation != "earlier":
        return None
    doc = found.parsed.doc
    below = {t.i for t in doc[h.trigger.token].subtree}
    above = {g.i for g in governors(doc[h.trigger.token])}
    start, end = found.sentence_bounds[h.sentence]
    for other in found.times:
        if (
            start <= other.first < end
            and other.when.earliest
            and other.when.precision in _DAYS
            and other.first not in below
            and other.relation is None
        ):
            held = {a.i for a in doc[other.first].ancestors}
            if held & above and not held & found.cue_tokens:
                return other
    return None


def _time_between(
    found: Found, clusters: Sequence[Cluster], cluster: Cluster, time: TimeMention, loose: Sequence[TimeMention]
) -> TimeMention | None:
    """A day told since the last act that none has taken, a few sentences back: "Crowds met on Monday. That night" """
    at = found.sentence[time.first]
    acts = [m.trigger.token for c in clusters if c is not cluster and known(c) for m in c.members if not m.outcome_only]
    last = max((i for i in acts if i < time.first), default=-1)
    rows = [t for t in loose if last < t.first < time.first and t.relation is None and t.when.precision in _DAYS]
    rows = [
        t for t in rows if t.when.earliest == t.when.latest
    ]  # "between 15 and 18 May we interviewed ..." anchors nothing
    reach = 1 if time.origin.startswith("time-part-alone") else _NEAR - 1
    rows = [
        t
        for t in rows
        if at - reach <= found.sentence[t.first]
        and not (found.sentence[t.first] == at and last >= found.sentence_bounds[at][0])
    ]
    return rows[-1] if rows else None


def _from_time(found: Found, time: TimeMention, anchor: TimeMention) -> When:
    """A time that leans on a day that the text names, with its distance from the report where that is known."""
    when = lean_on(time, anchor.when, "report")
    if when.earliest is None or when.latest is None or found.published is None:
        return replace(when, relative_to=None)
    return replace(
        when,
        relative_to=RelativeTo(
            "report", days_between(found.published, Interval(when.earliest, when.latest, when.precision))
        ),
    )


def told_before(found: Found, clusters: Sequence[Cluster], cluster: Cluster, time: TimeMention) -> Cluster | None:
    """The cluster told last before a relative time; a part of a day looks back a few sentences at most."""
    at = found.sentence[time.first]
    told = [
        (max((m.trigger.token for m in c.members if m.trigger.token < time.first), default=-1), c)
        for c in clusters
        if c is not cluster
    ]
    reach = at - _SAME_STORY if time.relation == "same" else 0
    earlier = [(token, c) for token, c in told if token >= 0 and reach <= found.sentence[token] <= at]
    timed = [(token, c) for token, c in earlier if known(c) or any(t.lean_days for t in c.times)]
    return max(timed or earlier, key=lambda row: row[0])[1] if earlier else None


def loose_times(found: Found, clusters: Sequence[Cluster]) -> list[TimeMention]:
    """Times that no act has taken and that are no time of saying."""
    doc = found.parsed.doc
    taken = {id(t) for c in clusters for t in c.times}
    return [
        t for t in found.times
        if t.kind is TimeKind.POINT and t.when.earliest and not t.span_of_time and id(t) not in taken
        and t.relation not in ("dateline", "since", "until") and not (t.value or "").endswith("_REF")
        and not any(a.i in found.cue_tokens for a in (doc[t.first].head, *islice(doc[t.first].ancestors, 2)))
        and not of_the_count(found, t)
    ]  # fmt: skip


def heading_times(found: Found) -> list[tuple[int, TimeMention]]:
    """The days that stand alone as headings ("Monday 6 May", then what happened on it), each with its first token.

    One alone may be the report's own date: there must be two.
    """
    heads = {p.first: p.last for p in found.parsed.paragraphs}
    rows = [
        (t.first, t) for t in found.times
        if t.when.earliest and t.when.precision in _DAYS and t.first in heads and heads[t.first] - t.last <= 1
    ]  # fmt: skip
    return rows if len(rows) > 1 else []


def of_the_count(found: Found, time: TimeMention) -> bool:
    """ "The toll rose to eight on Tuesday", "police raised the number of dead on Monday": the day of the count."""
    verb = clause_verb(found.parsed.doc[time.first])
    if verb is None or verb.lemma_.lower() not in _COUNTING:
        return False
    roles = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return any(t.lower_ in _COUNTS for c in roles for t in (c, *c.children))


__all__ = [
    "Lean",
    "heading_times",
    "is_lean",
    "keep_open",
    "known",
    "leaners",
    "loose_times",
    "named_leans",
    "resolve_leans",
    "tells_later",
]
