"""Word lists of `languages/` in the shapes the metadata readers need, folded and cached."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, wraps
from typing import TypeVar

from newsclean.language.folders import language_tags
from newsclean.language.words import WordList, worded_tags, words_in
from newsclean.measure import find_words, has_no_spaces
from newsclean.trie import trie_pattern

_Made = TypeVar("_Made")

# Characters that are written in several ways, or not at all, in the words of a date or a byline.
_FOLD = str.maketrans({
    "\u200b": None, "\u200c": None, "\u200d": None, "\u200e": None, "\u200f": None, "\u2060": None,
    "\ufeff": None, "\u00ad": None, "\u0307": None, "\u0640": None, "ي": "ی", "ك": "ک", "’": "'", "ʼ": "'",
    "‐": "-", "‑": "-", "−": "-",
})  # fmt: skip


def _any_of(letters: Iterable[int]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, letters)))}]")


# They are rare, and a search is several times as fast as translate().
_FOLDED = _any_of(_FOLD)
# Those of them that are one letter for another: places in a text stay.
_UNEVEN = _any_of(letter for letter, even in _FOLD.items() if even is not None)


def even_letters(text: str) -> str:
    """The text with one letter for those that are written in two ways, as long as it was.

    >>> even_letters("كتبت"), even_letters("O’Neill")
    ('کتبت', "O'Neill")
    """
    return text if text.isascii() else _UNEVEN.sub(_fold_character, text)


def _fold_character(match: re.Match[str]) -> str:
    return _FOLD[ord(match.group())] or ""


def small_letters(text: str) -> str:
    """The text in small letters, as long as it was, even where "İ" is two of them.

    >>> small_letters("İstanbul")
    'istanbul'
    """
    small = text.lower()
    return small if len(small) == len(text) else "".join(letter.lower()[0] for letter in text)


_MARK = re.compile(r"[\u0300-\u036f]")
# Letters that are no other letter with a mark.
_BARE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})


def bare_letters(text: str) -> str:
    """A text in small letters with the letters that addresses have.

    >>> bare_letters("wadström"), bare_letters("straße nach łódź")
    ('wadstrom', 'strasse nach lodz')
    """
    return text if text.isascii() else _MARK.sub("", unicodedata.normalize("NFD", text)).translate(_BARE)


_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def fold_in_place(text: str) -> str:
    """The text in small letters, with ASCII digits and one letter for those that are written in two ways, as long.

    >>> fold_in_place("يوليو ٢٠٢١") == "یولیو 2021"
    True
    """
    if text.isascii():
        return text.lower()
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), small_letters(even_letters(text)))


def fold_words(text: str) -> str:
    """The text as words are compared: compatibility forms, ASCII digits, lower case, single spaces.

    >>> fold_words("５ Juillet\u00a02021"), fold_words("۱۴ تير")
    ('5 juillet 2021', '14 تیر')
    """
    if text.isascii():
        return " ".join(text.lower().split())
    folded = _FOLDED.sub(_fold_character, unicodedata.normalize("NFKC", text).lower())
    if _OTHER_DIGIT.search(folded):
        folded = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)
    return " ".join(folded.split())


def base_languages(languages: Iterable[str]) -> tuple[str, ...]:
    """The languages of these tags that have words in `languages/`, in their order, English last, `und` left out.

    >>> base_languages(["fr-CA", "xx"]), base_languages(["nb-NO"]), base_languages(["en"])
    (('fr', 'en'), ('nb', 'en'), ('en',))
    """
    known = worded_tags()
    bases = [tag.replace("_", "-").split("-")[0].lower() for tag in languages if tag]
    return tuple(dict.fromkeys(tag for tag in (*bases, "en") if tag in known and tag != "und"))


def by_folders(make: Callable[[tuple[str, ...]], _Made]) -> Callable[[tuple[str, ...]], _Made]:
    """`make`, called once for all languages that have the same folders: "en-GB" and "en-US" share their words."""
    made = lru_cache(maxsize=64)(make)

    @wraps(make)
    @lru_cache(maxsize=256)
    def find(languages: tuple[str, ...]) -> _Made:
        return made(base_languages(languages))

    return find


# Countries whose sites' addresses tell how English is written there, and how its numeric dates are.
_ENGLISH_HOSTS = {
    "uk": "GB", "au": "AU", "nz": "NZ", "ie": "IE", "in": "IN", "za": "ZA", "pk": "PK", "ng": "NG", "ke": "KE",
    "sg": "SG", "my": "MY", "hk": "HK", "lk": "LK", "bd": "BD", "us": "US", "ph": "PH", "gh": "GH", "mt": "MT",
}  # fmt: skip


def page_languages(tags: Iterable[str | None], host: str | None = None) -> tuple[str, ...]:
    """The languages a page may be in, the most likely first, English with the country its host names.

    >>> page_languages(["en", "und", None], "news.example.co.uk"), page_languages(["de-AT", "en-US", "de-at"])
    (('en-GB',), ('de-AT', 'en-US'))
    """
    region = _ENGLISH_HOSTS.get((host or "").rsplit(".", 1)[-1])
    found: dict[str, str] = {}
    for tag in tags:
        if tag and tag != "und":
            tag = f"en-{region}" if tag == "en" and region else tag
            found.setdefault(tag.lower(), tag)
    return tuple(found.values())


def read_list(languages: Iterable[str], key: WordList) -> Iterator[str]:
    """Each word of the list `key` of these folders, folded."""
    for tag in languages:
        yield from _folder_list(tag, key)


@cache
def _folder_list(tag: str, key: WordList) -> tuple[str, ...]:
    return tuple(map(fold_words, words_in(tag, key)))


def phrase_pattern(phrases: Iterable[str]) -> str:
    """A pattern of the phrases, the longest that fits first; one that matches nothing where there are none.

    >>> phrase_pattern(["may", "march", "mar"]), phrase_pattern([])
    ('ma(?:r(?:ch)?|y)', '(?!)')
    """
    return trie_pattern(filter(None, phrases)) or r"(?!)"


@cache
def words_of_all(key: WordList) -> frozenset[str]:
    """The words of this key of `words.toml` of all languages, folded: people have names of any origin on any page."""
    return frozenset(word for word in read_list(language_tags(), key) if word)


@lru_cache(maxsize=512)
def word_set(languages: tuple[str, ...], *keys: WordList) -> frozenset[str]:
    """The words of these keys of `words.toml`, folded, of the languages given, English and `und`."""
    tags = (*base_languages(languages), "und")
    return frozenset(word for key in keys for word in read_list(tags, key) if word)


@by_folders
def site_words(languages: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that names of sites have, and those of them that are no whole word of a line."""
    return _whole_and_within(word_set(languages, "site_words"))


