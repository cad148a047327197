"""What a piece of text measures, in any script: words, sentence ends, prose or not. No judgement here."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
# Scripts written without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»」』）)\]]*\s*$")

# A word of Chinese or Japanese is about two characters long.
_CHARACTERS_A_WORD = 2


def count_words(text: str) -> int:
    """Words; of a script without spaces, two characters count as one.

    >>> count_words("Nearly 1,000 soldiers have fled."), count_words("東京で地震が発生した")
    (6, 5)
    """
    words = _WORD.findall(text)
    if text.isascii():
        return len(words)
    unspaced = len(_UNSPACED.findall(text))
    if not unspaced:
        return len(words)
    spaced = sum(1 for word in words if not _UNSPACED.search(word))
    return spaced + -(-unspaced // _CHARACTERS_A_WORD)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quote marks and brackets aside.

    >>> ends_sentence("“We are scared,” he said."), ends_sentence("Most Viewed"), ends_sentence("地震が発生した。")
    (True, False, True)
    """
    return _SENTENCE_END.search(text) is not None


def fold_spaces(text: str) -> str:
    """The text with each run of white space as one space, and none at the ends."""
    return " ".join(text.split())
