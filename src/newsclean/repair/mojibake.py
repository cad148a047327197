"""Repairs text that was decoded with the wrong encoding, once or several times (mojibake).

ftfy does most of this. This module adds a quick test that decides whether ftfy runs at all (ftfy takes a hundred times
as long), and the few cases that ftfy leaves: single characters (`single_characters`). Closing quotes and letters whose
last byte was lost are restored before ftfy runs (`lost_quote`, `lost_letter`), and a text is left alone in which only
such marks look damaged as are right where they stand (`as_written`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsclean.repair.as_written import fix_unless_right
from newsclean.repair.lost_letter import restore_lost_letters
from newsclean.repair.lost_quote import BETWEEN_SPACES, DAMAGED_QUOTE, restore_lost_quotes
from newsclean.repair.single_characters import MEANT, bytes_as, read_rest, read_singles

# UTF-8 writes a non-ASCII character as one byte from C2 to F4 and one to three bytes from 80 to BF. Below is how the
# latter look in the encodings that text is mistaken for, without characters that occur beside letters in clean text.
_WEST = bytes_as("cp1252", 0x80, 0xBF)
_CYRILLIC = "ЂЃѓ†‡€‰Љ‹ЊЌЋЏђ‘•™љ›њќћџ¤¦§©«¬\xad®°±µ¶·№‚„ƒЅѕ"
_CENTRAL = "€‚„…†‡‰Š‹ŚŤŽŹ•™›ˇ˘¤¦§¨©Ş«¬\xad®Ż°±˛´µ¶·¸»Ľ˝"
_BALTIC = bytes_as("cp1257", 0xA1, 0xBF)
_MAC = bytes_as("mac_roman", 0x80, 0xBF)
_DOS = bytes_as("cp437", 0x80, 0xBF)
_BOXES = "┬├─┼╬╧╨╤╫╪┘"

# The pattern begins with a rare character, so that the search is fast in clean text.
LOOK = re.compile(
    rf"[\x80-\x9f\ufffd{_WEST}{_CYRILLIC}{_CENTRAL}{_BALTIC}ВГДЕÂÃ√≈Œœ◊ÿŸźüñÑΓ║╗{_BOXES}\uf8ff鈥](?:"
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
    r"|(?<=鈥)(?=[\u4e00-\u9fff])"  # ’s as GBK
    r"|(?<=рџ)|(?<=ğŸ)|(?<=đź)|(?<=\uf8ffü)|(?<=в[†‡‰‚„])|(?<=[áàâ][¸¹º»]))"
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
    if restore_lost_quotes(text) != text:
        # Damage of damage has such marks, too: what ftfy restores alone was no lost quote.
        fixed = _fix(text, _fix_once)
        if not (LOOK.search(fixed) or "†" in fixed or "\ufffd" in fixed):
            return fixed
    return _fix(text, _fix_with_lost_bytes)


def _fix(text: str, fix: Callable[[str], str]) -> str:
    """The text, repaired until nothing changes."""
    fixed = text
    for _ in range(_DEEPEST):
        fixed, before = fix_unless_right(fixed, fix), fixed
        if fixed == before or not LOOK.search(fixed):
            break
    if fixed == text:
        return text
    fixed = read_rest(fixed)
    # A final "Â" is half of a no-break space, whose other half was stripped at the end of the block.
    return fixed.removesuffix("Â") if "Â\u00a0" in text else fixed


def _fix_with_lost_bytes(text: str) -> str:
    return _fix_once(restore_lost_letters(restore_lost_quotes(text)))


def _fix_once(text: str) -> str:
    import ftfy

    text = "â€".join(map(ftfy.fix_encoding, BETWEEN_SPACES.split(text)))
    text = _read_whole(text.replace(DAMAGED_QUOTE, "”"))
    return read_singles(text)


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
        if script and all(MEANT.match(letter) or find_script(letter)[0] in own for letter in set(letters)):
            return read
    return text
