"""The words of the design as typed, immutable values, and nothing else.

Every other room speaks in these. The JSON names are those of the contract (`reportedly-record/1`), so that a value and
what is printed of it read alike. Offsets count code points of `Report.text`; dates are proleptic Gregorian, both ends
of an interval included; latitudes and longitudes are WGS 84 degrees.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from reportedly.errors import ModelError

FORMAT = "reportedly-record/1"
QUOTE_LIMIT = 400  # characters; the contract's bound on a quote


class Kind(StrEnum):
    """The means of an incident (the contract's list)."""

    SHOOTING = "shooting"
    STABBING = "stabbing"
    KILLING = "killing"
    EXECUTION = "execution"
    POISONING = "poisoning"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    GRENADE_ATTACK = "grenade_attack"
    LANDMINE_EXPLOSION = "landmine_explosion"
    EXPLOSION = "explosion"
    SHELLING = "shelling"
    MISSILE_STRIKE = "missile_strike"
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    INTERCEPTION = "interception"
    CHEMICAL_ATTACK = "chemical_attack"
    ARMED_CLASH = "armed_clash"
    AMBUSH = "ambush"
    RAID = "raid"
    ABDUCTION = "abduction"
    DISAPPEARANCE = "disappearance"
    RELEASE = "release"
    ARREST = "arrest"
    TORTURE = "torture"
    SEXUAL_VIOLENCE = "sexual_violence"
    ARSON = "arson"
    LOOTING = "looting"
    SABOTAGE = "sabotage"
    VANDALISM = "vandalism"
    PROTEST = "protest"
    RIOT = "riot"
    MOB_VIOLENCE = "mob_violence"
    CRACKDOWN = "crackdown"
    TERRITORY_TAKEN = "territory_taken"
    SIEGE = "siege"
    DISPLACEMENT = "displacement"
    ILLNESS = "illness"
    DEATH = "death"
    ATTACK = "attack"


class Role(StrEnum):
    """What a person or group is in the conflict; `unknown` is never guessed away."""

    STATE_FORCES = "state_forces"
    POLICE = "police"
    REBEL = "rebel"
    MILITIA = "militia"
    COMMUNAL = "communal"
    PROTESTERS = "protesters"
    CIVILIAN = "civilian"
    OFFICIAL = "official"
    JOURNALIST = "journalist"
    AID_WORKER = "aid_worker"
    PEACEKEEPER = "peacekeeper"
    DETAINEE = "detainee"
    UNKNOWN = "unknown"


class Status(StrEnum):
    HAPPENED = "happened"
    ATTEMPTED = "attempted"
    ALLEGED = "alleged"
    DENIED = "denied"


class Certainty(StrEnum):
    STATED = "stated"
    HEDGED = "hedged"
    DENIED = "denied"


class Field(StrEnum):
    """The field of a telling on which a claim speaks."""

    KIND = "kind"
    WHEN = "when"
    WHERE = "where"
    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    VICTIM = "victim"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    WEAPON = "weapon"
    CAUSE = "cause"
    OUTCOME = "outcome"
    EVIDENCE = "evidence"


TOLLS: tuple[Field, ...] = (Field.KILLED, Field.INJURED, Field.MISSING, Field.ABDUCTED, Field.DETAINED)


class TimePrecision(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    SITE = "site"
    TOWN = "town"
    NEAR_TOWN = "near_town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    PERSON = "person"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    MEDIA = "media"
    WITNESS = "witness"
    UNNAMED = "unnamed"


class StatementKind(StrEnum):
    TREND = "trend"
    PLAN = "plan"
    THREAT = "threat"
    BACKGROUND = "background"
    MOVEMENT = "movement"
    MEASURE = "measure"
    SITUATION = "situation"


class CheckKind(StrEnum):
    DISTANCE = "distance"
    WEEKDAY = "weekday"
    DATE_ORDER = "date_order"
    ARITHMETIC = "arithmetic"


class Verdict(StrEnum):
    AGREES = "agrees"
    DIFFERS = "differs"
    CANNOT_TELL = "cannot_tell"


class DateBasis(StrEnum):
    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    UNKNOWN = "unknown"


def digest(*parts: object, length: int = 16) -> str:
    """A stable identifier: the first `length` hex digits of the SHA-256 of the parts, joined by a unit separator."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a report: `report.text[start:end] == quote`."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ModelError(f"span {self.start}:{self.end} does not fit its quote of {len(self.quote)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text[start:end]`. Raises `ModelError` where that is empty or lies outside the text."""
        if end > len(text):
            raise ModelError(f"span {start}:{end} reaches past the text's end at {len(text)}")
        return cls(start, end, text[start:end])

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where and when a report was met. `received` and `published` are ISO 8601; `content` are the original bytes."""

    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    received: str | None = None
    sha256: str | None = None  # of the original bytes
    extractor: str | None = None
    content: bytes | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Implied:
    """What a text without a date implies of its own: a weekday (either of two), a month or a year."""

    weekday: tuple[str, ...] | str  # ("Saturday", "Sunday"), or "month", or "year"
    span: Span


@dataclass(frozen=True, slots=True)
class Published:
    date: date | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    implied: tuple[Implied, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One text. `id` comes from the SHA-256 of its UTF-8; the words never change."""

    text: str = field(repr=False)
    title: str | None = None
    language: str | None = None  # ISO 639-1, or None where it cannot be told
    published: Published = Published()
    appearances: tuple[Appearance, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def id(self) -> str:
        return "r-" + self.sha256[:16]


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it, as the report words it."""

    name: str | None
    kind: SourceKind
    office: str | None = None
    description: str | None = None
    span: Span | None = None  # where the report names it; not printed


@dataclass(frozen=True, slots=True)
class Number:
    """A count as bounds: None is an open end. `of` says of whom; `part_of` names the claim that includes it."""

    low: int | None
    high: int | None
    of: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class RelativeTo:
    """What a relative time leans on: "report" or an incident's id; the days between: least, most, minus is before."""

    to: str
    days: tuple[int, int]


@dataclass(frozen=True, slots=True)
class When:
    """An interval of whole days, both ends included; None where it cannot be told."""

    earliest: date | None
    latest: date | None
    precision: TimePrecision
    text: str
    relative_to: RelativeTo | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The smallest place that the report gives. `text` keeps the relation ("some 30km north of Aleppo")."""

    name: str
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision
    country: str | None  # ISO 3166 alpha-2
    admin1: str | None
    gazetteer_id: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Participant:
    """A person or group, of whom nothing is said but what the report says."""

    name: str | None
    description: str | None = None
    office: str | None = None
    group: str | None = None
    side: str | None = None
    role: Role = Role.UNKNOWN
    count: Number | None = None
    age: int | None = None
    minor: bool | None = None


@dataclass(frozen=True, slots=True)
class Target:
    text: str


@dataclass(frozen=True, slots=True)
class Weapon:
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class KindValue:
    kind: Kind


@dataclass(frozen=True, slots=True)
class TextValue:
    text: str


Value = KindValue | When | Where | Number | Participant | Target | Weapon | TextValue


_LATER: Any = field(default=None, init=False, repr=False, compare=False)  # worked out when it is first asked for


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's word on one field of one telling. Cannot be made without a span (law 1)."""

    report: str
    field: Field
    value: Value
    text: str
    certainty: Certainty
    according_to: tuple[Source, ...]
    cue: str | None
    quoted: bool
    span: Span
    origin: str  # "rule-name@version"
    _id: str | None = _LATER

    def __post_init__(self) -> None:
        if len(self.span.quote) > QUOTE_LIMIT:
            raise ModelError(f"a quote of {len(self.span.quote)} characters is over the limit of {QUOTE_LIMIT}")
        if "@" not in self.origin:
            raise ModelError(f"origin {self.origin!r} does not name a rule and its version")

    @property
    def id(self) -> str:
        if self._id is None:
            object.__setattr__(self, "_id", self._made_id())
        return str(self._id)

    def _made_id(self) -> str:
        names = "/".join(s.name or s.description or s.kind for s in self.according_to)
        value = self.value
        if isinstance(value, Number):  # part_of holds an id itself: leave it out, so that ids do not lean on each other
            value = Number(value.low, value.high, value.of)
        return "c-" + digest(self.report, self.field, value, self.span.start, self.span.end, names, self.certainty)


@dataclass(frozen=True, slots=True)
class Toll:
    """A summary over claims: the least and the greatest stated number, the best, and the claims it points to."""

    low: int | None
    best: int | None
    high: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of one incident. `id` comes from the report and the first mention's place in it."""

    id: str
    report: str
    kind: Kind
    status: Status
    aggregate: bool
    summary: str
    when: When
    where: Where | None
    victims: tuple[Participant, ...]
    perpetrators: tuple[Participant, ...]
    targets: tuple[Target, ...]
    weapons: tuple[Weapon, ...]
    casualties: Mapping[Field, Toll]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a report says that is no single incident."""

    report: str
    kind: StatementKind
    certainty: Certainty
    according_to: tuple[Source, ...]
    when: When | None
    where: str | None  # a name only: statements carry no coordinates
    span: Span
    origin: str

    @property
    def id(self) -> str:
        return "s-" + digest(self.report, self.kind, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims that cannot all be true, kept side by side."""

    incident: str
    field: Field
    claims: tuple[str, ...]
    note: str

    @property
    def id(self) -> str:
        return "d-" + digest(self.incident, self.field, *sorted(self.claims))


@dataclass(frozen=True, slots=True)
class Check:
    """A claim held against the world."""

    report: str
    kind: CheckKind
    span: Span
    stated: str
    found: str | None
    verdict: Verdict
    note: str

    @property
    def id(self) -> str:
        return "k-" + digest(self.report, self.kind, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report says, read alone: what `reading` gives and the record keeps."""

    report: Report
    tellings: tuple[Telling, ...] = ()
    statements: tuple[Statement, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()  # plain notes for the reader: "not read: the text is in French"
    version: str = ""  # of the rules
    extra: Mapping[str, Any] = field(default_factory=dict)
