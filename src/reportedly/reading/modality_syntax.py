"""A parse laid out in plain lists, so that many small rules can look at many tokens cheaply.

spaCy makes a Python object for every token that is asked for; the rules of modality, statements and outcomes ask for
each token dozens of times. The lists are made once a text and kept with its parse (`Doc.user_data`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reportedly.language.columns import Columns, columns

if TYPE_CHECKING:
    from reportedly.language.parsed import Parsed

_KEY = "reportedly.syntax"
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "latest"})
_CLOSING = frozenset(".!?\"”'’);:")


class Syntax:
    """`lower[i]`, `lemma[i]` (lower case), `pos`, `tag`, `dep`, `head`, `kids[i]`, `sent[i]` of every token of a text.

    `bounds[s]` are the tokens [first, last) of sentence s; `left[i]` and `right[i]` the first and last under token i.
    """

    __slots__ = (
        "bounds",
        "dep",
        "entity",
        "head",
        "kids",
        "left",
        "lemma",
        "lower",
        "memo",
        "pos",
        "right",
        "sent",
        "tag",
        "times",
    )

    def __init__(self, told: Columns) -> None:
        self.lower = told.lower
        self.lemma = [word.lower() for word in told.lemma]
        self.pos = told.pos
        self.tag = told.tag
        self.dep = told.dep
        self.entity = told.entity
        self.head = told.head
        self.kids = told.kids
        self.sent = told.sentence
        self.bounds = told.bounds
        self.left = told.left
        self.right = [last - 1 for last in told.right]
        self.memo: dict[object, object] = {}
        self.times: dict[int, dict[str, list[tuple[int, int]]]] = {}  # by sentence: `modality_time.time_words`

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of i in one of these relations."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return None

    def all_kids(self, i: int, deps: Iterable[str]) -> Iterator[int]:
        return (k for k in self.kids[i] if self.dep[k] in deps)

    def conjuncts(self, i: int) -> list[int]:
        """i and what is joined to it by "and"."""
        found, dep = [i], self.dep
        for at in found:
            for k in self.kids[at]:
                if dep[k] == "conj":
                    found.append(k)
            if len(found) > 40:  # a list without end is data, not a sentence
                break
        return found

    def verbal(self, i: int) -> bool:
        return self.pos[i] in VERBAL

    def clause(self, i: int) -> int:
        """The verb (or root) of the smallest clause that holds i."""
        at = i
        for _ in range(60):
            if self.verbal(at) and self.dep[at] not in ("aux", "auxpass", "amod"):
                return at
            if self.head[at] == at:
                return at
            at = self.head[at]
        return at

    def subject(self, verb: int) -> int | None:
        """The verb's own subject, or the one that it shares with the verb that it is joined or opened by."""
        at = verb
        for _ in range(6):
            found = self.kid(at, "nsubj", "nsubjpass", "csubj")
            if found is not None:
                if self.dep[at] == "relcl" and self.lower[found] in ("who", "which", "that"):
                    return self.head[at]
                return found
            if self.dep[at] in ("conj", "xcomp", "advcl") and self.verbal(self.head[at]):
                at = self.head[at]
            elif self.dep[at] in ("acl", "relcl"):
                return self.head[at]
            else:
                return None
        return None

    def subject_of_own(self, verb: int) -> bool:
        """Whether the verb has a subject of its own, so that its clause stands alone."""
        return any(self.dep[k] in SUBJECTS or self.dep[k] == "expl" for k in self.kids[verb])

    def objects(self, verb: int) -> list[int]:
        return [k for k in self.kids[verb] if self.dep[k] in ("dobj", "attr", "oprd", "dative")]

    def prepositional(self, i: int) -> Iterator[tuple[str, int]]:
        """(preposition, its object) of the prepositions that hang on i, or on each other under i."""
        waiting = [k for k in self.kids[i] if self.dep[k] in ("prep", "agent", "dative", "prt")]
        for k in waiting:
            for inner in self.kids[k]:
                if self.dep[inner] in ("pobj", "pcomp", "amod"):
                    yield self.lower[k], inner
                elif self.dep[inner] == "prep" and len(waiting) < 20:
                    waiting.append(inner)

    def passive(self, verb: int) -> bool:
        return any(self.dep[k] in ("auxpass", "nsubjpass") for k in self.kids[verb])

    def headline(self, token: int) -> bool:
        """Whether the sentence has no closing mark: headlines have none, and tell the past in the present."""
        last = self.bounds[self.sent[token]][1]
        return self.lower[last - 1] not in _CLOSING

    def definite(self, noun: int) -> bool:
        return any(
            (self.dep[k] == "det" and self.lower[k] in DEFINITE) or self.dep[k] == "poss" for k in self.kids[noun]
        )


def syntax(parsed: Parsed) -> Syntax:
    """The lists of a parse, made once."""
    kept = parsed.doc.user_data.get(_KEY)
    if not isinstance(kept, Syntax):
        kept = Syntax(columns(parsed))
        parsed.doc.user_data[_KEY] = kept
    return kept
