"""Dates as pages write them -> ISO 8601 with just the precision and zone that are given.

Never guesses: what is no full date of day, month and year gives nothing, a numeric date that can be read in two
ways gives nothing unless the page's language or region tells, and no clock is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.measure import LINES_REMEMBERED
from newsclean.metadata.dates.found import ISO, read_iso, write_date
from newsclean.metadata.dates.library import ask_dateparser, parse_relative
from newsclean.metadata.dates.scan import scan
from newsclean.metadata.dates.words import DateWords, date_words
from newsclean.metadata.words import fold_words
from newsclean.remembered import remembered

__all__ = [
    "DateLine", "date_lead", "find_date", "find_date_line", "holds_date", "holds_day", "is_day_and_time",
    "opens_with_weekday", "parse_date", "parse_relative", "says_published",
]  # fmt: skip

# Most words of a line that is only a date ("Published on Monday, July 5, 2021 at 6:30 p.m. EST").
MAX_DATE_WORDS = 14
_MAX_DATE_LENGTH = 160
_MAX_LEAD = 40
# "Donnerstag, "
LONGEST_WEEKDAY = 16
# "30 September to "
_LONGEST_RANGE = 32
# "fascículo nº "
_LONGEST_COUNTED = 20
# The longest line of a day without its year and a time of day: "Wednesday, 24 September at 10:15 a.m. EST".
_MAX_DAY_AND_TIME = 60
# A lead-in of so many letters ("on", "date") stands in any sentence.
_IN_ANY_SENTENCE = 5

_DIGIT = re.compile(r"\d")
_FIRST_NUMBER = re.compile(r"\d{1,2}(?!\d)")
# "5/7/2021", "5 de julho": no issue is written so. "No" is "on the" in Portuguese.
_ONLY_A_DAY = re.compile(r"\d{1,2}[^\W\d_]*(?:/| (?:de|del|of) )")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d\d(?![.\d])")
_AROUND_CLOCK = " :,.|()-–—"
_TO_MINUTE = len("2021-07-05T18:30")
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")
_PIECE_END = re.compile(r"$|[|•·(\n]|\s[-–—/]\s|,|\s(?=[^\W\d_]{3,}|[\u4e00-\u9fff]{2})")
# A day and its month in numbers; with a dash both have two digits, for "3-1" is a score.
_DAY_IN_NUMBERS = re.compile(r"(?<![\d./:-])(?:\d{1,2}([./])\d{1,2}|\d\d-\d\d)(?!\d|[./:-]\d)")
_ANY_DAY = "2000-01-01"
_QUICK_NUMERIC = re.compile(r"\d{1,4} ?[./年년-] ?\d{1,2} ?[./月월-] ?\d{1,4}")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is nothing but a date, with what leads into it."""

    date: str  # ISO 8601; of two dates on the line the published one
    modified: bool  # the line says that this is when the page was changed
    updated: str | None = None  # the second date, where the line gives both


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
    if (iso := ISO.fullmatch(text)) is not None and (day := read_iso(iso)):
        return day
    tags = tuple(languages)
    found = scan(text, date_words(tags))
    if found:
        return write_date(found[0]) if len({write_date(one) for one in found}) == 1 else None
    return ask_dateparser(text, tags) if found is None else None


def find_date_line(line: str, languages: Sequence[str] = ()) -> DateLine | None:
    """What the line dates, where it is nothing but a date with its lead-in, weekday, time and zone.

    >>> find_date_line("Posted on Monday, July 5, 2021 at 6:30 pm")
    DateLine(date='2021-07-05T18:30', modified=False, updated=None)
    >>> find_date_line("Last updated: 6 July 2021")
    DateLine(date='2021-07-06', modified=True, updated=None)
    >>> find_date_line("Published July 5, 2021 | Updated July 6, 2021").updated
    '2021-07-06'
    >>> find_date_line("5 July 2021 at 18:30, updated at 19:45").updated
    '2021-07-05T19:45'
    >>> find_date_line("On July 5, 2021 the Taliban took Imam Sahib."), find_date_line("5 July 2021 by John Doe")
    (None, None)
    """
    line = line.strip()
    if len(line) > _MAX_DATE_LENGTH or not _DIGIT.search(line) or line.count(" ") >= MAX_DATE_WORDS * 2:
        return None
    return _find_date_line(line, tuple(languages))


