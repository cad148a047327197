"""The titles and the description in a page's head, with which its blocks are compared."""

from __future__ import annotations

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
