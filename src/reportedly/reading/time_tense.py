"""The tense that governs a time expression: what decides whether "on Friday" was or will be."""

from __future__ import annotations

from typing import Any

from reportedly.reading.time_forms import Tense
from reportedly.reading.time_words import lexicon

_CLIMB = 8  # heads from the expression up to its verb: deeper than sentences go
_WILL = frozenset({"will", "would", "wo", "shall", "'ll", "’ll"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
_TOLD = frozenset({"tell", "order", "ask", "urge", "invite", "prompt", "threaten", "demand", "require"})
_UNTIL = frozenset({"until", "till"})


def tense_at(doc: Any, first: int, last: int) -> Tense:
    """The tense of the nearest verb above tokens [first, last): future for "will", "is to", "plans to", "due", "ahead
    of"; past for past forms and perfects; open for the rest, also below an adjective ("payable 1 May")."""
    words = lexicon().words
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ == "ahead":
        return Tense.FUTURE
    if first > 1 and doc[first - 1].lower_ == "as" and doc[first - 2].lower_ == "soon":
        return Tense.FUTURE
    until = doc[first].lower_ in _UNTIL or (first > 0 and doc[first - 1].lower_ in ("to", "through"))
    token, through = doc[last - 1], False
    for _ in range(_CLIMB):
        if not first <= token.i < last:
            lemma = token.lemma_.lower()
            if lemma in words.ahead and token.tag_ in ("VBN", "JJ", "VB", "VBG") and not _happened(token):
                return Tense.PAST if _was(token) else Tense.FUTURE
            if token.pos_ in ("VERB", "AUX"):
                if lemma in words.arranging and not _was(token):
                    return Tense.FUTURE
                if until and lemma in words.gives_time:
                    return Tense.FUTURE
                tense = _of_verb(token, words.ahead)
                return Tense.OPEN if through and tense is Tense.PAST else tense
            through = through or token.pos_ == "ADJ"
        if token.head.i == token.i:
            break
        token = token.head
    return Tense.OPEN


def _was(planned: Any) -> bool:
    """ "Had been due to expire on Friday": a plan that the report finds past."""
    verbs = (planned, planned.head)
    return any(child.lower_ == "had" for verb in verbs for child in verb.children if child.dep_ == "aux")


def _happened(verb: Any) -> bool:
    """ "He was told on Friday", "was ordered out on Friday", "as planned": the act is dated, not what it asks for."""
    told = verb.lemma_ in _TOLD and any(child.dep_ in ("nsubjpass", "agent", "aux") for child in verb.children)
    return verb.tag_ == "VBN" and (told or any(child.lower_ == "as" for child in verb.children))


def _of_verb(verb: Any, ahead: set[str]) -> Tense:
    tag = verb.tag_
    helpers = {child.lower_: child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    perfect = not _HAVE.isdisjoint(helpers)
    if verb.lower_ == "set" and not any(child.dep_ == "xcomp" for child in verb.children) and "VBD" in helpers.values():
        return Tense.PAST  # "were set free on Friday", not "were set to meet on Friday"
    if not _WILL.isdisjoint(helpers) and not perfect:
        return Tense.FUTURE
    if "to" in helpers and not perfect and verb.head.i != verb.i:
        head = verb.head
        planned = (
            head.lemma_.lower() in ahead or head.lower_ == "going" or (head.lemma_ == "be" and verb.dep_ == "xcomp")
        )
        if planned:
            return Tense.PAST if _was(head) else Tense.FUTURE
        return _of_verb(head, ahead) if head.pos_ == "VERB" and head.i < verb.i else Tense.OPEN
    if perfect or tag == "VBD" or "VBD" in helpers.values():
        return Tense.PAST
    return Tense.PAST if tag == "VBN" and not helpers else Tense.OPEN
