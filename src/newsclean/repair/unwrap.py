"""Joins lines that were broken at a fixed width or at tags."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from newsclean.measure import UNSPACED
from newsclean.repair.word_lists import any_word_of, word_list

_BREAK = re.compile(r"[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*")
_BETWEEN_IDEOGRAPHS = re.compile(
    rf"(?<=[{UNSPACED}，。、；：！？）」』])[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*(?=[{UNSPACED}（「『])"
)
# In text broken at tags, closing punctuation joins the word before it, and an opening bracket the word after it.
_AT_MARK = re.compile(rf"(?<=[(\[“„]){_BREAK.pattern}|{_BREAK.pattern}(?=[,;.!?)、。，；！？،؛؟]|[’']s\b)")
# Mail sets a mark before each line of a quote.
_QUOTE_MARKS = re.compile(rf"{_BREAK.pattern}(?:>[^\S\n\r]*)+")
# The number or name and the times of a caption amid a sentence: "7", "00:00:24,000 --> 00:00:28,000".
_CAPTION_TIMES = re.compile(
    r"\s{0,20}\n(?:[ \t]*\d{1,5}[ \t]*\r?\n|(?:(?<=\n\n)|(?<=\n\r\n))[ \t]*(?=\S{0,79}\d)[\w/.:-]{1,80}[ \t]*\r?\n)?"
    r"[ \t]*\d{1,3}(?::\d\d){1,2}[.,]\d{2,3}[ \t]*-->[^\n]{6,200}\n"
)
# Two words that are this long and occur in the text are hardly parts of a third.
_CLEAR_WORD = 4
# Words of two equal halves that are longer have a hyphen; "mama" and "papa" have none.
_SYLLABLE = 2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENATED = re.compile(rf"([^\W\d_]+)(?:-|\u2010|(\u00ad)){_BREAK.pattern}([^\W\d_]+)(-(?=[^\W_]))?")
# A hyphen beside a number or an abbreviation: "COVID-19", "5-year-old", "a U.S.-led force".
_NUMBERED = re.compile(
    rf"(?<=\w)-{_BREAK.pattern}(?=\d)|(?:(?<=\d)|(?<=[A-Z]\.))-{_BREAK.pattern}(?=(?P<word>[^\W\d_]+))"
)
# Words were broken at the ends of lines if this share of the ends has parts of words, one of them clearly or several
# likely. Of 600 clean texts of the development corpus, wrapped at 72 and 48 columns, compounds lose their hyphen at
# one in sixty ends that have one; with their words broken, 19 of 20 are whole again.
_BROKEN_SHARE, _LIKELY_BROKEN = 0.08, 3


class Seen(NamedTuple):
    """What the lines of a whole text show."""

    words: Set[str]
    breaks_words: bool  # whether words were broken at the ends of its lines


def look_at_lines(texts: Sequence[str]) -> Seen:
    r"""What the paragraphs of a text show together: one alone may have too few lines to tell.

    >>> look_at_lines(["the har-\nbour, and\nno more", "a ves-\nsel of the peo-\nple said"]).breaks_words
    True
    >>> look_at_lines(["a well-\nkept and\nstate-\nrun part-\ntime home\nof the\nfirm"]).breaks_words
    False
    """
    broken = [match for text in texts for match in _HYPHENATED.finditer(text)]
    if not broken:
        return Seen(frozenset(), False)
    words = frozenset(word for text in texts for word in _words(text))
    lines = sum(len(_BREAK.findall(text)) for text in texts)
    clear = likely = 0
    for match in broken:
        if _is_broken(match, words):
            clear += 1
        elif not _may_be_compound(match, words) and not _goes_on(match[1], match[3]):
            likely += 1
    most = clear + likely >= _BROKEN_SHARE * lines
    return Seen(words, most and (clear > 0 or likely >= _LIKELY_BROKEN))


def _words(text: str) -> list[str]:
    """The words of a text without those at whose hyphen a line ends, which may be parts of words."""
    return _WORD.findall(_HYPHENATED.sub(" ", text))


def join_lines(text: str, seen: Seen | None = None) -> str:
    """The text on one line, with words rejoined that were broken at a line's end.

    A hyphen stays if neither the text nor what was `seen` shows that words were broken at it: "well-known".

    >>> join_lines("The Taliban on Monday\\r\\nannounced it captured a well-\\nknown key district.")
    'The Taliban on Monday announced it captured a well-known key district.'
    >>> join_lines("a key dis-\\ntrict of the na-\\ntion, a well-\\nknown one")
    'a key district of the nation, a well-known one'
    >>> join_lines("the Saudi-\\nled na-\\ntion, face-\\nto-face, COVID-\\n19")
    'the Saudi-led nation, face-to-face, COVID-19'
    >>> join_lines("said\\nthe harbour office\\n, which\\nhad been\\n(\\nshut\\n).")
    'said the harbour office, which had been (shut).'
    >>> join_lines("東京で地震が\\n発生した"), join_lines("co\\u00ad\\noperate")
    ('東京で地震が発生した', 'cooperate')
    """
    if "\n" not in text and "\r" not in text:
        return text
    if "-->" in text:
        text = _CAPTION_TIMES.sub("\n", text)
    if text.startswith(">"):
        text = _QUOTE_MARKS.sub("\n", text)
    words = (seen.words if seen else None) or frozenset(_words(text))
    breaks_words = (seen is not None and seen.breaks_words) or any(
        _is_broken(match, words) for match in _HYPHENATED.finditer(text)
    )

    def whole(match: re.Match[str]) -> str:
        first, soft, second, more = match.groups()
        more = more or ""
        if soft or _is_broken(match, words):
            return first + second + more
        if not more and _goes_on(first, second):
            return f"{first}- {second}"
        is_joined = breaks_words and not _may_be_compound(match, words)
        return f"{first}{'' if is_joined else '-'}{second}{more}"

    joined = _NUMBERED.sub(_numbered, _BETWEEN_IDEOGRAPHS.sub("", _HYPHENATED.sub(whole, text)))
    return _BREAK.sub(" ", _AT_MARK.sub("", joined))


def _is_broken(match: re.Match[str], words: Set[str]) -> bool:
    """Whether the joined word is among the words, or what follows the hyphen is not a word."""
    first, _, second, _ = match.groups()
    if not second.islower() or (first + second not in words and _is_first_part(first)):
        return False
    return _is_syllable(second) or first + second in words


def _may_be_compound(match: re.Match[str], words: Set[str]) -> bool:
    first, _, second, more = match.groups()
    inner = word_list("inner_parts")
    if f"{first}-{second}".lower() in word_list("hyphenated") or (len(first) > _SYLLABLE and first.lower() == second):
        return True  # "anak-anak"
    is_last = first in inner and match.string[match.start() - 1 : match.start()] == "-"  # "state-of-the-art"
    if is_last or (more and second in inner) or second in word_list("second_parts"):
        return True
    if not second.islower() or f"{first}-{second}" in words or _is_first_part(first):
        return True
    are_words = min(len(first), len(second)) >= _CLEAR_WORD and {first, second} <= words
    return are_words and second not in word_list("words_like_syllables")  # "capa-city"


def _numbered(match: re.Match[str]) -> str:
    return "- " if match["word"] and _goes_on("10", match["word"]) else "-"


def _goes_on(first: str, word: str) -> bool:
    """Whether a hyphen before the word stands for the rest of a compound: "Nord- und Südkorea", "five- to ten-year"."""
    if word in word_list("conjunctions_of_numbers"):
        return first.isdigit() or first.lower() in word_list("numbers")
    return word in word_list("conjunctions")


def _is_first_part(word: str) -> bool:
    """Whether a hyphen behind the word is that of a compound: "e-mail", "NATO-led", "twenty-five"."""
    return word.isupper() or word.lower() in word_list("compounds")


def _is_syllable(word: str) -> bool:
    return word not in word_list("words_like_syllables") and _syllable().match(word) is not None


@cache
def _syllable() -> re.Pattern[str]:
    """Matches syllables that are no words. If one begins a line, the word before it was broken."""
    after, alone = any_word_of("syllables_after_consonant"), any_word_of("syllables")
    return re.compile(rf"(?:[bcdfghklmnprstvwz]?{after}|{alone})$")
