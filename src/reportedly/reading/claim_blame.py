"""Claims of who did it from acts of saying: blame, claims of responsibility, identification, and denial.

Such an act speaks of the incident that it names, or else of the one told last before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Certainty, Field, KindValue, Participant, TextValue, Value
from reportedly.reading.claim_writer import ClaimWriter, Draft, Tokens
from reportedly.reading.cluster import Cluster
from reportedly.reading.happening import Happening
from reportedly.reading.kinds import closeness
from reportedly.reading.mentions import Attribution, PersonMention, Voice
from reportedly.reading.telling_words import telling_words, things

_ACTS = ("blame", "deny", "claim_responsibility")
_LONGEST = 30  # tokens of a quote of blame or denial
_LONGEST_CAUSE = 12  # tokens of what is blamed
_REACH = 6  # sentences after the last word on an act within which "the ministry blamed X" speaks of it
_TAIL = 6  # tokens past an act's content that may end its clause
_OPENING = 8  # tokens of what is identified


class Blame:
    """Writes the claims of blame and denial of one report. `members`: the happenings of all clusters."""

    def __init__(self, writer: ClaimWriter, members: Sequence[Happening]) -> None:
        self.writer = writer
        self.found = writer.found
        self._triggers = [h.trigger.token for h in members]
        self._sentences = sorted({h.sentence for h in members})

    def write(self, draft: Draft) -> None:
        """Who is accused of a draft's incident or claims it, and who denies it."""
        tokens = {h.trigger.token for h in draft.cluster.members}
        for act in self.found.attributions:
            if act.act in _ACTS:
                inside = any(first <= t < last for first, last in (*act.content, *act.about) for t in tokens)
                if inside or self._speaks_of(act, draft.cluster):
                    self._blamed(draft, act)
            elif _identifies(act) and self._speaks_of(act, draft.cluster):
                self._identified(draft, act)

    def _speaks_of(self, act: Attribution, cluster: Cluster) -> bool:
        """A blame or denial that names no act speaks of the one told last before it, a few sentences back at most."""
        at = act.cue_tokens[0] if act.cue_tokens else act.content[0][0] if act.content else None
        if at is None:
            return False
        named = [self.found.trigger_at.get(i) for r in act.content for i in range(*r)]
        told = [t for t in named if t is not None]
        if told and not any(closeness(t.kind, cluster.kind) > 0 for t in told):
            return False
        if any(first <= t < last for first, last in (*act.content, *act.about) for t in self._triggers):
            return False
        sentence = self.found.sentence[at]
        last = max((s for s in self._sentences if s <= sentence), default=-1)
        return sentence - last <= _REACH and last in cluster.sentences

    def _blamed(self, draft: Draft, act: Attribution) -> None:
        tokens = self._quoted(act)
        if tokens is None:
            return
        if act.act == "deny":
            which, value = self._denied(draft, act)
            voice = self.writer.voice_of(act, Certainty.DENIED)
            self.writer.write(draft, which, value, tokens, voice, act.origin)
            return
        if act.source_tokens is not None and self.found.parsed.doc[act.source_tokens[0]].lower_ in (
            "no",
            "nobody",
            "none",
            "neither",
        ):
            return  # "no group claimed the attack"
        voice = self.writer.voice_of(act)
        person = next((p for p in self.found.people for r in act.content if r[0] <= p.first and p.last <= r[1]), None)
        if act.act == "claim_responsibility" and act.source_tokens is not None:
            self.writer.write(draft, Field.PERPETRATOR, self._claimant(act), tokens, voice, act.origin)
        elif person is not None:
            if any(person.entity == p.entity for h in draft.cluster.members for p in h.patients):
                return  # "lynched a man accused of theft": the accused is the victim
            self.writer.write(draft, Field.PERPETRATOR, self.writer.who(person), tokens, voice, act.origin)
        elif act.content:
            self._cause_or_doer(draft, act, tokens, voice)

    def _quoted(self, act: Attribution) -> Tokens | None:
        """The tokens of an act with its cue, its source before them and the rest of the clause; None without any."""
        ranges = [*act.content, *([act.cue_tokens] if act.cue_tokens else [])]
        if not ranges:
            return None
        first, last = min(r[0] for r in ranges), max(r[1] for r in ranges)
        if act.source_tokens is not None:
            first = min(first, act.source_tokens[0])
        return first, min(self._clause_end(last), first + _LONGEST)

    def _clause_end(self, last: int) -> int:
        """Past the few words that still belong to the clause ("denied any strike | there")."""
        doc = self.found.parsed.doc
        end = min(self.found.sentence_bounds[self.found.sentence[last - 1]][1], last + _TAIL)
        for i in range(last, end):
            if doc[i].is_punct or doc[i].dep_ == "cc":
                return i
        return last if end == last + _TAIL else end

    def _denied(self, draft: Draft, act: Attribution) -> tuple[Field, Value]:
        """What a denial denies: that the accused did it, that the source itself did, or that it happened at all."""
        accused = (c for c in draft.claims if c.field is Field.PERPETRATOR and c.certainty is not Certainty.DENIED)
        first = next(accused, None)
        if first is not None:
            return Field.PERPETRATOR, first.value
        doc, source = self.found.parsed.doc, act.source
        if any(doc[i].lower_ in telling_words().involved for r in act.content for i in range(*r)):
            return Field.PERPETRATOR, Participant(source.name, source.description, source.office)
        return Field.KIND, KindValue(draft.cluster.kind)

    def _claimant(self, act: Attribution) -> Participant:
        """Who claims responsibility: the people or group in the source's words, or else the source."""
        low, high = act.source_tokens or (0, 0)
        inside: list[PersonMention] = [p for p in self.found.people if p.first >= low and p.last <= high]
        # "a spokesman for the front claimed it": the front
        group = next((p for p in inside if p.who.group and not p.who.office), None)
        person = group or next((p for p in inside if p.who.name or p.who.group), None)
        if person is None and inside and not act.source.name:
            person = inside[0]
        if person is not None:
            return self.writer.who(person)
        return Participant(act.source.name or act.source.description, act.source.description)

    def _cause_or_doer(self, draft: Draft, act: Attribution, tokens: Tokens, voice: Voice) -> None:
        """Blame on what no person's name was found for: armed men, a nation's aircraft, or else a cause."""
        found, doc = self.found, self.found.parsed.doc
        low, high = act.content[0]
        inside = range(low, high)
        words = found.parsed.words(low, min(high, low + _LONGEST_CAUSE))
        doers = things()["armed"] | telling_words().blamed
        armed = any(doc[i].lemma_.lower() in doers or found.weapon_at[i] is not None for i in inside)
        if armed or any((p := found.place_at[i]) is not None and p.stands_for is not None for i in inside):
            self.writer.write(draft, Field.PERPETRATOR, Participant(None, words), tokens, voice, act.origin)
        else:
            self.writer.write(draft, Field.CAUSE, TextValue(words), tokens, voice, act.origin)

    def _identified(self, draft: Draft, act: Attribution) -> None:
        """ "Survivors identified the gunmen as members of X": the words after "as" name who did it."""
        if not act.content:
            return
        doc = self.found.parsed.doc
        first, last = min(r[0] for r in act.content), max(r[1] for r in act.content)
        if not any(t.lemma_.lower() in telling_words().attackers for t in doc[first : min(first + _OPENING, last)]):
            return
        at = next((i for i in range(first, last) if doc[i].lower_ == "as"), None)
        person = next((p for p in self.found.people if at is not None and at < p.first and p.last <= last), None)
        if person is not None:
            start = min(first, act.source_tokens[0]) if act.source_tokens else first
            text = self.found.parsed.words(person.first, person.last)
            who, voice = self.writer.who(person), self.writer.voice_of(act)
            self.writer.write(draft, Field.PERPETRATOR, who, (start, last), voice, act.origin, text=text)


def _identifies(act: Attribution) -> bool:
    return (act.cue or "").split(" ")[0].lower() in telling_words().identifying
