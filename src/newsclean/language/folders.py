"""Reads the folders of `languages/`, one for each language tag and `und` for any language. They hold data, no code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from newsclean.data_files import read_toml
from newsclean.errors import BadRules

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
def read_traces(tag: str) -> dict[str, dict[str, list[str]]]:
    """The content of `languages/<tag>/traces.toml`, one table for each detector of `detect/`; empty if there is none.

    Raises `BadRules` if the file is not valid TOML, or holds anything but tables of lists of strings.
    """
    tables = read_folder(tag, "traces.toml")
    for detector, table in tables.items():
        for key, words in table.items() if isinstance(table, dict) else (("", None),):
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                where = f"languages/{tag}/traces.toml: {detector}"
                raise BadRules(f"{where}.{key} must be a list of strings" if key else f"{where} must be a table")
    return tables


def read_folder(tag: str, name: str) -> dict[str, Any]:
    """The content of `languages/<tag>/<name>`; empty if there is no such file. Raises `BadRules`."""
    return read_toml("languages", tag, name) if (LANGUAGES / tag / name).is_file() else {}
