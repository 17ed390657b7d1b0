"""What speaks for and against a group of mentions telling of the act that a cluster tells of: named features, weighed.

Hard conflicts (other family of acts, other day, other town) end it. The weights are set by hand on development texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.model import Field, TimePrecision
from reportedly.reading.apart import different_towns, disjoint, is_far, touching
from reportedly.reading.cluster import Cluster, best_kind
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.kinds import GENERIC, NEVER, closeness
from reportedly.reading.later_deaths import of_the_wounded, one_person, outcome_later, same_victims
from reportedly.reading.mentions import PersonMention, PlaceMention, TimeMention

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
_FAR = 3  # sentences of distance from which each more counts against joining, up to `_FARTHEST`
_FARTHEST = 6
_SPOKEN_OF = 5  # sentences back that "the driver" may speak of


@dataclass(frozen=True, slots=True)
class _Pair:
    """A group beside a cluster, with what several features ask of them."""

    found: Found
    group: Sequence[Happening]
    cluster: Cluster
    times: Sequence[TimeMention]  # of the group
    places: Sequence[PlaceMention]  # of the group
    base: float  # the closeness of the kinds
    outcome: bool  # the group tells only what came of an act
    late: bool  # it tells the later death of one whom the cluster's act may have wounded
    gap: int  # sentences

    @property
    def head(self) -> Happening:
        return self.group[0]


def affinity(found: Found, group: Sequence[Happening], cluster: Cluster) -> tuple[float, list[str]]:
    """What speaks for a group's belonging to a cluster, summed, and the names of the features that spoke.

    `NEVER` and the one reason where a hard conflict keeps them apart.
    """
    base = closeness(best_kind(group), cluster.kind)
    if base <= NEVER:
        return NEVER, ["another kind of act"]
    times, places = [t for h in group for t in h.times], [p for h in group for p in h.places]
    late = outcome_later(found, group) and of_the_wounded(group, cluster, places)
    outcome = all(h.outcome_only for h in group)
    pair = _Pair(found, group, cluster, times, places, base, outcome, late, cluster.gap(group))
    conflict = _conflict(pair)
    if conflict is not None:
        return NEVER, [conflict]
    features = {"kind": _kind(pair)}
    if late:
        features["later_death"] = 1.0
    features.update(_time_and_place(pair))
    features.update(_people(pair))
    features.update(_words(pair, features))
    features.update(_nearness(pair))
    features.update(_bare(pair, features))
    features.update(_things(pair))
    return sum(WEIGHTS[name] * value for name, value in features.items()), list(features)


def _kind(pair: _Pair) -> float:
    """How close the kinds are; among mere outcomes, the closest of any two."""
    if any(not m.outcome_only for m in pair.cluster.members):
        return pair.base
    return max(closeness(a.kind, b.kind) for a in pair.group for b in pair.cluster.members)


def _conflict(pair: _Pair) -> str | None:
    """What keeps the two apart whatever speaks for them, in words, or None."""
    group, cluster = pair.group, pair.cluster
    numbers, mine = {m.number for m in cluster.members}, {h.number for h in group}
    if any(h.apart_from & numbers for h in group) or any(m.apart_from & mine for m in cluster.members):
        return "told apart by a time between them"
    lean = any(t.lean_days and t.relation != "same" for t in pair.times)
    reference = all(h.noun and (h.definite or h.trigger.anaphor) for h in group)
    of_before = pair.outcome and (pair.late or same_victims(group, cluster))
    if lean and not pair.outcome and not reference:
        return "another time"
    if not of_before and disjoint(pair.times, cluster.times):
        return "another time"
    if not pair.late and different_towns(pair.places, cluster.places):
        return "another place"
    return None


def _time_and_place(pair: _Pair) -> dict[str, float]:
    """Shared times and places, and a time that the cluster lacks."""
    features: dict[str, float] = {}
    times, cluster = pair.times, pair.cluster
    if times and cluster.times and touching(times, cluster.times):
        features["same_time" if _to_the_day(times) == _to_the_day(cluster.times) else "coarser_time"] = 1.0
    elif times and not cluster.times and not pair.outcome:
        features["new_time"] = 1.0
    if _place_names(pair.places) & _place_names(cluster.places):
        features["same_place"] = 1.0
    return features


def _to_the_day(times: Sequence[TimeMention]) -> bool:
    return any(t.when.precision in (TimePrecision.DAY, TimePrecision.HOUR) for t in times if t.when.earliest)


def _place_names(places: Sequence[PlaceMention]) -> set[str | None]:
    return {p.where.name for p in places if not is_far(p)}


def _people(pair: _Pair) -> dict[str, float]:
    """Shared or other victims, doers and counts."""
    features: dict[str, float] = {}
    group, members = pair.group, pair.cluster.members
    mine = {p.entity: p for h in group for p in h.patients}
    theirs = {p.entity: p for m in members for p in m.patients}
    if mine.keys() & theirs.keys():
        features["same_victim"] = 1.0
    elif any(p.who.name for p in mine.values()) and any(p.who.name for p in theirs.values()):
        features["other_victim"] = 1.0
    elif mine and theirs and _single(mine.values()) and _single(theirs.values()):
        features["other_victim"] = 0.5
    agents, their_agents = ({p.entity for h in rows for p in h.agents} for rows in (group, members))
    if agents & their_agents:
        features["same_agent"] = 1.0
    elif agents and their_agents:
        features["other_agent"] = 1.0
    if _tolls(group) & _tolls(members):
        features["same_toll"] = 1.0
    return features


def _single(people: Iterable[PersonMention]) -> bool:
    """Whether all are single people without a name ("a teacher"): of other entities, they are other people."""
    for p in people:
        count = p.who.count
        if p.who.name or count is None or count.low != 1 or count.high != 1:
            return False
    return True


def _tolls(members: Sequence[Happening]) -> set[tuple[Field, int | None, int | None]]:
    """The tolls of more than one."""
    tolls = [(t.field, t.number.low, t.number.high) for m in members for t in m.tolls]
    return {toll for toll in tolls if (toll[1] or 0) > 1 or (toll[2] or 0) > 1}


def _words(pair: _Pair, so_far: dict[str, float]) -> dict[str, float]:
    """What articles and openings say: "the blast" was told before, "another" and "elsewhere" were not."""
    features: dict[str, float] = {}
    group, head = pair.group, pair.head
    known = "same_victim" in so_far
    if any(h.noun and h.definite and not h.another and (not h.patients or known) for h in group):
        features["definite"] = 1.0 if not any(h.plural for h in group) else 0.5
    if any(h.trigger.anaphor for h in group):
        features["anaphor"] = 1.0
    if any(h.another for h in group):
        features["another"] = 1.0
    if head.sentence not in pair.cluster.sentences:
        if head.elsewhere:
            features["elsewhere"] = 1.0
        if _fronted(pair):
            features["fronted"] = 1.0
    return features


def _fronted(pair: _Pair) -> bool:
    """Whether the sentence opens with a time or place of the happening that the cluster does not share."""
    head, cluster = pair.head, pair.cluster
    start = pair.found.sentence_bounds[head.sentence][0]
    for time in head.times:
        if time.first - start <= 2 and time.lean_days is None and not touching([time], cluster.times):
            return True
    names = {p.where.name for p in cluster.places}
    return any(place.full_first - start <= 2 and place.where.name not in names for place in head.places)


def _nearness(pair: _Pair) -> dict[str, float]:
    """How near in the text, in sentences and paragraphs; a headline's act is told somewhere below it."""
    features: dict[str, float] = {}
    members, headline = pair.cluster.members, pair.found.headline
    if pair.gap <= 1:
        features["next_sentence"] = 1.0
    if headline and headline[members[0].sentence]:
        alone = all(headline[m.sentence] for m in members)
        near = pair.head.sentence <= members[0].sentence + _FAR
        if near or (alone and pair.base >= 1):
            features["headline"] = 1.0
    if pair.gap > _FAR:
        features["far"] = min(pair.gap - _FAR, _FARTHEST)
    if _in_its_paragraph(pair):
        features["same_paragraph"] = 1.0
    return features


