"""Verbs of saying in the passive: "it was reported that", "was accused of", "is believed to have"."""

from __future__ import annotations

from reportedly.model import Certainty
from reportedly.reading import attribution_parts as parts
from reportedly.reading.attribution_cues import Cue, Cues
from reportedly.reading.attribution_parts import ACL, ADVCL, AUX, CCOMP, NSUBJPASS, PREP, RELCL, XCOMP, Saying
from reportedly.reading.attribution_tree import Range, Tree, sid, sids
from reportedly.reading.sources import is_source

_UNSURE_PASSIVES = sids("report say claim allege")
_BLAMING = sids("accuse blame charge suspect implicate")
_CHARGES = sids("of with for over in")


def is_passive(tree: Tree, verb: int) -> bool:
    """ "was accused", "five men said to have run guns", "deaths reported by X", "as reported by the paper"."""
    subject = tree.child(verb, frozenset({NSUBJPASS}))
    if subject is not None:
        return True
    if tree.tag[verb] not in sids("VBN VBD") or tree.child(verb, sids("nsubj aux")) is not None:
        return False
    clause = tree.child(verb, frozenset({XCOMP}))
    if tree.dep[verb] == ACL and _is_blamed(tree, verb):
        return True
    if tree.dep[verb] in (ACL, ADVCL, sid("amod")):
        return parts.agent_of(tree, verb) is not None or clause is not None
    return clause is not None and tree.lemma[verb] == sid("say") and is_order(tree, clause)


def _is_blamed(tree: Tree, verb: int) -> bool:
    """ "the men accused of the raid": those before the participle are blamed, and blame nobody."""
    if tree.lemma[verb] not in _BLAMING or tree.child(verb, sids("dobj")) is not None:
        return False
    return any(tree.dep[kid] == PREP and kid > verb and tree.lower[kid] in _CHARGES for kid in tree.kids[verb])


def passive_saying(tree: Tree, verb: int, cue: Cue, vocabulary: Cues) -> Saying | None:
    """ "it was reported that", "was accused of", "the deaths were confirmed by police", "is believed to have"."""
    head = parts.agent_of(tree, verb)
    if head is not None and not is_source(tree, head):
        head = None
    finder = head is not None and "finder" in cue.takes and tree.lemma[head] in vocabulary.finders
    if not finder and (cue.act in ("find", "ask", "vow") or cue.takes & {"perceiver", "quote"}):
        return None
    source = parts.source_phrase(tree, head, verb) if head is not None else None
    content = _passive_content(tree, verb, cue, head)
    if not content or (cue.group == "tally" and head is None):
        return None
    unsure = head is None and (tree.lemma[verb] in _UNSURE_PASSIVES or cue.act == "blame")
    act, certainty = cue.act, Certainty.HEDGED if unsure else cue.certainty
    if parts.is_negated(tree, verb):
        act, certainty = "unsaid", Certainty.HEDGED
    if source is not None:
        content = parts.without(content, source)
    return Saying(
        (verb, verb + 1), head, source, parts.merge(content), act, certainty, f"attribution-{cue.group}-passive@1"
    )


def _passive_content(tree: Tree, verb: int, cue: Cue, head: int | None) -> list[Range]:
    thing = tree.child(verb, frozenset({NSUBJPASS}))
    clause = tree.child(verb, frozenset({CCOMP, XCOMP}))
    content: list[Range] = []
    if clause is not None and clause > verb:
        if "hearer" in cue.takes and tree.dep[clause] == XCOMP:
            return []  # "were told to leave"
        content.append(parts.subtree(tree, clause, verb + 1))
    elif cue.takes & {"object", "finder", "against", "count"}:
        if thing is not None and tree.lower[thing] not in parts.RELATIVES:
            content.append(parts.subtree(tree, thing))
        elif tree.dep[verb] in (ACL, RELCL):
            content.append((tree.left(tree.head[verb]), tree.head[verb] + 1))
        elif tree.dep[verb] == ADVCL:
            content.extend(parts.without([tree.sentence(verb)], (tree.left(verb), tree.right(verb))))
    if "against" in cue.takes or (not content and cue.takes & {"as"}):
        for kid in tree.kids[verb]:
            if kid > verb and tree.dep[kid] in (PREP, XCOMP, CCOMP) and kid != head and tree.lower[kid] != sid("by"):
                content.append(parts.subtree(tree, kid))
    return content


def is_order(tree: Tree, clause: int) -> bool:
    """ "told the girls to get down": a clause with "to" is an order and no claim."""
    return any(tree.lower[kid] == sid("to") and tree.dep[kid] == AUX for kid in tree.kids[clause])
