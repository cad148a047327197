"""Dates as pages write them -> ISO 8601 with just the precision and zone that are given.

Never guesses: what is no full date of day, month and year gives nothing, a numeric date that can be read in two
ways gives nothing unless the page's language or region tells, and no clock is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from newsclean.metadata.calendars import ERAS, from_buddhist, from_era, from_persian
from newsclean.metadata.date_words import HALVES, ZONES, DateWords, date_words
from newsclean.metadata.words import base_languages, fold_words, phrase_pattern

# A line that is nothing but a date has at most so many words ("Published on Monday, July 5, 2021 at 6:30 p.m. EST").
MAX_DATE_WORDS = 14
_MAX_DATE_LENGTH = 160
# "about 3 hours and 20 minutes ago" in a long language.
_MAX_RELATIVE = 48
# Years that a news page can mean: the oldest newspaper archives, and nothing far ahead.
EARLIEST_YEAR, LATEST_YEAR = 1600, 2100

_ISO = re.compile(
    r"([12]\d{3})-?(\d\d)-?(\d\d)(?:[T ,]{1,2}(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,9})?"
    r" ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
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
    | (?P<iso>[12]\d{{3}}-\d\d-\d\dt\d\d:\d\d(?::\d\d)?(?:[.,]\d{{1,9}})?(?:z|[+-]\d\d:?\d\d)?(?!\d))
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
_CLOCK_LEFT = re.compile(
    r"\|,?\s*(?:at|um|à|,|-|–|T)?\s*\d{1,2}[:.h]\d\d(?::\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?|Uhr|Z|[A-Z]{3,4}\b)?", re.I
)
_PIECE_END = re.compile(r"$|[|•·(\n]|\s[-–—/]\s|,|\s(?=[^\W\d_]{3,})")
_QUICK_NUMERIC = re.compile(r"\d{1,4} ?[./年년-] ?\d{1,2} ?[./月월-] ?\d{1,4}")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is nothing but a date, with what leads into it."""

    date: str  # ISO 8601; of two dates on the line the published one
    modified: bool  # the line says that this is when the page was changed
    updated: str | None = None  # the second date, where the line gives both


