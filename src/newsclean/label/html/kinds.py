"""Names for what is left out of an HTML page, by its place, its tags and its class names. No phrases here."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.label.html.names import name_parts
from newsclean.records import Block, ChromeKind, Elements

# Words of class names and ids, as template authors write them everywhere, innermost element first.
# Order within an element: the first line that has a word of it wins.
_NAMED: tuple[tuple[ChromeKind, str], ...] = (
    ("cookie_notice", "cookie cookies consent gdpr onetrust"),
    ("breadcrumb", "breadcrumb breadcrumbs crumb crumbs"),
    ("comment_form", "respond replyform commentform"),
    ("comment", "comment comments disqus commentlist"),
    ("newsletter", "newsletter newsletters subscribe signup mailchimp optin mailing"),
    ("paywall", "paywall piano meter regwall premium subscription subscriber donate donation membership"),
    ("image_credit", "credit credits photographer copyright-image"),
    ("image_caption", "caption captions figcaption legende legenda bildunterschrift didascalia"),
    ("gallery", "gallery slideshow carousel slider lightbox"),
    ("author_bio", "bio authorbox authorbio"),
    ("byline", "byline bylines author authors writer contributor contributors autor autores auteur auteurs signature"
     " firma"),
    ("date_line", "date dateline timestamp datetime published pubdate updated time datum fecha hora heure"),
    ("share", "share sharing sharebar compartir partage partager teilen condividi social socials addthis addtoany"
     " facebook twitter whatsapp linkedin pinterest"),
    ("tag_cloud", "tags tag tagcloud keywords topics taglist"),
    ("pagination", "pagination pager prevnext paging"),
    ("related_link", "related recommended recommendations recommend teaser teasers trending popular mostread outbrain"
     " taboola promo latest readmore morestories recirculation recirc card cards listing"),
    ("advertisement", "ad ads advert adverts advertisement advertising sponsor sponsored banner dfp affiliate"),
    ("call_to_action", "cta promobox callout"),
    ("poll", "poll polls quiz survey"),
    ("player", "player video audio podcast playlist"),
    ("contact", "contact contacts address phone"),
    ("copyright", "copyright"),
    ("legal", "legal disclaimer privacy terms imprint impressum"),
    ("masthead", "masthead logo branding topbar sitehead"),
    ("navigation", "nav navigation menu navbar menus submenu mainnav skip sitemap footer header"),
    ("sidebar", "sidebar widget widgets rail aside"),
)  # fmt: skip
_KIND_OF_WORD: dict[str, tuple[int, ChromeKind]] = {}
for _rank, (_kind, _words) in enumerate(_NAMED):
    for _word in _words.split():
        _KIND_OF_WORD.setdefault(_word, (_rank, _kind))

_NAMING = frozenset(_KIND_OF_WORD)

_KIND_OF_TAG: dict[str, ChromeKind] = {
    "nav": "navigation", "footer": "navigation", "aside": "sidebar", "figcaption": "image_caption",
    "form": "call_to_action",
    "button": "call_to_action", "address": "contact", "header": "masthead", "menu": "navigation",
    "dialog": "call_to_action",
}  # fmt: skip
_COPYRIGHT = re.compile(r"^\W*(?:©|\(c\)\s*\d{4}|copyright\b)", re.IGNORECASE)
_FRAME = frozenset(("body", "html"))
_LETTERS_BUT_C = frozenset("abdefghijklmnopqrstuvwxyzABDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
# A block with at least this share of its characters in links leads elsewhere.
_LINKS = 0.7
# Kinds whose names are also given to boxes around long text, so that they name short blocks only, in characters.
_SHORT_ONLY: dict[ChromeKind, int] = {"byline": 200, "date_line": 120, "masthead": 300, "share": 200, "tag_cloud": 300}


# A kind that an element's names or tag speak for, and why.
Named = tuple[ChromeKind, str]
# Of elements of a page that were asked about: the kinds that they and what they stand in speak for, innermost first, up
# to the first that names blocks of any length.
KindsOf = dict[int, tuple[Named, ...]]


@lru_cache(maxsize=20_000)
def _named_kinds(tag: str, names: str) -> tuple[Named, ...]:
    """The kinds that the words of an element's names speak for, in the order of their table, then its tag's."""
    named: list[Named] = []
    if words := _NAMING.intersection(name_parts(names)):
        ranked = sorted((*_KIND_OF_WORD[word], word) for word in words)
        named = [(kind, f"stands in an element named “{word}”") for _, kind, word in ranked]
    if tag in _KIND_OF_TAG:
        named.append((_KIND_OF_TAG[tag], f"stands in <{tag}>"))
    for place, (kind, _) in enumerate(named):
        if kind not in _SHORT_ONLY:
            return tuple(named[: place + 1])
    return tuple(named)


def _kinds_of(elements: Elements, at: int, known: KindsOf) -> tuple[Named, ...]:
    """The kinds that an element and those around it speak for; <body> and what is around it name nothing."""
    parents, tags, names = elements.parents, elements.tags, elements.names
    line = []
    found: tuple[Named, ...] = ()
    while at >= 0:
        tag = tags[at]
        if tag in _FRAME:
            break
        if names[at] or tag in _KIND_OF_TAG:
            if at in known:
                found = known[at]
                break
            line.append(at)
        at = parents[at]
    for at in reversed(line):
        own = _named_kinds(tags[at], names[at])
        found = known[at] = own if own and own[-1][0] not in _SHORT_ONLY else own + found
    return found


# Longest caption of an image, in characters.
MAX_CAPTION = 600
_CAPTION_NAMES = frozenset(("caption", "captions", "figcaption"))


def is_image_caption(block: Block) -> bool:
    """Whether a block is named a caption by its own element or the one around it; a table's caption is not one.

    >>> from newsclean.parse.html import parse_html
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

    `before_text` and `after_text` say on which side of the article's text it stands; neither: amid it. `known` is
    what was found for other blocks of the same page, and is added to.
    """
    markup = block.markup
    if markup is None:
        return "other", "no markup"
    text = block.text
    if text[:1] not in _LETTERS_BUT_C and _COPYRIGHT.match(text):
        return "copyright", "begins with a copyright sign"
    length = len(text)
    if markup.inline:
        for named in _named_kinds("", markup.inline):
            if length <= _SHORT_ONLY.get(named[0], length):
                return named
    for named in _kinds_of(markup.elements, markup.element, {} if known is None else known):
        if length <= _SHORT_ONLY.get(named[0], length):
            return named
    if markup.link_share >= _LINKS:
        return _ABOVE_LINKS if before_text else _OTHER_LINKS
    if markup.hidden:
        return "other", "not shown by a browser"
    side = "above" if before_text else "below" if after_text else "amid"
    return "other", f"stands {side} the text"


_ABOVE_LINKS: Named = ("navigation", "links above the text")
_OTHER_LINKS: Named = ("related_link", "links below or amid the text")
