"""One line a case: how a made-up text is read, and how an expected incident is written down.

An expected incident reads `kind [status] [aggregate] | by … | to … | at … | with … | where … | when … | killed …`.
Only the labels that a case names are compared. Several people or things are parted by ";", "-" says that there is
none, "a/b" that either will do. `when` is `earliest..latest` (one date where both are the same, "?" where they are
unknown) and may add a precision; `where` is a name and may add a precision; a toll is `best` or `low-best-high`
("?" for an open end). Dates are read against Thursday 16 May 2024 unless a case gives another.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportedly.language import Pipeline
from reportedly.model import (
    TOLLS,
    Claim,
    DateBasis,
    Field,
    Participant,
    Published,
    Reading,
    Report,
    Telling,
    TimePrecision,
    Toll,
)
from reportedly.reader import read_parsed

THURSDAY = date(2024, 5, 16)


def read(pipeline: Pipeline, text: str, published: date | None = THURSDAY) -> Reading:
    """A text's reading; `published=None` leaves the date unknown."""
    known = Published(published, DateBasis.GIVEN) if published is not None else Published()
    return read_parsed(Report(text, published=known), pipeline.parse(text))


def agree(reading: Reading, expected: Iterable[str]) -> None:
    """Fails unless the reading holds exactly the expected incidents, in the order of the text."""
    wanted = list(expected)
    got = [describe(t) for t in reading.tellings]
    assert len(got) == len(wanted), f"{len(wanted)} incidents wanted, got {got}"
    for line, told in zip(wanted, reading.tellings, strict=True):
        wrong = [part for part in line.split(" | ") if not _fits(part.strip(), told)]
        assert not wrong, f"{'; '.join(wrong)} wanted, got {describe(told)}"


def describe(told: Telling) -> str:
    """All of a telling that a case can name, in the form of a case."""
    head = " ".join([told.kind, told.status, *(["aggregate"] if told.aggregate else [])])
    parts = [head, *(f"{label} {value}" for label, value in _values(told).items())]
    return " | ".join(parts)


def _values(told: Telling) -> dict[str, str]:
    when, where = told.when, told.where
    days = "?" if when.earliest is None else str(when.earliest)
    if when.latest != when.earliest:
        days += f"..{when.latest or '?'}"
    values = {
        "by": "; ".join(_who(p) for p in told.perpetrators) or "-",
        "to": "; ".join(_who(p) for p in told.victims) or "-",
        "at": "; ".join(t.text for t in told.targets) or "-",
        "with": "; ".join(w.kind for w in told.weapons) or "-",
        "where": "-" if where is None else f"{where.name} {where.precision}",
        "when": f"{days} {when.precision}",
    }
    for field in TOLLS:
        toll = told.casualties.get(field)
        values[str(field)] = "-" if toll is None else _toll(toll)
    return values


def _who(who: Participant) -> str:
    return who.name or who.description or who.group or "?"


def _toll(toll: Toll) -> str:
    return "-".join("?" if n is None else str(n) for n in (toll.low, toll.best, toll.high))


def _fits(part: str, told: Telling) -> bool:
    label, _, wanted = part.partition(" ")
    values = _values(told)
    if label not in values:  # the head: kind, status, aggregate
        kinds, *rest = part.split(" ")
        status = [word for word in rest if word != "aggregate"] or ["happened"]
        return (
            told.kind in kinds.split("/")
            and told.status in status[0].split("/")
            and told.aggregate is ("aggregate" in rest)
        )
    got = values[label]
    if label in TOLLS:
        return got in (wanted, f"{wanted}-{wanted}-{wanted}")
    if label in ("by", "to"):
        people = told.perpetrators if label == "by" else told.victims
        field = Field.PERPETRATOR if label == "by" else Field.VICTIM
        return _same(wanted, [{*_names(p), *_texts(told.claims, field, p)} for p in people])
    if label in ("at", "with"):
        return _same(wanted, [{_plain(item)} for item in got.split("; ")] if got != "-" else [])
    precisions = {str(p) for p in TimePrecision} if label == "when" else {got.rpartition(" ")[2]}
    bare = wanted.rpartition(" ")[2] not in precisions
    return wanted == (got.rpartition(" ")[0] if bare and got != "-" else got)


def _names(who: Participant) -> set[str]:
    return {_plain(words) for words in (who.name, who.description, who.group) if words}


def _texts(claims: Iterable[Claim], field: Field, who: Participant) -> set[str]:
    return {_plain(c.text) for c in claims if c.field is field and c.value == who}


def _plain(words: str) -> str:
    low = words.strip().casefold()
    for article in ("a ", "an ", "the "):
        low = low.removeprefix(article)
    return low


def _same(wanted: str, got: list[set[str]]) -> bool:
    if wanted == "-":
        return not got
    items = [{_plain(word) for word in item.split("/")} for item in wanted.split(";")]
    return len(items) == len(got) and all(any(item & names for names in got) for item in items)


def claims_of(reading: Reading, field: Field) -> list[Claim]:
    """All claims on a field, in the order of the incidents."""
    return [c for t in reading.tellings for c in t.claims if c.field is field]


def sources(claim: Claim) -> str:
    """A claim's source chain in words, outermost first; "-" where the report itself speaks."""
    return " > ".join(s.name or s.description or str(s.kind) for s in claim.according_to) or "-"