@dataclass(frozen=True, slots=True)
class _Found:
    """One date as the scan goes on: what has been read so far."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Literal["gregorian", "persian", "thai"] = "gregorian"
    clock: tuple[int, ...] | None = None  # hour, minute and, where given, second
    half: int | None = None  # hours to add to a clock below twelve
    offset: int | None = None  # minutes east of UTC
    lead: str = ""  # "", "published" or "updated"

    @property
    def complete(self) -> bool:
        return self.year is not None and self.month is not None and self.day is not None


def parse_date(text: str, languages: Sequence[str] = ()) -> str | None:
    """The date that the whole string is, as ISO 8601; None where it is no full date, or could be two.

    `languages` are BCP 47 tags, the most likely first; a region tells the order of a numeric date.

    >>> parse_date("Monday 5 July 2021"), parse_date("July 5, 2021 6:30 p.m. EDT", ["en"])
    ('2021-07-05', '2021-07-05T18:30-04:00')
    >>> parse_date("2021-07-05T18:30:00+0430"), parse_date("2021-07-05 00:00:00")
    ('2021-07-05T18:30:00+04:30', '2021-07-05')
    >>> parse_date("05/07/2021", ["en"]), parse_date("05/07/2021", ["en-GB"]), parse_date("July 2021")
    (None, '2021-07-05', None)
    """
    text = text.strip()
    if not text or len(text) > _MAX_DATE_LENGTH:
        return None
    if (iso := _ISO.fullmatch(text)) is not None:
        return _from_iso(iso)
    tags = tuple(languages)
    found = _scan(text, date_words(tags))
    if found:
        return _write(found[0]) if len({_write(one) for one in found}) == 1 else None
    return _ask_dateparser(text, tags) if found is None else None


def find_date_line(line: str, languages: Sequence[str] = ()) -> DateLine | None:
    """What the line dates, where it is nothing but a date with its lead-in, weekday, time and zone.

    >>> find_date_line("Posted on Monday, July 5, 2021 at 6:30 pm")
    DateLine(date='2021-07-05T18:30', modified=False, updated=None)
    >>> find_date_line("Last updated: 6 July 2021")
    DateLine(date='2021-07-06', modified=True, updated=None)
    >>> find_date_line("Published July 5, 2021 | Updated July 6, 2021").updated
    '2021-07-06'
    >>> find_date_line("On July 5, 2021 the Taliban took Imam Sahib."), find_date_line("5 July 2021 by John Doe")
    (None, None)
    """
    line = line.strip()
    if not line or len(line) > _MAX_DATE_LENGTH or not any(map(str.isdigit, line)):
        return None
    if line.count(" ") >= MAX_DATE_WORDS * 2:
        return None
    words = date_words(tuple(languages))
    folded = fold_words(line)
    if not _QUICK_NUMERIC.search(folded) and not words.any_month.search(folded):
        return None
    found = [one for one in _scan(line, words) or () if _write(one)]
    if not found or len(found) > 2:
        return None
    dated = [(one.lead, _write(one) or "") for one in found]
    if len(dated) == 1:
        lead, value = dated[0]
        return DateLine(value, modified=lead == "updated")
    (_, first), (lead, second) = dated
    if dated[0][0] == "updated":
        first, second = second, first
    elif lead != "updated" and first[:10] != second[:10]:
        return None
    return DateLine(first, modified=False, updated=second if second != first else None)


def find_date(line: str, languages: Sequence[str] = ()) -> DateLine | None:
    """The date that stands in a line with other words: a name, a place, a reading time. None where there are two.

    >>> find_date("By Vahid Osman - Mar 27, 2024")
    DateLine(date='2024-03-27', modified=False, updated=None)
    >>> find_date("Hamburg, 2 November 2021, 18:30").date
    '2021-11-02T18:30'
    >>> find_date("The years from 2019 to 2021"), find_date("From 1 May 2021 to 3 May 2021")
    (None, None)
    """
    line = line.strip()
    if not line or len(line) > _MAX_DATE_LENGTH or not any(map(str.isdigit, line)):
        return None
    if (found := find_date_line(line, languages)) is not None:
        return found
    words = date_words(tuple(languages))
    folded = fold_words(line)
    matches = list(words.in_line.finditer(folded))
    if not matches:
        return None
    values: dict[str, bool] = {}
    for match in matches:
        rest = folded[match.start() :]
        # The longest piece from the date on that is nothing but a date has the clock and the zone too.
        pieces = [
            rest[: cut.start()] for cut in _PIECE_END.finditer(rest) if cut.start() >= match.end() - match.start()
        ]
        for piece in (*pieces[:4][::-1], match.group()):
            if (found := find_date_line(piece, languages)) is not None and found.updated is None:
                before = folded[: match.start()].rstrip(" :,.-–").rsplit("|", 1)[-1]
                is_updated = any(before.endswith(lead) for lead in words.updated)
                if found.date[:10] not in {value[:10] for value in values}:
                    values[found.date] = is_updated or found.modified
                break
    if len(values) == 1:
        ((value, modified),) = values.items()
        return DateLine(value, modified)
    published = [value for value, modified in values.items() if not modified]
    updated = [value for value, modified in values.items() if modified]
    if len(published) == 1 and len(updated) == 1:
        return DateLine(published[0], False, updated[0])
    return None


def cut_dates(text: str, languages: Sequence[str] = ()) -> str:
    """The text with a bar in place of each date, and of the clock behind it.

    >>> cut_dates("Jane Doe, July 5, 2021 6:30 pm | Kabul"), cut_dates("Jane Doe")
    ('Jane Doe, | | Kabul', 'Jane Doe')
    """
    if not any(map(str.isdigit, text)):
        return text
    words = date_words(tuple(languages))
    return _CLOCK_LEFT.sub("|", words.in_line_as_written.sub("|", text))


def _from_iso(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = match.groups()
    clock = tuple(int(part) for part in (hour, minute, second) if part is not None) or None
    offset = None
    if zone:
        zone = zone.upper()
        offset = 0 if zone in ("Z", "UTC", "GMT") else _offset(zone[0], zone[1:3], zone[3:].lstrip(":") or "0")
    return _write(_Found(int(year), int(month), int(day), clock=clock, offset=offset))


def _offset(sign: str, hours: str, minutes: str) -> int:
    return (1 if sign == "+" else -1) * (int(hours) * 60 + int(minutes))


def _write(found: _Found) -> str | None:
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


def _scan(text: str, words: DateWords) -> list[_Found] | None:
    """The dates that the text consists of, in order; an empty list where it has none or says more than dates.

    None where it has a word that is not in the table, so that another reader may know it.
    """
    folded = fold_words(_ABBREVIATION_POINT.sub(_drop_point, text))
    done: list[_Found] = []
    now = _Found()
    numbers: list[str] = []
    for kind, match in _tokens(folded, words):
        if kind == "unknown":
            return None
        if kind == "space":
            continue
        if kind in ("published", "updated"):
            if not now.complete and numbers:
                now, numbers = _settle(now, numbers, words), []
            if now.complete:
                done.append(now)
                now = _Found()
            if not now.lead or kind == "updated":
                now = replace(now, lead=kind)
            continue
        if kind == "number":
            numbers.append(match.group("number"))
            if now.month is not None and not now.complete:
                settled = _settle(now, numbers, words)
                if settled.complete:
                    now, numbers = settled, []
            continue
        fresh = _read(kind, match, words)
        if fresh.month is not None and now.month is not None:
            if not now.complete:
                if now.month == fresh.month and fresh.day is None:
                    continue  # the month's name twice: "تموز/يوليو"
                now, numbers = _settle(now, numbers, words), []
            if not now.complete:
                return []
            done.append(now)
            now = _Found()
        now = _merge(now, fresh)
    if not now.complete and now.month is not None:
        now, numbers = _settle(now, numbers, words), []
    if now.complete:
        done.append(now)
    elif now.month is not None:
        return []
    return [] if numbers else done


def _drop_point(match: re.Match[str]) -> str:
    following = match.string[match.end() : match.end() + 1]
    return "" if following.isalpha() else " "


def _tokens(folded: str, words: DateWords) -> Iterator[tuple[str, re.Match[str]]]:
    place, clock_seen = 0, False
    while place < len(folded):
        phrase = words.phrases.match(folded, place) if not folded[place].isdigit() else None
        match = phrase or _TOKEN.match(folded, place)
        if match is None:
            yield "unknown", re.match("", "")  # type: ignore[misc]
            return
        kind = match.lastgroup or "word"
        for name in ("cjk", "clock_cjk", "iso", "numeric", "clock", "offset", "number", "word", "space"):
            if phrase is None and match.group(name) is not None:
                kind = name
                break
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
    if word in HALVES:
        return "half"
    if word in ZONES:
        return "zone"
    return "space" if word in words.weekdays or word in words.fillers else "unknown"


def _read(kind: str, match: re.Match[str], words: DateWords) -> _Found:
    """What one token says."""
    if kind == "month":
        return _Found(month=words.months[match.group()])
    if kind == "persian_month":
        return _Found(month=words.persian_months[match.group()], calendar="persian")
    if kind == "half":
        return _Found(half=HALVES[match.group()])
    if kind == "zone":
        return _Found(offset=ZONES[match.group()])
    if kind == "offset":
        return _Found(offset=_offset(match["sign"], match["oh"], match["om"] or "0"))
    if kind == "clock":
        parts = (match["h"], match["m"] or match["m2"] or "0", match["s"])
        return _Found(clock=tuple(int(part) for part in parts if part))
    if kind == "clock_cjk":
        parts = (match["ch"], match["cmin"] or "0", match["cs"])
        return _Found(clock=tuple(int(part) for part in parts if part))
    if kind == "cjk":
        year = int(match["cy"]) if match["cy"] else from_era(match["era"], int(match["era_year"].replace("元", "1")))
        return _Found(year=year, month=int(match["cm"]), day=int(match["cd"]))
    if kind == "iso":
        iso = _ISO.fullmatch(match.group().upper())
        assert iso is not None
        year_, month, day, hour, minute, second, zone = iso.groups()
        clock = tuple(int(part) for part in (hour, minute, second) if part)
        offset = None
        if zone:
            offset = 0 if zone == "Z" else _offset(zone[0], zone[1:3], zone[-2:])
        return _Found(int(year_), int(month), int(day), clock=clock, offset=offset)
    return _read_numeric(match["n1"], match["n2"], match["n3"], words)


def _read_numeric(first: str, second: str, third: str, words: DateWords) -> _Found:
    """A date of three numbers; nothing where two readings are left."""
    if len(first) >= 3:
        return _with_calendar(int(first), int(second), int(third), words) if len(third) <= 2 else _Found()
    if len(third) == 3 or (len(third) <= 2 and words.order is None):
        return _Found()
    if len(third) <= 2 and words.order == "ymd":
        return _with_calendar(_long_year(first), int(second), int(third), words)
    year = int(third) if len(third) == 4 else _long_year(third)
    one, two = int(first), int(second)
    if one == two or (two > 12 >= one):
        return _with_calendar(year, one, two, words)
    if one > 12 >= two or words.order in ("dmy", "ymd"):
        return _with_calendar(year, two, one, words)
    return _with_calendar(year, one, two, words) if words.order == "mdy" else _Found()


def _long_year(digits: str) -> int:
    """Two digits are a year of the web's time, or of the last century."""
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def _with_calendar(year: int, month: int, day: int, words: DateWords) -> _Found:
    if words.thai and 2400 <= year <= 2600:
        return _Found(year, month, day, calendar="thai")
    if words.persian and 1244 <= year <= 1472:
        return _Found(year, month, day, calendar="persian")
    return _Found(year, month, day)


