"""Decodes HTML entities that were left in text or in a field, even if they were escaped several times."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from unicodedata import category

from newsclean.surrogates import join_surrogates

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
# Entities whose semicolon was lost: numbers, and names that are no beginnings of words, as "&copy" and "&sect" are.
# The sign itself only where no word goes on: "&amp Sons", "R&ampD". In addresses "&" parts values: "?a=1&nbsp=2".
# Where a text was cut, "…" or dots stand behind the first digits of one.
_OPEN = r"""(?:\#(?:[0-9]{2,8}(?![0-9;…]|\.\.)|[xX](?:[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})(?![0-9A-Fa-f;…]|\.\.))
    | (?:[AEIOUYaeiouy](?:uml|acute|grave|circ)|[ANOano]tilde|[Cc]cedil|[Aa]ring|[Oo]slash|[SsZz]caron|szlig
      |(?:AE|ae|OE|oe)lig|nbsp|[lr]s?aquo|[lr][sd]quo|[sb]dquo|hellip|[nm]dash|iquest|iexcl
      |quot(?!(?:ed?|es|er|as?|able|ations?|ients?|ing)\b))(?![;=])
    | amp(?=[^\w=;]|$|[A-Z](?![^\W_])|\#[0-9xX]|[A-Za-z]{2,8};|nbsp|quot))"""
_OPEN_ENTITY = re.compile(f"&{_OPEN}", re.VERBOSE)
LOOK = re.compile(rf"&(?:[\#A-Za-z][0-9A-Za-z]{{1,30}};|{_OPEN})", re.VERBOSE)
_DECIMAL = re.compile(r"&#([0-9]{3,5})(?![0-9])")
_SIGN, _OF_SIGN = re.compile(r"&#8(?:21[12678]|22[0126]|230|364)[0-9]"), len("&#8211")
_IDEOGRAPHS = 0x2E80
# As far as an address is looked for before an entity, and letters like its own around it.
_NEAR = 200
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
    >>> unescape_entities("M&#252nchen &amp K&oumlln: &quotR&D&quot, ?a=1&copy=2&yuml=3&sect=4")
    'München & Köln: "R&D", ?a=1&copy=2&yuml=3&sect=4'
    >>> unescape_entities("Write '&amp;' for an ampersand"), unescape_entities("&lt;b&gt;bold&lt;/b&gt;")
    ("Write '&amp;' for an ampersand", '&lt;b&gt;bold&lt;/b&gt;')
    """
    if "&" not in text or not LOOK.search(text):
        return text
    is_escaped = _IN_WORD.search(text) is not None and not (_TAG.search(text) and _OF_TAGS.search(text))
    if not is_escaped and _ABOUT_HTML.search(text):
        return text
    for _ in range(_DEEPEST):
        joined = join_surrogates(text)
        plain = _OPEN_ENTITY.sub(_close, _ENTITY.sub(_character, joined))
        if _TAG.search(plain) and not _TAG.search(text):
            if not is_escaped:
                return text
            plain = _OPEN_ENTITY.sub(_close, _ENTITY.sub(_but_angles, joined))
        if plain == text:
            return text
        text = plain
    return text


def decode_entities(text: str) -> str:
    """A field of a page's data with all its entities decoded. It speaks of no HTML, and its tags are taken out later.

    Those without a semicolon the parser has decoded, where HTML does so, but not "&section=2".

    >>> decode_entities("Q&amp;amp;A &lt;br&gt; '&eacute;' &nothing; ?a=1&section=2")
    "Q&A <br> 'é' &nothing; ?a=1&section=2"
    """
    for _ in range(_DEEPEST):
        if "&" in text and ";" in text:
            text = _ENTITY.sub(lambda entity: _meant_by(entity[0]), text)
    return text


def _close(match: re.Match[str]) -> str:
    """The character of an entity without its semicolon; the entity as it is within an address."""
    word = match.string[max(0, match.start() - _NEAR) : match.start()].split(" ")[-1]
    is_address = "://" in word or "www." in word or ("?" in word and "=" in word)
    if is_address:
        return match.group()
    entity, near = match.group(), match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    # The digits of a year or a sum may follow a dash or a quotation mark at once.
    for known in (entity, entity[:_OF_SIGN] if _SIGN.match(entity) else ""):
        if known and _is_at_home(character := unescape(f"{known};"), near):
            return _read(match, character + entity[len(known) :])
    return entity


def _is_at_home(character: str, text: str) -> bool:
    """Whether a character is of Latin script, a common sign, or near others of the text: a digit may have followed.

    >>> _is_at_home("ü", "&#252"), _is_at_home("䋖", "&#17110 Millionen"), _is_at_home("д", "&#1076&#1072")
    (True, False, True)
    """
    code = ord(character[0])
    if code < 0x180 or 0x300 <= code < 0x370 or 0x1E00 <= code < 0x2200 or 0x1F000 <= code < 0x1FB00:
        return category(character[0]) not in ("Cn", "Co")
    low, high = (code - 0x100, code + 0x100) if code < _IDEOGRAPHS else (_IDEOGRAPHS, 0xFFFF)
    others = (int(number[1]) for number in _DECIMAL.finditer(text))
    return sum(low <= each <= high for each in others) > 1 or any(low <= ord(each) <= high for each in text)


def _but_angles(match: re.Match[str]) -> str:
    character = _character(match)
    return match.group() if character in ("<", ">") else character


def _character(match: re.Match[str]) -> str:
    return _read(match, _meant_by(match.group()))


def _meant_by(entity: str) -> str:
    """The character of an entity; the entity as it is where it has no known name."""
    return unescape(entity) if entity[1] == "#" else html5.get(entity[1:], entity)


def _read(match: re.Match[str], character: str) -> str:
    """The character of an entity, or the entity as it is between quote marks, and where it stands for none."""
    whole, text = match.group(), match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before and before in _QUOTED and after and after in _QUOTED:
        return whole
    return whole if character in ("\ufffd", "") or ord(character[0]) < 0x20 else character
