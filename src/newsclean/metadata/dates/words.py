"""The words of dates in some languages as one table: months, weekdays, lead-ins, halves of the day, zones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from newsclean.language.folders import has_rules
from newsclean.language.words import DateOrder, FormList, WordList, forms_in, read_words
from newsclean.measure import ONE_UNSPACED
from newsclean.metadata.dates.library import names_in_calendar
from newsclean.metadata.words import base_languages, fold_words, phrase_pattern, read_list

# Minutes east of UTC. Names that stand for several zones (IST, BST, ET) are words of a date without a zone.
ZONES: dict[str, int] = {
    "z": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "wet": 0, "west": 60, "cet": 60,
    "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "мск": 180, "pkt": 300,
    "wib": 420, "wita": 480, "wit": 540, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780, "trt": 180, "irst": 210, "sast": 120, "coordinated universal time": 0,
    "greenwich mean time": 0, "british summer time": 60, "irish standard time": 60, "western european time": 0,
    "western european summer time": 60, "central european time": 60, "central european summer time": 120,
    "eastern european time": 120, "eastern european summer time": 180, "moscow standard time": 180,
    "eastern standard time": -300, "eastern daylight time": -240, "central standard time": -360,
    "central daylight time": -300, "mountain standard time": -420, "mountain daylight time": -360,
    "pacific standard time": -480, "pacific daylight time": -420, "alaska standard time": -540,
    "alaska daylight time": -480, "hawaii standard time": -600, "india standard time": 330, "indian standard time": 330,
    "pakistan standard time": 300, "gulf standard time": 240, "singapore time": 480, "singapore standard time": 480,
    "hong kong time": 480, "china standard time": 480, "japan standard time": 540, "korea standard time": 540,
    "australian eastern standard time": 600, "australian eastern daylight time": 660,
    "new zealand standard time": 720, "new zealand daylight time": 780, "south africa standard time": 120,
    "east africa time": 180, "west africa time": 60, "central africa time": 120,
}  # fmt: skip
VAGUE_ZONES = ("et", "ct", "mt", "pt", "ist", "bst", "wat", "eat", "utc/gmt")
# Halves of the day of so many letters are abbreviations: "p m".
_ABBREVIATED = 3
# What is said to be at noon is near it: 11:50, 12:20, 1:30.
_HALVES: tuple[tuple[WordList, int], ...] = (("before_noon", 0), ("at_noon", 6), ("after_noon", 12))
# Weekdays of so many letters that are dateparser's are people's names, too, and no weekdays behind one: "Kari Tor".
_SURNAME = 3
# Letters of a zone's place: "بتوقيت أبوظبي", "hora de Madrid".
_PLACE = r"[^\W\d_][\w'\u064b-\u0652-]*"


@dataclass(frozen=True, slots=True)
class DateWords:
    """What each word of a date means in some languages; all folded."""

    months: dict[str, int]
    persian_months: dict[str, int]
    weekdays: dict[str, int]  # Monday is 0
    published: frozenset[str]
    updated: frozenset[str]
    fillers: frozenset[str]
    halves: dict[str, int]  # of the day: the first of their twelve hours
    order: DateOrder | None  # of a numeric date; None: not known
    phrases: re.Pattern[str]  # any of the above that is more than one word, or stands in an unspaced script
    clock: re.Pattern[str]  # a clock time amid other words of a line, with its half of the day and its zone
    thai: bool
    persian: bool
    any_month: re.Pattern[str]  # a cheap look: might there be a month in this folded line
    in_line: re.Pattern[str]  # a full date amid other words of a folded line
    day_in_line: re.Pattern[str]  # a day and its month there, with a year or without
    before: re.Pattern[str]  # a weekday at the end of what stands before a date
    before_glued: re.Pattern[str]  # the same with nothing between it and the word before
    range_before: re.Pattern[str]  # the first day of a range, at the end of what stands before its last one
    numbered: re.Pattern[str]  # what counts the number behind it, at the end of what stands before a date
    range_behind: re.Pattern[str]  # the last day of a range, right behind its first one


# Languages without words here whose numeric dates begin with the year; elsewhere the day comes first.
_YEAR_FIRST = frozenset(["mn", "ne", "si"])
# English is written in both orders; the region tells.
_ENGLISH_MDY = frozenset({"us", "ph", "pr"})


def _order(languages: tuple[str, ...]) -> DateOrder | None:
    if not languages:
        return None
    parts = languages[0].replace("_", "-").lower().split("-")
    if parts[0] == "en":
        regions = [part for part in parts[1:] if len(part) == 2]
        if not regions:
            return None
        return "mdy" if regions[0] in _ENGLISH_MDY else "dmy"
    if parts[0] in ("fr", "es") and parts[-1] in ("us", "pr"):
        return None
    return read_words(parts[0]).date_order or ("ymd" if parts[0] in _YEAR_FIRST else "dmy")


def _bare(phrase: str) -> str:
    """A phrase as the scanner sees words: without the points of abbreviations.

    >>> _bare("p.m."), _bare("พ.ศ.")
    ('pm', 'พศ')
    """
    return phrase.replace(".", "")


@lru_cache(maxsize=256)
def date_words(languages: tuple[str, ...]) -> DateWords:
    """The table for these languages (any BCP 47 tags) and English.

    >>> date_words(("ta-IN",)).months["மார்ச்"], date_words(("xx",)).months["march"]
    (3, 3)
    """
    bases = dict.fromkeys(tag.replace("_", "-").split("-")[0].lower() for tag in languages if tag)
    strange = tuple(base for base in bases if not has_rules(base))
    words = _words_of(base_languages(languages), strange, "th" in bases, not bases.keys().isdisjoint(("fa", "ps")))
    return replace(words, order=_order(languages))


@lru_cache(maxsize=64)
def _words_of(tags: tuple[str, ...], strange: tuple[str, ...], thai: bool, persian: bool) -> DateWords:
    """The table for the languages of these folders or tables, whatever their regions.

    In `strange` ones, which have no folder, months and weekdays have the names that dateparser knows as well.
    """
    months = _numbered(tags, "months", start=1)
    persian_months = _numbered(("fa",) if persian else (), "solar_hijri_months", start=1)
    weekdays = _numbered(tags, "weekdays", start=0)
    own = frozenset(weekdays)
    for tag in strange:
        for named, names in zip((months, weekdays), names_in_calendar(tag), strict=True):
            for name, number in names.items():
                named.setdefault(name, number)
    surnames = {name for name in weekdays if len(name) <= _SURNAME and name not in own}
    published, updated = (frozenset(map(_bare, read_list(tags, key))) for key in ("published", "updated"))
    fillers = frozenset((*map(_bare, read_list((*tags, "und"), "date_fillers")), *VAGUE_ZONES))
    halves = {_bare(word): hour for key, hour in _HALVES for word in read_list((*tags, "und"), key)}
    joints = phrase_pattern(
        ("&", "+", *read_list((*tags, "und"), "day_joints"), *read_list((*tags, "und"), "name_joints"))
    )
    zones = _zones((*tags, "und"))
    known: set[str] = {*months, *weekdays, *published, *updated, *fillers, *halves, *ZONES}
    return DateWords(
        months=months,
        persian_months=persian_months,
        weekdays=weekdays,
        published=published,
        updated=updated,
        fillers=fillers,
        halves=halves,
        order=None,
        phrases=re.compile(rf"(?:{zones}|{phrase_pattern(filter(_needs_phrase, known))})(?![^\W\d_])"),
        clock=_clock(tuple(halves), zones),
        thai=thai,
        persian=persian,
        any_month=_look(months, persian_months),
        in_line=_in_line(months, persian_months),
        day_in_line=_day_in_line((*months, *persian_months)),
        before=re.compile(
            rf"(?<!\w)(?:(?:{phrase_pattern(weekdays.keys() - surnames)})\.?|(?:{phrase_pattern(surnames)})\.),? ?$"
        ),
        before_glued=re.compile(rf"(?<=\w)({phrase_pattern(weekdays)})\.?,? ?$"),
        range_before=_range_before((*months, *persian_months), joints),
        numbered=re.compile(rf"(?<!\w)(?:{phrase_pattern(read_list((*tags, 'und'), 'numbered'))})\.? ?$"),
        range_behind=re.compile(rf" ?(?:[-–—/~〜]|{joints}) ?(?:\d{{1,2}} ?[月월] ?)?\d{{1,2}} ?[日号號일]"),
    )


def _numbered(tags: Iterable[str], key: FormList, start: int) -> dict[str, int]:
    """The number of each form of the words under this key; where two languages share a form, the first language's."""
    numbers: dict[str, int] = {}
    for tag in tags:
        for number, forms in enumerate(forms_in(tag, key), start):
            for form in map(fold_words, forms):
                numbers.setdefault(form, number)
                numbers.setdefault(_bare(form), number)
    return numbers


