"""Tells HTML from plain text by the source alone."""

from __future__ import annotations

import re

from newsclean.records import PageKind

# A byte order mark that was read as a character would end the <head> before it begins.
BEFORE_HTML = "\ufeff \t\r\n"
# A comment ends at its first "-->". If later ones were tried too, many comments in a row would take forever.
_COMMENTS = r"\s*+(?:(?><!--.*?-->)\s*+)*+"
_HTML_START = re.compile(rf"[\s\ufeff]*+(?:<\?xml[^>]*>)?{_COMMENTS}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_ONLY_COMMENTS = re.compile(_COMMENTS, re.S)
# The start of one element that may be the whole page, so that a fragment of one paragraph is HTML too.
_ELEMENT = re.compile(
    rf"{_COMMENTS}<(p|div|article|section|main|h[1-6]|ul|ol|table|blockquote)(?:\s[^<>]*)?>", re.I | re.S
)
# Tags that no one writes into prose; two of them make a text HTML.
_HTML_TAG = re.compile(
    r"</(?:p|div|a|span|li|ul|td|table|article|section|h[1-6]|script|head|body|html)\s*>|<br\s*/?>", re.I
)
# Opening tags of blocks; old pages and fragments have paragraphs that are never closed.
_OPENING = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|table|article|section|blockquote)(?:\s[^<>]*)?>", re.I)
# How many characters are searched: the head of a page may be long, but the search must not be.
_LOOK = 200_000


def page_kind(source: str, told: PageKind | None = None) -> PageKind:
    """Whether the source is HTML or plain text. The caller's `told` decides, but "html" only if the source has a "<".

    >>> page_kind("<!DOCTYPE html><title>x</title>"), page_kind("<p>One.</p><p>Two.</p>")
    ('html', 'html')
    >>> page_kind("<p class=lead>One.</p><!-- p -->"), page_kind("<p>One, as he wrote it.")
    ('html', 'text')
    >>> page_kind("<p>One, he said.\\n<p>Two, she said."), page_kind("Use <p> and <div>, he said.")
    ('html', 'text')
    >>> page_kind("Use <br> sparingly, he said."), page_kind("No tag at all", told="html")
    ('text', 'text')
    """
    if told == "text":
        return "text"
    if told == "html":
        return "html" if source.find("<", 0, _LOOK) >= 0 else "text"
    look = source[:_LOOK].lstrip(BEFORE_HTML)
    if begins_as_html(look):
        return "html"
    if (element := _ELEMENT.match(look)) and _ends_with(source, f"</{element[1].lower()}>"):
        return "html"
    if _OPENING.match(look.lstrip()) and _is_found_twice(_OPENING, look):
        return "html"
    return "html" if _is_found_twice(_HTML_TAG, look) else "text"


def begins_as_html(source: str) -> bool:
    """Whether the source begins as a whole HTML page does, with a doctype or one of the tags around everything."""
    return _HTML_START.match(source) is not None


def _is_found_twice(pattern: re.Pattern[str], text: str) -> bool:
    found = pattern.finditer(text)
    return next(found, None) is not None and next(found, None) is not None


def _ends_with(source: str, tag: str) -> bool:
    """Whether nothing but comments follows the last occurrence of the tag."""
    last = source.lower().rfind(tag)
    return last >= 0 and _ONLY_COMMENTS.fullmatch(source, last + len(tag)) is not None
