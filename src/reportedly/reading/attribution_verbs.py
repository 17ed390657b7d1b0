"""Verbs of saying: "said that", "…, said X", "was accused of", "put the toll at", "denied having", "quoted X as"."""

from __future__ import annotations

from reportedly.model import Certainty
from reportedly.reading import attribution_parts as parts
from reportedly.reading.attribution_cues import Cue, Cues
from reportedly.reading.attribution_parts import (
    ADVCL,
    CCOMP,
    CONJ,
    DOBJ,
    EDGES,
    NSUBJPASS,
    PARATAXIS,
    PREP,
    PUNCTUATION,
    QUOTE_MARKS,
    XCOMP,
    Saying,
)
from reportedly.reading.attribution_passives import is_order, is_passive, passive_saying
from reportedly.reading.attribution_tree import NOMINAL, VERBAL, Range, Tree, sid, sids, trim
from reportedly.reading.sources import is_source

_FINITE = sids("VBD VBZ VBP MD")
_SHOWING = sids("show suggest indicate imply signal demonstrate go number put agree learn recognize recognise")
_FALSE = sids(
    "lie invention fabrication false untrue baseless unfounded propaganda nonsense groundless fiction hoax fake"
    " slander absurd ridiculous rubbish distortion"
)
_CLAIMED = sids("it that this them claim allegation accusation report charge version account")
_EMPTY_OBJECTS = sids("thing something anything nothing what lot word")
_COMPLEMENTS = sids("dobj oprd attr acomp ccomp xcomp")
_FLAT = frozenset({"say", "tell", "report", "claim", "allege", "confirm", "deny"})  # classes read by position too
_INFLECTED = sids("to for")
_WITHHELD = sids(
    "access entry ability chance right use opportunity permission service aid bail visa sanctuary haven food water"
    " treatment freedom control cover passage supply asylum care refuge space victory oxygen route safety contact"
)


def verb_saying(tree: Tree, verb: int, cue: Cue, vocabulary: Cues) -> Saying | None:
    """The saying that one verb makes, or None where it says nothing or is no act of saying."""
    if "seeming" in cue.takes:
        return _seeming(tree, verb, cue)
    if tree.dep[verb] == sid("amod"):
        return _mistaken_modifier(tree, verb, cue)
    if cue.act == "deny" and _is_withholding(tree, verb):
        return None
    if is_passive(tree, verb):
        return passive_saying(tree, verb, cue, vocabulary)
    head = _speaker(tree, verb)
    if head is None or not _can_speak(tree, verb, head, cue, vocabulary):
        return None
    negated = parts.is_negated(tree, verb) or parts.is_nobody(tree, head, vocabulary)
    thing = tree.child(verb, frozenset({DOBJ}))
    if thing is not None and cue.act == "confirm":
        negated = negated or parts.is_nobody(tree, thing, vocabulary)  # "could confirm neither version"
    if cue.group in ("tally", "utter", "call") and tree.child(verb, sids("prt")) is not None:
        return None  # "put forward", "laughed off"
    source = _after_but(tree, parts.source_phrase(tree, head, verb), head)
    core = parts.core_of(tree, verb, source)
    content = _content(tree, verb, head, core, cue)
    if not content and not negated and "clause" in cue.takes and cue.act not in ("attitude", "find", "ask"):
        if any(tree.dep[kid] == XCOMP and kid > verb for kid in tree.kids[verb]):
            return None  # "asked not to be named"
        content = _by_position(tree, verb, core) if cue.group in _FLAT else []
    if not content and (negated or not cue.takes & {"clause", "quote"} or cue.act == "attitude"):
        return None
    act, certainty = cue.act, cue.certainty
    if _is_called_false(tree, verb, cue):
        act, certainty = "deny", Certainty.DENIED
    if negated:
        act, certainty = "unsaid", Certainty.HEDGED
    elif content and content[0][0] > verb and tree.lower[content[0][0]] in sids("whether if"):
        act, certainty = "ask", Certainty.HEDGED
    return Saying((verb, verb + 1), head, source, content, act, certainty, f"attribution-{cue.group}@1")


