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
# A letter or an apostrophe within a word is no mention of an entity: the text was escaped, whatever it is about, unless
# it has tags and speaks of them.
_IN_WORD = re.compile(
    r"""[^\W\d_](?:&(?:amp;)*(?:\#(?:1[6-9][0-9]|2[0-5][0-9]|8217|0?39)|\#[xX](?:27|2019|[c-fC-F][0-9a-fA-F])
    | rsquo|apos|szlig|[AOao][Ee]lig|[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron));)+[^\W\d_]""",
    re.VERBOSE,
)
_OF_TAGS = re.compile(
    r"\b(?:x?html[45]?|xml|jsx|css|markup|tags?|elements?|attributes?|escap\w*|entit(?:y|ies))\b", re.IGNORECASE
)
_TAG = re.compile(r"<[/!a-zA-Z]")
_QUOTED = "'\"`‘’“”«»"
_DEEPEST = 4


def unescape_entities(text: str) -> str:
    """The text with its HTML entities replaced by their characters.

    Unchanged: texts about HTML, entities between quote marks, and texts whose entities would give a tag. If a letter or
    apostrophe within a word is escaped, all of the text was: only what would give a tag stays.

    >>> unescape_entities("Tom &amp;amp; Jerry&#8217;s &amp;nbsp;house &#55356;&#57312;")
    'Tom & Jerry’s \\xa0house 🏠'
    >>> unescape_entities("The caf&#233;&#8217;s HTML5 site said &quot;no&quot;.&lt;br&gt;Then")
    'The café’s HTML5 site said "no".&lt;br&gt;Then'
    >>> unescape_entities("Write '&amp;' for an ampersand"), unescape_entities("&lt;b&gt;bold&lt;/b&gt;")
    ("Write '&amp;' for an ampersand", '&lt;b&gt;bold&lt;/b&gt;')
    """
    if "&" not in text or not _ENTITY.search(text):
        return text
    is_escaped = _IN_WORD.search(text) is not None and not (_TAG.search(text) and _OF_TAGS.search(text))
    if not is_escaped and _ABOUT_HTML.search(text):
        return text
    for _ in range(_DEEPEST):
        joined = join_surrogates(text)
        plain = _ENTITY.sub(_character, joined)
        if _TAG.search(plain) and not _TAG.search(text):
            if not is_escaped:
                return text
            plain = _ENTITY.sub(_but_angles, joined)
        if plain == text:
            return text
        text = plain
    return text


def _but_angles(match: re.Match[str]) -> str:
    character = _character(match)
    return match.group() if character in ("<", ">") else character


def _character(match: re.Match[str]) -> str:
    whole, text = match.group(), match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before and before in _QUOTED and after and after in _QUOTED:
        return whole
    if whole[1] != "#" and whole[1:] not in html5:
        return whole
    character = unescape(whole)
    return whole if character in ("\ufffd", "") or ord(character[0]) < 0x20 else character
