"""Joins lines that were broken at a fixed width or at tags."""

from __future__ import annotations

import re
from functools import cache

from newsclean.measure import UNSPACED
from newsclean.repair.word_lists import any_word_of, word_list

_BREAK = re.compile(r"[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*")
_BETWEEN_IDEOGRAPHS = re.compile(
    rf"(?<=[{UNSPACED}，。、；：！？）」』])[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*(?=[{UNSPACED}（「『])"
)
# In text broken at tags, closing punctuation joins the word before it, and an opening bracket the word after it.
_AT_MARK = re.compile(rf"(?<=[(\[“„]){_BREAK.pattern}|{_BREAK.pattern}(?=[,;.!?)、。，；！？،؛؟]|[’']s\b)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENATED = re.compile(r"([^\W\d_]+)(?:-|\u2010|(\u00ad))[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*([^\W\d_]+)")


def join_lines(text: str) -> str:
    """The text on one line, with words rejoined that were broken at a line's end.

    A hyphen stays if the text does not show that words were broken at it: "well-known".

    >>> join_lines("The Taliban on Monday\\r\\nannounced it captured a well-\\nknown key district.")
    'The Taliban on Monday announced it captured a well-known key district.'
    >>> join_lines("a key dis-\\ntrict of the na-\\ntion, a well-\\nknown one")
    'a key district of the nation, a well-known one'
    >>> join_lines("said\\nthe harbour office\\n, which\\nhad been\\n(\\nshut\\n).")
    'said the harbour office, which had been (shut).'
    >>> join_lines("東京で地震が\\n発生した"), join_lines("co\\u00ad\\noperate")
    ('東京で地震が発生した', 'cooperate')
    """
    if "\n" not in text and "\r" not in text:
        return text
    words = frozenset(_WORD.findall(text))

    def is_broken(match: re.Match[str]) -> bool:
        """Whether the joined word occurs elsewhere in the text, or what follows the hyphen is not a word."""
        first, _, second = match.groups()
        return second.islower() and (_syllable().match(second) is not None or first + second in words)

    breaks_words = any(map(is_broken, _HYPHENATED.finditer(text)))

    def whole(match: re.Match[str]) -> str:
        first, soft, second = match.groups()
        if soft or is_broken(match):
            return first + second
        if second in word_list("conjunctions"):
            return f"{first}- {second}"
        compound = f"{first}-{second}"
        is_compound = compound in words or first.lower() in word_list("compounds") or not second.islower()
        return first + second if breaks_words and not is_compound else compound

    joined = _BETWEEN_IDEOGRAPHS.sub("", _HYPHENATED.sub(whole, text))
    return _BREAK.sub(" ", _AT_MARK.sub("", joined))


@cache
def _syllable() -> re.Pattern[str]:
    """Matches syllables that are no words. If one begins a line, the word before it was broken."""
    after, alone = any_word_of("syllables_after_consonant"), any_word_of("syllables")
    return re.compile(rf"(?:[bcdfghklmnprstvwz]?{after}|{alone})$")
