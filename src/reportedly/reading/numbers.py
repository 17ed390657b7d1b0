"""Counts in words and figures, as bounds: "at least 11", "two or three", "dozens", "no one".

Money, measures, ages, dates, times, labels ("Highway 81") and addresses are no counts and are left out. What the bounds
of each wording are is the contract's; vague words have theirs in `numbers.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.language import Parsed
from reportedly.model import Number
from reportedly.reading.mentions import NumberMention
from reportedly.reading.numbers_words import NumberWords, number_words
from reportedly.reading.people_grid import Grid, grid
from reportedly.reading.people_phrases import age_follows
from reportedly.reading.roles import people_words

_KEPT = "reportedly.numbers"  # in the document: people and tolls ask for them again
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
_DECIMAL = re.compile(r"\d{1,6}\.\d{1,3}")
_JOINED = re.compile(r"(\d{1,6})[-–—](\d{1,6})")
_DASHES = frozenset("-–—")
_YEARS = range(1700, 2101)
_LONGEST = 1_000_000_000
_REACH = 7  # tokens between a number and the noun it counts
_OF = 60  # characters of `Number.of`


@dataclass(frozen=True, slots=True)
class _Core:
    """A number's own words: tokens [first, last), the bounds, and the rule that read them."""

    first: int
    last: int
    low: int | None
    high: int | None
    rule: str
    figures: bool = False


def find_numbers(parsed: Parsed) -> list[NumberMention]:
    """Every count in the text, in order. Bounds as the contract has them; `of` is the noun phrase that is counted."""
    kept = parsed.doc.user_data.get(_KEPT)
    if kept is None:
        kept = parsed.doc.user_data[_KEPT] = _find(parsed)
    return list(kept)


def _find(parsed: Parsed) -> list[NumberMention]:
    g = grid(parsed)
    words = number_words()
    starts = words.starts
    found: list[NumberMention] = []
    i = 0
    while i < g.size:
        lower = g.lower[i]
        if not (lower in starts or lower[0].isdigit()):
            i += 1
            continue
        core = _core(g, i, words)
        if core is None:
            i += 1
            continue
        i = core.last
        if core.figures and (_no_count(g, core, words) or _is_score(g, core)):
            continue
        if not core.figures and core.rule == "number@1" and _measured(g, core, words):
            continue
        if not core.figures and core.first and g.lower[core.first - 1] == "number":
            continue  # "the army's number two"
        if core.first > 1 and g.lower[core.first - 1] == "of" and age_follows(g, core.first - 2):
            continue
        core = _bounded(g, core, words)
        i = max(i, core.last)
        head = _counted(g, core, words)
        number = Number(core.low, core.high, _of(parsed, core, head))
        found.append(NumberMention(core.first, core.last, number, head, core.rule))
    return found


def count_of_noun(g: Grid, head: int) -> Number | None:
    """1,1 for a singular noun phrase of a person ("a soldier", "the mayor"); None where the words do not count.

    Kept apart from `find_numbers`, because an article is a count only where somebody was killed or taken.
    """
    noun = people_words().noun(g.lower[head])
    if g.tag[head] in ("NNS", "NNPS") or (noun is not None and (noun.plural or noun.collective)):
        return None
    if noun is None and g.tag[head] not in ("NNP", "NN"):
        return None
    return Number(1, 1)


# --- a number's own words ---------------------------------------------------------------------------------------------


def _core(g: Grid, i: int, words: NumberWords, *, alone: bool = False) -> _Core | None:
    """The number that begins at `i`; `alone` where it must not open a range (it ends one)."""
    lower = g.lower[i]
    if lower[0].isdigit():
        return _figures(g, i, words, alone)
    following = g.lower[i + 1] if i + 1 < g.size else ""
    if lower == "no":
        return _none_of(g, i, words)
    if lower == "neither" and following != "of":
        return None  # "neither side"
    if lower in words.file.nobody:
        return _Core(i, i + 1, 0, 0, "number-none@1")
    if lower == "both":
        known = g.dep[i] != "preconj" and g.tag[i] != "CC"
        return _Core(i, i + 1, 2, 2, "number-both@1") if known else None
    if lower == "half":
        dozen = g.lower[i + 1 : i + 3] == ["a", "dozen"] or following == "dozen"
        return _Core(i, i + (3 if following == "a" else 2), 6, 6, "number@1") if dozen else None
    return _vague(g, i, words) or _in_words(g, i, words, alone)


