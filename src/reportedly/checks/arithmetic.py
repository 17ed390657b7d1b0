"""Stated totals held against their stated parts: "five people - three soldiers and two civilians".

Only a list that a dash, a colon or a bracket opens straight after the total claims to be the whole of it; after a comma
other things may be listed ("five soldiers, two cars and a tank"), so there only a sum that fits is told. "Including"
and "among them" name a part, and make no sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.language.columns import columns
from reportedly.language.parsed import Parsed
from reportedly.model import Check, CheckKind, Verdict
from reportedly.reading.mentions import NumberMention

_OPENING = frozenset(("-", "–", "—", "--", ":", "("))
_CLOSING = frozenset(("-", "–", "—", "--", ".", ")", ";"))
_PARTLY = frozenset(("including", "among", "of", "other", "others", "more", "another", "than", "least", "about"))
_LONGEST = 6  # words of one part of the list
_MOST = 8  # parts


def sum_checks(parsed: Parsed, report_id: str, numbers: Sequence[NumberMention]) -> list[Check]:
    """The sums that a report states within one sentence, in order. `numbers` are `find_numbers`' mentions."""
    low = columns(parsed).lower
    found: list[Check] = []
    for at, total in enumerate(numbers):
        whole = _exact(total)
        if whole is None or total.head is None or total.head + 2 >= len(low):
            continue
        opener = low[total.head + 1]
        if opener not in _OPENING and opener != ",":
            continue
        parts = _parts(low, numbers, at + 1, total.head + 2)
        if len(parts) < 2:
            continue
        amount = sum(_exact(p) or 0 for p in parts)
        if opener == "," and amount != whole:
            continue
        span = parsed.span(total.first, (parts[-1].head or parts[-1].last - 1) + 1)
        words = " + ".join(str(_exact(p)) for p in parts)
        verdict = Verdict.AGREES if amount == whole else Verdict.DIFFERS
        note = f"{words} is {amount}" + ("." if amount == whole else f", not {whole}.")
        found.append(Check(report_id, CheckKind.ARITHMETIC, span, str(whole), str(amount), verdict, note))
    return found


def _exact(mention: NumberMention) -> int | None:
    number = mention.number
    return number.low if number.low is not None and number.low == number.high else None


def _parts(low: list[str], numbers: Sequence[NumberMention], at: int, start: int) -> list[NumberMention]:
    """The counted things of a list that starts at token `start`; none where the list holds anything else."""
    parts: list[NumberMention] = []
    while at < len(numbers) and len(parts) < _MOST:
        one = numbers[at]
        if one.first != start or _exact(one) is None or one.head is None or one.head - one.first > _LONGEST:
            return []
        if any(w in _PARTLY or w in _CLOSING for w in low[one.first : one.head + 1]):
            return []
        parts.append(one)
        start = one.head + 1
        after = low[start] if start < len(low) else "."
        if after not in (",", "and"):
            return parts if after in _CLOSING or (len(parts) > 1 and low[one.first - 1] == "and") else []
        start += 1
        if after == "," and start < len(low) and low[start] == "and":
            start += 1
        at += 1
        if at >= len(numbers) or numbers[at].first != start:  # ", the police said"
            return parts if low[one.first - 1] == "and" else []
    return parts


__all__ = ["sum_checks"]
