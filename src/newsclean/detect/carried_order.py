"""Detects quotations whose speaker follows them in the order of English words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.detect.words import words_of
from newsclean.trie import any_of

_CLOSING = '"”“»'


@cache
def _said(language: str) -> re.Pattern[str] | None:
    """Matches a comma, a closing mark, a pronoun and its verb. None if the language has no words for it."""
    said = words_of("carried_order", "said", language)
    return re.compile(rf",[{_CLOSING}] {any_of(said)}\b") if said else None


def find_carried_order(reading: Reading) -> Iterator[Finding]:
    """Yield each quotation that ends with a comma within its marks, before a pronoun and its verb (`so,“ er sagte`).

    Both are English: the languages that list such pairs turn them round (`so“, sagte er`), and most of them set the
    comma outside of the marks. Not reported: a comma outside, since a new clause may begin there.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_carried_order(read_text('"Das wird so bleiben," er sagte am Montag.', "de"))]
    ['," er sagte']
    >>> list(find_carried_order(read_text("Er rief „Feuer“, er sagte es aber zu spät. „So“, sagte er.", "de")))
    []
    """
    said = _said(reading.language)
    if said is None:
        return
    for comma in reading.commas:
        if match := said.match(reading.text, comma):
            message = "The pronoun stands before its verb after the quotation, as in English"
            yield Finding("carried_order", match[0], *match.span(), 0.8, message)
