"""newsclean as a step of a datatrove pipeline. `docs/how-to/datatrove.md` shows it at work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from newsclean.errors import MissingExtra
from newsclean.pipeline import content_id
from newsclean.records import Article, Failure, Page
from newsclean.run.parts import clean_each
from newsclean.settings import Settings
from newsclean.write.record import to_dict

try:
    from datatrove.data import Document, DocumentsPipeline
    from datatrove.pipeline.filters.base_filter import BaseFilter
    from datatrove.pipeline.writers.disk_base import DiskWriter
except ImportError as error:
    raise MissingExtra("newsclean.datatrove needs datatrove: pip install datatrove") from error

# What became of a document, on its way from the split to the filter.
_RESULT = "newsclean_result"
# Where the record stands in a document's metadata, and what went wrong in that of a page that gave none.
RECORD, ERROR = "newsclean", "newsclean_error"


class CleanPages(BaseFilter):
    """A step that puts the article's text in the place of a document's page (HTML or text).

    All metadata stay; the record without its text is added as `metadata["newsclean"]`. A page that cannot be cleaned
    is dropped with the reason `failed_STAGE`, and with `articles_only` so is what is no article (`no_article`);
    `exclusion_writer` receives what is dropped. `url_key` and `fetched_key` name the metadata that tell the page's
    address and when it was crawled (`date` after datatrove's WarcReader). With `Settings.split` a text that holds
    several articles becomes a document for each, `id#1`, `id#2` and so on.
    """

    name = "newsclean"

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        articles_only: bool = False,
        url_key: str = "url",
        fetched_key: str | None = None,
        exclusion_writer: DiskWriter | None = None,
    ) -> None:
        super().__init__(exclusion_writer)
        self.settings, self.articles_only = settings or Settings(), articles_only
        self.url_key, self.fetched_key = url_key, fetched_key

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Yield the documents that go on."""
        return super().run(self._articles(data), rank, world_size)

    def _articles(self, data: DocumentsPipeline) -> DocumentsPipeline:
        """Yield each document, or one for each of its articles, with what became of it."""
        for doc in data:
            page = self._page(doc)
            for part, result in _results(page, self.settings):
                if part is not page:
                    yield replace(doc, id=part.id, text=part.content, metadata={**doc.metadata, _RESULT: result})
                else:
                    doc.metadata[_RESULT] = result
                    yield doc

    def _page(self, doc: Document) -> Page:
        metadata = doc.metadata
        fetched = metadata.get(self.fetched_key) if self.fetched_key else None
        url = metadata.get(self.url_key)
        return Page(
            doc.id or content_id(doc.text),
            doc.text,
            url if isinstance(url, str) else None,  # some readers fill a missing one with NaN
            fetched=fetched.isoformat() if isinstance(fetched, datetime) else fetched,
        )

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Put the record in its place; whether the document goes on, and why not."""
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
    """Each part of a page with its result; no page ends the pipeline."""
    try:
        return tuple(clean_each(page, settings))
    except MemoryError:
        return ((page, Failure(page.id, page.path, "run", "out of memory")),)
