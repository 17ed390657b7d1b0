"""Whose "its troops", "their fighters" and "its aircraft" are: the army, group or ministry behind the pronoun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model import Role
from reportedly.reading.people_drafts import Draft
from reportedly.reading.people_grid import Grid

_OWNERS = frozenset({"its", "their", "whose"})
_ARMED = frozenset({Role.STATE_FORCES, Role.POLICE, Role.REBEL, Role.MILITIA, Role.PEACEKEEPER})
_MEN = frozenset(
    {
        *(
            "man",
            "men",
            "force",
            "troop",
            "troops",
            "fighter",
            "soldier",
            "member",
            "unit",
            "police",
            "officer",
            "army",
        ),
        *(
            "commander",
            "gunner",
            "commando",
            "agent",
            "forces",
            "patrol",
            "militant",
            "guerrilla",
            "squad",
            "navy",
            "pilot",
        ),
    }
)


def with_owners(g: Grid, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with `group`, and where open `role` and `side`, of the body whose people or aircraft they are.

    Aircraft and guns of an "its" that stands for nobody are left out.
    """
    at = {d.head: d for d in drafts}
    bodies: dict[int, Draft] = {}
    for draft in drafts:
        known = bodies.get(draft.entity)
        if draft.kind != "pronoun" and draft.many and (known is None or (draft.who.group and not known.who.group)):
            bodies[draft.entity] = draft
    kept: list[Draft] = []
    for draft in drafts:
        if draft.kind == "noun" and g.lower[draft.first] in _OWNERS and draft.who.group is None:
            pronoun = at.get(draft.first)
            body = bodies.get(pronoun.entity) if pronoun is not None else None
            if body is not None and body is not draft and (draft.lemma in _MEN or draft.origin == "person-machines@1"):
                _own(draft, body)
            elif draft.origin == "person-machines@1" and draft.who.side is None:
                continue
        kept.append(draft)
    return kept


def _own(draft: Draft, body: Draft) -> None:
    group = body.who.group or body.who.description
    role = draft.who.role
    if role is Role.UNKNOWN:
        role = body.who.role if body.who.role in _ARMED else Role.UNKNOWN
    draft.who = replace(draft.who, group=group, role=role, side=draft.who.side or body.who.side)
