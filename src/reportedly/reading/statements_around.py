"""What stands around a word in its clause, as the rules of statements and outcomes ask for it: part by part.

`Company` (modality) gives subject, object, modifier, particle and prepositions; here are tense, time, predicate, field.
Each part is worked out when a rule first asks for it.
"""

from __future__ import annotations

from collections.abc import Callable

from reportedly.reading.modality_figures import noun_words
from reportedly.reading.statements_times import Timed

ANY = "*"


class Around(Timed):
    """The parts of a clause around a word, with some that only these rules ask for."""

    def part(self, name: str) -> set[str]:
        found = self._parts.get(name)
        if found is None:
            finder = _FINDERS.get(name)
            found = self._parts[name] = self._preposition(name) if finder is None else finder(self)
        return found

    def _object(self) -> set[str]:
        """Also what stands after a particle that the parser takes for a preposition ("called off the march")."""
        found = super()._object()
        s = self.s
        for k in s.kids[self.trigger]:
            if s.dep[k] == "prt":
                for inner in s.kids[k]:
                    if s.dep[inner] == "pobj":
                        found |= noun_words(s, inner)
        return found

    def _complement(self) -> set[str]:
        s = self.s
        found = {
            s.lemma[k]
            for k in s.kids[self.trigger]
            if s.dep[k] in ("acomp", "oprd", "attr", "advmod", "advcl") and s.pos[k] in ("ADJ", "ADV", "VERB")
        }
        return found | {s.lower[k] for k in s.kids[self.trigger] if s.dep[k] in ("acomp", "oprd", "advmod")}

    def _determiner(self) -> set[str]:
        s = self.s
        return {s.lower[k] for k in s.kids[self.trigger] if s.dep[k] == "det"}

    def _predicate(self) -> set[str]:
        """What is said of a noun that is the subject of "be", "remain", "stay"."""
        s = self.s
        if s.dep[self.trigger] not in ("nsubj", "nsubjpass"):
            return set()
        verb = s.head[self.trigger]
        found = {s.lemma[verb], s.lower[verb]}
        for k in s.kids[verb]:
            if s.dep[k] in ("acomp", "attr", "oprd", "prt", "advmod"):
                found |= {s.lemma[k], s.lower[k]}
        return found

    def _verb(self) -> set[str]:
        """The verb that a noun depends on, with its particle ("set", "set up")."""
        s = self.s
        if self.verb == self.trigger:
            return set()
        found = {s.lemma[self.verb]}
        found |= {f"{s.lemma[self.verb]} {s.lower[k]}" for k in s.kids[self.verb] if s.dep[k] in ("prt", "prep")}
        if s.head[self.verb] != self.verb and s.dep[self.verb] == "xcomp":
            found.add(s.lemma[s.head[self.verb]])
        return found

    def _then(self) -> set[str]:
        s = self.s
        return {s.lemma[k] for k in s.kids[self.trigger] if s.dep[k] in ("xcomp", "ccomp", "advcl")}

    def _nobody(self) -> set[str]:
        s = self.s
        for k in s.kids[self.trigger]:
            if s.dep[k] in ("nsubj", "nsubjpass", "dobj", "attr"):
                negative = s.lower[k] in ("nobody", "none", "nothing", "neither") or (
                    s.lower[k] == "one" and s.lower[k - 1] == "no"
                )
                if negative or any(s.lower[d] in ("no", "neither") for d in s.kids[k]):
                    return {ANY}
        return set()

    def _after(self) -> set[str]:
        s = self.s
        head = s.head[self.trigger]
        return {s.lower[head]} if s.dep[self.trigger] == "pobj" else set()

    def _grammatical(self) -> set[str]:
        s = self.s
        subject = s.subject(self.verb)
        if subject is not None:
            return noun_words(s, subject)
        return {s.lower[k] for k in s.kids[self.verb] if s.dep[k] == "expl"}

    def _tense(self) -> set[str]:
        s = self.s
        auxiliaries = {s.lower[k] for k in s.kids[self.verb] if s.dep[k] in ("aux", "auxpass")}
        found = {s.tag[self.verb].lower()}
        if auxiliaries & {"have", "has", "'ve", "having"}:
            found.add("perfect")
        if auxiliaries & {"is", "are", "am", "'re", "'s"} or (s.tag[self.verb] in ("VBZ", "VBP") and not auxiliaries):
            found.add("present")
        if auxiliaries & {"be", "been", "is", "are", "was", "were"} and s.tag[self.verb] == "VBG":
            found.add("progressive")
        if auxiliaries & {"was", "were", "had", "did"} or (s.tag[self.verb] == "VBD" and not auxiliaries):
            found.add("past")
        return found

    def _number(self) -> set[str]:
        s = self.s
        return {ANY} if any(s.dep[k] in ("nummod", "quantmod") for k in s.kids[self.trigger]) else set()

    def _modal(self) -> set[str]:
        s = self.s
        found = {s.lower[k] for k in s.kids[self.verb] if s.dep[k] == "aux" and (s.tag[k] == "MD" or s.pos[k] == "AUX")}
        if (
            "to" in {s.lower[k] for k in s.kids[self.verb] if s.dep[k] == "aux"}
            and s.lemma[s.head[self.verb]] == "be"
            and s.dep[self.verb] == "xcomp"
        ):
            found.add("to")
        if s.dep[self.verb] == "xcomp" and s.lower[s.head[self.verb]] == "going":
            found.add("going")
        if found & {"would", "'d"} and self._reported(self.verb):
            found.add("would-reported")
        return found

    def _reported(self, verb: int) -> bool:
        """Whether a clause is what somebody said or decided in the past ("said the troops would leave")."""
        s = self.s
        for _ in range(4):
            head = s.head[verb]
            if head == verb:
                return False
            if s.dep[verb] in ("ccomp", "acl") and (
                s.tag[head] in ("VBD", "VBN") or any(s.lower[k] == "had" for k in s.kids[head])
            ):
                return True
            if s.dep[verb] not in ("conj", "xcomp"):
                return s.dep[head] == "parataxis"
            verb = head
        return False

    def _number_or_many(self) -> set[str]:
        s = self.s
        near = [self.trigger, *(k for k in s.kids[self.trigger] if s.dep[k] in ("nsubj", "nsubjpass", "dobj", "attr"))]
        if (subject := s.subject(self.trigger)) is not None:
            near.append(subject)
        for at in near:
            if s.pos[at] == "NUM" or s.lemma[at] in _MANY:
                return {ANY}
            for k in s.kids[at]:
                if s.dep[k] in ("nummod", "quantmod") or s.lower[k] in (
                    "many",
                    "several",
                    "numerous",
                    "more",
                    "countless",
                    "whole",
                    "all",
                    "most",
                ):
                    return {ANY}
        return set()

    def _lemma(self) -> set[str]:
        return {self.s.lemma[self.trigger]}

    def _condition(self) -> set[str]:
        """Whether an "if", "unless" or "until" clause, or an "or", hangs on the verb."""
        s = self.s
        for k in s.kids[self.verb]:
            if s.dep[k] == "advcl" and any(s.lower[m] in ("if", "unless", "until") for m in s.kids[k]):
                return {ANY}
            if s.dep[k] == "cc" and s.lower[k] == "or":
                return {ANY}
        return set()

    def _apposed(self) -> set[str]:
        return {ANY} if self.s.dep[self.trigger] in ("appos", "attr") else set()

    def _definite_object(self) -> set[str]:
        s = self.s
        objects = [k for k in s.kids[self.trigger] if s.dep[k] in ("dobj", "nsubjpass")]
        return {ANY} if any(s.definite(k) for k in objects) else set()

    def _after_noun(self) -> set[str]:
        last = self.s.bounds[self.s.sent[self.trigger]][1]
        return set(self.s.lower[self.trigger + 1 : min(self.trigger + 12, last)])

    def _auxiliary(self) -> set[str]:
        s = self.s
        auxiliaries = [k for k in s.kids[self.trigger] if s.dep[k] in ("aux", "auxpass")]
        return {s.lemma[k] for k in auxiliaries} | {s.lower[k] for k in auxiliaries}

    def _predicate_is(self) -> set[str]:
        return {ANY} if self.s.dep[self.trigger] == "attr" else set()

    def _field(self) -> set[str]:
        """All lemmas of the clause; worked out once a clause."""
        s = self.s
        kept = s.memo.get(("field", self.verb))
        if isinstance(kept, set):
            return kept
        first, last = s.left[self.verb], s.right[self.verb] + 1
        skip: list[tuple[int, int]] = []
        for k in s.kids[self.verb]:
            if s.dep[k] in ("ccomp", "advcl", "conj", "parataxis") and s.verbal(k) and s.subject_of_own(k):
                skip.append((s.left[k], s.right[k] + 1))
        mine = [i for i in range(first, min(last, first + _WIDEST)) if not any(a <= i < b for a, b in skip)]
        found = {s.lemma[i] for i in mine} | {s.lower[i] for i in mine}
        s.memo["field", self.verb] = found
        return found

    def _attr(self) -> set[str]:
        s = self.s
        found: set[str] = set()
        for k in s.kids[self.trigger]:
            if s.dep[k] in ("attr", "oprd", "dobj"):
                found |= noun_words(s, k)
        return found

    def _plural(self) -> set[str]:
        """Whether many things are spoken of: a bare plural subject or object."""
        s = self.s
        near = [k for k in s.kids[self.trigger] if s.dep[k] in ("nsubj", "nsubjpass", "dobj", "attr")]
        return {ANY} if any(s.tag[k] in ("NNS", "NNPS") for k in [self.trigger, *near] if s.pos[k] != "VERB") else set()

    def _negation(self) -> set[str]:
        s = self.s
        negative = any(
            s.dep[k] == "neg" or s.lower[k] in ("never", "hardly", "barely", "scarcely") for k in s.kids[self.verb]
        )
        return {ANY} if negative or self._nobody() else set()

    def _infinitive(self) -> set[str]:
        """The verbs of infinitives and clauses on a noun, or on the verb that the noun belongs to."""
        s = self.s
        found: set[str] = set()
        objects = [k for k in s.kids[self.verb] if s.dep[k] in ("dobj", "dative")]
        for base in {self.trigger, self.verb, *objects}:
            for k in s.kids[base]:
                if s.dep[k] in ("acl", "relcl", "xcomp", "advcl", "ccomp") and any(
                    s.lower[m] == "to" for m in s.kids[k]
                ):
                    found.add(s.lemma[k])
        return found

    def _said(self) -> set[str]:
        """The verb that reports the clause ("said" of "said it would ...")."""
        s = self.s
        verb = self.verb
        for _ in range(3):
            if s.dep[verb] in ("conj", "xcomp"):
                verb = s.head[verb]
        return {s.lemma[s.head[verb]]} if s.dep[verb] in ("ccomp", "relcl") and s.head[verb] != verb else set()

    def _own_complement(self) -> set[str]:
        """What stands after a preposition that opens the rule itself ("before the war")."""
        s = self.s
        found: set[str] = set()
        for k in s.kids[self.trigger]:
            if s.dep[k] in ("pobj", "pcomp"):
                found |= noun_words(s, k)
        return found

    def _governor(self) -> set[str]:
        """What the clause's verb hangs on."""
        s = self.s
        return {s.lemma[s.head[self.verb]]} if s.head[self.verb] != self.verb else set()


