"""Joins the happenings of one report that tell of one act into clusters, and settles their times and places.

A cluster grows in the order of the text. What speaks for and against joining is a short list of named features with
weights set by hand on development texts; hard conflicts (other family of acts, other day, other town) end it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from reportedly.model import Field, Kind, Number, TimePrecision, When
from reportedly.reading.binding import closeness, different_towns, disjoint, family, is_far, touching
from reportedly.reading.found import Found
from reportedly.reading.happenings import GENERIC, Happening
from reportedly.reading.mentions import PersonMention, PlaceMention, Reality, TimeMention
from reportedly.reading.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

JOIN_AT = 2.0  # the sum of features from which a group joins a cluster

WEIGHTS = {
    "kind": 1.0,  # times closeness(), -3 .. 2
    "same_time": 1.5,
    "same_place": 1.5,
    "same_victim": 2.5,
    "other_victim": -2.5,
    "same_agent": 0.7,
    "other_agent": -0.8,
    "definite": 2.0,  # "the blast", "the attack"
    "anaphor": 2.0,  # "the incident"
    "another": -7.0,  # "another", "a separate"
    "same_toll": 2.5,
    "elsewhere": -4.0,  # "Elsewhere, ...", "In a separate incident, ..."
    "fronted": -2.0,  # the sentence opens with a time or place that the cluster lacks: "In July, ..."
    "coarser_time": -2.0,  # "earlier this month" beside a day
    "next_sentence": 1.0,
    "same_paragraph": 0.5,
    "far": -0.25,  # a sentence of distance over three
    "continuation": 1.0,  # a general word ("was hit") in the next sentence of the paragraph, without time and place
    "later_death": 2.5,  # "died in hospital": of an act told before
    "own_story": -2.0,  # a named victim of its own, with a time of its own
    "outcome": 1.0,  # tells what came of it, without a time or place of its own
    "no_frame": 0.6,  # neither time nor place of its own, told right after
    "definite_person": 1.5,  # "the driver", "the boy": somebody already spoken of
    "last_told": 0.7,  # the act that was told last
    "headline": 2.0,
    "latest": 4.0,  # "the latest attack": of those told, the one with the latest date
    "same_weapon": 1.0,
    "same_target": 2.0,
    "other_item": -3.0,  # another item of a numbered or bulleted list
    "new_time": -1.0,  # it brings a time, the cluster had none, or the other way round, across paragraphs
}


@dataclass
class Cluster:
    """The happenings that tell of one act, in the order of the text, and what was settled of its time and place."""

    number: int
    members: list[Happening] = field(default_factory=list)
    when: When | None = None
    when_from: TimeMention | None = None
    where: PlaceMention | None = None
    split_patient: int | None = None  # entity that this cluster is about, where one mention tells several acts
    reasons: list[str] = field(default_factory=list)

    @property
    def sentences(self) -> list[int]:
        return [m.sentence for m in self.members]

    @property
    def times(self) -> list[TimeMention]:
        return [t for m in self.members for t in m.times]

    @property
    def places(self) -> list[PlaceMention]:
        return [p for m in self.members for p in m.places]

    @property
    def kind(self) -> Kind:
        """The most telling kind: the means before the general word; the first told among equals."""
        return best_kind(self.members)


def best_kind(members: Sequence[Happening]) -> Kind:
    """The narrowest kind among mentions: a named means, then explosion, attack, killing, and death last."""
    if all(m.rule == "toll@1" for m in members) and all(t.field is Field.MISSING for m in members for t in m.tolls):
        return Kind.DISAPPEARANCE
    order = {Kind.DEATH: 4, Kind.KILLING: 2, Kind.ATTACK: 3, Kind.EXPLOSION: 1}
    counts: dict[Kind, int] = {}
    for m in members:
        counts[m.kind] = counts.get(m.kind, 0) + (1 if m.noun else 2)
    firsts = {m.kind: at for at, m in reversed(list(enumerate(members)))}
    return min(
        counts,
        key=lambda k: (order.get(k, 0), family(k) != "violence" and len(counts) > 1, -min(counts[k], 3), firsts[k]),
    )


REAL = frozenset({Reality.ACTUAL, Reality.ATTEMPTED, Reality.DENIED})


def join(found: Found, happenings: Sequence[Happening]) -> list[Cluster]:
    """Clusters of the real happenings, in the order of their first mention."""
    real = [h for h in happenings if h.modality.reality in REAL]
    clusters: list[Cluster] = []
    for group in _groups(real):
        best, score, why = None, -9.0, []
        last = max(clusters, key=lambda c: (max(c.sentences), c.number), default=None)
        newest = (
            max((c for c in clusters if _last_day(c) > date.min), key=_last_day, default=None) if clusters else None
        )
        for cluster in clusters:
            points, reasons = affinity(found, group, cluster)
            if cluster is last and points > -9:
                points, reasons = points + WEIGHTS["last_told"], [*reasons, "last_told"]
            if cluster is newest and any(h.latest for h in group):
                points, reasons = points + WEIGHTS["latest"], [*reasons, "latest"]
            if points >= score and points > -9:
                best, score, why = cluster, points, reasons
        if best is not None and score >= JOIN_AT:
            best.members.extend(group)
            best.reasons.extend(why)
            continue
        if all(h.outcome_only for h in group) and best is not None and score > _LOOSE and _close(group, best):
            best.members.extend(group)
            best.reasons.append("outcome of what was just told")
        elif _stands_alone(group):
            clusters.append(Cluster(len(clusters), list(group)))
    return clusters


_LOOSE = -1.0  # an outcome without an act of its own joins what was just told from here


def _close(group: Sequence[Happening], cluster: Cluster) -> bool:
    """Told within eight sentences, and with no time or place of its own."""
    return gap_between(group, cluster) <= 8 and not any(h.places or h.times for h in group)


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
        substance = h.patients or h.targets or h.tolls or h.somebody or any(w.means for w in h.weapons)
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


def affinity(found: Found, group: Sequence[Happening], cluster: Cluster) -> tuple[float, list[str]]:
    """What speaks for a group's belonging to a cluster, summed, and the names of the features that spoke."""
    base = closeness(best_kind(group), cluster.kind)
    if base <= -9:
        return -9.0, ["another kind of act"]
    means = [m for m in cluster.members if not m.outcome_only]
    kind = base if means else max((closeness(a.kind, b.kind) for a in group for b in cluster.members), default=base)
    numbers = {m.number for m in cluster.members}
    if any(h.apart_from & numbers for h in group) or any(
        m.apart_from & {h.number for h in group} for m in cluster.members
    ):
        return -9.0, ["told apart by a time between them"]
    times, places = [t for h in group for t in h.times], [p for h in group for p in h.places]
    features: dict[str, float] = {"kind": kind}
    late = outcome_later(found, group) and _of_the_wounded(group, cluster, places)
    if late:
        features["later_death"] = 1.0
    outcome = all(h.outcome_only for h in group)
    lean = any(t.lean_days and t.relation != "same" for t in times)
    reference = all(h.noun and (h.definite or h.trigger.anaphor) for h in group)
    if (lean and not outcome and not reference) or (
        disjoint(times, cluster.times) and not (outcome and (late or _later_death(group, cluster)))
    ):
        return -9.0, ["another time"]
    if different_towns(places, cluster.places) and not late:
        return -9.0, ["another place"]
    features.update(_time_and_place(times, places, cluster, outcome))
    features.update(_people(group, cluster))
    head = group[0]
    gap = gap_between(group, cluster)
    if any(h.noun and h.definite and not h.another and (not h.patients or "same_victim" in features) for h in group):
        features["definite"] = 1.0 if not any(h.plural for h in group) else 0.5
    if any(h.trigger.anaphor for h in group):
        features["anaphor"] = 1.0
    if any(h.another for h in group):
        features["another"] = 1.0
    if head.elsewhere and head.sentence not in cluster.sentences:
        features["elsewhere"] = 1.0
    if head.sentence not in cluster.sentences and _fronted(found, head, cluster):
        features["fronted"] = 1.0
    if gap <= 1:
        features["next_sentence"] = 1.0
    if found.headline and found.headline[cluster.members[0].sentence]:
        alone = all(found.headline[m.sentence] for m in cluster.members)  # a headline's act is told somewhere below it
        if head.sentence <= cluster.members[0].sentence + 3 or (
            alone and closeness(best_kind(group), cluster.kind) >= 1
        ):
            features["headline"] = 1.0
    if gap > 3:
        features["far"] = min(gap - 3, 6)
    if _paragraph(found, head) in {_paragraph(found, m) for m in cluster.members}:
        features["same_paragraph"] = 1.0
    if (
        not times
        and not places
        and gap <= 1
        and "other_victim" not in features
        and all(h.kind in GENERIC for h in group)
    ):
        if _paragraph(found, head) in {_paragraph(found, m) for m in cluster.members} and not any(
            h.another for h in group
        ):
            features["continuation"] = 1.0
    if not times and not places and gap <= 3 and base >= 0:
        features["no_frame"] = 1.0
    if (
        gap <= 5
        and all(h.kind in GENERIC for h in group)
        and any(_spoken_of(found, p) for h in group for p in h.patients)
    ):
        features["definite_person"] = 1.0
    if (
        outcome
        and not late
        and times
        and "same_victim" not in features
        and any(p.who.name for h in group for p in h.patients)
    ):
        features["own_story"] = 1.0
    if outcome and not times and not places:
        features["outcome"] = 1.0
    mine, theirs = {w.kind for h in group for w in h.weapons}, {w.kind for m in cluster.members for w in m.weapons}
    if mine & theirs:
        features["same_weapon"] = 1.0
    if _target_heads(found, group) & _target_heads(found, cluster.members):
        features["same_target"] = 1.0
    here = found.parsed.paragraph_of(head.trigger.token)
    if (
        here.bullet
        and "same_target" not in features
        and all(_paragraph(found, m) != here.first for m in cluster.members)
    ):
        features["other_item"] = 1.0
    total = sum(WEIGHTS[name] * value for name, value in features.items())
    return total, [name for name in features]


