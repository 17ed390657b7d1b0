"""One report read from end to end: the steps of the design in their one direction."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache

from reportedly.checks.arithmetic import sum_checks
from reportedly.checks.dates import date_checks
from reportedly.checks.distance import distance_checks
from reportedly.gazetteer import Gazetteer, open_gazetteer
from reportedly.language import DEFAULT_PIPELINE, Parsed, load_pipeline, tell_language
from reportedly.model import Disagreement, Reading, Report, Statement, Telling, digest
from reportedly.parallel import read_parallel
from reportedly.reading.attribution import find_attributions, voices
from reportedly.reading.binding import bind
from reportedly.reading.claims import ClaimMaker
from reportedly.reading.cluster import Cluster
from reportedly.reading.coreference import entities
from reportedly.reading.dateline import dateline_place_tokens, report_date
from reportedly.reading.disagreements import disagreements
from reportedly.reading.found import Found, index
from reportedly.reading.happening import Happening
from reportedly.reading.happenings import find_happenings
from reportedly.reading.joining import join
from reportedly.reading.mentions import Modality, StatementMention
from reportedly.reading.modality import judge
from reportedly.reading.numbers import find_numbers
from reportedly.reading.outcome_links import link_outcomes
from reportedly.reading.outcomes import find_outcomes
from reportedly.reading.people import find_people
from reportedly.reading.places import find_places
from reportedly.reading.sayings import find_sayings
from reportedly.reading.settling import settle
from reportedly.reading.splitting import split
from reportedly.reading.statements import find_statements
from reportedly.reading.tellings import telling
from reportedly.reading.times import find_times
from reportedly.reading.tolls import find_tolls
from reportedly.reading.triggers import Trigger, find_triggers, find_weapons
from reportedly.reading.version import RULES_VERSION


def read_reports(reports: Iterable[Report], *, pipeline: str = DEFAULT_PIPELINE, jobs: int = 1) -> Iterator[Reading]:
    """Each report read alone, in order. `jobs` processes share the work; a report in another language is kept unread.

    Raises `LanguageError` where the spaCy pipeline is not installed, `GazetteerError` where places cannot be looked up.
    """
    if jobs > 1:
        _gazetteer()  # built here where it is missing, not by each worker
        yield from read_parallel(reports, _read_batch, pipeline=pipeline, jobs=jobs)
        return
    nlp = load_pipeline(pipeline)
    with _fewer_collections():
        for batch in _batches(reports):
            english = [is_english(r) for r in batch]
            parsed = nlp.parse_many(r.text for r, yes in zip(batch, english, strict=True) if yes)
            for report, yes in zip(batch, english, strict=True):
                yield read_parsed(report, next(parsed)) if yes else unread(report)


@contextmanager
def _fewer_collections() -> Iterator[None]:
    """Reading makes many short-lived values and few cycles: the collector is asked to look less often meanwhile."""
    held = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER, *held[1:])
    try:
        yield
    finally:
        gc.set_threshold(*held)


_COLLECT_AFTER = 50_000  # new objects between two looks; Python's own 700 cost 3% of the time, measured


def _read_batch(reports: list[Report], pipeline: str) -> list[Reading]:
    return list(read_reports(reports, pipeline=pipeline))


_BATCH_CHARACTERS = 200_000


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if len(batch) >= 32 or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def is_english(report: Report) -> bool:
    """Whether a report is in English; one whose language cannot be told is taken for English."""
    return (report.language or tell_language(report.text) or "en").lower().startswith("en")


def unread(report: Report) -> Reading:
    """A report kept without being read, with a plain note."""
    language = report.language or tell_language(report.text)
    report = replace(report, language=language)
    return Reading(
        report, notes=(f"not read: the text is in {language!r}, and only English is read",), version=RULES_VERSION
    )


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return open_gazetteer()


def find(report: Report, parsed: Parsed) -> tuple[Report, Found]:
    """All mentions of one text, indexed, and the report with its date as far as it can be told."""
    published = report_date(report, parsed)
    report = replace(report, published=published, language=report.language or "en")
    places = find_places(parsed, _gazetteer())
    times = find_times(parsed, published.date)
    numbers = find_numbers(parsed)
    people = find_people(parsed, places)
    tolls = find_tolls(parsed, numbers, people)
    attributions = find_attributions(parsed)
    triggers = find_triggers(parsed)
    nouns = {t.token: t.noun for t in triggers}
    memo: dict[int, Modality] = {}

    def judged(token: int) -> Modality:
        if token not in memo:
            memo[token] = judge(parsed, token, times=times, noun=nouns.get(token), published=published.date)
        return memo[token]

    found = index(
        parsed, dateline_place_tokens(parsed), places=places, times=times, numbers=numbers, people=people,
        entities=entities(people), tolls=tolls, weapons=find_weapons(parsed), triggers=triggers,
        outcomes=find_outcomes(parsed), attributions=attributions, voices=voices(parsed, attributions), judge=judged,
        published=published.date,
    )  # fmt: skip
    return report, found


def put_together(found: Found) -> tuple[list[Happening], list[Cluster], list[tuple[Trigger, str]]]:
    """Happenings and the clusters that they make, and the triggers that became nothing with the reason."""
    happenings, dropped = find_happenings(found)
    bind(found, happenings)
    clusters = split(found, join(found, happenings))
    return happenings, clusters, dropped


def telling_ids(found: Found, report: Report, clusters: Sequence[Cluster]) -> list[str]:
    """An id a cluster, from the report and where its first mention stands."""
    starts = found.parsed.starts
    return ["i-" + digest(report.id, starts[c.members[0].trigger.token], c.split_patient or "") for c in clusters]


def read_parsed(report: Report, parsed: Parsed) -> Reading:
    """The reading of one parsed report."""
    report, found = find(report, parsed)
    happenings, clusters, _ = put_together(found)
    ids = telling_ids(found, report, clusters)
    settle(found, clusters, ids)
    members = [h for c in clusters for h in c.members]
    told = find_statements(parsed, [(h.trigger.token, h.modality) for h in happenings], found.voices)
    sayings = find_sayings(found, clusters, [(s.first, s.last) for s in told])
    maker = ClaimMaker(found, report.id, link_outcomes(found, clusters), members, sayings)
    tellings: list[Telling] = []
    differ: list[Disagreement] = []
    for cluster, telling_id in zip(clusters, ids, strict=True):
        draft = maker.draft(cluster)
        tellings.append(telling(draft, telling_id, report.id))
        differ.extend(disagreements(telling_id, draft.claims, draft.contrary))
    statements = _statements(found, report, told)
    checks = [
        *distance_checks(parsed, report.id, list(found.places), _gazetteer()),
        *sum_checks(parsed, report.id, list(found.numbers)),
        *date_checks(parsed, report.id, list(found.times), report.published.date),
    ]
    return Reading(report, tuple(tellings), tuple(statements), tuple(differ), tuple(checks), version=RULES_VERSION)


def _statements(found: Found, report: Report, mentions: Sequence[StatementMention]) -> list[Statement]:
    rows: list[Statement] = []
    for s in mentions:
        voice = found.voices.of(s.trigger)
        times = [t for t in found.times if s.first <= t.first and t.last <= s.last]
        places = [p for p in found.places if s.first <= p.first and p.last <= s.last and p.stands_for is None]
        when, where = times[0].when if times else None, places[0].where.name if places else None
        span = found.parsed.span(s.first, s.last)
        rows.append(Statement(report.id, s.kind, voice.certainty, voice.chain, when, where, span, s.origin))
    return rows
