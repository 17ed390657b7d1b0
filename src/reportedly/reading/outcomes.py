"""Finds what followed an incident, what is said to have caused it, and what speaks for it.

"He was flown to hospital", "his family said it was a stroke", "investigators found casings": clauses that make no
incident of their own and belong to one that is told nearby. The rules are data (`outcomes.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from reportedly.language.parsed import Parsed
from reportedly.model import Field
from reportedly.reading.mentions import Reality
from reportedly.reading.modality_scope import Scope
from reportedly.reading.modality_syntax import Syntax, syntax
from reportedly.reading.modality_words import words
from reportedly.reading.statements_patterns import Pattern, Patterns
from reportedly.reading.statements_spans import clause_span, top

_REAL = frozenset({Reality.ACTUAL, Reality.NEGATED, Reality.DENIED, Reality.TREND})
_ORDER = {Field.EVIDENCE: 0, Field.CAUSE: 1, Field.OUTCOME: 2}


@dataclass(frozen=True, slots=True)
class OutcomeMention:
    """A clause of outcome, cause or evidence. Tokens [first, last) are the quote; `subject` is the token of the person
    or thing that it happened to or that is spoken of, where there is one."""

    field: Field
    first: int
    last: int
    trigger: int
    subject: int | None
    origin: str = "outcome@1"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    classes: dict[str, list[str]]
    rules: Mapping[Field, list[dict[str, str | bool | list[str]]]]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The rules of `outcomes.yaml`. Raises `VocabularyError` where the file is not in order."""
    from reportedly.vocabulary import load_vocabulary

    file = load_vocabulary("reportedly.reading", "outcomes.yaml", _File)
    return Patterns("outcomes.yaml", file.classes, {str(k): v for k, v in file.rules.items()})


def find_outcomes(parsed: Parsed) -> list[OutcomeMention]:
    """All clauses of outcome, cause and evidence of a text, in its order; at most one of a field for each clause."""
    s, rules = syntax(parsed), patterns()
    scope = Scope(s, words())
    best: dict[tuple[int, Field], OutcomeMention] = {}
    for at in range(len(s.lower)):
        if s.lemma[at] not in rules.by_word and s.lower[at] not in rules.by_word:
            continue
        if s.dep[at] in ("aux", "auxpass"):
            continue
        for pattern, _ in rules.matches(s, at):
            noun = not s.verbal(at)
            if scope.over(at, noun).reality not in _REAL:
                break
            mention = _mention(parsed, s, pattern, at)
            key = (mention.first, mention.field)
            if key not in best:
                best[key] = mention
            break
    found = sorted(best.values(), key=lambda m: (m.first, _ORDER[m.field], m.last))
    return [m for k, m in enumerate(found) if not any(_within(m, other) for other in found[:k])]


def _within(one: OutcomeMention, other: OutcomeMention) -> bool:
    return other.field is one.field and other.first <= one.first and one.last <= other.last


def _mention(parsed: Parsed, s: Syntax, pattern: Pattern, at: int) -> OutcomeMention:
    verb = s.clause(at)
    anchor = top(s, verb)
    first, last = clause_span(parsed, s, anchor, at)
    subject = s.subject(verb)
    if subject is None or subject >= len(s.lower):
        subject = None
    return OutcomeMention(Field(pattern.sort), first, last, at, subject, pattern.origin)
