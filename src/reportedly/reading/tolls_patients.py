"""To whom a word of harm happened: from a verb, participle or adjective to the nouns and numbers that it befell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model import Number
from reportedly.reading.mentions import NumberMention, PersonMention
from reportedly.reading.people_grid import Grid
from reportedly.reading.roles import people_words

_ONE_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself", "me", "i", "myself", "someone", "somebody"})
_MANY_PRONOUNS = frozenset({"they", "them", "themselves", "we", "us", "many", "some", "most"})
_ANYONE = frozenset({"anyone", "anybody"})
_RELATIVES = frozenset({"who", "whom", "that", "which"})
_SKIPPED = frozenset(
    {
        "more",
        "others",
        "other",
        "people",
        "persons",
        "additional",
        "also",
        "confirmed",
        "reportedly",
        "feared",
        "believed",
        "left",
        "were",
        "seriously",
        "critically",
        "badly",
        "severely",
        "fatally",
        "slightly",
    }
)
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_CHAIN = 8


@dataclass(frozen=True, slots=True)
class Patient:
    """Those whom it befell: their head token, how many, and the indices of their number and person mentions."""

    head: int
    first: int
    last: int
    number: Number
    number_index: int | None
    person_index: int | None


class Patients:
    """Looks patients up in one text."""

    def __init__(self, g: Grid, numbers: Sequence[NumberMention], people: Sequence[PersonMention]) -> None:
        self.g = g
        self.numbers = numbers
        self.people = people
        self.number_at = {k: n for n, m in enumerate(numbers) for k in range(m.first, m.last)}
        self.number_of = {m.head: n for n, m in enumerate(numbers) if m.head is not None}
        self.person_at = {m.head: p for p, m in enumerate(people)}
        self.words = people_words()
        self.counts: dict[int, Number] = {}
        for m in people:
            if m.who.count is not None and not m.pronoun:
                self.counts.setdefault(m.entity, m.who.count)

    def of(self, head: int) -> list[Patient]:
        """The patients in a noun phrase and those joined to it by "and"."""
        return [patient for token in self.joined(head) if (patient := self.one(token)) is not None]

    def joined(self, head: int) -> list[int]:
        """A noun and its conjuncts."""
        g = self.g
        chain = [head]
        for token in chain:
            if len(chain) > _CHAIN:
                break
            chain += [
                k
                for k in g.kids[token]
                if g.dep[k] == "conj" and (g.pos[k] in _NOMINAL or k in self.person_at or k in self.number_at)
            ]
            if g.tag[token] == "NN":  # "a clerk, Ivo Brandt, and his niece": the niece hangs on the name
                chain += [
                    k
                    for name in g.kids[token]
                    if g.dep[name] == "appos" and g.pos[name] == "PROPN"
                    for k in g.kids[name]
                    if g.dep[k] == "conj" and k in self.person_at
                ]
        return chain

    def one(self, token: int) -> Patient | None:
        """The patient that a token heads, or None where it is nobody."""
        g = self.g
        lower = g.lower[token]
        if lower == "dead" and g.lemma[g.head[token]] == "shoot":  # "shot dead Jane Roe", read as one noun phrase
            token = next(
                (k for k in range(token + 1, min(token + 6, g.size)) if k in self.person_at or k in self.number_of),
                token,
            )
            lower = g.lower[token]
        person = self.person_at.get(token)
        index = self.number_of.get(token, self.number_at.get(token))
        if index is not None:
            mention = self.numbers[index]
            if mention.head is not None and mention.head != token:
                token = mention.head
                person = self.person_at.get(token)
            if person is None and not self._human(token, mention):
                return None
            first, last = min(mention.first, token), max(mention.last, token + 1)
            return Patient(token, first, last, mention.number, index, person)
        if lower in _ANYONE:
            return Patient(token, token, token + 1, Number(None, None), None, None)
        if lower in _ONE_PRONOUNS:
            return Patient(token, token, token + 1, Number(1, 1), None, person)
        if lower == "another" and g.pos[token] in ("DET", "PRON"):
            return Patient(token, token, token + 1, Number(1, 1), None, None)
        if lower in _MANY_PRONOUNS:
            known = self.counts.get(self.people[person].entity) if person is not None else None
            return Patient(token, token, token + 1, known or Number(None, None), None, person)
        if person is not None:
            return self._person(token, person)
        if (
            g.tag[token] == "NNP"
            and g.ent[token] not in ("GPE", "LOC", "DATE", "TIME", "FAC", "ORG", "MONEY")
            and len(g.text[token]) > 1
        ):
            first = min((k for k in g.kids[token] if g.dep[k] == "compound"), default=token)
            return Patient(token, first, token + 1, Number(1, 1), None, None)
        return None

    def _human(self, token: int, mention: NumberMention) -> bool:
        g = self.g
        if mention.head is None or mention.first <= token < mention.last:
            return True
        if mention.number.high == 0:
            return True
        return self.words.noun(g.lower[token]) is not None or g.ent[token] == "NORP" or g.tag[token] == "NNPS"

    def human(self, head: int) -> bool:
        """Whether a counted noun stands for people, dead or alive."""
        g = self.g
        return (
            head in self.person_at
            or self.words.noun(g.lower[head]) is not None
            or g.ent[head] == "NORP"
            or g.tag[head] == "NNPS"
            or g.pos[head] not in ("NOUN", "PROPN")
        )

    def _person(self, token: int, index: int) -> Patient | None:
        mention = self.people[index]
        if mention.origin == "person-state@1":
            return None
        if mention.who.count is not None:
            number = mention.who.count
        elif mention.who.name is not None:
            number = Number(1, 1)
        else:
            noun = self.words.noun(self.g.lower[token])
            single = noun is not None and not noun.plural and not noun.collective
            pair = noun is not None and noun.lemma in ("couple", "twin") and noun.plural is (noun.lemma == "twin")
            number = Number(2, 2) if pair else Number(1, 1) if single else Number(None, None)
        return Patient(token, mention.first, max(token + 1, min(mention.last, token + 1)), number, None, index)

    # --- from a verb

    def befell(self, verb: int, passive: bool) -> list[int]:
        """The head tokens of those whom a verb befell."""
        g = self.g
        if passive:
            return self.subject(verb)
        told = g.kid(verb, "dobj", "obj")
        if told is not None and g.lower[told] in _RELATIVES and g.dep[verb] == "relcl":
            told = g.head[verb]  # "an engineer whom they had abducted"
        if told is None:  # "killed or wounded eight soldiers"
            told = self.shared(verb)
        if told is None:
            told = self._after(verb)
        if told is None and g.kid(verb, "dative") is not None:
            told = g.kid(verb, "dative")
        return [] if told is None else [told, *self._together(verb)]

    def _together(self, verb: int) -> list[int]:
        """ "kidnapped a teacher, together with his driver"."""
        g = self.g
        stop = min(g.bounds[g.sentence[verb]][1], verb + 12)
        for k in range(verb + 1, stop - 1):
            if g.lower[k] in ("together", "along") and g.lower[k + 1] == "with":
                thing = g.kid(k + 1, "pobj")
                return [thing] if thing is not None and thing in self.person_at else []
        return []

    def shared(self, verb: int) -> int | None:
        """The object of a verb that is joined right after this one."""
        g = self.g
        other = next((k for k in g.kids[verb] if g.dep[k] == "conj" and k <= verb + 3 and g.pos[k] == "VERB"), None)
        own = other is not None and g.kid(other, "nsubj", "nsubjpass", "auxpass") is None
        return g.kid(other, "dobj") if own and other is not None else None

    def subject(self, verb: int, depth: int = 0) -> list[int]:
        """The subject of a passive or intransitive verb: its own, the noun it modifies, or its conjunct's."""
        g = self.g
        before = self.before(verb)
        own = g.kid(verb, "nsubjpass", "nsubj")
        if own is None:  # the parser may hang it on the auxiliary
            helper = g.kid(verb, "auxpass", "aux")
            own = g.kid(helper, "nsubj", "nsubjpass") if helper is not None else None
        if own is not None and g.lower[own] in _RELATIVES and g.dep[verb] in ("relcl", "acl", "ccomp"):
            return self._antecedents(verb)
        reduced = g.tag[verb] == "VBD" and verb - 1 in self.person_at and own is not None and own < verb - 1
        reduced = reduced and g.tag[verb - 1] == "NN" and own not in self.number_at and own not in self.number_of
        if reduced and g.dep[verb - 1] == "pobj" and g.kid(verb, "dobj") is None and g.lemma[verb] != "die":
            return [verb - 1]  # "the family of a boy shot and killed"
        if own is not None:  # "a teacher and her two nephews were hurt", read as two subjects
            others = [k for k in g.kids[verb] if own < k < verb and g.dep[k] in ("nsubj", "nsubjpass")]
            others = [k for k in others if not any(g.lower[j] in ("among", "including") for j in g.kids[k])]
            return [own, *(k for k in others if k in self.person_at or k in self.number_of)]
        if before is not None:
            return [before]
        if depth > 4:
            return []
        dep, head = g.dep[verb], g.head[verb]
        if dep in ("acl", "relcl", "appos", "amod") and g.pos[head] in _NOMINAL:
            if dep == "acl" and any(g.lower[k] == "whom" for k in g.kids[head]) and g.dep[head] == "appos":
                return [g.head[head]]  # "X, a guard, whom soldiers arrested", read as "soldiers arrested"
            return [head]
        if dep == "conj":
            new = self._new_subject(verb, head)
            if new is not None:
                return [new]
        if dep in ("conj", "xcomp", "oprd", "acomp", "advcl", "ccomp", "dep") and head != verb:
            if dep in ("xcomp", "oprd", "acomp", "ccomp"):
                thing = g.kid(head, "dobj")
                if thing is not None and thing < verb:
                    return [thing]
            return self.subject(head, depth + 1)
        return []

    def _antecedents(self, verb: int) -> list[int]:
        """Whom a relative clause speaks of: "A and B, who have been missing" are both."""
        g, head = self.g, self.g.head[verb]
        many = any(g.lower[k] in ("have", "were", "are") for k in (verb, *g.kids[verb]))
        found = [head]
        while many and g.tag[head] in ("NN", "NNP") and g.dep[head] == "conj" and len(found) < _CHAIN:
            head = g.head[head]
            found.append(head)
        return found[-1:] if len(found) > 1 else found  # the first, whose conjuncts follow it

    def _new_subject(self, verb: int, parent: int) -> int | None:
        """ "… and her grandson, aged five, was hurt": a subject that the parser hung elsewhere."""
        g = self.g
        aux = g.kid(verb, "auxpass", "aux")
        if aux is None:
            return None
        for k in range(aux - 1, max(parent, aux - 9), -1):
            person = self.person_at.get(k)
            if person is not None:
                first = self.people[person].first
                return k if first and g.lower[first - 1] in ("and", "but", "while") else None
        return None

    def before(self, token: int) -> int | None:
        """A number, or a counted noun, right before a word: "30 wounded", "five people seriously hurt"."""
        g = self.g
        k = token - 1
        floor = max(g.bounds[g.sentence[token]][0], token - 4)
        while k >= floor and (
            g.tag[k] == "RB" or (g.lower[k] in _SKIPPED and k not in self.number_of and k not in self.number_at)
        ):
            k -= 1
        if k < floor:
            return None
        if g.lower[k] == "another" and k == token - 1:
            return k
        if k in self.number_of or (k in self.number_at and self.numbers[self.number_at[k]].last == k + 1):
            return k
        if k == token - 1 and g.lower[token] == "dead" and k in self.person_at and g.pos[k] == "NOUN":
            return k
        return None

    def _after(self, verb: int) -> int | None:
        """Where the parser gave no object: a number or a person right after the verb."""
        g = self.g
        stop = min(g.bounds[g.sentence[verb]][1], verb + 6)
        for k in range(verb + 1, stop):
            index = self.number_at.get(k)
            if index is not None:
                head = self.numbers[index].head
                return head if head is not None else k
            if k in self.person_at and g.head[k] == verb:
                return k
            if g.pos[k] not in ("DET", "ADV", "ADJ", "NUM", "PUNCT") and g.lower[k] not in (
                "at",
                "least",
                "another",
                "more",
                "than",
            ):
                return None
            if g.text[k] in (",", ".", ";"):
                return None
        return None