def _is_withholding(tree: Tree, verb: int) -> bool:
    """ "denied the rebels access to the road", "was denied bail": something is kept back, no word denied."""
    things = [kid for kid in tree.kids[verb] if kid > verb and tree.dep[kid] in sids("dobj oprd")]
    return any(tree.lemma[kid] in _WITHHELD or tree.dep[kid] == sid("dative") for kid in (*things, *tree.kids[verb]))


def _seeming(tree: Tree, verb: int, cue: Cue) -> Saying | None:
    """ "appears to have fled", "it seems that": unsure, and nobody says it."""
    clause = tree.child(verb, sids("xcomp ccomp oprd"))
    if clause is None or clause < verb or parts.is_negated(tree, verb):
        return None
    content = [parts.subtree(tree, clause, verb + 1)]
    return Saying((verb, verb + 1), None, None, content, cue.act, cue.certainty, "attribution-seem@1")


def _mistaken_modifier(tree: Tree, verb: int, cue: Cue) -> Saying | None:
    """ "denied it and accused militias of …": the parser takes the second verb for a modifier of its object."""
    thing = tree.head[verb]
    if tree.lower[verb - 1] not in sids("and but ,") or thing < verb or not cue.takes & {"against", "object"}:
        return None
    clause = tree.head[thing]
    head = parts.subject_of(tree, clause) if tree.pos[clause] in VERBAL and clause < verb else None
    if head is None:
        return None
    content = [trim(tree, (verb + 1, tree.right(thing)), EDGES)]
    source = parts.source_phrase(tree, head, verb)
    return Saying((verb, verb + 1), head, source, content, cue.act, cue.certainty, f"attribution-{cue.group}@1")


def _after_but(tree: Tree, phrase: Range, head: int) -> Range:
    """ "… blamed the Front but the rival Movement said": the parser joins what "but" sets apart."""
    for token in range(phrase[0], phrase[1] - 1):
        if tree.lower[token] in sids("but while") and token != head:
            return token + 1, phrase[1]
    return phrase


def _speaker(tree: Tree, verb: int) -> int | None:
    """The head of the speaking one: by the parse, or by its place where the parse gives none that can speak."""
    head = parts.subject_of(tree, verb)
    if head is None or (head > verb and not is_source(tree, head)):
        return parts.inverted_subject(tree, verb) or parts.adjacent_subject(tree, verb)
    if head == verb + 1 and tree.pos[head] == sid("PRON") and tree.lower[verb - 1] not in QUOTE_MARKS:
        return parts.adjacent_subject(tree, verb) or head  # "doctors at the clinic, which is full, say they …"
    closed = verb > 1 and tree.lower[verb - 1] in QUOTE_MARKS and tree.lower[verb - 2] in sids(", . ? !")
    if head < verb and closed and verb + 1 < tree.size:
        return parts.inverted_subject(tree, verb) or head
    return head


def open_saying(tree: Tree, verb: int) -> Saying | None:
    """A verb that no list holds, of one who can speak, with a that-clause: a view, not taken for a report."""
    clause = tree.child(verb, frozenset({CCOMP}))
    if clause is None or clause < verb or is_order(tree, clause) or not _is_view(tree, verb, clause):
        return None
    head = parts.subject_of(tree, verb)
    if head is None or not is_source(tree, head) or tree.lower[head] in sids("it"):
        return None
    content = [parts.subtree(tree, clause, verb + 1)]
    source = parts.source_phrase(tree, head, verb)
    return Saying((verb, verb + 1), head, source, content, "attitude", Certainty.STATED, "attribution-open@1")


