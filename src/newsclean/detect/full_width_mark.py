"""Detects Chinese and Japanese punctuation in a text in another script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.foreign_quote import LETTER_SCRIPTS, LETTERS, corner_quotes
from newsclean.detect.reading import Reading

# A full-width mark that touches a Latin, Cyrillic or Arabic letter or a digit. Between two Han characters it would be
# normal.
_MARK = re.compile(rf"(?<=[{LETTERS}0-9.,)”\"])[、。，．：；！？（）」』】》・]+|[（「『【《](?=[{LETTERS}])")
_SIGN = re.compile(r"[、。，．：；！？（）「」『』《》【】・]")


def find_full_width_mark(reading: Reading) -> Iterator[Finding]:
    """Yield each Chinese or Japanese mark that stands beside a letter of another script.

    Not reported: a pair of brackets around a title (`sang 「Spring Day」 again`), which people type too; it is left to
    `find_foreign_quote`, unless a letter touches it from outside.
    Seen in WMT 2021 and 2023, zh-en and ja-en ("boundary.。", "after exercise」").

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_full_width_mark(read_text("He crossed the boundary.。 They stayed after exercise」."))]
    ['。', '」']
    >>> list(find_full_width_mark(read_text("The motto of 「Spring Day」 is 「自由。」 in Japanese.")))
    []
    """
    if reading.script not in LETTER_SCRIPTS or not _SIGN.search(reading.beyond_ascii):
        return
    paired = {place for match in corner_quotes(reading) for place in (match.start(), match.end() - 1)}
    for match in _MARK.finditer(reading.text):
        if paired.issuperset(range(*match.span())):
            continue
        yield Finding(
            "full_width_mark",
            match[0].strip(),
            *match.span(),
            0.9,
            "A Chinese or Japanese punctuation mark stands beside letters of another script",
        )
