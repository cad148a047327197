"""Removes spaces before punctuation in languages that write none."""

from __future__ import annotations

import re

from newsclean.measure import UNSPACED
from newsclean.repair.code import NEAR, looks_like_code

# A space after a word, a bracket or a closing quote mark. A full stop, ? or ! must end a sentence: "the ? operator" and
# "list . append" are code.
_WORD_END = r"(?<=[^\W\d_]|[”’»)\]])[ \u00a0]+"
# A number that ends a clause: "In 2021 , the ferry"; "1 , 2" is a row.
_NUMBER_END = r"(?<=\d)[ \u00a0]+"
_QUOTE = '["”’»]?'
_COMMA = re.compile(rf"{_WORD_END}(?=,{_QUOTE}(?:\s|$))|{_NUMBER_END}(?=, [^\W\d_]{{2}})")
_STOP = re.compile(
    rf"{_WORD_END}(?=\.{_QUOTE}(?:\s+[“„«\"(\[]?[^\W_a-z]|\s*$))|{_NUMBER_END}(?=\.(?:\s+[^\W\d_a-z]|\s*$))"
)
_MARK = re.compile(rf"{_WORD_END}(?=[?!]{_QUOTE}(?:\s+[“„«\"(\[]?[^\W_a-z]|\s*$))")
_DOT_ALONE = re.compile(r"(?:^|\s)\.(?=\s|$)")
# Arabic, Persian and Urdu marks, which end a clause or sentence. If no space follows, `missing_space` adds it.
_EASTERN = re.compile(r"(?<=[^\s(\[{«“،؛؟۔])[ \u00a0]+(?=[،؛؟۔])")
_EASTERN_MARKS = ("،", "؛", "؟", "۔")
# A space on the wrong side of the comma: "the hall ,which". Single letters would be a formula, and a comma may be typed
# for a low quote mark: "wie ,schade' klingt".
_WRONG_SIDE = re.compile(rf"(?<=[^\W\d_]{{2}})[ \u00a0]+,(?=[^\W\d_{UNSPACED}]{{2}})(?![^,]{{0,80}}['’‘`´](?!\w))")


def close_up_commas(text: str) -> str:
    """The text without spaces before commas and full stops, which no language writes.

    A line in which several full stops stand alone uses them as dividers and keeps them. So does code.

    >>> close_up_commas("Kabul , the capital , fell .")
    'Kabul, the capital, fell.'
    >>> close_up_commas("“We will not sell the hall ,” said Ann Lowe (Labour) , of the house ,which is old")
    '“We will not sell the hall,” said Ann Lowe (Labour), of the house, which is old'
    >>> close_up_commas("In 2021 , the ferry sank , he said, in row 1 , 2"), close_up_commas("قال إنها تعود ، ثم غادر")
    ('In 2021, the ferry sank, he said, in row 1 , 2', 'قال إنها تعود، ثم غادر')
    >>> close_up_commas("The Granary . Downs Court . Yalding . Kent"), close_up_commas("f ( a , b ) = c")
    ('The Granary . Downs Court . Yalding . Kent', 'f ( a , b ) = c')
    """
    if not text.isascii() and any(mark in text for mark in _EASTERN_MARKS):
        text = _EASTERN.sub("", text)
    if " ," in text or "\u00a0," in text:
        text = _replace(_WRONG_SIDE, ", ", _replace(_COMMA, "", text))
    if (" ." in text or "\u00a0." in text) and len(_DOT_ALONE.findall(text)) <= 1:
        text = _replace(_STOP, "", text)
    return text


def close_up_marks(text: str) -> str:
    """The text without spaces before `?` and `!`, for languages that write none there, unlike French.

    A colon keeps its space: labels ("Name :") and scores ("Ajax : Celtic") have one on purpose.

    >>> close_up_marks("Who fled ? Nobody knows !"), close_up_marks("2 ! 3 !important :) the ? operator")
    ('Who fled? Nobody knows!', '2 ! 3 !important :) the ? operator')
    """
    return _replace(_MARK, "", text) if "?" in text or "!" in text else text


def _replace(pattern: re.Pattern[str], new: str, text: str) -> str:
    """The text with the matches replaced, except near code."""

    def replaced(match: re.Match[str]) -> str:
        start, end = match.span()
        return match.group() if looks_like_code(text, max(0, start - NEAR), end + NEAR) else new

    return pattern.sub(replaced, text)