def _figures(g: Grid, i: int, words: NumberWords, alone: bool) -> _Core | None:
    text = g.lower[i]
    plus = text.endswith("+")
    text = text.rstrip("+")
    joined = _JOINED.fullmatch(text)
    if joined:
        low, high = int(joined[1]), int(joined[2])
        return _Core(i, i + 1, low, high, "number-range@1", True) if low < high else None
    times = words.file.multipliers.get(g.lower[i + 1], 0) if i + 1 < g.size else 0
    if _DIGITS.fullmatch(text):
        value = int(text.replace(",", ""))
    elif _DECIMAL.fullmatch(text) and times >= 1000:
        value = round(float(text) * times)
        return _Core(i, i + 2, value, value, "number@1", True)
    else:
        return None
    if text[0] == "0" and len(text) > 1:
        return None
    last = i + 2 if times else i + 1
    value *= times or 1
    core = _Core(i, last, value, None if plus else value, "number@1", True)
    return core if alone else _range(g, core, words)


def _in_words(g: Grid, i: int, words: NumberWords, alone: bool) -> _Core | None:
    first = i
    if g.lower[i] in ("a", "an"):
        i += 1
        if i >= g.size or g.lower[i] not in words.file.multipliers:
            return None
    total = current = 0
    last = first
    while i < g.size:
        lower = g.lower[i]
        if lower in words.file.units:
            value = words.file.units[lower]
            # "twenty-one" adds up, "three four" does not
            if last > first and not (current % 100 >= 20 and current % 10 == 0 and value < 10) and current % 100:
                break
            current += value
        elif lower in words.file.multipliers:
            times = words.file.multipliers[lower]
            current = (current or 1) * times
            if times >= 1000:
                total, current = total + current, 0
        elif (lower in _DASHES or lower == "and") and last > first and i + 1 < g.size:
            following = g.lower[i + 1]
            adds = following in words.file.units and (
                (
                    lower in _DASHES
                    and current % 100 >= 20
                    and current % 10 == 0
                    and 0 < words.file.units[following] < 10
                )
                or (lower == "and" and g.lower[i - 1] in ("hundred", "thousand"))
            )
            if not adds:
                break
            i += 1
            continue
        else:
            break
        last = i = i + 1
        if total + current > _LONGEST:
            return None
    value = total + current
    if last == first or (value == 0 and g.lower[first] != "zero"):
        return None
    if g.lower[first] == "one" and last == first + 1 and not _one_counts(g, first):
        return None
    core = _Core(first, last, value, value, "number@1")
    return core if alone else _range(g, core, words)


def _one_counts(g: Grid, i: int) -> bool:
    before = g.lower[i - 1] if i else ""
    after = g.lower[i + 1] if i + 1 < g.size else ""
    if before in ("no", "any", "every", "each", "some", "this", "that", "which", "the", "another") or after in (
        "another",
        "'s",
        "-",
    ):
        return after == "of"
    return g.tag[i] == "CD" or after == "of"


def _vague(g: Grid, i: int, words: NumberWords) -> _Core | None:
    file = words.file
    first = i
    lower = g.lower[i]
    if lower in ("a", "an"):
        i += 1
        if i >= g.size or g.lower[i] not in ("few", "couple", "handful"):
            return None
        lower = g.lower[i]
    elif lower not in file.vague:
        return None
    following = g.lower[i + 1] if i + 1 < g.size else ""
    if lower in file.few_times and following in file.multipliers:
        return _Core(first, i + 2, file.few_times[lower] * file.multipliers[following], None, "number-vague@1")
    if (
        following == "of"
        and g.lower[i + 2 : i + 3]
        and g.lower[i + 2] in file.vague
        and lower in ("tens", "hundreds", "dozens")
    ):
        return _Core(first, i + 3, file.vague[lower] * file.vague[g.lower[i + 2]], None, "number-vague@1")
    if lower == "scores" and following != "of" and g.pos[i] != "NOUN":
        return None
    last = i + 1
    if last < g.size and following == "of" and g.lower[last + 1 : last + 2] == ["people"]:
        last = i + 1
    return _Core(first, last, file.vague[lower], file.closed.get(lower), "number-vague@1")


