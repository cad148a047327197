"""Which languages have a habit of spelling: reads `habits.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def languages_with(habit: str) -> frozenset[str]:
    """The tags of the languages that have this habit.

    >>> sorted(languages_with("no_angle_marks"))
    ['en', 'nl']
    """
    return frozenset(_habits()[habit].split())


@cache
def _habits() -> dict[str, str]:
    text = files("newsclean").joinpath("language", "habits.toml").read_text(encoding="utf-8")
    habits: dict[str, str] = tomllib.loads(text)
    return habits
