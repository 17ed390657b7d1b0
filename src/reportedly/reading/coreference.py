"""Which mentions of people are the same: names, titles, appositions, offices, pronouns and definite descriptions.

Rules of high precision come first (a name told again, an apposition, "X was the head of …"), then those that look back
for the nearest person who fits. A person and a group are never joined, nor two persons of different names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.model import Participant, Role
from reportedly.reading.coreference_it import organisation
from reportedly.reading.mentions import PersonMention
from reportedly.reading.people_drafts import Draft
from reportedly.reading.people_grid import Grid
from reportedly.vocabulary import load_vocabulary

_FAR = 80  # mentions that a description looks back: bounds the work on a text without sentences
_NAMESAKES = 12  # persons of one name, or of one noun, that are held against a new mention
_BACK = 3  # sentences that a pronoun looks back
_BACK_DESCRIPTION = 8  # sentences that "the man", "the gunmen" look back
_OPENERS = frozenset({"a", "an", "the", "his", "her", "their", "its"})
_YOUNG = 25  # years: of somebody older no report says "the youth"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HONORIFIC_FREE = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class _Words:
    harm: frozenset[str]
    aftermath: frozenset[str]
    generic: frozenset[str]
    doers: frozenset[str]
    young: frozenset[str]
    organisations: frozenset[str]
    speaks: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return load_vocabulary(__package__, "coreference.yaml", _Words)


class _Union:
    """Sets of mentions, with what each set is known to be."""

    def __init__(self, g: Grid, drafts: Sequence[Draft]) -> None:
        self.g = g
        self.drafts = drafts
        self.parent = list(range(len(drafts)))
        self.names: list[set[str]] = [set(d.name) if d.kind == "name" else set() for d in drafts]
        self.gender = [d.gender for d in drafts]
        self.many = [d.many for d in drafts]

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def fits(self, a: int, b: int) -> bool:
        a, b = self.find(a), self.find(b)
        if a == b:
            return True
        if self.many[a] != self.many[b] or (self.gender[a] and self.gender[b] and self.gender[a] != self.gender[b]):
            return False
        return not (self.names[a] and self.names[b] and not self.names[a] & self.names[b])

    def join(self, a: int, b: int) -> bool:
        if not self.fits(a, b):
            return False
        a, b = sorted((self.find(a), self.find(b)))
        if a != b:
            self.parent[b] = a
            self.names[a] |= self.names[b]
            self.gender[a] = self.gender[a] or self.gender[b]
        return True


def number_entities(g: Grid, drafts: list[Draft]) -> list[Draft]:
    """The drafts with their `entity` set, numbered from 0 by first mention. They must come in order of `head`.

    An "it" that stands for no organisation is left out.
    """
    union = _Union(g, drafts)
    at = {d.head: i for i, d in enumerate(drafts)}
    _names(union)
    _groups(union)
    _appositions(union, at)
    _copulas(union, at)
    _offices(union)
    _definites(union)
    _introduced(union)
    nobody: set[int] = set()
    for i, draft in enumerate(drafts):
        if draft.lemma == "it":
            j = organisation(g, drafts, i, nobody, _words())
            if j is None or not union.join(j, i):
                nobody.add(i)
    _pronouns(union)
    numbers: dict[int, int] = {}
    for i, draft in enumerate(drafts):
        if i not in nobody:
            draft.entity = numbers.setdefault(union.find(i), len(numbers))
    return [d for i, d in enumerate(drafts) if i not in nobody]


def _names(u: _Union) -> None:
    """ "Amina Sow" … "Sow", "Ms Sow"; "Amina"."""
    known: dict[str, list[int]] = {}
    for i, draft in enumerate(u.drafts):
        if draft.kind != "name":
            continue
        parts = [p for p in draft.name if p.lower() not in _HONORIFIC_FREE]
        if not parts:
            continue
        namesakes = known.get(parts[-1], []) or (known.get(parts[0], []) if len(parts) == 1 else [])
        for j in reversed(namesakes[-_NAMESAKES:]):
            other = [p for p in u.drafts[j].name if p.lower() not in _HONORIFIC_FREE]
            same = (
                parts == other
                or len(parts) == 1
                or len(other) == 1
                or (parts[0][0] == other[0][0] and parts[-1] == other[-1])
            )
            if same and u.join(i, j):
                break
        for part in {parts[0], *parts[1:]} if len(parts) > 2 else {parts[0], parts[-1]}:
            known.setdefault(part, []).append(i)


def _groups(u: _Union) -> None:
    """A group or a state named again; "the army" told again with the same words."""
    seen: dict[str, int] = {}
    for i, draft in enumerate(u.drafts):
        if draft.kind in ("group", "place"):
            word = draft.name[0].lower()
        elif draft.kind == "noun" and draft.many and draft.who.count is None and _stands_alone(draft):
            word = (draft.who.group or draft.lemma).lower()
        else:
            continue
        if word in seen:
            u.join(i, seen[word])
        seen.setdefault(word, i)


def _stands_alone(draft: Draft) -> bool:
    """ "the army", "Israeli troops"; of authorities also the bare plural ("police", "prosecutors")."""
    authority = draft.who.role in (Role.POLICE, Role.OFFICIAL) or draft.lemma in ("investigator", "authorities")
    return draft.definite or draft.who.group is not None or (authority and draft.first == draft.head)


def _appositions(u: _Union, at: dict[int, int]) -> None:
    """ "X, the mayor of Y,"; "the mayor of Y, X,"; "farmer X" is one mention already."""
    g = u.g
    for i, draft in enumerate(u.drafts):
        if g.dep[draft.head] == "appos" and g.head[draft.head] in at:
            other = at[g.head[draft.head]]
            # "12 people, three children": a part, not the same
            if not (draft.many and draft.who.count is not None):
                u.join(i, other)
        if i and draft.kind in ("name", "noun") and g.text[draft.first - 1] == ",":
            before = u.drafts[i - 1]
            closed = (
                draft.last >= g.size
                or g.text[draft.last] in (",", ".", ";", ")", "—", "–")
                or g.dep[draft.head] == "appos"
            )
            pair = {draft.kind, before.kind} == {"name", "noun"}
            # "a driver, Adam Stone, and his assistant" is read as a list of three
            named = draft.kind == "name" and not before.many and g.text[draft.last : draft.last + 1] == [","]
            alone = g.dep[draft.head] != "conj" or (named and g.lower[before.first] in _OPENERS)
            if pair and before.last == draft.first - 1 and closed and alone:
                u.join(i, i - 1)


def _copulas(u: _Union, at: dict[int, int]) -> None:
    """ "X was the head of …", "the victims were two brothers", "the dead man was identified as X"."""
    g = u.g
    for i, draft in enumerate(u.drafts):
        verb = g.head[draft.head]
        if g.dep[draft.head] == "attr" and g.lemma[verb] == "be":
            subject = g.kid(verb, "nsubj")
        elif g.dep[draft.head] == "pobj" and g.lower[verb] == "as" and g.lemma[g.head[verb]] in ("identify", "name"):
            subject = g.kid(g.head[verb], "nsubjpass", "dobj")
        elif g.dep[draft.head] == "oprd" and g.lemma[verb] in ("name", "identify"):
            subject = g.kid(verb, "nsubjpass", "dobj")
        else:
            continue
        if subject is None or subject not in at or g.kid(verb, "neg") is not None:
            continue
        once = draft.who.minor and u.drafts[at[subject]].kind != "noun" and g.tag[verb] == "VBD"
        if not once:  # "in 2003 she was a schoolgirl" says nothing of today
            u.join(i, at[subject])


def _offices(u: _Union) -> None:
    """The same office or description told again ("the governor of X" … "the governor")."""
    seen: dict[str, list[int]] = {}
    for i, draft in enumerate(u.drafts):
        if draft.kind != "noun" or draft.many:
            continue
        if draft.definite:
            for j in reversed(seen.get(draft.lemma, [])[-_NAMESAKES:]):
                if u.g.sentence[draft.head] - u.g.sentence[u.drafts[j].head] > 25:
                    break
                if _same_words(draft, u.drafts[j]) and u.join(i, j):
                    break
        seen.setdefault(draft.lemma, []).append(i)


def _same_words(later: Draft, earlier: Draft) -> bool:
    """Whether all that the later description says was said by the earlier."""
    if later.who.count != earlier.who.count:
        return False
    small = set((later.who.description or "").lower().split())
    large = set((earlier.who.description or "").lower().split())
    return small <= large


def _definites(u: _Union) -> None:
    """ "the man", "the victim", "the gunmen", "the group": the nearest before that fits."""
    g = u.g
    for i, draft in enumerate(u.drafts):
        if draft.kind != "noun" or not draft.definite or u.find(i) != i or draft.last > draft.head + 1:
            continue
        if draft.head - draft.first > 2 or draft.who.count not in (None, draft.who.count if not draft.many else None):
            continue
        sentence = g.sentence[draft.head]
        for j in range(i - 1, max(-1, i - _FAR), -1):
            other = u.drafts[j]
            back = sentence - g.sentence[other.head]
            if back > _BACK_DESCRIPTION:
                break
            if other.kind == "pronoun" or (back == 0 and g.head[other.head] == g.head[draft.head]):
                continue
            if _may_be(u, i, j) and u.join(i, j):
                break


def _alone(u: _Union, i: int, j: int) -> bool:
    """Whether no other name of unknown gender stands near, to which "the woman" could as well point."""
    g, target = u.g, u.find(j)
    for k in range(i - 1, max(-1, i - 12), -1):
        other = u.drafts[k]
        if g.sentence[u.drafts[i].head] - g.sentence[other.head] > 2:
            break
        if other.kind == "name" and u.find(k) != target and u.gender[u.find(k)] is None:
            return False
    return True


def _kind(draft: Draft) -> str | None:
    return "doer" if draft.lemma in _words().doers else None


def _may_be(u: _Union, i: int, j: int) -> bool:
    """Whether a definite description may point back to a mention: by its word, role and gender."""
    later, earlier = u.drafts[i], u.drafts[j]
    kind = _kind(later)
    if later.lemma == "victim":
        return earlier.kind == "name" or earlier.lemma in _words().generic
    if later.lemma == "group":
        return earlier.kind == "group"
    if later.many and earlier.many:
        if kind == "doer":
            return (
                earlier.lemma == later.lemma
                or _kind(earlier) == "doer"
                or (
                    earlier.kind == "group"
                    and earlier.who.role is later.who.role
                    and later.who.role in (Role.REBEL, Role.MILITIA)
                )
            )
        return earlier.lemma == later.lemma and earlier.kind == "noun"
    if later.many or earlier.many:
        return False
    if kind == "doer":
        return _kind(earlier) == "doer" or earlier.lemma in ("man", "woman")
    if earlier.kind == "name":
        told = (earlier.who.description or "").lower().split()
        if later.who.minor and not (earlier.who.minor or _harmed(u.g, earlier)):
            return later.lemma in told  # "the boy" is no chief who was quoted in between
        return later.lemma in told or (
            later.lemma in ("man", "woman", "boy", "girl")
            and (u.gender[u.find(j)] == later.gender or (u.gender[u.find(j)] is None and _alone(u, i, j)))
        )
    if later.lemma in ("man", "woman", "boy", "girl", "youth", "child", "teenager", "person"):
        if later.lemma in ("youth", "child", "teenager") and earlier.kind == "noun":
            age = earlier.who.age
            return bool(earlier.who.minor) or (age is not None and age < _YOUNG) or earlier.lemma in _words().generic
        return earlier.gender == later.gender and (earlier.lemma in _words().generic or earlier.lemma in _words().young)
    return earlier.lemma == later.lemma


def _introduced(u: _Union) -> None:
    """A person whom harm befell under an office or a description, and whom the next sentence names as it goes on.

    "The deputy head of the town was shot. John Doe died on his way to hospital." Only where the name was not told
    before, nothing else introduces it, and its sentence tells what became of the first.
    """
    g = u.g
    first_name: set[int] = set()
    for i, draft in enumerate(u.drafts):
        if draft.kind != "name":
            continue
        fresh = u.find(i) not in first_name
        first_name.add(u.find(i))
        if not fresh or draft.who.office or draft.who.description or g.dep[draft.head] not in _SUBJECTS:
            continue
        aged = draft.who.age is not None  # "A constable was shot. Mr Stone, aged 41, had stopped his van"
        verb = g.lemma[g.head[draft.head]]
        told = aged or verb in _words().aftermath
        if not told and any(g.dep[k] in ("appos", "relcl") for k in g.kids[draft.head]):
            continue
        for j in range(i - 1, max(-1, i - _FAR), -1):
            other = u.drafts[j]
            back = g.sentence[draft.head] - g.sentence[other.head]
            if back > 2:
                break
            if back == 0 or other.many or other.kind != "noun" or not _harmed(g, other):
                continue
            if (
                (aged or verb in _words().aftermath or (back == 1 and g.dep[draft.head] == "nsubjpass"))
                and not u.names[u.find(j)]
                and u.join(i, j)
            ):
                break


def _harmed(g: Grid, draft: Draft) -> bool:
    verb = g.head[draft.head]
    if g.dep[draft.head] == "nsubjpass":
        return g.lemma[verb] in _words().harm
    if g.dep[draft.head] == "dobj":
        return g.lemma[verb] in _words().harm
    if g.dep[draft.head] == "nsubj":
        return g.lemma[verb] in ("fall", "die", "collapse") or (g.tag[verb] == "VBN" and g.lemma[verb] in _words().harm)
    return False


def _pronouns(u: _Union) -> None:
    """He, she, they: the nearest person that fits, subjects before others."""
    g = u.g
    for i, draft in enumerate(u.drafts):
        if draft.kind != "pronoun" or draft.lemma == "it":
            continue
        sentence = g.sentence[draft.head]
        best, best_score = -1, -1e9
        heard: dict[int, int] = {}
        for j in range(i - 1, max(-1, i - 40), -1):
            other = u.drafts[j]
            back = sentence - g.sentence[other.head]
            if back > _BACK:
                break
            if not u.fits(i, j) or (other.head == draft.head) or other.last > draft.first:
                continue
            root = u.find(j)
            heard[root] = heard.get(root, 0) + 1
            score = _score(u, draft, other, back) + 0.25 * heard[root]
            if score > best_score:
                best, best_score = j, score
        if best >= 0:
            u.join(i, best)


def _score(u: _Union, draft: Draft, other: Draft, back: int) -> float:
    g = u.g
    score = -1.5 * back - 0.01 * (draft.head - other.head)
    if g.dep[other.head] in _SUBJECTS or _body_of(g, other.head):
        score += 1.0
    elif g.dep[other.head] == "poss":
        score -= 0.3
    elif g.dep[other.head] in ("pobj", "compound"):
        score -= 0.4
    if other.kind == "name":
        score += 0.5
    elif other.kind == "pronoun" and other.gender == draft.gender:
        score += 0.8
    elif other.kind in ("place", "group") and draft.many:
        score -= 0.2
    if draft.gender and other.gender == draft.gender:
        score += 0.7
    verb = g.head[draft.head]
    if g.dep[draft.head] == "dobj" and g.dep[verb] == "conj" and g.kid(verb, "nsubj") is None:
        verb = g.head[verb]  # "they stopped the men and shot them"
    same_clause = verb == g.head[other.head] and (verb == g.head[draft.head] or g.dep[other.head] in _SUBJECTS)
    if same_clause and g.lower[draft.head] not in ("his", "her", "their", "himself", "herself", "themselves"):
        score -= 3.0
    return score


def _body_of(g: Grid, head: int) -> bool:
    """ "The body of X was found": X is whom the sentence is about."""
    if g.dep[head] != "pobj" or g.lower[g.head[head]] != "of":
        return False
    body = g.head[g.head[head]]
    return g.lower[body] in ("body", "remains", "corpse", "death", "killing", "murder") and g.dep[body] in _SUBJECTS


def entities(mentions: Iterable[PersonMention]) -> dict[int, Participant]:
    """What all mentions of each entity say together: the fullest name, description and office; nothing that none says.

    The description is the longest that no name stands in for; count and age are the first told.
    """
    found: dict[int, Participant] = {}
    named: set[int] = set()
    for mention in mentions:
        held = found.get(mention.entity)
        who = mention.who if held is None else merge(held, mention.who)
        if mention.origin == "group@1" and mention.entity not in named:  # "the Islamist group al-Shabaab"
            named.add(mention.entity)
            who = replace(who, group=mention.who.group)
        found[mention.entity] = who
    return found


def merge(a: Participant, b: Participant) -> Participant:
    """Two mentions' words on one person or group."""
    count = a.count if a.count is not None else b.count
    return replace(
        a,
        name=_longer(a.name, b.name),
        description=_longer(a.description, b.description),
        office=_longer(a.office, b.office),
        group=a.group or b.group,
        side=a.side or b.side,
        role=a.role if a.role is not Role.UNKNOWN else b.role,
        count=count,
        age=a.age if a.age is not None else b.age,
        minor=a.minor if a.minor is not None else b.minor,
    )


def _longer(a: str | None, b: str | None) -> str | None:
    return max((a, b), key=lambda s: len(s or "")) or None
