"""Who does it and to whom, where a verb tells it: by the verb's frame (see triggers.yaml), in the active and passive.

Each frame is a function of its own; what the nouns that it finds can be is decided in `happening_roles`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.clauses import by_agents, direct_objects, is_passive, prepositional, subject, with_conjuncts
from reportedly.reading.happening_roles import HappeningDraft
from reportedly.reading.telling_words import telling_words
from reportedly.reading.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONTO = ("on", "at", "against", "into", "toward", "towards", "upon")
_FIRE_ON = ("on", "at", "against", "upon", "towards", "into")
_BEFORE = 4  # tokens between a doer and a verb that the parser took for a noun
_AFTER = 2  # tokens between such a verb and the one who suffers it


def read_verb(d: HappeningDraft) -> None:
    """Fills the roles of a draft whose trigger is a verb, in place."""
    token, frame = d.token, d.trigger.frame
    who = subject(token)
    subjects = with_conjuncts(who) if who is not None else []
    objects = direct_objects(token)
    headline = bool(d.found.headline) and d.found.headline[d.h.sentence]
    # headlines leave the auxiliary out: "Milkman shot dead", "Three killed in blast"
    by = by_agents(token)
    bare = not objects and token.tag_ in ("VBN", "VBD") and frame == "harm"
    # headlines leave the auxiliary out ("Milkman shot dead"), and so do conjuncts ("two killed and three wounded")
    passive = is_passive(token) or (bare and (headline or lemma(token) in telling_words().transitive))
    d.h.aftermath = lemma(token) in telling_words().aftermath and passive and not by
    if frame in ("harm", "take", "free", "deliver", "foil"):
        _deed(d, subjects, objects, by, passive=passive)
    elif frame == "undergo":
        _undergone(d, subjects, by)
    elif frame == "burst":
        _burst(d, subjects, objects, by, passive=passive)
    elif frame == "fight":
        d.agents(subjects)
        d.agents([*objects, *by, *prepositional(token, "with", "against", "between")])
    elif frame == "gather":
        d.agents(subjects)
    _mend(d)
    _phrase_objects(d)
    _weapons(d)
    _inside(d)
    victims = {p.entity for p in d.h.patients}
    d.h.agents = [p for p in d.h.agents if p.entity not in victims]


def _deed(d: HappeningDraft, subjects: list[Token], objects: list[Token], by: list[Token], *, passive: bool) -> None:
    """Somebody (the subject) does it to somebody or something (the object); the other way round in the passive."""
    own = [o for o in objects if lemma(o) not in d.phrase()]
    if passive:
        d.patients(subjects)
        d.agents(by)
    else:
        d.agents(subjects)
    d.patients(own)
    d.patients(prepositional(d.token, *_ONTO), soft=True)
    for child in d.token.children:  # "opened fire on": the preposition may hang on the object
        if child.dep_ in ("dobj", "prt", "prep"):
            d.patients(prepositional(child, *_FIRE_ON), soft=True)


def _undergone(d: HappeningDraft, subjects: list[Token], by: list[Token]) -> None:
    """The subject is the one to whom it happens: "the patrol came under fire from the hills"."""
    d.patients(subjects)
    d.agents(by + prepositional(d.token, "from"))
    for child in d.token.children:
        if child.dep_ == "prep":
            for noun in child.children:
                d.agents(prepositional(noun, "from", "by"))


def _burst(d: HappeningDraft, subjects: list[Token], objects: list[Token], by: list[Token], *, passive: bool) -> None:
    """A weapon is the subject ("a bomb went off"), or what it burst in."""
    if passive:
        d.patients(subjects)
        d.agents(by)
        return
    for noun in [*subjects, *objects]:
        if not d.weapon(noun):
            d.patients([noun])


def _mend(d: HappeningDraft) -> None:
    """What the tree does not say: a verb taken for a noun, and the one whom a blast overtakes."""
    token, frame = d.token, d.trigger.frame
    if frame == "harm" and token.pos_ not in ("VERB", "AUX") and not (d.h.patients or d.h.agents):
        _by_order(d)
    if frame in ("harm", "burst", "deliver") and not d.h.patients and token.dep_ == "advcl":
        _overtaken(d)


def _by_order(d: HappeningDraft) -> None:
    """Where the parser took the verb for a noun: who stands just before does it, who stands just after suffers it."""
    at, people, sentence = d.token.i, d.found.people, d.found.sentence
    before = [p for p in people if p.last <= at and at - p.last <= _BEFORE and sentence[p.first] == d.h.sentence]
    after = [p for p in people if 0 <= p.first - d.trigger.last <= _AFTER]
    d.h.agents.extend(before[-1:])
    d.h.patients.extend(after[:1])


def _overtaken(d: HappeningDraft) -> None:
    """ "The judge was walking home when a bomb went off": the one who is overtaken is the one attacked."""
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in ("when", "as", "after") for c in d.token.children):
        matrix = d.token.head
        told = matrix.i in d.found.trigger_at or matrix.i in d.found.cue_tokens
        who = subject(matrix) if not told else None
        if who is not None and matrix.tag_ in ("VBG", "VBD", "VBN"):
            d.patients(with_conjuncts(who), soft=True)


def _phrase_objects(d: HappeningDraft) -> None:
    """Objects under a phrase's own noun: "set fire to the church", "laid siege to the town", "took control of X"."""
    token, doc = d.token, d.found.parsed.doc
    if d.trigger.frame == "harm" and d.trigger.parts:
        for i in d.trigger.parts:
            d.patients(prepositional(doc[i], "to"))
        d.patients(prepositional(token, "to"), soft=True)
    if d.trigger.frame == "take":
        for i in d.trigger.parts:
            d.patients(prepositional(doc[i], "of", "over"))
        d.patients(prepositional(token, "of", "over"))


def _inside(d: HappeningDraft) -> None:
    """ "Blew up a car with two judges inside": those aboard are victims."""
    doc = d.found.parsed.doc
    for noun in prepositional(d.token, "with"):
        after = noun.right_edge.i + 1
        if after < len(doc) and {doc[i].lower_ for i in range(noun.i, min(after + 1, len(doc)))} & {"inside", "aboard"}:
            d.patients([noun])


def _weapons(d: HappeningDraft) -> None:
    """The weapon after a preposition ("with knives"), or the object of a clause of use ("using a drone")."""
    for child in d.token.children:
        if child.dep_ == "prep" and child.lower_ in ("with", "using", "by", "from", "in", "of"):
            for noun in child.children:
                for each in with_conjuncts(noun):
                    d.weapon(each)
        elif child.dep_ in ("advcl", "acl", "xcomp") and lemma(child) in ("use", "wield", "fire", "carry", "throw"):
            for noun in direct_objects(child):
                d.weapon(noun)
