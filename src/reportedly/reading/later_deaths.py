"""Deaths in hospital, of wounds, or of "one of them": outcomes, on a day of their own, of an act told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.model import Field
from reportedly.reading.apart import different_towns
from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.kinds import GENERIC, family
from reportedly.reading.mentions import PersonMention, PlaceMention
from reportedly.reading.telling_words import telling_words
from reportedly.reading.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED_WITHIN = 2  # sentences after the act in which a named person's death is that of one wounded in it
_WITHIN = 4  # the same for one without a name


def outcome_later(found: Found, group: Sequence[Happening]) -> bool:
    """A death in hospital or of wounds: the outcome of an act told elsewhere."""
    if not all(h.kind in GENERIC and not h.noun for h in group):
        return False
    if not any(h.trigger.outcome is Field.KILLED for h in group):
        return False
    return any(_tells_later(found.parsed.doc[h.trigger.token]) for h in group)


def _tells_later(token: Token) -> bool:
    later = telling_words().later_death
    return lemma(token) == "succumb" or _one_of_them(token) or any(t.lemma_.lower() in later for t in token.subtree)


def _one_of_them(token: Token) -> bool:
    """ "One of them died", "two of the injured died": of people told just before."""
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass") and any(c.lower_ == "of" for c in child.children):
            return not telling_words().the_hurt.isdisjoint(t.lower_ for t in child.subtree)
    return False


def of_the_wounded(group: Sequence[Happening], cluster: Cluster, places: Sequence[PlaceMention]) -> bool:
    """Whether a death in hospital may be that of one whom this act wounded. `places`: those of the group."""
    if family(cluster.kind) not in ("violence", "abuse", "health", "crowd"):
        return False
    if same_victims(group, cluster):
        return True
    elsewhere = [p for p in places if not any(w in p.where.text.lower() for w in ("hospital", "clinic"))]
    if different_towns(elsewhere, cluster.places):
        return False
    gap = cluster.gap(group)
    if any(p.who.name for h in group for p in h.patients):
        wounded = any(t.field is Field.INJURED and t.number.high != 0 for m in cluster.members for t in m.tolls)
        unnamed = any(not p.who.name and one_person(p) for m in cluster.members for p in m.patients)
        return gap <= _NAMED_WITHIN and (wounded or unnamed or gap <= 1)
    return gap <= _WITHIN


def same_victims(group: Sequence[Happening], cluster: Cluster) -> bool:
    """Whether somebody to whom a group happens is one to whom the cluster's act happened."""
    mine = {p.entity for h in group for p in h.patients}
    return any(p.entity in mine for m in cluster.members for p in m.patients)


def one_person(person: PersonMention) -> bool:
    """Whether a mention is of one person: no count, or a count of one."""
    count = person.who.count
    return count is None or (count.low == 1 and count.high == 1)
