"""The single pass over a page's tree: where each run of text begins and ends, and which elements are around it.

This is the inner loop of the whole program. Most elements hold nothing or a single text, and are read without a step
into them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import turbohtml

from newsclean.parse.html.cells import cell_content, holds_boxes
from newsclean.parse.html.elements import AMP, MAX_NAMES, MetElements, element_names, read_block, stands_in
from newsclean.parse.html.marks import MAX_MARK, SEAM, is_note, leads_within, level_fraction, raised
from newsclean.parse.html.tags import CELLS, CONCEALING, KINDS, KINDS_BY_ROLE, ROLES, SET_APART, TEXTUAL, soft
from newsclean.records import BlockKind, Elements

# Elements nested deeper than this count as parts of the one at this depth, so that looking up the ancestors of a block
# stays cheap on a hostile page. The deepest of 1,560 pages had 469 levels, inline elements included; bodies end before
# 60.
MAX_DEPTH = 200
# How many inline elements around a block element get entries of their own, innermost first.
MAX_WRAPPERS = 4

BREAK = "\0"  # stands for <br> in a run; no HTML text holds one
CELL = " | "
_SEAMED = frozenset(("a", "span", "time", "small"))


class Run(NamedTuple):
    """A run of text."""

    pieces: list[str]
    kind: BlockKind
    element: int  # the number of its block element
    inline: str  # class words of the inline element in which it starts
    linked: int  # characters of it inside links
    as_written: bool  # whether its white space is kept


_Wrapper = list[Any]  # [turbohtml.Element, its number among the elements or 0]
_Frame = tuple[int, BlockKind, bool, list[_Wrapper], int]


def walk(root: turbohtml.Element, most: int) -> tuple[list[Run], Elements]:
    """The runs of text under `root` in page order, and the page's block elements. Stops soon after `most` runs.

    >>> runs, elements = walk(turbohtml.parse("<ul><li>One <a href=x>two</a><li>Three").root, 9)
    >>> [(run.pieces, run.kind, elements.tags[run.element], run.linked) for run in runs]
    [(['One ', 'two'], 'list_item', 'li', 3), (['Three'], 'list_item', 'li', 0)]
    """
    text_node, element_node, concealing = turbohtml.Text, turbohtml.Element, CONCEALING
    elements = MetElements()
    elements.add(-1, "html", element_names(root), False)
    tags, hidden = elements.tags, elements.hidden
    found: list[Run] = []

    here = 0  # the innermost open block element
    depth = 0
    kind: BlockKind = "paragraph"
    pre = False  # inside <pre>
    links = 0  # open <a>
    # Inline elements open since `here`, and their numbers among the elements, which they get only when a block element
    # begins inside them.
    wrappers: list[_Wrapper] = []
    pieces: list[str] = []  # text of the run being collected
    linked = 0  # characters of it inside links
    inline = ""  # class of the inline element in which it starts
    after_link = False  # whether </a> came last: adjacent links are separated by a space
    abuts = False  # whether an inline element ended just before
    above = (pieces, 0)  # where <sup> began
    layout = 0  # the last cell with an empty line in it: it holds paragraphs, and is no part of a row

    of_data: dict[turbohtml.Element, bool] = {}  # the tables met

    nodes: list[Iterator[turbohtml.Node]] = [iter(root.children)]
    # What to restore when an element ends: the state around a block element, or the tag of an inline one.
    frames: list[_Frame | str] = [""]
    while nodes and len(found) <= most:
        for node in nodes[-1]:
            node_type = type(node)
            if node_type is text_node:
                data: str = node.data  # type: ignore[attr-defined]
                if pieces or not data.isspace():
                    pieces.append(data)
                    if links:
                        linked += len(data.strip())
                    after_link = abuts = False
                continue
            if node_type is not element_node:
                if isinstance(node, turbohtml.DocumentFragment):  # inside a template that is entered below
                    nodes.append(iter(node.children))
                    frames.append("")
                    break
                continue
            element: turbohtml.Element = node  # type: ignore[assignment]
            tag = element.tag
            role = ROLES.get(tag)
            if role == "skipped":
                if tag == "template" and element.attr("shadowrootmode"):
                    nodes.append(iter(element.children))
                    frames.append("")
                    break
                continue
            inside = element.children
            lone = not inside or (len(inside) == 1 and type(inside[0]) is text_node)

            if role == "inline" or (role is None and (pieces or tags[here] in TEXTUAL or not soft(tag))):
                if tag == "br":
                    if _ends_line(pieces):  # a second <br> leaves an empty line: the paragraph ends here
                        if tags[here] in CELLS:
                            layout = here
                            if CELL in pieces:  # what stands in the cells before
                                row, pieces, linked = _without_row(pieces, linked)
                                found.append(row._replace(element=elements.parents[here], as_written=pre))
                        found.append(Run(pieces, kind, here, inline, linked, pre))
                        pieces, linked, inline = [], 0, _innermost(wrappers)
                        if len(found) > most:
                            break
                    elif pieces:
                        pieces.append(BREAK)
                    after_link = abuts = False
                    continue
                if tag == "noscript":
                    continue
                given = element.attr("class")
                if given:
                    if not concealing.isdisjoint(given.split()):
                        continue
                    if not pieces:
                        inline = given if len(given) <= MAX_NAMES else given[:MAX_NAMES]
                is_raised = tag == "sup"
                if tag == "a":
                    if lone and inside and len(data := inside[0].data) <= MAX_MARK:  # type: ignore[attr-defined]
                        address, is_term = element.attr("href"), kind == "heading" or tags[here] == "dt"
                        if leads_within(data, address, not pieces, is_term):
                            continue
                        is_raised = is_note(data, address, pieces)
                    links += 1
                    if after_link:
                        pieces.append(" ")
                    elif abuts and not is_raised:
                        pieces.append(SEAM)
                elif tag == "sub":
                    level_fraction(pieces)
                elif abuts and tag in _SEAMED:
                    pieces.append(SEAM)
                elif tag in SET_APART:
                    lone = False
                    if tag == "q":
                        pieces.append("“")
                    elif pieces:
                        pieces.append(" ")
                if not lone:
                    if is_raised:
                        above = pieces, len(pieces)
                    wrappers.append([element, 0])
                    nodes.append(iter(inside))
                    frames.append(tag)
                    break
                if inside:
                    data = inside[0].data  # type: ignore[attr-defined]
                    if pieces or not data.isspace():
                        pieces.append(raised(data) if is_raised else data)
                        if links:
                            linked += len(data.strip())
                        after_link = False
                        abuts = tag in _SEAMED
                if tag == "a":
                    links -= 1
                    after_link = bool(pieces)
                if not pieces:
                    inline = ""
                continue

            # A block element begins. The text so far belongs to the element around it; before a cell it joins the row.
            is_cell = tag in CELLS
            if pieces:
                if is_cell:
                    pieces.append(CELL)
                else:
                    found.append(Run(pieces, kind, here, inline, linked, pre))
                    pieces, linked, inline = [], 0, ""
            after_link = abuts = False
            told = KINDS.get(tag)
            at = here
            below = depth
            if depth < MAX_DEPTH:
                for wrapper in wrappers[-MAX_WRAPPERS:] if wrappers else ():
                    if not wrapper[1]:
                        wrapper[1] = elements.add(at, wrapper[0].tag, element_names(wrapper[0]), hidden[at])
                        below += 1
                    at = wrapper[1]
                words, unseen = "", hidden[at] or tag == "noscript"
                if attrs := element.attrs:
                    words, unseen = read_block(element, attrs, unseen)
                    if tag == "div" and "role" in attrs and not holds_boxes(element):
                        told = KINDS_BY_ROLE.get(element.attr("role") or "")
                    unseen = unseen or (tags[here][:4] == AMP and stands_in(tag, attrs))
                at = elements.add(at, tag, words, unseen)
                below += 1
            own: BlockKind = told or ("paragraph" if kind == "table" else kind)
            if lone and at != here and not is_cell:
                if inside and not (data := inside[0].data).isspace():  # type: ignore[attr-defined]
                    in_link = len(data.strip()) if links else 0
                    found.append(Run([data], own, at, inline, in_link, pre or own == "code"))
                    inline = ""
                    if len(found) > most:
                        break
                continue
            frames.append((here, kind, pre, wrappers, depth))
            nodes.append(iter(cell_content(element, of_data) if is_cell and not lone and depth < MAX_DEPTH else inside))
            here, kind, pre, wrappers, depth = at, own, pre or own == "code", [], below
            break
        else:
            nodes.pop()
            frame = frames.pop()
            if isinstance(frame, str):
                if not frame:
                    continue
                wrappers.pop()
                if frame == "a":
                    links -= 1
                    after_link = bool(pieces)
                elif frame == "q":
                    pieces.append("”")
                elif frame == "sup" and above[0] is pieces:
                    pieces[above[1] :] = [raised("".join(pieces[above[1] :]))]
                elif frame in SET_APART and pieces:
                    pieces.append(" ")
                abuts = bool(pieces) and frame in _SEAMED
                if not pieces:
                    inline = ""
                continue
            if pieces and (tags[here] not in CELLS or layout == here):
                found.append(Run(pieces, kind, here, inline, linked, pre))
                pieces, linked, inline = [], 0, ""
            here, kind, pre, wrappers, depth = frame
            after_link = abuts = False
    if pieces:
        found.append(Run(pieces, kind, here, inline, linked, pre))
    return found, elements.whole()


def _innermost(wrappers: list[_Wrapper]) -> str:
    """The class words of the innermost open inline element that has any, among the last few."""
    classes = (wrapper[0].attr("class") for wrapper in reversed(wrappers[-MAX_WRAPPERS:]))
    return next(filter(None, classes), "")[:MAX_NAMES]


def _without_row(pieces: list[str], linked: int) -> tuple[Run, list[str], int]:
    """(the run of the cells before the one that the last pieces are of, these pieces, characters of them in links)."""
    at = len(pieces) - 1 - pieces[::-1].index(CELL)
    before = pieces[:at]
    in_row = min(linked, sum(len(piece.strip()) for piece in before if piece != CELL))
    return Run(before, "table", 0, "", in_row, False), pieces[at + 1 :], linked - in_row


def _ends_line(pieces: list[str]) -> bool:
    """Whether the last piece, white space aside, is a line end."""
    if len(pieces) < 2:
        return False
    last = pieces[-1]
    return last == BREAK or (last.isspace() and pieces[-2] == BREAK)
