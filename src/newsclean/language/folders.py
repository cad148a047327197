"""The folders of `languages/`: one a language tag, `und` for any language. Data only, no code."""

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


@cache
def read_words(tag: str) -> dict[str, Any]:
    """`languages/<tag>/words.toml`; an empty dict where the language has none.

    Raises `BadRules` where the file is not TOML.
    """
    return _read(tag, "words.toml")


@cache
def read_traces(tag: str) -> dict[str, Any]:
    """`languages/<tag>/traces.toml`, a table a detector of `detect/`; an empty dict where the language has none.

    Raises `BadRules` where the file is not TOML.
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
    """The words that news sites' names are made of, in this language and in English; and those without spaces."""
    words: list[str] = []
    for tag in dict.fromkeys((language.split("-")[0], "en")):
        words.extend(read_words(tag).get("site_words", ()))
    return frozenset(words), tuple(filter(has_no_spaces, words))


def holds_site_word(text: str, language: str) -> bool:
    """Whether a text has a word in it that news sites' names are made of.

    >>> [holds_site_word(*pair) for pair in (("The Valley Herald", "en"), ("浜辺新聞デジタル", "ja"), ("Valley", "en"))]
    [True, True, False]
    """
    words, unspaced = site_words(language)
    if not words.isdisjoint(all_words(text)):
        return True
    # Scripts that put no space between words: the name's last word is a part of the whole.
    return any(word in text for word in unspaced)
