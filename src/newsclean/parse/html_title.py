"""A <title> that nothing closes: by the standard all that follows is its text, and the page shows nothing."""

from __future__ import annotations

import re

_TITLE = re.compile(r"<title(?:\s[^<>]*)?>", re.IGNORECASE)
_END = re.compile(r"</title", re.IGNORECASE)


def close_title(source: str) -> str | None:
    """The page with its title closed before the first markup in it; None where the title is closed, or holds no markup.

    >>> close_title("<title>Ferry sinks<body><p>It sank."), close_title("<title>Ferry</title><p>It sank.")
    ('<title>Ferry sinks</title><body><p>It sank.', None)
    """
    title = _TITLE.search(source)
    if title is None or _END.search(source, title.end()) is not None:
        return None
    end = source.find("<", title.end())
    return None if end < 0 else f"{source[:end]}</title>{source[end:]}"