def _none_of(g: Grid, i: int, words: NumberWords) -> _Core | None:
    nouns = people_words()
    if g.lower[i + 1 : i + 2] == ["one"]:
        return _Core(i, i + 2, 0, 0, "number-none@1")
    if g.lower[i + 1 : i + 3] in (["-", "one"], ["–", "one"]):
        return _Core(i, i + 3, 0, 0, "number-none@1")
    for k in range(i + 1, min(i + 5, g.size)):
        if g.lower[k] in words.file.casualties or nouns.noun(g.lower[k]) is not None:
            return _Core(i, i + 1, 0, 0, "number-none@1")
        if g.pos[k] not in ("ADJ", "NOUN", "CCONJ", "VERB", "PROPN") and g.lower[k] not in (
            "or",
            ",",
            "further",
            "other",
            "more",
        ):
            break
    return None


def _range(g: Grid, core: _Core, words: NumberWords) -> _Core:
    """ "two or three", "10-15", "20 to 30", "between 5 and 7"."""
    k = core.last
    if k + 1 >= g.size or core.high is None or g.lower[core.first - 1 : core.first] == ["from"]:
        return core
    joint = g.lower[k]
    between = core.first > 0 and g.lower[core.first - 1] == "between"
    if not (joint in ("to", "or") or joint in _DASHES or (joint == "and" and between)):
        return core
    if not (g.lower[k + 1] in words.file.units or g.lower[k + 1][0].isdigit()):
        return core
    other = _core(g, k + 1, words, alone=True)
    if other is None or other.high is None or other.low is None or core.low is None or other.high <= core.low:
        return core
    low = core.low
    factor = next(
        (m for m in (1_000_000, 1000, 100, 12) if other.high % m == 0 and low < 100 and other.last - k > 2), 1
    )
    return _Core(core.first - between, other.last, low * factor, other.high, "number-range@1", core.figures)


# --- what is no count -------------------------------------------------------------------------------------------------


def _measured(g: Grid, core: _Core, words: NumberWords) -> bool:
    """Whether the words after the number make it a measure, a time or an age ("six months", "two-storey")."""
    k = core.last
    if k >= g.size:
        return False
    after = g.lower[k]
    if after in words.file.measures:
        return not (
            after in ("second", "seconds", "local") and g.pos[k] == "ADJ" and k + 1 < g.size and g.pos[k + 1] == "NOUN"
        )
    if after.startswith(("third", "quarter", "halves", "half")):
        return True
    if after in _DASHES and k + 1 < g.size and g.tag[k] == "HYPH" and g.lower[k + 1].isalpha():
        return True
    return bool(k + 1 < g.size and g.pos[k] == "ADJ" and g.lower[k + 1] in words.file.measures)


def _no_count(g: Grid, core: _Core, words: NumberWords) -> bool:
    file = words.file
    i, k = core.first, core.last
    before = g.lower[i - 1] if i else ""
    after = g.lower[k] if k < g.size else ""
    if before in file.currency or _measured(g, core, words) or g.ent[i] in ("MONEY", "PERCENT"):
        return True
    if before == "-" and i > 1 and g.text[i - 2][:1].isupper():  # "AK - 47"
        return True
    counted_next = k < g.size and g.pos[k] == "NOUN" and after not in file.months
    if (before in file.months or after in file.months) and not (counted_next and before in file.months):
        return (core.high or 0) <= 31
    if before in file.labels and (g.text[i - 1][:1].isupper() or before in ("age", "aged", "ages", "number")):
        return True
    if (
        core.rule == "number@1"
        and core.high in _YEARS
        and "," not in g.text[i]
        and core.last == core.first + 1
        and not counted_next
    ):
        return True
    if _is_age(g, i, k):
        return True
    # "4100 Main Street"
    return k + 1 < g.size and g.pos[k] == "PROPN" and any(w in file.streets for w in g.lower[k : k + 4])


def _is_score(g: Grid, core: _Core) -> bool:
    """ "won 2-1": two figures on a hyphen that are no range."""
    i, k = core.first, core.last
    before = i > 1 and g.text[i - 1] in _DASHES and g.lower[i - 2].isdigit() and g.tag[i - 1] != ":"
    after = k + 1 < g.size and g.text[k] in _DASHES and g.lower[k + 1].isdigit() and g.tag[k] != ":"
    return core.last == core.first + 1 and (before or after)


def _is_age(g: Grid, i: int, k: int) -> bool:
    """ "Adam Smith, 34, a driver"; "the son, 17"; "Smith (34)"."""
    if i < 2 or k > i + 1 or g.lower[i - 1] not in (",", "("):
        return False
    closed = k >= g.size or g.lower[k] in (",", ".", ";", ")", "and", "was", "of", "”", '"', "'s")
    named = (
        g.pos[i - 2] == "PROPN"
        or people_words().noun(g.lower[i - 2]) is not None
        or g.lower[i - 2] in ("jr.", "sr.", "jr", "sr")
    )
    return closed and named and not (g.lower[k : k + 1] == ["of"] and g.lower[k + 1 : k + 2] == ["them"])


