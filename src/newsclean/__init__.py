"""newsclean turns dirty news pages and texts into clean article records, with a reason for every change.

>>> import newsclean
>>> page = "Ferry runs again\\n\\nThe ferry to the island runs again, the office said.\\n\\nLeave a Reply"
>>> article = newsclean.clean(page)
>>> article.removed[0].kind
'comment_form'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.version import VERSION as __version__

if TYPE_CHECKING:
    from newsclean.article import Article, ArticleBlock, Failure, Finding, Judgement, MadeBy, Removal, Repair, Source
    from newsclean.calls import Cleaner, clean, clean_html, clean_text
    from newsclean.errors import BadRules, BadSettings, MissingExtra, NewscleanError, PageFailed, RunStopped
    from newsclean.given import Content
    from newsclean.records import Page
    from newsclean.run import clean_many
    from newsclean.settings import Settings

__all__ = [
    "Article", "ArticleBlock", "BadRules", "BadSettings", "Cleaner", "Content", "Failure", "Finding", "Judgement",
    "MadeBy", "MissingExtra", "NewscleanError", "Page", "PageFailed", "Removal", "Repair", "RunStopped", "Settings",
    "Source", "__version__", "clean", "clean_html", "clean_many", "clean_text",
]  # fmt: skip

_HOMES = {
    "Article": "article", "ArticleBlock": "article", "Failure": "article", "Finding": "article",
    "Judgement": "article", "MadeBy": "article", "Page": "records", "Removal": "article", "Repair": "article",
    "Source": "article", "Settings": "settings",
    "NewscleanError": "errors", "BadRules": "errors", "BadSettings": "errors", "MissingExtra": "errors",
    "PageFailed": "errors", "RunStopped": "errors",
    "Cleaner": "calls", "clean": "calls", "clean_html": "calls", "clean_text": "calls", "Content": "given",
    "clean_many": "run",
}  # fmt: skip


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> object:
    """Public names load when they are first used, so that `import newsclean` and `newsclean --help` are quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"newsclean.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
