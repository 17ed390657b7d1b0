"""Several processes share the reading: the same readings in the same order, and errors come through."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

import pytest

from reportedly.errors import LanguageError
from reportedly.language import DEFAULT_PIPELINE
from reportedly.model import DateBasis, Published, Reading, Report
from reportedly.parallel import read_parallel
from reportedly.reader import read_reports

PUBLISHED = Published(date(2024, 5, 16), DateBasis.GIVEN)
TOWNS = ["Lima", "Cusco", "Kano", "Jos", "Mosul", "Taiz"]


def reports(count: int) -> list[Report]:
    told = "A judge was shot dead in {} on {} May. Police said {} men fled."
    return [Report(told.format(TOWNS[n % 6], n % 14 + 1, n), published=PUBLISHED) for n in range(count)]


def note(batch: list[Report], pipeline: str) -> list[Reading]:
    """Work without a pipeline: what a worker was given, and by which process."""
    return [Reading(r, notes=(str(os.getpid()), pipeline)) for r in batch]


def fail(batch: list[Report], pipeline: str) -> list[Reading]:
    raise LanguageError(f"cannot read {len(batch)} reports")


def die(batch: list[Report], pipeline: str) -> list[Reading]:
    os._exit(9)


def test_two_processes_give_the_same_as_one() -> None:
    texts = [*reports(36), Report("Un juge a été tué par balles à Lima lundi, selon la police.", language="fr")]
    assert list(read_reports(texts, jobs=2)) == list(read_reports(texts))


@pytest.mark.parametrize(("problem", "words"), [(fail, "cannot read 3 reports"), (die, "ended before its time")])
def test_what_goes_wrong_in_a_worker_is_one_error_here(problem: object, words: str) -> None:
    with pytest.raises(LanguageError, match=words) as caught:
        list(read_parallel(reports(3), problem, pipeline=DEFAULT_PIPELINE, jobs=1))  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_order_is_kept_and_the_parent_reads_ahead_a_few_batches_only() -> None:
    taken: list[str] = []

    def given() -> Iterator[Report]:
        for report in reports(400):
            taken.append(report.id)
            yield report

    readings = read_parallel(given(), note, pipeline=DEFAULT_PIPELINE, jobs=1)
    first = next(readings)
    assert len(taken) < 100
    assert first.notes[0] != str(os.getpid())
    assert [first.report, *(r.report for r in readings)] == reports(400)
