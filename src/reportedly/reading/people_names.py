"""Names of persons in a parse: what the entity recogniser took for one, and what titles, ages and offices give away.

The small model knows few names from outside the West and takes towns for people; places and groups that are already
known are left out here, and a name once established is found again by its last part.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading.people_grid import Grid
from reportedly.reading.roles import PeopleWords

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "abu",
        "de",
        "del",
        "da",
        "dos",
        "das",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "y",
        "ul",
        "ur",
        "-",
        "–",
        "'",
        "’",
    }
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_NO_NAME = frozenset(
    {
        "DATE",
        "TIME",
        "LANGUAGE",
        "ORDINAL",
        "CARDINAL",
        "MONEY",
        "PERCENT",
        "QUANTITY",
        "LAW",
        "EVENT",
        "WORK_OF_ART",
        "FAC",
        "LOC",
        "NORP",
    }
)
_PERSON_VERBS = frozenset(
    {"say", "tell", "die", "speak", "add", "explain", "testify", "recall", "write", "admit", "insist", "deny"}
)
_PERSON_PASSIVES = frozenset(
    {
        "shoot",
        "kill",
        "arrest",
        "murder",
        "stab",
        "wound",
        "injure",
        "detain",
        "abduct",
        "kidnap",
        "behead",
        "assassinate",
        "charge",
        "pronounce",
        "identify",
        "execute",
        "gun",
    }
)
_PLACED = frozenset(
    {"in", "at", "near", "from", "to", "into", "outside", "around", "across", "through", "toward", "towards"}
)
_SERVICES = frozenset(
    {"armoured", "armored", "signals", "logistics", "reserve", "specialist", "gunnery", "county", "chief"}
)
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [first, last) are a person's name; `title` the title's first token, if one stands before it."""

    first: int
    last: int
    title: int | None
    gender: str | None


def find_names(g: Grid, taken: list[bool], words: PeopleWords) -> list[Name]:
    """The names in order. `taken[i]` marks tokens of places and groups."""
    found: list[Name] = []
    known: set[str] = set()
    i = 0
    pending: list[tuple[int, int]] = []
    while i < g.size:
        if g.tag[i] not in ("NNP", "NNPS") and g.ent[i] != "PERSON":
            i += 1
            continue
        run = _run(g, i, words)
        if run is None:
            i += 1
            continue
        first, last, title = run
        if _is_name(g, first, last, title, taken, words):
            name = Name(first, last, title, _gender(g, title, words))
            found.append(name)
            known.update(_parts(g, first, last))
        else:
            pending.append((first, last))
        i = max(last, i + 1)
    # a name once told is known again, also before it was told in full ("Sow" in a headline)
    heads = {k for name in found for k in range(name.first, name.last)}
    for first, last in pending:
        if _joined(g, first, last, heads, taken):
            found.append(Name(first, last, None, None))
            continue
        again = _again(g, first, last, known, taken)
        if again is not None:
            found.append(again)
    found.sort(key=lambda n: n.first)
    return found


def _run(g: Grid, i: int, words: PeopleWords) -> tuple[int, int, int | None] | None:
    """A run of capitalised words from `i`: (first, last, title) without leading titles and trailing nouns."""
    title = i if g.lower[i] in words.titles and g.text[i][:1].isupper() else None
    first = i
    while title is None and first < i + 3 and first + 1 < g.size and _of_a_service(g, first, words):
        first += 1  # "Infantry Sergeant Jane Roe", "District Police Captain Jane Roe"
        title = i if g.lower[first] in words.titles and g.text[first][:1].isupper() else None
    first = i if title is None else first
    while first < g.size and g.lower[first] in words.titles and g.text[first][:1].isupper():
        first += 1
        if first < g.size and g.text[first] == "." and g.sentence[first] == g.sentence[i]:
            first += 1
    last = first
    while last < g.size and last - first < _LONGEST and g.sentence[last] == g.sentence[i]:
        text = g.text[last]
        if (
            text[:1].isupper()
            and (g.pos[last] == "PROPN" or g.ent[last] == "PERSON")
            and g.ent[last] not in ("DATE", "TIME")
        ):
            last += 1
        elif last > first and last + 1 < g.size and g.lower[last] in _PARTICLES and g.text[last + 1][:1].isupper():
            if text in "'’-–" and g.tag[last] == "POS":
                break
            last += 1
        elif (
            last == first
            and g.lower[last] in ("al", "el", "abu", "bin", "ibn", "de", "van", "von")
            and g.pos[last] == "PROPN"
        ) or (last > first and g.lower[last] in _SUFFIXES):
            last += 1
        else:
            break
    while last > first and (g.lower[last - 1] in _PARTICLES or g.lower[last - 1] in ("'s", "’s")):
        last -= 1
    if last <= first:
        return None
    return first, last, title if title is not None and title < first else None


