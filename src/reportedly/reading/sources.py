"""Who is speaking: a source phrase taken apart into name, office, description and kind, as the report words it.

"Col. Ana Ruiz, head of the rural police," is a person of that name with that office; "the interior ministry" an
institution; "a police official who asked not to be named" an unnamed source whose words of description are all that is
known. Nothing is added that the phrase does not say. `SourceBook` remembers the sources of one text, so that "he" and
"the spokesman" keep the name and office of the one they stand for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from reportedly.model import Source, SourceKind
from reportedly.reading.attribution_tree import Range, Tree, sid, sids, trim
from reportedly.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

_REMEMBERED = 200  # sources that a short name is looked up in
_LONGEST = 40  # tokens of a source phrase that are kept: longer ones are slips of the parser
_MARKS = sids(", ; : - – — ( ) [ ] . \" “ ” ' ’ ‘ «» '' `` and but that")
_COMMAS = sids(", ( ) – — -")
_RELATIVE = sids("who which whom whose that where when")
_ARTICLES = sids("the a an")
_PROPN, _PRON, _NOUN = sid("PROPN"), sid("PRON"), sid("NOUN")
_PERSON, _ORG = sid("PERSON"), sids("ORG")
_PLACES = sids("GPE LOC NORP FAC")
_GERUNDS = sids("VBG VBN")
_COMPOUND, _NN = sid("compound"), sid("NN")
_COURTESY = sids("mr mrs ms miss mr. mrs. ms. dr dr. m mme sir")
_SUBJECT_LABELS = sids("nsubj nsubjpass")
_PERSONS = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.WITNESS, SourceKind.UNNAMED})


class _Pronouns(BaseModel):
    model_config = ConfigDict(extra="forbid")
    person: list[str]
    group: list[str]
    body: list[str]
    self: list[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    official: list[str]
    organisation: list[str]
    media: list[str]
    media_names: list[str]
    outlets: list[str]
    witness: list[str]
    unnamed: list[str]
    titles: list[str]
    particles: list[str]
    female: list[str]
    male: list[str]
    pronouns: _Pronouns
    partitives: list[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of sources, by spaCy string ids."""

    kinds: dict[int, SourceKind]
    media_names: frozenset[int]
    titles: frozenset[int]
    particles: frozenset[int]
    female: frozenset[int]
    male: frozenset[int]
    person: frozenset[int]
    group: frozenset[int]
    body: frozenset[int]
    self: frozenset[int]
    partitives: frozenset[int]


@lru_cache(maxsize=1)
def words() -> Words:
    """The vocabulary of `sources.yaml`. Raises `VocabularyError` where the file cannot be used."""
    file = load_vocabulary("reportedly.reading", "sources.yaml", _File)
    kinds: dict[int, SourceKind] = {}
    for kind, lemmas in (
        (SourceKind.UNNAMED, file.unnamed),
        (SourceKind.WITNESS, file.witness),
        (SourceKind.ORGANISATION, file.organisation),
        (SourceKind.MEDIA, file.media),
        (SourceKind.MEDIA, file.outlets),
        (SourceKind.OFFICIAL, file.official),
    ):
        kinds.update({sid(lemma): kind for lemma in lemmas})

    def ids(entries: list[str]) -> frozenset[int]:
        return frozenset(sid(entry) for entry in entries)

    titles = ids(file.titles) | ids([title + "." for title in file.titles])
    pronouns = file.pronouns
    return Words(
        kinds,
        ids(file.media_names),
        titles,
        ids(file.particles),
        ids(file.female) | ids([word + "." for word in file.female]),
        ids(file.male) | ids([word + "." for word in file.male]),
        ids(pronouns.person),
        ids(pronouns.group),
        ids(pronouns.body),
        ids(pronouns.self),
        ids(file.partitives),
    )


def phrase_of(tree: Tree, head: int) -> Range:
    """The tokens of the noun phrase whose head is given: its subtree, marks at the ends left out, at most 40 tokens."""
    first, last = max(tree.left(head), head - _LONGEST), min(tree.right(head), head + _LONGEST)
    return trim(tree, (first, last), _MARKS) if last - first > 1 else (first, last)


