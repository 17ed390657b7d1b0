"""Capitals mended, for wires and archives that come in capitals only.

A parser that learned from mixed case takes a text in capitals for one long name. So the likely case of each word is
told before it is parsed, from three sorts of evidence: what the pipeline's own tagger makes of the words in lower case
(its training holds such sentences), which spellings its vocabulary knows, and lists of words whose case is fixed
(`case.yaml`). Each word keeps its length, so that offsets stay those of the report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import ReportedlyError
from reportedly.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from reportedly.gazetteer import Gazetteer

_LEAST_LETTERS = 12
_SHOUTING = 0.85  # share of capitals among letters from which a text counts as written in capitals
_NO_CAPITALS = bytes(b for b in range(128) if not 65 <= b <= 90)
_NO_SMALL = bytes(b for b in range(128) if not 97 <= b <= 122)
_NAME_TAGS = frozenset(["NNP", "NNPS"])
_STOPS = frozenset(".!?")
_OPENERS = frozenset("\"'“‘«([{-–—*•")
_QUOTES = frozenset(['"', "“", "«", "``", "''"])
_CHUNK = re.compile(r"\S+")
_DOTTED = re.compile(r"(?:[A-Z]\.){1,6}[A-Z]?")
_CODE = re.compile(r"(?=.{0,20}\d)[A-Z0-9./-]{1,20}")
_ORDINAL = re.compile(r"\d{1,4}(?:ST|ND|RD|TH|D|S|KM|KG|MM|CM|M|AM|PM)")
_CLITICS = frozenset(["'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s", "’re", "’ve", "’ll", "’d", "’m", "’t"])

# Least probability of a name's tag, by what the vocabulary knows of the word. Measured: see docs/measures.
_AS_NAME_AND_WORD = 0.30
_AS_WORD = 0.60
_UNKNOWN = 0.02
_LARGE = 150_000  # people of a town whose name is likelier the town's than a common word or nobody's
_TOWN = 20_000  # people of a town that a noun of the dictionary may name
_INFLECTIONS = ("s", "es", "d", "ed", "r", "er", "rs", "ers", "ees", "ing", "ings", "ly", "ness")
_JOINTS = frozenset(["of", "for", "and", "the"])
_ORGANISATION = 0.08  # within a name: between two words with capitals


def needs_truecasing(text: str) -> bool:
    """Whether a text is written in capitals. Looks at the A to Z of 20,000 characters at most."""
    raw = text[:20_000].encode("ascii", "ignore")  # counted in C: this is done for every paragraph
    capitals = len(raw.translate(None, _NO_CAPITALS))
    letters = capitals + len(raw.translate(None, _NO_SMALL))
    return letters >= _LEAST_LETTERS and capitals >= _SHOUTING * letters


def unshouted(text: str) -> str:
    """A text in capitals as the tokenizer knows its words: "didn't", "U.S.", "Gen.". Each word keeps its length."""
    return _CHUNK.sub(_unshouted_word, text)


def _unshouted_word(found: re.Match[str]) -> str:
    word = found[0]
    if _DOTTED.match(word):
        return word
    low = _same_length(word, word.lower())
    return low[:1].upper() + low[1:] if low.endswith(".") and low[:-1] in _lists()["abbreviated"] else low


class Truecaser:
    """Tells the likely case of words with a spaCy pipeline's tagger and vocabulary, as far as it has them."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._steps = _steps_to_tagger(nlp)
        self._titles, self._words = _spellings(nlp)
        self._seen_capital = frozenset(one.lower() for one in self._titles if len(one) > 3)
        self._lemmas = _lemmas(nlp, "lemma_index")
        self._irregular = _lemmas(nlp, "lemma_exc")
        self._stop = frozenset(nlp.Defaults.stop_words)
        lists = _lists()
        self._capital = lists["capital"]
        self._acronyms = lists["acronym"]
        self._acronyms_if_name = lists["acronym_if_name"]
        self._particles = lists["particle"]
        self._endings = tuple(lists["ending"])

    def truecase(self, words: Sequence[str], beginnings: frozenset[int] = frozenset()) -> list[str]:
        """The words of a text with likely case. Each keeps its length. `beginnings`: where its paragraphs begin."""
        lowered = [_same_length(word, word.lower()) for word in words]
        names = self._name_likelihood(lowered)
        local = _acronyms_told(words)
        mended = [self._alone(word, low, name, local) for word, low, name in zip(words, lowered, names, strict=True)]
        self._agree(lowered, mended, names)
        self._within_names(lowered, mended, names)
        _organisations(lowered, mended)
        _titles(lowered, mended)
        _told_names(words, lowered, mended)
        _months(lowered, mended)
        _starts(words, mended, beginnings)
        return mended

    def _name_likelihood(self, lowered: Sequence[str]) -> list[float]:
        """For each word the probability that the tagger gives to a proper noun; 0.5 where there is no tagger."""
        from spacy.tokens import Doc as SpacyDoc

        if not self._steps:
            return [0.5] * len(lowered)
        found: list[float] = []
        for at in range(0, len(lowered), 2_000):
            doc = SpacyDoc(self._nlp.vocab, words=list(lowered[at : at + 2_000]))
            found += _tagged(doc, self._steps)
        return found

    def _alone(self, word: str, low: str, name: float, local: frozenset[str]) -> str:
        """A word's case by itself."""
        if not word.isalpha():
            return _signs(word, low)
        if low in self._acronyms or word in local or (low in self._acronyms_if_name and name >= _AS_NAME_AND_WORD):
            return word
        title = _same_length(word, low[:1].upper() + low[1:])
        if low in self._capital or (len(low) > 3 and self._names_place_or_people(low, name)):
            return title
        if len(low) == 1:
            return word if name >= _AS_NAME_AND_WORD else low
        known_title, known = low.capitalize() in self._titles, low in self._words
        if len(low) <= 3:  # strings this short in a pipeline's vocabulary are affixes as often as words
            known = self._in_dictionary(low)
        if not known_title and not known:
            if len(low) <= 3 or (len(low) <= 6 and not _has_vowel(low)):
                return word
            likely = name >= _AS_NAME_AND_WORD or not (low.endswith(self._endings) or self._made_of_words(low))
        else:
            least = _AS_WORD if not known_title else _AS_NAME_AND_WORD if self._in_dictionary(low) else _UNKNOWN
            likely = name >= least
        return title if likely else low

    def _agree(self, lowered: Sequence[str], mended: list[str], names: Sequence[float]) -> None:
        """One case for one word of a text where the tagger wavers: the name of a town is a name each time."""
        total: dict[str, list[float]] = {}
        for low, name in zip(lowered, names, strict=True):
            if low.isalpha() and low not in self._words_plain(low):
                total.setdefault(low, []).append(name)
        for at, low in enumerate(lowered):
            seen = total.get(low)
            if seen and len(seen) > 1 and mended[at] == low and sum(seen) / len(seen) >= _AS_NAME_AND_WORD:
                mended[at] = _same_length(low, low[:1].upper() + low[1:])

    def _names_place_or_people(self, low: str, name: float) -> bool:
        """Whether the place index knows a word as a people or a country ("Syrian", "Colombia"), or as a large town that
        the tagger does not rule out."""
        gazetteer = _gazetteer()
        if gazetteer is None:
            return False
        if gazetteer.people_of(low) is not None:
            return True
        best = gazetteer.find(low)[:1]
        return any(p.kind == "country" or (p.population >= _LARGE and name >= _UNKNOWN) for p in best)

    def _made_of_words(self, low: str) -> bool:
        """Whether an unknown word is a form of known ones: "airstrikes", "gunships", "roadblocks", "reoccupied"."""
        stem = low.removesuffix("s")
        known = self._words
        if stem in known or low.removeprefix("re") in known or low.removeprefix("un") in known:
            return True
        if self._inflected(low):
            return True
        if low in self._lemmas:  # WordNet's nouns, of which some are towns
            gazetteer = _gazetteer()
            return gazetteer is None or not any(p.population >= _TOWN for p in gazetteer.find(low)[:1])
        # parts of four letters at least: shorter strings of a pipeline's vocabulary are affixes, not words
        return any(stem[:at] in known and stem[at:] in known for at in range(4, len(stem) - 3))

    def _inflected(self, low: str) -> bool:
        return any(
            low.endswith(ending)
            and (ending != "es" or low[-3:-2] in "sxzho")
            and not self._lemmas.isdisjoint((low[: -len(ending)], low[: -len(ending)] + "e"))
            for ending in _INFLECTIONS
        )

    def _in_dictionary(self, low: str) -> bool:
        """Whether a word is an English word, in whatever form; "ramon" and "moises" are not."""
        return (
            not self._lemmas
            or low in self._lemmas
            or low in self._stop
            or low in self._irregular
            or self._inflected(low)
            or low.endswith(self._endings)
        )

    def _words_plain(self, low: str) -> frozenset[str]:
        return frozenset([low]) if low in self._words and low.capitalize() not in self._titles else frozenset()

    def _within_names(self, lowered: Sequence[str], mended: list[str], names: Sequence[float]) -> None:
        """Words inside a name: "national liberation" in "Farabundo Martí National Liberation Front" get capitals,
        particles lose theirs."""
        for at in range(1, len(mended) - 1):
            before, after = mended[at - 1][:1].isupper(), mended[at + 1][:1].isupper()
            low = lowered[at]
            if low in self._particles and (before or lowered[at + 1] == "-"):
                mended[at] = low
            elif mended[at] != low or not low.isalpha():
                continue
            elif (before and after and names[at] >= _ORGANISATION) or (
                (before or after) and low in self._seen_capital and not self._in_dictionary(low)
            ):
                mended[at] = _same_length(low, low[:1].upper() + low[1:])


