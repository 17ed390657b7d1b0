"""Claims of what sources say of an incident that no other claim holds yet: the contrary first, and few."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Field, TextValue, Value
from reportedly.reading.claim_writer import ClaimWriter, Draft
from reportedly.reading.sayings import Saying
from reportedly.reading.telling_words import telling_words

_MOST = 5  # claims of what sources say beside the narrower ones
_LEAST = 2  # such claims that there is always room for
_ENOUGH = 16  # claims of an incident over which no more than the least are added


def write_sayings(writer: ClaimWriter, draft: Draft, sayings: Sequence[Saying]) -> None:
    """The sayings of a draft's cluster, where no claim of the same voice stands on their words."""
    mine = [s for s in sayings if s.cluster == draft.cluster.number]
    room = max(_LEAST, min(_MOST, _ENOUGH - len(draft.claims)))
    for saying in sorted(mine, key=lambda s: (not s.contrary, s.first)):
        tokens = (saying.first, saying.last)
        span = writer.span(*tokens)
        voice = writer.voice(saying.first)
        held = (
            c
            for c in draft.claims
            if span.overlaps(c.span) and c.field not in (Field.WHEN, Field.WHERE) and c.according_to == voice.chain
        )
        other = next(held, None)
        if other is not None:
            if saying.contrary:
                draft.contrary.append(other.id)
            continue
        if room == 0 or not voice.chain:
            continue
        which, value = _who_did_it(writer, saying) or (saying.field, TextValue(writer.found.parsed.words(*tokens)))
        made = writer.write(draft, which, value, tokens, voice, saying.origin)
        if made is not None:
            room -= 1
            if saying.contrary:
                draft.contrary.append(made.id)


def _who_did_it(writer: ClaimWriter, saying: Saying) -> tuple[Field, Value] | None:
    """ "Police believe that the group was involved", "the bomber was a girl of 15": a saying of who did it."""
    found, words = writer.found, telling_words()
    tokens = [found.parsed.doc[i] for i in range(saying.first, saying.last)]
    copula = next((t for t in tokens if t.lemma_ == "be" and t.dep_ not in ("aux", "auxpass")), None)
    if copula is not None:
        who = next((c for c in copula.children if c.dep_ == "nsubj"), None)
        what = next((c for c in copula.children if c.dep_ == "attr"), None)
        named = found.person_at.get(what.i) if what is not None else None
        if who is not None and named is not None and who.lemma_.lower() in words.attackers - {"man"}:
            return Field.PERPETRATOR, writer.who(named)
    if any(t.lower_ in words.doing for t in tokens):
        inside = (p for p in found.people if saying.first <= p.first and p.last <= saying.last and not p.pronoun)
        person = next(inside, None)
        if person is not None:
            return Field.PERPETRATOR, writer.who(person)
    return None