def _target_heads(found: Found, members: Sequence[Happening]) -> set[str]:
    return {found.parsed.doc[last - 1].lower_ for m in members for _, last in m.targets}


LATER_WORDS = frozenset(
    {
        "hospital",
        "clinic",
        "wound",
        "injury",
        "succumb",
        "ambulance",
        "surgery",
        "doctor",
        "fight",
        "coma",
        "consciousness",
    }
)


def outcome_later(found: Found, group: Sequence[Happening]) -> bool:
    """A death in hospital or of wounds: the outcome of an act told elsewhere."""
    if not all(h.kind in GENERIC and not h.noun for h in group) or not any(
        h.trigger.outcome is Field.KILLED for h in group
    ):
        return False
    for h in group:
        token = found.parsed.doc[h.trigger.token]
        if (
            lemma(token) == "succumb"
            or _one_of_them(token)
            or any(t.lemma_.lower() in LATER_WORDS for t in token.subtree)
        ):
            return True
    return False


def _one_of_them(token: Token) -> bool:
    """ "One of them died", "two of the injured died": of people told just before."""
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass") and any(c.lower_ == "of" for c in child.children):
            return bool({"them", "wounded", "injured", "those", "hurt"} & {t.lower_ for t in child.subtree})
    return False


def _of_the_wounded(group: Sequence[Happening], cluster: Cluster, places: Sequence[PlaceMention]) -> bool:
    """Whether a death in hospital may be that of one whom this act wounded."""
    if family(cluster.kind) not in ("violence", "abuse", "health", "crowd"):
        return False
    if _later_death(group, cluster):
        return True
    elsewhere = [p for p in places if not any(w in p.where.text.lower() for w in ("hospital", "clinic"))]
    if different_towns(elsewhere, cluster.places):
        return False
    gap = gap_between(group, cluster)
    if any(p.who.name for h in group for p in h.patients):
        wounded = any(t.field is Field.INJURED and t.number.high != 0 for m in cluster.members for t in m.tolls)
        unnamed = any(not p.who.name and _one(p) for m in cluster.members for p in m.patients)
        return gap <= 2 and (wounded or unnamed or gap <= 1)
    return gap <= 4


