"""Words of violence that speak of none: "heart attack", "attack helicopter", "prices exploded", "struck a deal".

Which company makes a word figurative is data (`modality.yaml`, `fixed` and `figurative`): a fixed expression, or the
words that stand as its subject, object, modifier or after a preposition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportedly.reading.modality_syntax import NOMINAL, Syntax
from reportedly.reading.modality_words import Figure, Words

QUANTITY = frozenset(
    {
        "number",
        "dozen",
        "hundred",
        "thousand",
        "score",
        "lot",
        "plenty",
        "group",
        "couple",
        "majority",
        "most",
        "handful",
        "ten",
        "million",
        "string",
        "series",
        "wave",
        "kind",
        "sort",
        "type",
        "piece",
        "report",
        "case",
        "act",
        "incident",
        "level",
        "rate",
        "allegation",
        "instance",
        "use",
    }
)


def noun_words(s: Syntax, i: int) -> set[str]:
    """The lemmas that say what a noun phrase is: its head, joined heads, and what stands after "dozens of"."""
    found: set[str] = set()
    for at in s.conjuncts(i):
        found.add(s.lemma[at])
        found.add(s.lower[at])
        if s.lemma[at] in QUANTITY or s.pos[at] == "NUM":
            for word, inner in s.prepositional(at):
                if word == "of":
                    found.add(s.lemma[inner])
    return found


class Company:
    """The words around one trigger, part by part, worked out as they are asked for."""

    def __init__(self, s: Syntax, trigger: int, noun: bool) -> None:
        self.s = s
        self.trigger = trigger
        self.noun = noun
        self.verb = s.clause(trigger) if noun else trigger
        self._parts: dict[str, set[str]] = {}
        self._prepositions: list[tuple[str, int]] | None = None

    def part(self, name: str) -> set[str]:
        found = self._parts.get(name)
        if found is None:
            finder = _FINDERS.get(name)
            found = self._parts[name] = finder(self) if finder else self._preposition(name)
        return found

    def _union(self, tokens: Iterable[int]) -> set[str]:
        found: set[str] = set()
        for token in tokens:
            found |= noun_words(self.s, token)
        return found

    def _subject(self) -> set[str]:
        s = self.s
        if self.noun:
            # "the teachers' strike": whose it is; and the subject of a verb that carries it ("staged a strike")
            whose = [k for k in s.kids[self.trigger] if s.dep[k] == "poss"]
            carried = s.dep[self.trigger] == "dobj" or (
                s.lemma[self.trigger] == "death" and s.dep[self.trigger] == "pobj"
            )
            if carried and (subject := s.subject(self.verb)) is not None:
                whose.append(subject)
            return self._union(whose)
        if s.passive(self.trigger) or (s.dep[self.trigger] == "acl" and s.tag[self.trigger] == "VBN"):
            return self._preposition("by")
        subject = s.subject(self.trigger)
        return self._union([subject]) if subject is not None else set()

    def _object(self) -> set[str]:
        s = self.s
        if self.noun:
            return self._preposition("of")
        found = [
            k
            for k in s.kids[self.trigger]
            if s.dep[k] in ("dobj", "acomp", "oprd", "attr") or (s.dep[k] == "ccomp" and s.pos[k] in NOMINAL)
        ]
        if s.passive(self.trigger) or (s.dep[self.trigger] == "acl" and s.tag[self.trigger] == "VBN"):
            subject = s.subject(self.trigger)
            found += [subject] if subject is not None else []
        elif s.dep[self.trigger] == "relcl" and not found:
            found.append(s.head[self.trigger])
        return self._union(found)

    def _modifier(self) -> set[str]:
        s = self.s
        found: set[str] = set()
        for k in s.kids[self.trigger]:
            if s.dep[k] in ("amod", "compound", "nmod", "nummod", "poss"):
                found.add(s.lower[k])
                found.add(s.lemma[k])
        return found

    def _particle(self) -> set[str]:
        s = self.s
        return {s.lower[k] for k in s.kids[self.trigger] if s.dep[k] in ("prt", "advmod")}

    def _clause(self) -> set[str]:
        s = self.s
        return {s.lower[s.left[k]] for k in s.kids[self.trigger] if s.dep[k] == "ccomp"}

    def _preposition(self, name: str) -> set[str]:
        if self._prepositions is None:
            self._prepositions = list(self.s.prepositional(self.trigger))
            if self.noun and self.verb != self.trigger:
                # the small parser often hangs a noun's preposition on the verb
                last = self.s.right[self.trigger]
                self._prepositions += [(w, i) for w, i in self.s.prepositional(self.verb) if last < i <= last + 6]
            if not self.noun:
                for k in self.s.kids[self.trigger]:
                    if self.s.dep[k] in ("dobj", "prt"):
                        self._prepositions += list(self.s.prepositional(k))
        return self._union(i for w, i in self._prepositions if w == name)


_FINDERS: dict[str, Callable[[Company], set[str]]] = {
    "subject": Company._subject,
    "object": Company._object,
    "modifier": Company._modifier,
    "particle": Company._particle,
    "clause": Company._clause,
}


def fixed_expression(s: Syntax, w: Words, trigger: int) -> tuple[int, int] | None:
    """The tokens of a fixed expression that holds the trigger ("heart attack")."""
    for parts in w.fixed.get(s.lemma[trigger], ()):
        for place, part in enumerate(parts):
            first = trigger - place
            if part != s.lemma[trigger] or first < 0 or first + len(parts) > len(s.lemma):
                continue
            if all(word in (s.lemma[first + k], s.lower[first + k]) for k, word in enumerate(parts)):
                return first, first + len(parts)
    return None


def figurative_use(s: Syntax, w: Words, trigger: int, noun: bool) -> Figure | None:
    """The first entry of `figurative` that the trigger's company fits."""
    figures = w.figures.get(s.lemma[trigger]) or w.figures.get(s.lower[trigger])
    if not figures:
        return None
    company = Company(s, trigger, noun)
    for figure in figures:
        if all(company.part(name) & words for name, words in figure.wanted) and not any(
            company.part(name) & words for name, words in figure.unwanted
        ):
            return figure
    return None


