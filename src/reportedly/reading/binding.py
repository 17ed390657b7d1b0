"""Gives each happening its times and places, and finds which happenings of one sentence are one act.

A time or place belongs to the happening whose word governs it in the dependency tree. "Police said on Monday" is the
time of the saying, and no happening's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.gazetteer.distance import distance_km
from reportedly.model import Field, Kind, PlacePrecision, TimePrecision, Where
from reportedly.reading.clauses import SUBJECTS, governors
from reportedly.reading.found import Found
from reportedly.reading.happenings import GENERIC, Happening
from reportedly.reading.mentions import Modality, PlaceMention, Reality, TimeKind, TimeMention
from reportedly.reading.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAMILIES: dict[str, frozenset[Kind]] = {
    "custody": frozenset({Kind.ARREST}),
    "release": frozenset({Kind.RELEASE}),
    "abduction": frozenset({Kind.ABDUCTION, Kind.DISAPPEARANCE}),
    "crowd": frozenset({Kind.PROTEST, Kind.RIOT, Kind.CRACKDOWN, Kind.MOB_VIOLENCE}),
    "ground": frozenset({Kind.TERRITORY_TAKEN, Kind.SIEGE}),
    "flight": frozenset({Kind.DISPLACEMENT}),
    "health": frozenset({Kind.ILLNESS, Kind.POISONING}),
    "abuse": frozenset({Kind.TORTURE, Kind.SEXUAL_VIOLENCE}),
    "property": frozenset({Kind.ARSON, Kind.LOOTING, Kind.SABOTAGE, Kind.VANDALISM}),
    "interception": frozenset({Kind.INTERCEPTION}),
}
_FAMILY = {kind: name for name, kinds in _FAMILIES.items() for kind in kinds}
# Families whose acts may be one engagement when told together; every family may stand with itself.
_TOGETHER: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("violence", "property"), ("violence", "abduction"), ("violence", "ground"), ("violence", "crowd"),
        ("violence", "abuse"), ("violence", "health"), ("property", "abduction"), ("property", "crowd"),
        ("abuse", "abduction"), ("violence", "interception"),
    )
)  # fmt: skip
_COUNTING = frozenset(
    {
        "rise",
        "climb",
        "reach",
        "stand",
        "jump",
        "increase",
        "mount",
        "grow",
        "revise",
        "raise",
        "put",
        "update",
        "bring",
    }
)
_FOUND_LATER = frozenset({"body", "corpse", "remains", "skeleton", "grave"})
_BLASTS = frozenset({
    Kind.BOMBING, Kind.SUICIDE_BOMBING, Kind.GRENADE_ATTACK, Kind.LANDMINE_EXPLOSION, Kind.SHELLING, Kind.MISSILE_STRIKE,
    Kind.AIR_STRIKE, Kind.DRONE_STRIKE, Kind.CHEMICAL_ATTACK,
})  # fmt: skip
_GUNS = frozenset({Kind.SHOOTING, Kind.AMBUSH, Kind.RAID, Kind.ARMED_CLASH, Kind.EXECUTION, Kind.STABBING})


def family(kind: Kind) -> str:
    """The family of acts that a kind belongs to; "violence" for the deeds with weapons and for the general words."""
    return _FAMILY.get(kind, "violence")


def may_be_one(a: Kind, b: Kind) -> bool:
    """Whether two kinds may tell of one act."""
    first, second = family(a), family(b)
    return first == second or frozenset((first, second)) in _TOGETHER


def closeness(a: Kind, b: Kind) -> float:
    """How well two kinds go together, from -3 (hardly one act) to 2 (the same means)."""
    if not may_be_one(a, b):
        return -9.0
    if a == b:
        return 1.0 if a in GENERIC else 2.0
    if a in GENERIC or b in GENERIC:
        other = b if a in GENERIC else a
        general = a if a in GENERIC else b
        if general is Kind.EXPLOSION:
            return 1.5 if other in _BLASTS or other in GENERIC else -2.0
        return 1.0 if family(other) in ("violence", "health") else 0.0
    if (a in _BLASTS and b in _BLASTS) or (a in _GUNS and b in _GUNS):
        soft = {a, b} & {Kind.BOMBING, Kind.RAID, Kind.AMBUSH, Kind.ARMED_CLASH, Kind.SHELLING}
        if Kind.BOMBING in (a, b) and {a, b} & {
            Kind.SUICIDE_BOMBING,
            Kind.LANDMINE_EXPLOSION,
            Kind.GRENADE_ATTACK,
            Kind.AIR_STRIKE,
        }:
            return 1.0
        if {a, b} in (
            {Kind.AIR_STRIKE, Kind.MISSILE_STRIKE},
            {Kind.SHELLING, Kind.MISSILE_STRIKE},
            {Kind.DRONE_STRIKE, Kind.MISSILE_STRIKE},
        ):
            return 0.5
        return 0.5 if soft else -1.0
    if family(a) != family(b):
        return -2.0  # one engagement only where one sentence says so
    if {a, b} & {Kind.RAID, Kind.AMBUSH, Kind.ARMED_CLASH}:
        return 0.0
    return -1.5 if family(a) == "violence" else 1.0


def bind(found: Found, happenings: list[Happening]) -> None:
    """Fills `times`, `places` and `partners` of every happening, in place."""
    by_token = {h.trigger.token: h for h in happenings}
    for time in found.times:
        if time.kind is TimeKind.POINT and time.relation != "dateline" and not (time.value or "").endswith("_REF"):
            anchor = leaned_on(found, time) if time.lean_days is not None else None
            owners = (
                _owners(found, by_token, time.first, time.last) if anchor is None else _leaners(found, by_token, anchor)
            )
            if (
                anchor is None
                and time.relation == "earlier"
                and len(owners) == 1
                and not _had(found.parsed.doc[owners[0].trigger.token])
            ):
                # "freed the man whom they had seized ten days earlier": what lies back is told in the past perfect
                back = [
                    h
                    for h in happenings
                    if h.sentence == found.sentence[time.first] and _had(found.parsed.doc[h.trigger.token])
                ]
                owners = back[-1:] or owners
            for h in owners:
                if h.rule == "toll@1" and lemma(found.parsed.doc[h.trigger.token]) in _FOUND_LATER:
                    continue  # bodies are counted later than people die
                h.times.append(time)
                if anchor is not None and time.lean_days != (0, 0):
                    inside = {by_token[t.i].number for t in anchor.subtree if t.i in by_token} | {
                        n.number for n in (by_token.get(anchor.i),) if n
                    }
                    h.apart_from |= inside - {h.number}
    for h in happenings:
        if h.modality.origin == "background-old-date@1" and any(_dates_it(found, t) for t in h.times):
            h.modality = Modality(Reality.ACTUAL, h.modality.hedged, origin="old-but-dated@1")  # one act with its month
        if h.modality.reality is Reality.ACTUAL and _still_to_come(found, h):
            h.modality = Modality(Reality.PLANNED, h.modality.hedged, origin="future-time@1")
    for place in found.places:
        if place.stands_for is None:
            for h in _owners(found, by_token, place.first, place.last, place=True):
                h.places.append(place)
    by_sentence: dict[int, list[Happening]] = {}
    for h in happenings:
        by_sentence.setdefault(h.sentence, []).append(h)
    for row in by_sentence.values():
        for at, a in enumerate(row):
            for b in row[at + 1 :]:
                if _one_act(found, a, b):
                    a.partners.add(b.number)
                    b.partners.add(a.number)
        _share_reality(row)


def _share_reality(row: Sequence[Happening]) -> None:
    """What came of an act that is history, planned or denied is so too: "the post was raided in the first years, when nine died"."""
    by_number = {h.number: h for h in row}
    for h in row:
        if h.outcome_only and not h.times and h.modality.reality is Reality.ACTUAL:
            means = [by_number[n] for n in h.partners if not by_number[n].outcome_only]
            if means and all(m.modality.reality not in (Reality.ACTUAL, Reality.ATTEMPTED) for m in means):
                h.modality = means[0].modality


def _dates_it(found: Found, time: TimeMention) -> bool:
    """Whether a time is the act's own day or month, and not the start of a stretch ("since the invasion of March 2003")."""
    words = {found.parsed.doc[i].lower_ for i in range(max(0, time.first - 5), time.first)}
    return (
        time.when.earliest is not None
        and time.when.precision in _FINE
        and time.relation is None
        and not words & {"since", "until", "from"}
    )


