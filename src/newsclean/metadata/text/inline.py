"""Reads metadata from the lines of an article: the dateline, the list of tags, the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from newsclean.measure import count_words, ends_sentence, fold_spaces, holds_whole
from newsclean.metadata.dates.find import find_date_line
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.names import clean_name
from newsclean.metadata.words import (
    base_languages,
    by_folders,
    fold_words,
    holds_site_word,
    phrase_pattern,
    read_list,
    word_set,
)

# A dateline ends within this many characters from the start of the paragraph.
_DATELINE_ROOM = 80
# What ends it: a spaced dash, a dash glued to the word before, an em dash anywhere. Then a sentence begins.
_DASH = re.compile(r"\s+[-–—―]{1,2}\s*(?=[^\s\da-z])|(?<=\w)[-–—]{1,2}\s+(?=[^\s\da-z])|[—―]{1,2}(?=[^\s\da-z])")
_IN_BRACKETS = re.compile(r"\s*(?:\((?P<round>[^()]{2,50})\)|\[(?P<square>[^\[\]]{2,50})\]|/(?P<slash>[^/]{2,30})/)\s*")
_SHOUT = re.compile(r"(?P<place>[^\W\d_a-z]{2}[^\d:()]{1,40}): (?=\S)")
_DATE_OF_PLACE = re.compile(
    r"[,.]?\s*(?:[^\W\d_]+\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\.?\s+[^\W\d_]+\.?(?:\s+\d{4})?)\s*[,.]?$"
)
_CHINESE = re.compile(
    r"[（(【]?(?P<agency>[\u4e00-\u9fff]{2,5}[社網网])(?P<place>[\u4e00-\u9fff]{2,6}?)(?:\d{1,2}月)?\d{1,2}日[电電]"
)

_REPORTER_BREAK = re.compile(r"[\s、，,/]+")

_SITE_BREAK = re.compile(r"\s+[|–—»«·•:-]\s+|\s*\|\s*|:\s+")
# Most words of a site's name on a line of its own ("The Islamic Republic News Agency").
_MAX_SITE_WORDS = 6

_TAG_BREAKS = (re.compile(r"\s*[,،、，]\s*"), re.compile(r"\s*[|/·•#;＃]\s*"))


_KEYWORD_BREAK = re.compile(r"[,،，;；、|]")
_HAN = re.compile(r"[\u3400-\u9fff]")
# What systems write for themselves: numbers, identifiers.
_CODE = re.compile(r"[\d\W_]*|[0-9a-f]{8}-[0-9a-f-]{27}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report says it was written, and for which agency."""

    place: str | None  # "KABUL, Afghanistan"
    agency: str | None = None


def find_dateline(paragraph: str, languages: Sequence[str] = (), site_name: str | None = None) -> Dateline | None:
    """The dateline that the paragraph begins with; None where it begins with its first sentence.

    >>> find_dateline("KABUL, Afghanistan — Officials reported Sunday that the Taliban’s march")
    Dateline(place='KABUL, Afghanistan', agency=None)
    >>> find_dateline("Alwaght- Taliban have taken control", site_name="Alwaght")
    Dateline(place='Alwaght', agency=None)
    >>> find_dateline("The army — once 300,000 strong — has fled."), find_dateline("U.S. and NATO troops left.")
    (None, None)
    """
    start = fold_spaces(paragraph[: 3 * _DATELINE_ROOM])
    if (chinese := _CHINESE.match(start)) is not None:
        return Dateline(chinese["place"], find_agency(chinese["agency"], languages))
    room = start[:_DATELINE_ROOM]
    dash = _DASH.search(room)
    bracket = _IN_BRACKETS.search(room)
    agency = None
    if bracket is not None and (dash is None or bracket.end() <= dash.start() + 1):
        agency = find_agency(bracket["round"] or bracket["square"] or bracket["slash"], languages)
        place = room[: bracket.start()]
        if agency is None and (dash is None or dash.start() > bracket.end()):
            return None
    elif dash is not None:
        place = room[: dash.start()]
        # "МОСКВА, 5 июля - РИА Новости. Президент"
        agency = find_agency(re.split(r"\.\s| [-–—] ", start[dash.end() :], maxsplit=1)[0][:30], languages)
    elif (shout := _SHOUT.match(room)) is not None and shout["place"].isupper():
        return Dateline(shout["place"]) if _is_place(shout["place"], languages) else None
    else:
        return None
    dated = _DATE_OF_PLACE.search(place)
    place = place[: dated.start()] if dated else place
    place = place.strip(" ,.")
    if not place:
        return Dateline(None, agency) if agency else None
    if not _is_place(place, languages):
        return None
    if agency is None and not dated and not _is_shouted(place):
        known = site_name is not None and fold_words(place) == fold_words(site_name)
        twice = _DASH.search(start, dash.end()) if dash else None
        if not known and ("," not in place or twice):
            return None
    return Dateline(place, agency)


