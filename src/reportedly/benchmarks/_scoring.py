"""A record held against gold: which incidents, slots, claims, statements, checks and disagreements are right.

Gold is written by people in the words of the JSON contract: a list is a choice of acceptable answers, null means "must
be absent", and what is left out is not scored. Two wordings are alike where one contains the other, case and
punctuation aside. Incidents are paired one to one with gold by how well they fit; what is left over is spurious. Each
part is between 0 and 1, and the score is their mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from reportedly.gazetteer import distance_km

Row = Mapping[str, Any]
"""A row of the JSON contract."""

Choice = str | list[str]
"""One wording, or several of which any will do."""

SLOTS = ("kind", "when", "where", "killed", "injured", "abducted", "victims", "perpetrators", "weapons")
_TOLLS = frozenset(["killed", "injured", "abducted"])
_ANCHORS = (
    "when",
    "where",
    "victims",
    "killed",
    "abducted",
    "perpetrators",
)  # one of these besides the kind makes a fit
_CLAIMS_AN_INCIDENT = 20  # as many as a careful coder might write
_QUOTE = range(3, 401)  # characters of a quote: a phrase or a sentence, not a page
_MOST_SIDES = 8  # claims of one disagreement
_NEAR_KM = 25.0


class _Gold(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class GoldWhere(_Gold):
    """`at` is latitude and longitude in degrees; `km` how far from it an answer may be."""

    names: list[str]
    at: tuple[float, float] | None = None
    km: float = _NEAR_KM
    precision: list[str] | None = None


class GoldRow(_Gold):
    """A claim, statement or check that must be there: its kinds or fields, and wordings of which one must be quoted."""

    quote: list[str]
    kind: list[str] = []
    field: list[str] = []
    according_to: Choice | None = None
    certainty: list[str] | None = None
    verdict: list[str] | None = None

    @property
    def sourced(self) -> bool:
        """Whether the source is scored at all: null asks for the report's own voice."""
        return "according_to" in self.model_fields_set


class GoldIncident(_Gold):
    name: str
    kind: list[str] | None = None
    anchor: list[str] = []
    when: list[str | int] | None = None
    where: GoldWhere | None = None
    killed: tuple[int | None, int | None] | None = None
    injured: tuple[int | None, int | None] | None = None
    abducted: tuple[int | None, int | None] | None = None
    victims: list[Choice] | None = None
    perpetrators: list[Choice] | None = None
    weapons: list[Choice] | None = None
    claims: list[GoldRow] = []
    optional: bool = False

    @property
    def slots(self) -> list[str]:
        """The slots that are scored."""
        return [slot for slot in SLOTS if slot in self.model_fields_set]


class GoldDisagreement(_Gold):
    field: list[str]
    sides: list[list[str]]


class Gold(_Gold):
    incidents: list[GoldIncident]
    statements: list[GoldRow] = []
    checks: list[GoldRow] = []
    disagreements: list[GoldDisagreement] = []
    aggregates: int = 3  # rows that take no incident apart, and denied ones, that are let pass
    denied: Any = None


@dataclass(slots=True)
class Score:
    """`parts` by name, each 0 to 1; `misses` in plain lines."""

    precision: float
    recall: float
    parts: dict[str, float]
    misses: list[str] = field(default_factory=list)

    @property
    def overall(self) -> float:
        return sum(self.parts.values()) / len(self.parts)


def score(gold: Gold, record: Row, text: str) -> Score:
    """`record` (the JSON contract, one report) held against `gold`; quotes must stand in `text` where they say."""
    incidents = [_with_sound_claims(row, text) for row in record["incidents"]]
    rows = _scored_incidents(gold, incidents)
    pairs = _pair(gold.incidents, rows)
    misses: list[str] = [
        f"spurious incident: {row['kind']} {row.get('summary')!r}"
        for at, row in enumerate(rows)
        if at not in pairs.values()
    ]
    wanted = [at for at, one in enumerate(gold.incidents) if not one.optional]
    hit = sum(at in pairs for at in wanted)
    found = len(rows) - (len(pairs) - hit)  # an optional incident is neither asked for nor wrong
    precision = hit / found if found else float(not wanted)
    recall = hit / len(wanted) if wanted else 1.0
    parts = {"incidents": 2 * precision * recall / (precision + recall) if precision + recall else 0.0}

    slots, claims = _Count(), _Count()
    for at in wanted:
        _score_incident(gold.incidents[at], rows[pairs[at]] if at in pairs else None, slots, claims, misses)
    if slots.all:
        parts["slots"] = slots.share
    if claims.all:
        written = sum(len(rows[at]["claims"]) for at in pairs.values())
        parts["claims"] = claims.share * _frugal(written, _CLAIMS_AN_INCIDENT * len(pairs))
    for name, asked in (("statements", gold.statements), ("checks", gold.checks)):
        if asked:
            parts[name] = _score_rows(name, asked, _once(record[name], text), misses)
    if gold.disagreements:
        parts["disagreements"] = _score_disagreements(gold.disagreements, record["disagreements"], incidents, misses)
    return Score(precision, recall, parts, misses)


