"""Reads a page's URL: its host, the words of its path, and sometimes the day of publication."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from newsclean.data_files import read_toml
from newsclean.measure import find_words
from newsclean.metadata.dates.lines import parse_date
from newsclean.metadata.words import bare_letters
from newsclean.remembered import remembered

# "/2021/07/05/", "/2021-07-05-", "/20210705/": four-digit years of the web, a real month and day.
_DATE_IN_PATH = re.compile(
    r"(?<!\d)((?:199|20[0-4])\d)(?:/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])|"
    r"-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
)
# "/2021/jul/05/", "/2021/july/05/"
_MONTH_IN_PATH = re.compile(r"/((?:199|20[0-4])\d)/([a-z]{3,9})/(0?[1-9]|[12]\d|3[01])(?=/)", re.IGNORECASE)
# "https:/example.org", as some programs shorten it within a path, or no scheme at all.
_SCHEME = re.compile(r"(?:(https?):/{1,2})?", re.IGNORECASE)
# ".html"
_SUFFIX = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
# "ü" is "u" in some addresses and "ue" in others, "å" is "a" or "aa".
_TWO_LETTERS = re.compile(r"(?<=[aou])e|(?<=a)a")

# An archive may keep a page of another archive.
_MOST_ARCHIVES = 3


@cache
def _archives() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], re.Pattern[str] | None, bool], ...]]:
    """(what any archive has before the address of a page that it keeps; of each this, what it has behind, `speaks`)."""
    given = read_toml("archives.toml")["archive"]
    before = [rf"{archive['host']}(?::\d+)?{archive['before']}(?=\S)" for archive in given]
    return (
        re.compile(rf"https?://(?:{'|'.join(before)})", re.IGNORECASE),
        tuple(
            (
                re.compile(rf"https?://{own}", re.IGNORECASE),
                re.compile(archive["ends"]) if "ends" in archive else None,
                archive.get("speaks", False),
            )
            for own, archive in zip(before, given, strict=True)
        ),
    )


@remembered(256)
def own_address(url: str) -> str:
    """The address that a page had where it was published, if this is that of a copy in an archive.

    >>> own_address("https://web.archive.org/web/20230315010203/https://example.org/ferry")
    'https://example.org/ferry'
    >>> own_address("http://archive.ph/2023.03.15-010203/http:/example.org/a"), own_address("https://archive.org/a")
    ('http://example.org/a', 'https://archive.org/a')
    """
    of_any, archives = _archives()
    for _ in range(_MOST_ARCHIVES):
        if not of_any.match(url):  # by far the most
            break
        kept, ends = next((kept, ends) for before, ends, _ in archives if (kept := before.match(url)))
        url = url[kept.end() :]
        url = unquote(ends.sub("", url)) if ends else url
        url = _SCHEME.sub(lambda scheme: f"{scheme[1] or 'http'}://", url, count=1)
    return url


def speaks_of_copy(url: str) -> bool:
    """Whether the address is that of a copy whose <meta> tell of the copy, not of the page."""
    return any(speaks and before.match(url) for before, _ends, speaks in _archives()[1])


def host_of(url: str | None) -> str | None:
    """The host, lower case, without "www." and port; None where the address names none. An archive is not the host.

    >>> host_of("https://www.Example.org:8080/a"), host_of("news/17.html"), host_of("http://[bad")
    ('example.org', None, None)
    """
    if not url:
        return None
    try:
        host = urlsplit(own_address(url.strip())).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") or None if host else None


def split_url(url: str) -> tuple[str, str]:
    """The address's network location and path, its own where an archive keeps it; empty where it is no address.

    >>> split_url("https://example.org/a/b?c"), split_url("http://[bad/a")
    (('example.org', '/a/b'), ('', ''))
    """
    try:
        parts = urlsplit(own_address(url))
    except ValueError:
        return "", ""
    return parts.netloc, parts.path


def date_in_url(url: str | None) -> str | None:
    """The day that the address's path names.

    >>> date_in_url("https://example.org/2021/07/05/kunduz"), date_in_url("https://example.org/a-20210705.html")
    ('2021-07-05', '2021-07-05')
    >>> date_in_url("https://example.org/world/2021/jul/05/kunduz")
    '2021-07-05'
    >>> date_in_url("https://example.org/2021/news/05/2021/07/05/kunduz")
    '2021-07-05'
    >>> date_in_url("https://example.org/world/1234567890"), date_in_url("https://example.org/2021/07/kunduz")
    (None, None)
    """
    if not url:
        return None
    path = split_url(url)[1]
    named = _MONTH_IN_PATH.search(path)
    if named and (found := parse_date(f"{named[3]} {named[2]} {named[1]}", ("en",))):
        return found
    match = _DATE_IN_PATH.search(path)
    if match is None:
        return None
    year, *rest = (group for group in match.groups() if group)
    return parse_date(f"{year}-{int(rest[0]):02}-{int(rest[1]):02}")


def slug_of(url: str | None) -> frozenset[str]:
    """The words of the last part of the address's path that has several, in which sites often repeat the headline.

    >>> sorted(slug_of("https://example.org/world/floods-hit-kunduz_1234.html?x=y"))
    ['floods', 'hit', 'kunduz']
    >>> slug_of("https://example.org/floods/1234/"), slug_of("https://example.org/1234")
    (frozenset({'floods'}), frozenset())
    """
    if not url:
        return frozenset()
    parts = _SUFFIX.sub("", unquote(split_url(url)[1])).split("/")
    return max(map(slug_words, reversed(parts)), key=lambda words: min(len(words), 2))


def slug_words(text: str) -> frozenset[str]:
    """The words of a text in a form that they have in addresses, too: without accents, figures and single letters.

    >>> sorted(slug_words("Élections à Übach-Palenberg")), sorted(slug_words("elections-a-ubach_palenberg-1204"))
    (['elections', 'palenberg', 'ubach'], ['elections', 'palenberg', 'ubach'])
    >>> slug_words("Große Mühle in Łódź, blåbær") == slug_words("grosse-muehle-in-lodz-blaabaer")
    True
    """
    bare = _TWO_LETTERS.sub("", bare_letters(text.lower()))
    return frozenset(word for word in find_words(bare.replace("_", " ")) if len(word) > 1 and word.isalpha())
