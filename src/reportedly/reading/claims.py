"""From clusters to claims: one source's word on one field of one telling, each with the words it rests on.

Every claim is made here, so that law 1 (no value without a span) and the bound on quotes hold in one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reportedly.model import (
    QUOTE_LIMIT,
    Certainty,
    Claim,
    Field,
    KindValue,
    Number,
    Participant,
    Span,
    Target,
    TextValue,
    Value,
    Weapon,
    When,
    Where,
)
from reportedly.reading.binding import closeness
from reportedly.reading.found import Found
from reportedly.reading.happenings import Happening, things
from reportedly.reading.joining import LATER_WORDS, Cluster, outcome_later
from reportedly.reading.mentions import Attribution, PersonMention, Reality, Voice
from reportedly.reading.outcomes import OutcomeMention
from reportedly.reading.sayings import Saying
from reportedly.reading.toll_summary import TollNote
from reportedly.reading.tolls import TollMention

_IDENTIFY = frozenset(
    {"identified", "named", "described", "recognised", "recognized", "identify", "name", "describe", "know", "knew"}
)
_ATTACKERS = frozenset({
    "attacker", "gunman", "assailant", "killer", "bomber", "man", "raider", "abductor", "kidnapper", "perpetrator", "shooter", "suspect", "fighter",
})  # fmt: skip
_MOST_SAYINGS = 5  # claims of what sources say beside the narrower ones
_INVOLVED = frozenset({
    "responsibility", "responsible", "involvement", "involved", "part", "accusation", "accusations", "role", "blame", "charge", "charges",
    "allegation", "allegations", "behind", "planted", "carried", "committed", "fired", "perpetrated",
})  # fmt: skip
_EARLY = frozenset({"initially", "first", "earlier", "previously", "originally"})  # "had at first spoken of two dead"
_SUSPECTED = frozenset({"suspected", "alleged", "presumed", "apparent", "believed", "supposed", "likely"})
_LONGEST_BLAME = 30  # tokens of a quote of blame or denial
_BLAME_REACH = 6  # sentences after the last word on an act within which "the ministry blamed X" speaks of it
_MOST_A_FIELD = {Field.KIND: 4, Field.VICTIM: 5, Field.PERPETRATOR: 4, Field.TARGET: 3, Field.WEAPON: 3}


@dataclass
class Draft:
    """A cluster's claims in the making."""

    cluster: Cluster
    claims: list[Claim] = field(default_factory=list)
    victims: list[Participant] = field(default_factory=list)
    perpetrators: list[Participant] = field(default_factory=list)
    tolls: dict[str, TollNote] = field(default_factory=dict)  # by claim id
    contrary: list[str] = field(default_factory=list)  # ids of claims that go against what was told before

    ids: set[str] = field(default_factory=set)


