"""Converts an `Article` to a schema.org `NewsArticle` (JSON-LD)."""

from __future__ import annotations

from typing import Any

from newsclean.article import Article
from newsclean.measure import count_words


def to_schema_org(article: Article) -> dict[str, Any]:
    """The record as a `NewsArticle`. Properties without a value are left out.

    Source of the names: https://schema.org/NewsArticle
    """
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": article.canonical_url or article.url,
        "identifier": article.id,
        "url": article.canonical_url or article.url,
        "headline": article.title,
        "alternativeHeadline": article.subtitle,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "sourceOrganization": _organization(article.agency),
        "publisher": _organization(article.site_name),
        "datePublished": article.date_published,
        "dateModified": article.date_modified,
        "dateline": article.dateline,
        "articleSection": article.section,
        "keywords": list(article.tags),
        "description": article.description,
        "image": article.image,
        "license": article.license,
        "isAccessibleForFree": article.is_accessible_for_free,
        "inLanguage": None if article.language == "und" else article.language,
        "articleBody": article.text or None,
        "wordCount": count_words(article.text) or None,
    }
    return {name: value for name, value in values.items() if value is not None and value != []}


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None