def _same_length(word: str, mended: str) -> str:
    return mended if len(mended) == len(word) else word


def _has_vowel(low: str) -> bool:
    return any(c in "aeiou" or not c.isascii() for c in low)


def _signs(word: str, low: str) -> str:
    """Tokens that are not letters only: "U.S.", "AK-47" and "M-60" keep their capitals, "3RD", "12KM", "'S" do not."""
    if low in _CLITICS or _ORDINAL.fullmatch(word):
        return low
    if _DOTTED.fullmatch(word) or _CODE.fullmatch(word):
        return word
    return low


def _acronyms_told(words: Sequence[str]) -> frozenset[str]:
    """Acronyms that the text itself explains: "… LIBERATION FRONT (FMLN)", the initials of the words before it."""
    told: set[str] = set()
    for at in range(2, len(words) - 1):
        word = words[at]
        if words[at - 1] in ("(", "[") and words[at + 1] in (")", "]") and word.isalpha() and 2 <= len(word) <= 10:
            initials = "".join(w[0] for w in words[max(0, at - 12) : at - 1] if w[:1].isalpha())
            if _is_subsequence(word[:1] + word[-1:] if len(word) > 5 else word, initials):
                told.add(word)
    return frozenset(told)


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(c in rest for c in short)


def _told_names(words: Sequence[str], lowered: Sequence[str], mended: list[str]) -> None:
    """The words that a bracketed acronym stands for: "the Movement of Free Peasants (MFP)"."""
    for at in range(2, len(words) - 2):
        if words[at] not in ("(", "[") or words[at + 2] not in (")", "]") or not 3 <= len(words[at + 1]) <= 8:
            continue
        letters, one = words[at + 1], at - 1
        held: list[int] = []
        while one >= 0 and len(held) < len(letters) and words[one][:1].isalpha():
            if lowered[one] not in _JOINTS:
                held.append(one)
            one -= 1
        if "".join(words[one][:1] for one in reversed(held)) == letters:
            for one in held:
                mended[one] = _same_length(words[one], lowered[one][:1].upper() + lowered[one][1:])


