"""Writes claims: the one place where a value gets its words, its span, its voice and its origin.

Law 1 (no value without a span) and the bound on quotes hold because every claim is made here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reportedly.model import QUOTE_LIMIT, Certainty, Claim, Field, Participant, Span, Value
from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.mentions import Attribution, PersonMention, Voice
from reportedly.reading.toll_summary import TollNote

_MOST_A_FIELD = {Field.KIND: 4, Field.VICTIM: 5, Field.PERPETRATOR: 4, Field.TARGET: 3, Field.WEAPON: 3}
_MOST_ELSE = 6
_ONCE = (Field.VICTIM, Field.PERPETRATOR, Field.TARGET, Field.WEAPON)  # told once by each voice, however often named

Tokens = tuple[int, int]  # [first, last)


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


class ClaimWriter:
    """Writes the claims of one report. `found`: its mentions, `report`: its id."""

    def __init__(self, found: Found, report: str) -> None:
        self.found = found
        self.report = report

    def full(self, draft: Draft, which: Field) -> bool:
        """Whether a draft has as many claims of a field as it may."""
        return sum(c.field is which for c in draft.claims) >= _MOST_A_FIELD.get(which, _MOST_ELSE)

    def who(self, person: PersonMention) -> Participant:
        """All that the text says of the one whom a mention means."""
        return self.found.entities.get(person.entity, person.who)

    def voice(self, at: int, certainty: Certainty | None = None) -> Voice:
        """Whose word token `at` is. `certainty` is the act's own: it stands for a plain word, and a denial for any."""
        voice = self.found.voices.of(at)
        if certainty is not None and (voice.certainty is Certainty.STATED or certainty is Certainty.DENIED):
            voice = replace(voice, certainty=certainty)
        return voice

    def voice_of(self, act: Attribution, certainty: Certainty | None = None) -> Voice:
        """The voice of an act of saying, with its own certainty or another."""
        return Voice((act.source,), act.cue, act.quoted, certainty or act.certainty)

    def write(
        self,
        draft: Draft,
        which: Field,
        value: Value,
        tokens: Tokens,
        voice: Voice,
        origin: str,
        *,
        text: str | None = None,
    ) -> Claim | None:
        """A claim on the words of `tokens`, added to the draft; None where the same voice has told it already.

        `text`: the value's own words, where they are not all of the quote's.
        """
        same = (c for c in draft.claims if c.field is which and c.according_to == voice.chain)
        if which in _ONCE and any(c.value == value and c.certainty is voice.certainty for c in same):
            return None
        claim = Claim(
            self.report, which, value, self.found.parsed.words(*tokens) if text is None else text, voice.certainty,
            voice.chain, voice.cue, voice.quoted, self.span(*tokens), origin if "@" in origin else f"{origin}@1",
        )  # fmt: skip
        claim_id = claim.id
        if claim_id not in draft.ids:
            draft.ids.add(claim_id)
            draft.claims.append(claim)
            if voice.certainty is not Certainty.DENIED and isinstance(value, Participant):
                people = {Field.VICTIM: draft.victims, Field.PERPETRATOR: draft.perpetrators}.get(which)
                if people is not None and value not in people:
                    people.append(value)
        return claim

    def span(self, first: int, last: int) -> Span:
        """The quote: at most one sentence and `QUOTE_LIMIT` characters."""
        start, end = self.found.sentence_bounds[self.found.sentence[first]]
        last = min(last, end)
        first = max(first, start)
        parsed = self.found.parsed
        while last - first > 1 and parsed.ends[last - 1] - parsed.starts[first] > QUOTE_LIMIT:
            last -= 1
        return parsed.span(first, max(last, first + 1))
