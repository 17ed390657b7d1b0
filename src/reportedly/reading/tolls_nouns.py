"""Tolls told by states and nouns: "12 dead", "seven are missing", "the toll rose to 15", "six bodies"."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Field, Number
from reportedly.reading.tolls_ledger import Ledger, TollMention

_WINDOW = 14  # tokens between "toll" and its number
_OF_OTHERS = frozenset(
    {"fear", "believe", "presume", "declare", "pronounce", "report", "find", "confirm", "list", "say"}
)
_OPEN = Number(None, None)
_TOLL_CUES: tuple[tuple[Field, frozenset[str]], ...] = (
    (
        Field.KILLED,
        frozenset(
            {
                "death",
                "dead",
                "killed",
                "fatalities",
                "deaths",
                "died",
                "fatality",
                "bodies",
                "slain",
                "killings",
                "homicides",
                "murders",
            }
        ),
    ),
    (Field.INJURED, frozenset({"injured", "wounded", "injuries", "hurt", "injury"})),
    (Field.MISSING, frozenset({"missing"})),
    (Field.ABDUCTED, frozenset({"abducted", "kidnapped", "hostages", "abductions"})),
    (Field.DETAINED, frozenset({"detained", "arrested", "arrests", "detainees"})),
)


def state(b: Ledger, i: int) -> bool:
    """ "12 dead", "left 12 dead", "seven are missing", "was found dead"."""
    g, words = b.g, b.words
    field = words.states[g.lower[i]]
    if g.lower[i] == "unaccounted" and g.lower[i + 1 : i + 2] != ["for"]:
        return False
    before = b.patients.before(i)
    if before is not None:
        return b.add_all(i, field, [before], "toll-state@1")
    if g.dep[i] == "amod" or (i and g.lower[i - 1] == "the") or g.pos[i] == "NOUN":
        return False
    verb = g.head[i]
    if g.tag[i] in ("VBG", "VBN") and any(g.dep[k] in ("aux", "auxpass") for k in g.kids[i]):  # "are missing"
        return b.real(i) and b.add_all(i, field, b.patients.subject(i), "toll-state@1")
    if verb == i or g.lemma[verb] not in words.file.reports or not b.real(verb):
        return bool(g.dep[i] == "conj" and _conjoined(b, i, field))
    if g.lemma[verb] == "shoot":  # "shot dead" is read at its verb
        return True
    thing = g.kid(verb, "dobj")
    if (
        thing is None
        and g.lemma[verb] in _OF_OTHERS
        and g.kid(verb, "auxpass", "nsubjpass") is None
        and g.tag[verb] != "VBN"
    ):
        return False  # "the two I feared dead" is not said of me
    heads = [thing] if thing is not None and thing < i else b.patients.subject(verb)
    if thing is None and g.lemma[verb] == "leave":
        inner = g.kid(i, "nsubj", "nsubjpass")
        heads = [inner] if inner is not None else heads
    return b.add_all(i, field, heads, "toll-state@1", agent=g.kid(verb, "nsubj") if thing is not None else None)


def _conjoined(b: Ledger, i: int, field: Field) -> bool:
    """ "12 dead and wounded" is left; "one dead, two wounded" has its own number."""
    own = b.g.kid(i, "nsubj", "nummod")
    return own is not None and b.add_all(i, field, [own], "toll-state@1")


def _caused(b: Ledger, i: int) -> bool:
    """ "There were casualties", "caused casualties": not "casualties have long been a sore point"."""
    g, verb = b.g, b.g.head[i]
    if g.lower[verb] == "of" and any(g.lower[k] in ("no", "any") for k in g.kids[g.head[verb]]):
        return False  # "no immediate reports of casualties"
    if g.lemma[verb] == "be":
        return g.kid(verb, "expl") is not None
    return g.pos[verb] in ("VERB", "ADP", "NOUN") and g.dep[i] in ("dobj", "pobj", "nsubjpass")


def noun(b: Ledger, i: int, lemma: str) -> None:
    """ "12 deaths", "no casualties", "the deaths of three children", "took 20 hostages"."""
    g, words = b.g, b.words
    fields = words.nouns[lemma]
    index = b.patients.number_of.get(i)
    if lemma == "hostage" and g.lemma[g.head[i]] not in words.file.taking:
        return
    if index is None:
        of = next((k for k in g.kids[i] if g.lower[k] == "of"), None)
        pobj = g.kid(of, "pobj") if of is not None else None
        if pobj is not None and len(fields) == 1 and lemma not in ("injury", "dead", "wounded", "injured", "arrest"):
            b.add_all(i, fields[0], [pobj], "toll-noun@1")
        elif lemma == "casualty" and g.tag[i] == "NNS" and g.dep[i] != "compound" and _caused(b, i):
            for field in fields:
                b.found.append(TollMention(field, _OPEN, i, i + 1, i, origin="toll-casualties@1"))
        return
    bounds = b.numbers[index].number
    if (
        lemma == "loss"
        and b.g.tag[i] == "NN"
        and not any(g.lower[k] == "of" and "life" in g.lower[k : k + 3] for k in g.kids[i])
    ):
        return
    if len(fields) > 1 and (bounds.low, bounds.high) != (0, 0):
        return  # "12 casualties": dead or wounded is not told
    for field in fields:
        b.add_number(i, field, index, "toll-noun@1")


def bodies(b: Ledger, i: int) -> None:
    """ "six bodies were found", "the bodies of six men", "recovered the body of a farmer"."""
    g = b.g
    verb = g.head[i]
    if (
        g.dep[verb] == "pobj"
        or g.dep[i] not in ("dobj", "nsubjpass", "nsubj", "conj", "pobj")
        or g.lemma[verb] not in b.words.file.body_verbs
    ):
        return
    if not b.real(verb):
        return
    index = b.patients.number_of.get(i)
    of = next((k for k in g.kids[i] if g.lower[k] == "of"), None)
    pobj = g.kid(of, "pobj") if of is not None else None
    if index is not None:
        b.add_number(i, Field.KILLED, index, "toll-bodies@1")
    elif pobj is not None:
        b.add_all(i, Field.KILLED, [pobj], "toll-bodies@1")
    else:  # "a man's body", "his body"
        owner = g.kid(i, "poss")
        if owner is not None and g.tag[i] in ("NN", "VBZ"):
            b.add_all(i, Field.KILLED, [owner], "toll-bodies@1")


def _told_before(b: Ledger, i: int, field: Field) -> bool:
    """ "bringing to three the number of people killed": the number stands before its noun."""
    g = b.g
    floor = max(g.bounds[g.sentence[i]][0], i - 7)
    at = i - 1 if i and g.lower[i - 1] in ("the", "their", "its") else i
    index = b.patients.number_at.get(at - 1) if at > floor else None
    if index is None or g.lower[b.numbers[index].first - 1] not in ("to", "at"):
        return False
    mention = b.numbers[index]
    verb = next((k for k in range(mention.first - 1, floor - 1, -1) if g.lemma[k] in b.words.file.toll_verbs), None)
    if verb is None:
        return False
    b.found.append(
        TollMention(
            field,
            replace(mention.number, of=None),
            mention.first,
            i + 1,
            i,
            change="raised",
            cumulative=b.cumulative(i, mention.number),
            origin="toll-toll@1",
            number_index=index,
        )
    )
    return True


def toll_noun(b: Ledger, i: int) -> None:
    """ "the death toll rose to 15", "the number of wounded at 23", "brought the toll to 30"."""
    g, words = b.g, b.words
    near = g.lower[max(0, i - 2) : i] + g.lower[i + 1 : i + 5]
    field = next((f for f, cues in _TOLL_CUES if any(w in cues for w in near)), None)
    if field is None and g.lower[i] not in ("toll",):
        return
    stop = min(g.bounds[g.sentence[i]][1], i + _WINDOW)
    seen: list[int] = []
    for k in range(i + 1, stop):
        index = b.patients.number_at.get(k)
        if index is not None and index not in seen:
            seen.append(index)
    seen = [n for n in seen if g.lower[b.numbers[n].first - 1] not in ("from", "in", "since")]
    if not seen and _told_before(b, i, field or Field.KILLED):
        return
    if not seen:
        return
    verb = next(
        (
            k
            for k in range(i - 6 if i > 6 else 0, stop)
            if g.lemma[k] in words.file.toll_verbs and g.pos[k] in ("VERB", "AUX")
        ),
        None,
    )
    direct = g.lower[b.numbers[seen[0]].first - 1] in (
        "of",
        "at",
        "to",
        "is",
        ":",
        "was",
        "reached",
        "hit",
        "as",
    )
    if verb is None and not direct:
        return
    raised = verb is not None and g.lemma[verb] in words.file.raised
    mention = b.numbers[seen[0]]
    b.found.append(
        TollMention(
            field or Field.KILLED,
            mention.number,
            i,
            mention.last,
            i,
            change="raised" if raised else None,
            cumulative=b.cumulative(i, mention.number),
            origin="toll-toll@1",
            number_index=seen[0],
        )
    )
