"""What leads into a byline: "By", "Written by:", a role; and the byline without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsclean.metadata.words import base_languages, phrase_pattern, read_list

# "Article written by:" in a long language.
_MAX_LEAD = 40
# After "By": a colon, a space, nothing in scripts without spaces, nothing where a style sheet makes the space.
_LEAD_END = r"(?:\s*[:：]\s*|\s+|(?<=[\u3040-\u9fff])|(?<=[a-z])(?-i:(?=[A-Z][a-z.])))"


@lru_cache(maxsize=64)
def glued_date_lead(languages: tuple[str, ...]) -> re.Pattern[str]:
    """The word of a date's lead-in that a style sheet sets apart from the name: "Jane DoePublished"."""
    leads = {lead.split()[0].capitalize() for lead in lead_phrases(languages, "published", "updated") if len(lead) > 4}
    return re.compile(rf"(?<=[a-z\u00df-\u00ff])(?:{phrase_pattern(leads)})\b:?")


def after_lead(part: str, languages: tuple[str, ...]) -> str:
    """The part from its last "by" on; all of it where there is none."""
    last = None
    for last in _by_inside(languages).finditer(part):  # noqa: B007
        pass
    return part[last.end() :] if last is not None else part


@lru_cache(maxsize=64)
def _by_inside(languages: tuple[str, ...]) -> re.Pattern[str]:
    spaced = {phrase for phrase in lead_phrases(languages, "byline") if len(phrase) > 1 and phrase[0].isalpha()}
    return re.compile(rf"(?<!\w)(?:{phrase_pattern(spaced)})\s*[:：]?\s+(?=[^\W\d_a-z])", re.IGNORECASE)


@lru_cache(maxsize=256)
def lead_phrases(languages: tuple[str, ...], *keys: str) -> frozenset[str]:
    """The phrases of these keys of `words.toml`, of the languages given, English and `und`."""
    tags = (*base_languages(languages), "und")
    return frozenset(phrase for key in keys for phrase in read_list(tags, key))


@lru_cache(maxsize=64)
def _lead(languages: tuple[str, ...]) -> re.Pattern[str]:
    phrases = phrase_pattern(lead_phrases(languages, "byline", "roles"))
    return re.compile(rf"(?:{phrases}){_LEAD_END}", re.IGNORECASE)


def starts_as_byline(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line begins as a byline does: with "By" or the like and a name.

    >>> starts_as_byline("By Jane Doe"), starts_as_byline("By the river"), starts_as_byline("Jane Doe")
    (True, False, False)
    """
    match = _by(tuple(languages)).match(text.lstrip(" *•–—-"))
    if match is None:
        return False
    following = text.lstrip(" *•–—-")[match.end() :].lstrip()
    return bool(following) and not following[0].islower() and not following[0].isdigit()


def is_byline_lead(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line is nothing but what leads into a byline: "Written by:".

    >>> is_byline_lead("Written by:"), is_byline_lead("By Jane Doe"), is_byline_lead("Author")
    (True, False, True)
    """
    if len(text) > _MAX_LEAD:
        return False
    words, phrases = text.lower().strip(" :-–|：").split(), lead_phrases(tuple(languages), "byline")
    # "Article written by": the lead-in's words, or more before its last two.
    return " ".join(words) in phrases or " ".join(words[-2:]) in phrases


@lru_cache(maxsize=64)
def _by(languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{phrase_pattern(lead_phrases(languages, 'byline'))}){_LEAD_END}", re.IGNORECASE)


def strip_lead(text: str, languages: tuple[str, ...]) -> str:
    """The text without "By", "Story by", "Staff writer" at its start.

    >>> strip_lead("Written by: Jane Doe", ())
    'Jane Doe'
    """
    lead = _lead(languages)
    while (match := lead.match(text)) is not None and match.end() < len(text):
        text = text[match.end() :].lstrip(" :,.-–—")
    return text
