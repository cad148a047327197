"""Literal phrases found in a line at once: folding, and one trie-shaped regular expression a scope.

What a phrase of chrome looks like on a page varies in case, spaces, quote marks, digits, bullets and
trailing punctuation; folding takes those away, so that a rule lists each phrase once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

Meaning = TypeVar("Meaning")

_FOLD = str.maketrans({
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},  # full-width ASCII of Chinese and Japanese
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "…": "...", "،": ",", "؛": ";", "؟": "?",
    # What closes a label in Chinese and Japanese, 【関連記事】 or 攝影｜, does the work of a colon.
    "】": ":", "｜": ":", "│": ":", "丨": ":",
    # Arabic script is written with and without its hamzas and vowel signs, with Arabic and Persian letters.
    **dict.fromkeys("أإآٱ", "ا"), "ة": "ه", "ۀ": "ه", **dict.fromkeys("يىئ", "ی"), "ؤ": "و", "ك": "ک", "\u200c": " ",
    **dict.fromkeys([0x640, 0x670, *range(0x64B, 0x660)]),
    # Turkish: lower() makes two characters of İ, and capitals do not always tell which i was meant.
    "İ": "i", "ı": "i",
    # Russian is mostly written without the dots of ё.
    "ё": "е", "Ё": "е",
    # Characters without a width: joiners, marks of direction, the soft hyphen.
    **dict.fromkeys([0xAD, 0x61C, 0x200B, 0x200D, 0x200E, 0x200F, 0xFEFF]),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
})  # fmt: skip
_DIGITS = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,٫٬]\d+)*")
# A count in brackets, its unit and a word before it included: (12), (12 photos), （全8枚）.
_COUNT = re.compile(r"\s*[(\[][^\W\d]{0,3}#\s?[^\W\d]{0,10}[)\]]$|^[(\[]#[)\]]\s*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff]")
# Between a number and a script without spaces a space is optional, and so is a label's colon.
_OPTIONAL_SPACE = re.compile(rf"(?<=#) (?={_UNSPACED.pattern})|(?<={_UNSPACED.pattern}) (?=#)")
_OPTIONAL_COLON = re.compile(rf"(?<={_UNSPACED.pattern}):(?=#)")


def fold(text: str) -> str:
    """The text as phrases are compared: lower case, plain quote marks, single spaces, digits as "#".

    >>> fold("  Leave\u00a0a  REPLY…  12 Comments"), fold("1\u00a0234 votes")
    ('leave a reply... # comments', '# votes')
    >>> fold("إقرأ أيضًا :") == fold("اقـرأ ايضا:"), fold("شماره‌ي ۱٬۲۰۰") == fold("شماره ی 12")
    (True, True)
    >>> fold("【関連記事】"), fold("攝影｜ＡＰ／１２"), fold("相關閱讀　：")
    ('【関連記事:', '攝影:ap/#', '相關閱讀:')
    >>> fold("HABERİN DEVAMI") == fold("Haberin devamı"), fold("Ещё новости") == fold("еще новости")
    (True, True)
    """
    folded = _DIGITS.sub("#", " ".join(text.translate(_FOLD).lower().split()))
    folded = folded.replace(" :", ":").replace(" /", "/").replace(" |", "|")
    return folded if folded.isascii() or "#" not in folded else _OPTIONAL_SPACE.sub("", folded)


def core(folded: str) -> str:
    """A folded line without the bullets, arrows, punctuation and counts around it.

    >>> core(fold("» Comments (12):")), core(fold("Photos (12 images)")), core(fold("記事の写真（全8枚）"))
    ('comments', 'photos', '記事の写真')
    >>> core(fold("* Text :")), core(fold("Reading time: 3 min"))
    ('text', 'reading time # min')
    >>> core(fold("阅读：1,234 次")), core(fold("阅读 1234次"))
    ('阅读#次', '阅读#次')
    """
    bare = strip_marks(folded)
    if "#" in folded:
        bare = strip_marks(_COUNT.sub("", folded.rstrip(" :."))) or bare
        bare = bare if bare.isascii() else _OPTIONAL_COLON.sub("", bare)
    return bare.replace(": ", " ")


def strip_marks(text: str) -> str:
    """The text from its first to its last letter, digit or "#", which stands for a number.

    >>> strip_marks("» read more ...")
    'read more'
    """
    start, end = 0, len(text)
    while start < end and not (text[start].isalnum() or text[start] in "#_"):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in "#_"):
        end -= 1
    return text[start:end]


def _trie_pattern(words: Iterable[str]) -> str:
    """A regular expression for the longest of `words` at a place, shared beginnings written once."""
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def render(node: dict[str, Any]) -> str:
        parts = []
        for letter in sorted(k for k in node if k):
            prefix, child = letter, node[letter]
            while len(child) == 1 and "" not in child:
                ((letter, child),) = child.items()
                prefix += letter
            parts.append(re.escape(prefix) + render(child))
        if not parts:
            return ""
        body = parts[0] if len(parts) == 1 else None
        if "" in node:
            return f"(?:{'|'.join(parts)})?"
        return body if body is not None else f"(?:{'|'.join(parts)})"

    return render(trie)


class PhraseTable(Generic[Meaning]):
    """Folded phrases, each with what it stands for, found in linear time.

    >>> table = PhraseTable({"read more": 1, "read": 2})
    >>> table.at_start("read more: the glacier"), table.at_start("reading room")
    (('read more', 1), None)
    >>> list(table.within("please read more")), list(PhraseTable({". photo:": 3}).within("the mill. photo: a. berg"))
    ([('read more', 1, True)], [('. photo:', 3, False)])
    """

    def __init__(self, phrases: Mapping[str, Meaning]) -> None:
        self.phrases = dict(phrases)
        body = _trie_pattern(self.phrases) if self.phrases else r"(?!)"
        # A phrase ends where its last word ends, except in scripts that put no space between words.
        spaced = rf"(?:{body})(?:(?<=[^\w])|(?<={_UNSPACED.pattern})|(?!\w))"
        self._start = re.compile(spaced)
        first = "".join(sorted({re.escape(phrase[0]) for phrase in self.phrases})) or "#"
        begins = rf"(?=[{first}])(?:(?<!\w)|(?=\W)|(?<={_UNSPACED.pattern})|(?={_UNSPACED.pattern}))"
        self._within = re.compile(rf"{begins}(?:{spaced})")

    def at_start(self, folded: str) -> tuple[str, Meaning] | None:
        """The longest phrase that the text begins with."""
        found = self._start.match(folded)
        return (found.group(), self.phrases[found.group()]) if found and found.group() else None

    def within(self, folded: str) -> Iterator[tuple[str, Meaning, bool]]:
        """Yield the phrases in the text, from left to right, and whether the text ends with it."""
        for found in self._within.finditer(folded):
            if found.group():
                yield found.group(), self.phrases[found.group()], not strip_marks(folded[found.end() :])
