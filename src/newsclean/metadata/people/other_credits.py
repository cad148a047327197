"""Cuts those out of a line of credits who did not write: "Text: Jane Doe, photos: Ann Lee", "Jane Doe (text)"."""

from __future__ import annotations

import re

from newsclean.metadata.people.byline_leads import SHORT_LEAD, lead_length
from newsclean.metadata.people.name_words import joint
from newsclean.metadata.words import by_folders, even_letters, fold_words, phrase_pattern, word_set, words_of_all

BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
# Where one credit ends and the next begins, besides the words between two names.
_BREAK = re.compile(r"[,;|•·／\n\u3000]|\s[-–—/]\s|\.\s")
_CAPITAL = r"[^\W\d_a-z\u00df-\u00ff\u0430-\u044f]"
# What is left before a credit that is cut off.
_LEFT = " ,;|/／•·-–—&"
_BULLETS = " *•–—-"


def cut_other_credits(text: str, languages: tuple[str, ...]) -> str:
    """The line without who took the pictures, edited or translated.

    >>> cut_other_credits("Words by Jane Doe, photos by Ann Lee", ("en",))
    'Words by Jane Doe'
    >>> cut_other_credits("Photos: Ann Lee. Text: Jane Doe", ()), cut_other_credits("Text and photos: Jane Doe", ())
    ('Text: Jane Doe', 'Text and photos: Jane Doe')
    >>> cut_other_credits("Jane Doe (text) and Ann Lee (photos)", ("en",))
    'Jane Doe'
    >>> cut_other_credits("Illustrated by Ann Lee, written by Jane Doe", ("en",))
    'written by Jane Doe'
    """
    return _cut_led(_cut_bracketed(text, languages), languages)


def _cut_led(text: str, languages: tuple[str, ...]) -> str:
    others, leads, capitals = _leads(languages)
    even = even_letters(text)
    bullets = len(even) - len(even.lstrip(_BULLETS))
    start = bullets + lead_length(even[bullets:], languages)  # "Text and photos:" is one lead-in
    if start > bullets and (bare := capitals.search(even, start)) is not None:
        return text[: bare.start()].rstrip(_LEFT)  # "Tekst Fenna Wiersma Beeld Jorrit Hoekema"
    while (other := others.search(even, start)) is not None:
        lead = leads.search(even, other.end())
        before, behind = text[: other.start()].rstrip(_LEFT), text[lead.start() :] if lead else ""
        text = f"{before} | {behind}" if before and behind else before or behind
        if not behind:
            break
        start, even = len(text) - len(behind) + 1, even_letters(text)
    return text


@by_folders
def _leads(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What leads in someone else, what leads in the author further down the line, and the first with a capital only."""
    others = phrase_pattern(word_set(languages, "other_credits"))
    by = {lead for lead in word_set(languages, "byline") if 1 < len(lead) <= SHORT_LEAD}
    short = phrase_pattern(by)
    joints = phrase_pattern(word_set(languages, "name_joints"))
    ends = rf"\s{{0,2}}(?:[:：・／=＝]|\s(?:{short})\s)"
    both = rf"(?:{others})(?:\s(?:{joints}|&|\+|/)\s(?:{others}))?"
    bylines = phrase_pattern(word_set(languages, "byline") - words_of_all("particles"))
    whole = phrase_pattern(lead for lead in word_set(languages, "byline") if lead.rpartition(" ")[2] in by)
    return (
        re.compile(rf"(?<!\w)(?:(?:{joints})\s)?{both}{ends}", re.IGNORECASE),
        # "text:", "words by", "written by"; "by" alone where another credit ends.
        re.compile(
            rf"(?<!\w)(?:{bylines}){ends}|(?<!\w)(?!(?:{short})\s)(?:{whole})\s"
            rf"|(?<=[,;.|/]\s)(?:{short})\s(?-i:(?={_CAPITAL}))",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<=\w )(?={_CAPITAL})(?i:{others}) (?={_CAPITAL})"),
    )


def _cut_bracketed(text: str, languages: tuple[str, ...]) -> str:
    """The line without the names whose bracket says that they did something else, and without brackets for the text."""
    for bracket in reversed(list(BRACKETS.finditer(text))):
        said = fold_words(bracket[1]).rstrip(".:")
        if said in word_set(languages, "byline"):
            text = f"{text[: bracket.start()].rstrip()}{text[bracket.end() :]}"
        elif said in word_set(languages, "other_credits"):
            before = text[: bracket.start()]
            breaks = [found.start() for pattern in (_BREAK, joint(languages)) for found in pattern.finditer(before)]
            text = text[: max(breaks, default=0)] + text[bracket.end() :]
    return text
