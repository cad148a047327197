"""Which files of a folder are not read, and the word under which each is counted, so that no file is lost in silence.

A file is read if its name or its first bytes say what it is: a site that was saved has pages without a suffix, and
pages that are called `.php`, `.aspx` or `article?id=3`.
"""

from __future__ import annotations

import re
from collections.abc import Set as AnySet
from pathlib import Path

from newsclean.errors import MissingExtra
from newsclean.sources.files import HEAD, is_html_page, is_output_of_run, open_plain, plain_suffix

# What editors and `wget -K` call the copy of a file that they have changed.
_COPIES = (".orig", ".bak", ".tmp", "~")
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}")


def why_not_read(file: Path, read: AnySet[str]) -> str | None:
    """The word under which a file of a folder, or what `walk` yields as one, is counted if it is not read, else None.

    `read` holds the suffixes that are read. Any other file is read if its first bytes are those of an HTML page.
    """
    if file.name.startswith("."):
        return "hidden"
    if file.is_dir():
        return "output folder of a run"
    if plain_suffix(file) in read:
        return "output of a run" if is_output_of_run(str(file)) else None
    try:
        if file.is_file():  # reading a pipe might never end
            with open_plain(file) as stream:
                return None if is_saved_page(file.name, stream.read(HEAD)) else suffix_of(file.name)
    except (OSError, MissingExtra):
        pass  # What cannot be read is no page by its name either.
    return suffix_of(file.name)


def is_saved_page(name: str, head: bytes) -> bool:
    """Whether a file whose suffix does not tell is an HTML page by its first bytes, and not the copy of one.

    >>> is_saved_page("story.php", b"<!-- saved --><!DOCTYPE html><title>Ferry</title>")
    True
    >>> is_saved_page("story", "\\ufeff<html>".encode("utf-16-le")), is_saved_page("story.html.orig", b"<html>")
    (True, False)
    >>> is_saved_page("feed", b"<?xml version='1.0'?><rss>"), is_saved_page("page.php", b"<?php // <html>")
    (False, False)
    """
    return not name.endswith(_COPIES) and is_html_page(head)


def suffix_of(name: str) -> str:
    """The suffix under which a file is counted, without that of a compression and without a query.

    >>> [suffix_of(name) for name in ("a.PDF", "a.php?id=3.5", "a.xls.gz", "a.gz", "2026.11.22", "README")]
    ['.pdf', '.php', '.xls', '.gz', 'no suffix', 'no suffix']
    """
    file = Path(re.split("[?@]", name, maxsplit=1)[0])
    suffix = plain_suffix(file) or file.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else "no suffix"
