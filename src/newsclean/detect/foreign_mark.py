"""Detects Arabic and Indian punctuation in a text in another script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading

# Comma, semicolon, question mark and full stop of Arabic, Persian and Urdu, and the full stop of Hindi and its kin.
_SIGN = re.compile("[،؛؟۔।]")
# Such a mark behind a letter or a digit; a name may end in a bracket or a quote mark before it.
_MARK = re.compile(r"(?<=[^\W_\u0590-\u0dff)])[،؛؟۔।]+|(?<=[^\W_\u0590-\u0dff][)”\"])[،؛؟۔।]+")
_SCRIPTS = frozenset(("Latin", "Cyrillic"))


def find_foreign_mark(reading: Reading) -> Iterator[Finding]:
    """Yield each Arabic or Indian mark that stands behind a Latin or Cyrillic letter ("the talks، he said").

    Not reported: a mark that is spoken of ("the comma (،)"), and marks behind words of their own script.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_foreign_mark(read_text("They met on Sunday، and nobody spoke।"))]
    ['،', '।']
    >>> list(find_foreign_mark(read_text("The comma (،) of Arabic. He wrote “مرحبا، أهلا” to us.")))
    []
    """
    if reading.script not in _SCRIPTS or not _SIGN.search(reading.beyond_ascii):
        return
    for match in _MARK.finditer(reading.text):
        message = "An Arabic or Indian punctuation mark stands behind letters of another script"
        yield Finding("foreign_mark", match[0], *match.span(), 0.9, message)
