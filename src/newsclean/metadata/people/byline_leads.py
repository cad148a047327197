"""The lead-ins of bylines, such as "By", "Written by:" or a role: recognises and removes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from newsclean.measure import UNSPACED
from newsclean.metadata.dates.cut import cut_dates
from newsclean.metadata.dates.find import holds_date
from newsclean.metadata.dates.lines import find_date_line
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import strip_behind
from newsclean.metadata.words import (
    by_folders,
    even_letters,
    fold_words,
    phrase_pattern,
    small_letters,
    word_set,
    words_of_all,
)

# "Article written by:" in a long language.
_MAX_LEAD = 40
# What stands before the first word of a line in a list.
_BULLETS = " *•–—-(（【["
# It stands between letters that are not joined, in Persian words; word lists are read without it.
_UNJOINED = "\u200c"
_DIGIT = re.compile(r"\d")
# "by", "von", "por"
SHORT_LEAD = 3
# "on", "am", "data"
_SHORT_DATE_LEAD = 4
_HANGUL_OR_UNSPACED = re.compile(rf"[\uac00-\ud7a3{UNSPACED}]")
# After "By": a colon (in Japanese and Chinese also other signs), a space, the apostrophe that it ends with, nothing in
# scripts without spaces, nothing where a style sheet makes the space.
_COLON = re.compile(r"\s*[:：=＝・／]\s*")
_LEAD_END = re.compile(r"(?<=['’])|\.?\s*[:：=＝・／]\s*|\.?\s+|(?<=[\u3040-\u9fff])|(?<=[A-Za-z])(?=[A-Z][a-z.])")


@by_folders
def glued_word(languages: tuple[str, ...]) -> re.Pattern[str]:
    """The word of a date's lead-in, or a role, that a style sheet sets apart from the name: "Jane DoePublished"."""
    leads = {lead.split()[0].capitalize() for lead in word_set(languages, "published", "updated") if len(lead) > 4}
    leads |= {role.capitalize() for role in word_set(languages, "roles") if " " not in role and len(role) > 4}
    return re.compile(rf"(?<=[a-z\u00df-\u00ff])(?:{phrase_pattern(leads)})\b:?")


