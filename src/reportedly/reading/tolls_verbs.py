"""Tolls told by verbs and participles: "killed 12", "12 were wounded", "died", "was shot", "claimed 12 lives"."""

from __future__ import annotations

from reportedly.model import Field
from reportedly.reading.tolls_ledger import Ledger
from reportedly.reading.tolls_words import Rest
from reportedly.reading.tolls_wounds import part_hit

_PASSIVE_AUX = frozenset({"auxpass"})


def verb(b: Ledger, i: int, ways: list[tuple[Rest, Field]]) -> bool:
    """ "killed 12", "12 were killed", "killing 12", "3 killed in", "shot dead"."""
    g = b.g
    if g.pos[i] not in ("VERB", "ADJ", "AUX") and not (
        g.tag[i] in ("NNS", "NNP", "NN") and g.lower[i].endswith(("s", "ed")) and _headline_verb(b, i)
    ):
        return False
    way = next(((rest, field) for rest, field in ways if _follows(b, i, rest)), None)
    if way is None or (g.dep[i] == "amod" and b.patients.before(i) is None):
        return False
    return _harm(b, i, way[1], "toll-verb@1")


def _headline_verb(b: Ledger, i: int) -> bool:
    return i + 1 < b.g.size and (i + 1 in b.patients.number_at or i + 1 in b.patients.person_at)


def _follows(b: Ledger, i: int, rest: Rest) -> bool:
    """Whether the other words of a verb stand in its clause, in order, within seven tokens."""
    if not rest:
        return True
    g = b.g
    stop = min(g.bounds[g.sentence[i]][1], i + 8)
    k = i + 1
    for word in rest:
        while k < stop and g.lower[k] != word and g.lemma[k] != word:
            if g.text[k] in (";", ":", "."):
                return False
            k += 1
        if k >= stop:
            return False
        k += 1
    return True


def _harm(b: Ledger, i: int, field: Field, rule: str, implied: bool = False) -> bool:
    if not b.real(i):
        return False
    passive = _passive(b, i)
    heads = b.patients.befell(i, passive)
    if not heads:
        return False
    return b.add_all(i, field, heads, rule, implied=implied, agent=None if passive else b.g.kid(i, "nsubj"))


def _passive(b: Ledger, i: int) -> bool:
    g = b.g
    if any(g.dep[k] in _PASSIVE_AUX for k in g.kids[i]) or g.kid(i, "nsubjpass", "agent") is not None:
        return True
    if g.tag[i] not in ("VBN", "VBD", "JJ") or g.kid(i, "dobj") is not None:
        return False
    if g.dep[i] == "conj" and g.tag[i] in ("VBN", "VBD") and b.patients.before(i) is None and g.kid(i, "nsubj") is None:
        after = b.patients.befell(i, False)
        return not after or (_passive(b, g.head[i]) and g.head[after[0]] != i)
    own = g.kid(i, "nsubj")
    if g.tag[i] == "VBD" and own is not None and b.patients.one(own) is None:
        return False
    after = b.patients.befell(i, False)
    return not after or b.patients.before(i) is not None


def undergo(b: Ledger, i: int, ways: list[tuple[Rest, Field]]) -> bool:
    way = next(((rest, field) for rest, field in ways if _follows(b, i, rest)), None)
    if way is None or not b.real(i):
        return False
    return b.add_all(i, way[1], b.patients.subject(i), "toll-undergo@1")


def hit(b: Ledger, i: int) -> None:
    """ "was shot": hit, and nothing said of what became of them, but for "fatally shot"."""
    g = b.g
    if any(g.lower[k] in b.words.file.deadly for k in g.kids[i]) or g.lower[i - 1 : i] in (
        ["fatally"],
        ["mortally"],
    ):
        _harm(b, i, Field.KILLED, "toll-deadly@1")
    elif g.dep[i] != "amod" and (g.kid(i, "dobj", "nsubjpass", "auxpass") is not None or _plain_passive(b, i)):
        if _executed(b, i):
            _harm(b, i, Field.KILLED, "toll-executed@1")
        elif part_hit(b, i):
            _harm(b, i, Field.INJURED, "toll-wound@1")
        else:
            _harm(b, i, Field.INJURED, "toll-hit@1", implied=True)


def _executed(b: Ledger, i: int) -> bool:
    """ "took three men off the bus and shot them", "was blindfolded and shot": a shot at captives kills."""
    g = b.g
    if g.lemma[i] != "shoot" or g.dep[i] != "conj" or part_hit(b, i):
        return False
    top = i
    for _ in range(4):
        if g.dep[top] != "conj":
            break
        top = g.head[top]
        if g.lemma[top] in b.words.file.captive and g.pos[top] == "VERB":
            thing = g.kid(top, "dobj", "nsubjpass")
            return thing is not None and b.patients.one(thing) is not None
    return False


def _plain_passive(b: Ledger, i: int) -> bool:
    """ "two children shot" (a headline), "the man shot in the leg", "was robbed and shot"; not "he shot at them"."""
    g = b.g
    if g.lower[i + 1 : i + 2] == ["at"]:
        return False
    return _passive(b, i) and (g.tag[i] == "VBN" or b.patients.before(i) is not None)


def borne(b: Ledger, i: int) -> None:
    """ "a man with a gunshot wound", "taken to hospital with injuries"."""
    g = b.g
    with_ = g.head[i]
    if g.dep[i] != "pobj" or g.lower[with_] not in ("with", "from", "of") or b.patients.number_of.get(i) is not None:
        return
    bearer = g.head[with_]
    if g.pos[bearer] in ("NOUN", "PROPN", "NUM", "PRON") and g.lower[with_] == "with":
        b.add_all(i, Field.INJURED, [bearer], "toll-borne@1", implied=True)
    elif g.pos[bearer] == "VERB" and g.lower[with_] in ("with", "from") and b.real(bearer):
        thing = g.kid(bearer, "dobj")
        heads = [thing] if thing is not None else b.patients.subject(bearer)
        if g.lemma[bearer] in ("die", "succumb"):
            return
        b.add_all(i, Field.INJURED, heads, "toll-borne@1", implied=True)


def lives(b: Ledger, i: int) -> None:
    """ "claimed 12 lives", "took the life of a farmer"."""
    g = b.g
    thing = g.kid(i, "dobj")
    if thing is None or g.lemma[thing] != "life" or not b.real(i):
        return
    index = b.patients.number_of.get(thing)
    if index is not None:
        b.add_number(i, Field.KILLED, index, "toll-lives@1")
        return
    of = next((k for k in g.kids[thing] if g.lower[k] == "of"), None)
    pobj = g.kid(of, "pobj") if of is not None else None
    if pobj is not None:
        b.add_all(i, Field.KILLED, [pobj], "toll-lives@1", agent=g.kid(i, "nsubj"))
