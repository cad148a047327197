"""The pieces of a line that may be a date, and what part of a date each of them gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.measure import MARKS, OTHER_MARKS
from newsclean.metadata.dates.calendars import ERAS, from_era
from newsclean.metadata.dates.found import ISO, Found, of_iso, offset_of
from newsclean.metadata.dates.words import ZONES, DateWords
from newsclean.metadata.words import fold_words, phrase_pattern

_LETTER = rf"(?:[^\W\d_]|[{MARKS}{OTHER_MARKS}])"
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
    | (?P<offset>(?:utc|gmt)?\ ?(?P<sign>[+-])(?P<oh>\d{{1,2}})(?::?(?P<om>\d\d))?(?![\d./]))
    | (?P<number>'?\d{{1,4}})(?:(?:st|nd|rd|th|er|re|ª|º|°|го|e|o)(?!{_LETTER})|\.)?
    | (?P<word>{_LETTER}(?:{_LETTER}|')*)
    | (?P<space>[\s,.;:|·•@()\[\]/،、。*–—―_~>-]+)
    """,
    re.VERBOSE,
)
_ABBREVIATION_POINT = re.compile(rf"(?<={_LETTER})\.(?={_LETTER})|(?<=[^\W\d_])\.")


def tokens(text: str, words: DateWords) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The pieces of the text, each with its kind; None for what no piece begins with, which ends them."""
    folded = fold_words(_ABBREVIATION_POINT.sub(_drop_point, text))
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
        if kind == "offset" and _is_dash(match, words):  # "18:30-5 July 2021"
            yield "space", match
            place += 1
            continue
        clock_seen = clock_seen or kind in ("clock", "clock_cjk", "iso")
        if kind == "word":
            kind = _kind(match.group(), words)
            kind = "space" if phrase and kind == "unknown" else kind  # a zone with its place
        yield kind, match
        place = match.end()


def _is_dash(offset: re.Match[str], words: DateWords) -> bool:
    """Whether what looks like an offset is a dash and a day: a month's name follows."""
    has_sign = offset["sign"] == "-" and not offset["om"] and offset.group()[0] not in "ug"
    return has_sign and words.any_month.match(offset.string[offset.end() :].lstrip()) is not None


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


def read_token(kind: str, match: re.Match[str], words: DateWords) -> Found:
    """The part of a date that one token gives."""
    if kind == "month":
        return Found(month=words.months[match.group()])
    if kind == "persian_month":
        return Found(month=words.persian_months[match.group()], calendar="persian")
    if kind == "weekday":
        return Found(weekday=words.weekdays[match.group()])
    if kind == "half":
        return Found(half=words.halves[match.group()])
    if kind == "zone":
        return Found(offset=ZONES[match.group()])
    if kind == "offset":
        return Found(offset=offset_of(match["sign"], match["oh"], match["om"] or "0"))
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
        return of_iso(iso) if iso else Found()  # every date that the token takes, ISO takes
    return _read_numeric(match["n1"], match["n2"], match["n3"], words)


def _read_numeric(first: str, second: str, third: str, words: DateWords) -> Found:
    """A date of three numbers; empty if it can be read in two ways."""
    if len(first) >= 3:
        return _with_calendar(int(first), int(second), int(third), words) if len(third) <= 2 else Found()
    if len(third) == 3 or (len(third) <= 2 and words.order is None):
        return Found()
    if len(third) <= 2 and words.order == "ymd":
        return _with_calendar(long_year(first), int(second), int(third), words)
    year = int(third) if len(third) == 4 else long_year(third)
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


def _drop_point(match: re.Match[str]) -> str:
    following = match.string[match.end() : match.end() + 1]
    return "" if following.isalpha() else " "


def long_year(digits: str) -> int:
    """Two digits are a year of the web's time, or of the last century."""
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def _with_calendar(year: int, month: int, day: int, words: DateWords) -> Found:
    if words.thai and 2400 <= year <= 2600:
        return Found(year, month, day, calendar="thai")
    if words.persian and 1244 <= year <= 1472:
        return Found(year, month, day, calendar="persian")
    return Found(year, month, day)
