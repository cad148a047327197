"""Which lines of a plain text go on from the one above, because a program wrapped the text at a fixed width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from newsclean.measure import STOPS, WIDE
from newsclean.records import BlockKind

# U+00A0 is not included, because in a damaged text it is half of a letter too.
INDENT = " \t\u3000"
_HEADING = re.compile(r"\s*#{1,6}\s+\S")
_LIST_ITEM = re.compile(r"\s*(?:[•◦▪‣●■·*–-]|\d{1,2}[.)])\s+\S")
_QUOTE = re.compile(r"\s*>\s+\S")
# What each line of a wrapped quote begins with, in mail and in Markdown.
_QUOTE_MARKS = re.compile(r"\A\s*(?:>\s*)+")
# A line of marks: below a headline, between two parts. An address that Markdown sets apart from its link.
_STANDS_ALONE = re.compile(r"(?:[=-]{3,}|>[> \t]*|[*_](?:[ \t]*[*_]){2,}|\[[^\[\]\n]{1,40}\]:\s.*|\|.*\|)\s*$")
# The width of a wrapped text, in columns and in characters, as mail programs and plain-text editors set it; how many
# lines must be full, and which share of the lines that end no sentence.
_NARROWEST, _WIDEST = 38, 130
_FEWEST_FULL_LINES = 4
_FULL_SHARE = 0.8
# A full line has at least this share of the width.
_LEAST_FILL = 0.7
# In Chinese and Japanese a word is a character, so a full line has more. Programs that count characters leave lines
# with digits shorter, which are full where the others show that a text is wrapped. Both by judgement.
_WIDE_FILL, _LEAST_WIDE_FILL = 0.9, 0.8
_ONE_WIDE = re.compile(f"[{WIDE}]")
# Boxes of headlines, facts and verses are lines of 19 to 37 such characters as well, and about as long as one another.
# Of prose so narrow at least this share of the full lines has the end of a sentence amid them, by judgement.
_ENDED_AMID, _END_AMID = 0.2, re.compile(r"。(?![」』”’）\s])(?=.)")
# What the last line of a paragraph may end with.
_ENDS = (*STOPS, ":", "”", '"')
# In prose of any language with capitals, at least this share of the lines that go on begin with a small letter. Of nine
# flavours of texts of the development corpus, this finds the wrapped texts with menus around them, and no table.
_GOING_ON = 0.25


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    text: str
    after_blank: bool  # whether a blank line stands before it


class Widths(NamedTuple):
    """At how many columns the lines of a text and those of its quotes were wrapped."""

    text: int
    quotes: int


def kind_of_line(raw: str) -> BlockKind:
    if raw[0].isalpha():  # most lines
        return "paragraph"
    if _HEADING.match(raw):
        return "heading"
    if _QUOTE.match(raw):
        return "quote"
    return "list_item" if _LIST_ITEM.match(raw) else "paragraph"


def without_common_indent(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the indent that nearly all have that follow another one, as browsers for terminals set it."""
    indents = Counter(_indent(line.text) for line in lines[1:] if not line.after_blank)
    indent, count = indents.most_common(1)[0] if indents else ("", 0)
    if not indent or count < _FULL_SHARE * indents.total():
        return lines
    return tuple(replace(line, text=line.text.removeprefix(indent)) for line in lines)


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip(INDENT))] if text[0] in INDENT else ""


def wrap_widths(lines: tuple[Line, ...]) -> Widths:
    """The widths at which the text and its quotes were wrapped, in columns; 0 where they were not.

    In mail and forums, what is quoted may be wrapped at another width. It is measured by itself where one width does
    not hold for both.
    """
    inner = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.after_blank and not _starts_anew(following, line)
    ]
    if width := _width_of(inner):
        return Widths(width, width)
    quoted = [_is_quoted(following) for _, following in inner]
    if not any(quoted):  # most texts
        return Widths(0, 0)
    text = _width_of([pair for pair, is_quoted in zip(inner, quoted, strict=True) if not is_quoted])
    quotes = _width_of([pair for pair, is_quoted in zip(inner, quoted, strict=True) if is_quoted])
    return Widths(text, quotes or text) if text else Widths(0, 0)


