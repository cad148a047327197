"""The words of `languages/` that stand in, between and around people's names, as patterns and sets."""

from __future__ import annotations

import re
from functools import cache

from newsclean.measure import ends_sentence, has_no_spaces
from newsclean.metadata.words import (
    base_languages,
    by_folders,
    fold_words,
    phrase_pattern,
    read_list,
    word_set,
    words_of_all,
)

# Lead-ins of so many letters ("von") can be parts of names.
_SHORT_WORD = 4
# Most words of what someone is ("Reporter in Paris").
_ROLE_WORDS = 6


@by_folders
def joint(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between the last two of several names: "and" or the like, with spaces around it."""
    return re.compile(rf"\s+(?:{phrase_pattern(word_set(languages, 'name_joints'))}|&|\+)\s+", re.IGNORECASE)


@by_folders
def other_credit(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What leads in who checked, translated or illustrated the text: they did not write it."""
    words = phrase_pattern(word_set(languages, "other_credits"))
    return re.compile(rf"\W*(?:{words})(?: (?:{words}))*[\s:：]", re.IGNORECASE)


@by_folders
def ago(languages: tuple[str, ...]) -> re.Pattern[str]:
    """How long ago something was, counted in units: "5 hours ago", "vor 5 Stunden", "5小时前"."""
    units, words = (phrase_pattern(word_set(languages, key)) for key in ("time_units", "ago"))
    gap = r"[ \xa0]?"
    return re.compile(
        rf"(?<!\w)(?:(?P<before>{words}){gap})?\d{{1,3}}{gap}(?:{units})(?:{gap}(?:{words})|(?(before)|(?!)))(?!\w)",
        re.IGNORECASE,
    )


@by_folders
def behind_name(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What is left behind a name where a date was cut out, or is said of where and for whom: "on", "in Kabul"."""
    left, said = (phrase_pattern(word_set(languages, key)) for key in ("after_name", "beside_name"))
    return re.compile(rf"\s+(?:{left}|(?:{said})(?: .*)?|\d+(?: \w+)?)$", re.IGNORECASE)


@by_folders
def behind_date(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What is left behind a bar that stands for a date, before a name: "| tarihinde Ayşe Kaya"."""
    left = phrase_pattern(word_set(languages, "after_name"))
    return re.compile(rf"(?<=\|)\s*(?:{left})\s+(?=[^\W\da-z])")


@by_folders
def behind_known_name(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What is said of a person behind the name with nothing between: a role, for whom or from where they report."""
    roles, said = (phrase_pattern(word_set(languages, key)) for key in ("roles", "behind_known"))
    return re.compile(rf"\s+(?:(?P<role>{roles})|(?:{said})(?: .*)?)$", re.IGNORECASE)


@by_folders
def _behind_author(languages: tuple[str, ...]) -> re.Pattern[str] | None:
    """What stands behind an author's name where other languages have a lead-in: "김민수 기자", "राहुल शर्मा द्वारा"."""
    words = word_set(languages, "behind_author")
    return re.compile(rf"(?<=\S)\s*(?:{phrase_pattern(words)})(?=\W*$|\s+\S+@|\s*[|(\d])") if words else None


def strip_behind(text: str, languages: tuple[str, ...]) -> str:
    """The text without what stands behind an author's name in place of a lead-in.

    >>> strip_behind("김민수 기자", ("ko",)), strip_behind("Jane Doe", ("ko",))
    ('김민수', 'Jane Doe')
    """
    behind = _behind_author(languages)
    return text if behind is None else behind.sub("", text)


@by_folders
def role_between(languages: tuple[str, ...]) -> re.Pattern[str]:
    """A role between two names, in scripts without spaces, or behind a paper: "江边日报记者 陈一苇 通讯员 林小满"."""
    roles = phrase_pattern(filter(has_no_spaces, word_set(languages, "roles")))
    reporters = phrase_pattern(read_list(base_languages(languages)[:1], "reporters"))
    of_paper = rf"(?<![^\s:：／/|])[\u3040-\u9fff]{{2,8}}(?:{reporters})"
    return re.compile(rf"(?:(?<=\w)\s+(?:{roles})|{of_paper})(?=[\s:：])\s*[:：]?")


@cache
def reported() -> re.Pattern[str]:
    """The end of a piece that says where a report is from: "花蓮報導"."""
    return re.compile(rf"(?:{phrase_pattern(words_of_all('reported'))})\W*$")


@by_folders
def begins_with_role(languages: tuple[str, ...]) -> re.Pattern[str]:
    """The beginning of a folded text that says what someone is: "reporter, northern region"."""
    roles = word_set(languages, "roles") - word_set(languages, "desks")
    return re.compile(rf"(?:{phrase_pattern(roles)})(?=[\s,|/·-]|$)")


def is_role(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a line says what someone is, and no more.

    >>> is_role("Reporter, northern region", ("en",)), is_role("Reporters stayed outside.", ("en",))
    (True, False)
    >>> is_role("Editor John Smith said that the paper would close soon", ("en",))
    False
    """
    folded = fold_words(text.strip())
    is_short = len(folded.split()) <= _ROLE_WORDS and not ends_sentence(text)
    return is_short and begins_with_role(languages).match(folded) is not None


@by_folders
def desk(languages: tuple[str, ...]) -> re.Pattern[str]:
    """A name of many people at the start of a credit; what follows is the paper's name rather than one of them."""
    return re.compile(rf"(?:{phrase_pattern(word_set(languages, 'desks'))})\b", re.IGNORECASE)


@cache
def honorific() -> re.Pattern[str]:
    """Titles before a name of at least two words."""
    titles, small = (phrase_pattern(words_of_all(key)) for key in ("honorifics", "small_honorifics"))
    return re.compile(rf"^(?:(?:(?i:{titles})|(?:{small}))\.?\s+)+(?=\S+\s+\S)")


@by_folders
def never_in_names(languages: tuple[str, ...]) -> frozenset[str]:
    """Words and phrases that no person's name has in it."""
    listed = word_set(languages, "byline", "published", "updated")
    leads = {word for word in listed if len(word) > (1 if has_no_spaces(word) else _SHORT_WORD)}
    site_words = word_set(languages, "site_words") - words_of_all("surnames")
    return word_set(languages, "roles", "networks", "not_names") | site_words | leads
