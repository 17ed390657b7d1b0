"""Finds what a report says that is no single incident: trends, plans, threats, history, movements, measures.

Two sources: the words of violence that modality has taken out of the world (a planned offensive, a toll since 2014),
and rules of their own (`statements.yaml`): curfews, convoys, sieges, talks. Each keeps the clause that carries it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from reportedly.language.parsed import Parsed
from reportedly.model import StatementKind
from reportedly.reading.mentions import Modality, Reality, StatementMention
from reportedly.reading.modality_operators import State
from reportedly.reading.modality_scope import Scope
from reportedly.reading.modality_syntax import NOMINAL, Syntax, syntax
from reportedly.reading.modality_words import words
from reportedly.reading.statements_patterns import Pattern, Patterns
from reportedly.reading.statements_spans import clause_span, phrase_span, top
from reportedly.vocabulary import load_vocabulary

_OF_REALITY = {
    Reality.TREND: StatementKind.TREND,
    Reality.CUMULATIVE: StatementKind.BACKGROUND,
    Reality.BACKGROUND: StatementKind.BACKGROUND,
    Reality.PLANNED: StatementKind.PLAN,
    Reality.THREATENED: StatementKind.THREAT,
}
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
_AIMS = frozenset({StatementKind.PLAN, StatementKind.THREAT})
_DATED = frozenset(
    {StatementKind.MEASURE, StatementKind.MOVEMENT, StatementKind.SITUATION}
)  # with a bare year, history
_PHRASED = frozenset(
    {StatementKind.PLAN, StatementKind.THREAT, StatementKind.TREND}
)  # a noun phrase alone can carry these
_EPISODIC = frozenset(
    {StatementKind.MOVEMENT, StatementKind.MEASURE, StatementKind.SITUATION, StatementKind.PLAN}
)  # where the clause tells an act that happened, a weak rule of these is mistaken
_ORDINALS = frozenset(
    {
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    }
)
_WORDS = 28  # words of a report a statement: beyond that, those of tense and field alone fall away, the last first
_LEAST = 6  # statements that even a short text may hold
_LONG = 40  # tokens: of two nested clauses of one kind the outer one is kept unless it is longer than this


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    priority: list[StatementKind]
    classes: dict[str, list[str]]
    rules: Mapping[StatementKind, list[dict[str, str | bool | list[str]]]]


class _General(BaseModel):
    model_config = ConfigDict(extra="forbid")
    classes: dict[str, list[str]]
    rules: Mapping[StatementKind, list[dict[str, str | bool | list[str]]]]


@dataclass(frozen=True, slots=True)
class Rules:
    """`statements.yaml` and `statements_general.yaml`, checked.

    `rank[kind]`: the lower wins where several hold of one clause."""

    patterns: Patterns
    rank: dict[StatementKind, int]
    violent: frozenset[str]


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules of statements. Raises `VocabularyError` where the file is not in order."""
    file = load_vocabulary("reportedly.reading", "statements.yaml", _File)
    general = load_vocabulary("reportedly.reading", "statements_general.yaml", _General)
    entries = {str(kind): [*file.rules.get(kind, []), *general.rules.get(kind, [])] for kind in StatementKind}
    patterns = Patterns("statements.yaml or statements_general.yaml", {**file.classes, **general.classes}, entries)
    rank = {kind: len(file.priority) for kind in StatementKind}
    rank.update({kind: place for place, kind in enumerate(file.priority)})
    return Rules(patterns, rank, patterns.classes["violent"])


@dataclass(frozen=True, slots=True)
class _Draft:
    kind: StatementKind
    trigger: int
    anchor: int  # the verb whose clause carries it
    origin: str
    weak: bool = False  # from tense and time, and the words of a family
    weakest: bool = False  # from tense and field alone


def find_statements(
    parsed: Parsed, triggers: Sequence[tuple[int, Modality]], voices: object = None
) -> list[StatementMention]:
    """All statements of a text, in its order. `triggers` are the words of violence with their modality.

    `voices` is not needed; who says a statement is asked for by its trigger token.
    """
    del voices
    s, r = syntax(parsed), rules()
    strong = [*_from_triggers(s, triggers), *_from_speech(s, r)]
    return _settle(parsed, s, r, _yielding(s, triggers, [*strong, *_from_rules(s, r), *_from_tenses(s, r)]))


