"""Finds what followed an incident, what is said to have caused it, and what speaks for it.

"He was flown to hospital", "his family said it was a stroke", "investigators found casings": clauses that make no
incident of their own and belong to one that is told nearby. The rules are data (`outcomes.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from reportedly.language.parsed import Parsed
from reportedly.model import Field
from reportedly.reading.mentions import Reality
from reportedly.reading.modality import judge
from reportedly.reading.modality_syntax import Syntax, syntax
from reportedly.reading.statements_patterns import Pattern, Patterns
from reportedly.reading.statements_spans import clause_span, top, trim
from reportedly.vocabulary import load_vocabulary

# "tried to save him", "lost his fight for life"; evidence is told in the present and the perfect ("images show")
_REAL = frozenset({Reality.ACTUAL, Reality.NEGATED, Reality.DENIED, Reality.FIGURATIVE, Reality.ATTEMPTED})
_SHOWN = _REAL | {Reality.GENERIC, Reality.TREND}
_JOINS = frozenset({"and", "or", "but", "while", ";", "as"})
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
    file = load_vocabulary("reportedly.reading", "outcomes.yaml", _File)
    return Patterns("outcomes.yaml", file.classes, {str(k): v for k, v in file.rules.items()})


def find_outcomes(parsed: Parsed) -> list[OutcomeMention]:
    """All clauses of outcome, cause and evidence of a text, in its order; at most one of a field for each clause."""
    s, rules = syntax(parsed), patterns()
    best: dict[tuple[int, Field], OutcomeMention] = {}
    for at in rules.openers(s):
        if s.dep[at] in ("aux", "auxpass", "compound") or (s.dep[at] == "amod" and s.head[at] > at):
            continue
        fields: set[str] = set()
        reality: Reality | None = None
        for pattern, _ in rules.matches(s, at):
            if pattern.sort in fields:
                continue
            reality = reality or judge(parsed, at, noun=not s.verbal(at)).reality
            real = _SHOWN if pattern.sort == Field.EVIDENCE else _REAL
            if reality not in real and not pattern.negated:
                continue
            fields.add(pattern.sort)
            mention = _mention(parsed, s, pattern, at)
            best.setdefault((mention.first, mention.field), mention)
    found = sorted(best.values(), key=lambda m: (m.first, _ORDER[m.field], m.last))
    return _apart(s, found)


def _apart(s: Syntax, found: list[OutcomeMention]) -> list[OutcomeMention]:
    """Rivals in one sentence ("had a stroke and others that he was ill") get words of their own; repeats fall away."""
    kept: list[OutcomeMention] = []
    for mention in found:
        outer = next((k for k, m in enumerate(kept) if m.field is mention.field and mention.last <= m.last), None)
        if outer is None:
            kept.append(mention)
            continue
        rival = kept[outer]
        joins = [i for i in range(rival.trigger + 1, mention.first) if s.lower[i] in _JOINS]
        if joins and mention.first > rival.first:
            first, last = trim(s, rival.first, joins[-1])
            kept[outer] = replace(rival, first=first, last=last)
            kept.append(mention)
    return kept


def _mention(parsed: Parsed, s: Syntax, pattern: Pattern, at: int) -> OutcomeMention:
    verb = s.clause(at)
    anchor = top(s, verb)
    first, last = clause_span(parsed, s, anchor, at)
    subject = s.subject(verb)
    return OutcomeMention(Field(pattern.sort), first, last, at, subject, pattern.origin)
