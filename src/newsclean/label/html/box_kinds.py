"""What a box of an HTML page is for, according to the words of its class names and ids and to its tag."""

from __future__ import annotations

from functools import lru_cache

from newsclean.label.html.names import name_parts
from newsclean.records import ChromeKind, Elements

# Words of class names and ids that template authors use everywhere. The innermost element counts first; within an
# element, the first row here that has one of its words.
_NAMED: tuple[tuple[ChromeKind, str], ...] = (
    ("cookie_notice", "cookie cookies cookiebar cookiebanner cookiewall cookielaw cookiebot consent gdpr cmp onetrust"
     " didomi usercentrics truste"),
    ("breadcrumb", "breadcrumb breadcrumbs crumb crumbs"),
    ("comment_form", "respond replyform commentform"),
    ("comment", "comment comments disqus commentlist kommentar kommentare commentaires comentarios commenti reacties"
     " yorum yorumlar"),
    ("newsletter", "newsletter newsletters subscribe signup mailchimp optin mailing"),
    ("paywall", "paywall piano meter regwall"),
    ("image_credit", "credit credits photographer copyright-image"),
    ("image_caption", "caption captions figcaption legende legenda bildunterschrift didascalia"),
    ("gallery", "gallery slideshow carousel slider lightbox"),
    ("author_bio", "bio authorbox authorbio"),
    ("byline", "byline bylines author authors writer contributor contributors autor autores auteur auteurs signature"
     " firma"),
    ("date_line", "date dateline timestamp datetime published pubdate updated time datum fecha hora heure"),
    ("share", "share sharing sharebar compartir partage partager teilen condividi social socials addthis addtoany"
     " facebook twitter whatsapp linkedin pinterest"),
    ("tag_cloud", "tags tag tagcloud keywords topics taglist schlagworte etiquetas etiquettes"),
    ("pagination", "pagination pager prevnext paging"),
    ("related_link", "related recommended recommendations recommend teaser teasers trending popular mostread outbrain"
     " taboola promo latest readmore morestories recirculation recirc card cards listing"),
    ("advertisement", "ad ads advert adverts advertisement advertising sponsor sponsored dfp affiliate"),
    ("call_to_action", "cta promobox callout subscription subscriber donate donation membership"),
    ("poll", "poll polls quiz survey umfrage sondage sondaggio encuesta anket"),
    ("player", "player video audio podcast playlist"),
    ("contact", "contact contacts address phone"),
    ("copyright", "copyright"),
    ("legal", "legal disclaimer privacy terms imprint impressum"),
    ("masthead", "masthead logo branding topbar sitehead banner"),
    ("navigation", "nav navigation menu navbar menus submenu mainnav topnav subnav meganav megamenu mainmenu skip"
     " sitemap footer header"),
    ("sidebar", "sidebar widget widgets rail aside"),
)  # fmt: skip
_KIND_OF_WORD: dict[str, tuple[int, ChromeKind]] = {}
for _rank, (_kind, _words) in enumerate(_NAMED):
    for _word in _words.split():
        _KIND_OF_WORD.setdefault(_word, (_rank, _kind))

_NAMING = frozenset(_KIND_OF_WORD)

KIND_OF_TAG: dict[str, ChromeKind] = {
    "nav": "navigation", "footer": "navigation", "aside": "sidebar", "figcaption": "image_caption",
    "form": "call_to_action",
    "button": "call_to_action", "address": "contact", "header": "masthead", "menu": "navigation",
    "dialog": "call_to_action",
}  # fmt: skip
# Boxes around long text also have names of these kinds, so the names count only for blocks up to this many characters.
SHORT_ONLY: dict[ChromeKind, int] = {"byline": 200, "date_line": 120, "masthead": 300, "share": 200, "tag_cloud": 300}


# A kind that an element's names or tag indicate, and why.
Named = tuple[ChromeKind, str]
# Cache for the elements of a page: the kinds that an element and those around it indicate, innermost first, up to the
# first kind that counts for blocks of any length.
KindsOf = dict[int, tuple[Named, ...]]


_FRAME = frozenset(("body", "html"))


@lru_cache(maxsize=20_000)
def named_kinds(tag: str, names: str) -> tuple[Named, ...]:
    """The kinds that an element indicates: by the words of its names, in the order of the table, then by its tag."""
    named: list[Named] = []
    if words := _NAMING.intersection(name_parts(names)):
        ranked = sorted((*_KIND_OF_WORD[word], word) for word in words)
        named = [(kind, f"Stands in an element named “{word}”") for _, kind, word in ranked]
    if tag in KIND_OF_TAG:
        named.append((KIND_OF_TAG[tag], f"Stands in <{tag}>"))
    for place, (kind, _) in enumerate(named):
        if kind not in SHORT_ONLY:
            return tuple(named[: place + 1])
    return tuple(named)


def kinds_of(elements: Elements, at: int, known: KindsOf) -> tuple[Named, ...]:
    """The kinds that an element and those around it indicate, up to <body>, which is left out; `known` is a cache."""
    parents, tags, names = elements.parents, elements.tags, elements.names
    line = []
    found: tuple[Named, ...] = ()
    while at >= 0:
        tag = tags[at]
        if tag in _FRAME:
            break
        if names[at] or tag in KIND_OF_TAG:
            if at in known:
                found = known[at]
                break
            line.append(at)
        at = parents[at]
    for at in reversed(line):
        own = named_kinds(tags[at], names[at])
        found = known[at] = own if own and own[-1][0] not in SHORT_ONLY else own + found
    return found
