"""What stands over a trigger word: modals, negation, conditions, and the verbs and nouns that govern its clause.

From the trigger outwards, each word that can turn what happened into what did not is an operator; applied one after
another they give the reality: "failed to prevent the attack" (an attack), "foiled a plan to attack" (an attempt),
"denied having planned to attack" (a denial).
"""

from __future__ import annotations

from reportedly.reading.mentions import Reality
from reportedly.reading.modality_operators import IRREALIS, Operators, State
from reportedly.reading.modality_syntax import NOMINAL

_LONGEST = 12  # governors looked at over one trigger: real news has seven at most
_FROM_VERB = frozenset({"by", "in"})
_ARGUMENT = frozenset({"dobj", "attr", "nsubj", "nsubjpass", "oprd", "csubj"})
_SURVIVING = frozenset({"escape", "evade", "dodge", "elude"})
_ESCAPED = frozenset(  # what one escapes when it does not come about; an ambush or a bombing is escaped alive
    {"arrest", "capture", "detention", "execution", "death", "injury", "abduction", "kidnapping", "massacre", "killing"}
)
_CALLED = frozenset({"strike", "protest", "march", "rally", "demonstration", "sit-in", "boycott", "shutdown"})


class Scope(Operators):
    """Works out what stands over a token of one text."""

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
            elif (
                (
                    s.lower[s.left[head]] in ("any", "whoever", "anyone")
                    or s.lower[head]
                    in (
                        "anyone",
                        "whoever",
                        "anybody",
                    )
                )
                and state.reality is Reality.ACTUAL
                and s.tag[verb] in ("VBZ", "VBP")
            ):
                state.turn(Reality.HYPOTHETICAL, "any-who@1", head)
        elif dep == "pcomp":
            self._gerund(head, state, steps)
        elif dep in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "compound"):
            self._noun(verb, state, steps + 1)

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
            if not self._perfect(verb):
                state.unreal(Reality.PLANNED, "purpose@1", head)
            return
        if effect is None or (
            effect in ("plan",)
            and not to
            and dep != "xcomp"
            and s.lemma[head] in ("go", "be", "tell", "suggest", "send", "look", "get")
        ):
            if to and dep in ("xcomp", "ccomp") and not self._perfect(verb):
                state.unreal(Reality.PLANNED, "infinitive@1", head)
            self._inherit(head, state, steps, own=dep == "xcomp")
            return
        if dep == "ccomp" and not to and self._told(verb, effect):
            effect = "say"  # "we repeat: seven were killed", "consider that this is an attack"
        if effect == "plan" and not to and dep == "ccomp" and self._past(verb):
            effect = "hedge" if s.lemma[head] in ("fear", "suggest", "worry", "dread", "expect") else "say"
        if effect == "plan" and self._perfect(verb) and not self._irrealis_perfect(head):
            effect = "hedge"
        if effect == "plan" and s.lemma[head] == "fear" and s.passive(head) and not to:
            effect = "hedge"  # "dozens are feared dead", "20 miners feared trapped"
        if effect == "imply" and s.lemma[head] == "have" and to and s.tag[head] in ("VBP", "VBZ", "VB"):
            effect = "plan"  # "they have to leave": not yet; "had to leave": they did
        if effect == "avoid" and not to and dep == "ccomp":
            effect = "say"
        if effect == "threat" and dep == "ccomp" and self._past(verb):
            effect = "say"
        if dep == "ccomp" and verb < head and not to and effect not in ("hedge", "deny", "threat"):
            return  # two sentences run together, or what was said put first
        self._apply(effect, head, state)
        if effect != "say":
            self._inherit(head, state, steps, own=effect != "deny")

    def _told(self, verb: int, effect: str | None) -> bool:
        """Whether a finite clause only tells what its verb governs, though the verb does more to an infinitive."""
        if not self.s.subject_of_own(verb):
            return False
        if effect in ("aspect", "imply"):
            return effect == "aspect" or self._past(verb)
        modal = any(self.s.lower[k] in self.w.all_modals for k in self.s.kids[verb] if self.s.dep[k] == "aux")
        return effect == "plan" and self.s.lemma[self.s.head[verb]] == "consider" and not modal

    def _irrealis_perfect(self, head: int) -> bool:
        return self.s.lemma[head] in ("plan", "intend", "want", "mean", "like", "hope", "try")

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

    def _gerund(self, preposition: int, state: State, steps: int) -> None:
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

    def _noun_after(self, noun: int, preposition: int, state: State, steps: int) -> None:
        s = self.s
        word, head = s.lower[preposition], s.head[preposition]
        definite = s.definite(noun)
        if word == "without" or (word == "of" and s.lower[preposition - 1] in ("instead", "short")):
            state.negate("without@1", preposition)
            return
        if word == "for" and s.lemma[head] in ("mistake", "mistook", "take") and s.kid(head, "dobj") is not None:
            state.negate("mistaken-for@1", head)
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
        if (s.pos[head] in NOMINAL and word == "of" and not definite) or (
            s.verbal(head) and not definite and word in ("in", "by", "with", "to", "into", "from", "of", "for")
        ):
            self._irrealis(head, state, steps)

    def _irrealis(self, head: int, state: State, steps: int) -> None:
        """An indefinite noun takes over that things are only planned or possible, never that they are denied."""
        if state.reality is not Reality.ACTUAL:
            return
        other = State()
        if self.s.pos[head] in NOMINAL:
            self._noun(head, other, steps + 1)
        elif self.s.verbal(head):
            self._verb(head, other, steps + 1)
        if (
            other.reality in IRREALIS
            and other.origin is not None
            and other.token is not None
            and other.origin != "any-noun@1"
        ):
            state.turn(other.reality, other.origin, other.token)

    def _noun_of_verb(self, noun: int, verb: int, state: State, steps: int) -> None:
        s, w = self.s, self.w
        definite = s.definite(noun)
        dep = s.dep[noun]
        if dep in ("nsubj", "nsubjpass") and self._turned_out(verb, dep):
            state.turn(Reality.NEGATED, "turned-out@1", verb)
            return
        if s.lemma[verb] == "call" and dep in ("dobj", "nsubjpass") and s.lemma[noun] in _CALLED and not definite:
            state.unreal(Reality.PLANNED, "called-for@1", verb)
            return
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
        if effect == "plan" and lemma == "fear" and dep == "oprd" and s.passive(verb):
            effect = "hedge"
            self._apply(effect, verb, state)
        if effect in ("plan", "threat", "possible", "attempt", "avoid", "foil", "fail", "deny"):
            if (
                definite
                and effect in ("plan", "possible", "avoid", "threat", "deny", "fail")
                and not self._about_future(verb, effect)
            ):
                return
            weighed = lemma in ("consider", "discuss") and not definite  # "is considering an attack"
            if (
                effect == "plan"
                and not weighed
                and lemma
                in (
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
                )
            ):
                return
            if effect == "avoid" and lemma in _SURVIVING and s.lemma[noun] not in _ESCAPED:
                return
            self._apply(effect, verb, state)
            self._verb(verb, state, steps + 1)
            return
        if not definite:
            self._irrealis(verb, state, steps)

    def _turned_out(self, verb: int, dep: str) -> bool:
        """ "The explosions turned out to be fireworks", "was found to be a burst tyre": something harmless after all.

        After "turn out" and "prove" that is any noun that names no harm; after "be" one of the harmless things.
        """
        s, lemma = self.s, self.s.lemma[verb]
        found = dep == "nsubjpass" and lemma in ("find", "establish", "identify", "show", "trace")
        if not found and lemma not in ("turn", "prove", "be"):
            return False
        said: list[int] = []
        for k in s.kids[verb]:
            if s.dep[k] in ("xcomp", "attr", "acomp", "oprd"):
                said += [k, *(d for d in s.kids[k] if s.dep[d] == "attr")]
            elif s.dep[k] == "prep" and s.lower[k] in ("as", "to") and lemma in ("identify", "trace"):
                said += [d for d in s.kids[k] if s.dep[d] == "pobj"]
        said = [d for d in said if s.pos[d] in NOMINAL]
        if lemma in ("turn", "prove"):
            return any(s.lemma[d] not in self.w.harm for d in said)
        return any(s.lemma[d] in self.w.harmless or s.lower[d] in self.w.harmless for d in said)

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
