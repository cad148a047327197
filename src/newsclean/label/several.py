"""Whether a text holds several articles, one after the other: a digest, a feed dump, a front page printed in full."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.label.headline import FEWEST_WORDS, LONG_WORDS
from newsclean.label.lines import PROSE_WORDS
from newsclean.measure import count_words, ends_sentence
from newsclean.metadata.dates.find import find_date_line
from newsclean.records import Decision, Document

# The least words of prose below the headline and credits of an article.
ARTICLE_WORDS = 40
# The most lines of credits between a headline and its text.
CREDIT_LINES = 3
_CREDITS = frozenset({"byline", "date_line"})


def find_articles(document: Document, decisions: Sequence[Decision]) -> tuple[int, ...]:
    """The blocks at which the articles of a plain text begin; empty where the text is one article.

    An article begins with a headline, then one to three lines of who wrote it and when, then prose. Names and dates
    over readers' comments look alike, but there is no headline, and the comments are not kept.
    """
    if document.kind != "text":
        return ()
    starts: list[int] = []
    for index, decision in enumerate(decisions):
        if decision.label.kind not in ("title", "body") or not _may_be_headline(decision):
            continue
        below = index + 1
        while below < len(decisions) and below <= index + CREDIT_LINES and _is_credit(document, decisions[below]):
            below += 1
        if below > index + 1 and _prose_from(decisions, below) >= ARTICLE_WORDS:
            starts.append(index)
    return tuple(starts) if len(starts) > 1 else ()


def _may_be_headline(decision: Decision) -> bool:
    text = decision.block.text
    return FEWEST_WORDS < count_words(text) <= LONG_WORDS and not ends_sentence(text)


def _is_credit(document: Document, decision: Decision) -> bool:
    if decision.label.kind in _CREDITS:
        return True
    return find_date_line(decision.block.text, (document.language,)) is not None


def _prose_from(decisions: Sequence[Decision], start: int) -> int:
    """The number of words in the run of kept sentences that begins at `start`."""
    words = 0
    for decision in decisions[start:]:
        text = decision.block.text
        size = count_words(text)
        if decision.label.kind != "body" or size < PROSE_WORDS or not ends_sentence(text):
            break
        words += size
    return words