def _of_a_service(g: Grid, k: int, words: PeopleWords) -> bool:
    """ "Infantry", "Police", "District" before a rank."""
    lower = g.lower[k]
    return g.text[k][:1].isupper() and (lower in words.modifiers or lower in words.body_roles or lower in _SERVICES)


def _is_name(g: Grid, first: int, last: int, title: int | None, taken: list[bool], words: PeopleWords) -> bool:
    if title is not None and not all(taken[first:last]):
        return True
    if any(taken[first:last]):
        if title is not None and g.lower[title] in words.title_gender:
            return True
        if not (last - first > 1 and not taken[last - 1] and g.ent[last - 1] == "PERSON"):
            return False
    if g.lower[last - 1] in words.no_person_endings:
        return False
    ents = g.ent[first:last]
    if any(e in _NO_NAME for e in ents):
        return False
    if any(words.noun(w) is not None for w in g.lower[first:last] if w not in _PARTICLES) and last - first < 3:
        return False
    end = last - 1
    thing = g.head[end]
    if (
        g.dep[end] in ("compound", "nmod", "amod")
        and end < thing < end + 7
        and g.tag[thing] in ("NN", "NNS")
        and not words.noun(g.lower[thing])
    ):
        return False
    if _aged(g, last) or _presented(g, first, end, words):
        return True
    if ents.count("PERSON") * 2 >= len(ents):
        before = g.lower[first - 1] if first else ""
        return last - first > 1 or before not in _PLACED
    if last - first > 1 or "PERSON" in ents:
        dep, lemma = g.dep[end], g.lemma[g.head[end]]
        if "ORG" not in ents and "GPE" not in ents:
            return (dep == "nsubj" and lemma in _PERSON_VERBS) or (dep == "nsubjpass" and lemma in _PERSON_PASSIVES)
        return dep == "nsubjpass" and lemma in _PERSON_PASSIVES and last - first in (2, 3)
    return False


def _aged(g: Grid, last: int) -> bool:
    """ "Name, 34," or "Name (34)"."""
    after = g.text[last : last + 3]
    return (
        len(after) == 3
        and after[0] in (",", "(")
        and after[1].isdigit()
        and len(after[1]) == 2
        and after[2] in (",", ")", ".", "and")
    )


def _presented(g: Grid, first: int, end: int, words: PeopleWords) -> bool:
    """A lower-case office or noun of people leads up to it, or stands after it between commas."""
    if first and g.head[first - 1] == end and g.dep[first - 1] in ("compound", "nmod", "amod"):
        noun = words.noun(g.lower[first - 1])
        if noun is not None and not noun.collective and not noun.plural and g.text[first - 1].islower():
            return True
    for k in g.kids[end]:
        if g.dep[k] == "appos" and k > end:
            noun = words.noun(g.lower[k])
            if noun is not None and not noun.collective and not noun.plural:
                return True
    return False


def _gender(g: Grid, title: int | None, words: PeopleWords) -> str | None:
    return None if title is None else words.title_gender.get(g.lower[title])


def _parts(g: Grid, first: int, last: int) -> list[str]:
    """Name parts by which a person is named again: the last, and the first of a name of several."""
    parts = [
        g.text[k]
        for k in range(first, last)
        if g.lower[k] not in _PARTICLES and g.lower[k] not in _SUFFIXES and len(g.text[k]) > 1
    ]
    return [parts[-1], parts[0]] if parts else []


def _joined(g: Grid, first: int, last: int, heads: set[int], taken: list[bool]) -> bool:
    """ "Amir Haddad and Rosa Lind": two or more capitalised words joined to a name by "and"."""
    end = last - 1
    if last - first < 2 or any(taken[first:last]) or any(e in _NO_NAME for e in g.ent[first:last]):
        return False
    return g.dep[end] == "conj" and g.head[end] in heads


def _again(g: Grid, first: int, last: int, known: set[str], taken: list[bool]) -> Name | None:
    for k in range(first, last):
        if g.text[k] in known and (k == first or last - first == 1) and not any(taken[first:last]):
            before = g.lower[first - 1] if first else ""
            if g.ent[k] in ("", "PERSON", "ORG", "GPE") and not (before in _PLACED and g.ent[k] == "GPE"):
                return Name(k, last if last - k <= 3 else k + 1, None, None)
    return None
