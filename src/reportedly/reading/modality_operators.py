"""What single words do to the act that they stand over: modals, negation, conditions, governing verbs and nouns.

`State` is how far the world has been left; `Operators` changes it word by word. `modality_scope` decides which words
stand over a trigger, and in which order. Classes of implicative and factive verbs after Karttunen (1971) and Saurí and
Pustejovsky's FactBank (2009).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading.mentions import Reality
from reportedly.reading.modality_syntax import NOMINAL, Syntax
from reportedly.reading.modality_words import Words

PLAIN = frozenset({"of", "to", "for", "against", "on", "about", "at", "in"})
IRREALIS = frozenset({Reality.PLANNED, Reality.THREATENED, Reality.HYPOTHETICAL})


@dataclass(slots=True)
class State:
    """How far the world has been left, and by which rule. `tokens` are those that decided it."""

    reality: Reality = Reality.ACTUAL
    hedged: bool = False
    origin: str | None = None
    token: int | None = None

    def turn(self, reality: Reality, origin: str, token: int) -> None:
        self.reality, self.origin, self.token = reality, origin, token

    def unreal(self, reality: Reality, origin: str, token: int) -> None:
        """Not yet or perhaps never: what was actual takes this reality, what was to be foiled is only possible."""
        if self.reality is Reality.ACTUAL:
            self.turn(reality, origin, token)
        elif self.reality is Reality.ATTEMPTED and self.origin == "governor-foil@1":
            self.turn(Reality.HYPOTHETICAL, origin, token)

    def negate(self, origin: str, token: int) -> None:
        """Not: what was actual is negated, what was negated or foiled is actual again."""
        if self.reality in (Reality.NEGATED, Reality.ATTEMPTED) and self.origin in (
            "governor-foil@1",
            "governor-avoid@1",
        ):
            self.turn(Reality.ACTUAL, "double-negation@1", token)
        elif self.reality is Reality.ACTUAL or self.reality in IRREALIS or self.reality is Reality.ATTEMPTED:
            self.turn(Reality.NEGATED, origin, token)


class Operators:
    """The words over a token of one text, one at a time."""

    def __init__(self, s: Syntax, w: Words) -> None:
        self.s = s
        self.w = w

    def _infinitive(self, verb: int) -> bool:
        s = self.s
        return any(s.dep[k] == "aux" and s.lower[k] == "to" for k in s.kids[verb])

    def _perfect(self, verb: int) -> bool:
        s = self.s
        return any(s.dep[k] == "aux" and s.lemma[k] in ("have", "'ve") for k in s.kids[verb])

    def _shares(self, verb: int, head: int) -> bool:
        """Whether a joined verb shares the auxiliaries of the first ("could shell and burn")."""
        s = self.s
        if any(s.dep[k] in ("aux", "auxpass", "nsubj", "nsubjpass", "expl") for k in s.kids[verb]):
            return False
        if s.tag[verb] == s.tag[head]:
            return s.tag[verb] not in ("VBD", "VBZ")
        return s.tag[verb] in ("VB", "VBP") and s.tag[head] in ("VB", "VBP")

    def _own(self, verb: int, state: State, conj: int | None = None) -> None:
        """Modals, conditions and negation that hang on the verb itself."""
        s, w = self.s, self.w
        for k in s.kids[verb]:
            dep, word = s.dep[k], s.lower[k]
            if dep == "aux" and word in w.all_modals and (s.pos[k] == "AUX" or s.tag[k] == "MD"):
                self._modal(verb, k, state)
            elif dep in ("nsubj", "nsubjpass", "dobj", "attr") and conj is None and self._nobody(k):
                state.negate("negated-argument@1", k)
            elif dep == "aux" and word in w.all_modals:
                self._modal(verb, k, state)
        for k in s.kids[verb]:
            word = s.lower[k]
            if s.dep[k] == "neg" or (word == "never" and s.dep[k] == "advmod"):
                if k + 1 < len(s.lower) and s.lower[k + 1] in ("only", "just", "merely", "simply"):
                    continue
                state.negate("negation@1", k)
            elif s.dep[k] == "preconj" and word == "neither":
                state.negate("negation@1", k)
            elif s.dep[k] in ("mark", "advmod") and word in w.conditional_marks:
                self._if(verb, k, state)
        if conj is None and state.reality is Reality.ACTUAL:
            for phrase in w.conditional_phrases:
                first = s.left[verb]
                if tuple(s.lower[first : first + len(phrase)]) == phrase:
                    state.turn(Reality.HYPOTHETICAL, "conditional-phrase@1", first)

    def _if(self, verb: int, mark: int, state: State) -> None:
        s = self.s
        if s.lower[mark] == "if" and mark and s.lower[mark - 1] == "even" and s.tag[verb] == "VBD":
            return
        if (
            s.lower[mark] in ("if", "whether")
            and s.dep[verb] in ("ccomp", "csubj", "pcomp")
            and s.passive(verb)
            and s.kid(verb, "agent") is not None
        ):
            state.hedged = True  # "whether the raid was carried out by planes or drones": by whom, not whether
            return
        if state.reality is not Reality.DENIED:
            state.turn(Reality.HYPOTHETICAL, "conditional@1", mark)

    def _modal(self, verb: int, modal: int, state: State) -> None:
        s, w = self.s, self.w
        word = s.lower[modal]
        if word == "may" and s.tag[modal] in ("NNP",):
            return
        if word in ("'d",) and self._perfect(verb) is False and s.tag[verb] in ("VBN", "VBD"):
            return
        if state.reality not in (Reality.ACTUAL, Reality.ATTEMPTED):
            return
        if word in w.modals["planned"]:
            state.unreal(Reality.PLANNED, "modal-will@1", modal)
        elif self._perfect(verb) and word in w.modals["epistemic"]:
            state.hedged = True
            state.origin, state.token = "modal-perfect@1", modal
        elif word == "would" and any(s.lower[k] in w.modals["later"] for k in s.kids[verb]):
            state.origin, state.token = "later-would@1", modal
        else:
            state.unreal(Reality.HYPOTHETICAL, "modal-verb@1", modal)

    def _nobody(self, noun: int) -> bool:
        s, w = self.s, self.w
        if s.lower[noun] in w.nobody:
            return True
        if s.lower[noun] == "one" and noun and s.lower[noun - 1] == "no":
            return True
        if s.lower[s.left[noun]] == "not" and s.lower[s.left[noun] + 1] in ("a", "one", "single"):
            return True
        return any(s.dep[k] == "det" and s.lower[k] in ("no", "neither") for k in s.kids[noun])

    def _past(self, verb: int) -> bool:
        s = self.s
        if any(s.dep[k] == "aux" and s.lower[k] in self.w.all_modals for k in s.kids[verb]):
            return False
        return (
            s.tag[verb] in ("VBD", "VBN")
            or self._perfect(verb)
            or any(s.lower[k] in ("was", "were", "did") for k in s.kids[verb])
        )

    def _effect(self, head: int, preposition: str | None) -> str | None:
        """What the word `head` does to what it governs, alone or through a preposition."""
        s, w = self.s, self.w
        lemma = s.lemma[head]
        pos = s.pos[head]
        particle = next((s.lower[k] for k in s.kids[head] if s.dep[k] == "prt"), None)
        if pos in NOMINAL:
            if preposition:
                return w.nouns.get(f"{lemma} {preposition}") or (
                    w.nouns.get(lemma) if preposition in PLAIN or preposition == "from" else None
                )
            return w.nouns.get(f"{lemma} to") or w.nouns.get(lemma)
        if pos in ("ADJ", "ADV"):
            if preposition == "to" and lemma in ("due", "owing", "close", "prior"):
                return None  # "due to the killings"
            return w.adjectives.get(lemma)
        if particle and (found := w.verbs.get(f"{lemma} {particle}")):
            return found
        if preposition:
            found = w.verbs.get(f"{lemma} {preposition}")
            if found is None and s.tag[head] == "VBN":
                found = w.adjectives.get(s.lower[head])
            return found
        return w.verbs.get(lemma)

    def _apply(self, effect: str, head: int, state: State) -> None:
        origin = f"governor-{effect}@1"
        real = state.reality
        if effect in ("say", "imply"):
            return
        if effect == "hedge":
            state.hedged = True
            if real is Reality.ACTUAL:
                state.origin, state.token = origin, head
        elif effect == "aspect":
            if real is Reality.ACTUAL:
                state.turn(Reality.TREND, origin, head)
        elif effect == "plan":
            if real is Reality.TREND or (real is Reality.ATTEMPTED and state.origin != "governor-foil@1"):
                state.turn(Reality.PLANNED, origin, head)
            else:
                state.unreal(Reality.PLANNED, origin, head)
        elif effect == "threat":
            if real in (Reality.ACTUAL, Reality.PLANNED, Reality.HYPOTHETICAL):
                state.turn(Reality.THREATENED, origin, head)
        elif effect == "possible":
            if real is Reality.ACTUAL:
                state.turn(Reality.HYPOTHETICAL, origin, head)
        elif effect == "attempt":
            if real is Reality.ACTUAL:
                going_on = self.s.tag[head] in ("VBP", "VBZ") and not self.s.headline(head)
                state.turn(Reality.PLANNED if going_on else Reality.ATTEMPTED, origin, head)
        elif effect == "fail":
            if real is Reality.ACTUAL:
                state.turn(Reality.ATTEMPTED, origin, head)
            else:
                state.negate(origin, head)
        elif effect == "foil":
            if real in (Reality.ACTUAL, Reality.PLANNED, Reality.THREATENED):
                state.turn(Reality.ATTEMPTED, origin, head)
        elif effect == "avoid":
            if real in (Reality.ACTUAL, Reality.PLANNED):
                state.turn(Reality.NEGATED, origin, head)
        elif effect == "deny" and real is not Reality.NEGATED:
            state.turn(Reality.DENIED, origin, head)

    def _noun_own(self, noun: int, state: State) -> None:
        s, w = self.s, self.w
        for k in s.kids[noun]:
            dep, word = s.dep[k], s.lower[k]
            if dep == "det" and word in ("no", "neither"):
                state.negate("no-noun@1", k)
            elif (
                dep == "det"
                and word in ("any", "every", "each", "whatever")
                and state.reality is Reality.ACTUAL
                and word in ("any", "whatever")
            ):
                state.turn(Reality.HYPOTHETICAL, "any-noun@1", k)
            elif dep in ("amod", "compound", "nmod") and (kind := w.modifiers.get(word)):
                self._adjective(kind, k, state)
        if state.reality is Reality.ACTUAL and any(
            s.lower[k] in ("further", "more") and s.dep[k] == "amod" for k in s.kids[noun]
        ):
            over = s.head[noun]
            if s.lower[over] in ("of", "for", "against") or s.lemma[over] in ("prevent", "avoid", "expect", "fear"):
                state.turn(Reality.PLANNED, "further-noun@1", noun)

    def _adjective(self, kind: str, token: int, state: State) -> None:
        if kind == "hedged":
            state.hedged = True
            return
        if state.reality is not Reality.ACTUAL:
            return
        turned = {
            "planned": Reality.PLANNED,
            "possible": Reality.HYPOTHETICAL,
            "attempted": Reality.ATTEMPTED,
            "threatened": Reality.THREATENED,
            "denied": Reality.GENERIC,
            "generic": Reality.GENERIC,
            "trend": Reality.TREND,
            "background": Reality.BACKGROUND,
        }[kind]
        if kind == "planned" and self.s.lower[token] in ("all-out", "renewed", "next", "coming", "eventual"):
            return
        state.turn(turned, f"adjective-{kind}@1", token)
