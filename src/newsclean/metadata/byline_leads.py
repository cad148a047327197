"""What leads into a byline: "By", "Written by:", a role; and the byline without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsclean.metadata.dates import cut_dates
from newsclean.metadata.words import (
    base_languages,
    by_folders,
    even_letters,
    phrase_pattern,
    read_list,
    words_of_all,
)

# "Article written by:" in a long language.
_MAX_LEAD = 40
# What stands before the first word of a line in a list.
_BULLETS = " *•–—-"
_DIGIT = re.compile(r"\d")
# "by", "par", "por"
_SHORT_LEAD = 3
# After "By": a colon, a space, nothing in scripts without spaces, nothing where a style sheet makes the space.
_LEAD_END = r"(?:\.?\s*[:：]\s*|\.?\s+|(?<=[\u3040-\u9fff])|(?<=[A-Za-z])(?=[A-Z][a-z.]))"


@by_folders
def glued_date_lead(languages: tuple[str, ...]) -> re.Pattern[str]:
    """The word of a date's lead-in that a style sheet sets apart from the name: "Jane DoePublished"."""
    leads = {lead.split()[0].capitalize() for lead in lead_phrases(languages, "published", "updated") if len(lead) > 4}
    return re.compile(rf"(?<=[a-z\u00df-\u00ff])(?:{phrase_pattern(leads)})\b:?")


def after_lead(part: str, languages: tuple[str, ...]) -> str:
    """The part behind its first "by" that is the author's; all of it where there is no "by" inside.

    >>> after_lead("An essay by Jane Doe", ("en",)), after_lead("Reviewed by Ann Lee, written by Jane Doe", ("en",))
    ('Jane Doe', 'Jane Doe')
    >>> after_lead("Karl von Habsburg", ("de",)), after_lead("Jane Doe, reviewed by Ann Lee", ("en",))
    ('Karl von Habsburg', 'Jane Doe, reviewed by Ann Lee')
    """
    others = _credits_other(languages)
    even = even_letters(part)
    for lead in _by_inside(languages).finditer(even):
        if lead.start() > 0 and others.search(even[: lead.start()]) is None:
            return part[lead.end() :]
    return part


@by_folders
def _credits_other(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before the "by" of who checked or translated a text."""
    return re.compile(rf"(?<!\w)(?:{phrase_pattern(lead_phrases(languages, 'other_credits'))})\s*$", re.IGNORECASE)


@by_folders
def _by_inside(languages: tuple[str, ...]) -> re.Pattern[str]:
    """A lead-in amid a line: of several words, or a short one that is no part of names as "von" is."""
    phrases = {
        phrase
        for phrase in lead_phrases(languages, "byline")
        if " " in phrase or (1 < len(phrase) <= _SHORT_LEAD and phrase not in words_of_all("particles"))
    }
    return re.compile(rf"(?<!\w)(?i:{phrase_pattern(phrases)})\s*[:：]?\s+(?=[^\W\d_a-z])")


@lru_cache(maxsize=256)
def lead_phrases(languages: tuple[str, ...], *keys: str) -> frozenset[str]:
    """The phrases of these keys of `words.toml`, of the languages given, English and `und`."""
    tags = (*base_languages(languages), "und")
    return frozenset(phrase for key in keys for phrase in read_list(tags, key))


@by_folders
def _lead(languages: tuple[str, ...]) -> re.Pattern[str]:
    phrases = phrase_pattern(lead_phrases(languages, "byline", "roles"))
    return re.compile(rf"(?i:{phrases}){_LEAD_END}")


def starts_as_byline(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line begins as a byline does: with "By" or the like and a name.

    >>> starts_as_byline("By Jane Doe"), starts_as_byline("By the river"), starts_as_byline("Jane Doe")
    (True, False, False)
    """
    tags = tuple(languages)
    bare = even_letters(text.lstrip(_BULLETS))
    if not _begins_with_lead(bare.lower(), tags) or (match := _by(tags).match(bare)) is None:
        return False
    following = bare[match.end() :].lstrip()
    return bool(following) and not following[0].islower() and not following[0].isdigit()


def credits_author(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line begins with "By" and a name, perhaps behind a date, or says that it was written by someone.

    >>> credits_author("5 July 2021 | By Jane Doe"), credits_author("This post was written by Jane Doe, a nurse.")
    (True, True)
    >>> credits_author("The book was taken by Jane Doe"), credits_author("On 5 July 2021")
    (False, False)
    """
    tags = tuple(languages)
    if not may_lead(text, tags):
        return False
    if starts_as_byline(text, tags):
        return True
    if "\n" in text and any(starts_as_byline(line, tags) for line in text.split("\n")):
        return True
    if _DIGIT.search(text) and starts_as_byline(cut_dates(text, tags).lstrip(" |,-–—•·"), tags):
        return True
    return _written_by(tags).search(text[:_MAX_LEAD]) is not None


@by_folders
def _lead_words(languages: tuple[str, ...]) -> frozenset[str]:
    """The last word of each lead-in of a byline."""
    return frozenset(phrase.split()[-1] for phrase in lead_phrases(languages, "byline") if phrase)


def may_lead(text: str, languages: tuple[str, ...]) -> bool:
    """Whether the line begins with a lead-in or has its last word anywhere: a cheap look, most lines have not.

    >>> may_lead("Written by:", ("en",)), may_lead("The ferry runs again", ("en",))
    (True, False)
    """
    lower = even_letters(text).lower()
    if not _lead_words(languages).isdisjoint(lower.replace(":", " ").split()):
        return True
    return _begins_with_lead(lower.lstrip(_BULLETS), languages)


def _begins_with_lead(lower: str, languages: tuple[str, ...]) -> bool:
    return lower.startswith(_leads_by_letter(languages).get(lower[:1], ()))


@by_folders
def _leads_by_letter(languages: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The lead-ins of a byline by their first letter."""
    leads: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(filter(None, lead_phrases(languages, "byline"))):
        leads[phrase[0]] = (*leads.get(phrase[0], ()), phrase)
    return leads


@by_folders
def _written_by(languages: tuple[str, ...]) -> re.Pattern[str]:
    """ "written by" and other lead-ins of two words and more, before a capital."""
    phrases = phrase_pattern(phrase for phrase in lead_phrases(languages, "byline") if " " in phrase)
    return re.compile(rf"(?<!\w)(?i:{phrases})\s*:?\s+(?=[^\W\d_a-z])")


def is_byline_lead(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line is nothing but what leads into a byline: "Written by:".

    >>> is_byline_lead("Written by:"), is_byline_lead("By Jane Doe"), is_byline_lead("Author")
    (True, False, True)
    """
    if len(text) > _MAX_LEAD or not text:
        return False
    tags = tuple(languages)
    words = even_letters(text).lower().strip(" :-–|：").split()
    if not words or words[-1] not in _lead_words(tags):
        return False
    phrases = lead_phrases(tags, "byline")
    # "Article written by": the lead-in's words, or more before its last two.
    return " ".join(words) in phrases or " ".join(words[-2:]) in phrases


@by_folders
def _by(languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i:{phrase_pattern(lead_phrases(languages, 'byline'))}){_LEAD_END}")


def strip_lead(text: str, languages: tuple[str, ...]) -> str:
    """The text without "By", "Story by", "Staff writer" at its start.

    >>> strip_lead("Written by: Jane Doe", ())
    'Jane Doe'
    """
    lead = _lead(languages)
    while (match := lead.match(even_letters(text))) is not None and match.end() < len(text):
        text = text[match.end() :].lstrip(" :,.-–—")
    return text
