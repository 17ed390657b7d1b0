"""Who says what in a report: every act of saying, and for every token the voice that speaks it.

`find_attributions` finds the sayings (source, cue, content); `voices` lays them, and the hedges, over the text, so that
`Voices.of(token)` tells in constant time who says a token, how sure, and whether in their own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import Source, SourceKind
from reportedly.reading import attribution_parts as parts
from reportedly.reading.attribution_book import SourceBook
from reportedly.reading.attribution_cues import Cue, Cues, cues
from reportedly.reading.attribution_nouns import according_saying, adjective_saying, headline_saying, noun_saying, rival
from reportedly.reading.attribution_parts import Saying
from reportedly.reading.attribution_quotes import fit, go_on, widen
from reportedly.reading.attribution_tree import NOMINAL, VERBAL, Range, Tree, sid, sids
from reportedly.reading.attribution_verbs import citing, open_saying, quoting, responsibility_saying, verb_saying
from reportedly.reading.attribution_voices import Voices, voices
from reportedly.reading.mentions import Attribution
from reportedly.reading.quotes import find_quotations

if TYPE_CHECKING:
    from reportedly.language import Paragraph, Parsed

__all__ = ["Voices", "find_attributions", "voices"]

_ACCORDING, _WORDS = sid("according"), sid("words")
_VERB_TAGS = sids("VB VBD VBG VBN VBP VBZ")
_RELCL = sid("relcl")
_POINTING, _DEFINITE = (
    sids("it that this them which these those so"),
    sids("the this that these those his her their its"),
)
_CLAIM_NOUNS = sids(
    "claim charge allegation accusation report figure toll account version number assertion statement suggestion"
    " story death attack killing incident"
)
_ACOMP = sid("acomp")
_REACH = 120  # tokens that "it" may look back
_SUBJECT, _CITE = sids("nsubj"), sids("cite quote")
_JOINTS = sids("and but , while")


def find_attributions(parsed: Parsed) -> list[Attribution]:
    """Every act of saying in a text, by the place of its cue; of two that hold each other the outer one first.

    `Attribution.source.name` is None where the report leaves the speaker out ("it was reported that"). `act` is one of
    say, blame, deny, confirm, claim_responsibility, find, ask, vow, attitude (a view: "condemned the attack"), and
    unsaid (a saying that is said not to have been made: "did not confirm that").
    """
    if not len(parsed.doc):
        return []
    tree = Tree(parsed)
    sayings = _sayings(tree, cues())
    quotations = find_quotations(parsed)
    for paragraph in parsed.paragraphs:
        headline = headline_saying(tree, paragraph.first, paragraph.last) if _is_heading(paragraph) else None
        if headline is not None:
            sayings.append(headline)
    sayings = fit(tree, sayings, quotations)
    taken = widen(tree, sayings, quotations)
    sayings.extend(go_on(tree, sayings, quotations, taken))
    for saying in list(sayings):
        second = rival(tree, saying)
        if second is not None:
            sayings.append(second)
    _leave_out_asides(tree, sayings)
    sayings = [saying for saying in sayings if saying.parts]
    sayings.sort(key=lambda s: (min(s.cue[0], s.source[0] if s.source else s.cue[0]), -s.outer))
    return _finished(tree, sayings)


def _leave_out_asides(tree: Tree, sayings: list[Saying]) -> None:
    """ "blamed the rebels, whose spokesman said …": another's saying in an aside is no part of what holds the aside."""
    ordered = sorted(sayings, key=lambda s: s.cue[0])
    for number, inner in enumerate(ordered):
        verb = node = inner.cue[0]
        while tree.head[node] != node and tree.dep[node] != _RELCL and verb - node < 40:
            node = tree.head[node]
        start = tree.left(node)
        if tree.dep[node] != _RELCL or inner.head is None or start == 0 or tree.lower[start - 1] != sid(","):
            continue
        if node != verb and not tree.under(verb, node):
            continue
        for outer in ordered[max(0, number - 8) : number + 8]:
            if (
                outer is not inner
                and not outer.quoted
                and outer.covers(verb)
                and not start <= outer.cue[0] < tree.right(node)
            ):
                outer.parts = parts.without(outer.parts, (start - 1, tree.right(node)))


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.headline or (paragraph.first == 0 and paragraph.last < 26)


