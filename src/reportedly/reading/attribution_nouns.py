"""Attribution without a verb of saying: "according to", "X's claim that", "reports of", "some … and others that"."""

from __future__ import annotations

from reportedly.model import Certainty
from reportedly.reading import attribution_parts as parts
from reportedly.reading.attribution_cues import Cue
from reportedly.reading.attribution_parts import ACL, CCOMP, CONJ, EDGES, PREP, PUNCTUATION, RELCL, ROOT, Saying
from reportedly.reading.attribution_tree import NOMINAL, VERBAL, Range, Tree, sid, sids, trim
from reportedly.reading.sources import is_source, phrase_of, words

_FINITE = sids("VBD VBZ VBP MD")
_BY = sids("by from")
_POSS = sid("poss")
_FARTHEST = 200  # tokens in which a second speaker is looked for
_OF = sids("of")
_SPEAKS_OF = {  # which prepositions lead to what a noun's saying is about
    "report": _OF,
    "allege": _OF,
    "deny": _OF,
    "attitude": sids("of for about over on against to"),
}
_CC = sids("and while but whereas or")


def according_saying(tree: Tree, token: int) -> Saying | None:
    """ "…, according to X", "According to X, …", "in the words of X"; `token` is "according" (or "words")."""
    to = token + 1
    if to >= tree.size - 1 or tree.lower[to] not in sids("to of"):
        return None
    first, last = tree.sentence(token)
    phrase = _phrase_after(tree, to + 1, last)
    if phrase is None:
        return None
    head, span = phrase
    begin = token if tree.lower[token] == sid("according") else token - 2
    content = _told(tree, begin, span[1], (first, last))
    if tree.lower[token] != sid("according"):  # "was, in the words of X, a disaster": what follows is X's
        content = [part for part in content if part[0] >= span[1]] or content
    if not content:
        return None
    return Saying((token, to + 1), head, span, content, "say", Certainty.STATED, "attribution-according_to@1")


def _phrase_after(tree: Tree, start: int, stop: int) -> tuple[int, Range] | None:
    """The noun phrase that begins at `start`: its head and tokens."""
    head = tree.child(start - 1, sids("pobj pcomp")) or start
    while head < stop and tree.pos[head] not in NOMINAL:
        head += 1
    if head >= stop or head - start > 8:
        return None
    while start <= tree.head[head] < stop and tree.head[head] != head and tree.pos[tree.head[head]] in NOMINAL:
        head = tree.head[head]
    last = min(tree.right(head), stop)
    for token in range(start, last):  # the parser runs on over ", the town was": stop where a new clause has its verb
        clause = tree.tag[token] in _FINITE and tree.dep[token] not in (RELCL,)
        if clause and not _in_relative(tree, token, head):
            last = next((t for t in range(token, start, -1) if tree.lower[t] in PUNCTUATION), token)
            break
    span = parts.fitted(tree, (start, last), head)
    if not span[0] <= head < span[1]:
        head = span[1] - 1 if span[1] > span[0] else start
    return (head, span) if span[1] > span[0] else None


def _in_relative(tree: Tree, token: int, head: int) -> bool:
    while token != head and tree.head[token] != token:
        if tree.dep[token] in (RELCL, ACL):
            return True
        token = tree.head[token]
    return False