def _yielding(s: Syntax, triggers: Sequence[tuple[int, Modality]], drafts: list[_Draft]) -> list[_Draft]:
    """Without the weak that have to give way: to a rule of words, to an act that happened, to a question."""
    strong = {d.anchor for d in drafts if not d.weak}
    worded = {d.anchor for d in drafts if not d.weakest}
    happened = {
        s.clause(at)
        for at, m in triggers
        if m.reality in (Reality.ACTUAL, Reality.ATTEMPTED) and (s.verbal(at) or s.dep[at] in ("nsubj", "nsubjpass"))
    }
    kept = []
    for draft in drafts:
        if draft.weak:
            last = s.bounds[s.sent[draft.trigger]][1]
            if draft.anchor in (worded if draft.weakest else strong) or "?" in s.lower[max(0, last - 2) : last]:
                continue
            if draft.anchor in happened and draft.kind in _EPISODIC:
                continue
        kept.append(draft)
    return kept


def _from_triggers(s: Syntax, triggers: Sequence[tuple[int, Modality]]) -> Iterator[_Draft]:
    """Violence that is planned, threatened, recurring or long ago."""
    for at, modality in triggers:
        kind = _OF_REALITY.get(modality.reality)
        if modality.reality is Reality.HYPOTHETICAL and modality.origin == "modal-verb@1" and modality.cue is not None:
            kind = StatementKind.PLAN if s.lower[modality.cue[0]] in ("may", "might") else None
        if kind is StatementKind.PLAN and _nth(s, at):
            kind = StatementKind.TREND  # "the sixth officer to die this year"
        elif modality.origin in ("purpose@1", "infinitive@1"):
            kind = None  # what something is for is no plan of its own
        if kind is not None:
            yield _Draft(kind, at, top(s, s.clause(at)), f"{kind}-{modality.origin}")


def _from_rules(s: Syntax, r: Rules) -> Iterator[_Draft]:
    scope = Scope(s, words())
    by_word = r.patterns.by_word
    for at in range(len(s.lower)):
        if (s.lemma[at] not in by_word and s.lower[at] not in by_word) or s.dep[at] in ("aux", "auxpass", "punct"):
            continue
        if s.dep[at] in ("amod", "compound") and s.head[at] > at and not _ranks(s, at):
            continue
        seen: set[StatementKind] = set()
        state: State | None = None
        for pattern, around in r.patterns.matches(s, at):
            state = state or _state(s, scope, at)
            kind = _kind(pattern, state)
            if kind is not None and kind not in seen:
                if kind in _DATED and around.part("year") and not around.part("modal"):
                    kind = StatementKind.BACKGROUND
                seen.add(kind)
                over = state.token if state.reality is Reality.DENIED and state.token is not None else at
                yield _Draft(kind, at, top(s, s.clause(over)), pattern.origin, pattern.weak)


def _nth(s: Syntax, at: int) -> bool:
    """Whether an infinitive hangs on a noun that is counted ("the fourth bishop to be murdered")."""
    noun = s.head[at]
    for _ in range(3):
        if s.pos[noun] in NOMINAL:
            return any(s.lower[k] in _ORDINALS or s.lower[k][:2].isdigit() for k in s.kids[noun])
        noun = s.head[noun]
    return False


def _from_tenses(s: Syntax, r: Rules) -> Iterator[_Draft]:
    """What the tense of any verb says, with what its clause is about."""
    scope = Scope(s, words())
    for at in range(len(s.lower)):
        if s.pos[at] not in ("VERB", "AUX") or s.dep[at] in ("aux", "auxpass", "amod", "punct"):
            continue
        for pattern, _ in r.patterns.matches_any(s, at):
            kind = _kind(pattern, _state(s, scope, at))
            if kind is not None:
                yield _Draft(kind, at, top(s, at), pattern.origin, True, True)
                break


def _ranks(s: Syntax, at: int) -> bool:
    """ "The deadliest month", "the fourth officer to die": these stand before their noun and still open a rule."""
    return s.tag[at] == "JJS" or s.lower[at] in ("latest", "newest") or (s.tag[at] == "JJ" and s.lower[at] in _ORDINALS)


def _state(s: Syntax, scope: Scope, at: int) -> State:
    """How the rule's word stands to the world; a noun also as its verb does ("did not impose a ban")."""
    if s.verbal(at):
        return scope.over(at, False)
    state = scope.over(at, True)
    verb = s.head[at]
    if state.reality is Reality.ACTUAL and s.dep[at] in _ARGUMENTS and s.verbal(verb):
        over = scope.over(verb, False)
        if over.reality in (Reality.NEGATED, Reality.HYPOTHETICAL, Reality.DENIED):
            return over
    return state


