"""Finds what may be the site's name in the head of a plain text: the lines above the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from newsclean.kinds import PLACES
from newsclean.measure import count_words, has_no_spaces
from newsclean.metadata.text.site_rights import own_words
from newsclean.metadata.text.site_signs import Sign
from newsclean.metadata.titles.titles import cut_title
from newsclean.metadata.words import holds_paper_word, holds_site_word, words_of_all
from newsclean.origins import Labeler
from newsclean.records import Decision, Label

# Longest name, in words.
SITE_NAME_WORDS = 5
# The headline that a name stands behind has at least so many words.
HEADLINE_WORDS = 4
# The first lines of a page, where a site's name stands by itself; a head so short has no menu; one so short has a menu
# of a few lines, in which a name stands out.
_FIRST_LINES, _NO_MENU, _SHORT_MENU = 3, 12, 24
# Longest lines that are looked at, in characters.
_LONGEST = 160
_BY_PLACE: frozenset[Labeler] = frozenset(["layout", "wording", "classifier/html", "classifier/text", "decide"])
_BY_WORDS: frozenset[Labeler] = frozenset(["rule", "wording"])
_HEADS = frozenset(["masthead", "site_name"])
_NAME_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’.&-][^\W\d_]*)*|&")
# Words of so many letters are in any headline, and small words of names have no more.
_SMALL_WORD = 3
# Words that a tool has joined ("SubscribeSign in").
_JOINED = re.compile(r"[a-z][A-Z]")
# What stands above a site's name and is no part of its head.
_ABOVE_NAME = frozenset(["cookie_notice", "date_line", "site_date", "advertisement"])
_NOTICE = "cookie"
_ADDRESS_BESIDE = re.compile(r"(?<=\w)\s+(?:https?://|www\.)\S+$")
_STEP = re.compile(r"\s*[>＞›»]\s*|\s+/\s+")
# How long a site's claim is, in words and characters.
_CLAIM_WORDS, _LONGEST_CLAIM = range(3, 11), 80
_BULLET = re.compile(r"[\s*•·+\-–—>|#]+|o\s+(?=[^\W\d_a-z])")
_CLAIM = re.compile(r"(?P<name>[^\W\d_a-z][^:]{2,40}):\s+\S")

Line = tuple[int, Decision, str]  # its place among the lines with words, and its words


def names_in_head(
    lines: Sequence[Line], head: int, holders: Sequence[str], languages: tuple[str, ...]
) -> Iterator[tuple[str, Sign]]:
    """Yield the names that lines of the head are, each with a sign.

    `lines` are those that were left out above line `head`, the headline or the first of the text; `holders` are those
    of the rights.
    """
    papers = []
    names = frozenset(map(str.lower, holders))
    own = frozenset(word for holder in holders for word in own_words(holder, languages))
    place, is_claim = -1, False  # whether the line says what the site is whose name stands above it
    for at, (index, one, text) in enumerate(lines):
        is_skip_link = one.label.kind == "navigation" and one.label.by.what.startswith("skip")
        place += one.label.kind not in _ABOVE_NAME and not is_skip_link
        if len(text) > _LONGEST or _NOTICE in text.lower():
            continue
        bare = text[bullet.end() :] if (bullet := _BULLET.match(text)) else text
        bare = _ADDRESS_BESIDE.sub("", bare)
        if not is_claim:
            yield from _of_line(index, place, one, bare, head, names, languages)
        may_be_named = not is_claim and _is_named(bare, languages)
        is_claim = may_be_named and any(_is_claim(below, bare, languages) for below in lines[at + 1 : at + 2])
        if is_claim:
            yield bare, "claimed"
        if one.label.kind == "breadcrumb" and (crumb := _first_crumb(text)) is not None:
            yield crumb, "crumb"
        if place == 0 and one.label.kind in _HEADS:
            if head > 1 and is_nothing_but_words(text):
                # Behind "Menu" or "Close" a menu may begin, or the site's claim stand.
                if index == 0:
                    yield text, "top"
                elif _has_capitals(text):
                    yield text, "led"
            elif claim := _CLAIM.match(text):
                yield claim["name"], "claim"
        if head <= _SHORT_MENU and _has_capitals(bare):
            if not own.isdisjoint(own_words(bare, languages)):
                yield bare, "kin"
            if _is_paper(one, bare, languages):
                papers.append(bare)
    if len(set(papers)) == 1:
        yield papers[0], "paper"


def _is_claim(below: Line, name: str, languages: tuple[str, ...]) -> bool:
    """Whether a line below a name says what the site is: "The daily newspaper of the valley".

    It also does if its own words name it as what stands in a masthead.
    """
    _, one, text = below
    if name.lower() in text.lower() or len(text) > _LONGEST_CLAIM:
        return False
    if one.label.kind == "masthead" and one.label.by.labeler in _BY_WORDS:
        return True
    return count_words(text) in _CLAIM_WORDS and not _has_capitals(text) and holds_paper_word(text, languages)


def _first_crumb(text: str) -> str | None:
    """The first step of a trail, without what leads the trail in; the site's name stands there as often as "Home"."""
    parts = [part.strip() for part in _STEP.split(text)]
    return parts[0].replace("：", ":").rpartition(":")[2].strip() if len(parts) > 1 else None