def _told(tree: Tree, begin: int, end: int, sentence: Range) -> list[Range]:
    """What "according to" covers: its segment of the sentence (between semicolons), without its own words."""
    first, last = sentence
    semicolon = sid(";")
    first = next((t + 1 for t in range(begin - 1, first - 1, -1) if tree.lower[t] == semicolon), first)
    last = next((t for t in range(end, last) if tree.lower[t] == semicolon), last)
    clause = _clause_above(tree, begin)
    if clause is not None and tree.dep[clause] == CCOMP and first < tree.left(clause) < begin < tree.right(clause):
        first = tree.left(clause)  # "said that, according to X, …": X tells what is said
        last = max(end, min(last, tree.right(clause)))
    before, after = trim(tree, (first, begin), EDGES), trim(tree, (end, last), EDGES)
    if before[1] > before[0] and tree.lower[before[1] - 1] in sids("that and but while as"):
        return [after] if after[1] > after[0] else []
    if before[1] - before[0] < 2 or (before[1] - before[0] <= 4 and not _finite(tree, before)):
        return [part for part in (before, after) if part[1] > part[0]]
    if clause is not None and tree.dep[clause] == CONJ and first < tree.left(clause) < begin:
        left = tree.left(clause)
        joined = tree.child(clause, sids("nsubj nsubjpass"))
        if joined is not None and tree.lower[left - 1] in sids("but while ,"):
            before = (left, before[1])
    if _finite(tree, before):
        rest = clause is not None and clause < begin and tree.right(clause) > end + 3
        return [before, *([after] if rest and after[1] > after[0] and _starts_clause(tree, after) else [])]
    return [part for part in (before, after) if part[1] > part[0]]


def _starts_clause(tree: Tree, part: Range) -> bool:
    return tree.lower[part[0]] in sids("and that who which when as after before killing wounding injuring leaving")


def _finite(tree: Tree, part: Range) -> bool:
    return any(tree.tag[t] in _FINITE for t in range(*part))


def _clause_above(tree: Tree, token: int) -> int | None:
    node = tree.head[token] if token < tree.size else token
    while tree.pos[node] not in VERBAL or tree.dep[node] not in sids("ROOT conj ccomp advcl relcl parataxis"):
        if tree.head[node] == node:
            return node if tree.dep[node] == ROOT else None
        node = tree.head[node]
    return node


def noun_saying(tree: Tree, noun: int, cue: Cue) -> Saying | None:
    """ "the ministry's claim that …", "allegations by X of …", "unconfirmed reports of …"."""
    content: Range | None = None
    source: int | None = None
    owner: int | None = None
    for kid in tree.kids[noun]:
        label = tree.dep[kid]
        if kid > noun and label in (ACL, CCOMP, RELCL) and _is_that_clause(tree, kid):
            content = parts.subtree(tree, kid, noun + 1)
        elif kid > noun and label == PREP:
            thing = parts.object_of(tree, kid)
            if thing is None:
                continue
            if tree.lower[kid] in _BY:
                source = thing
                for inner in tree.kids[thing]:
                    if content is None and tree.dep[inner] in (ACL, RELCL) and _is_that_clause(tree, inner):
                        content = parts.subtree(tree, inner)
            elif tree.lower[kid] == sid("of") and _has_that_clause(tree, noun):
                owner = thing
            elif tree.lower[kid] == sid("of") and (inside := _that_clause_under(tree, thing)) is not None:
                source, content = thing, parts.subtree(tree, inside)
            elif content is None and tree.lower[kid] in _SPEAKS_OF.get(cue.group, frozenset()):
                content = parts.subtree(tree, thing)
        elif label == _POSS:
            source = kid
    if content is None or (cue.group == "attitude" and source is None):
        return None
    source = owner if source is None else source
    phrase: Range | None = None
    if source is not None:
        first, last = phrase_of(tree, source)
        last = min(last, content[0]) if content[0] > source else last
        phrase = trim(tree, (first, last), PUNCTUATION | sids("'s ’s"))
        if not phrase[0] <= source < phrase[1]:
            phrase = (source, source + 1)
    certainty = cue.certainty
    if source is None and certainty is Certainty.STATED:
        if cue.group != "report":
            return None
        certainty = Certainty.HEDGED
    elif cue.group == "allege" and source is not None and tree.lemma[noun] in sids("claim charge accusation"):
        certainty = Certainty.STATED
    return Saying((noun, noun + 1), source, phrase, [content], cue.act, certainty, f"attribution-noun-{cue.group}@1")


def _that_clause_under(tree: Tree, noun: int) -> int | None:
    """ "the claim of the governor of Alba that …": the clause hangs anywhere under the governor."""
    for token in range(noun, min(tree.right(noun), noun + 12)):
        if tree.dep[token] in (ACL, RELCL, CCOMP) and _is_that_clause(tree, token):
            return token
    return None


