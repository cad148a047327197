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
# A sentence is half of a headline.
_ENDS = ".!?…"


def drop_kicker(headings: Iterable[turbohtml.Element], headline: str, titles: Collection[str] = ()) -> str:
    """The headline without a first element that is its kicker: by its name, or because of a title of the page.

    A title leaves it out, or has it before a colon.

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
        is_kicker = (
            rest in titles
            or _KICKER_HINT.search(hints)
            or (kicker[-1] not in _ENDS and any(_opens(title, kicker) for title in titles))
        )
        return rest if is_kicker else headline
    return headline


def _opens(title: str, kicker: str) -> bool:
    """Whether a title of the page has the kicker before a colon or a dash.

    >>> _opens("Arms for Elda: Complaint filed", "Arms for Elda"), _opens("Arms for Elda filed", "Arms for Elda")
    (True, False)
    """
    return title.startswith(kicker) and title[len(kicker) :].lstrip()[:1] in tuple(_READS_ON)


def _says_something(node: turbohtml.Node) -> bool:
    return isinstance(node, turbohtml.Element | turbohtml.Text) and bool(node.text.strip())
