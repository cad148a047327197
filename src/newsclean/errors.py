"""What can go wrong, in few classes; each message names the page and says the way out."""

from typing import Literal

# Where a page can fail, in the order it goes: the rooms of the house, and "run" for what befalls its worker.
Stage = Literal["read", "parse", "repair", "metadata", "label", "assemble", "judge", "detect", "write", "run"]


class NewscleanError(Exception):
    """Anything newsclean raises on purpose."""


class UnreadablePage(NewscleanError):
    """The page's bytes are not a page: binary, empty, truncated, too large, in no known encoding."""


class PageFailed(NewscleanError):
    """A page could not be cleaned; `stage` names the room of the house where it happened.

    The original exception is its `__cause__`.
    """

    def __init__(self, stage: Stage, message: str) -> None:
        super().__init__(message)
        self.stage: Stage = stage

    def __reduce__(self) -> tuple[type["PageFailed"], tuple[Stage, str]]:
        return type(self), (self.stage, str(self))


class BadRules(NewscleanError):
    """A rule pack is not valid; the message names the file and the rule."""


class BadSettings(NewscleanError):
    """A settings file or value is not valid; the message names the key."""


class MissingExtra(NewscleanError):
    """An optional part is not installed; the message gives the `pip install` that brings it."""


class RunStopped(NewscleanError):
    """A run cannot go on, for no fault of its pages or its user; what it has done is kept, and it can be resumed."""


def too_long(where: str, limit: int) -> str:
    """What to say of a page that is longer than the settings allow."""
    return (
        f"{where}: more than {limit:,} bytes, which is more than a page may have. "
        "If it holds many pages, split it; if it is one, raise max_page_size."
    )
