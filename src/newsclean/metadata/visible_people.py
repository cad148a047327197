"""Who the lines of a page name as its authors: bylines near the headline, credits below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from newsclean.measure import count_words, ends_sentence
from newsclean.metadata.byline_leads import credits_author, is_byline_lead
from newsclean.metadata.dates import find_date
from newsclean.metadata.given_names import begins_as_name
from newsclean.metadata.names import clean_name, names_only_people, parse_byline
from newsclean.records import Block, Candidate

# A byline is short; a sentence of the text is not. Characters and words.
_MAX_LINE, _MAX_WORDS = 160, 20
# So many blocks below the headline a name alone can be the author's.
_NAME_ALONE = 6
# And so many where no date stands near it, when it is a name that people are given.
_NEXT = 3
_PROSE_WORDS = 8
# How much a credit below the text is believed; less than a name below the headline.
_BELOW = 0.43
# Lines that are looked at for a credit below the text.
_MAX_CREDITS = 60

# Two to four words with capitals: so much can be a name and nothing else.
_NAME_SHAPE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){1,3}")
_LABEL = re.compile(r"[^\W\d_]{3,20}\s*[:：]\s+(?!//)")
# Words of class, id, itemprop and test ids.
_AUTHOR_HINT = re.compile(r"author|byline|by-line|autor|auteur|writer|contributor|verfasser|redacteur|firma\b")
# What holds date, author and section below a headline.
_META_HINT = re.compile(r"(?:entry|post|article|blog|story|news|page)[-_]{0,2}(?:meta|info|details)")
_WHOLE = frozenset(["html", "body", "main"])
_NOT_AUTHOR = re.compile(
    r"bio|about|image|photo|caption|figure|credit|comment|related|teaser|recommend|"
    r"more-?from|newsletter"
)
# Of another story, or of the page around it.
_ELSEWHERE = re.compile(
    r"related|recommend|teaser|comment|(?<!has-)(?<!no-)sidebar|footer|most-?(?:read|viewed|popular)|newsticker|"
    r"(?<!\S)widget|promo(?!ted)|carousel|"
    r"read-?more|more-?(?:from|stories|news)|latest|trending|popular|cookie|newsletter|archive|calendar|weather|"
    r"ticker|nav(?:bar|igation|-)|menu|breadcrumb|banner-ad|outbrain|taboola"
)


def hints_below(block: Block, shared: Set[int]) -> str:
    """Class, id and other words of the block's element and those around it, up to the ones that `shared` names.

    What holds the headline too says nothing of the block: "has-sidebar" on the body is in every line's ancestry.
    """
    markup = block.markup
    if markup is None:
        return ""
    elements = markup.elements
    words = [markup.inline]
    at = markup.element
    while at >= 0 and at not in shared and elements.tags[at] not in _WHOLE:
        words.append(elements.names[at])
        at = elements.parents[at]
    return " ".join(filter(None, words)).lower()


def ancestry(block: Block | None) -> frozenset[int]:
    """The block's element and those around it, as places among the page's elements."""
    if block is None or block.markup is None:
        return frozenset()
    found = set()
    at = block.markup.element
    while at >= 0:
        found.add(at)
        at = block.markup.elements.parents[at]
    return frozenset(found)


@lru_cache(maxsize=8192)
def is_elsewhere(hints: str) -> bool:
    """Whether the words of an element and of those around it say that it belongs to another story or to the page."""
    return _ELSEWHERE.search(hints) is not None


def people_near(
    near: Sequence[Block], headline: int, shared: Set[int], languages: Sequence[str]
) -> Iterator[Candidate]:
    """Yield the names that lines near the headline credit: after "By", in a byline's element, beside a date.

    `shared` are the elements that hold headline and text both.
    """
    dated = {block.index for block in near if len(block.text) <= _MAX_LINE and find_date(block.text, languages)}
    after_lead = -1  # the line after "Written by" alone
    in_text = False  # below the first paragraph
    for block in near:
        text, markup = block.text, block.markup
        in_text = in_text or (block.index > headline and _is_prose(text))
        if markup is None or len(text) > _MAX_LINE or block.index == headline or count_words(text) > _MAX_WORDS:
            continue
        if is_byline_lead(text, languages):
            after_lead = block.index + 1
            continue
        own = f"{markup.elements.names[markup.element]} {markup.inline}".lower()
        hints = hints_below(block, shared)
        leads = block.index == after_lead or credits_author(text, languages)
        if is_elsewhere(hints) or block.kind == "caption" or (_NOT_AUTHOR.search(own) and not leads):
            continue
        hinted = _AUTHOR_HINT.search(own) is not None
        around = hinted or (_AUTHOR_HINT.search(hints) is not None and _NOT_AUTHOR.search(hints) is None)
        around = around or (_META_HINT.search(hints) is not None and clean_name(text, languages) is not None)
        distance = block.index - headline
        # A name on a line of its own is the author's where a date stands on it or next to it.
        beside = 0 < distance <= _NAME_ALONE and not dated.isdisjoint(range(block.index - 1, block.index + 2))
        below = 0 < distance <= _NEXT and not in_text and begins_as_name(text) and names_only_people(text, languages)
        if not (leads or around or beside or below):
            continue
        if hinted and (label := _LABEL.match(text)):  # "Interview: Jane Doe"
            text = text[label.end() :]
        byline = parse_byline(text, languages, is_field=block.index == after_lead)
        if not (leads or around) and byline.rest > (block.index in dated):
            continue
        is_dated = distance > 0 and block.index in dated and byline.rest == 0
        score = 0.45 + 0.03 * below + 0.15 * leads + 0.15 * hinted + 0.05 * max(around, is_dated)
        score -= 0.01 * distance if distance > 0 else 0.05 - 0.01 * distance
        if byline.authors:
            yield Candidate("authors", byline.authors, "dom", round(score, 3), block.index)
        if byline.agency:
            yield Candidate("agency", byline.agency, "dom", round(score, 3), block.index)


def _is_prose(text: str) -> bool:
    """Whether the line is a sentence of the text rather than a line above it."""
    return ends_sentence(text) and count_words(text) >= _PROSE_WORDS


def people_below(blocks: Sequence[Block], shared: Set[int], languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the author of "Written by Jane Doe" below the text, or of the box about the author."""
    after_lead = -1
    looked_at = 0
    for block in blocks:
        text, markup = block.text, block.markup
        if markup is None or markup.hidden or not 0 < len(text) <= _MAX_LINE or looked_at > _MAX_CREDITS:
            continue
        if text[0].islower() and not is_byline_lead(text.split(" ", 1)[0], languages):  # goes on from a line above
            continue
        if is_byline_lead(text, languages):
            after_lead = block.index + 1
            continue
        leads = block.index == after_lead or credits_author(text, languages)
        if not leads and not _NAME_SHAPE.fullmatch(text):
            continue
        looked_at += 1
        hints = hints_below(block, shared)
        if count_words(text) > _MAX_WORDS or is_elsewhere(hints) or not (leads or _AUTHOR_HINT.search(hints)):
            continue
        byline = parse_byline(text, languages)
        if byline.authors:
            yield Candidate("authors", byline.authors, "dom", _BELOW, block.index)
            return
