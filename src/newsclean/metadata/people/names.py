"""Tells whether a text is a person's name. It prefers no name to a wrong one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.measure import LINES_REMEMBERED, MARKS, OTHER_MARKS, RAISED_FIGURES
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.name_words import honorific, never_in_names
from newsclean.metadata.words import base_languages, company_forms, fold_words, site_words, word_set, words_of_all
from newsclean.remembered import remembered

# Most words of a name ("María de los Ángeles García y Vega").
MAX_NAME_WORDS = 8
_WORD = re.compile(rf"[^\W\d_]['’.\-‐‑·\w{MARKS}{OTHER_MARKS}\u200c\u200d]*")
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}")
_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー][\u3040-\u30ff\u3400-\u9fff々ー ・＝]{1,14}")
_FOREIGN = re.compile(r"[\u30a0-\u30ff＝ ]+")  # "ジョン・スミス"
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,4}")
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}['’-][^\W\d_a-z]")  # "al-Rashid", "d'Ormesson"
_DIGIT = re.compile(r"\d")
_MAC = re.compile(r"(?<=^Mc)([a-z])(?=[a-z]{2})")
# "Jane Doe's Kestrel" is a book.
_POSSESSIVE = re.compile(r"\w['’]s$")
_INITIAL = re.compile(r"[^\W\d_]\.")
# One or several, with their points or without.
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]\.?")
# What stands at or around a name and is no part of it: the figures of notes, and marks.
_NOTES = re.compile(f"[{RAISED_FIGURES}]+")
_EDGES = " ,:;.-–—*®™\"“”'’"
# A family name in capitals behind one given name has at least so many letters; behind more words so many, as the name
# of a station may stand there.
_SHOUTED, _SHOUTED_BEHIND = 3, 5
# "John XXIII"
_NUMERAL = re.compile(r"[IVXLC]+")
# Languages in which "I" is "ı" and "İ" is "i".
_WITHOUT_DOT = frozenset(["tr", "az"])
# A first name alone; capitals inside are a user's handle or a company.
_FIRST_NAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{2,14}")
# "Acme Robotics, Inc."
_COMPANY = re.compile(rf".+[\s,](?P<form>{company_forms()})\.?")
# Forms of fewer characters are initials, papers and family names too: "AS", "SA".
_LEAST_FORM = 3
# Names in Chinese characters alone have at most so many, in Japan; in Chinese they are shorter, and a clause is longer.
_MOST_HAN = 6
_HAN_ALONE = re.compile(r"[\u3400-\u9fff]+")
_CASELESS = re.compile(r"[\u0590-\u08ff\u0900-\u10ff\u1200-\u137f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]")


def clean_name(text: str, languages: Sequence[str] = (), site_name: str = "", is_sure: bool = False) -> str | None:
    """The text as a person's name, without titles and degrees; None if it is not a person's name.

    `is_sure` says that the text is known to name a person. Then a first name alone or a lower-case name is accepted.

    >>> clean_name("JOHN SMITH"), clean_name("Dr. Jane O’Neill"), clean_name("Associated Press")
    ('John Smith', 'Jane O’Neill', None)
    >>> clean_name("Web Desk"), clean_name("Complete News World"), clean_name("王小明", ["zh"])
    (None, None, '王小明')
    >>> clean_name("Jane Doe¹²"), clean_name("Jane Doe 12")
    ('Jane Doe', None)
    """
    return _clean_name(text, tuple(languages), site_name, is_sure)


@remembered(LINES_REMEMBERED)
def _clean_name(text: str, tags: tuple[str, ...], site_name: str, is_sure: bool) -> str | None:
    text = honorific().sub("", strip_edges(_NOTES.sub("", text), _EDGES)).strip()
    words = text.split()
    if len(words) >= 4 and words[: len(words) // 2] == words[len(words) // 2 :]:
        words = words[: len(words) // 2]  # the picture's text and the name
    while len(words) > 2 and fold_words(words[-1].replace(".", " ")) in words_of_all("degrees"):
        words.pop()
    while len(words) > 2 and _is_before_name(fold_words(words[0]), fold_words(words[1]), tags):
        words = words[1:]  # "Sports-Reporter Jane Doe"; "Radio North Coast" is no one
    if len(words) > 2 and words[0].islower() and words[0] in word_set(tags, "byline"):
        words = words[1:]
    text = " ".join(words)
    if not text or len(text) > 60 or _DIGIT.search(text):
        return None
    if is_company(text):
        return None
    is_caseless = not text.isascii() and _CASELESS.search(text)
    if not is_caseless and (len(words) > MAX_NAME_WORDS or not all(map(_WORD.fullmatch, words))):
        return None
    if not is_caseless and any(map(_POSSESSIVE.search, words)):
        return None
    folded = fold_words(text)
    if site_name and folded == fold_words(site_name):
        return None
    never = never_in_names(tags)
    if folded in never or any(fold_words(word).strip(".'") in never for word in words if not _INITIAL.fullmatch(word)):
        return None
    if find_agency(text, tags) is not None:
        return None
    if is_caseless:
        is_chinese = base_languages(tags)[:1] == ("zh",)
        is_name = _is_caseless_name(text, words, is_chinese) and not text.endswith(site_words(tags)[1])
        return text if is_name else None
    if len(words) == 1:
        return text if is_sure and _FIRST_NAME.fullmatch(text) else None
    if text.isupper() or (is_sure and text.islower() and len(words) <= 3):
        text = " ".join(word if INITIALS.fullmatch(word) else _title_case(word, tags) for word in words)
        words = text.split()
    elif (count := _count_shouted(words)) > 0:  # "Jane DOE", "Jeanne LE GALL"
        text = " ".join((*words[:-count], *(_title_case(word, tags) for word in words[-count:])))
        words = text.split()
    capitals = [word for word in words if word[0].isupper() or _INNER_CAPITAL.match(word)]
    lower = [word for word in words if word not in capitals]
    if len(capitals) < 2 or any(_is_no_particle(word) for word in lower) or words[-1] in lower:
        return None
    if fold_words(words[-1]) in word_set(tags, "byline"):  # "Feature Von", before a name on the next line
        return None
    return text


def is_company(text: str) -> bool:
    """Whether a text ends with the legal form of a company.

    >>> is_company("Acme Robotics, Inc."), is_company("Nordfisk A/S"), is_company("Maria de Sá"), is_company("Jane, AS")
    (True, True, False, False)
    """
    found = _COMPANY.fullmatch(text)
    return found is not None and len(found["form"]) >= _LEAST_FORM and not text.isupper()


def strip_edges(text: str, edges: str) -> str:
    """The text without these characters around it, but with the point behind an initial or "Jr".

    >>> strip_edges("Kumar T.K., ", ",. "), strip_edges("John Smith Jr.", "."), strip_edges("Jane Doe.", ".")
    ('Kumar T.K.', 'John Smith Jr.', 'Jane Doe')
    """
    begun = text.lstrip(edges)
    bare = begun.rstrip(edges)
    if begun[len(bare) : len(bare) + 1] == "." and " " in bare:
        last = bare.rsplit(" ", 1)[1]
        if (last[-1].isupper() and INITIALS.fullmatch(last)) or fold_words(last) in words_of_all("name_suffixes"):
            return f"{bare}."
    return bare


def _is_before_name(word: str, following: str, languages: tuple[str, ...]) -> bool:
    """Whether the word before a name is a role, or leads in with the following one: "Report by"."""
    bare = word.rsplit("-", 1)[-1]
    if bare not in never_in_names(languages):
        return False
    return bare not in site_words(languages)[0] or following in word_set(languages, "byline")


def _count_shouted(words: list[str]) -> int:
    """How many of the last words of a name are a family name in capitals, which some papers print.

    >>> [_count_shouted(name.split()) for name in ("Jane DOE", "Jeanne LE GALL", "Jane Doe BBC", "John XXIII")]
    [1, 2, 0, 0]
    """
    if _NUMERAL.fullmatch(words[-1]):
        return 0
    count = next((place for place, word in enumerate(reversed(words)) if not word.isupper()), len(words))
    least = _SHOUTED if count + 1 == len(words) else _SHOUTED_BEHIND
    return count if 0 < count < len(words) and len(words[-1]) >= least and "." not in words[-1] else 0


def _is_no_particle(word: str) -> bool:
    return fold_words(word) not in words_of_all("particles") and not re.match(r"(?:al|el|ul|ad|as|ar|d['’])-?\w", word)


def _title_case(word: str, languages: tuple[str, ...]) -> str:
    """The word with one capital.

    >>> _title_case("IŞIKLI", ("tr",)), _title_case("ISLE", ("en",)), _title_case("anne-marie", ("fr",))
    ('Işıklı', 'Isle', 'Anne-Marie')
    >>> _title_case("MCCARTHY", ("en",))
    'McCarthy'
    """
    if languages and languages[0].split("-")[0] in _WITHOUT_DOT:
        word = word[:1].replace("i", "İ") + word[1:].replace("I", "ı").replace("İ", "i")
    word = "".join(part.capitalize() for part in re.split(r"([-'’])", word))
    return _MAC.sub(lambda found: found[1].upper(), word)


def _is_caseless_name(text: str, words: list[str], is_chinese: bool) -> bool:
    if _HAN.fullmatch(text) or _HANGUL.fullmatch(text):
        return True
    if _HAN_ALONE.fullmatch(text) and (len(text) > _MOST_HAN or is_chinese):
        return False
    if len(text) >= 3 and _KANA.fullmatch(text):
        return "・" not in text or _FOREIGN.fullmatch(text) is not None
    return 2 <= len(words) <= 5 and all(_WORD.fullmatch(word) and len(word) <= 20 for word in words)


def is_word_of_name(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a word may be one of a name: its first letter alone is a capital, and it never means something else."""
    if not _WORD.fullmatch(text) or not text[0].isupper() or not text[1:].islower() or _CASELESS.search(text):
        return False
    return fold_words(text) not in never_in_names(languages) and find_agency(text, languages) is None
