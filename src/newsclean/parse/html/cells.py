"""What a cell of a table, or an element that only its role names, holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import turbohtml

from newsclean.measure import ends_sentence
from newsclean.parse.html.elements import read_block
from newsclean.parse.html.tags import CELLS, ROLES

# A table with a cell of more characters holds a page whose boxes are set in it.
_LONGEST = 200
# So does one that begins a row with a sentence of more characters than this, or has one in its first row.
_LABEL = 60
_BOXES = frozenset(("p", "div"))
# One within the other.
_DEEPEST = 3


def cell_content(cell: turbohtml.Element, of_data: dict[turbohtml.Element, bool]) -> Sequence[turbohtml.Node]:
    """The nodes of a cell of a table of data, without the <p> or <div> around all of them.

    Programs for writing put it there, and it would make the text of the cell a paragraph of the article. `of_data`
    remembers which tables are such.

    >>> cells = ["<td><p>Ronay <b>Queen</b></p>", "<td><p>One.</p><p>Two.</p>", "<td>One <p>two</p>"]
    >>> tables = [turbohtml.parse(f"<table><tr><td>Boat<td>Fare<tr><td>3{cell}</table>") for cell in cells]
    >>> met = [table.find_all("td")[3] for table in tables]
    >>> [cell_content(cell, {}) == cell.children for cell in met], len(cell_content(met[0], {}))
    ([False, True, True], 2)
    """
    inside = cell.children
    content = _unboxed(inside)
    if content is inside or (table := _table_of(cell)) is None:
        return inside
    if table not in of_data:
        of_data[table] = _is_of_data(table)
    return content if of_data[table] else inside


def holds_boxes(element: turbohtml.Element) -> bool:
    """Whether there is more in the element than a line: what a role says of it is then not said of each box in it.

    >>> boxes = ["<div><a><b>Eggs</b></a>", "<div><a><h3>Day one</h3><p>The ferry broke down.</p></a>"]
    >>> [holds_boxes(turbohtml.parse(box).find("div")) for box in boxes]
    [False, True]
    """
    return any(ROLES.get(node.tag) == "block" for node in element.descendants if isinstance(node, turbohtml.Element))


def _unboxed(inside: Sequence[turbohtml.Node]) -> Sequence[turbohtml.Node]:
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
    return inside if any(ROLES.get(element.tag) == "block" for element in elements) else content


def _is_blank(node: turbohtml.Node) -> bool:
    return (isinstance(node, turbohtml.Text) and node.data.isspace()) or isinstance(node, turbohtml.Comment)


def _table_of(cell: turbohtml.Element) -> turbohtml.Element | None:
    above = cell.parent
    for _ in range(2):  # a row, and what rows are grouped in
        if isinstance(above, turbohtml.Element) and above.tag != "table":
            above = above.parent
    return above if isinstance(above, turbohtml.Element) and above.tag == "table" else None


def _is_of_data(table: turbohtml.Element) -> bool:
    """Whether two rows or more have two cells or more, of which those in the first row and column are labels.

    >>> said = "<p>The ferry runs again, the harbour office said in a statement on Tuesday."
    >>> rows = f"<td>Ayr<td>7<tr><td>Elda<td>{said}", f"<td>Ayr<td>7<tr><td>{said}<td>Elda", f"<td>Ayr<td>{said}"
    >>> [_is_of_data(turbohtml.parse(f"<table><tr>{each}</table>").find("table")) for each in rows]
    [True, False, False]
    """
    rows = 0
    for row in _rows(table):
        texts = [_text(cell) for cell in row.children if isinstance(cell, turbohtml.Element) and cell.tag in CELLS]
        labels = texts[:1] if rows else texts
        if any(len(text) > _LONGEST for text in texts) or any(map(_is_said, labels)):
            return False
        rows += len(texts) > 1
    return rows > 1


def _is_said(text: str) -> bool:
    return len(text) > _LABEL and ends_sentence(text)


def _rows(table: turbohtml.Element) -> Iterator[turbohtml.Element]:
    for part in table.children:
        if isinstance(part, turbohtml.Element):
            rows = (part,) if part.tag == "tr" else part.children
            yield from (row for row in rows if isinstance(row, turbohtml.Element) and row.tag == "tr")


def _text(cell: turbohtml.Element) -> str:
    """The text of a cell, of a long one no more than says that it is."""
    text = ""
    for piece in cell.strings:
        text += piece.strip() and piece
        if len(text) > _LONGEST:
            break
    return text.strip()
