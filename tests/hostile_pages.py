"""Pages that try to hang, exhaust or crash an extractor, for `tests/test_hostile_pages.py`.

Each is a function without arguments, so that no page is built before it is needed.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

SENTENCE = "The ferry to the island runs again, the harbour office said on Monday. "
ARTICLE = "<h1>Ferry runs again</h1>" + f"<p>{SENTENCE * 3}</p>" * 5


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>Ferry runs again</title>{head}</head><body>{body}</body></html>".encode()


def nested(tag: str, depth: int) -> bytes:
    return page(f"<{tag}>" * depth + ARTICLE + f"</{tag}>" * depth)


def nested_json(depth: int) -> bytes:
    return page(ARTICLE, f'<script type="application/ld+json">{"[" * depth}{"]" * depth}</script>')


def many_authors(count: int) -> bytes:
    names = ",".join(
        f'"Anna {"ABCDEFGHIJ"[n % 10]}. Berg{"".join(chr(97 + int(d)) for d in str(n))}"' for n in range(count)
    )
    data = f'{{"@type": "NewsArticle", "headline": "Ferry runs again", "author": [{names}]}}'
    return page(ARTICLE * 1_000, f'<script type="application/ld+json">{data}</script>')


PAGES: dict[str, Callable[[], bytes]] = {
    "100,000 nested div": lambda: nested("div", 100_000),
    "100,000 nested b": lambda: nested("b", 100_000),
    "100,000 nested ul, li": lambda: page("<ul><li>" * 50_000 + ARTICLE),
    "5,000 nested tables": lambda: page("<table><tr><td>" * 5_000 + ARTICLE),
    "20,000 nested tables of divs, all text": lambda: page("<div>word " * 20_000),
    "100,000 attributes": lambda: page("<div " + " ".join(f"a{n}=b" for n in range(100_000)) + ">" + ARTICLE),
    "100,000 class names": lambda: page(f'<div class="{" ".join(f"c{n}" for n in range(100_000))}">{ARTICLE}'),
    "an attribute of 10 MB": lambda: page(f'<div title="{"x" * 10_000_000}">{ARTICLE}</div>'),
    "20 MB of paragraphs": lambda: page(f"<p>{SENTENCE}</p>" * (20_000_000 // (len(SENTENCE) + 7))),
    "20 MB of differing paragraphs": lambda: page("".join(f"<p>{n}. {SENTENCE}</p>" for n in range(240_000))),
    "a table of 100,000 rows": lambda: page(
        "<table>" + "".join(f"<tr><td>{n}<td>item {n}</tr>" for n in range(100_000)) + "</table>"
    ),
    "100,000 links": lambda: page("".join(f'<a href="/story-{n}">Story number {n}</a> ' for n in range(100_000))),
    "100,000 links in a list": lambda: page(
        "<ul>" + "".join(f'<li><a href="/story-{n}">Story number {n}</a></li>' for n in range(100_000)) + "</ul>"
    ),
    "200,000 br": lambda: page("word<br>" * 200_000),
    "200,000 br br": lambda: page(f"{SENTENCE}<br><br>" * 100_000),
    "9,000 fields for an address": lambda: page(ARTICLE + "<div><p>word</p><input type=email></div>" * 9_000),
    "a line of 5 MB": lambda: page(f"<p>{SENTENCE * 70_000}</p>"),
    "a word of 5 MB": lambda: page(f"<p>{'x' * 5_000_000}</p>"),
    "5 MB of digits": lambda: page(f"<p>{'1' * 5_000_000}</p>"),
    "5 MB of spaces": lambda: page(f"<p>a{' ' * 5_000_000}b</p>" + ARTICLE),
    "5 MB of no-break spaces": lambda: page(f"<p>a{'&nbsp;' * 800_000}b</p>" + ARTICLE),
    "by by by": lambda: page(f"<p>{'by ' * 300_000}</p>" + ARTICLE),
    "quote marks": lambda: page("<p>" + "“ ”" * 300_000 + "</p>" + ARTICLE),
    "full stops": lambda: page("<p>" + "a.B" * 300_000 + "</p>" + ARTICLE),
    "mojibake": lambda: page("<p>" + "Ã© â€™ " * 200_000 + "</p>" + ARTICLE),
    "entities": lambda: page("<p>" + "&amp;amp;" * 200_000 + "</p>" + ARTICLE),
    "spaced letters": lambda: page("<p>" + "a b c d " * 200_000 + "</p>" + ARTICLE),
    "200,000 comments unclosed": lambda: page("<!-- " * 200_000 + ARTICLE),
    "20,000 authors": lambda: many_authors(20_000),
    "the comments of an editor": lambda: (
        f"<!-- wp:paragraph -->\n<p>{SENTENCE * 3}</p>\n<!-- /wp:paragraph -->\n\n" * 60
    ).encode(),
    "10,000 comments above a text": lambda: ("<!-- x -->\n" * 10_000 + SENTENCE * 3).encode(),
    "200,000 open angles": lambda: page("<" * 200_000 + ARTICLE),
    "unclosed script of 10 MB": lambda: page(ARTICLE + "<script>" + "x=1;" * 2_500_000),
    "deep JSON-LD": lambda: nested_json(50_000),
    "100,000 JSON-LD scripts": lambda: page(
        ARTICLE, '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>' * 100_000
    ),
    "JSON-LD of 10 MB": lambda: page(
        ARTICLE,
        '<script type="application/ld+json">'
        + json.dumps({"@type": "NewsArticle", "articleBody": SENTENCE * 140_000})
        + "</script>",
    ),
    "articleBody without end": lambda: page('<script>"articleBody": "' + "\\\\" * 2_000_000 + "</script>"),
    "100,000 meta tags": lambda: page(ARTICLE, '<meta property="article:author" content="Anna Berg">' * 100_000),
    "100,000 times": lambda: page(ARTICLE + "<time datetime=2021-07-05>5 July 2021</time>" * 100_000),
    "100,000 templates": lambda: page("<template shadowrootmode=open>" * 20_000 + ARTICLE),
    "UTF-16 without a mark": lambda: page(ARTICLE).decode().encode("utf-16-le"),
    "NUL bytes": lambda: page(ARTICLE).replace(b"ferry", b"fe\0rry"),
    "NUL bytes only": lambda: b"\0" * 1_000_000,
    "broken UTF-8": lambda: page(ARTICLE).replace(b"ferry", b"fe\xff\xferry"),
    "a bomb of gzip": lambda: gzip.compress(b"\0" * 100_000_000, 1),
    "200,000 lines of text": lambda: f"{SENTENCE}\n".encode() * 200_000,
    "200,000 short lines of text": lambda: b"".join(b"Story number %d\n" % n for n in range(200_000)),
    "a text with 18,000 lines below its tags": lambda: (
        f"{SENTENCE}\n".encode() * 60 + b"Tags\n" + b"".join(b"Harbour council letter%d\n" % n for n in range(18_000))
    ),
    "a text of one line of 5 MB": lambda: (SENTENCE * 70_000).encode(),
    "a text of 5 MB of one letter": lambda: b"a" * 5_000_000,
}
