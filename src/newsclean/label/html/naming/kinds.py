"""Names for the blocks left out of an HTML page, from their place, tags and class names, without phrases.

Only two words are looked for in the text, "copyright" and "cookies", which are the same in most languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsclean.kinds import OF_READERS, PLACES, STORIES, ChromeKind
from newsclean.label.html.features import ends_like_prose
from newsclean.label.html.names import name_parts
from newsclean.label.html.naming.box_kinds import (
    FEET,
    HEADS,
    KIND_OF_TAG,
    OPEN,
    SHORT_ONLY,
    TURNING,
    KindsOf,
    Named,
    kinds_of,
    named_kinds,
)
from newsclean.measure import count_words
from newsclean.metadata.dates.find import holds_date
from newsclean.metadata.dates.lines import find_date_line, is_day_and_time
from newsclean.metadata.words import company_forms
from newsclean.records import Block, Elements, Markup

# What a form, a button or a dialog indicates by itself, and the kinds of boxes that contain these.
_CONTROLS = frozenset((kind, f"Stands in <{tag}>") for tag, kind in KIND_OF_TAG.items() if kind == "call_to_action")
_WITH_CONTROLS = OF_READERS | {"newsletter", "poll", "cookie_notice", "paywall", "share"}
_IN_HEADER: Named = ("masthead", "Stands in <header>")
_FORM = "Stands in a form among the comments"
_COPYRIGHT = re.compile(r"^\W*(?:©|\(c\)\s*\d{4}|copyright\b)", re.IGNORECASE)
# A site's own notice gives a year or names a company; the credit of a picture does neither.
_OWNED = re.compile(
    rf"\b(?:(?:19|20)\d\d|{company_forms()})(?!\w)|copyright",
    re.ASCII | re.IGNORECASE,
)
_COOKIES = re.compile(r"\b[Cc]ookies?\b")
_ARROWS = re.compile(r"(?<=\S)\s*[›»>→]\s*(?=\S)")
_LETTERS_BUT_C = frozenset("abdefghijklmnopqrstuvwxyzABDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
# A block with at least this share of its characters in links leads to other pages.
LINKS = 0.7
# The longest breadcrumb trail, in characters; it may end with the headline.
_TRAIL = 200
# The least length, in characters, of a notice about cookies and of a sentence about an author; shorter ones are labels.
_NOTICE, _BIO = 60, 60
# The longest sentences about an author below a text, in characters.
_LONGEST_BIO = 1000
# An address of mail, behind at most two words, or a telephone number, which is no date and no hours and begins with +,
# a bracket, 0 or, in North America, 1; the longest, in characters.
_REACHED = re.compile(
    r"(?:[^\W\d_][\w-]{0,12}[:.]?\s{1,2}){0,2}[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[^\W\d_][\w-]{0,12}[:.]{1,2}\s{1,2})?(?!\d\d?[./-]\d\d?[./-]\d|\d\d\.\d\d\s?-)"
    r"(?=\+|\(|0\d|1[ -]?\(?[2-9]\d\d\)?[ -]\d{3}[ -]\d)[+(]{0,2}\d[\d\s()./-]{7,24}\d"
)
_ADDRESS = 60
# Kinds that parts of another story's card have got from their own boxes. A link of NO_TAG words is no tag.
_OF_CARDS, NO_TAG = frozenset(("byline", "date_line", "tag_cloud", "read_time")), 6
# A block of this many words says more than who owns a picture.
_BEYOND_OWNER = 12
# Kinds of boxes that also hold menus and lists of stories, and the fewest words of an entry there; a link with fewer is
# a button.
_OF_LINKS, _HEADLINE = frozenset(("gallery", "advertisement")), 4
# Elements that have headers of their own: a <header> inside one is not the page's.
_PARTS = frozenset(("article", "section", "li", "aside"))
# Kinds of boxes at the head of a page.
_HEAD = frozenset(("masthead", "navigation"))
# Kinds of boxes that a notice about cookies may stand in.
_FRAMES = (PLACES - {"other"}) | {"call_to_action"}
# Kinds that a date may have got from its place or its box, and the longest block with a date, in characters.
_UNDATED = PLACES | {"byline"}
_DATED = 60
# The longest caption of an image, in characters.
MAX_CAPTION = 600
_CAPTION_NAMES = frozenset(("caption", "captions", "figcaption"))


def is_image_caption(block: Block) -> bool:
    """Whether a block's element, or the one around it, is named as a caption; a table's caption does not count.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<figcaption><p>A</figcaption><p class=wp-caption-text>B<table><caption>C</caption></table><p>D"
    >>> [is_image_caption(block) for block in parse_html(html)[1]]
    [True, True, False, False]
    """
    markup = block.markup
    if markup is None or len(block.text) > MAX_CAPTION:
        return False
    elements = markup.elements
    names = markup.inline
    at = markup.element
    for _ in range(2):
        if at >= 0:
            if elements.tags[at] == "figcaption":
                return True
            names = f"{names} {elements.names[at]}"
            at = elements.parents[at]
    return "caption" in names.lower() and not _CAPTION_NAMES.isdisjoint(name_parts(names))


def name_chrome(
    block: Block, before_text: bool, after_text: bool, known: KindsOf | None = None
) -> tuple[ChromeKind, str]:
    """The kind of a block that is left out, and why.

    `before_text` and `after_text` say on which side of the article's text it stands; if both are false, it stands amid
    the text, and on a page without a text both may be true. `known` is a cache for the blocks of one page.
    """
    markup = block.markup
    if markup is None:
        return "other", "No markup"
    text = block.text
    if text[:1] not in _LETTERS_BUT_C and _COPYRIGHT.match(text):
        return _of_sign(text, markup, after_text)
    length = len(text)
    if length <= _ADDRESS and ("@" in text or text[-1:].isdigit()) and _REACHED.fullmatch(text):
        return "contact", "An address of mail or a telephone number"
    known = {} if known is None else known
    around = kinds_of(markup.elements, markup.element, known)
    if markup.inline:
        for named in named_kinds("", markup.inline):
            if named not in TURNING and length <= SHORT_ONLY.get(named[0], length):
                if before_text:
                    return _of_date(markup, named, around)
                return _in_its_box(block, markup, named, around, before_text, after_text, known)
    for place, named in enumerate(around):
        if named in OPEN and (named in TURNING or (not before_text if named in HEADS else not after_text)):
            continue
        if length <= SHORT_ONLY.get(named[0], length):
            if named[0] == "masthead" and not _may_be_masthead(markup, named, before_text):
                continue
            if named[0] in _OF_LINKS and markup.link_share >= LINKS and count_words(text) >= _HEADLINE:
                return _ABOVE_LINKS if before_text else OTHER_LINKS
            if before_text and named[0] == "date_line":
                return _of_date(markup, named, around)
            return _in_its_box(block, markup, named, around[place + 1 :], before_text, after_text, known)
        if after_text and named[0] == "byline" and length <= _LONGEST_BIO and ends_like_prose(text):
            return "author_bio", f"{named[1]} below the text, and is a sentence"
    if length >= _NOTICE and _COOKIES.search(text):
        return "cookie_notice", "Speaks of cookies"
    if before_text and length <= _TRAIL and len(_ARROWS.findall(text)) > 1:
        return "breadcrumb", "Names parted by arrows, above the text"
    if markup.link_share >= LINKS:
        return _ABOVE_LINKS if before_text else OTHER_LINKS
    if markup.hidden:
        return "other", "Not shown by a browser"
    side = "above" if before_text else "below" if after_text else "amid"
    return "other", f"Stands {side} the text"


def _may_be_masthead(markup: Markup, named: Named, before_text: bool) -> bool:
    """Whether a block in a box named as a masthead may belong to one.

    It must stand above the text, and not in the <header> of a part of the page.
    """
    if not before_text:
        return False
    return named != _IN_HEADER or _PARTS.isdisjoint(markup.path)


def _of_date(markup: Markup, named: Named, around: Iterable[Named]) -> Named:
    """The name of a block above the text: a date at the head or in a menu of the page, not of a part, is today's."""
    if named[0] == "date_line" and any(box[0] in _HEAD for box in around) and _PARTS.isdisjoint(markup.path):
        return "site_date", f"{named[1]} at the head of the page"
    return named


