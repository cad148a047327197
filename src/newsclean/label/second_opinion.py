"""Trafilatura's opinion on the blocks of an HTML page, for pages where the classifier finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.label.html.kinds import name_chrome
from newsclean.records import Block, Document, Label
from newsclean.settings import Settings

BY = "second-opinion/trafilatura"
# A second opinion stands against one that is in doubt, never against one that is sure.
SCORE = 0.6
# Where the classifier finds no text at all, trafilatura decides.
SURE = 0.95
# A block is in the text where it stands there word for word, or, if it has this many words, most of its word
# groups do: trafilatura joins, splits and trims what it keeps.
GRAM = 4

# Longest page trafilatura is given, in characters: it takes time out of proportion to longer ones.
LONGEST = 1_000_000
# Its parser takes time by the square of a tag's attributes: more than so many in a long tag are too many.
_LONG_TAG, _MOST_ATTRIBUTES = re.compile(r"<[^<>]{60000,}"), 10_000

_WORD = re.compile(r"\w+")


def label_by_trafilatura(document: Document, settings: Settings, score: float = SCORE) -> Iterator[Label]:
    """Yield for each block whether trafilatura takes it for the text; nothing where trafilatura finds no text."""
    found = _extract(document, settings)
    if not found:
        return
    kept = blocks_in(document.blocks, found)
    body = [i for i, keep in enumerate(kept) if keep]
    for i, (block, keep) in enumerate(zip(document.blocks, kept, strict=True)):
        if keep:
            yield Label(i, "body", score, BY, "trafilatura takes it for the text")
        else:
            kind, reason = name_chrome(block, not body or i < body[0], bool(body) and i > body[-1])
            yield Label(i, kind, score, BY, f"trafilatura leaves it out; {reason}")


def _extract(document: Document, settings: Settings) -> str:
    """The page's text as trafilatura sees it; "" where it sees none."""
    if len(document.source) > LONGEST or _has_endless_tag(document.source):
        return ""
    from trafilatura import extract

    try:
        text = extract(
            document.source,
            url=document.page.url,
            include_comments=settings.keep_comments,
            include_tables=not settings.drop_tables,
        )
    except Exception:  # an opinion that cannot be had is none; the page has the classifier's
        return ""
    return str(text or "")


def _has_endless_tag(source: str) -> bool:
    return any(tag.group().count(" ") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(source))


def blocks_in(blocks: Sequence[Block], text: str) -> list[bool]:
    """Of each block whether the text has it.

    >>> from newsclean.parse.html import parse_html
    >>> _, blocks = parse_html("<p>Home<p>The river rose on Monday night.<p>Roads are shut.")
    >>> blocks_in(blocks, "The river rose on Monday night. Roads are shut.")
    [False, True, True]
    """
    words = _WORD.findall(text.lower())
    joined = f" {' '.join(words)} "
    grams = {tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)}
    inside = []
    for block in blocks:
        own = _WORD.findall(block.text.lower())
        if not own:
            inside.append(False)
        elif f" {' '.join(own)} " in joined:
            inside.append(True)
        else:
            own_grams = [tuple(own[i : i + GRAM]) for i in range(len(own) - GRAM + 1)]
            hits = sum(gram in grams for gram in own_grams)
            inside.append(len(own_grams) >= GRAM and 2 * hits > len(own_grams))
    return inside