def _still_to_come(found: Found, h: Happening) -> bool:
    """Whether every time of a happening lies after the report: "the attack planned for next Wednesday" has not been."""
    if not h.times:
        return False
    for time in h.times:
        when = time.when
        if when.earliest is not None and found.published is not None:
            if when.earliest <= found.published:
                return False
        elif when.relative_to is None or when.relative_to.to != "report" or when.relative_to.days[0] <= 0:
            return False
    return True


def leaned_on(found: Found, time: TimeMention) -> Token | None:
    """The head of what stands after "a day after", "a week before": a verb with its clause, or a noun; None without one."""
    doc = found.parsed.doc
    for i in (time.last - 1, time.last):
        if i < len(doc) and doc[i].lower_ in ("after", "before", "following"):
            if doc[i].dep_ == "mark":
                return doc[i].head
            return next((c for c in doc[i].children if c.dep_ in ("pobj", "pcomp")), None)
    return None


def _had(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in token.children)


def _leaners(found: Found, by_token: dict[int, Happening], anchor: Token) -> list[Happening]:
    """Whose time it is in "two days after [anchor], X happened": X, or the anchor's own where X is only "it came"."""
    inside = {t.i for t in anchor.subtree}
    matrix = next((g for g in governors(anchor) if g.pos_ in ("VERB", "AUX")), None)
    if matrix is None:
        return []
    if matrix.i in by_token:
        return [by_token[matrix.i]]
    near = [by_token[t.i] for t in matrix.subtree if t.i in by_token and t.i not in inside and _near(matrix, t)]
    return near[:1] or [by_token[i] for i in sorted(inside) if i in by_token][:1]


