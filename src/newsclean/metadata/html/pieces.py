"""Reads what the elements inside a line set apart: each link of a list of tags is one tag, of however many words."""

from __future__ import annotations

from collections.abc import Sequence

import turbohtml

from newsclean.measure import fold_spaces
from newsclean.parse.html.elements import element_names
from newsclean.records import Block

# Inline elements other than links that may hold one tag each.
_INLINE = "span, b, em, i, strong"
# More pieces than this are no list of one article.
_MOST = 60
# Characters of an element that are read, white space included, as they stand in the page.
_MOST_READ = 4_000


def pieces_of(tree: turbohtml.Document, blocks: Sequence[Block]) -> dict[int, tuple[str, ...]]:
    """By block the texts of its links, or of its other inline elements where it has no link.

    Blocks are left out whose element is not found, or in which other words stand beside and between these pieces than a
    lead-in before the first one.

    >>> from newsclean import Page, Settings
    >>> from newsclean.parse import parse
    >>> html = "<p class=tags>Tags: <a>North Bank</a> <a>Fire</a></p><p>Fires, <a>on both banks</a> of it</p>"
    >>> document = parse(Page("page", html), Settings())
    >>> pieces_of(document.tree, document.blocks)
    {0: ('North Bank', 'Fire')}
    """
    wanted: dict[tuple[str, str], dict[str, list[int]]] = {}
    for block in blocks:
        if (markup := block.markup) is not None and len(block.raw) <= _MOST_READ:
            of_names = wanted.setdefault((markup.tag, markup.elements.names[markup.element]), {})
            of_names.setdefault(_letters_of(block.raw), []).append(block.index)
    found: dict[int, tuple[str, ...]] = {}
    for element in tree.select(", ".join(sorted({tag for tag, _ in wanted}))) if wanted else ():
        of_names = wanted.get((element.tag, element_names(element)), {})
        letters = _letters_of(_text_of(element)) if of_names else ""
        if letters not in of_names:
            continue
        inner = element.select("a") or [one for one in element.select(_INLINE) if one.select_one(_INLINE) is None]
        pieces = tuple(filter(None, (fold_spaces(one.text) for one in inner[: _MOST + 1])))
        if 0 < len(pieces) <= _MOST and _make_up(letters, pieces):
            found.update(dict.fromkeys(of_names.pop(letters), pieces))
    return found


def _letters_of(text: str) -> str:
    return "".join(text.split())


def _text_of(element: turbohtml.Element) -> str:
    """The element's text, cut where it is longer than that of any line."""
    pieces: list[str] = []
    size = 0
    for piece in element.strings:
        pieces.append(piece)
        size += len(piece)
        if size > _MOST_READ:
            break
    return "".join(pieces)


def _make_up(letters: str, pieces: Sequence[str]) -> bool:
    """Whether from the first piece on nothing but signs stands between the pieces and behind them."""
    at = letters.find(_letters_of(pieces[0]))
    if at < 0:
        return False
    for piece in pieces:
        bare = _letters_of(piece)
        start = letters.find(bare, at)
        if start < 0 or any(map(str.isalnum, letters[at:start])):
            return False
        at = start + len(bare)
    return not any(map(str.isalnum, letters[at:]))