def noun_modifier(s: Syntax, w: Words, trigger: int) -> int | None:
    """The head that the trigger only describes ("attack helicopter"), where that head does not keep the event."""
    if s.dep[trigger] not in ("compound", "nmod", "amod") or s.head[trigger] == trigger:
        return None
    if s.dep[trigger] == "amod" and s.pos[trigger] in ("VERB",) and s.tag[trigger] in ("VBN", "VBD"):
        return None
    head = s.head[trigger]
    if s.pos[head] not in NOMINAL or head < trigger:
        return None
    if s.lemma[head] in w.compound or s.lower[head] in w.compound:
        return None
    if any(s.lower[k].endswith("ing") and len(s.lower[k]) > 5 for k in range(trigger + 1, head)):
        return None  # a headline's participle taken for a noun ("Blast Targeting Pilgrims")
    return head


def stricken(s: Syntax, w: Words, trigger: int) -> int | None:
    """The participle that makes an act a lasting state ("riot-torn", "riot affected areas")."""
    at = trigger + 2 if s.lower[trigger + 1 : trigger + 2] in (["-"], ["–"]) else trigger + 1
    if at >= len(s.lower) or s.lower[at] not in w.stricken:
        return None
    if at == trigger + 2:
        return at
    loose = s.dep[trigger] in ("npadvmod", "compound", "nmod", "amod") or s.head[trigger] > at
    return at if loose and s.dep[at] in ("amod", "compound", "nmod") and s.head[at] > at else None


def remembered(s: Syntax, w: Words, trigger: int) -> int | None:
    """The noun of remembrance or retelling that an act stands under ("a memorial for victims of the blast")."""
    at = trigger
    for _ in range(5):
        over = s.head[at]
        if over == at or s.pos[over] not in (*NOMINAL, "ADP"):
            return None
        if s.dep[at] not in ("pobj", "prep", "compound", "poss"):
            return None
        at = over
        if s.lemma[at] in w.remembrance:
            return at
    return None


def own_year(s: Syntax, trigger: int) -> int | None:
    """The bare year that stands before an act as its name ("the 2015 bombing")."""
    for k in s.kids[trigger]:
        word = s.lower[k]
        if (
            k < trigger
            and s.dep[k] in ("nummod", "compound", "amod", "nmod")
            and len(word) == 4
            and word.isdigit()
            and "1900" <= word <= "2099"
        ):
            return k
    return None


_SUFFERING = frozenset({"kill", "die", "injure", "wound", "hurt", "drown", "perish", "claim", "death", "lose"})
_BY_ACCIDENT = frozenset({"in", "of", "from", "by", "after", "during"})


def accident(s: Syntax, w: Words, trigger: int) -> int | None:
    """What killed or hurt without violence: "a bus crash killed", "died of cancer", "when a boat capsized"."""
    if s.lemma[trigger] not in _SUFFERING:
        return None
    found = None
    for k in s.kids[trigger]:
        if s.dep[k] == "nsubj" and s.lemma[k] in w.accidents:
            found = k
        elif s.dep[k] in ("prep", "agent") and s.lower[k] in _BY_ACCIDENT:
            found = next((o for o in s.kids[k] if s.dep[o] == "pobj" and s.lemma[o] in w.accidents), found)
        elif s.dep[k] == "advcl" and s.lemma[k] in w.accident_verbs:
            found = k
    if found is None:
        return None
    first, last = s.bounds[s.sent[trigger]]
    return None if any(s.lemma[i] in w.violent for i in range(first, last) if i != found) else found
