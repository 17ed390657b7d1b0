"""Wounds and the lack of them: "hit in the shoulder", "lost a leg", "in critical condition", "escaped unhurt".

What befell a part of somebody's body befell them; what befell nobody is a toll of its own, which says 0.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Field, Number
from reportedly.reading.tolls_ledger import Ledger, TollMention
from reportedly.reading.tolls_patients import Patient

_MORTAL = frozenset({"head", "chest", "heart", "abdomen", "temple", "forehead", "skull", "torso"})
_NEAR = 3  # sentences around a "nobody was hurt" in which a told death or wound limits what it says
_ELSE = frozenset({"else", "other", "others", "seriously", "badly", "more", "further"})
_ZERO = Number(0, 0)


def part_hit(b: Ledger, i: int) -> bool:
    """ "was hit in the shoulder", "shot in the leg": wounded. A hit in the head may as well have killed."""
    g, parts = b.g, b.words.file.body_parts
    for k in g.kids[i]:
        if g.dep[k] == "prep" and g.lower[k] in ("in", "on", "through"):
            part = g.kid(k, "pobj")
            if part is not None and g.lemma[part].lower() in parts:
                return g.lemma[part].lower() not in _MORTAL
    return False


def part_lost(b: Ledger, i: int) -> bool:
    """ "lost a leg", "had broken his arm", "the blast tore off her hand": whoever the part belongs to."""
    g = b.g
    part = g.kid(i, "dobj", "nsubjpass")
    if part is None or g.lemma[part].lower() not in b.words.file.body_parts or not b.real(i) or b.negated(i):
        return False
    owner = g.kid(part, "poss")
    if owner is not None and g.lower[owner] not in ("his", "her", "its", "their"):
        return b.add_all(i, Field.INJURED, [owner], "toll-limb@1")
    if g.lemma[i] in ("lose", "break", "fracture") and g.dep[part] == "dobj":
        return b.add_all(i, Field.INJURED, b.patients.subject(i), "toll-limb@1")
    return owner is not None and b.add_all(i, Field.INJURED, [owner], "toll-limb@1")


def condition(b: Ledger, i: int) -> bool:
    """ "is in critical condition", "a trader in a serious condition", "fighting for her life" is left to outcomes."""
    g = b.g
    in_ = g.head[i]
    if g.dep[i] != "pobj" or g.lower[in_] != "in":
        return False
    if not any(g.lower[k] in b.words.file.grave for k in g.kids[i]):
        return False
    bearer = g.head[in_]
    if g.pos[bearer] in ("VERB", "AUX"):
        return b.real(bearer) and b.add_all(i, Field.INJURED, b.patients.subject(bearer), "toll-condition@1")
    return b.add_all(i, Field.INJURED, [bearer], "toll-condition@1")


def treated(b: Ledger, i: int) -> bool:
    """ "14 people are being treated for burns"."""
    g = b.g
    if g.kid(i, "auxpass", "nsubjpass") is None or not b.real(i) or b.negated(i):
        return False
    for k in g.kids[i]:
        if g.lower[k] == "for" and any(g.lemma[j].lower() in b.words.file.treated_for for j in g.kids[k]):
            return b.add_all(i, Field.INJURED, b.patients.subject(i), "toll-treated@1")
    return False


def unsurvived(b: Ledger, i: int) -> bool:
    """ "Six of those brought in did not survive": dead."""
    if not b.negated(i) or b.g.kid(i, "dobj") is not None:
        return False
    found = len(b.found)
    for head in b.patients.subject(i):
        for patient in b.patients.of(head):
            b.put(i, Field.KILLED, patient, "toll-unsurvived@1", implied=False, agent=None)
    return len(b.found) > found


def unhurt(b: Ledger, i: int) -> bool:
    """ "escaped unhurt", "were unharmed", "emerged unscathed": 0 injured of them."""
    g = b.g
    verb = g.head[i]
    if g.pos[verb] not in ("VERB", "AUX") or not b.real(verb) or b.negated(verb):
        return False
    done = False
    for head in b.patients.subject(verb):
        for patient in b.patients.of(head):
            b.put(i, Field.INJURED, _none(b, patient), "toll-unhurt@1", implied=False, agent=None)
            done = True
    return done


def _none(b: Ledger, patient: Patient) -> Patient:
    of = patient.number.of
    if of is None and patient.person_index is not None:
        of = b.people[patient.person_index].who.description
    return replace(patient, number=Number(0, 0, of))


def without(b: Ledger, i: int, fields: list[Field]) -> bool:
    """ "without casualties", "without causing loss of life", "no losses"."""
    g = b.g
    top = g.head[i]
    if g.dep[i] == "dobj" and g.dep[top] == "pcomp":
        top = g.head[top]
    if g.lower[top] != "without" or g.dep[i] not in ("pobj", "dobj"):
        return False
    for field in fields:
        b.found.append(TollMention(field, _ZERO, min(top, i), i + 1, i, origin="toll-without@1"))
    return True


def nobody_hurt(b: Ledger, tolls: list[TollMention]) -> list[TollMention]:
    """The tolls, with "no one was hurt" said of the dead too, and without a 0 beside somebody who was.

    "Nobody was hurt" says that nobody was killed, unless a death is told nearby; "she escaped unhurt" says nothing of
    the others whom the same lines tell of.
    """
    sentence = b.g.sentence
    dead = {sentence[t.trigger] for t in tolls if t.field is Field.KILLED and t.number.high != 0 and not t.cumulative}
    hurt = {sentence[t.trigger] for t in tolls if t.field is Field.INJURED and t.number.high != 0 and not t.cumulative}
    said = {sentence[t.trigger] for t in tolls if t.field is Field.KILLED and t.number.high == 0}
    kept: list[TollMention] = []
    for toll in tolls:
        at = sentence[toll.trigger]
        zero = (toll.number.low, toll.number.high) == (0, 0)
        if (
            zero
            and toll.origin == "toll-unhurt@1"
            and any(s in dead or s in hurt for s in range(at - _NEAR, at + _NEAR + 1))
        ):
            continue
        kept.append(toll)
        if (
            not zero
            or toll.field is not Field.INJURED
            or at in said
            or _ELSE & set(b.g.lower[toll.first : toll.last + 1])
        ):
            continue
        # "no one was hurt" right after a death is of the rest; "no fighter was hurt" is of the fighters only
        rest = at in dead or (toll.number.of is None and at - 1 in dead)
        if not rest and (toll.victim is None or toll.number_index is not None):
            kept.append(replace(toll, field=Field.KILLED, origin="toll-nobody@1"))
    return kept
