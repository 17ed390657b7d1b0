"""Why a word that may tell of an incident tells of none here, and what a weak word needs beside it to tell of one.

The reasons are given in words: `reportedly.explain` shows them.
"""

from __future__ import annotations

from reportedly.model import Kind
from reportedly.reading.clauses import by_agents, clause
from reportedly.reading.happening import ARMED_ROLES
from reportedly.reading.happening_means import settle_take
from reportedly.reading.happening_roles import HappeningDraft
from reportedly.reading.telling_words import telling_words, things
from reportedly.reading.triggers import lemma

_TOO_MANY = 2000  # people killed, taken or held: a figure of years, unless a day is given


def lacks(d: HappeningDraft) -> str | None:
    """What a draft lacks that its frame asks for, in words, or None. Settles what is taken, in place."""
    h, frame = d.h, d.trigger.frame
    armed = any(w.means for w in h.weapons)
    if d.matter:
        return "its object is no person, thing or place that this can be done to"
    if frame == "take" and not settle_take(d):
        return "what is taken is neither a place nor people"
    if frame == "undergo" and d.trigger.kind is Kind.TERRITORY_TAKEN and not d.ground:
        means = next((w.means for w in h.weapons if w.means), None)
        if means is None:
            return "what falls is no place"
        h.kind = means
    if frame == "free" and not h.patients and not h.somebody:
        return "nobody is let go"
    if frame in ("deliver", "foil") and not armed:
        return "no weapon is used"
    if frame == "burst" and d.trigger.weak and not h.weapons:
        return "no weapon is its subject"
    return None


def unfit(d: HappeningDraft) -> str | None:
    """Why a word that is an act elsewhere is none here, in words, or None."""
    h = d.h
    if h.kind is Kind.DISPLACEMENT and h.patients and not h.noun and _all_armed(d):
        return "armed men who flee are not displaced"
    if h.kind is Kind.SIEGE and not h.noun and any(d.found.place_at[n.i] is not None for n in by_agents(d.token)):
        return "it only lies within another place"
    if h.kind is Kind.PROTEST and any(p.who.role in ARMED_ROLES for p in h.agents):
        return "armed men who march do not protest"
    if h.kind not in (Kind.DISPLACEMENT, Kind.PROTEST) and any(
        (p.who.count.low or 0) >= _TOO_MANY for p in h.patients if p.who.count
    ):
        return "so many are the toll of a war, not of one act"
    if d.trigger.weak and not h.noun and d.trigger.frame in ("harm", "take", "free", "deliver"):
        loose = next((c for c in d.token.children if c.dep_ == "prt" and c.i not in d.trigger.parts), None)
        if loose is not None:
            return f"another verb: with {loose.lower_!r}"
        if d.other_object and not (h.patients or h.targets or d.ground or any(w.means for w in h.weapons)):
            return "its object is no person, thing or place that this can be done to"
    return None


def _all_armed(d: HappeningDraft) -> bool:
    """Whether those who flee are all fighters or on the run from a crime."""
    doc, outlaws = d.found.parsed.doc, things()["armed"] | telling_words().runaways
    return all(p.who.role in ARMED_ROLES or lemma(doc[p.head]) in outlaws for p in d.h.patients)


def supported(d: HappeningDraft) -> bool:
    """Whether people, a thing, a weapon, a place or a time stands beside a word that is often no act."""
    h, found = d.h, d.found
    if h.patients or h.targets or d.ground or h.somebody or h.adjectives or any(w.means for w in h.weapons):
        return True
    doc, armed = found.parsed.doc, things()["armed"]
    for p in h.agents:
        head = doc[p.head]
        if (
            p.who.role in ARMED_ROLES
            or lemma(head) in armed
            or any(c.lower_ in ("armed", "masked") for c in head.children)
        ):
            return True
    if h.noun and (h.definite or h.trigger.anaphor):
        return True
    low, high = (d.token.left_edge.i, d.token.right_edge.i + 1) if h.noun else clause(d.token)
    return any(found.place_at[i] is not None or found.time_at[i] is not None for i in range(low, high))
