"""What a saying is made of: the value that the rules build, and the steps that they share (subject, phrase, clause)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.model import Certainty
from reportedly.reading.attribution_cues import Cues, cues
from reportedly.reading.attribution_tree import NOMINAL, VERBAL, Range, Tree, sid, sids, trim
from reportedly.reading.sources import is_source, phrase_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable

NSUBJ, NSUBJPASS, EXPL = sid("nsubj"), sid("nsubjpass"), sid("expl")
CCOMP, XCOMP, DOBJ, POBJ = sid("ccomp"), sid("xcomp"), sid("dobj"), sid("pobj")
CONJ, ADVCL, ACL, RELCL, PCOMP, PARATAXIS, ROOT = (
    sid(label) for label in ("conj", "advcl", "acl", "relcl", "pcomp", "parataxis", "ROOT")
)
PREP, AGENT, NEG, MARK, AUX = sid("prep"), sid("agent"), sid("neg"), sid("mark"), sid("aux")
PUNCTUATION = sids(", ; : - – — . ! ? ... … ( ) [ ] \" “ ” ' ‘ ’ « » `` ''")
QUOTE_MARKS = sids("\" “ ” ' ‘ ’ « » `` '' „ ‚ ‹ ›")
EDGES = sids(", ; : - – — . ( ) [ ]")
CLAUSAL = sids("ROOT conj ccomp parataxis")
RELATIVES = sids("who which that whom")
_NOUNISH = sids("NOUN PROPN PRON NUM DET ADJ")
_REFUSALS = sids("decline refuse fail unable stop")
_REPORTERS = sids("quote cite describe")
_STRETCH = 40


@dataclass(slots=True)
class Saying:
    """An act of saying while it is built. `parts` are content ranges; `head` is the source's head noun."""

    cue: Range
    head: int | None
    source: Range | None
    parts: list[Range]
    act: str
    certainty: Certainty
    origin: str
    outer: int = 0  # 1 where the content holds another saying of the same extent ("quoted an official as saying")
    quoted: bool = field(default=False)

    def covers(self, token: int) -> bool:
        return any(first <= token < last for first, last in self.parts)


def subject_of(tree: Tree, verb: int, hops: int = 4) -> int | None:
    """The token of the one who does `verb`'s speaking: its subject, found also over conjunction and participles."""
    label = tree.dep[verb]
    for kid in tree.kids[verb]:
        if tree.dep[kid] == NSUBJ and not (kid > verb and tree.tag[verb] == sid("VBG")):
            if tree.lower[kid] in RELATIVES and label == RELCL:
                return tree.head[verb]
            return kid
    above = tree.head[verb]
    if hops == 0 or above == verb:
        return None
    if label in (CONJ, ADVCL) and tree.dep[above] == CCOMP and _goes_past(tree, verb, above):
        above = tree.head[above]
    if label == ADVCL and tree.tag[verb] == sid("VBN"):
        return None  # "Asked whether …, he said": the one asked
    if label in (CONJ, XCOMP, ADVCL) and tree.pos[above] in VERBAL:
        passive = tree.child(above, frozenset({NSUBJPASS}))
        return passive if passive is not None else subject_of(tree, above, hops - 1)
    if (
        label == CONJ
        and tree.pos[above] in NOMINAL
        and tree.pos[tree.head[above]] in VERBAL
        and tree.dep[above] == DOBJ
    ):
        return subject_of(tree, tree.head[above], hops - 1)  # "denied it and accused": joined to the object by mistake
    if label == ACL and tree.pos[above] in NOMINAL and tree.tag[verb] == sid("VBG"):
        if verb > 0 and tree.lower[verb - 1] == sid(",") and tree.dep[above] not in (NSUBJ, NSUBJPASS):
            return _root_subject(tree, above, hops)
        maker = tree.head[above]
        if tree.lemma[above] in cues().documents and tree.dep[above] == DOBJ and tree.pos[maker] in VERBAL:
            return subject_of(tree, maker, hops - 1) or above  # "the army issued a statement saying"
        return above
    if label == RELCL and tree.pos[above] in NOMINAL and tree.child(verb, frozenset({NSUBJPASS})) is None:
        return above
    if label == PCOMP:
        return _subject_over_preposition(tree, above, hops)
    return None


def _root_subject(tree: Tree, token: int, hops: int) -> int | None:
    """ "… made an attempt to defuse the row, writing that …": the subject of the verb that the words hang under."""
    while tree.pos[token] not in VERBAL or tree.dep[token] not in CLAUSAL:
        if tree.head[token] == token:
            return None
        token = tree.head[token]
    return subject_of(tree, token, hops - 1)


