"""A parse laid out in plain lists, once a text, for the readers of people, numbers and tolls.

spaCy's token objects cost a call for each attribute; these rules look at every word several times, and would spend more
on that than on reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.language import Parsed

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
    doc = parsed.doc
    if len(doc) == 0:
        return Grid(0, [], [], [], [], [], [], [], [])
    strings = doc.vocab.strings
    names: dict[int, str] = {}
    columns: list[list[str]] = []
    rows = doc.to_array(["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"])
    for number in range(rows.shape[1]):
        column: list[str] = []
        for key in rows[:, number].tolist():
            name = names.get(key)
            if name is None:
                name = names[key] = strings[key] if key else ""
            column.append(name)
        columns.append(column)
    # HEAD comes as an unsigned number of steps
    steps = doc.to_array(["HEAD", "SENT_START"]).astype("int64")
    size = len(doc)
    heads = [i + step for i, step in enumerate(steps[:, 0].tolist())]
    text, lower, lemma, pos, tag, dep, ent = columns
    made = Grid(size, text, lower, lemma, pos, tag, dep, ent, heads)
    _sentences(made, steps[:, 1].tolist())
    _trees(made)
    return made


def _sentences(made: Grid, starts: list[int]) -> None:
    first = 0
    for i in range(made.size):
        if i and starts[i] == 1:
            made.bounds.append((first, i))
            first = i
        made.sentence.append(len(made.bounds))
    made.bounds.append((first, made.size))


def _trees(made: Grid) -> None:
    made.kids = [[] for _ in range(made.size)]
    made.left = list(range(made.size))
    made.right = list(range(1, made.size + 1))
    for i, head in enumerate(made.head):
        if head != i:
            made.kids[head].append(i)
    for first, last in made.bounds:
        # a few passes settle the edges of any real tree; the bound keeps a broken one linear
        for _ in range(12):
            changed = False
            for i in (*range(first, last), *range(last - 1, first - 1, -1)):
                head = made.head[i]
                if made.left[i] < made.left[head]:
                    made.left[head] = made.left[i]
                    changed = True
                if made.right[i] > made.right[head]:
                    made.right[head] = made.right[i]
                    changed = True
            if not changed:
                break