def _root(found: Found, first: int, last: int) -> Token:
    doc = found.parsed.doc
    for i in range(first, last):
        head = doc[i].head.i
        if not first <= head < last or head == i:
            return doc[i]
    return doc[last - 1]


def _owners(
    found: Found, by_token: dict[int, Happening], first: int, last: int, *, place: bool = False
) -> list[Happening]:
    """The happenings that a time or place belongs to: by the tree, mended by the order of words."""
    owners = _above(found, by_token, first, last, place=place)
    if len(owners) != 1 or owners[0].trigger.token < last:
        return owners
    # "the men seized on 2 May were freed": a time in the middle belongs to the verb that it follows
    doc = found.parsed.doc
    start = first
    while start > 0 and doc[start - 1].pos_ in ("ADP", "DET"):
        start -= 1
    sent_start = doc[first].sent.start
    if start <= sent_start or doc[start - 1].text in (",", "and", "but", ";", "–", "—", "then", "while"):
        return owners
    before = next((by_token[i] for i in range(start - 1, max(sent_start, start - 14) - 1, -1) if i in by_token), None)
    return (
        [before]
        if before is not None and not any(doc[i].text in ";:" for i in range(before.trigger.token, start))
        else owners
    )


def _above(
    found: Found, by_token: dict[int, Happening], first: int, last: int, *, place: bool = False
) -> list[Happening]:
    """The happenings that a time or place at tokens [first, last) belongs to."""
    doc = found.parsed.doc
    at = _root(found, first, last)
    cues = found.cue_tokens
    steps = 0
    below: Token | None = None
    while steps < 12:
        h = by_token.get(at.i)
        if h is not None and not (first <= at.i < last):
            return [h]
        if at.pos_ in ("VERB", "AUX"):
            if not place and lemma(at) in _COUNTING:
                return []  # "the toll rose to eight on Tuesday": the day of the count
            if (
                at.i in cues
                and not place
                and steps <= 3
                and below is not None
                and below.dep_ in ("npadvmod", "prep", "advmod", "nsubj", "dobj", "dative")
            ):
                return []
            mine = [by_token[t.i] for t in at.subtree if t.i in by_token and _near(at, t)]
            if mine and at.i not in cues:
                return mine[:2] if not place else mine[:1]
            if at.i in cues:
                if (
                    place and 0 < first - doc[first].sent.start <= 2 and doc[doc[first].sent.start].pos_ == "ADP"
                ):  # "In X, police said they arrested ..."
                    said = [by_token[t.i] for t in at.subtree if t.i in by_token]
                    return said[:1]
                return []
        if at.head == at:
            break
        below, at = at, at.head
        steps += 1
    return [] if place else _lone(found, by_token, doc[first].sent.start, doc[first].sent.end, cues)