def _is_view(tree: Tree, verb: int, clause: int) -> bool:
    """A clause with "that", or any finite clause after a verb (but for "make it be", "see him go")."""
    if any(tree.lower[kid] == sid("that") for kid in tree.kids[clause]):
        return True
    finite = tree.tag[clause] in _FINITE or any(tree.tag[kid] in _FINITE for kid in tree.kids[clause])
    return finite and tree.pos[verb] == sid("VERB")


def responsibility_saying(tree: Tree, verb: int, vocabulary: Cues) -> Saying | None:
    """ "claimed responsibility for the attack", "claimed the attack"."""
    thing = tree.child(verb, frozenset({DOBJ, NSUBJPASS}))
    if thing is None:
        return None
    deed = tree.lemma[verb] == sid("claim") and tree.lemma[thing] in vocabulary.deeds
    if tree.lemma[thing] not in vocabulary.responsible_nouns and not deed:
        return None
    passive = tree.dep[thing] == NSUBJPASS
    head = parts.agent_of(tree, verb) if passive else parts.subject_of(tree, verb)
    if head is None and not passive:
        head = parts.adjacent_subject(tree, verb)
    if head is None:
        return None
    source = parts.source_phrase(tree, head, verb)
    content = [parts.subtree(tree, thing)]
    for kid in tree.children(verb, frozenset({PREP})):
        if kid > verb and tree.lower[kid] == sid("for"):
            content.append(parts.subtree(tree, kid))
    nobody = parts.is_nobody(tree, head, vocabulary) or parts.is_negated(tree, verb)
    act, certainty = ("unsaid", Certainty.HEDGED) if nobody else ("claim_responsibility", Certainty.STATED)
    return Saying(
        (verb, verb + 1), head, source, parts.merge(content), act, certainty, "attribution-claim_responsibility@1"
    )


def quoting(tree: Tree, verb: int) -> Saying | None:
    """The outer voice of "the agency quoted an official as saying …" and of "…, citing officials"."""
    quoted = tree.child(verb, frozenset({DOBJ}))
    head = parts.subject_of(tree, verb)
    if quoted is None or head is None or not is_source(tree, head):
        return None
    said = next((k for k in tree.children(verb, frozenset({PREP})) if tree.lower[k] == sid("as") and k > verb), None)
    if said is None:
        return None
    source = parts.source_phrase(tree, head, verb)
    content = trim(tree, (tree.left(quoted), max(tree.right(quoted), tree.right(said))), EDGES)
    return Saying((verb, verb + 1), head, source, [content], "say", Certainty.STATED, "attribution-quote_as@1", outer=1)


def citing(tree: Tree, verb: int, done: dict[int, Saying]) -> Saying | None:
    """ "Reuters reported, citing officials, that …": the one cited says what the citing one reports."""
    cited = tree.child(verb, frozenset({DOBJ}))
    above = tree.head[verb]
    if above not in done:  # "the agency, citing police, said": it hangs on the source
        above = next((v for v, one in done.items() if one.head is not None and one.head == above), above)
    if cited is None or tree.tag[verb] != sid("VBG") or not is_source(tree, cited):
        return None
    saying = done.get(above)
    if saying is None:
        return None
    phrase = parts.source_phrase(tree, cited, verb)
    hole = (verb, phrase[1])
    saying.parts = parts.without(saying.parts, hole)
    saying.outer = 1
    return Saying((verb, verb + 1), cited, phrase, list(saying.parts), "say", saying.certainty, "attribution-citing@1")


def _can_speak(tree: Tree, verb: int, head: int, cue: Cue, vocabulary: Cues) -> bool:
    """Whether a subject is one that speaks: laws and signs do not, and only finders find."""
    lemma = tree.lemma[head]
    speaks = tree.pos[head] in NOMINAL or tree.pos[head] == sid("NUM") or is_source(tree, head)  # "four in ten said"
    if lemma in vocabulary.silent or not speaks or tree.lower[head] in sids("what it's there"):
        return False
    if "finder" in cue.takes:
        return lemma in vocabulary.finders or _names_body(tree, head, vocabulary)
    if "perceiver" in cue.takes:
        return lemma in vocabulary.perceivers
    if tree.lemma[verb] in _SHOWING or "quote" in cue.takes:
        return is_source(tree, head) or lemma in vocabulary.documents
    return True


