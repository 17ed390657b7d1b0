"""Who does it and to whom, where a noun tells it: "the army's shelling of the village", "a clash between A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import Kind
from reportedly.reading.clauses import by_agents, direct_objects, prepositional, subject, with_conjuncts
from reportedly.reading.happening_roles import HappeningDraft
from reportedly.reading.mentions import Modality, Reality
from reportedly.reading.telling_words import telling_words
from reportedly.reading.triggers import Lexicon, lemma, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

# Acts whose noun takes the one who suffers it after "of": "the killing of two judges", but not "a bomb of the rebels".
_DONE_TO = frozenset({
    Kind.KILLING, Kind.EXECUTION, Kind.ABDUCTION, Kind.ARREST, Kind.RELEASE, Kind.DEATH, Kind.STABBING, Kind.SHOOTING,
    Kind.TORTURE, Kind.DISAPPEARANCE, Kind.SHELLING, Kind.BOMBING, Kind.RAID, Kind.SIEGE,
})  # fmt: skip
_CAUSING = ("force", "cause", "prompt", "leave", "follow")  # their object is what came of it, not whom it struck


def read_noun(d: HappeningDraft) -> None:
    """Fills the roles of a draft whose trigger is a noun, in place."""
    token, h = d.token, d.h
    h.rule = "noun@1"
    h.plural = token.tag_ in ("NNS", "NNPS")
    for child in token.children:
        _marked(d, child)
    if d.trigger.kind in _DONE_TO:
        d.patients(prepositional(token, "of"))
    d.patients(prepositional(token, "on", "against", "at", "into", "upon"), soft=True)
    d.agents(prepositional(token, "by", "from"))
    if d.trigger.kind in (Kind.ARMED_CLASH, Kind.RIOT):
        d.agents(prepositional(token, "between", "with", "involving", "among"))
    for noun in prepositional(token, "with", "using", "involving", "of"):
        d.weapon(noun)
    _governing_verb(d)


def _marked(d: HappeningDraft, child: Token) -> None:
    """What a word before the noun says of the act: told before, another one, the latest, whose it was."""
    h = d.h
    if child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those")):
        h.definite = True
    if child.lower_ in telling_words().another:
        h.another = True
    if child.lower_ in ("latest", "recent", "newest"):
        h.latest = True
    if child.dep_ == "poss":
        d.agents([child])
    if child.dep_ in ("compound", "amod", "nmod"):
        d.modifier(child)


def _governing_verb(d: HappeningDraft) -> None:
    """What the verb over the noun adds: "rebels launched an attack", "the town suffered a raid", "the blast hit X"."""
    token, h = d.token, d.h
    verb = token.head
    low = lemma(verb)
    if h.kind in (Kind.PROTEST, Kind.RIOT) and low in telling_words().calling:
        h.modality = Modality(Reality.PLANNED, h.modality.hedged, origin="called-for@1")
    if verb.dep_ == "prep" or verb.pos_ not in ("VERB", "AUX"):
        return
    if token.dep_ in ("dobj", "obj"):
        _as_object(d, verb, low, lexicon())
    elif token.dep_ == "nsubjpass":
        words = lexicon()
        if low in words.light_verbs or low in words.undergo_light_verbs or verb.i in d.found.trigger_at:
            d.agents(by_agents(verb))
    elif token.dep_ == "nsubj" and low in lexicon().occurrence_verbs and low not in _CAUSING:
        d.patients(direct_objects(verb), soft=True)


def _as_object(d: HappeningDraft, verb: Token, low: str, words: Lexicon) -> None:
    """The verb's subject did it ("launched an attack"), or suffered it ("survived an attack")."""
    who = subject(verb)
    if low in words.undergo_light_verbs:
        d.patients([who] if who is not None else [])
    elif (low in words.light_verbs or low == "claim") and who is not None:
        d.agents(with_conjuncts(who))