@by_folders
def before_date(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What leads into a date behind a name, where a bar stands for the date: "Jane Doe. Last updated |".

    In Korean and in scripts without spaces a style sheet may set it apart from the name: "김민우 기자입력 |". Behind a
    single character it is part of the name: "이수정 |".
    """
    every = word_set(languages, "published", "updated")
    leads = {lead for lead in every if len(lead) > _SHORT_DATE_LEAD or _HANGUL_OR_UNSPACED.match(lead)}
    glued = {lead for lead in every if len(lead) > 1 and _HANGUL_OR_UNSPACED.match(lead)}
    return re.compile(
        rf"(?:\.?(?<!\w)\s?(?:{phrase_pattern(leads)})|(?<=\w\w)(?:{phrase_pattern(glued)})) ?:? ?(?=\|)", re.IGNORECASE
    )


def after_lead(part: str, languages: tuple[str, ...]) -> str:
    """The part after the first "by" that credits the author; the whole part if there is no "by" inside.

    A line that begins with "By" and a name has its author; an inner "by" leads in another credit, and ends the part.

    >>> after_lead("An essay by Jane Doe", ("en",)), after_lead("Reviewed by Ann Lee, written by Jane Doe", ("en",))
    ('Jane Doe', 'Jane Doe')
    >>> after_lead("Karl von Habsburg", ("de",)), after_lead("Jane Doe, reviewed by Ann Lee", ("en",))
    ('Karl von Habsburg', 'Jane Doe, reviewed by Ann Lee')
    >>> after_lead("By Jane Doe, with reporting by Ann Lee", ("en",))
    'By Jane Doe, with '
    """
    even = even_letters(part)
    # "Reporting by Jane Doe, writing by Ann Lee" credits two authors, so that only a plain "By" counts.
    is_led = 0 < len(part[: lead_length(part, languages)].rstrip(" .:：")) <= SHORT_LEAD
    for lead in _by_inside(languages).finditer(even):
        if is_led and starts_as_byline(part[: lead.start()], languages):
            return part[: lead.start()]
        if lead.start() > 0 and _credits_other(languages).search(even[: lead.start()]) is None:
            return part[lead.end() :]
    return part


@by_folders
def _credits_other(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before the "by" of who checked or translated a text."""
    return re.compile(rf"(?<!\w)(?:{phrase_pattern(word_set(languages, 'other_credits'))})\s*$", re.IGNORECASE)


@by_folders
def _by_inside(languages: tuple[str, ...]) -> re.Pattern[str]:
    """A lead-in amid a line: of several words, or a short one that is no part of names as "von" is, nor between them.

    In Swahili "na" is both "by" and "and".
    """
    amid_names = words_of_all("particles") | word_set(languages, "name_joints")
    phrases = {
        phrase
        for phrase in word_set(languages, "byline")
        if " " in phrase or (1 < len(phrase) <= SHORT_LEAD and phrase not in amid_names)
    }
    return re.compile(rf"(?<!\w)(?i:(?P<lead>{phrase_pattern(phrases)}))\s*[:：]?\s+(?=[^\W\d_a-z])")


_Leads = Mapping[str, Sequence[str]]


def _by_letter(phrases: Iterable[str]) -> _Leads:
    """The phrases by their first letter, the longest first."""
    leads: dict[str, list[str]] = {}
    for phrase in sorted(filter(None, phrases), key=lambda phrase: (-len(phrase), phrase)):
        leads.setdefault(phrase[0], []).append(phrase)
    return leads


@by_folders
def _bylines(languages: tuple[str, ...]) -> _Leads:
    return _by_letter(word_set(languages, "byline"))


@by_folders
def _colon_leads(languages: tuple[str, ...]) -> _Leads:
    """What leads in a name only with a colon: "Interview: Jane Doe"."""
    return _by_letter(word_set(languages, "byline_colon"))


@by_folders
def _all_leads(languages: tuple[str, ...]) -> _Leads:
    return _by_letter(word_set(languages, "byline", "byline_colon"))


@by_folders
def _bylines_and_roles(languages: tuple[str, ...]) -> _Leads:
    return _by_letter(word_set(languages, "byline", "roles"))


@by_folders
def _and_picture(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between a lead-in and its colon, where the author took the pictures, too: "Text/Foto: "."""
    credits = phrase_pattern(word_set(languages, "other_credits"))
    return re.compile(rf"\s?[/&+,、-]\s?(?:{credits})(?:\s*[:：／/|｜]\s*|(?<=[\u3040-\u9fff])\s+)", re.IGNORECASE)


def without_picture(text: str, languages: tuple[str, ...]) -> str:
    """The byline without the word for pictures in its lead-in.

    >>> without_picture("Text/photos: Jane Doe", ("en",)), without_picture("Photos: Jane Doe", ("en",))
    ('Text: Jane Doe', 'Photos: Jane Doe')
    """
    bare = small_letters(even_letters(text))
    for phrase in _all_leads(languages).get(bare[:1], ()):
        if bare.startswith(phrase) and (between := _and_picture(languages).match(text, len(phrase))) is not None:
            return f"{text[: len(phrase)]}: {text[between.end() :]}"
    return text


def _lead_length(text: str, leads: _Leads, languages: tuple[str, ...]) -> int:
    """The length of the lead-in at the start of the text, including what ends it; 0 if there is none."""
    if _UNJOINED in text:
        return _length_with_unjoined(text, _lead_length(text.replace(_UNJOINED, ""), leads, languages))
    bare = small_letters(even_letters(text))
    for phrase in leads.get(bare[:1], ()):
        end = _LEAD_END.match(text, len(phrase)) if bare.startswith(phrase) else None
        if end is not None and end.end() > 1:  # "文" alone begins many words, "文・" a credit
            return end.end()
    for phrase in _colon_leads(languages).get(bare[:1], ()):
        if bare.startswith(phrase) and (end := _COLON.match(text, len(phrase))) is not None:
            return end.end()
    return 0


def _length_with_unjoined(text: str, length: int) -> int:
    """The length of the part of the text that has so many characters besides the signs between unjoined letters.

    >>> _length_with_unjoined("a\u200cbc", 2)
    3
    """
    places = [place for place, letter in enumerate(text) if letter != _UNJOINED]
    return places[length - 1] + 1 if length else 0


def lead_length(text: str, languages: tuple[str, ...]) -> int:
    """The length of the byline's lead-in at the start of the text, including what ends it; 0 if there is none.

    >>> lead_length("Written by: Jane Doe", ("en",)), lead_length("Jane Doe", ("en",))
    (12, 0)
    >>> lead_length("گفت‌وگو: رضا احمدی", ("fa",))
    9
    """
    return _lead_length(text, _bylines(languages), languages)


def starts_as_byline(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line begins as a byline does: with "By" or the like and a name.

    >>> starts_as_byline("By Jane Doe"), starts_as_byline("By the river"), starts_as_byline("Jane Doe")
    (True, False, False)
    >>> starts_as_byline("De Ion Popescu", ["ro"]), starts_as_byline("De Ziua Europei", ["ro"])
    (True, False)
    """
    tags = tuple(languages)
    bare = without_picture(text.lstrip(_BULLETS), tags)
    length = lead_length(bare, tags)
    following = bare[length:].lstrip()
    if not length or not following or following[0].islower() or following[0].isdigit():
        return False
    # A preposition begins headings as well.
    if fold_words(bare[:length]) not in word_set(tags, "before_given"):
        return True
    return begins_as_name(strip_lead(following, tags)) or holds_date(text, tags)


def credits_author(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line begins with "By" and a name, perhaps behind a date, or says that it was written by someone.

    >>> credits_author("5 July 2021 | By Jane Doe"), credits_author("This post was written by Jane Doe, a nurse.")
    (True, True)
    >>> credits_author("Last updated March 3, 2025 by Jane Doe")
    True
    >>> credits_author("The book was taken by Jane Doe"), credits_author("On 5 July 2021")
    (False, False)
    """
    tags = tuple(languages)
    if not may_lead(text, tags):
        return False
    if starts_as_byline(text, tags) or strip_behind(text, tags) != text:
        return True
    if "\n" in text and any(starts_as_byline(line, tags) for line in text.split("\n")):
        return True
    if _DIGIT.search(text) and starts_as_byline(cut_dates(text, tags).lstrip(" |,-–—•·"), tags):
        return True
    leads = list(_by_inside(tags).finditer(text[:_MAX_LEAD]))
    if any(" " in lead["lead"] for lead in leads):  # "written by"
        return True
    # "Last updated March 3, 2025 by Jane Doe": before the lead-in stands nothing but a date.
    return bool(leads) and find_date_line(text[: leads[0].start()], tags) is not None


@by_folders
def _lead_words(languages: tuple[str, ...]) -> frozenset[str]:
    """The last word of each lead-in of a byline."""
    return frozenset(phrase.split()[-1] for phrase in word_set(languages, "byline") if phrase)


def may_lead(text: str, languages: tuple[str, ...]) -> bool:
    """A fast test: whether the line begins with a lead-in, or contains the last word of one. Most lines do not.

    >>> may_lead("Written by:", ("en",)), may_lead("The ferry runs again", ("en",))
    (True, False)
    """
    lower = even_letters(text).lower().replace(_UNJOINED, "")
    if not _lead_words(languages).isdisjoint(lower.replace(":", " ").split()):
        return True
    lower = lower.lstrip(_BULLETS)
    leads = _all_leads(languages).get(lower[:1], ())
    return any(map(lower.startswith, leads)) or strip_behind(lower, languages) != lower


def is_byline_lead(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether the whole line is the lead-in of a byline: "Written by:".

    >>> is_byline_lead("Written by:"), is_byline_lead("By Jane Doe"), is_byline_lead("Author")
    (True, False, True)
    """
    if len(text) > _MAX_LEAD or not text:
        return False
    tags = tuple(languages)
    words = even_letters(text).lower().replace(_UNJOINED, "").strip(" :-–|：").split()
    if not words or words[-1] not in _lead_words(tags):
        return False
    phrases = word_set(tags, "byline")
    # "Article written by": the lead-in's words, or more before its last two.
    return " ".join(words) in phrases or " ".join(words[-2:]) in phrases


def strip_lead(text: str, languages: tuple[str, ...]) -> str:
    """The text without "By", "Story by", "Staff writer" at its start. A role that is the whole text stays.

    >>> strip_lead("Written by: Jane Doe", ()), strip_lead("By Editorial Board", ("en",))
    ('Jane Doe', 'Editorial Board')
    """
    leads = _bylines_and_roles(languages)
    roles = word_set(languages, "roles")
    while fold_words(text) not in roles and 0 < (length := _lead_length(text, leads, languages)) < len(text):
        text = text[length:].lstrip(" :,.-–—")
    return text
