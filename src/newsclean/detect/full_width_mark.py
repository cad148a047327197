"""Detects Chinese and Japanese punctuation in a text in another script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# A full-width mark that touches a Latin, Cyrillic or Arabic letter or a digit. Between two Han characters it would be
# normal.
_LETTERS = "a-zA-ZÀ-ɏ\u0400-\u052f\u0620-\u06d3"
_MARK = re.compile(rf"(?<=[{_LETTERS}0-9.,)”\"])[、。，．：；！？（）」』】》・]+|[（「『【《](?=[{_LETTERS}])")
# The scripts of the languages that have no such marks of their own.
_SCRIPTS = frozenset(("Latin", "Cyrillic", "Arabic"))

_SIGN = re.compile(r"[、。，．：；！？（）「」『』《》【】・]")


def find_full_width_mark(reading: Reading) -> Iterator[Finding]:
    """Yield each Chinese or Japanese mark that stands beside a letter of another script.

    Seen in WMT 2021 and 2023, zh-en and ja-en ("boundary.。", "after exercise」").

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_full_width_mark(read_text("He crossed the boundary.。 They stayed after exercise」."))]
    ['。', '」']
    >>> list(find_full_width_mark(read_text("The motto is 「自由。」 in Japanese.")))
    []
    """
    if reading.script not in _SCRIPTS or not _SIGN.search(reading.beyond_ascii):
        return
    for match in _MARK.finditer(reading.text):
        yield Finding(
            "full_width_mark",
            match[0].strip(),
            *match.span(),
            0.9,
            "A Chinese or Japanese punctuation mark stands beside letters of another script",
        )
