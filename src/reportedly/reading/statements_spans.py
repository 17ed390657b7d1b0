"""The words that carry a statement or an outcome: its own clause, without who says so and without its neighbours.

The contract wants the shortest words that carry a claim, at most one sentence and 400 characters.
"""

from __future__ import annotations

from reportedly.language.parsed import Parsed
from reportedly.model import QUOTE_LIMIT
from reportedly.reading.modality_syntax import Syntax

_CLAUSAL = frozenset({"conj", "ccomp", "advcl", "parataxis", "relcl"})
_KEEP_MARKS = frozenset({"since", "if", "unless", "until", "to"})
_PUNCT = frozenset(",.;:!?–—-()[]\"'“”‘’…") | {"--", "..."}
_LOOSE = frozenset(
    {"and", "but", "or", "that", "which", "while", "as", "so", "yet", "nor", "meanwhile", "also", "however"}
)


def top(s: Syntax, verb: int) -> int:
    """The verb that carries the clause: "plans" of "plans to attack", "started" of "started to shell"."""
    at = verb
    for _ in range(8):
        if s.subject_of_own(at) or s.head[at] == at:
            return at
        head = s.head[at]
        if s.dep[at] in ("xcomp", "acomp", "oprd", "attr") and s.pos[head] in ("VERB", "AUX", "ADJ"):
            at = head
        elif s.dep[at] == "pcomp" and s.verbal(s.head[head]) and s.dep[head] == "prep":
            at = s.head[head]
        elif s.dep[at] in ("prep", "pcomp") and s.pos[head] in ("ADJ", "VERB", "AUX"):
            at = head
        else:
            return at
    return at


def clause_span(parsed: Parsed, s: Syntax, verb: int, trigger: int | None = None) -> tuple[int, int]:
    """Tokens [first, last) of the clause of `verb`, holding `trigger`."""
    inside = verb if trigger is None else trigger
    first, last = s.left[verb], s.right[verb] + 1
    low, high = s.bounds[s.sent[verb]]
    first, last = max(first, low), min(last, high)
    for k in s.kids[verb]:
        if s.left[k] <= inside <= s.right[k] and k != verb:
            continue
        cut = False
        if s.dep[k] in _CLAUSAL and s.verbal(k):
            marked = any(s.dep[m] in ("mark", "aux") and s.lower[m] in _KEEP_MARKS for m in s.kids[k])
            cut = not marked and not (s.dep[k] == "ccomp" and k > verb)
            if s.dep[k] == "ccomp" and k < verb:
                cut = True
        elif (s.dep[k] == "prep" and s.lower[k] in ("according", "despite")) or (s.dep[k] == "dep" and s.verbal(k)):
            cut = True
        if cut:
            first, last = _cut(s, first, last, k, inside)
    return fit(parsed, *trim(s, first, last), inside)


def _cut(s: Syntax, first: int, last: int, k: int, inside: int) -> tuple[int, int]:
    """Leaves out the subtree of k, with the conjunction before it."""
    if s.left[k] > inside:
        return first, min(last, s.left[k])
    if s.right[k] < inside:
        return max(first, s.right[k] + 1), last
    return first, last


def phrase_span(parsed: Parsed, s: Syntax, noun: int) -> tuple[int, int]:
    """Tokens [first, last) of a noun phrase with its complements."""
    first, last = s.left[noun], s.right[noun] + 1
    for k in s.kids[noun]:
        if s.dep[k] in ("conj", "appos", "relcl") and k > noun and s.right[k] - s.left[k] > 6:
            last = min(last, s.left[k])
    return fit(parsed, *trim(s, first, last), noun)


def trim(s: Syntax, first: int, last: int) -> tuple[int, int]:
    """Without punctuation and joining words at the ends."""
    while last - first > 1 and (
        s.lower[last - 1] in _PUNCT or s.lower[last - 1] in ("and", "but", "or", "while", "as")
    ):
        last -= 1
    while last - first > 1 and (
        s.lower[first] in _PUNCT
        or (s.lower[first] in _LOOSE and s.dep[first] in ("cc", "mark", "advmod", "ROOT", "prep"))
    ):
        first += 1
    return first, last


def fit(parsed: Parsed, first: int, last: int, inside: int) -> tuple[int, int]:
    """Not longer than a quote may be: words fall away at the end that is further from the trigger."""
    while last - first > 1 and parsed.ends[last - 1] - parsed.starts[first] > QUOTE_LIMIT:
        if last - 1 - inside >= inside - first and last - 1 > inside:
            last -= 1
        elif first < inside:
            first += 1
        else:
            last -= 1
    start, end = parsed.starts[first], parsed.ends[last - 1]
    if "\n\n" in parsed.text[start:end]:
        return inside, inside + 1
    return first, last
