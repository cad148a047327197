"""Reads the people, and the credited wire agency, from bylines. It prefers no name to a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    lead_length,
    starts_as_byline,
    strip_lead,
    without_picture,
)
from newsclean.metadata.people.given_names import begins_as_name, has_initials
from newsclean.metadata.people.name_words import (
    ago,
    behind_date,
    behind_known_name,
    desk,
    is_role,
    joint,
    other_credit,
    reported,
    role_between,
    strip_behind,
)
from newsclean.metadata.people.names import clean_name, strip_edges
from newsclean.metadata.people.other_credits import BRACKETS, cut_other_credits
from newsclean.metadata.people.several import are_first_names, between_commas, family_first, parted, without_places
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
_EDGES = " ,:.-–—/・＝"
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
    if (framed := _FRAME.fullmatch(text)) is not None:
        text = framed[1]
    text = without_picture(text, tags)
    own = cut_other_credits(text, tags)
    if own != text and not (starts_as_byline(own, tags) or names_only_people(own, tags)):
        return Byline(())  # a picture's caption with its credit
    text = own
    if has_no_spaces(text):
        text = role_between(tags).sub("\n", text)
        if "zh" in base_languages(tags):
            text = _BETWEEN_CHINESE.sub("\n", text)
        text = _without_reported(text, tags)
    if other_credit(tags).match(text):
        return Byline(())
    agency = find_agency(text, tags)
    if agency is not None:
        text = _BESIDE.sub("", text.removesuffix(agency)) if text.endswith(agency) else text
    text = before_date(tags).sub(" ", cut_dates(glued_word(tags).sub(" | ", text), tags))
    text = cut_clocks(text, tags)
    if "|" in text:
        text = behind_date(tags).sub(" ", text)
    if _DIGIT.search(text):
        text = ago(tags).sub(" | ", text)
    if "@" in text or "/" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    if "—" in text and starts_as_byline(text, tags) and (place := _PLACE_BEHIND.search(text)) is not None:
        behind = place[0].strip(" —")
        has_station = "," in text[: place.start()]  # "Jane Doe, The Valley — Newtown", and not "Jane Doe — Sam Roe"
        if has_station or not (begins_as_name(behind) or has_initials(behind)):
            text = text[: place.start()]
    bracketed = BRACKETS.findall(text)
    text = BRACKETS.sub(" ", text)
    names: list[str] = []
    whole = strip_edges(text, _EDGES)
    rest = 0
    is_other = False  # "Photo | Jane Doe": the part before was nothing but the label of another credit
    for part in _HARD_BREAK.split(text):
        if is_other or other_credit(tags).match(part):
            is_other = False
            continue
        if other_credit(tags).fullmatch(f"{part}:"):
            is_other = True
            continue
        if reported().search(part):
            continue
        # "Published by Jane Doe": what stands before the lead-in is no name.
        found = list(_names(after_lead(part, tags), tags, site_name, is_field, whole))
        if names and not is_field:  # behind "Jane Doe |" a place or a paper as often as a second name
            is_known = begins_as_name(names[0])
            found = [name for name in found if begins_as_name(name) or has_initials(name) or not is_known]
        names.extend(found)
        rest += not found and len(part) > 1 and _says_something(part, tags)
    if not names and agency is None:
        agency = next((wire for inner in bracketed if (wire := find_agency(inner, tags))), None)
    return Byline(tuple(dict.fromkeys(names)), agency, rest)


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
    bare = part.strip(_EDGES)
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


def _names(part: str, languages: tuple[str, ...], site_name: str, is_field: bool, whole_text: str) -> Iterator[str]:
    bare = strip_edges(strip_behind(part, languages), _EDGES)
    led = strip_lead(bare, languages)
    is_desk = desk(languages).match(bare[lead_length(bare, languages) :]) is not None
    listed = without_places(led, languages)
    # "von Trapp, Maria": in a field what is written small leads in no one.
    if turned := family_first(bare if is_field and bare[:1].islower() else listed, languages, is_field=is_field):
        yield turned
        return
    # A first name alone says enough where nothing else stands beside it.
    people = between_commas(listed, languages)
    alone = bare == whole_text and len(people) == 1
    alone = alone and (is_field if led == bare else _may_stand_alone(bare, led, languages))
    for name in _each_name(people, languages, site_name, alone, is_field):
        if begins_as_name(name) or not is_desk:
            yield name


def _may_stand_alone(bare: str, led: str, languages: tuple[str, ...]) -> bool:
    """Whether first names may stand behind a lead-in: "By Kristin" and "Written by Qiviut", not "By Design"."""
    lead = bare[: len(bare) - len(led)].rstrip()
    if len(lead) <= lead_length(bare, languages) and (" " in lead or ":" in lead):
        return True
    return any(" " in half or begins_as_name(half) for half in joint(languages).split(led))


def _each_name(
    people: Sequence[str], languages: tuple[str, ...], site_name: str, alone: bool, is_field: bool
) -> Iterator[str]:
    others = [piece for piece in people if not piece.isupper()]
    for piece in people:
        if others and piece.isupper() and not begins_as_name(piece) and any(map(begins_as_name, others)):
            continue  # "Jane Doe, WEST RADIO"
        whole = clean_name(piece, languages, site_name, alone)
        if len(parts := parted(piece, languages)) > 1:
            halves = [clean_name(strip_lead(half, languages), languages, site_name, alone) for half in parts]
            if whole is None or all(halves):
                if any(" " in half for half in parts) or are_first_names(parts, has_sign="&" in piece):
                    # In a line, one word beside what is no name is none.
                    is_any = is_field or all(halves)
                    yield from (half for half in halves if half and (is_any or " " in half or begins_as_name(half)))
                continue
        if whole is None and begins_as_name(piece):
            whole = _before_role(piece, languages, site_name)
        if whole is not None:
            yield whole


def _before_role(piece: str, languages: tuple[str, ...], site_name: str) -> str | None:
    """The name of "Jane Doe Political Editor"; None for "Jane Doe Local Democracy Reporter", whose end is not known."""
    found = behind_known_name(languages).search(piece)
    if found is None:
        return None
    name = piece[: found.start()]
    is_whole = found["role"] is None or " " in found["role"]
    return clean_name(name, languages, site_name) if len(name.split()) <= 2 + is_whole else None