def find_reporters(paragraph: str, languages: Sequence[str] = ()) -> tuple[str, ...]:
    """The reporters whom the brackets at a report's beginning name.

    >>> find_reporters("本报讯（记者 王小明、李娜 通讯员 张伟）昨晚九点半，末班船停运。", ("zh",))
    ('王小明', '李娜')
    >>> find_reporters("昨晚（星期一）九点半，末班船停运。", ("zh",))
    ()
    """
    leads = _reporters(tuple(languages))
    found = leads.search(paragraph[:_DATELINE_ROOM]) if leads is not None else None
    if found is None:
        return ()
    names = (clean_name(name, languages) or "" for name in _REPORTER_BREAK.split(found["names"].strip()))
    return tuple(takewhile(begins_as_name, names))  # behind them stand those who helped


@by_folders
def _reporters(languages: tuple[str, ...]) -> re.Pattern[str] | None:
    leads = list(read_list(base_languages(languages)[:1], "reporters"))
    return re.compile(rf"[（(](?:{phrase_pattern(leads)})[\s:：]*(?P<names>[^（）()]{{2,40}})[）)]") if leads else None


def _is_shouted(place: str) -> bool:
    first = place.split(",")[0]
    return first.isupper() and sum(map(str.isalpha, first)) > 2 and "." not in first


def _is_place(place: str, languages: Sequence[str]) -> bool:
    """Whether it can be a place: a few words, each with a capital where the script has them.

    >>> _is_place("KABUL, Afghanistan", ()), _is_place("Frankfurt am Main", ()), _is_place("The army once", ())
    (True, True, False)
    """
    words = place.replace(",", " ").split()
    if not 1 <= len(words) <= 6 or fold_words(place) in word_set(tuple(languages), "published", "updated"):
        return False
    return all(not word[0].islower() or len(word) <= 3 for word in words)


