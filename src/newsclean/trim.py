"""An article with as much of what was done as its reader wants: `Settings.explain`."""

from __future__ import annotations

from dataclasses import replace

from newsclean.records import Article
from newsclean.settings import Settings


def trim(article: Article, settings: Settings) -> Article:
    """The article without the characters that were removed and repaired ("spans"), or without a word of it ("none").

    The last step of all: what is found in a text does not depend on how much is told of it.
    """
    if settings.explain == "full":
        return article
    if settings.explain == "none":
        return replace(article, removed=(), repairs=())
    return replace(
        article,
        removed=tuple(replace(removal, text=None) for removal in article.removed),
        repairs=tuple(replace(repair, before=None, after=None) for repair in article.repairs),
    )
