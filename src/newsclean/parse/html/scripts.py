"""The article's text where a page has it only in the data of its scripts, which would show it in a browser.

No script is run. All strings of the data are read and grouped by key; the group with the most prose is the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from newsclean.measure import STOPLESS, STOPS
from newsclean.parse.declared import data_types, open_graph_type
from newsclean.parse.html.strings import as_html, has_blocks

# A string that is never closed runs to the end; otherwise the search for its end would start again at each quote.
_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)(?:"(\s*:)?|\\?\Z)', re.DOTALL)
_TAG = re.compile(r"<[^<>]{1,400}>")
_CODE = re.compile(r"[{}]|\bfunction\b|</?(?:script|style|svg|iframe)\b|;\s*\w+\s*=", re.IGNORECASE)
# A mark that words and numbers have inside, too, ends a sentence before a space only.
_INNER = ".!?…"
_OUTER = "".join(mark for mark in STOPS if mark not in _INNER)
_SENTENCE = re.compile(rf"[{_INNER}][”\"»)]*(?:\s|$)|[{_OUTER}{STOPLESS}]")
# Keys whose texts describe this page or other pages; these are short versions of the text.
_ABOUT = frozenset((
    "description", "excerpt", "summary", "teaser", "abstract", "lead", "standfirst", "alt", "caption", "title",
    "headline", "message", "label", "css", "html_attributes",
))  # fmt: skip
# What a page has if it shows one article, in lower case; shops and front pages keep texts in their data too.
_OF_ARTICLES = ("article:published_time", '"datepublished"')
_JSON = json.JSONDecoder(strict=False)  # to make one takes longer than to read a string
# A string of sentences counts from PROSE_CHARACTERS on; ENOUGH characters of prose make a text.
PROSE_CHARACTERS, ENOUGH = 80, 600
# How deep data written as a string inside data, as frameworks send it in pieces, is read.
DEPTH = 2
# The longest source that is searched, in characters.
LONGEST = 5_000_000


def text_in_scripts(source: str) -> str:
    """The text in the scripts' data, as HTML paragraphs in order.

    "" where no key has enough prose, the page does not declare an article, or the source is longer than LONGEST.

    >>> paragraph = "The river rose on Monday night, and roads were shut, the county said on Tuesday. "
    >>> data = json.dumps({"id": 7, "blocks": [{"text": paragraph * 4}, {"text": "Floods"}, {"text": paragraph * 5}]})
    >>> text_in_scripts(f"<meta property=og:type content=article><script>window.__DATA__ = {data}</script>")[:20]
    '<p>The river rose on'
    >>> text_in_scripts("<script>var a = 'b'</script>")
    ''
    """
    if len(source) > LONGEST or not _is_article(source.lower()):
        return ""
    by_key: dict[str, list[str]] = {}
    for script in _scripts(source):
        if len(script) >= ENOUGH:
            _gather(script, by_key, DEPTH)
    texts = max(by_key.values(), key=_prose, default=[])
    if _prose(texts) < ENOUGH:
        return ""
    prose = [place for place, text in enumerate(texts) if _is_sentences(text)]
    longest = max(texts, key=len)
    if has_blocks(longest) and 2 * len(longest) > sum(map(len, texts)):
        return longest
    return "".join(map(as_html, dict.fromkeys(texts[prose[0] : prose[-1] + 1])))


def _is_article(lower: str) -> bool:
    """Whether a page declares that it shows one article."""
    if any(map(lower.__contains__, _OF_ARTICLES)) or "article" in open_graph_type(lower):
        return True
    return any(name.endswith(("article", "blogposting")) for name in data_types(lower))


def _scripts(source: str) -> Iterator[str]:
    """Yield the content of each script element."""
    start = source.find("<script")
    while start >= 0:
        end = source.find("</script", start)
        if end < 0:
            return
        yield source[source.find(">", start, end) + 1 : end]
        start = source.find("<script", end)


def _gather(data: str, by_key: dict[str, list[str]], depth: int) -> None:
    """Add the strings of the data to `by_key`; strings of a list count under the list's key."""
    pieces: list[str] = []
    for key, text in _strings(data):
        if '":' in text and depth:
            pieces.append(text)
        elif key not in _ABOUT:
            by_key.setdefault(key, []).append(text)
    if pieces:
        _gather("".join(pieces), by_key, depth - 1)


def _strings(data: str) -> Iterator[tuple[str, str]]:
    """Yield (key, string) for each string that is not a key itself; the key is the last one before it."""
    key = ""
    for match in _STRING.finditer(data):
        if match[2]:
            key = match[1]
        elif len(match[1]) > 1:
            try:
                yield key, str(_JSON.decode(f'"{match[1]}"'))
            except ValueError:
                continue  # a broken escape: an unreadable string is not the text


def _prose(texts: list[str]) -> int:
    return sum(len(text) for text in dict.fromkeys(texts) if _is_sentences(text))


def _is_sentences(text: str) -> bool:
    """Whether a string is sentences, with or without markup, and not code, an address or a style."""
    if len(text) < PROSE_CHARACTERS or _SENTENCE.search(text) is None:
        return False
    plain = _TAG.sub(" ", text)
    return _CODE.search(plain) is None and (not plain.isascii() or plain.count(" ") * 12 >= len(plain))
