"""The kind that the weapon, the one who wields it, and what is taken make of a general word.

"An attack" with a drone is a drone strike, a killing by a suicide bomber is a suicide bombing, a man taken by police is
arrested and one taken by rebels abducted. The rules run in order, each on what the ones before left.
"""

from __future__ import annotations

from collections.abc import Callable

from reportedly.model import Kind, Role
from reportedly.reading.happening_roles import HappeningDraft
from reportedly.reading.kinds import GENERIC
from reportedly.reading.telling_words import telling_words, things
from reportedly.reading.triggers import lemma, lexicon

_OFFICIAL = (Role.STATE_FORCES, Role.POLICE)
_AIRBORNE = frozenset({Kind.AIR_STRIKE, Kind.DRONE_STRIKE, Kind.MISSILE_STRIKE})
_BLASTING = frozenset({Kind.SHELLING, Kind.GRENADE_ATTACK, Kind.BOMBING, Kind.CHEMICAL_ATTACK, Kind.CRACKDOWN})
_NARROWER_BOMBING = frozenset({Kind.SUICIDE_BOMBING, Kind.AIR_STRIKE, Kind.DRONE_STRIKE})


def settle_take(d: HappeningDraft) -> bool:
    """Whether a verb of taking takes ground (territory taken) or people (arrest or abduction); sets the kind."""
    h = d.h
    if h.noun:
        return True
    if d.ground or any(p.stands_for is None for p in h.places):
        h.kind = Kind.TERRITORY_TAKEN
        return True
    if not h.patients:
        return False
    doc = d.found.parsed.doc
    outlaws = things()["armed"] | telling_words().sought
    official = any(p.who.role in _OFFICIAL for p in h.agents)
    sought = any(lemma(doc[p.head]) in outlaws for p in h.patients) and not h.agents
    h.kind = Kind.ARREST if official or sought else Kind.ABDUCTION
    return True


def settle_means(d: HappeningDraft) -> None:
    """Sets the kind, in place, by every rule in turn."""
    for rule in _RULES:
        rule(d)


def _by_weapon(d: HappeningDraft) -> None:
    h = d.h
    for weapon in h.weapons:
        if weapon.means is None:
            continue
        narrower = h.kind is Kind.BOMBING and weapon.means in _NARROWER_BOMBING
        if h.kind in GENERIC or h.trigger.frame in ("deliver", "foil", "burst") or narrower:
            h.kind = weapon.means


def _arrest(d: HappeningDraft) -> None:
    """What officials do by a verb that is no word of kidnapping is an arrest."""
    h = d.h
    if (
        h.kind is Kind.ABDUCTION
        and not h.noun
        and _official(d)
        and lemma(d.token) not in telling_words().seizing
        and "hostage" not in d.phrase()
    ):
        h.kind = Kind.ARREST


def _house_raid(d: HappeningDraft) -> None:
    """Who surrounds a house raids it."""
    h, doc, houses = d.h, d.found.parsed.doc, telling_words().houses
    if h.kind is Kind.SIEGE and not h.noun and any(lemma(doc[i]) in houses for span in h.targets for i in range(*span)):
        h.kind = Kind.RAID


def _shot_at_people(d: HappeningDraft) -> None:
    """Only things in the air are intercepted: people who are fired at are shot."""
    h = d.h
    if h.kind is Kind.INTERCEPTION and h.patients and not h.targets and not h.weapons:
        h.kind = Kind.SHOOTING


def _seizure_of_ground(d: HappeningDraft) -> None:
    """ "The seizure of the town" takes ground."""
    h = d.h
    if h.noun and h.kind is Kind.ABDUCTION and d.ground and not h.patients:
        h.kind = Kind.TERRITORY_TAKEN


def _by_other_arm(d: HappeningDraft) -> None:
    """A raid or shelling from the air is an air strike; "fired" with a grenade launcher is no shooting."""
    h = d.h
    if h.kind in (Kind.SHOOTING, Kind.BOMBING, Kind.SHELLING, Kind.RAID):
        others = _AIRBORNE | _BLASTING if h.kind is Kind.SHOOTING else _AIRBORNE
        h.kind = next((w.means for w in h.weapons if w.means in others), None) or h.kind


def _torture(d: HappeningDraft) -> None:
    """Beating in custody is torture."""
    h, words = d.h, telling_words()
    if h.kind is Kind.ATTACK and not h.noun and lemma(d.token) in words.beating:
        near = {lemma(t) for t in d.token.subtree}
        if near & words.custody and (_official(d) or "custody" in near or "detention" in near):
            h.kind = Kind.TORTURE


def _by_wielder(d: HappeningDraft) -> None:
    """ "A sniper killed", "the bomber killed": the doer tells the means."""
    h, doc, wielders = d.h, d.found.parsed.doc, lexicon().wielders
    for person in h.agents:
        if h.kind in (Kind.KILLING, Kind.EXPLOSION) and lemma(doc[person.head]) in wielders:
            h.kind = wielders[lemma(doc[person.head])]


def _official(d: HappeningDraft) -> bool:
    return bool(d.h.agents) and all(p.who.role in _OFFICIAL for p in d.h.agents)


_RULES: tuple[Callable[[HappeningDraft], None], ...] = (
    _by_weapon, _arrest, _house_raid, _shot_at_people, _seizure_of_ground, _by_other_arm, _torture, _by_wielder,
)  # fmt: skip
