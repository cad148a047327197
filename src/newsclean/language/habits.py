"""Which languages have a habit of spelling: reads `habits.toml`."""

from __future__ import annotations

from functools import cache

from newsclean.data_files import read_toml


@cache
def languages_with(habit: str) -> frozenset[str]:
    """The tags of the languages that have this habit.

    >>> sorted(languages_with("no_angle_marks"))
    ['en', 'nl']
    """
    return frozenset(_habits()[habit].split())


@cache
def _habits() -> dict[str, str]:
    habits: dict[str, str] = read_toml("language", "habits.toml")
    return habits