def _kind(pattern: Pattern, state: State) -> StatementKind | None:
    """The kind that a rule gives once modals, negation and governors are heard: a planned move is a plan."""
    kind, reality = StatementKind(pattern.sort), state.reality
    if any(name == "modal" for name, _ in pattern.wanted):
        if (state.origin or "").startswith("conditional") and kind is not StatementKind.THREAT:
            return None
        if pattern.weak and reality is Reality.NEGATED:
            return None
        return kind if reality in (Reality.PLANNED, Reality.HYPOTHETICAL, Reality.ACTUAL) else None
    if reality in (Reality.NEGATED, Reality.DENIED):
        return kind if pattern.negated or kind is StatementKind.SITUATION else None
    if reality is Reality.ATTEMPTED and kind in (StatementKind.MEASURE, StatementKind.MOVEMENT):
        return None
    if kind in _AIMS:
        return None if reality in (Reality.HYPOTHETICAL, Reality.GENERIC) else kind
    if reality is Reality.PLANNED:
        if state.origin in ("purpose@1", "infinitive@1"):
            return kind if kind is StatementKind.MEASURE else None
        return kind if kind is StatementKind.MEASURE and state.origin == "modal-will@1" else StatementKind.PLAN
    if reality is Reality.THREATENED:
        return StatementKind.THREAT
    if reality is Reality.HYPOTHETICAL:
        return None
    return kind


def _from_speech(s: Syntax, r: Rules) -> Iterator[_Draft]:
    """ "We will not stop", "stop looking or you will be next": threats in the speaker's own words."""
    for at, word in enumerate(s.lower):
        if word not in ("will", "shall", "'ll", "’ll", "wo") or s.dep[at] != "aux":
            continue
        verb = s.head[at]
        subject = s.kid(verb, "nsubj", "nsubjpass")
        if at > 1 and s.lower[at - 2] == "or" and s.lower[at - 1] in ("you", "they", "he", "she", "we"):
            head = s.head[verb] if s.dep[verb] == "conj" else verb
            yield _Draft(StatementKind.THREAT, verb, head, "threat-or-else@1")
        elif subject is None:
            continue
        elif s.lower[subject] in ("we", "i") and s.lemma[verb] in r.violent and _spoken(s, verb):
            yield _Draft(StatementKind.THREAT, verb, top(s, verb), "threat-we-will@1")
        elif s.lemma[subject] in ("whoever", "anyone", "those", "everyone", "who") or s.dep[s.head[subject]] == "csubj":
            yield _Draft(StatementKind.THREAT, verb, verb, "threat-whoever@1")


def _spoken(s: Syntax, verb: int) -> bool:
    """Whether a clause stands in quotation marks or under a verb of saying."""
    first, last = s.bounds[s.sent[verb]]
    if any(s.lower[i] in ('"', "“", "”", "''", "``", "'", "‘", "’") for i in range(first, last)):
        return True
    return s.dep[verb] == "ccomp"


def _settle(parsed: Parsed, s: Syntax, r: Rules, drafts: list[_Draft]) -> list[StatementMention]:
    """One kind a clause, the first in rank; a noun phrase of another kind within it keeps its own words."""
    by_anchor: dict[int, list[_Draft]] = {}
    for draft in drafts:
        by_anchor.setdefault(draft.anchor, []).append(draft)
    found: list[tuple[_Draft, tuple[int, int]]] = []
    for anchor, group in by_anchor.items():
        group.sort(key=lambda d: (r.rank[d.kind], not s.verbal(d.trigger), d.trigger))
        main = _main(s, group)
        inner: list[tuple[_Draft, tuple[int, int]]] = []
        for draft in group:
            if (
                draft is not main
                and draft.kind is not main.kind
                and draft.kind in _PHRASED
                and not s.verbal(draft.trigger)
            ):
                span = _noun_span(parsed, s, draft.trigger)
                if main.trigger < span[0] or main.trigger >= span[1]:
                    inner.append((draft, span))
        whole = _clause(parsed, s, main, anchor)
        for _, span in inner:
            if span[0] > main.trigger and whole[1] <= span[1] + 1 and whole[0] < span[0]:
                whole = _before(s, whole, span)
        found.append((main, whole))
        found.extend(inner)
    return _distinct(s, r, found)


def _main(s: Syntax, group: list[_Draft]) -> _Draft:
    """What the clause itself says: the first in rank among what is not tucked away in a noun phrase."""
    for draft in group:
        if s.verbal(draft.trigger) or draft.kind not in _PHRASED or s.dep[draft.trigger] in _ARGUMENTS:
            return draft
    return group[0]


