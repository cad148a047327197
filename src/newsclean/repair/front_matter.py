"""Finds the front matter of a Markdown text: the lines of YAML between two "---" at its beginning."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newsclean.repair.word_lists import word_list

# The most characters that front matter has.
_ROOM = 10_000
_FENCED = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<lines>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
# No blank lines: the text of an article has one between any two lines, so it never begins with front matter.
_REST = re.compile(r"[ \t]+\S.*|#.*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where front matter ends, and its values as lists of text."""

    end: int = 0  # 0 where the text has none
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)


def find_front_matter(source: str) -> FrontMatter:
    r"""The front matter of a text; an empty one where it has none.

    >>> find_front_matter('---\ndate: 2021-07-05\nauthors: ["Jane Doe"]\n---\n\nText').values
    {'date': ['2021-07-05'], 'authors': ['Jane Doe']}
    >>> find_front_matter("---\nKABUL: Fighters took the town.\nHERAT: The governor fled.\n---\n").end
    0
    >>> find_front_matter("---\nHe said: no.\n---\n").end, find_front_matter("---\n").end
    (0, 0)
    """
    if not source.startswith(("---", "\ufeff---")) or not (found := _FENCED.match(source[:_ROOM])):
        return FrontMatter()
    values: dict[str, list[str]] = {}
    key = ""
    for line in found["lines"].splitlines():
        if pair := _PAIR.fullmatch(line):
            key = pair["key"].lower()
            values[key] = _values(pair["value"] or "")
        elif key and (item := _ITEM.fullmatch(line)):
            values[key].extend(_values(item["value"]))
        elif not _REST.fullmatch(line):
            return FrontMatter()
    if word_list("front_matter_keys").isdisjoint(values):
        return FrontMatter()  # lines of an article: "KABUL: Fighters took the town."
    return FrontMatter(found.end(), values)


def _values(written: str) -> list[str]:
    """The texts that a value of YAML is: a list on one line, a quoted text, or a plain one."""
    written = written.strip()
    try:
        read = json.loads(written)
    except (ValueError, RecursionError):  # no JSON, or lists nested beyond any use
        if written.startswith("[") and written.endswith("]"):
            return [part for each in written[1:-1].split(",") if (part := each.strip(" '\""))]
        read = written.strip("'")
    if isinstance(read, list):
        return [each for each in read if isinstance(each, str)]
    return [read] if isinstance(read, str) and read else [written] if written else []