class ClaimMaker:
    """Makes the claims of one report."""

    def __init__(
        self,
        found: Found,
        report: str,
        outcomes: dict[int, list[OutcomeMention]],
        members: Sequence[Happening],
        sayings: Sequence[Saying] = (),
    ) -> None:
        self.found = found
        self.sayings = sayings
        self.members = members  # of all clusters
        self.report = report
        self.outcomes = outcomes  # by cluster number

    def draft(self, cluster: Cluster) -> Draft:
        """All claims of one cluster."""
        draft = Draft(cluster)
        for h in cluster.members:
            self._kind(draft, h)
        self._when_where(draft)
        self._tolls(draft)
        for h in cluster.members:
            self._people(draft, h)
            self._things(draft, h)
        self._blame(draft)
        for outcome in self.outcomes.get(cluster.number, ()):
            text = self.found.parsed.words(outcome.first, outcome.last)
            self._add(
                draft,
                outcome.field,
                TextValue(text),
                text,
                (outcome.first, outcome.last),
                outcome.trigger,
                outcome.origin,
            )
        self._sayings(draft)
        return draft

    # -- one field each

    def _kind(self, draft: Draft, h: Happening) -> None:
        if h.trigger.anaphor or h.aftermath or self._full(draft, Field.KIND):
            return
        words = self.found.parsed.words(h.trigger.first, h.trigger.last)
        certainty = (
            Certainty.DENIED
            if h.modality.reality is Reality.DENIED
            else Certainty.HEDGED
            if h.modality.hedged
            else None
        )
        self._add(
            draft,
            Field.KIND,
            KindValue(h.kind),
            words,
            (h.first, h.last),
            h.trigger.token,
            f"happening-{h.rule}",
            certainty,
        )

    def _when_where(self, draft: Draft) -> None:
        cluster = draft.cluster
        time, place = cluster.when_from, cluster.where
        if cluster.when is not None and time is not None:
            self._add(
                draft, Field.WHEN, cluster.when, cluster.when.text, (time.first, time.last), time.first, time.origin
            )
        if place is not None:
            self._add(
                draft,
                Field.WHERE,
                place.where,
                place.where.text,
                (place.full_first, place.full_last),
                place.first,
                place.origin,
            )

    def _tolls(self, draft: Draft) -> None:
        """Wholes first, so that a part can name the claim that includes it."""
        split = draft.cluster.split_patient
        mine = [t for h in draft.cluster.members for t in h.tolls if split is None or t.victims in (None, split)]
        claims: dict[int, str] = {}
        for toll in sorted(mine, key=lambda t: (t.part_of is not None, t.first)):
            number = toll.number
            if split is not None and toll.field is Field.KILLED:
                number = Number(1, 1, number.of)
            if toll.part_of is not None:
                number = replace(number, part_of=claims.get(id(self.found.tolls[toll.part_of]), "c-untold"))
            text = self.found.parsed.words(toll.first, toll.last)
            made = self._add(draft, toll.field, number, text, (toll.first, toll.last), self._spoken(toll), toll.origin)
            if made is not None:
                claims[id(toll)] = made.id
                draft.tolls[made.id] = self._note(toll)
        if split is None:
            for h in draft.cluster.members:
                self._untold_toll(draft, h)

    def _note(self, toll: TollMention) -> TollNote:
        """What the words around a toll say of it."""
        doc = self.found.parsed.doc
        start, end = self.found.sentence_bounds[self.found.sentence[toll.trigger]]
        words = {doc[i].lower_ for i in range(start, end)}
        lemmas = {t.lemma_.lower() for t in doc[toll.trigger].subtree}
        inside = {doc[i].lower_ for i in range(toll.first, toll.last)}
        one = toll.number.low == 1 == toll.number.high
        individual = (
            one
            and not inside & {"one", "1", "single", "only"}
            and "@" in toll.origin
            and "toll-toll" not in toll.origin
        )
        return TollNote(
            toll.victims, individual, "toll-toll" in toll.origin or toll.change is not None, bool(lemmas & LATER_WORDS),
            bool(words & _EARLY), toll.additional,
        )  # fmt: skip

    def _spoken(self, toll: TollMention) -> int:
        """The token of a toll whose voice counts: the word of harm, or a word of the number that somebody says."""
        tokens = (toll.trigger, *range(toll.last - 1, toll.first - 1, -1))
        return next((i for i in tokens if self.found.voices.of(i).chain), toll.trigger)

    def _untold_toll(self, draft: Draft, h: Happening) -> None:
        """ "The clerk was killed in her house": a death told without a number is that of its people."""
        which = h.trigger.outcome
        if (
            which is None
            or h.noun
            or any(t.field is which for t in h.tolls)
            or h.modality.reality is not Reality.ACTUAL
        ):
            return
        counts = [p.who.count or Number(1, 1) for p in h.patients if not p.pronoun and (p.who.count or p.who.name)]
        if not counts:
            return
        low = sum(n.low for n in counts if n.low is not None)
        high = sum(n.high for n in counts if n.high is not None) if all(n.high is not None for n in counts) else None
        known = {p.entity for x in draft.cluster.members for t in x.tolls if t.field is which for p in x.patients}
        if {p.entity for p in h.patients} & known:
            return
        words = self.found.parsed.words(h.first, h.last)
        made = self._add(draft, which, Number(low, high), words, (h.first, h.last), h.trigger.token, "toll-of-people@1")
        if made is not None:
            draft.tolls[made.id] = TollNote(h.patients[0].entity, low == 1 == high, late=outcome_later(self.found, [h]))

    def _people(self, draft: Draft, h: Happening) -> None:
        split = draft.cluster.split_patient
        for person in h.patients:
            if split is None or person.entity == split:
                self._person(draft, Field.VICTIM, person, h)
        for person in h.agents:
            self._person(draft, Field.PERPETRATOR, person, h)
        for first, last in h.adjectives:
            words = self.found.parsed.words(first, last)
            self._add(
                draft,
                Field.PERPETRATOR,
                Participant(words, words, side=words),
                words,
                (first, last),
                h.trigger.token,
                "side-adjective@1",
            )

    def _person(self, draft: Draft, which: Field, person: PersonMention, h: Happening) -> None:
        if self._full(draft, which):
            return
        who = self.found.entities.get(person.entity, person.who)
        if who.name is None and who.description is None:
            return
        if person.pronoun and any(c.field is which and c.value == who for c in draft.claims):
            return
        span = (person.first, person.last)
        text = self.found.parsed.words(*span)
        doubt = Certainty.HEDGED if which is Field.PERPETRATOR and set(text.lower().split()) & _SUSPECTED else None
        self._add(draft, which, who, text, span, h.trigger.token, person.origin, doubt, denied_by=h)

    def _things(self, draft: Draft, h: Happening) -> None:
        for first, last in h.targets:
            if not self._full(draft, Field.TARGET):
                text = self.found.parsed.words(first, last)
                self._add(draft, Field.TARGET, Target(text), text, (first, last), h.trigger.token, "target@1")
        for weapon in h.weapons:
            if not self._full(draft, Field.WEAPON):
                first = weapon.first
                while (
                    first > h.first
                    and self.found.parsed.doc[first - 1].dep_ in ("amod", "compound")
                    and self.found.parsed.doc[first - 1].head.i == weapon.head
                ):
                    first -= 1
                text = self.found.parsed.words(first, weapon.last)
                self._add(
                    draft,
                    Field.WEAPON,
                    Weapon(weapon.kind, text),
                    text,
                    (first, weapon.last),
                    h.trigger.token,
                    "weapon@1",
                )

    def _blame(self, draft: Draft) -> None:
        """Who is accused of it or claims it, and who denies it, from acts of saying that speak of this cluster."""
        tokens = {h.trigger.token for h in draft.cluster.members}
        for a in self.found.attributions:
            if a.act not in ("blame", "deny", "claim_responsibility"):
                if (a.cue or "").split(" ")[0].lower() in _IDENTIFY and self._speaks_of(a, draft.cluster):
                    self._identified(draft, a)
                continue
            inside = any(first <= t < last for first, last in (*a.content, *a.about) for t in tokens)
            near = self._speaks_of(a, draft.cluster)
            if not (inside or near):
                continue
            self._blamed(draft, a)

    def _speaks_of(self, a: Attribution, cluster: Cluster) -> bool:
        """A blame or denial that names no act speaks of the one told last before it, at most two sentences back."""
        at = a.cue_tokens[0] if a.cue_tokens else a.content[0][0] if a.content else None
        if at is None:
            return False
        sentence = self.found.sentence[at]
        told = [
            t
            for first, last in a.content
            for i in range(first, last)
            if (t := self.found.trigger_at.get(i)) is not None
        ]
        if told and not any(closeness(t.kind, cluster.kind) > 0 for t in told):
            return False
        if any(first <= h.trigger.token < last for first, last in (*a.content, *a.about) for h in self._all_members()):
            return False
        last = max((s for s in self._all_sentences() if s <= sentence), default=-1)
        return sentence - last <= _BLAME_REACH and last in cluster.sentences

    def _all_members(self) -> Iterable[Happening]:
        return self.members

    def _all_sentences(self) -> Iterable[int]:
        return (h.sentence for h in self.members)

    def _blamed(self, draft: Draft, a: Attribution) -> None:
        first = min([r[0] for r in a.content] + ([a.cue_tokens[0]] if a.cue_tokens else []), default=None)
        last = max([r[1] for r in a.content] + ([a.cue_tokens[1]] if a.cue_tokens else []), default=None)
        if first is None or last is None:
            return
        if a.source_tokens is not None:
            first = min(first, a.source_tokens[0])
        last = min(self._clause_end(last), first + _LONGEST_BLAME)
        chain = (a.source,)
        if a.act == "deny":
            fields = [Field.KIND]
            words = {self.found.parsed.doc[i].lower_ for r in a.content for i in range(*r)}
            accused = [c for c in draft.claims if c.field is Field.PERPETRATOR and c.certainty is not Certainty.DENIED]
            value: Value = KindValue(draft.cluster.kind)
            if accused:
                fields, value = [Field.PERPETRATOR], accused[0].value
            elif words & _INVOLVED:
                fields, value = [Field.PERPETRATOR], Participant(a.source.name, a.source.description, a.source.office)
            voice = Voice(chain, a.cue, a.quoted, Certainty.DENIED)
            self._claim(draft, fields[0], value, self.found.parsed.words(first, last), (first, last), voice, a.origin)
            return
        people = [p for p in self.found.people for r in a.content if r[0] <= p.first and p.last <= r[1]]
        voice = Voice(chain, a.cue, a.quoted, a.certainty)
        if a.act == "claim_responsibility" and a.source_tokens is not None:
            inside = [p for p in self.found.people if p.first >= a.source_tokens[0] and p.last <= a.source_tokens[1]]
            p = next((p for p in inside if p.who.name or p.who.group), None)
            p = p or next(iter(inside if not a.source.name else []), None)
            name = a.source.name or a.source.description
            who = self.found.entities.get(p.entity, p.who) if p else Participant(name, a.source.description)
            self._claim(
                draft, Field.PERPETRATOR, who, self.found.parsed.words(first, last), (first, last), voice, a.origin
            )
        elif people and any(people[0].entity == p.entity for h in draft.cluster.members for p in h.patients):
            return  # "lynched a man accused of theft": the accused is the victim
        elif people:
            who = self.found.entities.get(people[0].entity, people[0].who)
            self._claim(
                draft, Field.PERPETRATOR, who, self.found.parsed.words(first, last), (first, last), voice, a.origin
            )
        elif a.content:
            self._cause_or_doer(draft, a, (first, last), voice)

    def _clause_end(self, last: int) -> int:
        """Past the few words that still belong to the clause ("denied any strike | there")."""
        doc = self.found.parsed.doc
        end = min(self.found.sentence_bounds[self.found.sentence[last - 1]][1], last + 6)
        for i in range(last, end):
            if doc[i].is_punct or doc[i].dep_ == "cc":
                return i
        return last if end == last + 6 else end

    def _cause_or_doer(self, draft: Draft, a: Attribution, tokens: tuple[int, int], voice: Voice) -> None:
        """Blame on what no person's name was found for: armed men, a nation's aircraft, or else a cause."""
        doc = self.found.parsed.doc
        low, high = a.content[0]
        words = self.found.parsed.words(low, min(high, low + 12))
        lemmas = {doc[i].lemma_.lower() for i in range(low, high)}
        armed = lemmas & (things()["armed"] | {"bandit", "saboteur", "agent", "element", "side", "enemy"})
        nation = any((p := self.found.place_at[i]) is not None and p.stands_for is not None for i in range(low, high))
        text = self.found.parsed.words(*tokens)
        if armed or nation or any(self.found.weapon_at[i] is not None for i in range(low, high)):
            self._claim(draft, Field.PERPETRATOR, Participant(None, words), text, tokens, voice, a.origin)
        else:
            self._claim(draft, Field.CAUSE, TextValue(words), text, tokens, voice, a.origin)

    def _identified(self, draft: Draft, a: Attribution) -> None:
        """ "Survivors identified the gunmen as members of X": the words after "as" name who did it."""
        doc = self.found.parsed.doc
        first, last = min(r[0] for r in a.content), max(r[1] for r in a.content)
        heads = [doc[i] for i in range(first, last)]
        if not any(t.lemma_.lower() in _ATTACKERS for t in heads[:8]):
            return
        at = next((t.i for t in heads if t.lower_ == "as"), None)
        people = [p for p in self.found.people if at is not None and at < p.first and p.last <= last]
        if people:
            who = self.found.entities.get(people[0].entity, people[0].who)
            start = min(first, a.source_tokens[0]) if a.source_tokens else first
            voice = Voice((a.source,), a.cue, a.quoted, a.certainty)
            self._claim(
                draft,
                Field.PERPETRATOR,
                who,
                self.found.parsed.words(people[0].first, people[0].last),
                (start, last),
                voice,
                a.origin,
            )

    def _sayings(self, draft: Draft) -> None:
        """What sources say that no claim holds yet; the contrary first, and few."""
        mine = [s for s in self.sayings if s.cluster == draft.cluster.number]
        room = max(2, min(_MOST_SAYINGS, 16 - len(draft.claims)))
        for saying in sorted(mine, key=lambda s: (not s.contrary, s.first)):
            span = self._span(saying.first, saying.last)
            holding = [c for c in draft.claims if span.overlaps(c.span) and c.field not in (Field.WHEN, Field.WHERE)]
            voice = self.found.voices.of(saying.first)
            other = [c for c in holding if c.according_to == voice.chain]
            if other:
                if saying.contrary:
                    draft.contrary.extend(c.id for c in other[:1])
                continue
            if room == 0 or not voice.chain:
                continue
            text = self.found.parsed.words(saying.first, saying.last)
            which, value = self._who_did_it(saying) or (saying.field, TextValue(text))
            made = self._claim(draft, which, value, text, (saying.first, saying.last), voice, saying.origin)
            if made is not None:
                room -= 1
                if saying.contrary:
                    draft.contrary.append(made.id)

    def _who_did_it(self, saying: Saying) -> tuple[Field, Value] | None:
        """ "Police believe that the group was involved", "the bomber was a girl of 15": a saying of who did it."""
        doc = self.found.parsed.doc
        tokens = [doc[i] for i in range(saying.first, saying.last)]
        people = [p for p in self.found.people if saying.first <= p.first and p.last <= saying.last and not p.pronoun]
        copula = next((t for t in tokens if t.lemma_ == "be" and t.dep_ not in ("aux", "auxpass")), None)
        if copula is not None:
            who = next((c for c in copula.children if c.dep_ == "nsubj"), None)
            what = next((c for c in copula.children if c.dep_ == "attr"), None)
            named = self.found.person_at.get(what.i) if what is not None else None
            if who is not None and named is not None and who.lemma_.lower() in _ATTACKERS - {"man"}:
                return Field.PERPETRATOR, self.found.entities.get(named.entity, named.who)
        words = {t.lower_ for t in tokens}
        if words & {"involved", "responsible", "behind", "planted", "perpetrated"} and people:
            return Field.PERPETRATOR, self.found.entities.get(people[0].entity, people[0].who)
        return None

    # -- making them

    def _full(self, draft: Draft, which: Field) -> bool:
        return sum(c.field is which for c in draft.claims) >= _MOST_A_FIELD.get(which, 6)

    def _add(
        self, draft: Draft, which: Field, value: Value, text: str, tokens: tuple[int, int], at: int, origin: str,
        certainty: Certainty | None = None, denied_by: Happening | None = None,
    ) -> Claim | None:  # fmt: skip
        voice = self.found.voices.of(at)
        if certainty is not None and (voice.certainty is Certainty.STATED or certainty is Certainty.DENIED):
            voice = replace(voice, certainty=certainty)
        if denied_by is not None and denied_by.modality.reality is Reality.DENIED:
            voice = replace(voice, certainty=Certainty.DENIED)
        return self._claim(draft, which, value, text, tokens, voice, origin)

    def _claim(
        self, draft: Draft, which: Field, value: Value, text: str, tokens: tuple[int, int], voice: Voice, origin: str
    ) -> Claim | None:
        span = self._span(*tokens)
        same = [
            c
            for c in draft.claims
            if c.field is which and c.according_to == voice.chain and c.certainty is voice.certainty
        ]
        if which in (Field.VICTIM, Field.PERPETRATOR, Field.TARGET, Field.WEAPON) and any(
            c.value == value for c in same
        ):
            return None
        claim = Claim(
            self.report, which, value, text, voice.certainty, voice.chain, voice.cue, voice.quoted, span,
            origin if "@" in origin else f"{origin}@1",
        )  # fmt: skip
        claim_id = claim.id
        if claim_id not in draft.ids:
            draft.ids.add(claim_id)
            draft.claims.append(claim)
            if voice.certainty is not Certainty.DENIED and isinstance(value, Participant):
                rows = (
                    draft.victims
                    if which is Field.VICTIM
                    else draft.perpetrators
                    if which is Field.PERPETRATOR
                    else None
                )
                if rows is not None and value not in rows:
                    rows.append(value)
        return claim

    def _span(self, first: int, last: int) -> Span:
        """The quote: at most one sentence and `QUOTE_LIMIT` characters."""
        start, end = self.found.sentence_bounds[self.found.sentence[first]]
        last = min(last, end)
        first = max(first, start)
        parsed = self.found.parsed
        while last - first > 1 and parsed.ends[last - 1] - parsed.starts[first] > QUOTE_LIMIT:
            last -= 1
        return parsed.span(first, max(last, first + 1))


__all__ = ["ClaimMaker", "Draft", "When", "Where"]