def _clause(parsed: Parsed, s: Syntax, draft: _Draft, anchor: int) -> tuple[int, int]:
    trigger = draft.trigger
    if not s.verbal(trigger) and s.dep[trigger] not in _ARGUMENTS and draft.kind in _AIMS:
        return _noun_span(parsed, s, trigger)
    if s.dep[anchor] == "acl" and s.pos[s.head[anchor]] in NOMINAL and s.head[anchor] < anchor and draft.kind in _AIMS:
        return _noun_span(parsed, s, s.head[anchor])
    return clause_span(parsed, s, anchor, trigger)


def _noun_span(parsed: Parsed, s: Syntax, noun: int) -> tuple[int, int]:
    """A noun phrase, with the nouns that it hangs on ("a campaign of assassinations")."""
    at = noun
    for _ in range(4):
        head = s.head[at]
        if s.dep[at] == "pobj" and s.lower[head] in ("of", "to", "for", "against") and s.pos[s.head[head]] in NOMINAL:
            at = s.head[head]
        elif s.dep[at] == "compound":
            at = head
        else:
            break
    return phrase_span(parsed, s, at)


def _before(s: Syntax, whole: tuple[int, int], span: tuple[int, int]) -> tuple[int, int]:
    """The clause up to the prepositional phrase that holds the span."""
    first = span[0]
    while (
        first - 1 > whole[0]
        and s.dep[first - 1] in ("prep", "advmod", "det", "punct", "mark", "pcomp")
        and not s.verbal(first - 1)
    ):
        first -= 1
    return whole[0], max(first, whole[0] + 1)


def _distinct(s: Syntax, r: Rules, found: list[tuple[_Draft, tuple[int, int]]]) -> list[StatementMention]:
    """No span twice; of nested spans of one kind, one."""
    found.sort(key=lambda row: (row[1][0], -row[1][1], r.rank[row[0].kind]))
    found = [row for row in found if not _tucked(s, row, found)]
    kept: list[tuple[_Draft, tuple[int, int]]] = []
    for draft, span in found:
        rival = next(
            (
                k
                for k, (d, (a, b)) in enumerate(kept)
                if a <= span[0] and span[1] <= b and (d.kind is draft.kind or (a, b) == span)
            ),
            None,
        )
        if rival is None:
            kept.append((draft, span))
        elif kept[rival][1] != span and kept[rival][1][1] - kept[rival][1][0] > _LONG:
            kept[rival] = (draft, span)
    kept = _frugal(s, kept)
    kept.sort(key=lambda row: row[1])
    return [StatementMention(first, last, d.kind, _heard(s, d, first, last), d.origin) for d, (first, last) in kept]


def _frugal(s: Syntax, kept: list[tuple[_Draft, tuple[int, int]]]) -> list[tuple[_Draft, tuple[int, int]]]:
    """As many as a careful coder might write: the surest first, what only tense and field tell last."""
    limit = max(_LEAST, len(s.lower) // _WORDS)
    if len(kept) <= limit:
        return kept
    ranked = sorted(range(len(kept)), key=lambda k: (kept[k][0].weakest, kept[k][0].weak, kept[k][1][0]))
    return [kept[k] for k in ranked[:limit]]


def _heard(s: Syntax, draft: _Draft, first: int, last: int) -> int:
    """The token whose voice is the statement's: of "vowed to strike", what was vowed; else the trigger."""
    if draft.kind in _AIMS and s.verbal(draft.trigger):
        for k in s.kids[draft.trigger]:
            if s.dep[k] in ("xcomp", "ccomp") and draft.trigger < k < last and first <= k:
                return k
    return draft.trigger


def _tucked(s: Syntax, row: tuple[_Draft, tuple[int, int]], found: list[tuple[_Draft, tuple[int, int]]]) -> bool:
    """Whether it stands within another statement, as its "since ..." or as a participle of one of its nouns."""
    draft, (first, last) = row
    anchor = draft.anchor
    marked = any(
        s.lower[k] in ("since", "until", "if", "unless", "before", "after") and s.dep[k] in ("mark", "advmod")
        for k in s.kids[anchor]
    )
    participle = s.dep[anchor] == "acl" and s.tag[anchor] in ("VBN", "VBG") and not s.subject_of_own(anchor)
    if not (marked or participle):
        return False
    return any(d is not draft and a <= first and last <= b and (a, b) != (first, last) for d, (a, b) in found)
