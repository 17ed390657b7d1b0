"""The rule table over (kind, perpetrator's role, victim's role): the first row whose conditions all fit gives the code.

A role is `unknown` where the report does not tell it, and no row guesses: without a fitting row the code is null.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from reportedly.errors import VocabularyError
from reportedly.model import Kind, Participant, Role, Telling
from reportedly.vocabulary import load_vocabulary


class _Row(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    kind: tuple[Kind, ...] | None = None
    perpetrator: str | None = None
    victim: str | None = None


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    classes: dict[str, tuple[Role, ...]]
    acled: tuple[_Row, ...]
    ucdp: tuple[_Row, ...]
    plover: tuple[_Row, ...]


SCHEMES: dict[str, tuple[str, ...]] = {
    "acled": ("event_type", "sub_event_type"),
    "ucdp": ("type_of_violence",),
    "plover": ("event", "mode"),
}


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = load_vocabulary("reportedly.coding", "codes.yaml", _Table)
    for scheme in SCHEMES:
        for row in getattr(table, scheme):
            for name in (row.perpetrator, row.victim):
                if name is not None and name not in table.classes:
                    raise VocabularyError(
                        f"reportedly.coding/codes.yaml, {scheme}: no class of roles is named {name!r}; mend the row"
                    )
    return table


def code_telling(telling: Telling) -> dict[str, dict[str, Any]]:
    """The codes of one telling: {"acled": {"event_type", "sub_event_type"}, "ucdp": {...}, "plover": {...}}."""
    return codes_for(telling.kind, _role(telling.perpetrators), _role(telling.victims))


def codes_for(kind: Kind, perpetrator: Role, victim: Role) -> dict[str, dict[str, Any]]:
    """The codes of a kind with the roles of both sides; values are null where no row fits."""
    table = _table()
    found: dict[str, dict[str, Any]] = {}
    for scheme, columns in SCHEMES.items():
        row = next((r for r in getattr(table, scheme) if _fits(table, r, kind, perpetrator, victim)), None)
        extra = (row.model_extra or {}) if row is not None else {}
        found[scheme] = {column: extra.get(column) for column in columns}
    return found


def _fits(table: _Table, row: _Row, kind: Kind, perpetrator: Role, victim: Role) -> bool:
    return (
        (row.kind is None or kind in row.kind)
        and (row.perpetrator is None or perpetrator in table.classes[row.perpetrator])
        and (row.victim is None or victim in table.classes[row.victim])
    )


def _role(people: Sequence[Participant]) -> Role:
    """The one role of a side: that of its first member whose role is known."""
    return next((p.role for p in people if p.role is not Role.UNKNOWN), Role.UNKNOWN)
