"""Detects characters that were lost before the page was cleaned and cannot be restored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# U+FFFD, which decoders write for bytes they cannot read, and the word around it. The word is limited to a few
# characters, because in some scripts a whole sentence has no space.
_LOST = re.compile(r"\S{0,20}\ufffd\S{0,20}")


def find_lost_character(reading: Reading) -> Iterator[Finding]:
    """Yield each word that holds U+FFFD, the mark of a lost character.

    >>> from newsclean.detect.reading import read_text
    >>> [(loss.text, loss.start) for loss in find_lost_character(read_text("The caf\\ufffd is open"))]
    [('caf\\ufffd', 4)]
    """
    if not [block for block in reading.blocks if "\ufffd" in block.text]:
        return
    for start, _, block in reading.block_places():
        for match in _LOST.finditer(block.text):
            message = "A character was lost when the text was decoded, before it was cleaned"
            yield Finding("lost_character", match.group(), start + match.start(), start + match.end(), 1.0, message)
