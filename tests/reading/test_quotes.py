"""Quotation marks of every style. In a case, ⟦ ⟧ show what must be found as one quotation."""

from __future__ import annotations

import time

import pytest

from reportedly.language import Pipeline
from reportedly.reading.quotes import find_quotations, quoted_tokens

CASES = [
    "He said ⟦“we fled”⟧ and left.",
    'He said ⟦"we fled"⟧ and left.',
    "He said ⟦'we fled the rebels' camp at night,'⟧ and left.",
    "She said ⟦‘we fled’⟧ and didn’t look back.",
    "He said ⟦«we fled»⟧ and left.",
    "He said ⟦„we fled“⟧ and left.",
    "⟦“We fled,“⟧ he said.",
    "He said ⟦''we fled''⟧ and left.",
    "The rebels' camp wasn't far from the soldiers' post.",
    "It was built in the '90s for the nurses' children.",
    '⟦"We fled,"⟧ he said. ⟦"We ran."⟧',
    "⟦“He told us ‘run’ and we ran,”⟧ she said.",
    "⟦“We heard two blasts.\n\n“Then came the smoke.”⟧ They left.",
    "⟦“We heard two blasts.⟧\n\nThey left.",
    'The pipe was 5" wide and rusty.',
]


@pytest.mark.parametrize("marked", CASES)
def test_quotations(pipeline: Pipeline, marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    expected = [part.split("⟧")[0] for part in marked.split("⟦")[1:]]
    parsed = pipeline.parse(text)
    found = [q for q in find_quotations(parsed) if q.depth == 0]
    assert [parsed.text[parsed.starts[q.first] : parsed.ends[q.last - 1]] for q in found] == expected


def test_a_quotation_in_another_is_nested(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("“He told us ‘run now’ and we ran,” she said.")
    assert [q.depth for q in find_quotations(parsed)] == [0, 1]


def test_marks_themselves_are_not_quoted(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("He said “we fled” and left.")
    flags = quoted_tokens(parsed, find_quotations(parsed))
    assert [parsed.words(i, i + 1) for i in range(len(flags)) if flags[i]] == ["we", "fled"]


def test_hostile_marks_cost_linear_time(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("a' \" " * 4_000)
    start = time.perf_counter()
    find_quotations(parsed)
    assert time.perf_counter() - start < 2
