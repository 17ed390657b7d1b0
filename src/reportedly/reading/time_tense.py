"""The tense that governs a time expression: what decides whether "on Friday" was or will be."""

from __future__ import annotations

from typing import Any

from reportedly.reading.time_forms import Tense
from reportedly.reading.time_words import lexicon

_CLIMB = 8  # heads from the expression up to its verb: deeper than sentences go
_WILL = frozenset({"will", "wo", "shall", "'ll", "’ll", "may", "might", "could", "would", "should", "must", "can"})


def tense_at(doc: Any, first: int, last: int) -> Tense:
    """The tense of the nearest verb above tokens [first, last): future for "will", "to be held", "plans to", "due";
    past for past forms and perfects; open for the rest."""
    words = lexicon().words
    if first and doc[first - 1].lower_ in words.ahead_before:
        return Tense.FUTURE
    token = doc[last - 1]
    for step in range(_CLIMB):
        inside = first <= token.i < last
        if not inside and step:
            if token.lemma_.lower() in words.ahead and token.tag_ in ("VBN", "JJ", "VB", "VBG"):
                return Tense.FUTURE
            if token.pos_ in ("VERB", "AUX"):
                return _of_verb(token, words.ahead)
        if token.head is token or token.head.i == token.i:
            break
        token = token.head
    return Tense.OPEN


def _of_verb(verb: Any, ahead: set[str]) -> Tense:
    tag = verb.tag_
    helpers = {child.lower_: child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    perfect = any(h in ("have", "has", "had", "'ve", "’ve", "having") for h in helpers)
    if any(h in _WILL for h in helpers) and not perfect:
        return Tense.FUTURE
    if "to" in helpers and not perfect:
        head = verb.head
        planned = (
            head.lemma_.lower() in ahead or (head.lemma_ == "be" and verb.dep_ == "xcomp") or head.lower_ == "going"
        )
        return (
            Tense.FUTURE
            if planned
            else (_of_verb(head, ahead) if head.i != verb.i and head.pos_ == "VERB" else Tense.OPEN)
        )
    if perfect or tag == "VBD" or any(t == "VBD" for t in helpers.values()):
        return Tense.PAST
    if tag == "VBN":
        return Tense.PAST if not helpers or any(t in ("VBD",) for t in helpers.values()) else Tense.OPEN
    return Tense.OPEN
