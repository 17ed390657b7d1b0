"""Rules that are data: a word, and what must stand around it in its clause.

`statements.yaml` and `outcomes.yaml` are lists of such rules. One index from word to rules is made once; a text is gone
through once, and only the rules of the words that are there are tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.errors import VocabularyError
from reportedly.reading.modality_figures import Company, noun_words
from reportedly.reading.modality_syntax import Syntax
from reportedly.reading.modality_time import Clock
from reportedly.reading.modality_words import words

ANY = "*"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule. `wanted` parts must all hold one of their words, `unwanted` none; `voice` binds a verb."""

    name: str
    sort: str  # the statement kind or claim field that it gives
    wanted: tuple[tuple[str, frozenset[str]], ...]
    unwanted: tuple[tuple[str, frozenset[str]], ...]
    voice: str | None = None
    part_of_speech: str | None = None
    rest: tuple[str, ...] = ()  # further words of a phrase that must follow
    negated: bool = False  # holds of what is negated as well

    @property
    def origin(self) -> str:
        return f"{self.sort}-{self.name}@1"


class Around(Company):
    """The parts of a clause around a word, with some that only these rules ask for."""

    def part(self, name: str) -> set[str]:
        if name not in self._parts:
            finder = {
                "acomp": self._complement,
                "det": self._determiner,
                "predicate": self._predicate,
                "then": self._then,
                "nobody": self._nobody,
                "after": self._after,
                "grammatical": self._grammatical,
                "verb": self._verb,
                "tense": self._tense,
                "number": self._number,
                "modal": self._modal,
                "number_or_many": self._number_or_many,
                "history": self._history,
                "year": self._year,
                "before_end": self._before_end,
                "after_noun": self._after_noun,
                "predicate_is": self._predicate_is,
                "auxiliary": self._auxiliary,
            }.get(name)
            if finder is None:
                return super().part(name)
            self._parts[name] = finder()
        return self._parts[name]

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
                if negative or any(s.lower[d] == "no" for d in s.kids[k]):
                    return {ANY}
        return set()

    def _after(self) -> set[str]:
        s = self.s
        head = s.head[self.trigger]
        return {s.lower[head]} if s.dep[self.trigger] == "pobj" else set()

    def _grammatical(self) -> set[str]:
        subject = self.s.subject(self.verb)
        return noun_words(self.s, subject) if subject is not None else set()

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
        return found

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

    def _clock(self) -> Clock:
        return Clock(self.s, words(), self.trigger, ())

    def _history(self) -> set[str]:
        clock = self._clock()
        found = clock.find("history") or clock.since() or clock.year_only() or clock.find("month")
        return {ANY} if found is not None else set()

    def _year(self) -> set[str]:
        """A year, with or without a month, or "last year": long enough ago to be history."""
        s = self.s
        clock = self._clock()
        if clock.find("day") is not None:
            return set()
        for i in range(clock.first, clock.last):
            word = s.lower[i]
            if len(word) == 4 and word.isdigit() and "1800" <= word <= "2100":
                return {ANY}
            if word == "last" and i + 1 < clock.last and s.lower[i + 1] in ("year", "decade", "century"):
                return {ANY}
        return {ANY} if clock.find("history") is not None else set()

    def _before_end(self) -> set[str]:
        s = self.s
        return (
            {ANY}
            if any(
                s.lower[k] in ("before", "previously", "already") and s.dep[k] == "advmod" and s.left[k] == s.right[k]
                for k in s.kids[self.trigger]
            )
            else set()
        )

    def _after_noun(self) -> set[str]:
        last = self.s.bounds[self.s.sent[self.trigger]][1]
        return set(self.s.lower[self.trigger + 1 : min(self.trigger + 12, last)])

    def _auxiliary(self) -> set[str]:
        s = self.s
        return {s.lemma[k] for k in s.kids[self.trigger] if s.dep[k] in ("aux", "auxpass")}

    def _predicate_is(self) -> set[str]:
        return {ANY} if self.s.dep[self.trigger] == "attr" else set()


_MANY = frozenset(
    {"dozen", "hundred", "thousand", "million", "score", "ten", "many", "family", "several", "half", "most"}
)


