"""Where a sentence begins for sure, and where it surely does not: told to the parser before it decides on the rest.

A parser that learned from edited news errs by kind: it makes a sentence of a closing quotation mark, splits after
"Insp." and before "[FMLN]", and joins a date line to its story. Each kind is one rule here, over the tokens alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.language.parsed import Paragraph
from reportedly.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

_VERBS = frozenset(["VERB", "AUX"])
_STOPS = frozenset([".", "!", "?", "...", "…", "?!", "!!", ".."])
_CLOSERS = frozenset(["”", "’", "''", ")", "]", "»", "}"])
_BREAKS = frozenset([":", ";", "-", "--", "---", "–", "—", "*", "•", "|", "/", "▪", "·", "●", "…"])
_DASHES = frozenset(["--", "---", "—", "–", "-"])
_NUMBERING = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]?")
_DATELINE_TOKENS = 22
_STORY_TOKENS = 10
_IN_DATELINE = frozenset(["de", "la", "del", "al", "el", "el-", "no", "date", "of", "da", "do", "es", "sur", "and"])


def boundaries(
    words: Sequence[str], spaces: Sequence[bool], paragraphs: Sequence[Paragraph], truecased: bool = False
) -> list[bool | None]:
    """For each token whether a sentence begins at it: True, False, or None where the parser may decide. Linear.

    `spaces[i]`: whether a blank follows token i. `truecased`: the words' case was told, not written.
    """
    found: list[bool | None] = [None] * len(words)
    for paragraph in paragraphs:
        _within(words, paragraph, found)
        if not paragraph.headline and not paragraph.bullet:
            _dateline(words, spaces, paragraph, found, truecased)
        if paragraph.bullet:
            _numbering(words, paragraph, found)
        found[paragraph.first] = True
    return found


def rejoin(doc: Doc, found: Sequence[bool | None]) -> None:
    """Joins what a parser left apart although no sentence begins there: it may run out of moves with two roots left.

    The part without a finite verb hangs on the other as `dep`.
    """
    starts = [at for at, one in enumerate(doc.to_array("SENT_START").tolist()) if one == 1 and found[at] is False]
    for at in starts:
        if at == 0 or not doc[at].is_sent_start:
            continue
        before, after = doc[at - 1].sent.root, doc[at].sent.root
        upper, lower = (after, before) if after.pos_ in _VERBS and before.pos_ not in _VERBS else (before, after)
        lower.head = upper
        lower.dep_ = "dep"


def _within(words: Sequence[str], paragraph: Paragraph, found: list[bool | None]) -> None:
    """No sentence begins with a closing mark; with a small letter or a sign only after a stop or a break; none after an
    abbreviation. One begins with a capital after a full stop and the quotation mark that closes there."""
    lists = _abbreviations()
    open_quote = False
    ended = closed = False  # a stop before this token; a stop and a closing mark
    before = ""
    for at in range(paragraph.first, paragraph.last):
        word = words[at]
        letter = word[0]
        closing = word in _CLOSERS or (word == '"' and open_quote)
        if word == '"':
            open_quote = not open_quote
        if closing:
            found[at] = False
            closed = ended
            before = word
            continue
        if closed and letter.isupper() and before != ")":
            found[at] = True
        elif not closed:
            small = before not in _BREAKS and not letter.isupper()
            if _abbreviated(words, at, paragraph.first, lists) if ended else small:
                found[at] = False
        ended, closed = word in _STOPS or (word[-1] == "." and len(word) > 1), False
        before = word


def _abbreviated(words: Sequence[str], at: int, first: int, lists: dict[str, frozenset[str]]) -> bool:
    """Whether the full stop before token `at` belongs to an abbreviation."""
    stop = words[at - 1]
    word = stop[:-1] if stop != "." else (words[at - 2] if at - 2 >= first else "")
    low = word.lower()
    after = words[at]
    if low in lists["before_name"]:
        return after[0].isupper()
    if low in lists["before_number"]:
        return after[0].isdigit()
    if low in lists["inside"]:
        return not after[0].isupper()
    # an initial: "George W. Bush", "V. V. Ivanov"; not the end of "Plan B. Police said"
    return stop != "." and len(word) == 1 and word.isupper() and after[0].isupper() and at + 1 < len(words)


def _dateline(
    words: Sequence[str], spaces: Sequence[bool], paragraph: Paragraph, found: list[bool | None], truecased: bool
) -> None:
    """A story begins after its date line and the wire's own marks: "LIMA, 14 May (Wire) -- [Text] Gunmen …"."""
    last = min(paragraph.first + _DATELINE_TOKENS, paragraph.last - _STORY_TOKENS)
    for at in range(paragraph.first + 1, last):
        word, after = words[at], words[at + 1]
        if word in _DASHES and spaces[at - 1] and spaces[at]:
            if after[0].isupper() or after[0].isdigit() or after in ("[", '"', "“"):
                for inner in range(paragraph.first + 1, at + 1):
                    found[inner] = False
                _marks(words, at + 1, last, found)
            return
        if word[0].islower() and not truecased and word not in _IN_DATELINE:
            return


def _marks(words: Sequence[str], at: int, last: int, found: list[bool | None]) -> None:
    """Bracketed marks before a story, "[Report] [Text]", are no part of its first sentence."""
    found[at] = True
    while words[at] == "[":
        closing = next((one for one in range(at + 1, min(at + 16, last)) if words[one] == "]"), None)
        if closing is None:
            return
        for inner in range(at + 1, closing + 1):
            found[inner] = False
        at = closing + 1
        found[at] = True


def _numbering(words: Sequence[str], paragraph: Paragraph, found: list[bool | None]) -> None:
    """A list's number or bullet belongs to the sentence that it numbers: "1. On Wednesday …"."""
    for at in range(paragraph.first, min(paragraph.first + 3, paragraph.last)):
        if found[at] is not True:
            found[at] = False
        if words[at] not in _BREAKS and words[at] not in (".", ")", "(") and not _NUMBERING.fullmatch(words[at]):
            return


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, frozenset[str]]:
    lists = load_vocabulary("reportedly.language", "sentences.yaml", dict[str, list[str]])
    return {name: frozenset(words) for name, words in lists.items()}
