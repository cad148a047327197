"""A space before punctuation where the language has none."""

from __future__ import annotations

import re

# Languages that put no space before `?` and `!`. French does; where the language is not known, nothing is certain.
NO_SPACE_BEFORE_MARKS = (
    "ar", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "gl", "hi", "hr", "hu",
    "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "ms", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr",
    "sv", "sw", "tr", "uk", "ur", "vi",
)  # fmt: skip

# After a word, before a comma or full stop that ends something. Not before ".NET", "..." or ", 5".
_COMMA = re.compile(r"(?<=[^\W\d_”’»)\]])[ \u00a0]+(?=,(?:\s|$))")
_STOP = re.compile(r"(?<=[^\W\d_”’»)\]])[ \u00a0]+(?=\.(?:\s|$))")
_MARK = re.compile(r"(?<=[^\W\d_”’»)\]])[ \u00a0]+(?=[?!](?:\s|$))")
_DOT_ALONE = re.compile(r"(?:^|\s)\.(?=\s|$)")


def close_up_commas(text: str) -> str:
    """The text with no space before a comma or a full stop; every language agrees on that.

    A line in which several full stops stand alone uses them as dividers, and keeps them.

    >>> close_up_commas("Kabul , the capital , fell .")
    'Kabul, the capital, fell.'
    >>> close_up_commas("The Granary . Downs Court . Yalding . Kent")
    'The Granary . Downs Court . Yalding . Kent'
    """
    if " ," in text or "\u00a0," in text:
        text = _COMMA.sub("", text)
    if (" ." in text or "\u00a0." in text) and len(_DOT_ALONE.findall(text)) == 1:
        text = _STOP.sub("", text)
    return text


def close_up_marks(text: str) -> str:
    """The text with no space before `?` and `!`, for the languages that write none. French does.

    A colon keeps its space: labels ("Name :") and scores ("Ajax : Celtic") are set so on purpose.

    >>> close_up_marks("Who fled ? Nobody knows !"), close_up_marks("2 ! 3 !important :)")
    ('Who fled? Nobody knows!', '2 ! 3 !important :)')
    """
    return _MARK.sub("", text) if " ?" in text or " !" in text or "\u00a0" in text else text
