"""The titles and the description in a page's head, with which its blocks are compared."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.measure import level_figures
from newsclean.metadata.html.head import name_of_meta
from newsclean.records import Document


def page_titles(document: Document) -> tuple[str, str, str]:
    """The page's own title, its title for sharing, and its description, from the head; "" where absent."""
    title = shared = description = ""
    # What ends the <head> early, a <div> or a character, leaves them to the <body>.
    for node in document.tree.select("title, meta") if document.tree is not None else ():
        if node.tag == "title":
            title = title or node.text
            continue
        name = name_of_meta(node)
        if name in ("og:title", "twitter:title"):
            shared = shared or node.attr("content") or ""
        elif name in ("description", "og:description", "twitter:description"):
            description = description or node.attr("content") or ""
    return title, shared, description


def title_at(texts: Sequence[str], title: str, shared: str) -> int:
    """The first text that is a title of the page; -1 where there is none.

    >>> title_at(["Isle Post", "Rent per m² rises"], "Rent per m2 rises | Isle Post", "")
    1
    """
    title, shared = level_figures(title), level_figures(shared)
    longest = max(len(title), len(shared))
    return next((at for at, text in enumerate(texts) if len(text) <= longest and _is_title(text, title, shared)), -1)


def _is_title(text: str, title: str, shared: str) -> bool:
    """Whether the text is the title for sharing, or more than two fifths of the page's own title."""
    text = level_figures(text)
    return len(text) >= 8 and ((text in title and 5 * len(text) > 2 * len(title)) or text == shared)
