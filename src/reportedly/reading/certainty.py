"""How sure a text leaves each of its words: hedges and what they reach.

A hedge reaches a clause ("may have fled"), a noun phrase ("suspected militants") or the claim before it ("could not be
independently verified"). That somebody said a thing hedges nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from reportedly.reading.attribution_tree import NOMINAL, VERBAL, Range, Tree, sid, sids
from reportedly.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.reading.mentions import Attribution

_NEGATIONS = sids("not n't n’t never no")
_AMOD, _ADVMOD, _ROOT, _CONJ = sid("amod"), sid("advmod"), sid("ROOT"), sid("conj")
_HAVE, _BE = sid("have"), sid("be")
_SELF = sids("i we")
_OWN_SUBJECTS = sids("nsubj nsubjpass")


_FARTHEST = 200  # tokens that a hedge reaches to either side: longer clauses are slips of the parser


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    adverbs: list[str]
    adjectives: list[str]
    modals: list[str]
    weak_modals: list[str]
    raising: list[str]
    passives: list[str]
    own: list[str]
    phrases: list[str]
    unclear: list[str]
    not_clear: list[str]
    unverified_verbs: list[str]
    unverified_words: list[str]


@dataclass(frozen=True, slots=True)
class Hedge:
    """Tokens [first, last) that are not sure, and the rule that says so."""

    first: int
    last: int
    cue: int
    origin: str


@dataclass(frozen=True, slots=True)
class _Hedges:
    single: dict[int, str]  # a lower-cased word or lemma: which rule it starts
    modals: frozenset[int]
    weak: frozenset[int]
    phrases: dict[int, tuple[tuple[int, ...], ...]]
    unverified_words: frozenset[int]


@lru_cache(maxsize=1)
def _vocabulary() -> _Hedges:
    file = load_vocabulary("reportedly.reading", "hedges.yaml", _File)
    single: dict[int, str] = {}
    for rule, entries in (
        ("unverified", file.unverified_verbs),
        ("own", file.own),
        ("passive", file.passives),
        ("unclear", file.unclear),
        ("not_clear", file.not_clear),
        ("raising", file.raising),
        ("adjective", file.adjectives),
        ("adverb", file.adverbs),
    ):
        for entry in entries:
            single[sid(entry)] = f"{single[sid(entry)]} {rule}" if sid(entry) in single else rule
    phrases: dict[int, tuple[tuple[int, ...], ...]] = {}
    for phrase in file.phrases:
        ids = tuple(sid(word) for word in phrase.split())
        phrases[ids[0]] = (*phrases.get(ids[0], ()), ids)

    def all_ids(entries: list[str]) -> frozenset[int]:
        return frozenset(sid(entry) for entry in entries)

    return _Hedges(single, all_ids(file.modals), all_ids(file.weak_modals), phrases, all_ids(file.unverified_words))


def find_hedges(tree: Tree, attributions: Sequence[Attribution] = ()) -> list[Hedge]:
    """The hedges of a text, by their cue. `attributions` tell which claim "could not be verified" follows."""
    vocabulary = _vocabulary()
    found: list[Hedge] = []
    single, modals, phrases = vocabulary.single, vocabulary.modals, vocabulary.phrases
    lower, lemma = tree.lower, tree.lemma
    for token in range(tree.size):
        word = lower[token]
        if word in phrases and any(tuple(lower[token : token + len(p)]) == p for p in phrases[word]):
            found.append(Hedge(*tree.sentence(token), token, "hedge-phrase@1"))
        if word in modals and tree.dep[token] == sid("aux"):
            found.extend(_modal(tree, token, vocabulary))
            continue
        rules = single.get(word) or single.get(lemma[token])
        if rules is None:
            continue
        for rule in rules.split():
            reach = _RULES[rule](tree, token, attributions)
            if reach is not None and reach[1] > reach[0]:
                found.append(Hedge(*reach, token, f"hedge-{rule}@1"))
                break
    return found


def clause_reach(tree: Tree, verb: int, least: int = 0) -> Range:
    """The tokens of a verb's clause: its subtree without relative clauses at the end and clauses joined to it that
    have subjects of their own."""
    first, last = max(tree.left(verb), least), tree.right(verb)
    for kid in tree.kids[verb]:
        joined = tree.dep[kid] == _CONJ and tree.child(kid, _OWN_SUBJECTS) is not None
        if kid > verb and (joined or tree.dep[kid] == sid("parataxis")):
            last = min(last, tree.left(kid))
    if tree.dep[verb] == _ROOT or tree.dep[verb] == _CONJ:
        for kid in tree.kids[verb]:  # "X said he may have …" is inside; "he may have …, X said" keeps the saying out
            if kid < verb and tree.dep[kid] == sid("ccomp"):
                first = max(first, tree.right(kid))
    return max(first, verb - _FARTHEST), max(min(last, verb + _FARTHEST), verb + 1)


def _modal(tree: Tree, token: int, vocabulary: _Hedges) -> Iterator[Hedge]:
    """ "may have fled", "might be": a modal and its verb."""
    verb = tree.head[token]
    if verb == token or tree.pos[verb] not in VERBAL:
        return
    perfect = any(tree.lemma[kid] == _HAVE and token < kid < verb for kid in tree.kids[verb])
    if not perfect and tree.lower[token] not in vocabulary.weak:
        return
    if perfect and tree.lower[token] in sids("could can") and any(tree.lower[k] in _NEGATIONS for k in tree.kids[verb]):
        return  # "could not have": a firm word
    yield Hedge(*clause_reach(tree, verb, tree.sentence(token)[0]), token, "hedge-modal@1")


def _adverb(tree: Tree, token: int, _: Sequence[Attribution]) -> Range | None:
    above = tree.head[token]
    if tree.dep[token] not in sids("advmod npadvmod dep acomp amod") or tree.dep[token] == sid("acomp"):
        return None
    while tree.pos[above] == sid("ADP") and tree.head[above] != above and tree.head[above] > token:
        above = tree.head[above]
    if tree.pos[above] in VERBAL:
        return clause_reach(tree, above)
    if tree.pos[above] == sid("ADP"):
        return token, tree.right(above)
    return min(token, tree.left(above)), max(tree.right(above), token + 1)


def _adjective(tree: Tree, token: int, _: Sequence[Attribution]) -> Range | None:
    above = tree.head[token]
    if above <= token or tree.dep[token] not in sids("amod compound nmod") or tree.pos[above] not in NOMINAL:
        return None
    return token, above + 1


def _raising(tree: Tree, token: int, _: Sequence[Attribution]) -> Range | None:
    clause = tree.child(token, sids("xcomp ccomp oprd acomp"))
    if clause is None or clause < token:
        return None
    return clause_reach(tree, clause, token + 1)


def _passive(tree: Tree, token: int, _: Sequence[Attribution]) -> Range | None:
    """ "is believed to have", "suspected of", "feared dead", "said to have been"."""
    if tree.tag[token] not in sids("VBN VBD JJ"):
        return None
    clause = tree.child(token, sids("xcomp oprd ccomp"))
    passive = tree.child(token, sids("nsubjpass auxpass")) is not None or tree.dep[token] in sids("acl amod advcl oprd")
    if not passive or tree.child(token, sids("nsubj")) is not None:
        return None
    if clause is not None and clause > token:
        return clause_reach(tree, clause, token + 1)
    for kid in tree.kids[token]:
        if tree.lower[kid] == sid("of") and kid > token:
            return kid, tree.right(kid)
    return None


def _own(tree: Tree, token: int, _: Sequence[Attribution]) -> Range | None:
    """ "I think he …", "which we think was …"."""
    subject = tree.child(token, sids("nsubj"))
    if subject is None or tree.lower[subject] not in _SELF or tree.pos[token] not in VERBAL:
        return None
    if any(tree.lower[kid] in _NEGATIONS for kid in tree.kids[token]):
        return None
    clause = tree.child(token, sids("ccomp"))
    if clause is not None:
        return clause_reach(tree, clause)
    return tree.sentence(token)


def _unclear(tree: Tree, token: int, _: Sequence[Attribution]) -> Range | None:
    """ "it is unclear whether …": the clause under it."""
    for kid in (*tree.kids[token], *tree.kids[tree.head[token]]):
        if kid > token and tree.dep[kid] in sids("ccomp xcomp csubj advcl"):
            return tree.left(kid), tree.right(kid)
    return None


def _not_clear(tree: Tree, token: int, attributions: Sequence[Attribution]) -> Range | None:
    """ "it was not clear whether …"."""
    near = (*tree.kids[token], *tree.kids[tree.head[token]])
    return _unclear(tree, token, attributions) if any(tree.lower[k] in _NEGATIONS for k in near) else None


def _unverified(tree: Tree, token: int, attributions: Sequence[Attribution]) -> Range | None:
    """ "The claim could not be independently verified": the claim that it follows, and its own sentence."""
    words = _vocabulary().unverified_words
    first, last = tree.sentence(token)
    near = range(max(first, token - 8), min(last, token + 3))
    denied = any(tree.lower[t] in _NEGATIONS for t in near) and any(
        tree.lower[t] in sids("could can possible") for t in near
    )
    if not denied and not any(tree.lower[t] in words for t in near):
        return None
    floor = tree.sentence(max(0, first - 1))[0]
    at = bisect_left(attributions, token, key=_place) - 1
    if at >= 0 and attributions[at].content:
        nearest = attributions[at]
        begin = nearest.content[0][0]
        if begin >= floor or _place(nearest) >= floor:
            return min(begin, first), token + 1
    return first, token + 1


def _place(attribution: Attribution) -> int:
    return attribution.cue_tokens[0] if attribution.cue_tokens is not None else -1


_RULES = {
    "adverb": _adverb,
    "adjective": _adjective,
    "raising": _raising,
    "passive": _passive,
    "own": _own,
    "unclear": _unclear,
    "not_clear": _not_clear,
    "unverified": _unverified,
}