@by_folders
def _tag_leads(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The lead-ins of tags, with a colon or nothing behind them, and with or without a colon."""
    phrases = phrase_pattern(read_list((*base_languages(languages), "und"), "tags"))
    lead = rf"[#*•\s]*(?:{phrases})\s*"
    return re.compile(rf"{lead}(?:[:：]|$)\s*", re.IGNORECASE), re.compile(rf"{lead}(?:[:：]|\b)\s*", re.IGNORECASE)


def split_tags(line: str, body: str = "", languages: Sequence[str] = ()) -> tuple[str, ...]:
    """The tags that a line lists, its lead-in ("Tags:") taken off; `body` tells which neighbours belong together.

    >>> split_tags("Tags: Afghanistan, Al Qaeda, Jihad")
    ('Afghanistan', 'Al Qaeda', 'Jihad')
    >>> split_tags("Taliban Joe Biden Badakhshan", "The Taliban said Joe Biden had left Badakhshan.")
    ('Taliban', 'Joe Biden', 'Badakhshan')
    >>> split_tags("Tags :")
    ()
    """
    text = fold_spaces(line)
    listed = after_tag_lead(text, tuple(languages))
    text = (text if listed is None else listed).strip(" ,;|/·•:").rstrip(".")
    if not text:
        return ()
    for separator in _TAG_BREAKS:
        if len(parts := separator.split(text)) > 1:
            return _clean_tags(parts)
    return _clean_tags(_words_that_stand_together(text.split(), body))


def after_tag_lead(line: str, languages: tuple[str, ...], *, needs_colon: bool = True) -> str | None:
    """The line without "Tags:" or the like, in whatever spelling; None where it does not begin so.

    >>> after_tag_lead("الكلمات المفتاحية: الصيد", ("ar",)), after_tag_lead("Kabul: a city", ("en",))
    ('الصيد', None)
    >>> after_tag_lead("Filed under Ferries", ()), after_tag_lead("Filed under Ferries", (), needs_colon=False)
    (None, 'Ferries')
    """
    text = fold_spaces(line)
    with_colon, without = _tag_leads(languages)
    if lead := with_colon.match(text):
        return text[lead.end() :]
    head, colon, rest = text.replace("：", ":").partition(":")
    # What has been folded has other lengths, so only the whole of what stands before the colon can be compared.
    if colon and fold_words(head.strip(" #*•")) in word_set(languages, "tags"):
        return rest.lstrip()
    lead = None if needs_colon else without.match(text)
    return text[lead.end() :] if lead else None


def split_keywords(contents: Sequence[str]) -> tuple[str, ...]:
    """The tags that a page's keywords are, one content or several, without what systems note among them.

    >>> split_keywords(["Kabul, Al Qaeda, section:news", "8ae9ab2d-fe1b-4230-acb8-a59b52877682"])
    ('Kabul', 'Al Qaeda')
    """
    parts = [part for content in contents for part in _KEYWORD_BREAK.split(content)]
    if len(parts) == 1 and _HAN.search(parts[0]):
        parts = parts[0].split()
    return _clean_tags(part for part in parts if ":" not in part and not _CODE.fullmatch(part.strip()))


def _clean_tags(parts: Iterable[str]) -> tuple[str, ...]:
    cleaned = (part.strip(" #.:\"'“”()[]") for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part and len(part) <= 60))


def _words_that_stand_together(words: list[str], body: str) -> Iterator[str]:
    if len(words) < 2:
        yield from words
        return
    folded = _fold_body(body)
    together = words[0]
    for left, right in pairwise(words):
        if holds_whole(folded, f"{fold_words(left)} {fold_words(right)}"):
            together += f" {right}"
        else:
            yield together
            together = right
    yield together


@lru_cache(maxsize=1)
def _fold_body(body: str) -> str:
    """The text folded; all the tag lists of a page ask for the same."""
    return fold_words(body)


def name_of_site(line: str, languages: Sequence[str] = (), host: str | None = None, sure: bool = False) -> str | None:
    """The site's name that a line of the page's head is; None where it does not look like one.

    `sure` says that something else already took the line for the site's name.

    >>> name_of_site("Alwaght | News & Analysis Website", sure=True), name_of_site("Global Real News")
    ('Alwaght', 'Global Real News')
    >>> name_of_site("September 30, 2022"), name_of_site("Thousands of soldiers flee."), name_of_site("Menu")
    (None, None, None)
    """
    if find_date_line(line, languages) is not None:
        return None
    parts = [part.strip() for part in _SITE_BREAK.split(fold_spaces(line)) if part.strip()]
    if not parts or count_words(parts[0]) > _MAX_SITE_WORDS or ends_sentence(parts[0]):
        return None
    bare_host = re.sub(r"[^\w]", "", (host or "").lower())
    for part in parts:
        folded = fold_words(part)
        named = holds_site_word(part, tuple(languages))
        if (named and count_words(part) > 1) or (len(folded) > 2 and re.sub(r"[^\w]", "", folded) in bare_host):
            if sure and part is not parts[0] and not (bare_host and re.sub(r"[^\w]", "", folded) in bare_host):
                break
            return part
    return parts[0] if sure else None
