"""The summary in points that a machine made of an article, recognised by the notice beside it that says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from newsclean.label.html.boxes import shared_box, stands_in
from newsclean.measure import ends_sentence
from newsclean.origins import HTML_MACHINE_SUMMARY, of_rule
from newsclean.records import Block, Document, Label

RULE = of_rule("other/machine-summary")
# Higher than the structure gives to any text, because the page itself says so.
SCORE = 0.99
# The most elements between the notice and the box that it shares with the list; the most points of such a list; the
# most blocks (a heading, a button) between the two.
_STEPS, MOST_POINTS, BETWEEN = 5, 8, 1
# The longest line above the list that is its heading though no such element: a button, what opens the box. In
# characters. So many blocks on either side must not be of the text then.
_HEADING, _BESIDE = 60, 12


def label_machine_summary(document: Document, ruled: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion for each item of the list right above or below the notice, if one box holds them both.

    The heading of that box goes with them, above the list or above both.
    """
    blocks = document.blocks
    for notice in sorted({label.block for label in ruled if label.by == RULE}):
        for step in (-1, 1):
            points = _points(blocks, notice, step)
            if points and len(points) <= MOST_POINTS and _share_a_box(blocks[notice], blocks[points[-1]]):
                group = {*points, notice}
                above = {min(points) - 1, min(group) - 1} - {notice, -1}
                points += [i for i in above if _is_heading(blocks, i, group | above, notice)]
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


def _is_heading(blocks: Sequence[Block], place: int, group: Collection[int], notice: int) -> bool:
    """Whether a block is the heading of the box of a notice and its list, which with it are the `group`.

    Any short line is, where the box holds nothing of the text: no headline and no sentence but those of the group.
    """
    block = blocks[place]
    box = shared_box(blocks[notice], block, _STEPS)
    if box is None or block.markup is None or block.kind == "heading":
        return box is not None
    if len(block.text) > _HEADING or ends_sentence(block.text):
        return False
    for beside in (range(place - 1, -1, -1), range(place + 1, len(blocks))):
        for i in islice(beside, _BESIDE):
            other = blocks[i]
            if other.markup is None or not stands_in(other, box, block.markup.elements.parents):
                break
            if i not in group and (other.markup.tag == "h1" or ends_sentence(other.text)):
                return False
    return True


def _share_a_box(notice: Block, point: Block) -> bool:
    return shared_box(notice, point, _STEPS) is not None
