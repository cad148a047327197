"""Reads texts whose characters were left escaped by the tool that wrote them out; whether one was, the whole text says.

A single escape amid a text proves nothing, and several of one kind do, if they give what a text has where they stand.
One file per way of escaping. Codes that show by themselves what they are, entities and percent codes, are read by
repairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from newsclean.escapes.backslash_evidence import find_layers, is_escaped_field
from newsclean.escapes.backslashes import unescape_once
from newsclean.escapes.quoted_printable import is_quoted_printable, unquote

__all__ = ["Escapes", "cut_lines", "find_escapes", "unescape", "unescape_field"]

# How Python prints bytes.
_BYTES = ("b'", 'b"')
# Escaped line ends, by how often they may have been escaped. Two backslashes that were escaped once are a backslash.
_BREAKS = {
    depth: re.compile(rf"(?<!\\)(?:{'|'.join(chr(92) * 2 * 2**level for level in range(depth))})[nr]")
    for depth in (1, 2, 3)
}
# Between line ends, tabs may be escaped too.
_NOTHING = re.compile(r"(?:\s|\\++t)*+")
_QUOTED_BREAK = re.compile(r"=0[DA]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Escapes:
    """How the characters of a text are written, if not as they are."""

    way: Literal["backslashes", "quoted-printable"]
    depth: int = 1  # how many tools escaped it, one after the other
    opening: str = ""  # the quotation mark before the whole text, with what Python writes before it
    closing: str = ""


def find_escapes(text: str, *, markup: bool = False) -> Escapes | None:
    r"""How the characters of a whole text are escaped; None for nearly all, which are not. `markup`: it is HTML.

    >>> find_escapes("b'The ferry in M\\xc3\\xbcnchen runs again.'")
    Escapes(way='backslashes', depth=1, opening="b'", closing="'")
    >>> find_escapes("The ferry runs again.") is None
    True
    """
    if "\\" in text or text.startswith(_BYTES):
        layers = find_layers(text, markup=markup)
        if layers.depth:
            return Escapes("backslashes", *layers)
    if "=" in text and is_quoted_printable(text):
        return Escapes("quoted-printable")
    return None


def unescape(text: str, escapes: Escapes) -> str:
    r"""The characters of a text, or of a piece of one.

    >>> unescape(r"M\\u00fcnchen", Escapes("backslashes", 2)), unescape("M=FCnchen", Escapes("quoted-printable"))
    ('München', 'München')
    """
    if escapes.way == "quoted-printable":
        return unquote(text)
    for _ in range(escapes.depth):
        text = unescape_once(text)
    return text


def unescape_field(text: str) -> str:
    r"""A title or a name without escapes; unchanged unless each of them is clear.

    >>> unescape_field(r"M\u00fcnchen: \"It\'s on\""), unescape_field(r"Poincar\'e and \frac")
    ('München: "It\'s on"', "Poincar\\'e and \\frac")
    """
    return unescape_once(text) if "\\" in text and is_escaped_field(text) else text


def cut_lines(source: str, lines: Iterable[tuple[int, int]], escapes: Escapes) -> Iterator[tuple[int, int]]:
    r"""Yield where the lines that were escaped begin and end, from where those of the source do.

    An escaped line end belongs to the line that it ends, and the sign that a line goes on to that line.

    >>> source = r"One.\n\nTwo."
    >>> [source[start:end] for start, end in cut_lines(source, [(0, len(source))], Escapes("backslashes"))]
    ['One.\\n\\n', 'Two.']
    """
    pattern = _BREAKS[escapes.depth]
    if escapes.way == "quoted-printable":
        lines, pattern = _joined(source, lines), _QUOTED_BREAK
    for start, end in lines:
        has_text, done = False, start
        for from_, to in chain((match.span() for match in pattern.finditer(source, start, end)), [(end, end)]):
            if not _NOTHING.fullmatch(source, done, from_):
                if has_text:
                    yield start, done
                    start = done
                has_text = True
            done = to
        yield start, end


def _joined(source: str, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the lines, each with those that go on from it."""
    held: tuple[int, int] | None = None
    for start, end in lines:
        goes_on = source[start:end].rstrip(" \t").endswith("=")
        if held and source[held[1] : start] in ("\n", "\r\n"):
            start = held[0]
        elif held:
            yield held
        held = (start, end) if goes_on else None
        if not goes_on:
            yield start, end
    if held:
        yield held
