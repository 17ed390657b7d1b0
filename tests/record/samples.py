"""Made-up readings for the tests of the record, the outputs and the command line."""

from __future__ import annotations

from datetime import date

from reportedly.model import (
    Appearance,
    Certainty,
    Check,
    CheckKind,
    Claim,
    DateBasis,
    Disagreement,
    Field,
    Implied,
    Kind,
    KindValue,
    Number,
    Participant,
    PlacePrecision,
    Published,
    Reading,
    RelativeTo,
    Report,
    Role,
    Source,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Status,
    Target,
    Telling,
    TextValue,
    TimePrecision,
    Toll,
    Value,
    Verdict,
    Weapon,
    When,
    Where,
    digest,
)

TEXT = (
    "Tarvek, Sunday. A bomb tore through the grain market in Odrin on Friday, killing at least four soldiers, "
    "police said. The hospital put the dead at six. Anna Belova, a nurse, was wounded.\n\n"
    "It was a gas leak, the mayor's office said. Raids have increased in the past months. Odrin lies 40km from Tarvek."
)
PUBLISHED = date(2031, 5, 11)
POLICE = Source("police", SourceKind.OFFICIAL)
HOSPITAL = Source("The hospital", SourceKind.ORGANISATION, description="the hospital")
MAYOR = Source(None, SourceKind.OFFICIAL, office="the mayor's office")


def make_report(text: str = TEXT, *, published: date | None = PUBLISHED, **appearance: object) -> Report:
    """A report with one appearance."""
    basis = DateBasis.GIVEN if published else DateBasis.UNKNOWN
    met = Appearance(published=published, content=text.encode(), **appearance)  # type: ignore[arg-type]
    return Report(text, "A market burns", "en", Published(published, basis), (met,))


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote), quote)


def claim(report: Report, field: Field, value: Value, quote: str, *chain: Source, **more: object) -> Claim:
    return Claim(
        report=report.id,
        field=field,
        value=value,
        text=quote,
        certainty=more.get("certainty", Certainty.STATED),  # type: ignore[arg-type]
        according_to=chain,
        cue="said" if chain else None,
        quoted=False,
        span=span(report.text, quote),
        origin="sample@1",
    )


def make_reading(report: Report | None = None, version: str = "1") -> Reading:
    """The reading of `TEXT` (or of a text that contains it): every part of the model occurs in it."""
    report = report or make_report()
    text = report.text
    day = report.published.date
    when = When(
        date(2031, 5, 9) if day else None,
        date(2031, 5, 9) if day else None,
        TimePrecision.DAY if day else TimePrecision.UNKNOWN,
        "on Friday",
        RelativeTo("report", (-7, -1)),
    )
    where = Where("Odrin", 41.5, 26.25, PlacePrecision.SITE, "BG", None, "g-1", "the grain market in Odrin")
    nurse = Participant("Anna Belova", "a nurse", "nurse", None, None, Role.CIVILIAN, None, 41, False)
    soldiers = Participant(None, "soldiers", None, "army", "state", Role.STATE_FORCES, Number(4, None, "soldiers"))
    kind = claim(report, Field.KIND, KindValue(Kind.BOMBING), "A bomb tore through the grain market")
    four = claim(report, Field.KILLED, Number(4, None, "soldiers"), "at least four soldiers", POLICE)
    six = claim(report, Field.KILLED, Number(6, 6), "put the dead at six", HOSPITAL)
    part = claim(report, Field.INJURED, Number(1, 1, "nurse", six.id), "a nurse, was wounded", POLICE, HOSPITAL)
    gas = claim(report, Field.CAUSE, TextValue("a gas leak"), "a gas leak", MAYOR, certainty=Certainty.HEDGED)
    claims = (
        kind,
        claim(report, Field.WHEN, when, "on Friday"),
        claim(report, Field.WHERE, where, "the grain market in Odrin"),
        four,
        six,
        part,
        claim(report, Field.VICTIM, nurse, "Anna Belova, a nurse"),
        claim(report, Field.TARGET, Target("the grain market"), "the grain market"),
        claim(report, Field.WEAPON, Weapon("bomb", "A bomb"), "A bomb"),
        gas,
    )
    telling = Telling(
        id="i-" + digest(report.id, 16),
        report=report.id,
        kind=Kind.BOMBING,
        status=Status.HAPPENED,
        aggregate=False,
        summary="A bombing reportedly killed at least four in Odrin.",
        when=when,
        where=where,
        victims=(nurse, soldiers),
        perpetrators=(),
        targets=(Target("the grain market"),),
        weapons=(Weapon("bomb", "A bomb"),),
        casualties={
            Field.KILLED: Toll(4, 6, 6, (four.id, six.id)),
            Field.INJURED: Toll(1, 1, 1, (part.id,)),
        },
        claims=claims,
    )
    arrest = Telling(
        id="i-" + digest(report.id, "other"),
        report=report.id,
        kind=Kind.RAID,
        status=Status.ALLEGED,
        aggregate=True,
        summary="Raids reportedly took place.",
        when=When(None, None, TimePrecision.UNKNOWN, "in the past months"),
        where=None,
        victims=(),
        perpetrators=(Participant("the gendarmerie", role=Role.POLICE),),
        targets=(),
        weapons=(),
        casualties={},
        claims=(claim(report, Field.KIND, KindValue(Kind.RAID), "Raids have increased"),),
    )
    return Reading(
        report=Report(
            text,
            report.title,
            report.language,
            Published(
                day, report.published.basis, () if day else (Implied(("Sunday", "Monday"), span(text, "Sunday")),)
            ),
            report.appearances,
        ),
        tellings=(telling, arrest),
        statements=(
            Statement(
                report.id,
                StatementKind.TREND,
                Certainty.STATED,
                (POLICE,),
                When(None, None, TimePrecision.UNKNOWN, "in the past months"),
                "Odrin",
                span(text, "Raids have increased in the past months"),
                "trend@1",
            ),
        ),
        disagreements=(
            Disagreement(telling.id, Field.KILLED, (four.id, six.id), "Police say at least four, the hospital six."),
        ),
        checks=(
            Check(
                report.id,
                CheckKind.DISTANCE,
                span(text, "40km from Tarvek"),
                "40 km",
                None,
                Verdict.CANNOT_TELL,
                "Tarvek is not in the gazetteer.",
            ),
        ),
        notes=("a made-up note",),
        version=version,
    )


def numbered(count: int) -> list[Report]:
    """So many different reports, each with the text of the sample in it."""
    return [make_report(f"{TEXT}\n\nEdition {number}.") for number in range(count)]
