"""Removes a kicker that is inside the headline's own element: "Champions League Lost in the rain"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import turbohtml

from newsclean.html_names import names_of
from newsclean.measure import fold_spaces

# In class and id of what stands above a headline.
_KICKER_HINT = re.compile("|".join(names_of("kicker")["parts"]))
# A kicker that is set apart by one of these reads on into the headline, as its writer meant it.
_READS_ON = ":–—-"


def drop_kicker(headings: Iterable[turbohtml.Element], headline: str, titles: Collection[str] = ()) -> str:
    """The headline without a first element that is marked as its kicker, or that a title of the page leaves out.

    `headings` are those in which it may stand, `titles` the page's own ones. A kicker with a colon or a dash behind it
    stays.
    """
    for heading in headings:
        if fold_spaces(heading.text) != headline:
            continue
        first = next((child for child in heading.children if _says_something(child)), None)
        if not isinstance(first, turbohtml.Element):
            return headline
        kicker = fold_spaces(first.text)
        rest = headline.removeprefix(kicker).strip()
        if not rest or rest == headline or rest[0] in _READS_ON or kicker[-1] in _READS_ON:
            return headline
        hints = f"{first.attr('class') or ''} {first.attr('id') or ''}".lower()
        return rest if rest in titles or _KICKER_HINT.search(hints) else headline
    return headline


def _says_something(node: turbohtml.Node) -> bool:
    return isinstance(node, turbohtml.Element | turbohtml.Text) and bool(node.text.strip())
