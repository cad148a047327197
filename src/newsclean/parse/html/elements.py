"""The block elements that the walk over a page's tree meets, and what their attributes say of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import turbohtml

from newsclean.parse.html.tags import CONCEALING
from newsclean.records import Elements

# How many characters of a class or id attribute are kept; generated style names can run to kilobytes.
MAX_NAMES = 300
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Attributes, besides class, that say what an element is for.
_NAMING = ("id", "itemprop", "role", "data-testid")

# What the tags of AMP begin with.
AMP = "amp-"


class MetElements:
    """The page's block elements, as far as they have been met."""

    __slots__ = ("hidden", "names", "parents", "tags")

    def __init__(self) -> None:
        self.parents: list[int] = []
        self.tags: list[str] = []
        self.names: list[str] = []
        self.hidden: list[bool] = []

    def add(self, parent: int, tag: str, names: str, hidden: bool) -> int:
        """Add an element and return its number."""
        self.parents.append(parent)
        self.tags.append(tag[:MAX_NAMES])
        self.names.append(names)
        self.hidden.append(hidden)
        return len(self.tags) - 1

    def whole(self) -> Elements:
        """All elements of the page."""
        return Elements(tuple(self.parents), tuple(self.tags), tuple(self.names), tuple(self.hidden))


def read_block(element: turbohtml.Element, attrs: Mapping[str, Any], hidden: bool) -> tuple[str, bool]:
    """(the names of a block element, whether it is hidden); `hidden` says that its tag or an element around it is."""
    words = (element.attr("class") or "") if "class" in attrs else ""
    if len(attrs) > 1 or not words:
        words = _with_others(words, element, attrs)
        hidden = hidden or _is_unseen(element, attrs)
    if len(words) > MAX_NAMES:
        words = words[:MAX_NAMES]
    return words, hidden or not CONCEALING.isdisjoint(words.split())


def element_names(element: turbohtml.Element) -> str:
    """The element's class and naming attributes, as written, up to MAX_NAMES characters."""
    return _with_others(element.attr("class") or "", element, element.attrs)[:MAX_NAMES]


def _with_others(words: str, element: turbohtml.Element, attrs: Mapping[str, Any]) -> str:
    """The class `words`, followed by the element's other naming attributes."""
    for attribute in _NAMING:
        if attribute in attrs and (other := element.attr(attribute)):
            words = f"{words} {other}" if words else other
    return words


def _is_unseen(element: turbohtml.Element, attrs: Mapping[str, Any]) -> bool:
    """Whether an element's attributes keep a browser from showing it, at least until a reader asks for it."""
    if "hidden" in attrs or "popover" in attrs:
        return True
    return "style" in attrs and _NOT_SHOWN.search(element.attr("style") or "") is not None


def stands_in(tag: str, attrs: Mapping[str, Any]) -> bool:
    """Whether an element directly inside one of AMP's is shown only before that has loaded, or where it cannot.

    A quote that stands in for a post says what the post does, so it stays.
    """
    return "fallback" in attrs or ("placeholder" in attrs and tag != "blockquote")
