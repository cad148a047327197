"""Tells a page from text that only names one, and from files that hold many pages or one with all its parts."""

from __future__ import annotations

import re

from newsclean.records import PageKind

# No address or path is longer; the system's limit for a path is 4,096.
_LONGEST = 4096
_ADDRESS = re.compile(r"(?:https?|ftp|file)://\S+", re.IGNORECASE)
# A path from the root, the home or this folder may have spaces in it; any other would be a sentence.
_FILE = re.compile(
    r"(?:(?:[a-z]:[\\/]|\\\\|~?/|\.\.?[\\/])[^\n<>]*|[^\s<>]+)\.(?:x?html?|txt|md)(?:\.gz|\.zst)?", re.IGNORECASE
)

_PROLOGUE = r"\s*+(?:(?><\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)\s*+)*+"
_FEED = re.compile(rf"{_PROLOGUE}<(rss|feed|rdf:rdf|urlset|sitemapindex|opml)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*+<\?xml\b", re.IGNORECASE)
_MHTML = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+){0,12}?content-type:\s*multipart/related\b", re.IGNORECASE)
# How many characters are searched for what a file is.
_LOOK = 10_000


def why_other_file(source: str, kind: PageKind) -> str:
    """What is wrong if the source is a feed, other XML or an MHTML archive; "" if it may be a page of that kind.

    >>> why_other_file("<?xml version='1.0'?><!-- x --><rss><channel>", "text").partition(":")[0]
    'this is a feed or a list of pages (<rss>), not a page'
    >>> why_other_file("<?xml version='1.0'?><nitf><head/></nitf>", "text").partition(":")[0]
    'this is XML, not a page of text'
    >>> why_other_file("From: <x>\\nMIME-Version: 1.0\\nContent-Type: multipart/related;\\n", "html").partition(":")[0]
    'this is an MHTML archive, not a page'
    >>> why_other_file("<?xml version='1.0'?><html><p>x", "html"), why_other_file("Feed: <rss> is a format", "text")
    ('', '')
    """
    look = source[:_LOOK]
    if feed := _FEED.match(look):
        return f"this is a feed or a list of pages (<{feed[1]}>), not a page: make JSONL of it, with one page a line"
    if kind == "text" and _XML.match(look):
        return 'this is XML, not a page of text: take the text out of it; if it is HTML, say so (kind="html")'
    if _MHTML.match(look):
        return "this is an MHTML archive, not a page: save the page as HTML"
    return ""


def why_no_page(source: str) -> str:
    """What is wrong if the text only names a page; "" if it may be one.

    >>> why_no_page("https://example.org/news/17").partition(":")[0]
    'this is the address of a page, not the page'
    >>> why_no_page("/data/my pages/17.html").partition(":")[0], why_no_page("17.html.gz").partition(":")[0]
    ('this is the name of a file, not the page in it', 'this is the name of a file, not the page in it')
    >>> why_no_page("We read index.html"), why_no_page("See https://example.org/"), why_no_page("Mr. Md")
    ('', '', '')
    """
    if len(source) > _LONGEST:
        return ""
    line = source.strip()
    if _ADDRESS.fullmatch(line):
        return f"this is the address of a page, not the page: fetch it, and give what you get and url={line!r}"
    if _FILE.fullmatch(line):
        return f"this is the name of a file, not the page in it: give pathlib.Path({line!r}).read_bytes()"
    return ""
