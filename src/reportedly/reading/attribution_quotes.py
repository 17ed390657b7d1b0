"""Quotations given to their speakers: whole quotations, those that go on after "he said", and those after a colon."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportedly.model import Certainty
from reportedly.reading import attribution_parts as parts
from reportedly.reading.attribution_cues import cues
from reportedly.reading.attribution_parts import EDGES, PUNCTUATION, Saying
from reportedly.reading.attribution_tree import NOMINAL, VERBAL, Range, Tree, sid, sids, trim
from reportedly.reading.quotes import Quotation
from reportedly.reading.sources import is_source, words

_FINITE = sids("VBD VBZ VBP MD VB")
_COLON, _SEMICOLON = sid(":"), sid(";")
_DASHES = sids("- – — --")
_PAUSES = sids(", ? ! . … - – —")
_FARTHEST = 400
_LONGEST_SPEAKER = 14  # tokens before a colon that can name a speaker


def is_speech(tree: Tree, quotation: Quotation) -> bool:
    """Whether a quotation is speech rather than a title or a word held at arm's length."""
    first, last = quotation.inner
    return last - first >= 3 and any(tree.tag[t] in _FINITE for t in range(first, min(last, first + 60)))


def fit(tree: Tree, sayings: list[Saying], quotations: list[Quotation]) -> list[Saying]:
    """Sayings kept within what they can reach: one inside a quotation stays in it, and leaves out the speaker's own "I
    think"; none goes over a semicolon or takes in the date line."""
    kept: list[Saying] = []
    firsts = [q.first for q in quotations]
    for saying in sayings:
        cue = saying.cue[0]
        around = _around(quotations, firsts, cue)
        if around is not None and is_speech(tree, around):
            own = saying.head is not None and tree.lower[saying.head] in words().self
            if saying.act != "deny" and (own or saying.act in ("attitude", "find", "vow") or _is_weak(saying)):
                continue
            if own or (saying.head is not None and tree.pos[saying.head] == sid("PRON")):
                saying.head = saying.source = None  # whom "he" means inside a quotation is not told
            saying.parts = [(max(a, around.inner[0]), min(b, around.inner[1])) for a, b in saying.parts]
        saying.parts = [_near(p, cue) for p in saying.parts]
        saying.parts = [part for p in saying.parts if (part := _within_segment(tree, p, cue, quotations, firsts))]
        if saying.parts or around is None:
            kept.append(saying)
    return kept


def _near(part: Range, cue: int) -> Range:
    """A content range of at most 400 tokens, the ones nearest to its cue: longer ones are slips of the parser."""
    first, last = part
    if last <= cue:
        return max(first, last - _FARTHEST), last
    return first, min(last, max(first, cue) + _FARTHEST)


def _is_weak(saying: Saying) -> bool:
    """Sayings that are taken from the report's own words only, not from within a quotation."""
    return saying.origin in ("attribution-call@1", "attribution-utter@1", "attribution-tally@1") or not saying.parts


def _around(quotations: list[Quotation], firsts: list[int], token: int) -> Quotation | None:
    """The quotation, not inside another, that holds a token."""
    at = bisect_right(firsts, token) - 1
    while at >= 0 and quotations[at].depth:
        at -= 1
    return quotations[at] if at >= 0 and quotations[at].first <= token < quotations[at].last else None


def _within_segment(tree: Tree, part: Range, cue: int, quotations: list[Quotation], firsts: list[int]) -> Range | None:
    """A content range cut at the semicolons between it and the cue, and after a date line."""
    first, last = part
    for token in range(first, cue) if last <= cue else range(min(first, max(cue, first - 1)), last):
        if tree.lower[token] != _SEMICOLON or _around(quotations, firsts, token) is not None:
            continue
        if token < cue:
            first = min(token + 1, last)
        elif tree.lower[min(token + 1, tree.size - 1)] != sid("that"):
            last = token
            break
    if first < cue and first == tree.sentence(first)[0]:
        first = after_dateline(tree, first)
    return (first, last) if last > first else None


def after_dateline(tree: Tree, first: int) -> int:
    """ "LIMA, 14 May (Agency) - Two people …": the token after the dash, where a paragraph begins so."""
    if not tree.text(first).isupper() or len(tree.text(first)) < 3:
        return first
    for token in range(first + 1, min(first + 20, tree.size)):
        if tree.lower[token] in _DASHES and tree.parsed.starts[token] > tree.parsed.ends[token - 1]:
            return token + 1
    return first


def widen(tree: Tree, sayings: list[Saying], quotations: list[Quotation]) -> set[int]:
    """Sayings take in the whole of each quotation that they touch. Returns the numbers of the quotations taken."""
    taken: set[int] = set()
    if not quotations:
        return taken
    firsts = [q.first for q in quotations]
    for saying in sayings:
        if saying.act in ("attitude",) or saying.origin.startswith("attribution-noun"):
            continue
        cue = saying.cue[0]
        own: list[Range] = []
        for first, last in saying.parts:
            at = max(0, bisect_left(firsts, first) - 1)
            while at < len(quotations) and quotations[at].first < last:
                quotation = quotations[at]
                if quotation.last > first and not quotation.first <= cue < quotation.last:
                    own.append((quotation.first, quotation.last))
                    if is_speech(tree, quotation) or quotation.last - quotation.first > 4:
                        taken.add(at)
                    saying.quoted = saying.quoted or (quotation.first <= first and quotation.last >= last)
                at += 1
        if not own and not saying.parts:
            beside = _beside(tree, saying, quotations)
            if beside is not None:
                own.append((quotations[beside].first, quotations[beside].last))
                saying.quoted = True
                taken.add(beside)
        saying.parts = parts.merge([*saying.parts, *own])
    return taken