def _spoken_of(found: Found, person: PersonMention) -> bool:
    """ "The driver", "the two men": a definite description without a name."""
    first = found.parsed.doc[person.first]
    det = first.lower_ if first.dep_ == "det" else found.parsed.doc[person.first - 1].lower_ if person.first else ""
    return not person.who.name and not person.pronoun and det in ("the", "both", "these", "those") and _one(person)


def _one(person: PersonMention) -> bool:
    count = person.who.count
    return count is None or (count.low == 1 and count.high == 1)


def gap_between(group: Sequence[Happening], cluster: Cluster) -> int:
    """Sentences between a group and the cluster's nearest mention."""
    return min(abs(group[0].sentence - s) for s in cluster.sentences)


def _fronted(found: Found, head: Happening, cluster: Cluster) -> bool:
    """Whether the sentence opens with a time or place of the happening that the cluster does not share."""
    start = found.sentence_bounds[head.sentence][0]
    for time in head.times:
        if time.first - start <= 2 and time.lean_days is None and not touching([time], cluster.times):
            return True
    for place in head.places:
        if place.full_first - start <= 2 and place.where.name not in {p.where.name for p in cluster.places}:
            return True
    return False


def _later_death(group: Sequence[Happening], cluster: Cluster) -> bool:
    """A death of the wounded, later: it belongs to the act that wounded them."""
    mine = {p.entity for h in group for p in h.patients}
    theirs = {p.entity for m in cluster.members for p in m.patients}
    return bool(mine & theirs)


