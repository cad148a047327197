"""Removes spaces before punctuation in languages that write none."""

from __future__ import annotations

import re

from newsclean.repair.code import looks_like_code

# A space after a word. A full stop, ? or ! must end a sentence: "the ? operator" and "list . append" are code.
_COMMA = re.compile(r"(?<=[^\W\d_”’»)\]])[ \u00a0]+(?=,(?:\s|$))")
_STOP = re.compile(r"(?<=[^\W\d_”’»)\]])[ \u00a0]+(?=\.(?:\s+[“„«\"(\[]?[^\W_a-z]|\s*$))")
_MARK = re.compile(r"(?<=[^\W\d_”’»)\]])[ \u00a0]+(?=[?!](?:\s+[“„«\"(\[]?[^\W_a-z]|\s*$))")
_DOT_ALONE = re.compile(r"(?:^|\s)\.(?=\s|$)")


def close_up_commas(text: str) -> str:
    """The text without spaces before commas and full stops, which no language writes.

    A line in which several full stops stand alone uses them as dividers and is not changed. Neither is code.

    >>> close_up_commas("Kabul , the capital , fell .")
    'Kabul, the capital, fell.'
    >>> close_up_commas("The Granary . Downs Court . Yalding . Kent"), close_up_commas("f ( a , b ) = c")
    ('The Granary . Downs Court . Yalding . Kent', 'f ( a , b ) = c')
    """
    commas = " ," in text or "\u00a0," in text
    stops = (" ." in text or "\u00a0." in text) and len(_DOT_ALONE.findall(text)) == 1
    if (not commas and not stops) or looks_like_code(text):
        return text
    if commas:
        text = _COMMA.sub("", text)
    return _STOP.sub("", text) if stops else text


def close_up_marks(text: str) -> str:
    """The text without spaces before `?` and `!`, for languages that write none there, unlike French.

    A colon keeps its space: labels ("Name :") and scores ("Ajax : Celtic") have one on purpose.

    >>> close_up_marks("Who fled ? Nobody knows !"), close_up_marks("2 ! 3 !important :) the ? operator")
    ('Who fled? Nobody knows!', '2 ! 3 !important :) the ? operator')
    """
    if ("?" not in text and "!" not in text) or not _MARK.search(text) or looks_like_code(text):
        return text
    return _MARK.sub("", text)