def _beside(tree: Tree, saying: Saying, quotations: list[Quotation]) -> int | None:
    """The quotation right before or after the words of saying."""
    first = min(saying.cue[0], saying.source[0] if saying.source else saying.cue[0])
    last = max(saying.cue[1], saying.source[1] if saying.source else saying.cue[1])
    firsts = [quotation.first for quotation in quotations]
    for at in range(bisect_left(firsts, first) - 1, max(-1, bisect_left(firsts, first) - 4), -1):
        quotation = quotations[at]
        ends = tree.lower[quotation.inner[1] - 1] if quotation.inner[1] > quotation.inner[0] else 0
        near = 0 <= first - quotation.last <= 1 and quotation.last - quotation.first > 3
        if (
            near
            and (ends in _PAUSES or tree.lower[quotation.last] == sid(","))
            and _one_paragraph(tree, quotation, first)
        ):
            return at
    for at in range(bisect_left(firsts, last), min(len(quotations), bisect_left(firsts, last) + 2)):
        quotation = quotations[at]
        reached = quotation.first - last <= 10 and tree.sentence(last - 1)[1] >= quotation.first
        led = quotation.first == last or tree.lower[quotation.first - 1] in sids(": , that")
        if reached and led:
            return at
    return None


def _one_paragraph(tree: Tree, quotation: Quotation, token: int) -> bool:
    paragraph = tree.parsed.paragraph_of(token)
    return paragraph.first < quotation.last


def go_on(tree: Tree, sayings: list[Saying], quotations: list[Quotation], taken: set[int]) -> list[Saying]:
    """Quotations that no saying took: those after a colon, and those that go on from the speaker before.

    Returns the new sayings; those that go on widen the saying that they go on from."""
    new: list[Saying] = []
    if not quotations or len(taken) == len(quotations):
        return new
    by_place = sorted(sayings, key=lambda s: s.cue[0])
    for at, quotation in enumerate(quotations):
        if at in taken or quotation.depth or not is_speech(tree, quotation):
            continue
        saying = _after_colon(tree, quotation)
        if saying is not None:
            new.append(saying)
            continue
        before = _speaker_before(tree, by_place, quotation)
        if before is not None:
            before.parts = parts.merge([*before.parts, (quotation.first, quotation.last)])
    return new


def _after_colon(tree: Tree, quotation: Quotation) -> Saying | None:
    """ "Ana Ruiz: '…'", "He was blunt: '…'"."""
    colon = quotation.first - 1
    if colon < 1 or tree.lower[colon] != _COLON:
        return None
    first, _ = tree.sentence(colon)
    try:
        first = max(first, tree.parsed.paragraph_of(colon).first)
    except IndexError:
        return None
    before = trim(tree, (first, colon), EDGES)
    if before[1] <= before[0]:
        return None
    subjects = sids("nsubj nsubjpass")
    heads = [
        t for t in range(*before) if tree.dep[t] in subjects and is_source(tree, t) and _may_speak(tree, tree.head[t])
    ]
    if heads:
        source = parts.source_phrase(tree, heads[0], before[1])
        head = heads[0]
    elif before[1] - before[0] <= _LONGEST_SPEAKER and not any(tree.pos[t] in VERBAL for t in range(*before)):
        head = next((t for t in range(*before) if tree.pos[t] in NOMINAL and tree.head[t] not in range(*before)), -1)
        if head < 0:
            head = before[1] - 1
        if not is_source(tree, head):
            return None
        source = before
    else:
        return None
    content = [(quotation.first, quotation.last)]
    return Saying(
        (colon, colon + 1), head, source, content, "say", Certainty.STATED, "attribution-colon@1", quoted=True
    )


def _may_speak(tree: Tree, verb: int) -> bool:
    """Before a colon: verbs of saying, being and sending ("He was blunt:")."""
    return tree.lemma[verb] in cues().verbs or tree.lemma[verb] in sids("be issue send post put release have leave")


def _speaker_before(tree: Tree, sayings: list[Saying], quotation: Quotation) -> Saying | None:
    """The saying that a quotation without words of its own goes on from: in this paragraph, or in the one before
    where the whole paragraph is the quotation."""
    first, last = tree.sentence(quotation.first)
    own_words = [t for t in range(first, min(last, quotation.first)) if tree.lower[t] not in PUNCTUATION]
    after = [t for t in range(quotation.last, tree.sentence(quotation.last - 1)[1]) if tree.lower[t] not in PUNCTUATION]
    if len(own_words) > 2 or len(after) > 2:
        return None
    try:
        paragraph = tree.parsed.paragraph_of(quotation.first)
        earlier = tree.parsed.paragraph_of(paragraph.first - 1) if paragraph.first else paragraph
    except IndexError:
        return None
    whole = quotation.first <= paragraph.first + 1 and quotation.last >= paragraph.last - 1
    least = earlier.first if whole else paragraph.first
    best: Saying | None = None
    at = bisect_left(sayings, quotation.first, key=lambda s: s.cue[0])
    for saying in sayings[max(0, at - 12) : at]:
        if saying.cue[0] < least or saying.head is None or saying.act in ("attitude", "unsaid", "ask"):
            continue
        if saying.quoted or best is None or not best.quoted:
            best = saying
    return best
