"""Decodes HTML entities that were left in text, even if they were escaped several times."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from newsclean.surrogates import join_surrogates

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6});")
# A text about HTML shows entities on purpose, and a text with tags is code. Prisoners escape, companies are entities,
# goods have a markup: these words tell of HTML only beside another word of its trade, or right beside an entity.
_ABOUT_HTML = re.compile(
    r"""</?[a-zA-Z!] | \b(?:x?html[45]?|xml)\b
    | \b(?:escap(?:e|es|ed|ing)|entit(?:y|ies)|markup)
      (?: \s(?:characters?|codes?|names?|references?|sequences?|languages?|tags?)\b
        | \s?(?:(?:as|by|for|is|named?|to|with)\s)?[(\"'`‘“«]?&\#?\w )
    | \b(?:character|named|numeric)\sentit(?:y|ies)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TAG = re.compile(r"<[/!a-zA-Z]")
_QUOTED = "'\"`‘’“”«»"
_DEEPEST = 4


def unescape_entities(text: str) -> str:
    """The text with its HTML entities replaced by their characters.

    Unchanged: texts about HTML, entities between quote marks, and entities that would give a tag.

    >>> unescape_entities("Tom &amp;amp; Jerry&#8217;s &amp;nbsp;house &#55356;&#57312;")
    'Tom & Jerry’s \\xa0house 🏠'
    >>> unescape_entities("Write '&amp;' for an ampersand"), unescape_entities("&lt;b&gt;bold&lt;/b&gt;")
    ("Write '&amp;' for an ampersand", '&lt;b&gt;bold&lt;/b&gt;')
    """
    if "&" not in text or not _ENTITY.search(text) or _ABOUT_HTML.search(text):
        return text
    for _ in range(_DEEPEST):
        plain = _ENTITY.sub(_character, join_surrogates(text))
        if plain == text or (_TAG.search(plain) and not _TAG.search(text)):
            return text
        text = plain
    return text


def _character(match: re.Match[str]) -> str:
    whole, text = match.group(), match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before and before in _QUOTED and after and after in _QUOTED:
        return whole
    if whole[1] != "#" and whole[1:] not in html5:
        return whole
    character = unescape(whole)
    return whole if character in ("\ufffd", "") or ord(character[0]) < 0x20 else character