def _near(verb: Token, token: Token) -> bool:
    """Whether a token hangs closely on a verb: as its subject, object, complement or a prepositional phrase's noun."""
    steps = 0
    while token != verb and steps < 4:
        if (
            token.dep_ == "prep"
            and token.head == verb
            and token.lower_ in ("about", "over", "for", "with", "of", "on", "to")
        ):
            return False  # "questioned last night about the murder": not the murder's time
        if token.dep_ in ("relcl", "ccomp", "advcl", "parataxis") and token.head != verb:
            return False
        token = token.head
        steps += 1
    return token == verb


def _lone(found: Found, by_token: dict[int, Happening], start: int, end: int, cues: frozenset[int]) -> list[Happening]:
    """The only happening of a sentence, where the parser has lost the thread."""
    inside = [h for i, h in by_token.items() if start <= i < end]
    return inside if len(inside) == 1 else []


def _one_act(found: Found, a: Happening, b: Happening) -> bool:
    """Whether two happenings of one sentence tell of one act (a stands before b)."""
    if not may_be_one(a.kind, b.kind) or a.another or b.another:
        return False
    doc = found.parsed.doc
    x, y = doc[a.trigger.token], doc[b.trigger.token]
    if _apart(a, b):
        return False
    upper, lower = (x, y) if _is_above(x, y) else (y, x) if _is_above(y, x) else (None, None)
    if upper is None or lower is None:
        both = next((g for g in governors(x) if _is_above(g, y) or g == y), None)
        return (
            both is not None
            and both.pos_ in ("VERB", "AUX")
            and (a.outcome_only or b.outcome_only)
            and _near(both, x)
            and _near(both, y)
        )
    low = b if lower == y else a
    high = a if low is b else b
    path = _path(lower, upper)
    deps = {t.dep_ for t in path}
    own_subject = any(c.dep_ in SUBJECTS for c in lower.children)
    if low.outcome_only or high.outcome_only:
        # a coordinated clause with people of its own may be another act: "X was shot in A and Y was killed in B"
        if "conj" in deps and own_subject and low.places and high.places:
            return False
        return "ccomp" not in deps or lower.head.lemma_ not in ("say", "tell", "claim") or own_subject is False
    if (
        deps
        & {
            "nsubj",
            "nsubjpass",
            "dobj",
            "advcl",
            "acl",
            "relcl",
            "xcomp",
            "prep",
            "agent",
            "pcomp",
            "appos",
            "compound",
            "pobj",
        }
        and "conj" not in deps
    ):
        return not low.times or not high.times or low.times == high.times
    if "conj" in deps:
        return (
            not own_subject
            and low.kind not in (Kind.ARREST, Kind.RELEASE)
            and not (low.places and high.places and low.places != high.places)
        )
    return False


