"""Repairs text that was decoded with the wrong encoding, once or several times (mojibake).

ftfy does most of this. This module adds a quick test that decides whether ftfy runs at all (ftfy takes a hundred times
as long), and the few cases that ftfy leaves: single characters read as cp437, Windows-1251 or Mac Roman. Closing
quotes whose last byte was lost are restored before ftfy runs (`lost_quote`), and a text is left alone in
which only such marks look damaged as are right where they stand (`as_written`).
"""

from __future__ import annotations

import re
from functools import partial

from newsclean.repair.as_written import fix_unless_right
from newsclean.repair.lost_quote import BETWEEN_SPACES, DAMAGED_QUOTE, restore_lost_quotes


def _bytes_as(encoding: str, first: int, last: int) -> str:
    """The characters that the bytes from `first` to `last` stand for, escaped for a character class."""
    return "".join(map(re.escape, bytes(range(first, last + 1)).decode(encoding, "ignore")))


# UTF-8 writes a non-ASCII character as one byte from C2 to F4 and one to three bytes from 80 to BF. Below is how the
# latter look in the encodings that text is mistaken for, without characters that occur beside letters in clean text.
_WEST = _bytes_as("cp1252", 0x80, 0xBF)
_CYRILLIC = "ЂЃѓ†‡€‰Љ‹ЊЌЋЏђ‘•™љ›њќћџ¤¦§©«¬\xad®°±µ¶·№‚„ƒЅѕ"
_CENTRAL = "€‚„…†‡‰Š‹ŚŤŽŹ•™›ˇ˘¤¦§¨©Ş«¬\xad®Ż°±˛´µ¶·¸»Ľ˝"
_BALTIC = _bytes_as("cp1257", 0xA1, 0xBF)
_MAC = _bytes_as("mac_roman", 0x80, 0xBF)
_DOS = _bytes_as("cp437", 0x80, 0xBF)
_BOXES = "┬├─┼╬╧╨╤╫╪┘"

# The pattern begins with a rare character, so that the search is fast in clean text.
LOOK = re.compile(
    rf"[\x80-\x9f\ufffd{_WEST}{_CYRILLIC}{_CENTRAL}{_BALTIC}ВГДЕÂÃ√≈Œœ◊ÿŸźüñÑΓ║╗{_BOXES}\uf8ff](?:"
    r"(?<=[\x80-\x9f\ufffd])"  # Latin-1's control characters, and the replacement character for a lost byte
    rf"|(?<=[À-ß][{_WEST}])|(?<=[à-ô][{_WEST}][{_WEST}])"
    r"|(?<=[ÂÃ])(?= |$)|(?<=[âвβāă]€)|(?<=€)[™œž¦¢˜]"
    rf"|(?<=[В-Я][{_CYRILLIC}])|(?<=[а-п][ЂЃЉЊЌЋЏ])|(?<=[а-п][{_CYRILLIC}][{_CYRILLIC}])|(?<=[A-Za-z][ВГДЕ])"
    rf"|(?<=[ÂĂÄĹÎĎĐŃ×ŘŮ][{_CENTRAL}])|(?<=[ĂĹ][łąşšśťžźľż])"
    rf"|(?<=[ÂĆÄÅ][{_BALTIC}])"
    r"|(?<=[Β-Ϋ][€ƒ†‡‰‹•™›¤¦§¨©«¬®°±²³΄µ¶½])"
    rf"|(?<=[¬√ƒ≈Œœ◊ÿŸ‡‰])[{_MAC}]|(?<=[–—])[≠∞±≤≥¥µ∂∑∏π∫ªºΩæø°¢£§•¶ß®©™´¨ÆØ†]"
    rf"|(?<=‚)[ÄÅÇÉÑÖÜáàâäãåçÀÏÌÂÊ†°¢]|(?<=„)[ÅÇÉÑÄÖÜ][{_MAC}]"
    rf"|(?<=[{_BOXES}Γ])[{_DOS}]|(?<=α[ñÑ])|(?<=ß[║╗])"
    r"|(?<=рџ)|(?<=ğŸ)|(?<=đź)|(?<=\uf8ffü)|(?<=в[†‡‰‚„])|(?<=[áàâ][¸¹º»]))"
)


