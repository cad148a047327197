"""Whether a text holds several articles, one after the other: a digest, a feed dump, a front page printed in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from newsclean.kinds import CREDITS
from newsclean.label.layout.briefs import find_briefs, stems
from newsclean.label.layout.credits import is_credit
from newsclean.label.layout.headline import FEWEST_WORDS, LONG_WORDS
from newsclean.measure import count_words, ends_sentence, is_prose_sentence
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.dates.lines import find_date_line
from newsclean.records import Decision, Document

# The least words of prose below the headline and credits of an article; of a short one in a digest, whose longest run
# of prose is less than UNEVEN times as long and that no prose stands above: teasers of other stories stand below an
# article that is longer.
ARTICLE_WORDS, SHORT_WORDS, UNEVEN = 40, 20, 3
# The share of headlines that must tell of their texts where the credits give no dates. Set by hand.
TELLING = 0.75
# The most lines of credits between a headline and its text.
CREDIT_LINES = 3
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")


def find_articles(document: Document, decisions: Sequence[Decision]) -> tuple[int, ...]:
    """The blocks at which the articles of a plain text begin; empty where the text is one article.

    An article begins with a headline, then one to three lines of who wrote it and when, then prose. Names and dates
    over readers' comments look alike, but there is no headline, and the comments are not kept. Where the names stand
    without dates, reviews below the names of books and their authors look alike: there the headlines must tell of their
    texts, and no prose stands above the first. News in brief has no credits; `find_briefs` knows it by its headlines.
    """
    if document.kind != "text":
        return ()
    if known := frozenset(document.front.articles):
        return tuple(decision.block.index for decision in decisions if decision.block.start in known)
    prose: dict[int, int] = {}
    doubtful: dict[int, bool] = {}
    for index, decision in enumerate(decisions):
        if decision.label.kind not in ("title", "body") or not _may_be_headline(decision):
            continue
        below = index + 1
        while below < len(decisions) and below <= index + CREDIT_LINES and _is_credit(document, decisions[below]):
            below += 1
        if below == index + 1 or is_credit(decision.block.text, document.language):
            continue
        credits = decisions[index + 1 : below]
        is_dated = any(_is_dated(document, credit) for credit in credits)
        if not is_dated and any(_CLOCK.search(credit.block.text) for credit in credits):
            continue  # a reporter's name and the hour: an entry of a live report
        prose[index] = _prose_from(decisions, below)
        if not is_dated:
            doubtful[index] = _tells_of(decisions[index], takewhile(_is_prose, islice(decisions, below, None)))
    if not prose:
        return find_briefs(decisions)
    is_digest = not _has_prose(decisions[: min(prose)])
    if doubtful and (not is_digest or sum(doubtful.values()) < TELLING * len(doubtful)):
        prose = {index: words for index, words in prose.items() if index not in doubtful}
    longest = max(prose.values(), default=0)
    least = min(ARTICLE_WORDS, max(SHORT_WORDS, longest // UNEVEN + 1)) if is_digest else ARTICLE_WORDS
    starts = tuple(index for index, words in prose.items() if words >= least)
    return starts if len(starts) > 1 else find_briefs(decisions)


def date_of_digest(document: Document, above: Sequence[Decision]) -> str | None:
    """The one date that stands above the first of several articles; None where there is no date or more than one."""
    dates = [found.date for d in above if (found := find_date(d.block.text, (document.language,))) is not None]
    return dates[0] if len(dates) == 1 else None


def _may_be_headline(decision: Decision) -> bool:
    text = decision.block.text
    return FEWEST_WORDS < count_words(text) <= LONG_WORDS and not ends_sentence(text)


def _tells_of(headline: Decision, prose: Iterable[Decision]) -> bool:
    """Whether a line tells something of the text below its credits; the name of a book above its review seldom does."""
    return any(stems(headline.block.text) & stems(decision.block.text) for decision in prose)


def _is_credit(document: Document, decision: Decision) -> bool:
    """Whether a line is labelled as credits or, among the kept lines, reads like them."""
    kind, text = decision.label.kind, decision.block.text
    if kind in CREDITS or find_date_line(text, (document.language,)) is not None:
        return True
    return kind == "body" and is_credit(text, document.language)


def _is_dated(document: Document, credit: Decision) -> bool:
    return credit.label.kind == "date_line" or find_date(credit.block.text, (document.language,)) is not None


def _has_prose(decisions: Sequence[Decision]) -> bool:
    return any(_is_prose(decision) for decision in decisions)


def _prose_from(decisions: Sequence[Decision], start: int) -> int:
    """The number of words in the run of kept sentences that begins at `start`."""
    return sum(count_words(decision.block.text) for decision in takewhile(_is_prose, islice(decisions, start, None)))


def _is_prose(decision: Decision) -> bool:
    return decision.label.kind == "body" and is_prose_sentence(decision.block.text)
