"""Plain text -> blocks: each line is a block, with its exact place in the source.

Extractors put one block of the page on one line; blank lines are only a hint. Only where the text was wrapped at a
fixed width, or broken at each tag, do the lines of one paragraph make one block; and where blocks were glued together,
one line makes several.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from newsclean.escapes import Escapes, cut_lines, find_escapes, unescape
from newsclean.measure import ends_sentence, is_visible
from newsclean.parse.text.glued import cut_glued
from newsclean.parse.text.pieces import goes_on
from newsclean.parse.text.timed import joins_of_captions
from newsclean.parse.text.wrapped import INDENT, Line, goes_on_wrapped, kind_of_line, without_common_indent, wrap_widths
from newsclean.records import Block

# U+0085 ends a line in Unicode, but not here: in a damaged text this control character is half of a letter. Nor do the
# separators from U+001C on, which no reader sees: in texts from Word they are hyphens. Vertical tabs are its line ends.
_LINE = re.compile("[^\n\r\v\f\u2028\u2029]+")
_ENDS_OF_LINES = "\n\r"
_AROUND = INDENT + _ENDS_OF_LINES
# Direct speech between dashes, as in "– We are closing, – he said. – Today.": its dash is no mark of a list.
_SPOKEN_MARKS = ("–", "-")
_WHO_SPEAKS, _INNER_DASH = re.compile(r"[,!?…]\s[–—-]\s\w"), re.compile(r"\s[–—-]\s")


def parse_text(source: str, most: int = sys.maxsize, apart: Set[int] = frozenset()) -> tuple[Block, ...]:
    r"""The blocks of a plain text, in order; `source[block.start:block.end] == block.raw` for each.

    At most one block more than `most` is returned. What begins at the places `apart` is not joined to its neighbours.

    >>> [block.raw for block in parse_text("Title\n\n  First line.\r\nSecond line.\n \n")]
    ['Title', 'First line.', 'Second line.']
    """
    escapes = find_escapes(source)
    lines = tuple(_lines(source, escapes))
    if apart:
        lines = tuple(_set_apart(lines, apart))
    captions = joins_of_captions(lines)
    joined = _join(lines, _goes_on(lines) if captions is None else _goes_on_in(lines, captions))
    if escapes:
        return _with_speech([_read_block(i, source, span, escapes) for i, span in enumerate(joined[: most + 1])])
    spans = cut_glued(source, joined)
    return _with_speech([_block(i, source, start, end) for i, (start, end) in enumerate(spans[: most + 1])])


def _goes_on(lines: tuple[Line, ...]) -> Iterator[bool]:
    """Yield for each line whether it goes on from the one above."""
    flush = without_common_indent(lines)
    widths = wrap_widths(flush)
    broken = goes_on_wrapped(flush, widths) if widths.text else goes_on([line.text for line in lines])
    for line, joins in zip(lines, broken, strict=True):  # a blank line always parts two blocks
        yield joins and not line.after_blank


def _goes_on_in(lines: tuple[Line, ...], captions: Sequence[bool | None]) -> Iterator[bool]:
    """Yield the same for a text with subtitles, whose sentences go on over blank lines."""
    others = _goes_on(tuple(line for line, joins in zip(lines, captions, strict=True) if joins is None))
    for joins in captions:
        yield next(others) if joins is None else joins


def _set_apart(lines: Iterable[Line], apart: Set[int]) -> Iterator[Line]:
    """Yield the lines, with blank lines around those that hold one of the places."""
    was_apart = False
    for line in lines:
        is_apart = line.start + len(line.text) - len(line.text.lstrip(INDENT)) in apart
        yield replace(line, after_blank=True) if is_apart or was_apart else line
        was_apart = is_apart


def _read_block(index: int, source: str, span: tuple[int, int], escapes: Escapes) -> Block:
    """The block of a span of an escaped text. Spaces belong to it, since its neighbours may stand on the same line."""
    raw = source[slice(*span)]
    text = unescape(raw, escapes)
    if escapes.opening and not source[: span[0]].strip():
        text = text.lstrip().removeprefix(escapes.opening)
    if escapes.closing and not source[span[1] :].strip():
        text = text.rstrip().removesuffix(escapes.closing)
    text = text.strip(_AROUND)
    return Block(index, raw, text, kind_of_line(text) if text else "paragraph", *span)


def _block(index: int, source: str, start: int, end: int) -> Block:
    """The block of a span, without the indent before it and the spaces after it, which then lie between the blocks."""
    raw = source[start:end]
    start += len(raw) - len(raw.lstrip(INDENT))
    raw = raw.strip(INDENT)
    return Block(index, raw, raw, kind_of_line(raw), start, start + len(raw))


def _lines(source: str, escapes: Escapes | None) -> Iterator[Line]:
    last_end = 0
    if escapes:
        yield from _read_lines(source, escapes)
        return
    for match in _LINE.finditer(source):
        text, (start, end) = match.group(), match.span()
        if not (text[0].isalnum() or is_visible(text)):
            continue
        yield Line(start, end, text, _is_blank(source[last_end:start]))
        last_end = end


def _read_lines(source: str, escapes: Escapes) -> Iterator[Line]:
    """Yield the lines of an escaped text, each with its text as it reads."""
    last_end, ends = 0, ""
    for start, end in cut_lines(source, (match.span() for match in _LINE.finditer(source)), escapes):
        raw = source[start:end]
        if not is_visible(raw):
            continue
        text = unescape(raw, escapes)
        bare = text.strip(_ENDS_OF_LINES)
        yield Line(start, end, bare.rstrip() or raw, _is_blank(ends + source[last_end:start]))
        last_end, ends = end, text[len(text.rstrip()) :].replace(" ", "")


def _is_blank(between: str) -> bool:
    """Whether what stands between two lines has a blank line."""
    return len(between.replace("\r\n", "\n")) > 1


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


def _join(lines: Sequence[Line], goes_on_from_above: Iterable[bool]) -> list[tuple[int, int]]:
    """Where each block begins and ends."""
    spans: list[tuple[int, int]] = []
    for line, joins in zip(lines, goes_on_from_above, strict=True):
        if joins:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans
