"""People whom no list of nouns holds: by the ending of the word, or by what is said to have befallen them.

A list cannot hold every trade of the world. "Brickworkers" and "quarrymen" tell by their endings that they are people;
"a publican was murdered" and "an exporter who was seized" tell by their clause.
"""

from __future__ import annotations

from reportedly.model import Role
from reportedly.reading.people_grid import Grid
from reportedly.reading.roles import Noun, PeopleWords

_PLAIN = frozenset({"NN", "NNS"})
_ARTICLES = frozenset({"a", "an", "the", "another", "his", "her", "their", "one", "two", "this", "that"})


def unlisted(g: Grid, i: int, counted: bool, words: PeopleWords) -> Noun | None:
    """What an unknown common noun tells of people, or None where nothing says that it stands for any."""
    if g.tag[i] not in _PLAIN or len(g.lower[i]) < 4:
        return None
    noun = words.by_ending(g.lower[i])
    if noun is not None:
        return noun
    lemma = g.lemma[i].lower()
    if lemma in words.no_victims or lemma in words.machines or not lemma.isalpha():
        return None
    if _who(g, i) or (_determined(g, i, counted) and _befell(g, i, words)):
        return Noun(lemma, Role.UNKNOWN, g.tag[i] == "NNS", False, None, False, False)
    return None


def _determined(g: Grid, i: int, counted: bool) -> bool:
    """ "A publican", "two publicans", "its publican": not "hope was killed"."""
    return counted or any(g.dep[k] in ("det", "poss", "nummod") and g.lower[k] in _ARTICLES for k in g.kids[i])


def _who(g: Grid, i: int) -> bool:
    """ "an exporter who had been seized": only people are a "who". Not "taken from a field, who were freed"."""
    if g.dep[i] == "pobj" and g.lower[g.head[i]] not in ("by", "of", "with", "for", "to"):
        return False
    for k in g.kids[i]:
        if g.dep[k] == "relcl" and any(g.lower[j] == "who" for j in g.kids[k]):
            many = any(g.lower[j] in ("were", "are", "have") for j in (k, *g.kids[k]))
            one = any(g.lower[j] in ("was", "is", "has") for j in (k, *g.kids[k]))
            return not (many and g.tag[i] == "NN") and not (one and g.tag[i] == "NNS")
    return False


def _befell(g: Grid, i: int, words: PeopleWords) -> bool:
    top = i
    for _ in range(4):  # "a clerk and a publican were shot"
        if g.dep[top] != "conj":
            break
        top = g.head[top]
    head = g.head[top]
    if g.dep[top] in ("nsubjpass", "dobj"):
        return g.lemma[head] in words.befalls_people
    return g.dep[top] == "pobj" and g.lower[head] == "of" and g.lemma[g.head[head]] in words.killings


def befallen(g: Grid, i: int, words: PeopleWords) -> bool:
    """Whether a word that mostly means something else was killed, taken or hurt ("a cook was killed")."""
    return _befell(g, i, words) or (g.dep[i] == "nsubj" and g.lemma[g.head[i]] in ("die", "perish", "succumb"))