def _time_and_place(
    times: Sequence[TimeMention], places: Sequence[PlaceMention], cluster: Cluster, outcome: bool
) -> dict[str, float]:
    features: dict[str, float] = {}
    if times and cluster.times and touching(times, cluster.times):
        fine = {TimePrecision.DAY, TimePrecision.HOUR}
        mine = any(t.when.precision in fine for t in times if t.when.earliest)
        theirs = any(t.when.precision in fine for t in cluster.times if t.when.earliest)
        features["same_time" if mine == theirs else "coarser_time"] = 1.0
    elif times and not cluster.times and not outcome:
        features["new_time"] = 1.0
    names = {p.where.name for p in places if not is_far(p)}
    theirs_too = {p.where.name for p in cluster.places if not is_far(p)}
    if names & theirs_too:
        features["same_place"] = 1.0
    return features


def _people(group: Sequence[Happening], cluster: Cluster) -> dict[str, float]:
    features: dict[str, float] = {}
    mine = {p.entity: p for h in group for p in h.patients}
    theirs = {p.entity: p for m in cluster.members for p in m.patients}
    if mine.keys() & theirs.keys():
        features["same_victim"] = 1.0
    else:
        named = {p.who.name for p in mine.values() if p.who.name}
        others = {p.who.name for p in theirs.values() if p.who.name}
        if named and others:
            features["other_victim"] = 1.0
        elif mine and theirs and _other_nouns(mine.values(), theirs.values()):
            features["other_victim"] = 0.5
    agents = {p.entity for h in group for p in h.agents}
    their_agents = {p.entity for m in cluster.members for p in m.agents}
    if agents & their_agents:
        features["same_agent"] = 1.0
    elif agents and their_agents:
        features["other_agent"] = 1.0
    tolls = _tolls(group)
    if tolls & _tolls(cluster.members):
        features["same_toll"] = 1.0
    return features


def _other_nouns(mine: Iterable[object], theirs: Iterable[object]) -> bool:
    """Single people of different description ("a teacher", "a policeman") are different people."""

    def single(p: object) -> bool:
        count = getattr(getattr(p, "who", None), "count", None)
        named = getattr(getattr(p, "who", None), "name", None)
        return not named and isinstance(count, Number) and count.low == 1 == count.high

    return all(single(p) for p in mine) and all(single(p) for p in theirs)


def _tolls(members: Sequence[Happening]) -> set[tuple[Field, int | None, int | None]]:
    return {
        (t.field, t.number.low, t.number.high)
        for m in members
        for t in m.tolls
        if (t.number.low or 0) > 1 or (t.number.high or 0) > 1
    }


def _paragraph(found: Found, h: Happening) -> int:
    return found.parsed.paragraph_of(h.trigger.token).first


__all__ = ["GENERIC", "JOIN_AT", "WEIGHTS", "Cluster", "affinity", "best_kind", "join"]
