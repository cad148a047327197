"""What a box of an HTML page is for, according to the words of its class names and ids and to its tag."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from newsclean.html_names import names_of
from newsclean.kinds import ChromeKind
from newsclean.label.html.names import name_parts
from newsclean.records import Elements, Markup

# A kind that an element's names or tag indicate, and why.
Named = tuple[ChromeKind, str]
# The kinds of boxes by the words in their names (`html_names.toml`), with the row of the word: within an element, the
# first row that has one of its words counts. The innermost element counts first.
_OF_WORD: dict[str, tuple[int, str, Named]] = {}
for _row, (_kind, _words) in enumerate(names_of("boxes").items()):
    for _word in _words:
        _named = (cast(ChromeKind, _kind), f"Stands in an element named “{_word}”")
        _OF_WORD.setdefault(_word, (_row, _word, _named))

_NAMING = frozenset(_OF_WORD)
# Words that stand in names of other things as well, which are known by the word before or by the name's beginning.
_NO_BOXES = {word: frozenset(before) for word, before in names_of("no_boxes").items()}
_NO_NAMES = names_of("no_names")
_OF_POST, _OF_MENU, _CONSENT = _NO_NAMES["of_post"], _NO_NAMES["of_menu"], frozenset(_NO_NAMES["consent"])
_DOUBTED = frozenset((*_NO_BOXES, "tag", "tags", "cmp"))

KIND_OF_TAG: dict[str, ChromeKind] = {
    "nav": "navigation", "footer": "navigation", "aside": "sidebar", "figcaption": "image_caption",
    "form": "call_to_action",
    "button": "call_to_action", "address": "contact", "header": "masthead", "menu": "navigation",
    "dialog": "call_to_action",
}  # fmt: skip
# Boxes around long text also have names of these kinds, so the names count only for blocks up to this many characters.
SHORT_ONLY: dict[ChromeKind, int] = {"byline": 200, "date_line": 120, "masthead": 300, "share": 200, "tag_cloud": 300}


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
OPEN = _ENDS | TURNING
_PARTS = frozenset(("article", "li", "aside", "figure", "dialog"))


def named_kinds(tag: str, names: str) -> tuple[Named, ...]:
    """The kinds that an element indicates: by the words of its names, in the order of the table, then by its tag.

    >>> named_kinds("nav", "promo"), named_kinds("div", "hentry tag-music no-sidebar")
    ((('related_link', 'Stands in an element named “promo”'),), ())
    """
    return _box_of(tag, names)[0]


def own_kinds(markup: Markup) -> tuple[Named, ...]:
    """The kinds that the words of a block's names indicate: its element's, and those of the inline one it starts in."""
    return *named_kinds("", markup.elements.names[markup.element]), *named_kinds("", markup.inline)


@lru_cache(maxsize=20_000)
def _box_of(tag: str, names: str) -> tuple[tuple[Named, ...], bool, bool]:
    """(the kinds that an element indicates, whether one is an end of the page's, whether the last one is sure)."""
    named = tuple(_kinds_in(tag, names))
    return named, not _ENDS.isdisjoint(named), bool(named) and _is_sure(named[-1])


def _kinds_in(tag: str, names: str) -> Iterator[Named]:
    """Yield the kinds that an element indicates, up to the first that is sure."""
    if words := _NAMING.intersection(name_parts(names)):
        is_post = any(map(names.__contains__, _NO_NAMES["posts"]))
        if is_post or not _DOUBTED.isdisjoint(words):
            words = _NAMING.intersection(_words_of_box(names, is_post))
        for _, _, named in sorted(map(_OF_WORD.__getitem__, words)):
            yield named
            if _is_sure(named):
                return
    if tag in KIND_OF_TAG:
        yield KIND_OF_TAG[tag], f"Stands in <{tag}>"


def _is_sure(named: Named) -> bool:
    """Whether a kind counts for blocks of any length on either side of the text."""
    return named[0] not in SHORT_ONLY and named not in OPEN


def _words_of_box(names: str, is_post: bool) -> Iterator[str]:
    """Yield the words in an element's names, without those that name no box; `is_post` for the element of a post.

    >>> list(_words_of_box("page hasSidebar entry-header tag-music cmp-text", is_post=True))
    ['page', 'has', 'entry', 'text']
    """
    for name in names.split():
        if name.startswith(_OF_MENU) or (is_post and name.startswith(_OF_POST)):
            continue
        before = ""
        parts = name_parts(name)
        for word in parts:
            is_component = word == "cmp" and (parts[0] != "cmp" or _CONSENT.isdisjoint(parts[1:2] or _CONSENT))
            if not is_component and before not in _NO_BOXES.get(word, ()):
                yield word
            before = word


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
        own, is_end, is_sure = _box_of(tags[at], names[at])
        if is_end and not _PARTS.isdisjoint(map(tags.__getitem__, elements.line(parents[at]))):
            own = tuple(named for named in own if named not in _ENDS)
            is_sure = is_sure and bool(own)
        found = known[at] = own if is_sure else own + found
    return found
