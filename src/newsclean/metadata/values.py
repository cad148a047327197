"""Cleans metadata values: entities, markup, damaged characters. A value of the wrong type gives None."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from newsclean.escapes import unescape_field
from newsclean.measure import fold_spaces
from newsclean.metadata.url import own_address
from newsclean.repair import repair_characters
from newsclean.repair.entities import decode_entities

# Longest value of each length that is believed; a headline of a thousand characters is a paragraph.
MAX_TITLE = 400
MAX_DESCRIPTION = 5_000
MAX_NAME = 200
MAX_URL = 2_000

_MARKUP = re.compile(r"<(?:[a-zA-Z!/][^<>]*)>")
# Control characters, lone surrogates, noncharacters: nothing that a reader could see.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u200b\u2060\ufeff\u00ad]"
)
# Words of the file names of pictures that stand for the site, not for a story.
_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:logos?|(?:apple-?|touch-?)+icon|favicon|og(?=\.[a-z]{3,4}$)|placeholder|spacer|gravatar|no-?image|fallback"
    r"|avatar[_-]default|blank[_-]profile"
    r"|(?:default|social|share|sharing|facebook|twitter|og)[_-]?(?:image|img|thumb(?:nail)?|share|card|logo|picture|graphic|banner|icon|avatar))"
    r"(?=[/_.\d-]|$)",
    re.IGNORECASE,
)
# Words that stories have too ("google-pixel-9.jpg", "avatar-the-way-of-water.jpg"): they stand for the site alone or at
# the end of a name, with a size or a long number behind them, and in names of drawings.
_OF_SITE = r"(?:icon|emblem|sprite|blank|pixel|1x1|avatar)"
_BARE = re.compile(
    rf"(?:(?:^|/){_OF_SITE}(?:[_-]?\d++(?:x\d++)?)*+"
    rf"|[_.-]{_OF_SITE}(?:\d++|(?:[_-]\d++x\d++|[_-]\d{{3,}}+)(?:[_-]\d++)*+)?+)(?=[/.]|$)"
    rf"|(?:^|[/_.-]){_OF_SITE}[_-][^/]{{0,80}}\.(?:svg|gif|ico)$",
    re.IGNORECASE,
)
# "ExampleLogo2.png", with its capital: "catalogo.jpg" is a picture.
_LOGO = re.compile(r"Logo[\w-]*\.\w+$")
_NO_URL = re.compile(r"[\s<>]")
_PLAIN_URL = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:/[\w/.,~%@:+=&!-]*+)?(?:\?[\w/.,~%@:+=&!-]++)?", re.ASCII)
_NOTHING = frozenset(
    ["null", "none", "undefined", "n/a", "nan", "false", "true", "[object object]", "-", "--", "unknown"]
)


def read_text(value: object, limit: int = MAX_TITLE) -> str | None:
    """The value as one line of plain text; None where it is no text, empty, or longer than `limit`.

    >>> read_text(" Q&amp;amp;A:\u00a0<b>Kunduz</b>\\n falls "), read_text("null"), read_text(["a"])
    ('Q&A: Kunduz falls', None, None)
    >>> read_text("Fish&section &copy; 2021"), read_text("It\\x92s Mar&Atilde;&shy;a\\u2019s cafe\\u0301")
    ('Fish&section © 2021', 'It’s María’s café')
    >>> read_text(r"M\\u00fcnchen: it\\'s on"), read_text("M%C3%BCnchen feiert"), read_text("M&#252nchen &amp K&oumlln")
    ("München: it's on", 'München feiert', 'München & Köln')
    """
    if not isinstance(value, str) or not value or len(value) > 20 * limit:
        return None
    text = decode_entities(value)
    if "<" in text and _MARKUP.search(text):
        text = without_markup(text)
    text = unescape_field(text)
    if not (text.isascii() and text.isprintable()) or "&" in text or "%" in text:
        text = _UNSEEN.sub("", repair_characters(text))
    text = fold_spaces(text)
    if not text or len(text) > limit or text.lower() in _NOTHING:
        return None
    return text


def without_markup(text: str) -> str:
    """The text that a browser would show of a field that has HTML in it.

    >>> without_markup("<p>One.</p><script>alert(1)</script><p><b>T</b>wo &amp; three</p>")
    'One. Two & three'
    """
    from newsclean.parse.html.blocks import parse_html

    return fold_spaces(" ".join(block.raw for block in parse_html(text)[1]))


def read_url(value: object, base: str | None) -> str | None:
    """The value as an absolute http address, that of the page itself where an archive keeps it; None where it is none.

    >>> read_url("/a.jpg", "https://example.org/x/y"), read_url("//cdn.example.org/a.jpg", "https://example.org")
    ('https://example.org/a.jpg', 'https://cdn.example.org/a.jpg')
    >>> read_url("/a.jpg", None), read_url("data:image/gif;base64,R0", "https://example.org"), read_url(7, None)
    (None, None, None)
    >>> read_url("/web/20230315010203im_/https://example.org/a.jpg", "https://web.archive.org")
    'https://example.org/a.jpg'
    >>> read_url(" https://example.org/a.jpg?w=8&amp;timestamp=5&section=2", None)
    'https://example.org/a.jpg?w=8&timestamp=5&section=2'
    """
    if not isinstance(value, str) or not value or len(value) > 2 * MAX_URL:
        return None
    text = _UNSEEN.sub("", decode_entities(value)).strip()
    if not text or len(text) > MAX_URL or text.lower() in _NOTHING or _NO_URL.search(text):
        return None
    if _PLAIN_URL.fullmatch(text):  # nothing to resolve, and by far the most addresses
        return own_address(text)
    try:
        absolute = own_address(urljoin(base, text) if base else text)
        parts = urlsplit(absolute)
        host = parts.hostname
    except ValueError:  # "http://[", which urllib refuses
        return None
    return absolute if parts.scheme in ("http", "https") and host else None


def is_picture(url: str) -> bool:
    """Whether the address can be the story's picture, going by its words: no logo, placeholder or tracking pixel.

    >>> is_picture("https://example.org/2021/kunduz.jpg"), is_picture("https://example.org/assets/logo-share.png")
    (True, False)
    >>> is_picture("https://example.org/google-pixel-9.jpg"), is_picture("https://example.org/icon-80x80.jpg")
    (True, False)
    """
    path = urlsplit(url).path
    return not any(pattern.search(path) for pattern in (_NO_PICTURE, _LOGO, _BARE))
