"""Page -> Document: decodes the bytes, tells HTML from plain text, and divides the page into blocks.

Nothing is judged here: every character of the page that a reader can see ends up in exactly one block.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.errors import UnreadablePage, name_page, too_long
from newsclean.escapes import find_escapes, unescape
from newsclean.parse.around.exports import find_export
from newsclean.parse.around.front_matter import find_front_matter
from newsclean.parse.around.page_edges import find_page_edges, names_day
from newsclean.parse.escaped_markup import read_escaped_markup
from newsclean.parse.no_page import why_no_page, why_other_file
from newsclean.parse.page_kind import BEFORE_HTML, page_kind
from newsclean.parse.parted import part_count
from newsclean.parse.text.blocks import parse_text
from newsclean.records import Block, Document, FrontMatter, Page, PageKind
from newsclean.settings import Settings

if TYPE_CHECKING:
    from turbohtml import Document as Tree

_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(page: Page, settings: Settings) -> Document:
    """The page as blocks.

    Raises `UnreadablePage` where the content is empty, binary, too long, in no known encoding or of too many blocks,
    and where it is another file: the name of a page as its text, a feed, an archive.
    """
    if len(page.content) > settings.max_page_size:
        raise UnreadablePage(too_long(name_page(page.path, page.id), settings.max_page_size))
    source, encoding, digest = _decode(page)
    if not source or source.isspace():
        raise _unreadable(page, "the page is empty. Check how it was saved.")
    if encoding == "str" and (wrong := why_no_page(source)):
        raise _unreadable(page, wrong)
    written = source
    if page.kind != "text" and (markup := read_escaped_markup(source)) and page_kind(markup, page.kind) == "html":
        source = markup
    kind = page_kind(source, page.kind)
    if kind == "html":
        source = source.lstrip(BEFORE_HTML)
    if page.kind != "text" and (wrong := why_other_file(source, kind)):
        raise _unreadable(page, wrong)
    front = _front_of(source) if kind == "text" else FrontMatter()
    tree, blocks = _divide(source, kind, settings.max_blocks, front)
    if encoding == "utf-8" and "\ufffd" in source and source is written and isinstance(page.content, bytes):
        from newsclean.parse.encoding.stray_bytes import mark_stray_bytes, read_stray_bytes

        clear = read_stray_bytes(page.content, page.encoding, html=kind == "html")
        if clear != source:
            clear_tree, clear_blocks = _divide(clear, kind, settings.max_blocks, front)
            if (marked := mark_stray_bytes(clear_blocks, blocks)) is not None:
                source, tree, blocks = clear, clear_tree, marked
    if len(blocks) > settings.max_blocks:
        raise _unreadable(
            page,
            f"more than {settings.max_blocks:,} blocks of text, which no page of news has. "
            "If it holds many articles, split it; if it is one, raise max_blocks.",
        )
    return part_count(Document(page, kind, source, encoding, digest, blocks, tree=tree, front=front))


def _front_of(source: str) -> FrontMatter:
    """What a program wrote before or around a text."""
    front, export = find_front_matter(source), find_export(source)
    if export.fields:
        address = None if export.articles else front.address
        front = replace(export, is_markdown=front.is_markdown, address=address)
    known = {field.start for field in front.fields}
    edges = [field for field in find_page_edges(source) if field.start not in known]
    if not edges:
        return front
    days = [line for edge in edges if names_day(line := source[edge.start : edge.end])]
    return replace(front, values={"date": days[:1], **front.values}, fields=(*front.fields, *edges))


def _divide(source: str, kind: PageKind, most: int, front: FrontMatter) -> tuple[Tree | None, tuple[Block, ...]]:
    """The tree of an HTML page, and the blocks."""
    if kind == "text":
        return None, parse_text(source, most, frozenset(field.start for field in front.fields))
    from newsclean.parse.html.blocks import parse_html

    tree, blocks = parse_html(source, most)
    return tree, _unescaped(blocks)


def _unescaped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of an HTML page with the characters read that a program escaped before it made the page."""
    suspects = {block.index for block in blocks if "\\" in block.raw and block.kind != "code"}
    if not suspects or not (escapes := find_escapes("\n".join(blocks[index].raw for index in sorted(suspects)))):
        return blocks
    return tuple(
        replace(block, text=unescape(block.raw, escapes).strip()) if block.index in suspects else block
        for block in blocks
    )


def _unreadable(page: Page, wrong: str) -> UnreadablePage:
    return UnreadablePage(f"{name_page(page.path, page.id)}: {wrong}")


def content_digest(page: Page) -> str:
    """Hex SHA-256 digest of the page's bytes; of their UTF-8 form where the caller gave text."""
    return _decode(page)[2]


def _decode(page: Page) -> tuple[str, str, str]:
    from newsclean.parse.encoding.misread import read_again

    if isinstance(page.content, str):
        # A lone surrogate has no UTF-8 form, so it could never be written.
        source = (
            page.content.encode("utf-8", "replace").decode("utf-8") if _SURROGATE.search(page.content) else page.content
        )
        return *(read_again(source) or (source, "str")), hashlib.sha256(source.encode("utf-8")).hexdigest()
    from newsclean.parse.encoding.decode import decode

    try:
        source, encoding = decode(page.content, page.encoding, html=page.kind != "text")
    except UnreadablePage as error:
        raise _unreadable(page, str(error)) from error
    if encoding == "utf-8":
        source, encoding = read_again(source) or (source, encoding)
    return source, encoding, hashlib.sha256(page.content).hexdigest()
