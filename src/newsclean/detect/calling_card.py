"""Detects what translation software writes into a page's HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from newsclean.article import Finding
from newsclean.detect.reading import Reading
from newsclean.measure import fold_spaces

# Each of these signs occurs only in a page that has been translated. A widget that offers readers a translation
# (translate.google.com/translate_a/element.js) is no sign: it says nothing about the text that was served.
# Each entry begins with a literal that is searched first, because that is fast, and with the number of characters of
# the page to search: the `html` tag is at its start, links and metas are in its head.
_TAG, _HEAD = 4_000, 40_000
_CARDS: tuple[tuple[str, int, re.Pattern[str], str], ...] = (
    (
        "machine-translated-from",
        _HEAD,
        re.compile(r"<link\b[^>]{0,300}alternate[\s-]{1,5}machine-translated-from[^>]{0,300}>", re.IGNORECASE),
        "The page links to the original from which a machine translated it",
    ),
    (
        "translated-",
        _TAG,
        re.compile(r"<html\b[^>]{0,300}\btranslated-(?:ltr|rtl)\b[^>]{0,300}>", re.IGNORECASE),
        "A browser had translated the page when it was saved",
    ),
    (
        "-x-mtfrom-",
        _TAG,
        re.compile(r"\blang=[\"']?[a-zA-Z-]{2,12}-x-mtfrom-[a-zA-Z-]{2,12}", re.IGNORECASE),
        "The page's language tag says that a machine translated it",
    ),
    (
        ".translate.goog",
        _TAG,
        re.compile(r"<base\b[^>]{0,300}\.translate\.goog\b[^>]{0,100}>", re.IGNORECASE),
        "The page was served by Google's translating proxy",
    ),
    (
        "X-Translated-By",
        _HEAD,
        re.compile(r"<meta\b[^>]{0,40}X-Translated-By[^>]{0,100}>"),
        "A browser had translated the page when it was saved",
    ),
)
# The same proxies, in the page's address.
_PROXY = re.compile(
    r"https?://[^/?#]+\.translate\.goog(?=[/?#:]|$)|https?://translate\.googleusercontent\.com/|[^#]*[?&]_x_tr_sl=",
    re.IGNORECASE,
)
_STATS = re.compile(r"<meta\b[^>]{0,40}name=[\"']?translation-stats[^>]{0,600}>", re.IGNORECASE)
_TRANSLATED = re.compile(r"translated_phrases(?:\"|&quot;|')?\s*:\s*(?:\"|&quot;|')?(\d+)")
_BY_PEOPLE = re.compile(r"human_translated_phrases(?:\"|&quot;|')?\s*:\s*(?:\"|&quot;|')?(\d+)")
# Browsers wrap each translated piece in such elements, which remain when an editor pastes the text: Chrome and Google's
# widget in two of one kind, Edge and Yandex in one of their own. One or two may be a label of the page; a translated
# text has many, and readers' comments are not counted. Each begins with what is searched for first.
_INHERITS = r"[^<>]{0,60}vertical-align:\s?inherit[^<>]{0,40}>"
_WRAPPERS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "vertical-align:",
        "Google's",
        re.compile(rf"<(font|span)\b{_INHERITS}\s*<\1\b{_INHERITS}(?P<text>[^<]{{1,200}})"),
    ),
    ("_msttexthash", "Edge's", re.compile(r"_msttexthash=[^<>]{0,200}>(?P<text>[^<]{1,200})")),
    ("<ya-tr-span", "Yandex's", re.compile(r"<ya-tr-span\b[^<>]{0,1000}>(?P<text>[^<]{1,200})")),
)
_LEAST_WRAPPERS, _MOST_WRAPPERS = 5, 2_000
_LONGEST = 120  # characters of markup shown


def find_calling_card(reading: Reading) -> Iterator[Finding]:
    """Yield each sign in the page's HTML that a machine translated the page. Its place is the start of the text.

    Signs: `link rel="alternate machine-translated-from"` and `lang=..-x-mtfrom-..` (Google), `html
    class=translated-ltr` (Chrome and the Google proxy), a base or an address on translate.goog, the elements in which
    Google, Edge and Yandex leave their text, and Transposh's `meta name=translation-stats` if it counts phrases that no
    person translated. Not reported: scripts, styles and asides of plugins (GTranslate, Weglot), which are also in the
    pages of the original.

    >>> from newsclean.detect.reading import read_text
    >>> page = '<html><head><link rel="alternate machine-translated-from" hreflang="fr" href="/fr"></head></html>'
    >>> [f.score for f in find_calling_card(read_text("News.", html=page))]
    [1.0]
    >>> page = '<html><script src="//translate.google.com/translate_a/element.js"></script></html>'
    >>> list(find_calling_card(read_text("News.", html=page)))
    []
    """
    if reading.url and _PROXY.match(reading.url):
        yield Finding("calling_card", reading.url[:_LONGEST], 0, 0, 1.0, "The page's address is of a translating proxy")
    html = reading.html
    if not html:
        return
    for sign, reach, pattern, message in _CARDS:
        if html.find(sign, 0, reach) >= 0 and (match := pattern.search(html, 0, reach)):
            yield Finding("calling_card", match[0][:_LONGEST], 0, 0, 1.0, message)
    if html.find("translation-stats", 0, _HEAD) >= 0 and (stats := _STATS.search(html, 0, _HEAD)):
        total = _TRANSLATED.search(stats[0].replace("human_translated", ""))
        people = _BY_PEOPLE.search(stats[0])
        machine = int(total[1]) - (int(people[1]) if people else 0) if total else 0
        if machine > 0:
            message = f"A translation plugin counts {machine} phrases of the page that no person translated"
            yield Finding("calling_card", stats[0][:_LONGEST], 0, 0, 0.9, message)
    for sign, whose, pattern in _WRAPPERS:
        # Python finds out from behind that a sign is nowhere in half the time.
        if html.rfind(sign) >= 0 and len(pieces := _pieces_of(pattern, reading)) >= _LEAST_WRAPPERS:
            message = f"{len(pieces)} pieces of the text stand in the elements that {whose} translation leaves"
            yield Finding("calling_card", pieces[0][:_LONGEST], 0, 0, 0.9, message)


def _pieces_of(wrapper: re.Pattern[str], reading: Reading) -> list[str]:
    """The wrapped pieces of the page that are in the text, with their markup."""
    found = islice(wrapper.finditer(reading.html), _MOST_WRAPPERS)
    return [match[0] for match in found if (text := fold_spaces(unescape(match["text"]))) and text in reading.text]