def _is_paper(one: Decision, bare: str, languages: tuple[str, ...]) -> bool:
    """Whether a line has a word of newspapers' names and another one: "Kurier" may be a section or a button."""
    may_be = _is_by_place(one.label) or one.label.kind in PLACES
    return may_be and holds_paper_word(bare, languages) and (" " in bare or bool(own_words(bare, languages)))


def _has_capitals(text: str) -> bool:
    """Whether a line is a few words with capitals, as names are written; small words may have none."""
    words = text.split()
    return len(words) <= SITE_NAME_WORDS and all(not word[0].islower() or _is_small(word) for word in words)


def _is_named(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a line may be a name above what the site says of itself: "Приозёрская правда" has a small letter.

    With figures it is the weather, a rate or a day.
    """
    words = text.split()
    if not 0 < len(words) <= SITE_NAME_WORDS or words[0][0].islower() or any(map(str.isdigit, text)):
        return False
    return all(not word[0].islower() or _is_small(word) or holds_site_word(word, languages) for word in words)


def _is_small(word: str) -> bool:
    """Whether a word may stand in a name without a capital: "of", "della", "l'"."""
    return len(word) <= _SMALL_WORD or "'" in word or "’" in word or word in words_of_all("particles")


def is_nothing_but_words(text: str) -> bool:
    """Whether a line has nothing in it but a few words: no numbers, no separators, nothing joined by a tool.

    >>> [is_nothing_but_words(text) for text in ("The Daily Lamp", "LampPost", "Home | Sport", "Cart 0")]
    [True, True, False, False]
    >>> is_nothing_but_words("SubscribeSign in")
    False
    """
    words = text.split()
    is_joined = len(_JOINED.findall(text)) > (len(words) == 1)
    return len(words) <= SITE_NAME_WORDS and not is_joined and all(map(_NAME_WORD.fullmatch, words))


def is_about(line: str, title: str) -> bool:
    """Whether a line is about what the headline is about, as a window's title or a teaser is."""
    words = {word for word in line.lower().split() if len(word) > _SMALL_WORD}
    shared = words & set(title.lower().split())
    return len(shared) > 1 or (bool(words) and shared == words)


def _is_by_place(label: Label) -> bool:
    """Whether a line was left out for where it stands, and not for what it says."""
    return label.by.labeler in _BY_PLACE or label.of_heading


def _of_line(
    index: int, place: int, one: Decision, bare: str, head: int, holders: Set[str], languages: tuple[str, ...]
) -> Iterator[tuple[str, Sign]]:
    pieces = [bare[slice(*piece)] for piece in cut_title(bare)]
    by_place = _is_by_place(one.label)  # and no rule took it for something else
    if len(pieces) == 2 and by_place:
        yield from ((piece, "claim") for piece in pieces)
        if place < _FIRST_LINES:
            yield pieces[0], "before claim"
    if place >= _FIRST_LINES:
        if by_place and (" " in bare or has_no_spaces(bare) or bare.lower() in holders):
            yield bare, "alone"
        return
    if len(pieces) > 1 and count_words(bare.removesuffix(pieces[-1])) >= HEADLINE_WORDS:
        yield pieces[-1], "behind"
    elif by_place:
        yield bare, "first"
    if by_place and head <= _NO_MENU and one.label.kind in _HEADS:
        # Below the name a site says what it is: "Daily newspaper of the valley".
        worded = holds_site_word(bare, languages) and (index == 0 or _has_capitals(bare))
        yield from ((piece, "worded") for piece in pieces[:1] if worded and (" " in bare or has_no_spaces(bare)))
