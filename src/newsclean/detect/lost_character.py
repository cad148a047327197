"""Detects characters that were lost before the page was cleaned and cannot be restored, or not with certainty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.escapes.words import is_about_escapes

# U+FFFD, which decoders write for bytes they cannot read, and the word around it. The word is limited to a few
# characters, because in some scripts a whole sentence has no space.
_LOST = re.compile(r"\S{0,20}\ufffd\S{0,20}")
# A letter that a tool left escaped within a word, in a text with too few of them to be read.
_SIGNS = ("\\u", "=C", "&#")
_ESCAPED = re.compile(
    r"[^\W\d_]{1,20}(?:\\u[0-9a-fA-F]{4}|=C[0-9A-F]=[89AB][0-9A-F]|&\#[0-9]{3,5}(?![0-9]))[^\W\d_]{1,20}"
)
_ESCAPED_SCORE = 0.5


def find_lost_character(reading: Reading) -> Iterator[Finding]:
    """Yield each word that holds U+FFFD, the mark of a lost character, or an escaped letter.

    Code, tables and texts about escapes may have the latter.

    >>> from newsclean.detect.reading import read_text
    >>> [(loss.text, loss.start) for loss in find_lost_character(read_text("The caf\\ufffd is open"))]
    [('caf\\ufffd', 4)]
    >>> [loss.text for loss in find_lost_character(read_text("The boat to M\\\\u00fcnchen was late."))]
    ['M\\\\u00fcnchen']
    """
    if any("\ufffd" in block.text for block in reading.blocks):
        for start, _, block in reading.block_places():
            for match in _LOST.finditer(block.text):
                message = "A character was lost when the text was decoded, before it was cleaned"
                yield Finding("lost_character", match.group(), start + match.start(), start + match.end(), 1.0, message)
    if any(sign in reading.text for sign in _SIGNS) and not is_about_escapes(reading.text):
        for match in _ESCAPED.finditer(reading.text):
            message = "A character was left escaped by a tool, before the text was cleaned"
            yield Finding("lost_character", match.group(), *match.span(), _ESCAPED_SCORE, message)