def _apart(a: Happening, b: Happening) -> bool:
    """Whether explicit times or towns keep two happenings apart."""
    leans = [t for h in (a, b) for t in h.times if t.lean_days and t.relation != "same"]
    if leans and not all(t in a.times and t in b.times for t in leans):
        return not (a.outcome_only or b.outcome_only)
    return disjoint(a.times, b.times) or different_towns(a.places, b.places)


def touching(xs: Sequence[TimeMention], ys: Sequence[TimeMention]) -> bool:
    """Whether some resolved time of one list touches one of the other."""
    left = [t.when for t in xs if t.when.earliest and t.when.latest]
    right = [t.when for t in ys if t.when.earliest and t.when.latest]
    return any(p.earliest <= q.latest and q.earliest <= p.latest for p in left for q in right)  # type: ignore[operator]


def disjoint(xs: Sequence[TimeMention], ys: Sequence[TimeMention]) -> bool:
    """Whether no time of one list touches one of the other, both being resolved."""
    resolved = [any(t.when.earliest and t.when.latest for t in row) for row in (xs, ys)]
    return all(resolved) and not touching(xs, ys)


_FINE = frozenset({TimePrecision.HOUR, TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.MONTH})
_REACH_KM = {
    PlacePrecision.DISTRICT: 80.0,
    PlacePrecision.REGION: 300.0,
    PlacePrecision.COUNTRY: 3000.0,
    PlacePrecision.UNKNOWN: 80.0,
}
_TOWNS = frozenset({PlacePrecision.TOWN, PlacePrecision.NEAR_TOWN, PlacePrecision.SITE})


def different_towns(xs: Sequence[PlaceMention], ys: Sequence[PlaceMention]) -> bool:
    """Whether two happenings' places exclude each other: other towns, or a town outside the other's region."""
    xs, ys = _near_enough(xs), _near_enough(ys)
    return bool(xs and ys) and not any(compatible(x.where, y.where) for x in xs for y in ys)


def _near_enough(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Without those that only say how far away it was ("100km south of the capital"), where a nearer one is given."""
    return [p for p in places if not is_far(p)] or list(places)


_BESIDE = frozenset(
    {"near", "outside", "on the outskirts of", "around", "close to", "by", "beside", "between", "on the edge of"}
)


def is_far(place: PlaceMention) -> bool:
    """Whether the place only says how something lies ("west of X", "30km from X"), not where it is."""
    return place.relation is not None and (place.relation not in _BESIDE or any(c.isdigit() for c in place.where.text))


def compatible(a: Where, b: Where) -> bool:
    """Whether two places may be one, or one within the other."""
    if a.name == b.name or (a.gazetteer_id is not None and a.gazetteer_id == b.gazetteer_id):
        return True
    if a.country and b.country and a.country != b.country:
        return False
    large, small = (a, b) if a.precision not in _TOWNS else (b, a)
    if large.precision is PlacePrecision.COUNTRY:
        return a.country == b.country
    if large.precision in _TOWNS and PlacePrecision.SITE not in (a.precision, b.precision):
        return False
    if large.admin1 and small.admin1 and large.precision is PlacePrecision.REGION:
        return large.admin1 == small.admin1 or small.admin1 in large.name
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return large.precision not in _TOWNS or a.precision is PlacePrecision.SITE or b.precision is PlacePrecision.SITE
    apart = distance_km(a.latitude, a.longitude, b.latitude, b.longitude)  # type: ignore[arg-type]
    return apart <= _REACH_KM.get(large.precision, 3.0)


def _is_above(upper: Token, lower: Token) -> bool:
    return upper != lower and upper.is_ancestor(lower)


def _path(lower: Token, upper: Token) -> list[Token]:
    found = [lower]
    while found[-1].head != upper and found[-1].head != found[-1]:
        found.append(found[-1].head)
    return found


__all__ = ["Field", "bind", "closeness", "different_towns", "disjoint", "family", "lemma", "may_be_one"]
