"""Whether a page is an article, and how sure the record is of its text."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.measure import count_words, ends_sentence
from newsclean.records import Decision, Document

# An article of plain text has at least this many words of prose, in at least this share of its kept words.
ARTICLE_WORDS, ARTICLE_PROSE = 20, 0.5
PROSE_WORDS = 8
# A page that says more of these than of anything else shows no article.
WALLS = frozenset({"cookie_notice", "paywall", "error_message"})


def judge(document: Document, decisions: Sequence[Decision]) -> tuple[bool, float]:
    """(is_article, confidence) of a page."""
    if document.kind == "html":
        from newsclean.label.html.classifier import judge_html

        return judge_html(document, decisions)
    return judge_text(decisions)


def judge_text(decisions: Sequence[Decision]) -> tuple[bool, float]:
    """(is_article, confidence) of a plain text: how much prose was kept, and how clearly each line was decided.

    A line's clearness is the distance between its winner and the best opinion on the other side
    (keep or leave out), weighed by its words.
    """
    prose = words = walls = 0
    clear = total = 0.0
    for decision in decisions:
        size = count_words(decision.block.text)
        keep = decision.label.kind == "body"
        if keep:
            words += size
            prose += size if size >= PROSE_WORDS and ends_sentence(decision.block.text) else 0
        walls += size if decision.label.kind in WALLS else 0
        others = [label.score for label in decision.evidence if (label.kind == "body") != keep]
        weight = min(size, 80)
        clear += weight * max(0.0, decision.label.score - max(others, default=0.0))
        total += weight
    is_article = prose >= ARTICLE_WORDS and prose >= ARTICLE_PROSE * words and prose > walls
    confidence = clear / total if total else 0.0
    return is_article, round(min(1.0, confidence), 3)
