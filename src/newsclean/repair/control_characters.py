"""Removes control characters, which no reader sees."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# Control characters except tab and line ends, which are white space; code points that are no characters (U+FFFE,
# U+FDD0, lone surrogates); and the placeholder for an embedded object.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")
# A hyphen at which Word may break a word, and one at which it may not.
_OPTIONAL_HYPHEN, _FIRM_HYPHEN = re.compile(r"(?<=\w)\x1f+(?=\w)"), re.compile(r"(?<=\w)\x1e+(?=\w)")
# Windows-1252 that was read as Latin-1. Browsers and ftfy read these characters as the intended punctuation.
_MEANT = {chr(byte): bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}


def drop_control_characters(text: str) -> str:
    """The text without control characters. Those that are punctuation in Windows-1252 become that punctuation.

    >>> drop_control_characters("\\x1b[31mred\\x1b[0m \\x93quoted\\x94\\x00, it\\x92s")
    'red “quoted”, it’s'
    >>> drop_control_characters("the coun\\x1fcil’s co\\x1eoperative")
    'the council’s co-operative'
    """
    if "\x1b" in text:
        text = _ESCAPE.sub("", text)
    text = _CONTROL.sub(lambda match: _MEANT.get(match.group(), ""), text)
    return _FIRM_HYPHEN.sub("-", _OPTIONAL_HYPHEN.sub("", text))
