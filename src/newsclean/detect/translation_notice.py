"""A page that says in words that a machine translated it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# What every notice holds, for a quick look before the long search.
_SIGNS = (
    "translat", "übersetz", "tradui", "traduc", "traduz", "tradot", "vertaa", "tłumacz", "перев", "çevir", "ترجم",
)  # fmt: skip
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
    if not any(sign in text for sign in _SIGNS):
        return
    for match in _NOTICE.finditer(text):
        yield Finding("translation_notice", match[0], *match.span(), 1.0, "the page says so")
