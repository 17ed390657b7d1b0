"""Gives each happening its times and places, and finds which happenings of one sentence are one act.

A time or place belongs to the happening whose word governs it in the dependency tree. "Police said on Monday" is the
time of the saying, and no happening's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.model import Kind, TimePrecision
from reportedly.reading.apart import different_towns, disjoint
from reportedly.reading.clauses import SUBJECTS, governors
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.kinds import may_be_one
from reportedly.reading.mentions import Modality, Reality, TimeKind, TimeMention
from reportedly.reading.telling_words import telling_words
from reportedly.reading.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINE = frozenset({TimePrecision.HOUR, TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.MONTH})
_HIGHEST = 12  # words above a time or place that are asked for its happening
_NEAREST = 4  # words between a verb and what hangs closely on it
_FOLLOWS = 14  # tokens back from a time to the verb that it follows
# How an act may hang below another that it is one with.
_BELOW = frozenset({
    "nsubj", "nsubjpass", "dobj", "advcl", "acl", "relcl", "xcomp", "prep", "agent", "pcomp", "appos", "compound",
    "pobj",
})  # fmt: skip


def bind(found: Found, happenings: list[Happening]) -> None:
    """Fills `times`, `places` and `partners` of every happening, in place."""
    by_token = {h.trigger.token: h for h in happenings}
    for time in found.times:
        if time.kind is TimeKind.POINT and time.relation != "dateline" and not (time.value or "").endswith("_REF"):
            _bind_time(found, by_token, happenings, time)
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
        for a, b in combinations(row, 2):
            if _one_act(found, a, b):
                a.partners.add(b.number)
                b.partners.add(a.number)
        _share_reality(row)


def _bind_time(
    found: Found, by_token: dict[int, Happening], happenings: Sequence[Happening], time: TimeMention
) -> None:
    """One time to its happenings; what it leans on ("two days after X") is told apart from them."""
    doc = found.parsed.doc
    anchor = leaned_on(found, time) if time.lean_days is not None else None
    if anchor is not None:
        owners = _leaners(by_token, anchor)
    else:
        owners = _owners(found, by_token, time.first, time.last)
        if time.relation == "earlier" and len(owners) == 1 and not _had(doc[owners[0].trigger.token]):
            # "freed the man whom they had seized ten days earlier": what lies back is told in the past perfect
            here = [h for h in happenings if h.sentence == found.sentence[time.first]]
            owners = [h for h in here if _had(doc[h.trigger.token])][-1:] or owners
    for h in owners:
        if h.rule == "toll@1" and lemma(doc[h.trigger.token]) in telling_words().found_later:
            continue  # bodies are counted later than people die
        h.times.append(time)
        if anchor is not None and time.lean_days != (0, 0):
            inside = {by_token[t.i].number for t in (anchor, *anchor.subtree) if t.i in by_token}
            h.apart_from |= inside - {h.number}


def _share_reality(row: Sequence[Happening]) -> None:
    """What came of an act that is history, planned or denied is so too: "raided in the first years, when nine died"."""
    by_number = {h.number: h for h in row}
    for h in row:
        if h.outcome_only and not h.times and h.modality.reality is Reality.ACTUAL:
            means = [by_number[n] for n in h.partners if not by_number[n].outcome_only]
            if means and all(m.modality.reality not in (Reality.ACTUAL, Reality.ATTEMPTED) for m in means):
                h.modality = means[0].modality


def _dates_it(found: Found, time: TimeMention) -> bool:
    """Whether a time is the act's own day or month, not the start of a stretch ("since the invasion of March 2003")."""
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
    """The head of what stands after "a day after", "a week before": a verb or a noun; None without one."""
    doc = found.parsed.doc
    for i in (time.last - 1, time.last):
        if i < len(doc) and doc[i].lower_ in ("after", "before", "following"):
            if doc[i].dep_ == "mark":
                return doc[i].head
            return next((c for c in doc[i].children if c.dep_ in ("pobj", "pcomp")), None)
    return None


def _had(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in token.children)


def _leaners(by_token: dict[int, Happening], anchor: Token) -> list[Happening]:
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
    back = range(start - 1, max(sent_start, start - _FOLLOWS) - 1, -1)
    before = next((by_token[i] for i in back if i in by_token), None)
    if before is None or any(doc[i].text in ";:" for i in range(before.trigger.token, start)):
        return owners
    return [before]


def _above(
    found: Found, by_token: dict[int, Happening], first: int, last: int, *, place: bool = False
) -> list[Happening]:
    """The happenings that a time or place at tokens [first, last) belongs to."""
    doc = found.parsed.doc
    at = _root(found, first, last)
    for _ in range(_HIGHEST):
        h = by_token.get(at.i)
        if h is not None and not (first <= at.i < last):
            return [h]
        if at.pos_ in ("VERB", "AUX"):
            if not place and lemma(at) in telling_words().counting:
                return []  # "the toll rose to eight on Tuesday": the day of the count
            if at.i in found.cue_tokens:
                return _said(found, by_token, at, first, place=place)
            mine = [by_token[t.i] for t in at.subtree if t.i in by_token and _near(at, t)]
            if mine:
                return mine[:2] if not place else mine[:1]
        if at.head == at:
            break
        at = at.head
    return [] if place else _lone(by_token, doc[first].sent.start, doc[first].sent.end)


def _said(found: Found, by_token: dict[int, Happening], cue: Token, first: int, *, place: bool) -> list[Happening]:
    """A time or place of saying is no happening's, but "In X, police said they arrested ..." is the arrest's place."""
    doc = found.parsed.doc
    start = doc[first].sent.start
    if place and 0 < first - start <= 2 and doc[start].pos_ == "ADP":
        return [by_token[t.i] for t in cue.subtree if t.i in by_token][:1]
    return []


def _near(verb: Token, token: Token) -> bool:
    """Whether a token hangs closely on a verb: as its subject, object, complement or a prepositional phrase's noun."""
    steps = 0
    while token != verb and steps < _NEAREST:
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


def _lone(by_token: dict[int, Happening], start: int, end: int) -> list[Happening]:
    """The only happening of a sentence, where the parser has lost the thread."""
    inside = [h for i, h in by_token.items() if start <= i < end]
    return inside if len(inside) == 1 else []


def _after(verb: Token) -> bool:
    """Whether a clause opens with "after" or "before"."""
    return any(c.dep_ in ("mark", "prep") and c.lower_ in ("after", "before", "following") for c in verb.children)


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
        if both is None or both.pos_ not in ("VERB", "AUX") or not (a.outcome_only or b.outcome_only):
            return False
        return _near(both, x) and _near(both, y)
    low = b if lower == y else a
    high = a if low is b else b
    path = _path(lower, upper)
    deps = {t.dep_ for t in path}
    own_subject = any(c.dep_ in SUBJECTS for c in lower.children)
    if low.places and any(t.dep_ == "advcl" and _after(t) for t in path):
        return False  # "... died in A, hours after a blast in B"
    if low.outcome_only or high.outcome_only:
        # a coordinated clause with people of its own may be another act: "X was shot in A and Y was killed in B"
        if "conj" in deps and own_subject and low.places and high.places:
            return False
        return "ccomp" not in deps or lower.head.lemma_ not in ("say", "tell", "claim") or own_subject is False
    if deps & _BELOW and "conj" not in deps:
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


def _is_above(upper: Token, lower: Token) -> bool:
    return upper != lower and upper.is_ancestor(lower)


def _path(lower: Token, upper: Token) -> list[Token]:
    found = [lower]
    while found[-1].head != upper and found[-1].head != found[-1]:
        found.append(found[-1].head)
    return found
