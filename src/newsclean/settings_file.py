"""Reads settings from a TOML file: from the table `[tool.newsclean]`, or from the top level if there is no `[tool]`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsclean.errors import BadSettings
from newsclean.settings import Settings, check_value, setting_names


def read_settings(file: Path, rules: Sequence[str] = ()) -> Settings:
    """Read settings from a file, and add the rule packs `rules`. Paths of rule packs in it are relative to its folder.

    Raises `BadSettings`, which names the file and the key, and `BadRules` if a rule pack is not valid.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadSettings(f"{file}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{file}: not valid TOML: {error}") from error
    checked = check_settings(_table_of(tables, file), str(file))
    checked["rules"] = (*(str(file.parent / pack) for pack in checked.get("rules", ())), *rules)
    try:
        return Settings(**checked)
    except BadSettings as error:
        raise BadSettings(f"{file}: {error}") from error


def _table_of(tables: dict[str, Any], file: Path) -> dict[str, Any]:
    """The table with the settings. Raises `BadSettings` if the file has a table `[tool]` without `[tool.newsclean]`."""
    if not isinstance(tools := tables.get("tool"), dict):
        return tables
    if not isinstance(values := tools.get("newsclean"), dict):
        raise BadSettings(f"{file}: has no table [tool.newsclean]")
    return values


def check_settings(values: dict[str, Any], where: str) -> dict[str, Any]:
    """The values in the types that `Settings` holds. Raises `BadSettings` for an unknown key or a bad value.

    >>> check_settings({"explain": "spans", "page_seconds": 5}, "here")
    {'explain': 'spans', 'page_seconds': 5.0}
    """
    known = setting_names()
    for key in values:
        if key not in known:
            raise BadSettings(f"{where}: unknown setting {key!r}; known: {', '.join(known)}")
    try:
        return {key: check_value(key, value) for key, value in values.items()}
    except BadSettings as error:
        raise BadSettings(f"{where}: {error}") from error
