"""How far a noun phrase of people reaches, and what the words in it tell: role, side, age, office.

The parser's tree says where a phrase could end; appositions, relative clauses and what follows a comma are left to
mentions of their own, so that a description stays the report's wording of one person or group.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Role
from reportedly.reading.people_grid import Grid
from reportedly.reading.roles import Noun, PeopleWords, people_words

_LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "predet",
        "nmod",
        "npadvmod",
        "quantmod",
        "advmod",
        "neg",
        "case",
        "nounmod",
    }
)
_WIDEST = 24  # tokens of a phrase
_BREAKS = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"', "...", "…", "."})
_SPEAKS_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "candidate", "representative", "minister", "secretary", "commissioner"}
)
_SENT_TO = frozenset({"ambassador", "envoy", "adviser", "advisor", "aide"})
_ARTICLES = frozenset({"the", "a", "an", "whose"})
_CLAD = frozenset({"dressed", "wearing", "disguised", "clad", "armed"})


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words of one phrase tell of its people."""

    role: Role
    side: str | None
    age: int | None
    office: bool  # the head noun names an office


def phrase(g: Grid, head: int, noun_first: int, words: PeopleWords) -> tuple[int, int]:
    """Tokens [first, last) of the phrase around a head noun whose own words begin at `noun_first`."""
    return left_edge(g, head, noun_first), right_edge(g, head, words)


def left_edge(g: Grid, head: int, noun_first: int) -> int:
    """The first token of a phrase: its article, or its first modifier."""
    first = noun_first
    bottom = max(g.bounds[g.sentence[head]][0], head - _WIDEST // 2)
    for k in reversed(g.kids[head]):
        if k >= first:
            continue
        if k < bottom or (g.dep[k] not in _LEFT and not (g.dep[k] == "punct" and g.tag[k] == "HYPH")):
            break
        reach = max(g.left[k], bottom)
        if any(_breaks(g, j) for j in range(k, first)):
            break
        first = min(first, k if any(_breaks(g, j) for j in range(reach, k)) else reach)
    # "through the Red Cross a soldier", "a private and two corporals": an article or a number opens a phrase of its own
    for k in range(noun_first - 1, first, -1):
        if g.lower[k] in ("a", "an", "the") and g.lower[k - 1] not in (
            "all",
            "both",
            "half",
            "of",
            "such",
            "many",
            "what",
        ):
            first = k
            break
        if g.pos[k] == "CCONJ" and g.tag[k + 1] in ("CD", "DT", "PRP$") and k + 1 < noun_first:
            first = k + 1
            break
    # "pro-Russia mayor", "ex-soldier": the parser often leaves prefix and hyphen hanging
    while first - 2 >= bottom and g.text[first - 1] in "-–" and g.text[first - 2].isalpha():
        first -= 2
    while first < head and (
        g.pos[first] in ("PUNCT", "CCONJ", "ADP", "SCONJ") and g.lower[first] not in ("pro", "anti", "ex")
    ):
        if (
            g.dep[first] == "quantmod"
            or g.ent[first] == "CARDINAL"
            or g.lower[first] in ("at", "over", "about", "around", "up")
        ):
            break
        first += 1
    return first


def _breaks(g: Grid, token: int) -> bool:
    """Punctuation that ends a phrase: a comma, a bracket, a dash with blanks around it."""
    return (g.text[token] in _BREAKS and g.text[token] != ".") or g.tag[token] == ":"


def right_edge(g: Grid, head: int, words: PeopleWords) -> int:
    """Where a phrase ends: after "of …", "in uniform", "from …"; before commas, clauses and circumstances."""
    last = head + 1
    stop = min(g.bounds[g.sentence[head]][1], head + _WIDEST)
    while last < stop:
        lower = g.lower[last]
        before = last
        if g.tag[last + 1 : last + 2] == ["VBG"] and g.head[last + 1] == last:
            break  # "accused the rebels of hiding arms"
        if lower == "of" and (g.head[last] >= head or g.head[last] == head):
            last = _prepositional(g, last, max(g.right[last], last + 1), stop)
        elif lower in ("for", "to", "in", "at", "from") and g.head[last] == head and _belongs(g, head, last, words):
            last = _prepositional(g, last, g.right[last], stop)
        elif lower in ("in", "with") and last + 1 < stop and _clad(g, last, stop, words):
            last = _prepositional(g, last, max(g.right[last], last + 2), min(stop, last + 5))
        elif lower in _CLAD and g.head[last] == head:
            last = _prepositional(g, last, min(g.right[last], last + 6), stop)
        else:
            break
        if last == before:
            break
    return last


def _belongs(g: Grid, head: int, at: int, words: PeopleWords) -> bool:
    preposition, noun = g.lower[at], g.lower[head]
    if preposition == "for":
        return noun in _SPEAKS_FOR
    if preposition == "to":
        return noun in _SENT_TO
    if preposition == "from":
        return g.right[at] - at <= 5
    return (
        noun in words.offices
        and g.right[at] - at <= 7
        and not any(g.ent[k] in ("DATE", "TIME") for k in range(at, g.right[at]))
    )


def _clad(g: Grid, at: int, stop: int, words: PeopleWords) -> bool:
    return any(g.lower[k] in words.garb for k in range(at + 1, min(stop, at + 5)))


def _prepositional(g: Grid, at: int, right: int, stop: int) -> int:
    """The end of a prepositional phrase that begins at `at`: at the first comma, clause or verb."""
    k = at + 1
    end = min(right, stop)
    while k < end:
        if g.text[k] in _BREAKS or g.tag[k] in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "WP$", "TO"):
            break
        if g.tag[k] in ("VBN", "VBG") and g.dep[k] in ("acl", "relcl", "advcl", "ROOT"):
            break
        if g.dep[k] in ("relcl", "appos", "mark"):
            break
        if g.dep[k] == "cc" and k + 1 < end and g.pos[k + 1] == "VERB":
            break
        k += 1
    while k > at + 1 and (g.pos[k - 1] in ("ADP", "CCONJ", "DET", "PUNCT") and g.text[k - 1] not in "'\"”"):
        k -= 1
    return k if k > at + 1 else at


