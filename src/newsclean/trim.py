"""Reduces how much the record says about removals and repairs, as `Settings.explain` asks."""

from __future__ import annotations

from dataclasses import replace

from newsclean.article import Article
from newsclean.settings import Settings


def trim(article: Article, settings: Settings) -> Article:
    """Drop the characters of removals and repairs ("spans") or drop both lists ("none"); "full" changes nothing.

    This is the last step, so that the findings do not depend on `Settings.explain`.
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