def _names_body(tree: Tree, head: int, vocabulary: Cues) -> bool:
    kids = tree.kids[head]
    return any(tree.lemma[kid] in vocabulary.finders for kid in kids if tree.dep[kid] in sids("compound appos"))


def _content(tree: Tree, verb: int, head: int, core: Range, cue: Cue) -> list[Range]:
    """What is said, in ranges, as far as the parse tells."""
    takes = cue.takes
    if "against" in takes:
        found = [
            _after_but_cut(tree, p) for p in _after(tree, verb, sids("dobj prep xcomp ccomp advcl dative oprd pobj"))
        ]
        if found or "clause" not in takes:
            return found
    if "as" in takes:
        stop = min(tree.sentence(verb)[1], verb + 20)
        mark = next((t for t in range(verb + 1, stop) if tree.lower[t] in QUOTE_MARKS), None)
        if mark is not None and mark > verb + 1:
            return [(verb + 1, mark + 1)]
        complements = [
            k for k in tree.kids[verb] if k > verb and (tree.dep[k] in _COMPLEMENTS or tree.lower[k] == sid("as"))
        ]
        if len(complements) >= 2 or (complements and "object" in takes):
            return _after(tree, verb, _COMPLEMENTS | sids("prep"))
        inside = complements and tree.dep[complements[0]] == CCOMP and tree.tag[complements[0]] not in _FINITE
        return [parts.subtree(tree, complements[0], verb + 1)] if inside else []
    if "clause" in takes:
        found = _clause(tree, verb, head, core)
        if found:
            return found
    return _smaller(tree, verb, cue, head)


def _after_but_cut(tree: Tree, part: Range) -> Range:
    """The words before a "but": what follows is no longer the accusation."""
    but = next((t for t in range(part[0] + 1, part[1]) if tree.lower[t] == sid("but")), part[1])
    return trim(tree, (part[0], but), EDGES)


def _after(tree: Tree, verb: int, labels: frozenset[int]) -> list[Range]:
    """Everything that the verb governs to its right with these labels, as one range."""
    last = verb + 1
    for kid in tree.kids[verb]:
        if kid > verb and tree.dep[kid] in labels:
            last = max(last, tree.right(kid))
    return [trim(tree, (verb + 1, last), EDGES)] if last > verb + 1 else []


def _clause(tree: Tree, verb: int, head: int | None, core: Range) -> list[Range]:
    """A finite clause after or before the verb, or the clause in which the saying is put in."""
    found: list[Range] = []
    first, last = tree.sentence(verb)
    for kid in tree.kids[verb]:
        if kid == head or tree.dep[kid] != CCOMP:
            continue
        if kid > verb:
            if not is_order(tree, kid):
                found.append(parts.subtree(tree, kid, verb + 1))
        else:
            start = first if tree.dep[verb] != CONJ else tree.left(verb)
            if core[0] > start and tree.lower[core[0] - 1] in sids("but while"):
                continue
            found.append((min(start, tree.left(kid)), min(max(tree.right(kid), kid + 1), core[0])))
    if found:
        return parts.merge(trim(tree, part, EDGES) for part in parts.without(found, core))
    label, above = tree.dep[verb], tree.head[verb]
    has_object = any(tree.dep[kid] == DOBJ and kid > verb for kid in tree.kids[verb])
    interposed = label in (PARATAXIS, CCOMP, sid("dep")) and _is_set_off(tree, core) and not has_object
    as_said = label == ADVCL and tree.lower[tree.left(verb)] == sid("as")
    if (interposed or as_said) and tree.pos[above] in VERBAL | NOMINAL:
        hole = core if interposed else (tree.left(verb), tree.right(verb))
        whole = (max(first, tree.left(above)), min(last, tree.right(above)))
        return [part for part in (trim(tree, p, EDGES) for p in parts.without([whole], hole)) if part[1] > part[0]]
    return []


