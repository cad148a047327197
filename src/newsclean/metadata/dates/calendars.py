"""Converts dates of other calendars to Gregorian dates: Persian, Thai Buddhist, Japanese eras, Minguo.

Only calendars with a fixed rule are converted. The Islamic lunar calendar depends on sightings of the moon.
"""

from __future__ import annotations

from datetime import date, timedelta

# Year before the first one of each era.
ERAS: dict[str, int] = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911,
}  # fmt: skip

BUDDHIST_OFFSET = 543

# The Persian calendar follows the equinox at Tehran; for 1244 to 1472 this 33-year cycle gives the same years.
_CYCLE_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)  # years of a 33-year cycle that are leap years


def is_persian_leap(year: int) -> bool:
    """Whether the Persian year has 366 days; the 33-year rule, which is right for 1244 to 1472.

    >>> [year for year in range(1395, 1410) if is_persian_leap(year)]
    [1395, 1399, 1403, 1408]
    """
    return year % 33 in _CYCLE_LEAPS


def from_persian(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a Persian date; None if there is no such day, or outside the years 1244 to 1472.

    >>> from_persian(1400, 4, 14), from_persian(1403, 12, 30), from_persian(1400, 12, 30)
    (datetime.date(2021, 7, 5), datetime.date(2025, 3, 20), None)
    """
    if not 1244 <= year <= 1472 or not 1 <= month <= 12:
        return None
    length = 31 if month <= 6 else 30 if month < 12 or is_persian_leap(year) else 29
    if not 1 <= day <= length:
        return None
    # 1 Farvardin 1244 was 21 March 1865.
    days = sum(366 if is_persian_leap(y) else 365 for y in range(1244, year))
    days += 31 * (month - 1) - max(0, month - 7) + day - 1
    return date(1865, 3, 21) + timedelta(days=days)


def from_buddhist(year: int) -> int:
    """The Gregorian year of a Thai one.

    >>> from_buddhist(2564)
    2021
    """
    return year - BUDDHIST_OFFSET


def from_era(era: str, year: int) -> int:
    """The Gregorian year of a Japanese or Minguo one; the first year, 元, is 1.

    >>> from_era("令和", 3)
    2021
    """
    return ERAS[era] + year
