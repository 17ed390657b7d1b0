"""The tolls found so far in one text, and how one is put down: its words, its people, its event, its time.

The readers of verbs (`tolls_verbs`) and of nouns and states (`tolls_nouns`) write into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.language import Parsed
from reportedly.model import Field, Number
from reportedly.reading.mentions import NumberMention, PersonMention
from reportedly.reading.people_grid import grid
from reportedly.reading.tolls_patients import Patient, Patients
from reportedly.reading.tolls_words import toll_words

_KEEPERS = frozenset(
    {
        "manage",
        "proceed",
        "believe",
        "know",
        "say",
        "report",
        "think",
        "allege",
        "suspect",
        "confirm",
        "appear",
        "seem",
        "accuse",
        "help",
        "have",
    }
)
_ONE_MORE = frozenset({"another", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_LASTING_STATES = frozenset({Field.MISSING, Field.ABDUCTED, Field.DETAINED})
_CAUSES = frozenset({"in", "after", "during", "by", "from", "at", "following", "when", "amid"})
_ZERO = Number(0, 0)
_LONG_IN = frozenset({"in", "during", "from", "throughout", "of", "since", "by"})
_HUNDREDS = 500  # with a word for what lasts years in the sentence, such a number is a total
_THOUSANDS = 1000  # told in the present perfect, such a number is a total
_BEYOND = 10_000  # no single act of war known to news since 1945, but for a few massacres of weeks, killed or hurt more
_STATISTIC = 30  # "killed 1,034 last year": from so many on, a year's number is no single incident's


@dataclass(frozen=True, slots=True)
class TollMention:
    """One number for one field. `first:last` are the shortest tokens that carry it, `trigger` the word of harm.

    `victims` is the entity of those counted and `victim` their index among the person mentions; `part_of` the index, in
    the same list, of the toll that includes this one. `cumulative`: a total over a time, of no single incident.
    `change`: "raised" where it replaces an earlier number. `event`: the token of what caused it, where that is named.
    `implied`: the words say that people were hit ("was shot"), not what became of them. `additional`: "another three".
    """

    field: Field
    number: Number
    first: int
    last: int
    trigger: int
    victims: int | None = None
    victim: int | None = None
    part_of: int | None = None
    cumulative: bool = False
    change: str | None = None
    event: int | None = None
    implied: bool = False
    additional: bool = False
    origin: str = "toll@1"
    number_index: int | None = None


class Ledger:
    """One text, what was found in it, and the tolls told."""

    def __init__(self, parsed: Parsed, numbers: Sequence[NumberMention], people: Sequence[PersonMention]) -> None:
        self.parsed = parsed
        self.g = grid(parsed)
        self.numbers = list(numbers)
        self.people = people
        self.patients = Patients(self.g, numbers, people)
        self.words = toll_words()
        self.found: list[TollMention] = []
        self.sums: dict[int, bool] = {}
        self.yearly: set[int] = set()
        self.lasting: set[int] = set()
        self.since: set[int] = set()

    def real(self, i: int) -> bool:
        """Not wished, planned, possible or conditional. Denials and negation are seen by the caller."""
        g = self.g
        have = modal = to = False
        for k in g.kids[i]:
            if g.dep[k] in ("aux", "auxpass"):
                have = have or g.lower[k] in ("have", "having", "'ve", "has", "had")
                modal = modal or g.tag[k] == "MD"
                to = to or g.tag[k] == "TO"
            elif g.dep[k] == "mark" and g.lower[k] in ("if", "unless", "whether"):
                return False
        if (modal or to) and not have:
            return to and not modal and g.lemma[g.head[i]] in _KEEPERS
        return True

    def negated(self, i: int) -> bool:
        g = self.g
        return g.kid(i, "neg") is not None or (g.dep[i] == "pcomp" and g.lower[g.head[i]] == "without")

    def add_all(
        self, i: int, field: Field, heads: Sequence[int], rule: str, *, implied: bool = False, agent: int | None = None
    ) -> bool:
        done = False
        for head in heads:
            for patient in self.patients.of(head):
                number = patient.number
                if self.g.lower[patient.head] in ("anyone", "anybody"):
                    if not self.negated(i):
                        continue
                    number = _ZERO
                elif self.negated(i) and number.high != 0:
                    continue
                if self.either(i) and number.high:
                    number = replace(number, low=None)
                self.put(i, field, replace(patient, number=number), rule, implied=implied, agent=agent)
                done = True
        return done

    def put(self, i: int, field: Field, patient: Patient, rule: str, *, implied: bool, agent: int | None) -> None:
        person = self.people[patient.person_index] if patient.person_index is not None else None
        number = patient.number
        of = number.of
        if of is None and person is not None and patient.number_index is None:
            of = person.who.description
        if patient.number_index is not None:
            additional = self.additional(patient.number_index)
        else:  # "a third soldier", "another child"
            additional = any(w in _ONE_MORE for w in self.g.lower[patient.first : patient.head + 1])
        self.found.append(
            TollMention(
                field,
                replace(number, of=of),
                min(patient.first, i),
                max(patient.last, i + 1),
                i,
                person.entity if person is not None else None,
                patient.person_index,
                None,
                self.cumulative(i, number) if field not in _LASTING_STATES else self.cumulative_state(i, number),
                None,
                self.event(i, agent),
                implied,
                additional,
                rule,
                patient.number_index,
            )
        )

    def add_number(self, i: int, field: Field, index: int, rule: str) -> None:
        mention = self.numbers[index]
        first, last = min(mention.first, i), max(mention.last, i + 1)
        self.found.append(
            TollMention(
                field,
                mention.number,
                first,
                last,
                i,
                cumulative=self.cumulative(i, mention.number),
                event=self.event(i, None),
                additional=self.additional(index),
                origin=rule,
                number_index=index,
            )
        )

    def additional(self, index: int) -> bool:
        mention = self.numbers[index]
        words = self.g.lower[mention.first : mention.last + 2]
        return (
            any(w in ("another", "additional", "further", "other", "others", "more") for w in words)
            and "than" not in words
        )

    def cumulative(self, i: int, number: Number) -> bool:
        """Whether a number is a total over a time: a cue in its sentence, or a large number of a past year."""
        sentence = self.g.sentence[i]
        known = self.sums.get(sentence)
        if known is None:
            first, last = self.g.bounds[sentence]
            said = " " + " ".join(self.g.lower[first:last])
            known = self.sums[sentence] = any(cue in said for cue in self.words.cumulative)
            if not known and " last year" in said:
                self.yearly.add(sentence)
            if " since " in said:
                self.since.add(sentence)
            if not known and self._lasts(first, last):
                self.lasting.add(sentence)
        size = number.low or number.high or 0
        if size >= _BEYOND:
            return True
        if size >= _HUNDREDS and sentence in self.lasting:
            return True
        if size >= _STATISTIC and sentence in self.since and self._perfect(i):
            return True  # "320 have died there since operations began"
        return known or (sentence in self.yearly and size >= _STATISTIC) or (size >= _THOUSANDS and self._perfect(i))

    def cumulative_state(self, i: int, number: Number) -> bool:
        """ "Two are missing since Monday" is no total, "340 have been abducted since 2019" is one."""
        return (number.low or number.high or 0) >= _STATISTIC and self.cumulative(i, number)

    def _lasts(self, first: int, last: int) -> bool:
        """ "in the five-year conflict", "the war has killed": what counts the dead goes on for months or years."""
        g, lasting = self.g, self.words.file.lasting
        return any(
            g.lemma[k].lower() in lasting
            and (g.dep[k] == "nsubj" or (g.dep[k] == "pobj" and g.lower[g.head[k]] in _LONG_IN))
            for k in range(first, last)
        )

    def _perfect(self, i: int) -> bool:
        """ "thousands have been killed": the perfect of the present, which names no day."""
        g = self.g
        return any(g.dep[k] in ("aux", "auxpass") and g.lower[k] in ("have", "has", "'ve") for k in g.kids[i])

    def event(self, i: int, agent: int | None) -> int | None:
        """The token of what caused it: the verb's subject, "in an attack", or the verb that a participle hangs on."""
        g, events = self.g, self.words.file.events
        if agent is not None and g.lower[agent] in events:
            return agent
        for k in g.kids[i]:
            if g.dep[k] in ("prep", "agent") and g.lower[k] in _CAUSES:
                thing = g.kid(k, "pobj")
                if thing is not None and g.lower[thing] in events:
                    return thing
        if g.tag[i] == "VBG" and g.dep[i] in ("advcl", "acl", "conj") and g.head[i] != i:
            return g.head[i]
        return None

    def either(self, i: int) -> bool:
        """ "killed or wounded": how many of which is not told."""
        g, harm = self.g, self.words.harm
        after = g.lower[i + 1 : i + 2] == ["or"] and i + 2 < g.size and g.lemma[i + 2] in harm
        return after or (i > 1 and g.lower[i - 1] == "or" and g.lemma[i - 2] in harm)
