"""Small questions to the dependency tree: one line a case, the verb in brackets."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.reading.clauses import by_agents, clause, direct_objects, is_passive, prepositional, subject

# text with a [verb] -> its subject, its objects, its agents; "-" for none
CASES: list[tuple[str, str, str, str]] = [
    ("Gunmen [shot] a judge.", "Gunmen", "judge", "-"),
    ("A judge was [shot] by gunmen.", "judge", "-", "gunmen"),
    ("Gunmen [shot] a judge and a clerk.", "Gunmen", "judge clerk", "-"),
    ("Gunmen stormed the court and [shot] a judge.", "Gunmen", "judge", "-"),
    ("The gunmen who [shot] the judge fled.", "gunmen", "judge", "-"),
    ("The judge [shot] by gunmen died.", "judge", "-", "gunmen"),
    ("Gunmen attacked the court, [killing] a judge.", "Gunmen", "judge", "-"),
    ("Gunmen tried to [kill] a judge.", "Gunmen", "judge", "-"),
    ("The judge whom the gunmen [shot] died.", "gunmen", "judge", "-"),
    ("The judge has been [killed] by rebels and soldiers.", "judge", "-", "rebels soldiers"),
]  # fmt: skip

PASSIVE: list[tuple[str, bool]] = [
    ("A judge was [shot].", True),
    ("The judge [shot] by gunmen died.", True),
    ("A judge was stabbed and [robbed].", True),
    ("Gunmen [shot] a judge.", False),
    ("Gunmen have [shot] a judge.", False),
]

QUOTES: list[tuple[str, str]] = [
    ("Gunmen [shot] a judge in Lima.", "Gunmen shot a judge in Lima"),
    ("Gunmen [shot] a judge, and a bomb killed a clerk.", "Gunmen shot a judge"),
    ("Police said that gunmen [shot] a judge.", "gunmen shot a judge"),
    ("Gunmen [shot] a judge because he had sentenced their leader.", "Gunmen shot a judge"),
]


def marked(line: str) -> tuple[str, int]:
    before, _, rest = line.partition("[")
    return before + rest.replace("]", "", 1), len(before)


def verb_at(pipeline: Pipeline, line: str):  # type: ignore[no-untyped-def]
    text, at = marked(line)
    parsed = pipeline.parse(text)
    return parsed, next(t for t in parsed.doc if parsed.starts[t.i] == at)


@pytest.mark.parametrize(("text", "who", "objects", "agents"), CASES)
def test_roles(pipeline: Pipeline, text: str, who: str, objects: str, agents: str) -> None:
    _, verb = verb_at(pipeline, text)
    found = subject(verb)
    assert (found.text if found is not None else "-") == who
    assert (" ".join(t.text for t in direct_objects(verb)) or "-") == objects
    assert (" ".join(t.text for t in by_agents(verb)) or "-") == agents


@pytest.mark.parametrize(("text", "passive"), PASSIVE)
def test_passive(pipeline: Pipeline, text: str, passive: bool) -> None:
    assert is_passive(verb_at(pipeline, text)[1]) is passive


@pytest.mark.parametrize(("text", "quote"), QUOTES)
def test_a_clause_is_short(pipeline: Pipeline, text: str, quote: str) -> None:
    parsed, verb = verb_at(pipeline, text)
    assert parsed.words(*clause(verb)) == quote


def test_prepositional(pipeline: Pipeline) -> None:
    _, verb = verb_at(pipeline, "Rebels [fired] on a bus and a truck with rifles.")
    assert [t.text for t in prepositional(verb, "on")] == ["bus", "truck"]