def trim(g: Grid, first: int, last: int) -> int:
    """The first token after the leading article, or after "six of them"."""
    for k in range(first + 1, min(last - 1, first + 5)):
        if g.lower[k - 1] == "of" and g.lower[k] in ("them", "whom"):
            return k + 1
    while first < last - 1 and g.lower[first] in _ARTICLES:
        first += 1
    return first


def tells(
    g: Grid, first: int, last: int, head: int, noun: Noun, *, group_role: Role | None, words: PeopleWords
) -> Telling:
    """Role, side and age from the words of one phrase. What they leave open stays open."""
    side = side_of(g, first, head, words)
    role = _role(g, first, last, head, noun, group_role=group_role, words=words)
    return Telling(role, side, age_of(g, first, head), g.lower[head] in words.offices)


def _role(
    g: Grid, first: int, last: int, head: int, noun: Noun, *, group_role: Role | None, words: PeopleWords
) -> Role:
    before = g.lower[first:head]
    told = next((words.modifiers[w] for w in before if w in words.modifiers), None)
    armed = g.lower[head] in words.armed_heads or noun.lemma in words.armed_heads
    if "former" in before or "ex" in before or "retired" in before:
        return Role.UNKNOWN
    if group_role is not None and (noun.role in (Role.UNKNOWN, Role.STATE_FORCES, Role.OFFICIAL) or armed):
        return group_role
    if noun.role in (Role.STATE_FORCES, Role.MILITIA) and told in (Role.REBEL, Role.PEACEKEEPER):
        return told
    if noun.role is not Role.UNKNOWN and not (noun.role is Role.OFFICIAL and told is Role.STATE_FORCES and armed):
        return noun.role
    if told is not None and (told not in (Role.STATE_FORCES, Role.OFFICIAL) or armed):
        return told
    if noun.lemma in ("force", "forces", "unit", "patrol", "brigade", "battalion", "commander"):
        national = any(g.ent[k] in ("NORP", "GPE") for k in range(first, head))
        if national and not any(w in words.stateless or w in ("pro", "anti", *words.backed) for w in before):
            return Role.STATE_FORCES
    if noun.role is Role.UNKNOWN and g.lower[head + 1 : head + 2] == ["of"] and (noun.plural or armed):
        of = next((words.modifiers[w] for w in g.lower[head + 2 : last] if w in words.modifiers), None)
        if of in (Role.REBEL, Role.MILITIA):  # "members of the separatist movement"
            return of
    if g.lower[head] in words.offices and noun.role is Role.UNKNOWN:
        for k in (*range(head - 1, first - 1, -1), *range(head + 1, last)):
            if g.lower[k] in words.body_roles:
                return words.body_roles[g.lower[k]]
    return noun.role


