"""Tells text that only names a page, by its address or file, from the page itself."""

from __future__ import annotations

import re

# No address or path is longer; the system's limit for a path is 4,096.
_LONGEST = 4096
_ADDRESS = re.compile(r"(?:https?|ftp|file)://\S+", re.IGNORECASE)
# A path from the root, the home or this folder may have spaces in it; any other would be a sentence.
_FILE = re.compile(
    r"(?:(?:[a-z]:[\\/]|\\\\|~?/|\.\.?[\\/])[^\n<>]*|[^\s<>]+)\.(?:x?html?|txt|md)(?:\.gz|\.zst)?", re.IGNORECASE
)


def why_no_page(source: str) -> str:
    """What is wrong if the text only names a page; "" if it may be one.

    >>> why_no_page("https://example.org/news/17").partition(":")[0]
    'this is the address of a page, not the page'
    >>> why_no_page("/data/my pages/17.html").partition(":")[0], why_no_page("17.html.gz").partition(":")[0]
    ('this is the name of a file, not the page in it', 'this is the name of a file, not the page in it')
    >>> why_no_page("We read index.html"), why_no_page("See https://example.org/"), why_no_page("Mr. Md")
    ('', '', '')
    """
    if len(source) > _LONGEST:
        return ""
    line = source.strip()
    if _ADDRESS.fullmatch(line):
        return f"this is the address of a page, not the page: fetch it, and give what you get and url={line!r}"
    if _FILE.fullmatch(line):
        return f"this is the name of a file, not the page in it: give pathlib.Path({line!r}).read_bytes()"
    return ""
