"""Measures how near an element is to the headline: how many levels above it is the smallest element that holds both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

import turbohtml

# More headings than this are a page of several articles.
_MAX_HEADINGS = 5
# Levels that are climbed from an element, and the level of what meets the headline nowhere below the page's body.
FAR = 30
_WHOLE = frozenset(["html", "body"])


def around_headlines(headings: Sequence[turbohtml.Element]) -> dict[turbohtml.Node, int]:
    """What holds a headline (h1), with how far out from it that is."""
    around: dict[turbohtml.Node, int] = {}
    for heading in headings[:_MAX_HEADINGS]:
        for level, ancestor in enumerate(islice(heading.ancestors, FAR)):
            around[ancestor] = min(level, around.get(ancestor, FAR))
    return around


def level_of(element: turbohtml.Element, around: Mapping[turbohtml.Node, int]) -> int:
    """How far out from the headline the element meets what holds both; `FAR` where only the page's body does."""
    for ancestor in islice(element.ancestors, FAR):
        if (level := around.get(ancestor)) is not None:
            is_whole = not isinstance(ancestor, turbohtml.Element) or ancestor.tag in _WHOLE
            return FAR if is_whole else level
    return FAR