@remembered(LINES_REMEMBERED)
def _find_date_line(line: str, languages: tuple[str, ...]) -> DateLine | None:
    words = date_words(languages)
    folded = fold_words(line)
    if not _QUICK_NUMERIC.search(folded) and not words.any_month.search(folded):
        return None
    found = [one for one in scan(line, words) or () if write_date(one)]
    if not found or len(found) > 2:
        return None
    dated = [(one.lead, write_date(one) or "") for one in found]
    if len(dated) == 1:
        lead, value = dated[0]
        is_modified = lead == "updated"
        return DateLine(value, is_modified, None if is_modified else _changed_later(folded, value, languages))
    (_, first), (lead, second) = dated
    if dated[0][0] == "updated":
        first, second = second, first
    elif lead != "updated" and first[:10] != second[:10]:
        return None
    return DateLine(first, modified=False, updated=second if second != first else None)


def is_day_and_time(line: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line is nothing but a day without its year and a time of day; it gives no date.

    >>> is_day_and_time("Nov 3, 14:20"), is_day_and_time("Mar 3 at 9:14 pm"), is_day_and_time("11/3(月) 18:05", ["ja"])
    (True, True, True)
    >>> is_day_and_time("3 November"), is_day_and_time("3 November 2025, 14:20"), is_day_and_time("11-03 14:20")
    (False, False, True)
    >>> is_day_and_time("Concert, 3 November, 20:00"), is_day_and_time("Won 3/4 at 14:20"), is_day_and_time("3-1 14:20")
    (False, False, False)
    """
    line = line.strip()
    if len(line) > _MAX_DAY_AND_TIME or not _DIGIT.search(line):
        return False
    return _is_day_and_time(line, tuple(languages))


@remembered(LINES_REMEMBERED)
def _is_day_and_time(line: str, languages: tuple[str, ...]) -> bool:
    folded = fold_words(line)
    day = date_words(languages).day_in_line.search(folded) or _DAY_IN_NUMBERS.search(folded)
    if day is None:
        return False
    dated = find_date_line(f"{folded[: day.start()]}{_ANY_DAY}{folded[day.end() :]}", languages)
    return dated is not None and "T" in dated.date


def _changed_later(folded: str, value: str, languages: tuple[str, ...]) -> str | None:
    """When the page was changed, where the line gives the day once: "5 July 2021, 18:30, updated at 19:30"."""
    if "T" not in value or len(_CLOCK.findall(folded)) != 2:
        return None
    for lead in sorted(date_words(languages).updated, key=lambda word: (-len(word), word)):
        before, found, behind = folded.rpartition(lead)
        if found and before.strip() and _CLOCK.search(behind):
            changed = parse_date(f"{value[:10]} {behind.strip(_AROUND_CLOCK)}", languages)
            if changed and changed[:_TO_MINUTE] < value[:_TO_MINUTE]:
                return None  # on another day, which the line does not name
            zone = _ZONE.search(value)
            return changed + zone[0] if changed and zone and not _ZONE.search(changed) else changed
    return None


def date_lead(line: str, languages: Sequence[str] = ()) -> str:
    """ "published" or "updated" where the line is nothing but what leads into a date; "" elsewhere.

    >>> date_lead("Last updated:"), date_lead("Published on"), date_lead("Kabul")
    ('updated', 'published', '')
    """
    if len(line) > _MAX_LEAD:
        return ""
    words = date_words(tuple(languages))
    folded = fold_words(line).strip(" :-–|").replace(".", "")
    return "updated" if folded in words.updated else "published" if folded in words.published else ""


def says_published(line: str, languages: Sequence[str] = ()) -> bool:
    """Whether the line has a word of publication: "created by Jane — published 5 July 2021".

    >>> says_published("Created by Jane — published 5 July 2021"), says_published("The town fell on 5 July 2021")
    (True, False)
    """
    words = date_words(tuple(languages))
    folded = fold_words(line)
    before = folded.split(":")[0].strip()
    return before in words.published or any(len(lead) > _IN_ANY_SENTENCE and lead in folded for lead in words.published)


def opens_with_weekday(line: str, languages: Sequence[str] = ()) -> bool:
    """Whether a line begins with a weekday and has a number: a day in a page's head, whatever else stands there.

    >>> opens_with_weekday("Monday 3 February • Sunrise 7:41"), opens_with_weekday("Monday's papers")
    (True, False)
    """
    if not _DIGIT.search(line):
        return False
    first = _FIRST_WORD.match(fold_words(line.strip()))
    return first is not None and first.group() in date_words(tuple(languages)).weekdays


def find_date(line: str, languages: Sequence[str] = ()) -> DateLine | None:
    """The date that stands in a line with other words: a name, a place, a reading time. None where there are several.

    Of two the later one is when the page was changed, where the line says so or sets it right behind the other.

    >>> find_date("By Vahid Osman - Mar 27, 2024")
    DateLine(date='2024-03-27', modified=False, updated=None)
    >>> find_date("Hamburg, 2 November 2021, 18:30").date
    '2021-11-02T18:30'
    >>> find_date("The years from 2019 to 2021"), find_date("From 1 May 2021 to 3 May 2021")
    (None, None)
    >>> find_date("The Valley, Issue 12, May 2021"), find_date("The Valley | 12 May 2021").date
    (None, '2021-05-12')
    >>> find_date("Jane Doe, 5 July 2021, updated 6 July 2021").updated, find_date("1-3 May 2021 | Newtown")
    ('2021-07-06', None)
    """
    line = line.strip()
    if len(line) > _MAX_DATE_LENGTH or not _DIGIT.search(line):
        return None
    return _find_date(line, tuple(languages))


@remembered(LINES_REMEMBERED)
def _find_date(line: str, languages: tuple[str, ...]) -> DateLine | None:
    if (found := find_date_line(line, languages)) is not None:
        return found
    words = date_words(languages)
    folded = fold_words(line)
    matches = list(words.in_line.finditer(folded))
    if not matches:
        return None
    values: dict[str, bool] = {}
    for match in matches:
        weekday = words.before.search(folded, max(0, match.start() - LONGEST_WEEKDAY), match.start())
        start = weekday.start() if weekday else match.start()
        if _is_of_range(folded, start, match, words) or _is_counted(folded, match, words):
            continue
        rest = folded[start:]
        # The longest piece from the date on that is nothing but a date has the clock and the zone too.
        pieces = [rest[: cut.start()] for cut in _PIECE_END.finditer(rest) if cut.start() >= match.end() - start]
        for piece in (*pieces[:4][::-1], folded[start : match.end()], match.group()):
            if (found := find_date_line(piece, languages)) is not None and found.updated is None:
                before = folded[:start].rstrip(" :,.-–").rsplit("|", 1)[-1]
                # A day right behind another one is that of the change, which a style sheet sets apart.
                is_updated = folded[: match.start()][-1:].isdigit() or any(
                    before.endswith(lead) for lead in words.updated
                )
                if found.date[:10] not in {value[:10] for value in values}:
                    values[found.date] = is_updated or found.modified
                break
    if len(values) == 1:
        ((value, modified),) = values.items()
        return DateLine(value, modified)
    published = [value for value, modified in values.items() if not modified]
    updated = [value for value, modified in values.items() if modified]
    if len(published) == 1 and len(updated) == 1:
        # Some style sheets set the day of the change before the other one.
        first, last = (published[0], updated[0]) if published[0][:10] <= updated[0][:10] else (updated[0], published[0])
        return DateLine(first, False, last)
    return None


def _is_counted(folded: str, match: re.Match[str], words: DateWords) -> bool:
    """Whether the first number of a date is no day: "Issue 12, May 2021", "Version 7.1.12"."""
    if _FIRST_NUMBER.match(match.group()) is None or _ONLY_A_DAY.match(match.group()):
        return False
    return words.numbered.search(folded, max(0, match.start() - _LONGEST_COUNTED), match.start()) is not None


def _is_of_range(folded: str, start: int, match: re.Match[str], words: DateWords) -> bool:
    """Whether a date is the first or last one of a range of days ("1-3 May 2021"), which are those of an event."""
    if words.range_behind.match(folded, match.end()):
        return True
    before = words.range_before.search(folded, max(0, start - _LONGEST_RANGE), start)
    if before is None:
        return False
    first, last = before["day"] or before["first"], _FIRST_NUMBER.match(match.group())
    return first is None or (last is not None and int(first) < int(last.group()))


def holds_date(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether a full date stands in the text, or several.

    >>> holds_date("28 June 2019 14 January 2020 | Jane Doe"), holds_date("The years from 2019 to 2021")
    (True, False)
    """
    return _DIGIT.search(text) is not None and date_words(tuple(languages)).in_line.search(fold_words(text)) is not None


def holds_day(text: str, languages: Sequence[str] = ()) -> bool:
    """Whether a day of a month stands in the text, with a year or without: not a month alone, nor part of a word.

    >>> holds_day("Luisa, 3 May at 10:15"), holds_day("Luisa, May 3"), holds_day("山田 3月5日 10:15", ["ja"])
    (True, True, True)
    >>> holds_day("Elections in May 2024"), holds_day("Market grew 12 percent"), holds_day("Week 2, March")
    (False, False, False)
    """
    return (
        _DIGIT.search(text) is not None
        and date_words(tuple(languages)).day_in_line.search(fold_words(text)) is not None
    )
