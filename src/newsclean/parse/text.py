"""Plain text -> blocks: each line is a block, with its exact place in the source.

Extractors put one block of the page on one line; blank lines are only a hint. Only where the text was wrapped at a
fixed width, or broken at each tag, do the lines of one paragraph make one block; and where blocks were glued together,
one line makes several.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsclean.escapes import Escapes, cut_lines, find_escapes, unescape
from newsclean.measure import STOPS, WIDE, ends_sentence, is_visible
from newsclean.parse.text_glued import cut_glued
from newsclean.parse.text_pieces import goes_on
from newsclean.records import Block, BlockKind

# U+0085 ends a line in Unicode, but not here: in a damaged text this control character is half of a letter. Nor do the
# separators from U+001C on, which no reader sees: in texts from Word they are hyphens. Vertical tabs are its line ends.
_LINE = re.compile("[^\n\r\v\f\u2028\u2029]+")
_ENDS_OF_LINES = "\n\r"
# U+00A0 is not included, because in a damaged text it is half of a letter too.
_INDENT = " \t\u3000"
_AROUND = _INDENT + _ENDS_OF_LINES
_HEADING = re.compile(r"\s*#{1,6}\s+\S")
_LIST_ITEM = re.compile(r"\s*(?:[•◦▪‣●■·*–-]|\d{1,2}[.)])\s+\S")
_QUOTE = re.compile(r"\s*>\s+\S")
# Direct speech between dashes, as in "– We are closing, – he said. – Today.": its dash is no mark of a list.
_SPOKEN_MARKS = ("–", "-")
_WHO_SPEAKS, _INNER_DASH = re.compile(r"[,!?…]\s[–—-]\s\w"), re.compile(r"\s[–—-]\s")

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
class _Line:
    start: int
    end: int
    text: str
    after_blank: bool  # whether a blank line stands before it


def parse_text(source: str, most: int = sys.maxsize) -> tuple[Block, ...]:
    r"""The blocks of a plain text, in order; `source[block.start:block.end] == block.raw` for each.

    At most one block more than `most` is returned.

    >>> [block.raw for block in parse_text("Title\n\n  First line.\r\nSecond line.\n \n")]
    ['Title', 'First line.', 'Second line.']
    """
    escapes = find_escapes(source)
    lines = tuple(_lines(source, escapes))
    flush = _flush(lines)
    width = _wrap_width(flush)
    joined = _join(lines, _goes_on_wrapped(flush, width) if width else goes_on([line.text for line in lines]))
    if escapes:
        return _with_speech([_read_block(i, source, span, escapes) for i, span in enumerate(joined[: most + 1])])
    spans = cut_glued(source, joined)
    return _with_speech([_block(i, source, start, end) for i, (start, end) in enumerate(spans[: most + 1])])


def _read_block(index: int, source: str, span: tuple[int, int], escapes: Escapes) -> Block:
    """The block of a span of an escaped text. Spaces belong to it, since its neighbours may stand on the same line."""
    raw = source[slice(*span)]
    text = unescape(raw, escapes)
    if escapes.opening and not source[: span[0]].strip():
        text = text.lstrip().removeprefix(escapes.opening)
    if escapes.closing and not source[span[1] :].strip():
        text = text.rstrip().removesuffix(escapes.closing)
    text = text.strip(_AROUND)
    return Block(index, raw, text, _kind(text) if text else "paragraph", *span)


def _block(index: int, source: str, start: int, end: int) -> Block:
    """The block of a span, without the indent before it and the spaces after it, which then lie between the blocks."""
    raw = source[start:end]
    start += len(raw) - len(raw.lstrip(_INDENT))
    raw = raw.strip(_INDENT)
    return Block(index, raw, raw, _kind(raw), start, start + len(raw))


def _lines(source: str, escapes: Escapes | None) -> Iterator[_Line]:
    last_end = 0
    if escapes:
        yield from _read_lines(source, escapes)
        return
    for match in _LINE.finditer(source):
        text, (start, end) = match.group(), match.span()
        if not (text[0].isalnum() or is_visible(text)):
            continue
        yield _Line(start, end, text, _is_blank(source[last_end:start]))
        last_end = end


def _read_lines(source: str, escapes: Escapes) -> Iterator[_Line]:
    """Yield the lines of an escaped text, each with its text as it reads."""
    last_end, ends = 0, ""
    for start, end in cut_lines(source, (match.span() for match in _LINE.finditer(source)), escapes):
        raw = source[start:end]
        if not is_visible(raw):
            continue
        text = unescape(raw, escapes)
        bare = text.strip(_ENDS_OF_LINES)
        yield _Line(start, end, bare.rstrip() or raw, _is_blank(ends + source[last_end:start]))
        last_end, ends = end, text[len(text.rstrip()) :].replace(" ", "")


def _is_blank(between: str) -> bool:
    """Whether what stands between two lines has a blank line."""
    return len(between.replace("\r\n", "\n")) > 1


def _kind(raw: str) -> BlockKind:
    if raw[0].isalpha():  # most lines
        return "paragraph"
    if _HEADING.match(raw):
        return "heading"
    if _QUOTE.match(raw):
        return "quote"
    return "list_item" if _LIST_ITEM.match(raw) else "paragraph"


def _with_speech(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks, of which those that a dash opens as it opens direct speech are paragraphs.

    They are sentences, and beside none that begins so too, or with a dash behind what is said.
    """
    items = [index for index, block in enumerate(blocks) if block.kind == "list_item"]
    dashed = {index for index in items if blocks[index].text.startswith(_SPOKEN_MARKS)}
    for index in sorted(dashed):
        text = blocks[index].text
        said, is_alone = text[1:].lstrip(), dashed.isdisjoint((index - 1, index + 1))
        may_stand_alone = is_alone and (text[0] == "–" or _INNER_DASH.search(said) is not None)
        if ends_sentence(text) and (may_stand_alone or _WHO_SPEAKS.search(said)):
            blocks[index] = replace(blocks[index], kind="paragraph")
    return tuple(blocks)


