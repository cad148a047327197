"""Removes invisible characters: soft hyphens, joiners, direction marks, tags. Some of them hide text from readers."""

from __future__ import annotations

import re

from newsclean.measure import UNSPACED_LETTERS

_ANY = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_NOTHING = re.compile("[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]")
# Thai, Lao, Burmese and Khmer mark word boundaries with the zero width space, so it is kept between their letters.
_SPACE = re.compile(rf"(?<![{UNSPACED_LETTERS}])\u200b|\u200b(?![{UNSPACED_LETTERS}])")
_VOWEL_SEPARATOR = re.compile(r"(?<![\u1820-\u18af])\u180e")
# Joiners have a meaning after letters of Arabic, Indic and kindred scripts, and inside emoji.
_JOINER = re.compile(
    r"(?<![\u0600-\u1fff\ua8e0-\uabff])\u200c|(?<![\u0600-\u1fff\ua8e0-\uabff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
# Emoji flags (England, Scotland, Wales) are spelled in tag characters. Anywhere else, tag characters are hidden text.
_TAG = re.compile(r"(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|[\U000e0000-\U000e007f]")
# A variation selector belongs after an ideograph or emoji, one for each. A sequence of them carries hidden data.
_VARIANT = re.compile(
    r"(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]+"
    r"|[\U000e0080-\U000e00ff\U000e01f0-\U000e0fff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDE = re.compile("[\u202d\u202e]")


def drop_invisible_characters(text: str) -> str:
    """The text without invisible characters that have no meaning at their place.

    Kept: joiners of Persian, Hindi and emoji, word boundaries of Thai and Khmer, and direction marks in a text with
    right-to-left letters (except override characters, which can hide text).

    >>> drop_invisible_characters("\\u200eco\\u00adop\\u200b\\ufeff \\U000e0048\\U000e0069done")
    'coop done'
    >>> drop_invisible_characters("می\\u200cخواهم 👩\\u200d🚀") == "می\\u200cخواهم 👩\\u200d🚀"
    True
    """
    if text.isascii() or not _ANY.search(text):
        return text
    text = _NOTHING.sub("", text)
    text = _SPACE.sub("", text)
    text = _VOWEL_SEPARATOR.sub("", text)
    text = _TAG.sub(lambda match: match[1] or "", text)
    text = _VARIANT.sub("", text)
    text = (_OVERRIDE if _RIGHT_TO_LEFT.search(text) else _DIRECTION).sub("", text)
    return _JOINER.sub("", text)