# --- bounds and what is counted ---------------------------------------------------------------------------------------


def _bounded(g: Grid, core: _Core, words: NumberWords) -> _Core:
    """The number with the words before and after it that set its bounds."""
    if core.low == 0 and core.high == 0:
        return core
    for _ in range(2):
        for size in (4, 3, 2, 1):
            at = core.first - size
            bound = words.before.get(tuple(g.lower[at : core.first])) if at >= 0 else None
            if bound is not None:
                core = replace(_with_bound(core, bound), first=at)
                break
        else:
            break
    for size in (3, 2, 1):
        bound = words.after.get(tuple(g.lower[core.last : core.last + size]))
        if bound is not None:
            return replace(_with_bound(core, bound), last=core.last + size)
    return core


def _with_bound(core: _Core, bound: str) -> _Core:
    low, high = core.low, core.high
    number = low if low is not None else high
    if number is None or bound == "exact":
        return core
    if bound == "least":
        low, high = number, None
    elif bound == "over":
        low, high = (number + 1 if core.rule != "number-vague@1" else number), None
    elif bound == "most":
        low, high = None, high if high is not None else number
    elif bound == "under":
        low, high = None, (high if high is not None else number) - 1
    return replace(core, low=low, high=high, rule="number-bound@1")


def _counted(g: Grid, core: _Core, words: NumberWords) -> int | None:
    """The token of the noun that is counted, or None where the number stands alone."""
    at = core.last - 1
    head = g.head[at]
    while core.first <= head <= at and g.head[head] != head and head != at:
        head = g.head[head]
    near = at < head <= at + _REACH
    if near and g.dep[at] in ("nummod", "det", "amod", "compound", "quantmod") and g.pos[head] in ("NOUN", "PROPN"):
        crossed = any(g.pos[k] in ("VERB", "AUX", "ADP") for k in range(at + 1, head) if g.tag[k] not in ("VBN", "VBG"))
        if not crossed:
            return _noun_end(g, head)
    return _noun_after(g, core.last, words) or _family_of(g, core)


def _noun_end(g: Grid, head: int) -> int:
    """The last noun of a compound ("12 Taliban fighters"), where the parser stopped short."""
    while head + 1 < g.size and g.dep[head] == "compound" and g.head[head] == head + 1:
        head += 1
    return head


def _noun_after(g: Grid, k: int, words: NumberWords) -> int | None:
    stop = min(g.bounds[g.sentence[k - 1]][1], k + _REACH)
    nouns = people_words()
    if k < stop and g.lower[k] == "of":
        k += 1
        while k < stop and g.pos[k] in ("DET", "PRON", "NUM"):
            k += 1
    while k < stop:
        lower = g.lower[k]
        if g.tag[k][:2] == "NN":
            if g.ent[k] in ("DATE", "TIME") and g.tag[k] == "NNP":
                return None
            # "12 people Monday": a plural person's noun ends the phrase
            while k + 1 < stop and g.tag[k + 1][:2] == "NN" and not (g.tag[k] == "NNS" and nouns.noun(g.lower[k])):
                k += 1
            return k
        if g.pos[k] not in ("ADJ", "PROPN") and lower not in words.file.between and g.tag[k] not in ("VBN", "VBG"):
            return None
        if g.tag[k] == "VBN" and not (k + 1 < stop and g.tag[k + 1][:2] in ("NN", "JJ")):
            return None
        k += 1
    return None


def _family_of(g: Grid, core: _Core) -> int | None:
    """ "a family of five"."""
    i = core.first
    if i > 1 and g.lower[i - 1] == "of":
        noun = people_words().noun(g.lower[i - 2])
        if noun is not None and noun.collective:
            return i - 2
    return None


def _of(parsed: Parsed, core: _Core, head: int | None) -> str | None:
    if head is None or head < core.last:
        return None
    first = core.last
    doc = parsed.doc
    while first < head and doc[first].pos_ in ("ADP", "DET", "PRON", "PUNCT"):
        first += 1
    said = parsed.words(first, head + 1)
    return said if len(said) <= _OF else parsed.words(head, head + 1)
