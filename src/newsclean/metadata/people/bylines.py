"""Reads the people, and the credited wire agency, from bylines. It prefers no name to a wrong one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.measure import LINES_REMEMBERED, fold_spaces, has_no_spaces
from newsclean.metadata.dates.cut import cut_clocks, cut_dates
from newsclean.metadata.dates.find import holds_date
from newsclean.metadata.dates.lines import date_lead
from newsclean.metadata.dates.words import VAGUE_ZONES, ZONES
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.byline_leads import (
    after_lead,
    before_date,
    glued_word,
    starts_as_byline,
    strip_lead,
    without_picture,
)
from newsclean.metadata.people.byline_names import EDGES, names_in
from newsclean.metadata.people.given_names import begins_as_name, has_initials
from newsclean.metadata.people.name_words import (
    ago,
    behind_date,
    is_role,
    joint,
    other_credit,
    reported,
    role_between,
)
from newsclean.metadata.people.names import clean_name, strip_edges
from newsclean.metadata.people.other_credits import BRACKETS, cut_other_credits
from newsclean.metadata.people.several import between_commas
from newsclean.metadata.words import base_languages, fold_words
from newsclean.remembered import remembered

# Longest byline that is read at all, in characters; a longer one is a biography or a list of credits.
MAX_BYLINE = 300
# Most names on a line that consists of names only.
_MOST_PEOPLE = 6
_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+|www\.\S+|(?<!\w)@\w+")
# A line that is one bracket: "【森本千鶴】", "(Reporting by Jane Doe)".
_FRAME = re.compile(r"[(\[（【〔]([^()\[\]（）【】〔〕]*)[)\]）】〕]\.?")
_CREDIT = re.compile(r"©|\bcopyright\b", re.IGNORECASE)
# Spaces that set two things apart: a style's no-break spaces, a table's.
_GAP = re.compile(r"\xa0[\s\xa0]+|[ \t]{4,}")
# Between two Chinese names, which hold no space, and before a label: "来源：新华网 作者：王伟", "文/王伟 图/李明".
_BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]{2}) (?=[\u4e00-\u9fff]{2,4}(?!\S)|[\u4e00-\u9fff]{1,4}[:：/])")
# Between two names, or between a name and what is said of it.
_HARD_BREAK = re.compile(r"\s*(?:[|•·●∙⋅;；／\n\t]|\s[-–—/]\s|(?<=\w)/(?=\w)|[、，])\s*")
# "Jane Doe with AP", the agency taken off.
_BESIDE = re.compile(r"(?<=\w)\s[^\W\dA-Z_]{1,4}\s$")
# "By Jane Doe, The Valley — Newtown"
_PLACE_BEHIND = re.compile(r"(?<=\w) — [^—|,;/]{2,40}$")
# Between Chinese names; behind a stroke stands a place.
_LISTED = re.compile("[、，]")
# What tools put before the entries of a list.
_BULLETS = " *•·●+"
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Byline:
    """The people and the agency that a byline names."""

    authors: tuple[str, ...]  # people, in the order of the line
    agency: str | None = None  # the wire agency credited
    rest: int = 0  # other words of the line: pieces that name no one and hold no number


def parse_byline(text: str, languages: Sequence[str] = (), *, site_name: str = "", is_field: bool = False) -> Byline:
    """Return the people and the agency that a byline names, without roles, dates, places, handles and the site's name.

    `is_field` says that the text is the value of an author field and not a line of the page. In a field, a first name
    alone and a name in lower case are names too; in a line they need "By" before them.

    >>> parse_byline("By John Smith and Jane van Dyke, Staff Writers | July 5, 2021")
    Byline(authors=('John Smith', 'Jane van Dyke'), agency=None, rest=0)
    >>> parse_byline("Hamid Shalizi, Reuters"), parse_byline("By Staff")
    (Byline(authors=('Hamid Shalizi',), agency='Reuters', rest=0), Byline(authors=(), agency=None, rest=1))
    >>> parse_byline("Kristin").authors, parse_byline("By Kristin").authors
    ((), ('Kristin',))
    """
    return _parse_byline(text, tuple(languages), site_name, is_field)


@remembered(LINES_REMEMBERED)
def _parse_byline(text: str, tags: tuple[str, ...], site_name: str, is_field: bool) -> Byline:
    text = "\n".join(filter(None, map(fold_spaces, _GAP.sub("\n", text).split("\n")))).lstrip(_BULLETS)
    if not text or len(text) > MAX_BYLINE or _CREDIT.search(text):
        return Byline(())
    text = _without_other_credits(text, tags)
    if not text or other_credit(tags).match(text):
        return Byline(())
    agency = find_agency(text, tags)
    if agency is not None and text.endswith(agency):
        text = _BESIDE.sub("", text.removesuffix(agency))
    text = _without_station(_without_dates(text, tags), tags)
    bracketed = BRACKETS.findall(text)
    names, rest = _people(BRACKETS.sub(" ", text), tags, site_name, is_field)
    if not names and agency is None:
        agency = next((wire for inner in bracketed if (wire := find_agency(inner, tags))), None)
    return Byline(tuple(dict.fromkeys(names)), agency, rest)


def _without_other_credits(text: str, languages: tuple[str, ...]) -> str:
    """The line without the bracket around it and the credits of others; "" where it is a caption with its credit."""
    if (framed := _FRAME.fullmatch(text)) is not None:
        text = framed[1]
    text = without_picture(text, languages)
    own = cut_other_credits(text, languages)
    if own != text and not (starts_as_byline(own, languages) or names_only_people(own, languages)):
        return ""
    if has_no_spaces(own):
        own = role_between(languages).sub("\n", own)
        if "zh" in base_languages(languages):
            own = _BETWEEN_CHINESE.sub("\n", own)
        own = _without_reported(own, languages)
    return own


def _without_dates(text: str, languages: tuple[str, ...]) -> str:
    """The line without dates, times and addresses; where one is set apart from a name, a bar stands for it."""
    text = before_date(languages).sub(" ", cut_dates(glued_word(languages).sub(" | ", text), languages))
    text = cut_clocks(text, languages)
    if "|" in text:
        text = behind_date(languages).sub(" ", text)
    if _DIGIT.search(text):
        text = ago(languages).sub(" | ", text)
    if "@" in text or "/" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    return text


def _without_station(text: str, languages: tuple[str, ...]) -> str:
    """The line without the place behind a dash: "Jane Doe, The Valley — Newtown", and not "Jane Doe — Sam Roe"."""
    if "—" not in text or not starts_as_byline(text, languages) or (place := _PLACE_BEHIND.search(text)) is None:
        return text
    behind, before = place[0].strip(" —"), text[: place.start()]
    is_person = begins_as_name(behind) or has_initials(behind)
    return before if "," in before or not is_person else text


def _people(text: str, languages: tuple[str, ...], site_name: str, is_field: bool) -> tuple[list[str], int]:
    """(the names in a line of which nothing is left but people and roles, the number of its pieces that say else)."""
    names: list[str] = []
    whole = strip_edges(text, EDGES)
    rest = 0
    is_other = False  # "Photo | Jane Doe": the part before was nothing but the label of another credit
    for part in _HARD_BREAK.split(text):
        if is_other or other_credit(languages).match(part):
            is_other = False
            continue
        if other_credit(languages).fullmatch(f"{part}:"):
            is_other = True
            continue
        if reported().search(part):
            continue
        # "Published by Jane Doe": what stands before the lead-in is no name.
        found = list(names_in(after_lead(part, languages), languages, site_name, whole, is_field=is_field))
        if names and not is_field:  # behind "Jane Doe |" a place or a paper as often as a second name
            is_known = begins_as_name(names[0])
            found = [name for name in found if begins_as_name(name) or has_initials(name) or not is_known]
        names.extend(found)
        rest += not found and len(part) > 1 and _says_something(part, languages)
    return names, rest


def names_for_sure(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether a byline names more than one unknown word, an agency or a day, or has a bar; sub-headings do not.

    >>> names_for_sure("Von Anna Berg", ["de"]), names_for_sure("Kritik von Anwohnern", ["de"])
    (True, False)
    """
    found = parse_byline(text, languages)
    is_known = any(" " in name or has_no_spaces(name) or begins_as_name(name) for name in found.authors)
    return is_known or found.agency is not None or "|" in text or holds_date(text, languages)