def _titles(lowered: Sequence[str], mended: list[str]) -> None:
    """Offices and ranks have a capital before a name only: "Colonel Torres", "the colonel said"."""
    titles = _lists()["title"]
    for at, low in enumerate(lowered):
        if low in titles and mended[at] != low and not (at + 1 < len(mended) and mended[at + 1][:1].isupper()):
            mended[at] = low


def _months(lowered: Sequence[str], mended: list[str]) -> None:
    """ "March" and "may": months beside a number or after "in", "since", "last"."""
    lists = _lists()
    for at, low in enumerate(lowered):
        if low not in lists["month_or_word"]:
            continue
        before = lowered[at - 1] if at else ""
        after = lowered[at + 1] if at + 1 < len(lowered) else ""
        number = before[:1].isdigit() or (after[:1].isdigit() and low == "march") or (after.isdigit() and low == "may")
        month = number or before in lists["before_month"]
        mended[at] = low.capitalize() if month else low


def _starts(words: Sequence[str], mended: list[str], beginnings: frozenset[int]) -> None:
    """A capital where a sentence begins: after a stop, and inside quotes that a comma or a colon leads in."""
    start, within = True, False
    for at, word in enumerate(words):
        if at in beginnings:
            start, within = True, False
        if start and word[:1].isalpha():
            mended[at] = _same_length(word, mended[at][:1].upper() + mended[at][1:])
        if word in _STOPS or word == "...":
            start = True
        elif word in _QUOTES:
            within = word != "''" and not (word == '"' and within)
            start = start or (within and at > 0 and words[at - 1] in (",", ":"))
        elif start and (word in _OPENERS or word in (")", "]")):
            continue
        elif word in ("--", "]") and at < 40:
            start = True
        else:
            start = False