def is_source(tree: Tree, head: int) -> bool:
    """Whether a head noun can speak at all: a name, a pronoun of persons, or a noun of the vocabulary."""
    if tree.pos[head] == _PROPN:
        return True
    vocabulary = words()
    if tree.lower[head] in vocabulary.partitives:
        return True
    if tree.pos[head] == _PRON:
        return tree.lower[head] in vocabulary.person | vocabulary.group | vocabulary.body | vocabulary.partitives
    return tree.lemma[head] in vocabulary.kinds


def describe(tree: Tree, phrase: Range, head: int) -> Source:
    """The source that a phrase names. `head` is its head noun's token."""
    first, last = phrase
    full = phrase
    plain_end = _before_relative(tree, first, last, head)
    segments = _segments(tree, first, plain_end)
    name, office = _name_and_office(tree, segments)
    wording = _wording(tree, full)
    bare = _wording(tree, _without_article(tree, (first, plain_end)))
    kind = _kind(tree, name is not None, office, head, (first, plain_end))
    span = tree.parsed.span(*full)
    if name is not None:
        return Source(name, kind, office, wording if wording not in (name, f"{office} {name}") else None, span)
    description = wording if _wording(tree, _without_article(tree, full)) != bare or _partitive(tree, first) else None
    return Source(bare or wording, kind, None, description, span)


def _wording(tree: Tree, part: Range) -> str:
    return tree.parsed.words(*part) if part[1] > part[0] else ""


def _without_article(tree: Tree, part: Range) -> Range:
    first, last = part
    return (first + 1, last) if last - first > 1 and tree.lower[first] in _ARTICLES else part


def _partitive(tree: Tree, first: int) -> bool:
    return tree.lower[first] in words().partitives


def _before_relative(tree: Tree, first: int, last: int, head: int) -> int:
    """Where the phrase's relative or participle clause begins: what stands before is the noun phrase alone."""
    for token in range(head + 1, last):
        relative = tree.lower[token] in _RELATIVE
        participle = tree.tag[token] in _GERUNDS and tree.head[token] == head and token > head
        if (relative or participle) and token > first:
            return trim(tree, (first, token), _MARKS)[1]
    return last


def _segments(tree: Tree, first: int, last: int) -> list[Range]:
    """The parts of a phrase between commas and brackets."""
    parts: list[Range] = []
    start = first
    for token in range(first, last + 1):
        if token == last or (tree.lower[token] in _COMMAS and not _inside_name(tree, token)):
            if token > start:
                parts.append((start, token))
            start = token + 1
    return parts


def _inside_name(tree: Tree, token: int) -> bool:
    """A hyphen between two words without blanks ("Al-Masri")."""
    parsed = tree.parsed
    return (
        0 < token < tree.size - 1
        and parsed.starts[token] == parsed.ends[token - 1]
        and parsed.ends[token] == parsed.starts[token + 1]
    )


def _name_and_office(tree: Tree, segments: list[Range]) -> tuple[str | None, str | None]:
    """A person's name, and the office that the same phrase gives."""
    office: str | None = None
    name: str | None = None
    for part in segments:
        run = _person_run(tree, part) if name is None else None
        if run is not None:
            name = tree.parsed.words(*run)
            before = _without_article(tree, trim(tree, (part[0], run[0]), _MARKS))
            courtesy = before[1] - before[0] == 1 and tree.lower[before[0]] in _COURTESY
            if before[1] > before[0] and office is None and not courtesy:
                office = tree.parsed.words(before[0], run[0])
        elif _holds_office(tree, part) and (office is None or name is not None):
            office = _wording(tree, _without_article(tree, part))
            if name is not None:
                break
    return name, office if name is not None else None


def _holds_office(tree: Tree, part: Range) -> bool:
    kinds = words().kinds
    return any(
        kinds.get(tree.lemma[t]) == SourceKind.OFFICIAL or tree.lower[t] in words().titles for t in range(*part)
    ) or (part[1] - part[0] > 1 and tree.lower[part[0]] in _ARTICLES)


def _person_run(tree: Tree, part: Range) -> Range | None:
    """The tokens of a person's name in one segment: an entity, or capitalised names that no article holds."""
    vocabulary = words()
    first, last = part
    best: Range | None = None
    token = first
    while token < last:
        if tree.pos[token] != _PROPN or tree.lower[token] in vocabulary.titles or not tree.text(token)[0].isalnum():
            token += 1
            continue
        end = token + 1
        while end < last and (
            (tree.pos[end] == _PROPN and tree.text(end)[:1].isupper())
            or (end + 1 < last and tree.lower[end] in vocabulary.particles and tree.pos[end + 1] == _PROPN)
        ):
            end += 1
        if _is_person(tree, (token, end), first):
            best = (token, end)
        token = end
    if best is None or best[1] != last:  # a name in front of more words ("the Ruiz family") names no person
        return None if best is None or any(tree.pos[t] == _NOUN for t in range(best[1], last)) else best
    return best


