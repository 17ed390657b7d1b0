"""What stands over a trigger word: modals, negation, conditions, and the verbs and nouns that govern its clause.

From the trigger outwards, each word that can turn what happened into what did not is an operator; applied one after
another they give the reality: "failed to prevent the attack" (an attack), "foiled a plan to attack" (an attempt),
"denied having planned to attack" (a denial). Classes of implicative and factive verbs after Karttunen (1971) and
Saurí and Pustejovsky's FactBank (2009).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading.mentions import Reality
from reportedly.reading.modality_syntax import NOMINAL, Syntax
from reportedly.reading.modality_words import Words

_LONGEST = 12  # governors looked at over one trigger: real news has seven at most
_PLAIN = frozenset({"of", "to", "for", "against", "on", "about", "at", "in"})
_FROM_VERB = frozenset({"by", "in"})
_ARGUMENT = frozenset({"dobj", "attr", "nsubj", "nsubjpass", "oprd", "csubj"})
_IRREALIS = frozenset({Reality.PLANNED, Reality.THREATENED, Reality.HYPOTHETICAL})


@dataclass(slots=True)
class State:
    """How far the world has been left, and by which rule. `tokens` are those that decided it."""

    reality: Reality = Reality.ACTUAL
    hedged: bool = False
    origin: str | None = None
    token: int | None = None

    def turn(self, reality: Reality, origin: str, token: int) -> None:
        self.reality, self.origin, self.token = reality, origin, token

    def negate(self, origin: str, token: int) -> None:
        """Not: what was actual is negated, what was negated or foiled is actual again."""
        if self.reality in (Reality.NEGATED, Reality.ATTEMPTED) and self.origin in (
            "governor-foil@1",
            "governor-avoid@1",
        ):
            self.turn(Reality.ACTUAL, "double-negation@1", token)
        elif self.reality is Reality.ACTUAL or self.reality in _IRREALIS or self.reality is Reality.ATTEMPTED:
            self.turn(Reality.NEGATED, origin, token)


class Scope:
    """Works out what stands over a token of one text."""

    def __init__(self, s: Syntax, w: Words) -> None:
        self.s = s
        self.w = w

    def over(self, trigger: int, noun: bool) -> State:
        key = ("scope", trigger, noun)
        found = self.s.memo.get(key)
        if not isinstance(found, State):
            found = State()
            if noun:
                self._noun(trigger, found, 0)
            else:
                self._verb(trigger, found, 0)
            self.s.memo[key] = found
        return found

    # ---- verbs

    def _verb(self, verb: int, state: State, steps: int, bare: bool = False) -> None:
        """Applies the verb's own operators (unless `bare`), then what governs its clause."""
        if steps > _LONGEST:
            return
        if not bare:
            self._own(verb, state)
        s = self.s
        dep, head = s.dep[verb], s.head[verb]
        if head == verb:
            return
        if dep == "conj" and (s.verbal(head) or s.dep[head] in ("xcomp", "acl", "pcomp")):
            if self._shares(verb, head):
                self._own(head, state, conj=verb)
            self._verb(head, state, steps + 1, bare=True)
        elif dep in ("xcomp", "ccomp", "csubj", "acomp", "oprd", "advcl", "parataxis"):
            self._complement(verb, head, state, steps)
        elif dep in ("acl", "relcl") and s.pos[head] in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
            if dep == "acl" or self._infinitive(verb):
                self._noun_complement(verb, head, state, steps)
            elif s.lower[s.left[head]] in ("any", "whoever", "anyone") or s.lower[head] in (
                "anyone",
                "whoever",
                "anybody",
            ):
                if state.reality is Reality.ACTUAL and s.tag[verb] in ("VBZ", "VBP"):
                    state.turn(Reality.HYPOTHETICAL, "any-who@1", head)
        elif dep == "pcomp":
            self._gerund(verb, head, state, steps)
        elif dep in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "compound"):
            self._noun(verb, state, steps + 1)

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
        if state.reality is not Reality.ACTUAL:
            return
        if word in w.modals["planned"]:
            state.turn(Reality.PLANNED, "modal-will@1", modal)
        elif self._perfect(verb) and word in w.modals["epistemic"]:
            state.hedged = True
            state.origin, state.token = "modal-perfect@1", modal
        elif word == "would" and any(s.lower[k] in w.modals["later"] for k in s.kids[verb]):
            state.origin, state.token = "later-would@1", modal
        else:
            state.turn(Reality.HYPOTHETICAL, "modal-verb@1", modal)

    def _nobody(self, noun: int) -> bool:
        s, w = self.s, self.w
        if s.lower[noun] in w.nobody:
            return True
        if s.lower[noun] == "one" and noun and s.lower[noun - 1] == "no":
            return True
        if s.lower[s.left[noun]] == "not" and s.lower[s.left[noun] + 1] in ("a", "one", "single"):
            return True
        return any(s.dep[k] == "det" and s.lower[k] in ("no", "neither") for k in s.kids[noun])

    # ---- what governs a clause

    def _complement(self, verb: int, head: int, state: State, steps: int) -> None:
        s = self.s
        dep = s.dep[verb]
        to = self._infinitive(verb)
        finite = any(s.dep[k] == "mark" or s.lower[k] in ("when", "where") for k in s.kids[verb]) and not to
        if dep == "advcl" and finite and self._marked_by_time(verb):
            self._after_time(verb, head, state)
            return
        effect = self._effect(head, None)
        if (
            dep == "ccomp"
            and not to
            and s.lemma[head] in self.w.reporting
            and effect not in ("deny", "hedge", "threat")
        ):
            effect = "say"
        if dep == "advcl" and not to:
            effect = effect if effect == "aspect" else None
            if not finite:
                self._inherit(head, state, steps)
            return
        if (
            dep == "advcl"
            and to
            and effect in (None, "say", "imply")
            and s.lemma[head] not in ("use", "manage", "force", "live", "survive", "go")
        ):
            if not self._perfect(verb) and state.reality is Reality.ACTUAL:
                state.turn(Reality.PLANNED, "purpose@1", head)
            return
        if effect is None or (
            effect in ("plan",)
            and not to
            and dep != "xcomp"
            and s.lemma[head] in ("go", "be", "tell", "suggest", "send", "look", "get")
        ):
            if to and dep in ("xcomp", "ccomp") and not self._perfect(verb) and state.reality is Reality.ACTUAL:
                state.turn(Reality.PLANNED, "infinitive@1", head)
            self._inherit(head, state, steps, own=dep == "xcomp")
            return
        if effect == "plan" and not to and dep == "ccomp" and self._past(verb):
            effect = "hedge" if s.lemma[head] in ("fear", "suggest", "worry", "dread", "expect") else "say"
        if effect == "plan" and self._perfect(verb) and not self._irrealis_perfect(head):
            effect = "hedge"
        if effect == "imply" and s.lemma[head] == "have" and to and s.tag[head] in ("VBP", "VBZ", "VB"):
            effect = "plan"  # "they have to leave": not yet; "had to leave": they did
        if effect == "avoid" and not to and dep == "ccomp":
            effect = "say"
        if effect == "threat" and dep == "ccomp" and self._past(verb):
            effect = "say"
        self._apply(effect, head, state)
        self._inherit(head, state, steps, own=effect not in ("say", "deny"))

    def _irrealis_perfect(self, head: int) -> bool:
        return self.s.lemma[head] in ("plan", "intend", "want", "mean", "like", "hope", "try")

    def _past(self, verb: int) -> bool:
        s = self.s
        if any(s.dep[k] == "aux" and s.lower[k] in self.w.all_modals for k in s.kids[verb]):
            return False
        return (
            s.tag[verb] in ("VBD", "VBN")
            or self._perfect(verb)
            or any(s.lower[k] in ("was", "were", "did") for k in s.kids[verb])
        )

    def _marked_by_time(self, verb: int) -> bool:
        s = self.s
        return any(s.lower[k] in self.w.factual_marks for k in s.kids[verb] if s.dep[k] in ("mark", "advmod")) or s.tag[
            verb
        ] not in ("VBG", "VBN", "VB")

    def _after_time(self, verb: int, head: int, state: State) -> None:
        """ "When they attack, we will answer": a present tense under a clause about the future."""
        s = self.s
        if state.reality is Reality.ACTUAL and s.tag[verb] in ("VBP", "VBZ", "VB"):
            auxiliary = any(
                s.dep[k] == "aux" and s.lower[k] in ("have", "has", "did", "'ve", "is", "are") for k in s.kids[verb]
            )
            future = any(s.dep[k] == "aux" and s.lower[k] in self.w.all_modals for k in s.kids[head])
            if future and not auxiliary:
                state.turn(Reality.HYPOTHETICAL, "when-future@1", head)

    def _inherit(self, head: int, state: State, steps: int, own: bool = True) -> None:
        if self.s.verbal(head):
            self._verb(head, state, steps + 1, bare=not own)
        elif self.s.pos[head] == "ADJ" and self.s.head[head] != head:
            at = self.s.head[head]
            if self.s.verbal(at):
                self._verb(at, state, steps + 1)

    def _effect(self, head: int, preposition: str | None) -> str | None:
        """What the word `head` does to what it governs, alone or through a preposition."""
        s, w = self.s, self.w
        lemma = s.lemma[head]
        pos = s.pos[head]
        particle = next((s.lower[k] for k in s.kids[head] if s.dep[k] == "prt"), None)
        if pos in NOMINAL:
            if preposition:
                return w.nouns.get(f"{lemma} {preposition}") or (
                    w.nouns.get(lemma) if preposition in _PLAIN or preposition == "from" else None
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
            if real in (Reality.ACTUAL, Reality.ATTEMPTED, Reality.TREND):
                state.turn(Reality.PLANNED, origin, head)
        elif effect == "threat":
            if real in (Reality.ACTUAL, Reality.PLANNED, Reality.HYPOTHETICAL):
                state.turn(Reality.THREATENED, origin, head)
        elif effect == "possible":
            if real is Reality.ACTUAL:
                state.turn(Reality.HYPOTHETICAL, origin, head)
        elif effect == "attempt":
            if real is Reality.ACTUAL:
                state.turn(Reality.ATTEMPTED, origin, head)
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

    def _noun_complement(self, verb: int, noun: int, state: State, steps: int) -> None:
        """ "A plot to attack", "the first to be killed", "men sent to kill"."""
        s = self.s
        if not self._infinitive(verb):
            return
        effect = self._effect(noun, None)
        ordinal = any(s.lower[k] in ("first", "second", "third", "latest", "last", "only") for k in s.kids[noun])
        if ordinal and effect not in ("attempt", "plan", "threat"):
            return
        if effect is None:
            # the infinitive often belongs to the verb before the noun ("ordered troops to fire")
            over = s.head[noun]
            if s.dep[noun] in ("dobj", "nsubjpass", "nsubj") and s.verbal(over) and self._effect(over, None):
                effect, noun = self._effect(over, None), over
        self._apply(effect or "plan", noun, state)
        if s.verbal(noun):
            self._verb(noun, state, steps + 1)
        else:
            self._noun(noun, state, steps + 1)

    def _gerund(self, verb: int, preposition: int, state: State, steps: int) -> None:
        """ "Without firing", "accused of killing", "by opening fire"."""
        s = self.s
        word, head = s.lower[preposition], s.head[preposition]
        if (
            word == "without"
            or (word == "of" and s.lower[preposition - 1] in ("instead", "short"))
            or (word == "than" and s.lower[max(0, preposition - 1)] == "rather")
        ):
            state.negate("without@1", preposition)
            return
        effect = self._effect(head, word)
        if effect is None and word == "from":
            effect = self._effect(head, "from") or ("foil" if self._effect(head, None) == "foil" else None)
        if effect is None and s.dep[head] in ("dobj", "nsubjpass") and s.verbal(s.head[head]):
            effect = self._effect(s.head[head], word)
        if effect is not None:
            self._apply(effect, head, state)
            if s.pos[head] in NOMINAL:
                self._noun(head, state, steps + 1)
            else:
                self._inherit(head, state, steps, own=effect not in ("say", "deny"))
        elif word in _FROM_VERB and s.verbal(head):
            self._inherit(head, state, steps)

    # ---- nouns

    def _noun(self, noun: int, state: State, steps: int) -> None:
        """What stands over an event noun: its determiner and adjectives, then the word that it depends on."""
        if steps > _LONGEST:
            return
        self._noun_own(noun, state)
        s = self.s
        first = noun
        while (
            s.dep[first] == "conj"
            and s.pos[s.head[first]] in ("NOUN", "PROPN", "VERB", "PRON", "NUM")
            and s.head[first] != first
        ):
            if s.verbal(s.head[first]):
                break
            first = s.head[first]
        if first != noun and self._nobody(first):
            state.negate("no-noun@1", first)
        dep, head = s.dep[first], s.head[first]
        if head == first:
            return
        if dep == "compound":
            kind = self.w.compound.get(s.lemma[head])
            if kind in ("plan", "attempt", "threat"):
                self._apply(kind, head, state)
            self._noun(head, state, steps + 1)
        elif dep == "pobj":
            self._noun_after(first, head, state, steps)
        elif dep in _ARGUMENT:
            self._noun_of_verb(first, head, state, steps)
        elif dep in ("nmod", "appos", "npadvmod", "amod"):
            return

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

    def _noun_after(self, noun: int, preposition: int, state: State, steps: int) -> None:
        s = self.s
        word, head = s.lower[preposition], s.head[preposition]
        definite = s.definite(noun)
        if word == "without" or (word == "of" and s.lower[preposition - 1] in ("instead", "short")):
            state.negate("without@1", preposition)
            return
        if word == "of" and s.lower[head] in ("case", "event") and s.lower[max(0, s.left[head] - 1)] in ("in",):
            state.turn(Reality.HYPOTHETICAL, "in-case-of@1", head)
            return
        if word == "of" and s.lower[head] == "ahead" and not definite and state.reality is Reality.ACTUAL:
            state.turn(Reality.PLANNED, "ahead-of@1", head)
            return
        effect = self._effect(head, word)
        if effect in ("say", "imply", "hedge"):
            if effect == "hedge":
                state.hedged = True
            if self._nobody(head):
                state.negate("no-report-of@1", head)
            elif s.pos[head] in NOMINAL and not definite:
                self._irrealis(head, state, steps)
            return
        if effect is not None and not (
            definite and effect in ("plan", "possible", "attempt", "avoid", "threat") and s.pos[head] not in NOMINAL
        ):
            if definite and effect in ("plan", "possible", "avoid") and s.lemma[head] not in ("threat", "risk"):
                return
            self._apply(effect, head, state)
            if s.pos[head] in NOMINAL:
                self._noun(head, state, steps + 1)
            elif s.verbal(head):
                self._verb(head, state, steps + 1)
            return
        if s.pos[head] in NOMINAL and word == "of" and not definite:
            self._irrealis(head, state, steps)
        elif s.verbal(head) and not definite and word in ("in", "by", "with", "to", "into", "from", "of", "for"):
            self._irrealis(head, state, steps)

    def _irrealis(self, head: int, state: State, steps: int) -> None:
        """Takes over from an indefinite noun's governor that things are only planned or possible, never that they are denied."""
        if state.reality is not Reality.ACTUAL:
            return
        other = State()
        if self.s.pos[head] in NOMINAL:
            self._noun(head, other, steps + 1)
        elif self.s.verbal(head):
            self._verb(head, other, steps + 1)
        if (
            other.reality in _IRREALIS
            and other.origin is not None
            and other.token is not None
            and other.origin != "any-noun@1"
        ):
            state.turn(other.reality, other.origin, other.token)

    def _noun_of_verb(self, noun: int, verb: int, state: State, steps: int) -> None:
        s, w = self.s, self.w
        definite = s.definite(noun)
        dep = s.dep[noun]
        lemma = s.lemma[verb]
        light = lemma in (w.light if dep in ("dobj", "attr", "oprd", "nsubjpass") else w.occurrence) or (
            dep == "nsubjpass" and lemma in w.light
        )
        effect = (
            self._effect(verb, None) if dep in ("dobj", "nsubjpass", "attr", "oprd") or lemma in ("fail",) else None
        )
        if effect == "plan" and dep == "nsubjpass" and any(s.dep[k] == "xcomp" for k in s.kids[verb]):
            if any(s.lemma[k] in w.occurrence or s.lemma[k] in w.light for k in s.kids[verb] if s.dep[k] == "xcomp"):
                self._apply("plan", verb, state)
            return
        if (
            light
            and lemma == "be"
            and any(s.dep[k] == "aux" and s.lower[k] in ("may", "might", "could", "must") for k in s.kids[verb])
            and dep == "attr"
        ):
            state.hedged = True  # "the blast may be an attack"
            return
        if light and lemma == "be" and definite:
            return
        if light:
            if not definite:
                self._verb(verb, state, steps + 1)
                return
            before = state.reality
            other = State(before)
            self._verb(verb, other, steps + 1)
            if (
                other.reality in (Reality.NEGATED, Reality.DENIED)
                and before is Reality.ACTUAL
                and other.token is not None
            ):
                if lemma not in w.occurrence:
                    state.turn(Reality.DENIED, "denied-perpetrator@1", other.token)
                else:
                    state.turn(other.reality, other.origin or "negation@1", other.token)
            elif other.reality is Reality.PLANNED and lemma in w.occurrence and other.token is not None:
                state.turn(Reality.PLANNED, other.origin or "modal-will@1", other.token)
            return
        if effect in ("plan", "threat", "possible", "attempt", "avoid", "foil", "fail", "deny"):
            if (
                definite
                and effect in ("plan", "possible", "avoid", "threat", "deny", "fail")
                and not self._about_future(verb, effect)
            ):
                return
            if effect == "plan" and lemma in (
                "have",
                "be",
                "get",
                "suggest",
                "move",
                "come",
                "turn",
                "send",
                "call",
                "have",
                "see",
                "look",
                "discuss",
                "consider",
                "like",
                "hire",
                "allow",
                "help",
                "enable",
                "train",
                "recruit",
                "deploy",
                "halt",
                "request",
                "tell",
                "remind",
                "encourage",
                "mass",
                "rush",
            ):
                return
            self._apply(effect, verb, state)
            self._verb(verb, state, steps + 1)
            return
        if not definite:
            self._irrealis(verb, state, steps)

    def _about_future(self, verb: int, effect: str) -> bool:
        """ "Postponed the offensive", "delay the attack": a definite act that still has not come about."""
        return effect == "plan" and self.s.lemma[verb] in (
            "delay",
            "postpone",
            "suspend",
            "cancel",
            "await",
            "schedule",
            "rehearse",
            "expect",
            "anticipate",
            "weigh",
            "announce",
            "put",
        )
