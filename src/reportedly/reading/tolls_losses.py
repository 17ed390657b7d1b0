"""Tolls told as losses, graves and shares: "lost three fighters", "buried 19", "four of the dead"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from reportedly.model import Field, Number, Role
from reportedly.reading.tolls_ledger import Ledger, TollMention

_ARMED = frozenset({Role.STATE_FORCES, Role.POLICE, Role.REBEL, Role.MILITIA})
_INCLUDES = frozenset({"include", "be", "comprise"})
_AMONG = "toll-among@1"
_BACK = 30  # tolls looked back for the whole of a share
_REACH = 8  # tokens between a number and its "including"


def losing(b: Ledger, i: int) -> bool:
    """ "lost three fighters", "have lost four of my men"; not "lost three players", which is no death."""
    g = b.g
    thing = g.kid(i, "dobj")
    if thing is None or not b.real(i) or b.negated(i):
        return False
    head = thing
    for k in g.kids[thing]:
        if g.lower[k] == "of":
            head = g.kid(k, "pobj") or thing
    return _of_a_force(b, head) and b.add_all(i, Field.KILLED, [thing], "toll-lost@1")


def _of_a_force(b: Ledger, head: int) -> bool:
    """Soldiers, fighters and "men", but no one by name: "the loss of Jane Roe" is told elsewhere as a death."""
    person = b.patients.person_at.get(head)
    if person is None or b.people[person].who.name is not None:
        return False
    return b.people[person].who.role in _ARMED or b.g.lemma[head].lower() in b.words.file.comrades


def loss(b: Ledger, i: int) -> bool:
    """ "for the loss of nine of their own", "the loss of two soldiers"; not "the loss of 40 jobs"."""
    g = b.g
    of = next((k for k in g.kids[i] if g.lower[k] == "of"), None)
    thing = g.kid(of, "pobj") if of is not None else None
    if thing is None:
        return False
    index = b.patients.number_at.get(thing)
    if index is not None and b.numbers[index].head is None:
        b.add_number(i, Field.KILLED, index, "toll-loss@1")
        return True
    return _of_a_force(b, thing) and b.add_all(i, Field.KILLED, [thing], "toll-loss@1")


def burying(b: Ledger, i: int) -> bool:
    """ "had helped to bury 19 people": as many dead as were buried."""
    thing = b.g.kid(i, "dobj", "nsubjpass")
    index = b.patients.number_of.get(thing) if thing is not None else None
    if index is None or thing is None or not b.real(i):
        return False
    helped = b.g.dep[i] == "xcomp" and b.g.lemma[b.g.head[i]] == "help"
    return b.add_all(b.g.head[i] if helped else i, Field.KILLED, [thing], "toll-buried@1")


def recount(b: Ledger, i: int) -> bool:
    """ "listed five dead; by Monday it had recorded seven": the number alone is of what was counted before."""
    g = b.g
    thing = g.kid(i, "dobj")
    index = b.patients.number_at.get(thing) if thing is not None else None
    if index is None or b.numbers[index].head is not None or not b.real(i) or not b.found:
        return False
    before = b.found[-1]
    near = g.sentence[i] - g.sentence[before.trigger] <= 1
    if before.field not in (Field.KILLED, Field.INJURED) or not near:
        return False
    b.add_number(i, before.field, index, "toll-recount@1")
    return True


def share(b: Ledger, i: int, field: Field) -> bool:
    """ "four of the dead were shepherds", "a girl was among the dead": a part of a toll that was told before."""
    g = b.g
    if i < 1 or g.lower[i - 1] not in ("the", "those"):
        return False
    if g.lower[i - 1] == "those" and g.head[i] == i - 1:  # "those killed included a judge"
        verb = g.head[i - 1]
        return g.lemma[verb] in _INCLUDES and g.dep[i - 1] == "nsubj" and _listed(b, i, field, verb)
    lead = g.lower[i - 2] if i > 1 else ""
    if lead == "of" and g.dep[i - 2] == "prep" and g.pos[g.head[i]] == "ADP":
        index = b.patients.number_at.get(i - 3)
        verb = g.head[g.head[i - 2]]
        if index is None or g.lemma[verb] != "be" or g.kid(verb, "attr") is None:
            return False
        before = len(b.found)
        b.add_number(i, field, index, _AMONG)
        attr = g.kid(verb, "attr")
        if attr is not None:
            toll = b.found[before]
            person = b.patients.person_at.get(attr)
            of = g.lower[attr] if person is None else b.people[person].who.description
            b.found[before] = replace(
                toll, number=replace(toll.number, of=of), last=max(toll.last, attr + 1), victim=person,
                victims=None if person is None else b.people[person].entity,
            )  # fmt: skip
        return True
    if g.dep[i] == "nsubj" and g.lemma[g.head[i]] in _INCLUDES:
        return _listed(b, i, field, g.head[i])
    if lead != "among":
        return False
    verb = g.head[i - 2]
    if verb > i and g.lemma[verb] == "be":  # "among the dead were two teachers"
        return _listed(b, i, field, verb)
    if g.pos[verb] in ("VERB", "AUX"):
        return g.lemma[verb] == "be" and b.real(verb) and b.add_all(i, field, b.patients.subject(verb), _AMONG)
    return b.add_all(i, field, [verb], _AMONG)


def _listed(b: Ledger, i: int, field: Field, verb: int) -> bool:
    """Who the dead "included" or "were"."""
    thing = next((k for k in b.g.kids[verb] if k > i and b.g.dep[k] in ("dobj", "attr", "nsubj")), None)
    return thing is not None and b.real(verb) and b.add_all(i, field, [thing], _AMONG)


def with_shares(tolls: list[TollMention]) -> list[TollMention]:
    """The shares told apart from their whole, linked to the last whole that is no smaller."""
    for k, toll in enumerate(tolls):
        if toll.origin not in (_AMONG, "toll-unsurvived@1") or toll.part_of is not None:
            continue
        for j in range(k - 1, max(-1, k - _BACK), -1):
            other = tolls[j]
            if other.field is toll.field and other.part_of is None and not other.cumulative and _holds(other, toll):
                tolls[k] = replace(toll, part_of=j)
                break
    return tolls


def _holds(whole: TollMention, part: TollMention) -> bool:
    size = whole.number.high or whole.number.low
    own = part.number.low or part.number.high
    return size is not None and own is not None and own < size and whole.origin != _AMONG


def uncounted_parts(b: Ledger, tolls: list[TollMention]) -> list[TollMention]:
    """Parts without a number of their own: "nine soldiers, including an officer", "among them a woman and her baby"."""
    people = sorted((m.head, p) for p, m in enumerate(b.people))
    more: list[TollMention] = []
    for k, toll in enumerate(tolls):
        size = toll.number.high or toll.number.low
        if toll.part_of is not None or size is None or size < 2 or toll.cumulative:
            continue
        opens = _including(b, toll)
        if opens is not None:
            part = _part(b, toll, opens, people)
            if part is not None:
                more.append(replace(part, part_of=k))
    return [*tolls, *more]


def _including(b: Ledger, toll: TollMention) -> tuple[int, int] | None:
    """Where an "including" or "among them" begins and ends, right after a toll's number or its words."""
    g = b.g
    start = toll.first if toll.number_index is None else b.numbers[toll.number_index].last
    stop = min(g.bounds[g.sentence[toll.trigger]][1], max(start, toll.last) + _REACH)
    for k in range(start, stop):
        if g.lower[k] == "including":
            return k, k + 1
        if g.lower[k] == "among" and g.lower[k + 1 : k + 2] in (["them"], ["whom"]):
            return k, k + 2
        if g.text[k] == ";":
            return None
    return None


