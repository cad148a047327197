"""The functions that programs call to clean one page. `run` has those for many."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from newsclean.article import Article
from newsclean.errors import PageFailed, name_page
from newsclean.given import Content, make_page, unsplit
from newsclean.pipeline import clean_page
from newsclean.records import Page, PageKind
from newsclean.settings import Settings

# A plain-text page and an HTML page that together load all English rules, all weights and the libraries. The lines of
# the form are as many as it takes for the learned labeler to be asked.
_PROSE = "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks."
_SMALL_PAGES = (
    f"Ferry runs again\n\n{_PROSE}\n\nLeave a Reply\nName\nEmail\nWebsite\n",
    f"<html><body><nav><a href='/'>Home</a></nav><article><h1>Ferry</h1><p>{_PROSE}</p></article></body></html>",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaner:
    """A callable that cleans pages with fixed settings. It loads rules and model weights when it is created.

    It suits programs that answer requests, since the first page does not wait for loading. Rules for languages other
    than English are loaded with the first page in that language.
    It can be pickled. A process that unpickles one loads rules and weights when it first needs them.
    """

    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        """Clean two small pages, which loads rules and weights.

        Raises `TypeError` for wrong settings, and `ValueError` if `split` is on.
        """
        object.__setattr__(self, "settings", _for_one_record(self.settings))
        settings = replace(self.settings, max_page_size=len("".join(_SMALL_PAGES)), max_blocks=100)
        for page in _SMALL_PAGES:
            clean(page, settings=settings)

    def clean(
        self,
        page: Page | Content,
        *,
        url: str | None = None,
        id: str | None = None,
        encoding: str | None = None,
        kind: PageKind | None = None,
    ) -> Article:
        """Clean a page as `newsclean.clean` does and return its article record. Raises `PageFailed`."""
        return _clean_here(make_page(page, url=url, id=id, encoding=encoding, kind=kind), self.settings)

    __call__ = clean


def clean(
    page: Page | Content,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    kind: PageKind | None = None,
    settings: Settings | None = None,
) -> Article:
    """Clean a page and return its article record.

    `page` is text, bytes, or a BeautifulSoup object or tag (which is not changed); or a `Page` with all you know about
    it. `url` is where the page came from. `id` is your name for it; the default is the URL, else the digest of the
    content. `encoding` is the charset declared with the bytes, for example in an HTTP header. `kind` says that the page
    is "html" or "text"; without it this is detected.
    Raises `PageFailed`, which names the failed stage and says what to do, and `TypeError` if an argument is of another
    type, such as a dict of settings, and `ValueError` if `kind` is none of the two or `settings.split` is on.

    >>> article = clean("Ferry runs again\\n\\nThe ferry to the island runs again, the harbour office said on Monday.")
    >>> article.title, article.text
    ('Ferry runs again', 'The ferry to the island runs again, the harbour office said on Monday.')
    """
    return _clean_here(make_page(page, url=url, id=id, encoding=encoding, kind=kind), _for_one_record(settings))


def clean_html(
    page: Page | Content,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Article:
    """`clean` for a page that is known to be HTML."""
    return clean(page, url=url, id=id, encoding=encoding, kind="html", settings=settings)


def clean_text(
    page: Page | str | bytes,
    *,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Article:
    """`clean` for a page that is known to be plain text, even if it contains tags."""
    return clean(page, url=url, id=id, encoding=encoding, kind="text", settings=settings)


def _for_one_record(settings: Settings | None) -> Settings:
    """The settings, or the default ones for None. Raises `TypeError`, and `ValueError` if `split` is on."""
    ways = "clean_many, which may give more records than it takes pages"
    return unsplit(settings, "clean and Cleaner", "give one record for a page", ways)


def _clean_here(page: Page, settings: Settings) -> Article:
    """`clean_page` outside a worker process: a `MemoryError` becomes a `PageFailed`."""
    try:
        return clean_page(page, settings)
    except MemoryError as error:
        raise PageFailed("run", f"{name_page(page.path, page.id)}: out of memory") from error
