"""The visible text of any markup, plainly: for pages on which the main-text extractor fails.

One pass with `str.find`, no recursion and no tree: a page of a hundred thousand nested elements costs what its length
costs. Menus and footers stay in, which is why it is the second choice.
"""

from __future__ import annotations

import html
import re

_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]{0,30})")
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table td tfoot th thead tr ul""",
    )
)
_BREAKS = frozenset(["br", "td", "th", "option"])  # they part words, but make no paragraph
_UNSEEN = frozenset(
    re.findall(r"\w+", "script style noscript template head svg math iframe object select textarea button")
)


def visible_text(markup: str) -> str:
    """Text between the tags, entities resolved, a blank line between blocks. Linear in the markup's length."""
    done: list[str] = []
    held: list[str] = []

    def close() -> None:
        words = " ".join(html.unescape("".join(held)).split())
        held.clear()
        if words:
            done.append(words)

    unclosed: set[str] = set()  # elements known to be closed nowhere further on: searched for once, not each time
    at, end = 0, len(markup)
    while at < end:
        opened = markup.find("<", at)
        if opened < 0:
            held.append(markup[at:])
            break
        held.append(markup[at:opened])
        at, name, closing = _past_tag(markup, opened)
        if not name:
            held.append("<" if at == opened + 1 else "")
            continue
        if name in _UNSEEN and not closing and name not in unclosed:
            closed = re.compile(f"</{re.escape(name)}", re.IGNORECASE).search(markup, at)
            if closed is None:
                unclosed.add(name)
            else:
                at = closed.start()
        if name in _BREAKS:
            held.append(" ")
        elif name in _BLOCKS:
            close()
    close()
    return "\n\n".join(done)


def _past_tag(markup: str, opened: int) -> tuple[int, str, bool]:
    """Where a tag that begins at `opened` ends, its name (empty: no tag), and whether it is a closing one."""
    if markup.startswith("<!--", opened):
        closed = markup.find("-->", opened + 4)
        return (len(markup) if closed < 0 else closed + 3), "", False
    if markup.startswith(("<!", "<?"), opened):
        closed = markup.find(">", opened)
        return (len(markup) if closed < 0 else closed + 1), "", False
    found = _NAME.match(markup, opened + 1)
    if not found:
        return opened + 1, "", False
    closed = markup.find(">", found.end())
    return (len(markup) if closed < 0 else closed + 1), found[1].lower(), markup[opened + 1] == "/"
