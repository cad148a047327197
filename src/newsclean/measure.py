"""Measures of a piece of text in any script: words, ends of sentences, visible characters. Nothing is judged here."""

from __future__ import annotations

import re
from functools import lru_cache

# Many steps measure the same line, so the results for the lines of the last few texts are cached; lines longer than any
# paragraph are not, since many of them would fill a worker's memory.
LINES_REMEMBERED = 4096
_LONGEST_REMEMBERED = 10_000

# The marks that are part of words though `\w` does not match them: accents, points of Hebrew, Syriac and Thaana, the
# vowels of Devanagari and its kin as far as Sinhala (with the letters between them), Tibetan, Ethiopic.
MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0711\u0730-\u074a\u07a6-\u07b0"
    r"\u0900-\u0963\u0971-\u09f1\u0a01-\u0a75\u0a81-\u0aef\u0b01-\u0b6f\u0b82-\u0bef\u0c00-\u0c6f\u0c80-\u0c83"
    r"\u0c85-\u0d4e\u0d5f-\u0d6f\u0d7a-\u0df3\u0f71-\u0f84\u0f86-\u0fbc\u135d-\u135f"
)
# Those of Arabic, in which few words have them, and the words that are looked up have none; and those of Thai, Lao,
# Burmese and Khmer, in which no space shows where a word ends.
OTHER_MARKS = (
    r"\u064b-\u065f\u0670\u0e30-\u0e3a\u0e47-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u1056-\u1074\u1082-\u109d"
    r"\u17b4-\u17d3"
)
MARK = re.compile(f"[{MARKS}]")
_WORD = re.compile(rf"[\w{MARKS}]+")
# Scripts without spaces between words: Thai, Lao, Burmese and Khmer; kana, Han and its iteration marks.
UNSPACED_LETTERS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
UNSPACED = rf"{UNSPACED_LETTERS}\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
ONE_UNSPACED = re.compile(f"[{UNSPACED}]")
# Characters of Chinese and Japanese and their marks, which are as wide as high: two columns of a plain text.
WIDE = r"\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
# The marks that end a sentence, in any script: Latin, with full width; Urdu, Syriac; Devanagari and its kin; Armenian;
# Ethiopic; Burmese; Khmer; Tibetan; Mongolian. Greek has a question mark of its own.
FULL_STOPS = ".．。｡۔܀।॥։።။។៕།༎᠃"
QUESTION_MARKS = "?？؟፧\u037e"
EXCLAMATION_MARKS = "!！"
STOPS = f"{FULL_STOPS}{QUESTION_MARKS}{EXCLAMATION_MARKS}…"
# The comma in these scripts, where it has a sign of its own.
COMMAS = ",，、،՝፣၊᠂"
# Thai and Lao end no sentence with a mark.
STOPLESS = r"\u0e00-\u0eff"
_STOPLESS = re.compile(f"[{STOPLESS}]")
_ENDS, _ASKS = frozenset(STOPS), frozenset(QUESTION_MARKS)
# The marks that open a quotation, in any language, and those that may stand between a sentence's end and the next.
OPENING_QUOTES = ('"', "“", "„", "«", "‘", "'", "「", "『", "»")
CLOSERS = "\"'”’“»«」』）)]"

# Labels, buttons and most short headlines have fewer words than a sentence of prose.
PROSE_WORDS = 8
# A word of Chinese or Japanese is about two characters long; one of Thai, Lao, Burmese or Khmer about four, with its
# vowels and tones.
_CHARACTERS_A_WORD, _LETTERS_A_WORD = 2, 4
_ONE_UNSPACED_LETTER = re.compile(f"[{UNSPACED_LETTERS}]")

# Any character that a reader can see: not white space, zero-width or a control character.
_VISIBLE = re.compile(
    "[^\\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x1f\x7f-\x9f\U000e0000-\U000e007f]"
)
# Raised figures, for a class of a pattern: the figures of notes and powers.
RAISED_FIGURES = "⁰¹²³⁴-⁹"
_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_ASCII = bytes(range(0x80))
# Bytes of UTF-8, with a space in place of each ASCII character that is part of no word.
_SPACED = bytes(byte if byte > 0x7F or chr(byte).isalnum() or byte == ord("_") else ord(" ") for byte in range(256))
# In texts with more bytes than this for each of their characters it takes longer to look at all that are not ASCII.
_BYTES_A_CHARACTER = 1.1


