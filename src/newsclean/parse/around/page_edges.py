"""Finds what stands at the edges of printed pages: running heads, page numbers, the address of a page that was printed.

Texts of PDF and OCR have a form feed between two pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from newsclean.language.folders import language_tags
from newsclean.language.words import read_words
from newsclean.measure import count_words, ends_sentence, is_prose_sentence
from newsclean.records import Field

_PAGE_BREAK = "\f"
_LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
# So many lines at the edge of a page may be its head or foot, and so long is such a line, in characters and in words.
_EDGE_LINES, _LONGEST, _EDGE_WORDS = 2, 300, 20
# The address of a page that a browser printed, with the page's number.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+\d{1,3}\s?/\s?\d{1,3})?")
# A running head with a year has parts that are set apart, and so has one with the day in numbers.
_GAP, _DATE = (
    re.compile(r"\S(?:\s{2,}|\t|\s[|•·]\s)\S"),
    re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d\d\b"),
)
# A day whose month is a word: that of a paper. Browsers print the day of the visit, in numbers.
_DAY = re.compile(
    r"\d{1,2}\W{1,2}(?:de )?[^\W\d]{3,12}\W{1,2}(?:de )?(?:19|20)\d\d|[^\W\d]{3,12} \d{1,2}, (?:19|20)\d\d"
)
_DIGITS = re.compile(r"\d+")


def find_page_edges(source: str) -> tuple[Field, ...]:
    r"""The heads and feet of the pages of a text, in order; none where its pages are not parted.

    Such a line is no sentence. It is a page's number, an address or parts set apart, one of them a date; or it stands
    at the edge of another page, too, but for its numbers.

    >>> source = "The ferry runs\n12\n\fTHE POST  MARCH 14, 2019  B4\nagain, the office said."
    >>> [source[field.start : field.end] for field in find_page_edges(source)]
    ['12', 'THE POST  MARCH 14, 2019  B4']
    """
    if _PAGE_BREAK not in source:
        return ()
    pages = [page for page in _pages(source) if page]
    if len(pages) < 2:
        return ()
    edges = [edge for page in pages for edge in (page[:_EDGE_LINES], page[: -_EDGE_LINES - 1 : -1])]
    # A page of few lines has some at both edges.
    lines = {start: text for edge in edges for start, text in edge}
    repeated = Counter(map(_masked, lines.values()))
    found: dict[int, int] = {}
    for number, edge in enumerate(edges):
        is_inner = 0 < number < len(edges) - 1
        for start, text in edge:
            is_repeated = repeated[_masked(text)] > 1 and any(map(str.isalpha, text)) and not ends_sentence(text)
            if not is_repeated and not (is_inner and _is_head(text)):
                break  # the next line is amid the page
            if len(text) > _LONGEST or is_prose_sentence(text) or count_words(text) > _EDGE_WORDS:
                break
            found[start] = start + len(text)
    return tuple(Field(start, end, "pagination", "page-edge") for start, end in sorted(found.items()))


def names_day(edge: str) -> bool:
    """Whether a head or foot names the day on which the pages were printed as a paper.

    >>> names_day("A4 | The Post | Thursday, March 14, 2019"), names_day("3/14/2019, 10:22  Ferry line to close")
    (True, False)
    """
    return _DAY.search(edge) is not None


def _pages(source: str) -> Iterator[Sequence[tuple[int, str]]]:
    """Yield the lines of each page, where they begin and without the spaces around them."""
    page: list[tuple[int, str]] = []
    last = 0
    for match in _LINE.finditer(source):
        if not (text := match.group().strip()):
            continue
        if source.find(_PAGE_BREAK, last, match.start()) >= 0:
            yield page
            page = []
        last = match.end()
        page.append((match.start() + match.group().index(text), text))
    yield page


def _is_head(text: str) -> bool:
    """Whether a line is a page's number, an address, or a running head with a date."""
    if _number().fullmatch(text) or _ADDRESS.fullmatch(text):
        return True
    return _GAP.search(text) is not None and _DATE.search(text) is not None


@cache
def _number() -> re.Pattern[str]:
    """Matches a page's number, with how many there are: "12", "- 12 -", "Page 2 of 3", "2/3". In any language."""
    listed = {word for tag in language_tags() for word in read_words(tag).lists.get("pages", ())}
    words = "|".join(map(re.escape, sorted(listed)))
    return re.compile(
        rf"[^\w.]{{0,3}}(?:(?:{words})\.? )?\d{{1,3}}(?:(?: ?/ ?| [^\W\d]{{1,5}} )\d{{1,3}})?[^\w.]{{0,3}}",
        re.IGNORECASE,
    )


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text[:_LONGEST]).lower()
