"""Mentions of people while they are still being joined: what `people` finds and `coreference` numbers."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Participant


@dataclass(slots=True)
class Draft:
    """One mention before its entity is known. `kind`: "name", "noun", "group", "pronoun" or "place"."""

    kind: str
    first: int
    last: int
    head: int
    who: Participant
    lemma: str
    gender: str | None = None  # "m", "f"
    many: bool = False  # a plural or a body of people
    definite: bool = False  # "the", "this", "that", "those", "his"
    name: tuple[str, ...] = ()  # the parts of a person's name, or a group's name as one part
    origin: str = "person@1"
    entity: int = -1