def _organisations(lowered: Sequence[str], mended: list[str]) -> None:
    """Names of organisations made of common words: "National Liberation Front", "Observatory for Human Rights". A head
    word with a word before it that such names are made of, and all such words around them."""
    lists = _lists()
    heads, parts = lists["organisation_head"], lists["organisation_part"]
    at = 0
    while at < len(lowered):
        if lowered[at] not in parts and lowered[at] not in heads and not mended[at][:1].isupper():
            at += 1
            continue
        end, last, head, part = at, at, False, False
        while end < len(lowered) and (
            lowered[end] in parts or lowered[end] in heads or mended[end][:1].isupper() or lowered[end] in _JOINTS
        ):
            if lowered[end] not in _JOINTS:
                last = end
                head = head or (lowered[end] in heads and end > at)
                part = part or lowered[end] in parts
            end += 1
        if head and part:
            for one in range(at, last + 1):
                if lowered[one] not in _JOINTS and mended[one] == lowered[one]:
                    mended[one] = _same_length(mended[one], mended[one][:1].upper() + mended[one][1:])
        at = end


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer | None:
    """The place index where there is one: truecasing does without rather than fail."""
    from reportedly.gazetteer import open_gazetteer

    try:
        return open_gazetteer()
    except ReportedlyError:
        return None


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    lists = load_vocabulary("reportedly.language", "case.yaml", dict[str, list[str]])
    return {name: frozenset(words) for name, words in lists.items()}


def _steps_to_tagger(nlp: Language) -> list[Any]:
    """The pipeline's components up to its tagger; none where it has no tagger with English tags."""
    names = list(nlp.pipe_names)
    if "tagger" not in names or not _NAME_TAGS & set(nlp.get_pipe("tagger").labels):  # type: ignore[attr-defined]
        return []
    last = names.index("tagger")
    wanted = {"tok2vec", "transformer", "curated_transformer", "tagger"}
    return [nlp.get_pipe(name) for name in names[: last + 1] if name in wanted]


def _tagged(doc: Doc, steps: Sequence[Any]) -> list[float]:
    """The probability of a proper noun for each token of a doc."""
    import numpy

    for step in steps[:-1]:
        doc = step(doc)
    tagger = steps[-1]
    scores = numpy.asarray(tagger.model.predict([doc])[0], dtype="float32")
    if scores.shape[0] == 0:
        return []
    scores = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    columns = [at for at, label in enumerate(tagger.labels) if label in _NAME_TAGS]
    likely: list[float] = (scores[:, columns].sum(axis=1) / scores.sum(axis=1)).tolist()
    return likely


def _lemmas(nlp: Language, table: str) -> frozenset[str]:
    """The words of a table of the pipeline's lemmatizer (WordNet's dictionary forms and irregular forms, in spaCy's
    English pipelines); none where it has no such table."""
    try:
        found = nlp.get_pipe("lemmatizer").lookups.get_table(table)  # type: ignore[attr-defined]
        return frozenset(word for words in found.values() for word in words)
    except (KeyError, AttributeError):
        return frozenset()


def _spellings(nlp: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Words that the pipeline's training met with a capital, and words that it met at all, in lower case.

    Read from the pipeline's files and not from its vocabulary in memory: that grows with every text, and the same text
    must come out the same.
    """
    file = Path(getattr(nlp, "path", None) or ".") / "vocab" / "strings.json"
    try:
        strings = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset(), frozenset()
    words = [one for one in strings if isinstance(one, str) and one.isalpha()]
    return frozenset(w for w in words if w.istitle()), frozenset(w for w in words if w.islower())