@by_folders
def _paper_words(languages: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    return _whole_and_within(word_set(languages, "paper_words"))


def _whole_and_within(words: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words, and those of them that are no whole word of a line.

    They are of a script without spaces, or have a mark or a space inside: "кур'єр".
    """
    return words, tuple(sorted(word for word in words if has_no_spaces(word) or find_words(word) != [word]))


def holds_site_word(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text has a word that names of news sites are made of, in one of these languages or English.

    >>> [holds_site_word(name, ("ja", "uk")) for name in ("Valley-Herald", "浜辺新聞デジタル", "Наш Кур’єр", "Valley")]
    [True, True, True, False]
    """
    return _holds_one(text, *site_words(languages))


def holds_paper_word(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text has a word that hardly stands in anything but the names of newspapers.

    >>> [holds_paper_word(name, ("de",)) for name in ("Valley Herald", "Tarnauer Nachrichten", "Lokale Nachrichten")]
    [True, True, False]
    """
    return _holds_one(text, *_paper_words(languages))


def _holds_one(text: str, words: frozenset[str], within: tuple[str, ...]) -> bool:
    folded = fold_words(text)
    return not words.isdisjoint(find_words(folded)) or any(word in folded for word in within)


_SHORT_FORM = 2


@cache
def company_forms() -> str:
    """A pattern of the legal forms of companies, with or without points and spaces: "GmbH", "S.p.A.", "SpA".

    Those of two letters have capitals even where the pattern is made without regard to case: "AS", "AB".

    >>> [bool(re.fullmatch(company_forms(), form)) for form in ("GmbH", "S.p.A", "SpA", "e.V.", "Media")]
    [True, True, True, True, False]
    """
    forms = sorted(words_in("und", "company_forms"), key=len, reverse=True)
    return "|".join(
        f"(?-i:{re.escape(form)})" if len(form) == _SHORT_FORM
        else re.escape(form).replace(r"\.", r"\.?").replace(r"\ ", r"\s?")
        for form in forms
    )  # fmt: skip
