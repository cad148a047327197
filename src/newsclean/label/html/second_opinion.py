"""Trafilatura's opinion on the blocks of an HTML page, used where the classifier finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.label.html.contained import blocks_in
from newsclean.label.html.naming.kinds import name_chrome
from newsclean.origins import TRAFILATURA, TRAFILATURA_FAILED
from newsclean.records import Document, Label
from newsclean.settings import Settings

# What trafilatura raises, besides its parser's errors, on pages it is not prepared for. A broken install or a lack of
# memory is not caught.
_UNFORESEEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
# Enough to overrule a classifier that is in doubt, never one that is sure.
SCORE = 0.6
# Where the classifier finds no text at all, trafilatura decides.
ALONE = 0.95
# The longest page given to trafilatura, in characters; for longer ones its time grows out of proportion.
LONGEST = 1_000_000
# The time of its parser grows with the square of a tag's attributes; a long tag may have at most this many.
_LONG_TAG, _MOST_ATTRIBUTES = re.compile(r"<[^<>]{60000,}"), 10_000


def label_by_second_opinion(document: Document, opinions: Sequence[Label], settings: Settings) -> Iterator[Label]:
    """Yield trafilatura's opinions where the settings ask for them; `opinions` are those of the structure."""
    found = any(label.kind == "body" for label in opinions)
    # Only a page without any text is in enough doubt; where some text was found, trafilatura's choice was worse.
    if opinions and (settings.second_opinion == "always" or (settings.second_opinion == "doubt" and not found)):
        yield from label_by_trafilatura(document, settings, SCORE if found else ALONE)


def label_by_trafilatura(document: Document, settings: Settings, score: float = SCORE) -> Iterator[Label]:
    """Yield for each block whether trafilatura takes it as text; nothing where trafilatura finds no text.

    Where trafilatura fails, the only opinion yielded says so and has a score of 0: the classifier decides.
    """
    if len(document.source) > LONGEST or _has_endless_tag(document.source):
        return
    from lxml.etree import LxmlError
    from trafilatura import extract

    try:
        found = str(
            extract(
                document.source,
                url=document.page.url,
                include_comments=settings.keep_comments,
                include_tables=not settings.drop_tables,
            )
            or ""
        )
    except (LxmlError, *_UNFORESEEN) as error:
        if document.blocks:
            yield Label(
                0,
                "other",
                0.0,
                TRAFILATURA_FAILED,
                f"The second opinion failed: trafilatura: {type(error).__name__}: {error}",
            )
        return
    if not found:
        return
    kept = blocks_in(document.blocks, found)
    body = [i for i, keep in enumerate(kept) if keep]
    for i, (block, keep) in enumerate(zip(document.blocks, kept, strict=True)):
        if keep:
            yield Label(i, "body", score, TRAFILATURA, "Taken for the text by trafilatura")
        else:
            kind, reason = name_chrome(block, not body or i < body[0], bool(body) and i > body[-1])
            yield Label(i, kind, score, TRAFILATURA, f"{reason}; left out by trafilatura")


def _has_endless_tag(source: str) -> bool:
    return any(tag.group().count(" ") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(source))