def _zones(tags: Iterable[str]) -> str:
    """A pattern of what these folders call zones, where "{}" stands for a place."""
    zones = sorted(read_list(tags, "zones"), key=len, reverse=True)
    return "|".join(_PLACE.join(map(re.escape, zone.split("{}"))) for zone in zones) or r"(?!)"


def _clock(halves: Iterable[str], zones: str) -> re.Pattern[str]:
    """A clock time in small letters, with what says which half of the day it is in, and whose time it is."""
    half, whole, anywhere = map(_with_points, (halves, *_by_place(halves)))
    zone = f"{zones}|{phrase_pattern((*ZONES, *VAGUE_ZONES))}"
    return re.compile(
        rf"(?:(?:(?<![^\W\d_日号號])(?:{whole})|(?:{anywhere})) ?)?"
        r"(?<![\d:.])(?:\d{1,2}[:.h][0-5]\d(?::\d\d)?(?:\.\d+)?(?![\d:.]*\d)"
        r"|\d{1,2} ?[時时点點시](?![間间]) ?(?:\d{1,2} ?[分분])?)"
        rf"(?:\s{{0,9}}\(?(?:{half}|uhr|z|{zone})(?!\w)\)?){{0,3}}"
    )


def _by_place(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words that no letter but the day's may stand before, and those of scripts without spaces.

    A single character of these ends names, too: "张晚 11:20".
    """
    words = list(words)
    glued = [word for word in words if len(word) > 1 and ONE_UNSPACED.search(word)]
    return [word for word in words if word not in glued], glued


def _with_points(words: Iterable[str]) -> str:
    """A pattern of the words; those that may be abbreviations with points or spaces inside too: "pm", "p. m."."""
    bare = sorted({word.replace(" ", "") if len(word) <= _ABBREVIATED else word for word in words}, key=len)
    forms = (r"\.? ?".join(word) + r"\.?" if len(word) <= _ABBREVIATED else re.escape(word) for word in bare[::-1])
    return "|".join(forms) or r"(?!)"


def _needs_phrase(word: str) -> bool:
    return " " in word or "-" in word or "/" in word or bool(ONE_UNSPACED.search(word))


# What may stand behind the number of a day.
_OF_DAY = r"(?:st|nd|rd|th|er|º|ª|\.)?"


def _range_before(months: Iterable[str], joints: str) -> re.Pattern[str]:
    month = rf"(?:{phrase_pattern(months)})"
    joint = rf"(?: ?[-–—/~] ?| (?:{joints}) ?)"
    return re.compile(
        # "1-", "1 to "; before a dash with spaces the number begins the line or a part of it: not "18 h 15 - ".
        rf"(?:(?<![\w:.,/-])(?P<day>\d{{1,2}}){_OF_DAY}(?:[-–—~]| (?:{joints}) ?)"
        rf"|(?:^|(?<=[|:(•·] )|(?<=[|(•·]))(?P<first>\d{{1,2}}){_OF_DAY} ?[-–—] "
        # "30 June - ", "30.06. - ", "June 30 - "
        rf"|(?<![\w:.,/-])\d{{1,2}}(?:{_OF_DAY} (?:de )?{month}\.?|\.\d{{1,2}}\.){joint}"
        rf"|(?<!\w){month}\.? \d{{1,2}}{_OF_DAY}{joint})$"
    )


def _in_line(months: Iterable[str], persian_months: Iterable[str]) -> re.Pattern[str]:
    month = rf"(?:{phrase_pattern((*months, *persian_months))})"
    day, year, gap = rf"\d{{1,2}}{_OF_DAY}", r"(?:1[2-9]|2[0-6])\d\d", r"[ .,،/-]{1,3}(?:de |of |del )?"
    return re.compile(
        # A style sheet may set it apart from a name; behind a to z stands a number of another kind: "v5.3.2026".
        rf"(?:(?<![\w.])|(?<=[^\W\da-z_])(?=\d)|(?<=(?:19|20)\d\d))"
        # The month's name once, for it is long: behind a day and before a year, behind a year, or first.
        rf"(?:(?:(?P<day>{day}{gap})|(?P<year>{year}{gap}))?{month}{gap}"
        rf"(?(day){year}|(?(year){day}(?!\d)|{day}{gap}{year}))"
        rf"|{year} ?[年년./-] ?\d{{1,2}} ?[月월./-] ?\d{{1,2}}(?: ?[日號号일])?"
        rf"|\d{{1,2}}(?P<mark>[./-]) ?\d{{1,2}}(?P=mark) ?{year}"
        r"|\d{1,2}\.\d{1,2}\.\d\d(?![\d.])"
        r"|\d{1,2}(?P<short>[/-])\d{1,2}(?P=short)\d\d(?=,? \d{1,2}[:.]\d\d(?!\d)))"  # with a clock behind it
        r"(?!\d(?!\d?\.? [^\W\d]))"  # a day that a style sheet sets apart may follow: "28. Juni 201914. Januar 2020"
    )


def _day_in_line(months: Iterable[str]) -> re.Pattern[str]:
    month = rf"(?:{phrase_pattern(months)})"
    return re.compile(
        rf"(?<![\w.])(?:\d{{1,2}}{_OF_DAY}[ ./-]{{0,3}}(?:de |of |d'|d’)?{month}(?!\w)|{month}\.?[ /-]\d{{1,2}}(?!\d))"
        r"|(?<!\d)\d{1,2} ?[月월] ?\d{1,2} ?[日號号일]"
    )


def _look(months: Iterable[str], persian_months: Iterable[str]) -> re.Pattern[str]:
    return re.compile(phrase_pattern((*months, *persian_months)))
