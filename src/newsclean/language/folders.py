"""Reads the folders of `languages/`, one for each language tag and `und` for any language. They hold data, no code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from newsclean.errors import BadRules
from newsclean.measure import all_words, has_no_spaces

LANGUAGES = files("newsclean") / "languages"


@cache
def language_tags() -> tuple[str, ...]:
    """The tags that have a folder, sorted: `("ar", "de", "en", ..., "und", "zh")`."""
    return tuple(sorted(f.name for f in LANGUAGES.iterdir() if f.joinpath("words.toml").is_file()))


def has_rules(language: str) -> bool:
    """Whether newsclean has rules and words for a language.

    >>> has_rules("pt-BR"), has_rules("ko"), has_rules("und")
    (True, False, False)
    """
    tag = language.partition("-")[0]
    return tag != "und" and tag in language_tags()


@cache
def read_words(tag: str) -> dict[str, Any]:
    """The content of `languages/<tag>/words.toml`, or an empty dict if there is no such file.

    Raises `BadRules` if the file is not valid TOML.
    """
    return _read(tag, "words.toml")


@cache
def read_traces(tag: str) -> dict[str, Any]:
    """The content of `languages/<tag>/traces.toml`, one table for each detector of `detect/`; empty if there is none.

    Raises `BadRules` if the file is not valid TOML.
    """
    return _read(tag, "traces.toml")


def _read(tag: str, name: str) -> dict[str, Any]:
    file = LANGUAGES / tag / name
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadRules(f"languages/{tag}/{name}: {error}") from error


@cache
def site_words(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that names of news sites consist of, in this language and English; and those in unspaced scripts."""
    words: list[str] = []
    for tag in dict.fromkeys((language.split("-")[0], "en")):
        words.extend(read_words(tag).get("site_words", ()))
    return frozenset(words), tuple(filter(has_no_spaces, words))


def holds_site_word(text: str, language: str) -> bool:
    """Whether a text contains a word that names of news sites are made of.

    >>> [holds_site_word(*pair) for pair in (("The Valley Herald", "en"), ("浜辺新聞デジタル", "ja"), ("Valley", "en"))]
    [True, True, False]
    """
    words, unspaced = site_words(language)
    if not words.isdisjoint(all_words(text)):
        return True
    # In scripts without spaces, the word is part of a longer string.
    return any(word in text for word in unspaced)
