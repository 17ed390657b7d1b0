"""Who is speaking: a source phrase taken apart into name, office, description and kind, as the report words it.

"Col. Ana Ruiz, head of the rural police," is a person of that name with that office; "the interior ministry" an
institution; "a police official who asked not to be named" an unnamed source whose words of description are all that is
known. Nothing is added that the phrase does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from reportedly.model import Source, SourceKind
from reportedly.reading.attribution_tree import Range, Tree, sid, sids, trim
from reportedly.vocabulary import load_vocabulary

_LONGEST = 40  # tokens of a source phrase that are kept: longer ones are slips of the parser
MARKS = sids(", ; : - – — ( ) [ ] . \" “ ” ' ’ ‘ «» '' `` and but that")
_COMMAS = sids(", ( ) – — -")
RELATIVE = sids("who which whom whose that where when")
_ARTICLES = sids("the a an")
_PROPN, _PRON, _NOUN = sid("PROPN"), sid("PRON"), sid("NOUN")
_PERSON, _ORG = sid("PERSON"), sids("ORG")
_PLACES = sids("GPE LOC NORP FAC")
_GERUNDS = sids("VBG VBN")
_COURTESY = sids("mr mrs ms miss mr. mrs. ms. dr dr. m mme sir")
PERSONS = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.WITNESS, SourceKind.UNNAMED})


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
    return trim(tree, (first, last), MARKS) if last - first > 1 else (first, last)


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
        relative = tree.lower[token] in RELATIVE
        participle = tree.tag[token] in _GERUNDS and tree.head[token] == head and token > head
        if (relative or participle) and token > first:
            return trim(tree, (first, token), MARKS)[1]
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
            before = _without_article(tree, trim(tree, (part[0], run[0]), MARKS))
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
    return aged or (noun is not None and kinds.get(tree.lemma[noun]) in PERSONS)


def _kind(tree: Tree, named: bool, office: str | None, head: int, part: Range) -> SourceKind:
    vocabulary = words()
    if named:
        lemmas = {tree.lemma[t] for t in range(*part)} | {tree.lower[t] for t in range(*part)}
        kinds = {vocabulary.kinds[lemma] for lemma in lemmas if lemma in vocabulary.kinds}
        return SourceKind.OFFICIAL if office and SourceKind.OFFICIAL in kinds else SourceKind.PERSON
    for key in (tree.lemma[head], tree.lower[head]):
        kind = vocabulary.kinds.get(key)
        if kind is SourceKind.UNNAMED and any(
            vocabulary.kinds.get(tree.lemma[t]) is SourceKind.MEDIA for t in range(part[0], head)
        ):
            return SourceKind.MEDIA  # "news reports"
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
