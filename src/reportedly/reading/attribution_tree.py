"""One pass over a parse into plain integer lists: the rules of attribution cost microseconds, not spaCy calls.

spaCy makes an object for every token looked at; a rule that walks heads and children pays for each. `Tree` reads the
columns of a parse (`reportedly.language.columns`) as Python integers, in token order. Strings are compared by spaCy's
string ids (`sid`), which are the same in every vocabulary.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from reportedly.language.columns import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.language import Parsed

_DEEPEST = 200  # steps along a tree: deeper parses come of no real sentence and would cost quadratic time
Range = tuple[int, int]
"""Tokens [first, last)."""


@cache
def sid(text: str) -> int:
    """spaCy's id of a string (a label, a lemma or a lower-cased word)."""
    from spacy.strings import get_string_id

    return int(get_string_id(text))


@cache
def sids(words: str) -> frozenset[int]:
    """The ids of words that stand apart by spaces."""
    return frozenset(sid(word) for word in words.split())


NOMINAL = sids("NOUN PROPN PRON")
VERBAL = sids("VERB AUX")
SUBJECTS = sids("nsubj nsubjpass csubj")
CLAUSES = sids("ROOT ccomp advcl relcl parataxis conj acl pcomp csubj xcomp")


class Tree:
    """The parse of one text as lists: `head[i]`, `dep[i]`, `pos[i]`, `tag[i]`, `lemma[i]`, `lower[i]`, `ent[i]`."""

    __slots__ = ("begins", "dep", "ent", "head", "kids", "lemma", "lower", "parsed", "pos", "size", "tag")

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        told = columns(parsed)
        ids = told.ids
        self.size = told.size
        self.head = told.head
        self.dep = ids["dep"]
        self.pos = ids["pos"]
        self.tag = ids["tag"]
        self.lemma = ids["lemma"]
        self.lower = ids["lower"]
        self.ent = ids["entity"]
        edges = {first for first, _ in told.bounds}
        edges.update(paragraph.first for paragraph in parsed.paragraphs)
        edges.add(0)
        self.begins: list[int] = sorted(edges)
        self.kids = told.kids

    def sentence(self, token: int) -> Range:
        """The sentence that holds a token."""
        at = bisect_right(self.begins, token)
        return self.begins[at - 1], self.begins[at] if at < len(self.begins) else self.size

    def left(self, token: int) -> int:
        """The first token of a token's subtree."""
        for _ in range(_DEEPEST):
            if not self.kids[token] or self.kids[token][0] > token:
                break
            token = self.kids[token][0]
        return token

    def right(self, token: int) -> int:
        """The token after the last one of a token's subtree."""
        for _ in range(_DEEPEST):
            if not self.kids[token] or self.kids[token][-1] < token:
                break
            token = self.kids[token][-1]
        return token + 1

    def child(self, token: int, labels: frozenset[int]) -> int | None:
        """The first child with one of the labels."""
        dep = self.dep
        for kid in self.kids[token]:
            if dep[kid] in labels:
                return kid
        return None

    def children(self, token: int, labels: frozenset[int]) -> Iterator[int]:
        dep = self.dep
        return (kid for kid in self.kids[token] if dep[kid] in labels)

    def under(self, token: int, above: int) -> bool:
        """Whether `above` is the token or stands over it in the tree."""
        for _ in range(_DEEPEST):
            if token == above:
                return True
            if self.head[token] == token:
                break
            token = self.head[token]
        return False

    def text(self, token: int) -> str:
        """The report's own letters of one token."""
        parsed = self.parsed
        return parsed.text[parsed.starts[token] : parsed.ends[token]]


def trim(tree: Tree, part: Range, marks: frozenset[int]) -> Range:
    """A range without the given tokens (ids of lower-cased words) at its ends."""
    first, last = part
    while first < last and tree.lower[first] in marks:
        first += 1
    while first < last and tree.lower[last - 1] in marks:
        last -= 1
    return first, last
