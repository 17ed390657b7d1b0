"""From clusters to claims: one source's word on one field of one telling, each with the words it rests on.

Here stand the claims that a cluster's own mentions make; counts, blame and what sources say besides have modules of
their own (`claim_tolls`, `claim_blame`, `claim_sayings`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.model import Certainty, Field, KindValue, Participant, Target, TextValue, Weapon
from reportedly.reading.claim_blame import Blame
from reportedly.reading.claim_sayings import write_sayings
from reportedly.reading.claim_tolls import write_tolls
from reportedly.reading.claim_writer import ClaimWriter, Draft
from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.mentions import PersonMention, Reality, Voice
from reportedly.reading.outcomes import OutcomeMention
from reportedly.reading.sayings import Saying
from reportedly.reading.telling_words import telling_words
from reportedly.reading.triggers import WeaponMention


class ClaimMaker:
    """Makes the claims of one report.

    `outcomes` are by cluster number; `members` are the happenings of all clusters, in their order.
    """

    def __init__(
        self,
        found: Found,
        report: str,
        outcomes: Mapping[int, Sequence[OutcomeMention]],
        members: Sequence[Happening],
        sayings: Sequence[Saying] = (),
    ) -> None:
        self.found = found
        self._writer = ClaimWriter(found, report)
        self._blame = Blame(self._writer, members)
        self._outcomes = outcomes
        self._sayings = sayings

    def draft(self, cluster: Cluster) -> Draft:
        """All claims of one cluster."""
        draft = Draft(cluster)
        for h in cluster.members:
            self._kind(draft, h)
        self._when_where(draft)
        write_tolls(self._writer, draft)
        for h in cluster.members:
            self._people(draft, h)
            self._things(draft, h)
        self._blame.write(draft)
        for outcome in self._outcomes.get(cluster.number, ()):
            tokens = (outcome.first, outcome.last)
            value = TextValue(self.found.parsed.words(*tokens))
            voice = self._finder(outcome) or self._writer.voice(outcome.trigger)
            self._writer.write(draft, outcome.field, value, tokens, voice, outcome.origin)
            if outcome.field is Field.EVIDENCE:
                self._traced(draft, tokens, voice)
        write_sayings(self._writer, draft, self._sayings)
        return draft

    def _finder(self, outcome: OutcomeMention) -> Voice | None:
        """ "Investigators found casings": the finder is the source of the find."""
        for act in self.found.attributions:
            if act.act == "find" and act.cue_tokens is not None and outcome.first <= act.cue_tokens[0] < outcome.last:
                voice = self._writer.voice(outcome.trigger)
                return replace(voice, chain=(*voice.chain, act.source), cue=act.cue)
        return None

    def _traced(self, draft: Draft, tokens: tuple[int, int], voice: Voice) -> None:
        """The weapon of which traces were found: "casings from a rifle", "fragments of a rocket"."""
        for weapon in self.found.weapons:
            if tokens[0] <= weapon.first and weapon.last <= tokens[1] and not self._writer.full(draft, Field.WEAPON):
                named = Weapon(weapon.kind, self.found.parsed.words(weapon.first, weapon.last))
                self._writer.write(draft, Field.WEAPON, named, (weapon.first, weapon.last), voice, "weapon-trace@1")

    def _kind(self, draft: Draft, h: Happening) -> None:
        if h.trigger.anaphor or h.aftermath or self._writer.full(draft, Field.KIND):
            return
        certainty = Certainty.HEDGED if h.modality.hedged else None
        if h.modality.reality is Reality.DENIED:
            certainty = Certainty.DENIED
        words = self.found.parsed.words(h.trigger.first, h.trigger.last)
        voice = self._writer.voice(h.trigger.token, certainty)
        self._writer.write(
            draft, Field.KIND, KindValue(h.kind), (h.first, h.last), voice, f"happening-{h.rule}", text=words
        )

    def _when_where(self, draft: Draft) -> None:
        write, voice = self._writer.write, self._writer.voice
        when, time, place = draft.cluster.when, draft.cluster.when_from, draft.cluster.where
        if when is not None and time is not None:
            tokens = (time.first, time.last)
            write(draft, Field.WHEN, when, tokens, voice(time.first), time.origin, text=when.text)
        if place is not None:
            tokens = (place.full_first, place.full_last)
            write(draft, Field.WHERE, place.where, tokens, voice(place.first), place.origin, text=place.where.text)

    def _people(self, draft: Draft, h: Happening) -> None:
        split = draft.cluster.split_patient
        for person in h.patients:
            if split is None or person.entity == split:
                self._person(draft, Field.VICTIM, person, h)
        for person in h.agents:
            self._person(draft, Field.PERPETRATOR, person, h)
        for tokens in h.adjectives:
            words = self.found.parsed.words(*tokens)
            side = Participant(words, words, side=words)
            voice = self._writer.voice(h.trigger.token)
            self._writer.write(draft, Field.PERPETRATOR, side, tokens, voice, "side-adjective@1")

    def _person(self, draft: Draft, which: Field, person: PersonMention, h: Happening) -> None:
        if self._writer.full(draft, which):
            return
        who = self._writer.who(person)
        if (who.name is None and who.description is None) or (who.count is not None and who.count.high == 0):
            return
        if person.pronoun and any(c.field is which and c.value == who for c in draft.claims):
            return
        tokens = (person.first, person.last)
        words = self.found.parsed.words(*tokens).lower().split()
        doubted = which is Field.PERPETRATOR and not telling_words().suspected.isdisjoint(words)
        certainty = Certainty.HEDGED if doubted else None
        if h.modality.reality is Reality.DENIED:
            certainty = Certainty.DENIED
        self._writer.write(draft, which, who, tokens, self._writer.voice(h.trigger.token, certainty), person.origin)

    def _things(self, draft: Draft, h: Happening) -> None:
        voice = self._writer.voice(h.trigger.token)
        for tokens in h.targets:
            if not self._writer.full(draft, Field.TARGET):
                target = Target(self.found.parsed.words(*tokens))
                self._writer.write(draft, Field.TARGET, target, tokens, voice, "target@1")
        for weapon in h.weapons:
            if not self._writer.full(draft, Field.WEAPON):
                tokens = (self._with_adjectives(weapon, h), weapon.last)
                named = Weapon(weapon.kind, self.found.parsed.words(*tokens))
                self._writer.write(draft, Field.WEAPON, named, tokens, voice, "weapon@1")

    def _with_adjectives(self, weapon: WeaponMention, h: Happening) -> int:
        """The first token of a weapon with the words before it: "a homemade bomb"."""
        doc, first = self.found.parsed.doc, weapon.first
        while first > h.first and doc[first - 1].dep_ in ("amod", "compound") and doc[first - 1].head.i == weapon.head:
            first -= 1
        return first
