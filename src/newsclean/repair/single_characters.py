"""Reads single characters that were decoded with the wrong encoding, where ftfy asks for more of them."""

from __future__ import annotations

import re
from functools import partial

from newsclean.language.habits import languages_with
from newsclean.language.profile import likely_language
from newsclean.language.scripts import find_script


def bytes_as(encoding: str, first: int, last: int) -> str:
    """The characters that the bytes from `first` to `last` stand for, escaped for a character class."""
    return "".join(map(re.escape, bytes(range(first, last + 1)).decode(encoding, "ignore")))


# UTF-8 characters of two to four bytes as each encoding shows them, for cases in which ftfy requires more evidence than
# one of them; and the characters that must not remain when they are read as UTF-8, since they would show that the text
# is in fact Russian, or a drawing.
_SINGLES = tuple(
    (
        encoding,
        re.compile(
            f"(?<![^\x00-\x7f])(?:[{bytes_as(encoding, 0xE2, 0xE2)}][{bytes_as(encoding, 0x80, 0xBF)}]{{2}}"
            f"|[{bytes_as(encoding, 0xF0, 0xF0)}][{bytes_as(encoding, 0x80, 0xBF)}]{{3}}{two_bytes})+(?![^\x00-\x7f])"
        ),
        re.compile(foreign),
    )
    for encoding, two_bytes, foreign in (
        ("cp437", f"|[┬├─┼][{bytes_as('cp437', 0x80, 0xBF)}]", "[\u2500-\u257f]"),
        (
            "cp1251",
            f"|[{bytes_as('cp1251', 0xC2, 0xC5)}][{bytes_as('cp1251', 0x80, 0xBF)}]",
            "[\u0400-\u04ff]",
        ),
        ("mac_roman", "", "[√∫∂∑]"),
        ("cp1252", "", "\x00"),
    )
)
# What such a character may become: accented Latin letters, punctuation, currencies, arrows, signs, emoji.
MEANT = re.compile(
    "[\u00a0-\u017e\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u1e00-\u1eff\u2010-\u2044\u20a0-\u20bf\u2100-\u22ff\u25a0-\u27bf\U0001f300-\U0001faff]+"
)
# Latin letters of two bytes in a name, as cp1252 shows them: a capital behind a small letter (`ErdoÄŸan`), or with a
# sign before a small one (`Åžükrü`) or between capitals (`ERDOÄžAN`). A sign that may stand behind a word or a unit is
# no evidence.
_SMALL = "a-zß-öø-ÿāăąćčđęěğıłńőśşšźżž"
_SIGNS = "€†‡ˆ‰ƒŠŒŽšœžŸ•˜™¡¢£¤¥¦§¨©ª¬\xad®¯±´µ¶¸¹º¼½¾¿"
_IN_NAME = re.compile(
    rf"(?<=[{_SMALL}])(?:[ÃÄÅÈ][{bytes_as('cp1252', 0x80, 0xBF)}])+"
    rf"|(?<![^\W_])(?:[ÃÄÅÈ][{_SIGNS}]|Ã…|Ä°)(?=[{_SMALL}]{{2}}|[{_SMALL}]?[ÃÄÅÈ])"
    r"|(?<=[A-ZÀ-Þ])[ÃÄÅ][œšž°±](?=[A-ZÀ-Þ])"
)
# A capital Š at the beginning of a word, except where Å is a word.
_BEFORE_NO_BREAK = re.compile(rf"(?<![^\W_])Å\u00a0(?=[{_SMALL}]{{2}})")

# The bytes of a dash or quotation mark and of the ASCII letter or mark behind it, as GBK: `It鈥檚`.
_GBK = re.compile("鈥[\u4e00-\u9fff]")

# Pairs that give a letter of another script than Latin: as cp1252, and words of nothing else as Windows-1251.
_OTHER_SCRIPT = (
    ("sloppy-windows-1252", re.compile(rf"(?:[Ã-ß][{bytes_as('cp1252', 0x80, 0xBF)}\x80-\x9f])+")),
    ("sloppy-windows-1251", re.compile(rf"(?<![^\W_])(?:[РС][{bytes_as('cp1251', 0x80, 0xBF)}\x98])+(?![^\W_])")),
)
# No letters of Russian, Ukrainian, Bulgarian, Serbian or Macedonian.
_RARE_LETTER = re.compile("[\u0460-\u048f\u0492-\u04ff]")


def read_singles(text: str) -> str:
    """The text with single damaged characters and names read.

    A Š is read in `Å\\xa0koda` only where the language is known and Å is no word of it.

    >>> read_singles("It鈥檚 here"), read_singles("Präsident ErdoÄŸan, Åžükrü")
    ('It’s here', 'Präsident Erdoğan, Şükrü')
    >>> read_singles("iÅ, Å·mol, ÅÄÖ, “FÅ”, Ä…nej, på Å")
    'iÅ, Å·mol, ÅÄÖ, “FÅ”, Ä…nej, på Å'
    """
    for encoding, single, foreign in _SINGLES:
        read = single.sub(partial(_read_single, encoding), text)
        if read != text and not foreign.search(read):
            text = read
    text = _IN_NAME.sub(partial(_read_single, "cp1252"), text)
    text = _GBK.sub(_read_gbk, text)
    if _BEFORE_NO_BREAK.search(text) and likely_language(text) not in {*languages_with("a_ring_is_a_word"), "und"}:
        text = _BEFORE_NO_BREAK.sub("Š", text)
    return text


def read_rest(text: str) -> str:
    """A text that was damaged, with those letters read that other losses kept from being read with it.

    >>> read_rest("Паром Ð´Ð²Ð° раза РґРѕ РґРІСѓС…; Рёв"), read_rest("two Ð´Ð²Ð° words")
    ('Паром два раза до двух; Рёв', 'two Ð´Ð²Ð° words')
    """
    script = find_script(text)[0]
    if script in ("Latin", ""):
        return text
    for encoding, pairs in _OTHER_SCRIPT:
        text = pairs.sub(partial(_read_letters, encoding, script), text)
    return text


def _read_single(encoding: str, match: re.Match[str]) -> str:
    try:
        characters = match.group().encode(encoding).decode("utf-8")
    except UnicodeError:
        return match.group()
    return characters if MEANT.fullmatch(characters) else match.group()


def _read_letters(encoding: str, script: str, match: re.Match[str]) -> str:
    try:
        letters = match.group().encode(encoding).decode("utf-8")
    except UnicodeError:
        return match.group()
    is_text = letters.isalpha() and find_script(letters)[0] == script and not _RARE_LETTER.search(letters)
    return letters if is_text else match.group()


def _read_gbk(match: re.Match[str]) -> str:
    try:
        read = match.group().encode("gbk").decode("utf-8")
    except UnicodeError:
        return match.group()
    return read if len(read) == 2 else match.group()
