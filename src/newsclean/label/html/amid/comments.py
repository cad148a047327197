"""Readers' comments that a page marks only by their heading and by the date of each comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.kinds import PLACES
from newsclean.metadata.dates.find import holds_date
from newsclean.origins import HTML_COMMENTS
from newsclean.records import Block, Document, Label

# The score where dated entries stand below a heading of comments: higher than the structure gives to any text.
SCORE = 0.99
# At least LEAST dated entries are comments. The first date stands at most NEAR blocks below the heading, each later one
# at most NEXT below the one before; a block with a date has at most LONGEST_DATE characters. Set by hand.
LEAST, NEAR, NEXT, LONGEST_DATE = 3, 8, 40, 40
# Kinds that a comment may have got from its place.
_BY_PLACE = PLACES | {"related_link"}
# The text above the heading has at least this many characters; otherwise it is a link, above the text, to the comments.
LEAST_TEXT = 600


def label_html_comments(document: Document, opinions: Sequence[Label], ruled: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion for each block of a list of comments: from its heading to the end of the last comment.

    `opinions` are those of the structure; `ruled` are those of the rules, which know the heading by its words.
    """
    blocks = document.blocks
    headings = [label.block for label in ruled if label.kind == "comment" and blocks[label.block].kind == "heading"]
    if not headings:
        return
    heading = min(headings)
    text = sum(len(blocks[label.block].text) for label in opinions if label.kind == "body" and label.block < heading)
    if text < LEAST_TEXT:
        return
    days = _days(blocks, heading, document.language)
    if len(days) < LEAST:
        return
    kinds = {label.block: label.kind for label in opinions}
    for index in range(heading, _end_of(blocks, heading, days[-1])):
        kind = kinds.get(index)
        if kind == "body" or (kind in _BY_PLACE and index <= days[-1]):
            yield Label(
                index, "comment", SCORE, HTML_COMMENTS, "Stands in a list of comments, with a heading and a day each"
            )


def _days(blocks: Sequence[Block], heading: int, language: str) -> list[int]:
    """The blocks below the heading that hold the date of a comment, all in elements with the same tag and names."""
    days: list[int] = []
    shape: tuple[str, str] | None = None
    for block in blocks[heading + 1 :]:
        if block.index > (days[-1] + NEXT if days else heading + NEAR):
            break
        own = _shape(block)
        if shape not in (None, own) or len(block.text) > LONGEST_DATE or not any(map(str.isdigit, block.text)):
            continue
        if holds_date(block.text, (language,)):
            days.append(block.index)
            shape = own
    return days


def _shape(block: Block) -> tuple[str, str] | None:
    markup = block.markup
    return (markup.tag, markup.elements.names[markup.element]) if markup is not None else None


def _end_of(blocks: Sequence[Block], heading: int, last: int) -> int:
    """The first block after the box that holds the heading and the last date, and so the end of the last comment."""
    first, second = blocks[heading].markup, blocks[last].markup
    if first is None or second is None:
        return last + 1
    around = set(first.elements.line(first.element))
    box = next(at for at in second.elements.line(second.element) if at in around)
    end = last + 1
    while end < len(blocks):
        markup = blocks[end].markup
        if markup is None or box not in markup.elements.line(markup.element):
            break
        end += 1
    return end
