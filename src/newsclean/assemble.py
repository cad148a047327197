"""Builds the `Article` from decided blocks and picked metadata. Language, flags and findings are added later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.kinds import OF_ARTICLE, ChromeKind
from newsclean.label.decide import is_kept_by_rule
from newsclean.label.headings import with_kinds
from newsclean.measure import fold_spaces
from newsclean.metadata import Metadata
from newsclean.provenance import made_by
from newsclean.records import JOINT, Article, ArticleBlock, Decision, Document, Removal, Repair, Source
from newsclean.repair.edits import place_in_raw, repairs_of
from newsclean.settings import Settings


def assemble(document: Document, decisions: Sequence[Decision], metadata: Metadata, settings: Settings) -> Article:
    """The article record with its text, removals, repairs and metadata. `judge` and `detect` fill the other fields."""
    kept = [decision for decision in decisions if is_kept(decision, settings)]
    blocks = tuple(ArticleBlock(kind, block.text) for block, kind in with_kinds(kept) if block.text)
    page = document.page
    return Article(
        id=page.id,
        source=Source(document.kind, page.path, document.sha256, document.encoding),
        made_by=made_by(settings),
        text=JOINT.join(block.text for block in blocks),
        blocks=blocks,
        removed=tuple(_removed(document, decisions, metadata.title, settings)),
        repairs=tuple(_repairs(kept)),
        extra=page.extra,
        **metadata.of_article(),
    )


def is_kept(decision: Decision, settings: Settings) -> bool:
    """Whether the block belongs to the article's text under these settings."""
    kind, block = decision.label.kind, decision.block.kind
    if kind in ("body", "subtitle"):
        dropped = (settings.drop_tables and block == "table") or (settings.drop_lists and block == "list_item")
        return not dropped or is_kept_by_rule(decision.label)
    return (settings.keep_captions and kind == "image_caption") or (settings.keep_comments and kind == "comment")


def _removed(
    document: Document, decisions: Sequence[Decision], title: str | None, settings: Settings
) -> Iterator[Removal]:
    """Yield, in page order, the pieces that are in no other field of the record."""
    titles = 0
    for decision in decisions:
        label, block = decision.label, decision.block
        if not block.text and block.edits and block.edits[-1].by == "markdown":
            yield Removal("other", fold_spaces(block.raw), "repair/markdown", 1.0, block.start, block.end)
        elif not block.text and label.kind in OF_ARTICLE:
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
            yield Removal(
                label.kind, fold_spaces(block.raw), str(label.by), round(label.score, 3), block.start, block.end
            )


def _beside_title(decision: Decision, title: str | None) -> Iterator[Removal]:
    """Yield the rest of the title's line, such as the site's name in "Headline | Site name".

    If `title` is None or not in the line, the whole line is a duplicate title.
    """
    block, score = decision.block, round(decision.label.score, 3)
    place = block.text.find(title) if title else -1
    if title is None or place < 0:
        yield Removal("duplicate_title", fold_spaces(block.raw), str(decision.label.by), score, block.start, block.end)
        return
    start, end = place_in_raw(block, place, place + len(title))
    for rest, offset in ((block.raw[:start], 0), (block.raw[end:], end)):
        if rest.strip():
            first = (block.start or 0) + offset + len(rest) - len(rest.lstrip())
            last = first + len(rest.strip())
            kind: ChromeKind = "site_name" if any(map(str.isalnum, rest)) else "other"
            yield Removal(kind, fold_spaces(rest.strip()), "metadata/title", score, first, last)


def _repairs(kept: Sequence[Decision]) -> Iterator[Repair]:
    offset = 0
    for decision in kept:
        block = decision.block
        if not block.text:
            continue
        yield from repairs_of(block, offset) if block.edits else ()
        offset += len(block.text) + len(JOINT)
