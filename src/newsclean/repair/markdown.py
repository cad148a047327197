"""Which texts are Markdown, and what their blocks are without its marks.

A star, a "#" or a dash alone is no Markdown: prices have stars, tags have hashes, speech has dashes. So the marks are
read only in a text whose file is called so, that begins with front matter, or that has several kinds of clear marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from newsclean.records import Block, BlockKind
from newsclean.repair.markdown_marks import ROW, ROW_OF_DASHES, defined_name, without_marks
from newsclean.repair.windows import LONGEST

_SUFFIXES = (".md", ".markdown")
_PACKED = (".gz", ".zst")
# Marks that hardly any plain text has.
_HEADING = re.compile(r"(#{1,6})\s+\S")
_FIRST_HEADING = re.compile(r"##?\s+[^\W\d_]")
_BOLD = re.compile(r"(?<![\w*_])(\*\*|__)(?=[^\W_])[^*_\n]+(?<=[^\s*_])\1(?![\w*_])")
_LINK = re.compile(
    r"(?<![\w\]])!?\[[^\[\]]*\]\(<?(?:https?://|/|\.|#|mailto:)[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*>?(?:\s\"[^\"]*\")?\)"
)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^\s()]+(?:\s\"[^\"]*\")?\)")
_ALL_EMPHASIS = re.compile(r"(?:\*[^\W_][^*\n]*[^\s*]\*|_[^\W_][^_\n]*[^\s_]_)")
# A mark of a sentence, a name or a list that a converter took for one of Markdown's: "5\*", "snake\_case", "1\. May".
_ESCAPED = re.compile(r"(?<![\\:])\\(?:[\[\]*_#>~`](?!\\)|[.!()+-](?=\s|$))")
# A line that opens or closes code. Language models put all that they write in Markdown between two of them.
_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})[ \t]*(?P<name>[\w.{}+-]*)[ \t]*")
_MARKDOWN_FENCE = re.compile(r"(?:```|~~~)[ \t]*(?:markdown|md)[ \t]*")
_NO_LANGUAGES = ("", "text", "txt")
_UNDERLINES = {"=": "first", "-": "level 2"}
_SHORTEST_UNDERLINE = 5
# A text with one line of so many kinds of them is Markdown, or with _LINES lines of _KINDS kinds. Headings of two
# levels count as two kinds, and so does one that is the text's first line. Links on several lines need one other line,
# and many need none.
_ONCE, _LINES, _KINDS, _LINKS, _MANY_LINKS = 3, 2, 2, 2, 4


# An address that a converter of mail wrote behind the words of a link: "the plan [https://a.example/1], which".
_WRITTEN_OUT = re.compile(
    r"(?<=[^\s(\[<\]])\s?(?:\[https?://[^\s\[\]]+\]|<https?://[^\s<>]+>|\(\s?https?://[^\s()]+\s?\))"
)
# The fewest of them in a text of which they are taken out.
_FEWEST_WRITTEN_OUT = 3


class Unmarked(NamedTuple):
    """What a block is without marks."""

    place: int
    text: str
    kind: BlockKind


def is_markdown(lines: Iterable[str], path: str | None = None) -> bool:
    """Whether a text is Markdown, by the name of its file or by its marks.

    >>> is_markdown(["## The ferry", "**It runs** again.", "## What next", "Prices **rise**."])
    True
    >>> is_markdown(["# 1 hit", "5 * 4 ** 2", "* The price may change.", "C# and F#", "- No, he said."])
    False
    """
    if path is not None and _bare_name(path).endswith(_SUFFIXES):
        return True
    found: Counter[str] = Counter()
    above = ""
    leads = False
    for place, line in enumerate(lines):
        if place == 0 and _MARKDOWN_FENCE.fullmatch(line):
            return True
        for kind in _kinds_of_marks(line, above):
            found[kind] += 1
        leads = leads or (place == 0 and _FIRST_HEADING.match(line) is not None)
        leads = leads or (place == 1 and line[:1] in _UNDERLINES and bool(found))
        above = line
    once = sum(count > 0 for name, count in found.items() if not name.startswith("level")) + leads
    once += any(name.startswith("level") for name in found)
    several = sum(count >= _LINES for count in found.values())
    linked = found["link"] + found["address"]
    links = linked >= _LINKS and (once > (found["link"] > 0) + (found["address"] > 0) or linked >= _MANY_LINKS)
    return once >= _ONCE or several >= _KINDS or links


def _kinds_of_marks(line: str, above: str) -> Iterator[str]:
    """Yield what a line has of the clear marks; `above` is the line above it."""
    first = line[:1]
    if first == "#" and (heading := _HEADING.match(line)):
        yield "first" if len(heading[1]) == 1 else f"level {len(heading[1])}"
    elif first in _UNDERLINES and len(line) >= _SHORTEST_UNDERLINE and line == first * len(above):
        yield _UNDERLINES[first]
    elif first in ("*", "_") and _ALL_EMPHASIS.fullmatch(line):
        yield "emphasis"
    elif first in ("|", "-", ":") and "|" in line and ROW_OF_DASHES.fullmatch(line):
        yield "table"
    elif first in ("[", "⟨") and defined_name(line) is not None:
        yield "address"
    if ("**" in line or "__" in line) and _BOLD.search(line):
        yield "bold"
    if "](" in line:
        is_link = _LINK.search(line) is not None
        if _IMAGE.search(line):
            yield "image"
        elif is_link:
            yield "link"
    if "\\" in line and _ESCAPED.search(line):
        yield "escaped"


def _bare_name(path: str) -> str:
    name = path.lower()
    return name.rpartition(".")[0] if name.endswith(_PACKED) else name


def unmarked(blocks: Sequence[Block], source: str, begins: int) -> Iterator[Unmarked]:
    r"""Yield the blocks of a Markdown text that have marks, without them; its text begins at `begins` in the source.

    Code between fences keeps what it is written with.
    """
    names = {name for block in blocks if (name := defined_name(block.text)) is not None}
    rows = _rows_of_tables(blocks)
    code = _code(blocks)
    for at, block in enumerate(blocks):
        cut = max(begins - (block.start or 0), 0)  # what of the block is front matter
        text, kind = block.text[cut:], block.kind
        if len(text) > LONGEST:
            continue
        if at in code:
            if not cut:
                yield Unmarked(block.index, text, "code")
            continue
        if kind == "paragraph" and (at in rows or (text.startswith("|") and ROW.fullmatch(text))):
            kind = "table"
        elif kind == "paragraph" and at + 1 < len(blocks) and _is_underlined(block, blocks[at + 1], source):
            kind = "heading"
        plain = without_marks(text, kind, names)
        if plain != block.text or kind != block.kind:
            yield Unmarked(block.index, plain, kind)


def _code(blocks: Sequence[Block]) -> Set[int]:
    """The places of the blocks of code between fences, but not below a fence that is never closed."""
    code = set[int]()
    opened, mark, name = 0, "", ""
    for at, block in enumerate(blocks):
        if not block.text.startswith(("```", "~~~")) or not (fence := _FENCE.fullmatch(block.text)):
            continue
        if not mark:
            if not _MARKDOWN_FENCE.fullmatch(block.text):
                opened, mark, name = at, fence["mark"], fence["name"]
        elif fence["mark"].startswith(mark) and not fence["name"]:
            if name not in _NO_LANGUAGES or opened > 0 or at + 1 < len(blocks):  # not around the whole text
                code.update(range(opened + 1, at))
            mark = ""
    return code


def _rows_of_tables(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the rows around a row of dashes: "Boat | Fare", "--- | ---", "Ferry | 5"."""
    rows = set[int]()
    for at, block in enumerate(blocks):
        if at == 0 or "|" not in block.text:
            continue
        if at - 1 in rows:
            rows.add(at)
        elif "|" in blocks[at - 1].text and ROW_OF_DASHES.fullmatch(block.text):
            rows.update((at - 1, at))
    return frozenset(rows)


def without_addresses(blocks: Sequence[Block]) -> Iterator[Unmarked]:
    """Yield the blocks that have addresses in brackets behind their words, without these, if the text has several."""
    found = [block for block in blocks if "://" in block.text and _WRITTEN_OUT.search(block.text)]
    if sum(len(_WRITTEN_OUT.findall(block.text)) for block in found) >= _FEWEST_WRITTEN_OUT:
        for block in found:
            yield Unmarked(block.index, _WRITTEN_OUT.sub("", block.text), block.kind)


def _is_underlined(block: Block, below: Block, source: str) -> bool:
    """Whether the line below a block is right below it and makes it a heading."""
    mark = below.text[:1]
    if mark not in _UNDERLINES or below.text != mark * max(len(below.text), 3) or "\n" in block.text:
        return False
    return source[block.end or 0 : below.start or 0].strip(" \t\r").count("\n") <= 1