@dataclass(slots=True)
class _Count:
    right: int = 0
    all: int = 0

    def add(self, right: bool) -> bool:
        self.right += right
        self.all += 1
        return right

    @property
    def share(self) -> float:
        return self.right / self.all


def alike(one: str | None, other: str | None) -> bool:
    """Whether one wording holds the other from the beginning of a word on, case and punctuation aside."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return bool(short) and (len(short) > 2 or short == long) and f" {short}" in f" {long}"


def _plain(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def _choices(wanted: Choice) -> list[str]:
    return [wanted] if isinstance(wanted, str) else wanted


def _any_alike(wanted: Choice, texts: Iterable[str | None]) -> bool:
    texts = list(texts)
    return any(alike(word, text) for word in _choices(wanted) for text in texts)


def _joined(row: Row, *names: str) -> str:
    return " ".join(str(row.get(name) or "") for name in names)


def _sound(row: Row, text: str) -> bool:
    quote = row.get("quote") or ""
    standing = text[row.get("start") or 0 : row.get("end") or 0] == quote
    return standing and len(quote) in _QUOTE and "\n\n" not in quote and len(row.get("according_to") or []) <= 3


def _with_sound_claims(incident: Row, text: str) -> Row:
    return {**incident, "claims": [claim for claim in incident["claims"] if _sound(claim, text)]}


def _once(rows: Iterable[Row], text: str) -> list[Row]:
    """Sound rows, the first of each span only: no second kind or verdict may be tried on the same words."""
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        if _sound(row, text):
            first.setdefault((row.get("start"), row.get("end"), row["quote"]), row)
    return list(first.values())


def _frugal(written: int, limit: int) -> float:
    """1 up to as many rows as a careful coder might write; less, the more are thrown at the wall."""
    return min(1.0, limit / written) if written else 1.0


def _scored_incidents(gold: Gold, incidents: Iterable[Row]) -> list[Row]:
    """Single incidents that are not denied; aggregates and denied ones only beyond the number that is let pass."""
    rows: list[Row] = []
    passed = 0
    asks_denied = "denied" in gold.model_fields_set
    for row in incidents:
        aside = row["aggregate"] or row["status"] == "denied"
        passed += row["aggregate"] or (row["status"] == "denied" and not asks_denied)
        if not aside or passed > gold.aggregates:
            rows.append(row)
    return rows


def _pair(gold: Sequence[GoldIncident], rows: Sequence[Row]) -> dict[int, int]:
    """Gold to row, the best fits first."""
    fits = sorted(((_fit(g, row), i, j) for i, g in enumerate(gold) for j, row in enumerate(rows)), reverse=True)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for fit, i, j in fits:
        if fit and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _fit(gold: GoldIncident, row: Row) -> int:
    """Slots right, and three more where a claim quotes the anchor; 0 where nothing ties the two together."""
    right = {slot for slot in gold.slots if _slot_right(slot, gold, row)}
    quoted = any(_any_alike(gold.anchor, [claim["quote"]]) for claim in row["claims"])
    tied = quoted or ("kind" in right and not right.isdisjoint(_ANCHORS))
    return len(right) + 3 * quoted if tied else 0


def _slot_right(slot: str, gold: GoldIncident, row: Row) -> bool:
    wanted = getattr(gold, slot)
    if slot == "kind":
        return row["kind"] in wanted
    if slot == "when":
        return _when_right(wanted, row.get("when") or {})
    if slot == "where":
        return _where_right(wanted, row.get("where") or {})
    if slot in _TOLLS:
        return _toll_right(wanted, (row.get("casualties") or {}).get(slot) or {})
    people = ("name", "description", "office", "group")
    columns = ("kind", "text") if slot == "weapons" else people
    texts = [_joined(one, *columns) for one in row.get(slot) or []]
    return not texts if wanted is None else all(_any_alike(one, texts) for one in wanted)


def _day(written: Any) -> date | None:
    try:
        return date.fromisoformat(str(written or "")[:10])
    except ValueError:
        return None


def _when_right(wanted: list[str | int] | None, when: Row) -> bool:
    """The interval touches the gold one and stays within the days (a third number, else 0) allowed outside it."""
    first, last = _day(when.get("earliest")), _day(when.get("latest"))
    if wanted is None:
        return first is None and last is None
    low, high = _day(wanted[0]), _day(wanted[1])
    if first is None or last is None or low is None or high is None:
        return False
    if (high - low).days > 3 and (last - first).days * 2 < (high - low).days:
        return False  # a day made up inside a month is no answer
    outside = max(0, (low - first).days) + max(0, (last - high).days)
    return first <= high and last >= low and outside <= (int(wanted[2]) if len(wanted) > 2 else 0)


def _where_right(wanted: GoldWhere | None, where: Row) -> bool:
    if wanted is None:
        return not where
    named = _any_alike(wanted.names, [where.get("name"), where.get("text")])
    if not named or (wanted.precision is not None and where.get("precision") not in wanted.precision):
        return False
    if wanted.at is None:
        return True
    latitude, longitude = where.get("latitude"), where.get("longitude")
    return latitude is not None and distance_km(*wanted.at, latitude, float(longitude or 0.0)) <= wanted.km


def _toll_right(wanted: tuple[int | None, int | None] | None, toll: Row) -> bool:
    low, high = toll.get("low"), toll.get("high")
    if wanted is None:
        return not low and not high
    return (low, high) == wanted or (wanted[1] is None and low == wanted[0])


def _source_right(wanted: Choice | None, chain: Sequence[Row]) -> bool:
    if wanted is None:
        return not chain
    return _any_alike(wanted, [_joined(source, "name", "office", "description") for source in chain])


def _row_right(wanted: GoldRow, row: Row, *, kinds: Sequence[str], column: str) -> bool:
    return (
        row[column] in kinds
        and _any_alike(wanted.quote, [row["quote"]])
        and (wanted.verdict is None or row.get("verdict") in wanted.verdict)
        and (wanted.certainty is None or row.get("certainty") in wanted.certainty)
        and (not wanted.sourced or _source_right(wanted.according_to, row.get("according_to") or []))
    )


def _score_incident(gold: GoldIncident, row: Row | None, slots: _Count, claims: _Count, misses: list[str]) -> None:
    if row is None:
        misses.append(f"{gold.name}: not found")
    for slot in gold.slots:
        if not slots.add(row is not None and _slot_right(slot, gold, row)) and row is not None:
            got = (row.get("casualties") or {}).get(slot) if slot in _TOLLS else row.get(slot)
            misses.append(f"{gold.name}: {slot} wanted {getattr(gold, slot)}, got {str(got)[:160]}")
    for wanted in gold.claims:
        got_claims = row["claims"] if row is not None else []
        if not claims.add(any(_row_right(wanted, c, kinds=wanted.field, column="field") for c in got_claims)):
            misses.append(f"{gold.name}: claim missing: {wanted.field} {wanted.quote}")


def _score_rows(name: str, asked: Sequence[GoldRow], rows: Sequence[Row], misses: list[str]) -> float:
    count = _Count()
    for wanted in asked:
        if not count.add(any(_row_right(wanted, row, kinds=wanted.kind, column="kind") for row in rows)):
            misses.append(f"{name[:-1]} missing: {wanted.kind} {wanted.quote}")
    return count.share * _frugal(len(rows), 2 * len(asked) + 6)


def _score_disagreements(
    asked: Sequence[GoldDisagreement], rows: Sequence[Row], incidents: Sequence[Row], misses: list[str]
) -> float:
    """Every side must be quoted by a claim of the disagreement, which may not hold everything at once."""
    quotes = {claim["id"]: claim["quote"] for row in incidents for claim in row["claims"]}

    def fits(wanted: GoldDisagreement, row: Row) -> bool:
        said = [quotes.get(claim) for claim in row["claims"]]
        sides = all(_any_alike(side, said) for side in wanted.sides)
        return row["field"] in wanted.field and len(row["claims"]) <= _MOST_SIDES and sides

    count = _Count()
    for wanted in asked:
        if not count.add(any(fits(wanted, row) for row in rows)):
            misses.append(f"disagreement missing: {wanted.field} {wanted.sides}")
    return count.share * _frugal(len(rows), len(asked) + 2)
