"""Reads TOML: the data files of the package, and rule packs as text. A fault is a `BadRules` that names the file."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from newsclean.errors import BadRules


def read_toml(*path: str) -> dict[str, Any]:
    """The content of one of the package's data files. Raises `BadRules` if it is not valid TOML.

    >>> read_toml("language", "habits.toml")["inverted_marks"]
    'ast es gl'
    """
    return parse_toml(files("newsclean").joinpath(*path).read_text(encoding="utf-8"), "/".join(path))


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """The content of a TOML text; `name` is that of its file. Raises `BadRules` if it is not valid TOML.

    >>> parse_toml("kind = ad", "mine.toml")
    Traceback (most recent call last):
    newsclean.errors.BadRules: mine.toml: not valid TOML: Invalid value (at line 1, column 8)
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRules(f"{name}: not valid TOML: {error}") from error
