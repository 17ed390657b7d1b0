"""From trigger words to happenings: what is told, who did it, to whom, to what, with what, where and when.

A happening is one mention; joining decides later which mentions tell of one incident. Every role comes from the
dependency tree through the trigger's frame (see triggers.yaml).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.model import Field, Kind, Role
from reportedly.reading.clauses import (
    SUBJECTS,
    by_agents,
    clause,
    clause_verb,
    direct_objects,
    is_passive,
    prepositional,
    subject,
    with_conjuncts,
)
from reportedly.reading.found import Found
from reportedly.reading.mentions import Modality, PersonMention, PlaceMention, Reality, TimeMention
from reportedly.reading.tolls import TollMention
from reportedly.reading.triggers import Trigger, WeaponMention, lemma, lexicon
from reportedly.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

GENERIC = frozenset({Kind.ATTACK, Kind.KILLING, Kind.DEATH, Kind.EXPLOSION})
_AT = ("on", "against", "at", "into", "toward", "towards", "upon", "in")
_ARMED_ROLES = frozenset({Role.STATE_FORCES, Role.POLICE, Role.REBEL, Role.MILITIA})
_PEOPLE_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "him",
        "her",
        "they",
        "them",
        "others",
        "both",
        "many",
        "some",
        "several",
        "who",
        "us",
        "me",
    }
)
_CUSTODY = frozenset(
    {
        "custody",
        "detention",
        "cell",
        "lock",
        "lockup",
        "jail",
        "prison",
        "interrogation",
        "barracks",
        "station",
        "sole",
        "cable",
    }
)
_ANOTHER = frozenset(
    {"another", "separate", "second", "third", "fourth", "similar", "other", "different", "further", "new"}
)
_RUNAWAYS = frozenset(
    {"gunman", "attacker", "assailant", "driver", "suspect", "man", "killer", "robber", "thief", "they", "he", "who"}
)
_AIRBORNE = frozenset({Kind.AIR_STRIKE, Kind.DRONE_STRIKE, Kind.MISSILE_STRIKE})
_BLASTING = frozenset({Kind.SHELLING, Kind.GRENADE_ATTACK, Kind.BOMBING, Kind.CHEMICAL_ATTACK, Kind.CRACKDOWN})
_HOUSES = frozenset(
    {"house", "home", "building", "flat", "apartment", "compound", "hideout", "farmhouse", "mosque", "school", "hotel"}
)
_TOO_MANY = 2000  # people killed, taken or held: a figure of years, unless a day is given
_DELIVERING = frozenset({"fire", "launch", "lob", "hurl", "throw", "shoot"})
_AFTERMATH = frozenset({"damage", "destroy", "wreck"})
_QUANTIFIERS = frozenset(
    {
        "dozen",
        "score",
        "hundred",
        "thousand",
        "number",
        "group",
        "handful",
        "majority",
        "half",
        "most",
        "some",
        "several",
        "many",
        "rest",
        "remains",
        "body",
    }
)


@dataclass
class Happening:
    """One mention of an incident. Token ranges are [first, last); `partners` number the happenings of the same act."""

    number: int
    trigger: Trigger
    kind: Kind
    modality: Modality
    sentence: int
    first: int
    last: int
    agents: list[PersonMention] = field(default_factory=list)
    patients: list[PersonMention] = field(default_factory=list)
    targets: list[tuple[int, int]] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    tolls: list[TollMention] = field(default_factory=list)
    adjectives: list[tuple[int, int]] = field(default_factory=list)  # "Israeli" in "an Israeli air strike": a side
    partners: set[int] = field(default_factory=set)
    apart_from: set[int] = field(default_factory=set)  # those that a time stands between: "two days after X, Y"
    definite: bool = False
    another: bool = False
    somebody: bool = False  # people are meant without being named: "twelve were released"
    aftermath: bool = False  # "several houses were damaged": what came of an act
    elsewhere: bool = False  # its sentence opens with a mark of another story ("In a separate attack, ...")
    latest: bool = False  # "the latest attack"
    plural: bool = False
    count: int | None = None
    rule: str = "verb@1"

    @property
    def noun(self) -> bool:
        return self.trigger.noun

    @property
    def outcome_only(self) -> bool:
        """Whether it tells what came of an act, and not by what means: "killed", but not "a car bomb killed"."""
        return (
            self.aftermath
            or self.rule == "toll@1"
            or (self.trigger.outcome is not None
            and self.kind in (Kind.KILLING, Kind.DEATH, Kind.ATTACK))
        )


@lru_cache(maxsize=1)
def things() -> dict[str, frozenset[str]]:
    """The noun classes of things.yaml."""
    raw = load_vocabulary("reportedly.reading", "things.yaml", dict[str, list[str]])
    return {name: frozenset(words) for name, words in raw.items()}


def find_happenings(found: Found) -> tuple[list[Happening], list[tuple[Trigger, str]]]:
    """All happenings of a text in order, and the triggers that became none with the reason why."""
    kept: list[Happening] = []
    dropped: list[tuple[Trigger, str]] = []
    for trigger in found.triggers:
        token = found.parsed.doc[trigger.token]
        if found.dateline[trigger.token] or found.time_at[trigger.token] is not None:
            continue
        happening = _Builder(found, trigger, token, len(kept)).build()
        if isinstance(happening, str):
            dropped.append((trigger, happening))
        else:
            kept.append(happening)
    _attach_tolls(found, kept)
    return kept, dropped


class _Builder:
    """Builds one happening from one trigger."""

    def __init__(self, found: Found, trigger: Trigger, token: Token, number: int) -> None:
        self.found = found
        self.trigger = trigger
        self.token = token
        self.h = Happening(
            number,
            trigger,
            trigger.kind,
            found.judge(trigger.token),
            found.sentence[trigger.token],
            trigger.first,
            trigger.last,
        )
        self.matter = False  # an object that makes the word no deed ("released a statement")
        self.ground = False
        self.other_object = False  # an object that is neither people, thing, weapon nor place

    def build(self) -> Happening | str:
        """The happening, or why there is none."""
        (self._noun if self.trigger.noun else self._verb)()
        self.h.elsewhere = self._elsewhere()
        if self.matter:
            return "its object is no person, thing or place that this can be done to"
        frame = self.trigger.frame
        if frame == "take" and not self._settle_take():
            return "what is taken is neither a place nor people"
        if frame == "undergo" and self.trigger.kind is Kind.TERRITORY_TAKEN and not self.ground:
            means = next((w.means for w in self.h.weapons if w.means), None)
            if means is None:
                return "what falls is no place"
            self.h.kind = means
        if frame == "free" and not self.h.patients and not self.h.somebody:
            return "nobody is let go"
        if frame in ("deliver", "foil") and not any(w.means for w in self.h.weapons):
            return "no weapon is used"
        if frame == "burst" and self.trigger.weak and not self.h.weapons:
            return "no weapon is its subject"
        self._means()
        reason = self._unfit()
        if reason:
            return reason
        if self.trigger.weak and not self._supported():
            return "a weak word without people, weapon, place or time beside it"
        self._quote()
        return self.h

    def _elsewhere(self) -> bool:
        """Whether the sentence opens with words that turn to another story: "Elsewhere", "In a separate incident"."""
        start, end = self.found.sentence_bounds[self.h.sentence]
        doc = self.found.parsed.doc
        opening = [doc[i].lower_ for i in range(start, min(start + 5, end))]
        if self.token.i - start < 2:
            return False
        return (
            opening[0] in ("elsewhere", "separately", "meanwhile")
            or (bool({"separate", "another", "unrelated"} & set(opening))
            and opening[0] in ("in", "at", "on"))
        )

    # -- verbs

    def _verb(self) -> None:
        token, frame = self.token, self.trigger.frame
        who = subject(token)
        objects = direct_objects(token)
        headline = bool(self.found.headline) and self.found.headline[self.h.sentence]
        # headlines leave the auxiliary out: "Milkman shot dead", "Three killed in blast"
        passive = is_passive(token) or (headline and not objects and token.tag_ in ("VBN", "VBD") and frame == "harm")
        by = by_agents(token)
        self.h.aftermath = lemma(token) in _AFTERMATH and passive and not by
        if frame in ("harm", "take", "free", "deliver", "foil"):
            if passive:
                self._patients(with_conjuncts(who) if who is not None else [])
                self._agents(by)
                self._patients([o for o in objects if lemma(o) not in self._phrase()])
            else:
                self._agents(with_conjuncts(who) if who is not None else [])
                self._patients([o for o in objects if lemma(o) not in self._phrase()])
            self._patients(prepositional(token, "on", "at", "against", "into", "toward", "towards", "upon"), soft=True)
            for child in token.children:  # "opened fire on": the preposition may hang on the object
                if child.dep_ in ("dobj", "prt", "prep"):
                    self._patients(prepositional(child, "on", "at", "against", "upon", "towards", "into"), soft=True)
        elif frame == "undergo":
            self._patients(with_conjuncts(who) if who is not None else [])
            self._agents(by + prepositional(token, "from"))
            for child in token.children:
                if child.dep_ == "prep":
                    for noun in child.children:
                        self._agents(prepositional(noun, "from", "by"))
        elif frame == "burst":
            if passive:
                self._patients(with_conjuncts(who) if who is not None else [])
                self._agents(by)
            else:
                for noun in [*(with_conjuncts(who) if who is not None else []), *objects]:
                    if not self._weapon(noun):
                        self._patients([noun])
        elif frame == "fight":
            self._agents(with_conjuncts(who) if who is not None else [])
            self._agents([*objects, *by, *prepositional(token, "with", "against", "between")])
        elif frame == "gather":
            self._agents(with_conjuncts(who) if who is not None else [])
        if frame == "harm" and token.pos_ not in ("VERB", "AUX") and not (self.h.patients or self.h.agents):
            self._by_order(token)
        if frame in ("harm", "burst", "deliver") and not self.h.patients and token.dep_ == "advcl":
            self._overtaken(token)
        if frame == "harm" and self.trigger.parts:  # "set fire to the church", "laid siege to the town"
            for i in self.trigger.parts:
                self._patients(prepositional(self.found.parsed.doc[i], "to"))
            self._patients(prepositional(token, "to"), soft=True)
        if frame == "take":  # "took control of the town": the place stands under the phrase's own object
            for i in self.trigger.parts:
                self._patients(prepositional(self.found.parsed.doc[i], "of", "over"))
            self._patients(prepositional(token, "of", "over"))
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("with", "using", "by", "from", "in", "of"):
                for noun in child.children:
                    for each in with_conjuncts(noun):
                        self._weapon(each)
            elif child.dep_ in ("advcl", "acl", "xcomp") and lemma(child) in ("use", "wield", "fire", "carry", "throw"):
                for noun in direct_objects(child):
                    self._weapon(noun)

    def _by_order(self, token: Token) -> None:
        """Where the parser took the verb for a noun: who stands just before does it, who stands just after suffers it."""
        before = [
            p
            for p in self.found.people
            if p.last <= token.i and token.i - p.last <= 4 and self.found.sentence[p.first] == self.h.sentence
        ]
        after = [p for p in self.found.people if 0 <= p.first - self.trigger.last <= 2]
        self.h.agents.extend(before[-1:])
        self.h.patients.extend(after[:1])

    def _overtaken(self, token: Token) -> None:
        """ "The judge was walking home when a bomb went off": the one who is overtaken is the one attacked."""
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in ("when", "as", "after") for c in token.children):
            matrix = token.head
            who = (
                subject(matrix)
                if matrix.i not in self.found.trigger_at and matrix.i not in self.found.cue_tokens
                else None
            )
            if who is not None and matrix.tag_ in ("VBG", "VBD", "VBN"):
                self._patients(with_conjuncts(who), soft=True)

    def _phrase(self) -> set[str]:
        """The words of the phrasal verb itself ("fire" in "opened fire")."""
        return {lemma(self.found.parsed.doc[i]) for i in self.trigger.parts}

    def _agents(self, nouns: Iterable[Token]) -> None:
        for noun in nouns:
            if noun.i == self.token.i or self._weapon(noun) or noun.i in self.found.trigger_at:
                continue
            person = self._person(noun)
            if person is not None and person not in self.h.agents:
                self.h.agents.append(person)
            elif person is None:
                for inner in prepositional(noun, "of"):  # "30 kilos of dynamite", "a group of men"
                    if not self._weapon(inner) and (p := self._person(inner)) is not None and p not in self.h.agents:
                        self.h.agents.append(p)

    def _patients(self, nouns: Iterable[Token], soft: bool = False) -> None:
        for noun in nouns:
            if noun.i == self.token.i or noun.i in self.found.trigger_at:
                continue
            place = self.found.place_at[noun.i]
            time = self.found.time_at[noun.i]
            if time is not None:
                continue
            word = lemma(noun)
            person = self._person(noun)
            if not soft and (noun.pos_ == "NUM" or noun.lower_ in _PEOPLE_PRONOUNS):
                self.h.somebody = True
            if person is not None:
                if person not in self.h.patients and person not in self.h.agents:
                    self.h.patients.append(person)
            elif self.found.weapon_at[noun.i] is not None:
                if self.trigger.frame in ("deliver", "foil", "burst", "undergo") or lemma(self.token) in _DELIVERING:
                    self._weapon(noun)
                else:
                    self._target(noun)
            elif place is not None and place.stands_for is None:
                self.ground = self.ground or not soft
                if place.site:
                    self._target(noun)
            elif word in things()["targets"]:
                self._target(noun)
                self.ground = self.ground or (word in things()["ground"] and not soft)
            elif word in things()["ground"]:
                self.ground = self.ground or not soft
            elif inner := prepositional(noun, "of"):  # "the front of a bank"
                self._patients(inner, soft)
            elif not soft and word in things()["not_people"]:
                self.matter = True
            elif not soft and noun.pos_ in ("NOUN", "PROPN"):
                self.other_object = True

    def _target(self, noun: Token) -> None:
        first = min(
            (t.i for t in noun.lefts if t.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod")), default=noun.i
        )
        last = noun.i + 1
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in ("of", "for"):
                last = max(last, child.right_edge.i + 1)
        first = self.found.parsed.doc[first].left_edge.i if first < noun.i else first
        if self.found.parsed.doc[first].dep_ == "det":
            first += 1
        if first < last <= first + 12 and (first, last) not in self.h.targets:
            self.h.targets.append((first, last))
        for child in noun.rights:  # "a car carrying two judges"
            if child.dep_ in ("acl", "relcl") and lemma(child) in (
                "carry",
                "transport",
                "take",
                "bring",
                "ferry",
                "escort",
                "hold",
            ):
                self._patients(direct_objects(child), soft=True)
            elif child.dep_ == "prep" and child.lower_ == "with":
                self._patients(prepositional(noun, "with"), soft=True)

    def _weapon(self, noun: Token) -> bool:
        weapon = self.found.weapon_at[noun.i]
        if weapon is None or weapon.head != noun.i:
            return False
        for child in noun.children:  # "Israeli warplanes", "army helicopters"
            if child.dep_ in ("amod", "compound", "nmod", "poss") and child.i < weapon.first:
                self._modifier(child)
        if any(c.lower_ in _ANOTHER for c in noun.children):
            self.h.another = True
        if weapon not in self.h.weapons:
            self.h.weapons.append(weapon)
        return True

    def _person(self, noun: Token) -> PersonMention | None:
        person = self.found.person_at.get(noun.i)
        if person is None and (
            noun.pos_ in ("NUM", "PRON", "DET") or noun.lemma_ in _QUANTIFIERS
        ):  # "two of the guards"
            inner = prepositional(noun, "of")
            person = next((p for n in inner if (p := self.found.person_at.get(n.i)) is not None), None)
            if person is None:  # "one of the two, an engineer,"
                person = next(
                    (
                        p
                        for c in noun.children
                        if c.dep_ == "appos" and (p := self.found.person_at.get(c.i)) is not None
                    ),
                    None,
                )
            if person is None and noun.pos_ == "NUM" and noun.ent_type_ not in ("DATE", "TIME"):
                person = self.found.person_over[noun.i]
        if person is None and (noun.ent_type_ in ("PERSON", "ORG", "NORP") or noun.pos_ == "PROPN"):
            person = self.found.person_over[noun.i]
        return person

    # -- nouns

    def _noun(self) -> None:
        token = self.token
        h = self.h
        h.rule = "noun@1"
        h.plural = token.tag_ in ("NNS", "NNPS")
        for child in token.children:
            if (
                (child.dep_ == "det"
                and child.lower_ in ("the", "this", "that", "these", "those"))
                or child.dep_ == "poss"
            ):
                h.definite = True
            if child.lower_ in _ANOTHER:
                h.another = True
            if child.lower_ in ("latest", "recent", "newest"):
                h.latest = True
            if child.dep_ == "poss":
                self._agents([child])
            if child.dep_ in ("compound", "amod", "nmod"):
                self._modifier(child)
        killing = self.trigger.kind in (
            Kind.KILLING,
            Kind.EXECUTION,
            Kind.ABDUCTION,
            Kind.ARREST,
            Kind.RELEASE,
            Kind.DEATH,
            Kind.STABBING,
            Kind.SHOOTING,
            Kind.TORTURE,
            Kind.DISAPPEARANCE,
            Kind.SHELLING,
            Kind.BOMBING,
            Kind.RAID,
            Kind.SIEGE,
        )
        if killing:
            self._patients(prepositional(token, "of"))
        self._patients(prepositional(token, "on", "against", "at", "into", "upon"), soft=True)
        self._agents(prepositional(token, "by", "from"))
        if self.trigger.kind in (Kind.ARMED_CLASH, Kind.RIOT):
            self._agents(prepositional(token, "between", "with", "involving", "among"))
        for noun in prepositional(token, "with", "using", "involving", "of"):
            self._weapon(noun)
        self._governing_verb()

    def _modifier(self, child: Token) -> None:
        place = self.found.place_at[child.i]
        if place is not None and place.stands_for == "people":
            self.h.adjectives.append((place.first, place.last))
        elif not self._weapon(child):
            person = self.found.person_over[child.i]
            if (
                person is not None
                and child.pos_ == "PROPN"
                and person.last <= self.token.i + 1
                and person.head != self.token.i
            ):
                self.h.agents.append(person)

    def _governing_verb(self) -> None:
        token = self.token
        verb = token.head
        if self.h.kind in (Kind.PROTEST, Kind.RIOT) and lemma(verb) in ("call", "announce", "plan", "schedule", "urge"):
            self.h.modality = Modality(Reality.PLANNED, self.h.modality.hedged, origin="called-for@1")
        if verb.dep_ == "prep":
            return
        if verb.pos_ not in ("VERB", "AUX"):
            return
        words = lexicon()
        low = lemma(verb)
        who = subject(verb)
        if token.dep_ in ("dobj", "obj"):
            if low in words.undergo_light_verbs:
                self._patients([who] if who is not None else [])
            elif (low in words.light_verbs or low == "claim") and who is not None:
                self._agents(with_conjuncts(who))
        elif token.dep_ == "nsubjpass":
            if low in words.light_verbs or low in words.undergo_light_verbs or verb.i in self.found.trigger_at:
                self._agents(by_agents(verb))
        elif (
            token.dep_ == "nsubj"
            and low in words.occurrence_verbs
            and low not in ("force", "cause", "prompt", "leave", "follow")
        ):
            self._patients([o for o in direct_objects(verb)], soft=True)

    # -- what it amounts to

    def _settle_take(self) -> bool:
        if self.trigger.noun:
            return True
        if self.ground or any(p.stands_for is None for p in self.h.places):
            self.h.kind = Kind.TERRITORY_TAKEN
            return True
        if self.h.patients:
            official = any(p.who.role in (Role.STATE_FORCES, Role.POLICE) for p in self.h.agents)
            doc = self.found.parsed.doc
            sought = any(
                lemma(doc[p.head]) in things()["armed"] | {"suspect", "fugitive", "smuggler"} for p in self.h.patients
            )
            sought = sought and not any(p.who.role in (Role.REBEL, Role.MILITIA) for p in self.h.agents)
            self.h.kind = Kind.ARREST if official or (sought and not self.h.agents) else Kind.ABDUCTION
            return True
        return False

    def _means(self) -> None:
        """The kind that the weapon, or the one who wields it, makes of a general word."""
        h = self.h
        for weapon in h.weapons:
            if weapon.means is None:
                continue
            if h.kind in GENERIC or h.trigger.frame in ("deliver", "foil", "burst") or (h.kind is Kind.BOMBING and weapon.means in (Kind.SUICIDE_BOMBING, Kind.AIR_STRIKE, Kind.DRONE_STRIKE)):
                h.kind = weapon.means
        official = bool(h.agents) and all(p.who.role in (Role.STATE_FORCES, Role.POLICE) for p in h.agents)
        if (
            h.kind is Kind.ABDUCTION
            and not h.noun
            and official
            and lemma(self.token) not in ("kidnap", "abduct", "hijack", "drag", "grab", "snatch")
            and "hostage" not in self._phrase()
        ):
            h.kind = Kind.ARREST
        if (
            h.kind is Kind.SIEGE
            and not h.noun
            and any(
                lemma(self.found.parsed.doc[last - 1]) in _HOUSES
                or {lemma(self.found.parsed.doc[i]) for i in range(first, last)} & _HOUSES
                for first, last in h.targets
            )
        ):
            h.kind = Kind.RAID
        if h.kind is Kind.INTERCEPTION and h.patients and not h.targets and not h.weapons:
            h.kind = Kind.SHOOTING
        if h.noun and h.kind is Kind.ABDUCTION and self.ground and not h.patients:
            h.kind = Kind.TERRITORY_TAKEN
        if h.kind in (Kind.SHOOTING, Kind.BOMBING, Kind.SHELLING, Kind.RAID):
            other = next(
                (
                    w.means
                    for w in h.weapons
                    if w.means in _AIRBORNE or (h.kind is Kind.SHOOTING and w.means in _BLASTING)
                ),
                None,
            )
            h.kind = other or h.kind
        if (
            h.kind is Kind.ATTACK
            and not h.noun
            and lemma(self.token) in ("beat", "flog", "whip", "burn", "electrocute")
        ):
            near = {lemma(t) for t in self.token.subtree}
            if near & _CUSTODY and (official or "custody" in near or "detention" in near):
                h.kind = Kind.TORTURE
        wielders = lexicon().wielders
        if h.kind in GENERIC:
            doc = self.found.parsed.doc
            for person in h.agents:
                if h.kind in (Kind.KILLING, Kind.EXPLOSION) and lemma(doc[person.head]) in wielders:
                    h.kind = wielders[lemma(doc[person.head])]

    def _unfit(self) -> str | None:
        """Why a word that is an act elsewhere is none here, or None."""
        h, doc = self.h, self.found.parsed.doc
        if h.kind is Kind.DISPLACEMENT and h.patients and not h.noun:
            armed = things()["armed"]
            if all(p.who.role in _ARMED_ROLES or lemma(doc[p.head]) in armed | _RUNAWAYS for p in h.patients):
                return "armed men who flee are not displaced"
        if (
            h.kind is Kind.SIEGE
            and not h.noun
            and any(self.found.place_at[n.i] is not None for n in by_agents(self.token))
        ):
            return "it only lies within another place"
        if h.kind is Kind.PROTEST and any(p.who.role in _ARMED_ROLES for p in h.agents):
            return "armed men who march do not protest"
        if h.kind not in (Kind.DISPLACEMENT, Kind.PROTEST) and any(
            (p.who.count.low or 0) >= _TOO_MANY for p in h.patients if p.who.count
        ):
            return "so many are the toll of a war, not of one act"
        if self.trigger.weak and not h.noun and self.trigger.frame in ("harm", "take", "free", "deliver"):
            loose = next((c for c in self.token.children if c.dep_ == "prt" and c.i not in self.trigger.parts), None)
            if loose is not None:
                return f"another verb: with {loose.lower_!r}"
            if self.other_object and not (h.patients or h.targets or self.ground or any(w.means for w in h.weapons)):
                return "its object is no person, thing or place that this can be done to"
        return None

    def _supported(self) -> bool:
        h = self.h
        if h.patients or h.targets or self.ground or self.h.somebody:
            return True
        if any(w.means for w in h.weapons) or h.adjectives:
            return True
        doc = self.found.parsed.doc
        armed = things()["armed"]
        for p in h.agents:
            if (
                p.who.role in _ARMED_ROLES
                or lemma(doc[p.head]) in armed
                or any(c.lower_ in ("armed", "masked") for c in doc[p.head].children)
            ):
                return True
        low, high = (
            clause(self.token) if not self.trigger.noun else (self.token.left_edge.i, self.token.right_edge.i + 1)
        )
        if self.trigger.noun and (h.definite or h.trigger.anaphor):
            return True
        return any(self.found.place_at[i] is not None or self.found.time_at[i] is not None for i in range(low, high))

    def _quote(self) -> None:
        h, token = self.h, self.token
        if not self.trigger.noun:
            h.first, h.last = clause(token)
            if token.pos_ not in ("VERB", "AUX") and h.agents and h.patients:  # read by the order of words
                h.first, h.last = h.agents[0].first, h.patients[0].last
            h.first, h.last = min(h.first, self.trigger.first), max(h.last, self.trigger.last)
            return
        verb = token.head
        if token.dep_ in (*SUBJECTS, "dobj", "attr") and verb.pos_ in ("VERB", "AUX"):
            h.first, h.last = clause(verb)
        else:
            h.first, h.last = token.left_edge.i, min(token.right_edge.i + 1, token.i + 16)
        h.first, h.last = min(h.first, self.trigger.first), max(h.last, self.trigger.last)


_TOLL_KINDS = {
    Field.KILLED: Kind.DEATH, Field.INJURED: Kind.ATTACK, Field.MISSING: Kind.ATTACK, Field.ABDUCTED: Kind.ABDUCTION,
    Field.DETAINED: Kind.ARREST,
}  # fmt: skip


def _attach_tolls(found: Found, happenings: list[Happening]) -> None:
    """Each toll to the happening whose trigger carries it; one that stands alone becomes an outcome of its own."""
    by_token = {i: h for h in happenings for i in range(h.trigger.first, h.trigger.last)}
    by_sentence: dict[int, list[Happening]] = {}
    for h in happenings:
        by_sentence.setdefault(h.sentence, []).append(h)
    for toll in found.tolls:
        if toll.cumulative or toll.implied:
            continue
        h = by_token.get(toll.trigger) or by_token.get(toll.event if toll.event is not None else -1)
        if h is None:
            h = _nearest(found, toll, by_sentence.get(found.sentence[toll.trigger], []))
        if h is None:
            h = _lone_toll(found, toll, len(happenings))
            if h is None:
                continue
            happenings.append(h)
            by_token[toll.trigger] = h
            by_sentence.setdefault(h.sentence, []).append(h)
        h.tolls.append(toll)
        if h.outcome_only and h.modality.reality is Reality.NEGATED and toll.number.high == 0:
            h.modality = Modality(Reality.ACTUAL, h.modality.hedged, origin="no-one-hurt@1")  # an outcome too
        if toll.victim is not None and found.people[toll.victim] not in h.patients and toll.number.low != 0:
            h.patients.append(found.people[toll.victim])
    happenings.sort(key=lambda h: h.trigger.token)
    for number, h in enumerate(happenings):
        h.number = number


def _nearest(found: Found, toll: TollMention, near: list[Happening]) -> Happening | None:
    """The happening of the toll's own clause whose kind of act can have that outcome."""
    verb = clause_verb(found.parsed.doc[toll.trigger])
    if verb is None:
        return None
    inside = [h for h in near if h.trigger.token == verb.i or clause_verb(found.parsed.doc[h.trigger.token]) == verb]
    return min(inside, key=lambda h: abs(h.trigger.token - toll.trigger), default=None)


def _lone_toll(found: Found, toll: TollMention, number: int) -> Happening | None:
    modality = found.judge(toll.trigger)
    if modality.reality in (Reality.GENERIC, Reality.FIGURATIVE, Reality.NEGATED, Reality.TREND):
        modality = Modality(Reality.ACTUAL, modality.hedged, origin="counted@1")  # what is counted has been
    token = found.parsed.doc[toll.trigger]
    trigger = Trigger(
        toll.trigger, toll.first, toll.last, _TOLL_KINDS[toll.field], "undergo", token.pos_ == "NOUN", False, toll.field
    )
    return Happening(
        number, trigger, trigger.kind, modality, found.sentence[toll.trigger], toll.first, toll.last, rule="toll@1"
    )  # fmt: skip


__all__ = ["GENERIC", "Field", "Happening", "find_happenings", "things"]
