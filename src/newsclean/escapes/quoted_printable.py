"""Reads texts that a mail program wrote as quoted-printable: "M=C3=BCnchen", "=20" and "=" at the ends of lines.

Such a text has no "=" but those of its codes, and several that give a letter within a word, or end a line that is
full. Formulas, tables and addresses have others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsclean.escapes.words import is_about_escapes

_PAIR = "[0-9A-F]{2}"
_CODE = re.compile(rf"(?P<codes>(?:={_PAIR})(?:(?:=[ \t]*\r?\n)?={_PAIR})*+)|=(?P<soft>[ \t]*(?:\r?\n|\Z))|(?P<bare>=)")
_SOFT = re.compile(r"=[ \t]*(?:\r?\n|\Z)")
# What a text with such codes has, and hardly any other: it is searched for first.
_LOOK = re.compile(r"=(?:[89A-F][0-9A-F]|20?[ \t]*\r?\n|[ \t]*\r?\n)")
# A line is cut before it has 77 characters; programs cut words, so nearly all cut lines are as long as they may be.
_SHORTEST, _LONGEST = 60, 78
# How many codes must stand where they give what a text has, and more where a text may be about codes. Of the others
# one in _RARE may be none. How many are weighed.
_SEVERAL, _MANY, _RARE = 3, 12, 20
_WEIGHED = 2_000


@dataclass(slots=True)
class _Weights:
    """What the "=" of a text say."""

    good: int = 0  # codes that give what a text has there
    wrong: int = 0  # other "="
    cut: int = 0  # ends of lines that were cut where they are full
    single: int = 0  # letters of one byte
    within: int = 0  # of these, those within a word


def is_quoted_printable(text: str) -> bool:
    r"""Whether a text is quoted-printable throughout.

    >>> is_quoted_printable("In M=C3=BCnchen f=C3=A4hrt die F=C3=A4hre.=20\n"), is_quoted_printable("A1=E4 and B2=C3")
    (True, False)
    """
    if not _LOOK.search(text):
        return False
    weights = _weigh(text)
    if weights.good < _SEVERAL or weights.wrong * _RARE > weights.good:
        return False
    # No one breaks words where a line is full to show it. Of letters of one byte, as in ISO-8859-1, one at least stands
    # within a word: "M=FCnchen", and no "x=E4".
    is_cut = weights.cut >= _SEVERAL
    is_sure = weights.good >= _MANY or is_cut or not is_about_escapes(text)
    return is_sure and (not weights.single or weights.within > 0 or is_cut)


def _weigh(text: str) -> _Weights:
    weights = _Weights()
    for count, match in enumerate(_CODE.finditer(text)):
        # Nearly all texts with a "=" show at once that it is no code.
        if count > _WEIGHED or weights.wrong > _SEVERAL + weights.good:
            break
        start, end = match.span()
        if match["bare"]:
            weights.wrong += 1
        elif match["soft"] is not None:
            length = start + 1 - (text.rfind("\n", max(0, start - _LONGEST), start) + 1 or max(0, start - _LONGEST))
            weights.cut += _SHORTEST <= length <= _LONGEST
            weights.good += _SHORTEST <= length <= _LONGEST
        elif not _is_in_address(text, start):
            _weigh_codes(weights, match["codes"], text[start - 1 : start], text[end : end + 1], text[end : end + 2])
    return weights


def _is_in_address(text: str, at: int) -> bool:
    """Whether the word that goes on at this place is an address, in which "=" stands before any value."""
    before = text[max(0, at - _LONGEST) : at]
    word = before.split(" ")[-1]
    return "://" in word or "?" in word or "&" in word


def _weigh_codes(weights: _Weights, codes: str, before: str, after: str, rest: str) -> None:
    raw = _bytes(codes)
    read, encoding = _decode(raw)
    if not encoding or any(character < " " and character not in "\t\n\r" for character in read):
        weights.wrong += 1
    elif encoding == "ascii":
        weights.good += raw == b" " and (not after or rest.startswith(("\n", "\r\n")))
    elif encoding == "utf-8":
        weights.good += len(read) > 1 or before.isalpha() or after.isalpha()
    elif before.isalpha() or after.isalpha():
        is_odd = read[:1].isupper() and before.islower()
        weights.good += not is_odd
        weights.wrong += is_odd
        weights.single += 1
        weights.within += before.isalpha() and after.isalpha() and not is_odd


def unquote(text: str) -> str:
    r"""The text with each code as its character, and lines joined that were cut.

    >>> unquote("In M=C3=\n=BCnchen a =3D b, caf=E9=20\nfer=\nmato. =XY")
    'In München a = b, café \nfermato. =XY'
    """
    return _CODE.sub(_read, text)


def _read(match: re.Match[str]) -> str:
    if not match["codes"]:
        return match.group() if match["bare"] else ""
    read, encoding = _decode(_bytes(match["codes"]))
    is_none = not encoding or any(character < " " and character not in "\t\n\r" for character in read)
    return match.group() if is_none else read


def _bytes(codes: str) -> bytes:
    return bytes.fromhex(_SOFT.sub("", codes).replace("=", ""))


def _decode(raw: bytes) -> tuple[str, str]:
    """The bytes as text, and the encoding that they are in; "" for none that is sure."""
    for encoding in ("ascii", "utf-8"):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    # More letters than two in a row are of another script, in an encoding that nothing tells.
    if sum(byte > 0x7F for byte in raw) > 2:
        return "", ""
    try:
        return raw.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return "", ""
