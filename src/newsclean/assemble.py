"""Decided blocks and picked metadata -> Article. Nothing is judged here, all is put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.label.headings import with_kinds
from newsclean.measure import fold_spaces
from newsclean.metadata import Metadata
from newsclean.provenance import made_by
from newsclean.records import Article, ArticleBlock, Decision, Document, Removal, Repair, Source
from newsclean.repair.edits import place_in_raw, repairs_of
from newsclean.settings import Settings

# Between two blocks of `Article.text`.
JOIN = "\n\n"


def assemble(document: Document, decisions: Sequence[Decision], metadata: Metadata, settings: Settings) -> Article:
    """The article record, with all that was done; what is judged of it comes after. Raises nothing of its own."""
    kept = [decision for decision in decisions if is_kept(decision, settings)]
    blocks = tuple(ArticleBlock(kind, block.text) for block, kind in with_kinds(kept) if block.text)
    page = document.page
    return Article(
        id=page.id,
        source=Source(document.kind, page.path, document.sha256, document.encoding),
        made_by=made_by(settings),
        text=JOIN.join(block.text for block in blocks),
        blocks=blocks,
        removed=tuple(_removed(document, decisions, metadata.title, settings)),
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


def _removed(
    document: Document, decisions: Sequence[Decision], title: str | None, settings: Settings
) -> Iterator[Removal]:
    """Yield what stands in no other field of the record, in page order."""
    titles = 0
    for decision in decisions:
        label, block = decision.label, decision.block
        if not block.text and label.kind in ("title", "body", "subtitle"):
            yield Removal("other", fold_spaces(block.raw), "repair/nothing-left", 1.0, block.start, block.end)
        elif label.kind == "title":
            titles += 1
            if document.kind == "text":
                yield from _beside_title(decision, title if titles == 1 else None)
        elif is_kept(decision, settings):
            continue
        elif label.kind == "body" or label.kind == "subtitle":
            yield Removal("other", fold_spaces(block.raw), "settings/dropped", 1.0, block.start, block.end)
        else:
            yield Removal(label.kind, fold_spaces(block.raw), label.by, round(label.score, 3), block.start, block.end)


def _beside_title(decision: Decision, title: str | None) -> Iterator[Removal]:
    """Yield what stands on the title's line beside the title: as in a window's title, the site's name."""
    block, score = decision.block, round(decision.label.score, 3)
    place = block.text.find(title) if title else -1
    if title is None or place < 0:
        yield Removal("duplicate_title", fold_spaces(block.raw), decision.label.by, score, block.start, block.end)
        return
    start, end = place_in_raw(block, place, place + len(title))
    for rest, offset in ((block.raw[:start], 0), (block.raw[end:], end)):
        if rest.strip():
            first = (block.start or 0) + offset + len(rest) - len(rest.lstrip())
            last = first + len(rest.strip())
            yield Removal("site_name", fold_spaces(rest.strip()), "metadata/title", score, first, last)


def _repairs(kept: Sequence[Decision]) -> Iterator[Repair]:
    offset = 0
    for decision in kept:
        block = decision.block
        if not block.text:
            continue
        yield from repairs_of(block, offset) if block.edits else ()
        offset += len(block.text) + len(JOIN)
