"""Scans a line for dates and their lead-ins, in many languages and calendars and in any usual order."""

from __future__ import annotations

from datetime import date

from newsclean.metadata.dates.found import Found
from newsclean.metadata.dates.tokens import long_year, read_token, tokens
from newsclean.metadata.dates.words import DateWords


def scan(text: str, words: DateWords) -> list[Found] | None:
    """The dates that the text consists of, in order; an empty list if it has none or contains more than dates.

    Returns None if the text has a word that is not in the table, so that another reader can try.
    """
    done: list[Found] = []
    now = Found()
    numbers: list[str] = []
    last = kind = ""
    for token, match in tokens(text, words):
        last, kind = kind if kind != "space" else last, token
        if match is None or kind == "unknown":
            return None
        if kind == "space":
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
        if kind == "half" and last in ("number", "numeric") and not numbers and match.group() in words.fillers:
            continue  # of the era behind a year, in Arabic
        if kind == "half" and numbers and now.clock is None and 1 <= int(numbers[-1].lstrip("'")) <= 12:
            now.clock = (int(numbers.pop().lstrip("'")), 0)  # "6 pm"
        fresh = read_token(kind, match, words)
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
        number = number + 1400 if calendar == "persian" else long_year(year)
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
