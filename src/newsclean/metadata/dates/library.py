"""What dateparser knows: dates in languages without word lists here, and relative ones if the crawl time is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from importlib import import_module

from newsclean.language.folders import has_rules
from newsclean.metadata.dates.found import Found, write_date
from newsclean.metadata.words import fold_words
from newsclean.remembered import remembered

# "about 3 hours and 20 minutes ago" in a long language.
_MAX_RELATIVE = 48
# How dateparser calls languages that pages and the detector call otherwise: Norwegian, and two by their old names.
_CALLED = {"no": "nb", "iw": "he", "in": "id"}


def parse_relative(text: str, languages: Sequence[str], now: str) -> str | None:
    """The day that "3 hours ago" or "yesterday" means on a page crawled at `now`; None if the text is no such phrase.

    >>> parse_relative("3 days ago", ["en"], "2021-07-05T12:00:00Z"), parse_relative("Kabul", ["en"], "2021-07-05")
    ('2021-07-02', None)
    """
    text = fold_words(text)
    try:
        base = datetime.fromisoformat(now).replace(tzinfo=None)
    except ValueError:  # the caller's crawl time is not ISO 8601, so it cannot be used
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
    """Those of the languages that dateparser knows, as it calls them.

    >>> _dateparser_languages(("no", "en-GB", "xx"))
    ['nb', 'en']
    """
    from dateparser.data import language_locale_dict

    bases = (tag.replace("_", "-").split("-")[0].lower() for tag in tags)
    called = dict.fromkeys(_CALLED.get(tag, tag) for tag in bases)
    return [tag for tag in called if tag in language_locale_dict]


_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@lru_cache(maxsize=64)
def names_in_calendar(tag: str) -> tuple[dict[str, int], dict[str, int]]:
    """(the months, the weekdays) by the names that dateparser has for them in a language, folded; January is 1.

    >>> months, weekdays = names_in_calendar("ka")
    >>> months["მარტი"], weekdays["ორშაბათი"], names_in_calendar("xx")
    (3, 0, ({}, {}))
    """
    called = _dateparser_languages((tag,))
    names = import_module(f"dateparser.data.date_translation_data.{called[0]}").info if called else {}
    return _number(names, _MONTHS, 1, 2), _number(names, _WEEKDAYS, 0, 3)


def _number(names: Mapping[str, Sequence[str]], keys: Sequence[str], start: int, letters: int) -> dict[str, int]:
    """The number of each name of at least so many letters and no figure, where no two have the name.

    Weekdays of two letters are other words, too: "on", "to".
    """
    numbers: dict[str, int] = {}
    for number, key in enumerate(keys, start):
        for name in map(fold_words, names.get(key, ())):
            if len(name) >= letters and not any(map(str.isdigit, name)):
                numbers[name] = -1 if numbers.get(name, number) != number else number
    return {name: number for name, number in numbers.items() if number >= 0}


@remembered(512)
def ask_dateparser(text: str, languages: tuple[str, ...]) -> str | None:
    """The full date that dateparser reads, for languages without a folder; None if it reads none."""
    strange = tuple(tag for tag in languages if not has_rules(tag))
    if not strange or not any(map(str.isdigit, text)) or not (usable := _dateparser_languages(strange)):
        return None
    from dateparser import parse

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    moment = parse(fold_words(text), languages=usable, settings=settings)
    if moment is None:
        return None
    clock = (moment.hour, moment.minute) if re.search(r"\d[:.h]\d\d", text) else None
    return write_date(Found(moment.year, moment.month, moment.day, clock=clock))