def fits(pattern: Pattern, around: Around) -> bool:
    """Whether all that the rule wants stands around the word, and nothing that it forbids."""
    s, at = around.s, around.trigger
    if pattern.part_of_speech is not None and (pattern.part_of_speech == "noun") != around.noun:
        return False
    for step, word in enumerate(pattern.rest, 1):
        if at + step >= len(s.lower) or word not in (s.lower[at + step], s.lemma[at + step]):
            if s.verbal(at) and any(s.dep[k] in ("prt", "prep", "advmod") and s.lower[k] == word for k in s.kids[at]):
                continue
            return False
    if pattern.voice is not None:
        passive = s.passive(at) or (
            s.tag[at] == "VBN"
            and s.dep[at] in ("acl", "advcl", "conj", "ROOT", "ccomp", "amod")
            and not any(s.dep[k] == "aux" and s.lemma[k] == "have" for k in s.kids[at])
        )
        if passive != (pattern.voice == "passive"):
            return False
    for name, listed in pattern.wanted:
        found = around.part(name)
        if not (found and (ANY in listed or found & listed)):
            return False
    return not any(
        around.part(name) and (ANY in listed or around.part(name) & listed) for name, listed in pattern.unwanted
    )


class Patterns:
    """Rules indexed by the word that opens them."""

    def __init__(
        self, file: str, classes: Mapping[str, Sequence[str]], rules: Mapping[str, Sequence[Mapping[str, object]]]
    ) -> None:
        self.file = file
        self.classes = {name: frozenset(words) for name, words in classes.items()}
        self.by_word: dict[str, list[Pattern]] = {}
        for sort, entries in rules.items():
            for number, entry in enumerate(entries):
                self._add(sort, number, entry)

    def _add(self, sort: str, number: int, entry: Mapping[str, object]) -> None:
        where = f"rules.{sort}.{number}"
        name, openers, voice = entry.get("name"), entry.get("words"), entry.get("voice")
        if not isinstance(name, str) or not isinstance(openers, list) or not openers:
            raise self._wrong(where, "needs a name and words")
        wanted: list[tuple[str, frozenset[str]]] = []
        unwanted: list[tuple[str, frozenset[str]]] = []
        for part, values in entry.items():
            if part in ("name", "words", "voice", "pos", "negated"):
                continue
            if not isinstance(values, list) or not values:
                raise self._wrong(f"{where}.{part}", "needs a list of words")
            base = part.removeprefix("not_")
            if voice == "passive" and base == "subject":
                base = "object"
            (unwanted if part.startswith("not_") else wanted).append((base, self._expand(values, f"{where}.{part}")))
        for phrase in openers:
            if phrase.startswith("@"):
                parts_of = [w.split() for w in self._expand([phrase], where)]
            else:
                parts_of = [phrase.split()]
            for first, *rest in parts_of:
                self.by_word.setdefault(first, []).append(
                    Pattern(
                        name,
                        sort,
                        tuple(wanted),
                        tuple(unwanted),
                        str(voice) if voice else None,
                        str(entry["pos"]) if "pos" in entry else None,
                        tuple(rest),
                        bool(entry.get("negated", False)),
                    )
                )

    def _wrong(self, where: str, what: str) -> VocabularyError:
        return VocabularyError(f"reportedly.reading/{self.file}, entry {where}: {what}; mend the entry")

    def _expand(self, values: Sequence[str], where: str) -> frozenset[str]:
        found: set[str] = set()
        for value in values:
            if value.startswith("@"):
                if value[1:] not in self.classes:
                    raise self._wrong(where, f"no class {value!r}")
                found |= self.classes[value[1:]]
            else:
                found.add(value)
        return frozenset(found)

    def matches(self, s: Syntax, at: int) -> Iterator[tuple[Pattern, Around]]:
        """The rules that hold of the word at this token, in the file's order."""
        rows = self.by_word.get(s.lemma[at])
        if rows is None:
            rows = self.by_word.get(s.lower[at])
        if rows is None:
            return
        noun = s.pos[at] in ("NOUN", "PROPN", "PRON", "NUM") or (s.pos[at] == "ADJ")
        around = Around(s, at, noun)
        for pattern in rows:
            if fits(pattern, around):
                yield pattern, around
