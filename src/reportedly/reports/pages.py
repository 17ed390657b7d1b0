"""A web page becomes a text: its main text without boilerplate, and what its markup says of itself.

trafilatura tells the main text from menus and footers; this module keeps its paragraphs apart by blank lines, guards it
against pages that are too deep or too large for it, and reads the date from metadata only, never from a guess.
Nothing is fetched, and entities that a page defines itself stay unexpanded: the HTML parser knows none of them.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from importlib.metadata import version
from typing import Any

from reportedly.errors import EmptyInput, UnreadableInput
from reportedly.reports.decoding import decode, tidy
from reportedly.reports.details import Details, address, line_of
from reportedly.reports.limits import PAGE_DEPTH, PAGE_ELEMENTS
from reportedly.reports.page_dates import page_date
from reportedly.reports.tags import visible_text

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})|encoding=["']([\w.:-]{2,40})["']""", re.I
)
_DECLARED_IN = 4_096  # bytes: where HTML wants the charset to be declared (it says 1,024; many pages are later)
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML's model cannot hold
_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "code", "list", "table", "div"})  # of trafilatura's output
_BREAK = "\x1f"  # a line break while paragraphs are put together; XML holds no such character
_TWO_BREAKS = re.compile(r"\x1f\s*\x1f[\s\x1f]*")  # old pages part their paragraphs so
_PARSER_DEPTH = 250  # libxml2 drops what is nested deeper than 256


def read_page(raw: bytes, name: str) -> tuple[str, Details, str]:
    """Main text, details and the extractor's name of an HTML page.

    Raises `UnreadableInput` where it cannot be decoded, `EmptyInput` where no text is found in it.
    """
    markup = _UNFIT.sub("", _decoded(raw, name))
    tree = _tree(markup)
    details = Details() if tree is None else _details(tree)
    text, extractor = "", page_extractor()
    if tree is not None and _fits(tree):
        text = _main_text(tree)
    if not text.strip():
        text, extractor = visible_text(markup), "plain tags"
    text = tidy(text)
    if not text.strip():
        raise EmptyInput(f"{name}: no text was found in this page: save the report's text as a .txt file")
    return text, details, extractor


@cache
def page_extractor() -> str:
    """The main-text extractor and its version, for `Appearance.extractor`."""
    return f"trafilatura {version('trafilatura')}"


def _decoded(raw: bytes, name: str) -> str:
    declared = _CHARSET.search(raw[:_DECLARED_IN])
    if declared and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        charset = (declared[1] or declared[2]).decode("ascii", "replace").lower()
        # browsers read Latin-1 as windows-1252; a page that says UTF-16 in ASCII is not UTF-16
        charset = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "utf-16": "utf-8"}.get(charset, charset)
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            pass
    try:
        return decode(raw, name)
    except UnreadableInput:
        if b"\x00" in raw[:_DECLARED_IN]:
            raise
        return raw.decode("utf-8", "replace")  # one broken byte in a menu should not lose the report


def _tree(markup: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    try:
        return document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _fits(tree: Any) -> bool:
    """Whether the main-text extractor can take a tree: it walks by recursion, and its time grows with the elements."""
    from lxml import etree

    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > min(PAGE_DEPTH, _PARSER_DEPTH) or elements > PAGE_ELEMENTS:
            return False
    return True


def _main_text(tree: Any) -> str:
    """trafilatura's main text with a blank line between paragraphs; empty where it finds none or fails."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports every odd page as an error
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    except (
        Exception
    ):  # somebody else's heuristics on hostile markup: whatever they raise, the page is still read plainly
        return ""
    body = getattr(found, "body", None)
    return "" if body is None else _paragraphs(body)


def _paragraphs(body: Any) -> str:
    """The text of trafilatura's tree: a blank line between blocks, "- " before items, " | " between cells."""
    from lxml import etree

    done: list[str] = []
    held: list[str] = []

    def close() -> None:
        for part in _TWO_BREAKS.split("".join(held)):
            words = " ".join(part.replace(_BREAK, " ").split())
            if words and words != "-":
                done.append(words)
        held.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if tag in _BLOCKS:
            close()
        if event == "start":
            held.append("- " if tag == "item" else _BREAK if tag == "lb" else "")
            held.append(element.text or "")
        else:
            held.append(" | " if tag == "cell" and element.getnext() is not None else "")
            if element is not body:
                held.append(element.tail or "")
    close()
    return "\n\n".join(done)


def _details(tree: Any) -> Details:
    import trafilatura

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    day = page_date(tree)
    try:
        # its own search for a date goes on to guess: it is kept short here, and its result is not used
        short = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
        found = trafilatura.extract_metadata(tree, date_config=short)
    except Exception:  # as above
        return Details(date=day)
    return Details(
        title=line_of(found.title),
        publisher=line_of(found.sitename),
        author=line_of(found.author),
        date=day,
        url=address(found.url),
    )
