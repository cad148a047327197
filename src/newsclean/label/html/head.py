"""The titles and the description in a page's head, with which its blocks are compared."""

from __future__ import annotations

from turbohtml import Element

from newsclean.records import Document


def page_titles(document: Document) -> tuple[str, str, str]:
    """The page's own title, its title for sharing, and its description, from the head; "" where absent."""
    title = shared = description = ""
    root = document.tree.root if document.tree is not None else None
    head = root.find("head") if root is not None else None
    for node in head or ():
        if not isinstance(node, Element):
            continue
        tag = node.tag
        if tag == "title":
            title = title or node.text
        elif tag == "meta":
            name = node.attr("property") or node.attr("name")
            if name in ("og:title", "twitter:title"):
                shared = shared or node.attr("content") or ""
            elif name in ("description", "og:description", "twitter:description"):
                description = description or node.attr("content") or ""
    return title, shared, description
