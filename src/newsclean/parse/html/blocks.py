"""HTML to blocks, as a reader sees the page.

A block is a run of text between two block-level boundaries: a paragraph, a heading, a list item, a row of a table.
Nothing is judged here: hidden elements are marked, not dropped.
"""

from __future__ import annotations

import re
import sys
from itertools import pairwise

import turbohtml

from newsclean.measure import WIDE, is_visible
from newsclean.parse.html.cdata import open_cdata
from newsclean.parse.html.data import text_in_data
from newsclean.parse.html.marks import SEAM
from newsclean.parse.html.streamed import put_in_place
from newsclean.parse.html.title import close_title
from newsclean.parse.html.walk import BREAK, CELL, Run, walk
from newsclean.records import Block, BlockKind, Elements, Markup
from newsclean.surrogates import join_surrogates

_CLOSING = frozenset(").!?:;”»…")
_SPACES = " \t\n\r\f"
# Marks that Chinese and Japanese share with others.
_SHARED = "“”‘’…—·"
# The end of a source's line between two of their characters is no space, as CSS has it ("segment break"), if the line
# is as long as in prose. On the 13 pages of the development corpus in these languages all others part label and value.
# What stands before the line end is looked at first: in other scripts that excludes nearly all at once.
_SEGMENT_BREAK = re.compile(
    rf"\n(?<=[{WIDE}{_SHARED}]\n)(?:(?<=[^\n]{{19}}[{WIDE}]\n)[ \t\n]*(?=[{WIDE}{_SHARED}])"
    rf"|(?<=[^\n]{{19}}[{_SHARED}]\n)[ \t\n]*(?=[{WIDE}]))"
)


def parse_html(source: str, most: int = sys.maxsize) -> tuple[turbohtml.Document, tuple[Block, ...]]:
    """The page's tree and its blocks in reading order. Parsing stops soon after `most` blocks.

    If the page has its text only in its structured data, the blocks are those of the page with this text behind it; the
    tree is that of the page without it. A title that is not closed, and so would swallow the page, is closed, CDATA is
    read as the HTML that it holds, and an emoji written as two entities is one character.
    The time is proportional to the page's size, however deep or broken it is. Never raises, and runs no script.

    >>> html = "<h1>Flood</h1><div>The <b>ri</b>ver rose.<br><br>Rain <a href=x>fell</a></div>"
    >>> tree, blocks = parse_html(html)
    >>> [(block.kind, block.raw) for block in blocks]
    [('heading', 'Flood'), ('paragraph', 'The river rose.'), ('paragraph', 'Rain fell')]
    >>> blocks[2].markup.tag, round(blocks[2].markup.link_share, 2)
    ('div', 0.44)
    """
    source = join_surrogates(open_cdata(source))
    tree, blocks = _parse(source, most)
    if not blocks and (closed := close_title(source)) is not None:
        source = closed
        tree, blocks = _parse(source, most)
    # JSON can spell a lone surrogate, which the source itself cannot hold and which has no UTF-8 form.
    missing = text_in_data(source, blocks).encode("utf-8", "replace").decode("utf-8")
    return (tree, _parse(source + missing, most)[1]) if missing else (tree, blocks)


def _parse(source: str, most: int) -> tuple[turbohtml.Document, tuple[Block, ...]]:
    tree = turbohtml.parse(source, positions=False, allow_declarative_shadow_roots=False)
    if tree.root is None:
        return tree, ()
    put_in_place(tree.root, source)
    return tree, _blocks(*walk(tree.root, most))


def _blocks(runs: list[Run], elements: Elements) -> tuple[Block, ...]:
    """The runs with visible text, as blocks; white space is collapsed as in a browser."""
    blocks: list[Block] = []
    tags = elements.tags
    for pieces, kind, element, inline, linked, as_written in runs:
        joined = pieces[0] if len(pieces) == 1 else "".join(pieces)
        is_ascii = joined.isascii()  # most blocks by far
        if not is_ascii and "\n" in joined and not as_written and _SEGMENT_BREAK.search(joined):
            joined = "".join(_SEGMENT_BREAK.sub("", piece) for piece in pieces)
        if SEAM in joined:
            joined = joined.replace(SEAM, "") if as_written else _join_at_seams(joined)
        if as_written or BREAK in joined:
            raw = _fold_lines(joined, as_written)
        elif is_ascii:
            raw = " ".join(joined.split())
        else:
            raw = _fold(joined).strip()
        if kind == "table":
            raw, kind = _row(raw)
        if raw and (raw[0].isalnum() or is_visible(raw)):
            share = min(1.0, linked / len(raw)) if linked else 0.0
            markup = Markup(tags[element], element, inline, share, elements)
            blocks.append(Block(len(blocks), raw, raw, kind, None, None, (), markup))
    return tuple(blocks)


