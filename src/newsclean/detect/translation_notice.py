"""A page that says in words that a machine translated it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading, places_of
from newsclean.records import Finding

# What a notice in a language holds: looked for first, since the long search is slow.
_SIGNS = {
    "de": "übersetz", "fr": "tradui", "es": "traduc", "pt": "traduz", "it": "tradot", "nl": "vertaa",
    "pl": "tłumacz", "ru": "перевед", "tr": "çevril", "ar": "ترجم",
}  # fmt: skip
_AROUND = 80  # characters on either side of the sign
# The page speaks of itself: "This article was translated automatically".
_NOTICE = re.compile(
    r"this (?:article|story|text|page|post|content|news)(?: \w+){0,4} (?:(?:machine|automatically)[- ]translated"
    r"|translated (?:automatically|by (?:a )?machine|(?:by|using|with) (?:google translate|deepl|ai\b|artificial)))"
    r"|dieser (?:artikel|text|beitrag) wurde (?:maschinell|automatisch|mit (?:deepl|ki|google)[^.\n]{0,30})"
    r" übersetzt"
    r"|(?:cet article|ce texte)[^.\n]{0,20} traduit automatiquement"
    r"|(?:este artículo|este texto|esta noticia)[^.\n]{0,20} (?:traducid[oa] automáticamente|traducción automática)"
    r"|(?:questo articolo|questo testo)[^.\n]{0,20} tradott[oa] automaticamente"
    r"|(?:este artigo|este texto|esta notícia)[^.\n]{0,20} traduzid[oa] automaticamente"
    r"|dit artikel is (?:automatisch|machinaal) vertaald"
    r"|(?:ten artykuł|tekst) został przetłumaczony (?:automatycznie|maszynowo)"
    r"|(?:эта статья|этот текст|статья)[^.\n]{0,20} переведен[аы]? (?:автоматически|машинным)"
    r"|bu (?:makale|haber|metin) otomatik olarak çevril"
    r"|ترجم(?:ة آلية|ت آليا)",
    re.IGNORECASE,
)


def find_translation_notice(reading: Reading) -> Iterator[Finding]:
    """Yield each sentence in which the article says of itself that a machine translated it.

    Not taken: news about machine translation.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_translation_notice(read_text("This article was automatically translated from Greek."))]
    ['This article was automatically translated']
    >>> list(find_translation_notice(read_text("The app automatically translated articles into Greek.")))
    []
    """
    text = reading.text
    done = 0
    for sign in ("translat", _SIGNS.get(reading.language, "")):
        if not sign or sign not in text:
            continue
        for place in places_of(sign, text):
            match = _NOTICE.search(text, max(done, place - _AROUND), place + _AROUND)
            if match:
                done = match.end()
                yield Finding("translation_notice", match[0], *match.span(), 1.0, "the page says so")
