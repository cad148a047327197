"""Splits lists of tags: the line of a text that names them, the keywords of a page's head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from newsclean.measure import fold_spaces
from newsclean.metadata.words import base_languages, by_folders, fold_words, phrase_pattern, read_list, word_set
from newsclean.whole_words import holds_whole

_TAG_BREAKS = (re.compile(r"\s*[,،、，]\s*"), re.compile(r"\s*[|/·•#;＃]\s*"))
# What stands at the ends of an element of a list of tags: a sign between two, one to remove the tag.
_AROUND_TAG = " ,،、，;|/·•×✕…"
_KEYWORD_BREAK = re.compile(r"[,،，;；、|]")
_HAN = re.compile(r"[\u3400-\u9fff]")
# What systems write for themselves: numbers, identifiers.
_CODE = re.compile(r"[\d\W_]*|[0-9a-f]{8}-[0-9a-f-]{27}")


@by_folders
def _tag_leads(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The lead-ins of tags, with a colon or nothing behind them, and with or without a colon."""
    phrases = phrase_pattern(read_list((*base_languages(languages), "und"), "tags"))
    lead = rf"[#*•\s]*(?:{phrases})\s*"
    return re.compile(rf"{lead}(?:[:：]|$)\s*", re.IGNORECASE), re.compile(rf"{lead}(?:[:：]|\b)\s*", re.IGNORECASE)


def split_tags(line: str, body: str = "", languages: Sequence[str] = ()) -> tuple[str, ...]:
    """The tags that a line lists, its lead-in ("Tags:") taken off; `body` tells which neighbours belong together.

    >>> split_tags("Tags: Afghanistan, Al Qaeda, Jihad")
    ('Afghanistan', 'Al Qaeda', 'Jihad')
    >>> split_tags("Taliban Joe Biden Badakhshan", "The Taliban said Joe Biden had left Badakhshan.")
    ('Taliban', 'Joe Biden', 'Badakhshan')
    >>> split_tags("Tags :")
    ()
    """
    text = fold_spaces(line)
    listed = after_tag_lead(text, tuple(languages))
    text = (text if listed is None else listed).strip(" ,;|/·•:").rstrip(".")
    if not text:
        return ()
    for separator in _TAG_BREAKS:
        if len(parts := separator.split(text)) > 1:
            return _clean_tags(parts)
    return _clean_tags(_words_that_stand_together(text.split(), body))


def join_tags(pieces: Sequence[str], languages: Sequence[str]) -> tuple[str, ...]:
    """The tags of a line whose elements hold one each; one element alone may list several, or be a sign between two.

    >>> join_tags(["Tags:", "AC/DC", "|", "North Bank ×"], ("en",)), join_tags(["Fire, North Bank"], ("en",))
    (('AC/DC', 'North Bank'), ('Fire', 'North Bank'))
    """
    pieces = [_bare_tag(piece) for piece in pieces if any(map(str.isalnum, piece))]
    if len(pieces) == 1:
        return split_tags(pieces[0], pieces[0], languages)
    return _clean_tags(piece for piece in pieces if after_tag_lead(piece, tuple(languages)) != "")


def _bare_tag(piece: str) -> str:
    """An element's text without the signs around it; a plus right behind a letter is part of it: C++."""
    return piece.strip(_AROUND_TAG).removeprefix("+").removesuffix(" +").strip()


def after_tag_lead(line: str, languages: tuple[str, ...], *, needs_colon: bool = True) -> str | None:
    """The line without "Tags:" or the like, in whatever spelling; None where it does not begin so.

    >>> after_tag_lead("الكلمات المفتاحية: الصيد", ("ar",)), after_tag_lead("Kabul: a city", ("en",))
    ('الصيد', None)
    >>> after_tag_lead("Filed under Ferries", ()), after_tag_lead("Filed under Ferries", (), needs_colon=False)
    (None, 'Ferries')
    """
    text = fold_spaces(line)
    with_colon, without = _tag_leads(languages)
    if lead := with_colon.match(text):
        return text[lead.end() :]
    head, colon, rest = text.replace("：", ":").partition(":")
    # What has been folded has other lengths, so only the whole of what stands before the colon can be compared.
    if colon and fold_words(head.strip(" #*•")) in word_set(languages, "tags"):
        return rest.lstrip()
    lead = None if needs_colon else without.match(text)
    return text[lead.end() :] if lead else None


def split_keywords(contents: Sequence[str]) -> tuple[str, ...]:
    """The tags that a page's keywords are, one content or several, without what systems note among them.

    >>> split_keywords(["Kabul, Al Qaeda, section:news", "8ae9ab2d-fe1b-4230-acb8-a59b52877682"])
    ('Kabul', 'Al Qaeda')
    """
    parts = [part for content in contents for part in _KEYWORD_BREAK.split(content)]
    if len(parts) == 1 and _HAN.search(parts[0]):
        parts = parts[0].split()
    return _clean_tags(part for part in parts if ":" not in part and not _CODE.fullmatch(part.strip()))


def _clean_tags(parts: Iterable[str]) -> tuple[str, ...]:
    cleaned = (part.strip(" #.:\"'“”()[]") for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part and len(part) <= 60))


def _words_that_stand_together(words: list[str], body: str) -> Iterator[str]:
    if len(words) < 2:
        yield from words
        return
    folded = _fold_body(body)
    together = words[0]
    for left, right in pairwise(words):
        if holds_whole(folded, f"{fold_words(left)} {fold_words(right)}"):
            together += f" {right}"
        else:
            yield together
            together = right
    yield together


@lru_cache(maxsize=1)
def _fold_body(body: str) -> str:
    """The text folded; all the tag lists of a page ask for the same."""
    return fold_words(body)
