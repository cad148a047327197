"""Reads the percent codes of addresses where they stand in a title or a text: "M%C3%BCnchen", "M%u00fcnchen"."""

from __future__ import annotations

import re

from newsclean.escapes.words import is_about_escapes

_HEX = "[0-9A-Fa-f]"
# What only such codes look like: a character of two bytes or more in UTF-8, and the codes of JavaScript's `escape`.
LOOK = re.compile(rf"%(?:u{_HEX}{{4}}|[C-Fc-f]{_HEX}%[89ABab]{_HEX})")
_CODES = re.compile(rf"(?:%{_HEX}{{2}}|%u{_HEX}{{4}})+")
_CODE = re.compile(rf"%u({_HEX}{{4}})|((?:%{_HEX}{{2}})+)")
_SPACE = re.compile(r"%20|\+")
_WORD = re.compile(r"\S*%\S*")
_MARKS = ".,;:!?()[]„“”«»\"'"
# In addresses and names of files the codes are right.
_ADDRESS = re.compile(r"[/?=&@\\]|www\.|\.[a-z]{2,4}(?!\w)", re.IGNORECASE)


def unescape_percent_codes(text: str) -> str:
    """The text with percent codes read in words that have a letter beside one; in a text of one word, spaces too.

    Addresses stay as they are, and texts that have a word both escaped and as it is.

    >>> unescape_percent_codes("M%C3%BCnchen feiert"), unescape_percent_codes("M%C3%BCnchen+feiert%20das+Fest")
    ('München feiert', 'München feiert das Fest')
    >>> kept = "See https://a.example/M%C3%BCnchen, 100%C3 or %C3%BC"
    >>> unescape_percent_codes(kept) == kept
    True
    """
    if "%" not in text or not LOOK.search(text):
        return text
    words = {word: read for word in _WORD.findall(text) if (read := _read_word(word)) != word}
    bare = {read.strip(_MARKS) for read in words.values()}
    if not words or is_about_escapes(text) or any(read in text for read in bare if not read.isascii()):
        return text
    if not any(map(str.isspace, text)):
        return _WORD.sub(lambda match: _read_word(match.group()), _SPACE.sub(" ", text))
    return _WORD.sub(lambda match: words.get(match.group(), match.group()), text)


def _read_word(word: str) -> str:
    """The word without codes; unchanged where it is an address, or no code stands within it."""
    if _ADDRESS.search(word):
        return word
    read = _CODE.sub(_read_code, word)
    return read if any(_is_within(word, *codes.span()) for codes in _CODES.finditer(word)) else word


def _is_within(word: str, start: int, end: int) -> bool:
    """Whether codes that can be nothing else stand beside a letter, or are several letters."""
    codes = word[start:end]
    letters = sum(map(str.isalpha, _CODE.sub(_read_code, codes)))
    return LOOK.search(codes) is not None and (
        word[start - 1 : start].isalpha() or word[end : end + 1].isalpha() or letters > 1
    )


def _read_code(match: re.Match[str]) -> str:
    number = match[1]
    try:
        read = chr(int(number, 16)) if number else bytes.fromhex(match[2].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match.group()
    # What would be a code again stays, and so does what is no character.
    return match.group() if any(each < " " or each == "%" or "\ud800" <= each <= "\udfff" for each in read) else read
