"""Lines that say who wrote an article, for which agency and when; they are recognised by what they hold.

The rules cover the lines that begin with a word for it ("By", "Published"). Here are lines that consist of names,
agencies, places and a date in any order: "Redaktion | 5. Juli 2021", "EFE | Sevilla", "Anna Berg" above a date.
"""

from __future__ import annotations

import re

from newsclean.measure import count_words, ends_sentence
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.byline_leads import starts_as_byline
from newsclean.metadata.people.bylines import names_only_people, parse_byline
from newsclean.metadata.people.names import clean_name
from newsclean.metadata.text.backing import PERSON_WORDS

# The longest line of credits, and the most that may stand beside a date; in words.
CREDIT_WORDS, BESIDE_DATE = 18, 10

# The words of two names or more.
SEVERAL_NAMES = range(4, 9)
# The longest caption that is recognised by the picture credit at its end, in words.
CREDITED_CAPTION = 40
_PICTURE_CREDIT = re.compile(r"[\w.!?»”\")]\s*(?P<sign>[/|©])\s*(?P<owner>[^/|©.!?]{2,40})$")
# What a caption with a person's name behind it ends in; a quotation or a question may be of the person.
_ENDS_OF_CAPTION = (".", "!", "…", "。", "۔", "।")
_DIGIT = re.compile(r"\d")
# The spaces have a bound, so that a run of thousands costs no more than it is long.
_SEPARATOR = re.compile(r"\s{0,9}[|·•/]\s{0,9}|\s{1,9}[–—-]\s{1,9}|,\s{1,9}")
_SIGN = re.compile("[|·•/–—,-]")  # each separator has one


def is_credit(text: str, language: str) -> bool:
    """Whether a line holds nothing but credits.

    >>> is_credit("Redacción | 5 de julio de 2021", "es"), is_credit("EFE | Sevilla", "es")
    (True, True)
    >>> is_credit("22/08/2022 08h15 Atualizado há 2 horas", "pt"), is_credit("Por Rafaela Quintino — Natal", "pt")
    (True, True)
    >>> is_credit("Anouk Bloem 05-02-24, 06:00", "nl"), is_credit("Dam break 5 July 2021", "en")
    (True, False)
    >>> is_credit("(ANSA) - BOLOGNA, 12 FEB", "it"), is_credit("(ANSA) - Neve sul monte, chiusa la strada", "it")
    (True, False)
    >>> is_credit("The dam fell on 5 July 2021", "en"), is_credit("Reuters building sold for a song", "en")
    (False, False)
    """
    words = count_words(text)
    if not 0 < words <= CREDIT_WORDS or ends_sentence(text):
        return False
    if text.strip()[0].isdigit() and find_date(text, (language,)) is not None:
        return True
    if words <= BESIDE_DATE and starts_as_byline(text, (language,)):
        return True
    if _is_name_and_time(text, language):
        return True
    parts = [part for part in _SEPARATOR.split(text.strip()) if part] if _SIGN.search(text) else []
    if len(parts) < 2:
        return False
    agency = parts[0].strip("()")
    # An agency in brackets may begin the first sentence, too.
    is_alone = agency == parts[0] or (text.isupper() and _DIGIT.search(text) is not None)
    if is_alone and words <= BESIDE_DATE and find_agency(agency, (language,)) == agency:
        return True
    dated = [part for part in parts if find_date(part, (language,)) is not None]
    beside = sum(count_words(part) for part in parts if part not in dated)
    return bool(dated) and beside <= BESIDE_DATE and all(count_words(part) <= 6 for part in parts)


def _is_name_and_time(text: str, language: str) -> bool:
    """Whether a line is a name with a day and a time of day behind it: "Anouk Bloem 05-02-2024 06:00"."""
    day = find_date(text, (language,))
    if day is None or "T" not in day.date:
        return False
    found = parse_byline(text, (language,))
    return len(found.authors) == 1 and (not found.rest or starts_as_byline(text, (language,)))


def is_caption(text: str, language: str, *, above_text: bool) -> bool:
    """Whether a line ends as a caption does: with the picture's owner after a slash, a bar or a copyright sign.

    Amid the text a person's name there may say who is quoted.

    >>> is_caption("Workers at the port on Monday. / EFE", "es", above_text=False)
    True
    >>> is_caption("Two boats at the quay. / Iván Lor", "es", above_text=True)
    True
    >>> is_caption("Two boats at the quay. / Iván Lor", "es", above_text=False)
    False
    >>> is_caption("“I go by boat.” / Iván Lor", "es", above_text=True)
    False
    >>> is_caption("He read it in El País / EFE.", "es", above_text=True)
    False
    """
    match = _PICTURE_CREDIT.search(text) if "/" in text or "|" in text or "©" in text else None
    if match is None or count_words(text) > CREDITED_CAPTION:
        return False
    owner = match["owner"].strip()
    if match["sign"] == "©" or find_agency(owner, (language,)) is not None:
        return True
    told = text[: match.start("sign")].rstrip()
    return above_text and told.endswith(_ENDS_OF_CAPTION) and is_name(owner, language)


def is_name(text: str, language: str) -> bool:
    """Whether a line is nothing but a person's name; only the lines beside it can confirm that it is a byline.

    >>> is_name("Graham Osei", "en"), is_name("Heavy losses", "en"), is_name("RELATED STORIES", "en")
    (True, False, False)
    """
    words = text.split()
    if len(words) not in PERSON_WORDS or not all(word[0].isupper() and not word.isupper() for word in words):
        return False
    return clean_name(text, (language,)) is not None


def are_names(text: str, language: str) -> bool:
    """Whether a line is nothing but one person's name, or several parted by commas or an "and".

    >>> are_names("Graham Osei, Ida Lund", "en"), are_names("Graham Osei and Ida Lund", "en")
    (True, True)
    >>> are_names("Ferries, Harbours", "en"), are_names("Graham Osei and Ida Lund fled", "en")
    (False, False)
    """
    if is_name(text, language):
        return True
    several = count_words(text) in SEVERAL_NAMES and not text.isupper()
    return several and text[:1].isupper() and names_only_people(text, (language,))


def is_name_without_capitals(text: str, language: str) -> bool:
    """Whether a line in a script without capitals is nothing but a person's name of two to four words.

    >>> is_name_without_capitals("森本 千鶴", "ja"), is_name_without_capitals("速報", "ja")
    (True, False)
    """
    words = text.split()
    if len(words) not in PERSON_WORDS or any(word[0].lower() != word[0].upper() for word in words):
        return False
    return clean_name(text, (language,)) is not None