_MANY = frozenset(
    {"dozen", "hundred", "thousand", "million", "score", "ten", "many", "family", "several", "half", "most"}
)

_WIDEST = 60  # tokens of a clause that are looked at
_FINDERS: dict[str, Callable[[Around], set[str]]] = {
    "acomp": Around._complement,
    "det": Around._determiner,
    "predicate": Around._predicate,
    "then": Around._then,
    "nobody": Around._nobody,
    "after": Around._after,
    "grammatical": Around._grammatical,
    "verb": Around._verb,
    "tense": Around._tense,
    "number": Around._number,
    "modal": Around._modal,
    "number_or_many": Around._number_or_many,
    "history": Around._history,
    "year": Around._year,
    "before_end": Around._before_end,
    "after_noun": Around._after_noun,
    "predicate_is": Around._predicate_is,
    "auxiliary": Around._auxiliary,
    "field": Around._field,
    "window": Around._window,
    "since": Around._since,
    "coming": Around._coming,
    "attr": Around._attr,
    "plural": Around._plural,
    "negation": Around._negation,
    "infinitive": Around._infinitive,
    "said": Around._said,
    "governor": Around._governor,
    "complement": Around._own_complement,
    "longago": Around._long_ago,
    "lemma": Around._lemma,
    "condition": Around._condition,
    "apposed": Around._apposed,
    "season": Around._season,
    "definite": Around._definite_object,
    "on_a_day": Around._on_a_day,
    "subject": Around._subject,
    "object": Around._object,
    "modifier": Around._modifier,
    "particle": Around._particle,
    "clause": Around._clause,
}
