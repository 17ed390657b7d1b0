"""What `explain` prints: mentions, happenings, who says so, the rules that fired, and those that nearly did."""

from __future__ import annotations

import pytest

from reportedly.explain import explain

SHOT = "A judge was shot dead by gunmen in Quetta on Monday, police said."

# text -> words that one line of the explanation holds, in order
CASES: list[tuple[str, list[str]]] = [
    (SHOT, ["place", "Quetta", "town", "@"]),
    (SHOT, ["time", "Monday", "@"]),
    (SHOT, ["'shot dead'", "shooting", "actual", "incident 1"]),
    (SHOT, ["by", "gunmen"]),
    (SHOT, ["to", "A judge"]),
    (SHOT, ["police", "said", "@"]),
    (SHOT, ["incident 1:", "Shooting"]),
    ("A car bomb killed nine people.", ["weapon", "car bomb", "car_bomb"]),
    ("A car bomb killed at least nine people.", ["toll", "killed 9-?"]),
    # what nearly was one, and the first condition that failed
    ("The army plans to attack the town next week.", ["'attack'", "planned", "not a happening"]),
    ("The firm dropped its charges in Lagos.", ["Nearly"]),
    ("Militants have stepped up their attacks on villages.", ["trend"]),
    ("Ramadi lies 110km from Baghdad.", ["check distance"]),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_a_line_says_it(text: str, words: list[str]) -> None:
    lines = list(explain(text).lines())
    assert any(all(word in line for word in words) for line in lines), "\n".join(lines)


def test_a_dropped_trigger_says_why() -> None:
    explanation = explain("Ministers held talks in Cairo on Monday and dropped bombs into the speech.")
    for trigger, reason in explanation.dropped:
        assert reason and any(reason in line for line in explanation.lines())
        assert trigger in explanation.found.triggers


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "…", "The weather was fine."])
def test_a_text_that_tells_nothing_is_explained_too(text: str) -> None:
    explanation = explain(text)
    assert explanation.clusters == []
    assert all(isinstance(line, str) for line in explanation.lines())


def test_every_line_is_one_line() -> None:
    text = "A judge was shot\nin Lima on Monday.\n\nPolice said so."
    assert all("\n" not in line for line in explain(text).lines())
