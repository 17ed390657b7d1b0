"""Which counts are part of which: "six people, including three children", "three of them children"."""

from __future__ import annotations

from reportedly.language import Parsed
from reportedly.reading.mentions import NumberMention
from reportedly.reading.people_grid import Grid, grid


def find_parts(parsed: Parsed, numbers: list[NumberMention]) -> dict[int, int]:
    """Which numbers are part of which: {index of the part: index of its whole}.

    "six people, including three children", "three of them children", "12 people - 7 women and 5 men" (only where the
    parts add up to no more than the whole).
    """
    g = grid(parsed)
    links: dict[int, int] = {}
    for at, mention in enumerate(numbers):
        if at == 0 or not mention.number.high:
            continue
        whole = at - 1
        while whole in links:
            whole = links[whole]
        before = numbers[whole]
        if g.sentence[before.first] != g.sentence[mention.first] or mention.first - before.last > 14:
            continue
        gap = g.lower[numbers[at - 1].last : mention.first]
        if "among" in gap and "them" not in gap and (before.number.high or 1) <= mention.number.high:
            links[at - 1] = at  # "three children were among the 12 dead"
            continue
        bound = before.number.high or before.number.low
        if bound is not None and mention.number.high > bound:
            continue
        own = g.lower[mention.first : mention.last + 2]
        if (
            _including(g, numbers[at - 1].last, mention.first)
            or ("among" in gap and "them" in gap)
            or ("them" in gap[-3:] and "of" in gap[-3:])
            or _of_them(g, mention)
            or (
                at - 1 in links
                and gap
                and gap[-1] in ("and", ",")
                and "including" in g.lower[before.last : mention.first]
                and not any(
                    g.pos[k] in ("VERB", "AUX") and g.lower[k] != "including" for k in range(before.last, mention.first)
                )
            )
            or (
                ("-" in gap or "–" in gap or "—" in gap or ":" in gap)
                and "and" in g.lower[mention.last : mention.last + 6]
                and own
            )
        ):
            links[at] = whole
    return links


def _including(g: Grid, first: int, last: int) -> bool:
    """ "12 people, including three children"; not "12, including a judge, were killed and three hurt"."""
    for k in range(last - 1, first - 1, -1):
        if g.lower[k] == "including":
            return True
        if g.pos[k] in ("VERB", "AUX"):
            return False
    return False


def _of_them(g: Grid, mention: NumberMention) -> bool:
    after = g.lower[mention.last : mention.last + 3]
    return after[:2] in (["of", "them"], ["of", "whom"]) or after == ["of", "the", "dead"]
