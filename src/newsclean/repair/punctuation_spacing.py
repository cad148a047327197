"""Removes spaces before punctuation in languages that write none."""

from __future__ import annotations

import re

from newsclean.measure import UNSPACED
from newsclean.repair.code import looks_like_code

# A space after a word, a bracket or a closing quote mark. A full stop, ? or ! must end a sentence: "the ? operator" and
# "list . append" are code.
_WORD_END = r"(?<=[^\W\d_]|[”’»)\]])[ \u00a0]+"
_QUOTE = '["”’»]?'
_COMMA = re.compile(rf"{_WORD_END}(?=,{_QUOTE}(?:\s|$))")
_STOP = re.compile(rf"{_WORD_END}(?=\.{_QUOTE}(?:\s+[“„«\"(\[]?[^\W_a-z]|\s*$))")
_MARK = re.compile(rf"{_WORD_END}(?=[?!]{_QUOTE}(?:\s+[“„«\"(\[]?[^\W_a-z]|\s*$))")
_DOT_ALONE = re.compile(r"(?:^|\s)\.(?=\s|$)")
# A space on the wrong side of the comma: "the hall ,which". Single letters would be a formula, and a comma may be typed
# for a low quote mark: "wie ,schade' klingt".
_WRONG_SIDE = re.compile(rf"(?<=[^\W\d_]{{2}})[ \u00a0]+,(?=[^\W\d_{UNSPACED}]{{2}})(?![^,]{{0,80}}['’‘`´](?!\w))")


def close_up_commas(text: str) -> str:
    """The text without spaces before commas and full stops, which no language writes.

    A line in which several full stops stand alone uses them as dividers and is not changed. Neither is code.

    >>> close_up_commas("Kabul , the capital , fell .")
    'Kabul, the capital, fell.'
    >>> close_up_commas("“We will not sell the hall ,” said Ann Lowe (Labour) , of the house ,which is old")
    '“We will not sell the hall,” said Ann Lowe (Labour), of the house, which is old'
    >>> close_up_commas("The Granary . Downs Court . Yalding . Kent"), close_up_commas("f ( a , b ) = c")
    ('The Granary . Downs Court . Yalding . Kent', 'f ( a , b ) = c')
    """
    commas = " ," in text or "\u00a0," in text
    stops = (" ." in text or "\u00a0." in text) and len(_DOT_ALONE.findall(text)) <= 1
    if (not commas and not stops) or looks_like_code(text):
        return text
    if commas:
        text = _WRONG_SIDE.sub(", ", _COMMA.sub("", text))
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