def _settle(now: _Found, numbers: list[str], words: DateWords) -> _Found:
    """The date with the numbers around its month's name given their places, where they fit."""
    if now.complete or now.month is None or len(numbers) != 2:
        return now
    first, second = (number.lstrip("'") for number in numbers)
    if len(first) >= 3 and len(second) <= 2:
        year, day = first, second
    elif len(first) <= 2 and len(second) in (2, 4):
        year, day = second, first
    else:
        return now
    number = int(year)
    calendar = now.calendar
    if calendar == "gregorian" and words.thai and (2400 <= number <= 2600 or 50 <= number <= 99):
        calendar, number = "thai", number + 2500 if number < 100 else number
    elif len(year) == 2:
        number = number + 1400 if calendar == "persian" else _long_year(year)
    if not 1 <= int(day) <= 31:
        return now
    return replace(now, year=number, day=int(day), calendar=calendar)


def _merge(now: _Found, fresh: _Found) -> _Found:
    """Both together; what was read first stays."""
    return _Found(
        year=now.year if now.year is not None else fresh.year,
        month=now.month if now.month is not None else fresh.month,
        day=now.day if now.day is not None else fresh.day,
        calendar=now.calendar if now.calendar != "gregorian" else fresh.calendar,
        clock=now.clock or fresh.clock,
        half=now.half if now.half is not None else fresh.half,
        offset=now.offset if now.offset is not None else fresh.offset,
        lead=now.lead,
    )