# A time, or a whole day in figures or with its month, where it begins or ends a text.
_TIME = r"\d\d?[:：]\d\d"
_DAY = r"\d{4}([-/.])\d\d?\1\d\d?|\d\d?([./-])\d\d?\2\d{4}|\d\d?\.?\s[^\W\d_]{3,}\s\d{4}|\d{4}年\d\d?月\d\d?日"
_TIME_AT_START, _TIME_AT_END = re.compile(rf"{_TIME}(?!\d)"), re.compile(rf"{_TIME}$")
_LONGEST_DAY = 30
_DAY_AT_START, _DAY_AT_END = re.compile(rf"(?:{_DAY})(?!\d)"), re.compile(rf"(?<!\d)(?:{_DAY})$")


def _join_at_seams(text: str) -> str:
    """The text with each seam closed, or filled with a space where no word of prose would go on.

    >>> print(_join_at_seams(f"By Jane Doe{SEAM}4 May{SEAM}Updated{SEAM}7 May"))
    By Jane Doe 4 May Updated 7 May
    >>> print(_join_at_seams(f"T{SEAM}he O{SEAM}NE i{SEAM}n 19{SEAM}42"))
    The ONE in 1942
    >>> print(_join_at_seams(f"陈晓燕{SEAM}2025-03-14{SEAM}09:30{SEAM}来源：江城晚报"))
    陈晓燕 2025-03-14 09:30 来源：江城晚报
    >>> print(_join_at_seams(f"Read also{SEAM}{SEAM}Ferry runs again"))
    Read also Ferry runs again
    """
    parts = [part for part in text.split(SEAM) if part]  # two elements may begin or end at one seam
    joined = parts[:1]
    for before, after in pairwise(parts):
        joined += (" ", after) if _are_apart(before, after) else (after,)
    return "".join(joined)


def _are_apart(before: str, after: str) -> bool:
    """Whether two texts that abut, each the start or end of an inline element, are not parts of one word or number."""
    before = before[-_LONGEST_DAY:]
    last, first = before[-1:], after[:1]
    if last.isdigit() and first.isdigit():
        return _TIME_AT_END.search(before) is not None or _TIME_AT_START.match(after) is not None
    if first.isdigit() and _is_caseless(last):
        return (_DAY_AT_START.match(after) or _TIME_AT_START.match(after)) is not None
    if last.isdigit() and _is_caseless(first):
        return (_DAY_AT_END.search(before) or _TIME_AT_END.search(before)) is not None
    ended = last.islower() or last.isdigit() or (last in _CLOSING and len(before) > 1)
    return ended and (first.isupper() or first.isdigit())


def _is_caseless(character: str) -> bool:
    return character > "\x7f" and character.isalpha() and not (character.isupper() or character.islower())


def _fold(text: str) -> str:
    r"""The text with each run of HTML's white space as one space, and none at the ends; no-break spaces stay inside.

    >>> _fold("\n Zwölf\n\t Fähren\u00a0 \u00a0aus \r\n")
    'Zwölf Fähren\xa0 \xa0aus'
    """
    text = text.strip(_SPACES)
    for sign in "\n\t\r\f":
        if sign in text:
            text = text.replace(sign, " ")
    return " ".join(filter(None, text.split(" "))) if "  " in text else text


def _fold_lines(text: str, as_written: bool) -> str:
    """The text of several lines, where only a <br> ends a line; `as_written` keeps its white space, as in <pre>."""
    if as_written:
        lines = [line.rstrip() for line in text.replace(BREAK, "\n").replace("\t", "    ").splitlines()]
        return "\n".join(lines).strip("\n") if any(lines) else ""
    return "\n".join(map(_fold, text.split(BREAK))).strip()


def _row(raw: str) -> tuple[str, BlockKind]:
    """A table's row without its empty cells, and its kind; a row of a single cell is a paragraph."""
    cells = [cell.strip() for cell in raw.split(CELL.strip())]
    filled = [cell for cell in cells if cell]
    return " | ".join(filled), "table" if len(filled) > 1 else "paragraph"
