"""The day a web page says that it was published: its metadata only.

A date found by looking for digits on a page is as often that of another article, of a comment or of today. So nothing
is searched: JSON-LD `datePublished`, then the `meta` names in use, then a `time` element marked as the publication's,
then a canonical address with the day in it. Names: schema.org, Open Graph, Dublin Core, and those that htmldate knows.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from reportedly.reports.details import date_in

_META = (  # in order of trust: publication before creation before a bare "date"
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "date-published",
    "published-date",
    "published_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "publication-date",
    "citation_publication_date",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "pubdate",
    "originalpublicationdate",
    "ptime",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "dcterms.date",
    "dc.date",
    "datecreated",
    "date",
)
_TIME_CLASS = re.compile(r"\b(?:entry-date|post-date|published|pubdate|publish-date|article-date)\b")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-])")
_SCRIPT_LIMIT = 500_000  # characters of a JSON-LD script that is looked at
_WALK_LIMIT = 5_000  # values of a JSON-LD script that are looked at


def page_date(tree: Any) -> date | None:
    """The day of publication in a page's metadata, in the page's own time zone, or None where it says none."""
    return _from_json(tree) or _from_meta(tree) or _from_time(tree) or _from_address(tree)


def _from_json(tree: Any) -> date | None:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = script.text or ""
        if len(source) > _SCRIPT_LIMIT:
            continue
        try:
            day = _published_in(json.loads(source, strict=False))
        except (ValueError, RecursionError):
            continue
        if day is not None:
            return day
    return None


def _published_in(value: Any) -> date | None:
    """The `datePublished` nearest to the top, article-like things before others."""
    waiting = [value]
    fallback: date | None = None
    for at in range(_WALK_LIMIT):
        if at >= len(waiting):
            break
        one = waiting[at]
        if isinstance(one, list):
            waiting.extend(one[:100])
        elif isinstance(one, dict):
            stated = one.get("datePublished")
            day = date_in(stated) if isinstance(stated, str) else None
            if day is not None and re.search(r"Article|Report|Posting|Page", str(one.get("@type"))[:200]):
                return day
            fallback = fallback or day
            waiting.extend(inner for inner in one.values() if isinstance(inner, (dict, list)))
    return fallback


def _from_meta(tree: Any) -> date | None:
    named: dict[str, date] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content") or meta.get("datetime")
        for attribute in ("property", "name", "itemprop"):
            key = (meta.get(attribute) or "").strip().lower()
            if content and key in _META and key not in named:
                day = date_in(content)
                if day is not None:
                    named[key] = day
    return next((named[key] for key in _META if key in named), None)


def _from_time(tree: Any) -> date | None:
    for element in tree.iter("time", "abbr", "span"):
        stated = (
            element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else "")
        )
        marked = (
            (element.get("itemprop") or "").lower() == "datepublished"
            or element.get("pubdate") is not None
            or (element.tag != "span" and _TIME_CLASS.search((element.get("class") or "").lower()))
        )
        if stated and marked:
            day = date_in(stated)
            if day is not None:
                return day
    return None


def _from_address(tree: Any) -> date | None:
    addresses = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    addresses += [meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url"]
    for one in addresses:
        found = _URL_DAY.search(one or "")
        if found:
            try:
                return date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
    return None