def parse_relative(text: str, languages: Sequence[str], now: str) -> str | None:
    """The day that "3 hours ago" or "yesterday" means on a page that was crawled at `now`; None where it means none.

    >>> parse_relative("3 days ago", ["en"], "2021-07-05T12:00:00Z"), parse_relative("Kabul", ["en"], "2021-07-05")
    ('2021-07-02', None)
    """
    text = fold_words(text)
    try:
        base = datetime.fromisoformat(now).replace(tzinfo=None)
    except ValueError:  # the caller's clock is no ISO 8601: then nothing is known of it
        return None
    usable = _dateparser_languages(tuple(languages) or ("en",))
    if not text or len(text) > _MAX_RELATIVE or not usable:
        return None
    from dateparser import parse

    settings = {"RELATIVE_BASE": base, "PARSERS": ["relative-time"], "STRICT_PARSING": False}
    moment = parse(text, languages=usable, settings=settings)
    return moment.date().isoformat() if moment is not None and moment <= base else None


@lru_cache(maxsize=64)
def _dateparser_languages(tags: tuple[str, ...]) -> list[str]:
    """Those of the languages that dateparser knows."""
    from dateparser.data import language_locale_dict

    bases = dict.fromkeys(tag.replace("_", "-").split("-")[0].lower() for tag in tags)
    return [tag for tag in bases if tag in language_locale_dict]


@lru_cache(maxsize=512)
def _ask_dateparser(text: str, languages: tuple[str, ...]) -> str | None:
    """What dateparser reads in languages that have no words here: a full date, or nothing."""
    strange = tuple(tag for tag in languages if base_languages((tag,)) == ("en",) and tag[:2].lower() != "en")
    if not strange or not any(map(str.isdigit, text)) or not (usable := _dateparser_languages(strange)):
        return None
    from dateparser import parse

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    moment = parse(fold_words(text), languages=usable, settings=settings)
    if moment is None:
        return None
    clock = (moment.hour, moment.minute) if re.search(r"\d[:.h]\d\d", text) else None
    return _write(_Found(moment.year, moment.month, moment.day, clock=clock))
