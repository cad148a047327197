"""Find literal phrases in a line: how text is folded for comparison, and tables that look up many phrases at once.

A phrase of chrome varies from page to page in case, spaces, quote marks, digits, bullets and trailing punctuation.
Folding removes these differences, so that a rule lists each phrase once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import add
from typing import Generic, TypeVar

from newsclean.measure import ONE_UNSPACED, UNSPACED, find_words, fold_spaces, has_no_spaces
from newsclean.whole_words import is_of_word

Meaning = TypeVar("Meaning")

_FOLD = str.maketrans({
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},  # full-width ASCII of Chinese and Japanese
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "…": "...", "،": ",", "؛": ";", "؟": "?",
    # In Chinese and Japanese these characters end a label, 【関連記事】 or 攝影｜, as a colon does.
    "】": ":", "｜": ":", "│": ":", "丨": ":",
    # Arabic script is written with or without hamzas and vowel signs, and with Arabic or Persian letters.
    **dict.fromkeys("أإآٱ", "ا"), "ة": "ه", "ۀ": "ه", **dict.fromkeys("يىئ", "ی"), "ؤ": "و", "ك": "ک", "\u200c": " ",
    **dict.fromkeys([0x640, 0x670, *range(0x64B, 0x660)]),
    # Turkish: lower() turns İ into two characters, and capitals do not always show which i was meant.
    "İ": "i", "ı": "i",
    # Russian is mostly written without the dots of ё.
    "ё": "е", "Ё": "е",
    # Characters without a width: joiners, marks of direction, the soft hyphen.
    **dict.fromkeys([0xAD, 0x61C, 0x200B, 0x200D, 0x200E, 0x200F, 0xFEFF]),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
})  # fmt: skip
# Such characters are rare. Where most characters are not among them, a search is several times as fast as translate().
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
# The pattern can begin only with a digit, so that the search skips all other characters.
_DIGITS = re.compile(r"\d(?:\d{0,2}(?: \d{3})+(?!\d)|\d*(?:[.,٫٬]\d+)*)")
# A count in brackets, with its unit and a word before it: (12), (12 photos), （全8枚）; or behind a sign: ♥ 312.
_COUNT = re.compile(r"\s*[(\[][^\W\d]{0,3}#\s?[^\W\d]{0,10}[)\]]$|^[(\[]#[)\]]\s*|\s[♥♡❤👍👎💬👁🔥★☆⭐]\ufe0f?\s?#$")
# Between a number and a script without spaces, both a space and a label's colon are optional.
_OPTIONAL_SPACE = re.compile(rf"(?<=#) (?={ONE_UNSPACED.pattern})|(?<={ONE_UNSPACED.pattern}) (?=#)")
_OPTIONAL_COLON = re.compile(rf"(?<={ONE_UNSPACED.pattern}):(?=#)")


def fold_lines(texts: Sequence[str]) -> list[str]:
    r"""The texts in the form in which phrases are compared: lower case, plain quotes, single spaces, "#" for numbers.

    For many texts this takes a third of the time of single calls.

    >>> fold_lines(["Leave a\n REPLY", "", "  Leave\u00a0a  REPLY…  12 Comments", "1\u00a0234 votes"])
    ['leave a reply', '', 'leave a reply... # comments', '# votes']
    >>> fold_lines(["إقرأ أيضًا :", "شماره‌ي ۱٬۲۰۰"]) == fold_lines(["اقـرأ ايضا:", "شماره ی 12"])
    True
    >>> fold_lines(["【関連記事】", "攝影｜ＡＰ／１２", "相關閱讀　："])
    ['【関連記事:', '攝影:ap/#', '相關閱讀:']
    >>> fold_lines(["HABERİN DEVAMI", "Ещё новости"]) == fold_lines(["Haberin devamı", "еще новости"])
    True
    """
    plain = [text if text.isascii() else _FOLDED.sub(_fold_character, text) for text in texts]
    joined = "\n".join(map(fold_spaces, plain)).lower().replace("`", "'")
    joined = _DIGITS.sub("#", joined).replace(" :", ":").replace(" /", "/").replace(" |", "|")
    lines = joined.split("\n") if texts else []
    if joined.isascii() or "#" not in joined:
        return lines
    return [line if line.isascii() or "#" not in line else _OPTIONAL_SPACE.sub("", line) for line in lines]


def _fold_character(match: re.Match[str]) -> str:
    return _FOLD[ord(match.group())] or ""


def core(folded: str) -> str:
    """A folded line without the bullets, arrows, punctuation and counts around it.

    >>> list(map(core, fold_lines(["» Comments (12):", "Photos (12 images)", "記事の写真（全8枚）", "Save ♥ 312"])))
    ['comments', 'photos', '記事の写真', 'save']
    >>> list(map(core, fold_lines(["* Text :", "Reading time: 3 min", "阅读：1,234 次", "阅读 1234次"])))
    ['text', 'reading time # min', '阅读#次', '阅读#次']
    """
    bare = strip_marks(folded)
    if "#" in folded:
        bare = strip_marks(_COUNT.sub("", folded.rstrip(" :."))) or bare
        bare = bare if bare.isascii() else _OPTIONAL_COLON.sub("", bare)
    return bare.replace(": ", " ")


def strip_marks(text: str) -> str:
    """The text from its first to its last letter, digit, "_" or "#" (which stands for a number).

    >>> strip_marks("» read more ...")
    'read more'
    """
    if text[:1].isalnum() and text[-1:].isalnum():
        return text
    start, end = 0, len(text)
    while start < end and not (text[start].isalnum() or text[start] in "#_"):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in "#_"):
        end -= 1
    return text[start:end]


# A run of letters in a script that puts spaces between words.
_WORD = re.compile(rf"[^\W{UNSPACED}]+")
# Phrases are indexed by this many leading characters; shorter phrases are tried one by one.
_HEAD = 3


class OpeningTable(Generic[Meaning]):
    """A table of folded phrases and their values; it finds the phrase that a line begins with.

    >>> table = OpeningTable({"read more": 1, "read": 2})
    >>> table.at_start("read more: the glacier"), table.at_start("reading room")
    (('read more', 1), None)
    """

    def __init__(self, phrases: Mapping[str, Meaning]) -> None:
        self.phrases = dict(phrases)
        # The longest first, because the longest match counts.
        ordered = sorted(self.phrases, key=len, reverse=True)
        by_head: dict[str, list[str]] = {}
        for phrase in ordered:
            by_head.setdefault(phrase[:_HEAD], []).append(phrase)
        self._by_head = {head: tuple(begun) for head, begun in by_head.items() if len(head) == _HEAD}
        self._short = tuple(phrase for phrase in ordered if len(phrase) < _HEAD)

    def at_start(self, folded: str) -> tuple[str, Meaning] | None:
        """The longest phrase that the text begins with, and its value; None where there is none."""
        for phrases in (self._by_head.get(folded[:_HEAD], ()), self._short):
            if folded.startswith(phrases):
                for phrase in phrases:
                    if folded.startswith(phrase) and _may_end(folded, len(phrase)):
                        return phrase, self.phrases[phrase]
        return None


class PhraseTable(Generic[Meaning]):
    """A table of folded phrases and their values; it finds the phrases anywhere in a line without trying each of them.

    A phrase must begin and end at a word boundary, except in scripts that put no space between words.

    >>> table = PhraseTable({"read more": 1, "read": 2})
    >>> list(table.within("please read more")), list(PhraseTable({". photo:": 3}).within("the mill. photo: a. berg"))
    ([(7, 'read more', 1, True)], [(8, '. photo:', 3, False)])
    """

    def __init__(self, phrases: Mapping[str, Meaning]) -> None:
        self.phrases = dict(phrases)
        self._by_word: dict[str, list[str]] = {}
        # Phrases of scripts without spaces, by their first two characters; and phrases made of signs alone.
        self._by_pair: dict[str, list[str]] = {}
        self._signs: list[str] = []
        for phrase in self.phrases:
            if word := _longest_word(phrase):
                self._by_word.setdefault(word, []).append(phrase)
            elif len(phrase) > 1 and not phrase.isascii():
                self._by_pair.setdefault(phrase[:2], []).append(phrase)
            else:
                self._signs.append(phrase)
        self._words = frozenset(self._by_word)

    def within(self, folded: str) -> Iterator[tuple[int, str, Meaning, bool]]:
        """Yield (start, phrase, value, whether the text ends with it) for the phrases in the text, from left to right.

        Of overlapping phrases the first counts; of phrases that begin at the same place, the longest.
        """
        places: list[tuple[int, int, str]] = []
        for phrase in self._candidates(folded):
            start = folded.find(phrase)
            while start >= 0:
                end = start + len(phrase)
                if _may_begin(folded, start) and _may_end(folded, end):
                    places.append((start, -end, phrase))
                start = folded.find(phrase, start + 1)
        places.sort()
        reached = 0
        for start, negated_end, phrase in places:
            if start >= reached:
                reached = -negated_end
                yield start, phrase, self.phrases[phrase], not strip_marks(folded[reached:])

    def _candidates(self, folded: str) -> Iterator[str]:
        """Yield the phrases that may be in the text: those whose word or pair of characters the text holds."""
        words = _WORD.findall(folded) if has_no_spaces(folded) else find_words(folded)
        for word in self._words.intersection(words):
            yield from self._by_word[word]
        if self._by_pair and not folded.isascii():
            for pair in self._by_pair.keys() & set(map(add, folded, folded[1:])):
                yield from self._by_pair[pair]
        yield from self._signs


@cache  # the same phrases stand in the tables of many languages
def _longest_word(phrase: str) -> str:
    """The word to index a phrase by: its longest; "" where it has none, as in scripts without spaces."""
    return "" if ONE_UNSPACED.search(phrase) else max(_WORD.findall(phrase), key=len, default="")


def _may_begin(text: str, start: int) -> bool:
    """Whether a phrase may begin at `start`: at a word boundary, at a sign, or beside a script without spaces."""
    if not start or not is_of_word(text[start]) or not is_of_word(text[start - 1]):
        return True
    return ONE_UNSPACED.match(text, start - 1) is not None or ONE_UNSPACED.match(text, start) is not None


def _may_end(text: str, end: int) -> bool:
    """Whether a phrase may end at `end`: at a word boundary, at a sign, or in a script without spaces."""
    if end == len(text) or not is_of_word(text[end]) or not is_of_word(text[end - 1]):
        return True
    return ONE_UNSPACED.match(text, end - 1) is not None