def _is_set_off(tree: Tree, core: Range) -> bool:
    """Whether the words of saying stand between marks (or a mark and an end of the sentence)."""
    before = core[0] == 0 or tree.lower[core[0] - 1] in PUNCTUATION
    after = core[1] >= tree.size or tree.lower[core[1]] in PUNCTUATION
    return before and after


def _smaller(tree: Tree, verb: int, cue: Cue, head: int) -> list[Range]:
    """Content that is no finite clause: an object, an infinitive, a gerund, a number, or what is spoken of."""
    takes = cue.takes
    labels: set[int] = set()
    if takes & {"infinitive", "gerund"}:
        labels.update(sids("xcomp pcomp"))
    thing = tree.child(verb, frozenset({DOBJ}))
    if "particle" in takes and verb + 1 in tree.kids[verb] and tree.dep[verb + 1] == PREP:
        return [parts.subtree(tree, verb + 1, verb + 2)] if tree.right(verb + 1) > verb + 2 else []
    if thing is not None and thing > verb and thing != head and tree.lemma[thing] not in _EMPTY_OBJECTS:
        if takes & {"object", "finder", "perceiver"}:
            labels.add(DOBJ)
        if "count" in takes and _holds_number(tree, thing):
            labels.update(sids("dobj prep oprd"))
        if "finder" in takes:
            labels.update(sids("prep oprd"))
    if "count" in takes and thing is None:
        number = next((k for k in tree.kids[verb] if k > verb and _holds_number(tree, k)), None)
        if number is not None:
            labels.add(tree.dep[number])
    if "about" in takes:
        for kid in tree.children(verb, frozenset({PREP})):
            if kid > verb and tree.lower[kid] in sids("of about"):
                return [parts.subtree(tree, kid)]
    return _after(tree, verb, frozenset(labels)) if labels else []


def _holds_number(tree: Tree, token: int) -> bool:
    number = sid("NUM")
    counted = sids("dozen hundred thousand score dead wounded injured toll number casualty case body")
    return any(
        tree.pos[t] == number or tree.lemma[t] in counted
        for t in range(tree.left(token), min(tree.right(token), token + 12))
    )


def _by_position(tree: Tree, verb: int, core: Range) -> list[Range]:
    """Where the parse gives no clause: the words after the saying, or those before it where it ends the sentence."""
    first, last = tree.sentence(verb)
    after = trim(tree, (core[1], last), EDGES)
    fragment = after[1] - after[0] < 3 or tree.lower[after[0]] in _INFLECTED
    if not fragment and any(tree.pos[t] in VERBAL and tree.tag[t] in _FINITE for t in range(*after)):
        quote_or_word = tree.lower[core[1]] not in PUNCTUATION or tree.lower[core[1]] in QUOTE_MARKS
        if quote_or_word or tree.lower[core[1]] == sid(":"):
            return [after]
    before = trim(tree, (first, core[0]), EDGES)
    if before[1] - before[0] >= 2 and core[0] > first and tree.lower[core[0] - 1] in PUNCTUATION:
        return [before]
    return []


def _is_called_false(tree: Tree, verb: int, cue: Cue) -> bool:
    """ "called the charge an invention", "dismissed it as a lie": a denial in other words."""
    if "as" not in cue.takes:
        return False
    last = max((tree.right(kid) for kid in tree.kids[verb] if kid > verb), default=verb)
    reach = range(verb + 1, min(last, verb + 30))
    return any(tree.lemma[t] in _FALSE for t in reach) and any(tree.lemma[t] in _CLAIMED for t in reach)


__all__ = ["citing", "open_saying", "quoting", "responsibility_saying", "verb_saying"]
