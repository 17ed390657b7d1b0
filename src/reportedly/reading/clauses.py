"""Small questions to the dependency tree: who is the subject, what is the object, how far does a clause reach.

The labels are those of spaCy's English models (ClearNLP style): nsubj, nsubjpass, dobj, agent, pobj, relcl, acl, ...
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})


def with_conjuncts(token: Token) -> list[Token]:
    """A token and the nominals joined to it by "and" and the like."""
    found = [token]
    queue = [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and child.pos_ in NOMINALS | {"ADJ"}:
                found.append(child)
                queue.append(child)
    return found


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, also as a bare participle after its noun ("the officer shot by gunmen")."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass", "agent") for c in verb.children):
        return True
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("nsubj", "aux", "dobj") for c in verb.children)
    ):
        return is_passive(verb.head)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "oprd", "ccomp", "ROOT", "pcomp"):
        have = any(c.dep_ == "aux" and c.lemma_ in ("have", "'ve") for c in verb.children)
        return not have and not any(c.dep_ == "dobj" for c in verb.children)
    return False


def subject(verb: Token) -> Token | None:
    """The grammatical subject of a verb, found also through conjunction, control, relative and participle clauses."""
    seen = 0
    at = verb
    while seen < 8:
        seen += 1
        for child in at.children:
            if child.dep_ in SUBJECTS:
                if child.lower_ in _RELATIVES and at.dep_ in ("relcl", "acl", "ccomp"):
                    return antecedent(at)
                return child
        if at.dep_ == "relcl" or (at.dep_ == "acl" and at.tag_ in ("VBG", "VBN")):
            relative = any(c.lower_ in _RELATIVES and c.dep_ in OBJECTS for c in at.children)
            return None if relative and at != verb else antecedent(at)
        if at.dep_ in ("conj", "xcomp", "advcl", "pcomp", "oprd", "aux", "auxpass", "dep") and at.head != at:
            if (
                at.dep_ == "advcl"
                and any(c.dep_ == "mark" and c.lower_ in ("when", "after", "as", "while", "if") for c in at.children)
                and at.tag_ in ("VBD", "VBZ", "VBP")
            ):
                return None
            if at.dep_ == "pcomp":
                at = at.head.head if at.head.dep_ == "prep" else at.head
            elif at.dep_ == "xcomp" and any(c.dep_ in OBJECTS for c in at.head.children):
                return next(c for c in at.head.children if c.dep_ in OBJECTS)
            else:
                at = at.head
            if at.pos_ not in ("VERB", "AUX"):
                return None
            continue
        return None
    return None


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative or participle clause belongs to."""
    head = verb.head
    return head if head.pos_ in NOMINALS and head != verb else None


def direct_objects(verb: Token) -> list[Token]:
    """Direct objects with their conjuncts; the antecedent where an object relative clause modifies it."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in OBJECTS and child.i > verb.i - 12:
            if child.lower_ in _RELATIVES and verb.dep_ == "relcl":
                noun = antecedent(verb)
                if noun is not None:
                    found.append(noun)
            else:
                found.extend(with_conjuncts(child))
    if not found and verb.dep_ == "relcl" and not is_passive(verb):
        own = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in _RELATIVES]
        noun = antecedent(verb)
        if own and noun is not None:  # "the men they shot"
            found.append(noun)
    return found


def by_agents(verb: Token) -> list[Token]:
    """The "by" agents of a passive, with their conjuncts."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    found.extend(with_conjuncts(noun))
    return found


def prepositional(token: Token, *words: str) -> list[Token]:
    """Nouns that stand after one of the prepositions, directly under a token, with their conjuncts."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in words:
            for noun in child.children:
                if noun.dep_ in ("pobj", "pcomp"):
                    found.extend(with_conjuncts(noun))
    return found


def governors(token: Token) -> Iterator[Token]:
    """The tokens above a token, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def clause_verb(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    if token.pos_ in ("VERB", "AUX"):
        return token
    return next((t for t in governors(token) if t.pos_ in ("VERB", "AUX")), None)


_CUT = frozenset({"advcl", "parataxis", "ccomp", "relcl"})


def clause(verb: Token) -> tuple[int, int]:
    """Tokens [first, last) of a verb's own clause: its subject to its last complement, without clauses that tell more.

    A complement that follows a comma ends the clause, so that the quote stays short.
    """
    sent = verb.sent
    first = last = verb.i
    for child in verb.children:
        if (
            child.dep_ in ("punct", "cc", "mark")
            or (child.dep_ in _CUT)
            or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"))
        ):
            continue
        left, right = child.left_edge.i, child.right_edge.i
        if child.i < verb.i:
            if child.dep_ in SUBJECTS or child.dep_ in ("aux", "auxpass", "neg", "advmod") or left == first - 1:
                first = min(first, left)
        else:
            comma = next((j for j in range(verb.i + 1, right + 1) if verb.doc[j].text in (",", ";", "—", "–")), None)
            if comma is not None and comma > last and child.dep_ not in OBJECTS and comma <= child.i:
                continue
            last = max(last, right)
    if not any(c.dep_ in SUBJECTS for c in verb.children) and verb.dep_ in ("relcl", "acl"):
        noun = antecedent(verb)
        if noun is not None:
            first = min(first, noun.left_edge.i)
    first, last = max(first, sent.start), min(last + 1, sent.end)
    while last - 1 > verb.i and verb.doc[last - 1].is_punct and verb.doc[last - 1].text not in ")”\"’'":
        last -= 1
    return first, last
