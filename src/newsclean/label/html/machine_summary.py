"""The summary in points that a machine made of an article, recognised by the notice beside it that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.label.html.boxes import shared_box
from newsclean.measure import ends_sentence
from newsclean.origins import HTML_MACHINE_SUMMARY, of_rule
from newsclean.records import Block, Document, Label

RULE = of_rule("other/machine-summary")
# Higher than the structure gives to any text, because the page itself says so.
SCORE = 0.99
# The most elements between the notice and the box that it shares with the list; the most points of such a list; the
# most blocks (a heading, a button) between the two.
_STEPS, MOST_POINTS, BETWEEN = 5, 8, 1
# The longest heading of such a box, in characters; it may be a button or the line that opens it.
_HEADING = 60


def label_machine_summary(document: Document, ruled: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion for each item of the list right above or below the notice, if one box holds them both.

    The heading of that box goes with them, above the list or above both.
    """
    blocks = document.blocks
    for notice in sorted({label.block for label in ruled if label.by == RULE}):
        for step in (-1, 1):
            points = _points(blocks, notice, step)
            if points and len(points) <= MOST_POINTS and _share_a_box(blocks[notice], blocks[points[-1]]):
                above = {min(points) - 1, min(*points, notice) - 1} - {notice, -1}
                points += [i for i in above if _is_heading(blocks[i]) and _share_a_box(blocks[notice], blocks[i])]
                for index in points:
                    yield Label(
                        index, "other", SCORE, HTML_MACHINE_SUMMARY, "A machine's summary, as the page says beside it"
                    )


def _points(blocks: Sequence[Block], notice: int, step: int) -> list[int]:
    """The first run of list items above (`step` -1) or below (`step` 1) the notice; empty where there is none.

    One point more than MOST_POINTS tells that the list is too long; how long it is does not count.
    """
    at = notice + step
    for _ in range(BETWEEN):
        if 0 <= at < len(blocks) and blocks[at].kind != "list_item":
            at += step
    points: list[int] = []
    while 0 <= at < len(blocks) and blocks[at].kind == "list_item" and len(points) <= MOST_POINTS:
        points.append(at)
        at += step
    return points


def _is_heading(block: Block) -> bool:
    is_headline = block.markup is not None and block.markup.tag == "h1"
    return not is_headline and len(block.text) <= _HEADING and not ends_sentence(block.text)


def _share_a_box(notice: Block, point: Block) -> bool:
    return shared_box(notice, point, _STEPS) is not None
