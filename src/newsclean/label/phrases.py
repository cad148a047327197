"""Literal phrases found in a line at once: folding, and one trie-shaped regular expression a scope.

What a phrase of chrome looks like on a page varies in case, spaces, quote marks, digits, bullets and
trailing punctuation; folding takes those away, so that a rule lists each phrase once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

Meaning = TypeVar("Meaning")

_FOLD = str.maketrans({
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},  # full-width ASCII of Chinese and Japanese
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "…": "...", "،": ",", "؛": ";", "؟": "?",
    # What closes a label in Chinese and Japanese, 【関連記事】 or 攝影｜, does the work of a colon.
    "】": ":", "｜": ":", "│": ":", "丨": ":",
    # Arabic script is written with and without its hamzas and vowel signs, with Arabic and Persian letters.
    **dict.fromkeys("أإآٱ", "ا"), "ة": "ه", "ۀ": "ه", **dict.fromkeys("يى", "ی"), "ك": "ک", "\u200c": " ",
    **dict.fromkeys([0x640, 0x670, *range(0x64B, 0x660)]),
    # Turkish: lower() makes two characters of İ, and capitals do not always tell which i was meant.
    "İ": "i", "ı": "i",
    # Russian is mostly written without the dots of ё.
    "ё": "е", "Ё": "е",
    # Characters without a width: joiners, marks of direction, the soft hyphen.
    **dict.fromkeys([0xAD, 0x61C, 0x200B, 0x200D, 0x200E, 0x200F, 0xFEFF]),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
})  # fmt: skip
_DIGITS = re.compile(r"\d+(?:[.,٫٬]\d+)*")
# Letters and digit marks; a phrase's core starts and ends with one.
_EDGE = re.compile(r"^[^\w#]+|[^\w#]+$")
_COUNT = re.compile(r"\s*[(\[]#[)\]]$|^[(\[]#[)\]]\s*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff]")


def fold(text: str) -> str:
    """The text as phrases are compared: lower case, plain quote marks, single spaces, digits as "#".

    >>> fold("  Leave\u00a0a  REPLY…  12 Comments")
    'leave a reply... # comments'
    >>> fold("إقرأ أيضًا :") == fold("اقـرأ ايضا:"), fold("شماره‌ي ۱٬۲۰۰") == fold("شماره ی 12")
    (True, True)
    >>> fold("【関連記事】"), fold("攝影｜ＡＰ／１２"), fold("相關閱讀　：")
    ('【関連記事:', '攝影:ap/#', '相關閱讀:')
    >>> fold("HABERİN DEVAMI") == fold("Haberin devamı"), fold("Ещё новости") == fold("еще новости")
    (True, True)
    """
    return _DIGITS.sub("#", " ".join(text.translate(_FOLD).lower().split())).replace(" :", ":")


def core(folded: str) -> str:
    """A folded line without the bullets, arrows, punctuation and counts around it.

    >>> core(fold("» Comments (12):"))
    'comments'
    >>> core(fold("* Text :")), core(fold("Reading time: 3 min"))
    ('text', 'reading time # min')
    """
    bare = _EDGE.sub("", folded)
    stripped = _COUNT.sub("", folded.rstrip(" :.")).strip()
    return (_EDGE.sub("", stripped) or bare).replace(": ", " ")


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
    >>> table.at_start("read more: the glacier"), table.at_start("reading room"), table.within("please read more")
    (('read more', 1), None, ('read more', 1))
    >>> table.at_end("please read more"), PhraseTable({". photo:": 1}).within("the old mill. photo: a. berg")
    (('read more', 1), ('. photo:', 1))
    """

    def __init__(self, phrases: Mapping[str, Meaning]) -> None:
        self.phrases = dict(phrases)
        body = _trie_pattern(self.phrases) if self.phrases else r"(?!)"
        # A phrase ends where its last word ends, except in scripts that put no space between words.
        spaced = rf"(?:{body})(?:(?<=[^\w])|(?<={_UNSPACED.pattern})|(?!\w))"
        self._start = re.compile(spaced)
        self._within = re.compile(rf"(?:(?<!\w)|(?=\W)|(?<={_UNSPACED.pattern})|(?={_UNSPACED.pattern}))(?:{spaced})")

    def at_start(self, folded: str) -> tuple[str, Meaning] | None:
        found = self._start.match(folded)
        return self._hit(found)

    def within(self, folded: str) -> tuple[str, Meaning] | None:
        return self._hit(self._within.search(folded))

    def at_end(self, folded: str) -> tuple[str, Meaning] | None:
        best = None
        for found in self._within.finditer(folded):
            if found.end() == len(folded):
                best = found
        return self._hit(best)

    def _hit(self, found: re.Match[str] | None) -> tuple[str, Meaning] | None:
        if found is None or not found.group():
            return None
        return found.group(), self.phrases[found.group()]
