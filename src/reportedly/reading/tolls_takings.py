"""Who was taken: "seized two drivers", "marched off", "drove off with 11 of them", "has not been seen since".

Those whom soldiers or police take are detained, those whom anybody else takes are abducted.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Field, Role
from reportedly.reading.tolls_ledger import Ledger

_OFFICERS = frozenset({Role.STATE_FORCES, Role.POLICE})
_ARMED = _OFFICERS | {Role.REBEL, Role.MILITIA}
_TO_CARE = frozenset(
    {"hospital", "clinic", "morgue", "mortuary", "safety", "school", "ambulance", "court", "church", "market"}
)


def taking(b: Ledger, i: int) -> bool:
    """A verb of taking people, with whatever it needs besides: "took … away", "pushed him into a car"."""
    g, file = b.g, b.words.file
    lemma = g.lemma[i]
    gone = any(g.dep[k] in ("prt", "advmod", "advcl") and g.lower[k] in ("away", "off", "captive") for k in g.kids[i])
    if not b.real(i) or b.negated(i):
        return False
    agent, passive = _agent(b, i)
    if lemma in file.seizing:
        heads = b.patients.befell(i, passive)
    elif lemma in file.leading and (gone or (lemma == "take" and _counted(b, i))):
        if not _doer(b, agent) or _cared_for(b, i):
            return False
        heads = b.patients.befell(i, passive)
    elif lemma in file.leaving and gone:
        with_ = next((k for k in g.kids[i] if g.dep[k] == "prep" and g.lower[k] == "with"), None)
        thing = g.kid(with_, "pobj") if with_ is not None else None
        heads = [thing] if thing is not None else []
    elif lemma in file.forcing and _into_a_car(b, i):
        heads = b.patients.befell(i, passive)
    else:
        return False
    return _taken(b, i, heads, agent)


def _taken(b: Ledger, i: int, heads: Sequence[int], agent: int | None) -> bool:
    g = b.g
    person = b.patients.person_at.get(agent) if agent is not None else None
    role = b.people[person].who.role if person is not None else None
    if role is None and g.lemma[i] in ("catch", "nab"):
        role = Role.POLICE
    field = Field.DETAINED if role in _OFFICERS else Field.ABDUCTED
    known = [h for h in heads if _people(b, h)]
    return b.add_all(i, field, known, "toll-taken@1", agent=agent)


def _people(b: Ledger, head: int) -> bool:
    """Only mentions of people: "seized Mosul" takes nobody."""
    p = b.patients
    index = p.number_at.get(head, p.number_of.get(head))
    if index is not None and p.numbers[index].head is None:
        after = b.g.lower[p.numbers[index].last : p.numbers[index].last + 2]
        return after == ["of", "them"]
    return head in p.person_at


def _agent(b: Ledger, i: int) -> tuple[int | None, bool]:
    g = b.g
    by = g.kid(i, "agent")
    passive = (
        by is not None or g.kid(i, "auxpass", "nsubjpass") is not None or (g.tag[i] == "VBN" and g.dep[i] == "acl")
    )
    if passive:
        return (g.kid(by, "pobj") if by is not None else None), True
    own = g.kid(i, "nsubj")
    return (own if own is not None else g.kid(g.head[i], "nsubj") if g.dep[i] in ("conj", "xcomp") else None), False


def _counted(b: Ledger, i: int) -> bool:
    thing = b.g.kid(i, "dobj")
    return thing is not None and (thing in b.patients.number_of or thing in b.patients.number_at)


def _doer(b: Ledger, agent: int | None) -> bool:
    """Whether the one who takes is armed, or is known only by what they do ("gunmen", "men in masks")."""
    person = b.patients.person_at.get(agent) if agent is not None else None
    if person is None:
        return False
    who = b.people[person].who
    return who.role in _ARMED or b.g.lemma[b.people[person].head].lower() in b.words.file.takers


def _cared_for(b: Ledger, i: int) -> bool:
    g = b.g
    return any(g.lower[j] in _TO_CARE for k in g.kids[i] if g.lower[k] in ("to", "in", "by") for j in g.kids[k])


def _into_a_car(b: Ledger, i: int) -> bool:
    g, vehicles = b.g, b.words.file.vehicles
    return any(g.lemma[j] in vehicles for k in g.kids[i] if g.lower[k] in ("into", "onto", "in") for j in g.kids[k])


def unseen(b: Ledger, i: int) -> bool:
    """ "has not been seen since", "were never heard from again": missing."""
    g = b.g
    if g.lemma[i] not in ("see", "hear") or g.kid(i, "auxpass") is None:
        return False
    if not (b.negated(i) or any(g.lower[k] == "never" for k in g.kids[i])):
        return False
    if not any(g.lower[k] in ("since", "again") for k in range(i, min(i + 4, g.size))):
        return False
    heads = b.patients.subject(i)
    found = len(b.found)
    for head in heads:
        for patient in b.patients.of(head):
            b.put(i, Field.MISSING, patient, "toll-unseen@1", implied=False, agent=None)
    return len(b.found) > found
