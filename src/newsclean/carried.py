"""Converts the columns that a page carries along into values that JSON can hold."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from collections.abc import Set as AnySet
from datetime import date, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

# 4,000 digits.
_MOST_BITS = 13_287
# Lists and tables within one another. Python's own limit is another in each version, and records must not be.
_DEEPEST = 100
# What Python makes of a byte in a file name that is not valid UTF-8.
_BYTE = re.compile("[\udc80-\udcff]")
# Such a byte, or what is written for one.
_LIKE_BYTE = re.compile(r"[\udc80-\udcff]|\\x[89a-f][0-9a-f]")


def carried(columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns with names and values as JSON has them.

    Dates and times become ISO 8601, durations seconds, decimals their digits, bytes Base64, tuples and sets lists,
    values of NumPy and Arrow those of Python; NaN, infinity and what else stands for no value become None, a number of
    thousands of digits its digits, half a character (a lone surrogate) "?". Raises `TypeError`, which names the
    column, for a value that has no form as text and for two columns of one name, and `ValueError` for one that is
    nested too deeply.

    >>> carried({"day": date(2026, 1, 2), "raw": b"x", "n": (1, float("nan"))})
    {'day': '2026-01-02', 'raw': 'eA==', 'n': [1, None]}
    """
    if not isinstance(columns, Mapping):
        raise TypeError(f"extra must be a mapping of columns, not {type(columns).__name__}")
    values: dict[str, Any] = {}
    for name, value in columns.items():
        key = without_surrogates(str(name))
        if key in values:
            raise TypeError(f"extra has several columns that JSON calls {key!r}")
        try:
            values[key] = _plain(value)
        except TypeError as error:
            raise TypeError(f"extra[{name!r}]: {error}") from error
        except ValueError as error:
            raise ValueError(f"extra[{name!r}]: {error}") from error
    return values


def is_missing(value: object) -> bool:
    """Whether a value stands for none: None, NaN, or what pandas has in its place (NA, NaT).

    >>> is_missing(None), is_missing(float("nan")), is_missing(Decimal("nan")), is_missing(""), is_missing(0)
    (True, True, True, False, False)
    """
    if isinstance(value, float):
        return value != value
    if isinstance(value, Decimal):
        return value.is_nan()
    return value is None or type(value).__name__ in ("NAType", "NaTType")


def _plain(value: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise ValueError(f"is nested too deeply: more than {_DEEPEST} lists or tables within one another")
    if isinstance(value, str):
        return without_surrogates(value)
    if is_missing(value):
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        # Python refuses to write more than 4,300 digits of an int, but writes any number of a decimal.
        return value if value.bit_length() <= _MOST_BITS else format(Decimal(value), "f")
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Mapping):
        row = {without_surrogates(str(name)): _plain(item, depth + 1) for name, item in value.items()}
        if len(row) < len(value):
            raise TypeError(f"has several names that JSON writes alike: {list(value)!r}")
        return row
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, AnySet):
        return sorted((_plain(item, depth + 1) for item in value), key=repr)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Decimal) and not value.is_finite():
        return None
    for method in ("tolist", "as_py"):  # of NumPy, of Arrow
        if callable(plain := getattr(value, method, None)):
            return _plain(plain(), depth + 1)
    if (text := str(value)) == object.__repr__(value):  # its address, which says nothing
        raise TypeError(f"a {type(value).__name__} cannot be written as JSON: give its text")
    return text


def without_surrogates(text: str) -> str:
    r"""The text with "?" for each lone surrogate, half of a character, which has no form in UTF-8.

    >>> without_surrogates("caf\ud83d")
    'caf?'
    """
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def written_name(name: str) -> str:
    r"""A path, or an id, with an escape for each byte that is not UTF-8. What is written so already stays.

    >>> written_name("caf\udce9.html"), written_name("café.html"), written_name("\ud83d")
    ('caf\\xe9.html', 'café.html', '?')
    """
    return name if name.isascii() else without_surrogates(_BYTE.sub(lambda at: f"\\x{ord(at[0]) & 0xFF:x}", name))


def name_apart(name: str) -> str:
    r"""The name of a file, written so that names differ: backslashes are doubled if it has such bytes or escapes.

    >>> name_apart("caf\udce9.html"), name_apart(r"caf\xe9.html"), name_apart(r"a\b.html")
    ('caf\\xe9.html', 'caf\\\\xe9.html', 'a\\b.html')
    """
    return written_name(name.replace("\\", "\\\\") if _LIKE_BYTE.search(name) else name)
