"""What a cell of a table, or an element that only its role names, holds."""

from __future__ import annotations

from collections.abc import Sequence

import turbohtml

from newsclean.parse.html.elements import read_block
from newsclean.parse.html.tags import ROLES

# A box in a cell that programs for writing put around its text holds no more characters than this; a longer text is
# that of a page whose boxes are set in a table.
_LONGEST = 200
_BOXES = frozenset(("p", "div"))
# One within the other.
_DEEPEST = 3


def cell_content(inside: Sequence[turbohtml.Node]) -> Sequence[turbohtml.Node]:
    """The nodes of a cell, without the <p> or <div> around all of them that makes its text no paragraph of the article.

    >>> cells = ["<td><p>Ronay <b>Queen</b></p>", "<td><p>One.</p><p>Two.</p>", "<td>One <p>two</p>"]
    >>> nodes = [turbohtml.parse(f"<table>{cell}</table>").find("td").children for cell in cells]
    >>> [cell_content(each) is each for each in nodes], len(cell_content(nodes[0]))
    ([False, True, True], 2)
    """
    content = inside
    for _ in range(_DEEPEST):
        boxes = [node for node in content if not _is_blank(node)]
        if len(boxes) != 1 or not isinstance(box := boxes[0], turbohtml.Element) or box.tag not in _BOXES:
            break
        names, unseen = read_block(box, box.attrs, False)
        if unseen or (names and box.tag != "p"):
            return inside
        content = box.children
    elements = (node for node in content if isinstance(node, turbohtml.Element))
    if content is inside or any(ROLES.get(element.tag) == "block" for element in elements):
        return inside
    return content if _is_short(content) else inside


def holds_boxes(element: turbohtml.Element) -> bool:
    """Whether there is more in the element than a line: what a role says of it is then not said of each box in it.

    >>> boxes = ["<div><a><b>Eggs</b></a>", "<div><a><h3>Day one</h3><p>The ferry broke down.</p></a>"]
    >>> [holds_boxes(turbohtml.parse(box).find("div")) for box in boxes]
    [False, True]
    """
    return any(ROLES.get(node.tag) == "block" for node in element.descendants if isinstance(node, turbohtml.Element))


def _is_short(content: Sequence[turbohtml.Node]) -> bool:
    length = 0
    for node in content:
        for text in node.strings if isinstance(node, turbohtml.Element) else (node.text,):
            length += len(text)
            if length > _LONGEST:
                return False
    return True


def _is_blank(node: turbohtml.Node) -> bool:
    return (isinstance(node, turbohtml.Text) and node.data.isspace()) or isinstance(node, turbohtml.Comment)
