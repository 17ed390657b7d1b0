"""A parsed text that never loses its way back: tokens may be truecased and lines unwrapped, offsets stay the report's.

spaCy reads a tidied copy of the text (no blank tokens, capitals mended); `Parsed` keeps, for every token, where it
stands in the report as written. Nothing outside this module may use `token.idx`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Tokens [first, last) that stand between blank lines. A headline is a short paragraph with no closing stop."""

    first: int
    last: int
    headline: bool = False
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """One text and its parse. `starts[i]`, `ends[i]`: where token i stands in `text`, in code points."""

    text: str = field(repr=False)
    doc: Doc = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = ()
    truecased: bool = False

    def span(self, first: int, last: int) -> Span:
        """The report's words from token `first` up to, not including, token `last`."""
        return Span.of(self.text, self.starts[first], self.ends[last - 1])

    def span_of(self, tokens: Tokens) -> Span:
        return self.span(tokens.start, tokens.end)

    def words(self, first: int, last: int) -> str:
        """The report's own wording of tokens [first, last), with line breaks made spaces."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())

    def paragraph_of(self, token: int) -> Paragraph:
        """The paragraph that holds a token index. Raises `IndexError` where none does."""
        low, high = 0, len(self.paragraphs) - 1
        while low <= high:
            middle = (low + high) // 2
            paragraph = self.paragraphs[middle]
            if token < paragraph.first:
                high = middle - 1
            elif token >= paragraph.last:
                low = middle + 1
            else:
                return paragraph
        raise IndexError(token)