def _is_person(tree: Tree, run: Range, first: int) -> bool:
    vocabulary = words()
    if any(vocabulary.kinds.get(tree.lower[t]) or tree.lower[t] in vocabulary.media_names for t in range(*run)):
        return False
    previous = run[0] - 1
    titled = previous >= first and tree.lower[previous] in vocabulary.titles
    if previous >= 0 and tree.lower[previous] == sid("the"):
        return False
    if tree.text(run[0]).isupper() and run[1] - run[0] == 1 and len(tree.text(run[0])) > 1:
        return titled  # an acronym
    person = any(tree.ent[t] == _PERSON for t in range(*run))
    placed = all(tree.ent[t] in _PLACES for t in range(*run))
    if titled or person:
        return not placed or titled
    offices = any(vocabulary.kinds.get(tree.lemma[t]) == SourceKind.OFFICIAL for t in range(first, run[0]))
    several = run[1] - run[0] in (2, 3) and not any(tree.ent[t] in _ORG | _PLACES for t in range(*run))
    if run[0] == first and run[1] < tree.size and not placed and _told_as_person(tree, run[1]):
        return True
    governed = previous >= first and tree.pos[previous] == sid("ADP")
    return not governed and (several or (offices and not placed))


def _told_as_person(tree: Tree, after: int) -> bool:
    """Whether what follows a name says that it is a person's: an age, or what they are ("Sami, a 28-year-old")."""
    kinds = words().kinds
    near = range(after, min(after + 8, tree.size))
    aged = any(tree.lower[t] == sid("year") for t in near) and any(tree.lower[t] == sid("old") for t in near)
    start = after + 1 if tree.lower[after] == sid(",") else after
    if start >= tree.size or tree.lower[start] not in _ARTICLES:
        return aged
    noun = next((t for t in range(start + 1, min(start + 5, tree.size)) if tree.pos[t] == _NOUN), None)
    return aged or (noun is not None and kinds.get(tree.lemma[noun]) in _PERSONS)


def _kind(tree: Tree, named: bool, office: str | None, head: int, part: Range) -> SourceKind:
    vocabulary = words()
    if named:
        lemmas = {tree.lemma[t] for t in range(*part)} | {tree.lower[t] for t in range(*part)}
        kinds = {vocabulary.kinds[lemma] for lemma in lemmas if lemma in vocabulary.kinds}
        return SourceKind.OFFICIAL if office and SourceKind.OFFICIAL in kinds else SourceKind.PERSON
    for key in (tree.lemma[head], tree.lower[head]):
        kind = vocabulary.kinds.get(key)
        if kind is not None:
            return kind
    inside = range(*part)
    if any(tree.lower[t] in vocabulary.media_names and tree.pos[t] == _PROPN for t in inside):
        return SourceKind.MEDIA
    for token in inside:
        kind = vocabulary.kinds.get(tree.lower[token])
        if kind is not None and tree.pos[token] == _PROPN:
            return kind
    if tree.pos[head] == _PROPN or (tree.text(head).isupper() and len(tree.text(head)) > 1):
        return SourceKind.ORGANISATION
    return SourceKind.UNNAMED


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
        if phrase[1] - phrase[0] > 1 and tree.lower[phrase[1] - 1] in _RELATIVE:
            phrase = trim(tree, (phrase[0], phrase[1] - 1), _MARKS)
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
        then any person named there. Looks at most into the paragraph before."""
        tree = self.tree
        start, stop = tree.sentence(head)
        wrong = words().male if tree.lower[head] in sids("she her") else words().female
        floor = self._floor(head)
        last = head
        for _ in range(12):
            for entry in reversed(self.entries[-12:]):
                fits = start <= entry.head < last and not entry.plural and entry.source.kind in _PERSONS
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
            paragraph = parsed.paragraph_of(head)
            return parsed.paragraph_of(paragraph.first - 1).first if paragraph.first else 0
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
            if not named and (tree.tag[token] != _NN or kinds.get(tree.lemma[token]) not in _PERSONS):
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
