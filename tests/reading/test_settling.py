"""When and where an incident was: intervals against the report's date or another incident, and the smallest place."""

# ruff: noqa: E501 - a case is one line
from __future__ import annotations

from datetime import date

import pytest

from reading.telling_cases import THURSDAY, agree, read
from reportedly.language import Pipeline
from reportedly.model import TimePrecision

WHEN: list[tuple[str, list[str]]] = [
    # news looks back
    ("A judge was shot in Lima on Tuesday.", ["shooting | when 2024-05-14 day"]),
    ("A judge was shot in Lima on Thursday.", ["shooting | when 2024-05-16 day"]),
    ("A judge was shot in Lima yesterday.", ["shooting | when 2024-05-15 day"]),
    ("A judge was shot in Lima today.", ["shooting | when 2024-05-16 day"]),
    ("A judge was shot in Lima last night.", ["shooting | when 2024-05-15"]),
    ("A judge was shot in Lima in March.", ["shooting | when 2024-03-01..2024-03-31 month"]),
    ("A judge was shot in Lima in June.", ["shooting | when 2023-06-01..2023-06-30 month"]),
    ("A judge was shot in Lima on 3 April.", ["shooting | when 2024-04-03 day"]),
    ("A judge was shot in Lima on April 3, 2023.", ["shooting | when 2023-04-03 day"]),
    ("A judge was shot in Lima on the night of 5 to 6 May.", ["shooting | when 2024-05-05..2024-05-06"]),
    ("A judge was shot in Lima at dawn on Tuesday.", ["shooting | when 2024-05-14"]),
    ("A judge was shot in Lima two days ago.", ["shooting | when 2024-05-14 day"]),
    ("A judge was shot in Lima over the weekend.", ["shooting | when 2024-05-11..2024-05-12"]),
    ("A judge was shot in Lima last week.", ["shooting | when 2024-05-06..2024-05-12 week"]),
    # leaning on another incident
    ("A judge was shot in Lima on Friday. A day later a bomb killed a clerk in Cusco.", ["shooting | when 2024-05-10", "bombing | when 2024-05-11"]),
    ("A bomb killed a clerk in Cusco on 2 May. A week later a judge was shot in Lima.", ["bombing | when 2024-05-02", "shooting | when 2024-05-08..2024-05-10"]),
    ("A judge was shot in Lima on Friday. The next day a clerk was stabbed in Cusco. Two days later a bomb hit a bus in Tacna.", ["shooting | when 2024-05-10", "stabbing | when 2024-05-11", "bombing | when 2024-05-13"]),
    ("A bomb hit a bus in Tacna on Sunday. The following day a judge was shot in Lima.", ["bombing | when 2024-05-12", "shooting | when 2024-05-13"]),
    ("A bomb hit a bus in Tacna on 3 May. Two weeks earlier a judge was shot in Lima.", ["bombing | when 2024-05-03", "shooting | when 2024-04-18..2024-04-20"]),
    # named on either side of it, either may be the one with a date
    ("A bomb killed a clerk in Cusco on Sunday, a day after a judge was shot in Lima.", ["bombing | when 2024-05-12", "shooting | when 2024-05-11"]),
    ("A judge was shot in Lima on Friday. It came two days after a bomb killed a clerk in Cusco.", ["shooting | when 2024-05-10", "bombing | when 2024-05-08"]),
    ("A judge was shot in Lima on Friday. The shooting came a day after a bomb killed a clerk in Cusco.", ["shooting | when 2024-05-10", "bombing | when 2024-05-09"]),
    ("A judge was shot in Lima on 3 May. On the third day after the shooting a bomb hit a bus in Tacna.", ["shooting | when 2024-05-03", "bombing | when 2024-05-06"]),
    ("A judge was shot in Lima on 3 May. Two days before the shooting a bomb hit a bus in Tacna.", ["shooting | when 2024-05-03", "bombing | when 2024-05-01"]),
    ("A judge was shot in Lima on 3 May. An hour after the shooting, a bomb hit a bus in Tacna.", ["shooting | when 2024-05-03", "bombing | when 2024-05-03"]),
    # a part of the day that is told
    ("A judge was shot in Lima on 3 May. That same night a bomb hit a bus in Tacna.", ["shooting | when 2024-05-03", "bombing | when 2024-05-03"]),
    ("A judge was shot in Lima on 3 May. Hours earlier a bomb hit a bus in Tacna.", ["shooting | when 2024-05-03", "bombing | when 2024-05-03"]),
    ("A judge was shot in Lima on 3 May. Earlier that day a bomb hit a bus in Tacna.", ["shooting | when 2024-05-03", "bombing | when 2024-05-03"]),
    ("A bomb hit a market in Tacna on 3 May. The night before, gunmen shot a judge in Lima.", ["bombing | when 2024-05-03", "shooting | when 2024-05-02"]),
    ("Troops raided a village near Taiz on 3 May. Six men were arrested before the soldiers left at sunrise.", ["raid | when 2024-05-03", "arrest | when 2024-05-03"]),
    ("A judge was shot in Lima on Friday. Police arrested two men later in the day.", ["shooting | when 2024-05-10", "arrest | when 2024-05-10"]),
    ("In the small hours of Friday a bomb hit a bus in Tacna. At dawn troops shot two men in Lima.", ["bombing | when 2024-05-10", "shooting | when 2024-05-10"]),
    ("A bus was hit by a bomb in Tacna yesterday morning, and then gunmen shot a judge in Lima.", ["bombing | when 2024-05-15", "shooting | when 2024-05-15"]),
    ("A judge was shot in Lima on 3 May. At past 5 a.m. the following day, a bomb hit a bus in Tacna.", ["shooting | when 2024-05-03", "bombing | when 2024-05-04"]),
    ("A judge was shot in Lima on 3 May. At dawn the next day, a bomb hit a bus in Tacna.", ["shooting | when 2024-05-03", "bombing | when 2024-05-04"]),
    # a day that no act has taken
    ("Last Monday it was not enough. A shell came through the roof of a house in Taiz and killed two children.", ["shelling | when 2024-05-13"]),
    ("Crowds gathered in Lima on Monday. That night police shot dead a student in Cusco.", ["shooting | when 2024-05-13"]),
    ("On Monday the rebels handed over a soldier who had been captured ten days earlier.", ["release | when 2024-05-13", "arrest | when 2024-05-03"]),
    ("15 January: Gunmen shot a judge in Lima.", ["shooting | when 2024-01-15"]),
    ("On 12 May — A bomb hit a bus in Tacna.", ["bombing | when 2024-05-12"]),
    ("Monday 6 May\n\nA judge was shot in Lima.\n\nTuesday 7 May\n\nA bomb hit a bus in Tacna.", ["shooting | when 2024-05-06", "bombing | when 2024-05-07"]),
    ("INCIDENTS\n\n- 6 May: A judge was shot in Lima.\n- On 8 May — a clerk was stabbed in Cusco.", ["shooting | when 2024-05-06", "stabbing | when 2024-05-08"]),
    # a date line's day is no incident's, a headline's is
    ("LIMA, May 16 (Reuters) - Gunmen shot dead a judge in Cusco, police said.", ["shooting | when ?"]),
    ("Judge shot in Lima on Sunday\n\nGunmen shot dead a judge in Lima, police said.", ["shooting | when 2024-05-12"]),
    # an old month stays, whenever somebody died of it; the toll's day is not the act's
    ("A judge was shot in Lima in March. He died of his wounds on Sunday.", ["shooting | when 2024-03-01..2024-03-31"]),
    ("A bomb hit a market in Lima on Friday. The toll rose to eight on Tuesday.", ["bombing | when 2024-05-10"]),
    # a weekday in a narration of an older week, until a day of the report's own week is told
    ("On 3 March gunmen raided a village near Tacna. On Tuesday a clerk was stabbed in Cusco.", ["raid | when 2024-03-03", "stabbing | when 2024-03-05"]),
    ("A bomb hit a bus in Lima on Wednesday. On 3 March gunmen raided a village near Tacna. On Tuesday a clerk was stabbed in Cusco.", ["bombing | when 2024-05-15", "raid | when 2024-03-03", "stabbing | when 2024-05-14"]),
    # weeks are told give or take a day, and from a month a stretch
    ("A judge was shot in Lima on 3 April. A clerk was stabbed in Cusco two weeks later.", ["shooting | when 2024-04-03", "stabbing | when 2024-04-16..2024-04-18"]),
    ("A judge was shot in Lima in March. A clerk was stabbed in Cusco two weeks later.", ["shooting | when 2024-03-01..2024-03-31", "stabbing | when 2024-03-14..2024-04-15"]),
    # who was caught later has no date unless one is told
    ("A judge was shot in Lima on Friday. Police said they had arrested two men.", ["shooting | when 2024-05-10", "arrest | when ?"]),
    ("Police freed a man on Friday whom a gang had seized on 3 May, and arrested two women.", ["release | when 2024-05-10", "abduction | when 2024-05-03", "arrest | when 2024-05-10"]),
    # one missing since a day was taken on it
    ("A clerk has not been seen since 5 May, when two men pushed her into a car in Lima.", ["abduction | when 2024-05-05"]),
    ("A judge was shot in Lima on Monday. The same day a clerk was stabbed in Cusco.", ["shooting | when 2024-05-13", "stabbing | when 2024-05-13"]),
    # the day of the saying is not the day of the act
    ("Police said on Wednesday that a judge had been shot in Lima on Monday.", ["shooting | when 2024-05-13"]),
    ("A judge was shot in Lima on Monday, police said on Wednesday.", ["shooting | when 2024-05-13"]),
    # a later death does not move the act
    ("A judge was shot in Lima on Friday and died in hospital on Sunday.", ["shooting | when 2024-05-10 | killed 1"]),
    # unknown stays unknown
    ("A judge was shot in Lima.", ["shooting | when ? unknown"]),
]  # fmt: skip

