"""What the parts of reading hand to one another: typed mentions, in tokens of one `Parsed` text.

`first` and `last` are token indices into `Parsed.doc`, `last` not included. Whatever finds a mention (a rule here, a
trained reader later) gives these values and names itself in `origin`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.model import Certainty, Number, Participant, PlacePrecision, Source, StatementKind, When, Where


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text. `first:last` are the name's tokens, `full_first:full_last` with its relation
    ("some 30km north of Aleppo"). `where` is resolved as far as it can be."""

    first: int
    last: int
    full_first: int
    full_last: int
    where: Where
    relation: str | None = None  # "near", "north of", "between", ...
    site: bool = False  # a site noun ("a market in X"): the smallest place, its coordinates those of the town
    # "government" ("Moscow said"), "people" ("Syrian rebels"), "landmark" (Y in "30km from Y"): no place of an event
    stands_for: str | None = None
    origin: str = "place@1"


class TimeKind(StrEnum):
    POINT = "point"  # a date or an interval in which something happened
    DURATION = "duration"  # "for two hours": how long, not when
    RECURRING = "recurring"  # "every Friday"
    AGE = "age"  # "aged 34", "a three-year-old"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. `when` is resolved against the report's date as far as that goes; where it leans on another
    happening ("a day after", "a week earlier", "the same day") `lean_days` says how many days lie between (least,
    most; minus is before) and `resolve(anchor_earliest, anchor_latest)` gives the interval."""

    first: int
    last: int
    kind: TimeKind
    when: When
    lean_days: tuple[int, int] | None = None
    span_of_time: bool = False  # "over the past two months", "since March": an interval that things fill, no single day
    value: str | None = None  # TIMEX3-like value ("2022-08-06", "P2D", "PAST_REF"), for measuring
    resolve: Callable[[date, date], When] | None = None
    relation: str | None = None  # since, until, by, before, after, dateline; of leans: earlier, later, same
    since: When | None = None  # of "since June": June itself, when a state began that the report finds lasting
    origin: str = "time@1"


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A count in words or figures as bounds ("at least 11" is 11, open). `first:last` cover the count's own words,
    `head` the token of the noun that is counted, or None where the number stands alone ("killing 12")."""

    first: int
    last: int
    number: Number
    head: int | None
    origin: str = "number@1"


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A noun phrase that names or describes people. `head` is the token of its head noun or name; `entity` numbers the
    person or group within the text: mentions with one number are the same. `who` is what this mention alone says."""

    first: int
    last: int
    head: int
    entity: int
    who: Participant
    pronoun: bool = False
    origin: str = "person@1"


class Reality(StrEnum):
    """How a trigger word stands to the world."""

    ACTUAL = "actual"  # happened, or is said to have happened
    ATTEMPTED = "attempted"  # begun but failed or foiled
    PLANNED = "planned"  # intended, ordered, expected, feared
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"  # if, would, could, whether
    NEGATED = "negated"  # "no one was hurt", "there was no attack"
    DENIED = "denied"  # a source denies it
    GENERIC = "generic"  # "bombs kill people", "anti-tank attack drill", "the attack helicopter"
    FIGURATIVE = "figurative"  # "the stock was hammered"
    TREND = "trend"  # have stepped up, have been hitting
    BACKGROUND = "background"  # history: years ago, "during the 1980s war"
    CUMULATIVE = "cumulative"  # "9,000 killed since 2019"


@dataclass(frozen=True, slots=True)
class Modality:
    """The reality of one trigger, and the rule that says so. `cue` are the tokens that decided it, if any."""

    reality: Reality
    hedged: bool = False
    cue: tuple[int, int] | None = None
    origin: str = "modality@1"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says what a token says. `chain` is outermost first, empty where the report itself speaks."""

    chain: tuple[Source, ...] = ()
    cue: str | None = None
    quoted: bool = False
    certainty: Certainty = Certainty.STATED
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying: a source, its cue, and the content's tokens (ranges, in order)."""

    source: Source
    source_tokens: tuple[int, int] | None
    cue_tokens: tuple[int, int] | None
    cue: str | None
    content: tuple[tuple[int, int], ...]
    certainty: Certainty = Certainty.STATED
    quoted: bool = False
    # "say", "blame" (content is against somebody), "deny", "confirm", "claim_responsibility", "find", "vow"; "attitude"
    # (a view), "ask" and "unsaid" ("did not confirm that") make nobody the source of what happened
    act: str = "say"
    origin: str = "attribution@1"
    about: tuple[tuple[int, int], ...] = ()  # "denied it", "rejected the charge": the earlier content that is spoken of


@dataclass(frozen=True, slots=True)
class StatementMention:
    """Words that make a statement rather than an incident. Tokens [first, last) are the quote: at most one sentence."""

    first: int
    last: int
    kind: StatementKind
    trigger: int
    origin: str = "statement@1"


__all__ = [
    "Attribution",
    "Modality",
    "NumberMention",
    "PersonMention",
    "PlaceMention",
    "PlacePrecision",
    "Reality",
    "StatementMention",
    "TimeKind",
    "TimeMention",
    "Voice",
]