def _part(b: Ledger, toll: TollMention, opens: tuple[int, int], order: list[tuple[int, int]]) -> TollMention | None:
    g = b.g
    at = opens[1]
    total: int | None = 0
    seen: set[int] = set()
    last = at
    for k in range(bisect_left(order, (at, 0)), len(order)):
        person = b.people[order[k][1]]
        if person.pronoun:
            continue
        between = g.lower[last : person.first]
        if any(w not in (",", "and", "were", "was", "also") for w in between) or len(between) > 2:
            break
        if any(j in b.patients.number_at for j in range(person.first, person.head + 1)):
            return None if not seen else _made(b, toll, opens, last, total)
        if seen and between == [","] and person.who.name is None:
            break
        count = person.who.count.low if person.who.count is not None else _ages(g.lower, person.head)
        if person.entity not in seen:
            total = total + count if total is not None and count is not None else None
        seen.add(person.entity)
        last = max(person.last, person.head + 1)
    return _made(b, toll, opens, last, total) if seen else None


def _ages(lower: list[str], head: int) -> int | None:
    """ "sisters of nine and fourteen" are two."""
    after = lower[head + 1 : head + 5]
    return 2 if len(after) == 4 and after[0] == "of" and after[2] == "and" else None


def _made(b: Ledger, toll: TollMention, opens: tuple[int, int], last: int, total: int | None) -> TollMention | None:
    size = toll.number.high or toll.number.low or 0
    if total is not None and (total == 0 or total >= size):
        return None
    of = b.parsed.words(opens[1], min(last, opens[1] + 12))
    return replace(
        toll, number=Number(total, total, of), first=opens[0], last=last, victims=None, victim=None, additional=False,
        origin="toll-part@1", number_index=None, trigger=toll.trigger,
    )  # fmt: skip
