"""A parse laid out in plain lists, once a text, for all the rules of reading.

spaCy makes a Python object for every token that is asked for, and every attribute costs a call; rules ask for each
token dozens of times. The columns are taken out of the parse in one go and kept with it (`Doc.user_data`), and the
layouts that the parts of reading use share them. They are shared: whoever takes them must not change them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reportedly.language.parsed import Parsed

_KEY = "reportedly.columns"


class Columns:
    """`text[i]`, `lower[i]`, `lemma[i]`, `pos[i]`, `tag[i]`, `dep[i]`, `entity[i]` of every token, and the tree.

    `ids[name]` are the same columns (without `text`) as spaCy's string ids. `head[i]` is the syntactic head, itself at
    a root; `kids[i]` its dependants in order; tokens [left[i], right[i]) are its subtree. `sentence[i]` numbers its
    sentence, whose tokens [first, last) are `bounds[sentence[i]]`.
    """

    __slots__ = (
        "bounds", "dep", "entity", "head", "ids", "kids", "left", "lemma", "lower", "pos", "right", "sentence", "size",
        "tag", "text",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, ORTH, POS, SENT_START, TAG

        self.size = len(doc)
        table: Any = doc.to_array([ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE, HEAD, SENT_START]).T
        names = ("text", "lower", "lemma", "pos", "tag", "dep", "entity")
        columns: list[list[int]] = [column.tolist() for column in table[: len(names)]]
        self.ids: dict[str, list[int]] = dict(zip(names, columns, strict=True))
        strings = doc.vocab.strings
        known: dict[int, str] = {key: strings[key] for key in set().union(*columns) if key}
        known[0] = ""
        self.text, self.lower, self.lemma, self.pos, self.tag, self.dep, self.entity = (
            [known[key] for key in column] for column in columns
        )
        # steps to the head come as unsigned numbers
        steps: list[int] = table[-2].astype("int64").tolist()
        self.head = [i + step for i, step in enumerate(steps)]
        self._lay_sentences(table[-1].tolist())
        self._lay_tree()

    def _lay_sentences(self, starts: list[int]) -> None:
        self.sentence: list[int] = []
        self.bounds: list[tuple[int, int]] = []
        edges = [i for i, start in enumerate(starts) if start == 1 and i]
        first = 0
        for last in (*edges, self.size):
            self.sentence += [len(self.bounds)] * (last - first)
            self.bounds.append((first, last))
            first = last
        if not self.size:
            self.bounds = []

    def _lay_tree(self) -> None:
        head = self.head
        none: list[int] = []  # one list for all leaves: half of a text
        kids = [none] * self.size
        for i, h in enumerate(head):
            if h != i:
                if kids[h]:
                    kids[h].append(i)
                else:
                    kids[h] = [i]
        left = list(range(self.size))
        right = list(range(1, self.size + 1))
        waiting = [len(under) for under in kids]  # dependants whose edges are not known yet
        ready = [i for i, count in enumerate(waiting) if not count]
        for i in ready:
            h = head[i]
            if h == i:
                continue
            left[h] = min(left[h], left[i])
            right[h] = max(right[h], right[i])
            waiting[h] -= 1
            if not waiting[h]:
                ready.append(h)
        self.kids, self.left, self.right = kids, left, right


def columns(parsed: Parsed) -> Columns:
    """The columns of a parse, made once a text."""
    kept = parsed.doc.user_data.get(_KEY)
    if not isinstance(kept, Columns):
        kept = parsed.doc.user_data[_KEY] = Columns(parsed.doc)
    return kept
