"""Claims of how many: the counts of a cluster, wholes before their parts, and deaths that are told without a count."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import TOLLS, Field, Number
from reportedly.reading.claim_writer import ClaimWriter, Draft
from reportedly.reading.happening import Happening
from reportedly.reading.later_deaths import outcome_later
from reportedly.reading.mentions import Reality
from reportedly.reading.telling_words import telling_words
from reportedly.reading.toll_summary import TollNote
from reportedly.reading.tolls import TollMention

_UNTOLD = "c-untold"  # the whole of a part, where no claim tells it
_ONE = frozenset({"one", "1", "single", "only"})


def write_tolls(writer: ClaimWriter, draft: Draft) -> None:
    """All claims of counts of a draft's cluster, with a note on each for the summary."""
    found, split = writer.found, draft.cluster.split_patient
    mine = [t for h in draft.cluster.members for t in h.tolls if split is None or t.victims in (None, split)]
    claims: dict[int, str] = {}
    for toll in sorted(mine, key=lambda t: (t.part_of is not None, t.first)):  # a part names the claim that includes it
        number = toll.number
        if split is not None and toll.field is Field.KILLED:
            number = Number(1, 1, number.of)
        if toll.part_of is not None:
            number = replace(number, part_of=claims.get(id(found.tolls[toll.part_of]), _UNTOLD))
        voice = writer.voice(_spoken(writer, toll))
        made = writer.write(draft, toll.field, number, (toll.first, toll.last), voice, toll.origin)
        if made is not None:
            claims[id(toll)] = made.id
            draft.tolls[made.id] = _note(writer, toll)
    if split is None:
        for h in draft.cluster.members:
            _untold(writer, draft, h)


def _note(writer: ClaimWriter, toll: TollMention) -> TollNote:
    """What the words around a toll say of it."""
    found, doc, words = writer.found, writer.found.parsed.doc, telling_words()
    start, end = found.sentence_bounds[found.sentence[toll.trigger]]
    inside = {doc[i].lower_ for i in range(toll.first, toll.last)}
    of_itself = "toll-toll" in toll.origin  # "the death toll"
    individual = toll.number.low == 1 == toll.number.high and not inside & _ONE and "@" in toll.origin and not of_itself
    return TollNote(
        toll.victims,
        individual,
        of_itself or toll.change is not None,
        any(t.lemma_.lower() in words.later_death for t in doc[toll.trigger].subtree),
        any(doc[i].lower_ in words.early for i in range(start, end)),
        toll.additional,
    )


def _spoken(writer: ClaimWriter, toll: TollMention) -> int:
    """The token of a toll whose voice counts: the word of harm, or a word of the number that somebody says."""
    tokens = (toll.trigger, *range(toll.last - 1, toll.first - 1, -1))
    return next((i for i in tokens if writer.found.voices.of(i).chain), toll.trigger)


def _untold(writer: ClaimWriter, draft: Draft, h: Happening) -> None:
    """ "The clerk was killed in her house": a death told without a number is that of its people."""
    which = h.trigger.outcome
    if (
        which not in TOLLS
        or h.noun
        or h.modality.reality is not Reality.ACTUAL
        or any(t.field is which for t in h.tolls)
    ):
        return
    counts = [p.who.count or Number(1, 1) for p in h.patients if not p.pronoun and (p.who.count or p.who.name)]
    counted = {p.entity for x in draft.cluster.members for t in x.tolls if t.field is which for p in x.patients}
    if not counts or counted & {p.entity for p in h.patients}:
        return
    low = sum(n.low for n in counts if n.low is not None)
    highs = [n.high for n in counts if n.high is not None]
    high = sum(highs) if len(highs) == len(counts) else None
    voice = writer.voice(h.trigger.token)
    made = writer.write(draft, which, Number(low, high), (h.first, h.last), voice, "toll-of-people@1")
    if made is not None:
        draft.tolls[made.id] = TollNote(h.patients[0].entity, low == 1 == high, late=outcome_later(writer.found, [h]))