# UTF-8 characters of two to four bytes as each encoding shows them, for cases in which ftfy requires more evidence than
# one of them; and the characters that must not remain when they are read as UTF-8, since they would show that the text
# is in fact Russian, or a drawing.
_SINGLES = tuple(
    (
        encoding,
        re.compile(
            f"(?<![^\x00-\x7f])(?:[{_bytes_as(encoding, 0xE2, 0xE2)}][{_bytes_as(encoding, 0x80, 0xBF)}]{{2}}"
            f"|[{_bytes_as(encoding, 0xF0, 0xF0)}][{_bytes_as(encoding, 0x80, 0xBF)}]{{3}}{two_bytes})+(?![^\x00-\x7f])"
        ),
        re.compile(foreign),
    )
    for encoding, two_bytes, foreign in (
        ("cp437", f"|[┬├─┼][{_DOS}]", "[\u2500-\u257f]"),
        (
            "cp1251",
            f"|[{_bytes_as('cp1251', 0xC2, 0xC5)}][{_bytes_as('cp1251', 0x80, 0xBF)}]",
            "[\u0400-\u04ff]",
        ),
        ("mac_roman", "", "[√∫∂∑]"),
        ("cp1252", "", "\x00"),
    )
)
# What such a character may become: accented Latin letters, punctuation, currencies, arrows, signs, emoji.
_MEANT = re.compile(
    "[\u00a0-\u017e\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u1e00-\u1eff\u2010-\u2044\u20a0-\u20bf\u2100-\u22ff\u25a0-\u27bf\U0001f300-\U0001faff]+"
)
# Encodings as which a whole UTF-8 text may have been read. No clean text of the development corpus with this many
# non-ASCII characters can be read as UTF-8 when it is encoded in one of them.
_WHOLE = ("mac_roman", "cp437", "sloppy-windows-1251", "sloppy-windows-1252")
_LEAST_CHARACTERS = 4
# Most rounds; text that was damaged several times takes several rounds.
_DEEPEST = 6


def fix_mojibake(text: str) -> str:
    """The text as it was before it was decoded with the wrong encoding, if that is certain.

    Repeated damage is undone repeatedly. A byte that was lost cannot be restored and becomes U+FFFD.

    >>> fix_mojibake("the country\u00e2\u20ac\u2122s north"), fix_mojibake("IΓÇÖd like 41В°F")
    ('the country’s north', 'I’d like 41°F')
    >>> fix_mojibake("CAFÉ™, Ã and É…"), fix_mojibake("(-1/2)! = √π")
    ('CAFÉ™, Ã and É…', '(-1/2)! = √π')
    """
    if text.isascii() or not LOOK.search(text):
        return text
    fixed = fix_unless_right(text, _fix_once)
    for _ in range(_DEEPEST):
        if not LOOK.search(fixed):
            break
        fixed, before = fix_unless_right(fixed, _fix_once), fixed
        if fixed == before:
            break
    # A final "Â" is half of a no-break space, whose other half was stripped at the end of the block.
    return fixed.removesuffix("Â") if fixed != text and "Â\u00a0" in text else fixed


def _fix_once(text: str) -> str:
    import ftfy

    text = restore_lost_quotes(text)
    text = "â€".join(map(ftfy.fix_encoding, BETWEEN_SPACES.split(text)))
    text = _read_whole(text.replace(DAMAGED_QUOTE, "”"))
    for encoding, single, foreign in _SINGLES:
        read = single.sub(partial(_read_single, encoding), text)
        if read != text and not foreign.search(read):
            text = read
    return text


def _read_whole(text: str) -> str:
    """Read the whole text as UTF-8 if it is that in one of `_WHOLE` and gives letters of one script, else return it."""
    from newsclean.language.scripts import find_script

    for encoding in _WHOLE:
        try:
            read = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        beyond = [character for character in read if character > "\x7f"]
        letters = [character for character in beyond if character.isalpha()]
        if len(beyond) < _LEAST_CHARACTERS or len(letters) < len(beyond) / 2:
            continue
        script = find_script("".join(letters))[0]
        own = (script, "Han") if script != "Latin" else ()
        if script and all(_MEANT.match(letter) or find_script(letter)[0] in own for letter in set(letters)):
            return read
    return text


def _read_single(encoding: str, match: re.Match[str]) -> str:
    try:
        characters = match.group().encode(encoding).decode("utf-8")
    except UnicodeError:
        return match.group()
    return characters if _MEANT.fullmatch(characters) else match.group()
