"""From trigger words to happenings: what is told, who did it, to whom, to what, with what, where and when.

A happening is one mention; joining decides later which mentions tell of one incident. Every role comes from the
dependency tree through the trigger's frame (see triggers.yaml).
"""

from __future__ import annotations

from reportedly.reading.clauses import SUBJECTS, clause
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.happening_means import settle_means
from reportedly.reading.happening_nouns import read_noun
from reportedly.reading.happening_roles import HappeningDraft
from reportedly.reading.happening_support import lacks, supported, unfit
from reportedly.reading.happening_tolls import attach_tolls
from reportedly.reading.happening_verbs import read_verb
from reportedly.reading.triggers import Trigger

_LONGEST_PHRASE = 16  # tokens quoted after a noun that no verb governs
_OPENING = 5  # tokens of a sentence that may turn to another story


def find_happenings(found: Found) -> tuple[list[Happening], list[tuple[Trigger, str]]]:
    """All happenings of a text in order, and the triggers that became none with the reason why."""
    kept: list[Happening] = []
    dropped: list[tuple[Trigger, str]] = []
    for trigger in found.triggers:
        if found.dateline[trigger.token] or found.time_at[trigger.token] is not None:
            continue
        happening = _happening(HappeningDraft(found, trigger, len(kept)))
        if isinstance(happening, str):
            dropped.append((trigger, happening))
        else:
            kept.append(happening)
    attach_tolls(found, kept)
    return kept, dropped


def _happening(draft: HappeningDraft) -> Happening | str:
    """The happening of a draft, or why there is none."""
    (read_noun if draft.trigger.noun else read_verb)(draft)
    draft.h.elsewhere = _elsewhere(draft)
    reason = lacks(draft)
    if reason:
        return reason
    settle_means(draft)
    reason = unfit(draft)
    if reason:
        return reason
    if draft.trigger.weak and not supported(draft):
        return "a weak word without people, weapon, place or time beside it"
    _quote(draft)
    return draft.h


def _elsewhere(draft: HappeningDraft) -> bool:
    """Whether the sentence opens with words that turn to another story: "Elsewhere", "In a separate incident"."""
    start, end = draft.found.sentence_bounds[draft.h.sentence]
    doc = draft.found.parsed.doc
    if draft.token.i - start < 2:
        return False
    opening = [doc[i].lower_ for i in range(start, min(start + _OPENING, end))]
    if opening[0] in ("elsewhere", "separately", "meanwhile"):
        return True
    return opening[0] in ("in", "at", "on") and bool({"separate", "another", "unrelated"} & set(opening))


def _quote(draft: HappeningDraft) -> None:
    """Sets the tokens that are quoted: the clause of the verb, or of the verb over the noun, or the noun's phrase."""
    h, token = draft.h, draft.token
    verb = token.head
    if not h.noun:
        h.first, h.last = clause(token)
        if token.pos_ not in ("VERB", "AUX") and h.agents and h.patients:  # read by the order of words
            h.first, h.last = h.agents[0].first, h.patients[0].last
    elif token.dep_ in (*SUBJECTS, "dobj", "attr") and verb.pos_ in ("VERB", "AUX"):
        h.first, h.last = clause(verb)
    else:
        h.first, h.last = token.left_edge.i, min(token.right_edge.i + 1, token.i + _LONGEST_PHRASE)
    h.first, h.last = min(h.first, draft.trigger.first), max(h.last, draft.trigger.last)
