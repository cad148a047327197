"""Settings from a TOML file: its top level, or the table `[tool.newsclean]`."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from newsclean.errors import BadSettings
from newsclean.settings import Settings


def read_settings(file: Path) -> Settings:
    """The settings of a file. Paths of rule packs in it are relative to it.

    Raises `BadSettings`, which names the file and the key.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSettings(f"{file}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{file}: not valid TOML: {error}") from error
    values = tables.get("tool", {}).get("newsclean", {}) if "tool" in tables else tables
    checked = check_settings(values, str(file))
    if "rules" in checked:
        checked["rules"] = tuple(str(file.parent / pack) for pack in checked["rules"])
    return Settings(**checked)


def check_settings(values: dict[str, Any], where: str) -> dict[str, Any]:
    """The values as `Settings` takes them. Raises `BadSettings` on an unknown key or a value of the wrong kind.

    >>> check_settings({"explain": "spans", "page_seconds": 5}, "here")
    {'explain': 'spans', 'page_seconds': 5.0}
    """
    hints, known = get_type_hints(Settings), [f.name for f in fields(Settings)]
    checked = {}
    for key, value in values.items():
        if key not in known:
            raise BadSettings(f"{where}: unknown setting {key!r}; known: {', '.join(known)}")
        checked[key] = _check(value, hints[key], f"{where}: {key}")
    return checked


def _check(value: Any, kind: Any, where: str) -> Any:
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise BadSettings(f"{where} must be one of {', '.join(map(repr, get_args(kind)))}, not {value!r}")
        return value
    if get_origin(kind) is tuple:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise BadSettings(f"{where} must be a list of strings")
        return tuple(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise BadSettings(f"{where} must be {kind.__name__}, not {value!r}")
    if isinstance(value, int | float) and value < 0:
        raise BadSettings(f"{where} must not be negative")
    return value
