"""Web pages: main text, what the markup says of itself, and markup that means harm."""

from __future__ import annotations

import time
from datetime import date

import pytest

from reportedly.errors import EmptyInput
from reportedly.reports.pages import page_extractor, read_page
from reportedly.reports.tags import visible_text

STORY = """
<p>Three people were killed when a bomb went off in a market in the town of Sample on Friday, police said.</p>
<p>The blast also wounded <b>eleven</b> people, among them two children, the district’s police chief told reporters.</p>
<ul><li>First point made by the police</li><li>Second point made by them</li></ul>
<p>Hospitals in the region asked for blood, and schools will stay closed until the end of the week, officials added.</p>
"""
HEAD = """
<meta property="og:site_name" content="The Daily Post"><meta name="author" content="Jane Doe">
<link rel="canonical" href="https://example.org/news/blast"><title>Three killed in market blast</title>
"""


def page(body: str = STORY, head: str = HEAD) -> bytes:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
    foot = "<footer>Copyright The Daily Post. Terms. Privacy.</footer>"
    whole = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{menu}<article>{body}</article>{foot}"
    return whole.encode()


def test_main_text_has_its_paragraphs_and_no_boilerplate() -> None:
    text, details, extractor = read_page(page(), "a.html")
    parts = text.split("\n\n")
    assert parts[0].startswith("Three people were killed") and parts[1].startswith(
        "The blast also wounded eleven people"
    )
    assert "- First point made by the police" in parts
    assert not any(word in text for word in ("Home", "Copyright", "Privacy"))
    assert (details.title, details.publisher, details.author) == (
        "Three killed in market blast",
        "The Daily Post",
        "Jane Doe",
    )
    assert details.url == "https://example.org/news/blast"
    assert extractor == page_extractor() and extractor.startswith("trafilatura ")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2019-04-05T22:10:00+03:00">', date(2019, 4, 5)),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"1991-03-02"}</script>',
            date(1991, 3, 2),
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"Person","datePublished":"2001-01-01"},'
            '{"@type":"NewsArticle","datePublished":"2002-02-02"}]}</script>',
            date(2002, 2, 2),
        ),
        ('<meta name="DC.date.issued" content="2004-12-31">', date(2004, 12, 31)),
        ('<meta property="og:url" content="https://example.org/2017/03/09/blast-in-market">', date(2017, 3, 9)),
        ('<meta property="article:modified_time" content="2019-04-05">', None),
        ('<meta name="date" content="05/04/2019">', None),
        ('<script type="application/ld+json">{"datePublished": [[[[</script>', None),
        ("", None),
    ],
)
def test_dates_come_from_metadata_only(head: str, expected: date | None) -> None:
    assert read_page(page(head=head), "a.html")[1].date == expected


def test_a_time_element_counts_where_it_is_marked() -> None:
    marked = '<time itemprop="datePublished" datetime="2015-05-06T10:00">6 May</time>'
    assert read_page(page(marked + STORY, ""), "a.html")[1].date == date(2015, 5, 6)
    assert read_page(page('<time datetime="2015-05-06">a date</time>' + STORY, ""), "a.html")[1].date is None


@pytest.mark.parametrize("declared", ["windows-1251", "iso-8859-5", "koi8-r"])
def test_a_declared_charset_is_used(declared: str) -> None:
    body = "<p>" + "Войска обстреляли город, сообщила администрация. " * 8 + "</p>"
    raw = f'<html><head><meta charset="{declared}"></head><body>{body}</body></html>'.encode(declared)
    assert "Войска обстреляли город" in read_page(raw, "a.html")[0]


def test_entities_that_a_page_defines_are_inert() -> None:
    bomb = "".join(f'<!ENTITY e{i} "&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};">' for i in range(1, 30))
    raw = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "boom"><!ENTITY f SYSTEM "file:///etc/hostname">'
        f'{bomb}]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Before &e29; and &f; after, in longer words.</p>'
        f"{STORY}</body></html>"
    ).encode()
    text = read_page(raw, "a.xhtml")[0]
    assert "boomboom" not in text and len(text) < len(raw)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "deep words here" + "</div>" * 100_000,
        "<b>" * 100_000 + "deep words here",
        "<p>deep words here" * 70_000,
        "<ul><li>" * 3_000 + "deep words here",
        "<table><tr><td>" * 2_000 + "deep words here",
        "deep words here" + "<" * 200_000,
        "deep words here" + "<!--" * 50_000,
        "deep words here" + "<button>" * 50_000,
        "deep words here" + "<a href='" * 50_000,
        "deep words here" + "&lt" * 50_000 + "&#xd800;&#0;&#99999999999;",
        ("deep words here, and more of them" * 30 + "\x00\x01\x0b") * 100,
    ],
)
def test_hostile_markup_is_read_in_bounded_time(markup: str) -> None:
    begun = time.process_time()
    text = read_page(f"<html><body>{markup}</body></html>".encode(), "a.html")[0]
    assert "deep words here" in text
    text.encode("utf-8")
    assert time.process_time() - begun < 30


def test_a_page_without_text() -> None:
    with pytest.raises(EmptyInput, match=r"^a\.html: no text was found in this page"):
        read_page(b"<html><body><script>var x = 1</script></body></html>", "a.html")


def test_visible_text_keeps_blocks_apart() -> None:
    markup = (
        "<div>One &amp; two<p>three<br>four</p><style>p {}</style><!-- no --> 1 < 2 <script>no()</script>five</div>"
    )
    assert visible_text(markup) == "One & two\n\nthree four\n\n1 < 2 five"
