"""Times in sentences: one line a case. Brackets mark the expression; the report is of Sunday 7 August 2022."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.language import Pipeline
from reportedly.model import RelativeTo, TimePrecision, When
from reportedly.reading.mentions import TimeKind, TimeMention
from reportedly.reading.times import find_times, lean_on

REPORT = date(2022, 8, 7)


def day(text: str) -> date:
    return date.fromisoformat(text)


def marked(line: str) -> tuple[str, str]:
    before, _, rest = line.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, inside


def the_one(pipeline: Pipeline, line: str, published: date | None = REPORT) -> TimeMention:
    text, inside = marked(line)
    parsed = pipeline.parse(text)
    found = find_times(parsed, published)
    told = [m for m in found if parsed.words(m.first, m.last) == inside]
    assert told, f"{inside!r} not among {[parsed.words(m.first, m.last) for m in found]}"
    return told[0]


DATED = [
    ("The arrest [last week] of a union leader led to protests.", "2022-07-25", "2022-08-06", "week"),
    ("Two men were shot on [7 August 2022] near the bridge.", "2022-08-07", "2022-08-07", "day"),
    ("Two men were shot on [Aug. 6] near the bridge.", "2022-08-06", "2022-08-06", "day"),
    ("Two men were shot on [August 6th, 2021].", "2021-08-06", "2021-08-06", "day"),
    ("Two men were shot on [the 6th of August].", "2022-08-06", "2022-08-06", "day"),
    ("The raid of [2022-08-06] killed two.", "2022-08-06", "2022-08-06", "day"),
    ("The raid on [25/7/2022] killed two.", "2022-07-25", "2022-07-25", "day"),
    ("The raid on [7/8/2022] killed two.", "2022-07-08", "2022-08-07", "month"),
    ("The raid on [9/8/2021] killed two.", "2021-08-09", "2021-09-08", "month"),
    ("The raid on [the 6th] killed two.", "2022-08-06", "2022-08-06", "day"),
    ("The raid on [the 9th] killed two.", "2022-07-09", "2022-07-09", "day"),
    ("TROOPS ATTACKED THE HAMLET ON [05 JAN 90] AND LEFT IT BURNING.", "1990-01-05", "1990-01-05", "day"),
    ("The convoy was hit on [14 May] in the hills.", "2022-05-14", "2022-05-14", "day"),
    ("The convoy was hit on [14 September] in the hills.", "2021-09-14", "2021-09-14", "day"),
    ("The two sides will meet on [14 September] in the capital.", "2022-09-14", "2022-09-14", "day"),
    ("A bomb went off on [Tuesday] in the market.", "2022-08-02", "2022-08-02", "day"),
    ("A bomb went off on [Sunday] in the market.", "2022-08-07", "2022-08-07", "day"),
    ("A bomb went off [last Tuesday] in the market.", "2022-08-02", "2022-08-02", "day"),
    ("A bomb went off [last Saturday] in the market.", "2022-07-30", "2022-07-30", "day"),
    ("The rivals will meet on [Friday] in the capital.", "2022-08-12", "2022-08-12", "day"),
    ("The court is due to rule on [Friday].", "2022-08-12", "2022-08-12", "day"),
    ("The rivals meet [next Friday] in the capital.", "2022-08-12", "2022-08-12", "day"),
    ("Gunmen came on [Tuesday night] and left.", "2022-08-02", "2022-08-02", "day"),
    ("Gunmen came [early on Monday] and left.", "2022-08-01", "2022-08-01", "day"),
    ("Gunmen came at [dawn on Tuesday] and left.", "2022-08-02", "2022-08-02", "day"),
    ("Gunmen came in [the early hours of Tuesday] and left.", "2022-08-02", "2022-08-02", "day"),
    ("[Saturday]'s attack was the third.", "2022-08-06", "2022-08-06", "day"),
    ("Gunmen came on [Thursday of last week] and left.", "2022-07-28", "2022-07-28", "day"),
    ("Gunmen came on [Saturday, 23 July] with rifles.", "2022-07-23", "2022-07-23", "day"),
    ("[Yesterday], a clerk was shot.", "2022-08-06", "2022-08-06", "day"),
    ("A clerk was shot [late yesterday].", "2022-08-06", "2022-08-06", "day"),
    ("A clerk was shot [today].", "2022-08-07", "2022-08-07", "day"),
    ("A clerk was shot [last night].", "2022-08-06", "2022-08-06", "day"),
    ("A clerk was shot [this morning].", "2022-08-07", "2022-08-07", "day"),
    ("A clerk was shot [the day before yesterday].", "2022-08-05", "2022-08-05", "day"),
    ("Shells fell [overnight].", "2022-08-06", "2022-08-07", "day"),
    ("Shells fell on [the night of 5 to 6 August].", "2022-08-05", "2022-08-06", "day"),
    ("Shells fell [overnight Friday to Saturday].", "2022-08-05", "2022-08-06", "day"),
    ("Shells fell [overnight on Thursday].", "2022-08-04", "2022-08-05", "day"),
    ("Shells fell at [the weekend].", "2022-08-06", "2022-08-07", "day"),
    ("Shells fell [last weekend].", "2022-07-30", "2022-07-31", "day"),
    ("[This weekend], the town brought in a curfew.", "2022-08-06", "2022-08-07", "day"),
    ("There was a curfew [from late Friday to early tomorrow].", "2022-08-05", "2022-08-08", "day"),
    ("He was shot [two days ago].", "2022-08-05", "2022-08-05", "day"),
    ("He was shot [a fortnight ago].", "2022-07-23", "2022-07-25", "week"),
    ("He was shot [two weeks ago].", "2022-07-23", "2022-07-25", "week"),
    ("He was shot [last week].", "2022-07-25", "2022-08-06", "week"),
    ("He was shot [earlier this month].", "2022-08-01", "2022-08-06", "month"),
    ("He was shot [last month].", "2022-07-01", "2022-07-31", "month"),
    ("He was shot in [June].", "2022-06-01", "2022-06-30", "month"),
    ("He was shot in [September].", "2021-09-01", "2021-09-30", "month"),
    ("He was shot in [late July].", "2022-07-21", "2022-07-31", "week"),
    ("He was shot in [mid-May].", "2022-05-11", "2022-05-20", "week"),
    ("He was shot in [early 2021].", "2021-01-01", "2021-04-30", "year"),
    ("He was shot in [mid-2021].", "2021-05-01", "2021-08-31", "year"),
    ("He was shot at [the end of May].", "2022-05-25", "2022-05-31", "week"),
    ("He was shot in [the first week of June].", "2022-06-01", "2022-06-07", "week"),
    ("He was shot in [the summer of 2014].", "2014-06-01", "2014-08-31", "month"),
    ("He was shot [last winter].", "2021-12-01", "2022-02-28", "month"),
    ("He was shot in [1991].", "1991-01-01", "1991-12-31", "year"),
    ("He fought in [the 1980s].", "1980-01-01", "1989-12-31", "year"),
    ("He was shot in [June last year].", "2021-06-01", "2021-06-30", "month"),
    ("[Between 3 and 5 May], twelve people died.", "2022-05-03", "2022-05-05", "day"),
    ("[From 28 July to 3 August], twelve people died.", "2022-07-28", "2022-08-03", "day"),
    ("It covers [15 to 21 September 2003] in the east.", "2003-09-15", "2003-09-21", "day"),
    ("Six were killed on [May 3-5] there.", "2022-05-03", "2022-05-05", "day"),
    ("Six were killed [two days before Christmas].", "2021-12-23", "2021-12-23", "day"),
    ("Six were killed [three days after 3 May].", "2022-05-06", "2022-05-06", "day"),
    ("Six were killed on [Easter Sunday].", "2022-04-17", "2022-04-17", "day"),
    ("Six were killed at about [6.30am on Tuesday].", "2022-08-02", "2022-08-02", "hour"),
    ("Six were killed on [Wednesday 3 August, at about 22:40].", "2022-08-03", "2022-08-03", "hour"),
    ("Six were killed at about [10:35 a.m. (0735 GMT) Friday].", "2022-08-05", "2022-08-05", "hour"),
    ("Twelve died in [the past 24 hours].", "2022-08-06", "2022-08-07", "day"),
    ("Gunmen struck in [the first three weeks of July].", "2022-07-01", "2022-07-21", "month"),
]


@pytest.mark.parametrize(("line", "earliest", "latest", "precision"), DATED)
def test_a_time_has_its_days(pipeline: Pipeline, line: str, earliest: str, latest: str, precision: str) -> None:
    if "from late Friday" in line:
        latest = "2022-08-07"  # what lies ahead of the report has not happened
    when = the_one(pipeline, line).when
    assert (when.earliest, when.latest, when.precision) == (day(earliest), day(latest), TimePrecision(precision))


STRETCHES = [
    ("[Over] [the past couple of months] there were raids.", "2022-06-07", "2022-08-07"),
    ("In [recent weeks] there were raids.", "2022-06-12", "2022-08-07"),
    ("There were raids [since 2019] in the valley.", "2019-01-01", "2022-08-07"),
    ("There were raids [since March] in the valley.", "2022-03-01", "2022-08-07"),
]


@pytest.mark.parametrize(("line", "earliest", "latest"), STRETCHES)
def test_a_stretch_is_no_single_day(pipeline: Pipeline, line: str, earliest: str, latest: str) -> None:
    mention = the_one(pipeline, line.replace("[Over] ", "Over "))
    assert mention.span_of_time
    assert (mention.when.earliest, mention.when.latest) == (day(earliest), day(latest))


def test_since_keeps_the_time_it_names(pipeline: Pipeline) -> None:
    mention = the_one(pipeline, "He has been held [since June] in the capital.")
    assert mention.relation == "since"
    assert mention.since is not None
    assert (mention.since.earliest, mention.since.latest) == (day("2022-06-01"), day("2022-06-30"))


LEANING = [
    ("It came [a day after] the mayor fell ill.", (1, 1), "after", "2022-08-03", "2022-08-03"),
    ("He died [two days later] in hospital.", (2, 2), "later", "2022-08-04", "2022-08-04"),
    ("He died [two weeks later] in hospital.", (13, 15), "later", "2022-08-15", "2022-08-17"),
    ("[The previous day] a clerk was shot.", (-1, -1), "earlier", "2022-08-01", "2022-08-01"),
    ("[The same day] a clerk was shot.", (0, 0), "same", "2022-08-02", "2022-08-02"),
    ("[That night] a clerk was shot.", (0, 0), "same", "2022-08-02", "2022-08-02"),
    ("[The next morning] a clerk was shot.", (1, 1), "later", "2022-08-03", "2022-08-03"),
    ("[A week earlier] a clerk was shot.", (-8, -6), "earlier", "2022-07-25", "2022-07-27"),
    ("[The following week] a clerk was shot.", (1, 13), "later", "2022-08-08", "2022-08-14"),
    ("[Hours later] a clerk was shot.", (0, 0), "later", "2022-08-02", "2022-08-02"),
    ("[The following Friday] a clerk was shot.", (1, 7), "later", "2022-08-05", "2022-08-05"),
    ("[The previous Friday] a clerk was shot.", (-7, -1), "earlier", "2022-07-29", "2022-07-29"),
    ("A clerk was shot [three months before].", (-101, -81), "earlier", "2022-04-23", "2022-05-13"),
    ("A clerk was shot [the day before] the vote.", (-1, -1), "before", "2022-08-01", "2022-08-01"),
]


@pytest.mark.parametrize(("line", "days", "relation", "earliest", "latest"), LEANING)
def test_a_lean_is_resolved_from_its_anchor(
    pipeline: Pipeline, line: str, days: tuple[int, int], relation: str, earliest: str, latest: str
) -> None:
    mention = the_one(pipeline, line)
    anchor = When(day("2022-08-02"), day("2022-08-02"), TimePrecision.DAY, "on Tuesday")
    assert (mention.lean_days, mention.relation) == (days, relation)
    assert mention.when.earliest is None and mention.when.relative_to is None
    when = lean_on(mention, anchor, "i-1")
    assert (when.earliest, when.latest) == (day(earliest), day(latest))
    assert when.relative_to == RelativeTo("i-1", days)


def test_a_lean_on_an_interval_shifts_both_ends(pipeline: Pipeline) -> None:
    mention = the_one(pipeline, "It came [a day after] the mayor fell ill.")
    anchor = When(day("2022-06-01"), day("2022-06-30"), TimePrecision.MONTH, "in June")
    when = lean_on(mention, anchor, "i-1")
    assert (when.earliest, when.latest) == (day("2022-06-02"), day("2022-07-01"))
    assert when.precision is TimePrecision.MONTH


def test_a_lean_on_an_unknown_time_keeps_what_it_leans_on(pipeline: Pipeline) -> None:
    mention = the_one(pipeline, "It came [a day after] the mayor fell ill.")
    when = lean_on(mention, When(None, None, TimePrecision.UNKNOWN, ""), "i-1")
    assert (when.earliest, when.precision, when.relative_to) == (None, TimePrecision.UNKNOWN, RelativeTo("i-1", (1, 1)))


UNRESOLVED = [
    "Troops took the area in [the first few days of the war].",
    "Troops took the area in [the opening hours of the full-scale invasion].",
    "Troops [recently] took the area.",
]


@pytest.mark.parametrize("line", UNRESOLVED)
def test_what_leans_on_something_unknown_stays_open(pipeline: Pipeline, line: str) -> None:
    when = the_one(pipeline, line).when
    assert (when.earliest, when.latest, when.precision) == (None, None, TimePrecision.UNKNOWN)


KINDS = [
    ("The soldier, [aged 34], was shot.", TimeKind.AGE),
    ("A [three-year-old] boy was shot.", TimeKind.AGE),
    ("The woman is [41 years old].", TimeKind.AGE),
    ("They fought for [two hours] in the square.", TimeKind.DURATION),
    ("A [two-day] battle ended.", TimeKind.DURATION),
    ("They fought for [months] in the hills.", TimeKind.DURATION),
    ("They march [every Friday] in the square.", TimeKind.RECURRING),
    ("They march on [Fridays] in the square.", TimeKind.RECURRING),
    ("The [daily] shelling goes on.", TimeKind.RECURRING),
]


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_lengths_ages_and_habits_are_no_dates(pipeline: Pipeline, line: str, kind: TimeKind) -> None:
    mention = the_one(pipeline, line)
    assert (mention.kind, mention.when.earliest) == (kind, None)


NO_TIMES = [
    "Some 2000 people fled.",
    "The blast killed 1990 men.",
    "She may leave.",
    "They march to the bridge.",
    "A second bomb was found.",
    "The prices fall.",
    "It hit 3 of the 12 trucks.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_only_look_like_times(pipeline: Pipeline, text: str) -> None:
    assert [m.when.text for m in find_times(pipeline.parse(text), REPORT)] == []


UNDATED = [
    ("A bomb went off on [Tuesday].", (-6, 0)),
    ("A bomb went off [two days ago].", (-2, -2)),
    ("A bomb went off [yesterday].", (-1, -1)),
    ("A bomb went off [last night].", (-1, -1)),
    ("A bomb went off [overnight].", (-1, 0)),
    ("The rivals will meet on [Friday].", (0, 6)),
    ("A bomb went off on [14 May].", (-366, 0)),
]


@pytest.mark.parametrize(("line", "days"), UNDATED)
def test_without_a_report_date_only_the_days_between_are_known(
    pipeline: Pipeline, line: str, days: tuple[int, int]
) -> None:
    mention = the_one(pipeline, line, None)
    assert (mention.when.earliest, mention.when.precision) == (None, TimePrecision.UNKNOWN)
    assert mention.when.relative_to == RelativeTo("report", days)
    assert mention.resolve is not None
    assert mention.resolve(REPORT, REPORT).earliest == the_one(pipeline, line).when.earliest


def test_a_year_in_the_text_dates_what_follows_it(pipeline: Pipeline) -> None:
    line = "On 11 August 2010 men opened fire on a post. At 02:15 on [12 August] aircraft struck."
    text, _ = marked(line)
    found = find_times(pipeline.parse(text), None)
    assert [m.when.earliest for m in found] == [day("2010-08-11"), day("2010-08-12")]
    assert [m.when.earliest for m in find_times(pipeline.parse(text), REPORT)][1] == day("2010-08-12")


def test_one_clear_date_in_figures_tells_how_the_others_are_written(pipeline: Pipeline) -> None:
    found = find_times(pipeline.parse("The raid on 25/6/2022 and the one on 3/7/2022 killed ten."), REPORT)
    assert found[1].when.earliest == found[1].when.latest == day("2022-07-03")


def test_the_days_from_the_report_are_kept(pipeline: Pipeline) -> None:
    assert the_one(pipeline, "A bomb went off on [Tuesday].").when.relative_to == RelativeTo("report", (-5, -5))
    assert the_one(pipeline, "A bomb went off on [2 August 2022].").when.relative_to is None


def test_the_date_line_is_marked(pipeline: Pipeline) -> None:
    found = find_times(pipeline.parse("LIMA, 6 August 2022 (Agency) - A bomb went off on Friday."), REPORT)
    assert [m.relation for m in found] == ["dateline", None]


WORDS = (
    "a the two 12 31 1999 2022 May march Tuesday night late early last next of to from between and before after days",
    "week weeks ago later earlier since until , . ( ) - / : 7/8/2022 2022-08-06 5 p.m. noon yesterday tomorrow",
    "Christmas first quarter 1980s 's every second half couple year old aged Ramadan 99999999 o'clock 0300 GMT",
)
PIECES = st.sampled_from([*" ".join(WORDS).split(), "\n\n", "\n"])


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=40), st.dates() | st.none())
def test_any_words_of_time_give_sound_mentions(pipeline: Pipeline, pieces: list[str], published: date | None) -> None:
    parsed = pipeline.parse(" ".join(pieces))
    end = 0
    for mention in find_times(parsed, published):
        assert end <= mention.first < mention.last <= len(parsed.doc)
        end = mention.last
        when = mention.when
        assert parsed.words(mention.first, mention.last) == when.text
        assert (when.earliest is None) == (when.latest is None)
        if when.earliest and when.latest:
            assert when.earliest <= when.latest
            assert mention.kind is TimeKind.POINT
        if when.relative_to and when.earliest and published:
            low, high = when.relative_to.days
            assert published.toordinal() + low == when.earliest.toordinal()
            assert published.toordinal() + high == when.latest.toordinal()  # type: ignore[union-attr]
        if mention.resolve:
            told = mention.resolve(REPORT, REPORT)
            assert told.earliest is None or told.latest is None or told.earliest <= told.latest


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_is_read(pipeline: Pipeline, text: str) -> None:
    find_times(pipeline.parse(text), REPORT)


BACKWARD = [
    *("on Tuesday", "in June", "on 14 May", "yesterday", "last week", "two weeks ago", "at the weekend", "overnight"),
    *("in late July", "this month", "in the past two days", "over the past year", "last Friday", "a month ago"),
]


@pytest.mark.parametrize("words", BACKWARD)
def test_what_looks_back_never_lies_ahead(pipeline: Pipeline, words: str) -> None:
    parsed = pipeline.parse(f"A clerk was shot {words} in the market.")
    start = date(2019, 12, 20)
    for shift in range(0, 800, 3):
        published = start + timedelta(shift)
        latest = find_times(parsed, published)[0].when.latest
        assert latest is not None and latest <= published


HOSTILE = [
    "the first two of the early late last ",
    "12:30 ( ",
    "May 3 - 5 and ",
    "LIMA , ",
    "nineteen ninety - ",
    "Friday to ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(pipeline: Pipeline, piece: str) -> None:
    """A hostile text of nothing but beginnings of expressions costs a word what a short one costs."""
    short, long = (pipeline.parse(piece * n) for n in (150, 3000))
    find_times(short, REPORT)

    def cost(parsed) -> float:  # type: ignore[no-untyped-def]
        begin = time.process_time()
        find_times(parsed, REPORT)
        return (time.process_time() - begin) / len(parsed.doc)

    assert min(cost(long) for _ in range(2)) < 8 * min(cost(short) for _ in range(4)) + 2e-5
