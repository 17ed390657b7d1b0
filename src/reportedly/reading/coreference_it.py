"""Which army, ministry or group an "it" or "its" stands for, if any.

"The ministry said it had detained …", "It accused …", "its troops": the organisation that speaks or acts. An "it" that
may as well be a bomb, a village or the weather stands for nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reportedly.reading.people_drafts import Draft
from reportedly.reading.people_grid import Grid

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INNER = frozenset({"ccomp", "advcl", "conj", "xcomp", "relcl", "dobj", "pobj", "prep", "pcomp", "acl"})
_FAR = 80  # mentions looked back
_BACK = 2  # sentences that an "it" which speaks looks back


class ItWords(Protocol):
    """`speaks`: what only people and their organisations do (lemmas); `organisations`: nouns of such bodies."""

    @property
    def speaks(self) -> frozenset[str]: ...
    @property
    def organisations(self) -> frozenset[str]: ...


def organisation(g: Grid, drafts: Sequence[Draft], i: int, nobody: set[int], words: ItWords) -> int | None:
    """The mention that the "it" or "its" at `drafts[i]` stands for, or None. `nobody`: those that have none."""
    at = drafts[i].head
    verb = g.head[at]
    owner = g.dep[at] == "poss"
    if not owner and (g.dep[at] not in _SUBJECTS or g.lemma[verb] == "be"):
        return None
    outer = _outer_subject(g, verb)
    acts = g.lemma[verb] in words.speaks and g.dep[at] == "nsubj"
    best: tuple[float, int] | None = None
    for j in range(i - 1, max(-1, i - _FAR), -1):
        other = drafts[j]
        back = g.sentence[at] - g.sentence[other.head]
        if back > (_BACK if acts else 0):
            break
        if (
            j in nobody
            or other.last > at
            or not (other.kind in ("group", "place") or other.lemma in words.organisations)
        ):
            continue
        subject = g.dep[other.head] in _SUBJECTS
        if not acts and other.head != outer and not (owner and subject):
            continue  # "the bomb went off … it killed" is no word on an organisation
        score = -2.0 * back + (1.0 if subject else 0.0) + (2.0 if other.head == outer else 0.0)
        if best is None or score > best[0]:
            best = score, j
    return None if best is None else best[1]


def _outer_subject(g: Grid, verb: int) -> int | None:
    """The subject of the clause in which a clause is told ("The ministry said it had …")."""
    for _ in range(6):
        if g.dep[verb] not in _INNER:
            return None
        verb = g.head[verb]
        own = g.kid(verb, *_SUBJECTS)
        if own is not None and g.lower[own] != "it":
            return own
    return None
