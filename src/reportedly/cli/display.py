"""Incidents, claims and reports as plain lines that stay readable in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportedly.cli.terminal import cut, safe, wrapped
from reportedly.model import (
    TOLLS,
    Certainty,
    Check,
    Claim,
    Disagreement,
    Field,
    KindValue,
    Number,
    Participant,
    Reading,
    Report,
    Source,
    Statement,
    Target,
    Telling,
    TextValue,
    TimePrecision,
    Toll,
    Weapon,
    When,
    Where,
)

FIELDS = list(Field)


def words(name: str) -> str:
    """A name of the contract as words: `air_strike` is "air strike"."""
    return name.replace("_", " ")


def dated(when: When) -> str:
    """ "2022-08-06", "2022-06-01 to 2022-06-30", or the words alone where they do not resolve."""
    if when.earliest and when.latest:
        first, last = when.earliest.isoformat(), when.latest.isoformat()
        return first if first == last else f"{first} to {last}"
    if when.earliest or when.latest:
        return f"from {when.earliest}" if when.earliest else f"until {when.latest}"
    return f"date unknown (“{when.text}”)" if when.text else "date unknown"


def placed(where: Where | None) -> str:
    """ "Kaya, BF (town)", or "place unknown"."""
    if where is None:
        return "place unknown"
    precision = words(where.precision) if where.precision != "unknown" else "not resolved"
    return ", ".join(filter(None, (where.name, where.country))) + f" ({precision})"


def bounds(low: int | None, high: int | None) -> str:
    """ "3", "3 to 7", "at least 3", "up to 7", or "some"."""
    if low is not None and high is not None:
        return str(low) if low == high else f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"up to {high}" if high is not None else "some"


def tolls(telling: Telling) -> str:
    """ "killed 1, injured 3 to 7"; nothing where nothing is said."""
    return ", ".join(f"{field} {_toll(telling.casualties[field])}" for field in TOLLS if field in telling.casualties)


def _toll(toll: Toll) -> str:
    return bounds(toll.low, toll.high)


def person(value: Participant) -> str:
    """The name first, then what the report adds to it."""
    parts = [value.name, value.office, value.description, value.group if value.group != value.name else None]
    known = list(dict.fromkeys(part for part in parts if part))
    one = value.count is None or (value.count.low, value.count.high) == (1, 1)
    count = "" if one or value.count is None else f"{bounds(value.count.low, value.count.high)} × "
    role = f" [{words(value.role)}]" if value.role != "unknown" else ""
    age = f", aged {value.age}" if value.age is not None else ""
    return count + (", ".join(known) or "somebody") + age + role


def said_by(chain: Sequence[Source]) -> str:
    """The chain outermost first; "the report" where it speaks itself."""
    return " > ".join(s.name or s.office or s.description or words(s.kind) for s in chain) or "the report"


def valued(claim: Claim) -> str:
    """A claim's value in words."""
    value = claim.value
    if isinstance(value, Number):
        of = f" ({value.of})" if value.of else ""
        return bounds(value.low, value.high) + of + (" — a part of another count" if value.part_of else "")
    if isinstance(value, When):
        return dated(value)
    if isinstance(value, Where):
        return placed(value)
    if isinstance(value, Participant):
        return person(value)
    if isinstance(value, KindValue):
        return words(value.kind)
    if isinstance(value, Weapon):
        return f"{words(value.kind)}: {value.text}"
    if isinstance(value, Target | TextValue):
        return value.text
    return claim.text


def bearing_claim(telling: Telling) -> Claim | None:
    """The claim whose words best show the incident: the first that tells its kind by name, else that it happened."""
    kinds = [claim for claim in telling.claims if claim.field is Field.KIND]
    told = [claim for claim in kinds if isinstance(claim.value, KindValue) and claim.value.kind is telling.kind]
    return next(iter([*told, *kinds, *telling.claims]), None)


def incident_lines(telling: Telling) -> Iterator[str]:
    """An incident in a few lines: kind, when, where; toll and status; who says so; the words."""
    kind = words(telling.kind).capitalize() + (" (several)" if telling.aggregate else "")
    yield from wrapped(f"{kind} · {dated(telling.when)} · {placed(telling.where)}", 2, 4)
    about = [tolls(telling), f"status: {telling.status}"]
    yield from wrapped(" · ".join(filter(None, about)), 4)
    people = [
        f"{label}: {'; '.join(map(person, group))}"
        for label, group in (("victims", telling.victims), ("perpetrators", telling.perpetrators))
        if group
    ]
    for line in people:
        yield from wrapped(line, 4, 6)
    chains = dict.fromkeys(said_by(claim.according_to) for claim in telling.claims)
    if chains:
        yield from wrapped(f"says: {'; '.join(chains)}", 4, 6)
    claim = bearing_claim(telling)
    if claim:
        yield from wrapped(f"“{claim.span.quote}”", 4, 5)
    yield f"    {telling.id}"


def report_line(report: Report) -> str:
    """A report's particulars: id, title, date and how it is known."""
    published = report.published
    known = f"published {published.date} ({published.basis})" if published.date else "date unknown"
    return " · ".join(filter(None, (report.id, f"“{report.title}”" if report.title else None, known)))