def _goes_past(tree: Tree, verb: int, inner: int) -> bool:
    """Whether a verb that the parser joins to a clause inside a saying is rather the speaker's own next act.

    "The ministry said its aircraft had struck a base and denied that …", "The army denied …, accusing the rebels of …".
    """
    if tree.lemma[tree.head[inner]] not in cues().verbs or tree.lemma[verb] not in cues().verbs:
        return False
    if tree.tag[verb] == sid("VBG"):
        return tree.left(verb) > 0 and tree.lower[tree.left(verb) - 1] == sid(",")
    subject = tree.child(inner, sids("nsubj nsubjpass"))
    if tree.dep[verb] != CONJ or subject is None:
        return False
    owned = any(tree.dep[kid] == sid("poss") and tree.pos[kid] == sid("PRON") for kid in tree.kids[subject])
    return owned or not is_source(tree, subject)


def _subject_over_preposition(tree: Tree, preposition: int, hops: int) -> int | None:
    """ "was quoted as saying", "quoted an official as saying", "replied by saying"."""
    verb = tree.head[preposition]
    if tree.lemma[verb] in _REPORTERS and tree.lower[preposition] == sid("as"):
        return tree.child(verb, frozenset({NSUBJPASS})) or tree.child(verb, frozenset({DOBJ}))
    if tree.pos[verb] in VERBAL:
        return tree.child(verb, frozenset({NSUBJPASS})) or subject_of(tree, verb, hops - 1)
    return verb if tree.pos[verb] in NOMINAL and tree.lemma[verb] in cues().documents else None


def inverted_subject(tree: Tree, verb: int) -> int | None:
    """ "…, said Ana Ruiz, head of …": a speaker that stands after its verb, whatever the parser calls it."""
    after = _following(tree, verb)
    if after is not None:
        return after
    labels = sids("dobj attr oprd dep npadvmod appos ccomp nsubj")
    for kid in tree.kids[verb]:
        near = kid > verb and tree.left(kid) <= verb + 1
        if near and tree.dep[kid] in labels and tree.pos[kid] in NOMINAL and is_source(tree, kid):
            return kid
    return None


def _following(tree: Tree, verb: int) -> int | None:
    """The head of the noun phrase right behind a verb that a closing mark stands before ("…,' said a strategist")."""
    first, last = tree.sentence(verb)
    if verb > first and tree.lower[verb - 1] not in PUNCTUATION:
        return None
    token = verb + 1
    while (
        token < min(last, verb + 6) and tree.pos[token] in sids("DET ADJ NUM") and tree.dep[token] not in sids("nsubj")
    ):
        token += 1
    if token >= last or (tree.pos[token] not in NOMINAL and tree.lower[token] not in words().partitives):
        return None
    if tree.lower[token] in sids("that it this") and verb + 1 == token:
        return None
    while token < tree.head[token] < min(last, verb + 12) and tree.pos[tree.head[token]] in NOMINAL:
        token = tree.head[token]
    return token


def adjacent_subject(tree: Tree, verb: int) -> int | None:
    """The head of the noun phrase that ends right before the verb, where the parse gives no subject."""
    first, _ = tree.sentence(verb)
    token = verb - 1
    if token >= first and tree.lower[token] in sids(", )"):
        return _subject_over_comma(tree, verb, first)
    while token >= first and (tree.dep[token] == AUX or tree.pos[token] == sid("ADV")):
        token -= 1
    if token < first or tree.pos[token] not in NOMINAL:
        return None
    while token < tree.head[token] < verb or (
        first <= tree.head[token] < token and tree.pos[tree.head[token]] in _NOUNISH
    ):
        above = tree.head[token]
        if tree.pos[above] not in NOMINAL:
            break
        token = above
    return token if is_source(tree, token) else None


def _subject_over_comma(tree: Tree, verb: int, first: int) -> int | None:
    """ "the Front (FPN), which is banned, claimed …": the nearest noun that can speak and that no preposition and no
    clause holds."""
    for token in range(verb - 1, max(first, verb - 30) - 1, -1):
        free = tree.dep[token] in sids("nsubj nsubjpass conj appos dep ROOT npadvmod")
        if free and tree.pos[token] in NOMINAL and is_source(tree, token) and tree.tag[token] not in sids("WP WDT"):
            above = tree.head[token]
            if tree.dep[above] != RELCL or not tree.left(above) <= token:
                return token
    return None


def source_phrase(tree: Tree, head: int, verb: int) -> Range:
    """The source's words: the phrase of its head, not reaching over the verb."""
    if tree.under(verb, head):  # "the man who said": the phrase up to its relative clause
        first = max(tree.left(head), head - _STRETCH)
        start = min(_clause_start(tree, verb, head), verb)
        if start < verb and tree.lower[start] in RELATIVES:
            start += 1
        return fitted(tree, (first, max(head + 1, start)), head)
    first, last = phrase_of(tree, head)
    if head < verb:
        last = min(last, verb)
    else:
        first = max(first, verb + 1)
    for token in range(first, last):  # the end of a quotation that the parser drew into the phrase
        if token < head < verb and tree.lower[token] in QUOTE_MARKS and tree.lower[token - 1] in sids(", . ! ?"):
            first = token + 1
    first, last = fitted(tree, (first, last), head)
    return (first, last) if first <= head < last else (head, head + 1)


