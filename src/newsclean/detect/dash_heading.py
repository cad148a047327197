"""Detects headings between dashes, the layout of French wire copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.language.habits import languages_with

# Up to six words, one of which has a letter: "-30-" ends the story, "- 2 -" the page. With a colon or an arrow it would
# be a label or a link.
_BETWEEN_DASHES = re.compile(r"(?=.*[^\W\d_])[–—-]\s*[^\s–—:<>-][^\s–—:<>]*(?:\s[^\s–—:<>]+){0,5}\s*[–—-]")
_DASHES = frozenset("–—-")


def find_dash_heading(reading: Reading) -> Iterator[Finding]:
    """Yield each block that consists of a few words between two dashes (`– “Emergency” –`).

    AFP's French service sets its crossheads this way, and machine translation keeps them. AFP's other services do it
    too ("- 'Emergency' -"), so a plain hyphen scores low. Seen in seeds/004.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_dash_heading(read_text("He fled.\\n\\n– “Emergency” –\\n\\nHe said so."))]
    ['– “Emergency” –']
    >>> list(find_dash_heading(read_text("He fled – at once – to the border.\\n\\n- 30 -")))
    []
    """
    if reading.language in languages_with("headings_between_dashes"):
        return  # no sign of translation
    if not [block for block in reading.blocks if block.text[:1] in _DASHES and block.text[-1:] in _DASHES]:
        return
    for start, end, block in reading.block_places():
        text = block.text
        if len(text) < 80 and text[:1] in _DASHES and _BETWEEN_DASHES.fullmatch(text):
            score = 0.3 if text[0] == "-" else 0.7
            yield Finding(
                "dash_heading", text, start, end, score, "The heading stands between dashes, as in French wire copy"
            )