def _flush(lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """The lines without the indent that nearly all have that follow another one, as browsers for terminals set it."""
    indents = Counter(_indent(line.text) for line in lines[1:] if not line.after_blank)
    indent, count = indents.most_common(1)[0] if indents else ("", 0)
    if not indent or count < _FULL_SHARE * indents.total():
        return lines
    return tuple(replace(line, text=line.text.removeprefix(indent)) for line in lines)


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip(_INDENT))] if text[0] in _INDENT else ""


def _wrap_width(lines: tuple[_Line, ...]) -> int:
    """The width at which the text was wrapped, in columns; 0 where it was not.

    A greedy wrap leaves no line on which the first word of the next line would still have fitted. So nearly all lines
    that end no sentence must be full in this sense. Short lines, as in menus and tables, need not be, if the full ones
    are seen to go on: with a small letter.
    """
    inner = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.after_blank and not _starts_anew(following)
    ]
    if len(inner) < _FEWEST_FULL_LINES:
        return 0
    # A headline or an address that stands alone may be longer, so only lines that follow one another count.
    if max(len(line.text.rstrip()) for pair in inner for line in pair) > _WIDEST:  # most texts, without a second look
        return 0
    width = max(_columns(line.text.rstrip()) for pair in inner for line in pair)
    if width < _NARROWEST:
        return 0
    flowing = [(line, following) for line, following in inner if not line.text.rstrip().endswith(_ENDS)]
    full = [(line, following) for line, following in flowing if _is_full(line, following, width, _WIDE_FILL)]
    if len(full) < _FEWEST_FULL_LINES or not _may_be_prose([line.text for line, _ in full]):
        return 0
    if len(full) < _FULL_SHARE * len(flowing):
        long = sum(_columns(line.text.rstrip()) >= _LEAST_FILL * width for line, _ in flowing)
        going_on = sum(following.text.lstrip()[:1].islower() for _, following in full)
        if len(full) < _FULL_SHARE * long or going_on < _GOING_ON * len(full):
            return 0
    return width


def _may_be_prose(full: Sequence[str]) -> bool:
    """Whether full lines are no headlines, facts or verses in Chinese or Japanese."""
    narrow = [text for text in full if len(text) < _NARROWEST <= _columns(text)]
    return sum(_END_AMID.search(text) is not None for text in narrow) >= _ENDED_AMID * len(narrow)


def _is_full(line: _Line, following: _Line, width: int, wide_fill: float) -> bool:
    """Whether a line leaves no place for the first word of the next, or one before a wide character has this fill."""
    text, words = line.text.rstrip(), following.text.split(None, 1)
    columns = _columns(text)
    if columns < _LEAST_FILL * width:
        return False
    if _ONE_WIDE.match(words[0]):
        return columns >= wide_fill * width
    # Two columns of tolerance, because some programs count soft hyphens and trailing spaces.
    return text.endswith("-") or columns + 1 + len(words[0]) > width - 2


def _columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_ONE_WIDE.findall(text))


def _starts_anew(line: _Line) -> bool:
    return line.text[0] in _INDENT or _kind(line.text) != "paragraph"


def _goes_on_wrapped(lines: Sequence[_Line], width: int) -> Iterator[bool]:
    """Yield for each line whether it goes on from the one before in a text wrapped at `width`."""
    for index, line in enumerate(lines):
        yield index > 0 and not _starts_anew(line) and _is_full(lines[index - 1], line, width, _LEAST_WIDE_FILL)


def _join(lines: Sequence[_Line], goes_on_from_above: Iterable[bool]) -> list[tuple[int, int]]:
    """Where each block begins and ends; a blank line always parts two blocks."""
    spans: list[tuple[int, int]] = []
    for line, joins in zip(lines, goes_on_from_above, strict=True):
        if joins and not line.after_blank:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans
