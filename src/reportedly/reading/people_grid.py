"""A parse laid out in plain lists, once a text, for the readers of people, numbers and tolls.

spaCy's token objects cost a call for each attribute; these rules look at every word several times, and would spend more
on that than on reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.language import Parsed
from reportedly.language.columns import columns

_KEPT = "reportedly.people_grid"


@dataclass(slots=True)
class Grid:
    """Tokens by column. `head[i]` is the syntactic head (itself at a root), `kids[i]` its dependants in order,
    `left[i]:right[i]` the tokens of its subtree (right not included), `sentence[i]` the number of its sentence and
    `bounds[s]` that sentence's tokens (first, last not included)."""

    size: int
    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    ent: list[str]
    head: list[int]
    kids: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)

    def kid(self, token: int, *deps: str) -> int | None:
        """The first dependant of a token by one of these relations."""
        return next((k for k in self.kids[token] if self.dep[k] in deps), None)


def grid(parsed: Parsed) -> Grid:
    """The columns of a parse. Built once: they are kept with the spaCy document."""
    kept = parsed.doc.user_data.get(_KEPT)
    if not isinstance(kept, Grid):
        kept = _build(parsed)
        parsed.doc.user_data[_KEPT] = kept
    return kept


def _build(parsed: Parsed) -> Grid:
    told = columns(parsed)
    return Grid(
        told.size, told.text, told.lower, told.lemma, told.pos, told.tag, told.dep, told.entity, told.head, told.kids,
        told.left, told.right, told.sentence, told.bounds,
    )  # fmt: skip