def _bare(pair: _Pair, so_far: dict[str, float]) -> dict[str, float]:
    """What a group without a time or place of its own, or with a general word, goes on from."""
    features: dict[str, float] = {}
    group, gap = pair.group, pair.gap
    frameless = not pair.times and not pair.places
    general = all(h.kind in GENERIC for h in group)
    goes_on = "other_victim" not in so_far and "same_paragraph" in so_far and not any(h.another for h in group)
    if frameless and gap <= 1 and general and goes_on:
        features["continuation"] = 1.0
    if frameless and gap <= _FAR and pair.base >= 0:
        features["no_frame"] = 1.0
    if gap <= _SPOKEN_OF and general and any(_spoken_of(pair.found, p) for h in group for p in h.patients):
        features["definite_person"] = 1.0
    named = any(p.who.name for h in group for p in h.patients)
    if pair.outcome and not pair.late and pair.times and "same_victim" not in so_far and named:
        features["own_story"] = 1.0
    if pair.outcome and frameless:
        features["outcome"] = 1.0
    return features


def _spoken_of(found: Found, person: PersonMention) -> bool:
    """ "The driver", "the two men": a definite description without a name."""
    if person.who.name or person.pronoun or not one_person(person):
        return False
    first = found.parsed.doc[person.first]
    word = first.lower_ if first.dep_ == "det" else found.parsed.doc[person.first - 1].lower_ if person.first else ""
    return word in ("the", "both", "these", "those")


def _things(pair: _Pair) -> dict[str, float]:
    """Shared weapons and targets; another item of a list is another act."""
    features: dict[str, float] = {}
    group, members, parsed = pair.group, pair.cluster.members, pair.found.parsed
    if {w.kind for h in group for w in h.weapons} & {w.kind for m in members for w in m.weapons}:
        features["same_weapon"] = 1.0
    if _target_heads(pair.found, group) & _target_heads(pair.found, members):
        features["same_target"] = 1.0
    bullet = parsed.paragraph_of(pair.head.trigger.token).bullet
    if bullet and "same_target" not in features and not _in_its_paragraph(pair):
        features["other_item"] = 1.0
    return features


def _target_heads(found: Found, members: Sequence[Happening]) -> set[str]:
    return {found.parsed.doc[last - 1].lower_ for m in members for _, last in m.targets}


def _in_its_paragraph(pair: _Pair) -> bool:
    """Whether the group stands in a paragraph of the cluster."""
    here = pair.found.parsed.paragraph_of(pair.head.trigger.token)
    return any(here.first <= m.trigger.token < here.last for m in pair.cluster.members)
