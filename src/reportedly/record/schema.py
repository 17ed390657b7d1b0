"""The tables of a record, with a comment on every table and column: `docs/record.md` is printed from these.

Written for those who open the file with SQL or Datasette. Plain names, foreign keys, typed columns beside the JSON
value of a claim, and no text kept twice. Nothing here is peculiar to SQLite. A row is known by a `number` inside the
record, because one telling or claim, with one `id`, may stand in several readings: the current one and those that it
superseded. Dates are ISO 8601 (YYYY-MM-DD), moments are ISO 8601 in UTC, offsets count code points of `reports.text`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_once",
        "ck": "%(table_name)s_%(constraint_name)s",
        "fk": "%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "%(table_name)s_key",
    }
)


def _number() -> Column[Any]:
    return Column("number", Integer, primary_key=True, comment="The row's number inside this record")


def _to(name: str, target: str, comment: str, **more: Any) -> Column[Any]:
    """A foreign key that goes with its target, so that `forget` leaves nothing hanging."""
    return Column(
        name, ForeignKey(target, ondelete="CASCADE"), comment=comment, nullable=more.pop("nullable", False), **more
    )


def _position(of: str) -> Column[Any]:
    return Column("position", Integer, nullable=False, comment=f"Order {of}, from 0")


def _span(nullable: bool = False) -> list[Column[Any] | CheckConstraint]:
    return [
        Column("span_start", Integer, nullable=nullable, comment="Where the quote begins in `reports.text`"),
        Column("span_end", Integer, nullable=nullable, comment="Where it ends (not included)"),
        Column("quote", Text, nullable=nullable, comment="The words between: `text[span_start:span_end]`"),
        CheckConstraint("span_start >= 0 AND span_start < span_end", name="span_in_order"),
    ]


def _when() -> list[Column[Any]]:
    return [
        Column("earliest", Date, comment="First day on which it may have been; NULL is unknown"),
        Column("latest", Date, comment="Last day on which it may have been; NULL is unknown"),
        Column("time_precision", Text, comment="hour, day, week, month, year or unknown"),
        Column("time_text", Text, comment="The report's own words for the time"),
        Column("time_relative_to", Text, comment="What the words lean on: `report`, or the id of a telling"),
        Column("time_days_least", Integer, comment="Least number of days after that (minus is before)"),
        Column("time_days_most", Integer, comment="Greatest number of days after that"),
    ]


reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True, comment="`r-` and the first 16 hex digits of `sha256`"),
    Column("sha256", Text, nullable=False, unique=True, comment="SHA-256 of the text as UTF-8"),
    Column("title", Text, comment="The headline, where one is told"),
    Column("language", Text, comment="ISO 639-1 code, NULL where it cannot be told"),
    Column("characters", Integer, nullable=False, comment="Length of the text in code points"),
    Column("text", Text, nullable=False, comment="The words as they came; they never change"),
    Column("added_at", Text, nullable=False, comment="When this record first took the text in"),
    comment="One row a text. The same text met twice is one report with two appearances.",
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True, comment="SHA-256 of the bytes"),
    Column("size", Integer, nullable=False, comment="Number of bytes"),
    Column("content", LargeBinary, nullable=False, comment="The bytes as they came: the page, the line, the file"),
    comment="Original bytes, where they are more than the report's text in UTF-8.",
)

appearances = Table(
    "appearances",
    metadata,
    _number(),
    _to("report", "reports.id", "The report that was met", index=True),
    Column("publisher", Text, comment="Who published it"),
    Column("author", Text, comment="Who wrote it"),
    Column("url", Text, comment="Where it stands"),
    Column("published", Date, comment="The day of publication that this appearance gives; NULL is unknown"),
    Column("received", Text, nullable=False, comment="When it was met: what the input says, else when it was read"),
    Column("sha256", Text, comment="SHA-256 of the original bytes"),
    Column(
        "original",
        ForeignKey("originals.sha256"),
        index=True,
        comment="The bytes kept; NULL where none came, or where they are the text itself",
    ),
    Column("extractor", Text, comment="What made text of the bytes, with its version"),
    comment="Where and when a report was met.",
)

readings = Table(
    "readings",
    metadata,
    _number(),
    _to("report", "reports.id", "The report that was read", index=True),
    Column("rules_version", Text, nullable=False, comment="Version of the rules that read it"),
    Column("pipeline", Text, comment="The spaCy pipeline that parsed it"),
    Column("given_date", Date, comment="The report's date as it came in, before the text was read"),
    Column("given_basis", Text, nullable=False, comment="Where that came from: given, metadata, dateline or unknown"),
    Column("published", Date, comment="The report's date as it was read; relative times lean on it"),
    Column("basis", Text, nullable=False, comment="given, metadata, dateline or unknown"),
    Column("notes", JSON, nullable=False, comment="Plain notes for the reader, a JSON list of sentences"),
    Column("read_at", Text, nullable=False, comment="When it was read"),
    Column("superseded_at", Text, comment="When a later reading took its place; NULL while it stands"),
    Column(
        "superseded_by", ForeignKey("readings.number", ondelete="SET NULL"), comment="The reading that took its place"
    ),
    comment="One pass of the rules over one report. The latest stands; those before are kept, marked superseded.",
)
Index("readings_standing", readings.c.report, readings.c.superseded_at)

date_hints = Table(
    "date_hints",
    metadata,
    _to("reading", "readings.number", "The reading that found it", primary_key=True),
    Column("position", Integer, primary_key=True, comment="Order in the report, from 0"),
    Column("weekday", JSON, nullable=False, comment="The weekdays that fit, as a JSON list, or `month`, or `year`"),
    *_span(),
    comment="What a text without a date implies about its own date.",
)

tellings = Table(
    "tellings",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True, comment="The incident's id while no other report is joined to it"),
    _to("reading", "readings.number", "The reading that found it", index=True),
    _to("report", "reports.id", "The report that tells it", index=True),
    _position("in the report"),
    Column("kind", Text, nullable=False, index=True, comment="What happened, by its means: shooting, air_strike, ..."),
    Column("status", Text, nullable=False, comment="happened, attempted, alleged or denied"),
    Column(
        "aggregate", Boolean, nullable=False, comment="True for several happenings that the text does not take apart"
    ),
    Column("summary", Text, nullable=False, comment="One sentence made from the claims"),
    *_when(),
    Column("place_name", Text, comment="The smallest place that the report gives; NULL is unknown"),
    Column("latitude", Float, comment="WGS 84 degrees; NULL where the place is not resolved"),
    Column("longitude", Float, comment="WGS 84 degrees; NULL where the place is not resolved"),
    Column("place_precision", Text, comment="site, town, near_town, district, region, country or unknown"),
    Column("country", Text, index=True, comment="ISO 3166 alpha-2"),
    Column("admin1", Text, comment="First-order division: province, oblast, state"),
    Column("gazetteer_id", Text, comment="The place's id in the gazetteer"),
    Column("place_text", Text, comment="The report's own words for the place"),
    UniqueConstraint("reading", "id"),
    comment="What one report tells of one incident.",
)
Index("tellings_dates", tellings.c.earliest, tellings.c.latest)

sources = Table(
    "sources",
    metadata,
    _number(),
    _to("reading", "readings.number", "The reading that found it", index=True),
    Column("name", Text, comment="As the report words it; NULL where it gives none"),
    Column("kind", Text, nullable=False, comment="person, official, organisation, media, witness or unnamed"),
    Column("office", Text, comment="Office held, as worded"),
    Column("description", Text, comment="How the report describes it"),
    *_span(nullable=True),
    comment="Who says it, report by report: sources are not joined into an index across reports.",
)

claims = Table(
    "claims",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True, comment="The claim's id"),
    _to("telling", "tellings.number", "The telling that it speaks of"),
    _to("report", "reports.id", "The report whose words it rests on", index=True),
    _position("in the telling"),
    Column("field", Text, nullable=False, comment="kind, when, where, killed, injured, ..., outcome, evidence"),
    Column("value", JSON, nullable=False, comment="The value as the JSON contract prints it"),
    Column("low", Integer, comment="Numbers: lower bound, NULL is open"),
    Column("high", Integer, comment="Numbers: upper bound, NULL is open"),
    Column("of_whom", Text, comment="Numbers: of whom (`soldiers`)"),
    Column("part_of", Text, comment="Numbers: id of the claim that includes this one"),
    Column("earliest", Date, comment="Times: first day"),
    Column("latest", Date, comment="Times: last day"),
    Column("latitude", Float, comment="Places: WGS 84 degrees"),
    Column("longitude", Float, comment="Places: WGS 84 degrees"),
    Column("name", Text, comment="Places, people and groups: the name; kinds and weapons: the kind"),
    Column("role", Text, comment="People and groups: the role"),
    Column("text", Text, nullable=False, comment="The report's own wording of the value"),
    Column("certainty", Text, nullable=False, comment="stated, hedged or denied"),
    Column("cue", Text, comment="The word of saying (`said`, `according to`); NULL for the report's own voice"),
    Column("quoted", Boolean, nullable=False, comment="True inside quotation marks"),
    *_span(),
    Column("origin", Text, nullable=False, comment="The rule that found it, with its version"),
    UniqueConstraint("telling", "id"),
    comment="One source's word on one field of one telling, with the words that carry it.",
)
Index("claims_by_field", claims.c.telling, claims.c.field)

claim_sources = Table(
    "claim_sources",
    metadata,
    _to("claim", "claims.number", "The claim", primary_key=True),
    Column(
        "position",
        Integer,
        primary_key=True,
        comment="0 is the outermost: `media said that police said` has media at 0",
    ),
    _to("source", "sources.number", "Who says it", index=True),
    comment="A claim's chain of sources; a claim without any is the report's own word.",
)

casualties = Table(
    "casualties",
    metadata,
    _to("telling", "tellings.number", "The telling", primary_key=True),
    Column("field", Text, primary_key=True, comment="killed, injured, missing, abducted or detained"),
    Column("low", Integer, comment="Least number that a standing claim states"),
    Column("best", Integer, comment="The number to use where one is needed"),
    Column("high", Integer, comment="Greatest number that a standing claim states"),
    comment="Tolls of a telling: a summary over its claims, never a value of its own.",
)

casualty_claims = Table(
    "casualty_claims",
    metadata,
    _to("telling", "tellings.number", "The telling", primary_key=True),
    Column("field", Text, primary_key=True, comment="killed, injured, missing, abducted or detained"),
    Column("position", Integer, primary_key=True, comment="Order, from 0"),
    _to("claim", "claims.number", "A claim that the toll rests on", index=True),
    comment="The claims that a toll points back to.",
)

participants = Table(
    "participants",
    metadata,
    _to("telling", "tellings.number", "The telling", primary_key=True),
    Column("part", Text, primary_key=True, comment="victim or perpetrator"),
    Column("position", Integer, primary_key=True, comment="Order, from 0"),
    Column("name", Text, comment="The name, where the report gives one"),
    Column("description", Text, comment="How the report describes them"),
    Column("office", Text, comment="Office held, as worded"),
    Column("group_name", Text, comment="The group they belong to, as worded"),
    Column("side", Text, comment="The side they are on, as worded"),
    Column("role", Text, nullable=False, comment="state_forces, police, rebel, ..., civilian, ... or unknown"),
    Column("count_low", Integer, comment="How many: lower bound"),
    Column("count_high", Integer, comment="How many: upper bound"),
    Column("count_of", Text, comment="Of whom"),
    Column("count_part_of", Text, comment="Id of the claim that includes the count"),
    Column("counted", Boolean, nullable=False, comment="True where the report gives a count, be it open on both ends"),
    Column("age", Integer, comment="Age in years"),
    Column("minor", Boolean, comment="A child, where the report says so; NULL is unknown"),
    comment="Victims and perpetrators, as standing claims about this telling name them.",
)

targets = Table(
    "targets",
    metadata,
    _to("telling", "tellings.number", "The telling", primary_key=True),
    Column("position", Integer, primary_key=True, comment="Order, from 0"),
    Column("text", Text, nullable=False, comment="The thing that was attacked, as worded"),
    comment="Things that were attacked: a car, a bridge, a checkpoint.",
)

weapons = Table(
    "weapons",
    metadata,
    _to("telling", "tellings.number", "The telling", primary_key=True),
    Column("position", Integer, primary_key=True, comment="Order, from 0"),
    Column("kind", Text, nullable=False, comment="Kind of weapon"),
    Column("text", Text, nullable=False, comment="As the report words it"),
    comment="Weapons that the claims name.",
)

statements = Table(
    "statements",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True, comment="The statement's id"),
    _to("reading", "readings.number", "The reading that found it", index=True),
    _to("report", "reports.id", "The report that says it", index=True),
    _position("in the report"),
    Column("kind", Text, nullable=False, comment="trend, plan, threat, background, movement, measure or situation"),
    Column("certainty", Text, nullable=False, comment="stated, hedged or denied"),
    *_when(),
    Column("place_name", Text, comment="A name only: statements carry no coordinates"),
    *_span(),
    Column("origin", Text, nullable=False, comment="The rule that found it, with its version"),
    comment="What a report says that is no single incident.",
)

statement_sources = Table(
    "statement_sources",
    metadata,
    _to("statement", "statements.number", "The statement", primary_key=True),
    Column("position", Integer, primary_key=True, comment="0 is the outermost"),
    _to("source", "sources.number", "Who says it", index=True),
    comment="A statement's chain of sources.",
)

disagreements = Table(
    "disagreements",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True, comment="The disagreement's id"),
    _to("reading", "readings.number", "The reading that found it", index=True),
    _to("telling", "tellings.number", "The telling within which the claims differ", index=True),
    _position("in the report"),
    Column("field", Text, nullable=False, comment="The field on which they differ"),
    Column("note", Text, nullable=False, comment="One plain sentence"),
    comment="Claims that cannot all be true, kept side by side.",
)

disagreement_claims = Table(
    "disagreement_claims",
    metadata,
    _to("disagreement", "disagreements.number", "The disagreement", primary_key=True),
    Column("position", Integer, primary_key=True, comment="Order, from 0"),
    _to("claim", "claims.number", "A claim on one of its sides", index=True),
    comment="The claims of a disagreement.",
)

checks = Table(
    "checks",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True, comment="The check's id"),
    _to("reading", "readings.number", "The reading that made it", index=True),
    _to("report", "reports.id", "The report that was checked", index=True),
    _position("in the report"),
    Column("kind", Text, nullable=False, comment="distance, weekday, date_order or arithmetic"),
    *_span(),
    Column("stated", Text, nullable=False, comment="What the report states"),
    Column("found", Text, comment="What the gazetteer, the calendar or the sum gives"),
    Column("verdict", Text, nullable=False, comment="agrees, differs or cannot_tell"),
    Column("note", Text, nullable=False, comment="One plain sentence"),
    comment="Claims held against the world.",
)

rulings = Table(
    "rulings",
    metadata,
    _number(),
    Column("ruled_at", Text, nullable=False, comment="When"),
    Column("ruled_by", Text, nullable=False, comment="Who"),
    Column("subject_kind", Text, nullable=False, comment="What was ruled on: incident, claim, ..."),
    Column("subject", Text, nullable=False, index=True, comment="Its id"),
    _to("report", "reports.id", "The report that it rests on, where it is one", nullable=True, index=True),
    Column("action", Text, nullable=False, comment="What was decided"),
    Column("old", JSON, comment="What stood before"),
    Column("new", JSON, comment="What stands since"),
    Column("reason", Text, comment="Why"),
    Column("undoes", ForeignKey("rulings.number", ondelete="SET NULL"), comment="The ruling that this one takes back"),
    comment="What reviewers decided. Rows are only ever added; nothing in this version writes here yet.",
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("report", Text, primary_key=True, comment="The id that the report had"),
    Column("sha256", Text, nullable=False, comment="SHA-256 of the text that it had"),
    Column("reason", Text, nullable=False, comment="Why it was forgotten"),
    Column("forgotten_at", Text, nullable=False, comment="When"),
    Column("read_again_at", Text, comment="When somebody chose to read it again all the same; NULL while forgotten"),
    comment="Reports that were forgotten: that there was one, and why, and nothing that it said.",
)

migrations = Table(
    "migrations",
    metadata,
    Column("name", Text, primary_key=True, comment="The step's name"),
    Column("applied_at", Text, nullable=False, comment="When it was taken"),
    Column("version", Text, nullable=False, comment="The version of Reportedly that took it"),
    comment="Steps that brought the tables to their present form.",
)

audit = Table(
    "audit",
    metadata,
    _number(),
    Column("at", Text, nullable=False, comment="When"),
    Column("action", Text, nullable=False, comment="What was done to the record as a whole"),
    Column("subject", Text, comment="To what: an id, never a name"),
    Column("detail", JSON, comment="Counts and settings, never text of a report"),
    comment="Acts upon the record that leave no other trace.",
)
