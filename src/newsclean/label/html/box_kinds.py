"""What a box of an HTML page is for, according to the words of its class names and ids and to its tag."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from newsclean.html_names import names_of, patterns_of
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
# Words that also stand in names of other things, and the parts of names that mean those (`html_names.toml`).
_DOUBTED = frozenset(("sidebar", "rail", "aside", "widget", "widgets", "header", "footer", "tag", "tags", "cmp"))
_NO_BOXES = patterns_of("no_boxes")
_NO_BOX, _OF_POST = re.compile(_NO_BOXES["parts"]), re.compile(f"{_NO_BOXES['parts']}|{_NO_BOXES['of_post']}")
_POSTS = tuple(_NO_BOXES["posts"].split())

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
# first kind that counts for blocks of any length on either side of the text.
KindsOf = dict[int, tuple[Named, ...]]


_FRAME = frozenset(("body", "html"))
# The head and the foot of a page are found by these tags and words, unless they are those of a part of the page.
HEADS: frozenset[Named] = frozenset(
    (("masthead", "Stands in <header>"), ("navigation", "Stands in an element named “header”"))
)
FEET: frozenset[Named] = frozenset(
    (("navigation", "Stands in <footer>"), ("navigation", "Stands in an element named “footer”"))
)
_ENDS = HEADS | FEET
# What turns its content is called a gallery where it holds pictures; it may hold anything, but hardly text.
TURNING: frozenset[Named] = frozenset(
    (("gallery", "Stands in an element named “carousel”"), ("gallery", "Stands in an element named “slider”"))
)
# These say too little to hide what the elements around say.
_OPEN = _ENDS | TURNING
_PARTS = frozenset(("article", "li", "aside", "figure", "dialog"))


@lru_cache(maxsize=20_000)
def named_kinds(tag: str, names: str) -> tuple[Named, ...]:
    """The kinds that an element indicates: by the words of its names, in the order of the table, then by its tag."""
    named: list[Named] = []
    if words := _NAMING.intersection(_parts_of(names)):
        ranked = sorted((*_KIND_OF_WORD[word], word) for word in words)
        named = [(kind, f"Stands in an element named “{word}”") for _, kind, word in ranked]
    if tag in KIND_OF_TAG:
        named.append((KIND_OF_TAG[tag], f"Stands in <{tag}>"))
    for place, (kind, _) in enumerate(named):
        if kind not in SHORT_ONLY and named[place] not in _OPEN:
            return tuple(named[: place + 1])
    return tuple(named)


def _parts_of(names: str) -> tuple[str, ...]:
    """The words in an element's names, but for those that name no box.

    >>> _parts_of("hentry tag-cookies cookies"), _parts_of("entry-header tag-cookies"), _parts_of("page no-sidebar")
    (('hentry', 'cookies'), ('tag', 'cookies'), ('page',))
    """
    parts = name_parts(names)
    if any(post in names for post in _POSTS):
        return name_parts(_OF_POST.sub(" ", names))
    return parts if _DOUBTED.isdisjoint(parts) else name_parts(_NO_BOX.sub(" ", names))


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
        if (
            own
            and not _ENDS.isdisjoint(own)
            and not _PARTS.isdisjoint(tags[around] for around in elements.line(parents[at]))
        ):
            own = tuple(named for named in own if named not in _ENDS)
        is_sure = own and own[-1][0] not in SHORT_ONLY and own[-1] not in _OPEN
        found = known[at] = own if is_sure else own + found
    return found
