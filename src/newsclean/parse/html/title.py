"""A <title> that is never closed: by the standard all that follows is its text, and the page shows nothing."""

from __future__ import annotations

import re

_TITLE = re.compile(r"<title(?:\s[^<>]*)?>", re.IGNORECASE)
_END = re.compile(r"</title", re.IGNORECASE)


def close_title(source: str) -> str | None:
    """The source with its title closed before the next tag; None where it is closed, or there is no title or no tag.

    >>> close_title("<title>Ferry sinks<body><p>It sank."), close_title("<title>Ferry</title><p>It sank.")
    ('<title>Ferry sinks</title><body><p>It sank.', None)
    """
    title = _TITLE.search(source)
    if title is None or _END.search(source, title.end()) is not None:
        return None
    end = source.find("<", title.end())
    return None if end < 0 else f"{source[:end]}</title>{source[end:]}"