def _has_that_clause(tree: Tree, noun: int) -> bool:
    return any(
        kid > noun and tree.dep[kid] in (ACL, CCOMP, RELCL) and _is_that_clause(tree, kid) for kid in tree.kids[noun]
    )


def _is_that_clause(tree: Tree, clause: int) -> bool:
    """Introduced by a "that" that is no relative pronoun."""
    for kid in tree.kids[clause]:
        if tree.lower[kid] == sid("that") and kid < clause:
            return tree.dep[kid] == sid("mark")
    return False


def adjective_saying(tree: Tree, adjective: int) -> Saying | None:
    """ "is convinced that …", "was critical of …"."""
    be = tree.head[adjective]
    head = tree.child(be, sids("nsubj")) if tree.lemma[be] in sids("be remain feel seem become") else None
    if head is None or not is_source(tree, head) or tree.lower[head] in sids("it i we"):
        return None
    act, certainty = "attitude", Certainty.STATED
    content: list[Range] = []
    for kid in (*tree.kids[adjective], *tree.kids[be]):
        if kid > adjective and tree.dep[kid] == CCOMP:
            content, act, certainty = [parts.subtree(tree, kid, adjective + 1)], "say", Certainty.HEDGED
        elif kid > adjective and tree.head[kid] == adjective and tree.dep[kid] in (PREP, sid("xcomp")) and not content:
            content = [parts.subtree(tree, kid, adjective + 1)]
    if not content or parts.is_negated(tree, be):
        return None
    source = parts.source_phrase(tree, head, be)
    return Saying((adjective, adjective + 1), head, source, content, act, certainty, "attribution-adjective@1")


def headline_saying(tree: Tree, first: int, last: int) -> Saying | None:
    """A headline with its source before or after a colon: "Army: 12 killed in raid", "12 killed in raid: army"."""
    colons = [t for t in range(first + 1, min(last - 1, first + 30)) if tree.lower[t] == sid(":")]
    if len(colons) != 1 or tree.text(colons[0] - 1)[-1:].isdigit():
        return None
    colon = colons[0]
    before, after = trim(tree, (first, colon), EDGES), trim(tree, (colon + 1, last), EDGES)
    for phrase, content in ((before, after), (after, before)):
        size = phrase[1] - phrase[0]
        if not 1 <= size <= 5 or content[1] - content[0] < 3 or any(tree.pos[t] in VERBAL for t in range(*phrase)):
            continue
        head = phrase[1] - 1
        kind = words().kinds.get(tree.lemma[head]) or words().kinds.get(tree.lower[head])
        person = size in (1, 2, 3) and all(tree.ent[t] == sid("PERSON") for t in range(*phrase))
        if (kind is not None or person) and any(tree.pos[t] in VERBAL for t in range(*content)):
            cue = (colon, colon + 1)
            return Saying(cue, head, phrase, [content], "say", Certainty.STATED, "attribution-headline@1")
    return None


def rival(tree: Tree, saying: Saying) -> Saying | None:
    """ "Some reported … and others that …": the second speaker has no verb; cuts the first one's content."""
    partitives = words().partitives
    for number, (first, last) in enumerate(saying.parts):
        end = tree.sentence(saying.cue[0])[1] if last <= tree.sentence(saying.cue[0])[1] else last
        if first < saying.cue[0]:
            end = last
        for token in range(first + 1, min(end - 2, first + _FARTHEST)):
            if tree.lower[token] not in _CC:
                continue
            head = token + 1
            if tree.lower[head] not in partitives:
                continue
            that = next((t for t in range(head + 1, min(head + 5, end)) if tree.lower[t] == sid("that")), None)
            if that is None or any(tree.pos[t] in VERBAL for t in range(head, that)):
                continue
            saying.parts[number] = (first, min(last, token))
            stop = trim(tree, (that, max(last, end)), EDGES)[1]
            rest = [(that, stop), *saying.parts[number + 1 :]]
            del saying.parts[number + 1 :]
            phrase = trim(tree, (head, that), PUNCTUATION)
            return Saying(saying.cue, head, phrase, rest, saying.act, saying.certainty, "attribution-rival@1")
    return None
