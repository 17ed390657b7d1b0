"""A happening in the making: takes the nouns that the dependency tree offers and gives each the role that it can fill.

Verbs and nouns find their nouns in different places (`happening_verbs`, `happening_nouns`); what a noun may be (people,
thing, weapon, ground, matter) is decided here for both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.reading.clauses import direct_objects, prepositional
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.mentions import PersonMention
from reportedly.reading.telling_words import telling_words, things
from reportedly.reading.triggers import Trigger, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_TARGET = 12  # tokens
_OWN = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod"})


class HappeningDraft:
    """One trigger's happening `h` in the making, and what its objects were beside people, targets and weapons."""

    def __init__(self, found: Found, trigger: Trigger, number: int) -> None:
        self.found = found
        self.trigger = trigger
        self.token = found.parsed.doc[trigger.token]
        self.h = Happening(
            number, trigger, trigger.kind, found.judge(trigger.token), found.sentence[trigger.token],
            trigger.first, trigger.last,
        )  # fmt: skip
        self.matter = False  # an object that makes the word no deed ("released a statement")
        self.ground = False  # an object that can be taken as territory
        self.other_object = False  # an object that is neither people, thing, weapon nor place

    def phrase(self) -> set[str]:
        """The words of the phrasal verb itself ("fire" in "opened fire")."""
        return {lemma(self.found.parsed.doc[i]) for i in self.trigger.parts}

    def agents(self, nouns: Iterable[Token]) -> None:
        """Those of the nouns that are people become doers, those that are weapons the weapon."""
        h = self.h
        for noun in nouns:
            if noun.i == self.token.i or noun.i in self.found.trigger_at:
                continue
            if self.weapon(noun):  # "army helicopters": a weapon, and whose it is
                crew = self.found.person_at.get(noun.i)
                if crew is not None and crew.origin.startswith("person-machines") and crew not in h.agents:
                    h.agents.append(crew)
                continue
            person = self.person(noun)
            if person is not None and person.who.count is not None and person.who.count.high == 0:
                continue  # "no group claimed the attack"
            if person is not None and person not in h.agents:
                h.agents.append(person)
            elif person is None:
                for inner in prepositional(noun, "of"):  # "30 kilos of dynamite", "a group of men"
                    if not self.weapon(inner) and (p := self.person(inner)) is not None and p not in h.agents:
                        h.agents.append(p)

    def patients(self, nouns: Iterable[Token], soft: bool = False) -> None:
        """The nouns become victims, targets, weapon or ground. `soft`: after a preposition, where others may stand."""
        h, found = self.h, self.found
        for noun in nouns:
            if noun.i == self.token.i or noun.i in found.trigger_at or found.time_at[noun.i] is not None:
                continue
            person = self.person(noun)
            if not soft and (noun.pos_ == "NUM" or noun.lower_ in telling_words().people_pronouns):
                h.somebody = True
            if person is not None:
                if person not in h.patients and person not in h.agents:
                    h.patients.append(person)
            elif found.weapon_at[noun.i] is not None:
                uses = self.trigger.frame in ("deliver", "foil", "burst", "undergo")
                if uses or lemma(self.token) in telling_words().delivering:
                    self.weapon(noun)
                else:
                    self.target(noun)
            else:
                self._thing(noun, soft)

    def _thing(self, noun: Token, soft: bool) -> None:
        """An object that is neither people nor weapon: a place, a target, ground, matter, or something else."""
        place, word, classes = self.found.place_at[noun.i], lemma(noun), things()
        if place is not None and place.stands_for is None:
            self.ground = self.ground or not soft
            if place.site:
                self.target(noun)
        elif word in classes["targets"]:
            self.target(noun)
            self.ground = self.ground or (word in classes["ground"] and not soft)
        elif word in classes["ground"]:
            self.ground = self.ground or not soft
        elif inner := prepositional(noun, "of"):  # "the front of a bank"
            self.patients(inner, soft)
        elif not soft and word in classes["not_people"]:
            self.matter = True
        elif not soft and noun.pos_ in ("NOUN", "PROPN"):
            self.other_object = True

    def target(self, noun: Token) -> None:
        """A thing becomes a target, with its adjectives and its "of" phrase; the people in it victims."""
        doc = self.found.parsed.doc
        first = min((t.i for t in noun.lefts if t.dep_ in _OWN), default=noun.i)
        last = noun.i + 1
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in ("of", "for"):
                last = max(last, child.right_edge.i + 1)
        first = doc[first].left_edge.i if first < noun.i else first
        if doc[first].dep_ == "det":
            first += 1
        if first < last <= first + _LONGEST_TARGET and (first, last) not in self.h.targets:
            self.h.targets.append((first, last))
        for child in noun.rights:  # "a car carrying two judges"
            if child.dep_ in ("acl", "relcl") and lemma(child) in telling_words().carrying:
                self.patients(direct_objects(child), soft=True)
            elif child.dep_ == "prep" and child.lower_ == "with":
                self.patients(prepositional(noun, "with"), soft=True)

    def weapon(self, noun: Token) -> bool:
        """Takes a noun that heads a weapon's mention as the weapon; whether it does."""
        weapon = self.found.weapon_at[noun.i]
        if weapon is None or weapon.head != noun.i:
            return False
        for child in noun.children:  # "Israeli warplanes", "army helicopters"
            if child.dep_ in ("amod", "compound", "nmod", "poss") and child.i < weapon.first:
                self.modifier(child)
        if any(c.lower_ in telling_words().another for c in noun.children):
            self.h.another = True
        if weapon not in self.h.weapons:
            self.h.weapons.append(weapon)
        return True

    def modifier(self, child: Token) -> None:
        """A word before an act or weapon tells the side ("Israeli"), the weapon ("rocket") or who did it ("army")."""
        place = self.found.place_at[child.i]
        if place is not None and place.stands_for == "people":
            self.h.adjectives.append((place.first, place.last))
        elif not self.weapon(child):
            person = self.found.person_over[child.i]
            if (
                person is not None
                and child.pos_ == "PROPN"
                and person.last <= self.token.i + 1
                and person.head != self.token.i
            ):
                self.h.agents.append(person)

    def person(self, noun: Token) -> PersonMention | None:
        """The mention of people that a noun heads, also through "two of the guards"; None without one."""
        found = self.found
        person = found.person_at.get(noun.i)
        if person is None and (noun.pos_ in ("NUM", "PRON", "DET") or noun.lemma_ in telling_words().quantifiers):
            inner = prepositional(noun, "of")  # "two of the guards"
            person = next((p for n in inner if (p := found.person_at.get(n.i)) is not None), None)
            if person is None:  # "one of the two, an engineer,"
                beside = (c for c in noun.children if c.dep_ == "appos")
                person = next((p for c in beside if (p := found.person_at.get(c.i)) is not None), None)
            if person is None and noun.pos_ == "NUM" and noun.ent_type_ not in ("DATE", "TIME"):
                person = found.person_over[noun.i]
        if person is None and (noun.ent_type_ in ("PERSON", "ORG", "NORP") or noun.pos_ == "PROPN"):
            person = found.person_over[noun.i]
        return person
