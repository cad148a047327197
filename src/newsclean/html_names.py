"""What template authors mean by class names, ids and roles: reads `html_names.toml`, which says who asks for what."""

from __future__ import annotations

from functools import cache
from typing import Any

from newsclean.data_files import read_toml

_DIGITS = b"0123456789"


@cache
def _sections() -> dict[str, Any]:
    return read_toml("html_names.toml")


def names_of(section: str) -> dict[str, tuple[str, ...]]:
    """The words of a section, by key, as the file has them.

    >>> names_of("boxes")["breadcrumb"][:3], names_of("comments")["words"][:2]
    (('breadcrumb', 'breadcrumbs', 'crumb'), ('comment', 'comments'))
    """
    return {key: tuple(words.split()) for key, words in _sections()[section].items()}


def signs_of_lines() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Signs of what a line is for: (what they mean, the parts of words, the pattern that tells; "" for none).

    >>> signs_of_lines()[1]
    ('author', ('firma',), 'firma\\\\b')
    """
    return tuple((sign["means"], tuple(sign["parts"].split()), sign.get("pattern", "")) for sign in _sections()["line"])


def without_digits(names: str) -> str:
    """The names without their digits.

    >>> without_digits("post-1234 col2")
    'post- col'
    """
    return names.encode("utf-8", "surrogatepass").translate(None, _DIGITS).decode("utf-8", "surrogatepass")
