"""Whom "he", "the spokesman" and "others" stand for: the sources of one text, remembered in order.

A later mention keeps the name and office of the one that it stands for, and its own wording stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.model import Source, SourceKind
from reportedly.reading.attribution_tree import Range, Tree, sid, sids, trim
from reportedly.reading.sources import MARKS, PERSONS, RELATIVE, describe, phrase_of, words

_REMEMBERED = 200  # sources that a short name is looked up in
_PROPN, _PRON = sid("PROPN"), sid("PRON")
_PERSON = sid("PERSON")
_COMPOUND, _NN = sid("compound"), sid("NN")
_SUBJECT_LABELS = sids("nsubj nsubjpass")


@dataclass(slots=True)
class Entry:
    """A source met in the text, with what a later "he" or "the spokesman" must agree with."""

    source: Source
    head: int
    lemmas: frozenset[int]
    plural: bool


class SourceBook:
    """The sources of one text in the order they are met; follows pronouns and short names back to them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.entries: list[Entry] = []
        self._names: dict[str, tuple[int, str]] | None = None

    def source(self, head: int, phrase: Range) -> Source:
        """The source of a phrase, with the name and office of the one it stands for where that is clear."""
        tree, vocabulary = self.tree, words()
        if phrase[1] - phrase[0] > 1 and tree.lower[phrase[1] - 1] in RELATIVE:
            phrase = trim(tree, (phrase[0], phrase[1] - 1), MARKS)
        lower = tree.lower[head]
        alone = phrase[1] - phrase[0] == 1
        found = describe(tree, phrase, head)
        if tree.pos[head] == _PRON or (alone and lower in vocabulary.partitives):
            return self._pronoun(found, head)
        definite = self._definite(head, phrase)
        earlier = definite.source if definite is not None else self._short_name(found)
        if earlier is not None:
            found = _standing_for(found, earlier)
        self.add(found, head, phrase)
        return found

    def add(self, source: Source, head: int, phrase: Range) -> None:
        tree = self.tree
        plural = tree.tag[head] in sids("NNS NNPS") or any(tree.dep[kid] == sid("conj") for kid in tree.kids[head])
        lemmas = frozenset(tree.lemma[t] for t in range(*phrase))
        self.entries.append(Entry(source, head, lemmas, plural))

    def _pronoun(self, found: Source, head: int) -> Source:
        vocabulary, lower = words(), self.tree.lower[head]
        unknown = Source(None, SourceKind.UNNAMED, None, found.name, found.span)
        if lower in vocabulary.self:
            return unknown
        if lower in vocabulary.partitives:
            return self._part(found, head)
        if lower in vocabulary.person:
            entry = self._person(head)
        elif lower in vocabulary.group:
            entry = self._latest(head, lambda e: e.plural)
        elif lower in vocabulary.body:
            bodies = (SourceKind.ORGANISATION, SourceKind.MEDIA)
            entry = self._latest(head, lambda e: e.source.kind in bodies and not e.plural)
            near = self._latest(head, lambda e: not e.plural, reach=40)
            if (
                near is not None
                and (entry is None or near.head > entry.head)
                and near.source.kind is SourceKind.UNNAMED
            ):
                entry = near
        else:
            entry = None
        return _standing_for(unknown, entry.source) if entry is not None else unknown

    def _latest(self, head: int, fits: Callable[[Entry], bool], reach: int = 250) -> Entry | None:
        for entry in reversed(self.entries[-12:]):
            if head - entry.head > reach:
                break
            if entry.head < head and fits(entry):
                return entry
        return None

    def _person(self, head: int) -> Entry | None:
        """The one that "he" or "she" stands for: in this sentence or the nearest before it a source, then a subject,
        then any person named there. Looks two paragraphs back at most."""
        tree = self.tree
        start, stop = tree.sentence(head)
        wrong = words().male if tree.lower[head] in sids("she her") else words().female
        floor = self._floor(head)
        last = head
        for _ in range(12):
            for entry in reversed(self.entries[-12:]):
                fits = start <= entry.head < last and not entry.plural and entry.source.kind in PERSONS
                if fits and not entry.lemmas & wrong:
                    return entry
            token = self._person_between(head, (start, last), wrong)
            if token is not None:
                return self._entry_of(token)
            if start <= floor:
                return None
            start, stop = tree.sentence(start - 1)
            last = stop
        return None

    def _floor(self, head: int) -> int:
        parsed = self.tree.parsed
        try:
            first = parsed.paragraph_of(head).first
            for _ in range(2):
                first = parsed.paragraph_of(first - 1).first if first else 0
            return first
        except IndexError:
            return 0

    def _kin(self, token: int, pronoun: int) -> bool:
        """ "her eldest, Ana": somebody who is told of as hers is not the "she" that follows."""
        tree = self.tree
        owners = sids("her") if pronoun in sids("she her") else sids("his")
        return any(tree.lower[kid] in owners for node in (token, tree.head[token]) for kid in tree.kids[node])

    def _person_between(self, head: int, part: Range, wrong: frozenset[int]) -> int | None:
        """A singular person that a stretch of text speaks of: its subjects first."""
        tree, kinds = self.tree, words().kinds
        other: int | None = None
        for token in range(*part):
            named = tree.ent[token] == _PERSON and tree.dep[token] != _COMPOUND
            if not named and (tree.tag[token] != _NN or kinds.get(tree.lemma[token]) not in PERSONS):
                continue
            if self._kin(token, tree.lower[head]):
                continue
            if tree.lemma[token] in wrong or any(tree.lower[kid] in wrong for kid in tree.kids[token]):
                continue
            if tree.dep[token] in _SUBJECT_LABELS:
                return token
            if named and other is None:
                other = token
        return other

    def _entry_of(self, head: int) -> Entry:
        source = describe(self.tree, phrase_of(self.tree, head), head)
        earlier = self._short_name(source)
        return Entry(_standing_for(source, earlier) if earlier else source, head, frozenset(), False)

    def _definite(self, head: int, phrase: Range) -> Entry | None:
        """ "The spokesman", "the ministry": the latest source described by that noun."""
        tree = self.tree
        first, last = phrase
        if last - first > 3 or tree.lower[first] not in sids("the this that") or tree.pos[head] == _PROPN:
            return None
        lemma = tree.lemma[head]
        mine = frozenset(tree.lemma[t] for t in range(first + 1, last))
        return self._latest(head, lambda e: lemma in e.lemmas and mine <= e.lemmas, reach=600)

    def _short_name(self, found: Source) -> Source | None:
        """ "Mr Ruiz" after "Col. Ana Ruiz": the earlier source of that name, or the longer name that the text gave."""
        name = found.name
        if name is None or found.kind in (SourceKind.WITNESS, SourceKind.UNNAMED, SourceKind.MEDIA):
            return None
        for entry in reversed(self.entries[-_REMEMBERED:]):
            earlier = entry.source
            named = earlier.kind in (SourceKind.PERSON, SourceKind.OFFICIAL)
            if named and earlier.name and earlier.name != name and f" {earlier.name}".endswith(f" {name}"):
                return earlier
        longer = None if " " in name else self._full_names().get(name)
        if longer is not None and found.span is not None and longer[0] < found.span.start:
            return Source(longer[1], SourceKind.PERSON, None, None, found.span)
        return None

    def _full_names(self) -> dict[str, tuple[int, str]]:
        """By last name: where the text first gives a person's longer name, and that name."""
        if self._names is None:
            self._names = {}
            tree, parsed, token = self.tree, self.tree.parsed, 0
            while token < tree.size:
                if tree.ent[token] != _PERSON:
                    token += 1
                    continue
                end = token + 1
                while end < tree.size and tree.ent[end] == _PERSON and tree.pos[end] == _PROPN:
                    end += 1
                if end - token in (2, 3, 4) and tree.lower[token] not in words().titles:
                    self._names.setdefault(tree.text(end - 1), (parsed.starts[token], parsed.words(token, end)))
                token = end
        return self._names

    def _part(self, found: Source, head: int) -> Source:
        """ "Some", "others": some of those whom the sentences before name as sources or as their subject."""
        entry = self._latest(head, lambda e: e.plural or e.source.kind is SourceKind.MEDIA, reach=80)
        whole = entry.source if entry is not None else self._plural_subject(head)
        word = (found.name or "").lower()
        if whole is None or not whole.name:
            return Source(found.name, SourceKind.UNNAMED, None, found.description, found.span)
        some = word if word != "others" else "other"
        return Source(whole.name, whole.kind, None, f"{some} {whole.name}", found.span)

    def _plural_subject(self, head: int) -> Source | None:
        tree = self.tree
        start, _ = tree.sentence(head)
        if start == 0:
            return None
        first, last = tree.sentence(start - 1)
        for token in range(first, last):
            if tree.dep[token] in sids("nsubj nsubjpass") and tree.tag[token] in sids("NNS NNPS"):
                return describe(tree, phrase_of(tree, token), token)
        return None


def _standing_for(found: Source, earlier: Source) -> Source:
    """What the later words stand for: the earlier name and office, the later wording kept."""
    worded = found.description or (found.name if found.name != earlier.name else None)
    kind = earlier.kind
    description = worded if worded and worded.lower() not in _PRONOUN_WORDS else earlier.description
    return Source(earlier.name, kind, earlier.office, description or earlier.description, found.span)


_PRONOUN_WORDS = frozenset({"he", "she", "it", "they", "him", "her", "them"})
