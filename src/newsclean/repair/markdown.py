"""Takes the marks of Markdown out of a text that is Markdown: of headings, quotes, lists, emphasis, links, images.

A star, a "#" or a dash alone is no Markdown: prices have stars, tags have hashes, speech has dashes. So the marks are
read only in a text whose file is called so, that begins with front matter, or that has several kinds of clear marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from newsclean.records import BlockKind

_SUFFIXES = (".md", ".markdown")
_PACKED = (".gz", ".zst")
# Marks that hardly any plain text has.
_HEADING = re.compile(r"(#{1,6})\s+\S")
_BOLD = re.compile(r"(?<![\w*_])(\*\*|__)(?=[^\W_])[^*_\n]+(?<=[^\s*_])\1(?![\w*_])")
_LINK = re.compile(r"(?<![\w\]])!?\[[^\[\]\n]*\]\((?:https?://|/|\.|#|mailto:)[^\s()]*(?:\s\"[^\"]*\")?\)")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^\s()]+(?:\s\"[^\"]*\")?\)")
# A text with one line of so many kinds of them is Markdown, or with _LINES lines of _KINDS kinds. Headings of two
# levels count as two kinds.
_ONCE, _LINES, _KINDS = 3, 2, 2

_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}|`{3,}\w*|~{3,}\w*")
_BLOCK_MARK: dict[BlockKind, re.Pattern[str]] = {
    "heading": re.compile(r"#{1,6}\s+"),
    "quote": re.compile(r"(?:>\s*)+"),
    "list_item": re.compile(r"[*+-]\s+"),
}
_CLOSING_HASHES = re.compile(r"\s+#+$")
_TARGET = r"\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"\n]*\")?\)"
_INLINE = re.compile(
    rf"""\\(?P<escaped>[!-/:-@\[-`{{-~])
    | !\[[^\[\]\n]*\]{_TARGET}
    | \[(?P<link>(?:\\.|!\[[^\[\]\n]*\]{_TARGET}|[^\[\]\\\n])*)\]{_TARGET}
    | (?P<strong>\*\*|__)(?=\S)(?P<bold>(?:\\.|(?!(?P=strong))[^\\\n])+?)(?<=\S)(?P=strong)
    | (?<![\w*])\*(?=[^\s*])(?P<starred>(?:\\.|[^*\\\n])+?)(?<=[^\s*])\*(?![\w*])
    | (?<![\w_])_(?=[^\s_])(?P<lined>(?:\\.|[^_\\\n])+?)(?<=[^\s_])_(?![\w_])
    | (?<!`)`(?P<code>[^`\n]+)`(?!`)""",
    re.VERBOSE,
)
# Emphasis within a link within emphasis.
_DEPTH = 4


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
    for line in lines:
        if line.startswith("#") and (heading := _HEADING.match(line)):
            found["first" if len(heading[1]) == 1 else f"level {len(heading[1])}"] += 1
        if ("**" in line or "__" in line) and _BOLD.search(line):
            found["bold"] += 1
        if "](" in line:
            found["image" if _IMAGE.search(line) else "link"] += bool(_IMAGE.search(line) or _LINK.search(line))
    once = sum(count > 0 for name, count in found.items() if not name.startswith("level"))
    once += any(name.startswith("level") for name in found)
    return once >= _ONCE or sum(count >= _LINES for count in found.values()) >= _KINDS


def _bare_name(path: str) -> str:
    name = path.lower()
    return name.rpartition(".")[0] if name.endswith(_PACKED) else name


def without_marks(text: str, kind: BlockKind) -> str:
    r"""The text of a block of Markdown without its marks; "" for an image, a rule or a fence.

    >>> without_marks("**The ferry** to the [island](https://a.example/i) runs *again*.", "paragraph")
    'The ferry to the island runs again.'
    >>> without_marks("## What next", "heading"), without_marks("![A ferry](f.jpg)", "paragraph")
    ('What next', '')
    >>> kept = "It costs 5* or 4 * 3, see snake_case_name and [1]."
    >>> without_marks(kept, "paragraph") == kept, without_marks(r"- No\*, he said", "list_item")
    (True, 'No*, he said')
    """
    if _RULE.fullmatch(text):
        return ""
    if mark := _BLOCK_MARK.get(kind):
        text = mark.sub("", text, count=1) if mark.match(text) else text
    if kind == "heading":
        text = _CLOSING_HASHES.sub("", text)
    return _plain(text, _DEPTH)


def _plain(text: str, depth: int) -> str:
    if not depth:
        return text

    def inner(found: re.Match[str]) -> str:
        if (as_is := found["escaped"] or found["code"]) is not None:
            return as_is
        held: Sequence[str | None] = found.group("link", "bold", "starred", "lined")
        return _plain(next((each for each in held if each is not None), ""), depth - 1)

    return _INLINE.sub(inner, text)
