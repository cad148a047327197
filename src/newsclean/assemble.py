"""Decided blocks and picked metadata -> Article. Nothing is judged here, all is put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsclean.judge import judge
from newsclean.label.rules import rules_digest
from newsclean.label.several import find_articles
from newsclean.language.detect import detect_language
from newsclean.language.mixed import is_mixed
from newsclean.measure import count_words, ends_sentence, fold_spaces, is_cut_off
from newsclean.metadata import Metadata
from newsclean.records import (
    Article,
    ArticleBlock,
    Block,
    BlockKind,
    Decision,
    Document,
    MadeBy,
    Removal,
    Repair,
    Source,
)
from newsclean.repair.edits import repairs_of
from newsclean.settings import Settings
from newsclean.version import VERSION

# Between two blocks of `Article.text`.
JOIN = "\n\n"
# A record with fewer words than this says so.
FEW_WORDS = 60
# So many characters hold as many words on most pages, and then the rest need not be counted.
_BEGINNING = 1_000
# Longest sub-heading of plain text, in words.
HEADING_WORDS = 12


def assemble(document: Document, decisions: Sequence[Decision], metadata: Metadata, settings: Settings) -> Article:
    """The article record, without findings. Raises nothing of its own."""
    kept: list[Decision] = []
    left_out: list[Decision] = []
    for decision in decisions:
        (kept if is_kept(decision, settings) else left_out).append(decision)
    blocks = tuple(ArticleBlock(kind, block.text) for block, kind in _with_kinds(kept) if block.text)
    text = JOIN.join(block.text for block in blocks)
    language = detect_language(text, metadata.language_declared)
    is_article, confidence = judge(document, decisions)
    page = document.page
    return Article(
        id=page.id,
        source=Source(document.kind, page.path, document.sha256, document.encoding),
        made_by=MadeBy(VERSION, settings.digest(), rules_digest(settings.rules)),
        language=language.tag,
        language_score=language.score,
        text=text,
        blocks=blocks,
        is_article=is_article,
        confidence=confidence,
        flags=(
            *(("several_articles",) if find_articles(document, decisions) else ()),
            *_flags(text, language.tag, [block.text for block in blocks], decisions, metadata),
        ),
        removed=tuple(_removed(left_out, settings)),
        repairs=tuple(_repairs(kept, settings)),
        extra=page.extra,
        **metadata.fields(),
    )


def is_kept(decision: Decision, settings: Settings) -> bool:
    """Whether the block stands in the article's text."""
    kind, block = decision.label.kind, decision.block.kind
    if kind in ("body", "subtitle"):
        return not ((settings.drop_tables and block == "table") or (settings.drop_lists and block == "list_item"))
    return (settings.keep_captions and kind == "image_caption") or (settings.keep_comments and kind == "comment")


def _with_kinds(kept: Sequence[Decision]) -> Iterator[tuple[Block, BlockKind]]:
    """Yield each kept block with its kind; plain text does not say what is a heading, its shape does."""
    for index, decision in enumerate(kept):
        block = decision.block
        following = kept[index + 1].block.text if index + 1 < len(kept) else ""
        if decision.label.kind == "image_caption":
            yield block, "caption"
        elif block.markup is None and block.kind == "paragraph" and _is_heading(block.text, following):
            yield block, "heading"
        else:
            yield block, block.kind


def _is_heading(text: str, following: str) -> bool:
    if count_words(text) > HEADING_WORDS or ends_sentence(text) or text[-1:] in ",;:":
        return False
    return count_words(following) > HEADING_WORDS and ends_sentence(following)


def _removed(left_out: Sequence[Decision], settings: Settings) -> Iterator[Removal]:
    if settings.explain == "none":
        return
    spans_only = settings.explain == "spans"
    for decision in left_out:
        label, block = decision.label, decision.block
        if label.kind == "title":
            continue
        text = None if spans_only else fold_spaces(block.raw)
        if label.kind == "body" or label.kind == "subtitle":
            yield Removal("other", text, "settings/dropped", 1.0, block.start, block.end)
        else:
            yield Removal(label.kind, text, label.by, round(label.score, 3), block.start, block.end)


def _repairs(kept: Sequence[Decision], settings: Settings) -> Iterator[Repair]:
    if settings.explain == "none":
        return
    offset = 0
    for decision in kept:
        block = decision.block
        if not block.text:
            continue
        for repair in repairs_of(block, offset) if block.edits else ():
            yield replace(repair, before=None, after=None) if settings.explain == "spans" else repair
        offset += len(block.text) + len(JOIN)


def _flags(
    text: str, language: str, paragraphs: Sequence[str], decisions: Sequence[Decision], metadata: Metadata
) -> Iterator[str]:
    """Yield what a careful reader of the record should know, in the order of `docs/record.md`."""
    last = next((d.block.text for d in reversed(decisions) if d.label.kind == "body" and d.block.text), "")
    if last and is_cut_off(last):
        yield "truncated"
    if metadata.is_accessible_for_free is False or any(d.label.kind == "paywall" for d in decisions):
        yield "paywalled"
    if count_words(text[:_BEGINNING]) < FEW_WORDS and count_words(text) < FEW_WORDS:
        yield "few_words"
    if is_mixed(paragraphs, language):
        yield "mixed_language"
    if any(_was_overruled(decision) for decision in decisions):
        yield "second_opinion_used"
    yield from metadata.flags


def _was_overruled(decision: Decision) -> bool:
    """Whether trafilatura's opinion kept or left out a block against the classifier's."""
    keep = decision.label.kind == "body"
    return decision.label.by.startswith("second-opinion") and any(
        (label.kind == "body") != keep and label.by.startswith("classifier/") for label in decision.evidence
    )
