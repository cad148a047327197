"""Small boxes of forms amid the text: what stands above a field for an e-mail address, the question of a poll."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import turbohtml

from newsclean.kinds import ChromeKind
from newsclean.label.html.boxes import WIDE, stands_in
from newsclean.measure import ends_question
from newsclean.origins import HTML_FORM
from newsclean.parse.html_elements import element_names
from newsclean.records import Block, Document, Label

# What a field asks for, by its type. The score is above the structure's: only the site asks for an address.
FIELDS: Mapping[str, ChromeKind] = {"email": "newsletter", "radio": "poll"}
SCORE = 0.99
# A box reaches so far around its field, and has at most so many characters, which are at most such a share of the
# text's: the text itself may stand in a form. So many fields are looked at. Of 1,560 pages 9 have such a box with kept
# blocks, 24 of them, and none of these is in the reference.
_LEVELS, _SIZE, _SHARE, _MOST = 6, 400, 0.2, 24
# No box has more characters in the source, with the white space of its indentation.
_WRITTEN = 10_000
# The blocks of a box have at least this share of its text; the rest are choices, labels for screen readers, styles.
_MOSTLY = 0.5
# The most blocks of a box on either side of one.
_FEW = 12
# So many blocks that have words of a box are asked whether they stand in it.
_TRIED = 60
# Polls with more questions than this are a quiz, which may be the article.
_MOST_POLLS = 2


def label_form_boxes(document: Document, opinions: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion on each kept block of a small box with a field for an address, or with a question and choices.

    `opinions` are those of the structure.
    """
    assert document.tree is not None
    fields = list(islice(document.tree.select("input[type=email], input[type=radio]"), _MOST))
    if not fields:
        return
    kept = [document.blocks[label.block] for label in opinions if label.kind == "body"]
    most = min(_SIZE, int(_SHARE * sum(len(block.text) for block in kept)))
    short = {block.index: _bare(block.text) for block in kept if len(block.text) <= 2 * most}
    found: dict[int, ChromeKind] = {}
    polls = 0
    for box, kind in _boxes_of(fields, most).items():
        said = islice((place for place, text in short.items() if text in box.text), _TRIED)
        inside = [place for place in said if _stands_in(document.blocks, document.blocks[place], box)]
        if kind == "poll":
            if not any(ends_question(document.blocks[place].text) for place in inside):
                continue
            polls += 1
        found.update(dict.fromkeys(inside, kind))
    for place, kind in sorted(found.items()):
        if kind != "poll" or polls <= _MOST_POLLS:
            yield Label(place, kind, SCORE, HTML_FORM, "Stands in the small box of a form")


class _Box(NamedTuple):
    tag: str
    names: str
    text: str  # without white space, which stands between blocks in some pages and not in others


def _boxes_of(fields: Sequence[turbohtml.Element], most: int) -> dict[_Box, ChromeKind]:
    """The largest box around each field that is small."""
    boxes: dict[_Box, ChromeKind] = {}
    for field in fields:
        box: _Box | None = None
        for around in islice(field.ancestors, _LEVELS):
            if not isinstance(around, turbohtml.Element) or around.tag in WIDE:
                break
            written = around.text
            if len(written) > _WRITTEN or len(text := _bare(written)) > most:
                break
            box = _Box(around.tag, element_names(around), text)
        if box is not None:
            boxes[box] = FIELDS[(field.attr("type") or "").lower()]
    return boxes


def _stands_in(blocks: Sequence[Block], block: Block, box: _Box) -> bool:
    """Whether an element around a block is the box: it has its tag, its names and, in its blocks, most of its text."""
    markup = block.markup
    if markup is None or markup.tag == "h1":
        return False
    elements = markup.elements
    for at in islice(elements.line(markup.element), _LEVELS):
        if elements.tags[at] == box.tag and elements.names[at] == box.names:
            inside = [_bare(other.text) for other in _blocks_in(blocks, block.index, at)]
            if all(other in box.text for other in inside) and sum(map(len, inside)) >= _MOSTLY * len(box.text):
                return True
    return False


def _bare(text: str) -> str:
    return "".join(text.split())


def _blocks_in(blocks: Sequence[Block], place: int, box: int) -> list[Block]:
    """The block at `place` and those beside it that stand in the element `box`."""
    inside = [blocks[place]]
    for beside in (range(place - 1, -1, -1), range(place + 1, len(blocks))):
        for i in islice(beside, _FEW):
            markup = blocks[i].markup
            if markup is None or not stands_in(blocks[i], box, markup.elements.parents):
                break
            inside.append(blocks[i])
    return inside
