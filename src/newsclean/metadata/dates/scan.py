"""Scans a line for dates and their lead-ins, in many languages and calendars and in any usual order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from newsclean.metadata.dates.calendars import ERAS, from_buddhist, from_era, from_persian
from newsclean.metadata.dates.words import ZONES, DateWords
from newsclean.metadata.words import fold_words, phrase_pattern

# Years that a news page can mean: the oldest newspaper archives, and nothing far ahead.
EARLIEST_YEAR, LATEST_YEAR = 1600, 2100

ISO = re.compile(
    r"([12]\d{3})-?(\d\d)-?(\d\d)(?:[T ,]{1,2}(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,:]\d{1,9})?"
    r" ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?:\[[A-Z_/+-]{1,40}\])?)?",  # Java adds the zone's name in brackets
    re.ASCII | re.IGNORECASE,
)
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0981-\u09e3\u0e30-\u0e4e\u064b-\u065f\u0670\u0300-\u036f])"
_ERA = phrase_pattern(ERAS)
_TOKEN = re.compile(
    rf"""
      (?P<cjk>(?:(?P<era>{_ERA})\ ?(?P<era_year>\d{{1,3}}|元)|(?P<cy>\d{{4}}))\ ?[年년]\ ?(?P<cm>\d{{1,2}})\ ?[月월]
          \ ?(?P<cd>\d{{1,2}})\ ?[日号號일]?)
    | (?P<clock_cjk>(?P<ch>\d{{1,2}})\ ?[時时点點시]\ ?(?:(?P<cmin>\d{{1,2}})\ ?[分분])?
          (?:\ ?(?P<cs>\d{{1,2}})\ ?[秒초])?)
    | (?P<iso>[12]\d{{3}}-\d\d-\d\dt\d\d:\d\d(?::\d\d)?(?:[.,]\d{{1,9}})?(?:z|[+-]\d\d:?\d\d)?(?!\d)
          (?:\[[a-z_/+-]{{1,40}}\])?)
    | (?P<numeric>(?<!\d)(?P<n1>\d{{1,4}})\ ?(?P<sep>[./-])\ ?(?P<n2>\d{{1,2}})\ ?(?P=sep)\ ?(?P<n3>\d{{1,4}})(?!\d))
    | (?P<clock>(?P<h>\d{{1,2}})(?:(?:[:h]|\ h\ )(?P<m>\d\d)|\ ?h(?![^\W_])|[.](?P<m2>[0-5]\d)(?![\d.]))
          (?::(?P<s>\d\d))?(?:[.,]\d{{1,9}})?)
    | (?P<offset>(?:utc|gmt)?\ ?(?P<sign>[+-])(?P<oh>\d{{1,2}})(?::?(?P<om>\d\d))?(?![\d.]))
    | (?P<number>'?\d{{1,4}})(?:(?:st|nd|rd|th|er|re|ª|º|°|го|e|o)(?!{_LETTER})|\.)?
    | (?P<word>{_LETTER}(?:{_LETTER}|')*)
    | (?P<space>[\s,.;:|·•@()\[\]/،、。*–—―_~>-]+)
    """,
    re.VERBOSE,
)
_ABBREVIATION_POINT = re.compile(rf"(?<={_LETTER})\.(?={_LETTER})|(?<=[^\W\d_])\.")


@dataclass(slots=True)
class Found:
    """One date: what the line has said of it so far. `scan` fills it in while it reads, in place."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Literal["gregorian", "persian", "thai"] = "gregorian"
    clock: tuple[int, ...] | None = None  # hour, minute and, where given, second
    half: int | None = None  # hours to add to a clock below twelve
    offset: int | None = None  # minutes east of UTC
    lead: str = ""  # "", "published" or "updated"
    weekday: int | None = None  # Monday is 0
    either: tuple[int, int] | None = None  # two numbers of which each may be the month

    @property
    def complete(self) -> bool:
        return self.year is not None and self.month is not None and self.day is not None


def read_iso(match: re.Match[str]) -> str | None:
    """The date of a match of the ISO pattern, with the precision it has; None where there is no such day."""
    return write_date(_of_iso(match))


def _of_iso(match: re.Match[str]) -> Found:
    year, month, day, hour, minute, second, zone = match.groups()
    clock = tuple(int(part) for part in (hour, minute, second) if part is not None) or None
    offset = None
    if zone:
        zone = zone.upper()
        offset = 0 if zone in ("Z", "UTC", "GMT") else _offset(zone[0], zone[1:3], zone[3:].lstrip(":") or "0")
    return Found(int(year), int(month), int(day), clock=clock, offset=offset)


def _offset(sign: str, hours: str, minutes: str) -> int:
    return (1 if sign == "+" else -1) * (int(hours) * 60 + int(minutes))


def write_date(found: Found) -> str | None:
    """ISO 8601 of what was found; None where there is no such day.

    A clock of exactly midnight is what systems put where they know only the day; it is left out.
    """
    if found.year is None or found.month is None or found.day is None:
        return None
    try:
        if found.calendar == "persian":
            day = from_persian(found.year, found.month, found.day)
        else:
            year = from_buddhist(found.year) if found.calendar == "thai" else found.year
            day = date(year, found.month, found.day)
    except ValueError:
        return None
    if day is None or not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return None
    if found.clock is None:
        return day.isoformat()
    clock = list(found.clock)
    if found.half is not None and clock[0] <= 12:
        clock[0] = clock[0] % 12 + found.half
    if clock[0] > 23 or any(part > 59 for part in clock[1:]):
        return day.isoformat()
    if not any(clock) and len(clock) > 1:
        return day.isoformat()
    written = f"{day.isoformat()}T{':'.join(f'{part:02}' for part in clock)}"
    if found.offset is None or abs(found.offset) > 14 * 60:
        return written
    hours, minutes = divmod(abs(found.offset), 60)
    return f"{written}{'-' if found.offset < 0 else '+'}{hours:02}:{minutes:02}"


def scan(text: str, words: DateWords) -> list[Found] | None:
    """The dates that the text consists of, in order; an empty list if it has none or contains more than dates.

    Returns None if the text has a word that is not in the table, so that another reader can try.
    """
    folded = fold_words(_ABBREVIATION_POINT.sub(_drop_point, text))
    done: list[Found] = []
    now = Found()
    numbers: list[str] = []
    for kind, match in _tokens(folded, words):
        if match is None or kind == "unknown":
            return None
        if kind == "space":
            continue
        if kind == "weekday":
            _merge(now, Found(weekday=words.weekdays[match.group()]))
            continue
        if kind in ("published", "updated"):
            if not now.complete and numbers:
                _settle(now, numbers, words)
                numbers = []
            if now.complete:
                done.append(now)
                now = Found()
            if not now.lead or kind == "updated":
                now.lead = kind
            continue
        if kind == "number":
            numbers.append(match.group("number"))
            if now.month is not None and not now.complete:
                _settle(now, numbers, words)
                if now.complete:
                    numbers = []
            continue
        if kind == "half" and numbers and now.clock is None and 1 <= int(numbers[-1].lstrip("'")) <= 12:
            now.clock = (int(numbers.pop().lstrip("'")), 0)  # "6 pm"
        fresh = _read(kind, match, words)
        if fresh.month is not None and now.month is not None:
            if not now.complete:
                if now.month == fresh.month and fresh.day is None:
                    continue  # the month's name twice: "تموز/يوليو"
                _settle(now, numbers, words)
                numbers = []
            if not now.complete:
                return []
            done.append(now)
            now = Found()
        _merge(now, fresh)
    if not now.complete and now.month is not None:
        _settle(now, numbers, words)
        numbers = []
    if now.complete:
        done.append(now)
    elif now.month is not None:
        return []
    return [] if numbers else done


def _drop_point(match: re.Match[str]) -> str:
    following = match.string[match.end() : match.end() + 1]
    return "" if following.isalpha() else " "


def _tokens(folded: str, words: DateWords) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The pieces of the text, each with its kind; None for what no piece begins with, which ends them."""
    place, clock_seen = 0, False
    has_phrases = words.phrases.search(folded) is not None
    while place < len(folded):
        phrase = words.phrases.match(folded, place) if has_phrases and not folded[place].isdigit() else None
        match = phrase or _TOKEN.match(folded, place)
        if match is None:
            yield "unknown", None
            return
        kind = match.lastgroup or "word"  # the outermost group closes last
        if kind == "offset" and not clock_seen:  # the dash of "5-Jul-2021"
            yield ("unknown" if match.group()[0] in "ug" else "space"), match
            place += 1
            continue
        clock_seen = clock_seen or kind in ("clock", "clock_cjk", "iso")
        yield (_kind(match.group(), words) if kind == "word" else kind), match
        place = match.end()


def _kind(word: str, words: DateWords) -> str:
    if word in words.months:
        return "month"
    if word in words.persian_months:
        return "persian_month"
    if word in words.updated:
        return "updated"
    if word in words.published:
        return "published"
    if word in words.halves:
        return "half"
    if word in ZONES:
        return "zone"
    if word in words.weekdays:
        return "weekday"
    return "space" if word in words.fillers else "unknown"


def _read(kind: str, match: re.Match[str], words: DateWords) -> Found:
    """The part of a date that one token gives."""
    if kind == "month":
        return Found(month=words.months[match.group()])
    if kind == "persian_month":
        return Found(month=words.persian_months[match.group()], calendar="persian")
    if kind == "half":
        return Found(half=words.halves[match.group()])
    if kind == "zone":
        return Found(offset=ZONES[match.group()])
    if kind == "offset":
        return Found(offset=_offset(match["sign"], match["oh"], match["om"] or "0"))
    if kind == "clock":
        parts = (match["h"], match["m"] or match["m2"] or "0", match["s"])
        return Found(clock=tuple(int(part) for part in parts if part))
    if kind == "clock_cjk":
        parts = (match["ch"], match["cmin"] or "0", match["cs"])
        return Found(clock=tuple(int(part) for part in parts if part))
    if kind == "cjk":
        year = int(match["cy"]) if match["cy"] else from_era(match["era"], int(match["era_year"].replace("元", "1")))
        return Found(year=year, month=int(match["cm"]), day=int(match["cd"]))
    if kind == "iso":
        iso = ISO.fullmatch(match.group().upper())
        return _of_iso(iso) if iso else Found()  # every date that the token takes, ISO takes
    return _read_numeric(match["n1"], match["n2"], match["n3"], words)


def _read_numeric(first: str, second: str, third: str, words: DateWords) -> Found:
    """A date of three numbers; empty if it can be read in two ways."""
    if len(first) >= 3:
        return _with_calendar(int(first), int(second), int(third), words) if len(third) <= 2 else Found()
    if len(third) == 3 or (len(third) <= 2 and words.order is None):
        return Found()
    if len(third) <= 2 and words.order == "ymd":
        return _with_calendar(_long_year(first), int(second), int(third), words)
    year = int(third) if len(third) == 4 else _long_year(third)
    one, two = int(first), int(second)
    if one == two or (two > 12 >= one):
        return _with_calendar(year, one, two, words)
    if one > 12 >= two:
        return _with_calendar(year, two, one, words)
    if words.order is None:
        return Found(year, either=(one, two))
    found = _with_calendar(year, *((one, two) if words.order == "mdy" else (two, one)), words)
    found.either = (one, two)
    return found


def _choose_by_weekday(found: Found) -> None:
    """Put day and month as the weekday says, where they can be read in two ways: "Thu, 10/12/2023"."""
    if found.either is None or found.weekday is None or found.year is None or found.calendar != "gregorian":
        return
    one, two = found.either
    fitting = [
        (month, day) for month, day in ((one, two), (two, one)) if _weekday(found.year, month, day) == found.weekday
    ]
    if len(fitting) == 1:
        ((found.month, found.day),) = fitting


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _long_year(digits: str) -> int:
    """Two digits are a year of the web's time, or of the last century."""
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def _with_calendar(year: int, month: int, day: int, words: DateWords) -> Found:
    if words.thai and 2400 <= year <= 2600:
        return Found(year, month, day, calendar="thai")
    if words.persian and 1244 <= year <= 1472:
        return Found(year, month, day, calendar="persian")
    return Found(year, month, day)


def _settle(now: Found, numbers: list[str], words: DateWords) -> None:
    """Give the numbers around the month's name their places, where they fit."""
    if now.complete or now.month is None or len(numbers) != 2:
        return
    first, second = (number.lstrip("'") for number in numbers)
    if len(first) >= 3 and len(second) <= 2:
        year, day = first, second
    elif len(first) <= 2 and len(second) in (2, 4):
        year, day = second, first
    else:
        return
    number = int(year)
    calendar = now.calendar
    if calendar == "gregorian" and words.thai and (2400 <= number <= 2600 or 50 <= number <= 99):
        calendar, number = "thai", number + 2500 if number < 100 else number
    elif len(year) == 2:
        number = number + 1400 if calendar == "persian" else _long_year(year)
    if 1 <= int(day) <= 31:
        now.year, now.day, now.calendar = number, int(day), calendar


def _merge(now: Found, fresh: Found) -> None:
    """Put into the first what the second adds; what was read first stays."""
    now.year = now.year if now.year is not None else fresh.year
    now.month = now.month if now.month is not None else fresh.month
    now.day = now.day if now.day is not None else fresh.day
    now.calendar = now.calendar if now.calendar != "gregorian" else fresh.calendar
    now.clock = now.clock or fresh.clock
    now.half = now.half if now.half is not None else fresh.half
    now.offset = now.offset if now.offset is not None else fresh.offset
    now.weekday = now.weekday if now.weekday is not None else fresh.weekday
    now.either = now.either or fresh.either
    _choose_by_weekday(now)
