"""The word lists of `words.toml`."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data_files import read_toml
from newsclean.trie import any_of


@cache
def latex_commands() -> frozenset[str]:
    """Commands of LaTeX that look like the escape of a line end or a tab."""
    return frozenset(str(read_toml("escapes", "words.toml")["latex_commands"]).split())


def is_about_escapes(text: str) -> bool:
    """Whether a text has a word of those who write about escapes, and may show some on purpose.

    >>> is_about_escapes("In JSON, it is written otherwise."), is_about_escapes("The ferry runs again.")
    (True, False)
    """
    return _about().search(text) is not None


@cache
def _about() -> re.Pattern[str]:
    words = any_of(sorted(str(read_toml("escapes", "words.toml")["about_escapes"]).split()))
    # Scripts without spaces have no edges of words.
    return re.compile(rf"(?<![A-Za-zÀ-ɏЀ-ӿ]){words}(?![A-Za-zÀ-ɏЀ-ӿ])", re.IGNORECASE)
