"""Armed groups and forces that the text names, with the role the list gives them (`groups.yaml`).

A name that no list holds still tells by its last word what it is ("… Liberation Front", "… Cartel"), and an acronym in
brackets after it ("National Liberation Army (ELN)") names it for the rest of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.model import Role
from reportedly.reading.people_grid import Grid
from reportedly.vocabulary import load_vocabulary

_JOINTS = frozenset("-–'’`")
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST = 9  # words of a group's name
_NATIONAL = frozenset({"army", "navy", "military", "police", "marines", "government"})


@dataclass(frozen=True, slots=True)
class GroupMention:
    """Tokens [first, last) name a group. `name` is the record's name for it; `known` where the list holds it."""

    first: int
    last: int
    name: str
    role: Role
    known: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    role: Role
    acronym: str | None  # matched in capitals only


class GroupNames:
    """The list of groups as a table from a name's first word to its ways on."""

    def __init__(self, file: dict[str, dict[str, list[str]]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
        self.endings: dict[tuple[str, ...], Role] = {}
        for section, entries in file.items():
            if section == "endings":
                for role, phrases in entries.items():
                    for phrase in phrases:
                        self.endings[key(phrase.split())] = Role(role)
                continue
            for name, others in entries.items():
                for form in (name, *others):
                    self.add(form, _Entry(name, Role(section), form if _is_acronym(form) else None))
        for ways in self.by_first.values():
            ways.sort(key=lambda way: -len(way[0]))
        self.last_words = frozenset(words[-1] for words in self.endings)

    def add(self, form: str, entry: _Entry) -> None:
        words = key(form.replace("-", " - ").replace("’", "'").replace("'", " '").split())
        if words:
            self.by_first.setdefault(words[0], []).append((words, entry))


def _is_acronym(form: str) -> bool:
    return " " not in form and sum(c.isupper() for c in form) * 2 > len(form.replace("-", ""))


def key(words: list[str]) -> tuple[str, ...]:
    """Words made comparable: lower case, hyphens and apostrophes left out."""
    kept = []
    for word in words:
        plain = word.lower().strip("'’-")
        if plain:
            kept.append(plain)
    return tuple(kept)


@lru_cache(maxsize=1)
def group_names() -> GroupNames:
    """The vocabulary of groups. Raises `VocabularyError` where the file is faulty."""
    file = load_vocabulary(__package__, "groups.yaml", dict[str, dict[str, list[str]]])
    return GroupNames(file)


def find_groups(g: Grid) -> list[GroupMention]:
    """The groups that a text names, left to right, not overlapping."""
    names = group_names()
    found: list[GroupMention] = []
    local: dict[str, tuple[str, Role]] = {}
    i = 0
    while i < g.size:
        lower = g.lower[i]
        mention = None
        if lower in names.by_first:
            mention = _listed(g, i, names)
        elif g.text[i] in local:
            name, role = local[g.text[i]]
            mention = GroupMention(i, i + 1, name, role, True)
        if mention is None and lower in names.last_words and g.text[i][:1].isupper():
            mention = _by_ending(g, i, names)
            if mention is not None and found and found[-1].last > mention.first:
                mention = None
        if mention is None:
            i += 1
            continue
        found.append(mention)
        i = mention.last
        if i + 2 < g.size and g.text[i] == "(" and g.text[i + 1].isupper() and g.text[i + 2] == ")":
            local[g.text[i + 1]] = (mention.name, mention.role)
            i += 3
    return found


def _listed(g: Grid, i: int, names: GroupNames) -> GroupMention | None:
    for words, entry in names.by_first[g.lower[i]]:
        last = _match(g, i, words)
        if last is None:
            continue
        said = "".join(g.text[i:last])
        if entry.acronym is not None:
            spoken = len(said) > 3 and said == entry.acronym.capitalize() and g.tag[i] in ("NNP", "NNPS")
            if said.replace("–", "-") != entry.acronym and not spoken:  # British papers write Nato, Isaf, Unifil
                continue
        elif not any(w[:1].isupper() for w in g.text[i:last]):
            continue
        return GroupMention(i, last, entry.name, entry.role, True)
    return None


def _match(g: Grid, i: int, words: tuple[str, ...]) -> int | None:
    k = i
    for word in words:
        while k > i and k < g.size and (g.lower[k] in _JOINTS):
            k += 1
        if k >= g.size or g.lower[k].strip("'’-") != word:
            return None
        k += 1
    return k


def _by_ending(g: Grid, i: int, names: GroupNames) -> GroupMention | None:
    """Capitalised words that end in a word of groups; `i` is the last of them."""
    first = i
    while first > 0 and i - first < _LONGEST:
        before = g.text[first - 1]
        if (
            (before[:1].isupper() and g.lower[first - 1] not in _ARTICLES and g.sentence[first - 1] == g.sentence[i])
            or before in _JOINTS
            or (
                before in ("of", "'s", "’s", "and")
                and first >= 2
                and g.text[first - 2][:1].isupper()
                and before != "and"
            )
        ):
            first -= 1
        else:
            break
    while first < i and (g.text[first] in _JOINTS or not g.text[first][:1].isupper()):
        first += 1
    if first == i or (first == g.bounds[g.sentence[i]][0] and i - first == 1 and g.pos[first] not in ("PROPN", "ADJ")):
        return None
    words = key(g.lower[first : i + 1])
    for size in (3, 2, 1):
        role = names.endings.get(words[-size:]) if len(words) > size or size > 1 else None
        if role is not None and len(words) >= max(2, size):
            name = " ".join(g.text[first : i + 1]).replace(" - ", "-").replace(" '", "'").replace(" ’", "’")
            return GroupMention(first, i + 1, name, role, False)
    return None