def side_of(g: Grid, first: int, head: int, words: PeopleWords) -> str | None:
    """The side that the words put them on: "pro-Russian", "Moscow-installed", "Israeli troops"; as worded."""
    for k in range(first, head):
        lower = g.lower[k]
        if lower in ("pro", "anti") and g.text[k + 1] in "-–" and k + 2 < head:
            return g.text[k + 2] if lower == "pro" else None
        if lower.startswith("pro-") and len(lower) > 5:
            return g.text[k][4:]
        if lower in words.backed and k - 2 >= first and g.text[k - 1] in "-–":
            return g.text[k - 2]
    for k in range(first, head):
        if (
            g.ent[k] in ("NORP", "GPE")
            and g.text[k][:1].isupper()
            and g.head[k] == head
            and g.dep[k] in ("amod", "compound", "poss", "nmod")
        ):
            return g.text[k]
    return None


def age_of(g: Grid, first: int, head: int) -> int | None:
    """ "a 34-year-old farmer"; "the man, 34,"; "a boy aged 12"; "Smith (34)"."""
    for k in range(first, head):
        if g.lower[k] in ("year", "years") and "old" in g.lower[k + 1 : k + 3] and k >= 1:
            at = k - 2 if g.text[k - 1] in "-–" else k - 1
            return _number(g, at) if at >= 0 else None
    after = g.lower[head + 1 : head + 6]
    if after[:1] == ["of"] and age_follows(g, head):
        return _number(g, head + 2)
    if len(after) > 1 and after[0] in (",", "(") and after[1].isdigit() and len(after[1]) < 3:
        closed = len(after) < 3 or after[2] in (",", ")", ".", ";", "and", "was", "of")
        return int(after[1]) if closed else None
    for k in range(len(after) - 1):
        if after[k] == "aged" and after[k + 1].isdigit() and k <= 1:
            follows = after[k + 2 : k + 3]
            return None if follows and follows[0] in ("to", "and", "-", "between") else int(after[k + 1])
    if len(after) > 4 and after[0] == "," and after[2] in ("-", "years") and after[1].isdigit():
        return int(after[1])
    return None


def age_follows(g: Grid, head: int) -> bool:
    """ "a boy of nine", "a shepherd of 14": the number after "of" is an age. Not "a father of three"."""
    noun = people_words().noun(g.lower[head])
    if noun is None or noun.plural or noun.collective or head + 2 >= g.size or g.lower[head + 1] != "of":
        return False
    if not (noun.minor or noun.lemma in _AGED or (noun.role is Role.CIVILIAN and noun.lemma not in _KIN)):
        return False
    if g.tag[head] not in ("NN", "NNP") or _number(g, head + 2) is None or head + 3 >= g.size:
        return False
    return g.tag[head + 3][:2] not in ("NN", "JJ", "CD") and g.lower[head + 3] not in ("of", "-", "percent", "%")


_AGED = frozenset({"man", "woman", "youth", "teenager", "adolescent", "teen", "lad", "youngster"})
_KIN = frozenset(
    {
        *("mother", "father", "parent", "widow", "widower", "grandmother", "grandfather", "stepmother", "stepfather"),
        *("uncle", "aunt", "brother", "sister", "owner", "teacher", "friend", "doctor", "player", "family"),
    }
)


def _number(g: Grid, at: int) -> int | None:
    word = g.lower[at]
    if word.isdigit():
        return int(word) if len(word) <= 3 else None
    return _AGES.index(word) + 1 if word in _AGES else None


_AGES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
