"""What the rules made of a sentence: mentions, happenings, attribution, and the triggers that became nothing: why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.language import DEFAULT_PIPELINE, load_pipeline
from reportedly.model import Number, Participant, Report
from reportedly.reader import find, put_together, read_parsed
from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.happening import Happening
from reportedly.reading.joining import REAL
from reportedly.reading.modality import why_not
from reportedly.reading.triggers import Trigger


@dataclass(frozen=True)
class Explanation:
    """All that is known of how one text was read."""

    report: Report
    found: Found
    happenings: list[Happening]
    clusters: list[Cluster]
    dropped: list[tuple[Trigger, str]]

    def lines(self) -> Iterator[str]:
        """The explanation in plain lines."""
        yield from self._mentions()
        yield from self._happenings()
        yield from self._attributions()
        yield from self._nearly()
        yield from self._claims()

    def _words(self, first: int, last: int) -> str:
        return repr(self.found.parsed.words(first, last))

    def _mentions(self) -> Iterator[str]:
        f = self.found
        yield "Mentions"
        for place in f.places:
            where = place.where
            at = (
                f"{where.latitude:.2f}, {where.longitude:.2f}"
                if where.latitude is not None and where.longitude is not None
                else "no coordinates"
            )
            stands = f", stands for {place.stands_for}" if place.stands_for else ""
            told = f"{where.name} ({where.precision}, {at}{stands})"
            yield f"  place   {self._words(place.full_first, place.full_last)} -> {told}  [{place.origin}]"
        for time in f.times:
            span = f"{time.when.earliest} to {time.when.latest}" if time.when.earliest else "unresolved"
            lean = f", leans by {time.lean_days[0]} to {time.lean_days[1]} days" if time.lean_days else ""
            told = f"{time.kind}, {span}, {time.when.precision}{lean}"
            yield f"  time    {self._words(time.first, time.last)} -> {told}  [{time.origin}]"
        for number in f.numbers:
            yield f"  number  {self._words(number.first, number.last)} -> {_bounds(number.number)}  [{number.origin}]"
        for person in f.people:
            who = f.entities.get(person.entity, person.who)
            told = f"#{person.entity} {_who(who)}"
            yield f"  people  {self._words(person.first, person.last)} -> {told}  [{person.origin}]"
        for weapon in f.weapons:
            yield f"  weapon  {self._words(weapon.first, weapon.last)} -> {weapon.kind}, means {weapon.means}"
        for toll in f.tolls:
            told = f"{toll.field} {_bounds(toll.number)}{', cumulative' if toll.cumulative else ''}"
            yield f"  toll    {self._words(toll.first, toll.last)} -> {told}  [{toll.origin}]"
        for outcome in f.outcomes:
            yield f"  {outcome.field:<7} {self._words(outcome.first, outcome.last)}  [{outcome.origin}]"

    def _happenings(self) -> Iterator[str]:
        yield "Happenings"
        number = {h.number: c.number for c in self.clusters for h in c.members}
        for h in self.happenings:
            m = h.modality
            fate = (
                f"incident {number[h.number] + 1}"
                if h.number in number
                else "no incident"
                if m.reality in REAL
                else "not a happening"
            )
            told = f"{h.kind}, {m.reality}{', hedged' if m.hedged else ''}  [{h.rule}, {m.origin}]"
            yield f"  {self._words(h.trigger.first, h.trigger.last)} -> {told}: {fate}"
            for name, people in (("by", h.agents), ("to", h.patients)):
                for p in people:
                    yield f"      {name}  {self._words(p.first, p.last)}"
            for name, spans in (
                ("target", h.targets),
                ("with", [(w.first, w.last) for w in h.weapons]),
                ("where", [(p.full_first, p.full_last) for p in h.places]),
                ("when", [(t.first, t.last) for t in h.times]),
            ):
                for span in spans:
                    yield f"      {name}  {self._words(*span)}"
        for c in self.clusters:
            if c.reasons:
                yield f"  incident {c.number + 1} joined by: {', '.join(dict.fromkeys(c.reasons))}"

    def _attributions(self) -> Iterator[str]:
        yield "Who says so"
        for a in self.found.attributions:
            content = " … ".join(self.found.parsed.words(first, last) for first, last in a.content)
            source = a.source.name or a.source.description or a.source.kind
            how = f"{a.act} by {a.cue!r}, {a.certainty}{', quoted' if a.quoted else ''}"
            yield f"  {source!r} ({a.source.kind}) {how}: {content!r}  [{a.origin}]"

    def _nearly(self) -> Iterator[str]:
        yield "Nearly"
        for trigger, reason in self.dropped:
            yield f"  {self._words(trigger.first, trigger.last)} ({trigger.kind}): {reason}"
        for h in self.happenings:
            if h.modality.reality not in REAL:
                found = self.found
                tried = why_not(
                    found.parsed, h.trigger.token, times=found.times, noun=h.noun, published=found.published
                )
                rule, reason = tried[-1]
                yield f"  {self._words(h.trigger.first, h.trigger.last)} ({h.kind}): {rule}: {reason}"

    def _claims(self) -> Iterator[str]:
        reading = read_parsed(self.report, self.found.parsed)
        yield "Claims"
        for number, told in enumerate(reading.tellings, 1):
            yield f"  incident {number}: {told.summary}"
            for c in told.claims:
                says = " < ".join(s.name or s.description or str(s.kind) for s in c.according_to) or "the report"
                yield f"      {c.field}: {c.text!r} ({c.certainty}, {says})  [{c.origin}]"
        for s in reading.statements:
            yield f"  {s.kind}: {s.span.quote!r}  [{s.origin}]"
        for k in reading.checks:
            yield f"  check {k.kind}: {k.span.quote!r} {k.verdict} ({k.note})"


def _bounds(number: Number) -> str:
    low, high = ("?" if n is None else str(n) for n in (number.low, number.high))
    return low if low == high else f"{low}-{high}"


def _who(who: Participant) -> str:
    parts = [who.name or "-", who.description or "-", str(who.role)]
    return ", ".join(parts)


def explain(text: str, *, pipeline: str = DEFAULT_PIPELINE) -> Explanation:
    """How a sentence or a short text is read. Raises `LanguageError` where the pipeline is not installed."""
    parsed = load_pipeline(pipeline).parse(text)
    report, found = find(Report(text), parsed)
    happenings, clusters, dropped = put_together(found)
    return Explanation(report, found, happenings, clusters, dropped)


__all__ = ["Explanation", "explain"]
