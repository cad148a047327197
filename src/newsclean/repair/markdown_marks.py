"""Takes the marks of Markdown out of a block: of headings, quotes, lists, tables, emphasis, links, images, footnotes.

Of the dialects, those of GitHub, Pandoc and Obsidian are read, and what converters of HTML write.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from newsclean.records import BlockKind

# What is only marks: a line between parts, a heading's underline, a fence of code or of a part of the page.
MARKS_ALONE = re.compile(
    r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}|`{3,}[ \t]*[\w.{}+-]*|~{3,}[ \t]*\w*"
    r"|:{3,}(?:[ \t]*[\w{][^\n]*)?|>(?:[ \t]*>)*"
)
# "[1]: https://a.example 'Title'", to which links with this number lead, and "[^1]: See there.", a note.
_DEFINITION = re.compile(
    r"\[(?P<name>[^\[\]^\n][^\[\]\n]*)\]:\s+<?(?:https?://|/|\.|#|mailto:)\S*(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*"
)
_NOTE = re.compile(r"\[\^[\w-]{1,40}\]:\s+")
# The same as numbers of citations: "⟨1⟩ https://a.example: Title".
_CITED = re.compile(r"⟨\d{1,4}⟩\s*https?://\S[^\n]*")
ROW = re.compile(r"\|.*\|", re.DOTALL)
_DASHES = r"\s*(?::-+:?|-+:|-{2,})\s*"
ROW_OF_DASHES = re.compile(rf"\|?(?:{_DASHES}\|)+(?:{_DASHES})?")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_BLOCK_MARK: dict[BlockKind, re.Pattern[str]] = {
    "heading": re.compile(r"\A#{1,6}\s+"),
    "quote": re.compile(r"^(?:>[ \t]*)+(?:#{1,6}[ \t]+|\[!\w{1,20}\][+-]?(?:[ \t]+|$))?", re.MULTILINE),
    "list_item": re.compile(r"\A[*+-]\s+(?:\[[ xX]\]\s+)?"),
}
# What stands behind a heading: hashes, and Pandoc's name and classes.
_BEHIND_HEADING = re.compile(r"(?:\s+#+)?(?:\s*\{[#.][^{}\n]*\})?$")
_TARGET = (
    r"\(\s*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^'\n]*'))?\s*\)(?:\{(?:[#.][\w-]|[\w-]+=)[^{}\n]*\})?"
)
# The most characters between two marks of bold print.
_LONGEST = 2_000
_INLINE = re.compile(
    rf"""\\(?P<escaped>[!-/:-@\[-`{{-~])
    | \\(?=\n|\Z)
    | !\[\[[^\[\]\n]*\]\]
    | !\[[^\[\]]*\](?:{_TARGET}|\[[^\[\]\n]*\])
    | \[\^[\w-]{{1,40}}\] | ⟨\d{{1,4}}⟩
    | \[\[(?:[^\[\]|\n]*\|)?(?P<page>[^\[\]|\n]+)\]\]
    | \[(?P<link>(?:\\.|!\[[^\[\]]*\]{_TARGET}|[^\[\]\\])*)\]
      (?:{_TARGET}|[ ]?\[(?P<name>[^\[\]^\n][^\[\]\n]*)\]|\{{[#.][\w-][^{{}}\n]*\}})
    | <(?P<address>(?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+)>
    | (?P<strong>\*{{2,4}}|(?<!\w)(?:___?|~~|==))(?=[^\s=~])
      (?P<bold>(?:\\.|(?!(?P=strong))[^\\]){{1,{_LONGEST}}}?)(?<=\S)(?P=strong)
    | (?<![\w*])\*(?=[^\s*])(?P<starred>(?:\\.|[^*\\])+?)(?<=[^\s*])\*(?![\w*])
    | (?<![\w_])_(?=[^\s_])(?P<lined>(?:\\.|[^_\\])+?)(?<=[^\s_])_(?![\w_])
    | (?<!`)`(?P<code>[^`\n]+)`(?!`)""",
    re.VERBOSE | re.DOTALL,
)
# Emphasis within a link within emphasis.
_DEPTH = 4


def defined_name(text: str) -> str | None:
    """The name of a link's address that stands apart from it, "" if it needs none; None for any other text.

    >>> defined_name('[1]: https://a.example "Title"'), defined_name("[1]: See there."), defined_name("[^1]: /a")
    ('1', None, None)
    """
    if text.startswith("⟨"):
        return "" if _CITED.fullmatch(text) else None
    found = _DEFINITION.fullmatch(text) if text.startswith("[") else None
    return found["name"].lower() if found else None


def without_marks(text: str, kind: BlockKind, names: Set[str] = frozenset()) -> str:
    r"""The text of a block of Markdown without its marks; "" for an image, a line of marks or an address set apart.

    `names` are those of the addresses that are set apart.

    >>> without_marks("**The ferry** to the [island](https://a.example/i) runs *again*.", "paragraph")
    'The ferry to the island runs again.'
    >>> without_marks("****How?**** ***So*** **a****b**, 5**** and 4*", "paragraph")
    'How? So ab, 5**** and 4*'
    >>> without_marks("## What next", "heading"), without_marks("![A ferry](f.jpg)", "paragraph")
    ('What next', '')
    >>> without_marks("See [there][1] and [here][2].[^3]", "paragraph", {"1"})
    'See there and [here][2].'
    >>> without_marks(r"| Ajax \| PSV | 2 |", "table"), without_marks("| --- | :-: |", "table")
    ('Ajax | PSV | 2', '')
    >>> kept = "It costs 5* or 4 * 3, see snake_case_name and [1]."
    >>> without_marks(kept, "paragraph") == kept, without_marks(r"- No\*, he said", "list_item")
    (True, 'No*, he said')
    """
    if MARKS_ALONE.fullmatch(text) or (names and defined_name(text) is not None):
        return ""
    if kind == "table":
        if ROW_OF_DASHES.fullmatch(text):
            return ""
        cells = (_plain(cell.strip(), _DEPTH, names) for cell in _BETWEEN_CELLS.split(text))
        return " | ".join(cell for cell in cells if cell)
    if mark := _BLOCK_MARK.get(kind):
        text = mark.sub("", text)
    if kind == "heading":
        text = _BEHIND_HEADING.sub("", text)
    if text.startswith("[^"):
        text = _NOTE.sub("", text, count=1) if _NOTE.match(text) else text
    return _plain(text, _DEPTH, names)


def _plain(text: str, depth: int, names: Set[str]) -> str:
    if not depth:
        return text

    def inner(found: re.Match[str]) -> str:
        if (as_is := found["escaped"] or found["code"] or found["address"]) is not None:
            return as_is.removeprefix("mailto:")
        if found["name"] is not None and found["name"].lower() not in names:
            return found.group()
        held: Sequence[str | None] = found.group("page", "link", "bold", "starred", "lined")
        return _plain(next((each for each in held if each is not None), ""), depth - 1, names)

    return _INLINE.sub(inner, text)