def _of_sign(text: str, markup: Markup, after_text: bool) -> Named:
    """The kind of a block with a copyright sign in front: the site's own notice, or a picture's credit or caption."""
    if _OWNED.search(text) or text.strip() == "©" or (after_text and "footer" in (markup.tag, *markup.path)):
        return "copyright", "Begins with a copyright sign"
    if count_words(text) >= _BEYOND_OWNER and not ends_like_prose(text):
        return "image_caption", "Begins with a copyright sign, with no year and no company, and tells more"
    return "image_credit", "Begins with a copyright sign, with no year and no company"


def _in_its_box(
    block: Block,
    markup: Markup,
    named: Named,
    around: Sequence[Named],
    before_text: bool,
    after_text: bool,
    known: KindsOf,
) -> Named:
    """The kind of a block in a box of the kind `named`, which may hold things of several kinds.

    `around` are the kinds of the boxes further out.
    """
    kind = named[0]
    are_links = markup.link_share >= LINKS
    if kind in _OF_CARDS and (kind != "tag_cloud" or are_links):
        for box in around:
            if box[0] in STORIES:
                return box
    if kind == "tag_cloud" and are_links and count_words(block.text) >= NO_TAG:
        return OTHER_LINKS
    if named in _CONTROLS:
        at = markup.elements.parents[_outermost_control(markup.elements, markup.element)]
        for box in kinds_of(markup.elements, at, known):
            if box[0] in _WITH_CONTROLS:
                return ("comment_form", _FORM) if box[0] == "comment" else box
        if before_text:
            return "navigation", f"{named[1]} above the text"
    if kind == "masthead" and block.kind == "list_item" and are_links:
        return "navigation", "A link in a list at the head of the page"
    if kind == "comment" and _in_form(markup.elements, markup.element):
        return "comment_form", _FORM
    if kind in _FRAMES and len(block.text) >= _NOTICE and _COOKIES.search(block.text):
        return "cookie_notice", "Speaks of cookies"
    if kind == "copyright" and are_links:
        return "navigation", "Links beside the site's notice of its rights"
    if named in FEET and "©" in block.text and not are_links and _OWNED.search(block.text):
        return "copyright", "A sign of copyright at the foot of the page"
    if named in FEET and len(block.text) >= _BIO and not are_links and ends_like_prose(block.text):
        return "other", "A sentence at the foot of the page"
    if kind == "copyright" and not after_text and not _OWNED.search(block.text):
        return "image_credit", f"{named[1]} above or amid the text, with no year and no company"
    if kind == "byline" and len(block.text) >= _BIO and ends_like_prose(block.text):
        return "author_bio", f"{named[1]}, and is a sentence"
    return named


