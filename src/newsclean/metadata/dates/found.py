"""A date as it is read from a page, and as ISO 8601 has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from newsclean.metadata.dates.calendars import from_buddhist, from_persian

# Years that a news page can mean: the oldest newspaper archives, and nothing far ahead.
EARLIEST_YEAR, LATEST_YEAR = 1600, 2100

ISO = re.compile(
    r"([12]\d{3})-?(\d\d)-?(\d\d)(?:[T ,]{1,2}(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,:]\d{1,9})?"
    r" ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?:\[[A-Z_/+-]{1,40}\])?)?",  # Java adds the zone's name in brackets
    re.ASCII | re.IGNORECASE,
)


@dataclass(slots=True)
class Found:
    """One date: what the line has said of it so far. `scan` fills it in while it reads, in place."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Literal["gregorian", "persian", "thai"] = "gregorian"
    clock: tuple[int, ...] | None = None  # hour, minute and, where given, second
    half: int | None = None  # the first of the twelve hours in which a clock up to twelve is
    offset: int | None = None  # minutes east of UTC
    lead: str = ""  # "", "published" or "updated"
    weekday: int | None = None  # Monday is 0
    either: tuple[int, int] | None = None  # two numbers of which each may be the month

    @property
    def complete(self) -> bool:
        return self.year is not None and self.month is not None and self.day is not None


def read_iso(match: re.Match[str]) -> str | None:
    """The date of a match of the ISO pattern, with the precision it has; None where there is no such day."""
    return write_date(of_iso(match))


def of_iso(match: re.Match[str]) -> Found:
    """What a match of the ISO pattern says."""
    year, month, day, hour, minute, second, zone = match.groups()
    clock = tuple(int(part) for part in (hour, minute, second) if part is not None) or None
    offset = None
    if zone:
        zone = zone.upper()
        offset = 0 if zone in ("Z", "UTC", "GMT") else offset_of(zone[0], zone[1:3], zone[3:].lstrip(":") or "0")
    return Found(int(year), int(month), int(day), clock=clock, offset=offset)


def offset_of(sign: str, hours: str, minutes: str) -> int:
    """Minutes east of UTC.

    >>> offset_of("-", "03", "30")
    -210
    """
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
        clock[0] = (clock[0] - found.half) % 12 + found.half
    if clock[0] > 23 or any(part > 59 for part in clock[1:]):
        return day.isoformat()
    if not any(clock) and len(clock) > 1:
        return day.isoformat()
    written = f"{day.isoformat()}T{':'.join(f'{part:02}' for part in clock)}"
    if found.offset is None or abs(found.offset) > 14 * 60:
        return written
    hours, minutes = divmod(abs(found.offset), 60)
    return f"{written}{'-' if found.offset < 0 else '+'}{hours:02}:{minutes:02}"