WHERE: list[tuple[str, str]] = [
    ("A bomb exploded in Mosul on Monday.", "bombing | where Mosul town"),
    ("A bomb exploded near Mosul on Monday.", "bombing | where Mosul near_town"),
    ("A bomb exploded outside Mosul on Monday.", "bombing | where Mosul near_town"),
    ("A bomb exploded some 30km north of Aleppo on Monday.", "bombing | where Aleppo near_town"),
    ("A bomb exploded in Donbas on Monday.", "bombing | where Donbas region"),
    ("A bomb exploded in the Kherson region on Monday.", "bombing | where Kherson region region"),
    ("A bomb exploded in northern Syria on Monday.", "bombing | where Syria"),
    ("A bomb exploded in Somalia on Monday.", "bombing | where Somalia country"),
    ("A bomb exploded in a market in Mosul on Monday.", "bombing | where Mosul site"),
    ("A bomb exploded in the town of Bria in the Central African Republic on Monday.", "bombing | where Bria town"),
    ("Moscow said that a bomb exploded in Luhansk on Monday.", "bombing | where Luhansk town"),
    ("A bomb exploded in Mosul on Monday, a spokesman said in Baghdad.", "bombing | where Mosul town"),
    ("A judge from Lima was shot dead in Cusco on Monday.", "shooting | where Cusco town"),
    ("A judge was shot in Cusco on Monday and died in a hospital in Lima.", "shooting | where Cusco town"),
    ("Ten people were killed in Sudan’s El Obeid on Monday when a drone hit a hospital.", "drone_strike | where El Obeid"),
    ("Two migrants were shot last week near the border town of Agua Prieta.", "shooting | where Agua Prieta"),
    ("A bomb exploded 20km from Mosul on Monday.", "bombing | where Mosul near_town"),
    ("A bomb exploded on Monday.", "bombing | where -"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHEN)
def test_when(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    agree(read(pipeline, text), expected)


@pytest.mark.parametrize(("text", "expected"), WHERE)
def test_where(pipeline: Pipeline, text: str, expected: str) -> None:
    agree(read(pipeline, text), [expected])


@pytest.mark.parametrize(
    ("words", "days"), [("on Tuesday", None), ("yesterday", (-1, -1)), ("today", (0, 0)), ("two days ago", (-2, -2))]
)
def test_without_a_report_date_a_relative_day_stays_open_and_keeps_what_it_leans_on(
    pipeline: Pipeline, words: str, days: tuple[int, int] | None
) -> None:
    (told,) = read(pipeline, f"A judge was shot in Lima {words}.", None).tellings
    assert (told.when.earliest, told.when.latest, told.when.precision) == (None, None, TimePrecision.UNKNOWN)
    assert told.when.text and told.when.text in f"on {words}"
    if days is not None:
        assert told.when.relative_to is not None
        assert (told.when.relative_to.to, told.when.relative_to.days) == ("report", days)


def test_a_full_date_needs_no_report_date(pipeline: Pipeline) -> None:
    agree(read(pipeline, "A judge was shot in Lima on April 3, 2023.", None), ["shooting | when 2023-04-03 day"])


def test_a_day_after_leans_on_the_other_incident(pipeline: Pipeline) -> None:
    text = "A judge was shot in Lima on Friday. A day later a bomb killed a clerk in Cusco."
    first, second = read(pipeline, text).tellings
    assert second.when.relative_to is not None
    assert (second.when.relative_to.to, second.when.relative_to.days) == (first.id, (1, 1))


def test_nothing_is_ever_dated_by_today(pipeline: Pipeline) -> None:
    for text, _ in WHEN:
        for told in read(pipeline, text, date(1994, 6, 2)).tellings:
            assert told.when.latest is None or told.when.latest < THURSDAY


@pytest.mark.parametrize("words", ["A day later", "A day after the shooting", "The next day"])
def test_without_a_report_date_a_lean_keeps_the_incident_that_it_leans_on(pipeline: Pipeline, words: str) -> None:
    first, second = read(
        pipeline, f"A judge was shot in Lima on Friday. {words} a bomb hit a bus in Tacna.", None
    ).tellings
    assert second.when.earliest is None and second.when.relative_to is not None
    assert (second.when.relative_to.to, second.when.relative_to.days) == (first.id, (1, 1))


@pytest.mark.parametrize(
    "text", ["A bomb exploded in Donbas on Monday.", "A bomb exploded in the Kherson region on Monday."]
)
def test_a_region_has_not_the_point_of_its_capital(pipeline: Pipeline, text: str) -> None:
    (told,) = read(pipeline, text).tellings
    (town,) = read(pipeline, "A bomb exploded in the city of Kherson on Monday.").tellings
    assert told.where is not None and town.where is not None
    assert told.where.latitude is None or (told.where.latitude, told.where.longitude) != (
        town.where.latitude,
        town.where.longitude,
    )


def test_the_wording_of_a_relation_is_kept(pipeline: Pipeline) -> None:
    (told,) = read(pipeline, "A bomb exploded some 30km north of Aleppo on Monday.").tellings
    assert told.where is not None
    assert told.where.text == "some 30km north of Aleppo"
