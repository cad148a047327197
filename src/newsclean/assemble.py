"""Builds the `Article` from decided blocks and picked metadata. Language, flags and findings are added later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from newsclean.article import JOINT, Article, ArticleBlock, Removal, Repair, Source
from newsclean.kinds import ChromeKind
from newsclean.label.decide import is_kept_by_rule
from newsclean.label.headings import with_kinds
from newsclean.measure import fold_spaces
from newsclean.metadata import Metadata
from newsclean.provenance import made_by
from newsclean.records import Block, Decision, Document
from newsclean.repair.edits import place_in_raw, repairs_of
from newsclean.settings import Settings

# Why a line that a program wrote around a text is removed.
_WRITTEN = {
    "export": "Written by a database of the press above or below the articles that it exports",
    "page-edge": "Head or foot of a printed page",
}


def assemble(document: Document, decisions: Sequence[Decision], metadata: Metadata, settings: Settings) -> Article:
    """The article record with its text, removals, repairs and metadata. `judge` and `detect` fill the other fields."""
    fates = tuple(find_fates(document, decisions, metadata.title, settings))
    kept = [fate.decision for fate in fates if fate.place == "text"]
    blocks = tuple(ArticleBlock(kind, block.text) for block, kind in with_kinds(kept))
    page = document.page
    return Article(
        id=page.id,
        source=Source(document.kind, page.path, document.sha256, document.encoding),
        made_by=made_by(settings),
        text=JOINT.join(block.text for block in blocks),
        blocks=blocks,
        removed=tuple(piece.removal for fate in fates for piece in fate.pieces),
        repairs=tuple(_repairs(kept)),
        extra=page.extra,
        **metadata.of_article(),
    )


class Piece(NamedTuple):
    """A piece of a block that is in no other field of the record, with the reason for a reader."""

    removal: Removal
    reason: str


class Fate(NamedTuple):
    """What becomes of a block, and the pieces of it that are removed: one if it is removed whole."""

    decision: Decision
    place: Literal["text", "title", "removed"]
    pieces: tuple[Piece, ...] = ()


def find_fates(
    document: Document, decisions: Sequence[Decision], title: str | None, settings: Settings
) -> Iterator[Fate]:
    """Yield what becomes of each block, in page order. `title` is the article's."""
    fields = {field.start: field for field in document.front.fields}
    for decision in decisions:
        if (field := fields.get(decision.block.start or 0)) and not decision.block.text:
            yield Fate(decision, "removed", (_whole(decision, field.kind, f"parse/{field.by}", _WRITTEN[field.by]),))
        elif decision.label.kind == "title" and decision.block.text:
            if document.kind != "text":
                yield Fate(decision, "title")
            elif place := _place_of_title(decision.block, title):
                yield Fate(decision, "title", tuple(_beside_title(decision, *place)))
            else:
                yield Fate(decision, "removed", (_whole(decision, "duplicate_title"),))
            title = None  # another line with it is a duplicate
        elif (piece := _removed(decision, settings)) is not None:
            yield Fate(decision, "removed", (piece,))
        else:
            yield Fate(decision, "text")


def _removed(decision: Decision, settings: Settings) -> Piece | None:
    """The block as a removed piece; None if it is of the text."""
    kind, block = decision.label.kind, decision.block
    if not block.text and block.edits and block.edits[-1].by == "markdown":
        return _whole(decision, "other", "repair/markdown", "No text: front matter, an image or a line of marks")
    if kind == "title" or _is_kept(decision, settings):
        return None if block.text else _whole(decision, "other", "repair/nothing-left", "The repairs leave nothing")
    if kind == "body" or kind == "subtitle":
        dropped = "tables" if block.kind == "table" else "lists"
        return _whole(decision, "other", "settings/dropped", f"The settings drop {dropped}")
    return _whole(decision, kind)


def _is_kept(decision: Decision, settings: Settings) -> bool:
    """Whether the block belongs to the article's text under these settings."""
    kind, block = decision.label.kind, decision.block.kind
    if kind in ("body", "subtitle"):
        dropped = (settings.drop_tables and block == "table") or (settings.drop_lists and block == "list_item")
        return not dropped or is_kept_by_rule(decision.label)
    return (settings.keep_captions and kind == "image_caption") or (settings.keep_comments and kind == "comment")


def _whole(decision: Decision, kind: ChromeKind, rule: str = "", reason: str = "") -> Piece:
    """The block as a piece that was removed by a rule, or by the label."""
    block, label = decision.block, decision.label
    by, score = (rule, 1.0) if rule else (str(label.by), round(label.score, 3))
    return Piece(Removal(kind, fold_spaces(block.raw), by, score, block.start, block.end), reason or label.reason)


def _place_of_title(block: Block, title: str | None) -> tuple[int, int] | None:
    """Where the title stands in the block's source; None if it is not in its line."""
    start = block.text.find(title) if title else -1
    return place_in_raw(block, start, start + len(title or "")) if start >= 0 else None


def _beside_title(decision: Decision, start: int, end: int) -> Iterator[Piece]:
    """Yield the rest of the title's line, such as the site's name in "Headline | Site name"."""
    block, score = decision.block, round(decision.label.score, 3)
    for rest, offset in ((block.raw[:start], 0), (block.raw[end:], end)):
        if rest.strip():
            first = (block.start or 0) + offset + len(rest) - len(rest.lstrip())
            last = first + len(rest.strip())
            kind: ChromeKind = "site_name" if any(map(str.isalnum, rest)) else "other"
            removal = Removal(kind, fold_spaces(rest.strip()), "metadata/title", score, first, last)
            yield Piece(removal, "Stands in the title's line")


def _repairs(kept: Sequence[Decision]) -> Iterator[Repair]:
    offset = 0
    for decision in kept:
        block = decision.block
        yield from repairs_of(block, offset) if block.edits else ()
        offset += len(block.text) + len(JOINT)
