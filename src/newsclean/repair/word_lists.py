"""The word lists of `word_lists.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """One list by its key.

    >>> "pdf" in word_list("endings")
    True
    """
    text = files("newsclean").joinpath("repair", "word_lists.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name].split())
