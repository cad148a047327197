"""What a box of an HTML page is for, according to the words of its class names and ids and to its tag."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from newsclean.html_names import names_of
from newsclean.kinds import ChromeKind
from newsclean.label.html.names import name_parts
from newsclean.records import Elements

# The kinds of boxes by the words in their names (`html_names.toml`), with the row of the word: within an element, the
# first row that has one of its words counts. The innermost element counts first.
_KIND_OF_WORD: dict[str, tuple[int, ChromeKind]] = {}
for _row, (_kind, _words) in enumerate(names_of("boxes").items()):
    for _word in _words:
        _KIND_OF_WORD.setdefault(_word, (_row, cast(ChromeKind, _kind)))

_NAMING = frozenset(_KIND_OF_WORD)

KIND_OF_TAG: dict[str, ChromeKind] = {
    "nav": "navigation", "footer": "navigation", "aside": "sidebar", "figcaption": "image_caption",
    "form": "call_to_action",
    "button": "call_to_action", "address": "contact", "header": "masthead", "menu": "navigation",
    "dialog": "call_to_action",
}  # fmt: skip
# Boxes around long text also have names of these kinds, so the names count only for blocks up to this many characters.
SHORT_ONLY: dict[ChromeKind, int] = {"byline": 200, "date_line": 120, "masthead": 300, "share": 200, "tag_cloud": 300}


# A kind that an element's names or tag indicate, and why.
Named = tuple[ChromeKind, str]
# Cache for the elements of a page: the kinds that an element and those around it indicate, innermost first, up to the
# first kind that counts for blocks of any length.
KindsOf = dict[int, tuple[Named, ...]]


_FRAME = frozenset(("body", "html"))


@lru_cache(maxsize=20_000)
def named_kinds(tag: str, names: str) -> tuple[Named, ...]:
    """The kinds that an element indicates: by the words of its names, in the order of the table, then by its tag."""
    named: list[Named] = []
    if words := _NAMING.intersection(name_parts(names)):
        ranked = sorted((*_KIND_OF_WORD[word], word) for word in words)
        named = [(kind, f"Stands in an element named “{word}”") for _, kind, word in ranked]
    if tag in KIND_OF_TAG:
        named.append((KIND_OF_TAG[tag], f"Stands in <{tag}>"))
    for place, (kind, _) in enumerate(named):
        if kind not in SHORT_ONLY:
            return tuple(named[: place + 1])
    return tuple(named)


def kinds_of(elements: Elements, at: int, known: KindsOf) -> tuple[Named, ...]:
    """The kinds that an element and those around it indicate, up to <body>, which is left out; `known` is a cache."""
    parents, tags, names = elements.parents, elements.tags, elements.names
    line = []
    found: tuple[Named, ...] = ()
    while at >= 0:
        tag = tags[at]
        if tag in _FRAME:
            break
        if names[at] or tag in KIND_OF_TAG:
            if at in known:
                found = known[at]
                break
            line.append(at)
        at = parents[at]
    for at in reversed(line):
        own = named_kinds(tags[at], names[at])
        found = known[at] = own if own and own[-1][0] not in SHORT_ONLY else own + found
    return found