def _sayings(tree: Tree, vocabulary: Cues) -> list[Saying]:
    """The sayings of all cues, in the order of the text."""
    done: dict[int, Saying] = {}
    found: list[Saying] = []
    verbs, particles, nouns = vocabulary.verbs, vocabulary.particles, vocabulary.nouns
    lemma, pos, tag, lower = tree.lemma, tree.pos, tree.tag, tree.lower
    starts = {verb for verb, _ in particles}
    cited: list[int] = []
    for token in range(tree.size):
        word = lemma[token]
        if word in verbs or word in starts:
            if pos[token] in VERBAL or tag[token] in _VERB_TAGS or tree.child(token, _SUBJECT) is not None:
                found.extend(_of_verb(tree, token, vocabulary, done))
            elif word in nouns and pos[token] in NOMINAL:
                saying = noun_saying(tree, token, nouns[word])
                if saying is not None:
                    found.append(saying)
        elif word in nouns and pos[token] in NOMINAL:
            saying = noun_saying(tree, token, nouns[word])
            if saying is not None:
                found.append(saying)
        elif word in vocabulary.responsible_verbs and pos[token] in VERBAL:
            saying = responsibility_saying(tree, token, vocabulary)
            if saying is not None:
                found.append(saying)
        elif pos[token] in VERBAL:
            saying = open_saying(tree, token)
            if saying is not None:
                found.append(saying)
        if word in vocabulary.adjectives and tree.dep[token] == _ACOMP:
            saying = adjective_saying(tree, token)
            if saying is not None:
                found.append(saying)
        if word in _CITE and tag[token] in _VERB_TAGS:
            cited.append(token)
        if lower[token] == _ACCORDING or (lower[token] == _WORDS and token > 1 and lower[token - 2] == sid("in")):
            saying = according_saying(tree, token)
            if saying is not None:
                found.append(saying)
    for token in cited:
        saying = citing(tree, token, done)
        if saying is not None:
            found = [one for one in found if one.cue[0] != token]
            found.append(saying)
    return found


def _of_verb(tree: Tree, verb: int, vocabulary: Cues, done: dict[int, Saying]) -> list[Saying]:
    """The sayings of one verb: the first of its classes that fits."""
    if tree.lemma[verb] in vocabulary.responsible_verbs:
        saying = responsibility_saying(tree, verb, vocabulary)
        if saying is not None:
            return [saying]
    if tree.lemma[verb] in sids("quote cite"):
        saying = quoting(tree, verb)
        if saying is not None:
            return [saying]
    for cue in _classes(tree, verb, vocabulary):
        saying = verb_saying(tree, verb, cue, vocabulary)
        if saying is not None:
            done[verb] = saying
            _cut_short(tree, verb, saying, done)
            return [saying]
    return []


def _cut_short(tree: Tree, verb: int, saying: Saying, done: dict[int, Saying]) -> None:
    """A speaker's next act ends the content of the one before ("said … and denied …", "denied …, accusing …")."""
    inner = tree.head[verb]
    before = done.get(tree.head[inner])
    if tree.dep[inner] != sid("ccomp") or before is None or before.head != saying.head or inner > verb:
        return
    start = tree.left(verb)
    while start - 1 > inner and (tree.lower[start - 1] in _JOINTS or tree.head[start - 1] == verb):
        start -= 1
    before.parts = parts.without(before.parts, (start, max(tree.right(verb), saying.cue[1])))


def _classes(tree: Tree, verb: int, vocabulary: Cues) -> tuple[Cue, ...]:
    after = tree.lower[verb + 1] if verb + 1 < tree.size else 0
    return vocabulary.particles.get((tree.lemma[verb], after), ()) + vocabulary.verbs.get(tree.lemma[verb], ())


def _finished(tree: Tree, sayings: list[Saying]) -> list[Attribution]:
    """Sayings as attributions: sources described and followed back, in the order of the text."""
    book = SourceBook(tree)
    found: list[Attribution] = []
    for saying in sayings:
        cue = tree.parsed.words(*saying.cue).lower()
        source_tokens: Range | None = None
        if saying.head is not None and saying.source is not None:
            source = book.source(saying.head, saying.source)
            source_tokens = saying.source
        else:
            source = Source(None, SourceKind.UNNAMED, None, None, tree.parsed.span(*saying.cue))
        found.append(
            Attribution(
                source,
                source_tokens,
                saying.cue,
                cue,
                tuple((first, parts.balanced(tree, first, last)) for first, last in parts.merge(saying.parts)),
                saying.certainty,
                saying.quoted,
                saying.act,
                saying.origin,
                _about(tree, saying, found),
            )
        )
    return found


def _about(tree: Tree, saying: Saying, before: list[Attribution]) -> tuple[Range, ...]:
    """What "denied it", "confirmed the figure", "rejected the charge" speak of: what the nearest saying before says."""
    if saying.act not in ("deny", "confirm") or not saying.parts:
        return ()
    first, last = saying.parts[0]
    pointing = last - first <= 3 and (
        tree.lower[first] in _POINTING or (tree.lower[first] in _DEFINITE and tree.lemma[last - 1] in _CLAIM_NOUNS)
    )
    called = saying.origin == "attribution-call@1" and tree.lower[first] in _POINTING | _DEFINITE
    if not pointing and not called:
        return ()
    for earlier in reversed(before[-6:]):
        near = earlier.cue_tokens is not None and saying.cue[0] - earlier.cue_tokens[0] < _REACH
        if (
            near
            and earlier.act in ("say", "blame", "claim_responsibility", "find")
            and earlier.source_tokens != saying.source
        ):
            return earlier.content
    return ()
