"""HTML to blocks: one pass over the tree, as a reader sees the page.

A block is a run of text between two block-level borders: a paragraph, a heading, a list item, a row of a
table. What belongs to the article is not judged here; hidden elements are marked, not dropped.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import turbohtml

from newsclean.measure import is_visible
from newsclean.parse.html_data import text_in_data
from newsclean.parse.html_tags import BLOCK, CONCEALING, INLINE, KINDS, PADDED, SKIPPED, TEXTUAL, soft
from newsclean.records import Block, BlockKind, Elements, Markup

# Elements nested deeper than this are read as parts of the one at this depth, so that looking up the
# ancestors of a block stays cheap on a hostile page. The deepest of 1,560 pages had 469 levels, inline
# elements included; bodies end before 60.
MAX_DEPTH = 200
# Longest class or id attribute that is kept, in characters; generated style names can run to kilobytes.
MAX_NAMES = 300

# Most inline elements around a block element that are told apart, innermost first.
MAX_WRAPPERS = 4

_BREAK = "\0"  # stands for <br> while a block is gathered; no HTML text holds one
_LINE_BREAK = re.compile(r"[ \t\n\r\f]*\0[ \t\n\r\f]*")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CELL = " | "
# Attributes besides class that say what an element is for.
_NAMING = ("id", "itemprop", "role", "data-testid")


def parse_html(source: str, most: int = sys.maxsize) -> tuple[turbohtml.Document, tuple[Block, ...]]:
    """The page's tree and its blocks in reading order; of a page with more than `most` it reads some more and stops.

    Where the page has its text in its structured data only, that is read as its last element.
    Takes time in proportion to the page, however deep or broken it is; never raises, runs no script.

    >>> html = "<h1>Flood</h1><div>The <b>ri</b>ver rose.<br><br>Rain <a href=x>fell</a></div>"
    >>> tree, blocks = parse_html(html)
    >>> [(block.kind, block.raw) for block in blocks]
    [('heading', 'Flood'), ('paragraph', 'The river rose.'), ('paragraph', 'Rain fell')]
    >>> blocks[2].markup.tag, round(blocks[2].markup.link_share, 2)
    ('div', 0.44)
    """
    tree, blocks = _parse(source, most)
    missing = text_in_data(source, blocks)
    return (tree, _parse(source + missing, most)[1]) if missing else (tree, blocks)


def _parse(source: str, most: int) -> tuple[turbohtml.Document, tuple[Block, ...]]:
    tree = turbohtml.parse(source, positions=False, allow_declarative_shadow_roots=False)
    if tree.root is None:
        return tree, ()
    return tree, _read(tree.root, tuple(name for name in _NAMING if name in source), most)


def _read(root: turbohtml.Element, attributes: tuple[str, ...], most: int) -> tuple[Block, ...]:
    """The blocks under `root`. One long function, since it is the inner loop of the whole program."""
    text_node, element_node = turbohtml.Text, turbohtml.Element
    parents: list[int] = [-1]
    tags: list[str] = ["html"]
    names: list[str] = [_words(root, attributes)]
    hidden: list[bool] = [False]
    found: list[_Run] = []

    here = 0  # the innermost open block element
    depth = 0
    kind: BlockKind = "paragraph"
    pre = False  # inside <pre>
    links = 0  # open <a>
    # Inline elements open since `here`, and their places among the elements, which they get only when a
    # block element begins inside them.
    wrappers: list[_Wrapper] = []
    pieces: list[str] = []  # text of the block being gathered
    linked = 0  # its characters inside links
    inline = ""  # class of the inline element it starts in
    after_link = False  # the last thing was </a>: links side by side do not glue

    nodes: list[Iterator[turbohtml.Node]] = [iter(root)]
    # What to go back to when the element ends: a block element's surroundings, an inline one's name.
    frames: list[_Frame | str] = [""]
    while nodes and len(found) <= most:
        for node in nodes[-1]:
            node_type = type(node)
            if node_type is text_node:
                data = node.data  # type: ignore[attr-defined]
                if not pieces and data.isspace():
                    continue
                pieces.append(data)
                if links:
                    linked += len(data.strip())
                after_link = False
                continue
            if node_type is not element_node:
                if isinstance(node, turbohtml.DocumentFragment):  # inside a template that was let in below
                    nodes.append(iter(node))
                    frames.append("")
                    break
                continue
            tag: str = node.tag  # type: ignore[attr-defined]
            if tag in SKIPPED:
                if tag == "template" and node.attr("shadowrootmode"):  # type: ignore[attr-defined]
                    nodes.append(iter(node))
                    frames.append("")
                    break
                continue
            element: turbohtml.Element = node  # type: ignore[assignment]

            if tag in INLINE or (tag not in BLOCK and (pieces or tags[here] in TEXTUAL or not soft(tag))):
                if tag == "br":
                    if _ends_line(pieces):  # an empty line between: a paragraph ends here
                        found.append((pieces, kind, here, inline, linked, pre))
                        pieces, linked = [], 0
                        if len(found) > most:
                            break
                    elif pieces:
                        pieces.append(_BREAK)
                    after_link = False
                    continue
                if tag == "noscript":
                    continue
                given = element.attr("class")
                if given:
                    if _conceals(given):
                        continue
                    if not pieces:
                        inline = given
                if tag == "a":
                    links += 1
                    if after_link:
                        pieces.append(" ")
                elif tag == "q":
                    pieces.append("“")
                elif tag in PADDED and pieces:
                    pieces.append(" ")
                wrappers.append([element, 0])
                nodes.append(iter(element))
                frames.append(tag)
                break

            # A block element begins: what was gathered belongs to the one around it, or joins the row.
            if pieces:
                if tag == "td" or tag == "th":
                    pieces.append(_CELL)
                else:
                    found.append((pieces, kind, here, inline, linked, pre))
                    pieces, linked, inline = [], 0, ""
            after_link = False
            frames.append((here, kind, pre, wrappers, depth))
            if depth < MAX_DEPTH:
                for wrapper in wrappers[-MAX_WRAPPERS:]:
                    if not wrapper[1]:
                        wrapper[1] = len(tags)
                        parents.append(here)
                        tags.append(wrapper[0].tag)
                        names.append(_words(wrapper[0], attributes))
                        hidden.append(hidden[here])
                        depth += 1
                    here = wrapper[1]
                parents.append(here)
                tags.append(tag)
                words = _words(element, attributes)
                names.append(words)
                hidden.append(
                    hidden[here]
                    or (words != "" and _conceals(words))
                    or tag == "noscript"
                    or element.attr("hidden") is not None
                    or ((style := element.attr("style")) is not None and _NOT_SHOWN.search(style) is not None)
                )
                here = len(tags) - 1
                depth += 1
            wrappers = []
            if tag in KINDS:
                kind = KINDS[tag]
                pre = pre or kind == "code"
            elif kind == "table":
                kind = "paragraph"
            nodes.append(iter(element))
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
                elif frame in PADDED and pieces:
                    pieces.append(" ")
                if not pieces:
                    inline = ""
                continue
            if pieces and tags[here] != "td" and tags[here] != "th":
                found.append((pieces, kind, here, inline, linked, pre))
                pieces, linked, inline = [], 0, ""
            here, kind, pre, wrappers, depth = frame
            after_link = False
    if pieces:
        found.append((pieces, kind, here, inline, linked, pre))
    return tuple(_blocks(found, Elements(tuple(parents), tuple(tags), tuple(names), tuple(hidden))))


# A run of text: its pieces, kind, element, inline class, characters inside links, whether kept as written.
_Run = tuple[list[str], BlockKind, int, str, int, bool]
_Wrapper = list[Any]  # [turbohtml.Element, int]
_Frame = tuple[int, BlockKind, bool, list[_Wrapper], int]


def _ends_line(pieces: list[str]) -> bool:
    """Whether the last thing but white space was a line end."""
    if len(pieces) < 2:
        return False
    last = pieces[-1]
    return last == _BREAK or (last.isspace() and pieces[-2] == _BREAK)


def _blocks(runs: list[_Run], elements: Elements) -> Iterator[Block]:
    index = 0
    for pieces, kind, element, inline, linked, as_written in runs:
        joined = "".join(pieces)
        if as_written or not joined.isascii() or _BREAK in joined:
            raw = _fold(joined, as_written)
        else:  # by far the most blocks
            raw = " ".join(joined.split())
        if kind == "table":
            raw, kind = _row(raw)
        if raw and is_visible(raw):
            share = min(1.0, linked / len(raw)) if linked else 0.0
            markup = Markup(elements.tags[element], element, inline, share, elements)
            yield Block(index, raw, raw, kind, None, None, (), markup)
            index += 1


def _fold(text: str, as_written: bool) -> str:
    """The text with white space as a browser shows it: runs are one space, <br> is a line end."""
    if as_written:
        lines = [line.rstrip() for line in text.replace(_BREAK, "\n").replace("\t", "    ").splitlines()]
        return "\n".join(lines).strip("\n") if any(lines) else ""
    if _BREAK in text:
        text = _LINE_BREAK.sub("\n", text.strip(" \t\n\r\f\0"))
        return "\n".join(_SPACES.sub(" ", line) for line in text.split("\n")).strip()
    return _SPACES.sub(" ", text).strip()


def _row(raw: str) -> tuple[str, BlockKind]:
    """A table's row without the borders of cells that were empty; a lone cell is a paragraph."""
    cells = [cell.strip() for cell in raw.split(_CELL.strip())]
    filled = [cell for cell in cells if cell]
    return " | ".join(filled), "table" if len(filled) > 1 else "paragraph"


def _words(element: turbohtml.Element, attributes: tuple[str, ...]) -> str:
    """The words of its class and other attributes, as written."""
    attr = element.attr
    words = attr("class") or ""
    for attribute in attributes:
        if other := attr(attribute):
            words = f"{words} {other}" if words else other
    return words if len(words) <= MAX_NAMES else words[:MAX_NAMES]


@lru_cache(maxsize=4096)
def _conceals(words: str) -> bool:
    return not CONCEALING.isdisjoint(words.split())
