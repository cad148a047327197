"""Judges a record as a whole: its language, whether it is an article, how sure its text is, and its flags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsclean.article import Article
from newsclean.kinds import Flag
from newsclean.label.layout.lines import is_prose_in_script
from newsclean.label.layout.several import find_articles
from newsclean.language.cut_off import breaks_off
from newsclean.language.detect import detect_language
from newsclean.language.folders import has_rules
from newsclean.language.mixed import is_mixed
from newsclean.measure import count_words
from newsclean.metadata import Metadata
from newsclean.origins import TRAFILATURA_FAILED
from newsclean.paywall import is_walled
from newsclean.records import Decision, Document

# The numbers for plain text are set by hand and checked on the seeds and the golden pages only; those for HTML are
# learned (training/html).

# An article of plain text has at least this many words of prose, which are at least this share of its kept words.
ARTICLE_WORDS, ARTICLE_PROSE = 20, 0.5
# A line weighs no more than this many words in the confidence, so that one long paragraph does not decide it.
HEAVIEST_LINE = 80
# A page with as many words of these kinds as of prose shows them instead of an article.
_INSTEAD = frozenset({"cookie_notice", "paywall", "error_message"})
# A record with fewer words gets the flag few_words; set by hand.
FEW_WORDS = 60
# On most pages this many characters already hold FEW_WORDS words, and the rest need not be counted.
_BEGINNING = 1_000


def judge(article: Article, document: Document, decisions: Sequence[Decision], metadata: Metadata) -> Article:
    """The article with its language, `is_article`, `confidence` and flags; its text is not changed."""
    language = detect_language(article.text, article.language_declared)
    is_article, confidence = judge_page(document, decisions)
    return replace(
        article,
        language=language.tag,
        language_score=language.score,
        is_article=is_article,
        confidence=confidence,
        flags=tuple(_flags(article, language.tag, document, decisions, metadata)),
    )


def judge_page(document: Document, decisions: Sequence[Decision]) -> tuple[bool, float]:
    """(is_article, confidence) of a page."""
    if document.kind == "html":
        from newsclean.label.html.classifier import judge_html

        return judge_html(document, decisions)
    return judge_text(decisions)


def judge_text(decisions: Sequence[Decision]) -> tuple[bool, float]:
    """(is_article, confidence) of a plain text: by how much prose was kept and how clearly each line was decided.

    A line is decided by the distance between its winning opinion and the best one on the other side (keep or leave
    out). The confidence is the mean of these distances, weighted by the lines' words; 0 if no words were kept.
    """
    prose = words = instead = 0
    clear = total = 0.0
    for decision in decisions:
        size = count_words(decision.block.text)
        keep = decision.label.kind == "body"
        if keep:
            words += size
            prose += size if is_prose_in_script(decision.block.text, size) else 0
        instead += size if decision.label.kind in _INSTEAD else 0
        others = [label.score for label in decision.evidence if (label.kind == "body") != keep]
        weight = min(size, HEAVIEST_LINE)
        clear += weight * max(0.0, decision.label.score - max(others, default=0.0))
        total += weight
    is_article = prose >= ARTICLE_WORDS and prose >= ARTICLE_PROSE * words and prose > instead
    confidence = clear / total if total and words else 0.0
    return is_article, round(min(1.0, confidence), 3)


def _flags(
    article: Article, language: str, document: Document, decisions: Sequence[Decision], metadata: Metadata
) -> Iterator[Flag]:
    """Yield the flags: what a careful reader of the record should know, in the order of `docs/record.md`."""
    if find_articles(document, decisions):
        yield "several_articles"
    if breaks_off(article.blocks, language):
        yield "truncated"
    if is_walled(article.is_accessible_for_free, decisions):
        yield "paywalled"
    if count_words(article.text[:_BEGINNING]) < FEW_WORDS and count_words(article.text) < FEW_WORDS:
        yield "few_words"
    if document.kind == "text" and language != "und" and not has_rules(language):
        yield "no_rules_for_language"
    if is_mixed([block.text for block in article.blocks if block.kind != "code"], language):
        yield "mixed_language"
    if any(_overruled(d) for d in decisions if d.label.by.labeler == "second-opinion"):
        yield "second_opinion_used"
    if any(label.by == TRAFILATURA_FAILED for decision in decisions[:1] for label in decision.evidence):
        yield "second_opinion_failed"
    yield from metadata.flags


def _overruled(decision: Decision) -> bool:
    """Whether the second opinion overruled the classifier on this block: one would keep it, the other not."""
    keep = decision.label.kind == "body"
    return any((label.kind == "body") != keep and label.by.labeler == "classifier/html" for label in decision.evidence)
