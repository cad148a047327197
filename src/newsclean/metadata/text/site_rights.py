"""Reads from notices who holds the rights to a page, and which words of a name are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.measure import find_words, has_no_spaces
from newsclean.metadata.titles.titles import bare_site_name
from newsclean.metadata.words import by_folders, phrase_pattern, word_set, words_of_all

# The rights to a page may be a long list.
_MOST_HOLDERS = 4
# A point between single letters ends no name: "S.A.", "U.S. Chamber".
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?:[\s\d,–—-]*+(?:©|\(c\)|copyright))?[\s\d,–—-]*+"
    r"(?P<holder>[«„“「『\"]?\w(?:[^.|·•/,;:©\d\n]|\.(?=\w\b))*?)(?:\.(?!\w\b)|[|·•/,;:©\d\n]|\s[–—-]\s|$)",
    re.I,
)
# "Thornley Leader © 2011-2023", with nothing behind it that may hold the rights. A point within a word ends
# no sentence: "Leader.Info".
_YEARS = r"\d{4}(?:\s?[–—-]\s?\d{4})?"
_BEFORE_SIGN = re.compile(
    r"(?:^\s*+|[|·•;。]\s*+|[.!?:]\s++)(?P<holder>[^\s.!?|·•;:。©\d\n](?:[^.!?|·•;:。©\d\n]|[.!?:](?=\w)){1,49}?)"
    rf"(?:\s*(?:©|\(c\))\s*{_YEARS}|\s{_YEARS}\s*(?:©|\(c\)))\s*(?:$|[.|·•\n])",
    re.I,
)
_SIGN_WORD = "copyright"
_IN_QUOTES = re.compile(r"[«„“「『\"](?P<name>[^«»„“”「」『』\"]{3,40})[»“”」』\"]")
# Shorter words are in many names; in scripts without spaces so many first characters are a name's own.
_OWN_WORD, _OWN_CHARACTERS = 4, 4


def holders_of_rights(text: str) -> Iterator[str]:
    """Yield who holds the rights, going by a notice.

    >>> list(holders_of_rights("© 2021 Thornley Leader Ltd. All rights reserved"))
    ['Thornley Leader']
    >>> list(holders_of_rights("© Gazeta da Serra Comunicação S.A. Todos os direitos reservados"))
    ['Gazeta da Serra Comunicação', 'Gazeta da Serra']
    >>> list(holders_of_rights("© Редакция газеты «Приозёрский вестник», 2021"))
    ['Редакция газеты «Приозёрский вестник»', 'Приозёрский вестник']
    >>> list(holders_of_rights("Copyright 2021 © ООО «Долина»"))
    ['Долина']
    >>> list(holders_of_rights("Made in Thornley. Thornley Leader © 2011-2023 All rights reserved"))
    ['Thornley Leader']
    >>> list(holders_of_rights("Thornley Leader 2023 ©")), list(holders_of_rights("Copyright © 2023"))
    (['Thornley Leader'], [])
    >>> list(holders_of_rights("Made in Thornley: Leader.Info © 2021"))
    ['Leader.Info']
    >>> [*holders_of_rights("© Fjordposten A/S"), *holders_of_rights("© Dolina Sp. z o.o., 2021")]
    ['Fjordposten', 'Dolina']
    """
    named = _marked_forms().sub("|", _phrases().sub("|", text))
    for _, right in zip(range(_MOST_HOLDERS), _holders(named), strict=False):
        holder = bare_site_name(right["holder"].strip())
        quoted = _IN_QUOTES.search(holder)
        before = holder[: quoted.start()].strip().lower() if quoted is not None else None
        if before is None or (before and before not in words_of_all("company_forms")):
            yield holder
        if quoted is not None:
            yield quoted["name"]
        elif (name := without_publisher(holder)) != holder:
            yield name


def _holders(text: str) -> Iterator[re.Match[str]]:
    yield from _RIGHTS.finditer(text)
    yield from (found for found in _BEFORE_SIGN.finditer(text) if _SIGN_WORD not in found["holder"].lower())


def without_publisher(name: str) -> str:
    """The name without the words before and behind it that only companies have.

    >>> without_publisher("Thornley Leader Media Group"), without_publisher("Media")
    ('Thornley Leader', 'Media')
    >>> without_publisher("Grupo La Vega"), without_publisher("Talspiegel-Verlag")
    ('La Vega', 'Talspiegel')
    """
    words, publishers = name.split(), words_of_all("publisher_words")
    while len(words) > 1 and words[-1].lower() in publishers:
        words.pop()
    if len(words) > 1 and words[0].lower() in publishers:
        words = words[1:]
    first, hyphen, last = words[-1].rpartition("-") if words else ("", "", "")
    if hyphen and last.lower() in publishers:
        words[-1] = first
    return " ".join(words)


@cache
def _marked_forms() -> re.Pattern[str]:
    """The legal forms with signs in them at which a holder would end before the form does: "A/S", "Sp. z o.o."."""
    forms = (form for form in words_of_all("company_forms") if "/" in form or ". " in form)
    return re.compile(rf",?\s(?:{phrase_pattern(forms)})(?!\w)", re.I)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(phrase_pattern(words_of_all("rights_phrases")), re.I)


def own_words(name: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The words of a name that are hardly in another: no words of sites, companies, menus or languages.

    >>> own_words("Tarnau Valley Gazette", ("en",)) & own_words("Tarnau Media Group", ("en",))
    frozenset({'tarnau'})
    """
    if has_no_spaces(name):
        return frozenset([name[:_OWN_CHARACTERS]]) if len(name) > _OWN_CHARACTERS else frozenset()
    words = find_words(name.lower())
    return frozenset(word for word in words if len(word) >= _OWN_WORD) - _common(languages)


@by_folders
def _common(languages: tuple[str, ...]) -> frozenset[str]:
    return words_of_all("networks") | words_of_all("publisher_words") | word_set(
        languages, "stop_words", "site_words", "paper_words", "no_sections", "not_names", "roles", "tags",
        "published", "updated",
    )  # fmt: skip
