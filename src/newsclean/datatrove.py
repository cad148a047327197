"""newsclean as a step of a datatrove pipeline. `docs/how-to/datatrove.md` shows how to use it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from newsclean.article import Article, Failure
from newsclean.errors import MissingExtra
from newsclean.given import checked, content_id
from newsclean.records import Page
from newsclean.run.page_results import clean_each
from newsclean.settings import Settings
from newsclean.sources.columns import known_of_row, read_columns
from newsclean.write.record import to_dict

try:
    from datatrove.data import Document, DocumentsPipeline
    from datatrove.pipeline.filters.base_filter import BaseFilter
    from datatrove.pipeline.writers.disk_base import DiskWriter
except ImportError as error:
    raise MissingExtra("newsclean.datatrove needs datatrove: pip install datatrove") from error

# Temporary metadata key that carries a document's result from `_articles` to `filter`.
_RESULT = "newsclean_result"
# Metadata keys: the record of a document, and the error message of a page that gave no record.
RECORD, ERROR = "newsclean", "newsclean_error"


class CleanPages(BaseFilter):
    """A step that replaces a document's page (HTML or text) with the article's text.

    All metadata are kept. The record without its text is added as `metadata["newsclean"]`. A page that cannot be
    cleaned is dropped with the reason `failed_STAGE`. With `articles_only`, a page that is not an article is dropped
    too (`no_article`). `exclusion_writer` receives the dropped documents. `url_key` and `fetched_key` name the metadata
    fields with the page's URL and with its crawl time (`date` after datatrove's WarcReader). `Settings.columns` names
    those with what is known of the article: its title, date, authors and language. With `Settings.split`, a text that
    holds several articles becomes one document for each, with the ids `id#1`, `id#2` and so on.
    """

    name = "newsclean"

    def __init__(
        self,
        *,
        settings: Settings | None = None,
        articles_only: bool = False,
        url_key: str = "url",
        fetched_key: str | None = None,
        exclusion_writer: DiskWriter | None = None,
    ) -> None:
        super().__init__(exclusion_writer)
        self.settings, self.articles_only = checked(settings), articles_only
        self.url_key, self.fetched_key = url_key, fetched_key

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Yield the cleaned documents that are not dropped."""
        return super().run(self._articles(data), rank, world_size)

    def _articles(self, data: DocumentsPipeline) -> DocumentsPipeline:
        """Yield each document, or one for each of its articles, with the result in its metadata."""
        for doc in data:
            page = self._page(doc)
            for one, result in _results(page, self.settings):
                if one is not page:
                    yield replace(doc, id=one.id, text=one.content, metadata={**doc.metadata, _RESULT: result})
                else:
                    doc.metadata[_RESULT] = result
                    yield doc

    def _page(self, doc: Document) -> Page:
        metadata = doc.metadata
        fetched = metadata.get(self.fetched_key) if self.fetched_key else None
        if isinstance(fetched, datetime):
            fetched = fetched.isoformat()
        url = metadata.get(self.url_key)
        return Page(
            content_id(doc.text) if doc.id in (None, "") else str(doc.id),  # some readers hand numbers on
            doc.text,
            url if isinstance(url, str) else None,  # some readers fill what is missing with NaN
            fetched=fetched if isinstance(fetched, str) else None,
            **known_of_row(metadata, read_columns(self.settings.columns)),
        )

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Move the record into the document. Return True to keep it, or False and the reason to drop it."""
        result: Article | Failure = doc.metadata.pop(_RESULT)
        if isinstance(result, Failure):
            doc.metadata[ERROR] = result.message
            return False, f"failed_{result.stage}"
        record = to_dict(result)
        doc.text = record.pop("text")
        doc.metadata[RECORD] = record
        self.stat_update("articles" if result.is_article else "no_articles")
        if self.articles_only and not result.is_article:
            return False, "no_article"
        return True


def _results(page: Page, settings: Settings) -> tuple[tuple[Page, Article | Failure], ...]:
    """Each article's page with its result. Running out of memory becomes a `Failure`, so that the pipeline goes on."""
    try:
        return tuple(clean_each(page, settings))
    except MemoryError:
        return ((page, Failure(page.id, page.path, "run", "out of memory")),)