def _width_of(inner: list[tuple[Line, Line]]) -> int:
    """The width at which lines were wrapped that stand below one another; 0 if they were not.

    A greedy wrap leaves no line on which the first word of the next line would still have fitted. So nearly all lines
    that end no sentence must be full in this sense. Short lines, as in menus and tables, need not be, if the full ones
    are seen to go on: with a small letter.
    """
    if len(inner) < _FEWEST_FULL_LINES:
        return 0
    # A headline or an address that stands alone may be longer, so only lines that follow one another count.
    long = {line for pair in inner for line in pair if len(line.text.rstrip()) > _WIDEST}
    if any(len(line.text) - max(map(len, line.text.split())) > _WIDEST for line in long):  # most texts
        return 0
    # Nor is an address broken that stands amid a line, as that of a link in Markdown.
    inner = [pair for pair in inner if long.isdisjoint(pair)]
    if len(inner) < _FEWEST_FULL_LINES:
        return 0
    width = max(_columns(line.text.rstrip()) for pair in inner for line in pair)
    if width < _NARROWEST:
        return 0
    flowing = [(line, following) for line, following in inner if not line.text.rstrip().endswith(_ENDS)]
    full = [(line, following) for line, following in flowing if _is_full(line, following, width, _WIDE_FILL)]
    if len(full) < _FEWEST_FULL_LINES or not _may_be_prose([line.text for line, _ in full]):
        return 0
    if len(full) < _FULL_SHARE * len(flowing):
        filled = sum(_columns(line.text.rstrip()) >= _LEAST_FILL * width for line, _ in flowing)
        going_on = sum(following.text.lstrip()[:1].islower() for _, following in full)
        if len(full) < _FULL_SHARE * filled or going_on < _GOING_ON * len(full):
            return 0
    return width


def _may_be_prose(full: Sequence[str]) -> bool:
    """Whether full lines are no headlines, facts or verses in Chinese or Japanese."""
    narrow = [text for text in full if len(text) < _NARROWEST <= _columns(text)]
    return sum(_END_AMID.search(text) is not None for text in narrow) >= _ENDED_AMID * len(narrow)


def _is_full(line: Line, following: Line, width: int, wide_fill: float) -> bool:
    """Whether a line leaves no place for the first word of the next, or one before a wide character has this fill."""
    text, words = line.text.rstrip(), _QUOTE_MARKS.sub("", following.text, count=1).split(None, 1) or [""]
    columns = _columns(text)
    if columns < _LEAST_FILL * width:  # amid a link of Markdown, whose address is on the next line
        return len(words[0]) > width and text.rfind("[") > text.rfind("]") and "](" in words[0]
    if _ONE_WIDE.match(words[0]):
        return columns >= wide_fill * width
    # Two columns of tolerance, because some programs count soft hyphens and trailing spaces.
    return text.endswith("-") or columns + 1 + len(words[0]) > width - 2


def _columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_ONE_WIDE.findall(text))


def _starts_anew(line: Line, above: Line) -> bool:
    """Whether a line begins another block than the one above it, going by its marks."""
    if line.text[0] in INDENT or _STANDS_ALONE.match(line.text):
        return True
    kind = kind_of_line(line.text)
    if kind == "quote" and (marks := _QUOTE_MARKS.match(above.text)):
        return not line.text.startswith(marks.group())
    return kind != "paragraph"


def _is_quoted(line: Line) -> bool:
    return _QUOTE_MARKS.match(line.text) is not None


def goes_on_wrapped(lines: Sequence[Line], widths: Widths) -> Iterator[bool]:
    """Yield for each line whether it goes on from the one before in a text wrapped at these widths.

    The lines of an item of a list may be indented more than its mark.
    """
    item: str | None = None  # the indent of the item to which the line may belong
    for index, line in enumerate(lines):
        if kind_of_line(line.text) == "list_item":
            item = _indent(line.text)
            yield False
            continue
        if line.after_blank or (item is not None and len(_indent(line.text)) <= len(item)):
            item = None
        goes_on = index > 0 and (item is not None or not _starts_anew(line, lines[index - 1]))
        width = widths.quotes if _is_quoted(line) else widths.text
        yield goes_on and _is_full(lines[index - 1], line, width, _LEAST_WIDE_FILL)
