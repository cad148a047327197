"""Days that stand in a line or text with other words: a name, a place, the time that reading takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.measure import LINES_REMEMBERED
from newsclean.metadata.dates.lines import MAX_DATE_LENGTH, DateLine, find_date_line
from newsclean.metadata.dates.words import DateWords, date_words
from newsclean.metadata.words import fold_words
from newsclean.remembered import remembered

# "Donnerstag, "
LONGEST_WEEKDAY = 16
# "30 September to "
_LONGEST_RANGE = 32
# "fascículo nº "
_LONGEST_COUNTED = 20
# A lead-in of so many letters ("on", "date") stands in any sentence.
_IN_ANY_SENTENCE = 5

_DIGIT = re.compile(r"\d")
_FIRST_NUMBER = re.compile(r"\d{1,2}(?!\d)")
# "5/7/2021", "5 de julho": no issue is written so. "No" is "on the" in Portuguese.
_ONLY_A_DAY = re.compile(r"\d{1,2}[^\W\d_]*(?:/| (?:de|del|of) )")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_PIECE_END = re.compile(r"$|[|•·(\n]|\s[-–—/]\s|,|\s(?=[^\W\d_]{3,}|[\u4e00-\u9fff]{2})")


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
    if len(line) > MAX_DATE_LENGTH or not _DIGIT.search(line):
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
