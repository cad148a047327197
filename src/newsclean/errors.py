"""The exceptions of newsclean. Their messages say what is wrong, where, and what to do about it."""

import os
from typing import Literal

# The stages in which a page can fail, in pipeline order, and "run" if its worker hung, died or ran out of memory.
Stage = Literal["read", "parse", "repair", "metadata", "label", "assemble", "judge", "detect", "write", "run"]


class NewscleanError(Exception):
    """The base class of the exceptions that newsclean raises on purpose."""


class UnreadablePage(NewscleanError):
    """The bytes cannot be read as a page: binary, empty, truncated, too large, or in no known encoding.

    `id` is the page's own, where that is known though the page cannot be read.
    """

    def __init__(self, message: str, id: str | None = None) -> None:
        super().__init__(message)
        self.id = id


class PageFailed(NewscleanError):
    """A page could not be cleaned. `stage` names the stage of the pipeline that failed.

    If another exception caused the failure, it is the `__cause__`.
    """

    def __init__(self, stage: Stage, message: str) -> None:
        super().__init__(message)
        self.stage: Stage = stage

    def __reduce__(self) -> tuple[type["PageFailed"], tuple[Stage, str]]:
        return type(self), (self.stage, str(self))


class BadRules(NewscleanError):
    """A rule pack is not valid. The message names the file and the rule."""


class BadSettings(NewscleanError):
    """A settings file or value is not valid. The message names the key."""


class MissingExtra(NewscleanError):
    """An optional dependency is not installed. The message gives the `pip install` command for it."""


class RunStopped(NewscleanError):
    """A run cannot continue, for example because the output cannot be written. It can be resumed."""


def name_page(path: str | None, id: str) -> str:
    """What an error message calls a page: its file, with its id where the file holds many pages; its id without one.

    >>> name_page("news/a/17.html", "a/17.html"), name_page("crawl.tar", "crawl.tar#17.html"), name_page(None, "17")
    ('news/a/17.html', 'crawl.tar, id crawl.tar#17.html', '17')
    """
    if path is None or path == "-":  # standard input, which the ids name
        return id
    return path if f"/{path.replace(os.sep, '/')}".endswith(f"/{id}") else f"{path}, id {id}"


def too_long(where: str, limit: int) -> str:
    """The error message for a page that is larger than `max_page_size`."""
    return (
        f"{where}: more than {limit:,} bytes, which is more than a page may have. "
        "If it holds many pages, split it; if it is one, raise max_page_size."
    )