def name_date(text: str, language: str, named: Named, above_headline: bool) -> Named:
    """The kind of a block, not below the text, if it is a date; else `named`, the kind that its place gives it.

    >>> name_date("14 March 2026, 5:42 pm", "en", ("byline", ""), above_headline=False)[0]
    'date_line'
    >>> name_date("Saturday, March 14, 2026", "en", ("masthead", ""), above_headline=True)[0]
    'site_date'
    >>> name_date("By Jane Doe, 14 March 2026", "en", ("byline", ""), above_headline=False)[0]
    'byline'
    """
    kind = named[0]
    if kind not in _UNDATED or len(text) > _DATED:
        return named
    if find_date_line(text, (language,)) is not None or is_day_and_time(text, (language,)):
        return ("site_date", "A date above the headline") if above_headline else ("date_line", "Nothing but a date")
    if kind not in ("byline", "navigation") and not above_headline and holds_date(text, (language,)):
        return "date_line", "A date and little else, above the text"
    return named


def _in_form(elements: Elements, at: int) -> bool:
    return any(elements.tags[around] == "form" for around in elements.line(at))


def _outermost_control(elements: Elements, at: int) -> int:
    controls = [around for around in elements.line(at) if KIND_OF_TAG.get(elements.tags[around]) == "call_to_action"]
    return controls[-1] if controls else at


_ABOVE_LINKS: Named = ("navigation", "Links above the text")
OTHER_LINKS: Named = ("related_link", "Links below or amid the text")
