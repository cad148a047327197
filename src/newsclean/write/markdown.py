"""An article as Markdown that any reader of it shows as the article's text: no sign of the text becomes a mark."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsclean.article import Article
from newsclean.write.record import to_bytes

# The marks with which the parser of plain text tells a heading, an item of a list and a quote; they are in the text.
_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_BULLET = re.compile(r"^[•◦▪‣●■·*–-]\s+")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+")
# What makes a line of Markdown more than a line of its paragraph, and what it stands before.
_BLOCK_MARK = re.compile(
    r"""^([ \t]*)(?:
        (?=\#{1,6}(?:[ \t]|$) | > | [-+*](?:[ \t]|$) | `{3} | ~{3} | =+[ \t]*$ | ([-*_])(?:[ \t]*\2)+[ \t]*$
          | [-|:][-|:\ \t]*$)
        | (\d{1,9})(?=[.)](?:[ \t]|$))
    )""",
    re.MULTILINE | re.VERBOSE,
)
# Signs that mark emphasis, code and struck-out text if they come in pairs, where they may begin or end it.
_PAIRED = re.compile(r"(?<=\S)\*|\*(?=\S)|\*\Z|(?<![^\W_])_|_(?![^\W_])|`|(?<=\S)~")
# What else means something within a line: a backslash before a sign, a link, a tag, an entity.
_INLINE_MARK = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)|\](?=\()|<(?=[A-Za-z/!?])|&(?=#?\w{1,31};)", re.MULTILINE)
_CLOSING_HASHES = re.compile(r"(?:(?<=\s)|^)(?=#+$)")
_CHECKBOX = re.compile(r"(?=\[[ xX]\]\s)")
_BETWEEN_CELLS = " | "


def to_markdown(article: Article) -> bytes:
    """The article as Markdown: front matter in YAML, the title, then the blocks by their kinds.

    A backslash precedes what Markdown would take for a mark. Lines of a block stay lines.
    """
    front = {
        "id": article.id,
        "url": article.url,
        "date": article.date_published,
        "authors": list(article.authors),
        "site": article.site_name,
        "language": article.language,
        "tags": list(article.tags),
    }
    lines = [
        "---",
        *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items() if value),
        "---",
    ]
    body = [f"# {_heading(article.title)}"] if article.title else []
    for kind, blocks in groupby(article.blocks, lambda block: block.kind):
        texts = [block.text for block in blocks]
        if kind == "table":
            body.extend(_rows(texts))
        elif kind == "list_item":
            body.extend(_items(texts))
        else:
            body.extend(_block(kind, text) for text in texts)
    return to_bytes("\n".join(lines) + "\n\n" + "\n\n".join(body) + "\n")


def _block(kind: str, text: str) -> str:
    if kind == "heading":
        return f"## {_heading(_HEADING_MARK.sub('', text, count=1))}"
    if kind == "quote":
        return "> " + _escaped(text.removeprefix("> ")).replace("\n", "\n> ")
    if kind == "code":
        fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", text))])
        return f"{fence}\n{text}\n{fence}"
    return f"*{_escaped(text, within='*')}*" if kind == "caption" else _escaped(text)


def _heading(text: str) -> str:
    """The text of a heading, which is one line."""
    return _CLOSING_HASHES.sub(r"\\", _escaped(" ".join(text.split("\n"))))


def _items(items: Sequence[str]) -> Iterator[str]:
    r"""The items of a list. A number that does not follow the one before is text: readers of Markdown count on.

    >>> print(*_items(["1. Ronay", "2. Mull", "7. Skye", "8. Jura"]), sep="\n")
    1. Ronay
    2. Mull
    - 7\. Skye
    8. Jura
    """
    before: int | None = None
    for text in items:
        found = _NUMBER.match(text)
        number = int(found[1]) if found else None
        is_next = before is None or number == before + 1
        before = number
        mark = found[0] if found and is_next else "- "
        rest = _escaped(text[len(mark) :] if found and is_next else _BULLET.sub("", text, count=1))
        yield mark + _CHECKBOX.sub(r"\\", rest, count=1).replace("\n", "\n" + " " * len(mark))


def _rows(rows: Sequence[str]) -> Iterator[str]:
    r"""A table's rows: as a table below the first of them if all have as many cells, else each as a paragraph.

    Empty cells are not in a row's text, so rows of different lengths do not tell what stands below what.

    >>> print(*_rows(["Boat | Fare", "Ronay | 5"]), sep="\\n")
    | Boat | Fare |
    | --- | --- |
    | Ronay | 5 |
    >>> print(*_rows(["A|B | 3", "C | 4"]), *_rows(["One.", "Two."]), sep="\n")
    | A\|B | 3 |
    | --- | --- |
    | C | 4 |
    One.
    Two.
    """
    cells = [row.split(_BETWEEN_CELLS) for row in rows]
    if len(cells) < 2 or len(cells[0]) < 2 or {len(row) for row in cells} != {len(cells[0])}:
        yield from map(_escaped, rows)
        return
    lines = [
        _BETWEEN_CELLS.join(_inline(" ".join(cell.split("\n"))).replace("|", "\\|") for cell in row) for row in cells
    ]
    lines.insert(1, _BETWEEN_CELLS.join("---" for _ in cells[0]))
    yield "\n".join(f"| {line} |" for line in lines)


def _cell(text: str) -> str:
    """The text of a cell, which is one line and holds no bar."""
    return _inline(" ".join(text.split("\n"))).replace("|", r"\|")


def _escaped(text: str, within: str = "") -> str:
    """The text with a backslash before all that would be a mark, `within` those marks, and its lines kept apart."""
    escaped = _BLOCK_MARK.sub(r"\1\3\\", _inline(text, within)).replace("\n", "  \n")
    is_definition = escaped.startswith("[") and "]:" in escaped  # of the address of links, which is not shown
    return f"\\{escaped}" if is_definition else escaped


def _inline(text: str, within: str = "") -> str:
    r"""The text with a backslash before what would be a mark within a line; a sign that has no pair is none.

    >>> print(_inline("Fischer*innen, Lots*innen und __init__"), _inline("Fischer*innen, snake_case_name, ~5 °C"))
    Fischer\*innen, Lots\*innen und \_\_init\_\_ Fischer*innen, snake_case_name, ~5 °C
    >>> print(_inline("[1] and [so](he says), <b> and &amp;, x < 3 & y"))
    [1] and [so\](he says), \<b> and \&amp;, x < 3 & y
    """
    text = _INLINE_MARK.sub(r"\\\g<0>", text)
    paired = {sign for sign in "*_`~" if text.count(sign) + (sign in within) > 1}
    return _PAIRED.sub(lambda found: f"\\{found[0]}" if found[0] in paired else found[0], text) if paired else text
