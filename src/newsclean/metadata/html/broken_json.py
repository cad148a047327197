"""Parses the faulty JSON of web pages: comments, CDATA, trailing commas, raw line ends and quotes, several values."""

from __future__ import annotations

import json
import re
from typing import TypeAlias

JSONValue: TypeAlias = bool | int | float | str | list["JSONValue"] | dict[str, "JSONValue"] | None

# Longer JSON-LD than this is not read: the longest of 1,560 news pages had 0.4 million characters.
MAX_LENGTH = 2_000_000
_MAX_REPAIR = 200_000

_WRAPPER = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)\s*$|;\s*$"
)
# Strings, with quote marks inside that no delimiter follows; comments; commas before a closing bracket.
_PIECE = re.compile(
    r"""(?P<string>"(?P<inside>(?:[^"\\]|\\.|"(?!\s{0,40}(?:[,:}\]]|$)))*+)(?:"|\Z))
      | (?P<comment>//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z))
      | (?P<comma>,(?=\s{0,40}[}\]]))
      | (?P<single>(?<=[:,\[{]\s)'(?P<quoted>[^'\\\n]*+)'(?=\s{0,40}[,:}\]]))
    """,
    re.VERBOSE | re.DOTALL,
)
_BAD_ESCAPE = re.compile(r"""\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})""")


def load_json(text: str) -> list[JSONValue]:
    """Return the JSON values in the text, after repairs if needed; an empty list if it cannot be parsed.

    >>> load_json('{"headline": "The "march" north", /* x */ "n": NaN,}')
    [{'headline': 'The "march" north', 'n': None}]
    >>> load_json('//<![CDATA[\\n{"a": 1} {"b": 2}\\n//]]>'), load_json("no JSON"), load_json("[" * 100_000)
    ([{'a': 1}, {'b': 2}], [], [])
    """
    if not text or len(text) > MAX_LENGTH:
        return []
    try:
        return [_JSON.decode(text)]
    except RecursionError:  # nested too deeply: an attack or a mistake that cannot be repaired
        return []
    except ValueError:
        pass
    if len(text) > _MAX_REPAIR:
        return []
    mended = text.strip()
    for _ in range(2):
        mended = _WRAPPER.sub("", mended)
    mended = _PIECE.sub(_mend, mended).strip()
    values: list[JSONValue] = []
    place = 0
    while place < len(mended):
        try:
            value, end = _JSON.raw_decode(mended, place)
        except (ValueError, RecursionError):
            break
        values.append(value)
        place = end
        while place < len(mended) and mended[place] in " \t\r\n,;":
            place += 1
    return [value for value in values if isinstance(value, dict | list)]


def _no_number(_name: str) -> None:
    """Read NaN and infinity, which are not valid JSON, as None. No metadata field needs them."""
    return


_JSON = json.JSONDecoder(strict=False, parse_constant=_no_number)


def _mend(match: re.Match[str]) -> str:
    if match["string"] is not None:
        inside = re.sub(r'(?<!\\)"', r'\\"', _BAD_ESCAPE.sub(r"\\\\", match["inside"]))
        return f'"{inside}"'
    if match["single"] is not None:
        return '"' + match["quoted"].replace('"', '\\"') + '"'
    return ""