def reading_lines(reading: Reading, name: str | None = None) -> Iterator[str]:
    """What `read` prints of one report."""
    if name:
        yield from wrapped(name)
    yield from wrapped(report_line(reading.report), 2 if name else 0, 2)
    for note in reading.notes:
        yield from wrapped(f"note: {note}", 2, 4)
    yield ""
    for telling in reading.tellings:
        yield from incident_lines(telling)
        yield ""
    if not reading.tellings and not reading.notes:
        yield "  no incident found"
        yield ""
    rest = [
        (len(reading.statements), "statement"),
        (len(reading.disagreements), "disagreement"),
        (len(reading.checks), "check"),
    ]
    counted = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in rest if number]
    if counted:
        yield f"  also: {', '.join(counted)} (reportedly show {reading.report.id[:10]})"
        yield ""


def claim_lines(claim: Claim) -> Iterator[str]:
    """A claim: the value, who says it and how surely, the words and where they stand."""
    sure = "" if claim.certainty is Certainty.STATED else f", {claim.certainty}"
    cue = f" ({claim.cue})" if claim.cue else ""
    yield from wrapped(f"{valued(claim)} — {said_by(claim.according_to)}{cue}{sure}", 2, 6)
    yield from wrapped(f"“{claim.span.quote}”", 6, 7)
    yield from wrapped(f"{claim.id} at {claim.span.start}:{claim.span.end}, {claim.origin}", 6)


def whole_incident(telling: Telling, reading: Reading) -> Iterator[str]:
    """Everything about one incident, its claims grouped by field."""
    yield from wrapped(f"{words(telling.kind).capitalize()} · {telling.status} · {telling.id}")
    when, where = telling.when, telling.where
    precise = f" ({when.precision})" if when.precision is not TimePrecision.UNKNOWN else ""
    words_of_time = f" “{when.text}”" if when.text and when.earliest else ""
    yield from wrapped(f"when: {dated(when)}{precise}{words_of_time}", 0, 6)
    point = f" at {where.latitude:.4f}, {where.longitude:.4f}" if where and where.latitude and where.longitude else ""
    yield from wrapped(f"where: {placed(where)}{point}", 0, 7)
    groups = (
        ("victims", [person(one) for one in telling.victims]),
        ("perpetrators", [person(one) for one in telling.perpetrators]),
        ("targets", [one.text for one in telling.targets]),
        ("weapons", [f"{words(one.kind)}: {one.text}" for one in telling.weapons]),
    )
    for label, items in groups:
        if items:
            yield from wrapped(f"{label}: {'; '.join(items)}", 0, 4)
    for field, toll in telling.casualties.items():
        best = f", best {toll.best}" if toll.best is not None and toll.low != toll.high else ""
        yield from wrapped(f"{field}: {_toll(toll)}{best}")
    yield from wrapped(telling.summary)
    yield from wrapped(f"report: {report_line(reading.report)}", 0, 8)
    by_field = sorted(telling.claims, key=lambda claim: FIELDS.index(claim.field))
    for field, claims in groupby(by_field, key=lambda claim: claim.field):
        yield ""
        yield str(field)
        for claim in claims:
            yield from claim_lines(claim)
    differ = [one for one in reading.disagreements if one.incident == telling.id]
    if differ:
        yield ""
        yield "disagreements"
        for one in differ:
            yield from _disagreement_lines(one, telling)


def _disagreement_lines(value: Disagreement, telling: Telling) -> Iterator[str]:
    yield from wrapped(f"{value.field}: {value.note}", 2, 4)
    claims = {claim.id: claim for claim in telling.claims}
    for name in value.claims:
        if name in claims:
            claim = claims[name]
            yield from wrapped(f"{said_by(claim.according_to)}: “{claim.span.quote}” ({name})", 4, 6)


def whole_report(reading: Reading) -> Iterator[str]:
    """Everything about one report except its text: where it was met, its incidents, statements and checks."""
    yield from reading_lines(reading)
    for appearance in reading.report.appearances:
        where = [appearance.publisher, appearance.author, appearance.url, appearance.received]
        yield from wrapped("met: " + " · ".join(filter(None, where)), 2, 4)
    if reading.statements:
        yield ""
        yield "statements"
        for statement in reading.statements:
            yield from _statement_lines(statement)
    if reading.checks:
        yield ""
        yield "checks"
        for check in reading.checks:
            yield from _check_lines(check)


def _statement_lines(value: Statement) -> Iterator[str]:
    sure = "" if value.certainty is Certainty.STATED else f", {value.certainty}"
    yield from wrapped(f"{words(value.kind)} — {said_by(value.according_to)}{sure}", 2, 6)
    yield from wrapped(f"“{value.span.quote}”", 6, 7)


def _check_lines(value: Check) -> Iterator[str]:
    yield from wrapped(f"{words(value.kind)}: {words(value.verdict)} — {value.note}", 2, 6)
    yield from wrapped(f"“{value.span.quote}”", 6, 7)


def table_line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells cut and padded to their widths; the last one is not padded."""
    padded = [cut(cell, size).ljust(size) for cell, size in zip(cells, widths, strict=True)]
    return safe("  ".join(padded)) if "\t" in "".join(padded) else "  ".join(padded).rstrip()