def find_words(text: str) -> list[str]:
    """Every word, in order: each run of letters with their marks, digits and underscores.

    In a text that is mostly ASCII this takes a quarter of the time of a search for words, which finds the same.

    >>> find_words("“We know”, said 3,000 soldiers"), find_words("東京、大阪"), find_words("पुल का काम।")
    (['We', 'know', 'said', '3', '000', 'soldiers'], ['東京', '大阪'], ['पुल', 'का', 'काम'])
    """
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) > _BYTES_A_CHARACTER * len(text):
        return _WORD.findall(text)
    spaced = raw.translate(_SPACED).decode("utf-8", "surrogatepass")
    if len(raw) > len(text):
        for character in set(beyond_ascii(text)):
            if not character.isalnum() and MARK.match(character) is None:
                spaced = spaced.replace(character, " ")
    return spaced.split()


def all_words(text: str) -> list[str]:
    """Every word, in lower case and in order."""
    return find_words(text.lower())


def count_words(text: str) -> int:
    """The number of words; in scripts without spaces two characters count as one word, in Thai and its like four.

    >>> count_words("Nearly 1,000 soldiers have fled."), count_words("東京で地震が発生した"), count_words("ประเทศไทย")
    (6, 5, 3)
    """
    return _count_remembered(text) if len(text) <= _LONGEST_REMEMBERED else _count(text)


def _count(text: str) -> int:
    if text.isascii():  # half of the time of `find_words`
        return len(text.encode().translate(_SPACED).split())
    words = find_words(text)
    if not has_no_spaces(text):
        return len(words)
    letters = len(_ONE_UNSPACED_LETTER.findall(text))
    characters = len(ONE_UNSPACED.findall(text)) - letters
    spaced = sum(1 for word in words if not ONE_UNSPACED.search(word))
    return spaced + -(-characters // _CHARACTERS_A_WORD) + -(-letters // _LETTERS_A_WORD)


_count_remembered = lru_cache(LINES_REMEMBERED)(_count)


def has_no_spaces(text: str) -> bool:
    """Whether the text is, at least in part, in a script that puts no spaces between words.

    >>> has_no_spaces("新聞"), has_no_spaces("Zeitung")
    (True, False)
    """
    return not text.isascii() and ONE_UNSPACED.search(beyond_ascii(text)) is not None


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does; closing quote marks and brackets are ignored.

    >>> ends_sentence("“We are scared,” he said."), ends_sentence("„Wir kommen.“"), ends_sentence("地震が発生した。")
    (True, True, True)
    >>> ends_sentence("Most Viewed")
    False
    """
    return text.rstrip().rstrip(CLOSERS)[-1:] in _ENDS


def is_prose_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does and has as many words as one of prose.

    >>> is_prose_sentence("The ferry runs again, the harbour office said on Monday."), is_prose_sentence("Sign up now.")
    (True, False)
    """
    return ends_sentence(text) and count_words(text) >= PROSE_WORDS


def ends_question(text: str) -> bool:
    """Whether the text ends with a question mark.

    >>> ends_question("Who was it? "), ends_question("ለምን፧"), ends_question("Who?!")
    (True, True, False)
    """
    return text.rstrip()[-1:] in _ASKS


def has_no_stops(text: str) -> bool:
    """Whether the text is, at least in part, in a script that ends no sentence with a mark.

    >>> has_no_stops("สะพานแห่งใหม่"), has_no_stops("新しい橋")
    (True, False)
    """
    return not text.isascii() and _STOPLESS.search(beyond_ascii(text)) is not None


def beyond_ascii(text: str, left_out: bytes = _ASCII) -> str:
    """The characters of the text that are not ASCII, in order. They are few, so that a search in them is fast.

    `left_out` names the ASCII characters to leave out, if not all.

    >>> beyond_ascii("“Größe”"), beyond_ascii("a-à-b", b"ab")
    ('“öß”', '-à-')
    """
    return text.encode("utf-8", "surrogatepass").translate(None, left_out).decode("utf-8", "surrogatepass")


def is_visible(text: str) -> bool:
    """Whether the text has any character that a reader can see.

    >>> is_visible("\\u200b \\u00a0"), is_visible("\\u200b1")
    (False, True)
    """
    return _VISIBLE.search(text) is not None


def level_figures(text: str) -> str:
    """The text, as long, with raised figures as figures: a page's head cannot raise what its headline raises.

    >>> level_figures("10⁻⁶ m²"), level_figures("m2")
    ('10-6 m2', 'm2')
    """
    return text if text.isascii() else text.translate(_LEVEL)


def fold_spaces(text: str) -> str:
    """The text with each run of white space replaced by one space, and none at the ends."""
    # To see that a line has single spaces only, as most have, takes half as long as to split it. Of white space only
    # the plain space is printable.
    if text.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text
    return " ".join(text.split())