def fitted(tree: Tree, phrase: Range, head: int) -> Range:
    """A source phrase without marks and "whose" at its ends, and without what a comma adds but an office or name."""
    first, last = trim(tree, phrase, PUNCTUATION | sids("whose"))
    comma = sid(",")
    for token in range(head + 1, last - 1):
        if tree.lower[token] == comma and not _says_who(tree, token + 1, last):
            last = token
            break
    return first, balanced(tree, first, last)


def _says_who(tree: Tree, first: int, last: int) -> bool:
    """Whether what follows a comma tells who the source is: an office, a name, a body, or a clause about them."""
    if tree.pos[first] == sid("NUM") and first + 1 < last and tree.lower[first + 1] not in PUNCTUATION:
        return False
    if tree.lower[first] not in sids("a an the"):
        return True
    kinds = words().kinds
    return any(tree.lemma[t] in kinds or tree.pos[t] == sid("PROPN") for t in range(first, min(last, first + 8)))


def balanced(tree: Tree, first: int, last: int) -> int:
    """The end of a range, with the bracket that closes one opened in it."""
    if last < tree.size and tree.lower[last] == sid(")"):
        opened = sum((tree.lower[t] == sid("(")) - (tree.lower[t] == sid(")")) for t in range(first, last))
        return last + 1 if opened > 0 else last
    return last


def _clause_start(tree: Tree, verb: int, head: int) -> int:
    node = verb
    while tree.head[node] != head and tree.head[node] != node:
        node = tree.head[node]
    return max(head + 1, tree.left(node))


def is_negated(tree: Tree, verb: int) -> bool:
    """Whether the speaking itself is said not to have happened: "did not say", "declined to say"."""
    for kid in tree.kids[verb]:
        if tree.dep[kid] == NEG:
            return True
    above = tree.head[verb]
    return tree.dep[verb] == XCOMP and (
        tree.lemma[above] in _REFUSALS or tree.child(above, frozenset({NEG})) is not None
    )


def is_nobody(tree: Tree, head: int, vocabulary: Cues) -> bool:
    """ "No group", "nobody"."""
    return tree.lower[head] in vocabulary.nobody or any(tree.lower[kid] in vocabulary.nobody for kid in tree.kids[head])


def core_of(tree: Tree, verb: int, source: Range | None) -> Range:
    """The words of the saying itself: source, verb, its auxiliaries and adverbs, hearers, "in a statement"."""
    first, last = verb, verb + 1
    keep = sids("aux auxpass neg advmod prt dobj dative npadvmod prep tmod")
    for kid in tree.kids[verb]:
        if tree.dep[kid] not in keep:
            continue
        left, right = tree.left(kid), tree.right(kid)
        if kid < verb and left >= verb - 8 and tree.dep[kid] != PREP:
            first = min(first, left)
        elif kid > verb and left <= last + 1 and right - left <= 14 and not _holds_clause(tree, left, right):
            last = max(last, right)
    if source is not None:
        first = min(first, source[0]) if source[1] >= first - 3 and source[0] < first else first
        last = max(last, source[1]) if source[0] <= last + 1 and source[1] > last else last
    return first, last


def _holds_clause(tree: Tree, first: int, last: int) -> bool:
    finite = sids("VBD VBZ VBP MD")
    return any(tree.tag[token] in finite for token in range(first, last))


def subtree(tree: Tree, token: int, least: int = 0) -> Range:
    """A token's words, marks at the ends left out (quotation marks kept)."""
    return trim(tree, (max(tree.left(token), least), tree.right(token)), EDGES)


def object_of(tree: Tree, preposition: int) -> int | None:
    return tree.child(preposition, frozenset({POBJ, PCOMP}))


def agent_of(tree: Tree, verb: int) -> int | None:
    """The noun after "by"."""
    for kid in tree.kids[verb]:
        if tree.dep[kid] == AGENT or (tree.dep[kid] == PREP and tree.lower[kid] == sid("by")):
            return object_of(tree, kid)
    return None


def merge(parts: Iterable[Range]) -> list[Range]:
    """Ranges in order, joined where they touch, empty ones left out."""
    joined: list[Range] = []
    for first, last in sorted(part for part in parts if part[1] > part[0]):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def without(parts: Iterable[Range], hole: Range) -> list[Range]:
    """Ranges with a hole cut out."""
    left: list[Range] = []
    for first, last in parts:
        if hole[1] <= first or hole[0] >= last:
            left.append((first, last))
        else:
            left.extend([(first, min(last, hole[0])), (max(first, hole[1]), last)])
    return [part for part in left if part[1] > part[0]]
