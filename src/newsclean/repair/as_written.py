"""Keeps marks from the repair of mojibake that are right where they stand: the last of “A MAÇÃ” is no half of an Ô.

UTF-8 read as cp1252 shows a letter as a capital from Â to ß and a mark. Words in capitals may end in such a letter, and
most of the marks may stand behind a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# What stands for a hidden mark: a control character, which is in no clean text. All encodings have those of ASCII.
_HIDDEN = "\x01"
# Each opening mark, and the marks that close what it opens.
_QUOTATIONS = ("“”", "„“”", "””", "«»", "»«»", "‘’", "‚‘’", "’’", "‹›", "›‹›")
# Where a quotation may begin and end. The mark of a misread dash (`â€“`) stands behind a euro sign and begins none.
_BEFORE, _BEHIND = r"(?<![^\s!-/:-@\[-`{-~“„«‘‚‹—–])", r"(?=[\s.,;:!?)\]…—–»”’]|$)"
_LETTER = r"[^\x00-\x7f\W\d_]"
_CLOSING = (
    *(
        re.compile(
            rf"{_BEFORE}{marks[0]}[^{marks}]*(?:(?<={_LETTER})|(?<={_LETTER}[…™®–—]))(?P<mark>[{marks[1:]}]){_BEHIND}"
        )
        for marks in _QUOTATIONS
    ),
    re.compile(rf"«[\u00a0\u202f][^«»]*(?<={_LETTER})(?P<mark>\u00a0)(?=»)"),
    re.compile(r"\d[ \u00a0]?Å(?P<mark>[²³])(?![^\W_])"),  # the unit ångström
)
# A letter of two bytes as cp1252 shows it, in a Latin word: cp437 shows “ as "ΓÇ£". Of "Â" and a mark nothing is left
# but the mark, so its case says nothing.
_PAIR = re.compile("(?<=[A-ZÀ-ɏ])[Ã-ß](?P<mark>[\u00a0“”‘’‚„‹›«»–—…™®])")
# Marks that may stand behind a word without a space.
_AT_END = re.compile(r"[ÃÎÐ](?P<mark>[”“»«’‘›‹–—…])(?![^\W_])")


def fix_unless_right(text: str, fix: Callable[[str], str]) -> str:
    """The text as `fix` repairs it; unchanged if nothing looks damaged but marks that are right where they stand.

    They close a quotation that is open, or would turn the end of a word in capitals into a small letter or a sign. In
    a text with another letter beyond ASCII it is enough that they may stand behind the word.

    >>> import ftfy
    >>> fix_unless_right("A “MAÇÃ”, da IRMÃ\u00a0DULCE", ftfy.fix_encoding)
    'A “MAÇÃ”, da IRMÃ\xa0DULCE'
    >>> fix_unless_right("an area of 3 Å²", ftfy.fix_encoding)
    'an area of 3 Å²'
    >>> fix_unless_right("ATÉ AMANHÃ” diz", ftfy.fix_encoding), fix_unless_right("o METRÃ” diz", ftfy.fix_encoding)
    ('ATÉ AMANHÃ” diz', 'o METRÔ diz')
    """
    places = {match.start("mark") for pattern in _CLOSING for match in pattern.finditer(text)}
    places.update(_among_capitals(text))
    likely = {
        match.start("mark") for match in _AT_END.finditer(text) if text[match.start() - 1 : match.start()].isupper()
    }
    if likely and sum(letter > "\x7f" and letter.isalpha() for letter in text) > len(likely):
        places |= likely
    if not places or _HIDDEN in text:
        return fix(text)
    hidden = "".join(_HIDDEN if place in places else character for place, character in enumerate(text))
    fixed = fix(hidden)
    if fixed == hidden:
        return text
    # A no-break space that was read as "Â" and a space is often damaged alone.
    if fixed == hidden.replace("Â\u00a0", "\u00a0"):
        marks = iter([text[place] for place in sorted(places)])
        return re.sub(_HIDDEN, lambda _: next(marks), fixed)
    return fix(text)


def _among_capitals(text: str) -> Iterator[int]:
    """Where a mark, read with the letter before it, would be a small letter or a sign at capitals of the same word."""
    for match in _PAIR.finditer(text):
        before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 1]
        if not before[-1:].isupper() or (after.isalnum() and not after.isupper() and match["mark"] != "—"):
            continue
        is_word = len(before) == 2 and before.isupper() and before.isalpha()
        if (is_word or after.isupper()) and not match.group().encode("cp1252").decode().isupper():
            yield match.start("mark")
