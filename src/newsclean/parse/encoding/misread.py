"""Texts whose bytes were read as Windows-1252 or Latin-1 before they came here, though they are in another encoding.

`requests` does so where a server names no charset. UTF-8 that was read so is the work of the repair `mojibake`.
"""

from __future__ import annotations

from collections import Counter

from newsclean.language.profile import split_words, weigh_words
from newsclean.language.scripts import find_script
from newsclean.measure import beyond_ascii
from newsclean.parse.encoding.guess import guess, guess_language, is_other_script, is_western, prose_of

# Letters and signs of Windows-1252 that stand for letters of Polish, Turkish, Czech and Romanian; from so many on, and
# if the language has so many more function words when they are read as its letters, they are. Pages and texts of the
# development corpus, misread, have 1.13 to 1.59 times as many; none of 13,670 that were read rightly is taken.
_TELLTALES, _FEWEST_TELLTALES, _SURER = "³¿¹þýðº", 5, 1.1
# Characters that are looked at first.
_LOOK = 65_536
# Letters in rows from which on a text may be in another script.
_FEWEST_IN_ROWS = 30
_LEAST_SURE = 0.9
# Function words that show a language, but in scripts of which no such words are known.
_LEAST_WEIGHT, _WORDLESS = 2.0, ("Greek", "Han", "Hangul", "Kana", "Thai")
# A row of signs gives letters too, but few, or rare ones: fewest letters, the greatest share of one, the least share of
# common Chinese characters, and the first bytes of those that are not.
_FEWEST_LETTERS, _MOST_OF_ONE, _LEAST_COMMON = 10, 0.25, 0.9
_RARE_FROM = {"gbk": b"\xd8", "gb18030": b"\xd8", "big5": b"\xc9"}


def read_again(text: str) -> tuple[str, str] | None:
    """(text, encoding) read in the encoding that it is in; None where it was read rightly, or that is not certain.

    >>> read_again("Министр сказал, что мост закрыт. Он сказал это в среду.".encode("cp1251").decode("cp1252"))
    ('Министр сказал, что мост закрыт. Он сказал это в среду.', 'windows-1251')
    >>> read_again("Ráðherrann sagði að nýja brúin væri lokuð, því að þar þyrfti að gera við þýðingarmikla stöpla.")
    """
    if text.isascii():
        return None
    look = text[:_LOOK]
    beyond = beyond_ascii(look)
    # Nearly all pages have characters that no byte can stand for, or few.
    if len(beyond) < _FEWEST_TELLTALES or (start := _bytes_of(look, beyond)) is None:
        return None
    is_other = len(beyond) >= _FEWEST_IN_ROWS and is_other_script(start, _FEWEST_IN_ROWS)
    if not is_other and sum(map(beyond.count, _TELLTALES)) < _FEWEST_TELLTALES:
        return None
    content = start if len(look) == len(text) else _bytes_of(text, beyond_ascii(text))
    if content is None:
        return None
    language = guess_language(text).tag
    if not is_other and is_western(language) is not False:
        return None
    read, encoding = guess(content)
    if encoding in ("utf-8", "windows-1252") or "\ufffd" in read:
        return None
    if is_other:
        return (read, encoding) if is_of_other_script(read, encoding) else None
    return (read, encoding) if _weight(read, language) >= _SURER * _weight(text, language) else None


def is_of_other_script(read: str, encoding: str) -> bool:
    """Whether a text, as it was read in an encoding that the detector found, is one of a script but Latin."""
    if not _is_varied(read, encoding):
        return False
    after = guess_language(read)
    if is_western(after.tag) is not None or after.score < _LEAST_SURE:
        return False
    return find_script(prose_of(read))[0] in _WORDLESS or _weight(read, after.tag) >= _LEAST_WEIGHT


def _bytes_of(text: str, beyond: str) -> bytes | None:
    """The bytes that were read; None if a character is of neither encoding."""
    characters = "".join(set(beyond))
    for encoding in ("latin-1", "cp1252"):
        try:
            characters.encode(encoding)
        except UnicodeEncodeError:
            continue
        return text.encode(encoding)
    return None


def _is_varied(read: str, encoding: str) -> bool:
    """Whether the letters of the text are as those of a language, which an alphabet or a row of signs is not."""
    letters = Counter(letter for letter in read if letter > "\x7f" and letter.isalpha())
    if len(letters) < _FEWEST_LETTERS or max(letters.values()) > _MOST_OF_ONE * letters.total():
        return False
    common = sum(count for letter, count in letters.items() if _is_common(letter, encoding))
    return common >= _LEAST_COMMON * letters.total()


def _is_common(letter: str, encoding: str) -> bool:
    if encoding not in _RARE_FROM:
        return True
    # The standard's encodings have rare letters that Python's do not have.
    return b"" < letter.encode(encoding, "ignore")[:1] < _RARE_FROM[encoding]


def _weight(text: str, language: str) -> float:
    return weigh_words(split_words(prose_of(text))).get(language, 0.0)
