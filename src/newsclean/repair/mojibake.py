"""Text that was decoded with the wrong encoding, once or several times.

ftfy knows how to undo that; what stands here is a cheap look that decides whether ftfy runs at all (it
takes a hundred times as long), and the few cases that ftfy leaves: single characters read as cp437,
Windows-1251 or Mac Roman, and closing quotes whose last byte was lost.
"""

from __future__ import annotations

import re


def _bytes_as(encoding: str, first: int, last: int) -> str:
    """The characters that the bytes from `first` to `last` stand for, inside a character class."""
    return "".join(map(re.escape, bytes(range(first, last + 1)).decode(encoding, "ignore")))


# UTF-8 writes a character as one byte from C2 to F4 and one to three from 80 to BF. Below is what the
# latter look like in the encodings that text gets mistaken for, less what stands beside letters in clean text.
_WEST = _bytes_as("cp1252", 0x80, 0xBF)
_CYRILLIC = "ЂЃѓ†‡€‰Љ‹ЊЌЋЏђ‘•™љ›њќћџ¤¦§©«¬\xad®°±µ¶·№‚„ƒЅѕ"
_CENTRAL = "€‚„…†‡‰Š‹ŚŤŽŹ•™›ˇ˘¤¦§¨©Ş«¬\xad®Ż°±˛´µ¶·¸»Ľ˝"
_BALTIC = _bytes_as("cp1257", 0xA1, 0xBF)
_MAC = _bytes_as("mac_roman", 0x80, 0xBF)
_DOS = _bytes_as("cp437", 0x80, 0xBF)
_BOXES = "┬├─┼╬╧╨╤╫╪┘"

# The search goes from rare character to rare character, so that clean text costs little.
LOOK = re.compile(
    rf"[\x80-\x9f\ufffd{_WEST}{_CYRILLIC}{_CENTRAL}{_BALTIC}ВГДЕÂÃ√≈Œœ◊ÿŸΓ{_BOXES}](?:"
    r"(?<=[\x80-\x9f\ufffd])"  # Latin-1's control characters, and what a decoder puts for a lost byte
    rf"|(?<=[À-ß][{_WEST}])|(?<=[à-ô][{_WEST}][{_WEST}])"
    r"|(?<=[ÂÃ])(?= |$)|(?<=[âвβāă]€)|(?<=€)[™œž¦¢˜]"
    rf"|(?<=[В-Я][{_CYRILLIC}])|(?<=[а-п][ЂЃЉЊЌЋЏ])|(?<=[а-п][{_CYRILLIC}][{_CYRILLIC}])|(?<=[A-Za-z][ВГДЕ])"
    rf"|(?<=[ÂĂÄĹÎĎĐŃ×ŘŮ][{_CENTRAL}])|(?<=[ĂĹ][łąşšśťžźľż])"
    rf"|(?<=[ÂĆÄÅ][{_BALTIC}])"
    r"|(?<=[Β-Ϋ][€ƒ†‡‰‹•™›¤¦§¨©«¬®°±²³΄µ¶½])"
    rf"|(?<=[¬√ƒ≈Œœ◊ÿŸ‡‰])[{_MAC}]|(?<=[–—])[≠∞±≤≥¥µ∂∑∏π∫ªºΩæø°¢£§•¶ß®©™´¨ÆØ†]"
    rf"|(?<=‚)[ÄÅÇÉÑÖÜáàâäãåçÀÏÌÂÊ†°¢]|(?<=„)[ÅÇÉÑÄÖÜ][{_MAC}]"
    rf"|(?<=[{_BOXES}Γ])[{_DOS}])"
)


def fix_mojibake(text: str) -> str:
    """The text as it was before it was decoded with the wrong encoding, where that is certain.

    >>> fix_mojibake("the country\\u00e2\\u20ac\\u2122s north")
    'the country’s north'
    """
    if text.isascii() or not LOOK.search(text):
        return text
    import ftfy

    return ftfy.fix_encoding(text)
