"""How many were killed, injured, missing, abducted or detained, as the words of one place in the text tell it.

Each mention carries one number for one field, the words that tell it, and who they are where that is told. Which
incident it belongs to is decided later, from its trigger and the event that it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.language import Parsed
from reportedly.model import Field, Number
from reportedly.reading.mentions import NumberMention, PersonMention
from reportedly.reading.numbers import find_parts
from reportedly.reading.people_grid import Grid, grid
from reportedly.reading.tolls_patients import Patient, Patients
from reportedly.reading.tolls_words import Rest, TollWords, toll_words

_PASSIVE_AUX = frozenset({"auxpass"})
_KEEPERS = frozenset(
    {
        "manage",
        "go",
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
    }
)
_CAUSES = frozenset({"in", "after", "during", "by", "from", "at", "following", "when", "amid"})
_WINDOW = 14  # tokens between "toll" and its number
_ZERO = Number(0, 0)
_OPEN = Number(None, None)


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


def find_tolls(parsed: Parsed, numbers: Sequence[NumberMention], people: Sequence[PersonMention]) -> list[TollMention]:
    """Every toll that the text tells, in order of its words. `numbers` and `people` are those found in the same text."""
    finder = _Finder(parsed, numbers, people)
    finder.find()
    return finder.settled()


class _Finder:
    """One pass over one text."""

    def __init__(self, parsed: Parsed, numbers: Sequence[NumberMention], people: Sequence[PersonMention]) -> None:
        self.parsed = parsed
        self.g = grid(parsed)
        self.numbers = list(numbers)
        self.people = people
        self.patients = Patients(self.g, numbers, people)
        self.words = toll_words()
        self.found: list[TollMention] = []
        self.sums: dict[int, bool] = {}

    def find(self) -> None:
        g, words = self.g, self.words
        for i in range(g.size):
            lemma = g.lemma[i].lower()
            if lemma in words.harm and self._verb(i, words.harm[lemma]):
                continue
            if lemma in words.undergo and g.pos[i] in ("VERB", "AUX", "ADJ") and self._undergo(i, words.undergo[lemma]):
                continue
            if lemma in words.file.hit and g.pos[i] in ("VERB", "ADJ"):
                self._hit(i)
            elif lemma in words.file.claim_lives and g.pos[i] == "VERB":
                self._lives(i)
            elif g.lower[i] in words.states and g.pos[i] in ("ADJ", "VERB", "ADV", "NOUN"):
                if not self._state(i) and lemma in words.nouns:
                    self._noun(i, lemma)
            elif lemma in words.file.toll_nouns and g.pos[i] == "NOUN":
                self._toll(i)
            elif lemma in words.nouns and g.pos[i] in ("NOUN", "ADJ", "PROPN"):
                self._noun(i, lemma)
            elif lemma in words.file.bodies and g.pos[i] == "NOUN":
                self._bodies(i)

    # --- verbs

    def _verb(self, i: int, ways: list[tuple[Rest, Field]]) -> bool:
        """ "killed 12", "12 were killed", "killing 12", "3 killed in", "shot dead"."""
        g = self.g
        if g.pos[i] not in ("VERB", "ADJ", "AUX") and not (
            g.tag[i] in ("NNS", "NNP", "NN") and g.lower[i].endswith(("s", "ed")) and self._headline_verb(i)
        ):
            return False
        way = next(((rest, field) for rest, field in ways if self._follows(i, rest)), None)
        if way is None or g.dep[i] == "amod" and self.patients.before(i) is None:
            return False
        return self._harm(i, way[1], "toll-verb@1")

    def _headline_verb(self, i: int) -> bool:
        return i + 1 < self.g.size and (i + 1 in self.patients.number_at or i + 1 in self.patients.person_at)

    def _follows(self, i: int, rest: Rest) -> bool:
        """Whether the other words of a verb stand in its clause, in order, within seven tokens."""
        if not rest:
            return True
        g = self.g
        stop = min(g.bounds[g.sentence[i]][1], i + 8)
        k = i + 1
        for word in rest:
            while k < stop and g.lower[k] != word and g.lemma[k] != word:
                if g.text[k] in (";", ":", "."):
                    return False
                k += 1
            if k >= stop:
                return False
            k += 1
        return True

    def _harm(self, i: int, field: Field, rule: str, implied: bool = False) -> bool:
        if not self._real(i):
            return False
        passive = self._passive(i)
        heads = self.patients.befell(i, passive)
        if not heads:
            return False
        return self._add_all(i, field, heads, rule, implied, agent=None if passive else self.g.kid(i, "nsubj"))

    def _passive(self, i: int) -> bool:
        g = self.g
        if any(g.dep[k] in _PASSIVE_AUX for k in g.kids[i]) or g.kid(i, "nsubjpass", "agent") is not None:
            return True
        if g.tag[i] not in ("VBN", "VBD", "JJ") or g.kid(i, "dobj") is not None:
            return False
        if (
            g.dep[i] == "conj"
            and g.tag[i] in ("VBN", "VBD")
            and self.patients.before(i) is None
            and g.kid(i, "nsubj") is None
        ):
            after = self.patients.befell(i, False)
            return not after or self._passive(g.head[i]) and g.head[after[0]] != i
        own = g.kid(i, "nsubj")
        if g.tag[i] == "VBD" and own is not None and self.patients.one(own) is None:
            return False
        after = self.patients.befell(i, False)
        return not after or self.patients.before(i) is not None

    def _real(self, i: int) -> bool:
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

    def _negated(self, i: int) -> bool:
        g = self.g
        return g.kid(i, "neg") is not None or (g.dep[i] == "pcomp" and g.lower[g.head[i]] == "without")

    def _undergo(self, i: int, ways: list[tuple[Rest, Field]]) -> bool:
        way = next(((rest, field) for rest, field in ways if self._follows(i, rest)), None)
        if way is None or not self._real(i):
            return False
        return self._add_all(i, way[1], self.patients.subject(i), "toll-undergo@1", False, None)

    def _hit(self, i: int) -> None:
        """ "was shot": hit, and nothing said of what became of them, but for "fatally shot"."""
        g = self.g
        if any(g.lower[k] in self.words.file.deadly for k in g.kids[i]) or g.lower[i - 1 : i] in (
            ["fatally"],
            ["mortally"],
        ):
            self._harm(i, Field.KILLED, "toll-deadly@1")
        elif g.dep[i] != "amod" and g.kid(i, "dobj", "nsubjpass") is not None or self._passive(i):
            self._harm(i, Field.INJURED, "toll-hit@1", implied=True)

    def _lives(self, i: int) -> None:
        """ "claimed 12 lives", "took the life of a farmer"."""
        g = self.g
        thing = g.kid(i, "dobj")
        if thing is None or g.lemma[thing] != "life" or not self._real(i):
            return
        index = self.patients.number_of.get(thing)
        if index is not None:
            self._add_number(i, Field.KILLED, index, "toll-lives@1")
            return
        of = next((k for k in g.kids[thing] if g.lower[k] == "of"), None)
        pobj = g.kid(of, "pobj") if of is not None else None
        if pobj is not None:
            self._add_all(i, Field.KILLED, [pobj], "toll-lives@1", False, g.kid(i, "nsubj"))

    # --- states, nouns, bodies, tolls

    def _state(self, i: int) -> bool:
        """ "12 dead", "left 12 dead", "seven are missing", "was found dead"."""
        g, words = self.g, self.words
        field = words.states[g.lower[i]]
        if g.lower[i] == "unaccounted" and g.lower[i + 1 : i + 2] != ["for"]:
            return False
        before = self.patients.before(i)
        if before is not None:
            return self._add_all(i, field, [before], "toll-state@1", False, None)
        if g.dep[i] == "amod" or (i and g.lower[i - 1] == "the") or g.pos[i] == "NOUN":
            return False
        verb = g.head[i]
        if g.tag[i] in ("VBG", "VBN") and any(g.dep[k] in ("aux", "auxpass") for k in g.kids[i]):  # "are missing"
            return self._real(i) and self._add_all(i, field, self.patients.subject(i), "toll-state@1", False, None)
        if verb == i or g.lemma[verb] not in words.file.reports or not self._real(verb):
            return bool(g.dep[i] == "conj" and self._conjoined(i, field))
        if g.lemma[verb] == "shoot":  # "shot dead" is read at its verb
            return True
        thing = g.kid(verb, "dobj")
        heads = [thing] if thing is not None and thing < i else self.patients.subject(verb)
        if thing is None and g.lemma[verb] == "leave":
            inner = g.kid(i, "nsubj", "nsubjpass")
            heads = [inner] if inner is not None else heads
        return self._add_all(
            i, field, heads, "toll-state@1", False, g.kid(verb, "nsubj") if thing is not None else None
        )

    def _conjoined(self, i: int, field: Field) -> bool:
        """ "12 dead and wounded" is left; "one dead, two wounded" has its own number."""
        own = self.g.kid(i, "nsubj", "nummod")
        return own is not None and self._add_all(i, field, [own], "toll-state@1", False, None)

    def _noun(self, i: int, lemma: str) -> None:
        """ "12 deaths", "no casualties", "the deaths of three children", "took 20 hostages"."""
        g, words = self.g, self.words
        fields = words.nouns[lemma]
        index = self.patients.number_of.get(i)
        if lemma == "hostage" and g.lemma[g.head[i]] not in words.file.taking:
            return
        if index is None:
            of = next((k for k in g.kids[i] if g.lower[k] == "of"), None)
            pobj = g.kid(of, "pobj") if of is not None else None
            if (
                pobj is not None
                and len(fields) == 1
                and lemma not in ("injury", "dead", "wounded", "injured", "arrest")
            ):
                self._add_all(i, fields[0], [pobj], "toll-noun@1", False, None)
            elif lemma == "casualty" and g.tag[i] == "NNS" and g.dep[i] != "compound":
                for field in fields:
                    self._add(TollMention(field, _OPEN, i, i + 1, i, origin="toll-casualties@1"))
            return
        bounds = self.numbers[index].number
        if len(fields) > 1 and (bounds.low, bounds.high) != (0, 0):
            return  # "12 casualties": dead or wounded is not told
        for field in fields:
            self._add_number(i, field, index, "toll-noun@1")

    def _bodies(self, i: int) -> None:
        """ "six bodies were found", "the bodies of six men", "recovered the body of a farmer"."""
        g = self.g
        verb = g.head[i]
        if (
            g.dep[verb] == "pobj"
            or g.dep[i] not in ("dobj", "nsubjpass", "nsubj", "conj", "pobj")
            or g.lemma[verb] not in self.words.file.body_verbs
        ):
            return
        if not self._real(verb):
            return
        index = self.patients.number_of.get(i)
        of = next((k for k in g.kids[i] if g.lower[k] == "of"), None)
        pobj = g.kid(of, "pobj") if of is not None else None
        if index is not None:
            self._add_number(i, Field.KILLED, index, "toll-bodies@1")
        elif pobj is not None:
            self._add_all(i, Field.KILLED, [pobj], "toll-bodies@1", False, None)

    def _toll(self, i: int) -> None:
        """ "the death toll rose to 15", "the number of wounded at 23", "brought the toll to 30"."""
        g, words = self.g, self.words
        near = g.lower[max(0, i - 2) : i] + g.lower[i + 1 : i + 5]
        field = next((f for f, cues in _TOLL_CUES if any(w in cues for w in near)), None)
        if field is None and g.lower[i] not in ("toll",):
            return
        stop = min(g.bounds[g.sentence[i]][1], i + _WINDOW)
        seen: list[int] = []
        for k in range(i + 1, stop):
            index = self.patients.number_at.get(k)
            if index is not None and index not in seen:
                seen.append(index)
        seen = [n for n in seen if g.lower[self.numbers[n].first - 1] not in ("from", "in", "since")]
        if not seen:
            return
        verb = next(
            (
                k
                for k in range(i - 6 if i > 6 else 0, stop)
                if g.lemma[k] in words.file.toll_verbs and g.pos[k] in ("VERB", "AUX")
            ),
            None,
        )
        direct = g.lower[self.numbers[seen[0]].first - 1] in (
            "of",
            "at",
            "to",
            "is",
            ":",
            "was",
            "reached",
            "hit",
            "as",
        )
        if verb is None and not direct:
            return
        raised = verb is not None and g.lemma[verb] in words.file.raised
        mention = self.numbers[seen[0]]
        self._add(
            TollMention(
                field or Field.KILLED,
                mention.number,
                i,
                mention.last,
                i,
                change="raised" if raised else None,
                cumulative=self._cumulative(i),
                origin="toll-toll@1",
                number_index=seen[0],
            )  # fmt: skip
        )

    # --- putting down

    def _add_all(self, i: int, field: Field, heads: Sequence[int], rule: str, implied: bool, agent: int | None) -> bool:
        done = False
        for head in heads:
            for patient in self.patients.of(head):
                number = patient.number
                if self.g.lower[patient.head] in ("anyone", "anybody"):
                    if not self._negated(i):
                        continue
                    number = _ZERO
                elif self._negated(i) and number.high != 0:
                    continue
                self._put(i, field, patient, number, rule, implied, agent)
                done = True
        return done

    def _put(
        self, i: int, field: Field, patient: Patient, number: Number, rule: str, implied: bool, agent: int | None
    ) -> None:
        person = self.people[patient.person_index] if patient.person_index is not None else None
        of = number.of
        if of is None and person is not None and patient.number_index is None:
            of = person.who.description
        additional = patient.number_index is not None and self._additional(patient.number_index)
        self._add(
            TollMention(
                field,
                replace(number, of=of),
                min(patient.first, i),
                max(patient.last, i + 1),
                i,
                person.entity if person is not None else None,
                patient.person_index,
                None,
                self._cumulative(i),
                None,
                self._event(i, agent),
                implied,
                additional,
                rule,
                patient.number_index,
            )  # fmt: skip
        )

    def _add_number(self, i: int, field: Field, index: int, rule: str) -> None:
        mention = self.numbers[index]
        first, last = min(mention.first, i), max(mention.last, i + 1)
        self._add(
            TollMention(
                field,
                mention.number,
                first,
                last,
                i,
                cumulative=self._cumulative(i),
                event=self._event(i, None),
                additional=self._additional(index),
                origin=rule,
                number_index=index,
            )  # fmt: skip
        )

    def _add(self, mention: TollMention) -> None:
        self.found.append(mention)

    def _additional(self, index: int) -> bool:
        mention = self.numbers[index]
        words = self.g.lower[mention.first : mention.last + 2]
        return (
            any(w in ("another", "additional", "further", "other", "others", "more") for w in words)
            and "than" not in words
        )

    def _cumulative(self, i: int) -> bool:
        sentence = self.g.sentence[i]
        known = self.sums.get(sentence)
        if known is None:
            first, last = self.g.bounds[sentence]
            said = " " + " ".join(self.g.lower[first:last])
            known = self.sums[sentence] = any(cue in said for cue in self.words.cumulative)
        return known

    def _event(self, i: int, agent: int | None) -> int | None:
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

    # --- after the pass

    def settled(self) -> list[TollMention]:
        """Doubles dropped, parts added and linked to their wholes, in order."""
        kept: list[TollMention] = []
        seen: set[tuple[object, ...]] = set()
        told = {(t.field, t.victim) for t in self.found if not t.implied and t.victim is not None}
        numbered = {
            t.number_index
            for t in self.found
            if not t.implied and t.number_index is not None and t.field is Field.KILLED
        }
        for toll in sorted(self.found, key=lambda t: (t.first, t.last, t.implied)):
            mark = (
                (toll.field, toll.number_index)
                if toll.number_index is not None
                else (toll.field, toll.victim, toll.trigger)
            )
            if mark in seen:
                continue
            if toll.implied and (
                (Field.KILLED, toll.victim) in told
                or (Field.INJURED, toll.victim) in told
                or toll.number_index in numbered
            ):
                continue
            seen.add(mark)
            kept.append(toll)
        return _with_parts(self.parsed, self.numbers, kept)


def _with_parts(parsed: Parsed, numbers: list[NumberMention], tolls: list[TollMention]) -> list[TollMention]:
    links = find_parts(parsed, numbers)
    at: dict[tuple[Field, int], int] = {}
    for k, toll in enumerate(tolls):
        if toll.number_index is not None:
            at.setdefault((toll.field, toll.number_index), k)
    for part, whole in links.items():
        for field in Field:
            holder = at.get((field, whole))
            if holder is None:
                continue
            own = at.get((field, part))
            if own is not None:
                tolls[own] = replace(tolls[own], part_of=holder)
                continue
            mention, base = numbers[part], tolls[holder]
            last = mention.last if mention.head is None else max(mention.last, mention.head + 1)
            at[(field, part)] = len(tolls)
            tolls.append(
                replace(
                    base,
                    number=mention.number,
                    first=mention.first,
                    last=last,
                    victims=None,
                    victim=None,
                    part_of=holder,
                    additional=False,
                    origin="toll-part@1",
                    number_index=part,
                )  # fmt: skip
            )
    return tolls


_TOLL_CUES: tuple[tuple[Field, frozenset[str]], ...] = (
    (
        Field.KILLED,
        frozenset(
            {
                "death",
                "dead",
                "killed",
                "fatalities",
                "deaths",
                "died",
                "fatality",
                "bodies",
                "slain",
                "killings",
                "homicides",
                "murders",
            }
        ),
    ),
    (Field.INJURED, frozenset({"injured", "wounded", "injuries", "hurt", "injury"})),
    (Field.MISSING, frozenset({"missing"})),
    (Field.ABDUCTED, frozenset({"abducted", "kidnapped", "hostages", "abductions"})),
    (Field.DETAINED, frozenset({"detained", "arrested", "arrests", "detainees"})),
)


__all__ = ["TollMention", "TollWords", "find_tolls"]
