"""Decided blocks and picked metadata -> Article. Nothing is judged here, all is put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.label.headings import with_kinds
from newsclean.measure import fold_spaces
from newsclean.metadata import Metadata
from newsclean.provenance import made_by
from newsclean.records import Article, ArticleBlock, Decision, Document, Removal, Repair, Source
from newsclean.repair.edits import repairs_of
from newsclean.settings import Settings

# Between two blocks of `Article.text`.
JOIN = "\n\n"


def assemble(document: Document, decisions: Sequence[Decision], metadata: Metadata, settings: Settings) -> Article:
    """The article record, with all that was done; what is judged of it comes after. Raises nothing of its own."""
    kept: list[Decision] = []
    left_out: list[Decision] = []
    for decision in decisions:
        (kept if is_kept(decision, settings) else left_out).append(decision)
    blocks = tuple(ArticleBlock(kind, block.text) for block, kind in with_kinds(kept) if block.text)
    page = document.page
    return Article(
        id=page.id,
        source=Source(document.kind, page.path, document.sha256, document.encoding),
        made_by=made_by(settings),
        text=JOIN.join(block.text for block in blocks),
        blocks=blocks,
        removed=tuple(_removed(left_out)),
        repairs=tuple(_repairs(kept)),
        extra=page.extra,
        **metadata.fields(),
    )


def is_kept(decision: Decision, settings: Settings) -> bool:
    """Whether the block stands in the article's text."""
    kind, block = decision.label.kind, decision.block.kind
    if kind in ("body", "subtitle"):
        return not ((settings.drop_tables and block == "table") or (settings.drop_lists and block == "list_item"))
    return (settings.keep_captions and kind == "image_caption") or (settings.keep_comments and kind == "comment")


def _removed(left_out: Sequence[Decision]) -> Iterator[Removal]:
    for decision in left_out:
        label, block = decision.label, decision.block
        if label.kind == "title":
            continue
        text = fold_spaces(block.raw)
        if label.kind == "body" or label.kind == "subtitle":
            yield Removal("other", text, "settings/dropped", 1.0, block.start, block.end)
        else:
            yield Removal(label.kind, text, label.by, round(label.score, 3), block.start, block.end)


def _repairs(kept: Sequence[Decision]) -> Iterator[Repair]:
    offset = 0
    for decision in kept:
        block = decision.block
        if not block.text:
            continue
        yield from repairs_of(block, offset) if block.edits else ()
        offset += len(block.text) + len(JOIN)
