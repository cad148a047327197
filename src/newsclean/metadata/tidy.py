"""Picked values -> what a reader would call a section and a tag: no default category, no site, no system's notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from newsclean.measure import fold_spaces
from newsclean.metadata.words import fold_words, word_set, words_of_all

# "Szene,Touren", "News," : a list that a system wrote; "Health, Science" may be one section's name.
_GLUED_LIST = re.compile(r",(?=\S)|[,;]\s*$|\s[>»/]\s")
_ARROW = re.compile(r"^[<>«»←→‹›|/-]+\s*|\s*[<>«»←→‹›|/-]+$")
_NO_WORD = re.compile(r"[\W\d_]*")
_QUOTES = '"“”„«»'
# "_syndication", "paid_article_2": words of systems.
_SYSTEM_WORD = re.compile(r"_.*|.*_.*_.*")


def tidy_section(section: str, names: Collection[str], languages: Sequence[str]) -> str | None:
    """The section's name; None where it is a default, a way back, or the site.

    `names` are the site's and the headline, folded.

    >>> tidy_section("Szene,Touren", (), ("de",)), tidy_section("Uncategorized", (), ("en",))
    ('Szene', None)
    >>> tidy_section("< Back to blog", (), ("en",)), tidy_section("Health, Science", (), ("en",))
    (None, 'Health, Science')
    """
    if section.startswith(("<", "←", "«")):
        return None
    bare = _ARROW.sub("", fold_spaces(_GLUED_LIST.split(section.strip(), maxsplit=1)[0]))
    folded = fold_words(bare)
    if not folded or folded in names or _NO_WORD.fullmatch(bare) or folded in word_set(tuple(languages), "no_sections"):
        return None
    return bare


def names_no_site(name: str) -> bool:
    """Whether a site's name is none: a sign, or what a system calls any front page.

    >>> names_no_site("/"), names_no_site("Homepage"), names_no_site("The Register")
    (True, True, False)
    """
    return _NO_WORD.fullmatch(name) is not None or fold_words(name) in words_of_all("no_site_names")


def tidy_tags(tags: Iterable[str], names: Collection[str], languages: Sequence[str]) -> tuple[str, ...]:
    """The tags without defaults, the site's name, what systems note, and quotation marks; brackets closed.

    >>> tidy_tags(["Kabul", "Uncategorized", "_syndication", "Granada (España"], (), ("en",))
    ('Kabul', 'Granada (España)')
    """
    defaults = word_set(tuple(languages), "no_sections", "tags")
    found: dict[str, str] = {}
    for given in tags:
        tag = given.strip(_QUOTES)
        folded = fold_words(tag)
        if folded in names or folded in defaults or _SYSTEM_WORD.fullmatch(tag):
            continue
        found.setdefault(folded, tag + ")" if tag.count("(") > tag.count(")") else tag)
    return tuple(found.values())
