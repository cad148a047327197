"""Reads from class, id and similar attributes around a line what it is for: a byline, a date, another story."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from newsclean.records import Block
from newsclean.trie import trie_pattern

# What words can say, as bits: a line is asked for all of it at once.
AUTHOR, NOT_AUTHOR, DETAILS, DATE, SUBTITLE, OTHER_STORY, OTHER_PART = (1 << bit for bit in range(7))
# Of another story, or of the page around it.
ELSEWHERE = OTHER_STORY | OTHER_PART

# Of each the parts of words that it takes and, where they are not enough, the pattern that tells. Parts are found from
# left to right, so none may end as another begins; what lies in another ("more" in "readmore") is asked about with it.
_SIGNS: tuple[tuple[int, str, str], ...] = (
    (AUTHOR, "author byline by-line autor auteur writer contributor verfasser redacteur", ""),
    (AUTHOR, "firma", r"firma\b"),
    (NOT_AUTHOR, "bio about image photo caption figure credit comment related teaser recommend newsletter", ""),
    (NOT_AUTHOR, "more", r"more-?from"),
    # What holds date, author and section below a headline.
    (DETAILS, "meta info details", r"(?:entry|post|article|blog|story|news|page)[-_]{0,2}(?:meta|info|details)"),
    # Not "post", "time" alone: "post-title", "read-time".
    (DATE, "date datum fecha publish timestamp", ""),
    (DATE, "meta info", r"entry[-_]meta|post[-_]?meta|article[-_]?(?:info|meta)"),
    (SUBTITLE, "standfirst stand-first strapline untertitel sottotitolo chapo bajada entradilla vorspann", ""),
    (SUBTITLE, "sub", r"sub-?(?:title|head(?:line|ing)?|line)\b"),
    (
        SUBTITLE,
        "dek deck article sapo ingress",
        r"\bdec?k\b|article-?(?:intro|lead|summary|excerpt)|(?:sapo|ingress)\b",
    ),
    (
        OTHER_STORY,
        "related recommend teaser comment carousel readmore read-more latest trending popular ticker outbrain taboola",
        "",
    ),
    (OTHER_STORY, "promo", r"promo(?!ted)"),
    (OTHER_STORY, "more most", r"more-?(?:from|stories|news)|most-?(?:read|viewed)"),
    (OTHER_PART, "cookie newsletter archive calendar weather navbar navigation nav- menu breadcrumb banner-ad", ""),
    # The foot of a post names its author; "info" is a part of "mainFooter", too.
    (OTHER_PART, "footer info", r"(?<!post-)(?<!entry-)(?<!article-)(?<!story-)(?<!post_)(?<!article_)footer"),
    (OTHER_PART, "sidebar", r"(?<!has-)(?<!no-)sidebar"),
    (OTHER_PART, "widget", r"(?<!\S)widget"),
)
_MEANINGS = {
    part: tuple(
        (bit, re.compile(pattern)) for bit, parts, pattern in _SIGNS if any(map(part.__contains__, parts.split()))
    )
    for _, given, _ in _SIGNS
    for part in given.split()
}
_PART = re.compile(trie_pattern(_MEANINGS))
_WHOLE = frozenset(["html", "body", "main"])


@lru_cache(maxsize=8192)
def read_hints(words: str) -> int:
    """The meanings of the attribute words of one element, as bits.

    >>> read_hints("post-byline") == AUTHOR, read_hints("related-author") == AUTHOR | NOT_AUTHOR | OTHER_STORY
    (True, True)
    >>> read_hints("readmore-from") == NOT_AUTHOR | OTHER_STORY
    True
    """
    lower = words.lower()
    found = 0
    for part in set(_PART.findall(lower)):
        for bit, pattern in _MEANINGS[part]:
            if not found & bit and pattern.search(lower):
                found |= bit
    return found


def own_hints(block: Block) -> int:
    """What the words of the block's own element say, and of the inline one that its text starts in."""
    markup = block.markup
    return read_hints(markup.elements.names[markup.element]) | read_hints(markup.inline) if markup else 0


def hints_around(block: Block, shared: Set[int]) -> int:
    """What the words of the block's element and of those around it say, up to the ones that `shared` names.

    What holds the headline too says nothing of the block: "has-sidebar" on the body is in every line's ancestry.
    """
    markup = block.markup
    if markup is None:
        return 0
    elements = markup.elements
    found = read_hints(markup.inline)
    for at in elements.line(markup.element):
        if at in shared or elements.tags[at] in _WHOLE:
            break
        found |= read_hints(elements.names[at])
    return found


def ancestry(block: Block | None) -> frozenset[int]:
    """The block's element and those around it, as places among the page's elements."""
    if block is None or block.markup is None:
        return frozenset()
    return frozenset(block.markup.elements.line(block.markup.element))
