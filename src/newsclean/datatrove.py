"""newsclean as a step of a datatrove pipeline. `docs/how-to/datatrove.md` shows it at work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from newsclean.errors import MissingExtra, PageFailed
from newsclean.pipeline import content_id, split_page
from newsclean.records import Failure, Page
from newsclean.run import clean_or_fail
from newsclean.settings import Settings
from newsclean.write.record import to_dict

try:
    from datatrove.data import Document, DocumentsPipeline
    from datatrove.pipeline.filters.base_filter import BaseFilter
    from datatrove.pipeline.writers.disk_base import DiskWriter
except ImportError as error:
    raise MissingExtra("newsclean.datatrove needs datatrove: pip install datatrove") from error

# What is known of a piece of a document until it is cleaned.
_KIND = "newsclean_kind"
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
        return super().run(self._articles(data) if self.settings.split else data, rank, world_size)

    def _articles(self, data: DocumentsPipeline) -> DocumentsPipeline:
        """Yield a document for each article of a document."""
        for doc in data:
            try:
                parts = split_page(self._page(doc), self.settings)
            except PageFailed:
                parts = ()  # `filter` meets the same and says so.
            if len(parts) < 2:
                yield doc
                continue
            for part in parts:
                yield replace(doc, id=part.id, text=str(part.content), metadata={**doc.metadata, _KIND: part.kind})

    def _page(self, doc: Document) -> Page:
        metadata = doc.metadata
        fetched = metadata.get(self.fetched_key) if self.fetched_key else None
        url = metadata.get(self.url_key)
        return Page(
            doc.id or content_id(doc.text),
            doc.text,
            url if isinstance(url, str) else None,  # some readers fill a missing one with NaN
            kind=metadata.get(_KIND),
            fetched=fetched.isoformat() if isinstance(fetched, datetime) else fetched,
        )

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Clean one document; whether it goes on, and why not."""
        result = clean_or_fail(self._page(doc), self.settings)
        doc.metadata.pop(_KIND, None)
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