def _without_reported(text: str, languages: tuple[str, ...]) -> str:
    """The reporters of "記者王小明報導" without the last word; the text itself where a place stands before that.

    >>> _without_reported("記者王小明、李娜報導", ("zh",)), _without_reported("記者王小明台北報導", ("zh",))
    ('記者王小明、李娜', '記者王小明台北報導')
    """
    said = reported().search(text)
    names = _LISTED.split(strip_lead(text[: said.start()], languages)) if said is not None else []
    return text[: said.start()] if said is not None and all(map(begins_as_name, names)) else text


def _says_something(part: str, languages: tuple[str, ...]) -> bool:
    """Whether a piece that names no one is more than a number, what is left of a date, or a role."""
    bare = part.strip(EDGES)
    if _DIGIT.search(part) or date_lead(bare, languages) or (folded := fold_words(bare)) in ZONES:
        return False
    return not is_role(bare, languages) and folded not in VAGUE_ZONES


def names_only_people(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line consists of one or several names and nothing else.

    >>> names_only_people("Jane Doe, John Smith and Ann Lee"), names_only_people("Jane Doe and John Smith fled.")
    (True, False)
    """
    tags = tuple(languages)
    pieces = [piece for part in _HARD_BREAK.split(text) for piece in between_commas(part, tags)]
    people = [half for piece in pieces for half in ([piece] if clean_name(piece, tags) else joint(tags).split(piece))]
    return 0 < len(people) <= _MOST_PEOPLE and all(clean_name(half, tags) is not None for half in people)
