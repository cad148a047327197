"""Moves quote marks to the right side of a space. Translation and content systems misplace them."""

from __future__ import annotations

import re

from newsclean.language.habits import languages_with
from newsclean.language.profile import likely_language
from newsclean.repair.quotes import find_sides, pair_quotes

_SPACES = " \u00a0\u202f"
_GLUES_BEFORE = ".,;:!?…)]"  # marks that may follow a closing quote mark without a space
_LONELY = re.compile(r"(?<=[^\W\d_])([,.!?]) ”(?=[^\W\d_])")
_ENDS_CLAUSE = ",.!?…;:)"
_STRAIGHT = re.compile(r'(?<=[^\W_]) "(?=[.,;](?:\s|$))')


def fix_quote_spacing(text: str) -> str:
    """The text with each double quote mark next to the words it opens or closes.

    Only marks whose side is certain are moved; see `pair_quotes`. A straight mark is moved only if it closes a
    quotation and a full stop, comma or semicolon follows. French guillemets keep their spaces.

    >>> fix_quote_spacing("“Their demand was ignored, ”said Abdul Bashir")
    '“Their demand was ignored,” said Abdul Bashir'
    >>> fix_quote_spacing("“1,037 troops have withdrawn from Tajikistan. Taliban ”.")
    '“1,037 troops have withdrawn from Tajikistan. Taliban”.'
    >>> fix_quote_spacing("He said:“ We will fight ”, and left")
    'He said: “We will fight”, and left'
    >>> fix_quote_spacing("Hon sade ”vet inte” och gick")
    'Hon sade ”vet inte” och gick'
    """
    if ' "' in text:
        text = _move_straight(text)
    if "”" not in text and "“" not in text and "„" not in text:
        return text
    text = _move_lonely(text)
    pieces: list[str] = []
    done = 0
    for place, opens in pair_quotes(text):
        start, end, new = _moved_open(text, place) if opens else _moved_close(text, place)
        if start >= done and text[start:end] != new:
            pieces += text[done:start], new
            done = end
    return "".join([*pieces, text[done:]])


def _moved_close(text: str, place: int) -> tuple[int, int, str]:
    """Start and end of what to replace, and its replacement, to move a closing mark next to the word before it."""
    start = place
    while start and text[start - 1] in _SPACES:
        start -= 1
    mark, after = text[place], text[place + 1 : place + 2]
    if start == place or not start or text[start - 1] in "“„\n":
        return place, place + 1, mark
    if after.isalpha():
        # After a word without punctuation, it may be an opening mark of the wrong shape.
        return (start, place + 1, mark + " ") if text[start - 1] in _ENDS_CLAUSE else (place, place + 1, mark)
    if not after or after.isspace() or after in _GLUES_BEFORE:
        return start, place + 1, mark
    return place, place + 1, mark


def _moved_open(text: str, place: int) -> tuple[int, int, str]:
    """The same as `_moved_close` for an opening mark and the word after it."""
    end = place + 1
    while end < len(text) and text[end] in _SPACES:
        end += 1
    mark, before = text[place], text[place - 1 : place]
    if end == place + 1 or end == len(text) or not (text[end].isalnum() or text[end] in "¿¡…$€£"):
        return place, place + 1, mark
    if not before or before.isspace() or before in "([—–":
        return place, end, mark
    if before in ",:;":
        return place, end, " " + mark
    return place, place + 1, mark


def _move_lonely(text: str) -> str:
    """Move the only mark of a text if it closes a quotation that began in another paragraph."""
    if text.count("”") != 1 or "“" in text or "„" in text:
        return text
    language = likely_language(text)
    if language == "und" or language in languages_with("opens_with_closing_mark"):
        return text
    return _LONELY.sub(r"\1” ", text)


def _move_straight(text: str) -> str:
    sides = find_sides(text)
    return _STRAIGHT.sub(lambda match: match.group() if sides[match.end() - 1] else '"', text)
